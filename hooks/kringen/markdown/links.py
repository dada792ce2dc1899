"""The links of a contributed text: each gets the address that is published, or loses its link and is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kringen.markdown.addresses import Refused, address
from kringen.markdown.dialect import Reference
from kringen.markdown.document import Document
from kringen.markdown.mistakes import LINK, NESTED_LINK
from kringen.markdown.nodes import Kind, Link, Node
from kringen.problem import Problem, shown


def check_references(
    document: Document, references: Iterable[Reference], anchors: Mapping[str, str]
) -> Iterator[Problem]:
    """Judges every link definition (`[label]: address`) where it stands, used or not."""
    for reference in references:
        if reference.address.startswith(
            "data:image/"
        ):  # Google Docs exports an image so; it is named where it would stand
            continue
        try:
            address(reference.address, anchors)
        except Refused as refused:
            source = document.source
            place = source.find(reference.address.encode(), source.find(b"]:", reference.start), reference.end)
            found = place if reference.address and place >= 0 else reference.start
            yield document.problem_at(refused.code, refused.message, refused.cure, found)


def settle_links(
    document: Document, nodes: Sequence[Node], anchors: Mapping[str, str], around: Link | None = None
) -> Iterator[Problem]:
    """Puts the address to publish in every link of a run of words; a refused link stays as plain text."""
    for index, node in enumerate(nodes):
        if not isinstance(node, Link):
            yield from settle_links(document, node.children, anchors, around) if node.children else ()
            continue
        if node.kind is Kind.LINK:
            yield from _settle(document, node, around, anchors)
            if index and not node.is_explicit and (broken := _broken(document, nodes[index - 1], node)):
                yield broken
        yield from settle_links(document, node.children, anchors, around or node)


def _settle(document: Document, link: Link, around: Link | None, anchors: Mapping[str, str]) -> Iterator[Problem]:
    if around and around.kind is Kind.LINK:
        message = "in de tekst van deze link staat nog een link"
        yield document.problem_at(NESTED_LINK, message, "zet de twee na elkaar", around.start)
        return
    try:
        link.href = address(link.address, anchors)
    except Refused as refused:
        if link.is_explicit:
            yield document.problem_at(refused.code, refused.message, refused.cure, link.start)


def _broken(document: Document, before: Node, link: Link) -> Problem | None:
    """`[text](address with spaces)` is no link; only the beginning of its address becomes one."""
    if before.kind is not Kind.TEXT or document.source[link.start - 2 : link.start] != b"](":
        return None
    message = f'na "{shown(document.written(link.start, link.end))}" breekt het adres van deze link af'
    cure = "schrijf %20 voor een spatie in het adres, en sluit af met een haakje"
    return document.problem_at(LINK, message, cure, link.start - 2)
