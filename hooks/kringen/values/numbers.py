"""Whole numbers and years."""

from __future__ import annotations

import re

from kringen.problem import Code, shown
from kringen.values.mistake import mistake

NUMBER = Code(
    "getal",
    "Waar een getal moet staan, staat iets anders, of het getal is te klein of te groot.",
    "besturen: een twaalftal",
    "Schrijf een geheel getal in cijfers, zoals 12.",
)

_WORDS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf".split()


def to_number(text: object) -> object:
    """A whole number; `012` is twelve."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if re.fullmatch(r"[0-9]{10,}", text):
        raise mistake(NUMBER, f"{shown(text)} is te groot", "schrijf een kleiner getal")
    if not re.fullmatch(r"[0-9]+", text):
        meant = _meant_number(text)
        cure = f"schrijf {meant}" if meant else "schrijf het in cijfers, zoals 12"
        raise mistake(NUMBER, f'"{shown(text)}" is geen geheel getal', cure)
    return int(text)


def to_year(text: object) -> object:
    """A year from 2000 to 2100."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if not re.fullmatch(r"[0-9]{4}", text) or not 2000 <= int(text) <= 2100:
        years = re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", text)
        cure = f"schrijf {years[0]}" if len(years) == 1 else "schrijf vier cijfers, zoals 2013"
        raise mistake(NUMBER, f'"{shown(text)}" is geen jaartal van 2000 tot 2100', cure)
    return int(text)


def _meant_number(text: str) -> str | None:
    """The number in a text that holds exactly one; None when unclear."""
    if text.casefold() in _WORDS:
        return str(_WORDS.index(text.casefold()) + 1)
    found = re.fullmatch(r"[^0-9,.-]*([0-9]{1,4})[^0-9,.-]*\.?", text)
    return str(int(found[1])) if found else None
