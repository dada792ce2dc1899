"""The links of a contributed text: each gets the address that is published, or loses its link and is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markdown_it.token import Token

from kringen.markdown.addresses import Refused, address
from kringen.markdown.checks import Inline
from kringen.markdown.dialect import PLACE, Parsed
from kringen.markdown.document import Document
from kringen.markdown.mistakes import LINK, NESTED_LINK
from kringen.problem import Problem

REL = "noopener noreferrer"
"""What a browser keeps from the site that a link leads to: the page it came from. Contributed links are read and merged
by a person, so they are not marked `nofollow` or `ugc`."""


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
    for token in inline.token.children or ():
        if token.type == "link_open":
            opened.append(token)
            yield from _settle(inline, token, opened[:-1], anchors)
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


def _is_explicit(token: Token) -> bool:
    """Whether the address stands in the link: not in a definition, nor in running text that looks like an address."""
    return PLACE in token.meta and "label" not in token.meta
