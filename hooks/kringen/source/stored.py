"""What was read from a file as plain JSON and back, for whoever remembers it for as long as the file stays as it is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any, TypeVar

from pydantic_core import PydanticSerializationError, from_json, to_json

from kringen.markdown.stored import parts
from kringen.model import (
    Body,
    Circle,
    ContentPage,
    FileRecord,
    Meeting,
    Origin,
    PageLink,
    PageSection,
    PartName,
    Section,
    Topic,
)
from kringen.personal import Kind, Personal
from kringen.problem import Code, Mark, Problem
from kringen.source.flat import FlatMarks, Keys
from kringen.source.plain import plain, record

Thing = Circle | Meeting | Topic | ContentPage
Reading = tuple[Thing | None, tuple[Problem, ...]]
"""What a file holds, and what is wrong in it; both when something is only remarkable."""

_Filed = TypeVar("_Filed", bound=FileRecord)

Contents = Callable[[], Body]
"""Gives a whole body, when somebody asks for more than where its parts start."""


Places = Callable[[], Mapping[Keys, Mark]]
"""Finds the places of the values in a file anew."""


def to_text(reading: Reading) -> str:
    """A reading on two lines: all but the contents of its body, and the places of its values unless they are found fast."""
    thing, problems = reading
    values: dict[str, Any] = {}
    marks: Mapping[Keys, Mark] = {}
    if problems:
        values["problems"] = [
            [each.mark.line, each.mark.column, each.code.name, each.message, each.cure] for each in problems
        ]
    if isinstance(thing, ContentPage):
        values["page"] = [thing.uri, thing.title, thing.parts, sorted(thing.anchors)]
        values["links"] = [[each.address, each.mark.line, each.mark.column] for each in thing.links]
        values["sections"] = [[each.anchor, each.heading, each.text, each.words] for each in thing.sections]
    elif thing:
        values[type(thing).__name__] = plain(thing)
        marks = thing.origin.marks
    if isinstance(thing, Meeting | Topic):
        values["lines"] = [part and part.line for part in parts(thing.body)]
        values["personal"] = [[each.kind, each.line, each.column, each.address] for each in thing.body.personal]
    placed = (
        "" if isinstance(marks, FlatMarks) else _json([[keys, each.line, each.column] for keys, each in marks.items()])
    )
    return f"{_json(values)}\n{placed}"


def _json(value: object) -> str:
    try:
        return to_json(value).decode()
    except PydanticSerializationError:  # half a pair of surrogates in a message
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def from_text(
    text: str, path: str, digest: str, codes: Mapping[str, Code], contents: Contents, places: Places
) -> Reading:
    """What `to_text` wrote of the file with this path and digest; raises ValueError for what it did not write."""
    first, _, second = text.partition("\n")
    try:
        values = from_json(first)
        marks = _Marks(partial(_placed, second) if second else places)
        thing = _thing(values, Origin(path, marks, digest), contents)
        if "problems" not in values:
            return thing, ()
        return thing, tuple(
            Problem(path, Mark(line, column), codes[code], message, cure)
            for line, column, code, message, cure in values["problems"]
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(str(error)) from None


def _thing(values: dict[str, Any], origin: Origin, contents: Contents) -> Thing | None:
    if "Meeting" in values:
        return _filed(Meeting, values, origin).with_body(_body(values, contents))
    if "Topic" in values:
        return _filed(Topic, values, origin).with_body(_body(values, contents))
    if "page" in values:
        uri, title, names, anchors = values["page"]
        links = tuple(PageLink(address, Mark(*place)) for address, *place in values["links"])
        sections = tuple(PageSection(name, head, text, tuple(more)) for name, head, text, more in values["sections"])
        parts_of_it = tuple(PartName(name) for name in names)
        return ContentPage(uri, title, parts_of_it, frozenset(anchors), links, sections, digest=origin.digest)
    return _filed(Circle, values, origin) if "Circle" in values else None


def _body(values: dict[str, Any], contents: Contents) -> Body:
    intro, agenda, report = (
        Section.at(line, partial(_content, contents, number)) if line else None
        for number, line in enumerate(values["lines"])
    )
    seen = values["personal"]
    return Body(intro, agenda, report, tuple(Personal(Kind(kind), *rest) for kind, *rest in seen))


def _content(contents: Contents, number: int, name: str) -> str:
    """The `html` or the `text` of a part."""
    part = parts(contents())[number]
    return (part.html if name == "html" else part.text) if part else ""


def _filed(kind: type[_Filed], values: dict[str, Any], origin: Origin) -> _Filed:
    return record(kind, values[kind.__name__]).from_origin(origin)


class _Marks(Mapping[Keys, Mark]):
    """The places of values, looked up only when somebody asks for one."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def __getitem__(self, keys: Keys) -> Mark:
        return _found(self._places)[keys]

    def __iter__(self) -> Iterator[Keys]:
        return iter(_found(self._places))

    def __len__(self) -> int:
        return len(_found(self._places))


@lru_cache(maxsize=8)
def _found(places: Places) -> dict[Keys, Mark]:
    """The places in a few records; those of ten thousand would take 90 MB."""
    return dict(places())


def _placed(text: str) -> dict[Keys, Mark]:
    """The places in a text that `to_text` wrote."""
    return {tuple(keys): Mark(line, column) for keys, line, column in json.loads(text)}
