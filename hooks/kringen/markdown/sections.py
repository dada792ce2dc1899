"""A contributed text in its parts: introduction, agenda and report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    for name, part in parts.items():
        _fit_levels([*part.nodes, *part.notes], 2 if name == INTRO else 3)
    return {name: part for name, part in parts.items() if part.nodes}, tuple(problems)


def _fit_levels(nodes: Iterable[Node], highest: int) -> None:
    """Puts the headings of a part below those of the page itself, without a gap where they have to move."""
    headings = [node for node in every(nodes) if isinstance(node, Heading)]
    for order, level in enumerate(sorted({heading.level for heading in headings})):
        for heading in headings:
            if heading.level == level:
                heading.shown_level = min(max(level, highest + order), 6)


def _parts(document: Document, nodes: list[Node]) -> Iterator[tuple[str, Part]]:
    """The parts in their order; everything behind the heading of the report belongs to it, whatever headings follow."""
    name, part = INTRO, Part(document.row_of(nodes[0].start) if nodes else 0)
    for node in nodes:
        if name != REPORT and isinstance(node, Heading) and (opened := _opens(document, node)):
            yield name, part
            node.opens = opened
            name, part = opened, Part(document.row_of(node.start))
        else:
            part.nodes.append(node)
    yield name, part


def _opens(document: Document, heading: Heading) -> str:
    """The name of the part that a heading at the top opens: `## Agenda` or `## Verslag`; else empty."""
    if heading.level != 2 or not heading.children:
        return ""
    if "<" in document.written(heading.start, heading.children[0].start):  # of HTML, which the form does not look for
        return ""
    name = document.written(heading.children[0].start, heading.children[-1].end).strip().casefold()
    return name if name in NAMES else ""


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
