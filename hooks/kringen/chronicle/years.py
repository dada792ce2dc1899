"""How often the circles met about each topic, by year, and whether that rose in the last twelve months."""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kringen import agenda, dates
from kringen.model import Meeting, Site, Topic

SHOWN = 6
"""How many years are looked at, at most."""

ENOUGH = 3
"""Meetings about a topic in those years, below which nothing is said of its course."""


class Trend(enum.StrEnum):
    """The last twelve months beside the twelve before."""

    MORE = "meer"
    SAME = "evenveel"
    LESS = "minder"


@dataclass(frozen=True)
class TopicYears:
    """A topic over the years; a joint meeting counts once, a cancelled one not."""

    topic: Topic
    counts: tuple[tuple[int, int], ...]
    """Each year with its number of meetings held; the last year is that of today, and not over."""

    recent: int
    """Meetings held in the last twelve months."""

    before: int
    """Meetings held in the twelve months before those."""

    @property
    def total(self) -> int:
        """Meetings held in all these years."""
        return sum(count for _, count in self.counts)

    @property
    def trend(self) -> Trend:
        """Whether it rose."""
        if self.recent == self.before:
            return Trend.SAME
        return Trend.MORE if self.recent > self.before else Trend.LESS


def topic_years(site: Site, now: dt.datetime) -> tuple[TopicYears, ...]:
    """The topics with enough meetings to see a course, what rose most first; none when one year is all there is."""
    held, today = agenda.held(site, now), dates.today(now)
    first = min((meeting.date.year for meeting in held), default=today.year)
    years = range(max(first, today.year - SHOWN + 1), today.year + 1)
    if len(years) < 2:
        return ()
    rows = [_topic(topic, agenda.of_topic(held, topic), years, today) for topic in site.topics]
    enough = [row for row in rows if row.total >= ENOUGH]
    return tuple(sorted(enough, key=lambda row: (row.before - row.recent, -row.total, row.topic.title, row.topic.slug)))


def _topic(topic: Topic, meetings: tuple[Meeting, ...], years: Iterable[int], today: dt.date) -> TopicYears:
    held = Counter(meeting.date.year for meeting in meetings)
    counts = tuple((year, held[year]) for year in years)
    one, two = _years_ago(today, 1), _years_ago(today, 2)
    recent = sum(one < meeting.date for meeting in meetings)
    before = sum(two < meeting.date <= one for meeting in meetings)
    return TopicYears(topic, counts, recent, before)


def _years_ago(day: dt.date, years: int) -> dt.date:
    """The same day some years earlier; 28 February for 29 February."""
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)
