"""A record of which some keys could not be read, for rules that do not need them: all mistakes of a file come in one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from kringen.model.record import FileRecord

_Record = TypeVar("_Record", bound=FileRecord)
_Result = TypeVar("_Result")
_UNREAD = "keys that could not be read"


class KeyUnread(Exception):
    """Somebody asked a record for a key that could not be read."""

    def __init__(self, record: FileRecord, name: str) -> None:
        super().__init__(f"{record.origin.path}: {name}")
        self.kind = type(record)
        self.name = name

    def is_missed_by(self, record: FileRecord) -> bool:
        """Whether a record lacks the same key, so that the same question would fail at it too."""
        return type(record) is self.kind and self.name in unread_keys(record)


@cache
def partly(record: type[_Record]) -> type[_Record]:
    """The same kind of record, which raises KeyUnread for what it was told that could not be read, and for what follows from it."""

    class Partial(record):  # type: ignore[valid-type, misc]
        def __getattribute__(self, name: str) -> Any:
            if name in object.__getattribute__(self, "__dict__").get(_UNREAD, ()):
                raise KeyUnread(self, name)
            return super().__getattribute__(name)

    return Partial


def without_keys(record: _Record, names: Iterable[str]) -> _Record:
    """A partial record, which now knows the names of the keys that could not be read."""
    record.__dict__[_UNREAD] = frozenset(names)
    return record


def is_partial(record: object) -> bool:
    """Whether some keys of a record could not be read."""
    return _UNREAD in getattr(record, "__dict__", {})


def unread_keys(record: object) -> frozenset[str]:
    """The names of the keys of a record that could not be read."""
    found: frozenset[str] = getattr(record, "__dict__", {}).get(_UNREAD, frozenset())
    return found


def as_far_as_read(ask: Callable[[tuple[FileRecord, ...]], _Result], records: tuple[FileRecord, ...]) -> _Result:
    """What a question about some partial records gives, without those that lack a key it needs.

    It is asked again once for each such key at most, not for each record: a slip that stands in every file costs no more.
    """
    while True:
        try:
            return ask(records)
        except KeyUnread as found:
            records = tuple(each for each in records if not found.is_missed_by(each))
