"""YAML, strictly: text becomes plain values that know their places; whatever surprises people is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from kringen.problem import Code, Mark, Problem
from kringen.source.text import FORBIDDEN, INVISIBLE, named

MAX_DEPTH = 8
MAX_NODES = 5_000

SYNTAX = Code(
    "yaml",
    "De gegevens bovenaan volgen de schrijfwijze niet, waardoor ze niet te lezen zijn.",
    "titel: NIS2: wat nu?",
    "Zet een waarde met een dubbele punt tussen aanhalingstekens; gebruik spaties en geen tabs.",
)
TWICE = Code(
    "dubbele-sleutel",
    "Een sleutel staat er twee keer.",
    "locatie: Stadhuis\nlocatie: Bibliotheek",
    "Houd er een van beide over.",
)
NOT_PLAIN = Code(
    "geen-gewone-yaml",
    "De gegevens gebruiken een kunstgreep van YAML: een verwijzing, een type of een tweede document.",
    "titel: &t Overleg",
    "Schrijf de waarde gewoon uit, of zet ze tussen aanhalingstekens.",
)
TOO_DEEP = Code(
    "te-ingewikkeld",
    "De gegevens zijn te diep genest of te lang.",
    "titel: [[[[[[[[[x]]]]]]]]]",
    "Houd het bij de sleutels uit het voorbeeld.",
)
CUT_OFF = Code(
    "afgekapt",
    "Achter een waarde staat een spatie en een hekje; wat daarna komt zou wegvallen.",
    "titel: Overleg #3",
    "Zet de waarde tussen aanhalingstekens, of een opmerking op een eigen regel.",
)
CODES = (SYNTAX, TWICE, NOT_PLAIN, TOO_DEEP, CUT_OFF)

_MESSAGES = (
    ("mapping values are not allowed", "hier staat een dubbele punt te veel", "zet de waarde tussen aanhalingstekens"),
    ("cannot start any token", "hier staat een teken dat er niet mag staan", "gebruik spaties in plaats van tabs"),
    ("tab", "hier staat een tab", "gebruik spaties"),
    (
        "unexpected end of stream",
        "een aanhalingsteken wordt nergens gesloten",
        "zet er een aan het einde van de waarde",
    ),
    ("escape", "een schuine streep in de waarde zegt iets anders dan u bedoelt", "gebruik enkele aanhalingstekens"),
    ("expected ':'", "na deze sleutel ontbreekt de dubbele punt", "schrijf bijvoorbeeld: titel: Overleg"),
    ("expected ',' or", "een lijst wordt niet gesloten", "zet er ] of } achter"),
    ("expected key", "hier klopt het inspringen of een aanhalingsteken niet", "laat elke sleutel vooraan beginnen"),
    ("expected <block end>", "hier klopt het inspringen niet", "laat elke sleutel vooraan beginnen"),
    ("expected the node content", "hier ontbreekt een waarde", "schrijf een waarde, of laat de sleutel leeg"),
)


@dataclass(frozen=True)
class Tree:
    """What stood in a piece of YAML: text, lists and mappings of text, and where each of them stood."""

    values: dict[str, Any] = field(default_factory=dict)
    marks: dict[tuple[str | int, ...], Mark] = field(default_factory=dict)


def read_tree(text: str, path: str, first_line: int = 1) -> tuple[Tree, tuple[Problem, ...]]:
    """The mapping in a piece of YAML that starts at a line of a file; no values when any of it could not be read."""
    reader = _Reader(text, path, first_line)
    try:
        reader.read()
    except _Refused as refused:
        return Tree(), (refused.problem,)
    except yaml.YAMLError as error:
        return Tree(), (_syntax(error, path, first_line),)
    if reader.problems:
        return Tree(), tuple(reader.problems)
    return Tree(reader.values, reader.marks), ()


class _Refused(Exception):
    """Reading stops here, at the first excess."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


