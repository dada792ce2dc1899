"""YAML, strictly: text becomes plain values that know their places; whatever surprises people is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kringen.problem import Mark, Problem
from kringen.source import mistakes, syntax
from kringen.source.events import Keys
from kringen.source.parsing import parsed

CODES = (*syntax.CODES, *mistakes.CODES)


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
    reader, problems = parsed(text, path, first_line)
    return Tree(reader.values, reader.marks, frozenset(reader.accused)) if reader else None, problems
