"""The bytes of a calendar become its components and properties (RFC 5545), whatever program wrote, mailed or broke them.

Own code and no library: the form reads the same way, an odd line must not lose the rest, and icalendar takes 62 seconds
and 2.8 GB for 20 MB.
"""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kringen.transfer.invitations import KINDS, READ, pattern


@dataclass(frozen=True)
class Property:
    """One line of a component."""

    value: str
    line: int
    """Where it begins in the file, counted from 1."""

    zone: str = ""
    """Its TZID; empty when it names none."""


@dataclass
class Component:
    """An appointment, a time zone, or part of one."""

    name: str
    line: int
    properties: dict[str, list[Property]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """The first property with that name."""
        return next(iter(self.properties.get(name, ())), None)

    def text(self, name: str) -> str:
        """The text of its first property with that name, without escapes (RFC 5545, section 3.3.11)."""
        found = self.first(name)
        return re.sub(r"\\([\\;,nN])", _unescaped, found.value) if found else ""

    def all(self, name: str) -> Iterator[Component]:
        """Every component of that kind in it."""
        for each in self.inside:
            if each.name == name:
                yield each
            yield from each.all(name)


@dataclass(frozen=True)
class CalendarText:
    """What stands in a file."""

    root: Component
    """Holds every calendar of the file."""

    is_cut: bool
    """Whether it breaks off halfway."""

    odd: int = 0
    """The first line that cannot be read and may have held something of use; 0 when there is none."""


def read_calendar(data: bytes) -> CalendarText | str:
    """What stands in the bytes of a calendar; of other bytes what they are, empty when nobody can tell."""
    data = _in_utf8(data)
    start = data[:2000].decode("latin-1")
    if not re.search(rb"(?:^|[\r\n])[ \t]{0,9}BEGIN:VCALENDAR[ \t]{0,9}(?:[\r\n]|$)", data, re.IGNORECASE):
        if re.match(r"QkVHSU46VkNBTEVOREFS", start):
            return "een agenda in base64"
        return next((what for how, what in KINDS if re.search(how, start, re.IGNORECASE)), "")
    if re.search(rb"[\r\n]DTSTART;[^\r\n:=]{0,40}=3D", data, re.IGNORECASE):
        data = quopri.decodestring(data)
    return _components(data)


def _in_utf8(data: bytes) -> bytes:
    """UTF-16 with or without its mark as UTF-8; other bytes without the mark of UTF-8."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return data[2:].decode(encoding, "replace").encode("utf-8", "replace")
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8)


_DEEPEST = 6
"""Components in each other; what lies deeper is no calendar's."""


def _components(data: bytes) -> CalendarText:
    root = Component("", 1)
    opened, odd, is_wanted = [root], 0, False
    for number, name, parameters, raw in _lines(data):
        if not name:
            odd = odd or (number if is_wanted else 0)
        elif name == "BEGIN":
            opened.append(Component(_text(raw).strip().upper(), number))
            if len(opened) <= _DEEPEST:
                opened[-2].inside.append(opened[-1])
        elif name == "END":
            depth = next(
                (at for at in range(len(opened) - 1, 0, -1) if opened[at].name == _text(raw).strip().upper()), 0
            )
            del opened[depth or len(opened) :]
        elif name in READ:
            opened[-1].properties.setdefault(name, []).append(_property(number, parameters, raw))
        is_wanted = name in _WANTED or (not name and is_wanted)
    return CalendarText(root, len(opened) > 1, odd)


_WANTED = READ - {"DESCRIPTION", "X-ALT-DESC"} | {"BEGIN", "END"}
"""Behind these a line that is none may have held the rest of a value; behind a description it does not matter."""

_LINE = re.compile(rb'([A-Za-z0-9-]+)((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):(.*)', re.DOTALL)
_SPARE = re.compile(rb"([A-Za-z0-9-]+)(;[^:]*)?:(.*)", re.DOTALL)
_BARE_ZONE = re.compile(rb"(;TZID=)(tzone://[A-Za-z/]+)", re.IGNORECASE)
_CODED = re.compile(rb";ENCODING=QUOTED-PRINTABLE", re.IGNORECASE)
_ZONE = re.compile(r';TZID=("[^"]*"|[^;:]*)', re.IGNORECASE)
_CHARSET = re.compile(r';CHARSET="?([A-Za-z0-9_-]+)', re.IGNORECASE)


def _lines(data: bytes) -> Iterator[tuple[int, str, bytes, bytes]]:
    """Each line with its number, name, parameters and value, put together where it was folded; an odd one has no name.

    Lines end in CRLF, LF, CR or what a mail made of it, and are folded at any byte, also inside a letter.
    """
    number, pieces = 1, list[bytes]()
    for at, line in enumerate(re.split(rb"\r*\n|\r", data), 1):
        if not line:
            continue
        if pieces and pieces[-1].endswith(b"=") and _CODED.search(pieces[0].partition(b":")[0]):
            pieces += [b"\n", line]
        elif pieces and line[:1] in b" \t":
            pieces.append(line[1:])
        else:
            if pieces:
                yield _taken_apart(number, b"".join(pieces))
            number, pieces = at, [line]
    if pieces:
        yield _taken_apart(number, b"".join(pieces))


def _taken_apart(number: int, line: bytes) -> tuple[int, str, bytes, bytes]:
    line = _BARE_ZONE.sub(rb'\1"\2"', line)
    found = _LINE.fullmatch(line) or _SPARE.fullmatch(line)
    if not found:
        return number, "", b"", b""
    return number, found[1].decode().upper(), found[2] or b"", found[3]


def _property(number: int, parameters: bytes, raw: bytes) -> Property:
    named = _text(parameters)
    zone = _ZONE.search(named)
    if _CODED.search(parameters):
        charset = _CHARSET.search(named)
        raw = quopri.decodestring(raw)
        if charset and charset[1].casefold() not in {"utf-8", "utf8"}:
            raw = _windows(raw).encode()
    return Property(_text(raw), number, zone[1].strip('" ') if zone else "")


def _text(raw: bytes) -> str:
    """UTF-8, or else what older versions of Windows write."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return _windows(raw)


def _windows(raw: bytes) -> str:
    """Windows-1252 as browsers read it: five bytes that mean nothing stay what they are (WHATWG, Encoding)."""
    return "".join(_byte(each) for each in raw)


def _byte(value: int) -> str:
    try:
        return bytes([value]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(value)


def _unescaped(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]


def web_addresses(text: str) -> Iterator[str]:
    """Every web address in a text, without the marks behind it."""
    for found in pattern("address").finditer(text):
        yield pattern("address_end").sub("", found[0])
