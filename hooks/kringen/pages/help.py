"""The tables of the trekkers' help page, made from the model and the rules themselves so that they cannot drift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kringen.model import Circle, Meeting, Question, Record, schema_of
from kringen.problem import Code


@dataclass(frozen=True)
class FieldRow:
    """One key of a data file."""

    key: str
    """As written in the file."""

    meaning: str
    """What it says, in Dutch."""

    example: str
    """A value as written in the file; empty when there is none."""

    required: bool
    """Whether it must be there."""


def field_tables() -> list[tuple[str, list[FieldRow]]]:
    """The keys of a meeting file, of a circle file, and of a question in it."""
    return [
        ("Een bijeenkomst: meetings/kring/2027-03-11.md", _rows(Meeting)),
        ("Een kring: circles/waasland.yml", _rows(Circle)),
        ("Een vraag: onder vragen in circles/waasland.yml, elk onder een korte naam", _rows(Question)),
    ]


def code_rows(codes: Sequence[Code]) -> list[Code]:
    """All kinds of mistakes, sorted by their name."""
    return sorted(codes, key=lambda code: code.name)


def _rows(record: type[Record]) -> list[FieldRow]:
    schema = schema_of(record)
    required = set(schema.get("required", ()))
    own = {field.alias or name for name, field in record.model_fields.items() if not field.exclude}
    return [
        FieldRow(key, field.get("description", ""), _example(field), key in required)
        for key, field in schema["properties"].items()
        if key in own
    ]


def _example(field: dict[str, Any]) -> str:
    found = field.get("examples")
    if not found:
        return ""
    return f"[{', '.join(found[0])}]" if isinstance(found[0], list) else str(found[0])
