"""Texts that hold nothing but headings, paragraphs, short lists, bold words and tables, read without the parser.

Most texts are such. What is said of each piece follows from CommonMark 0.31.2 (and for tables from GitHub's
specification), so that it comes out to the byte as the parser would have it, and without a problem; anything else, or
anything in doubt, is left to the parser. The HTML is made when somebody asks for it: a check of the files never does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, partial
from typing import NamedTuple

from kringen.markdown.attributes import PREFIX
from kringen.markdown.document import Document
from kringen.markdown.headings import name_of, reads_as
from kringen.markdown.limits import MAX_CELLS
from kringen.markdown.plain import in_one_line
from kringen.markdown.sections import AGENDA, INTRO, NAMES, REPORT
from kringen.model import Body, Section
from kringen.personal import Personal, personal

_W = r"""[ !"$%'()+,\-./0-9:;=>?A-Za-z\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]"""
"""What words are made of: no character that begins markup inside a row (6), no tab, and nothing that Unicode
normalizes, hides or counts as another line end."""

_START = r"""[0-9A-Za-z"'(\u00c0-\u02ff\u2018\u201c\u201e\u20ac]"""
"""What a row begins with: no block but a paragraph begins with any of these, save a numbered list (4 and 5)."""

_BOLD = rf"(?<![^ \n])\*\*(?=[^\s*]){_W}++(?<=\S)(?:\*\*(?=[ \n]|\Z)|(?<=[^\W_])\*\*(?=[.,:;!?)]))"
"""Bold words: behind a blank two asterisks can only open. Before a blank they can only close, and behind a letter and
before punctuation as well (6.2, left- and right-flanking, rules 5 and 6)."""

_ROW = rf"(?=(?:\*\*)?{_START})(?![0-9]{{1,9}}[.)])(?:{_W}++|{_BOLD})++(?<!\s)"
"""A row of words: without a blank at its ends, so that nothing is stripped and no line is broken (6.7, 6.8)."""

_HEADING = rf"#{{2,6}} (?=[^\s#]){_W}++(?<!\s)(?=\n|\Z)"
"""A heading (4.2) of at least the second level; without another `#`, none closes it."""

_PARAGRAPH = rf"{_ROW}(?:\n{_ROW})*+(?=\n(?:[\n#]|- )|\n?\Z)"
"""Rows of words up to an empty row, a heading, a list or the end; none of them underlines the others (4.3, 4.8)."""

_LIST = rf"- {_ROW}(?:\n- {_ROW})*+(?=\n[\n#]|\n?\Z)(?!\n++- )"
"""Items of one row each (5.2, 5.3). Behind it no row that would belong to the last item, and behind empty rows no more of
the list: then it would be a loose one."""

_CELLS = rf"\|(?: *+(?![ \u00a0|])(?:(?!\u00a0){_W})++\|)++"
_TABLE = rf"{_CELLS}\n\|(?: *+:?-++:? *+\|)++(?:\n{_CELLS})++(?=\n\n|\n?\Z)"
"""A table with a mark at both ends of each row, up to an empty row or the end. How many cells a row has is counted."""

_PROSE = re.compile(rf"\n*+(?:(?:{_HEADING}|{_LIST}|{_TABLE}|{_PARAGRAPH})(?:\n++|\Z))*+")
"""A text of nothing else."""

_BLOCKS = re.compile(r"#.+|-.+(?:\n-.+)*+|[|].+(?:\n[|].+)*+|[^\n#|-].*+(?:\n[^\n#|-].*+)*+")
"""The blocks of such a text: each is known by the first character of its rows."""

_SECOND_LEVEL = re.compile("\n## (.+)")
_TITLES = re.compile("#+ (.+)")
_TABLES = re.compile(r"[|].+(?:\n[|].+)*")

_ALIGNED = {
    (False, False): "",
    (True, False): ' class="align-left"',
    (True, True): ' class="align-center"',
    (False, True): ' class="align-right"',
}
"""What a cell gets by the colons at both ends of the dashes below the first row."""


def prose(document: Document) -> Body | None:
    """The parts of a text within the limits that has no problem; None when that takes the parser to tell."""
    text = document.text
    if not _PROSE.fullmatch(text) or _has_address(text):
        return None
    if "|" in text and not _has_even_tables(text):
        return None
    parts = list(_parts(text))
    if len({part.name for part in parts}) < len(parts):
        return None
    filled = {part.name: part for part in parts if part.of(text).strip("\n")}
    missing = [name for name in NAMES if name not in filled]
    if missing and _is_doubtful(text, missing):
        return None
    return _body(text, document.first_line, filled, personal(text, document.first_line))


def again(document: Document) -> Body:
    """As `prose` gave of a text before, without looking again at what it is and what is personal in it."""
    filled = {part.name: part for part in _parts(document.text) if part.of(document.text).strip("\n")}
    return _body(document.text, document.first_line, filled, ())


def _body(text: str, first_line: int, parts: dict[str, _Part], seen: tuple[Personal, ...]) -> Body:
    made = _Made(text, parts)
    sections = {
        name: Section.at(first_line + text.count("\n", 0, part.start), partial(made.part, name))
        for name, part in parts.items()
    }
    return Body(sections.get(INTRO), sections.get(AGENDA), sections.get(REPORT), seen)


class _Part(NamedTuple):
    """An introduction, an agenda or a report, between two places in the text."""

    name: str
    start: int
    """Where its heading begins, or its first row."""

    inside: int
    """Where it begins without that heading."""

    end: int

    def of(self, text: str) -> str:
        """What stands in it."""
        return text[self.inside : self.end]


def _has_address(text: str) -> bool:
    """Whether there is what a bare address cannot do without, but for the `@` of mail."""
    return "www." in text or (":" in text and ("://" in text or "mailto:" in text or "xmpp:" in text))


def _parts(text: str) -> Iterator[_Part]:
    """The parts that hold anything, in their order; a name that comes twice comes twice."""
    name, start, inside = INTRO, len(text) - len(text.lstrip("\n")), 0
    for heading in _SECOND_LEVEL.finditer(f"\n{text}"):  # a pattern that begins with a fixed text is found faster
        if (opened := heading[1].casefold()) in NAMES:
            yield _Part(name, start, inside, heading.start())
            name, start, inside = opened, heading.start(), heading.end() - 1
    yield _Part(name, start, inside, len(text))


def _opens(row: str) -> bool:
    return row.startswith("## ") and row[3:].casefold() in NAMES


def _is_doubtful(text: str, missing: list[str]) -> bool:
    """Whether a row may have been meant to open a part that is missing; the parser tells which block it is in."""
    rows = (row.lstrip("#- ") for row in text.split("\n") if not _opens(row))
    return any(reads_as(row, missing) or reads_as(" ".join(row.split()), missing) for row in rows)


def _has_even_tables(text: str) -> bool:
    """Whether all rows of each table have as many cells, and there are not too many of them."""
    tables = (found[0].split("\n") for found in _TABLES.finditer(text))
    return text.count("|") <= MAX_CELLS and all(len({row.count("|") for row in table}) == 1 for table in tables)


class _Made:
    """What the parts become, made when somebody asks for it."""

    def __init__(self, text: str, parts: dict[str, _Part]) -> None:
        self._text = text
        self._parts = parts

    def part(self, name: str, kind: str) -> str:
        """The `html` or the `text` of a part."""
        return self._html[name] if kind == "html" else self._words[name]

    @cached_property
    def _words(self) -> dict[str, str]:
        return {name: in_one_line(_words(part.of(self._text))) for name, part in self._parts.items()}

    @cached_property
    def _html(self) -> dict[str, str]:
        from kringen.markdown.safety import publish  # noqa: PLC0415 -- a check of the files makes no HTML

        names: dict[str, str] = {}
        counts: dict[str, int] = {}
        ids = []
        for title in _TITLES.finditer(self._text):
            name = name_of(_in_a_row(title[1]), names, counts)
            names[name] = PREFIX + name
            if not _opens(title[0]):
                ids.append(PREFIX + name)
        left = iter(ids)
        return {name: publish("".join(_drawn(part.of(self._text), left)))[0] for name, part in self._parts.items()}


def _words(source: str) -> Iterator[tuple[str, bool]]:
    """The words of each run of a part, and whether it is a title."""
    source = source.replace("**", "")
    is_even = "  " not in source and "\u00a0" not in source
    for found in _BLOCKS.finditer(source):
        block = found[0]
        if block.startswith("#"):
            runs = [block.lstrip("#")[1:]]
        elif block.startswith("-"):
            runs = block[2:].split("\n- ")
        elif block.startswith("|"):
            runs = [cell for row in _rows(block) for cell in row]
        else:
            runs = [block.replace("\n", " ")]
        for run in runs:
            yield run if is_even else _in_a_row(run), block.startswith("#")


def _drawn(source: str, ids: Iterator[str]) -> Iterator[str]:
    """The blocks of a part as markdown-it's renderer has them; `ids` are those of its headings, and of what follows."""
    plain, *pairs = _escaped(source).split("**")
    strong = (f"<strong>{bold}</strong>{behind}" for bold, behind in zip(pairs[::2], pairs[1::2], strict=True))
    for found in _BLOCKS.finditer("".join((plain, *strong))):
        block = found[0]
        if block.startswith("#"):
            marks, _, words = block.partition(" ")
            yield f'<h{len(marks)} id="{next(ids)}">{words}</h{len(marks)}>\n'
        elif block.startswith("-"):
            items = block[2:].replace("\n- ", "</li>\n<li>")
            yield f"<ul>\n<li>{items}</li>\n</ul>\n"
        elif block.startswith("|"):
            yield _table(block)
        else:
            yield f"<p>{block}</p>\n"


def _table(block: str) -> str:
    head, *rows = _rows(block)
    classes = [_ALIGNED[mark[0] == ":", mark[-1] == ":"] for mark in _cells(block.split("\n")[1])]
    above = "".join(f'<th scope="col"{each}>{cell}</th>\n' for each, cell in zip(classes, head, strict=True))
    below = "".join(
        "<tr>\n" + "".join(f"<td{each}>{cell}</td>\n" for each, cell in zip(classes, row, strict=True)) + "</tr>\n"
        for row in rows
    )
    return f"<table>\n<thead>\n<tr>\n{above}</tr>\n</thead>\n<tbody>\n{below}</tbody>\n</table>\n"


def _rows(table: str) -> Iterator[list[str]]:
    """The cells of each row but the dashes."""
    for number, row in enumerate(table.split("\n")):
        if number != 1:
            yield _cells(row)


def _cells(row: str) -> list[str]:
    return [cell.strip(" ") for cell in row[1:-1].split("|")]


def _in_a_row(words: str) -> str:
    return " ".join(words.split())


def _escaped(words: str) -> str:
    """As CommonMark's own renderers escape text, though of these only the last two can stand in it."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
