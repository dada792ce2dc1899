"""The days on which nobody plans a meeting by choice: public holidays and weekends, as Belgium has them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from types import MappingProxyType

FLEMISH = "Feestdag van de Vlaamse Gemeenschap"
"""11 July: no public holiday by law (Decree of 7 November 1990), yet Flemish town halls are closed."""

_SHORT = {"O. L. H. ": "Onze-Lieve-Heer-", "O. L. V. ": "Onze-Lieve-Vrouw-"}
_WEEKEND = {5: "zaterdag", 6: "zondag"}


def holiday(day: dt.date) -> str:
    """The Dutch name of the holiday that a day is; empty when it is none."""
    return holidays_of(day.year).get(day, "")


def weekend(day: dt.date) -> str:
    """`zaterdag` or `zondag`; empty on a day of the week."""
    return _WEEKEND.get(day.weekday(), "")


@lru_cache(maxsize=16)
def holidays_of(year: int) -> MappingProxyType[dt.date, str]:
    """The holidays of a year with their Dutch names, in order; the same whatever the language of the machine."""
    from holidays.countries.belgium import Belgium  # noqa: PLC0415 -- slow to load, and the archive needs it not

    calendar = Belgium(years=year, language="nl")  # type: ignore[no-untyped-call]
    found = {day: _in_full(name) for day, name in calendar.items()}
    return MappingProxyType(dict(sorted((found | {dt.date(year, 7, 11): FLEMISH}).items())))


def school_break(day: dt.date) -> str:
    """The holiday of Flemish schools that a day lies in, when many are away; empty when it lies in none."""
    return _breaks_of(day.year).get(day, "")


@lru_cache(maxsize=16)
def _breaks_of(year: int) -> MappingProxyType[dt.date, str]:
    from holidays.countries.belgium import Belgium  # noqa: PLC0415 -- slow to load, and only a suggestion needs it

    calendar = Belgium(years=year, subdiv="Flemish", categories=("school",), language="nl")  # type: ignore[no-untyped-call]
    return MappingProxyType(dict(calendar.items()))


def _in_full(name: str) -> str:
    for short, full in _SHORT.items():
        name = name.replace(short, full)
    return name
