"""The bytes of a file become text that people and programs see the same way."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from kringen.problem import Code, Mark, Problem

EMPTY = Code(
    "leeg-bestand",
    "Een bestand is leeg.",
    "(een bestand zonder tekst)",
    "Vul het bestand in, of verwijder het.",
)
NOT_TEXT = Code(
    "geen-tekst",
    "Een bestand is geen tekst in UTF-8.",
    "(een Word-document, of tekst die als ANSI is bewaard)",
    "Bewaar het bestand als gewone tekst met codering UTF-8.",
)
INVISIBLE = Code(
    "onzichtbaar-teken",
    "In de tekst staat een teken dat u niet of anders ziet, en dat de lezer of een programma kan misleiden.",
    'titel: "Overleg\\u202E"',
    "Typ de regel opnieuw in plaats van te plakken.",
)
CONFLICT = Code(
    "botsing",
    "In een bestand staan nog de tekens waarmee git twee versies van dezelfde regels naast elkaar zet.",
    "<<<<<<< HEAD\nvan: 14:00\n=======\nvan: 13:30\n>>>>>>> voorstel",
    "Kies welke regels blijven, en haal de andere weg, samen met de regels met <<<<<<<, ======= en >>>>>>>.",
)
CODES = (EMPTY, NOT_TEXT, INVISIBLE, CONFLICT)

_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0x10000, 0xE0000, 0x10000)
)
"""What Unicode promises never to make a character of (section 23.7)."""

FORBIDDEN = re.compile(
    f"[{_NO_CHARACTERS}"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\uf8ff\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001343f\U00016fe4\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a"
    "\U000e0000-\U0010ffff]|(?<![\u2190-\u2bff\u3030-\u3299\U0001f000-\U0001faff\ufe0f])\u200d"
    "|(?<![#*0-9\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff])[\ufe0e\ufe0f]"
)
"""Control, format, private and unassigned characters of Unicode's categories (Cc, Cf, Co, Cs, Zl, Zp) and all that it calls
Default_Ignorable (DerivedCoreProperties.txt), with a few that are drawn as nothing.

The joiner U+200D and the selectors U+FE0E and U+FE0F stay inside emoji, where they choose and hold together the picture.
"""

MAX_LINES = 20
"""A file with such characters on more lines is not a text with a mistake, but something else."""

MAX_ACCENTS = 30
"""Accents on one letter; no language needs more (Unicode UAX 15, stream-safe text). Sorting 80,000 takes 8 seconds."""

HEAPED = f"hier staan meer dan {MAX_ACCENTS} accenten op elkaar"
"""What a file with more is told."""


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file with one newline as line end, in NFC, without byte order mark and without what nobody sees.

    Empty when it cannot be read.
    """
    if not data.translate(None, _PLAIN) and data.strip():
        return data.decode("ascii"), ()
    return _decode(data, path)


def _decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """As `decode`, of any bytes."""
    try:
        text = _with_one_line_end(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return "", (_not_utf8(error, path),)
    if _ORDINARY.fullmatch(text) and text.strip():
        return text, ()
    if text.count("\0") > MAX_LINES or sum(1 for line in text.split("\n") if FORBIDDEN.search(line)) > MAX_LINES:
        return "", (Problem(path, Mark(), NOT_TEXT, "het bestand is geen gewone tekst", _ENCODE),)
    if (heap := heap_of_accents(text)) is not None:
        return "", (Problem(path, _mark(text[:heap]), INVISIBLE, HEAPED, _RETYPE),)
    text = unicodedata.normalize("NFC", text)
    problems = tuple(invisible(text, path))
    text = FORBIDDEN.sub("", text)
    if not text.strip():
        return "", problems or (Problem(path, Mark(), EMPTY, "het bestand is leeg", "vul het in of verwijder het"),)
    return text, problems


def invisible(text: str, path: str) -> list[Problem]:
    """One problem for each line with characters that nobody sees."""
    problems = []
    if FORBIDDEN.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if found := FORBIDDEN.search(line):
                mark = Mark(number, found.start() + 1)
                problems.append(Problem(path, mark, INVISIBLE, named(found[0]), _RETYPE))
    return problems


def conflicts(text: str, path: str) -> tuple[Problem, ...]:
    """One problem for each place where git left two versions of the same rows, or for the end of one that was half removed."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return ()
    rows = [(number, row[:8].strip()) for number, row in enumerate(text.split("\n"), 1)]
    starts = [number for number, row in rows if row == "<<<<<<<"]
    middles = [number for number, row in rows if row == "======="]
    ends = [number for number, row in rows if row == ">>>>>>>" and middles]
    message = "hier zette git twee versies van dezelfde regels onder elkaar"
    cure = "kies welke regels blijven, en haal de andere weg, samen met de regels met <<<<<<<, ======= en >>>>>>>"
    return tuple(Problem(path, Mark(number), CONFLICT, message, cure) for number in starts or ends[:1])


def named(character: str) -> str:
    """The Dutch message that names a character nobody sees, or nobody sees right."""
    number = f"(U+{ord(character):04X})"
    if character == "\ufffd":
        return f"hier ging een teken verloren {number}"
    if unicodedata.category(character) == "Co":
        return f"hier staat een teken dat maar in één lettertype bestaat {number}"
    return f"hier staat een onzichtbaar teken {number}"


def _not_utf8(error: UnicodeDecodeError, path: str) -> Problem:
    read = error.object[: error.start].decode("utf-8")
    kind = " maar in UTF-16" if error.object[:2] in {b"\xff\xfe", b"\xfe\xff"} else ""
    return Problem(
        path, _mark(_with_one_line_end(read)), NOT_TEXT, f"het bestand is geen tekst in UTF-8{kind}", _ENCODE
    )


def heap_of_accents(text: str) -> int | None:
    """Where more accents than any letter has follow each other, those of scripts that do not reorder them included."""
    for run in re.finditer(f"[\u0300-\U0010ffff]{{{MAX_ACCENTS + 1},}}", text):
        place = run.start()
        for is_accent, characters in groupby(run[0], _is_accent):
            count = len(list(characters))
            if is_accent and count > MAX_ACCENTS:
                return place
            place += count
    return None


def _is_accent(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def _mark(before: str) -> Mark:
    """The place right behind some text."""
    return Mark(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


_ORDINARY = re.compile("[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*")
"""A text of nothing but these needs no closer look: what Dutch is written with, of which NFC changes nothing."""
_PLAIN = bytes(each for each in range(128) if _ORDINARY.fullmatch(chr(each)))
"""Those of them that are one byte in UTF-8: whether there is anything else is known in a tenth of the time."""

_ENCODE = "bewaar het opnieuw als gewone tekst met codering UTF-8"
_RETYPE = "typ de regel opnieuw in plaats van te plakken"
