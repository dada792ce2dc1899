"""From the files to everything that is generated, with what only the edge knows: the environment, the clock and git."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from markupsafe import escape

import shell
from collecting import without_collecting
from compiled import Compiled
from findings import Findings, conclusion, examine, lines
from frame import Draw, Frames, filled, reach
from kringen import dates
from kringen.edition import environment
from kringen.edition.correction import correction
from kringen.edition.page import FileRecipe, Page, PageRecipe, Part, Settings, address_of, file_of
from kringen.edition.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from kringen.history import History
from kringen.output import Output, generate
from kringen.pages.head import head_links
from kringen.pages.place import insert, reachable
from kringen.problem import annotation
from kringen.source import STANDARD, is_example
from ledger import Ledger
from memory import Memory, remembering
from telling import VARIABLE, tell
from version import version_of
from workers import nothing

log = logging.getLogger("mkdocs.hooks.kringen")
"""Below MkDocs' own, so that `--strict` counts what is said here."""

HINTS = 3
"""How many hints a build shows; `check` shows them all."""

Variables = Mapping[str, str]
"""The environment."""


class NotMade(Exception):
    """Why nothing was made, in one Dutch sentence; what is wrong in the files is in the log."""


@dataclass(frozen=True)
class Made:
    """Everything that was generated, and what it was generated with."""

    variables: Variables
    output: Output
    settings: Settings
    now: dt.datetime
    standard_pages: tuple[str, ...]
    """The hand-written pages that come from the engine's own repository."""

    ledger: Ledger
    drawn_from: str
    """Names all that MkDocs looks at beside the data; empty when nothing of it is remembered."""

    marked: dict[str, str] = field(default_factory=dict)
    """The hand-written pages as MkDocs drew them, by uri, with marks for what we put in."""

    anchors: dict[str, list[str]] = field(default_factory=dict)
    """The places in generated pages, by uri, of those that MkDocs asked for."""

    @cached_property
    def frames(self) -> Frames:
        """The frames around pages."""
        ground = f"{self.drawn_from}:{self.shown!r}" if self.drawn_from else ""
        return Frames(self.ledger.memo, ground, is_shared=not self.variables.get("KRINGEN_NO_FRAMES"))

    @cached_property
    def _parts(self) -> dict[str, list[Part]]:
        """The parts of each hand-written page."""
        found: dict[str, list[Part]] = {}
        for part in self.output.parts:
            found.setdefault(part.uri, []).append(replace(part, html=reachable(part.html)))
        return found

    @property
    def shown(self) -> dict[str, object]:
        """What the theme's templates print on every page."""
        today = dates.today(self.now)
        return {
            "settings": self.settings,
            "policy": CONTENT_SECURITY_POLICY,
            "referrer": REFERRER_POLICY,
            "built": dates.short_day(today),
            # To the day, so that what did not change looks the same all day long and can be kept.
            "built_at": dates.iso(dt.datetime.combine(today, dt.time(23, 59), dates.BRUSSELS)),
        }

    def whole(self, recipe: PageRecipe, draw: Draw) -> FileRecipe:
        """How to make a page with all that stands around it; `draw` draws the frame.

        Pages of one tab that lie equally deep in one folder of the site share their frame.
        """
        url = address_of(recipe.uri)
        kind = (reach(url), recipe.tab, recipe.is_indexed)
        name = f"{recipe.name}-{self.frames.name(kind, draw)}" if recipe.name else ""
        return FileRecipe(file_of(recipe.uri), name, lambda: self._html(recipe, url, kind, draw).encode())

    def _html(self, recipe: PageRecipe, url: str, kind: Hashable, draw: Draw) -> str:
        page = recipe.make()
        texts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "content": reachable(page.html),
            "canonical_url": f"{self.settings.site_url}{url}" if self.settings.site_url else "",
        }
        return self.frames.fill(kind, texts | self.framed(page.uri, page), draw)

    def hand_written(self, uri: str, marked: str) -> str:
        """A hand-written page that was drawn with marks, with all that we put in."""
        return insert(filled(marked, self.framed(uri, None)), self._parts.get(uri, ()))

    def write(self, recipes: Iterable[FileRecipe], site: str) -> None:
        """Makes the files of a site that are not there yet; see Ledger."""
        tell("step", "pagina's en agenda's maken en wegschrijven", self.variables)
        self.ledger.write([*recipes, *self.output.file_recipes], site, self._circle)

    def _circle(self, recipe: FileRecipe) -> str:
        """The circle that a file is of, for its pages, feeds and data show the same texts; else its own uri."""
        found = (self._circles.get(part) for part in re.split("[/.]", recipe.uri))
        return next(filter(None, found), recipe.uri)

    @cached_property
    def _circles(self) -> dict[str, str]:
        """Each circle by its own name in addresses and by its former ones."""
        circles = self.output.edition.site.circles
        return {slug: circle.slug for circle in circles for slug in (circle.slug, *circle.former_slugs)}

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


