"""What is suggested for the next meeting of a circle: a free day by its rhythm, its usual hours, who is to receive it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen import agenda, days_off
from kringen.areas import neighbours
from kringen.dates import month_year, today
from kringen.followup.rhythm import expected_by
from kringen.followup.rotation import next_hosts
from kringen.hints.days import NOTICE
from kringen.model import Circle, Meeting, Site

FIRST = dt.timedelta(weeks=6)
"""How far ahead the first meeting of a circle is suggested."""

USUAL_WEEKDAY = 3
"""Thursday, for a circle that has not met yet."""

_FAR = 400
"""After so many days nothing is suggested: a circle that meets every day is a mistake."""


def free_day(site: Site, circle: Circle, now: dt.datetime) -> dt.date | None:
    """The next day that suits a circle by its rhythm, at least two weeks ahead.

    The weekday of its last meeting, on the day it is expected by or in the week before, else in the weeks that follow:
    no weekend, holiday or school break, and no day on which a circle of the same region meets. None when there is none.
    """
    day = today(now)
    known = (meeting for meeting in _goes_on(site, circle) if meeting.is_day_known)
    last = max(known, key=lambda meeting: meeting.date, default=None)
    expected = expected_by(last.date, circle.rhythm) if last else day + FIRST
    weekday = last.date.weekday() if last and not days_off.weekend(last.date) else USUAL_WEEKDAY
    start = max(expected - dt.timedelta(days=6), day + NOTICE)
    taken = _taken(site, circle, day)
    days = (start + dt.timedelta(days=ahead) for ahead in range(_FAR))
    return next((each for each in days if each.weekday() == weekday and each not in taken and _is_open(each)), None)


def usual_hours(site: Site, circle: Circle) -> tuple[str, str]:
    """When the last meeting of a circle with known hours began and ended, as `14:00`; empty texts when none is known."""
    known = [meeting for meeting in _goes_on(site, circle) if meeting.start]
    last = max(known, key=lambda meeting: meeting.date, default=None)
    if not (last and last.start):
        return "", ""
    return f"{last.start:%H:%M}", f"{last.end:%H:%M}" if last.end else ""


def hosts_in_turn(site: Site, circle: Circle, now: dt.datetime, most: int = 3) -> tuple[tuple[str, str], ...]:
    """The municipalities whose turn it is to receive a circle, each with when it last did so, in Dutch."""
    turns = next_hosts(site, circle, now)[:most]
    return tuple(
        (turn.municipality.name, f"laatst in {month_year(turn.last.date)}" if turn.last else "nog nooit")
        for turn in turns
    )


def _goes_on(site: Site, circle: Circle) -> Iterator[Meeting]:
    return (meeting for meeting in agenda.of_circle(agenda.everything(site), circle) if meeting.goes_on)


def _taken(site: Site, circle: Circle, day: dt.date) -> set[dt.date]:
    """The days on which the circle or a neighbour meets."""
    around = {circle.slug, *(other.slug for other in neighbours(site, circle.slug, day))}
    return {each.date for each in site.meetings if each.goes_on and around & set(each.circles)}


def _is_open(day: dt.date) -> bool:
    return not (days_off.weekend(day) or days_off.holiday(day) or days_off.school_break(day))
