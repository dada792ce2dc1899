"""Tokens become HTML: markdown-it's own, with classes for styles, Dutch labels, and ids that no page has itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from kringen.markdown.attributes import ALERTS, ALIGNMENTS, MENTION_ID, NOTE_ID


def settle_alerts(tokens: list[Token]) -> None:
    """Gives the alerts their classes and Dutch titles, also for the plain text."""
    for index, token in enumerate(tokens):
        if token.type == "alert_open":
            style, title = ALERTS[token.meta["kind"]]
            token.attrs = {"class": f"admonition {style}"}
            tokens[index + 1].attrs = {"class": "admonition-title"}
            tokens[index + 2].children = [Token("text", "", 0, content=title)]


def render(tokens: Sequence[Token]) -> str:
    """The HTML of the tokens; nothing that the writer typed comes through unescaped."""
    return str(_RENDERER.render(tokens, _OPTIONS, {}))


class _Renderer(RendererHTML):
    """markdown-it's renderer, method by method for the tokens that this site shows in its own way."""

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f"<p>{escapeHtml(tokens[idx].content)}</p>\n"

    def html_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return escapeHtml(tokens[idx].content)

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return escapeHtml(tokens[idx].content)

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Without the language: nothing here colours code, and a class `mermaid` would fetch a script."""
        return self.code_block(tokens, idx, options, env)

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f'<th scope="col"{_aligned(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return f"<td{_aligned(tokens[idx])}>"

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A task says whether it is done, for those who do not see the box too (WCAG 4.1.2)."""
        item = self.renderToken(tokens, idx, options, env)
        if "checked" not in tokens[idx].meta:
            return item
        state = 'aria-label="Gedaan" checked=""' if tokens[idx].meta["checked"] else 'aria-label="Nog te doen"'
        return f'{item}<input type="checkbox" class="task-list-item-checkbox" disabled="" {state}> '

    def footnote_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        number, mention = _numbers(tokens[idx])
        label = f'aria-label="Voetnoot {number}"'
        return f'<sup id="{mention}"><a class="footnote-ref" href="#{NOTE_ID}{number}" {label}>{number}</a></sup>'

    def footnote_block_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return '<div class="footnote">\n<hr>\n<ol>\n'

    def footnote_block_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</ol>\n</div>\n"

    def footnote_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        number, _ = _numbers(tokens[idx])
        return f'<li id="{NOTE_ID}{number}" value="{number}">'

    def footnote_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return "</li>\n"

    def footnote_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        _, mention = _numbers(tokens[idx])
        return f' <a class="footnote-backref" href="#{mention}" aria-label="Terug naar de tekst">↩</a>'


def _aligned(cell: Token) -> str:
    name = ALIGNMENTS.get(str(cell.attrs.get("style")))
    return f' class="{name}"' if name else ""


def _numbers(note: Token) -> tuple[int, str]:
    """The number of a footnote from 1, and the id of one of the places that refer to it."""
    number, again = note.meta["id"] + 1, note.meta.get("subId", 0)
    return number, f"{MENTION_ID}{number}-{again + 1}" if again else f"{MENTION_ID}{number}"


_RENDERER = _Renderer()
_OPTIONS = MarkdownIt("zero").options
