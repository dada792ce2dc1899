"""Whether Python looks for garbage: while much is read or made there is none worth finding, and the search takes a fifth."""

from __future__ import annotations

import atexit
import contextlib
import gc
from collections.abc import Iterator

atexit.register(gc.freeze)  # when a process ends, the system takes all of its memory at once


@contextlib.contextmanager
def without_collecting() -> Iterator[None]:
    """No search for garbage in a `with` block: nearly everything that is made in it stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # what was made counts as old, and is not searched at once
            gc.unfreeze()
            gc.enable()
