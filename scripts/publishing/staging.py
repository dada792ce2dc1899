"""A fresh folder beside its target, which takes the target's place in one go, or not at all.

Whatever ends a run before that (a mistake, Ctrl-C, a kill), the target stays as it was; the next run cleans up.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from scripts import file_lock
from scripts.command import Stop
from scripts.publishing import root_files
from scripts.publishing.reasons import reason

MARKER = ".kenniskringen"
"""The file by which a folder is known as a build of ours, which the next build may replace."""

_MARK = "scripts/run.py build heeft deze map gemaakt en mag ze vervangen.\n"
_LOCK = "lock"
_FRESH = "new"
_FORMER = "old"


@contextlib.contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """An empty folder to fill; at the end of the `with` block it takes the place of the target, after an exception it goes."""
    refuse_foreign(target)
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        clean_up(target)
        with workplace(target) as work, _readable():
            fresh = work / _FRESH
            fresh.mkdir()
            (fresh / MARKER).write_text(_MARK, encoding="utf-8", newline="\n")
            yield fresh
            _open_to_all(fresh)  # what is copied into it may have come with other rights
            root_files.keep(target, fresh)
            _swap(fresh, target, work / _FORMER)


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """What is made in a `with` block, by programs that it starts as well, is for a web server to read."""
    former = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(former)


def _open_to_all(root: Path) -> None:
    """Lets a web server read everything, whatever the umask."""
    for folder, _, names in os.walk(root):
        os.chmod(folder, 0o755)  # noqa: PTH101, S103 -- thousands a second, and public
        for name in names:
            os.chmod(f"{folder}/{name}", 0o644)  # noqa: PTH101


@contextlib.contextmanager
def explained(target: Path) -> Iterator[None]:
    """Says in one sentence why something could not be written, whatever part of the work came upon it."""
    try:
        yield
    except OSError as error:
        raise Stop(f'de map "{target}" kon niet gevuld worden: {reason(error)}. Wat er stond, is gebleven.') from error


@contextlib.contextmanager
def only_one(target: Path) -> Iterator[None]:
    """Keeps others from publishing into the same folder for the length of a `with` block; who comes second stops."""
    with explained(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor = file_lock.take(target.parent / f".{target.name}.publish-lock")
    if descriptor is None:
        raise Stop(f'er wordt al gepubliceerd naar "{target}"; wacht tot dat klaar is en herhaal de opdracht')
    try:
        yield
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def workplace(target: Path) -> Iterator[Path]:
    """A folder of this run alone, beside the target; it goes at the end, and is known as alive until then."""
    work = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
    descriptor = file_lock.take(work / _LOCK)
    try:
        yield work
    finally:
        if descriptor is not None:
            os.close(descriptor)
        _remove(work, target)


def refuse_foreign(target: Path) -> None:
    """Stops when the target holds something that is not a former build of ours."""
    if not target.exists() or (target / MARKER).is_file():
        return
    if not target.is_dir():
        raise Stop(f'"{target}" is een bestand; kies een map')
    if {path.name for path in target.iterdir()} - set(root_files.of_the_server(target)):
        raise Stop(f'de map "{target}" bevat iets anders dan een eerdere build; maak ze leeg of kies een andere map')


def clean_up(target: Path) -> None:
    """Removes what dead runs left beside the target; puts a target back that a run had set aside when it was killed."""
    for work in sorted(path for path in target.parent.iterdir() if path.name.startswith(_prefix(target))):
        if _is_dead(work):
            _remove(work, target)


def _is_dead(work: Path) -> bool:
    """Whether the run that made a folder has ended; without a lock it may have begun this very moment."""
    if not (work / _LOCK).is_file():
        return work.stat().st_mtime < time.time() - 60
    descriptor = file_lock.take(work / _LOCK)
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is not None


def _prefix(target: Path) -> str:
    return f".{target.name}.build-"


def _remove(work: Path, target: Path) -> None:
    former = work / _FORMER
    if former.exists() and not target.exists():
        former.rename(target)
    shutil.rmtree(work, ignore_errors=True)


def _swap(fresh: Path, target: Path, former: Path, attempts: int = 20) -> None:
    """Puts the fresh folder in the place of the target: in one step where the system can, so that a kill is never between.

    Elsewhere the target is set aside first. On Windows a folder cannot be renamed while something reads in it (a virus
    scanner, say), and another build may come in between; hence the attempts.
    """
    for remaining in reversed(range(attempts)):
        try:
            if target.exists() and exchange(fresh, target):
                return
            if target.exists():
                shutil.rmtree(former, ignore_errors=True)
                target.rename(former)
            fresh.rename(target)
            return
        except OSError as error:
            if not remaining:
                raise Stop(f'de map "{target}" kon niet vervangen worden: {reason(error)}') from error
            time.sleep(0.1)


_SAME_FOLDER = -100
"""AT_FDCWD of Linux: paths count from the working folder. Source: linux/fcntl.h."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS. Sources: linux/fs.h, renamex_np(2)."""

_UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What a system or a file system answers that does not know the exchange, such as NFS."""


def exchange(one: Path, other: Path) -> bool:
    """Lets two paths change places; False when this system cannot do it in one step. Raises OSError when it fails."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    name = "renameat2" if sys.platform == "linux" else "renamex_np"
    if not hasattr(library, name):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    linux = (_SAME_FOLDER, first, _SAME_FOLDER, second, _EXCHANGE)
    if getattr(library, name)(*(linux if sys.platform == "linux" else (first, second, _EXCHANGE))) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
