"""What a hand-written page may hold at most, so that python-markdown is done with it in a moment.

It takes time that grows with the square of what it looks for: 90 kB of `<a bcdef ` take a minute, 50 kB of `![` or of
`a` with `=` below it twenty seconds, and it goes down a level of Python for each list or `<div markdown>`. Within these
limits the slowest of 6,000 hostile texts took 1.1 s; the longest page of the site has 240 rows, 11 kB and 2 `<`.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from kringen.markdown.document import Document
from kringen.markdown.mistakes import TOO_LONG, TOO_MUCH
from kringen.problem import Problem

MAX_BYTES = 60_000
MAX_ROWS = 2_000
MAX_ROW = 5_000
"""Characters in a row."""

MAX_MARKS = 6_000
"""ASCII punctuation in the text."""

MAX_TAGS = 300
"""`<` in the text, in code as well."""

MAX_BRACKETS_TOGETHER = 200
"""`[` in rows without an empty one between them."""

MAX_DEPTH = 20
"""Lists and quotes inside each other."""

_NO_MARKS = str.maketrans("", "", string.punctuation)
_BEFORE = re.compile(r"(?:[ \t]+|>|[-*+](?=[ \t])|[0-9]{1,9}[.)](?=[ \t])|!!!(?=[ \t]))+")
_DEEPER = re.compile(r"[->*+]|[0-9]+[.)]|!!!")
_RULE = re.compile(r"[ \t]*([-*_])(?:[ \t]*\1)+[ \t]*")
_SIMPLER = "maak de opmaak eenvoudiger"
LEVELS = f"gebruik ten hoogste {MAX_DEPTH} niveaus"


def over_limits(document: Document) -> Iterator[Problem]:
    """What is too much, at the row where it is; nothing else is said of such a page."""
    size, rows = len(document.text.encode()), len(document.rows)
    if size > MAX_BYTES:
        message = f"de tekst is {size / 1000:.0f} kB groot; {MAX_BYTES // 1000} kB kan"
        yield document.problem(TOO_LONG, message, "kort de tekst in", 0)
    elif rows > MAX_ROWS:
        message = f"de tekst heeft {rows} regels; {MAX_ROWS} kan"
        yield document.problem(TOO_LONG, message, "kort de tekst in", MAX_ROWS)
    else:
        yield from _marks_over_limits(document)
        yield from _rows_over_limits(document)


def _marks_over_limits(document: Document) -> Iterator[Problem]:
    marks = len(document.text) - len(document.text.translate(_NO_MARKS))
    if marks > MAX_MARKS:
        yield document.problem(TOO_MUCH, f"de tekst heeft {marks} leestekens; {MAX_MARKS} kan", _SIMPLER, 0)
    if (tags := document.text.count("<")) > MAX_TAGS:
        yield document.problem(TOO_MUCH, f'in de tekst staat {tags} keer "<"; {MAX_TAGS} keer kan', _SIMPLER, 0)


def _rows_over_limits(document: Document) -> Iterator[Problem]:
    """The first row that is too long, too deep, or has too many brackets above it."""
    brackets = 0
    for row, text in enumerate(document.rows):
        if len(text) > MAX_ROW:
            message = f"de regel is {len(text)} tekens lang; {MAX_ROW} kan"
            yield document.problem(TOO_LONG, message, "begin geregeld een nieuwe regel", row, MAX_ROW)
            return
        brackets = brackets + text.count("[") if text.strip() else 0
        if brackets > MAX_BRACKETS_TOGETHER:
            message = f'hier staan meer dan {MAX_BRACKETS_TOGETHER} keer "[" zonder lege regel ertussen'
            yield document.problem(TOO_MUCH, message, _SIMPLER, row)
            return
        if _depth(text) > MAX_DEPTH:
            yield document.problem(TOO_MUCH, "de lijsten en citaten staan te diep in elkaar", LEVELS, row)
            return


def _depth(text: str) -> int:
    """How many lists and quotes a row begins with, by its marks and by how far it stands in."""
    before = _BEFORE.match(text)
    marks = len(_DEEPER.findall(before[0])) if before and not _RULE.fullmatch(text) else 0
    return marks + (len(text) - len(text.lstrip())) // 4
