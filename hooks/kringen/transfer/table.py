"""The bytes of a CSV file, as Excel and others write it, become rows; what is wrong stands at its line and column."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kringen.problem import Mark, Problem, did_you_mean, shown
from kringen.sheet import meant
from kringen.transfer.columns import NAMES, READ, REQUIRED, Row, column_named
from kringen.transfer.mistakes import HEADING, TABLE

LARGEST = 20_000_000
"""Bytes; ten thousand meetings with a report each are less."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_AS_CSV = 'kies in Excel "Opslaan als" en dan "CSV UTF-8"'
_OTHER = re.compile("(?<=[a-zà-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ]|(?<=[A-Za-z])[‚„ƒˆ‰†‡‹‘“˜šž•]|ƒ(?=[a-z])|(?<=[a-z])[”™…](?=[a-z])")
"""What letters of an old Mac or of MS-DOS look like in Windows-1252: signs where no Dutch or French word has them."""

_DAMAGED = re.compile("Ã[\u0080-\u00bf]|â€|\ufffd")
"""UTF-8 that was once read as Windows-1252, or that lost its letters."""


def read_table(data: bytes, path: str, circle: str = "") -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The rows of a table with a heading; `circle` fills the column `kring` where it is empty or absent.

    No exception is raised for anything in the bytes.
    """
    text, problem = decoded(data, path)
    if problem:
        return (), (problem,)
    first = 1
    if found := re.match(r"sep=(.)\r?\n", text):
        text, first = text[found.end() :], 2
    separator = found[1] if found else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[tuple[int, list[str]]] = []
    number = first
    try:
        for cells in reader:
            lines.append((number, [cell.strip() for cell in cells]))
            number = reader.line_num + first
    except csv.Error:
        cure = "kijk na of elk aanhalingsteken gesloten is"
        return (), (Problem(path, Mark(number), TABLE, "vanaf deze regel is de tabel niet te volgen", cure),)
    return _rows(lines, path, circle)


def decoded(data: bytes, path: str) -> tuple[str, Problem | None]:
    """The text of a table in UTF-8, UTF-16 with a mark, or Windows-1252; or why it is none."""
    if len(data) > LARGEST:
        return "", Problem(path, Mark(), TABLE, "het bestand is groter dan 20 MB", "splits het")
    if data.startswith(_WORKBOOKS):
        return "", Problem(path, Mark(), TABLE, "dit is een werkmap en geen CSV-bestand", _AS_CSV)
    encodings = ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        other = _OTHER.search(text) if encoding == "cp1252" else None
        if other:
            word = re.search(r"[^\s;,]*$", text[max(other.start() - 40, 0) : other.start()])
            shown_word = shown((word[0] if word else "") + re.split(r"[\s;,]", text[other.start() :], maxsplit=1)[0])
            message = f'letters met accenten zijn niet te lezen ("{shown_word}")'
            return "", Problem(path, Mark(text.count("\n", 0, other.start()) + 1), TABLE, message, _AS_CSV)
        return _checked(text, path)
    return "", Problem(path, Mark(), TABLE, "de codering van het bestand is onbekend", _AS_CSV)


def _checked(text: str, path: str) -> tuple[str, Problem | None]:
    if not text.strip():
        return "", Problem(path, Mark(), TABLE, "het bestand is leeg", "exporteer de tabel opnieuw")
    if "\0" in text:
        return "", Problem(path, Mark(), TABLE, "dit is geen tekst", _AS_CSV)
    if damaged := _DAMAGED.search(text):
        line = text.count("\n", 0, damaged.start()) + 1
        message = f'letters met accenten zijn beschadigd ("{shown(damaged[0])}")'
        return "", Problem(path, Mark(line), TABLE, message, f"exporteer de tabel opnieuw: {_AS_CSV}")
    return text, None


def _separator(text: str) -> str:
    """The one that gives the most known headings; a semicolon when none does."""
    first = text.split("\n", 1)[0].rstrip("\r")

    def known(separator: str) -> int:
        return sum(column_named(cell.strip(' "')) in NAMES for cell in first.split(separator))

    return max((";", ",", "\t"), key=known)


def _rows(
    lines: Sequence[tuple[int, list[str]]], path: str, circle: str
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    number, headings = lines[0] if lines else (1, [])
    while headings and not headings[-1]:
        headings.pop()
    names = [column_named(heading) for heading in headings]
    problems = list(_headings(names, headings, Mark(number), path, circle))
    if problems:
        return (), tuple(problems)
    places = {name: column for column, name in enumerate(names, 1)}
    rows = []
    for number, cells in lines[1:]:
        if not any(cells):
            continue
        if any(cells[len(names) :]):
            message = f"deze regel heeft {len(cells)} cellen en er zijn {len(names)} koppen"
            problems.append(
                Problem(path, Mark(number), TABLE, message, "zet tekst met een scheidingsteken tussen aanhalingstekens")
            )
            continue
        values = {name: meant(cell) for name, cell in zip(names, cells, strict=False) if cell and name in READ}
        rows.append(Row(number, {"kring": circle} | values if circle else values, places))
    if not (rows or problems):
        cure = "zet onder de koppen een regel voor elke bijeenkomst"
        problems.append(Problem(path, Mark(number), TABLE, "in de tabel staat geen enkele bijeenkomst", cure))
    return tuple(rows), tuple(problems)


def _headings(names: Sequence[str], headings: Sequence[str], mark: Mark, path: str, circle: str) -> Iterator[Problem]:
    """What is wrong with the first line."""
    known = [name for name in names if name in NAMES]
    if not known:
        cure = f"zet op de eerste regel de koppen, zoals {'; '.join(READ[:2])}; {'; '.join(READ[3:6])}"
        yield Problem(path, mark, HEADING, "de eerste regel heeft geen enkele bekende kop", cure)
        return
    for column, (name, heading) in enumerate(zip(names, headings, strict=True), 1):
        place = Mark(mark.line, column)
        if name not in NAMES:
            cure = did_you_mean(name, NAMES, f"kies uit {', '.join(READ)}, of verwijder de kolom")
            yield Problem(path, place, HEADING, f'de kop "{shown(heading)}" is onbekend', cure)
        elif name in names[: column - 1]:
            yield Problem(
                path, place, HEADING, f'de kop "{name}" staat er {Counter(names)[name]} keer', "houd er één over"
            )
    for name in REQUIRED:
        if name not in names and not (name == "kring" and circle):
            cure = "voeg de kolom toe" + (", of noem de kring met --kring" if name == "kring" else "")
            yield Problem(path, mark, HEADING, f'de kop "{name}" ontbreekt', cure)
