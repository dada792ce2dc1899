"""Days and times in Brussels and their Dutch wording."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen import dates
from kringen.dates import BRUSSELS, Quarter

THURSDAY = dt.date(2027, 3, 11)
DAYS = st.dates(dt.date(2005, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(dt.date(2027, 3, 11), "donderdag 11 maart 2027", id="thursday"),
        pytest.param(dt.date(2028, 2, 29), "dinsdag 29 februari 2028", id="leap-day"),
        pytest.param(dt.date(2027, 1, 1), "vrijdag 1 januari 2027", id="new-year"),
        pytest.param(dt.date(2026, 12, 31), "donderdag 31 december 2026", id="new-years-eve"),
        pytest.param(dt.date(2027, 8, 1), "zondag 1 augustus 2027", id="sunday"),
    ],
)
def test_day(date: dt.date, expected: str) -> None:
    """A day is written with its weekday and without capitals or leading zeros."""
    assert dates.day(date) == expected


def test_every_month_and_weekday_has_its_own_name() -> None:
    """No month or weekday is forgotten or twice in the lists."""
    assert len({dates.month_year(dt.date(2027, month, 1)) for month in range(1, 13)}) == 12
    assert len({dates.short_month(dt.date(2027, month, 1)) for month in range(1, 13)}) == 12
    assert len({dates.day(dt.date(2027, 3, number)).split()[0] for number in range(1, 8)}) == 7


def test_short_forms() -> None:
    """A day without its weekday, and a month as a heading."""
    assert dates.short_day(THURSDAY) == "11 maart 2027"
    assert dates.month_year(THURSDAY) == "maart 2027"
    assert dates.short_month(THURSDAY) == "mrt"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(dt.time(14, 0), "14.00 uur", id="afternoon"),
        pytest.param(dt.time(9, 5), "9.05 uur", id="morning"),
        pytest.param(dt.time(0, 0), "0.00 uur", id="midnight"),
    ],
)
def test_time(value: dt.time, expected: str) -> None:
    """A time has a full stop between hours and minutes."""
    assert dates.time(value) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(None, None, "donderdag 11 maart 2027", id="no-times"),
        pytest.param(dt.time(14), None, "donderdag 11 maart 2027, vanaf 14.00 uur", id="only-start"),
        pytest.param(dt.time(14), dt.time(16, 30), "donderdag 11 maart 2027, 14.00 tot 16.30 uur", id="both"),
        pytest.param(dt.time(0), dt.time(1), "donderdag 11 maart 2027, 0.00 tot 1.00 uur", id="midnight-is-a-time"),
        pytest.param(None, dt.time(16, 30), "donderdag 11 maart 2027", id="an-end-alone-says-nothing"),
    ],
)
def test_span(start: dt.time | None, end: dt.time | None, expected: str) -> None:
    """When a meeting takes place, with what is known of its times."""
    assert dates.span(THURSDAY, start, end) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param(dt.date(2027, 3, 11), "vandaag", id="today"),
        pytest.param(dt.date(2027, 3, 12), "morgen", id="tomorrow"),
        pytest.param(dt.date(2027, 3, 13), "overmorgen", id="after-tomorrow"),
        pytest.param(dt.date(2027, 3, 14), "over 3 dagen", id="days"),
        pytest.param(dt.date(2027, 3, 24), "over 13 dagen", id="last-in-days"),
        pytest.param(dt.date(2027, 3, 25), "over 2 weken", id="first-in-weeks"),
        pytest.param(dt.date(2027, 3, 31), "over 3 weken", id="weeks-are-rounded"),
        pytest.param(dt.date(2027, 5, 19), "over 10 weken", id="last-in-weeks"),
        pytest.param(dt.date(2027, 5, 20), "over 2 maanden", id="first-in-months"),
        pytest.param(dt.date(2027, 6, 10), "over 2 maanden", id="a-day-short-of-a-month"),
        pytest.param(dt.date(2027, 6, 11), "over 3 maanden", id="months"),
        pytest.param(dt.date(2029, 3, 10), "over 23 maanden", id="last-in-months"),
        pytest.param(dt.date(2029, 3, 11), "over 2 jaar", id="years"),
        pytest.param(dt.date(2027, 3, 10), "gisteren", id="yesterday"),
        pytest.param(dt.date(2027, 3, 9), "eergisteren", id="before-yesterday"),
        pytest.param(dt.date(2027, 3, 8), "3 dagen geleden", id="days-ago"),
        pytest.param(dt.date(2027, 2, 18), "3 weken geleden", id="weeks-ago"),
        pytest.param(dt.date(2012, 12, 12), "14 jaar geleden", id="years-ago"),
    ],
)
def test_relative(date: dt.date, expected: str) -> None:
    """How far a day lies from 11 March 2027."""
    assert dates.relative(date, dt.date(2027, 3, 11)) == expected


@given(DAYS, DAYS)
def test_relative_never_counts_one(date: dt.date, today: dt.date) -> None:
    """Every number in the wording is at least two, so the plural is always right."""
    numbers = [int(word) for word in dates.relative(date, today).split() if word.isdigit()]
    assert all(number >= 2 for number in numbers)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2027-03-10T22:59+00:00", dt.date(2027, 3, 10), id="winter-before-midnight"),
        pytest.param("2027-03-10T23:00+00:00", dt.date(2027, 3, 11), id="winter-midnight"),
        pytest.param("2027-06-10T21:59+00:00", dt.date(2027, 6, 10), id="summer-before-midnight"),
        pytest.param("2027-06-10T22:00+00:00", dt.date(2027, 6, 11), id="summer-midnight"),
        pytest.param("2026-12-31T23:00+00:00", dt.date(2027, 1, 1), id="new-year"),
        pytest.param("2028-02-28T23:00+00:00", dt.date(2028, 2, 29), id="leap-day"),
        pytest.param("2027-03-10T16:00-08:00", dt.date(2027, 3, 11), id="a-clock-elsewhere"),
    ],
)
def test_today_is_the_day_in_brussels(now: str, expected: dt.date) -> None:
    """The day changes at midnight in Brussels, wherever the clock of the build stands."""
    assert dates.today(dt.datetime.fromisoformat(now)) == expected


def test_a_clock_without_a_zone_is_refused() -> None:
    """A naive `now` is a mistake of the caller, not a guess of ours."""
    with pytest.raises(ValueError, match="2027-03-11T00:00:00 has no zone"):
        dates.today(dt.datetime.fromisoformat("2027-03-11T00:00"))


@pytest.mark.parametrize(
    ("date", "clock", "expected"),
    [
        pytest.param(dt.date(2027, 3, 11), dt.time(14), "2027-03-11T14:00+01:00", id="winter"),
        pytest.param(dt.date(2027, 6, 11), dt.time(14), "2027-06-11T14:00+02:00", id="summer"),
        pytest.param(dt.date(2027, 3, 28), dt.time(2, 30), "2027-03-28T02:30+01:00", id="skipped-hour"),
        pytest.param(dt.date(2027, 10, 31), dt.time(2, 30), "2027-10-31T02:30+02:00", id="doubled-hour"),
        pytest.param(dt.date(2027, 10, 31), dt.time(3), "2027-10-31T03:00+01:00", id="after-the-doubled-hour"),
    ],
)
def test_moments_are_written_with_their_offset(date: dt.date, clock: dt.time, expected: str) -> None:
    """The offset is that of the day, also in the nights when the clock changes."""
    assert dates.iso(dates.moment(date, clock)) == expected


def test_moments_are_compared_as_instants() -> None:
    """Half past two in the first of the doubled hours is an hour before half past two in the second."""
    first = dates.moment(dt.date(2027, 10, 31), dt.time(2, 30))
    second = dt.datetime(2027, 10, 31, 2, 30, tzinfo=BRUSSELS, fold=1)
    assert first < second
    assert second - first == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("date", "hours"),
    [
        pytest.param(dt.date(2027, 3, 28), 23, id="spring"),
        pytest.param(dt.date(2027, 10, 31), 25, id="autumn"),
        pytest.param(dt.date(2028, 2, 29), 24, id="leap-day"),
    ],
)
def test_days_have_their_own_length(date: dt.date, hours: int) -> None:
    """From midnight to midnight a day has 23, 24 or 25 hours."""
    length = dates.midnight(date + dt.timedelta(days=1)) - dates.midnight(date)
    assert length == dt.timedelta(hours=hours)


def test_iso_of_a_day() -> None:
    """A day without a time stays a day."""
    assert dates.iso(THURSDAY) == "2027-03-11"


@pytest.mark.parametrize(
    ("date", "label"),
    [
        pytest.param(dt.date(2027, 1, 1), "eerste kwartaal 2027", id="new-year"),
        pytest.param(dt.date(2027, 3, 31), "eerste kwartaal 2027", id="last-day-of-the-first"),
        pytest.param(dt.date(2027, 4, 1), "tweede kwartaal 2027", id="first-day-of-the-second"),
        pytest.param(dt.date(2027, 9, 30), "derde kwartaal 2027", id="last-day-of-the-third"),
        pytest.param(dt.date(2027, 12, 31), "vierde kwartaal 2027", id="new-years-eve"),
    ],
)
def test_quarter_of_a_day(date: dt.date, label: str) -> None:
    """Every day lies in one of four quarters."""
    assert Quarter.of(date).label == label


@given(DAYS)
def test_quarters_follow_each_other(date: dt.date) -> None:
    """A quarter holds its days, and the next one begins the day after its last."""
    quarter = Quarter.of(date)
    assert quarter.first_day <= date <= quarter.last_day
    assert Quarter.of(quarter.last_day + dt.timedelta(days=1)) == quarter.next
    assert quarter.previous < quarter < quarter.next
    assert quarter.next.previous == quarter.previous.next == quarter
