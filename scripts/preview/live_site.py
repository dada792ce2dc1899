"""A site in memory: each page and file of it is made when somebody asks for it."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import build as hook
from kringen import dates
from kringen.edge.building import Build, build_of
from kringen.edge.gitlog import NoHistory, ask, read_history
from kringen.edge.repository import Findings
from kringen.edition.page import file_of
from kringen.history import History
from kringen.search.archive import FOLDER as ARCHIVE
from kringen.source import Reading, read_file
from kringen.source.names import Found
from scripts.configured import settings
from scripts.preview.watch import Snapshot


class LiveSite:
    """What was generated, in the frame of the last time that MkDocs was asked."""

    def __init__(self, build: Build, handed: hook.Handed, folder: Path) -> None:
        """`folder` holds what MkDocs made besides pages."""
        self._folder = folder
        self._build = build
        self._one_at_a_time = threading.Lock()
        assert handed.press
        draw = handed.press.drawn
        self._made: dict[str, Callable[[], bytes]] = {
            file_of(uri): partial(self._hand_written, uri, marked) for uri, marked in handed.marked.items()
        }
        for recipe in build.output.page_recipes:
            page = build.file(recipe, partial(draw, recipe))
            self._made[page.uri] = page.make
        self._made |= {recipe.uri: recipe.make for recipe in build.output.listed}
        self._has_archive = False

    def read(self, place: str) -> bytes | None:
        """The content of the file at a place such as `kringen/index.html`; None when there is none."""
        with self._one_at_a_time:
            if place.startswith(ARCHIVE) and not self._has_archive:
                self._made |= {recipe.uri: recipe.make for recipe in self._build.output.file_recipes}
                self._has_archive = True
            if make := self._made.get(place):
                return make()
        file = self._folder / place
        return file.read_bytes() if file.is_file() else None

    def places(self) -> list[str]:
        """Every place, for whoever compares."""
        own = (path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file())
        made = (recipe.uri for recipe in self._build.output.file_recipes)
        return sorted({*own, *self._made, *made})

    def _hand_written(self, uri: str, marked: str) -> bytes:
        return self._build.hand_written(uri, marked).encode()


class Maker:
    """Makes one live site after the other; MkDocs is asked again only when something that it looks at has changed."""

    def __init__(self, root: Path, url: str, work: Path) -> None:
        """`url` is the address of the preview; in `work` MkDocs gets a folder each time that it is asked."""
        self._root = root
        self._url = url
        self._work = work
        self._drawn: tuple[object, hook.Handed, Path] | None = None
        """All that MkDocs looked at last, what it gave, and in which folder."""

    def make(self, findings: Findings, now: dt.datetime, seen: Snapshot) -> LiveSite:
        """The site of a repository without errors, whose files are as in `seen`; raises build.Unbuilt."""
        made = build_of(findings, self._root, now, replace(settings(), site_url=self._url), os.environ)
        content = str(self._root / "content")
        looked_at = (
            {path: state for path, state in seen.items() if path.startswith(content)},
            made.shown,
            made.output.uris,
        )
        if self._drawn is None or self._drawn[0] != looked_at:
            folder = Path(tempfile.mkdtemp(dir=self._work))
            self._drawn = (looked_at, hook.make(made, self._root, folder, is_whole=False), folder)
        return LiveSite(made, *self._drawn[1:])


class Readings:
    """What was read, for as long as this process lives."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, int], Reading]] = {}

    def __call__(self, file: Found) -> Reading:
        """As `read_file`."""
        place = str(file.disk)
        try:
            found = os.stat(place, follow_symlinks=False)  # noqa: PTH116 -- thousands at a time
        except OSError:
            return read_file(file)
        state = (found.st_mtime_ns, found.st_size)
        known = self._known.get(place)
        if known is None or known[0] != state:
            known = self._known[place] = (state, read_file(file))
        return known[1]


class Histories:
    """What git remembers, for as long as this process lives; git is asked again once HEAD moved or another day began."""

    def __init__(self) -> None:
        self._known: tuple[tuple[str, dt.date], History] | None = None

    def __call__(self, root: Path, now: dt.datetime) -> History:
        """As `read_history`."""
        try:
            state = (ask(root, "rev-parse", "HEAD", "--is-shallow-repository"), dates.today(now))
        except NoHistory:
            return read_history(root, now)
        if self._known is None or self._known[0] != state:
            self._known = (state, read_history(root, now))
        return self._known[1]
