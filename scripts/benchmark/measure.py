"""What a process costs (wall time, processor time and peak memory, all its children included), and what a visit does."""

from __future__ import annotations

import contextlib
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True)
class Visit:
    """One visit with an empty browser."""

    meetings: int
    what: str
    seconds: float
    """From asking for the page to the first result; 0 where that is not the question."""

    bytes: int
    """What came over the line, gzip and headers included."""

    requests: int
    elsewhere: int
    """How many of the requests went to another host."""

    def __str__(self) -> str:
        return f"{self.what}: {self.seconds:.2f} s, {self.bytes / 1000:.1f} kB, {self.requests} requests"


def run(command: Sequence[str], folder: Path, variables: dict[str, str]) -> Cost:
    """Runs a command to its end and says what it cost; raises Failed when it did not succeed (POSIX).

    What earlier runs wrote goes to the disk first, so that nobody pays for another one's thousands of files.
    """
    os.sync()
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout
    try:
        with process.stdout:
            said = process.stdout.read()
    except BaseException:  # Ctrl-C leaves nothing running
        process.kill()
        process.wait()
        raise
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(said.decode(errors="replace"))
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


class Aside:
    """Where things go that are in the way: they are deleted when all has been measured, and not before.

    For five minutes after a file was deleted, ext4 gives its inode to no new file, and looks for another one longer the
    more were deleted (`recently_deleted` in fs/ext4/ialloc.c). With thousands of files deleted before each run that was
    more than half of the processor time of ours, which writes the most files.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, path: Path) -> None:
        """Takes a file or folder away, if it is there."""
        with contextlib.suppress(FileNotFoundError):
            self._folder.mkdir(parents=True, exist_ok=True)
            path.rename(Path(tempfile.mkdtemp(dir=self._folder), path.name))


@contextlib.contextmanager
def set_aside(folder: Path) -> Iterator[Aside]:
    """A place below a folder for what is in the way while a `with` block measures; it goes at the end."""
    place = folder / "aside"
    try:
        yield Aside(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


@dataclass
class Measured:
    """All that was measured, in the order in which it was."""

    costs: dict[tuple[int, str, str], list[Cost]] = field(default_factory=dict)
    """What each builder paid for each task, round after round; by number of meetings, builder and task."""

    visits: list[Visit] = field(default_factory=list)

    troubles: list[str] = field(default_factory=list)
    """Who could not build what, and the last thing that was said about it."""


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
        """As `1.23 (1.20-1.30)`, or `1.23` when nothing differs."""
        if self.least == self.most:
            return f"{self.median:.3g}"
        return f"{self.median:.3g} ({self.least:.3g}-{self.most:.3g})"
