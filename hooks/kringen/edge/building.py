"""One build of the site: what was generated, and how each page becomes whole in the frame that MkDocs draws."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from markupsafe import escape

from kringen import dates
from kringen.edge.frame import Draw, Frames, filled, reach
from kringen.edge.gitlog import version_of
from kringen.edge.repository import Findings
from kringen.edition.correction import correction
from kringen.edition.page import FileRecipe, Page, PageRecipe, Part, Settings, address_of, file_of
from kringen.edition.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from kringen.output import Output, generate
from kringen.pages.place import head_links, insert, reachable
from kringen.source import is_example


@dataclass(frozen=True)
class Build:
    """Everything that was generated, and what it was generated with."""

    output: Output
    settings: Settings
    now: dt.datetime
    standard_pages: tuple[str, ...]
    """The hand-written pages that come from the engine's own repository."""

    _frames: Frames = field(init=False, repr=False, default_factory=Frames)

    @property
    def shown(self) -> dict[str, object]:
        """What the theme's templates print on every page."""
        today = dates.today(self.now)
        return {
            "settings": self.settings,
            "policy": CONTENT_SECURITY_POLICY,
            "referrer": REFERRER_POLICY,
            "built": dates.short_day(today),
            # To the day, so that a page that did not change stays the same all day long.
            "built_at": dates.iso(dt.datetime.combine(today, dt.time(23, 59), dates.BRUSSELS)),
        }

    def file(self, recipe: PageRecipe, draw: Draw) -> FileRecipe:
        """How to make the file of a page; `draw` draws the frame around it."""
        return FileRecipe(file_of(recipe.uri), lambda: self.html(recipe, draw).encode())

    def html(self, recipe: PageRecipe, draw: Draw) -> str:
        """A page with all that stands around it; pages of one tab, equally deep in one folder of the site, share their frame."""
        url = address_of(recipe.uri)
        page = recipe.make()
        texts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "content": reachable(page.html),
            "canonical_url": f"{self.settings.site_url}{url}" if self.settings.site_url else "",
        }
        kind = (reach(url), recipe.tab, recipe.is_indexed)
        return self._frames.fill(kind, texts | self.framed(page.uri, page), draw)

    def hand_written(self, uri: str, marked: str) -> str:
        """A hand-written page that was drawn with marks, with all that we put in."""
        return insert(filled(marked, self.framed(uri, None)), self._parts.get(uri, ()))

    def framed(self, uri: str, generated: Page | None) -> dict[str, str]:
        """What differs from page to page in the frame, beside title, description and content."""
        own_links = generated.links if generated else ()
        correct = correction(uri, generated.source if generated else f"content/{uri}", self.settings)
        return {
            "links": head_links(uri, (*own_links, *self.output.links)),
            "linked_data": self.output.linked_text(uri, generated.trail if generated else ()),
            "correct_mail": str(escape(correct.mail)),
            "correct_edit": str(escape(correct.edit)),
        }

    @cached_property
    def _parts(self) -> dict[str, list[Part]]:
        """The parts of each hand-written page."""
        found: dict[str, list[Part]] = {}
        for part in self.output.parts:
            found.setdefault(part.uri, []).append(replace(part, make=partial(_reachable, part)))
        return found


def _reachable(part: Part) -> str:
    return reachable(part.html)


def build_of(
    findings: Findings, root: Path, now: dt.datetime, settings: Settings, variables: Mapping[str, str]
) -> Build:
    """Generates the site of a repository without errors; KRINGEN_COMMIT among `variables` goes before what git says."""
    version = version_of(root)
    commit = variables.get("KRINGEN_COMMIT") or version.commit
    settings = replace(settings, example=is_example(root), commit=commit, changed=version.changed)
    output = generate(findings.site, now, settings, findings.history)
    return Build(output, settings, now, tuple(page.uri for page in findings.site.pages if page.is_standard))


def write(recipes: Iterable[FileRecipe], folder: Path) -> None:
    """Makes each file and puts it in its place below a folder; raises OSError when that cannot be.

    Thousands of files come there, so it asks the system little: each folder is made once.
    """
    made = {""}
    for recipe in recipes:
        inside = recipe.uri.rpartition("/")[0]
        if inside not in made:
            os.makedirs(f"{folder}/{inside}", exist_ok=True)  # noqa: PTH103
            made.add(inside)
        with open(f"{folder}/{recipe.uri}", "wb") as file:  # noqa: PTH123
            file.write(recipe.make())
