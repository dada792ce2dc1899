"""A row becomes the file of a meeting, as a person would write it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kringen.dates import Month
from kringen.model import Site, day_or_month, last_day
from kringen.problem import Mark, Problem
from kringen.transfer import cells
from kringen.transfer.columns import Row
from kringen.transfer.mistakes import CELL

_PLACES = {"locatie", "bereikbaarheid"}

Line = tuple[str, str]
"""A key, and its value as YAML."""


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
    reading = _Reading(row, site, names, path)
    circle = reading.value("kring", lambda cell: cells.circle_in(cell, names))
    day = reading.value("datum", cells.day_or_month_in)
    first = reading.value("eerste_datum", cells.day_or_month_in, required=False) or day
    lines = list(reading.lines(day, first))
    if reading.problems:
        return None, tuple(reading.problems)
    front = "".join(f"{key}:{value}\n" if value.startswith("\n") else f"{key}: {value}\n" for key, value in lines)
    report = row.values.get("verslag", "")
    body = f"## Verslag\n\n{_unix(report)}\n" if report else ""
    text = f"---\n{front}---\n{body}"
    start, title = dict(lines).get("van", ""), row.values.get("titel", "")
    return Draft(f"meetings/{circle}/{first}.md", circle, day_or_month(day), start, title, text, row), ()


class _Reading:
    """The cells of one row, and what is wrong with them."""

    def __init__(self, row: Row, site: Site, names: cells.Names, path: str) -> None:
        self.row, self.site, self.names, self.path = row, site, names, path
        self.problems: list[Problem] = []

    def value(self, column: str, convert: Callable[[str], str], *, required: bool = True) -> str:
        """What a cell means; empty, with a problem, when it is unclear."""
        cell = self.row.values.get(column, "")
        try:
            if cell or required:
                return convert(cell)
        except cells.Unclear as unclear:
            mark = Mark(self.row.number, self.row.places.get(column, 1))
            self.problems.append(Problem(self.path, mark, CELL, f"{column}: {unclear.message}", unclear.cure))
        return ""

    def lines(self, day: str, first: str) -> Iterator[Line]:
        """The keys of the file, in the order in which the guide for trekkers names them."""
        yield from self.text("titel")
        yield "datum", day
        yield from self.converted("van", cells.time_in)
        yield from self.converted("tot", cells.time_in)
        status = self.row.values.get("status", "").casefold() or ("verplaatst" if not day.startswith(first) else "")
        if status and status != "gepland":
            yield "status", scalar(status)
        yield from self.host(day)
        yield from self.text("locatie", "bereikbaarheid", "online")
        yield from self.converted("onderwerpen", lambda cell: _list(cells.listed_in(cell, cells.topic_in, self.names)))
        speakers = cells.speakers_in(self.row.values.get("sprekers", ""))
        if speakers:
            yield "sprekers", "".join(f"\n  - {_speaker(*each)}" for each in speakers)
        yield from self.text("inschrijven")
        yield from self.converted("inschrijven_tot", cells.date_in)
        if (state := self.row.values.get("inschrijving", "").casefold()) and state != "open":
            yield "inschrijving", scalar(state)
        yield from self.converted("kringen", lambda cell: _list(cells.listed_in(cell, cells.circle_in, self.names)))
        yield from self.converted("overgenomen_door", lambda cell: cells.circle_in(cell, self.names))
        yield from self.text("besturen")
        yield from self.converted("documenten", _documents)
        yield from self.text("bron")

    def text(self, *columns: str) -> Iterator[Line]:
        for column in columns:
            if cell := self.row.values.get(column):
                yield column, scalar(_one_line(cell, ", " if column in _PLACES else " "))

    def converted(self, column: str, convert: Callable[[str], str]) -> Iterator[Line]:
        if value := self.value(column, convert, required=False):
            yield column, value

    def host(self, day: str) -> Iterator[Line]:
        cell = self.row.values.get("gastbestuur")
        if cell:
            official = self.site.register.names(last_day(day_or_month(day))) if day else ()
            yield "gastbestuur", scalar(cells.host_in(cell, official))


def scalar(text: str) -> str:
    """A text as YAML on one line: plain where nobody can misread it, else between quotes (JSON is YAML)."""
    is_address = re.fullmatch(r"https?://[\w./~%?=&-]+", text)
    is_plain = is_address or (re.fullmatch(r"[^\W_][\w ,./()’'-]*", text) and not text.endswith(" "))
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _speaker(organisation: str, subject: str) -> str:
    line = f"organisatie: {scalar(organisation)}"
    return f"{line}\n    onderwerp: {scalar(subject)}" if subject else line


def _documents(cell: str) -> str:
    rows = (f"titel: {scalar(title)}\n    url: {scalar(address)}" for title, address in cells.documents_in(cell))
    return "".join(f"\n  - {row}" for row in rows)


def _one_line(cell: str, between: str) -> str:
    """The rows of a cell on one line; a place has a comma between them."""
    rows = (" ".join(row.split()) for row in cell.splitlines())
    return between.join(row.strip(between.strip() or " ") for row in rows if row)


def _list(slugs: list[str]) -> str:
    return f"[{', '.join(slugs)}]"


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
