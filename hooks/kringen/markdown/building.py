"""The events of the parser become a tree, and the first excess in it ends the reading."""

from __future__ import annotations

import re
from typing import Any

from kringen.markdown.bare import unmasked, with_marks
from kringen.markdown.document import Document
from kringen.markdown.html import NOTHING
from kringen.markdown.limits import MAX_CELLS, MAX_DEPTH, TooMuch, too_deep, too_many_cells
from kringen.markdown.nodes import RUNS, Cell, Heading, Item, Items, Kind, Link, Mention, Node, Note


class Builder:
    """Puts the events in a tree, one by one."""

    def __init__(self, document: Document, *, is_masked: bool) -> None:
        self.root = Node(Kind.ROOT, 0, 0)
        self.blocks: list[Node] = []
        self.runs: list[Node] = []
        self.marked: dict[Node, None] = {}
        self.notes: list[Note] = []
        self.mentions: list[Mention] = []
        self._document = document
        self._is_masked = is_masked
        self._opened: list[Node] = [self.root]
        """What is not closed yet, the innermost last."""

        self._depth = self._depth_in_run = self._cells = 0
        self._alignments: tuple[str, ...] = ()

    def take(self, event: Any, start: int, end: int) -> None:
        """Adds what one event of the parser says."""
        if isinstance(event, str):
            self._add(Node(_BARE_EVENTS[event], start, end))
            return
        name, value = next(iter(event.items()))
        if name == "Text" and self._opened[-1].kind not in _LITERAL:
            self._add_text(value, start, end)
        elif name == "Start":
            self._open(value, start, end)
        elif name == "End":
            self._close()
        elif name in {"Text", "Html"}:
            self._opened[-1].text += self._whole(value)
        elif name == "TaskListMarker":
            next(node for node in reversed(self._opened) if isinstance(node, Item)).is_done = value
        elif name == "FootnoteReference":
            mention = Mention(Kind.MENTION, start, end, text=self._whole(value))
            self.mentions.append(mention)
            self._add(mention)
        else:
            self._add(Node(Kind.CODE_SPAN if name == "Code" else Kind.TAG, start, end, text=self._whole(value)))

    def _add_text(self, text: str, start: int, end: int) -> None:
        """Adds words; around what was taken out of them they are apart, so that each piece has its place."""
        if not self._is_masked:
            self._add(Node(Kind.TEXT, start, end, text=text))
            return
        for found in _PIECE.finditer(text):
            first = start + len(text[: found.start()].encode())
            last = end if found.end() == len(text) else start + len(text[: found.end()].encode())
            self._add(Node(Kind.TEXT, first, last, text=with_marks(found[0])))

    def _open(self, tag: Any, start: int, end: int) -> None:
        if isinstance(tag, str):
            node = self._plain(tag, start, end)
        else:
            name, about = next(iter(tag.items()))
            node = self._told(name, about, start, end)
        if node.kind is Kind.NOTE:
            self._close_words()
            self.blocks.append(node)
        else:
            self._add(node)
        self._opened.append(node)
        if node.kind in _COUNTED:
            self._count(node)

    def _count(self, node: Node) -> None:
        """Raises TooMuch at the first that is too much."""
        if node.kind is Kind.CELL:
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise TooMuch(too_many_cells(self._document, node.start))
        elif node.kind in _DEEPER_IN_RUN:
            self._depth_in_run += 1
            if self._depth_in_run > MAX_DEPTH:
                raise TooMuch(too_deep(self._document, "de opmaak staat", self.runs[-1].start))
        else:
            self._depth += 1
            if self._depth > MAX_DEPTH:
                raise TooMuch(too_deep(self._document, "de lijsten en citaten staan", node.start))

    def _close(self) -> None:
        self._close_words()
        kind = self._opened.pop().kind
        if kind in _DEEPER:
            self._depth -= 1
        elif kind in _DEEPER_IN_RUN:
            self._depth_in_run -= 1

    def _add(self, node: Node) -> None:
        """Puts a node in the innermost that is open; words that stand in no run of their own get one."""
        around = self._opened[-1]
        if node.kind not in _IN_RUN:
            if around.kind is Kind.WORDS:
                self._opened.pop()
                around = self._opened[-1]
            self.blocks.append(node)
            if node.kind in RUNS:
                self.runs.append(node)
        elif around.kind not in _HOLDS_RUN:
            words = Node(Kind.WORDS, node.start, node.end)
            self.runs.append(words)
            around.children.append(words)
            self._opened.append(words)
            around = words
        around.children.append(node)
        if node.kind in _MARKED:
            self.marked[self.runs[-1]] = None

    def _close_words(self) -> None:
        if self._opened[-1].kind is Kind.WORDS:
            self._opened.pop()

    def _plain(self, name: str, start: int, end: int) -> Node:
        """What begins by its name alone."""
        if name == "Item":
            return Item(Kind.ITEM, start, end)
        if name == "TableCell":
            row = self._opened[-1]
            return Cell(Kind.CELL, start, end, [], "", self._alignments[len(row.children)], row.kind is Kind.HEAD)
        return Node(_PLAIN[name], start, end)

    def _told(self, name: str, about: Any, start: int, end: int) -> Node:
        """What begins with more than its name."""
        if name == "Heading":
            return Heading(Kind.HEADING, start, end, level=int(about["level"][1]))
        if name == "List":
            return Items(Kind.LIST, start, end, first=about)
        if name in {"Link", "Image"}:
            return self._link(name, about, start, end)
        if name == "Table":
            self._alignments = tuple("" if each == "None" else each.lower() for each in about)
            return Node(Kind.TABLE, start, end)
        if name == "FootnoteDefinition":
            self.notes.append(Note(Kind.NOTE, start, end, text=self._whole(about)))
            return self.notes[-1]
        return _block(name, about, start, end)

    def _link(self, name: str, about: Any, start: int, end: int) -> Link:
        address, kind = self._whole(about["dest_url"]), about["link_type"]
        return Link(
            Kind.LINK if name == "Link" else Kind.IMAGE,
            start,
            end,
            address=f"mailto:{address}" if kind == "Email" else address,
            title=self._whole(about["title"]),
            is_explicit=kind in _EXPLICIT,
        )

    def _whole(self, text: str) -> str:
        return unmasked(text) if self._is_masked else text


