"""What a record asks for at some keys: the keys below, their examples, the words of a closed list."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kringen.model.fields import aliases, longest
from kringen.source.events import Keys


def record_at(record: type[BaseModel], keys: Keys) -> type[BaseModel]:
    """The record type at some keys below a record, e.g. Speaker at `("sprekers", 0)`; the one around a plain value."""
    for key in _without_names(record, keys):
        record = _record_in(record, key) or record
    return record


def keys_below(record: type[BaseModel], *keys: str | int, required: bool = False) -> list[str]:
    """The keys that may (or must) stand below a key, or in each item of its list; none below a plain value."""
    names = tuple(key for key in _without_names(record, keys) if isinstance(key, str))
    below = _record_in(record_at(record, names[:-1]), names[-1])
    found = aliases(below).items() if below else ()
    return [key for key, name in found if below and (not required or below.model_fields[name].is_required())]


def example(record: type[BaseModel], keys: Keys) -> str:
    """How to fill in a key, e.g. `schrijf bijvoorbeeld datum: 2027-03-11`."""
    field = _field(record, keys)
    if field is None:
        return "vul het in, of haal het weg"
    if not field.examples:
        return f"schrijf {keys[-1]}: en de waarde"
    return f"schrijf bijvoorbeeld {keys[-1]}: {field.examples[0]}"


def choices(record: type[BaseModel], keys: Keys) -> list[str]:
    """The words of a closed list, at its key or at an item of a list of such words."""
    field = _field(record, keys if isinstance(keys[-1], str) else keys[:-1])
    found = _types(field, enum.StrEnum) if field else []
    return [str(word) for kind in found for word in kind]


def most_characters(record: type[BaseModel], keys: Keys) -> int | None:
    """How long the value at some keys may be, also where its type allows more than its key."""
    field = _field(record, keys if isinstance(keys[-1], str) else keys[:-1])
    return longest(field) if field else None


def is_named(record: type[BaseModel], keys: Keys) -> bool:
    """Whether records stand at these keys, each below a name that a person chose, as the questions of a circle do."""
    field = _field(record, keys)
    return field is not None and get_origin(field.annotation) is Mapping


def _field(record: type[BaseModel], keys: Keys) -> FieldInfo | None:
    known = _without_names(record, keys)
    if known == _without_names(record, keys[:-1]):
        return None
    record = record_at(record, keys[:-1])
    return record.model_fields.get(aliases(record).get(str(keys[-1]), ""))


def _without_names(record: type[BaseModel], keys: Keys) -> Keys:
    """Only the keys that the records define, e.g. `("vragen", "sinds")`."""
    found: list[str | int] = []
    is_name = False
    for key in keys:
        if is_name:
            is_name = False
            continue
        found.append(key)
        field = record.model_fields.get(aliases(record).get(str(key), ""))
        is_name = field is not None and get_origin(field.annotation) is Mapping
        below = _types(field, BaseModel) if field else []
        record = below[0] if below else record
    return tuple(found)


def _record_in(record: type[BaseModel], key: str | int) -> type[BaseModel] | None:
    """The record type that one key of a record holds, once, in a list or below names."""
    field = _field(record, (key,))
    found = _types(field, BaseModel) if field else []
    return found[0] if found else None


def _types(field: FieldInfo, base: type) -> list[Any]:
    """The types in an annotation that derive from a base."""
    found = [field.annotation, *get_args(field.annotation)]
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, base)]
