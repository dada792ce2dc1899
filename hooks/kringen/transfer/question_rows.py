"""The rows of a circle's file in which its questions stand: one is added or changed, and all else stays to the byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kringen.problem import Mark
from kringen.source.events import Keys
from kringen.source.tree import Tree, read_tree
from kringen.transfer.keys import scalar

TOP = "vragen"
MEETING = "bijeenkomst"
STEP = "  "
"""How much further a key stands than the one above it."""


@dataclass(frozen=True)
class Place:
    """Where one question stands; rows count from 0."""

    start: int
    """The row of its short name."""

    end: int
    """The row behind its last one."""

    meeting: int | None
    """The row of its meeting; None when it names none."""

    margin: str
    """The blanks before its keys."""


@dataclass(frozen=True)
class QuestionRows:
    """A circle's file in rows, with the places of its questions."""

    rows: tuple[str, ...]
    top: int | None = None
    """The row of `vragen:`; None when there is none."""

    end: int = 0
    """The row before which a new question comes."""

    margin: str = STEP
    """The blanks before a short name."""

    places: Mapping[str, Place] = field(default_factory=dict)
    """By their short names, in the order of the file."""

    def with_question(self, name: str, lines: Sequence[str]) -> str:
        """The file with one more question; `lines` are its keys, without the blanks before them."""
        head = [] if self.top is not None else [f"{TOP}:"]
        own = [f"{self.margin}{name}:", *(f"{self.margin}{STEP}{line}" for line in lines)]
        return _joined([*self.rows[: self.end], *head, *own, *self.rows[self.end :]])

    def with_meeting(self, name: str, meeting: str) -> str:
        """The file with a question on another meeting; on none when that is empty."""
        place = self.places[name]
        line = [f"{place.margin}{MEETING}: {meeting}"] if meeting else []
        start, end = (place.end, place.end) if place.meeting is None else (place.meeting, place.meeting + 1)
        return _joined([*self.rows[:start], *line, *self.rows[end:]])

    def without(self, name: str) -> str:
        """The file without a question; the last one takes `vragen:` along."""
        place = self.places[name]
        rows = [*self.rows[: place.start], *self.rows[place.end :]]
        if len(self.places) == 1 and self.top is not None:
            del rows[self.top]
        return _joined(rows)


def question_rows(text: str, path: str) -> QuestionRows | None:
    """The places in the text of a file; None when it cannot be read.

    What stands between braces is first written below each other.
    """
    for _ in range(2):
        tree, _problems = read_tree(text, path)
        if not tree or not isinstance(tree.values.get(TOP, "") or {}, dict):
            return None
        if found := _placed(text, tree):
            return found
        text = _rewritten(text, tree)
    return None


def _placed(text: str, tree: Tree) -> QuestionRows | None:
    """The places, when each key that matters stands on a row of its own; else None."""
    rows = tuple(text.removesuffix("\n").split("\n"))
    if not _are_plain(rows, tree):
        return None
    row_of = {keys[:-1]: mark.line - 1 for keys, mark in tree.marks.items() if keys[-1:] == ("",)}
    top = row_of.get((TOP,))
    if top is None:
        return QuestionRows(rows, end=len(rows))
    below = min((row for keys, row in row_of.items() if len(keys) == 1 and row > top), default=len(rows))
    names = [str(keys[1]) for keys in row_of if keys[0] == TOP and len(keys) == 2]
    starts = [row_of[TOP, name] for name in names]
    margin = _margin(rows[starts[0]]) if starts else STEP
    ends = [_end(rows, start, end, margin) for start, end in zip(starts, [*starts, below][1:], strict=True)]
    places = {}
    for name, start, end in zip(names, starts, ends, strict=True):
        keys = [row for at, row in row_of.items() if at[:2] == (TOP, name) and len(at) == 3]
        own = _margin(rows[min(keys)]) if keys else margin + STEP
        places[name] = Place(start, end, row_of.get((TOP, name, MEETING)), own)
    return QuestionRows(rows, top, ends[-1] if ends else top + 1, margin, places)


def _are_plain(rows: Sequence[str], tree: Tree) -> bool:
    """Whether every key at the margin, every short name and every key of a question begins its row, the last two without quotes."""
    braced = _braced(tree)
    for keys, mark in tree.marks.items():
        if keys[-1:] != ("",) or (len(keys) > 2 and keys[0] != TOP) or len(keys) > 4:
            continue
        row = rows[mark.line - 1]
        if row[: mark.column - 1].strip(" ") or (mark.column == 1) != (len(keys) == 2) or keys[:-2] in braced:
            return False
        ends = r"(?: |$)" if len(keys) == 4 else r" *(?:#.*)?$"
        if keys[0] == TOP and not re.match(rf"{re.escape(str(keys[-2]))}:{ends}", row[mark.column - 1 :]):
            return False
    return True


def _braced(tree: Tree) -> frozenset[Keys]:
    """Where keys stand between braces: such a mapping begins before its first key, any other one with it."""
    firsts: dict[Keys, Mark] = {}
    for keys, mark in tree.marks.items():
        if keys[-1:] == ("",):
            firsts.setdefault(keys[:-2], mark)
    return frozenset(keys for keys, mark in firsts.items() if tree.marks[keys] != mark)


def _end(rows: Sequence[str], start: int, end: int, margin: str) -> int:
    """Behind the last row of a question: comments no further than its name, and empty rows, belong to what follows."""
    while end > start + 1 and (not rows[end - 1].strip() or _is_remark(rows[end - 1], margin)):
        end -= 1
    return end


def _is_remark(row: str, margin: str) -> bool:
    return row.lstrip(" ").startswith("#") and len(_margin(row)) <= len(margin)


def _margin(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" "))]


def _rewritten(text: str, tree: Tree) -> str:
    """The questions anew, one key on a row; all of the file when its own keys do not stand so."""
    rows = text.removesuffix("\n").split("\n")
    lines = sorted((mark.line - 1, mark.column, keys[0]) for keys, mark in tree.marks.items() if keys[1:] == ("",))
    if () in _braced(tree) or any(column != 1 for _, column, _ in lines):
        return _joined(list(_written(tree.values)))
    start = next(row for row, _, key in lines if key == TOP)
    below = next((row for row, _, _ in lines if row > start), len(rows))
    end = _end(rows, start, below, "")
    return _joined([*rows[:start], *_written({TOP: tree.values[TOP]}), *rows[end:]])


def _written(values: Mapping[str, Any], margin: str = "") -> Iterator[str]:
    """Values as YAML; a list is written as JSON, which is YAML too."""
    for key, value in values.items():
        if isinstance(value, dict):
            if value:
                yield f"{margin}{key}:"
                yield from _written(value, margin + STEP)
        elif value:
            yield f"{margin}{key}: {scalar(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"


def _joined(rows: Sequence[str]) -> str:
    return "\n".join(rows) + "\n"
