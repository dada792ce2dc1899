"""The events of a YAML parser become plain values with their places; what YAML allows and people do not mean is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from kringen.problem import Code, Mark, Problem, shown
from kringen.source.mistakes import CUT_OFF, NOT_PLAIN, TOO_DEEP, TWICE
from kringen.source.syntax import SYNTAX, Place, missing_space
from kringen.source.text import FORBIDDEN, HEAPED, INVISIBLE, heap_of_accents, named

MAX_DEPTH = 8
MAX_NODES = 5_000
MAX_ITEMS = 300
"""Values in one list: Flanders has 285 municipalities."""

NULLS = frozenset({"~", "null", "Null", "NULL"})
"""What stands for nothing, when it is written without quotes."""

Keys = tuple[str | int, ...]
"""Where a value stands: its keys from the top; an item of a list by its index."""


class Refused(Exception):
    """Reading stops here, at the first excess."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class EventReader:
    """One pass over the events; a parser is lazy, so it never gets past the first excess."""

    def __init__(self, lines: Sequence[str], path: str, first_line: int) -> None:
        self.lines = lines
        self.path = path
        self.first_line = first_line
        self.has_question_mark = any("?" in line for line in lines)
        self.has_hash = any("#" in line for line in lines)
        self.events: Iterator[yaml.Event] = iter(())
        self.nodes = 0
        self.values: dict[str, Any] = {}
        """What was read."""
        self.marks: dict[Keys, Mark] = {}
        """Where it stands, as in Tree."""
        self.accused: set[Keys] = set()
        """What has a problem already."""
        self.problems: list[Problem] = []
        """Problems that did not stop the reading."""

    def read(self, events: Iterator[yaml.Event]) -> None:
        """Reads the one mapping that the lines must be; raises Refused at what cannot be read on."""
        self.events = events
        documents = 0
        for event in events:
            documents += isinstance(event, yaml.DocumentStartEvent)
            if documents > 1:
                raise self.refused(event, NOT_PLAIN, "hier begint een tweede document", "verwijder deze regel")
            if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
                raise self.refused(event, NOT_PLAIN, "hier sluiten drie puntjes de gegevens af", "verwijder deze regel")
            if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
                raise self.refused(event, NOT_PLAIN, "hier staat een opdracht met %", "verwijder deze regel")
            if isinstance(event, yaml.MappingStartEvent):
                self.values = self.node(event, ())
            elif isinstance(event, yaml.NodeEvent) and not (_is_plain(event) and getattr(event, "value", None) == ""):
                raise self.no_keys(event)

    def no_keys(self, event: yaml.NodeEvent) -> Refused:
        """Text or a list where keys should be."""
        self.refuse_excess(event, ())
        place = _start(event)
        fault = missing_space(self.lines, place[0]) if place[0] < len(self.lines) else None
        if fault:
            return Refused(self.problem(fault.place, SYNTAX, fault.message, fault.cure))
        cure = "schrijf een sleutel, een dubbele punt, een spatie en de waarde"
        return self.refused(event, SYNTAX, "hier staan geen sleutels met hun waarde", cure)

    def node(self, event: yaml.Event, keys: Keys) -> Any:
        """The value that starts with an event; every character of the rest is checked on the way."""
        self.refuse_excess(event, keys)
        self.marks.setdefault(keys, self.mark(_start(event)))
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(keys)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(keys)
        value = self.scalar(event, keys)
        return "" if _is_plain(event) and value in NULLS else value

    def mapping(self, keys: Keys) -> dict[str, Any]:
        """The rest of a mapping; of a key that stands twice the first value counts."""
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self.refuse_excess(event, keys)
            if not isinstance(event, yaml.ScalarEvent) or self.is_marked(_start(event)):
                raise self.refused(event, SYNTAX, "een sleutel is geen gewoon woord", "begin de regel met de sleutel")
            key = self.key(event, keys)
            if key in values:
                place = f"die staat al op regel {self.marks[(*keys, key, '')].line}"
                message = f"{shown(key)}: deze sleutel staat er twee keer; {place}"
                self.problems.append(self.problem(_start(event), TWICE, message, "houd er een over"))
            self.marks.setdefault((*keys, key, ""), self.mark(_start(event)))
            value = self.node(next(self.events), (*keys, key))
            values.setdefault(key, value)
        return values

    def key(self, event: yaml.ScalarEvent, keys: Keys) -> str:
        """A key; one with a blank around it, such as a no-break space, is not what it seems."""
        key = str(event.value).strip()
        if not key:
            raise self.refused(event, SYNTAX, "hier ontbreekt een sleutel", "schrijf ze voor de dubbele punt")
        self.scalar(event, (*keys, key))
        if key != event.value:
            message = f'rond de sleutel "{shown(key)}" staat een vaste spatie, of een spatie te veel'
            self.accuse((*keys, key), self.problem(_start(event), SYNTAX, message, "typ de spaties opnieuw"))
        return key

    def is_marked(self, place: Place) -> bool:
        """Whether a question mark before a key says that it is one; the two parsers count its place otherwise."""
        if not self.has_question_mark:
            return False
        row, column = place
        if before := "".join(self.lines[row : row + 1])[:column].strip():
            return before.endswith("?")
        above = (line for line in reversed(self.lines[:row]) if line.strip() and not line.lstrip().startswith("#"))
        return bool(re.fullmatch(r"[ -]*\?(?: +#.*)?", next(above, "")))

    def sequence(self, keys: Keys) -> list[Any]:
        """The rest of a list."""
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            if len(values) == MAX_ITEMS:
                cure = "houd het bij de sleutels uit het voorbeeld"
                raise self.refused(event, TOO_DEEP, f"deze lijst heeft meer dan {MAX_ITEMS} waarden", cure)
            values.append(self.node(event, (*keys, len(values))))
        return values

    def scalar(self, event: yaml.Event, keys: Keys) -> str:
        """A piece of text, as a key or as a value."""
        value = str(getattr(event, "value", ""))
        if wrong := None if value.isascii() and value.isprintable() else self.misleading(event, value):
            self.accuse(keys, wrong)
        elif _is_plain(event):
            self.check_plain(event, value, keys)
        elif getattr(event, "style", None) in {'"', "'"}:
            self.check_quoted(event, value, keys)
        elif getattr(event, "style", None) in {"|", ">"}:
            self.check_header(event)
        return value

    def misleading(self, event: yaml.Event, value: str) -> Problem | None:
        """What nobody sees in a value, written as codes or not."""
        if found := FORBIDDEN.search(value):
            return self.problem(_start(event), INVISIBLE, named(found[0]), "haal het weg")
        if heap_of_accents(value) is not None:  # written as codes, which the look at the bytes does not see
            return self.problem(_start(event), INVISIBLE, HEAPED, "haal ze weg")
        return None

    def check_plain(self, event: yaml.Event, value: str, keys: Keys) -> None:
        """Text without quotes ends where it seems to end, and a list stays a list."""
        (first, _), (row, column) = _start(event), _end(event)
        if first == row and not self.has_hash:
            return
        for below in range(first + 1, row + 1):
            if _ITEM.match(self.lines[below]):
                place, cure = (below, self.lines[below].index("-")), "zet de streepjes van een lijst recht onder elkaar"
                problem = self.problem(place, SYNTAX, "dit streepje telt mee als tekst van de regel erboven", cure)
                self.accuse(keys, problem)
                return
        if rest := _REMARK.match("".join(self.lines[row : row + 1]), column):
            self.cut_off((row, rest.end() - 1), value, keys, "zet de waarde tussen aanhalingstekens")

    def check_quoted(self, event: yaml.Event, value: str, keys: Keys) -> None:
        """What stands against the closing quote would be dropped in silence; the parsers forgive it, YAML does not."""
        row, column = _end(event)
        if self.lines[row][column : column + 1] == "#":
            self.cut_off((row, column), value, keys, "zet alles tussen de aanhalingstekens")

    def cut_off(self, place: Place, value: str, keys: Keys, cure: str) -> None:
        """A hash that ends a value."""
        message = f'wat na "{shown(value)}" komt, valt weg door het hekje'
        message = message if value else "wat na het hekje komt, valt weg"
        self.accuse(keys, self.problem(place, CUT_OFF, message, f"{cure}, of de opmerking op een eigen regel"))

    def check_header(self, event: yaml.Event) -> None:
        """A block of text starts below its `|` or `>`; the parser in C forgives what follows it, and forgets it."""
        row, column = _start(event)
        if not re.fullmatch(r"[|>][-+1-9]*(?: +#.*)?", self.lines[row][column:]):
            message = f"hier kan geen {self.lines[row][column]} staan"
            raise self.refused(event, SYNTAX, message, "zet de hele waarde tussen aanhalingstekens")

    def refuse_excess(self, event: yaml.Event, keys: Keys) -> None:
        """Stops at too many or too deep values, and at what is no plain value."""
        self.nodes += 1
        if len(keys) > MAX_DEPTH or self.nodes > MAX_NODES:
            cure = "houd het bij de sleutels uit het voorbeeld"
            raise self.refused(event, TOO_DEEP, "de gegevens zijn te diep genest of te lang", cure)
        if getattr(event, "anchor", None) is not None:  # an alias names its anchor, too
            cure = "zet een waarde met & of * tussen aanhalingstekens"
            raise self.refused(event, NOT_PLAIN, "hier staat een verwijzing (& of *)", cure)
        if getattr(event, "tag", None) is not None:
            cure = "zet een waarde met ! tussen aanhalingstekens"
            raise self.refused(event, NOT_PLAIN, "hier staat een type (!)", cure)

    def accuse(self, keys: Keys, problem: Problem) -> None:
        """Notes a problem that does not stop the reading, and the value that it is about."""
        self.accused.add(keys)
        self.problems.append(problem)

    def refused(self, event: yaml.Event, code: Code, message: str, cure: str) -> Refused:
        """The end of the reading, at an event."""
        return Refused(self.problem(_start(event), code, message, cure))

    def problem(self, place: Place, code: Code, message: str, cure: str) -> Problem:
        """A problem at a row and column of the lines."""
        return Problem(self.path, self.mark(place), code, message, cure)

    def mark(self, place: Place) -> Mark:
        """A row and column of the lines as a place in the file."""
        return Mark(self.first_line + place[0], place[1] + 1)


_ITEM = re.compile(r" *- ")
_REMARK = re.compile(r" +#")


def _is_plain(event: yaml.Event) -> bool:
    """Whether it is text without quotes, not in a block below its key."""
    return getattr(event, "style", None) in {None, ""}


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _end(event: yaml.Event) -> Place:
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)
