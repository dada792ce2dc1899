"""Calendars that one follows, and single appointments (RFC 5545, and RFC 7986 for a name and a rhythm)."""

from __future__ import annotations

from collections.abc import Iterable

from kringen.dates import BRUSSELS
from kringen.feeds.property import plain, words
from kringen.feeds.text import line

RHYTHM = "PT12H"
"""How often a calendar should look again (RFC 7986, section 5.7); each program decides for itself."""


def calendar(name: str, address: str, events: Iterable[bytes]) -> bytes:
    """A calendar with a name; `address` is where it stands on the web, and empty when that is not known."""
    return _object(
        events,
        words("NAME", line(name)),
        words("X-WR-CALNAME", line(name)),
        plain("REFRESH-INTERVAL;VALUE=DURATION", RHYTHM),
        *([plain("SOURCE;VALUE=URI", address)] if address else []),
        plain("X-PUBLISHED-TTL", RHYTHM),
        plain("X-WR-TIMEZONE", BRUSSELS.key),
    )


def appointment(event: bytes) -> bytes:
    """One event to put in one's own calendar, without the properties of a calendar that one follows.

    With a name, classic Outlook opens a new calendar instead of an appointment; [MS-OXCICAL] on X-WR-CALNAME says to
    omit it for a single one.
    """
    return _object([event])


def _object(events: Iterable[bytes], *properties: bytes) -> bytes:
    """An iCalendar object; holds its time zone always, so that one without events is one as well."""
    return b"".join([
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        plain("PRODID", "-//V-ICT-OR//Regionale kenniskringen//NL"),
        b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
        *properties,
        TIME_ZONE,
        *events,
        b"END:VCALENDAR\r\n",
    ])  # fmt: skip  # one property a line


TIME_ZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
"""Brussels as two yearly rules, in force since 1996 (Directive 94/21/EC): Outlook ignores a list of dates."""
