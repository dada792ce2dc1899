"""When an appointment begins or ends: clock times with the clock of their zone, as Outlook, Exchange and others name or describe it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from kringen.dates import BRUSSELS
from kringen.problem import shown
from kringen.transfer.calendar_text import Component, Property
from kringen.transfer.invitations import SAID, ZONE_HINTS, pattern, zones
from kringen.transfer.series import Unreadable, occurrences

Clock = Callable[[dt.datetime], dt.datetime]
"""What makes of a clock time of a zone the clock time in Brussels."""

_FIRST, _LAST = 1900, 2200


@dataclass(frozen=True)
class Moment:
    """A day, or a clock time of a zone."""

    local: dt.datetime
    """The clock time there; midnight when there is no hour."""

    has_hour: bool
    clock: Clock
    """Makes of a clock time there the one in Brussels."""


def moment(found: Property, described: Component, notes: dict[str, None]) -> Moment | None:
    """The moment that a property holds; None when it cannot be read. A zone that nobody knows is noted.

    A `Z` goes before a zone with a name, and a time without either is Belgian.
    """
    parts = pattern("moment").search(found.value.strip())
    if not parts or not _FIRST <= int(parts[1]) <= _LAST:
        return None
    try:
        local = dt.datetime(*(int(part or 0) for part in parts.groups()[:5]))  # type: ignore[arg-type]  # noqa: DTZ001 -- a clock time
    except ValueError:
        return None
    return Moment(
        local, parts[4] is not None, _own_clock(parts[7], found.zone, described, notes) if parts[4] else _same
    )


def duration(text: str) -> dt.timedelta | None:
    """How long something takes (RFC 5545, section 3.3.6); None when that cannot be read."""
    found = pattern("duration").search(text.strip())
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def _own_clock(shift: str | None, zone: str, described: Component, notes: dict[str, None]) -> Clock:
    """That of what stands behind a time, or else of the zone of its property; one that nobody knows is noted, and is that of Brussels."""
    if shift and shift in "zZ":
        return utc
    if shift:
        return shifted(int(f"{shift[0]}1") * min(int(shift[1:3]) * 60 + int(shift[-2:]), 840))
    if not zone:
        return _same
    clock = clock_of(zone, described)
    if not clock:
        notes[SAID["zone"].format(shown(zone))] = None
    return clock or _same


def _same(moment: dt.datetime) -> dt.datetime:
    return moment


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
