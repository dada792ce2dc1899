"""Notices changed files by looking again and again.

Looking at a thousand files takes a few milliseconds, and works on network drives and in containers, where the
messages of the system do not come through; MkDocs looks in the same way.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

Snapshot = dict[str, tuple[int, int]]
"""Each file with the time of its last change, in nanoseconds, and its size."""


def snapshot(places: Iterable[Path]) -> Snapshot:
    """The state of all files in some folders, or of single files; hidden files, backups and caches do not count."""
    state: Snapshot = {}
    for path in _files(places):
        try:
            found = os.stat(path)  # noqa: PTH116 -- thousands a second
        except OSError:  # gone since it was listed, or a link to nowhere
            continue
        state[path] = (found.st_mtime_ns, found.st_size)
    return state


def wait_for_change(places: Iterable[Path], seen: Snapshot, rest: float = 0.1, share: int = 20) -> Snapshot:
    """Waits until the files differ from what was seen and have come to rest; gives their new state.

    `rest` is how long nothing may change, in seconds. Looking takes at most one part in `share` of the time, so that
    thousands of files on a slow disk do not keep a computer busy.
    """
    places = tuple(places)
    former: Snapshot | None = None
    while True:
        began = time.perf_counter()
        current = snapshot(places)
        if seen != current == former:
            return current
        former = current
        time.sleep(rest if current != seen else max(rest, share * (time.perf_counter() - began)))


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """The files that were added, removed or written, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _files(places: Iterable[Path]) -> Iterator[str]:
    for place in places:
        if place.is_file():
            yield str(place)
        for folder, folders, names in os.walk(place):
            folders[:] = [name for name in folders if _counts(name)]
            yield from (os.path.join(folder, name) for name in names if _counts(name))  # noqa: PTH118 -- thousands a second


def _counts(name: str) -> bool:
    return not name.startswith(".") and not name.endswith("~") and name != "__pycache__"
