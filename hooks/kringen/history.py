"""What git remembers of the data files: when each one first appeared, and how often it changed since.

Asking git is for the edge (hooks/gitlog.py); here its answer is read and kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LOG_FORMAT = "%x01%H %ct"
"""The line that `git log -z --name-only` must give for each commit: a mark, its id, its time in seconds since 1970."""


@dataclass(frozen=True)
class Commit:
    """One change that was kept."""

    id: str
    instant: dt.datetime
    """When it was kept, in UTC."""


@dataclass(frozen=True)
class Changes:
    """What became of one file, or of one thing that was called differently before."""

    first: dt.datetime
    """When it first appeared, in UTC."""

    last: dt.datetime
    """When it last changed, in UTC."""

    count: int
    """The number of commits that touched it, the first one included; it only ever grows."""


@dataclass(frozen=True)
class History:
    """Every file that ever was, by its path relative to the root; empty when nothing is known."""

    commits: Mapping[str, frozenset[Commit]] = field(default_factory=lambda: MappingProxyType({}))
    _known: dict[tuple[str, ...], Changes | None] = field(init=False, repr=False, compare=False, default_factory=dict)
    """What was asked before: feeds and lists ask the same again and again."""

    def of(self, *paths: str) -> Changes | None:
        """What became of a file that had these paths one after the other; None when no commit knows any of them."""
        if paths not in self._known:
            self._known[paths] = self._of(paths)
        return self._known[paths]

    def _of(self, paths: tuple[str, ...]) -> Changes | None:
        commits = frozenset[Commit]().union(*(self.commits.get(path, frozenset()) for path in paths))
        if not commits:
            return None
        instants = [commit.instant for commit in commits]
        return Changes(min(instants), max(instants), len(commits))

    def first_of(self, *paths: str) -> str:
        """The path that was there first; of several from one moment, or when none is known, the first one given."""
        known = [path for path in paths if path in self.commits]
        if not known:
            return paths[0]
        return min(known, key=lambda path: min(commit.instant for commit in self.commits[path]))

    @property
    def last(self) -> dt.datetime | None:
        """When anything last changed, in UTC; None when nothing is known."""
        return max((commit.instant for each in self.commits.values() for commit in each), default=None)


UNKNOWN = History()
"""When git was not asked."""


def read_log(text: str) -> History:
    """The history in what `git log -z --name-only` said with LOG_FORMAT."""
    commits: dict[str, set[Commit]] = {}
    current: Commit | None = None
    for token in text.split("\0"):
        if token.startswith("\x01"):
            name, _, seconds = token[1:].partition(" ")
            current = Commit(name, dt.datetime.fromtimestamp(int(seconds), dt.UTC))
        elif current and (path := token.removeprefix("\n")):
            commits.setdefault(path, set()).add(current)
    return History(MappingProxyType({path: frozenset(each) for path, each in commits.items()}))
