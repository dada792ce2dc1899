"""Calendars that one subscribes to (RFC 5545, and RFC 7986 for their name and rhythm)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vText

from kringen.dates import BRUSSELS
from kringen.feeds.text import line

RHYTHM = "PT12H"
"""How often a calendar should look again (RFC 7986, section 5.7); each program decides for itself."""

_END = b"END:VCALENDAR\r\n"


def calendar(name: str, address: str, events: Iterable[bytes]) -> bytes:
    """A calendar with a name; `address` is where it stands on the web, and empty when that is not known.

    Holds its time zone always, so that a calendar without events is one as well.
    """
    frame = Calendar()
    frame.add("version", "2.0")
    frame.add("prodid", "-//V-ICT-OR//Regionale kenniskringen//NL")
    frame.add("calscale", "GREGORIAN")
    frame.add("method", "PUBLISH")
    frame.add("name", vText(line(name)))
    frame.add("x-wr-calname", vText(line(name)))
    frame.add("x-wr-timezone", vText(BRUSSELS.key))
    frame.add("refresh-interval", dt.timedelta(hours=12), parameters={"VALUE": "DURATION"})
    frame.add("x-published-ttl", vText(RHYTHM))
    if address:
        frame.add("source", address, parameters={"VALUE": "URI"})
    return b"".join([bytes(frame.to_ical()).removesuffix(_END), _time_zone(), *events, _END])


@cache
def _time_zone() -> bytes:
    """Brussels as two yearly rules, in force since 1996 (Directive 94/21/EC): Outlook ignores a list of dates."""
    zone = Timezone()
    zone.add("tzid", BRUSSELS.key)
    winter, summer = dt.timedelta(hours=1), dt.timedelta(hours=2)
    for part, name, month, first, before, after in (
        (TimezoneDaylight(), "CEST", 3, dt.datetime(1996, 3, 31, 2), winter, summer),  # noqa: DTZ001 - local by nature
        (TimezoneStandard(), "CET", 10, dt.datetime(1996, 10, 27, 3), summer, winter),  # noqa: DTZ001
    ):
        part.add("dtstart", first)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzname", name)
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return bytes(zone.to_ical())
