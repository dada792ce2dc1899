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
import shutil
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from kringen.memo import Memo
from kringen.pages.page import FileRecipe
from workers import spread

Note = list[object]
"""What is remembered of a file: its name, its length, and when it was written."""


MARKER = ".kenniskringen"
"""The file by which a folder is known as one that may be emptied; scripts/staging.py puts it there."""


class NotOurs(ValueError):
    """A folder that nobody gave us to empty."""


class Ledger:
    """The files of the site that is being made, and of the former ones."""

    def __init__(self, memo: Memo | None, last: str = "", ground: str = "") -> None:
        """`last` is the folder of the site that this build replaces, and `ground` where it is made, if not in an empty one."""
        self._memo = memo if last else None
        self._last = last
        self._ground = ground
        self._known = self._recalled("site")
        self._standing = self._recalled("ground")
        self._noted: dict[str, Note] = {}

    def write(self, recipes: Sequence[FileRecipe], site: str) -> None:
        """Puts files in a new site: those of former ones that were made under the same name, and what is made anew.

        What has no name is made, and kept all the same when it came out as it was. `site` is where they come when there is no ground.
        """
        site = self._ground or site
        self._clear(recipes)
        missing = [recipe for recipe in recipes if not self._is_kept(recipe, f"{site}/{recipe.uri}")]
        noted = spread(missing, partial(self._make, site))
        self._noted |= {recipe.uri: note for recipe, note in zip(missing, noted, strict=True)}

    def _clear(self, recipes: Iterable[FileRecipe]) -> None:
        """Takes away what does not belong on the ground, and leaves regular files and folders only.

        Raises NotOurs when the ground is not known as a site of ours: then it may be somebody's home.
        """
        if self._ground:
            if MARKER not in os.listdir(self._ground):  # noqa: PTH208
                raise NotOurs(self._ground)
            files = {MARKER, *(recipe.uri for recipe in recipes)}
            _sweep(self._ground, "", files, _folders(files))

    def _is_kept(self, recipe: FileRecipe, target: str) -> bool:
        """Whether a file of the same name stood there already, or came from the last site."""
        if not recipe.name:
            return False
        standing = self._standing.get(recipe.uri)
        if standing and standing[0] == recipe.name and _is_as(target, standing):
            self._noted[recipe.uri] = standing
            return True
        return self._keeps(recipe.uri, recipe.name, target)

    def _make(self, site: str, recipe: FileRecipe) -> Note:
        """Makes a file, and writes it where the last site has not the same; gives what to remember of it."""
        content, target = recipe.make(), f"{site}/{recipe.uri}"
        name = recipe.name or hashlib.blake2b(content, digest_size=20).hexdigest()
        if not self._keeps(recipe.uri, name, target):
            _make_room(target)
            Path(target).write_bytes(content)
        return [name, *_state(target)]

    def _keeps(self, uri: str, name: str, target: str) -> bool:
        """Keeps a file of the last site that was made under this name and is as it was; says whether."""
        known = self._known.get(uri)
        path = f"{self._last}/{uri}"
        if known is None or known[0] != name or not _is_as(path, known):
            return False
        _make_room(target)
        try:
            os.link(path, target)
        except OSError:  # it went, or this disk knows no links
            return False
        self._noted[uri] = known
        return True

    def save(self) -> None:
        """Remembers all this for the build that comes after; of a folder that is not in its place by then nothing counts."""
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


def _is_as(path: str, note: Note) -> bool:
    """Whether a file is as it was when it was written."""
    try:
        return _state(path) == note[1:]
    except OSError:
        return False


def _make_room(target: str) -> None:
    """Sees to it that a file can come there as another one than what stood there."""
    try:
        os.unlink(target)  # noqa: PTH108 -- thousands a second
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120


def _sweep(folder: str, path: str, files: set[str], folders: set[str]) -> None:
    """Takes everything from a folder that is neither one of these files nor one of these folders."""
    for entry in list(os.scandir(folder)):
        name = f"{path}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if name in folders:
                _sweep(entry.path, f"{name}/", files, folders)
            else:
                shutil.rmtree(entry.path)
        elif name not in files or not entry.is_file(follow_symlinks=False):
            os.unlink(entry.path)  # noqa: PTH108


def _state(path: str) -> Note:
    found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 -- thousands a second
    return [found.st_size, found.st_mtime_ns]


def _read(text: str | None) -> dict[str, Note]:
    """The files in what was remembered; none when it is nothing of the kind."""
    with contextlib.suppress(ValueError):
        found = json.loads(text or "{}")
        if isinstance(found, dict) and all(isinstance(each, list) and len(each) == 3 for each in found.values()):
            return found
    return {}
