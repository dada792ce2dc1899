"""A contributed text without its markup, in one line: for summaries, feeds and search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain_text(tokens: Iterable[Token]) -> str:
    """The words of a part, with `:` behind a heading and `;` behind another block without punctuation of its own."""
    return in_one_line(_runs(tokens))


def in_one_line(runs: Iterable[tuple[str, bool]]) -> str:
    """As `plain_text`, of the words of each block and whether they are a heading."""
    pieces: list[str] = []
    words = ""
    for words, is_title in runs:
        is_ended = words.rstrip("\"'”’)").endswith(_ENDS)
        pieces.append(words if is_ended else words + (":" if is_title else ";"))
    return " ".join([*pieces[:-1], words])


def _runs(tokens: Iterable[Token]) -> Iterator[tuple[str, bool]]:
    kind = ""
    for token in tokens:
        if token.nesting == 1:
            kind = token.type
        elif (token.children or token.content) and (words := words_of(token)):
            yield words, kind in _TITLES


def words_of(token: Token) -> str:
    """The words of one block in one line; empty for a token that holds none."""
    if token.type in ("fence", "code_block"):
        return " ".join(token.content.split())
    children = token.children or ()
    if len(children) == 1:  # most are, and then there is nothing to join: half the time of a text
        return " ".join(children[0].content.split())
    return " ".join("".join(" " if child.type in _BREAKS else child.content for child in children).split())


def excerpt(text: str, limit: int) -> str:
    """The beginning of a plain text in at most `limit` characters, cut between two words and ended with `…`."""
    if len(text) <= limit:
        return text
    start = text[: max(limit - 1, 0)]
    if not text[len(start)].isspace() and " " in start:
        start = start[: start.rindex(" ")]
    return start.rstrip(" ,;:.(-–—") + "…"


_ENDS = tuple(".,:;?!…")
_BREAKS = ("softbreak", "hardbreak")
_TITLES = ("heading_open", "alert_title_open")
