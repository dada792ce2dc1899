"""How a circle stands at a moment, with the reason in words: so that V-ICT-OR knows whom to call."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass

from kringen import agenda
from kringen.dates import Quarter, on, short_day, today
from kringen.followup.rhythm import expected_by
from kringen.model import Circle, CircleStatus, Meeting, Site

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

    expected: dt.date | None
    """The day by which a meeting is expected after the last one; None unless the circle is active and has met."""

    this_quarter: int
    """How many meetings were or will be held in this quarter, as far as announced."""

    last_quarter: int
    """How many were held in the quarter before."""

    standing: Standing
    reason: str
    """Why, in one or two Dutch sentences."""


def circle_standing(site: Site, circle: Circle, now: dt.datetime) -> CircleStanding:
    """How one circle stands."""
    day = today(now)
    goes_on = [meeting for meeting in agenda.of_circle(agenda.everything(site), circle) if meeting.goes_on]
    last = next(iter(agenda.of_circle(agenda.held(site, now), circle)), None)
    coming = agenda.next_meeting(site, circle, now)
    is_active = circle.status is CircleStatus.ACTIVE
    expected = expected_by(last.date, circle.rhythm) if last and is_active else None
    quarter = Quarter.of(day)
    standing = _standing(circle, coming, expected, day)
    return CircleStanding(
        circle,
        last,
        coming,
        expected,
        _held_in(quarter, goes_on),
        _held_in(quarter.previous, goes_on),
        standing,
        " ".join(filter(None, [_reason(standing, circle, coming, expected), _off(site, circle, coming, now)])),
    )


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


def _reason(standing: Standing, circle: Circle, coming: Meeting | None, expected: dt.date | None) -> str:
    if standing is Standing.OPEN and not expected:
        is_starting = circle.status is CircleStatus.STARTING
        return _FIRST_OPEN if is_starting else "Er is nog geen bijeenkomst gehouden of aangekondigd."
    by = short_day(expected) if expected else ""
    when = on(coming.when, short_day(coming.when)) if coming else ""
    open_day = "" if not coming or coming.is_day_known else " De dag volgt nog."
    return _REASONS[standing].format(by=by, when=when) + open_day


_FIRST_OPEN = "De kring start op; de opstartbijeenkomst heeft nog geen datum."
_REASONS = {
    Standing.OVERDUE: "De volgende bijeenkomst werd verwacht tegen {by}; er staat nog geen datum vast.",
    Standing.LATER: "De volgende bijeenkomst is {when}; ze werd verwacht tegen {by}.",
    Standing.OPEN: "De volgende bijeenkomst wordt verwacht tegen {by}; er staat nog geen datum vast.",
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
