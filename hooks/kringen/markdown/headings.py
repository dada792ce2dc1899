"""The headings of a contributed text: their ids, their level, and those that were meant to be another."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kringen.markdown.attributes import PREFIX
from kringen.markdown.document import Document, shown
from kringen.markdown.mistakes import NEARLY, NO_HEADING, TITLE
from kringen.markdown.plain import words_of
from kringen.markdown.sections import NAMES, opens
from kringen.problem import Problem

if TYPE_CHECKING:
    from markdown_it.token import Token


def settle_headings(tokens: list[Token]) -> dict[str, str]:
    """Gives every heading its id, and an `h1` the tag `h2`; returns the ids by the names that GitHub gives the headings."""
    ids: dict[str, str] = {}
    counts: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        name = name_of(words_of(tokens[index + 1]), ids, counts)
        ids[name] = opens(tokens, index) or PREFIX + name
        token.attrs["id"] = PREFIX + name
        if token.tag == "h1":
            token.tag = tokens[index + 2].tag = "h2"
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


def reads_as(words: str, missing: Collection[str]) -> bool:
    """Whether a row may be told that it was meant to open one of the parts that are missing, in whatever block it is."""
    phrase = _PHRASE.match(words)
    return bool({_bare(words), _meant(words), phrase[1].casefold() if phrase else ""}.intersection(missing))


def check_headings(document: Document, tokens: list[Token], filled: Collection[str]) -> Iterator[Problem]:
    """Headings that were meant as `## Agenda` or `## Verslag`, and titles; `filled` are the parts that hold text."""
    missing = [name for name in NAMES if name not in filled]
    kinds = _MAY_BE_MEANT if missing else _TITLES
    for index, token in enumerate(tokens):
        if token.type not in kinds:
            continue
        row = (token.map or [0])[0]
        if token.type == "heading_open" and not opens(tokens, index):
            yield from _check_heading(document, token, words_of(tokens[index + 1]), missing)
        elif token.type == "paragraph_open" and token.level == 0:
            yield from _check_paragraph(document, row, tokens[index + 1].content, missing)
        elif token.type == "code_block":
            yield from _check_hashes(document, row, token.content, missing)


def _check_heading(document: Document, token: Token, words: str, missing: list[str]) -> Iterator[Problem]:
    row = (token.map or [0])[0]
    meant = _meant(words) if missing else ""
    if meant in missing:
        message = f'de kop "{shown(document.rows[row].strip())}" telt niet als de kop {meant.capitalize()}'
        cure = f"schrijf ## {meant.capitalize()} vooraan op een eigen regel, of geef deze kop meer woorden"
        yield document.problem(NEARLY, message, cure, row)
    elif token.markup in ("#", "="):
        cure = "de pagina heeft al een titel: schrijf deze kop met ## of ###"
        yield document.problem(TITLE, f'de kop "{shown(words)}" is een titel', cure, row)
    elif (phrase := _PHRASE.match(words)) and phrase[1].casefold() in missing:
        yield _no_heading(document, row, words, phrase[1])


def _check_paragraph(document: Document, row: int, content: str, missing: list[str]) -> Iterator[Problem]:
    """A paragraph that begins with a row of only the word, and rows with hashes that touch the word."""
    first = content.partition("\n")[0]
    is_line = first == content or not first[0].islower()
    if is_line and not first.startswith(("#", "`")) and _bare(first) in missing:
        yield _no_heading(document, row, first, _bare(first))
    yield from _check_hashes(document, row, content, missing)


def _check_hashes(document: Document, row: int, content: str, missing: list[str]) -> Iterator[Problem]:
    """`##Verslag`, and `## Verslag` behind so many spaces that it is code."""
    for down, line in enumerate(content.split("\n") if "#" in content else ()):
        if line.lstrip().startswith("#") and _bare(line) in missing:
            name = _bare(line).capitalize()
            message = f'"{shown(line.strip())}" is geen kop'
            yield document.problem(NEARLY, message, f"schrijf ## {name} vooraan op een eigen regel", row + down)


def _no_heading(document: Document, row: int, words: str, name: str) -> Problem:
    name = name.capitalize()
    message = f'"{shown(words)}" telt niet als de kop {name}'
    return document.problem(NO_HEADING, message, f"schrijf ## {name} wanneer de tekst daaronder daarbij hoort", row)


def _meant(words: str) -> str:
    """The name that a heading nearly is, or nothing."""
    bare = _bare(words)
    near = get_close_matches(bare, NAMES, n=1, cutoff=0.82) if 5 <= len(bare) <= 9 else []
    return near[0] if near else ""


def _bare(words: str) -> str:
    """Without capitals and without what is no letter at both ends."""
    return _EDGES.sub("", words[:80].casefold())


_TITLES = {"heading_open"}
_MAY_BE_MEANT = _TITLES | {"paragraph_open", "code_block"}
"""What is looked at: all of it only as long as a part is missing."""

_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_PHRASE = re.compile(
    r"(?:het |kort )?(verslag|agenda)(?= (?:van|voor|bijeenkomst|vergadering|overleg|kenniskring|\d))(?!.*\b(?:vorige|volgende)\b)",
    re.IGNORECASE,
)
"""`Verslag van de bijeenkomst`, but not `Verslag vorige bijeenkomst`, which is a subject on an agenda."""
