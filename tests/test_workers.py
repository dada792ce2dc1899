"""Shared work comes out as work that one process does, whatever becomes of the workers."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from workers import processors, spread

ALONE = os.getpid()
"""The process of the tests."""

needs_copies = pytest.mark.xfail(sys.platform != "linux", reason="elsewhere one process does it all", strict=True)


def fall(job: int) -> int:
    """Ends the worker with an error."""
    return job if os.getpid() == ALONE else 1 // 0


def die(job: int) -> int:
    """Ends the worker at once, as when memory is short."""
    if os.getpid() != ALONE:
        os._exit(9)
    return job


def stammer(job: int) -> object:
    """Gives something that cannot be told."""
    return job if os.getpid() == ALONE else object()


@pytest.mark.parametrize("do", [int, fall, die, stammer])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 7, 100])
def test_results_come_in_order(do: Callable[[int], object], number: int) -> None:
    """Each job's own, also when workers fail: then they are found here."""
    assert spread(range(number), do, enough=1) == list(range(number))


@needs_copies
def test_there_are_several(tmp_path: Path) -> None:
    """With two processors or more, as many as have enough to do."""
    processes = set(spread(range(4), lambda _: os.getpid(), enough=2))
    assert len(processes) == min(2, processors())
    assert len(set(spread(range(4), lambda _: os.getpid(), enough=3))) == 1


@needs_copies
def test_what_is_near_is_done_by_one() -> None:
    """Each group by one process, the processes with about as much to do, and each result at its own place."""
    jobs = [*range(60)]
    done = spread(jobs, lambda job: (job, os.getpid()), enough=2, near=lambda job: job % 6)
    assert [job for job, _ in done] == jobs
    by_group = {job % 6: {process for other, process in done if other % 6 == job % 6} for job in jobs}
    assert all(len(processes) == 1 for processes in by_group.values())
    busy = [process for _, process in done]
    assert max(map(busy.count, busy)) <= 60 / len(set(busy)) + 10
    assert len(set(busy)) == min(4, processors())


@needs_copies
def test_the_work_is_shared_evenly() -> None:
    """Also when nothing is near anything, however the jobs are stored."""
    busy = spread(range(1_000, 3_000), lambda _: os.getpid(), enough=10)
    assert {busy.count(process) for process in busy} == {2_000 // min(4, processors())}


def test_an_error_is_the_same_error() -> None:
    """What goes wrong everywhere goes wrong here."""
    with pytest.raises(ZeroDivisionError):
        spread(range(4), lambda job: 1 // (job - 3), enough=1)


def test_after_an_error_no_worker_goes_on(tmp_path: Path) -> None:
    """Whoever stops this process finds none at work behind it."""

    def work(job: int) -> None:
        if os.getpid() == ALONE:
            raise KeyboardInterrupt
        time.sleep(0.02)
        (tmp_path / str(job)).touch()

    with pytest.raises(KeyboardInterrupt):
        spread(range(200), work, enough=1)
    done = len(list(tmp_path.iterdir()))
    time.sleep(0.1)
    assert len(list(tmp_path.iterdir())) == done < 100


def test_each_settles_what_it_knows(tmp_path: Path) -> None:
    """The original before it shares out, and each worker at its end; where nothing is shared out nobody."""
    told = tmp_path / "told"
    told.touch()

    def settle() -> None:
        with told.open("a") as file:
            file.write(f"{os.getpid()}\n")

    processes = spread(range(8), lambda _: os.getpid(), enough=2, settle=settle)
    said = told.read_text().split()
    assert sorted(set(said)) == (sorted(map(str, set(processes))) if len(set(processes)) > 1 else [])
    assert len(said) == len(set(said))
