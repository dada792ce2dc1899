"""The clock times of what repeats (RFC 5545, section 3.3.10), as the form finds them (assets/javascripts/melden/series.js).

Own code, since both must find the same, and no rule may keep anybody waiting: dateutil looks for a thirtieth of February
until the year 9999. The tests compare this with dateutil.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count

from kringen.dates import BRUSSELS
from kringen.transfer.invitations import AHEAD

_KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_UNTIL = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})[0-9]{2}(Z?))?")
_DAY = dt.timedelta(days=1)
_Parts = Mapping[str, str]


class Unreadable(Exception):
    """A rule that cannot be followed."""


def has_end(rule: str) -> bool:
    """Whether a rule says how often or until when. Raises Unreadable."""
    return bool({"COUNT", "UNTIL"} & _parts(rule).keys())


def occurrences(start: dt.datetime, rule: str) -> Iterator[dt.datetime]:
    """When something takes place that begins at a clock time and repeats, in order; at most AHEAD years of it.

    UNTIL in UTC counts as the clock in Brussels then; without an hour it is the end of that day. Raises Unreadable.
    """
    parts = _parts(rule)
    last = start + dt.timedelta(days=366 * AHEAD)
    last = min(last, _until(parts["UNTIL"])) if "UNTIL" in parts else last
    most = _number(parts["COUNT"]) if "COUNT" in parts else None
    found = 0
    for days in _periods(start.date(), parts, last.date()):
        for day in _chosen(days, parts):
            moment = dt.datetime.combine(day, start.time())
            if moment < start:
                continue
            if moment > last or found == most:
                return
            found += 1
            yield moment


def _parts(rule: str) -> dict[str, str]:
    found = dict(part.split("=", 1) for part in rule.strip().rstrip(";").upper().split(";") if "=" in part)
    is_known = found.keys() <= _KNOWN and all(re.fullmatch(r"[A-Z0-9,+-]+", value) for value in found.values())
    if not is_known or found.get("FREQ") not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise Unreadable
    return found


def _periods(first: dt.date, parts: _Parts, last: dt.date) -> Iterator[list[dt.date]]:
    """The days of each period that the rule looks at and that fit it."""
    interval = _number(parts.get("INTERVAL", "1"))
    if interval < 1:
        raise Unreadable
    fits = _filter(first, parts)
    for number in count(0, interval):
        begin = _begin(first, parts, number)
        if begin > last:
            return
        end = _begin(first, parts, number + 1)
        yield [day for day in (begin + _DAY * step for step in range((end - begin).days)) if fits(day)]


def _begin(first: dt.date, parts: _Parts, number: int) -> dt.date:
    """The first day of a period, counted from the one in which the series begins."""
    if parts["FREQ"] == "DAILY":
        return first + _DAY * number
    if parts["FREQ"] == "WEEKLY":
        start = _weekday(parts.get("WKST", "MO"))[1]
        return first - _DAY * ((first.weekday() - start) % 7) + _DAY * 7 * number
    months = first.month - 1 + number if parts["FREQ"] == "MONTHLY" else 12 * number
    return dt.date(min(first.year + months // 12, dt.MAXYEAR), months % 12 + 1, 1)


def _filter(first: dt.date, parts: _Parts) -> Callable[[dt.date], bool]:
    """Which days a rule means; what it does not say follows from the day on which it begins."""
    frequency = parts["FREQ"]
    months = _numbers(parts.get("BYMONTH", ""))
    month_days = _numbers(parts.get("BYMONTHDAY", ""))
    weekdays = [_weekday(each) for each in parts["BYDAY"].split(",")] if "BYDAY" in parts else []

    def fits(day: dt.date) -> bool:
        if months and day.month not in months:
            return False
        if month_days and not {day.day, day.day - _length(day) - 1} & set(month_days):
            return False
        if weekdays and not any(_is_nth(day, nth, name, parts) for nth, name in weekdays):
            return False
        if month_days or weekdays or frequency == "DAILY":
            return True
        if frequency == "WEEKLY":
            return day.weekday() == first.weekday()
        return day.day == first.day and bool(frequency == "MONTHLY" or months or day.month == first.month)

    return fits


def _is_nth(day: dt.date, nth: int, name: int, parts: _Parts) -> bool:
    """Whether a day is that weekday, the so manieth of its month or year."""
    if day.weekday() != name:
        return False
    if not nth or parts["FREQ"] in {"DAILY", "WEEKLY"}:
        return True
    if parts["FREQ"] == "YEARLY" and "BYMONTH" not in parts:
        place, length = day.timetuple().tm_yday, 365 + calendar.isleap(day.year)
    else:
        place, length = day.day, _length(day)
    return nth in {(place - 1) // 7 + 1, -((length - place) // 7) - 1}


def _chosen(days: Sequence[dt.date], parts: _Parts) -> Iterator[dt.date]:
    """The days of a period at the places that the rule asks for."""
    places = [each - 1 if each > 0 else len(days) + each for each in _numbers(parts.get("BYSETPOS", ""))]
    yield from (day for place, day in enumerate(days) if not places or place in places)


def _weekday(text: str) -> tuple[int, int]:
    found = re.fullmatch(rf"([+-]?[0-9]{{1,2}})?({'|'.join(_NAMES)})", text)
    if not found:
        raise Unreadable
    return int(found[1] or 0), _NAMES.index(found[2])


def _until(text: str) -> dt.datetime:
    found = _UNTIL.fullmatch(text)
    try:
        if found:
            year, month, day, hour, minute = (int(part or 0) for part in found.groups()[:5])
            moment = dt.datetime(year, month, day, *((hour, minute) if found[4] else (23, 59)), tzinfo=dt.UTC)
            return (moment.astimezone(BRUSSELS) if found[6] else moment).replace(tzinfo=None)
    except (ValueError, OverflowError):
        pass
    raise Unreadable


def _numbers(text: str) -> list[int]:
    return [_number(each) for each in text.split(",")] if text else []


def _number(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]{1,6}", text):
        raise Unreadable
    return int(text)


def _length(day: dt.date) -> int:
    return calendar.monthrange(day.year, day.month)[1]
