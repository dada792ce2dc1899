"""A contributed text without its markup, in one line: for summaries, feeds and search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kringen.markdown.attributes import ALERTS
from kringen.markdown.nodes import RUNS, Kind, Node


def plain_text(nodes: Iterable[Node]) -> str:
    """The words of a part, with `:` behind a heading and `;` behind another block without punctuation of its own."""
    pieces: list[str] = []
    words = ""
    for words, is_title in _blocks(nodes):
        is_ended = words.rstrip("\"'”’)").endswith(_ENDS)
        pieces.append(words if is_ended else words + (":" if is_title else ";"))
    return " ".join([*pieces[:-1], words])


def _blocks(nodes: Iterable[Node]) -> Iterator[tuple[str, bool]]:
    """The words of each block that holds any, and whether they are a title."""
    for node in nodes:
        if node.kind in _WORDED:
            if words := words_of(node):
                yield words, node.kind is Kind.HEADING
            continue
        if node.kind is Kind.ALERT:
            yield ALERTS[node.text][1], True
        yield from _blocks(node.children)


def words_of(node: Node) -> str:
    """The words of a block, or of a piece of it, in one line."""
    return " ".join(_words(node).split())


def _words(node: Node) -> str:
    if node.children:
        return "".join([_words(child) for child in node.children])
    return " " if node.kind in _BREAKS else "" if node.kind is Kind.MENTION else node.text


def excerpt(text: str, limit: int) -> str:
    """The beginning of a plain text in at most `limit` characters, cut between two words and ended with `…`."""
    if len(text) <= limit:
        return text
    start = text[: max(limit - 1, 0)]
    if not text[len(start)].isspace() and " " in start:
        start = start[: start.rindex(" ")]
    return start.rstrip(" ,;:.(-–—") + "…"


_ENDS = tuple(".,:;?!…")
_BREAKS = {Kind.SOFT_BREAK, Kind.HARD_BREAK}
_WORDED = RUNS | {Kind.CODE, Kind.FENCE}
