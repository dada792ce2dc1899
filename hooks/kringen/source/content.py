"""The hand-written pages of content/: their front matter and the parts they ask for; MkDocs renders the rest."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator

from pydantic import Field

from kringen.detours import detour_mistake
from kringen.markdown.document import Document
from kringen.markdown.limits import hidden_characters
from kringen.model import ContentPage, FileRecord, PartName
from kringen.personal import detours_in
from kringen.problem import Code, Mark, Problem, did_you_mean, shown
from kringen.source.front import FRONT_LINE, split
from kringen.source.page_limits import over_limits
from kringen.source.page_markup import CODES as MARKUP_CODES
from kringen.source.page_markup import Markup, read_markup
from kringen.source.page_text import outside_code
from kringen.source.record import read_record
from kringen.source.sections import sections_of
from kringen.source.tree import read_tree
from kringen.values import Line
from kringen.values.addresses import DETOUR

UNKNOWN_PART = Code(
    "onbekend-deel",
    "Een pagina vraagt een deel dat niet bestaat, of vraagt het zo dat het niet verschijnt.",
    "<!-- deel: agenda-van-morgen -->",
    "Neem de naam van het deel over uit de melding, en zet alles vooraan op een eigen regel.",
)
CODES = (UNKNOWN_PART, *MARKUP_CODES)


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
    names, markup, problems = _read_body(Document.of(parts.body, path, parts.body_line))
    tree, wrong = read_tree(parts.front, path, FRONT_LINE)
    if tree is None:
        return None, (*wrong, *problems)
    head, unfit = read_record(PageHead, tree, path)
    problems = (*wrong, *unfit, *problems)
    if problems or head is None:
        return None, problems
    uri = path.removeprefix("content/")
    sections = tuple(sections_of(parts.body))
    return ContentPage(uri, head.title, names, markup.anchors, markup.links, sections), ()


def read_parts(document: Document) -> tuple[tuple[PartName, ...], tuple[Problem, ...]]:
    """The parts that a page asks for with lines `<!-- deel: naam -->`; what stands in code is only shown."""
    names: list[PartName] = []
    problems: list[Problem] = []
    for number, line in outside_code(document):
        for asked in _ASKED.finditer(line):
            name = asked[1].strip(" :=-")
            mark = Mark(number, asked.start() + 1)
            if name not in list(PartName):
                cure = did_you_mean(name, PartName, f"kies uit {', '.join(PartName)}")
                problems.append(Problem(document.path, mark, UNKNOWN_PART, f'"{shown(name)}" is geen deel', cure))
            elif line.rstrip() != f"<!-- deel: {name} -->":
                cure = f"schrijf precies <!-- deel: {name} --> vooraan op een eigen regel"
                problems.append(Problem(document.path, mark, UNKNOWN_PART, "zo verschijnt dit deel niet", cure))
            else:
                names.append(PartName(name))
    return tuple(names), tuple(problems)


def _read_body(document: Document) -> tuple[tuple[PartName, ...], Markup, tuple[Problem, ...]]:
    """The parts that a page asks for, what it is as HTML, and what is wrong in it."""
    if too_much := tuple(over_limits(document)):
        return (), Markup(), too_much
    names, problems = read_parts(document)
    markup, refused = read_markup(document)
    said = {problem.mark.line for problem in problems}
    others = (problem for problem in refused if problem.mark.line not in said)
    return names, markup, (*hidden_characters(document), *problems, *others, *_over_filters(document))


def _over_filters(document: Document) -> Iterator[Problem]:
    """Web addresses over the filter of a mail program, also in comments and code: they hold a colleague's own address."""
    for row, text in enumerate(document.rows):
        for column, address in detours_in(text):
            yield document.problem(DETOUR, *detour_mistake(address), row, column)


_ASKED = re.compile(r"<!--\s*deel\b([^<>]*)", re.IGNORECASE)
