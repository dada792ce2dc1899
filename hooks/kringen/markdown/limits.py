"""What a contributed text may hold at most, so that a page of it can be read and its reader's browser follows."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from kringen.markdown.document import Document
from kringen.markdown.mistakes import HIDDEN, TOO_LONG, TOO_MUCH
from kringen.problem import Problem

MAX_BYTES = 300_000
"""45,000 words: 90 pages."""

MAX_DEPTH = 20
"""Lists, quotes and notes inside each other, and emphasis inside emphasis."""

MAX_CELLS = 20_000
"""Cells of all tables; short rows are completed."""

_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
DEPTH_CURE = f"gebruik ten hoogste {MAX_DEPTH} niveaus"


class TooMuch(Exception):
    """The text holds more than a page can show."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def over_limits(document: Document) -> Iterator[Problem]:
    """A text that is too long to begin with."""
    size = len(document.source)
    if size > MAX_BYTES:
        message = f"de tekst is {size / 1000:.0f} kB groot; {MAX_BYTES // 1000} kB kan"
        yield document.problem(TOO_LONG, message, "kort de tekst in", 0)


def too_deep(document: Document, what: str, place: int) -> Problem:
    """Blocks or emphasis that stand in each other deeper than anybody can follow."""
    return document.problem(TOO_MUCH, f"{what} te diep in elkaar", DEPTH_CURE, document.row_of(place))


def too_many_cells(document: Document, place: int) -> Problem:
    """Tables that are too large for a page."""
    cure = f"{MAX_CELLS} kan; verwijs onder documenten naar de tabel"
    message = f"de tabellen hebben meer dan {MAX_CELLS} cellen"
    return document.problem(TOO_MUCH, message, cure, document.row_of(place))


def hidden_characters(document: Document) -> Iterator[Problem]:
    """Entities that stand for a character nobody sees; Markdown decodes them in text, addresses and titles alike."""
    if "&" not in document.text:
        return
    for row, text in enumerate(document.rows):
        for entity in _ENTITY.finditer(text):
            if _hides(entity):
                message = f'"{entity[0]}" staat voor een onzichtbaar of onbestaand teken'
                yield document.problem(HIDDEN, message, "haal deze code weg", row, entity.start())


def _hides(entity: re.Match[str]) -> bool:
    """Whether an entity stands for nothing, or for a control, format, private or unassigned character or separator."""
    hexadecimal, decimal = entity.groups()
    if hexadecimal or decimal:
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        characters = chr(number) if number <= 0x10FFFF else "\0"
    else:
        characters = html.unescape(entity[0])
    return any(unicodedata.category(character) in _UNSEEN for character in characters)
