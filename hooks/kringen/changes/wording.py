"""How two records with the same identity differ, key by key, in the words of the files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator

from pydantic import BaseModel

from kringen import dates
from kringen.model import Record, Section
from kringen.model.fields import aliases
from kringen.problem import shown

LONGEST = 120
"""Characters of a value that are shown; a sentence stays readable, and a summary small."""


def differences(old: Record, new: Record, skipped: Collection[str] = ()) -> list[str]:
    """What is said of each key with another value, e.g. `locatie van “Stadhuis” in “Bibliotheek”`.

    `skipped` are names in code; what comes from the file name is never among the keys.
    """
    return [
        difference(key, text_of(getattr(old, name)), text_of(getattr(new, name)))
        for key, name in aliases(type(new)).items()
        if name not in skipped and getattr(old, name) != getattr(new, name)
    ]


def difference(label: str, old: str, new: str) -> str:
    """How one value changed; both are whole texts."""
    if old and new:
        return f"{label} van {quoted(old)} in {quoted(new)}"
    return f"{label} wordt {quoted(new)}" if new else f"{label} {quoted(old)} vervalt"


def section_difference(label: str, old: Section | None, new: Section | None) -> Iterator[str]:
    """How a part of the text changed: it came, went, or reads differently; where it stands in the file is no matter."""
    if (old and old.html) != (new and new.html):
        yield f"{label} {'erbij' if old is None else 'weg' if new is None else 'gewijzigd'}"


def quoted(text: str) -> str:
    """A piece of a file in a sentence: one line, not too long, between quotes that it does not hold itself."""
    return f"“{shown(text, LONGEST).replace('“', '‘').replace('”', '’')}”"


def text_of(value: object) -> str:
    """A value as a reader writes it; empty when there is none."""
    if isinstance(value, dt.date | dates.Month):
        return dates.short_day(value)
    if isinstance(value, dt.time):
        return dates.time(value)
    if isinstance(value, tuple):
        return ", ".join(text_of(each) for each in value)
    if isinstance(value, BaseModel):
        return ": ".join(filter(None, (text_of(getattr(value, name)) for name in type(value).model_fields)))
    return "" if value is None else str(value)
