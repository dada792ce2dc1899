"""When something is expected: the next meeting by the rhythm of a circle, and the report of a meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

from kringen.model import Circle, Meeting

DAYS_A_MONTH = 365.25 / 12
"""The length of a month, for the part of one that is left when twelve is not a multiple of the rhythm."""

REPORT_WEEKS = 4
"""After how many weeks V-ICT-OR asks whether it can help with a report. A choice of this site: no source names a term."""


def expected_by(last: dt.date, rhythm: int) -> dt.date:
    """The day by which the next meeting is expected: twelve months divided by the meetings a year, after the last one.

    Whole months keep the day, or take the last day of a shorter month; the part of a month that is left counts in
    days. The usual rhythm is four: in principle once a quarter (V-ICT-OR, "Regionale kenniskringen").
    """
    months, rest = divmod(12, rhythm)
    expected: dt.date = last + relativedelta(months=months, days=round(rest / rhythm * DAYS_A_MONTH))
    return expected


def silent_after(counted: dt.date, rhythm: int) -> dt.date:
    """The day after which a circle without a meeting held or announced is silent: two rhythms."""
    return expected_by(expected_by(counted, rhythm), rhythm)


def counted_from(circle: Circle, held: Iterable[Meeting]) -> dt.date | None:
    """The day from which a circle's rhythm counts: its last meeting, or the day on which it was confirmed when that is later.

    A meeting of the archive is no reason to expect another one: it says where it was found (`bron`), and is of before the
    circle was confirmed. `held` has the newest first. None when nothing is known.
    """
    own = (row.date for row in held if (row.date >= circle.confirmed if circle.confirmed else not row.source))
    return next(own, circle.confirmed)


def a_year_before(day: dt.date) -> dt.date:
    """The same day a year earlier; 28 February for 29 February."""
    before: dt.date = day - relativedelta(years=1)
    return before


def report_due_after(held: dt.date) -> dt.date:
    """The day after which the report of a meeting that was held is asked for."""
    return held + dt.timedelta(weeks=REPORT_WEEKS)


def weeks_since(held: dt.date, day: dt.date) -> int:
    """How many whole weeks have passed since a meeting was held."""
    return (day - held).days // 7
