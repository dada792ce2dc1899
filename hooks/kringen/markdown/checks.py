"""What may not stand in a contributed text: each check yields the problems of one kind of node, with their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kringen.markdown.document import Document, shown
from kringen.markdown.mistakes import HTML, IMAGE, NOTE, OPEN_FENCE
from kringen.markdown.nodes import Kind, Node, Note, every
from kringen.markdown.plain import words_of
from kringen.problem import Problem


def check_blocks(document: Document, nodes: Iterable[Node]) -> Iterator[Problem]:
    """Everything that is wrong with whole blocks of a text."""
    for node in nodes:
        if check := _BLOCK_CHECKS.get(node.kind):
            yield from check(document, node)


def check_run(document: Document, run: Node) -> Iterator[Problem]:
    """HTML and images in a run of words; of an element only its first tag is named."""
    tags: set[str] = set()
    for node in every(run.children):
        if node.kind is Kind.TAG:
            tag = _TAG.match(node.text)
            name = tag[1].casefold() if tag else ""
            if not (name in tags and node.text.startswith("</")):
                yield _refused_html(document, node.text, node.start)
            tags.add(name)
        elif node.kind is Kind.IMAGE:
            yield _no_image(document, node)
    yield from _no_half_html(document, run)


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
    """A block of HTML is refused once, at its first tag."""
    yield _refused_html(document, node.text.lstrip(), document.source.find(b"<", node.start))


def no_open_fence(document: Document, node: Node) -> Iterator[Problem]:
    """A fenced block of code ends with a fence."""
    rows = document.written(node.start, node.end).rstrip("\n").split("\n")
    fence = rows[0][: len(rows[0]) - len(rows[0].lstrip(rows[0][0]))]
    last = rows[-1].strip(" \t>")
    if len(rows) < 2 or not last.startswith(fence) or last.strip(fence[0]):
        cure = f"sluit het af met een regel {fence}"
        message = "het codeblok dat hier begint, wordt niet afgesloten"
        yield document.problem(OPEN_FENCE, message, cure, document.row_of(node.start))


def _no_half_html(document: Document, run: Node) -> Iterator[Problem]:
    """The beginning of a comment, declaration or instruction that never ends; GitHub shows it as text."""
    end = run.start
    for node in every(run.children):
        is_escaped = node.start > end and document.source[node.start - 1 : node.start] == b"\\"
        end = node.end
        if node.kind is not Kind.TEXT or "<" not in node.text:
            continue
        for found in _HALF_HTML.finditer(document.source, node.start, node.end + 3):
            if found.start() < node.end and not (is_escaped and found.start() == node.start):
                yield _refused_html(document, found[0].decode(), found.start())


def _no_image(document: Document, node: Node) -> Problem:
    """An image is refused: the pictures of a meeting are not kept on this site."""
    words = words_of(node)
    name = f' "{shown(words)}"' if words else ""
    cure = "zet er een link naar onder documenten, of beschrijf in woorden wat erop staat"
    return document.problem_at(IMAGE, f"de afbeelding{name} kan hier niet", cure, node.start)


def _refused_html(document: Document, source: str, place: int) -> Problem:
    tag = _TAG.match(source)
    if tag:
        message, cure = f'HTML "{shown(tag[0])}>" kan hier niet', _CURES.get(tag[1].casefold(), _ESCAPE)
    elif source.startswith("<!--"):
        message, cure = (
            'een commentaar "<!--" kan hier niet',
            "haal het weg: ook wat niet getoond wordt, is openbaar",
        )
    else:
        message, cure = f'de code "{shown(source[:10])}" kan hier niet', _ESCAPE
    return document.problem_at(HTML, message, cure, place)


_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_HALF_HTML = re.compile(rb"<(?:!--|!\[|![A-Za-z]|\?)")
_ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"
_CURES = {
    "b": "schrijf **vet**",
    "strong": "schrijf **vet**",
    "i": "schrijf *cursief*",
    "em": "schrijf *cursief*",
    "a": "schrijf een link als [tekst](https://www.v-ict-or.be/)",
    "br": "schrijf <br>",
    "img": "zet een link naar de afbeelding onder documenten",
}
"""What Markdown has for the HTML that people know by heart."""

_BLOCK_CHECKS: dict[Kind, Callable[[Document, Node], Iterator[Problem]]] = {
    Kind.HTML: no_html_block,
    Kind.FENCE: no_open_fence,
}
