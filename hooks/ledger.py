"""What the files of the last site were made from; a file that would be made from the same again is not made, but kept.

A kept file is linked into the new site (another name for the same bytes on the disk), so that thousands of them cost
next to nothing. A file that somebody touched since is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from kringen.memo import Memo
from kringen.pages.page import FileRecipe
from workers import spread

Note = list[object]
"""What is remembered of a file: its name, its length, and when it was written."""


class Ledger:
    """The files of two sites, the last one and the one that is being made."""

    def __init__(self, memo: Memo | None, last: str) -> None:
        """`last` is the folder of the site that this build replaces; when it is empty everything is made."""
        self._memo = memo
        self._last = last
        self._known = _read(memo.recall(f"site:{last}") if memo is not None and last else None)
        self._noted: dict[str, Note] = {}
        self._folders: set[str] = set()

    def write(self, recipes: Iterable[FileRecipe], site: str) -> None:
        """Puts files in a new site: those of the last one that were made under the same name, and what is made anew.

        What has no name is made, and kept all the same when it came out as it was.
        """
        missing = []
        for recipe in recipes:
            target = f"{site}/{recipe.uri}"
            folder = os.path.dirname(target)  # noqa: PTH120 -- thousands a second
            if folder not in self._folders:
                Path(folder).mkdir(parents=True, exist_ok=True)
                self._folders.add(folder)
            if not (recipe.name and self._keeps(recipe.uri, recipe.name, target)):
                missing.append(recipe)
        noted = spread(missing, partial(self._make, site))
        self._noted |= {recipe.uri: note for recipe, note in zip(missing, noted, strict=True)}

    def _make(self, site: str, recipe: FileRecipe) -> Note:
        """Makes a file, and writes it where the last site has not the same; gives what to remember of it."""
        content, target = recipe.make(), f"{site}/{recipe.uri}"
        name = recipe.name or hashlib.blake2b(content, digest_size=20).hexdigest()
        if not self._keeps(recipe.uri, name, target):
            Path(target).write_bytes(content)
        return [name, *_state(target)]

    def _keeps(self, uri: str, name: str, target: str) -> bool:
        """Keeps a file of the last site that was made under this name and is as it was; says whether."""
        known = self._known.get(uri)
        if known is None or known[0] != name:
            return False
        path = f"{self._last}/{uri}"
        try:
            if _state(path) != known[1:]:
                return False
            os.link(path, target)
        except OSError:  # it went, or this disk knows no links
            return False
        self._noted[uri] = known
        return True

    def save(self) -> None:
        """Remembers all this for the build that comes after; a folder that is not in its place by then is of no use."""
        if self._memo is not None and self._last:
            self._memo.keep(f"site:{self._last}", json.dumps(self._noted, separators=(",", ":")))


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
