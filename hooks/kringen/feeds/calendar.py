"""Calendars that one subscribes to (RFC 5545, and RFC 7986 for their name and rhythm)."""

from __future__ import annotations

from collections.abc import Iterable

from kringen.dates import BRUSSELS
from kringen.feeds.property import plain, words
from kringen.feeds.text import line

RHYTHM = "PT12H"
"""How often a calendar should look again (RFC 7986, section 5.7); each program decides for itself."""


def calendar(name: str, address: str, events: Iterable[bytes]) -> bytes:
    """A calendar with a name; `address` is where it stands on the web, and empty when that is not known.

    Holds its time zone always, so that a calendar without events is one as well.
    """
    return b"".join([
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        plain("PRODID", "-//V-ICT-OR//Regionale kenniskringen//NL"),
        b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
        words("NAME", line(name)),
        words("X-WR-CALNAME", line(name)),
        plain("REFRESH-INTERVAL;VALUE=DURATION", RHYTHM),
        *([plain("SOURCE;VALUE=URI", address)] if address else []),
        plain("X-PUBLISHED-TTL", RHYTHM),
        plain("X-WR-TIMEZONE", BRUSSELS.key),
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
