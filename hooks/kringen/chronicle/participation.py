"""How many governments took part in the meetings of each circle, by quarter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kringen import agenda
from kringen.dates import Quarter, today
from kringen.model import Circle, Meeting, Site

SHOWN = 12
"""How many quarters are looked at: three years, the present one included."""

ENOUGH = 2
"""Fewer meetings with a number than this show no course."""


@dataclass(frozen=True)
class Participation:
    """A circle over the quarters."""

    circle: Circle
    meetings: tuple[Meeting | None, ...]
    """For each quarter the meeting in which most governments took part, among those with a number; None without any."""


def participation(site: Site, now: dt.datetime) -> tuple[tuple[Quarter, ...], tuple[Participation, ...]]:
    """The quarters, and the circles of which enough is known, in the order of the site; a joint meeting counts for each."""
    quarters = _quarters(today(now))
    rows = []
    for circle in site.circles:
        counted = [row for row in agenda.of_circle(agenda.held(site, now), circle) if row.governments]
        own = tuple(_fullest(counted, quarter) for quarter in quarters)
        if sum(meeting is not None for meeting in own) >= ENOUGH:
            rows.append(Participation(circle, own))
    return quarters, tuple(rows)


def _quarters(day: dt.date) -> tuple[Quarter, ...]:
    found = [Quarter.of(day)]
    while len(found) < SHOWN:
        found.insert(0, found[0].previous)
    return tuple(found)


def _fullest(meetings: list[Meeting], quarter: Quarter) -> Meeting | None:
    own = [row for row in meetings if quarter.first_day <= row.date <= quarter.last_day]
    return max(own, key=lambda row: row.governments or 0, default=None)
