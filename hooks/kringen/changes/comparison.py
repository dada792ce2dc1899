"""Everything that a new version of the files changes, compared with an old one, and which reports came late."""

from __future__ import annotations

import datetime as dt

from kringen.changes.circles import circle_changes, topic_changes
from kringen.changes.meetings import meeting_changes
from kringen.changes.questions import question_changes
from kringen.changes.reach import page_changes, reach_changes
from kringen.changes.snapshot import Changes, Names, Snapshot
from kringen.edition.page import Settings
from kringen.model import Meeting, Site


def changes(old: Snapshot, new: Snapshot, now: dt.datetime, settings: Settings) -> Changes:
    """What differs for visitors. With errors in either version nothing is said of calendars and addresses."""
    names = Names.of(old.site, new.site)
    found = [
        *circle_changes(old, new, names),
        *question_changes(old, new, names),
        *meeting_changes(old, new, names),
        *topic_changes(old, new),
        *page_changes(old, new),
    ]
    if old.is_sound and new.is_sound and old.files != new.files:
        found += reach_changes(old.site, new.site, now, settings)
    unread = sorted(new.site.unread & new.files.keys())
    problems = tuple(each for each in new.problems if each.is_error or _is_touched(each.path, old, new))
    return Changes(tuple(found), problems, tuple(unread), old.is_sound)


def _is_touched(path: str, old: Snapshot, new: Snapshot) -> bool:
    """Whether a file is another one than before: only then a remark is of use to whoever proposes this."""
    return old.files.get(path) != new.files.get(path)


def late_reports(old: Site, new: Site, since: dt.date) -> tuple[Meeting, ...]:
    """The meetings of before a day that had no report in the version of that day, and have one now; the latest first.

    A meeting that was not there yet came from an archive: its report is no news.
    """
    names = Names.of(old, new)
    waiting = {(names.today(row.circle), row.slug) for row in old.meetings if not row.has_report}
    found = [row for row in new.meetings if row.has_report and row.date < since and (row.circle, row.slug) in waiting]
    return tuple(reversed(found))
