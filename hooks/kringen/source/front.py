"""A file of Markdown in two: the data at the top, and the text below, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

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
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        place = next((number for number, line in enumerate(lines, 1) if line.rstrip() == "---"), 1)
        message = "het bestand begint niet met een regel van drie streepjes"
        cure = "zet --- op de eerste regel" + ("" if place == 1 else f", zonder iets voor de --- van regel {place}")
        return None, (Problem(path, Mark(), NO_FRONT_MATTER, message, cure),)
    if not any(line.rstrip() == "---" for line in lines[1:]):
        message = "de gegevens bovenaan worden niet afgesloten"
        return None, (Problem(path, Mark(), NO_FRONT_MATTER, message, "zet --- op een regel na de laatste sleutel"),)
    front, body = _Handler().split(text)
    front, body = front.removeprefix("\n"), body.removeprefix("\n")
    return Parts(front, body, FRONT_LINE + front.count("\n") + 1), ()


class _Handler(YAMLHandler):
    """The library's splitting at exactly three dashes; its own pattern also eats the empty lines that follow."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
