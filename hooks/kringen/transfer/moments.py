"""When an appointment begins or ends: clock times with the clock of their zone."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kringen.problem import shown
from kringen.transfer.calendar_text import Component, Property
from kringen.transfer.invitations import SAID, pattern
from kringen.transfer.zones import Clock, clock_of, shifted, utc

_FIRST, _LAST = 1900, 2200


class Unclear(Exception):
    """An appointment that nobody can read, with the reason."""


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
    return Moment(local, parts[4] is not None, _clock(parts[7], found.zone, described, notes) if parts[4] else _same)


def duration(text: str) -> dt.timedelta | None:
    """How long something takes (RFC 5545, section 3.3.6); None when that cannot be read."""
    found = pattern("duration").search(text.strip())
    if not found or not any(found.groups()):
        return None
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def _clock(shift: str | None, zone: str, described: Component, notes: dict[str, None]) -> Clock:
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