class _Reader:
    """One pass over the YAML events; the parser is lazy, so it never gets past the first excess."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        self.nodes = 0
        self.values: dict[str, Any] = {}
        self.marks: dict[tuple[str | int, ...], Mark] = {}
        self.problems: list[Problem] = []

    def read(self) -> None:
        document = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if document:
                    raise self.refused(event, NOT_PLAIN, "hier begint een tweede document", "verwijder deze regel")
                document = True
            elif isinstance(event, yaml.MappingStartEvent):
                self.values = self.node(event, ())
            elif isinstance(event, yaml.NodeEvent):
                cure = "schrijf bijvoorbeeld: naam: Waasland"
                raise self.refused(event, SYNTAX, "hier staan geen sleutels met hun waarde", cure)

    def node(self, event: yaml.Event, keys: tuple[str | int, ...]) -> Any:
        """The value that starts with an event; every character of the rest is checked on the way."""
        self.refuse_excess(event, keys)
        self.marks.setdefault(keys, self.mark(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(keys)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(keys)
        assert isinstance(event, yaml.ScalarEvent)
        return self.scalar(event)

    def mapping(self, keys: tuple[str | int, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse_excess(event, keys)
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refused(event, SYNTAX, "een sleutel is geen gewoon woord", "begin de regel met de sleutel")
            key = self.scalar(event)
            if key in values:
                place = f"die staat al op regel {self.marks[(*keys, key, '')].line}"
                self.add(event, TWICE, f"{key}: deze sleutel staat er twee keer; {place}", "houd er een over")
            self.marks.setdefault((*keys, key, ""), self.mark(event))
            value = self.node(next(self.events), (*keys, key))
            values.setdefault(key, value)
        return values

    def sequence(self, keys: tuple[str | int, ...]) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self.node(event, (*keys, len(values))))
        return values

    def scalar(self, event: yaml.ScalarEvent) -> str:
        value = str(event.value)
        if found := FORBIDDEN.search(value):
            self.add(event, INVISIBLE, named(found[0]), "haal het weg")
        if event.style in (None, "") and event.end_mark is not None:
            rest = self.lines[event.end_mark.line][event.end_mark.column :]
            if re.match(r"\s+#", rest):
                cure = "zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel"
                self.add(event, CUT_OFF, f'wat na "{value}" komt, valt weg door het hekje', cure)
        return value

    def refuse_excess(self, event: yaml.Event, keys: tuple[str | int, ...]) -> None:
        self.nodes += 1
        if len(keys) > MAX_DEPTH or self.nodes > MAX_NODES:
            raise self.refused(event, TOO_DEEP, "de gegevens zijn te diep genest of te lang", "volg het voorbeeld")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) is not None:
            cure = "zet een waarde met & of * tussen aanhalingstekens"
            raise self.refused(event, NOT_PLAIN, "hier staat een verwijzing (& of *)", cure)
        if getattr(event, "tag", None) is not None:
            cure = "zet een waarde met ! tussen aanhalingstekens"
            raise self.refused(event, NOT_PLAIN, "hier staat een type (!)", cure)

    def mark(self, event: yaml.Event) -> Mark:
        place = event.start_mark
        return Mark(self.first_line + place.line, place.column + 1) if place else Mark(self.first_line)

    def add(self, event: yaml.Event, code: Code, message: str, cure: str) -> None:
        self.problems.append(Problem(self.path, self.mark(event), code, message, cure))

    def refused(self, event: yaml.Event, code: Code, message: str, cure: str) -> _Refused:
        return _Refused(Problem(self.path, self.mark(event), code, message, cure))


def _syntax(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    """The parser's English sentence as a Dutch one, at its place."""
    english = str(getattr(error, "problem", None) or error)
    place = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    mark = Mark(first_line + place.line, place.column + 1) if place else Mark(first_line)
    for part, message, cure in _MESSAGES:
        if part in english:
            return Problem(path, mark, SYNTAX, message, cure)
    return Problem(path, mark, SYNTAX, "de gegevens zijn vanaf hier niet te lezen", "vergelijk met het voorbeeld")
