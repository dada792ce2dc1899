"""A row becomes the file of a meeting, as a person would write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kringen.dates import Month
from kringen.model import Meeting, Site, day_or_month
from kringen.model.fields import aliases
from kringen.problem import Mark, Problem
from kringen.transfer import cells
from kringen.transfer.columns import READERS, Row, says_none
from kringen.transfer.keys import Around
from kringen.transfer.mistakes import CELL


@dataclass(frozen=True)
class Draft:
    """A file that could be written."""

    path: str
    """Relative to the repository, with forward slashes."""

    circle: str
    when: dt.date | Month
    """The day it takes place, or its month."""

    start: str
    """When it begins, as `14:00`; empty when that is not known."""

    title: str
    text: str
    row: Row
    """What it was made of."""


def draft(row: Row, site: Site, names: cells.Names, path: str) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The file for a row of the file `path`; None with every problem of its cells when one is unclear."""
    reading = _Reading(row, path)
    circle = reading.value("kring", lambda cell: cells.circle_in(cell, names), required=True)
    day = reading.value("datum", cells.day_or_month_in, required=True)
    first = reading.value("eerste_datum", cells.day_or_month_in) or day
    if not day.startswith(first):
        reading.filled = {"status": "verplaatst", **reading.filled}
    lines = list(reading.lines(Around(site, names, day)))
    if reading.problems:
        return None, tuple(reading.problems)
    front = "".join(f"{key}:{value}\n" if value.startswith("\n") else f"{key}: {value}\n" for key, value in lines)
    report = row.values.get("verslag", "")
    body = f"## Verslag\n\n{_unix(report)}\n" if report and not says_none(report) else ""
    text = f"---\n{front}---\n{body}"
    start, title = dict(lines).get("van", ""), row.values.get("titel", "")
    return Draft(f"meetings/{circle}/{first}.md", circle, day_or_month(day), start, title, text, row), ()


class _Reading:
    """The cells of one row, and what is wrong with them."""

    def __init__(self, row: Row, path: str) -> None:
        self.row, self.path = row, path
        self.filled = row.values
        self.problems: list[Problem] = []

    def value(self, column: str, convert: Callable[[str], str], *, required: bool = False) -> str:
        """What a cell means; empty, with a problem, when it is unclear."""
        cell = self.filled.get(column, "")
        try:
            if cell or required:
                return convert(cell)
        except cells.Unclear as unclear:
            mark = Mark(self.row.number, self.row.places.get(column, 1))
            self.problems.append(Problem(self.path, mark, CELL, f"{column}: {unclear.message}", unclear.cure))
        return ""

    def lines(self, around: Around) -> Iterator[tuple[str, str]]:
        """The keys of the file in their order, with their values as YAML."""
        for key in aliases(Meeting):
            if value := around.day if key == "datum" else self.read(key, around):
                yield key, value

    def read(self, key: str, around: Around) -> str:
        """The value of a key as YAML; empty when there is none, or when its cell is unclear."""
        return self.value(key, lambda cell: READERS[key](cell, around))


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
