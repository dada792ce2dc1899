"""A meeting as a row of an index; zoekindex.js reads it by its places."""

from __future__ import annotations

from collections.abc import Mapping

from kringen.edition import Edition, title_of
from kringen.model import Meeting

REPORT, CANCELLED, MOVED, POSTPONED = 1, 2, 4, 8
"""What is true of a meeting, added up."""

Row = list[object]


def meeting_row(edition: Edition, meeting: Meeting, circles: Mapping[str, int], topics: Mapping[str, int]) -> Row:
    """Address (empty when it is the first circle and the day, as of most), title, day, circles and topics by number, place, and what is true."""
    is_usual = (meeting.circle, meeting.slug) == (meeting.circles[0], str(meeting.when))
    return [
        "" if is_usual else f"{meeting.circle}/{meeting.slug}",
        title_of(meeting, edition.site.circle_by_slug[meeting.convener]),
        str(meeting.when),
        [circles[slug] for slug in meeting.circles],
        [topics[slug] for slug in meeting.topics],
        meeting.host or meeting.location or ("Online" if meeting.online else ""),
        REPORT * meeting.has_report
        + CANCELLED * meeting.is_cancelled
        + MOVED * meeting.is_moved
        + POSTPONED * meeting.is_postponed,
    ]
