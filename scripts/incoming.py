"""What stands in a file that somebody hands over: a mail, the file of a meeting, a table or a calendar."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kringen.model import Site
from kringen.problem import Problem
from kringen.transfer.appointments import read_appointments
from kringen.transfer.columns import Row
from kringen.transfer.letter import read_mail, read_pasted
from kringen.transfer.raised import Raised
from kringen.transfer.table import read_table
from scripts.command import Stop
from scripts.publishing.reasons import reason

STANDARD_INPUT = "-"
_LARGEST = 40_000_000
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")


@dataclass(frozen=True)
class Incoming:
    """What stands in one of the files."""

    name: str
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Files of meetings by their places, as a trekker made them."""

    questions: tuple[tuple[str, Raised], ...] = ()
    """What it says of questions, each with the short name of its circle."""

    left: tuple[str, ...] = ()
    """What came with a mail and is not taken over."""

    is_archive: bool = True
    """Whether it is a table or a calendar."""


def read(name: str, site: Site, circle: str) -> Incoming:
    """What stands in a file; its ending says what it is, and what comes from the standard input begins like it."""
    data = _bytes(name)
    short = "invoer" if name == STANDARD_INPUT else Path(name).name
    kind = Path(name).suffix.lower() if name != STANDARD_INPUT else _kind(data)
    if kind == ".ics":
        return Incoming(short, *read_appointments(data, short, site, circle))
    if kind == ".eml":
        mail = read_mail(data, short, circle)
        calendars = [read_appointments(each, file, site, circle) for file, each in mail.calendars if not mail.files]
        rows = tuple(row for found, _ in calendars for row in found)
        problems = (*mail.problems, *(problem for _, found in calendars for problem in found))
        return Incoming(short, rows, problems, mail.files, mail.questions, mail.left, is_archive=bool(calendars))
    if kind == ".msg":
        cure = "open ze, kopieer alles, plak het in een bestand dat op .txt eindigt, en geef dat mee"
        raise Stop(f'"{short}" is een mail zoals klassieke Outlook ze bewaart; {cure}')
    if kind in {".md", ".txt"}:
        text = data.decode("utf-8-sig", "replace") if _is_utf8(data) else data.decode("cp1252", "replace")
        found = read_pasted(text, short if name == STANDARD_INPUT else name, circle)
        return Incoming(short, (), found.problems, found.files, found.questions, is_archive=False)
    return Incoming(short, *read_table(data, short, circle))


def _bytes(name: str) -> bytes:
    try:
        if name == STANDARD_INPUT:
            return sys.stdin.buffer.read(_LARGEST + 1)
        with Path(name).open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        raise Stop(f'het bestand "{name}" kan niet gelezen worden: {reason(error)}') from error


def _kind(data: bytes) -> str:
    start = data[:4000].decode("latin-1").lstrip("\ufeffï»¿").replace("\r\n", "\n")
    if start.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        return ".ics"
    return ".eml" if _MAIL.match(start) else ".txt"


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
