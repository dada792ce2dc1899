"""Days and times in Brussels, and how a Dutch reader writes them."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")
"""The zone of every time in the data files."""

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_ORDINALS = ("eerste", "tweede", "derde", "vierde")


@lru_cache(maxsize=65_536)
def moment(day: dt.date, time: dt.time) -> dt.datetime:
    """The instant of a clock time in Brussels, with its offset written out (+01:00 or +02:00).

    Two datetimes of one ZoneInfo are compared by their clock faces; with fixed offsets they are compared as
    instants, which differs in the nights when the clock changes. A time that comes twice is the first of both;
    one that is skipped counts from the offset before (PEP 495, fold=0).
    """
    local = dt.datetime.combine(day, time, BRUSSELS)
    return local.replace(tzinfo=dt.timezone(_offset(local)))


def midnight(day: dt.date) -> dt.datetime:
    """The instant at which a day begins in Brussels."""
    return moment(day, dt.time())


def today(now: dt.datetime) -> dt.date:
    """The day it is in Brussels at an instant; `now` must know its zone."""
    _offset(now)
    return now.astimezone(BRUSSELS).date()


def iso(value: dt.date | dt.datetime) -> str:
    """The text for `<time datetime>`: `2027-03-11` or `2027-03-11T14:00+01:00` (HTML, "global date and time")."""
    return value.isoformat(timespec="minutes") if isinstance(value, dt.datetime) else value.isoformat()


def day(date: dt.date | Month) -> str:
    """`donderdag 11 maart 2027`; of a month `maart 2027`."""
    return month_year(date.first_day) if isinstance(date, Month) else f"{_WEEKDAYS[date.weekday()]} {short_day(date)}"


def short_day(date: dt.date | Month) -> str:
    """`11 maart 2027`; of a month `maart 2027`."""
    return month_year(date.first_day) if isinstance(date, Month) else f"{date.day} {month_year(date)}"


def on(date: dt.date | Month) -> str:
    """`op 11 maart 2027`, or `in maart 2027`: a day or a month with the word that a sentence has before it."""
    return f"{'in' if isinstance(date, Month) else 'op'} {short_day(date)}"


def on_weekday(date: dt.date | Month) -> str:
    """The same with the day of the week: `op donderdag 11 maart 2027`."""
    return f"{'in' if isinstance(date, Month) else 'op'} {day(date)}"


def short_month(date: dt.date) -> str:
    """`mrt`: the month in three letters, for the sheet of a calendar."""
    return _SHORT_MONTHS[date.month - 1]


def month_year(date: dt.date) -> str:
    """`maart 2027`."""
    return f"{_MONTHS[date.month - 1]} {date.year}"


def time(value: dt.time) -> str:
    """`14.00 uur`."""
    return f"{_clock(value)} uur"


def span(date: dt.date | Month, start: dt.time | None, end: dt.time | None) -> str:
    """`donderdag 11 maart 2027, 14.00 tot 16.30 uur`; with less known: `…, vanaf 14.00 uur`, the day or the month alone."""
    if isinstance(date, Month):
        return day(date)
    if start and end:
        return f"{day(date)}, {_clock(start)} tot {time(end)}"
    return f"{day(date)}, vanaf {time(start)}" if start else day(date)


def relative(date: dt.date, today: dt.date) -> str:
    """How far a day lies from today: `morgen`, `over 3 weken`, `2 jaar geleden`; past two weeks it is rounded."""
    days = (date - today).days
    near = {-2: "eergisteren", -1: "gisteren", 0: "vandaag", 1: "morgen", 2: "overmorgen"}
    if days in near:
        return near[days]
    distance = _distance(min(date, today), max(date, today))
    return f"over {distance}" if days > 0 else f"{distance} geleden"


def months_between(first: dt.date, last: dt.date) -> int:
    """The whole months from one day to a later one."""
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year: what is known of a day that is still to be chosen."""

    year: int
    number: int
    """From 1 to 12."""

    @classmethod
    def of(cls, date: dt.date) -> Month:
        """The month that a day lies in."""
        return cls(date.year, date.month)

    @property
    def first_day(self) -> dt.date:
        """The day it begins."""
        return dt.date(self.year, self.number, 1)

    @property
    def last_day(self) -> dt.date:
        """The day it ends."""
        return dt.date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def __str__(self) -> str:
        """`2027-06`, as it is written in a file."""
        return f"{self.year}-{self.number:02}"


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year; in principle a circle meets once in each."""

    year: int
    number: int
    """From 1 to 4."""

    @classmethod
    def of(cls, date: dt.date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(date.year, (date.month + 2) // 3)

    @property
    def first_day(self) -> dt.date:
        """The day it begins."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> dt.date:
        """The day it ends."""
        return self.next.first_day - dt.timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The one after it."""
        return Quarter(self.year, self.number + 1) if self.number < 4 else Quarter(self.year + 1, 1)

    @property
    def previous(self) -> Quarter:
        """The one before it."""
        return Quarter(self.year, self.number - 1) if self.number > 1 else Quarter(self.year - 1, 4)

    @property
    def label(self) -> str:
        """`eerste kwartaal 2027`."""
        return f"{_ORDINALS[self.number - 1]} kwartaal {self.year}"


def _offset(value: dt.datetime) -> dt.timedelta:
    offset = value.utcoffset()
    if offset is None:
        raise ValueError(f"{value.isoformat()} has no zone, so nobody knows which instant it is")
    return offset


def _clock(value: dt.time) -> str:
    return f"{value.hour}.{value.minute:02}"


def _distance(first: dt.date, last: dt.date) -> str:
    """The distance in the largest unit of which there are at least two, as the reader counts it."""
    days = (last - first).days
    months = months_between(first, last)
    if days < 14:
        return f"{days} dagen"
    if days < 70:
        return f"{round(days / 7)} weken"
    return f"{months} maanden" if months < 24 else f"{months // 12} jaar"
