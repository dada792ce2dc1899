"""All meetings as a table; an import of it gives the same meetings back."""

from __future__ import annotations

import datetime as dt

from kringen.dates import Month
from kringen.model import Enrolment, Meeting, Site
from kringen.sheet import Cell, Sheet
from kringen.transfer.columns import NAMES

NOT_EXPORTED = "verslag"
"""A report is text with markup, which a cell would lose; the table says whether there is one, and where."""

HEADER = tuple(name for name in NAMES if name != NOT_EXPORTED)


def meeting_sheet(site: Site, site_url: str = "") -> Sheet:
    """One row for each meeting, in the order of their days."""
    return Sheet(HEADER, tuple(_row(meeting, site_url) for meeting in site.meetings))


def left_out(site: Site) -> str:
    """How many texts the table does not hold, as a sentence; empty when there are none."""
    counts = (
        (sum(bool(meeting.body.intro) for meeting in site.meetings), "inleiding", "inleidingen"),
        (sum(bool(meeting.body.agenda) for meeting in site.meetings), "agenda", "agenda's"),
        (sum(meeting.has_report for meeting in site.meetings), "verslag", "verslagen"),
    )
    said = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    texts = " en ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))
    return f"Niet in de tabel: {texts}. Die teksten staan alleen in de bestanden zelf." if said else ""


def _row(meeting: Meeting, site_url: str) -> tuple[Cell, ...]:
    registration = (meeting.registration or "").removeprefix("mailto:")
    return (
        meeting.circle,
        _day(meeting.when),
        _day(meeting.first) if meeting.is_moved else None,
        f"{meeting.start:%H:%M}" if meeting.start else None,
        f"{meeting.end:%H:%M}" if meeting.end else None,
        meeting.title,
        meeting.status.value,
        meeting.host,
        meeting.location,
        meeting.access,
        meeting.online,
        ", ".join(meeting.topics),
        " | ".join(": ".join(filter(None, [each.organisation, each.subject])) for each in meeting.speakers),
        registration,
        f"{meeting.registration_closes:%d/%m/%Y}" if meeting.registration_closes else None,
        meeting.enrolment.value if meeting.enrolment is not Enrolment.OPEN else None,
        ", ".join(meeting.joint_circles),
        meeting.handed_over,
        meeting.governments,
        " | ".join(f"{each.title}: {each.url}" for each in meeting.documents),
        meeting.source,
        "ja" if meeting.has_report else "nee",
        f"{site_url}bijeenkomsten/{meeting.circle}/{meeting.slug}/",
    )


def _day(when: dt.date | Month) -> str:
    return str(when) if isinstance(when, Month) else f"{when:%d/%m/%Y}"
