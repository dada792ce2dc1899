"""Notices changed files: the system says at once that something happened, and a look at all files says what.

Where the messages of the system do not come through (network drives, containers), the look itself finds it, later.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

REST = 0.02
"""For how many seconds no file may change before a change counts as whole."""

PATIENCE = 1.0
"""After how many seconds without a message from the system the files are looked at all the same."""

SHARE = 20
"""Looking for nothing takes at most one part in so many of the time: thousands of files on a slow disk cost no battery."""

Snapshot = dict[str, tuple[int, int]]
"""Each file with the time of its last change, in nanoseconds, and its size."""


class Watcher(FileSystemEventHandler):
    """Waits for changes in some folders and files."""

    def __init__(self, places: Iterable[Path]) -> None:
        self.places = tuple(places)
        self._called = threading.Event()
        self.seen = snapshot(self.places)
        """The state of the files at the last change."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        """The system says that something happened."""
        if event.event_type not in {"opened", "closed_no_write"}:
            self._called.set()

    def wait(self) -> list[str]:
        """Waits until files differ from what was seen, and have come to rest; gives their paths, sorted."""
        former: Snapshot | None = None
        patience = PATIENCE
        while True:
            if former is None:
                self._called.wait(patience)
            else:
                time.sleep(REST)
            self._called.clear()
            began = time.perf_counter()
            current = snapshot(self.places)
            patience = max(PATIENCE, SHARE * (time.perf_counter() - began))
            if self.seen != current == former:
                before, self.seen = self.seen, current
                return changed(before, current)
            former = current if current != self.seen else None


@contextmanager
def watching(places: Iterable[Path]) -> Iterator[Watcher]:
    """Watches some folders and files for the length of a `with` block; one that is not there yet may come."""
    watcher = Watcher(places)
    observer = Observer()
    for place in watcher.places:
        if place.is_dir():
            observer.schedule(watcher, str(place), recursive=True)
    observer.start()
    try:
        yield watcher
    finally:
        observer.stop()
        observer.join()


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
