"""What a process costs: wall time, processor time and peak memory, all its children included."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class Failed(RuntimeError):
    """A builder ended with an error; the message is what it printed."""


@dataclass(frozen=True)
class Cost:
    """What one run cost."""

    wall: float
    """Seconds on the clock."""

    cpu: float
    """Seconds of processor time, user and system."""

    memory: int
    """Bytes at the highest point of the largest process."""


def run(command: Sequence[str], folder: Path, variables: dict[str, str]) -> Cost:
    """Runs a command to its end and says what it cost; raises Failed when it did not succeed (POSIX)."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout
    with process.stdout:
        said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(said.decode(errors="replace"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


@dataclass(frozen=True)
class Spread:
    """The middle of some figures, with the least and the most."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread:
        """The spread of at least one figure."""
        return cls(statistics.median(figures), min(figures), max(figures))

    def __str__(self) -> str:
        """As `1.23 (1.20-1.30)`."""
        return f"{self.median:.3g} ({self.least:.3g}-{self.most:.3g})"
