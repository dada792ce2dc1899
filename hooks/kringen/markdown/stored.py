"""A rendered body as plain JSON and back, for whoever remembers it between builds."""

from __future__ import annotations

import json
from typing import Any

from kringen.markdown.mistakes import CODES
from kringen.model import Body, Section
from kringen.personal import Kind, Personal
from kringen.problem import Mark, Problem

_CODES = {code.name: code for code in CODES}


def to_json(body: Body, problems: tuple[Problem, ...]) -> str:
    """The body and the problems, without the name of their file."""
    return json.dumps(
        {
            "personal": [[each.kind, each.line, each.column, each.address] for each in body.personal],
            "sections": [_plain(section) for section in (body.intro, body.agenda, body.report)],
            "problems": [
                [each.mark.line, each.mark.column, each.code.name, each.message, each.cure] for each in problems
            ],
        },
        ensure_ascii=False,
    )


def from_json(text: str, path: str) -> tuple[Body, tuple[Problem, ...]]:
    """What `to_json` wrote; raises ValueError, KeyError or TypeError when it is anything else."""
    stored = json.loads(text)
    intro, agenda, report = (_section(plain) for plain in stored["sections"])
    problems = tuple(
        Problem(path, Mark(line, column), _CODES[code], message, cure)
        for line, column, code, message, cure in stored["problems"]
    )
    seen = tuple(Personal(Kind(kind), line, column, address) for kind, line, column, address in stored["personal"])
    return Body(intro, agenda, report, seen), problems


def _plain(section: Section | None) -> list[Any] | None:
    return [section.html, section.text, section.line] if section else None


def _section(plain: list[Any] | None) -> Section | None:
    return Section(*plain) if plain else None
