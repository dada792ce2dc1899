"""The pictures of history as their templates draw them: where each sign and bar stands, and what it says in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kringen.chronicle import (
    Participation,
    QuarterRow,
    QuarterState,
    TopicYears,
    participation,
    quarters_of,
    topic_years,
)
from kringen.dates import Quarter
from kringen.edition import Card, Edition
from kringen.model import Circle, Meeting
from kringen.sentences import counted

COLUMN = 30
"""Width of a quarter, in units."""

MARGIN = 6
"""Room behind the last quarter: the year at it is wider than its column, or than two bars."""

BAR = 20
"""Width of a year, in units."""

TOP = 12
"""Room for the number above the highest bar, in units."""

TALLEST = 34
"""Height of the highest bar, in units."""

LONGEST_HOST = 17
"""Letters of a host in the picture; the table has the whole name."""


@dataclass(frozen=True)
class Column:
    """A quarter in the picture and in its table."""

    x: int
    quarter: Quarter
    year: str
    """The year where it begins in the picture, else empty."""

    state: QuarterState
    count: str
    """How many meetings, when more than one."""

    hosts: str
    """Who receives, shortened."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Timeline:
    """A circle's meetings by quarter."""

    width: int
    columns: tuple[Column, ...]
    states: tuple[QuarterState, ...]
    """Those in use, for the legend."""

    sentence: str
    """The whole picture in words."""


@dataclass(frozen=True)
class Bar:
    """A year of a topic."""

    x: int
    y: int
    height: int
    year: int
    count: int


@dataclass(frozen=True)
class Course:
    """A topic over the years."""

    row: TopicYears
    width: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Turnout:
    """A quarter of a circle: how many governments took part."""

    x: int
    y: int
    height: int
    quarter: Quarter
    card: Card | None
    """The meeting that is counted; None when none has a number."""

    count: int


@dataclass(frozen=True)
class Turnouts:
    """How many governments took part in the meetings of a circle, quarter by quarter."""

    circle: Circle
    width: int
    bars: tuple[Turnout, ...]
    years: tuple[tuple[int, int], ...]
    """Each year that begins in the picture, with its place."""

    sentence: str
    """The whole picture in words."""


def turnouts(edition: Edition) -> tuple[Turnouts, ...]:
    """The pictures of who took part, all on one scale; none while there is too little to see."""
    quarters, rows = participation(edition.site, edition.now)
    counts = [meeting.governments or 0 for row in rows for meeting in row.meetings if meeting]
    highest = max(counts, default=1)
    return tuple(_turnouts(edition, row, quarters, highest) for row in rows)


def _turnouts(edition: Edition, row: Participation, quarters: Sequence[Quarter], highest: int) -> Turnouts:
    bars = []
    for place, (quarter, meeting) in enumerate(zip(quarters, row.meetings, strict=True)):
        count = (meeting.governments or 0) if meeting else 0
        height = round(TALLEST * count / highest)
        card = edition.card(meeting) if meeting else None
        bars.append(Turnout(place * BAR, TOP + TALLEST - height, height, quarter, card, count))
    years = tuple((bar.x, bar.quarter.year) for bar in bars if bar.quarter.number == 1 or bar is bars[0])
    years = years[1:] if bars[0].quarter.number == 4 else years
    last = next(bar for bar in reversed(bars) if bar.count)
    known = [bar.count for bar in bars if bar.count]
    latest = f"{counted(last.count, 'bestuur', 'besturen')} ({last.quarter.label})"
    sentence = f"Laatst {latest}; gemiddeld {int(sum(known) / len(known) + 0.5)} over {len(known)} kwartalen."
    return Turnouts(row.circle, len(bars) * BAR + 2 * MARGIN, tuple(bars), years, sentence)


def timeline_of(edition: Edition, circle: Circle) -> Timeline | None:
    """The picture of a circle; None while there is too little to see."""
    rows = quarters_of(edition.site, circle, edition.now)
    if not rows:
        return None
    columns = tuple(_column(edition, row, place, row is rows[0]) for place, row in enumerate(rows))
    used = {row.state for row in rows}
    states = tuple(state for state in QuarterState if state in used and state is not QuarterState.QUIET)
    return Timeline(len(rows) * COLUMN + MARGIN, columns, states, _sentence(rows))


def courses(edition: Edition) -> tuple[Course, ...]:
    """The pictures of the topics, all on one scale; none while there is too little to see."""
    rows = topic_years(edition.site, edition.now)
    highest = max((count for row in rows for _, count in row.counts), default=1)
    return tuple(_course(row, highest) for row in rows)


def _column(edition: Edition, row: QuarterRow, place: int, is_first: bool) -> Column:
    going_on = [meeting for meeting in row.meetings if meeting.goes_on]
    return Column(
        x=place * COLUMN + COLUMN // 2,
        quarter=row.quarter,
        year=str(row.quarter.year) if is_first or row.quarter.number == 1 else "",
        state=row.state,
        count=str(len(going_on)) if len(going_on) > 1 else "",
        hosts=_hosts(going_on),
        cards=edition.cards(row.meetings),
    )


def _hosts(meetings: Sequence[Meeting]) -> str:
    names = ", ".join(dict.fromkeys(meeting.host for meeting in meetings if meeting.host))
    return names if len(names) <= LONGEST_HOST else names[: LONGEST_HOST - 1].rstrip(" ,-") + "…"


def _sentence(rows: Sequence[QuarterRow]) -> str:
    counts = Counter(row.state for row in rows)
    parts = [f"{counts[state]} {state.value}" for state in QuarterState if counts[state]]
    return f"Van {rows[0].quarter.label} tot {rows[-1].quarter.label}, in kwartalen: {', '.join(parts)}."


def _course(row: TopicYears, highest: int) -> Course:
    bars = []
    for place, (year, count) in enumerate(row.counts):
        height = round(TALLEST * count / highest)
        bars.append(Bar(place * BAR, TALLEST - height, height, year, count))
    return Course(row, len(bars) * BAR, tuple(bars))
