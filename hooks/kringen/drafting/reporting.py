"""The place for a report in the file of a meeting: only lines are added, and every other byte stays as it was."""

from __future__ import annotations

import re

from kringen.dates import short_day
from kringen.model import Meeting

_DASHES = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_HEADING = re.compile(rb"^ {0,3}##[ \t]+verslag[ \t]*(?:#+[ \t]*)?\r?$", re.MULTILINE | re.IGNORECASE)


class Refused(Exception):
    """Why a meeting takes no report, in a Dutch sentence."""


def with_report(data: bytes, meeting: Meeting, governments: str = "") -> bytes:
    """The bytes of a meeting's file with a heading `## Verslag` at its end and `besturen` in its data.

    What is there already is not added again. Raises Refused when the report is there, or another number.
    """
    if not meeting.goes_on:
        raise Refused(f"de bijeenkomst van {short_day(meeting.when)} is {meeting.status}, dus er komt geen verslag")
    if meeting.has_report:
        raise Refused(f"het verslag van {short_day(meeting.date)} staat al in {meeting.origin.path}")
    if meeting.is_report_closed:
        where = meeting.origin.path
        raise Refused(f"in {where} staat verslag: geen; haal die regel weg als er toch een verslag komt")
    if governments and meeting.governments:
        raise Refused(f"besturen staat al in {meeting.origin.path}: {meeting.governments}; pas het daar aan")
    newline = b"\r\n" if b"\r\n" in data else b"\n"
    if governments:
        data = _with_line(data, f"besturen: {governments}".encode() + newline)
    if _HEADING.search(data):
        return data
    end = b"" if data.endswith(b"\n") else newline
    gap = b"" if re.search(rb"\n---[ \t]*\r?\n?$|\n\r?\n$", data) else newline
    return data + end + gap + b"## Verslag" + newline * 2


def _with_line(data: bytes, line: bytes) -> bytes:
    """The data with a line more in front of the second row of dashes."""
    first = _DASHES.search(data)
    second = _DASHES.search(data, first.end()) if first else None
    assert second, "the file was read as a meeting"
    return data[: second.start()] + line + data[second.start() :]
