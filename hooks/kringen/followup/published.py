"""The follow-up as JSON for V-ICT-OR's own tools, field by field."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic_core import to_json

from kringen.dates import iso
from kringen.followup.calls import Call
from kringen.followup.overview import Coverage, FollowUp, Rotation
from kringen.followup.reports import AwaitedReport
from kringen.followup.standing import CircleStanding, Standing
from kringen.model import Meeting
from kringen.questions import Shared

_STANDING = {
    Standing.OVERDUE: "overdue",
    Standing.LATER: "later",
    Standing.OPEN: "open",
    Standing.DORMANT: "dormant",
    Standing.UNCONFIRMED: "unconfirmed",
    Standing.ON_TRACK: "on_track",
    Standing.STOPPED: "stopped",
}


def json_bytes(found: FollowUp) -> bytes:
    """The whole follow-up; a meeting is named as in the API: `waasland/2027-03-11`."""
    content = {
        "schema_version": 1,
        "made_at": iso(found.now),
        "quarter": {"year": found.quarter.year, "number": found.quarter.number},
        "calls": [_call(call) for call in found.calls],
        "silent_circles": [row.circle.slug for row in found.silent],
        "circles": [
            _circle(standing, rotation) for standing, rotation in zip(found.standings, found.rotations, strict=True)
        ],
        "awaited_reports": [_report(row) for row in found.reports],
        "shared_questions": [_shared(row) for row in found.shared],
        "circles_without_trekker": [circle.slug for circle in found.without_trekker],
        "municipalities": [_municipality(row) for row in found.municipalities],
    }
    return to_json(content, indent=1) + b"\n"


def _call(call: Call) -> dict[str, Any]:
    return {
        "circle": call.circle.slug,
        "whom": call.whom,
        "contact": call.contact or None,
        "about": [reason.about.value for reason in call.reasons],
        "sentence": call.sentence,
    }


def _circle(row: CircleStanding, rotation: Rotation) -> dict[str, Any]:
    return {
        "id": row.circle.slug,
        "name": row.circle.name,
        "meetings_per_year": row.circle.rhythm,
        "confirmed": row.circle.confirmed.isoformat() if row.circle.confirmed else None,
        "last_meeting": row.last.id if row.last else None,
        "last_date": _date(row.last),
        "next_meeting": row.next.id if row.next else None,
        "next_date": _date(row.next),
        "expected_by": row.expected.isoformat() if row.expected else None,
        "last_quarter": row.last_quarter,
        "this_quarter": row.this_quarter,
        "standing": _STANDING[row.standing],
        "reason": row.reason,
        "hosts": [{"name": each.host, "meeting": each.id} for each in rotation.hosted],
        "suggested_hosts": [
            {"nis": turn.municipality.nis, "name": turn.municipality.name, "last_hosted": _date(turn.last)}
            for turn in rotation.suggested
        ],
    }


def _report(row: AwaitedReport) -> dict[str, Any]:
    return {
        "meeting": row.meeting.id,
        "date": row.meeting.date.isoformat(),
        "circle": row.circle.slug,
        "weeks": row.weeks,
        "due_after": row.due_after.isoformat(),
        "is_due": row.is_due,
    }


def _shared(row: Shared) -> dict[str, Any]:
    return {
        "topic": row.topic.slug,
        "circles": [circle.slug for circle in row.circles],
        "questions": [asked.id for asked in row.asked],
        "offer": row.offer,
    }


def _municipality(row: Coverage) -> dict[str, Any]:
    return {
        "nis": row.municipality.nis,
        "name": row.municipality.name,
        "circles": [circle.slug for circle in row.circles],
        "last_hosted": _date(row.last),
        "last_hosted_meeting": row.last.id if row.last else None,
    }


def _date(meeting: Meeting | None) -> str | None:
    day: dt.date | None = meeting.date if meeting else None
    return day.isoformat() if day else None
