"""The hand-written pages of content/: their front matter and the parts they ask for; MkDocs renders the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kringen.model import ContentPage, PartName
from kringen.problem import Code, Mark, Problem, did_you_mean
from kringen.source.front import FRONT_LINE, split
from kringen.source.record import MISSING, SHAPE, UNKNOWN_KEY
from kringen.source.tree import Tree, read_tree

UNKNOWN_PART = Code(
    "onbekend-deel",
    "Een pagina vraagt een deel dat niet bestaat.",
    "<!-- deel: agenda-van-morgen -->",
    "Neem de naam van het deel over uit de melding.",
)
CODES = (UNKNOWN_PART,)

PAGE_KEYS = ("title", "description", "hide")
"""What the front matter of a hand-written page may hold."""

_PART_LINE = re.compile(r"^<!-- deel: *(.*?) *-->$")


def read_page(text: str, path: str) -> tuple[ContentPage | None, tuple[Problem, ...]]:
    """A hand-written page that is not a topic; None when its front matter cannot be read."""
    parts, problems = split(text, path)
    if parts is None:
        return None, problems
    tree, wrong = read_tree(parts.front, path, FRONT_LINE)
    names, missing = read_parts(parts.body, path, parts.body_line)
    problems = (*wrong, *missing, *([] if wrong else _front_problems(tree, path)))
    uri = path.removeprefix("content/")
    return (None if problems else ContentPage(uri, str(tree.values["title"]), names)), problems


def read_parts(body: str, path: str, first_line: int) -> tuple[tuple[PartName, ...], tuple[Problem, ...]]:
    """The parts that a page asks for with lines `<!-- deel: naam -->`."""
    names: list[PartName] = []
    problems: list[Problem] = []
    offered = list(PartName)
    for number, line in enumerate(body.split("\n"), first_line):
        if asked := _PART_LINE.match(line.rstrip()):
            if asked[1] in offered:
                names.append(PartName(asked[1]))
            else:
                cure = did_you_mean(asked[1], offered, f"kies uit {', '.join(offered)}")
                problems.append(Problem(path, Mark(number), UNKNOWN_PART, f'"{asked[1]}" is geen deel', cure))
    return tuple(names), tuple(problems)


def _front_problems(tree: Tree, path: str) -> Iterator[Problem]:
    for key, value in tree.values.items():
        if key not in PAGE_KEYS:
            cure = did_you_mean(key, PAGE_KEYS, f"kies uit {', '.join(PAGE_KEYS)}")
            yield Problem(path, tree.marks[(key, "")], UNKNOWN_KEY, f'"{key}" is geen sleutel van een pagina', cure)
        elif not _fits(key, value):
            yield Problem(path, tree.marks[(key,)], SHAPE, f"{key}: dit heeft niet de juiste vorm", "schrijf een zin")
    for key in ("title", "description"):
        if not tree.values.get(key):
            yield Problem(path, Mark(FRONT_LINE), MISSING, f"{key}: deze sleutel is verplicht", "schrijf een zin")


def _fits(key: str, value: Any) -> bool:
    return isinstance(value, list if key == "hide" else str)
