"""What most texts are made of, found without the parser: words, bold words, and lists of rows.

Each gives exactly the tokens that the parser gives, or leaves the text to it.
"""

from __future__ import annotations

import re
from typing import Literal

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_PLAIN_MARK = re.compile(r"[\n\\`~*_\[<&@]")
"""What makes a run of text more than plain when no bare address stands in it: `]` and `!` do nothing without a `[`."""

_SCHEMES = ("://", "mailto:", "xmpp:")
"""What a bare address cannot do without, but for `www.` and the `@` of mail."""

_BOLD = re.compile(r"(?:^|(?<= ))\*\*(?=\S)([^*]+)(?<=\S)\*\*(?= |$)")
"""Bold between spaces, where two asterisks can open or close nothing else (CommonMark 0.31.2, 6.2, rules 5 and 6)."""

_ROWS = re.compile(r"(?:- (?:\*\*)?[^\W\d_].*+(?:\n|\Z))++(?=\Z|(?:[ \t]*+\n)++(?:[ \t]*+\Z|[^\s-]))")
"""Rows behind a hyphen that begin with a letter, and so with no other block; then an empty row, and no more of the list."""


def words(text: str) -> list[Token]:
    """The tokens of a run of words, some of them bold; none when there is anything else in it.

    Most runs are such; a report takes 0.86 of the time.
    """
    pieces = _BOLD.split(text) if "**" in text else [text]
    if _PLAIN_MARK.search("".join(pieces)) or "www." in text:
        return []
    if ":" in text and any(scheme in text for scheme in _SCHEMES):
        return []
    tokens = [Token("text", "", 0, content=pieces[0])] if text else []
    for inside, behind in zip(pieces[1::2], pieces[2::2], strict=True):
        tokens += [
            Token("strong_open", "strong", 1, markup="**"),
            Token("text", "", 0, level=1, content=inside),
            Token("strong_close", "strong", -1, markup="**"),
            Token("text", "", 0, content=behind),
        ]
    return tokens


def rows(state: StateBlock, row: int, end: int, silent: bool) -> bool:
    """A rule of the parser: a list at the top, each item one row.

    Most lists are such; a report takes 0.8 of the time.
    """
    found = _ROWS.match(state.src, state.bMarks[row]) if state.level == 0 and not silent else None
    if not found:
        return False
    items = found[0].removesuffix("\n").split("\n")
    state.line = state.skipEmptyLines(row + len(items))
    state.tokens.append(_block("bullet_list_open", "ul", 1, 0, [row, state.line]))
    for place, item in enumerate(items, row):
        last = state.line if place == row + len(items) - 1 else place + 1
        state.tokens += [
            _block("list_item_open", "li", 1, 1, [place, last]),
            Token("paragraph_open", "p", 1, map=[place, place + 1], level=2, block=True, hidden=True),
            Token("inline", "", 0, map=[place, place + 1], level=3, children=[], content=mdTrim(item[2:]), block=True),
            Token("paragraph_close", "p", -1, level=2, block=True, hidden=True),
            _block("list_item_close", "li", -1, 1),
        ]
    state.tokens.append(_block("bullet_list_close", "ul", -1, 0))
    return True


def _block(kind: str, tag: str, nesting: Literal[-1, 1], level: int, rows: list[int] | None = None) -> Token:
    return Token(kind, tag, nesting, map=rows, level=level, markup="-", block=True)
