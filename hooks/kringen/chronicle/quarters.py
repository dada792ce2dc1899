"""A circle's meetings by quarter: met, planned, postponed, cancelled or skipped, as far as that is known."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kringen import agenda, dates
from kringen.dates import Quarter
from kringen.followup.rhythm import counted_from, expected_by
from kringen.model import Circle, CircleStatus, Meeting, Site

SHOWN = 12
"""How many quarters are looked at, at most: three years."""

ENOUGH = 3
"""Fewer meetings in those quarters than this are no history."""


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
    if sum(first <= meeting.date <= last and meeting.goes_on for meeting in meetings) < ENOUGH:
        return ()
    own = {quarter: tuple(group) for quarter, group in groupby(meetings, key=lambda meeting: Quarter.of(meeting.date))}
    return tuple(_row(quarter, circle, own.get(quarter, ()), meetings, now) for quarter in shown)


def _shown(meetings: Sequence[Meeting], today: dt.date) -> list[Quarter]:
    """Up to the last quarter with a meeting, or that of today."""
    if not meetings:
        return []
    first = Quarter.of(meetings[0].date)
    quarters = [max(Quarter.of(today), Quarter.of(meetings[-1].date))]
    while quarters[0] > first and len(quarters) < SHOWN:
        quarters.insert(0, quarters[0].previous)
    return quarters


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
