"""Rows that a word processor meant as a list, or each for itself, and that Markdown puts one behind the other: tips.

The patterns go to the form for trekkers as data, so that both see the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kringen.markdown.document import Document
from kringen.markdown.mistakes import BULLETS, SHORT_ROWS
from kringen.markdown.nodes import Kind, Node
from kringen.problem import Problem

PATTERNS = {
    "bullet": r"^[ \t]*([•●▪◦‣➢➔❖□☐☑✓](?=[ \t\u00a0])|[·o§–](?=\t| {2}|\u00a0)|–(?= [A-ZÀ-ÖØ-Þ])|-(?=[A-ZÀ-ÖØ-Þ][a-zà-ÿ]))[ \t\u00a0]*[^ \t\u00a0]",
    "ended": r"(?:\\|  |<br[ \t]*/?>)$",
    "fresh": r"^[ \t*_]*[A-ZÀ-ÖØ-Þ0-9]",
}
"""A row that begins with a bullet that is none in Markdown, one that is ended as a line of its own, and one that begins
anew. None of them takes notice of more than the row."""

SHORT = 50
"""Characters of a row that was not broken because it was full."""

MANY = 2
"""So many of such rows were not meant to be one paragraph."""

_BULLET, _ENDED, _FRESH = (re.compile(PATTERNS[name], re.IGNORECASE if name == "ended" else 0) for name in PATTERNS)


def check_rows(document: Document, nodes: Iterable[Node]) -> Iterator[Problem]:
    """A tip at each paragraph whose rows were not meant to run on."""
    for node in nodes:
        if node.kind is Kind.PARAGRAPH and node.children:
            rows = document.written(node.start, node.end).rstrip("\n").split("\n")
            first = document.row_of(node.start)
            yield from _check_bullets(document, rows, first)
            yield from _check_short(document, rows, first)


def _check_bullets(document: Document, rows: list[str], first: int) -> Iterator[Problem]:
    for number, row in enumerate(rows, first):
        if found := _BULLET.match(row):
            message = f'een punt dat met "{found[1]}" begint, wordt hier geen lijst'
            cure = "begin elk punt met een koppelteken en een spatie"
            yield document.problem(BULLETS, message, cure, number, found.start(1))
            return


def _check_short(document: Document, rows: list[str], first: int) -> Iterator[Problem]:
    short = [number for number, row in enumerate(rows[:-1]) if _runs_on(row, rows[number + 1])]
    if len(short) >= MANY:
        message = "deze korte regels komen op de pagina achter elkaar te staan"
        cure = "zet een lege regel tussen de regels, of <br> aan het einde van elke regel"
        yield document.problem(SHORT_ROWS, message, cure, first + short[0])


def _runs_on(row: str, below: str) -> bool:
    is_short = len(row.strip()) <= SHORT and not _ENDED.search(row) and not _BULLET.match(row)
    return is_short and bool(_FRESH.match(below)) and not _BULLET.match(below)
