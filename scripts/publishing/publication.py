"""A built site as others use it: its addresses, its calendars and the fields of its data."""

from __future__ import annotations

import contextlib
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

_OWN = ("assets/", "search/", "zoeken/archief/", ".", "web.config")
"""What only the site itself or its web server uses; Material gives its files another name with each version."""

_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_API = "api/v1/"
_SCHEMAS = f"{_API}schema/"
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)
"""What reading a file raises that is not what its name says."""


class Damaged(Exception):
    """A file of a built site that cannot be read; the message names it."""


@dataclass(frozen=True)
class Event:
    """A meeting in a calendar."""

    uid: str
    title: str
    sequence: int
    ends: dt.datetime
    """When it is over; without an hour at the end of its day, as on the site."""

    is_cancelled: bool


def is_compared(file: str) -> bool:
    """Whether the content of a file counts: calendars, data, and pages that lead on; of others it is enough that they are there."""
    return file.endswith((".html", "agenda.ics")) or (file.startswith(_API) and file.endswith(".json"))


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
        found = {}
        for file in sorted(file for file in self.files if file.endswith("agenda.ics")):
            with _readable(file):
                found[file] = dict(self._events(file))
        return found

    @cached_property
    def data(self) -> frozenset[str]:
        """The files of the API."""
        return frozenset(file for file in self.files if file.startswith(_API) and file.endswith(".json"))

    @cached_property
    def pages_of_meetings(self) -> dict[str, str]:
        """The page of each meeting, by its UID."""
        file = f"{_API}meetings.json"
        if file not in self.files:
            return {}
        with _readable(file):
            meetings = json.loads(self._text(file))["meetings"]
            return {each["uid"]: f"bijeenkomsten/{each['id']}/index.html" for each in meetings if "uid" in each}

    def name_of_circle(self, slug: str) -> str:
        """What a circle is called now, by a name that it has or had."""
        target = dict(self.redirects).get(f"kringen/{slug}/index.html", "")
        return target.split("/")[1] if target.count("/") == 2 else slug

    def days_of(self, circle: str) -> set[str]:
        """The days of a circle's meetings, as in the names of their files."""
        found = (re.fullmatch(rf"bijeenkomsten/{circle}/([0-9-]+)/index\.html", file) for file in self.files)
        return {each[1] for each in found if each}

    def fields(self, file: str) -> frozenset[str]:
        """The fields that a data file has or a schema promises, e.g. `circles[].contact`."""
        with _readable(file):
            content = json.loads(self._text(file))
            return frozenset(_promised(content) if file.startswith(_SCHEMAS) else _present(content))

    def hides(self, file: str, field: str) -> bool:
        """Whether a field may be there unseen, because what would hold it has no value or no items now."""
        with _readable(file):
            empty = set(_empty(json.loads(self._text(file))))
        return any(field.startswith((f"{each}.", f"{each}[]")) for each in empty)

    def _redirects(self) -> Iterator[tuple[str, str]]:
        for file in sorted(self.files):
            if file.endswith(".html") and (found := _REFRESH.search(self._text(file))):
                address = posixpath.join(posixpath.dirname(file), unquote(found[1].partition("#")[0]))
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


@contextlib.contextmanager
def _readable(file: str) -> Iterator[None]:
    """Names the file when it turns out to be something else than its name says."""
    try:
        yield
    except _BROKEN as error:
        raise Damaged(
            f"{file} is beschadigd ({str(error).splitlines()[0] if str(error) else type(error).__name__})"
        ) from error


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