def _block(name: str, about: Any, start: int, end: int) -> Node:
    if name == "CodeBlock":
        return Node(Kind.CODE if about == "Indented" else Kind.FENCE, start, end)
    return Node(Kind.ALERT, start, end, text=about.upper()) if about else Node(Kind.QUOTE, start, end)


_BARE_EVENTS = {"SoftBreak": Kind.SOFT_BREAK, "HardBreak": Kind.HARD_BREAK, "Rule": Kind.RULE}
_PLAIN = {
    "Paragraph": Kind.PARAGRAPH,
    "HtmlBlock": Kind.HTML,
    "TableHead": Kind.HEAD,
    "TableRow": Kind.ROW,
    "Emphasis": Kind.EMPHASIS,
    "Strong": Kind.STRONG,
    "Strikethrough": Kind.STRUCK,
}
_LITERAL = {Kind.CODE, Kind.FENCE}
_DEEPER = {Kind.QUOTE, Kind.ALERT, Kind.ITEM, Kind.NOTE}
_DEEPER_IN_RUN = {Kind.EMPHASIS, Kind.STRONG, Kind.STRUCK, Kind.LINK, Kind.IMAGE}
_COUNTED = _DEEPER | _DEEPER_IN_RUN | {Kind.CELL}
_IN_RUN = _DEEPER_IN_RUN | {
    *(Kind.TEXT, Kind.CODE_SPAN, Kind.TAG, Kind.MENTION, Kind.SOFT_BREAK, Kind.HARD_BREAK),
}
"""What stands in a run of words."""

_HOLDS_RUN = RUNS | _DEEPER_IN_RUN
_MARKED = {Kind.TAG, Kind.LINK, Kind.IMAGE}
_PIECE = re.compile(f"[^{NOTHING}]+")
_EXPLICIT = {"Inline", "Autolink", "Email"}
