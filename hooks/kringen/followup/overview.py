"""All that V-ICT-OR follows up, at one moment: circles, reports, trekkers, hosts and municipalities."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from kringen import agenda
from kringen.areas import coverage
from kringen.dates import Quarter, today
from kringen.followup.calls import Call, calls
from kringen.followup.reports import AwaitedReport, awaited_reports
from kringen.followup.rotation import HostTurn, last_hosted, next_hosts
from kringen.followup.standing import CircleStanding, Standing, circle_standing
from kringen.model import Circle, CircleStatus, Meeting, Site
from kringen.questions import Shared, shared
from kringen.register import Municipality

SUGGESTED = 3
"""How many next hosts are suggested."""


@dataclass(frozen=True)
class Rotation:
    """Where a circle met, and where it could go next."""

    circle: Circle
    hosted: tuple[Meeting, ...]
    """Those at which somebody received it, the newest first."""

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

    calls: tuple[Call, ...]
    """Whom to call this week, the most urgent first."""

    reports: tuple[AwaitedReport, ...]
    """The reports that are awaited, the newest first."""

    shared: tuple[Shared, ...]
    """The topics that several circles ask about, most circles first."""

    without_trekker: tuple[Circle, ...]
    """The circles that have no trekker and did not stop."""

    rotations: tuple[Rotation, ...]
    """One for each circle that meets or met."""

    municipalities: tuple[Coverage, ...]
    """Every municipality of today, sorted by name."""

    @property
    def silent(self) -> tuple[CircleStanding, ...]:
        """The circles that held and announced nothing for two rhythms."""
        return tuple(row for row in self.standings if row.is_silent)

    @property
    def unconfirmed(self) -> tuple[CircleStanding, ...]:
        """The circles that V-ICT-OR is still to confirm; those that met come first, the most recent one at the top."""
        rows = [row for row in self.standings if row.standing is Standing.UNCONFIRMED]
        return tuple(sorted(rows, key=lambda row: row.last.date if row.last else dt.date.min, reverse=True))

    @property
    def uncovered(self) -> tuple[Coverage, ...]:
        """The municipalities in no circle."""
        return tuple(row for row in self.municipalities if not row.circles)


@lru_cache(maxsize=2)
def follow_up(site: Site, now: dt.datetime) -> FollowUp:
    """All that is followed up at a moment; `now` knows its zone."""
    standings = tuple(circle_standing(site, circle, now) for circle in site.circles)
    reports = awaited_reports(site, now)
    return FollowUp(
        now=now,
        quarter=Quarter.of(today(now)),
        standings=standings,
        calls=calls(site, standings, reports, now),
        reports=reports,
        shared=shared(site, now),
        without_trekker=tuple(
            circle for circle in site.circles if not circle.trekker and circle.status is not CircleStatus.STOPPED
        ),
        rotations=tuple(rotation(site, circle, now) for circle in site.circles),
        municipalities=_municipalities(site, now),
    )


def rotation(site: Site, circle: Circle, now: dt.datetime) -> Rotation:
    """Where a circle met, and where it could go next."""
    turns = next_hosts(site, circle, now)[:SUGGESTED] if circle.status is not CircleStatus.STOPPED else ()
    return Rotation(circle, agenda.hosted(site, circle, now), turns)


def _municipalities(site: Site, now: dt.datetime) -> tuple[Coverage, ...]:
    day = today(now)
    covering, hosted = coverage(site, day), last_hosted(site, now)
    return tuple(Coverage(row, covering.get(row, ()), hosted.get(row)) for row in site.register.valid(day))
