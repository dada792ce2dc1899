"""A contributed text as a tree: blocks that hold blocks or runs of words, each with its place in the source."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


class Kind(enum.IntEnum):
    """What a node is."""

    ROOT = enum.auto()
    PARAGRAPH = enum.auto()
    WORDS = enum.auto()
    """The words of an item of a list without empty rows between the items: a paragraph without its element."""

    HEADING = enum.auto()
    QUOTE = enum.auto()
    ALERT = enum.auto()
    CODE = enum.auto()
    """Code because it stands four spaces in."""

    FENCE = enum.auto()
    """Code between two fences."""

    HTML = enum.auto()
    RULE = enum.auto()
    LIST = enum.auto()
    ITEM = enum.auto()
    NOTE = enum.auto()
    TABLE = enum.auto()
    HEAD = enum.auto()
    ROW = enum.auto()
    CELL = enum.auto()

    TEXT = enum.auto()
    CODE_SPAN = enum.auto()
    TAG = enum.auto()
    EMPHASIS = enum.auto()
    STRONG = enum.auto()
    STRUCK = enum.auto()
    LINK = enum.auto()
    IMAGE = enum.auto()
    MENTION = enum.auto()
    SOFT_BREAK = enum.auto()
    HARD_BREAK = enum.auto()


RUNS = frozenset({Kind.PARAGRAPH, Kind.WORDS, Kind.HEADING, Kind.CELL})
"""The blocks that hold a run of words."""


@dataclass(slots=True, eq=False)
class Node:
    """A block, or a piece of a run of words."""

    kind: Kind
    start: int
    """Where it begins in the bytes of the source."""

    end: int
    """The first byte behind it."""

    children: list[Node] = field(default_factory=list)
    text: str = ""
    """What it says, of text, code and HTML; of an alert its kind, of a footnote and its mentions the label."""


@dataclass(slots=True, eq=False)
class Heading(Node):
    """A heading."""

    level: int = 0
    """As it was written."""

    shown_level: int = 0
    """As it fits below the headings of the page."""

    opens: str = ""
    """The name of the part that it opens, in small letters."""

    identity: str = ""
    """Its id in the page."""


@dataclass(slots=True, eq=False)
class Items(Node):
    """A list."""

    first: int | None = None
    """The number that an ordered list begins with."""


@dataclass(slots=True, eq=False)
class Item(Node):
    """An item of a list."""

    is_done: bool | None = None
    """Whether the task is done; None when it is no task."""


@dataclass(slots=True, eq=False)
class Cell(Node):
    """A cell of a table."""

    alignment: str = ""
    """`left`, `center` or `right`; empty when nothing is asked."""

    is_head: bool = False


@dataclass(slots=True, eq=False)
class Link(Node):
    """A link or an image."""

    address: str = ""
    """As it was written, but for the codes and slashes in it."""

    title: str = ""
    is_explicit: bool = False
    """Whether the address stands in the link itself: not in a definition, nor bare in the text."""

    href: str | None = None
    """The address to publish; None for a link that may not be one."""


@dataclass(slots=True, eq=False)
class Mention(Node):
    """A place that refers to a footnote."""

    number: int = 0
    """That of the footnote, from 1."""

    again: int = 1
    """How many times the footnote was referred to, with this one."""


@dataclass(slots=True, eq=False)
class Note(Node):
    """The definition of a footnote."""

    number: int = 0
    """From 1, in the order of the first mentions; 0 when nothing refers to it, or another has its label."""

    mentions: int = 0
    """How many places refer to it."""

    @property
    def key(self) -> str:
        """Its label as mentions are compared with it."""
        return key_of(self.text)


def key_of(label: str) -> str:
    """A label without capitals, and with single spaces (CommonMark 0.31.2, 4.7)."""
    return " ".join(label.split()).casefold()


def every(nodes: Iterable[Node]) -> Iterator[Node]:
    """All nodes in the order of the source, each before what it holds."""
    for node in nodes:
        yield node
        if node.children:
            yield from every(node.children)
