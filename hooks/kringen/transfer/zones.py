"""The time zones of a calendar, as Outlook, Exchange and others name or describe them, and clock times in Brussels."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from kringen.dates import BRUSSELS
from kringen.transfer.calendar_text import Component
from kringen.transfer.invitations import ZONE_HINTS, pattern, zones
from kringen.transfer.series import Unreadable, occurrences

Clock = Callable[[dt.datetime], dt.datetime]
"""What makes of a clock time of a zone the clock time in Brussels."""


def clock_of(name: str, described: Component) -> Clock | None:
    """The clock of the zone that a calendar calls so: known by its name, or described in the calendar; else None.

    `described` holds the zones that the file describes. A known name goes first, since descriptions are often old.
    """
    if found := _named(name):
        return found
    for each in described.all("VTIMEZONE"):
        if each.text("TZID").strip('" ') == name and (clock := _described(each)):
            return clock
    for hint, zone in ZONE_HINTS:
        if re.search(hint, name, re.IGNORECASE):
            return _clock(ZoneInfo(zone))
    return None


def utc(moment: dt.datetime) -> dt.datetime:
    """The clock of UTC."""
    return _clock(dt.UTC)(moment)


def shifted(minutes: int) -> Clock:
    """The clock of a zone that many minutes ahead of UTC."""
    return _clock(dt.timezone(dt.timedelta(minutes=minutes)))


def _clock(zone: dt.tzinfo) -> Clock:
    return lambda moment: moment.replace(tzinfo=zone).astimezone(BRUSSELS).replace(tzinfo=None)


def _named(name: str) -> Clock | None:
    if pattern("utc").search(name):
        return utc
    if found := pattern("offset").search(name):
        return shifted(int(f"{found[1]}1") * min(int(found[2]) * 60 + int(found[3] or 0), 840))
    parts = name.casefold().split("/")
    for zone in (zones().get(name.casefold()), *("/".join(parts[-count:]) for count in (3, 2) if len(parts) >= count)):
        if zone and (key := _keys().get(zone.casefold())):
            return _clock(ZoneInfo(key))
    return None


@cache
def _keys() -> dict[str, str]:
    """The zones of IANA with a region, by their names in small letters."""
    return {key.casefold(): key for key in available_timezones() if "/" in key}


def _described(zone: Component) -> Clock | None:
    """The clock that the rules of a VTIMEZONE make (RFC 5545, section 3.6.5)."""
    parts = [each for each in zone.inside if _offset(each) is not None and _moment(each) is not None]
    if not parts:
        return None

    def clock(moment: dt.datetime) -> dt.datetime:
        began = [(onset, _offset(part) or 0) for part in parts for onset in _onsets(part, moment)]
        return shifted(max(began)[1] if began else _offset(parts[0]) or 0)(moment)

    return clock


def _onsets(part: Component, moment: dt.datetime) -> Iterator[dt.datetime]:
    """When a part of a zone began, up to a moment; of what repeats each year only the last times."""
    start = _moment(part)
    if start is None or start > moment:
        return
    yield start
    rule = part.first("RRULE")
    try:
        if rule and "FREQ=YEARLY" in rule.value.upper() and "COUNT" not in rule.value.upper():
            recent = start.replace(year=max(start.year, moment.year - 2), day=1)
            yield from (each for each in occurrences(recent, rule.value) if start <= each <= moment)
    except Unreadable:
        return


def _offset(part: Component) -> int | None:
    found = re.fullmatch(r"([+-])([0-9]{2}):?([0-9]{2})(?:[0-9]{2})?", part.text("TZOFFSETTO").strip())
    return int(f"{found[1]}1") * min(int(found[2]) * 60 + int(found[3]), 840) if found else None


def _moment(part: Component) -> dt.datetime | None:
    found = re.match(r"([0-9]{8}T[0-9]{6})", part.text("DTSTART").strip())
    try:
        return dt.datetime.strptime(found[1], "%Y%m%dT%H%M%S") if found else None  # noqa: DTZ007 -- a clock time
    except ValueError:
        return None
