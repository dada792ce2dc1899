"""The questions in a text that went through a mail program, as the form put them there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kringen.model import Question
from kringen.model.fields import aliases
from kringen.transfer.pasted import MOST_TRIES, data_line, ends_here, is_greeting, tidy, unquoted
from kringen.transfer.question_rows import TOP

GONE = "weg"
"""What stands behind the short name of a question that is taken away."""

MOST = 50
"""Questions below one `vragen:`; somebody raises one or two."""

_LINES = 20 * MOST
_TOP = re.compile(rf"(?P<quoted>(?:>[ \u00a0]?)*) *{TOP}: *")
_NAME = re.compile(rf"([a-z0-9]{{1,60}}(?:-[a-z0-9]{{1,60}}){{0,30}}):(?: ({GONE}))?")
_KEY = re.compile(rf"({'|'.join(aliases(Question))}):(?: (.*))?", re.IGNORECASE)
_QUOTE = {"'": "'", '"': '"'}


@dataclass(frozen=True)
class Raised:
    """What a mail says of one question."""

    name: str
    """Its short name."""

    values: Mapping[str, str]
    """Its keys with their values as YAML; one without a value empties its key."""

    is_gone: bool = False
    """Whether it is to be taken away."""


@dataclass(frozen=True)
class Batch:
    """The questions below one `vragen:`."""

    before: str
    """What stands before them, up to the ones before those."""

    questions: tuple[Raised, ...]

    is_cut: bool
    """Whether a greeting or a text ended them, and not the line that the form puts there."""


def questions_in(text: str) -> Iterator[Batch]:
    """Every row `vragen:` of a text that has questions below it, among the first so many."""
    lines = tidy(text).split("\n")
    done = 0
    tops = ((at, found) for at, line in enumerate(lines) if (found := _TOP.fullmatch(line)))
    for at, top in islice(tops, MOST_TRIES):
        if at < done:
            continue
        rows, count, is_cut = _rows(unquoted(lines[at + 1 : at + 1 + _LINES], top["quoted"]))
        if rows:
            yield Batch("\n".join(lines[done:at]), tuple(_questions(rows))[:MOST], is_cut)
            done = at + 1 + count


def _rows(lines: Sequence[str]) -> tuple[list[str], int, bool]:
    """The rows of the questions with what a mail program broke off put back, how many lines that took, and whether it is cut."""
    start = lines[:12]
    most_empty = int(2 * sum(not line.strip() for line in start) >= len(start) - 1)  # a program that doubles every line
    rows: list[str] = []
    empty = 0
    for at, line in enumerate(lines):
        row = data_line(line.strip())
        if not row:
            empty += 1
            continue
        is_whole = not (rows and _is_open(rows[-1]))
        if is_whole and ends_here(row):
            return rows, at, False
        if is_whole and (_NAME.fullmatch(row) or (rows and _KEY.fullmatch(row))):
            rows.append(row)
        elif rows and (
            not is_whole or (empty <= most_empty and not _NAME.fullmatch(rows[-1]) and not is_greeting(row))
        ):
            rows[-1] += f" {row}"
        else:
            return rows, at, bool(rows)
        empty = 0
    return rows, len(lines), False


def _is_open(row: str) -> bool:
    """Whether a value between quotes has not ended yet."""
    value = row.partition(": ")[2]
    return value[:1] in _QUOTE and (len(value) == 1 or value[-1] != value[0])


def _questions(rows: Sequence[str]) -> Iterator[Raised]:
    """The rows by question; one with nothing behind its colon is a short name, unless it is a key of the question above."""
    name, values, is_gone = "", {}, False  # type: tuple[str, dict[str, str], bool]
    for row in rows:
        key, opens = _KEY.fullmatch(row), _NAME.fullmatch(row)
        if key and name and not is_gone:
            values[key[1].lower()] = data_line(f"{key[1].lower()}: {key[2] or ''}").partition(":")[2].strip()
        elif opens:
            if name:
                yield Raised(name, values, is_gone)
            name, values, is_gone = opens[1], {}, bool(opens[2])
    if name:
        yield Raised(name, values, is_gone)
