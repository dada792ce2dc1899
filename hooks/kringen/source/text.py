"""The bytes of a file become text that people and programs see the same way."""

from __future__ import annotations

import re
import unicodedata

from kringen.problem import Code, Mark, Problem

MAX_BYTES = 1_000_000
"""No file of text that a person wrote for this site comes near it."""

EMPTY = Code(
    "leeg-bestand",
    "Een bestand is leeg.",
    "(een bestand zonder tekst)",
    "Vul het bestand in, of verwijder het.",
)
TOO_LARGE = Code(
    "te-groot",
    "Een bestand is groter dan 1 MB.",
    "(een bestand van 3 MB)",
    "Kort de tekst in; zet lange stukken elders en verwijs ernaar onder documenten.",
)
NOT_TEXT = Code(
    "geen-tekst",
    "Een bestand is geen tekst in UTF-8.",
    "(een Word-document, of tekst die als ANSI is bewaard)",
    "Bewaar het bestand als gewone tekst met codering UTF-8.",
)
INVISIBLE = Code(
    "onzichtbaar-teken",
    "In de tekst staat een teken dat u niet ziet, maar dat de lezer of een programma kan misleiden.",
    'titel: "Overleg\\u202E"',
    "Typ de regel opnieuw in plaats van te plakken.",
)
CODES = (EMPTY, TOO_LARGE, NOT_TEXT, INVISIBLE)

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]|(?<![\u2190-\U0001faff\ufe0f])\u200d"
)
"""Control, bidirectional and zero-width characters, line separators and tags (Unicode TR 36 and TR 55).

The joiner U+200D stays inside emoji, where it holds families together.
"""


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    r"""The text of a file with `\n` as line end, in NFC and without byte order mark; empty when it cannot be read."""
    if len(data) > MAX_BYTES:
        return "", (Problem(path, Mark(), TOO_LARGE, f"het bestand is {len(data) / 1e6:.1f} MB groot; 1 MB kan"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "het bestand is geen tekst in UTF-8"
        return "", (Problem(path, Mark(line), NOT_TEXT, message, "bewaar het opnieuw met codering UTF-8"),)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        return "", (Problem(path, Mark(), EMPTY, "het bestand is leeg"),)
    return text, tuple(invisible(text, path))


def invisible(text: str, path: str) -> list[Problem]:
    """One problem for each line with characters that nobody sees."""
    problems = []
    if FORBIDDEN.search(text):
        for number, line in enumerate(text.split("\n"), 1):
            if found := FORBIDDEN.search(line):
                problems.append(Problem(path, Mark(number, found.start() + 1), INVISIBLE, named(found[0]), _CURE))
    return problems


def named(character: str) -> str:
    """The Dutch message that names a character nobody sees."""
    return f"hier staat een onzichtbaar teken (U+{ord(character):04X})"


_CURE = "typ de regel opnieuw in plaats van te plakken"
