"""Personal data in a text: addresses of mail, telephone numbers, national register numbers and lists of names.

They are seen inside web addresses too; one over a mail filter always holds the address of whoever got the mail.

What counts is written in PATTERNS, in the part of the syntax that Python and JavaScript share: the form for trekkers is
given the same patterns, so that both see the same. Every pattern runs in one pass over a row.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kringen.detours import is_detour
from kringen.personal.patterns import FOLDED, PATTERNS


class Kind(enum.StrEnum):
    """What was found."""

    MAIL = "mail"
    PHONE = "telefoon"
    NATIONAL = "rijksregister"
    PRESENT = "aanwezigen"
    DETOUR = "omweg"


@dataclass(frozen=True)
class Personal:
    """Something personal at a place in a file."""

    kind: Kind
    line: int
    column: int
    """Both counted from 1."""

    address: str = ""
    """The address of mail in small letters, to compare it with the known mailboxes; of an address over a mail filter that
    address. Nothing else is kept."""


@cache
def _re(name: str) -> re.Pattern[str]:
    """One of them, made when it is first needed: most texts need none, and all of them take 7 ms."""
    return re.compile(PATTERNS[name], re.IGNORECASE if name in FOLDED else 0)


_CODE = re.compile("%([0-7][0-9A-Fa-f])")
_HIDDEN_AT = re.compile(r"[(\[{] ?(?:[aA][tT]|apen)")
_EIGHT_FIGURES = re.compile(r"[0-9](?:[^0-9]{0,5}[0-9]){7}")
_NO_FIGURES = bytes(sorted({*range(256)} - {*b"0123456789"}))
_WORDS = (
    *("aanwezig", "deelnemers", "verontschuldig", "afwezig", "afgemeld", "afmelding", "verhinderd"),
    *("attendees", "participants", "present", "apologies", "absent"),
)
NEAR = 4
"""A table so few rows below a heading that was named already is not named again."""

_COLUMNS = ("voornaam", "roepnaam", "first name", "given name")
"""What no address or number, and no list, can do without: most texts have none of it, and are done in a moment.

Python finds a fixed character, and takes all but the figures out of bytes, ten times as fast as it looks for a pattern.
"""


def personal(text: str, first_line: int = 1) -> tuple[Personal, ...]:
    """Everything personal in a text whose first row stands on `first_line`, in order; addresses of pages do not count."""
    rows = text.split("\n")
    found = [
        *(_numbers(rows) if _is_worth_a_look(text) else ()),
        *(_addresses(rows) if "://" in text else ()),
        *_lists(text),
    ]
    lines = (Personal(kind, first_line + row, column + 1, address) for row, column, kind, address in found)
    return tuple(sorted(lines, key=lambda each: (each.line, each.column, each.kind)))


def mails_in(address: str) -> tuple[str, ...]:
    """The addresses of mail inside a web address, also when their signs are written as codes, once or twice."""
    for _ in range(2):
        address = _CODE.sub(lambda code: chr(int(code[1], 16)), address)
    if "@" not in address:
        return ()
    return tuple(f"{found[1]}@{found[2]}".lower().strip("'") for found in _re("mail").finditer(address))


def detours_in(text: str) -> Iterator[tuple[int, str]]:
    """The web addresses in a row that lead over a mail filter, each with its place from 0."""
    for found in _re("web").finditer(text) if "://" in text else ():
        if is_detour(found[0]):
            yield found.start(), found[0]


def names_somebody(text: str) -> bool:
    """Whether a sentence names a person: after a title, by a first name with a last one, or in a row of nothing but names."""
    if found := [each[0] for each in _re("person").finditer(text)]:
        return not all(map(_re("body").search, found))
    parts = [part for part in _re("parts").split(text) if _bare(part)]
    return len(parts) > 1 and all(_is_name(part) for part in parts)


def is_of_a_role(address: str) -> bool:
    """Whether an address of mail is that of a function or a service, which is nobody's name."""
    return bool(_re("role").match(address))


def is_national(digits: str) -> bool:
    """Whether 11 figures are a national register number: a day of birth, and a check on the first nine.

    The check is 97 minus their remainder by 97, with a 2 in front for who was born from 2000 on; a BIS number has 20 or
    40 added to its month. Source: Royal Decree of 3 April 1984 on the identification number of the Rijksregister.
    """
    month, day, first, check = int(digits[2:4]), int(digits[4:6]), int(digits[:9]), int(digits[9:])
    is_day = month <= 52 and month % 20 <= 12 and day <= 31
    return is_day and check in {97 - first % 97, 97 - (2_000_000_000 + first) % 97}


_Found = tuple[int, int, Kind, str]


