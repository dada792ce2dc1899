"""Reads files for the preview, each only once for as long as its path, size and time of change stay as they are."""

from __future__ import annotations

import os

from kringen.source import Reading, read_file
from kringen.source.names import Found


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
