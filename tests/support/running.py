"""Runs the commands with the arguments as a person types them, in a process of their own or in that of the tests."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO
from unittest import mock

from scripts import environment, run
from scripts.command import STOPS, start

HAS_BOUND = sys.platform != "win32"
"""Whether this system can bound the processor time of a command."""

ROOT = environment.ROOT


PATIENCE = 120
"""Seconds of processor time that a command may take, which do not depend on what else this machine does."""

WAITING = 10 * PATIENCE
"""Seconds on the clock after which a command that does nothing is given up."""


def command(name: str, *arguments: str | Path, given: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end in this process, with extra environment variables; what it is given and says is text.

    Nothing has to be loaded first, which is most of the time that `started` takes.
    """
    module = importlib.import_module(f"scripts.commands.{name.replace('-', '_')}")
    argv = [name, *map(str, arguments)]
    stdin, stdout, stderr = (io.TextIOWrapper(io.BytesIO(), "utf-8") for _ in range(3))
    stdin.write(given)
    stdin.seek(0)
    with (
        mock.patch.dict(os.environ, surroundings(**variables), clear=True),
        mock.patch.multiple(sys, argv=argv, stdin=stdin, stdout=stdout, stderr=stderr),
        _as_it_was(),
    ):
        try:
            start(module.main)
        except SystemExit as left:
            status = left.code
        said, aside = (_text_of(*streams) for streams in ((sys.stdout, stdout), (sys.stderr, stderr)))
    assert isinstance(status, int)
    return subprocess.CompletedProcess(argv, status, said, aside)


def _text_of(written: TextIO, stream: io.TextIOWrapper) -> str:
    """What a command wrote; it may have put a stream of its own around the one it got."""
    written.flush()
    stream.seek(0)
    return stream.read()


@contextlib.contextmanager
def _as_it_was() -> Iterator[None]:
    """Puts back what a command sets for the whole of its process."""
    handlers, threshold = {each: signal.getsignal(each) for each in STOPS}, gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*threshold)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def started(name: str, *arguments: str | Path, given: str = "", **variables: str) -> subprocess.CompletedProcess[str]:
    """The same in a process of its own, for what is about the process: what it loads, its limits, how Python starts."""
    return subprocess.run(
        line(name, *arguments),
        env=surroundings(**variables),
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=WAITING,
        check=False,
        preexec_fn=_bounded if HAS_BOUND else None,
    )


def _bounded() -> None:
    """Ends a command that works for too long."""
    import resource  # noqa: PLC0415 -- there is none on Windows

    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))


def line(name: str, *arguments: str | Path) -> list[str]:
    """What `run.py` starts for a command, with the Python of these tests."""
    return [sys.executable, *run.command_line(name, [str(each) for each in arguments])[1:]]


def surroundings(**variables: str) -> dict[str, str]:
    """The environment of a command; what a build server sets does not leak into it."""
    leaking = {"CI", "GITHUB_ACTIONS", "SOURCE_DATE_EPOCH"}
    kept = {
        key: value
        for key, value in environment.variables().items()
        if key not in leaking and not key.startswith("KRINGEN_")
    }
    return kept | variables


def copy_of_data(folder: Path) -> Path:
    """A repository of its own as this one began, with its hand-written pages, to break things in; git knows them."""
    copy_of_start(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return commit(folder)


def copy_of_start(folder: Path) -> Path:
    """The circles, meetings and topics with which this repository began, and the hand-written pages."""
    shutil.copytree(ROOT / "tests" / "start", folder, dirs_exist_ok=True)
    for page in sorted((ROOT / "content").glob("*.md")):
        shutil.copy(page, folder / "content" / page.name)
    return folder


def git(folder: Path, *arguments: str, at: str = "2026-11-01T09:00:00+00:00") -> None:
    """Lets git do something at some moment, whatever this machine's own settings are."""
    settings = ("user.name=Test", "user.email=test@example.org", "commit.gpgsign=false", "core.autocrlf=false")
    options = [part for setting in settings for part in ("-c", setting)]
    variables = surroundings(GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at, GIT_CONFIG_GLOBAL=os.devnull)
    subprocess.run(["git", *options, *arguments], cwd=folder, env=variables, check=True, capture_output=True)


def commit(folder: Path, at: str = "2026-11-01T09:00:00+00:00") -> Path:
    """Keeps everything in a folder as it is now."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Test", at=at)
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def names_in(folder: Path) -> list[str]:
    """What lies directly in a folder, hidden things included."""
    return sorted(path.name for path in folder.iterdir())


def wait_until(holds: Callable[[], bool], patience: float = 60.0) -> None:
    """Waits until something holds; fails after some seconds."""
    until = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.02)
