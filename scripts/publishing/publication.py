"""A built site as others use it: its addresses, its calendars and the fields of its data."""

from __future__ import annotations

import datetime as dt
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from icalendar import Calendar

from kringen import dates

_OWN = ("assets/", "search/", "zoeken/archief/", ".")
"""What only the site itself uses; Material gives its files another name with each version."""

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_API = "api/v1/"
_SCHEMAS = f"{_API}schema/"


@dataclass(frozen=True)
class Event:
    """A meeting in a calendar."""

    uid: str
    title: str
    sequence: int
    ends: dt.datetime
    """When it is over; without an hour at the end of its day, as on the site."""

    is_cancelled: bool


class Publication:
    """A folder with a built site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> frozenset[str]:
        """Every file that somebody may have linked to."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return frozenset(file for file in found if not file.startswith(_OWN))

    @cached_property
    def redirects(self) -> tuple[tuple[str, str], ...]:
        """Pages that only lead to another one, and the file of that other one; both sorted."""
        return tuple(self._redirects())

    @cached_property
    def calendars(self) -> dict[str, dict[str, Event]]:
        """The events of each subscribed calendar, by its file and by their UID."""
        return {file: dict(self._events(file)) for file in sorted(self.files) if file.endswith("agenda.ics")}

    @cached_property
    def data(self) -> frozenset[str]:
        """The files of the API."""
        return frozenset(file for file in self.files if file.startswith(_API) and file.endswith(".json"))

    def fields(self, file: str) -> frozenset[str]:
        """The fields that a data file has or a schema promises, e.g. `circles[].contact`."""
        content = json.loads(self._text(file))
        return frozenset(_promised(content) if file.startswith(_SCHEMAS) else _present(content))

    def hides(self, file: str, field: str) -> bool:
        """Whether a field may be there unseen, because what would hold it has no value or no items now."""
        empty = set(_empty(json.loads(self._text(file))))
        return any(field.startswith((f"{each}.", f"{each}[]")) for each in empty)

    def _redirects(self) -> Iterator[tuple[str, str]]:
        for file in sorted(self.files):
            if file.endswith(".html") and (found := _REFRESH.search(self._text(file))):
                address = posixpath.join(posixpath.dirname(file), unquote(found[1]))
                yield file, posixpath.normpath(posixpath.join(address, "index.html"))

    def _events(self, file: str) -> Iterator[tuple[str, Event]]:
        for event in Calendar.from_ical((self.folder / file).read_bytes()).walk("VEVENT"):
            uid = str(event["UID"])
            ends = event.decoded("DTEND", None) or event.decoded("DTSTART")
            cancelled = str(event.get("STATUS", "")) == "CANCELLED"
            yield (
                uid,
                Event(uid, str(event.get("SUMMARY", "")), int(event.get("SEQUENCE", 0)), _over(event, ends), cancelled),
            )

    def _text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")


def _over(event: Any, end: dt.date) -> dt.datetime:
    """The instant at which an event is over; one without an end lasts until the end of its day."""
    if isinstance(end, dt.datetime) and "DTEND" in event:
        return end
    if isinstance(end, dt.datetime):
        return dates.midnight(end.date() + dt.timedelta(days=1))
    return dates.midnight(end)


def _present(value: object, path: str = "") -> Iterator[str]:
    """Every field in some data, with `[]` for the items of a list."""
    if isinstance(value, dict):
        for key, each in value.items():
            field = f"{path}.{key}" if path else key
            yield field
            yield from _present(each, field)
    elif isinstance(value, list):
        for each in value:
            yield from _present(each, f"{path}[]")


def _empty(value: object, path: str = "") -> Iterator[str]:
    """Every field that is null or an empty list somewhere."""
    if value is None or value == []:
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _empty(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for each in value:
            yield from _empty(each, f"{path}[]")


def _promised(schema: dict[str, Any]) -> Iterator[str]:
    """The fields of each type in a JSON Schema."""
    for name, part in {schema.get("title", ""): schema, **schema.get("$defs", {})}.items():
        yield from (f"{name}.{field}" for field in part.get("properties", {}))
