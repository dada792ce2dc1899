"""A contributed text in its parts: introduction, agenda and report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kringen.markdown.document import Document
from kringen.markdown.mistakes import TWICE
from kringen.problem import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token

INTRO, AGENDA, REPORT = "intro", "agenda", "verslag"
NAMES = (AGENDA, REPORT)
"""The headings that open a part, in small letters; the page gives them these ids."""


@dataclass
class Part:
    """A part as tokens."""

    row: int
    """Where it starts, counted from 0."""

    tokens: list[Token] = field(default_factory=list)
    """Without the heading that opened it."""

    notes: list[Token] = field(default_factory=list)
    """The footnotes that it is the first to refer to."""

    @property
    def all_tokens(self) -> list[Token]:
        """What is published of it."""
        return self.tokens + self.notes


def opens(tokens: list[Token], index: int) -> str | None:
    """The name of the part that a heading opens: `## Agenda` or `## Verslag`, not inside anything else."""
    token = tokens[index]
    if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
        name = tokens[index + 1].content.casefold()
        return name if name in NAMES else None
    return None


def split(document: Document, tokens: list[Token]) -> tuple[dict[str, Part], tuple[Problem, ...]]:
    """The parts that hold anything, by name; the first of two with the same name counts."""
    body, notes = _without_notes(tokens)
    parts: dict[str, Part] = {}
    problems = []
    for name, part in _parts(body):
        part.notes = _take_notes(part.tokens, notes)
        if name in parts:
            problems.append(_twice(document, name, part.row, parts[name].row))
        parts.setdefault(name, part)
    return {name: part for name, part in parts.items() if part.tokens}, tuple(problems)


def _parts(tokens: list[Token]) -> Iterator[tuple[str, Part]]:
    name, row, start = INTRO, next((token.map[0] for token in tokens if token.map), 0), 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and (opened := opens(tokens, index)):
            yield name, Part(row, tokens[start:index])
            name, row, start = opened, (token.map or [0])[0], index + 3
    yield name, Part(row, tokens[start:])


def _twice(document: Document, name: str, row: int, first: int) -> Problem:
    message = f'"## {name.capitalize()}" staat al op regel {document.first_line + first}'
    return document.problem(TWICE, message, "zet alles onder een enkele kop", row)


def _without_notes(tokens: list[Token]) -> tuple[list[Token], dict[int, list[Token]]]:
    """The tokens before the block of footnotes, and the tokens of each footnote by its number from 0."""
    notes: dict[int, list[Token]] = {}
    end = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    number = -1
    for token in tokens[end + 1 : -1]:
        if token.type == "footnote_open":
            number = token.meta["id"]
        notes.setdefault(number, []).append(token)
    return tokens[:end], notes


def _take_notes(tokens: list[Token], notes: dict[int, list[Token]]) -> list[Token]:
    """The block of footnotes that these tokens refer to, also from within a footnote; they are taken out of `notes`."""
    taken: dict[int, list[Token]] = {}
    waiting = [tokens] if notes else []
    while waiting:
        for number in _references(waiting.pop()):
            if number in notes:
                taken[number] = notes.pop(number)
                waiting.append(taken[number])
    if not taken:
        return []
    from markdown_it.token import Token  # noqa: PLC0415 -- most texts never need the parser

    inner = [token for number in sorted(taken) for token in taken[number]]
    return [Token("footnote_block_open", "div", 1), *inner, Token("footnote_block_close", "div", -1)]


def _references(tokens: list[Token]) -> Iterator[int]:
    for token in tokens:
        for child in token.children or ():
            if child.type == "footnote_ref":
                yield child.meta["id"]
