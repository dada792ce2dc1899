"""The reports that V-ICT-OR waits for: of a year at most, the newest first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kringen import agenda
from kringen.dates import today
from kringen.followup.rhythm import a_year_before, report_due_after, weeks_since
from kringen.model import Circle, CircleStatus, Meeting, Site


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


def awaited_reports(site: Site, now: dt.datetime) -> tuple[AwaitedReport, ...]:
    """The reports that may still come: not closed (`verslag: geen`), and of a meeting in the last year.

    Nobody can be asked for a report of a circle that stopped or that is still to be confirmed.
    """
    day, gone = today(now), {CircleStatus.STOPPED, CircleStatus.UNCONFIRMED}
    found = []
    for meeting in agenda.reports_due(site, now):
        circle = site.circle_by_slug[meeting.convener]
        if circle.status not in gone and meeting.date > a_year_before(day):
            due = report_due_after(meeting.date)
            found.append(AwaitedReport(meeting, circle, weeks_since(meeting.date, day), due, day > due))
    return tuple(found)
