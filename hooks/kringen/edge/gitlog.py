"""Asks git: for the history of the data files (two `git log` for all of them), for the commit at which they stand, and what it holds.

The core takes the History that comes out.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from kringen.history import LOG_FORMAT, TOLD_LINES, History, history_of, read_log

FOLDERS = ("circles", "meetings", "content")
"""Where the data files stand, below the root."""

_PLACES = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}
"""What git sets for its own hooks; it would send our question to another repository."""


_OURS = {"LC_ALL": "C", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_OPTIONAL_LOCKS": "0"}
"""English, each commit as it was made, whatever `git replace` says, and nothing of git's own written on the way."""


class NoHistory(Exception):
    """Why git does not answer, or knows too little, and the cure, in Dutch."""


class NoGit(NoHistory):
    """Git is not there."""


@dataclass(frozen=True)
class Version:
    """What a site was made from."""

    commit: str
    """The full name of the commit; empty when nobody knows."""

    changed: bool
    """Whether what the site is made from differs from that commit: files that it holds, and new ones in the folders of the data."""


def version_of(root: Path) -> Version:
    """The commit at which a folder stands; one without a name where git does not know it."""
    try:
        commit = ask(root, "rev-parse", "--verify", "HEAD").strip()
        # What else is new, such as the site itself, its lock and its proof, is nothing that a site is made from.
        tracked = ask(root, "status", "--porcelain", "--untracked-files=no", "--", ".")
        return Version(commit, changed=bool(tracked or ask(root, "status", "--porcelain", "--", *FOLDERS)))
    except NoHistory:
        return Version("", changed=False)


def read_history(root: Path, now: dt.datetime, version: str = "") -> History:
    """The whole history of a root's data files; raises NoHistory when git, or a part of the history, is missing.

    `now` is the moment of the build: what git calls later than that, and later than the clock, cannot be.

    Every commit counts, on whatever branch it was made: the set of commits behind a version only grows, whichever way
    branches were merged, and so do the numbers that calendars compare. Renames are not guessed from contents; the
    former names of a circle say which paths belong together. The history is that behind HEAD, or behind a `version`.
    """
    require_whole(root)
    latest = int((max(now, dt.datetime.now(dt.UTC)) + dt.timedelta(days=1)).timestamp())
    versions = tuple(filter(None, [version]))
    log, strange = read_log(_log(root, "-c", *versions), latest)
    if not log:
        raise NoHistory("git kent de kringen en bijeenkomsten in deze map niet; leg ze eerst vast met een commit")
    told, _ = read_log(_log(root, f"-G{TOLD_LINES}", *versions), latest)
    return history_of(log, strange, told)


def _log(root: Path, *more: str) -> str:
    """What git says of every commit behind HEAD, or behind a version among the options that come `more`."""
    options = ("-z", "--full-history", "--no-renames", "--name-only", f"--format={LOG_FORMAT}", "--relative")
    return ask(root, "-c", "log.showSignature=false", "log", *options, *more, "--", *FOLDERS)


def require_whole(root: Path) -> None:
    """Raises NoHistory when git is missing, does not know the folder, or was given only the latest commits."""
    if ask(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoHistory(
            "git kent hier alleen de jongste wijzigingen; haal de hele geschiedenis op met "
            '"git fetch --unshallow" (in GitHub Actions: fetch-depth: 0)'
        )


def ignored(root: Path) -> tuple[str, ...]:
    """The files below a root that git holds although its .gitignore leaves them out; none when git does not say."""
    try:
        said = ask(root, "ls-files", "-z", "--cached", "--ignored", "--exclude-per-directory=.gitignore")
    except NoHistory:
        return ()
    return tuple(said.split("\0")[:-1])


def newest(root: Path) -> dt.datetime | None:
    """The moment of the newest commit; None when git does not say, or says what cannot be."""
    try:
        said = ask(root, "log", "-1", "--format=%ct").strip()
        return dt.datetime.fromtimestamp(int(said), dt.UTC) if said else None
    except (NoHistory, ValueError, OverflowError, OSError):  # a commit may say any number
        return None


def ask(root: Path, *question: str, say: str = "", errors: str = "replace", **more: str) -> str:
    """What git answers; an unusual file name cannot break it. Raises NoHistory, and NoGit when git is not there.

    `say` is what it reads, `more` are variables for it alone; with `errors` as "surrogateescape" names can be given back to it.
    """
    variables = {name: value for name, value in os.environ.items() if name not in _PLACES} | _OURS | more
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *question]
    try:
        done = subprocess.run(
            command, env=variables, input=say.encode("utf-8", errors), capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NoGit("het programma git is niet geïnstalleerd; zie https://git-scm.com/downloads") from None
    if done.returncode:
        raise NoHistory(_reason(done.stderr.decode("utf-8", "replace").strip()))
    return done.stdout.decode("utf-8", errors)


def _reason(said: str) -> str:
    """What git complained about, as a colleague reads it; what is rare stays in git's own words."""
    if "not a git repository" in said:
        return 'deze map staat niet in git; gebruik een kopie die met "git clone" gemaakt is, geen zipbestand'
    if "dubious ownership" in said:
        return (
            "deze map is van een andere gebruiker, en dan leest git ze niet; vertrouw ze één keer met "
            '"git config --global --add safe.directory MAP"'
        )
    if "does not have any commits" in said:
        return "in deze map is nog niets vastgelegd in git; doe eerst een commit"
    return f"git antwoordde: {said.splitlines()[0] if said else 'niets'}"
