"""What the past shows at a glance: a circle's meetings by quarter, who took part, and topics over the years; the clock is an argument."""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kringen import agenda, dates
from kringen.dates import Quarter
from kringen.followup.rhythm import a_year_before, counted_from, expected_by
from kringen.model import Circle, CircleStatus, Meeting, Site, Topic

QUARTERS = 12
"""How many quarters are looked at, at most: three years, the present one included."""

YEARS = 6
"""How many years are looked at, at most."""

MEETINGS = 3
"""Fewer meetings in those quarters or years than this are no history."""

TURNOUTS = 2
"""Fewer meetings with a number of governments than this show no course."""


class QuarterState(enum.StrEnum):
    """What became of a circle's meeting in a quarter."""

    MET = "samengekomen"
    PLANNED = "gepland"
    POSTPONED = "uitgesteld"
    CANCELLED = "geannuleerd"
    SKIPPED = "overgeslagen"
    QUIET = "geen bijeenkomst"


@dataclass(frozen=True)
class QuarterRow:
    """A quarter of a circle."""

    quarter: Quarter
    state: QuarterState
    meetings: tuple[Meeting, ...]
    """Those of the quarter, cancelled ones included, in the order of time."""


def quarters_of(site: Site, circle: Circle, now: dt.datetime) -> tuple[QuarterRow, ...]:
    """The quarters from a circle's first meeting, three years at most, to its last announced one; none without history.

    A quarter is skipped only when the circle is active, the quarter is over, and its rhythm asked for a meeting by
    then: of a circle whose activity is unknown nobody says that it skipped anything.
    """
    meetings = agenda.soonest_first(agenda.of_circle(agenda.everything(site), circle))
    today = dates.today(now)
    shown = _shown(meetings, today)
    first, last = (shown[0].first_day, shown[-1].last_day) if shown else (today, today)
    if sum(first <= meeting.date <= last and meeting.goes_on for meeting in meetings) < MEETINGS:
        return ()
    own = {quarter: tuple(group) for quarter, group in groupby(meetings, key=lambda meeting: Quarter.of(meeting.date))}
    return tuple(_row(quarter, circle, own.get(quarter, ()), meetings, now) for quarter in shown)


def _shown(meetings: Sequence[Meeting], today: dt.date) -> list[Quarter]:
    """Up to the last quarter with a meeting, or that of today."""
    if not meetings:
        return []
    first, last = Quarter.of(meetings[0].date), Quarter.of(meetings[-1].date)
    return _up_to(max(Quarter.of(today), last), first)


def _up_to(last: Quarter, first: Quarter | None = None) -> list[Quarter]:
    """The last quarters in order, at most QUARTERS of them; none of before the first one."""
    found = [last]
    while len(found) < QUARTERS and (first is None or found[0] > first):
        found.insert(0, found[0].previous)
    return found


def _row(
    quarter: Quarter, circle: Circle, own: tuple[Meeting, ...], meetings: Sequence[Meeting], now: dt.datetime
) -> QuarterRow:
    """One quarter with its own meetings, among all those of the circle in the order of time."""
    going_on = [meeting for meeting in own if meeting.goes_on]
    if any(not agenda.is_upcoming(meeting, now) for meeting in going_on):
        state = QuarterState.MET
    elif going_on:
        state = QuarterState.PLANNED
    elif own:
        state = QuarterState.POSTPONED if any(meeting.is_postponed for meeting in own) else QuarterState.CANCELLED
    elif _is_skipped(quarter, circle, meetings, dates.today(now)):
        state = QuarterState.SKIPPED
    else:
        state = QuarterState.QUIET
    return QuarterRow(quarter, state, own)


def _is_skipped(quarter: Quarter, circle: Circle, meetings: Sequence[Meeting], today: dt.date) -> bool:
    """Whether a meeting was expected by the end of a quarter without one."""
    if circle.status is not CircleStatus.ACTIVE or quarter.last_day >= today:
        return False
    before = [meeting for meeting in meetings if meeting.date < quarter.first_day and meeting.goes_on]
    counted = counted_from(circle, reversed(before))
    return counted is not None and expected_by(counted, circle.rhythm) <= quarter.last_day


@dataclass(frozen=True)
class Participation:
    """A circle over the quarters."""

    circle: Circle
    meetings: tuple[Meeting | None, ...]
    """For each quarter the meeting in which most governments took part, among those with a number; None without any."""


def participation(site: Site, now: dt.datetime) -> tuple[tuple[Quarter, ...], tuple[Participation, ...]]:
    """The quarters, and the circles of which enough is known, in the order of the site; a joint meeting counts for each."""
    quarters = tuple(_up_to(Quarter.of(dates.today(now))))
    rows = []
    for circle in site.circles:
        counted = [row for row in agenda.of_circle(agenda.held(site, now), circle) if row.governments]
        own = tuple(_fullest(counted, quarter) for quarter in quarters)
        if sum(meeting is not None for meeting in own) >= TURNOUTS:
            rows.append(Participation(circle, own))
    return quarters, tuple(rows)


def _fullest(meetings: list[Meeting], quarter: Quarter) -> Meeting | None:
    own = [row for row in meetings if quarter.first_day <= row.date <= quarter.last_day]
    return max(own, key=lambda row: row.governments or 0, default=None)


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
    years = range(max(first, today.year - YEARS + 1), today.year + 1)
    if len(years) < 2:
        return ()
    rows = [_topic(topic, agenda.of_topic(held, topic), years, today) for topic in site.topics]
    enough = [row for row in rows if row.total >= MEETINGS]
    return tuple(sorted(enough, key=lambda row: (row.before - row.recent, -row.total, row.topic.title, row.topic.slug)))


def _topic(topic: Topic, meetings: tuple[Meeting, ...], years: Iterable[int], today: dt.date) -> TopicYears:
    held = Counter(meeting.date.year for meeting in meetings)
    counts = tuple((year, held[year]) for year in years)
    one, two = a_year_before(today), a_year_before(a_year_before(today))
    recent = sum(one < meeting.date for meeting in meetings)
    before = sum(two < meeting.date <= one for meeting in meetings)
    return TopicYears(topic, counts, recent, before)
