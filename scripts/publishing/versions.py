"""Two versions of the files: each a folder, or what git keeps of a commit, put in a folder that goes away again."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kringen import dates
from kringen.edge import gitlog
from kringen.edge.gitlog import FOLDERS
from kringen.source.elsewhere import OURS
from scripts.command import WRONG_USE, Stop


@contextlib.contextmanager
def version(text: str, root: Path) -> Iterator[Path]:
    """The folder of a version, e.g. `../kopie` or `HEAD^1` of the repository in which `root` stands."""
    folder = Path(text)
    if folder.is_dir():
        yield folder.resolve()
        return
    commit = _commit(text, root)
    with tempfile.TemporaryDirectory(prefix="kringen-") as temporary:
        yield _checked_out(commit, root, Path(temporary))


def before(day: dt.date, root: Path) -> str:
    """The last commit of the branch itself before a day began in Brussels; empty when there was none yet.

    A merged proposal counts from the moment of the merge: that is when it was published.
    """
    try:
        moment = dates.midnight(day).isoformat()
        return _git(root, "rev-list", "-1", "--first-parent", f"--before={moment}", "HEAD").strip()
    except gitlog.NoHistory:
        return ""


def marks(folder: Path) -> dict[str, str]:
    """A mark of the bytes of each regular file in circles/, meetings/ and content/, by its path; links are not followed."""
    found = {}
    for name in FOLDERS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and not path.is_symlink():
                found[path.relative_to(folder).as_posix()] = _mark(path)
    return found


def _mark(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:  # the reader of the data says what is wrong with it
        return ""


def others(old: str, new: str, root: Path) -> tuple[str, ...]:
    """The files outside those folders that differ between two versions; nothing when one is a folder outside git."""
    commits = [text for text in (old, new) if text and not Path(text).is_dir()]
    if not commits or Path(old).is_dir() or (new and Path(new).is_dir() and Path(new).resolve() != root):
        return ()
    said = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", *commits, "--", ".")
    return tuple(path for path in said.split("\0") if path and path.partition("/")[0] not in FOLDERS)


def _commit(text: str, root: Path) -> str:
    """The full name of a commit; ends the command when there is no such folder or commit."""
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{text}^{{commit}}").strip()
    except gitlog.NoHistory:
        cure = "in een kopie zonder hele geschiedenis: git fetch --unshallow"
        raise Stop(f'"{text}" is geen map en geen versie die git hier kent ({cure})', WRONG_USE) from None


def _checked_out(commit: str, root: Path, temporary: Path) -> Path:
    """The files as a commit has them, links as links; the working folder and the index of git stay as they are.

    Of the engine nothing is needed; what stands where nothing reads it comes along, to be told.
    """
    index = {"GIT_INDEX_FILE": str(temporary / "index")}
    _git(root, "read-tree", commit, **index)
    files = "".join(
        f"{path}\0" for path in _git(root, "ls-files", "-z", **index).split("\0") if path and _is_read(path)
    )
    place = temporary / "files"
    place.mkdir()
    _git(root, "checkout-index", "-z", "--stdin", f"--prefix={place}/", say=files, **index)
    below = place / _git(root, "rev-parse", "--show-prefix").strip()
    below.mkdir(parents=True, exist_ok=True)
    return below


def _is_read(path: str) -> bool:
    """Whether a file is data, or stands where nothing reads it."""
    top = path.partition("/")[0]
    return top in FOLDERS or not (path.startswith(".") or top in OURS)


def _git(root: Path, *arguments: str, say: str = "", **more: str) -> str:
    """What git answers, with every name of a file as it is; ends the command without git."""
    try:
        return gitlog.ask(root, *arguments, say=say, errors="surrogateescape", **more)
    except gitlog.NoGit as reason:
        raise Stop(str(reason)) from None
