"""A record as plain JSON values and back; what comes back is not judged again, for it was when it was read."""

from __future__ import annotations

import datetime as dt
import enum
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from kringen.model import Record

_Kind = TypeVar("_Kind", bound=Record)
Decode = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """A value of a record, or a record as its values by name; those that were not filled in are left out."""
    if isinstance(value, Record):
        return {
            name: plain(getattr(value, name)) for name in type(value).model_fields if name in value.model_fields_set
        }
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def record(kind: type[_Kind], values: dict[str, Any]) -> _Kind:
    """A record of what `plain` made of it; raises ValueError, TypeError or KeyError for much of what it did not make."""
    shape = _shape(kind)
    for name in shape.decoders.keys() & values.keys():
        values[name] = shape.decoders[name](values[name])
    made = kind.__new__(kind)
    _put(made, "__dict__", shape.values | values)
    _put(made, "__pydantic_fields_set__", set(values))
    _put(made, "__pydantic_extra__", None)
    _put(made, "__pydantic_private__", shape.private and shape.private.copy())
    return made


_put = object.__setattr__
"""Fills one of the four attributes that pydantic says every model has; its own `model_copy` takes three times as long."""


@dataclass(frozen=True)
class _Shape:
    """How the values of a kind of record come back."""

    values: dict[str, Any]
    """The values of one in which nothing was filled in."""

    private: dict[str, Any] | None
    """What it knows besides, as long as nobody tells it more."""

    decoders: Mapping[str, Decode]
    """For each field that holds something else than JSON does."""


@cache
def _shape(kind: type[Record]) -> _Shape:
    fields = kind.model_fields
    blank = kind.model_construct(_fields_set=set(), **{name: None for name in fields if fields[name].is_required()})
    decoders = {name: _decoder(field.annotation) for name, field in fields.items()}
    known = {name: decode for name, decode in decoders.items() if decode}
    return _Shape(blank.__dict__, blank.__pydantic_private__, known)


def _decoder(kind: Any) -> Decode | None:
    """What makes a value of this type from JSON; None when JSON holds it as it is."""
    inner = get_args(kind)
    if get_origin(kind) in {Annotated, Union, types.UnionType}:
        return _decoder(next(each for each in inner if each is not types.NoneType))
    if get_origin(kind) is tuple:
        return partial(_tuple, decode) if (decode := _decoder(inner[0])) else tuple
    if kind in {dt.date, dt.time}:
        return kind.fromisoformat  # type: ignore[no-any-return]
    if issubclass(kind, Record):
        return partial(record, kind)
    if issubclass(kind, enum.Enum):
        return {each.value: each for each in kind}.__getitem__
    if kind in {str, int}:
        return None
    raise TypeError(kind)


def _tuple(decode: Decode, values: list[Any]) -> tuple[Any, ...]:
    return tuple([decode(value) for value in values])
