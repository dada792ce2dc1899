"""A digest names values by all that they hold: what was made under it can only be what would come out now."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from kringen.model import FileRecord, Origin


class Undigestible(TypeError):
    """A value of which nobody can say what it holds, such as a function or a whole site."""


class Digester:
    """Names values, and remembers the names of records: each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, *values: object) -> str:
        """A name that only equal values of equal types have; raises Undigestible."""
        said: list[str] = []
        for value in values:
            self._say(value, said)
        return hashlib.blake2b("".join(said).encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()

    def _say(self, value: Any, said: list[str]) -> None:
        """Adds the type of a value and all that is in it; lengths keep neighbours apart."""
        kind = type(value)
        if kind is str:
            said.append(f"str{len(value)}:{value}")
        elif kind is tuple or kind is list:
            said.append(f"{kind.__qualname__}{len(value)}(")
            for each in value:
                self._say(each, said)
        elif value is None or kind in _EXACT:
            said.append(f"{kind.__qualname__}={value!r};")
        elif (known := self._known.get(id(value))) and known[0] is value:
            said.append(known[1])
        elif issubclass(kind, str):
            said.append(f"{kind.__qualname__}{len(value)}:{value}")
        elif issubclass(kind, Mapping):
            said.append(f"{kind.__qualname__}{len(value)}(")
            for key, each in value.items():
                self._say(key, said)
                self._say(each, said)
        elif isinstance(value, type):
            said.append(f"type={value.__module__}.{value.__qualname__};")
        else:
            said.append(self._record(value))

    def _record(self, value: object) -> str:
        file = value.origin.digest if isinstance(value, FileRecord) else ""
        name = f"{type(value).__qualname__}@{file or self.of(*_fields(value))};"
        self._known[id(value)] = (value, name)
        return name


_EXACT = {bool, int, float, bytes, dt.date, dt.datetime, dt.time}
"""Types of which Python writes out all that a value holds."""


def _fields(value: object) -> Iterator[object]:
    """Everything that a record holds."""
    if isinstance(value, Origin):
        yield value.path  # the places of its values are for those who look for mistakes
    elif isinstance(value, BaseModel):
        yield from (getattr(value, name) for name in type(value).model_fields)
        yield from (value.__pydantic_private__ or {}).values()
    else:
        kind: Any = type(value)
        yield from [getattr(value, name) for name in _compared(kind)]


@cache
def _compared(kind: type[Any]) -> tuple[str, ...]:
    """The fields by which equal values of a type are equal; raises Undigestible when nobody can say."""
    if not dataclasses.is_dataclass(kind) or kind.__eq__ is object.__eq__:
        raise Undigestible(kind.__qualname__)
    return tuple(field.name for field in dataclasses.fields(kind) if field.compare)
