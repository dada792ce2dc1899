"""The tables of the trekkers' help page, made from the model and the rules themselves so that they cannot drift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from kringen.model import Circle, Meeting, Question, Record
from kringen.model.fields import keys_of
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
    return [
        FieldRow(key, field.description or "", _example(field), field.is_required())
        for key, field in keys_of(record).items()
    ]


def _example(field: FieldInfo) -> str:
    found = next(iter(field.examples or ()), "")
    return f"[{', '.join(found)}]" if isinstance(found, list) else str(found)
