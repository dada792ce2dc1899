"""Dates, months and times, as they must be written; of the other ways of writing them in Belgium it is said how."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from pydantic_core import PydanticKnownError

from kringen.dates import Month
from kringen.problem import Code, shown
from kringen.values.mistake import mistake

DATE = Code(
    "datum",
    "Een datum staat niet als jaar-maand-dag geschreven, of bestaat niet.",
    "datum: 11/03/2027",
    "Schrijf de datum als 2027-03-11: eerst het jaar, dan de maand, dan de dag.",
)
TIME = Code(
    "uur",
    "Een uur staat niet als uren:minuten geschreven, of bestaat niet.",
    "van: 14u30",
    "Schrijf het uur met vier cijfers en een dubbele punt, zoals 14:30 of 09:00.",
)

EARLIEST = dt.date(2005, 1, 1)
LATEST = dt.date(2100, 12, 31)
"""Dates outside these years are slips of the keyboard: the first circles met in 2010."""


def to_date(text: object) -> object:
    """A date from `2027-03-11`."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        meant = meant_date(text)
        cure = f"schrijf {meant}" if meant else ""
        raise mistake(DATE, f'"{shown(text)}" is geen datum zoals 2027-06-01', cure)
    try:
        date = dt.date.fromisoformat(text)
    except ValueError:
        raise mistake(DATE, f'"{text}" staat niet op de kalender', "kijk de maand en de dag na") from None
    if not EARLIEST <= date <= LATEST:
        raise mistake(DATE, f'"{text}" valt buiten de jaren 2005 tot 2100', "kijk het jaar na")
    return date


def to_day_or_month(text: object) -> object:
    """A date from `2027-03-11`, or a month from `2027-03` while the day is not known yet.

    Raises pydantic's own error for another type: of two types together it would give one for each.
    """
    if isinstance(text, dt.date | Month):
        return text
    if not isinstance(text, str):
        raise PydanticKnownError("date_type")
    text = text.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}", text):
        meant = meant_month(text)
        if meant and not meant_date(text):
            raise mistake(DATE, f'"{shown(text)}" is geen datum zoals 2027-06-01', f"schrijf {meant}")
        return to_date(text)
    year, month = map(int, text.split("-"))
    if not 1 <= month <= 12:
        raise mistake(DATE, f'"{text}" staat niet op de kalender', "de maanden gaan van 01 tot 12")
    if not EARLIEST.year <= year <= LATEST.year:
        raise mistake(DATE, f'"{text}" valt buiten de jaren 2005 tot 2100', "kijk het jaar na")
    return Month(year, month)


def to_time(text: object) -> object:
    """A time of the day from `14:30`, to the minute, without a zone; Europe/Brussels is meant."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if not re.fullmatch(r"[0-9]{2}:[0-9]{2}", text):
        raise mistake(TIME, f'"{shown(text)}" is geen uur zoals 14:30', _time_cure(text))
    try:
        return dt.time.fromisoformat(text)
    except ValueError:
        raise mistake(TIME, f'"{text}" is geen uur van de dag', "een dag loopt van 00:00 tot 23:59") from None


def meant_date(text: str) -> str | None:
    """The date that another way of writing means, as it must be written; None when unclear.

    The day comes before the month, as in Belgium, unless the year is first.
    """
    line = _tidy(text)
    found = next(filter(None, (pattern.fullmatch(line) for pattern in _DATES)), None)
    if not found:
        return None
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    month = found["month"]
    try:
        date = dt.date(year, int(month) if month.isdigit() else _month(month), int(found["day"]))
    except ValueError:
        return None
    return date.isoformat() if EARLIEST <= date <= LATEST else None


def meant_month(text: str) -> str | None:
    """The month that another way of writing means, as it must be written; None when unclear."""
    found = next(filter(None, (pattern.fullmatch(_tidy(text)) for pattern in _MONTHS_OF_YEARS)), None)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"]) if found["month"].isdigit() else _month(found["month"])
    return str(Month(year, month)) if 1 <= month <= 12 and EARLIEST.year <= year <= LATEST.year else None


def meant_time(text: str) -> str | None:
    """The time that another way of writing means, as it must be written; None when unclear."""
    found = _TIME.fullmatch(_tidy(text))
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (24, 0)
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else None


def _time_cure(text: str) -> str:
    """What to write instead of a wrong time; of a span of time each end has its own key."""
    start, separator, end = re.sub(r"^van ", "", _tidy(text)).partition("-")
    if not separator:
        start, separator, end = start.partition(" tot ")
    if separator and meant_time(start) and meant_time(end):
        return f"schrijf van: {meant_time(start)} en op een eigen regel tot: {meant_time(end)}"
    meant = meant_time(text)
    return f"schrijf {meant}" if meant else ""


def _tidy(text: str) -> str:
    """A short text in small letters, with single spaces and ordinary hyphens and figures; empty when it is too long for a moment."""
    if len(text) > _LONGEST:
        return ""
    return " ".join(_DASHES.sub("-", unicodedata.normalize("NFKC", text)).casefold().split())


def _month(name: str) -> int:
    """The number of a month by its name or the beginning of it; 0 when there is none or more than one."""
    found = [number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.replace("mrt", "maart"))]
    return found[0] if len(found) == 1 else 0


_LONGEST = 60
_DASHES = re.compile("[\u2010-\u2015\u2212]")
"""What Word makes of a hyphen, and what looks like one."""

_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
_WEEKDAY = r"(?:(?:ma|di|woe|wo|do|vr|za|zo)(?:[a-z]*dag)?\.?,? )?"
_REST = r"(?:(?: |t|, ?)(?:om )?[0-9]{1,2} ?(?:[:.uh]|uur).*)?"
_DATES = tuple(
    re.compile(_WEEKDAY + pattern + _REST)
    for pattern in (
        r"(?P<day>[0-9]{1,2}) ?[-/._ ] ?(?P<month>[0-9]{1,2}) ?[-/._ ] ?(?P<year>[0-9]{4})",
        r"(?P<day>[0-9]{1,2})[/.](?P<month>[0-9]{1,2})[/.](?P<year>[0-9]{2})",
        r"(?P<year>[0-9]{4}) ?[-/._ ] ?(?P<month>[0-9]{1,2}) ?[-/._ ] ?(?P<day>[0-9]{1,2})",
        r"(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?P<day>[0-9]{1,2})(?:e|de|ste)?[-_ ]?(?P<month>[a-z]{3,9})\.?[-_ ]?(?P<year>[0-9]{4})",
    )
)
_MONTHS_OF_YEARS = tuple(
    re.compile(r"(?:in )?" + pattern)
    for pattern in (
        r"(?P<year>[0-9]{4}) ?[-/._ ] ?(?P<month>[0-9]{1,2})",
        r"(?P<month>[0-9]{1,2}) ?[-/._ ] ?(?P<year>[0-9]{4})",
        r"(?P<month>[a-z]{3,9})\.?[-_ ]?(?P<year>[0-9]{4})",
    )
)
_TIME = re.compile(
    r"(?:om )?(?P<hour>[0-9]{1,2})(?: ?(?:[:.uh]|uur)? ?(?P<minute>[0-9]{2})(?::[0-9]{2})?)? ?(?:[uh]|uur)?\.?"
)
