"""How a circle stands at a moment, with the reason in words: so that V-ICT-OR knows whom to call."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from kringen import agenda
from kringen.dates import Quarter, on, short_day, today
from kringen.followup.rhythm import counted_from, expected_by, silent_after
from kringen.model import Circle, CircleStatus, Meeting, Site

MEETING = frozenset({CircleStatus.ACTIVE, CircleStatus.STARTING})
"""The statuses of circles of which a meeting is expected."""

LEEWAY = dt.timedelta(weeks=2)
"""How much later than expected a meeting may be announced before it is called later: agendas are full."""


class Standing(enum.StrEnum):
    """How a circle stands; those that a call may help come first."""

    OVERDUE = "datum gezocht"
    """It meets, but the day by which the next meeting was expected has passed, and none is announced."""

    LATER = "later gepland"
    """The next meeting is announced, for more than LEEWAY later than expected."""

    OPEN = "datum nog open"
    """Nothing is announced, and nothing had to be yet."""

    DORMANT = "slapend"
    UNCONFIRMED = "nog te bevestigen"
    ON_TRACK = "op schema"
    """The next meeting is announced, in time."""

    STOPPED = "gestopt"


@dataclass(frozen=True)
class CircleStanding:
    """A circle at a moment."""

    circle: Circle
    last: Meeting | None
    """The last meeting that was held."""

    next: Meeting | None
    """The next one that goes on."""

    counted: dt.date | None
    """The day from which its rhythm counts: its last meeting, or its confirmation; None when neither is known."""

    expected: dt.date | None
    """The day by which a meeting is expected; None unless the circle is active or starting, and that day can be counted."""

    this_quarter: int
    """How many meetings were or will be held in this quarter, as far as announced."""

    last_quarter: int
    """How many were held in the quarter before."""

    standing: Standing
    is_silent: bool
    """Whether it held and announced nothing for two rhythms; never of one that stopped or is to be confirmed."""

    off: str
    """That a meeting was cancelled or waits for a day, as a sentence; empty when none does."""

    @property
    def is_first(self) -> bool:
        """Whether it has not met since it was confirmed."""
        return not self.last or self.counted is None or self.last.date < self.counted

    @property
    def reason(self) -> str:
        """Why it stands so, in one or two Dutch sentences."""
        return " ".join(filter(None, (_reason(self), self.off)))


def circle_standing(site: Site, circle: Circle, now: dt.datetime) -> CircleStanding:
    """How one circle stands."""
    day = today(now)
    goes_on = [meeting for meeting in agenda.of_circle(agenda.everything(site), circle) if meeting.goes_on]
    last = next(iter(agenda.of_circle(agenda.held(site, now), circle)), None)
    coming = agenda.next_meeting(site, circle, now)
    counted = counted_from(circle, agenda.of_circle(agenda.held(site, now), circle))
    expected = expected_by(counted, circle.rhythm) if counted and circle.status in MEETING else None
    quarter = Quarter.of(day)
    standing = _standing(circle, coming, expected, day)
    return CircleStanding(
        circle,
        last,
        coming,
        counted,
        expected,
        _held_in(quarter, goes_on),
        _held_in(quarter.previous, goes_on),
        standing,
        is_silent=_is_silent(circle, coming, counted, day),
        off=_off(site, circle, coming, now),
    )


def _is_silent(circle: Circle, coming: Meeting | None, counted: dt.date | None, day: dt.date) -> bool:
    if coming or not counted or circle.status in {CircleStatus.STOPPED, CircleStatus.UNCONFIRMED}:
        return False
    return day > silent_after(counted, circle.rhythm)


def _held_in(quarter: Quarter, meetings: Iterable[Meeting]) -> int:
    first, last = quarter.first_day, quarter.last_day
    return sum(first <= meeting.date <= last for meeting in meetings)


def _standing(circle: Circle, coming: Meeting | None, expected: dt.date | None, day: dt.date) -> Standing:
    if circle.status is CircleStatus.UNCONFIRMED:
        return Standing.UNCONFIRMED
    if circle.status is CircleStatus.STOPPED:
        return Standing.STOPPED
    if coming:
        return Standing.LATER if expected and coming.date > expected + LEEWAY else Standing.ON_TRACK
    if circle.status is CircleStatus.DORMANT:
        return Standing.DORMANT
    return Standing.OVERDUE if expected and day > expected else Standing.OPEN


def _reason(row: CircleStanding) -> str:
    if row.standing is Standing.OPEN and not row.expected:
        is_starting = row.circle.status is CircleStatus.STARTING
        held = "" if row.last else "gehouden of "
        return _FIRST_OPEN if is_starting else f"Er is nog geen bijeenkomst {held}aangekondigd."
    by = short_day(row.expected) if row.expected else ""
    when = on(row.next.when) if row.next else ""
    open_day = "" if not row.next or row.next.is_day_known else " De dag volgt nog."
    return _REASONS[row.standing].format(by=by, when=when, which="eerste" if row.is_first else "volgende") + open_day


_FIRST_OPEN = "De kring start op; de opstartbijeenkomst heeft nog geen datum."
_REASONS = {
    Standing.OVERDUE: "De {which} bijeenkomst werd verwacht tegen {by}; er staat nog geen datum vast.",
    Standing.LATER: "De volgende bijeenkomst is {when}; ze werd verwacht tegen {by}.",
    Standing.OPEN: "De {which} bijeenkomst wordt verwacht tegen {by}; er staat nog geen datum vast.",
    Standing.DORMANT: "De kring komt voorlopig niet samen.",
    Standing.UNCONFIRMED: "V-ICT-OR bevestigt nog of deze kring samenkomt.",
    Standing.ON_TRACK: "De volgende bijeenkomst is {when}.",
    Standing.STOPPED: "De kring is gestopt.",
}


def _off(site: Site, circle: Circle, coming: Meeting | None, now: dt.datetime) -> str:
    """That a coming meeting was cancelled or postponed, when nothing takes its place earlier; or that the last one still waits."""
    for meeting in agenda.of_circle(agenda.upcoming(site, now), circle):
        if not meeting.goes_on and not (coming and coming.date <= meeting.date):
            what = "is uitgesteld; de nieuwe dag staat niet vast" if meeting.is_postponed else "gaat niet door"
            return f"De bijeenkomst van {short_day(meeting.when)} {what}."
    waiting = agenda.awaiting_a_day(site, circle, now)
    return f"De bijeenkomst van {short_day(waiting.when)} wacht nog op een nieuwe dag." if waiting else ""
