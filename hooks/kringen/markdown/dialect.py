"""The Markdown that a contributed text is written in: what GitHub shows in its preview, parsed by one reused parser.

Tables, strikethrough, bare addresses, task lists, alerts and footnotes come from mdit-py-plugins' `gfm`. Addresses are
kept as they were written and judged afterwards, and HTML is parsed as HTML, so that it can be refused with its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.gfm import gfm_plugin

from kringen.markdown.dispatch import dispatched
from kringen.markdown.document import Document
from kringen.markdown.limits import blocks_over_limits
from kringen.problem import Problem

MAX_NESTING = 50
"""Where the parser itself stops going deeper: beyond the 20 levels that are allowed (a list takes two), and far from
Python's limit of recursion."""

PLACE = "place"
"""The key in the `meta` of an inline token that holds where it starts in the content of its block."""


@dataclass(frozen=True)
class Note:
    """The definition of a footnote."""

    label: str
    row: int
    is_used: bool
    """Whether anything refers to its label."""


@dataclass(frozen=True)
class Parsed:
    """A text as markdown-it's tokens; the notes at the end."""

    tokens: list[Token]
    references: dict[str, dict[str, Any]]
    """The link definitions by label: `href`, `title` and `map` (first row, row behind the last)."""

    notes: tuple[Note, ...]
    """The footnotes in the order of their definitions."""

    problems: tuple[Problem, ...]
    """What is too much; then there are no tokens."""


def parse(document: Document) -> Parsed:
    """The tokens of a text within the limits."""
    env: dict[str, Any] = {"document": document, "problems": [], "definitions": []}
    tokens = _PARSER.parse(document.text, env)
    numbers = env.get("footnotes", {}).get("refs", {})
    notes = tuple(Note(label, row, numbers.get(f":{label}", -1) >= 0) for label, row in env["definitions"])
    return Parsed(tokens, env.get("references", {}), notes, tuple(env["problems"]))


class _Parser(MarkdownIt):
    """markdown-it that takes every address as it was written."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


def every_rule() -> MarkdownIt:
    """The parser of the dialect as markdown-it-py has it: it asks every rule everywhere."""
    parser = _Parser("commonmark", {"html": True, "maxNesting": MAX_NESTING, "store_labels": True})
    parser.use(gfm_plugin)
    for name, rule in {"link": link, "image": image, "autolink": autolink, "html_inline": html_inline}.items():
        parser.inline.ruler.at(name, _placed(rule))
    parser.inline.ruler.after("html_inline", "half_html", _placed(_half_html))
    parser.core.ruler.after("block", "look_at_blocks", _look_at_blocks)
    return parser


def _placed(rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """A rule of the parser whose tokens know where they start."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[count:]:
            token.meta.setdefault(PLACE, start)
        return found

    return placed


def _half_html(state: StateInline, silent: bool) -> bool:
    """The beginning of a comment, declaration or instruction that never ends; GitHub shows it as text."""
    start = _HALF_HTML.match(state.src, state.pos, state.posMax)
    if not start:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = start[0]
    state.pos = start.end()
    return True


_HALF_HTML = re.compile(r"<(?:!--|!\[|![A-Za-z]|\?)")


def _look_at_blocks(state: StateCore) -> None:
    """Stops at blocks over the limits, and notes the definitions of footnotes before the plugin moves them."""
    problems = list(blocks_over_limits(state.env["document"], state.tokens))
    if problems:
        state.env["problems"].extend(problems)
        state.tokens.clear()
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            state.env["definitions"].append((token.meta["label"], (token.map or [0])[0]))


_PARSER = dispatched(every_rule())
