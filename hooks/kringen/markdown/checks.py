"""What may not stand in a contributed text: each check yields the problems of one kind of token, with their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token

from kringen.markdown.dialect import PLACE, Note
from kringen.markdown.document import Document, shown
from kringen.markdown.mistakes import HTML, IMAGE, NOTE, OPEN_FENCE
from kringen.problem import Code, Problem


@dataclass
class Inline:
    """A run of text with its markup, and where it stands."""

    document: Document
    token: Token
    column: int
    """Where its first row begins in the file's line."""

    tags: set[str] = field(default_factory=set)
    """The HTML tags that were named already: the end of an element is not named again."""

    def problem(self, code: Code, message: str, cure: str, token: Token) -> Problem:
        """A problem at one of its tokens."""
        content, place = self.token.content, token.meta.get(PLACE, 0)
        start = content.rfind("\n", 0, place) + 1
        end = content.find("\n", place)
        down = content.count("\n", 0, place)
        row = (self.token.map or [0])[0] + down
        left = self.document.find(content[start : end if end >= 0 else None], row) if down else self.column
        return self.document.problem(code, message, cure, row, left + place - start)


def inlines(document: Document, tokens: list[Token]) -> Iterator[Inline]:
    """Every run that holds more than text, in the order of the tokens.

    The cells of a table row are found one behind the other.
    """
    runs = (token for token in tokens if token.children)
    more = {id(token) for token in runs if not _CHECKED.isdisjoint([child.type for child in token.children or ()])}
    if not more:
        return
    ends: dict[int, int] = {}
    for token in tokens:
        if token.type == "inline" and token.map:
            row, first = token.map[0], token.content.partition("\n")[0]
            column = document.find(first, row, ends.get(row, 0))
            ends[row] = column + len(first)
            if id(token) in more:
                yield Inline(document, token, column)


def check_blocks(document: Document, tokens: list[Token]) -> Iterator[Problem]:
    """Everything that is wrong with whole blocks of a text."""
    for token in tokens:
        if check := _BLOCK_CHECKS.get(token.type):
            yield from check(document, token)


def check_inline(inline: Inline) -> Iterator[Problem]:
    """Everything that is wrong with one run of text, its links apart."""
    for child in inline.token.children or ():
        if check := _INLINE_CHECKS.get(child.type):
            yield from check(inline, child)


def check_notes(document: Document, notes: Iterable[Note]) -> Iterator[Problem]:
    """A footnote that does not appear: nothing refers to it, or another has the same label."""
    rows = {note.label: note.row for note in notes}
    for note in notes:
        mark = f"[^{shown(note.label)}]"
        column = document.find("[^", note.row)
        if not note.is_used:
            message, cure = f"de voetnoot {mark} wordt nergens gebruikt", f"zet {mark} in de tekst waar ze bij hoort"
            yield document.problem(NOTE, f"{message} en verschijnt niet", cure, note.row, column)
        elif rows[note.label] != note.row:
            message = (
                f"de voetnoot {mark} staat ook op regel {document.first_line + rows[note.label]}; enkel die verschijnt"
            )
            yield document.problem(NOTE, message, "geef een van beide een ander nummer", note.row, column)


def no_html_block(document: Document, token: Token) -> Iterator[Problem]:
    """A block of HTML is refused once, at its first tag."""
    row = (token.map or [0])[0]
    message, cure = _refused_html(token.content.lstrip())
    yield document.problem(HTML, message, cure, row, document.find("<", row))


def no_open_fence(document: Document, token: Token) -> Iterator[Problem]:
    """A fenced block of code ends with a fence."""
    first, end = token.map or [0, 1]
    last = document.rows[min(end, len(document.rows)) - 1].strip(" \t>")
    if end - first < 2 or not last.startswith(token.markup) or last.strip(token.markup[0]):
        cure = f"sluit het af met een regel {token.markup}"
        yield document.problem(OPEN_FENCE, "het codeblok dat hier begint, wordt niet afgesloten", cure, first)


def no_html(inline: Inline, token: Token) -> Iterator[Problem]:
    """HTML inside a text is refused; of an element only its first tag."""
    tag = _TAG.match(token.content)
    if tag and tag[1].casefold() in inline.tags and token.content.startswith("</"):
        return
    if tag:
        inline.tags.add(tag[1].casefold())
    message, cure = _refused_html(token.content)
    yield inline.problem(HTML, message, cure, token)


def no_image(inline: Inline, token: Token) -> Iterator[Problem]:
    """An image is refused: the pictures of a meeting are not kept on this site."""
    name = f' "{shown(token.content)}"' if token.content.strip() else ""
    cure = "zet er een link naar onder documenten, of beschrijf in woorden wat erop staat"
    yield inline.problem(IMAGE, f"de afbeelding{name} kan hier niet", cure, token)


def _refused_html(source: str) -> tuple[str, str]:
    """Message and cure for a piece of HTML."""
    tag = _TAG.match(source)
    if tag:
        message = f'HTML "{shown(tag[0])}>" kan hier niet'
        return message, _CURES.get(tag[1].casefold(), _ESCAPE)
    if source.startswith("<!--"):
        return 'een commentaar "<!--" kan hier niet', "haal het weg: ook wat niet getoond wordt, is openbaar"
    return f'de code "{shown(source[:10])}" kan hier niet', _ESCAPE


_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"
_CURES = {
    "b": "schrijf **vet**",
    "strong": "schrijf **vet**",
    "i": "schrijf *cursief*",
    "em": "schrijf *cursief*",
    "a": "schrijf een link als [tekst](https://www.v-ict-or.be/)",
    "br": "eindig de regel met een schuine streep \\",
    "img": "zet een link naar de afbeelding onder documenten",
}
"""What Markdown has for the HTML that people know by heart."""

_BLOCK_CHECKS: dict[str, Callable[[Document, Token], Iterator[Problem]]] = {
    "html_block": no_html_block,
    "fence": no_open_fence,
}
_INLINE_CHECKS: dict[str, Callable[[Inline, Token], Iterator[Problem]]] = {
    "html_inline": no_html,
    "image": no_image,
}
_CHECKED = {*_INLINE_CHECKS, "link_open"}
