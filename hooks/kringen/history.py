"""What git remembers of the data files: when each one first appeared, and how often it changed since.

Asking git is for the edge (hooks/kringen/edge/gitlog.py); here its answer is read and kept.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LOG_FORMAT = "%x01%H %ct"
"""The line that `git log -z --name-only` must give for each commit: a mark, its id, its time in seconds since 1970."""


TOLD_LINES = "^(naam|contact|datum|van|tot|status|gastbestuur|locatie|online):"
"""The keys that people plan by, as `git log -G` finds a change of their lines: what a circle is called and where one mails
it, and when, where and whether a meeting takes place."""


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
class Strange:
    """A commit with a time that cannot be."""

    id: str
    path: str
    """One of the files that it touched."""

    seconds: int
    """What it says, in seconds since 1970."""

    @property
    def year(self) -> int:
        """The year that it says, of whatever size: the calendar repeats itself after 400 years, or 146,097 days."""
        rounds, days = divmod(self.seconds // 86_400, 146_097)
        return 400 * rounds + (dt.date(1970, 1, 1) + dt.timedelta(days)).year


@dataclass(frozen=True)
class History:
    """Every file that ever was, by its path relative to the root; empty when nothing is known."""

    commits: Mapping[str, frozenset[Commit]] = field(default_factory=lambda: MappingProxyType({}))
    strange: tuple[Strange, ...] = ()
    """Commits with a time that cannot be; they count as old as the one before them."""

    told: Mapping[str, Collection[str]] = field(default_factory=lambda: MappingProxyType({}))
    """The ids of the commits that touched a line which people plan by (TOLD_LINES), by path; empty when git was not asked."""

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

    def told_changes(self, *paths: str) -> frozenset[Commit]:
        """The commits that changed what people plan by in a file with these paths; coming or moving as a whole is no change."""
        kept = [(path, self.commits[path]) for path in paths if path in self.commits]
        first = {min(each, key=lambda commit: (commit.instant, commit.id)) for _, each in kept}
        return frozenset(
            commit for path, each in kept for commit in each - first if commit.id in self.told.get(path, ())
        )

    @property
    def last(self) -> dt.datetime | None:
        """When anything last changed, in UTC; None when nothing is known."""
        return max((commit.instant for each in self.commits.values() for commit in each), default=None)


UNKNOWN = History()
"""When git was not asked."""


Log = dict[str, dict[str, int]]
"""For each path the commits that touched it, by id, with their times in seconds since 1970."""

EARLIEST = int(dt.datetime(2005, 1, 1, tzinfo=dt.UTC).timestamp())
"""Git itself is of April 2005; who dates a commit before has a clock that is wrong."""


def read_log(text: str, latest: int) -> tuple[Log, dict[str, int]]:
    """What `git log -z --name-only` said with LOG_FORMAT; and the times that cannot be, by commit.

    A commit of before EARLIEST or after `latest` counts as old as the one that git names after it, which is older: then
    what it says does not change from day to day, and one that undoes it has a time of its own again. One whose date git
    itself cannot read counts as of 1970, as git shows it.
    """
    tokens = text.split("\0")
    heads = (_COMMIT.fullmatch(token) for token in tokens)
    times = {found[1]: int(found[2] or 0) for found in heads if found}
    strange = {name: seconds for name, seconds in times.items() if not EARLIEST <= seconds <= latest}
    known = next((seconds for name, seconds in reversed(times.items()) if name not in strange), EARLIEST)
    for name in reversed(times):
        known = times[name] = known if name in strange else times[name]
    log: Log = {}
    name = ""
    for token in tokens:
        if found := _COMMIT.fullmatch(token):
            name = found[1]
        elif name and (path := token.removeprefix("\n")):
            log.setdefault(path, {})[name] = times[name]
    return log, strange


_COMMIT = re.compile(r"\x01([0-9a-f]+) (-?[0-9]*)\n?")


def history_of(log: Log, strange: Mapping[str, int], told: Log) -> History:
    """The history in a log, and in that of the lines which people plan by."""
    kept = {path: frozenset(map(_commit, own.items())) for path, own in log.items()}
    paths = {name: min(path for path, commits in log.items() if name in commits) for name in strange}
    return History(kept, tuple(Strange(name, paths[name], strange[name]) for name in sorted(strange)), told)


def _commit(of: tuple[str, int]) -> Commit:
    return Commit(of[0], dt.datetime.fromtimestamp(of[1], dt.UTC))
