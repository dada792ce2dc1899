"""YAML, strictly: text becomes plain values that know their places; whatever surprises people is refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from kringen.problem import Mark, Problem
from kringen.source import mistakes, syntax
from kringen.source.events import EventReader, Keys, Refused
from kringen.source.mistakes import TOO_DEEP
from kringen.source.syntax import SYNTAX, explain

CODES = (*syntax.CODES, *mistakes.CODES)

MAX_CHARACTERS = 30_000
"""A list of all 285 municipalities has 4,000; the parser in Python, which explains mistakes, reads 30,000 in 0.3 s."""

LOADERS: tuple[Any, ...] = tuple(filter(None, [getattr(yaml, "CBaseLoader", None), yaml.BaseLoader]))
"""The parser in C where there is one; what it cannot read is read again by the one in Python, whose word counts."""


@dataclass(frozen=True)
class Tree:
    """What stood in a piece of YAML: text, lists and mappings of text, and where each of them stood."""

    values: dict[str, Any] = field(default_factory=dict)

    marks: Mapping[Keys, Mark] = field(default_factory=dict)
    """The place of each value; that of a key itself has an empty text behind its keys."""

    accused: frozenset[Keys] = frozenset()
    """Values that have a problem already; what else is wrong with them does not count."""


def read_tree(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, tuple[Problem, ...]]:
    """The mapping in a piece of YAML that starts at a line of a file; None when it could not be read to its end."""
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    if wrong := _unfit(lines, path, first_line):
        return None, (wrong,)
    reader, problems = _read_with(lines, path, first_line, LOADERS)
    return Tree(reader.values, reader.marks, frozenset(reader.accused)) if reader else None, problems


def _read_with(
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
            return _read_with(lines, path, first_line, loaders[1:])
        fault = explain(error, lines)
        return None, (*reader.problems, reader.problem(fault.place, SYNTAX, fault.message, fault.cure))
    return reader, tuple(reader.problems)


def _unfit(lines: Sequence[str], path: str, first_line: int) -> Problem | None:
    """What keeps the text from the parsers: its length, or a tab, of which each of them thinks otherwise."""
    if (length := sum(map(len, lines))) > MAX_CHARACTERS:
        message = f"de gegevens zijn {length} tekens lang; {MAX_CHARACTERS} kan"
        return Problem(path, Mark(first_line), TOO_DEEP, message, "houd het bij de sleutels uit het voorbeeld")
    for number, line in enumerate(lines, first_line):
        if "\t" in line and not line.lstrip(" ").startswith("#"):
            return Problem(path, Mark(number, line.index("\t") + 1), SYNTAX, "hier staat een tab", "gebruik spaties")
    return None
