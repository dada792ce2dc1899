"""Reads the files of a repository; what is as it was at a former reading is remembered instead."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Protocol

from kringen import markdown
from kringen.markdown import Read
from kringen.markdown.stored import pack, unpack
from kringen.model import Body
from kringen.problem import Problem
from kringen.source import CODE_BY_NAME, read_body, read_data, read_marks
from kringen.source.files import digest_of, read_bytes
from kringen.source.names import Found
from kringen.source.originals import Originals
from kringen.source.stored import Reading, from_text, to_text
from telling import warn
from watchdog import watched


class Shelf(Protocol):
    """Where readings and bodies are put, and looked up; see Memory."""

    def look_up(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is there under some names."""

    def put(self, name: str, data: bytes) -> None:
        """Adds data under a name."""


@dataclass(frozen=True)
class Opened:
    """A file that could be opened."""

    file: Found
    data: bytes
    digest: str
    """The name of its path and bytes."""

    @property
    def name(self) -> str:
        """Under which its reading is put."""
        return f"file:{self.digest}"


Fresh = Mapping[str, bytes]
"""What was put on a shelf, by name."""

Together = Callable[[Sequence[Opened]], Iterator[tuple[Sequence[Opened], Fresh]]]
"""Reads some of many files elsewhere, in parts, and gives each part with what was put on a shelf there."""


def alone(opened: Sequence[Opened]) -> Iterator[tuple[Sequence[Opened], Fresh]]:
    """Reads nothing elsewhere."""
    yield from ()


class Readings:
    """Reads files, each only once for as long as it stays as it is; keeps the bytes of the last ones."""

    def __init__(self, shelf: Shelf, variables: Mapping[str, str], together: Together = alone) -> None:
        self._shelf = shelf
        self._variables = variables
        self._together = together
        self._opened: list[Opened] = []

    @property
    def originals(self) -> Originals:
        """The texts of the meetings' files that were read, by path."""
        return Originals({each.file.path: each.data for each in self._opened if each.file.parts[0] == "meetings"})

    def __call__(self, files: Sequence[Found]) -> Sequence[Reading]:
        """As `read_files`: the same values, whether they are remembered or not."""
        looked = [_look(file) for file in files]
        opened = [each for each in looked if isinstance(each, Opened)]
        self._opened += opened
        readings = self._remembered(opened)
        readings |= self._gathered([each for each in opened if each.digest not in readings])
        readings |= self._read([each for each in opened if each.digest not in readings])
        return [readings[each.digest] if isinstance(each, Opened) else (None, (each,)) for each in looked]

    def _remembered(self, opened: Sequence[Opened]) -> dict[str, Reading]:
        """The readings that are remembered, by digest."""
        found = self._shelf.look_up([each.name for each in opened])
        readings = {}
        for each in opened:
            if each.name in found:
                with contextlib.suppress(ValueError):
                    readings[each.digest] = self._reading(each, found[each.name])
        return readings

    def _gathered(self, opened: Sequence[Opened]) -> dict[str, Reading]:
        """The readings of files that were read elsewhere, by digest."""
        readings: dict[str, Reading] = {}
        for part, fresh in self._together(opened):
            for name, data in fresh.items():
                self._shelf.put(name, data)
            readings |= {each.digest: self._reading(each, fresh[each.name], fresh) for each in part}
        return readings

    def _read(self, opened: Sequence[Opened]) -> dict[str, Reading]:
        """The readings of files that are not remembered, by digest; says which of them takes too long."""
        if not opened:
            return {}
        with watched(markdown.read, partial(warn, variables=self._variables)) as render:
            return {each.digest: read_anew(each, self._shelf, render) for each in opened}

    def _reading(self, opened: Opened, stored: bytes, fresh: Fresh = MappingProxyType({})) -> Reading:
        body, _, text = stored.decode("utf-8", "surrogatepass").partition("\n")
        contents = _Lately(partial(self._body, opened, body, fresh.get(body)))
        places = partial(read_marks, opened.file, opened.data)
        return from_text(text, opened.file.path, opened.digest, CODE_BY_NAME, contents, places)

    def _body(self, opened: Opened, name: str, packed: bytes | None) -> Body:
        """A body that is remembered; it is read again when it is plain, or somebody threw it away in the meantime."""
        with contextlib.suppress(KeyError, ValueError):
            if name:
                return unpack(packed or self._shelf.look_up([name])[name], 0)
        return read_body(opened.file, opened.data, is_plain=not name)


class _Lately:
    """A body that is made when it is asked for, and kept for as long as no RECENT others are."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Body]) -> None:
        self._make = make

    def __call__(self) -> Body:
        body = _recent.pop(self, None) or self._make()
        _recent[self] = body
        if len(_recent) > RECENT:
            del _recent[next(iter(_recent))]
        return body


RECENT = 2_500
"""How many texts are in memory at once; a site of 10,000 meetings would fill 120 MB with them."""

_recent: dict[_Lately, Body] = {}


def read_anew(opened: Opened, shelf: Shelf, render: Read) -> Reading:
    """What stands in a file, which is put on the shelf as well; a text that was rendered before is found there.

    One that is plain is not: to find it, and to unpack it, takes as long as to read it again.
    """
    names = [""]

    def rendered(text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        plain = markdown.read_prose(text, path=path, first_line=first_line)
        if plain is not None:
            return plain, ()
        names[0] = f"body:{digest_of('', text.encode('utf-8', 'surrogatepass'))}"
        with contextlib.suppress(KeyError, ValueError):
            return unpack(shelf.look_up(names)[names[0]], first_line), ()
        body, problems = render(text, path=path, first_line=first_line)
        if problems:  # which name their place: no other file has the same
            names[0] = f"body:{opened.digest}"
        shelf.put(names[0], pack(body, first_line))
        return body, problems

    reading = read_data(opened.file, opened.data, opened.digest, rendered)
    shelf.put(opened.name, f"{names[0]}\n{to_text(reading)}".encode("utf-8", "surrogatepass"))
    return reading


def _look(file: Found) -> Opened | Problem:
    data = read_bytes(file)
    return data if isinstance(data, Problem) else Opened(file, data, digest_of(file.path, data))
