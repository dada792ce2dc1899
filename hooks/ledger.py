"""What the files of former sites were made from; a file that would be made from the same again is not made, but kept.

A site is made in an empty folder, or on the ground of a former one that is out of use. What stands there as it must be
stays; what the last site has is linked in (another name for the same bytes on the disk); the rest is made. A file that
somebody touched since is made again, and no file is written into: it may be in use under another name.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from pathlib import Path

from kringen.edition.page import FileRecipe
from kringen.memo import Memo
from site_folder import SiteFolder
from workers import nothing, spread

Note = list[object]
"""What is remembered of a file: its name, its length, when it was written, and who may read it."""


MARKER = ".kenniskringen"
"""The file by which a folder is known as one that may be emptied; scripts/publishing/staging.py puts it there."""


class NotOurs(ValueError):
    """A folder that nobody gave us to empty."""


class Ledger:
    """The files of the site that is being made, and of the former ones."""

    def __init__(
        self, memo: Memo | None, last: str = "", ground: str = "", settle: Callable[[], None] = nothing
    ) -> None:
        """`last` is the folder of the site that this build replaces, and `ground` where it is made, if not in an empty one.

        `settle` writes down what is to be remembered, for copies of this process.
        """
        self._settle = settle
        self._memo = memo if last else None
        self._last = last
        self._ground = ground
        self._known = self._recalled("site")
        self._standing = self._recalled("ground")
        self._noted: dict[str, Note] = {}

    @property
    def memo(self) -> Memo | None:
        """Where it remembers; None when there is no former site to go on from."""
        return self._memo

    def write(
        self, recipes: Sequence[FileRecipe], site: str, near: Callable[[FileRecipe], Hashable] | None = None
    ) -> None:
        """Puts files in a new site: those of former ones that were made under the same name, and what is made anew.

        Those of which `near` gives the same are made by one process. What has no name is made, and kept all the same when
        it came out as it was. `site` is where they come when there is no ground.
        Raises NotOurs when the ground is not known as a site of ours: then it may be somebody's home.
        """
        folder = self._cleared(recipes) if self._ground else SiteFolder(site)
        missing = [recipe for recipe in recipes if not self._is_kept(recipe, folder)]
        noted = spread(missing, partial(self._make, folder), settle=self._settle, near=near)
        self._noted |= {recipe.uri: note for recipe, note in zip(missing, noted, strict=True)}

    def _cleared(self, recipes: Iterable[FileRecipe]) -> SiteFolder:
        """The ground, without what does not belong there."""
        if MARKER not in os.listdir(self._ground):  # noqa: PTH208
            raise NotOurs(self._ground)
        folder = SiteFolder(self._ground)
        files = {MARKER, *(recipe.uri for recipe in recipes)}
        folder.sweep(files, _folders(files))
        return folder

    def _is_kept(self, recipe: FileRecipe, folder: SiteFolder) -> bool:
        """Whether a file of the same name stood there already, or came from the last site."""
        if not recipe.name:
            return False
        standing = self._standing.get(recipe.uri)
        if standing and standing[0] == recipe.name and _is_as(folder.path(recipe.uri), standing):
            self._noted[recipe.uri] = standing
            return True
        return self._keeps(recipe.uri, recipe.name, folder)

    def _make(self, folder: SiteFolder, recipe: FileRecipe) -> Note:
        """Makes a file, and writes it where the last site has not the same; gives what to remember of it."""
        content = recipe.make()
        name = recipe.name or _name_of(content)
        if not self._keeps(recipe.uri, name, folder):
            folder.write(recipe.uri, content)
        return [name, *_state(folder.path(recipe.uri))]

    def _keeps(self, uri: str, name: str, folder: SiteFolder) -> bool:
        """Keeps a file of the last site that was made under this name and is as it was; says whether."""
        known = self._known.get(uri)
        path = f"{self._last}/{uri}"
        if known is None or known[0] != name or not _is_as(path, known):
            return False
        folder.make_room(uri)
        try:
            os.link(path, folder.path(uri))
        except OSError:  # it went, or this disk knows no links
            return False
        self._noted[uri] = known
        return True

    def adopt(self, folder: str, uri: str) -> str:
        """Takes over a file that somebody else made in a folder, for it is moved into the site; gives its name."""
        path = f"{folder}/{uri}"
        name = _name_of(Path(path).read_bytes())
        self._noted[uri] = [name, *_state(path)]
        return name

    def save(self) -> None:
        """Remembers all this for the build that comes after; of a folder that is not in its folder by then nothing counts."""
        if self._memo is not None:
            for name, notes in (("site", self._noted), ("ground", self._known)):
                self._memo.keep(f"{name}:{self._last}", json.dumps(notes, separators=(",", ":")))

    def _recalled(self, name: str) -> dict[str, Note]:
        return _read(self._memo.recall(f"{name}:{self._last}") if self._memo is not None else None)


def _folders(files: Iterable[str]) -> set[str]:
    """The folders in which some files lie, without the one that holds them all."""
    found: set[str] = set()
    for file in files:
        above = file.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _name_of(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=20).hexdigest()


def _is_as(path: str, note: Note) -> bool:
    """Whether a file is as it was when it was written."""
    try:
        return _state(path) == note[1:]
    except OSError:
        return False


def _state(path: str) -> Note:
    found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 -- thousands a second
    return [found.st_size, found.st_mtime_ns, found.st_mode]


def _read(text: str | None) -> dict[str, Note]:
    """The files in what was remembered; none when it is nothing of the kind."""
    with contextlib.suppress(ValueError):
        found = json.loads(text or "{}")
        if isinstance(found, dict) and all(isinstance(each, list) and len(each) == 4 for each in found.values()):
            return found
    return {}
