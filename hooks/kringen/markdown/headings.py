"""The headings of a contributed text: their ids, their level, and those that were meant to be another."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from kringen.markdown.attributes import PREFIX
from kringen.markdown.document import Document
from kringen.markdown.mistakes import NEARLY, NO_HEADING
from kringen.markdown.nodes import Heading, Kind, Node
from kringen.markdown.plain import words_of
from kringen.markdown.sections import NAMES, REPORT
from kringen.problem import Problem, shown


def settle_headings(nodes: Iterable[Node]) -> dict[str, str]:
    """Gives every heading its id; returns the ids by the names that GitHub gives them."""
    ids: dict[str, str] = {}
    counts: dict[str, int] = {}
    for node in nodes:
        if isinstance(node, Heading):
            name = name_of(words_of(node), ids, counts)
            ids[name] = node.opens or PREFIX + name
            node.identity = PREFIX + name
    return ids


def name_of(words: str, taken: Container[str], counts: dict[str, int]) -> str:
    """The name of a heading behind those that are taken; `counts` is what the names above it left.

    Source: github-slugger: small letters, letters and digits and hyphens only, and `-1`, `-2` … behind a second one.
    """
    name = base = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-") or "kop"
    while name in taken:
        counts[base] = counts.get(base, 0) + 1
        name = f"{base}-{counts[base]}"
    return name


def check_headings(
    document: Document, nodes: Sequence[Node], top: Collection[Node], filled: Collection[str]
) -> Iterator[Problem]:
    """Headings, rows and paragraphs that were meant as `## Agenda` or `## Verslag`, while that part holds nothing.

    `nodes` are all blocks, `top` those that stand in no other; `filled` are the parts that hold text. Behind the heading
    of the report every heading is one of the report.
    """
    missing = [name for name in NAMES if name not in filled]
    if not missing:
        return
    for node in nodes:
        if isinstance(node, Heading):
            if node.opens == REPORT and REPORT in filled:
                return
            if not node.opens:
                yield from _check_heading(document, node, words_of(node), missing)
        elif node.kind is Kind.CODE:
            yield from _check_hashes(document, node, node.text, missing)
        elif node.kind is Kind.PARAGRAPH and node in top:
            yield from _check_paragraph(document, node, document.written(node.start, node.end), missing)


def _check_heading(document: Document, node: Heading, words: str, missing: list[str]) -> Iterator[Problem]:
    row = document.row_of(node.start)
    meant = _meant(words)
    if meant in missing:
        message = f'de kop "{shown(document.rows[row].strip())}" telt niet als de kop {meant.capitalize()}'
        cure = f"schrijf ## {meant.capitalize()} vooraan op een eigen regel, of geef deze kop meer woorden"
        yield document.problem(NEARLY, message, cure, row)
    elif (phrase := _PHRASE.match(words)) and phrase[1].casefold() in missing:
        yield _no_heading(document, row, words, phrase[1])


def _check_paragraph(document: Document, node: Node, written: str, missing: list[str]) -> Iterator[Problem]:
    """A paragraph that begins with a row of only the word, and rows with hashes that touch the word."""
    first, _, below = written.strip().partition("\n")
    first = first.rstrip()
    is_line = not below or not first[0].islower()
    if is_line and not first.startswith(("#", "`")) and _bare(first) in missing:
        yield _no_heading(document, document.row_of(node.start), first, _bare(first))
    yield from _check_hashes(document, node, written, missing)


def _check_hashes(document: Document, node: Node, written: str, missing: list[str]) -> Iterator[Problem]:
    """`##Verslag`, and `## Verslag` behind so many spaces that it is code."""
    row = document.row_of(node.start)
    for down, line in enumerate(written.split("\n") if "#" in written else ()):
        if line.lstrip().startswith("#") and _bare(line) in missing:
            name = _bare(line).capitalize()
            message = f'"{shown(line.strip())}" is geen kop'
            yield document.problem(NEARLY, message, f"schrijf ## {name} vooraan op een eigen regel", row + down)


def _no_heading(document: Document, row: int, words: str, name: str) -> Problem:
    name = name.capitalize()
    message = f'"{shown(words)}" telt niet als de kop {name}'
    return document.problem(NO_HEADING, message, f"schrijf ## {name} wanneer de tekst daaronder daarbij hoort", row)


@lru_cache(maxsize=1_000)
def _meant(words: str) -> str:
    """The name that a heading nearly is, or nothing."""
    bare = _bare(words)
    near = get_close_matches(bare, NAMES, n=1, cutoff=0.82) if 5 <= len(bare) <= 9 else []
    return near[0] if near else ""


def _bare(words: str) -> str:
    """Without capitals and without what is no letter at both ends."""
    return _EDGES.sub("", words[:80].casefold())


_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_PHRASE = re.compile(
    r"(?:het |kort )?(verslag|agenda)(?= (?:van|voor|bijeenkomst|vergadering|overleg|kenniskring|\d))(?!.*\b(?:vorige|volgende)\b)",
    re.IGNORECASE,
)
"""`Verslag van de bijeenkomst`, but not `Verslag vorige bijeenkomst`, which is a subject on an agenda."""
