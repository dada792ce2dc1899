"""A lock on a file, so that two runs do not write to one place; the system frees it when its run dies.

Standard library only, and readable by an old Python: `run.py` needs it before anything is installed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _claim(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _claim(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
"""What the systems answer when another run has the lock."""


def take(path: Path) -> int | None:
    """Takes the lock and gives the descriptor that holds it until it is closed; None when another run has it."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _claim(descriptor)
    except OSError as error:
        os.close(descriptor)
        if error.errno in _TAKEN:
            return None
        raise
    return descriptor


@contextlib.contextmanager
def held(path: Path, waiting: str) -> Iterator[None]:
    """Holds the lock for the length of a `with` block; when another run has it, says so once and waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = take(path)
    if descriptor is None:
        print(waiting, file=sys.stderr, flush=True)
    while descriptor is None:
        time.sleep(0.2)
        descriptor = take(path)
    try:
        yield
    finally:
        os.close(descriptor)
