"""A hint about one meeting, with its code and what it may look at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kringen.dates import today
from kringen.history import History
from kringen.model import Meeting, Site
from kringen.problem import Code, Level, Problem

NEW = dt.timedelta(days=14)
"""How long a file is looked at as one that was just made."""


@dataclass(frozen=True)
class View:
    """What a hint may look at besides its meeting."""

    site: Site
    now: dt.datetime
    """The moment, with its zone."""

    history: History
    """When each file was first kept; empty when git was not asked."""

    @cached_property
    def today(self) -> dt.date:
        """The day in Brussels."""
        return today(self.now)

    @cached_property
    def coming(self) -> tuple[Meeting, ...]:
        """The meetings that hints are about: on this day or later, that go on, without a report."""
        later = (meeting for meeting in self.site.meetings if meeting.date >= self.today)
        return tuple(meeting for meeting in later if meeting.goes_on and not meeting.has_report)

    @cached_property
    def gone(self) -> tuple[Meeting, ...]:
        """The meetings whose file is new while their day has passed, without a report or a source of the past."""
        passed = (meeting for meeting in self.site.meetings if meeting.date < self.today and meeting.goes_on)
        bare = (meeting for meeting in passed if not meeting.has_report and not meeting.source)
        return tuple(meeting for meeting in bare if self.is_new(meeting))

    def is_new(self, meeting: Meeting) -> bool:
        """Whether a meeting was announced these days."""
        announced = self.announced(meeting)
        return announced is not None and self.today - announced <= NEW

    def announced(self, meeting: Meeting) -> dt.date | None:
        """The day on which it was announced."""
        return announced(meeting, self.site, self.history, self.today)


Check = Callable[[Meeting, View], Iterator[Problem]]


Among = Callable[["View"], Iterable[Meeting]]


@dataclass(frozen=True)
class Hint:
    """A generator of hints about a meeting; called like the function that it was made of."""

    check: Check
    """The function, whose docstring says when all is well."""

    code: Code
    """The kind of hint that it yields."""

    among: Among
    """The meetings that it looks at."""

    def __call__(self, meeting: Meeting, view: View) -> Iterator[Problem]:
        """The hints about a meeting, none when all is well."""
        return self.check(meeting, view)


def hint(code: Code, among: Among = lambda view: view.coming) -> Callable[[Check], Hint]:
    """Makes a hint of a function that yields problems with this code, about coming meetings or other ones."""
    return lambda check: Hint(check, code, among)


def tip(name: str, meaning: str, example: str, cure: str) -> Code:
    """A kind of hint; its name says that it is one."""
    return Code(f"tip-{name}", meaning, example, cure, Level.HINT)


def announced(meeting: Meeting, site: Site, history: History, day: dt.date) -> dt.date | None:
    """The day on which a meeting's file was first kept, whatever its circle was called.

    A file that is not kept yet counts as announced on `day`. None when nothing is known of any file: then git was
    not asked, and who guesses would bother the innocent.
    """
    if not history.commits:
        return None
    circle = site.circle_by_slug.get(meeting.circle)
    names = (meeting.circle, *(circle.former_slugs if circle else ()))
    known = history.of(*(f"meetings/{name}/{meeting.slug}.md" for name in names))
    return today(known.first) if known else day
