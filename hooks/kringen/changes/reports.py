"""Which reports came late: after a day, for a meeting of before that day."""

from __future__ import annotations

import datetime as dt

from kringen.changes.names import Names
from kringen.model import Meeting, Site


def late_reports(old: Site, new: Site, since: dt.date) -> tuple[Meeting, ...]:
    """The meetings of before a day that had no report in the version of that day, and have one now; the latest first.

    A meeting that was not there yet came from an archive: its report is no news.
    """
    names = Names.of(old, new)
    waiting = {(names.today(row.circle), row.slug) for row in old.meetings if not row.has_report}
    found = [row for row in new.meetings if row.has_report and row.date < since and (row.circle, row.slug) in waiting]
    return tuple(reversed(found))
