"""Words: text of one line, and the short names that addresses are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

from kringen.problem import Code, shown
from kringen.values.mistake import mistake
from kringen.values.moments import meant_date, meant_month

SLUG = Code(
    "korte-naam",
    "Een korte naam heeft andere tekens dan kleine letters, cijfers en koppeltekens.",
    "onderwerpen: [Informatie Veiligheid]",
    "Gebruik de naam van het bestand zonder het einde, zoals informatieveiligheid.",
)
LINE = Code(
    "een-regel",
    "Een waarde loopt over meer dan een regel.",
    'titel: "eerste regel\\ntweede regel"',
    "Zet de waarde op een regel.",
)
MEETING_NAME = Code(
    "bijeenkomst-zonder-bestand",
    "Een bijeenkomst wordt niet genoemd met de naam van haar bestand.",
    "bijeenkomst: 11 maart",
    "Schrijf de naam van het bestand zonder .md: de dag of de maand die het eerst is aangekondigd, zoals 2027-03-11.",
)

LONGEST_SLUG = 60


def fold(text: str) -> str:
    """The text without accents and capitals, to compare and sort as a Dutch reader does."""
    if text.isascii():  # most words, and ten times as fast
        return text.casefold()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def to_list(value: object) -> object:
    """A list, also from the only value of one."""
    return [value] if isinstance(value, str) else value


def to_line(text: object) -> object:
    """One line of text; other types pass, for pydantic to name."""
    if isinstance(text, str) and len(text.strip().splitlines()) > 1:
        raise mistake(LINE, "de tekst loopt over meer dan een regel", "zet hem op een regel")
    return text


def to_municipality(text: object) -> object:
    """The name of a municipality in one line; whether it existed on the day is for a rule to say."""
    return to_line(text)


def to_region(text: object) -> object:
    """The name of a region in one line; whether it is one is for a rule to say."""
    return to_line(text)


def to_slug(text: object) -> object:
    """A short name: small letters, digits and single hyphens, as file names are."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if not is_slug(text):
        meant = slug_of(text) if len(text) <= LONGEST_SLUG else ""
        raise mistake(SLUG, f'"{shown(text)}" is geen korte naam', f'bedoelde u "{meant}"?' if meant else _SLUG_CURE)
    return text


def to_meeting_name(text: object) -> object:
    """The name of a meeting's file: the day or month first announced, with `-2` behind a second one; `.md` may stand there."""
    if not isinstance(text, str):
        return text
    name = text.strip().removesuffix(".md")
    if not re.fullmatch(r"20[0-9]{2}-[0-9]{2}(-[0-9]{2})?(-[2-9])?", name):
        meant = meant_date(name) or meant_month(name)
        cure = f"schrijf {meant}" if meant else "schrijf de naam van haar bestand, zonder .md"
        raise mistake(MEETING_NAME, f'"{shown(text)}" is geen bijeenkomst zoals 2027-03-11', cure)
    return name


def to_name(text: object) -> object:
    """A name in one line from which a short name can be made."""
    if isinstance(text, str) and not slug_of(text):
        cure = "schrijf de naam zelf, zoals Land van Waas"
        raise mistake(SLUG, f'"{shown(text)}" heeft geen letters of cijfers', cure)
    return to_line(text)


def is_slug(text: str) -> bool:
    """Whether a text may be the name of a file or folder without its ending, and so part of an address."""
    return len(text) <= LONGEST_SLUG and bool(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text))


def slug_of(text: str) -> str:
    """The short name that belongs to a text, e.g. `regio-antwerpen`; empty when nothing of it is left."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return words[:LONGEST_SLUG].strip("-")


def slug_of_name(name: str) -> str:
    """The short name of a program or an organisation; + and # tell some of them apart, so they are written out."""
    return slug_of(name.replace("+", " plus ").replace("#", " sharp "))


def free_slug(slug: str, taken: Container[str]) -> str:
    """A short name that is not taken: itself, else with the lowest number behind it."""
    numbered = (f"{slug[: LONGEST_SLUG - 4].strip('-')}-{number}" for number in count(2))
    return next(each for each in chain([slug], numbered) if each not in taken)


_SLUG_CURE = f"gebruik ten hoogste {LONGEST_SLUG} kleine letters, cijfers en koppeltekens"
