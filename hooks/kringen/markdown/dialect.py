"""The Markdown that a contributed text is written in: what GitHub shows in its preview, as a tree.

pulldown-cmark (by pyromark) gives events with their places in the source: CommonMark with GitHub's tables, footnotes,
tasks, alerts and strikethrough. What GitHub links besides, bare addresses, is found in `bare`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyromark
from pyromark import Options

from kringen.markdown.bare import link_addresses, masked, may_hold_addresses, settle_breaks, unmasked
from kringen.markdown.building import Builder
from kringen.markdown.document import Document
from kringen.markdown.html import BREAK, without_html
from kringen.markdown.nodes import Kind, Mention, Node, Note, key_of
from kringen.problem import Problem

OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)


@dataclass(frozen=True)
class Reference:
    """A link definition: `[label]: address`."""

    address: str
    start: int
    """Where it begins in the bytes of the source."""

    end: int


@dataclass(frozen=True)
class Parsed:
    """A text as a tree."""

    nodes: list[Node]
    """The blocks at the top, without the footnotes."""

    blocks: list[Node]
    """All blocks in the order of the source, those in others too."""

    marked: list[Node]
    """The runs of words that hold a link or an image."""

    notes: list[Note]
    """The footnotes in the order of their definitions."""

    references: tuple[Reference, ...]

    html: list[Problem]
    """What is to be said about the HTML in it."""


def parse(document: Document) -> Parsed:
    """The tree of a text that is not too long; raises TooMuch at the first excess."""
    source, problems = without_html(document, masked(document.text))
    builder = Builder(document, is_masked=source is not document.text)
    for event, place in pyromark.events_with_range(source, options=OPTIONS):
        builder.take(event, place["start"], place["end"])
    if f"<{BREAK}" in source:
        for run in builder.runs:
            settle_breaks(run)
        for block in builder.blocks:
            _drop_empty_rows(document, block)
    marked = builder.marked
    if may_hold_addresses(document.text):
        marked |= dict.fromkeys(link_addresses(builder.runs))
    _number(builder.notes, builder.mentions)
    return Parsed(builder.root.children, builder.blocks, [*marked], builder.notes, tuple(_references(source)), problems)


def _drop_empty_rows(document: Document, table: Node) -> None:
    """Takes the rows out of a table that hold nothing but a line break: such a row stands below the table."""
    if table.kind is Kind.TABLE:
        table.children = [
            row
            for row in table.children
            if row.kind is Kind.HEAD
            or any(cell.children for cell in row.children)
            or "|" in document.written(row.start, row.end)
        ]


def _references(source: str) -> Iterator[Reference]:
    """The link definitions; of two with the same label the first counts."""
    if "]:" not in source:
        return
    for found in pyromark.reference_definitions(source, options=OPTIONS).values():
        yield Reference(unmasked(found["dest"]), found["span"]["start"], found["span"]["end"])


def _number(notes: list[Note], mentions: list[Mention]) -> None:
    """Tells the footnotes their number and their mentions; of two with the same label the last counts."""
    by_label = {note.key: note for note in notes}
    numbered = 0
    for mention in mentions:
        note = by_label.get(key_of(mention.text))
        if not note:  # a label that the parser folds in another way: the words as they were written
            mention.kind, mention.text = Kind.TEXT, f"[^{mention.text}]"
            continue
        if not note.number:
            numbered += 1
            note.number = numbered
        note.mentions += 1
        mention.number, mention.again = note.number, note.mentions
