"""Work that is shared out among processes, where the system can copy a process and there is enough to do.

What a worker did not do, whatever the reason, is done here: so errors come up as if there were no workers.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

Job = TypeVar("Job")

ENOUGH = 250
"""How many jobs a worker must have to be worth its start (some hundredths of a second)."""

MOST = 4
"""How many processes work at once; more wait for the disk."""


def nothing() -> None:
    """Does nothing."""


def spread(
    jobs: Sequence[Job],
    do: Callable[[Job], Any],
    enough: int = ENOUGH,
    settle: Callable[[], None] = nothing,
    near: Callable[[Job], Hashable] | None = None,
) -> list[Any]:
    """What `do` gives for each job, in their order: plain values as JSON knows them.

    Jobs of which `near` gives the same are done by one process, which remembers what they share. `settle` puts down what a
    process knows: it is called before there are workers, and by each when its part is done.
    """
    # Elsewhere a process cannot be copied as it is, and a worker would begin with reading the whole engine again.
    number = min(processors(), len(jobs) // enough, MOST) if sys.platform == "linux" else 1
    results: list[Any] = [None] * len(jobs)
    if number > 1:
        settle()
    shares = _shares([near(job) for job in jobs] if near else range(len(jobs)), max(1, number))
    with contextlib.ExitStack() as workers:
        others = [workers.enter_context(_worker([jobs[at] for at in share], do, settle)) for share in shares[1:]]
        for share, other in zip(shares, [None, *others], strict=True):
            done = other.results() if other else None
            for place, at in enumerate(share):
                results[at] = do(jobs[at]) if done is None else done[place]
    return results


def _shares(keys: Sequence[Hashable], number: int) -> list[list[int]]:
    """The places of some jobs in so many parts, about as large as each other, in which equal keys are together."""
    groups: dict[Hashable, list[int]] = {}
    for at, key in enumerate(keys):
        groups.setdefault(key, []).append(at)
    shares: list[list[int]] = [[] for _ in range(number)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(shares, key=len).extend(group)
    return shares


@dataclass
class Worker:
    """A copy of this process that does a part of the work."""

    process: int
    said: int
    """Where its results come."""

    expected: int
    """How many there must be."""

    def results(self) -> list[Any] | None:
        """What it found; None when it did not come to its end."""
        with open(self.said, "rb", closefd=False) as stream:
            text = stream.read()
        with contextlib.suppress(ValueError):
            found = json.loads(text)
            return found if len(found) == self.expected else None
        return None


@contextlib.contextmanager
def _worker(jobs: Sequence[Job], do: Callable[[Job], Any], settle: Callable[[], None]) -> Any:
    """A worker for a `with` block, after which it has gone."""
    if sys.platform != "linux":
        raise NotImplementedError
    said, saying = os.pipe()
    process = os.fork()
    if not process:
        _work(jobs, do, settle, saying)
    os.close(saying)
    try:
        yield Worker(process, said, len(jobs))
    except BaseException:
        os.kill(process, signal.SIGKILL)
        raise
    finally:
        os.close(said)
        os.waitpid(process, 0)


def _work(jobs: Sequence[Job], do: Callable[[Job], Any], settle: Callable[[], None], saying: int) -> None:
    """What a worker does all its life; it says all at the end or nothing, and never comes back."""
    parent, status = os.getppid(), 1
    try:
        results = []
        for job in jobs:
            if os.getppid() != parent:
                break  # nobody listens any more
            results.append(do(job))
        else:
            settle()
            with open(saying, "wb") as stream:
                stream.write(json.dumps(results, separators=(",", ":")).encode())
            status = 0
    finally:
        os._exit(status)


def processors() -> int:
    """How many this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
