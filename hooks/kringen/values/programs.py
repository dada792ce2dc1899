"""The names of programs: what may be one, and when two spellings mean the same."""

from __future__ import annotations

import re

from kringen.problem import Code, shown
from kringen.values.mistake import mistake
from kringen.values.words import fold, slug_of, to_line

PROGRAM = Code(
    "programma",
    "De naam van een programma heeft geen letters of cijfers, of tekens die niet in een naam horen.",
    "software: [{naam: <b>Cevi</b>}]",
    "Schrijf de naam in gewone tekst, zoals Cevi.",
)

LONGEST_PROGRAM = 80
NOT_IN_PROGRAM = "<>|"


def to_program(text: object) -> object:
    """The name of a program in one line, without markup, and from which an address can be made."""
    if isinstance(text, str):
        if wrong := next((each for each in text if each in NOT_IN_PROGRAM), None):
            raise mistake(PROGRAM, f"een naam heeft geen {wrong}", "schrijf de naam in gewone tekst, zoals Cevi")
        if text.strip() and not slug_of(text):
            raise mistake(PROGRAM, f'"{shown(text)}" heeft geen letters of cijfers', "schrijf de naam zelf, zoals Cevi")
    return to_line(text)


def program_key(name: str) -> str:
    """What all spellings of one program share: letters, digits, + and #, without capitals and accents."""
    return re.sub(r"[^\w+#]|_", "", fold(name))