def _numbers(rows: Sequence[str]) -> Iterator[_Found]:
    """Addresses, each once in a row, and numbers; what is one thing is not another as well."""
    for number, row in enumerate(rows):
        if not _is_worth_a_look(row):
            continue
        rest = _re("web").sub(_blank, row)
        addresses: dict[str, int] = {}
        for found in _re("mail").finditer(rest):
            addresses.setdefault(f"{found[1]}@{found[2]}".lower().strip("'"), found.start())
        own = ((address, start) for address, start in addresses.items() if not is_of_a_role(address))
        yield from ((number, start, Kind.MAIL, address) for address, start in own)
        rest = _re("mail").sub(_blank, rest)
        for found in _re("national").finditer(rest):
            if is_national("".join(found.groups())):
                yield number, found.start(), Kind.NATIONAL, ""
                rest = rest[: found.start()] + _blank(found) + rest[found.end() :]
        for found in _re("phone").finditer(rest):
            yield number, found.start(), Kind.PHONE, ""


def _addresses(rows: Sequence[str]) -> Iterator[_Found]:
    """Web addresses over a mail filter, and those with an address of mail in them."""
    for number, row in enumerate(rows):
        for found in _re("web").finditer(row) if "://" in row else ():
            if is_detour(found[0]):
                yield number, found.start(), Kind.DETOUR, found[0]
            else:
                own = (mail for mail in dict.fromkeys(mails_in(found[0])) if not is_of_a_role(mail))
                yield from ((number, found.start(), Kind.MAIL, mail) for mail in own)


def _is_worth_a_look(text: str) -> bool:
    """Whether a text can hold an address of mail or a number at all."""
    if "@" in text or (("(" in text or "[" in text or "{" in text) and _HIDDEN_AT.search(text)):
        return True
    figures = text.encode("utf-8", "replace").translate(None, _NO_FIGURES)
    return len(figures) >= 8 and bool(_EIGHT_FIGURES.search(text))


def _lists(text: str) -> Iterator[_Found]:
    """Who was there or excused, by name: on the row of the word, or on the rows below it."""
    folded = text.casefold()
    written = [word for word in (*_WORDS, *_COLUMNS) if word in folded]
    if not written:
        return
    rows = text.split("\n")
    likely = {number for word in written for number, row in enumerate(folded.split("\n")) if word in row}
    above = -NEAR
    for number, row in ((number, rows[number]) for number in sorted(likely)):
        if start := _re("present").match(row):
            inline = _behind(row[start.end() :])
            is_table = row.lstrip().startswith("|")
            if _are_names(inline) or ((is_table or not inline) and _are_names(list(_below(rows, number + 1)))):
                above = number
                yield number, start.start(1), Kind.PRESENT, ""
        elif number - above < NEAR:
            continue
        elif (start := _re("columns").search(row)) and _is_table_of_people(rows[number + 1 : number + 3]):
            yield number, start.start(1), Kind.PRESENT, ""


def _behind(text: str) -> list[list[str]]:
    """What stands on the row of the word: pieces between semicolons in their parts, or else each part alone."""
    if ";" in text:
        return [parts for piece in text.split(";") if (parts := _re("parts").split(_bare(piece))) != [""]]
    return [[part] for part in _re("parts").split(text) if _bare(part)]


def _is_table_of_people(below: Sequence[str]) -> bool:
    """Whether the dashes of a table and a row with anything in it stand below its first row, which has a first name."""
    return len(below) == 2 and bool(_re("dashes").match(below[0])) and bool(below[1].strip("|:- \t"))


def _below(rows: Sequence[str], start: int) -> Iterator[list[str]]:
    """The rows below a heading, each in parts, up to the next heading; past an empty row only a list goes on."""
    is_begun = is_broken = False
    for row in map(rows.__getitem__, range(start, len(rows))):
        if not row.strip():
            is_broken = is_begun
        elif _re("head").match(row) or (is_broken and not _re("row").match(row)) or _re("present").match(row):
            return
        elif _bare(row).strip("|:- "):
            is_begun = True
            parts = _re("parts").split(_bare(row))
            yield from [parts] if _re("row").match(row) else [[part] for part in parts if part.strip()]


def _are_names(items: Sequence[Sequence[str]]) -> bool:
    """Whether half of the items or more hold a name; two or more may have the last name first (`Peeters, An`)."""
    named = sum(any(_is_name(part) for part in item) for item in items)
    turned = sum(_is_turned(item) for item in items)
    named += turned if turned > 1 else 0
    return named > 0 and 2 * named >= len(items)


def _is_turned(item: Sequence[str]) -> bool:
    is_plain = len(item) > 1 and not any(_is_name(part) for part in item)
    return is_plain and _is_name(f"{_bare(item[1])} {_bare(item[0])}")


def _is_name(part: str) -> bool:
    bare = _bare(part)
    return bool(_re("name").match(bare)) and not _re("body").search(bare)


def _bare(text: str) -> str:
    """Without markup, bullets and what stands between parentheses."""
    return " ".join(_re("markup").sub(" ", text.strip()).split())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
