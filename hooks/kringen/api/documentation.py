"""The generated parts of the page about open data, made from the published types and files so that they cannot drift."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from kringen import agenda
from kringen.api import addresses, records, v1, v1_files
from kringen.api.files import KINDS
from kringen.api.software import Program
from kringen.edition import Edition
from kringen.model import PartName
from kringen.pages.parts import Values

THINGS: tuple[tuple[str, type[v1.Published]], ...] = (
    ("Een kring", v1_files.CircleFile),
    ("Een bijeenkomst", v1.WholeMeeting),
    ("Een vraag", v1.Question),
    ("Een onderwerp", v1.Topic),
    ("Een programma", Program),
    ("Een gemeente", v1.MunicipalityEntry),
    ("De index", v1_files.IndexFile),
)
"""What the tables of fields explain."""

_TYPES = {"string": "tekst", "integer": "getal", "boolean": "true of false", "array": "lijst", "object": "groep"}
_FORMATS = {"date": "datum", "date-time": "tijdstip"}


@dataclass(frozen=True)
class FieldRow:
    """A field in a table."""

    name: str
    meaning: str
    """What it says, in Dutch."""

    shape: str
    """Which kind of value it is, in Dutch."""

    may_be_empty: bool
    """Whether it may be null."""


@dataclass(frozen=True)
class Example:
    """An excerpt from a real file."""

    title: str
    uri: str
    """The file."""

    text: str
    """JSON, exactly as it stands there but for its indent."""


def documentation_parts(edition: Edition) -> Values:
    """What the templates of these parts are given."""
    return {
        PartName.API_FILES: lambda: {"kinds": KINDS},
        PartName.API_EXAMPLES: lambda: {"examples": examples(edition)},
        PartName.API_FIELDS: lambda: {"tables": field_tables()},
    }


def field_tables() -> list[tuple[str, list[FieldRow]]]:
    """The fields of each thing, in the order of the files."""
    return [(caption, [*_rows(record)]) for caption, record in THINGS]


def examples(edition: Edition) -> list[Example]:
    """A meeting (the next one, else the last) and a municipality, as they are published now; a site may have none."""
    found = []
    coming = agenda.upcoming(edition.site, edition.now)
    meetings = coming[:1] or agenda.past(edition.site, edition.now)[:1]
    file = addresses.list_uri("upcoming" if coming else "meetings")
    found += [Example("Een bijeenkomst", file, _text(records.meeting(edition, meeting, file))) for meeting in meetings]
    covered = [row for row in records.municipalities(edition) if row.circles]
    merged = [row for row in covered if row.merged_from] or covered
    return [*found, *(Example("Een gemeente", addresses.list_uri("municipalities"), _text(row)) for row in merged[:1])]


def _rows(record: type[v1.Published]) -> list[FieldRow]:
    properties = record.model_json_schema(mode="serialization")["properties"]
    return [_row(name, field) for name, field in properties.items()]


def _row(name: str, field: dict[str, Any]) -> FieldRow:
    choices = field.get("anyOf", [field])
    real = next(choice for choice in choices if choice.get("type") != "null")
    shape = _FORMATS.get(real.get("format", "")) or _TYPES[real.get("type", "object")]
    return FieldRow(name, field["description"], shape, may_be_empty=len(choices) > 1)


def _text(record: v1.Published) -> str:
    return json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2)
