"""What may not stand in a contributed text: each check yields the problems of one kind of node, with their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kringen.markdown.document import Document
from kringen.markdown.elements import SAID
from kringen.markdown.mistakes import HTML, IMAGE, NOTE, OPEN_FENCE
from kringen.markdown.nodes import Kind, Node, Note, every
from kringen.markdown.plain import words_of
from kringen.problem import Problem, shown


def check_blocks(document: Document, nodes: Iterable[Node]) -> Iterator[Problem]:
    """Everything that is wrong with whole blocks of a text."""
    for node in nodes:
        if check := _BLOCK_CHECKS.get(node.kind):
            yield from check(document, node)


def check_run(document: Document, run: Node) -> Iterator[Problem]:
    """Images in a run of words, and HTML that is read as such in spite of all."""
    for node in every(run.children):
        if node.kind is Kind.TAG:
            yield no_code(document, node.text, node.start)
        elif node.kind is Kind.IMAGE:
            yield no_image(document, words_of(node), node.start)


def no_image(document: Document, words: str, place: int) -> Problem:
    """An image stays away: it would be fetched from elsewhere, and the pictures of a meeting are not kept on this site."""
    message, cure = SAID["image"]
    return document.problem_at(IMAGE, message.format(f' "{shown(words)}"' if words else ""), cure, place)


def no_code(document: Document, source: str, place: int) -> Problem:
    """Code between `<` and `>` that is no element."""
    message, cure = SAID["code"]
    return document.problem_at(HTML, message.format(shown(source[:10])), cure, place)


def check_notes(document: Document, notes: Iterable[Note]) -> Iterator[Problem]:
    """A footnote that does not appear: nothing refers to it, or another has the same label."""
    rows = {note.key: document.row_of(note.start) for note in notes}
    used = {note.key for note in notes if note.number}
    for note in notes:
        mark = f"[^{shown(note.text)}]"
        if note.key not in used:
            message, cure = f"de voetnoot {mark} wordt nergens gebruikt", f"zet {mark} in de tekst waar ze bij hoort"
            yield document.problem_at(NOTE, f"{message} en verschijnt niet", cure, note.start)
        elif not note.number:
            message = (
                f"de voetnoot {mark} staat ook op regel {document.first_line + rows[note.key]}; enkel die verschijnt"
            )
            yield document.problem_at(NOTE, message, "geef een van beide een ander nummer", note.start)


def no_html_block(document: Document, node: Node) -> Iterator[Problem]:
    """A block that is read as HTML in spite of all."""
    yield no_code(document, node.text.lstrip(), document.source.find(b"<", node.start))


def no_open_fence(document: Document, node: Node) -> Iterator[Problem]:
    """A fenced block of code ends with a fence."""
    rows = document.written(node.start, node.end).rstrip("\n").split("\n")
    fence = rows[0][: len(rows[0]) - len(rows[0].lstrip(rows[0][0]))]
    last = rows[-1].strip(" \t>")
    if len(rows) < 2 or not last.startswith(fence) or last.strip(fence[0]):
        cure = f"sluit het af met een regel {fence}"
        message = "het codeblok dat hier begint, wordt niet afgesloten"
        yield document.problem(OPEN_FENCE, message, cure, document.row_of(node.start))


_BLOCK_CHECKS: dict[Kind, Callable[[Document, Node], Iterator[Problem]]] = {
    Kind.HTML: no_html_block,
    Kind.FENCE: no_open_fence,
}
