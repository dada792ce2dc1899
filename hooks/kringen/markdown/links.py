"""The links of a contributed text: each gets the address that is published, or loses its link and is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from kringen.markdown.addresses import Refused, address
from kringen.markdown.attributes import REL
from kringen.markdown.checks import Inline
from kringen.markdown.dialect import PLACE, Parsed
from kringen.markdown.document import Document, shown
from kringen.markdown.mistakes import LINK, NESTED_LINK
from kringen.problem import Problem


def settle_references(document: Document, parsed: Parsed, anchors: Mapping[str, str]) -> Iterator[Problem]:
    """Judges every link definition (`[label]: address`) where it stands, used or not."""
    for reference in parsed.references.values():
        first, end = reference["map"]
        written = reference["href"]
        try:
            address(written, anchors)
        except Refused as refused:
            row = next((row for row in range(first, end) if written and written in document.rows[row]), first)
            yield document.problem(LINK, refused.message, refused.cure, row, document.find(written, row))


def settle_links(inline: Inline, anchors: Mapping[str, str]) -> Iterator[Problem]:
    """Puts the address to publish in every link of a run of text; a refused link stays as plain text."""
    opened: list[Token] = []
    children = inline.token.children or []
    for index, token in enumerate(children):
        if token.type == "link_open":
            opened.append(token)
            yield from _settle(inline, token, opened[:-1], anchors)
            if index and PLACE not in token.meta and children[index - 1].content.endswith("]("):
                yield from _broken(inline, token, children[index + 1].content)
        elif token.type == "link_close":
            token.hidden = opened.pop().hidden


def _settle(inline: Inline, token: Token, around: list[Token], anchors: Mapping[str, str]) -> Iterator[Problem]:
    written = str(token.attrs["href"])
    if around:
        token.hidden = True
        message = "in de tekst van deze link staat nog een link"
        yield inline.problem(NESTED_LINK, message, "zet de twee na elkaar", around[0])
        return
    try:
        href = address(written, anchors)
    except Refused as refused:
        token.hidden = True
        if _is_explicit(token):
            yield inline.problem(LINK, refused.message, refused.cure, token)
        return
    title = {"title": token.attrs["title"]} if "title" in token.attrs else {}
    rel = {"rel": REL} if href[:4].casefold() == "http" else {}
    token.attrs = {"href": href, **title, **rel}


def _broken(inline: Inline, token: Token, written: str) -> Iterator[Problem]:
    """`[text](address with spaces)` is no link; only the beginning of its address becomes one."""
    place = inline.token.content.find(f"]({written}")
    if place >= 0:
        token.meta[PLACE] = place
        message = f'na "{shown(written)}" breekt het adres van deze link af'
        yield inline.problem(
            LINK, message, "schrijf %20 voor een spatie in het adres, en sluit af met een haakje", token
        )


def _is_explicit(token: Token) -> bool:
    """Whether the address stands in the link: not in a definition, nor in running text that looks like an address."""
    return PLACE in token.meta and "label" not in token.meta
