"""The holidays of Belgium, held to a package that knows those of the whole world."""

from __future__ import annotations

import datetime as dt

import pytest
from holidays.countries.belgium import Belgium

from kringen.days_off import FLEMISH, holidays_of
from kringen.values.moments import EARLIEST, LATEST

_SHORT = {"O. L. H. ": "Onze-Lieve-Heer-", "O. L. V. ": "Onze-Lieve-Vrouw-"}


def test_they_are_those_of_the_package() -> None:
    """In each year that a meeting may have: the same days, with the same names in full, in order; and the Flemish one."""
    for year in range(EARLIEST.year, LATEST.year + 1):
        found = {**Belgium(years=year, language="nl"), dt.date(year, 7, 11): FLEMISH}  # type: ignore[no-untyped-call]
        expected = [(day, _in_full(name)) for day, name in sorted(found.items())]
        assert list(holidays_of(year).items()) == expected


def _in_full(name: str) -> str:
    for short, full in _SHORT.items():
        name = name.replace(short, full)
    return name


@pytest.mark.parametrize(
    ("year", "day"),
    [
        pytest.param(2008, dt.date(2008, 3, 23), id="early"),
        pytest.param(2038, dt.date(2038, 4, 25), id="last-day-there-is"),
        pytest.param(2049, dt.date(2049, 4, 18), id="exception-of-25-april"),
        pytest.param(2076, dt.date(2076, 4, 19), id="exception-of-26-april"),
    ],
)
def test_easter(year: int, day: dt.date) -> None:
    """On the first Sunday after the first full moon of spring, as tables of the church have it."""
    assert holidays_of(year)[day] == "Pasen"
