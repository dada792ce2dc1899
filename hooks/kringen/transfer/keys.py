"""A cell becomes the value of a key, as YAML that a person would write; empty when the file needs no such key."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from kringen.model import Site, day_or_month, last_day
from kringen.transfer import cells


@dataclass(frozen=True)
class Around:
    """What else is known when a cell is read."""

    site: Site
    names: cells.Names

    day: str
    """The day or month of the meeting, as in its file; empty when that is unclear."""

    @cached_property
    def municipalities(self) -> tuple[str, ...]:
        """The official names of the day."""
        return self.site.register.names(last_day(day_or_month(self.day))) if self.day else ()


Read = Callable[[str, Around], str]


def text(between: str = " ") -> Read:
    """One line; the rows of a cell have `between` between them."""
    return lambda cell, _: scalar(_one_line(cell, between))


def converted(convert: Callable[[str], str]) -> Read:
    """What a function makes of a cell."""
    return lambda cell, _: convert(cell)


def chosen(default: str) -> Read:
    """A word of a closed list; the default needs no key."""
    return lambda cell, _: "" if cell.casefold() == default else scalar(cell.casefold())


def one(find: Callable[[str, cells.Names], str]) -> Read:
    """The short name of a circle."""
    return lambda cell, around: find(cell, around.names)


def several(find: Callable[[str, cells.Names], str]) -> Read:
    """The short names of circles or topics."""
    return lambda cell, around: _list(cells.listed_in(cell, find, around.names))


def municipality(cell: str, around: Around) -> str:
    """An official name of the day, as far as only capitals or accents differ."""
    return scalar(cells.host_in(cell, around.municipalities))


def municipalities(cell: str, around: Around) -> str:
    """Several of them, each once."""
    return _list(municipality(name, around) for name in cells.names_in(cell))


def rows(split: Callable[[str], Iterable[tuple[str, str]]], first: str, second: str, other: Read | None = None) -> Read:
    """Rows of two keys, each on lines of their own; the second one may be empty, and `other` reads it."""
    read_second = other or text()

    def read(cell: str, around: Around) -> str:
        return "".join(
            f"\n  - {first}: {scalar(one)}" + (f"\n    {second}: {read_second(rest, around)}" if rest else "")
            for one, rest in split(cell)
        )

    return read


def scalar(text: str) -> str:
    """A text as YAML on one line: plain where nobody can misread it, else between quotes (JSON is YAML)."""
    is_address = re.fullmatch(r"https?://[\w./~%?=&-]+", text)
    is_plain = is_address or (re.fullmatch(r"[^\W_][\w ,./()’'-]*", text) and not text.endswith(" "))
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _one_line(cell: str, between: str) -> str:
    """The rows of a cell on one line; a place has a comma between them."""
    rows = (" ".join(row.split()) for row in cell.splitlines())
    return between.join(row.strip(between.strip() or " ") for row in rows if row)


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(values)}]"
