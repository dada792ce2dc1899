"""A contributed text in its parts: introduction, agenda and report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kringen.markdown.dialect import Parsed
from kringen.markdown.document import Document
from kringen.markdown.mistakes import TWICE
from kringen.markdown.nodes import Heading, Mention, Node, Note, every
from kringen.problem import Problem

INTRO, AGENDA, REPORT = "intro", "agenda", "verslag"
NAMES = (AGENDA, REPORT)
"""The headings that open a part, in small letters; the page gives them these ids."""


@dataclass
class Part:
    """A part as a tree."""

    row: int
    """Where it starts, counted from 0."""

    nodes: list[Node] = field(default_factory=list)
    """Without the heading that opened it."""

    notes: list[Note] = field(default_factory=list)
    """The footnotes that it is the first to refer to, in the order of their numbers."""


def opens(document: Document, node: Node) -> str | None:
    """The name of the part that a heading at the top opens: `## Agenda` or `## Verslag`."""
    if isinstance(node, Heading) and node.is_at_top and node.level == 2 and node.children:
        name = document.written(node.children[0].start, node.children[-1].end).casefold()
        return name if name in NAMES else None
    return None


def split(document: Document, parsed: Parsed) -> tuple[dict[str, Part], tuple[Problem, ...]]:
    """The parts that hold anything, by name; the first of two with the same name counts."""
    notes = {note.number: note for note in parsed.notes if note.number}
    parts: dict[str, Part] = {}
    problems = []
    for name, part in _parts(document, parsed.nodes):
        part.notes = _take_notes(part.nodes, notes)
        if name in parts:
            problems.append(_twice(document, name, part.row, parts[name].row))
        parts.setdefault(name, part)
    return {name: part for name, part in parts.items() if part.nodes}, tuple(problems)


def _parts(document: Document, nodes: list[Node]) -> Iterator[tuple[str, Part]]:
    name, part = INTRO, Part(document.row_of(nodes[0].start) if nodes else 0)
    for node in nodes:
        if opened := opens(document, node):
            yield name, part
            name, part = opened, Part(document.row_of(node.start))
        else:
            part.nodes.append(node)
    yield name, part


def _twice(document: Document, name: str, row: int, first: int) -> Problem:
    message = f'"## {name.capitalize()}" staat al op regel {document.first_line + first}'
    return document.problem(TWICE, message, "zet alles onder een enkele kop", row)


def _take_notes(nodes: list[Node], notes: dict[int, Note]) -> list[Note]:
    """The footnotes that these blocks refer to, also from within a footnote; they are taken out of `notes`."""
    taken: dict[int, Note] = {}
    waiting = [nodes] if notes else []
    while waiting:
        for node in every(waiting.pop()):
            if isinstance(node, Mention) and node.number in notes:
                taken[node.number] = notes.pop(node.number)
                waiting.append(taken[node.number].children)
    return [taken[number] for number in sorted(taken)]
