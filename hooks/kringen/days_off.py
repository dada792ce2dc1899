"""The days on which nobody plans a meeting by choice: public holidays and weekends, as Belgium has them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from types import MappingProxyType

from dateutil.easter import easter  # type: ignore[import-untyped]

FLEMISH = "Feestdag van de Vlaamse Gemeenschap"
"""11 July: no public holiday by law (Decree of 7 November 1990), yet Flemish town halls are closed."""

_FIXED = {
    (1, 1): "Nieuwjaar",
    (5, 1): "Dag van de Arbeid",
    (7, 11): FLEMISH,
    (7, 21): "Nationale feestdag",
    (8, 15): "Onze-Lieve-Vrouw-Hemelvaart",
    (11, 1): "Allerheiligen",
    (11, 11): "Wapenstilstand",
    (12, 25): "Kerstmis",
}
"""By month and day. Source: Royal Decree of 18 April 1974 on public holidays, article 1."""

_AFTER_EASTER = {
    0: "Pasen",
    1: "Paasmaandag",
    39: "Onze-Lieve-Heer-Hemelvaart",
    49: "Pinksteren",
    50: "Pinkstermaandag",
}
"""By days after Easter; from the same decree, with the two Sundays."""

_WEEKEND = {5: "zaterdag", 6: "zondag"}


def holiday(day: dt.date) -> str:
    """The Dutch name of the holiday that a day is; empty when it is none."""
    return holidays_of(day.year).get(day, "")


def weekend(day: dt.date) -> str:
    """`zaterdag` or `zondag`; empty on a day of the week."""
    return _WEEKEND.get(day.weekday(), "")


@lru_cache(maxsize=16)
def holidays_of(year: int) -> MappingProxyType[dt.date, str]:
    """The holidays of a year with their Dutch names, in order; two on one day are both named."""
    first = easter(year)
    dated = [(dt.date(year, month, day), name) for (month, day), name in _FIXED.items()]
    dated += [(first + dt.timedelta(days=days), name) for days, name in _AFTER_EASTER.items()]
    found: dict[dt.date, str] = {}
    for day, name in sorted(dated):
        found[day] = f"{found[day]}; {name}" if day in found else name
    return MappingProxyType(found)


def school_break(day: dt.date) -> str:
    """The holiday of Flemish schools that a day lies in, when many are away; empty when it lies in none."""
    return _breaks_of(day.year).get(day, "")


@lru_cache(maxsize=16)
def _breaks_of(year: int) -> MappingProxyType[dt.date, str]:
    from holidays.countries.belgium import Belgium  # noqa: PLC0415 -- slow to load, and only a suggestion needs it

    calendar = Belgium(years=year, subdiv="Flemish", categories=("school",), language="nl")  # type: ignore[no-untyped-call]
    return MappingProxyType(dict(calendar.items()))
