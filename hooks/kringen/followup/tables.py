"""The follow-up as tables, for a spreadsheet and a terminal; every column is written out."""

from __future__ import annotations

from kringen.followup.overview import FollowUp, Rotation
from kringen.model import Circle, Meeting
from kringen.sheet import Cell, Sheet

CALLS = ("kring", "wie", "contact", "waarom")
CIRCLES = (
    *("kring", "naam", "status", "stand", "reden"),
    *("laatste", "volgende", "verwacht_tegen", "stil", "bevestigd", "ritme", "vorig_kwartaal", "dit_kwartaal"),
    *("trekker", "contact", "gastbestuur_laatst", "gastbestuur_voorstel"),
)
REPORTS = ("kring", "datum", "titel", "weken", "verwacht_na", "contact")
MUNICIPALITIES = ("nis", "gemeente", "provincie", "referentieregio", "kringen", "laatste_ontvangst", "ontving_kring")


def call_sheet(found: FollowUp) -> Sheet:
    """One row for each circle to call this week."""
    return Sheet(
        CALLS, tuple((call.circle.name, call.whom, call.contact or None, call.sentence) for call in found.calls)
    )


def circle_sheet(found: FollowUp) -> Sheet:
    """One row for each circle."""
    rows = []
    for standing, rotation in zip(found.standings, found.rotations, strict=True):
        circle = standing.circle
        rows.append(
            (
                *(circle.slug, circle.name, circle.status.value, standing.standing.value, standing.reason),
                *(_day(standing.last), _day(standing.next), _iso(standing.expected)),
                *("ja" if standing.is_silent else "nee", _iso(circle.confirmed), circle.rhythm),
                *(standing.last_quarter, standing.this_quarter),
                *(_trekker(circle), circle.contact, *_hosts(rotation)),
            )
        )
    return Sheet(CIRCLES, tuple(rows))


def report_sheet(found: FollowUp) -> Sheet:
    """One row for each awaited report."""
    return Sheet(
        REPORTS,
        tuple(
            (
                row.circle.name,
                _day(row.meeting),
                row.meeting.title or f"Bijeenkomst {row.circle.name}",
                row.weeks,
                row.due_after.isoformat(),
                row.circle.contact,
            )
            for row in found.reports
        ),
    )


def municipality_sheet(found: FollowUp) -> Sheet:
    """One row for each municipality of today."""
    return Sheet(
        MUNICIPALITIES,
        tuple(
            (
                *(row.municipality.nis, row.municipality.name, row.municipality.province, row.municipality.region),
                ", ".join(circle.name for circle in row.circles),
                *(_day(row.last), row.last.circle if row.last else None),
            )
            for row in found.municipalities
        ),
    )


def _hosts(rotation: Rotation) -> tuple[Cell, Cell]:
    suggested = ", ".join(turn.municipality.name for turn in rotation.suggested)
    return (rotation.hosted[0].host if rotation.hosted else None, suggested)


def _trekker(circle: Circle) -> str | None:
    """The function and the government; the name of a person stays on the page that it was given for."""
    return f"{circle.trekker.role}, {circle.trekker.organisation}" if circle.trekker else None


def _day(meeting: Meeting | None) -> str | None:
    return meeting.date.isoformat() if meeting else None


def _iso(value: object) -> str | None:
    return str(value) if value else None
