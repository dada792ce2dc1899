"""A piece of YAML read by a parser: its events in C where that is there, and the word of the one in Python on mistakes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from kringen.problem import Mark, Problem
from kringen.source.events import EventReader, Refused
from kringen.source.mistakes import TOO_DEEP
from kringen.source.syntax import SYNTAX, explain

MAX_CHARACTERS = 30_000
"""A list of all 285 municipalities has 4,000; the parser in Python, which explains mistakes, reads 30,000 in 0.3 s."""

LOADERS: tuple[Any, ...] = tuple(filter(None, [getattr(yaml, "CBaseLoader", None), yaml.BaseLoader]))
"""The parser in C where there is one; what it cannot read is read again by the one in Python, whose word counts."""


def parsed(text: str, path: str, first_line: int) -> tuple[EventReader | None, tuple[Problem, ...]]:
    """All that was read; None when it could not be read to its end."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    if wrong := unfit(lines, path, first_line):
        return None, (wrong,)
    return read_with(lines, path, first_line, LOADERS)


def read_with(
    lines: Sequence[str], path: str, first_line: int, loaders: Sequence[Any]
) -> tuple[EventReader | None, tuple[Problem, ...]]:
    """What the first of some parsers reads; when it cannot, what the next one says of it."""
    reader = EventReader(lines, path, first_line)
    try:
        reader.read(yaml.parse("\n".join(lines), Loader=loaders[0]))
    except Refused as refused:
        return None, (*reader.problems, refused.problem)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two for an escape beyond Unicode
        if loaders[1:]:
            return read_with(lines, path, first_line, loaders[1:])
        fault = explain(error, lines)
        return None, (*reader.problems, reader.problem(fault.place, SYNTAX, fault.message, fault.cure))
    return reader, tuple(reader.problems)


def unfit(lines: Sequence[str], path: str, first_line: int) -> Problem | None:
    """What keeps the text from the parsers: its length, or a tab, of which each of them thinks otherwise."""
    if (length := sum(map(len, lines))) > MAX_CHARACTERS:
        message = f"de gegevens zijn {length} tekens lang; {MAX_CHARACTERS} kan"
        return Problem(path, Mark(first_line), TOO_DEEP, message, "houd het bij de sleutels uit het voorbeeld")
    for number, line in enumerate(lines, first_line):
        if "\t" in line and not line.lstrip(" ").startswith("#"):
            return Problem(path, Mark(number, line.index("\t") + 1), SYNTAX, "hier staat een tab", "gebruik spaties")
    return None
