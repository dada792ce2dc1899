"""Reads many files with several processes at once, where the machine has several processors for them."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from multiprocessing.context import BaseContext
from pathlib import Path

from kringen import markdown
from memory import Memory
from readings import Fresh, Opened, Shelf, read_anew
from telling import warn
from watchdog import Watchdog
from workers import processors

ENOUGH = {"fork": 200, "spawn": 1_000}
"""From how many files on it pays, by how processes begin: as copies of this one, or from nothing."""
BATCH = 40
"""How many files a process gets at once."""
MOST = 8
"""Processes; each holds some 60 MB, and one has to gather what they read."""


def together(
    memory: Path | None, variables: Mapping[str, str], opened: Sequence[Opened]
) -> Iterator[tuple[Sequence[Opened], Fresh]]:
    """Some files after the other, with what was put on a shelf for them; none, or not all, when one process has to do."""
    way = "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"
    is_found = way == "fork" or str(Path(__file__).parent) in sys.path
    if len(opened) >= ENOUGH[way] and processors() > 1 and is_found:
        yield from shared(opened, memory, variables, multiprocessing.get_context(way))


def shared(
    opened: Sequence[Opened], memory: Path | None, variables: Mapping[str, str], context: BaseContext
) -> Iterator[tuple[Sequence[Opened], Fresh]]:
    """The files in parts, each read by the first process that is free; ends early when the processes fail."""
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor  # noqa: PLC0415 -- 20 ms, which few readings need

    batches = [opened[start : start + BATCH] for start in range(0, len(opened), BATCH)]
    number = min(processors(), MOST, len(batches))
    with contextlib.suppress(OSError, BrokenExecutor):
        pool = ProcessPoolExecutor(number, context, _begin, (memory, dict(variables)))
        try:
            read = [(batch, pool.submit(WORK, batch)) for batch in batches]
            for batch, fresh in read:
                yield batch, fresh.result()
        finally:
            pool.shutdown(cancel_futures=True)


class _Own(Shelf):
    """What one process adds to what was remembered before."""

    def __init__(self, memory: Memory) -> None:
        self.fresh: dict[str, bytes] = {}
        self._memory = memory

    def look_up(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is remembered, or was read in this process."""
        return self._memory.look_up(names) | {name: self.fresh[name] for name in names if name in self.fresh}

    def put(self, name: str, data: bytes) -> None:
        """Adds data, for the process that gathers them."""
        self.fresh[name] = data


_at_work: list[tuple[Memory, Watchdog]] = []
"""What a process of the crew reads with."""


def _begin(memory: Path | None, variables: Mapping[str, str]) -> None:
    """Makes a process ready; it leaves its end to the one that began it, and does not outlive that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    dog = Watchdog(markdown.read, partial(warn, variables=variables))
    dog.start()
    _at_work[:] = [(Memory(memory), dog)]


def _end_with_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _read(batch: Sequence[Opened]) -> Fresh:
    """What is to be remembered of some files."""
    memory, dog = _at_work[0]
    own = _Own(memory)
    for each in batch:
        read_anew(each, own, dog.read)
    return own.fresh


WORK = _read
"""What each process does with what it gets."""
