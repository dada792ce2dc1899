"""What git remembers of the data files: when each one first appeared, and how often it changed since.

Asking git is for the edge (hooks/gitlog.py); here its answer is read and kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
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


Log = dict[str, dict[str, int]]
"""For each path the commits that touched it, by id, with their times in seconds since 1970."""


def read_log(text: str) -> Log:
    """What `git log -z --name-only` said with LOG_FORMAT."""
    log: Log = {}
    name, instant = "", 0
    for token in text.split("\0"):
        if token.startswith("\x01"):
            name, _, seconds = token[1:].partition(" ")
            instant = int(seconds)
        elif name and (path := token.removeprefix("\n")):
            log.setdefault(path, {})[name] = instant
    return log


def history_of(log: Log) -> History:
    """The history in a log; of most files nobody asks."""
    return History(_Commits(log))


class _Commits(Mapping[str, frozenset[Commit]]):
    """The commits of a log, made for the files that somebody asks for."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def __getitem__(self, path: str) -> frozenset[Commit]:
        return frozenset(
            Commit(name, dt.datetime.fromtimestamp(seconds, dt.UTC)) for name, seconds in self._log[path].items()
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._log)

    def __len__(self) -> int:
        return len(self._log)

    def __contains__(self, path: object) -> bool:
        return path in self._log
