"""A text that anybody may contribute becomes safe HTML, plain text, and problems with their place."""

from __future__ import annotations

from collections.abc import Iterator

from kringen.markdown.checks import check_blocks, check_notes, check_run
from kringen.markdown.dialect import Parsed, parse
from kringen.markdown.document import Document
from kringen.markdown.headings import check_headings, settle_headings
from kringen.markdown.limits import TooMuch, hidden_characters, over_limits
from kringen.markdown.links import check_references, settle_links
from kringen.markdown.mistakes import CODES, UNSAFE
from kringen.markdown.nodes import Node
from kringen.markdown.plain import excerpt, plain_text
from kringen.markdown.rendering import render
from kringen.markdown.rows import check_rows
from kringen.markdown.safety import publish
from kringen.markdown.sections import AGENDA, INTRO, REPORT, Part, split
from kringen.model import Body, Section
from kringen.personal import personal
from kringen.problem import Problem, in_order

__all__ = ["CODES", "excerpt", "read"]


def read(text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """The parts of a text below the front matter, and every problem in it, sorted.

    `first_line` is the line in the file where the text starts. Any string is taken and none raises; the HTML is safe
    even when there are problems. A text over the limits gives an empty body.
    """
    document = Document.of(text, path, first_line)
    if problems := tuple(over_limits(document)):
        return Body(), problems
    try:
        return _body(document, parse(document))
    except TooMuch as excess:
        return Body(), (excess.problem,)


def _body(document: Document, parsed: Parsed) -> tuple[Body, tuple[Problem, ...]]:
    parts, problems = split(document, parsed)
    found = [*parsed.html, *problems, *_check(document, parsed, parts)]
    sections = {}
    for name, part in parts.items():
        html, is_whole = publish(render(part.nodes, part.notes))
        sections[name] = Section(html, plain_text(part.nodes), document.first_line + part.row)
        found += () if is_whole else _check_published(document, part)
    seen = personal(document.text, document.first_line)
    body = Body(sections.get(INTRO), sections.get(AGENDA), sections.get(REPORT), seen)
    return body, in_order(found)


def _check(document: Document, parsed: Parsed, parts: dict[str, Part]) -> Iterator[Problem]:
    """All that is wrong in the text itself; what may not be published loses its effect on the way."""
    yield from check_headings(document, parsed.blocks, {*parsed.nodes}, parts)
    anchors = settle_headings(parsed.blocks)
    yield from hidden_characters(document)
    yield from check_blocks(document, parsed.blocks)
    yield from check_references(document, parsed.references, anchors)
    yield from check_notes(document, parsed.notes)
    yield from check_rows(document, parsed.nodes)
    for run in parsed.marked:
        yield from check_run(document, run)
        yield from settle_links(document, run.children, anchors)


def _check_published(document: Document, part: Part) -> Iterator[Problem]:
    """The blocks of a part of which not everything may be published, or else the part."""
    blocks: list[Node] = [*part.nodes, *(child for note in part.notes for child in note.children)]
    rows = [document.row_of(block.start) for block in blocks if not publish(render([block]))[1]]
    for row in rows or [part.row]:
        message = "iets in dit deel kwam niet door de controle op veiligheid"
        yield document.problem(UNSAFE, message, "schrijf het eenvoudiger en kijk de adressen na", row)