_begun: list[tuple[Made, contextlib.ExitStack]] = []
"""What this process made already, and what is open for it."""


@contextlib.contextmanager
def making(site_url: str, configured: Mapping[str, Any], variables: Variables) -> Iterator[Made]:
    """Reads, checks and generates for a `with` block, in which pages and files are made and written.

    Raises NotMade when the files have mistakes or their history is missing.
    """
    if _begun:
        made, opened = _begun.pop()
        with opened:
            yield made
        return
    with remembered(variables) as memory:
        yield made_with(site_url, configured, variables, memory)


def hand_over(made: Made, opened: contextlib.ExitStack) -> None:
    """Leaves what was made to who asks next, in the same process and with the same arguments."""
    _begun[:] = [(made, opened)]


@contextlib.contextmanager
def remembered(variables: Variables) -> Iterator[Memory | None]:
    """What stands ready while something is made: the memory, and templates that are compiled already."""
    environment().bytecode_cache = Compiled("pages")
    with remembering(variables) as memory, without_collecting():
        yield memory


def made_with(
    site_url: str, configured: Mapping[str, Any], variables: Variables, memory: Memory | None, drawn_from: str = ""
) -> Made:
    """As `making`, with what stands ready; `drawn_from` names all that MkDocs looks at, where that is known already."""
    # YAML takes a branch such as 2027-01-01 for a date.
    texts: dict[str, Any] = {name: "" if value is None else str(value) for name, value in configured.items()}
    settings = Settings(site_url=site_url, **texts)
    root, now = Path(variables.get("KRINGEN_ROOT", STANDARD)), _now(variables)
    findings = examine(root, now, variables, memory)
    _report(findings, variables)
    made_from = version_of(root)
    commit = variables.get("KRINGEN_COMMIT") or made_from.commit
    settings = replace(settings, example=is_example(root), commit=commit, changed=made_from.changed)
    history = _history(findings, variables)
    tell("step", "overzichten en zoekindex maken", variables)
    output = generate(findings.site, now, settings, history, findings.originals, memory)
    standard = tuple(page.uri for page in findings.site.pages if page.is_standard)
    settle = memory.flush if memory else nothing
    ledger = Ledger(memory, variables.get("KRINGEN_LAST", ""), variables.get("KRINGEN_GROUND", ""), settle)
    drawn_from = drawn_from or (shell.name_of(variables) if ledger.memo else "")
    return Made(variables, output, settings, now, standard, ledger, drawn_from)


def _report(findings: Findings, variables: Variables) -> None:
    """Tells every problem; raises NotMade when there are mistakes."""
    said = {"lines": list(lines(findings, variables, most_hints=HINTS)), "conclusion": conclusion(findings)}
    tell("findings", {**said, "is_sound": findings.is_sound}, variables)
    for problem in findings.problems:
        log.log(logging.ERROR if problem.is_error else logging.INFO, "%s", problem)
        if variables.get("GITHUB_ACTIONS") and not variables.get(VARIABLE):  # who listens says so itself
            print(annotation(problem))  # noqa: T201 -- GitHub reads remarks from what is printed
    if not findings.is_sound:
        raise NotMade(f"De site is niet gebouwd: {conclusion(findings)}")


def _history(findings: Findings, variables: Variables) -> History:
    """The history of the data files; without it nothing is made, unless KRINGEN_HISTORY says `optional`."""
    if findings.no_history:
        tell("no-history", findings.no_history, variables)
        if variables.get("KRINGEN_HISTORY") != "optional":
            raise NotMade(f"De geschiedenis van de bestanden ontbreekt: {findings.no_history}.")
        log.info("De geschiedenis van de bestanden ontbreekt: %s.", findings.no_history)
    return findings.history


def _now(variables: Variables) -> dt.datetime:
    """The clock of this build: KRINGEN_NOW, else SOURCE_DATE_EPOCH, else the machine's."""
    if text := variables.get("KRINGEN_NOW"):
        return dt.datetime.fromisoformat(text).astimezone(dates.BRUSSELS)
    if epoch := variables.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), dates.BRUSSELS)
    return dt.datetime.now(dates.BRUSSELS)
