"""All that V-ICT-OR follows up, at one moment: circles, reports, trekkers, hosts and municipalities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from kringen import agenda
from kringen.areas import coverage
from kringen.dates import Quarter, today
from kringen.followup.rhythm import report_due_after, weeks_since
from kringen.followup.rotation import HostTurn, last_hosted, next_hosts
from kringen.followup.standing import CircleStanding, circle_standing
from kringen.model import Circle, CircleStatus, Meeting, Site
from kringen.register import Municipality

SUGGESTED = 3
"""How many next hosts are suggested."""


@dataclass(frozen=True)
class AwaitedReport:
    """A meeting that was held and has no report yet."""

    meeting: Meeting
    circle: Circle
    """The circle that convened it."""

    weeks: int
    """Whole weeks since it was held."""

    due_after: dt.date
    """The day after which V-ICT-OR asks whether it can help."""

    is_due: bool
    """Whether that day has passed."""


@dataclass(frozen=True)
class Rotation:
    """Where a circle met, and where it could go next."""

    circle: Circle
    hosts: tuple[agenda.Hosting, ...]
    """Who received it, the newest first."""

    suggested: tuple[HostTurn, ...]
    """Whose turn it is, at most SUGGESTED; none for a circle that stopped."""


@dataclass(frozen=True)
class Coverage:
    """A municipality of today, its circles, and when it last received one."""

    municipality: Municipality
    circles: tuple[Circle, ...]
    """Those that cover it, the most likely first; empty when none does."""

    last: Meeting | None
    """The last meeting held there, in whichever circle."""


@dataclass(frozen=True)
class FollowUp:
    """All circles at a moment."""

    now: dt.datetime
    quarter: Quarter
    """The quarter of that moment."""

    standings: tuple[CircleStanding, ...]
    """One for each circle, in the order of the site."""

    reports: tuple[AwaitedReport, ...]
    """The reports that are awaited, the longest first."""

    without_trekker: tuple[Circle, ...]
    """The circles that have no trekker and did not stop."""

    rotations: tuple[Rotation, ...]
    """One for each circle that meets or met."""

    municipalities: tuple[Coverage, ...]
    """Every municipality of today, sorted by name."""

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The municipalities in no circle."""
        return tuple(row for row in self.municipalities if not row.circles)


@lru_cache(maxsize=2)
def follow_up(site: Site, now: dt.datetime) -> FollowUp:
    """All that is followed up at a moment; `now` knows its zone."""
    return FollowUp(
        now=now,
        quarter=Quarter.of(today(now)),
        standings=tuple(circle_standing(site, circle, now) for circle in site.circles),
        reports=_awaited(site, now),
        without_trekker=tuple(
            circle for circle in site.circles if not circle.trekker and circle.status is not CircleStatus.STOPPED
        ),
        rotations=tuple(rotation(site, circle, now) for circle in site.circles),
        municipalities=_municipalities(site, now),
    )


def rotation(site: Site, circle: Circle, now: dt.datetime) -> Rotation:
    """Where a circle met, and where it could go next."""
    turns = next_hosts(site, circle, now)[:SUGGESTED] if circle.status is not CircleStatus.STOPPED else ()
    return Rotation(circle, agenda.hosts(site, circle, now), turns)


def _awaited(site: Site, now: dt.datetime) -> tuple[AwaitedReport, ...]:
    """Nobody can be asked for a report of a circle that stopped or that is still to be confirmed."""
    day, silent = today(now), {CircleStatus.STOPPED, CircleStatus.UNCONFIRMED}
    found = []
    for meeting in reversed(agenda.reports_due(site, now)):
        circle = site.circle_by_slug[meeting.convener]
        if circle.status not in silent:
            due = report_due_after(meeting.date)
            found.append(AwaitedReport(meeting, circle, weeks_since(meeting.date, day), due, day > due))
    return tuple(found)


def _municipalities(site: Site, now: dt.datetime) -> tuple[Coverage, ...]:
    day = today(now)
    covering, hosted = coverage(site, day), last_hosted(site, now)
    return tuple(Coverage(row, covering.get(row, ()), hosted.get(row)) for row in site.register.valid(day))
