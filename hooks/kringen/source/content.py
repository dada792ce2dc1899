"""The hand-written pages of content/: their front matter and the parts they ask for; MkDocs renders the rest."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from pydantic import Field

from kringen.markdown.document import Document
from kringen.markdown.limits import over_limits, over_limits_of_mkdocs
from kringen.model import ContentPage, FileRecord, PartName
from kringen.problem import Code, Mark, Problem, did_you_mean, shown
from kringen.source.front import FRONT_LINE, split
from kringen.source.record import read_record
from kringen.source.tree import read_tree
from kringen.values import Line

UNKNOWN_PART = Code(
    "onbekend-deel",
    "Een pagina vraagt een deel dat niet bestaat, of vraagt het zo dat het niet verschijnt.",
    "<!-- deel: agenda-van-morgen -->",
    "Neem de naam van het deel over uit de melding, en zet alles vooraan op een eigen regel.",
)
CODES = (UNKNOWN_PART,)


class Hideable(enum.StrEnum):
    """Parts of Material's frame that a page can do without."""

    NAVIGATION = "navigation"
    CONTENTS = "toc"
    FOOTER = "footer"


class PageHead(FileRecord):
    """The front matter of a hand-written page, with the keys of MkDocs."""

    title: Line = Field(examples=["Over de kenniskringen"])
    description: Line = Field(examples=["Wat een kenniskring is, voor wie, en hoe u aansluit."])
    hide: tuple[Hideable, ...] = Field((), examples=[["navigation", "toc"]])


def read_page(text: str, path: str) -> tuple[ContentPage | None, tuple[Problem, ...]]:
    """A hand-written page that is not a topic; None when anything in it is wrong."""
    parts, problems = split(text, path)
    if parts is None:
        return None, problems
    names, problems = _read_body(parts.body, path, parts.body_line)
    tree, wrong = read_tree(parts.front, path, FRONT_LINE)
    if tree is None:
        return None, (*wrong, *problems)
    head, unfit = read_record(PageHead, tree, path)
    problems = (*wrong, *unfit, *problems)
    if problems or head is None:
        return None, problems
    return ContentPage(path.removeprefix("content/"), head.title, names), ()


def read_parts(body: str, path: str, first_line: int) -> tuple[tuple[PartName, ...], tuple[Problem, ...]]:
    """The parts that a page asks for with lines `<!-- deel: naam -->`; what stands in code is only shown."""
    names: list[PartName] = []
    problems: list[Problem] = []
    for number, line in _outside_code(body, first_line):
        for asked in _ASKED.finditer(line):
            name = asked[1].strip(" :=-")
            mark = Mark(number, asked.start() + 1)
            if name not in list(PartName):
                cure = did_you_mean(name, PartName, f"kies uit {', '.join(PartName)}")
                problems.append(Problem(path, mark, UNKNOWN_PART, f'"{shown(name)}" is geen deel', cure))
            elif line.rstrip() != f"<!-- deel: {name} -->":
                cure = f"schrijf precies <!-- deel: {name} --> vooraan op een eigen regel"
                problems.append(Problem(path, mark, UNKNOWN_PART, "zo verschijnt dit deel niet", cure))
            else:
                names.append(PartName(name))
    return tuple(names), tuple(problems)


def _read_body(body: str, path: str, first_line: int) -> tuple[tuple[PartName, ...], tuple[Problem, ...]]:
    document = Document.of(body, path, first_line)
    too_much = (*over_limits(document), *over_limits_of_mkdocs(document))
    return ((), too_much) if too_much else read_parts(body, path, first_line)


_ASKED = re.compile(r"<!--\s*deel\b([^<>]*)", re.IGNORECASE)
_FENCE = re.compile(r" *(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`]*`")


def _outside_code(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; blocks of code are left out, and code in a line is blanked."""
    lines = body.split("\n")
    row = 0
    while row < len(lines):
        fence = _FENCE.match(lines[row])
        end = _closing(lines, row, fence[1]) if fence else row
        if end == row:
            yield first_line + row, _CODE.sub(lambda code: " " * len(code[0]), lines[row])
        row = end + 1


def _closing(lines: list[str], row: int, fence: str) -> int:
    """The row that closes a block of code, or the row where it opens when nothing does."""
    below = (other for other in range(row + 1, len(lines)) if lines[other].strip() == fence)
    return next(below, row)
