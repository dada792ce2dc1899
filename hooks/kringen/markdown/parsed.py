"""A text of any kind, read with the parser of its dialect, and every problem in it."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from kringen.markdown.checks import check_blocks, check_inline, check_notes, inlines
from kringen.markdown.dialect import Parsed, parse
from kringen.markdown.document import Document
from kringen.markdown.headings import check_headings, settle_headings
from kringen.markdown.limits import hidden_characters, inlines_over_limits
from kringen.markdown.links import settle_links, settle_references
from kringen.markdown.mistakes import UNSAFE
from kringen.markdown.plain import plain_text
from kringen.markdown.rendering import render, settle_alerts
from kringen.markdown.safety import publish
from kringen.markdown.sections import AGENDA, INTRO, REPORT, Part, split
from kringen.model import Body, Section
from kringen.personal import personal
from kringen.problem import Problem, in_order


def read_parsed(document: Document) -> tuple[Body, tuple[Problem, ...]]:
    """The parts of a text that is not too long, and every problem in it, sorted; an empty body when it is too much."""
    parsed = parse(document)
    problems = [*parsed.problems, *inlines_over_limits(document, parsed.tokens)]
    if problems:
        return Body(), in_order(problems)
    return _body(document, parsed)


def _body(document: Document, parsed: Parsed) -> tuple[Body, tuple[Problem, ...]]:
    parts, problems = split(document, parsed.tokens)
    found = [*problems, *check_headings(document, parsed.tokens, parts), *_check(document, parsed)]
    sections = {}
    for name, part in parts.items():
        html, is_whole = publish(render(part.all_tokens))
        sections[name] = Section(html, plain_text(part.tokens), document.first_line + part.row)
        found += () if is_whole else _check_published(document, part)
    seen = personal(document.text, document.first_line)
    body = Body(sections.get(INTRO), sections.get(AGENDA), sections.get(REPORT), seen)
    return body, in_order(found)


def _check(document: Document, parsed: Parsed) -> Iterator[Problem]:
    """All that is wrong in the text itself; what may not be published loses its effect on the way."""
    anchors = settle_headings(parsed.tokens)
    settle_alerts(parsed.tokens)
    yield from hidden_characters(document)
    yield from check_blocks(document, parsed.tokens)
    yield from settle_references(document, parsed, anchors)
    yield from check_notes(document, parsed.notes)
    for inline in inlines(document, parsed.tokens):
        yield from check_inline(inline)
        yield from settle_links(inline, anchors)


def _check_published(document: Document, part: Part) -> Iterator[Problem]:
    """The blocks of a part of which not everything may be published, or else the part."""
    rows = [row for row, block in _blocks(part.all_tokens) if not publish(render(block))[1]]
    for row in rows or [part.row]:
        message = "iets in dit deel kwam niet door de controle op veiligheid"
        yield document.problem(UNSAFE, message, "schrijf het eenvoudiger en kijk de adressen na", row)


def _blocks(tokens: list[Token]) -> Iterator[tuple[int, list[Token]]]:
    """Each block at the top with its row; the footnotes together have that of the first."""
    block: list[Token] = []
    depth = 0
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if depth == 0:
            yield next((token.map[0] for token in block if token.map), 0), block
            block = []
