"""The fields of the form for trekkers, made from the model itself so that they cannot drift."""

from __future__ import annotations

import datetime as dt
import enum
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kringen.model import Meeting, Record
from kringen.model.asking import Task, asking
from kringen.model.fields import aliases, inner_type, is_record, keys_of, longest, notes_of


@dataclass(frozen=True)
class FormField:
    """One key of a record, as the form asks for it."""

    key: str
    """As written in the file, e.g. `inschrijven_tot`."""

    help: str
    """What it says, in Dutch."""

    example: str
    """A value as it is typed; empty when there is none."""

    required: bool
    """Whether it must be there."""

    converter: str
    """The name of the function that reads its text, e.g. `to_date`; empty for a choice and for rows."""

    is_list: bool = False
    """Whether it holds more than one value."""

    longest: int | None = None
    """The most characters it may have."""

    least: int | None = None
    """The smallest number."""

    most: int | None = None
    """The largest number."""

    choices: tuple[str, ...] = ()
    """The words to choose from."""

    fields: tuple[FormField, ...] = ()
    """The fields of each of its rows."""

    tasks: tuple[Task, ...] = ()
    """In which the form asks for it."""

    at_once: bool = False
    """Whether it is not folded under "Meer gegevens"."""

    add: str = ""
    """The button for another row."""

    name: str = ""
    """The name of its input on the page, when a text there has the name of its key."""

    title: str = ""
    """What a reader calls it; empty when that is its key."""

    @property
    def label(self) -> str:
        """The word for it on the form, in its messages too."""
        return self.title or self.key.replace("_", " ").capitalize()


def fields_of(record: type[Record]) -> tuple[FormField, ...]:
    """Every key that a person writes, in the order of the model."""
    return tuple(_field(key, field) for key, field in keys_of(record).items())


def values_of(record: BaseModel) -> dict[str, Any]:
    """The values of a record as text, lists of text and lists of such, by the keys of its file; empty ones are left out."""
    found = {key: _plain(getattr(record, name)) for key, name in aliases(type(record)).items()}
    return {key: value for key, value in found.items() if value}


def meeting_fields() -> tuple[FormField, ...]:
    """The fields of a meeting."""
    return fields_of(Meeting)


def keys_by_task() -> dict[Task, tuple[str, ...]]:
    """What each task asks for; the agenda and the report stand below the data and are asked for apart."""
    fields = meeting_fields()
    return {task: tuple(field.key for field in fields if task in field.tasks) for task in get_args(Task)}


def _field(key: str, field: FieldInfo) -> FormField:
    inner, notes = inner_type(field.annotation), notes_of(field)
    is_list = get_origin(field.annotation) is tuple
    example = next(iter(field.examples or ()), "")
    use = asking(field)
    return FormField(
        key=key,
        help=field.description or "",
        example=", ".join(example) if isinstance(example, list) else str(example),
        required=field.is_required(),
        converter=next((note.func.__name__ for note in notes if hasattr(note, "func")), ""),
        is_list=is_list,
        longest=longest(field),
        least=next((note.ge for note in notes if hasattr(note, "ge")), None),
        most=next((note.le for note in notes if hasattr(note, "le")), None),
        choices=tuple(str(each.value) for each in inner)
        if isinstance(inner, type) and issubclass(inner, enum.Enum)
        else (),
        fields=fields_of(inner) if is_record(inner) else (),
        tasks=use.tasks,
        at_once=use.at_once,
        add=use.add,
        name=use.name,
        title=field.title or "",
    )


def _plain(value: Any) -> Any:
    """A value as it is written in a file."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, BaseModel):
        return values_of(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)
