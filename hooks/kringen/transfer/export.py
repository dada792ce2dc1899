"""All meetings as a table; an import of it gives the same meetings back."""

from __future__ import annotations

from kringen.model import Site
from kringen.sentences import counted, joined
from kringen.sheet import Sheet
from kringen.transfer.columns import WRITERS


def meeting_sheet(site: Site, site_url: str = "") -> Sheet:
    """One row for each meeting, in the order of their days; the last cell is the address of its page."""
    rows = (tuple(write(meeting) for write in WRITERS.values()) for meeting in site.meetings)
    return Sheet(tuple(WRITERS), tuple((*row[:-1], f"{site_url}{row[-1]}") for row in rows))


def left_out(site: Site) -> str:
    """How many texts the table does not hold, as a sentence; empty when there are none."""
    counts = (
        (sum(bool(meeting.body.intro) for meeting in site.meetings), "inleiding", "inleidingen"),
        (sum(bool(meeting.body.agenda) for meeting in site.meetings), "agenda", "agenda's"),
        (sum(meeting.has_report for meeting in site.meetings), "verslag", "verslagen"),
    )
    texts = joined([counted(*each) for each in counts if each[0]])
    return f"Niet in de tabel: {texts}. Die teksten staan alleen in de bestanden zelf." if texts else ""
