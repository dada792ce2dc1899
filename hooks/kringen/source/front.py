"""A file of Markdown in two: the data at the top, and the text below, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from kringen.problem import Code, Mark, Problem

NO_FRONT_MATTER = Code(
    "geen-gegevens",
    "Bovenaan het bestand staan geen gegevens tussen twee regels met drie streepjes.",
    "titel: Overleg\ndatum: 2027-03-11",
    "Begin het bestand met een regel --- en sluit de gegevens af met nog een regel ---.",
)
CODES = (NO_FRONT_MATTER,)


@dataclass(frozen=True)
class Parts:
    """What stands in a file of Markdown."""

    front: str
    """The YAML between the two lines of three dashes."""

    body: str
    """The Markdown below them."""

    body_line: int
    """The line in the file where the body starts."""


FRONT_LINE = 2
"""The line in the file where the data start: behind the first `---`."""


def split(text: str, path: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """The two parts of a file; None when a line of dashes is missing.

    python-frontmatter gives empty data without a word in that case, so the lines are looked at here first.
    """
    parts = _split_at_once(text)
    return (parts, ()) if parts else _split(text, path)


def _split(text: str, path: str) -> tuple[Parts | None, tuple[Problem, ...]]:
    """As `split`, of any file."""
    lines = text.split("\n")
    found = (number for number, line in enumerate(lines, 1) if line.startswith("---") and _DASHES.fullmatch(line))
    dashes = list(islice(found, 2))
    if dashes[:1] != [1]:
        return None, (_not_opened(lines, dashes, path),)
    headings = (number for number, line in enumerate(lines, 1) if line.startswith("##") and _HEADING.match(line))
    heading = next(headings, len(lines) + 1)
    if len(dashes) == 1 or dashes[1] > heading:
        return None, (_not_closed(lines[:heading], path),)
    from frontmatter.default_handlers import YAMLHandler  # noqa: PLC0415 -- with YAML 15 ms, which few files need

    front, body = (part.removeprefix("\n") for part in YAMLHandler(fm_boundary=_BOUNDARY).split(text))
    return Parts(front, body, FRONT_LINE + front.count("\n") + 1), ()


def _split_at_once(text: str) -> Parts | None:
    """As `split`, of a file in which nothing but the first two lines of exactly three dashes can be meant."""
    end = text.find("\n---\n", 3)
    front = text[3 : end + 1]
    if not text.startswith("---\n") or end < 0 or "\n---" in front or "\n##" in front:
        return None
    return Parts(front[1:], text[end + 5 :], FRONT_LINE + front.count("\n"))


_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
"""Exactly three dashes; the library's own pattern also eats the empty lines that follow."""

_DASHES = re.compile(r"---[ \t]*")
_NEARLY = re.compile(r"\s*(?:[-–—−_=]{2,10}|[–—−]|- ?- ?-|\.\.\.)\s*")
"""What people type, or what a word processor makes of three dashes."""
_HEADING = re.compile(r"## ?(?:Agenda|Verslag)\b", re.IGNORECASE)


def _not_opened(lines: list[str], dashes: list[int], path: str) -> Problem:
    message = "het bestand begint niet met een regel van drie streepjes"
    cure = "zet --- op de eerste regel"
    if dashes and not any(line.strip() for line in lines[: dashes[0] - 1]):
        cure = f"verwijder de lege regels voor de --- van regel {dashes[0]}"
    elif _NEARLY.fullmatch(lines[0]):
        cure = "schrijf op deze regel precies drie streepjes: ---"
    return Problem(path, Mark(), NO_FRONT_MATTER, message, cure)


def _not_closed(lines: list[str], path: str) -> Problem:
    """Where the data at the top were probably meant to end: at a line that looks like dashes, a heading, or the end."""
    message = "de gegevens bovenaan worden niet afgesloten"
    place = next((number for number, line in enumerate(lines, 1) if number > 1 and _NEARLY.fullmatch(line)), 0)
    if place:
        return Problem(path, Mark(place), NO_FRONT_MATTER, message, "schrijf op deze regel precies drie streepjes: ---")
    if _HEADING.match(lines[-1]):
        return Problem(path, Mark(len(lines)), NO_FRONT_MATTER, message, "zet --- op een regel voor deze kop")
    return Problem(path, Mark(), NO_FRONT_MATTER, message, "zet --- op een regel na de laatste sleutel")
