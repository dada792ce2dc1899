"""Asks git at which commit a repository stands; the edge does this, so that the core need not."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Version:
    """What a site was made from."""

    commit: str
    """The full name of the commit; empty when nobody knows."""

    changed: bool
    """Whether what the site is made from differs from that commit: files that it holds, and new ones in the folders of the data."""


UNKNOWN = Version("", changed=False)

_DATA = ("circles", "meetings", "content")

_ASIDE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its own hooks, and what would lead it to another repository."""


def version_of(root: Path) -> Version:
    """The commit at which a folder stands; UNKNOWN without git, outside a repository and before the first commit."""
    commit = _git(root, "rev-parse", "--verify", "HEAD")
    if not commit:
        return UNKNOWN
    # What else is new, such as the site itself, its lock and its proof, is nothing that a site is made from.
    tracked = _git(root, "status", "--porcelain", "--untracked-files=no", "--", ".")
    return Version(commit, changed=bool(tracked or _git(root, "status", "--porcelain", "--", *_DATA)))


def _git(root: Path, *arguments: str) -> str:
    """What git answers; nothing when it cannot."""
    git = shutil.which("git")
    if git is None:
        return ""
    variables = {key: value for key, value in os.environ.items() if key not in _ASIDE}
    command = [git, "--no-optional-locks", "-C", str(root), *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, encoding="utf-8", errors="replace", check=False)
    return done.stdout.strip() if done.returncode == 0 else ""
