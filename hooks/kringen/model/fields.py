"""What the fields of a record are made of, so that whoever needs all values of one kind need not list their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from kringen.model.partly import unread_keys
from kringen.model.record import Record

Keys = tuple[str | int, ...]
"""The way to a value from the top of its file, e.g. `("documenten", 0, "url")`."""

Converter = Callable[[object], object]
"""A function of `values` that reads the text of a value."""


def read_by(record: BaseModel, *converters: Converter) -> Iterator[tuple[Keys, str]]:
    """Every value that one of these functions read, also in rows and lists, with the keys that lead to it."""
    unread = unread_keys(record)
    for key, name, is_record in _fields(type(record), converters):
        value = None if name in unread else getattr(record, name)
        if not value:
            continue
        places = value.items() if isinstance(value, Mapping) else _numbered(value)
        for index, each in places:
            keys: Keys = (key,) if index is None else (key, index)
            if is_record and each is not None:
                yield from (((*keys, *below), text) for below, text in read_by(each, *converters))
            elif each is not None:
                yield keys, each


@cache
def aliases(record: type[BaseModel]) -> dict[str, str]:
    """The Dutch keys of a record with the names they have in code; what comes from the file name is not among them."""
    fields = record.model_fields.items()
    return {field.alias or name: name for name, field in fields if not field.exclude}


def keys_of(record: type[BaseModel]) -> dict[str, FieldInfo]:
    """The Dutch keys of a record with all that the model says of each, in its order."""
    return {key: record.model_fields[name] for key, name in aliases(record).items()}


def inner_type(annotation: Any) -> Any:
    """The type of a single value, without `| None`, `tuple[…, ...]`, the names of a mapping, and notes."""
    while args := get_args(annotation):
        annotation = args[-1 if get_origin(annotation) is Mapping else 0]
    return annotation


def notes_of(field: FieldInfo) -> list[Any]:
    """What pydantic calls and keeps to: the notes of a field, and of the types that it is made of."""
    notes, waiting = list(field.metadata), [field.annotation]
    while waiting:
        annotation = waiting.pop()
        notes += getattr(annotation, "__metadata__", ())
        waiting += get_args(annotation)
    return notes


def longest(field: FieldInfo) -> int | None:
    """How many characters a value may have at most: the least of what its key and its type allow; None without a limit."""
    limits = (getattr(note, "max_length", None) for note in notes_of(field))
    return min((limit for limit in limits if limit), default=None)


def is_record(annotation: Any) -> bool:
    """Whether a type has keys of its own."""
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _numbered(value: Any) -> Iterable[tuple[int | None, Any]]:
    return enumerate(value) if isinstance(value, tuple) else [(None, value)]


@cache
def _fields(record: type[BaseModel], converters: tuple[Converter, ...]) -> tuple[tuple[str, str, bool], ...]:
    """The fields that one of some functions reads, and those that have such fields below them: key, name, whether below."""
    found = []
    for name, field in record.model_fields.items():
        inner = inner_type(field.annotation)
        if is_record(inner) and _fields(inner, converters):
            found.append((field.alias or name, name, True))
        elif any(isinstance(note, BeforeValidator) and note.func in converters for note in notes_of(field)):
            found.append((field.alias or name, name, False))
    return tuple(found)
