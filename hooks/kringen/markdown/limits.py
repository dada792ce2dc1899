"""What a contributed text may hold at most, so that no text keeps the build busy.

Measured with markdown-it-py 4.3 on one slow core. It is linear, but a bracket costs 16 µs and a colon 3 µs: 100 kB of
`[` takes 1.6 s, and 50,000 lines behind a quote 20 deep take 0.8 s. A report of 400 words has some 60 of these marks
and takes 0.8 ms; within these limits the slowest of thousands of random texts took 1.2 s.
"""

from __future__ import annotations

import html
import re
import string
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kringen.markdown.document import Document
from kringen.markdown.mistakes import HIDDEN, TOO_LONG, TOO_MUCH
from kringen.problem import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_BYTES = 100_000
"""15,000 words: 30 pages."""

MAX_ROWS = 5_000

MAX_ROW = 2_000
"""Characters in a row; some rules read a row once for each address in it."""

MAX_BRACKETS = 200
"""`[` in a row."""

MAX_MARKS = 10_000
"""ASCII punctuation and letters `w` in the text: where the parser stops to look around (`w` may begin `www.`)."""

MAX_DEPTH = 20
"""Lists, quotes and notes inside each other, and emphasis inside emphasis."""

MAX_CELLS = 5_000
"""Cells of all tables; markdown-it-py completes short rows up to 65,536 cells."""

_NO_MARKS = str.maketrans("", "", string.punctuation + "w")
_ENTITY = re.compile(r"&(?:#[xX]([0-9a-fA-F]{1,8})|#([0-9]{1,8})|[A-Za-z][A-Za-z0-9]{1,31});")
_UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
_DEEPER = {"blockquote_open", "alert_open", "list_item_open", "footnote_reference_open"}
_LESS_DEEP = {kind.replace("_open", "_close") for kind in _DEEPER}
_CELLS = {"td_open", "th_open"}
_COUNTED = _DEEPER | _LESS_DEEP | _CELLS
_DEPTH_CURE = f"gebruik ten hoogste {MAX_DEPTH} niveaus"
_NOTES_CURE = "zet elke voetnoot vooraan op een eigen regel"
_CELLS_CURE = f"{MAX_CELLS} kan; verwijs onder documenten naar de tabel"


def over_limits(document: Document) -> Iterator[Problem]:
    """What is too much for parsing even to begin."""
    size, rows = len(document.text.encode()), len(document.rows)
    if size > MAX_BYTES:
        message = f"de tekst is {size / 1000:.0f} kB groot; {MAX_BYTES // 1000} kB kan"
        yield document.problem(TOO_LONG, message, "kort de tekst in", 0)
        return
    if rows > MAX_ROWS:
        message = f"de tekst heeft {rows} regels; {MAX_ROWS} kan"
        yield document.problem(TOO_LONG, message, "kort de tekst in", MAX_ROWS)
        return
    if len(document.text) > MAX_MARKS:
        marks = len(document.text) - len(document.text.translate(_NO_MARKS))
        if marks > MAX_MARKS:
            message = f"de tekst heeft {marks} leestekens; {MAX_MARKS} kan"
            yield document.problem(TOO_MUCH, message, "maak de opmaak eenvoudiger", 0)
    if document.text.count("[") <= MAX_BRACKETS and max(map(len, document.rows)) <= MAX_ROW:
        return
    for row, text in enumerate(document.rows):
        yield from _row_over_limits(document, row, text)


def hidden_characters(document: Document) -> Iterator[Problem]:
    """Entities that stand for a character nobody sees; Markdown decodes them in text, addresses and titles alike."""
    if "&" not in document.text:
        return
    for row, text in enumerate(document.rows):
        for entity in _ENTITY.finditer(text):
            if _hides(entity):
                message = f'"{entity[0]}" staat voor een onzichtbaar of onbestaand teken'
                yield document.problem(HIDDEN, message, "haal deze code weg", row, entity.start())


def blocks_over_limits(document: Document, tokens: Iterable[Token]) -> Iterator[Problem]:
    """What turns out to be too much once the blocks are known, before the text inside them is parsed; the first only."""
    depth = notes = cells = row = 0
    for token in tokens:
        row = token.map[0] if token.map else row
        if token.type not in _COUNTED:
            continue
        depth += (token.type in _DEEPER) - (token.type in _LESS_DEEP)
        notes += (token.type == "footnote_reference_open") - (token.type == "footnote_reference_close")
        cells += token.type in _CELLS
        if depth > MAX_DEPTH:
            yield document.problem(TOO_MUCH, "de lijsten en citaten staan te diep in elkaar", _DEPTH_CURE, row)
            return
        if notes > 1:
            yield document.problem(TOO_MUCH, "deze voetnoot staat in een andere voetnoot", _NOTES_CURE, row)
            return
        if cells > MAX_CELLS:
            yield document.problem(TOO_MUCH, f"de tabellen hebben meer dan {MAX_CELLS} cellen", _CELLS_CURE, row)
            return


def inlines_over_limits(document: Document, tokens: Iterable[Token]) -> Iterator[Problem]:
    """Emphasis inside emphasis, too deep for a browser to follow."""
    for token in tokens:
        children = token.children or ()
        if len(children) > MAX_DEPTH and token.map and max(child.level for child in children) > MAX_DEPTH:
            yield document.problem(TOO_MUCH, "de opmaak staat te diep in elkaar", _DEPTH_CURE, token.map[0])


def _row_over_limits(document: Document, row: int, text: str) -> Iterator[Problem]:
    if len(text) > MAX_ROW:
        message = f"de regel is {len(text)} tekens lang; {MAX_ROW} kan"
        yield document.problem(TOO_LONG, message, "begin geregeld een nieuwe regel", row, MAX_ROW)
    if text.count("[") > MAX_BRACKETS:
        message = f'op de regel staat {text.count("[")} keer "["; {MAX_BRACKETS} keer kan'
        yield document.problem(TOO_MUCH, message, "maak de opmaak eenvoudiger", row, text.index("["))


def _hides(entity: re.Match[str]) -> bool:
    """Whether an entity stands for nothing, or for a control, format, private or unassigned character or separator."""
    hexadecimal, decimal = entity.groups()
    if hexadecimal or decimal:
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        characters = chr(number) if number <= 0x10FFFF else "\0"
    else:
        characters = html.unescape(entity[0])
    return any(unicodedata.category(character) in _UNSEEN for character in characters)
