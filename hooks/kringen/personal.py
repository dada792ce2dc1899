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


_UP, _LOW = "A-ZÀ-ÖØ-ÞĆČĐİŁŚŞŠŻŽ", "a-zà-öø-ÿćčđğıłśşšżž"
_FIRST = rf"(?:[{_UP}][{_LOW}]+(?:-[{_UP}][{_LOW}]+)*|[{_UP}]\.(?:-?[{_UP}]\.)*)"
_SMALL = "(?: (?:[Vv]an(?:de[nr]?)?|[Dd]e[nr]?|[Tt]e[nr]?|[Ll][ae]|[Dd][iu]|[Ee]l|[Aa]l|'t))"
_LAST = rf"(?: (?:[dD]['’])?[{_UP}][{_UP}{_LOW}'’]+(?:-[{_UP}][{_UP}{_LOW}'’]+)*)"
_TITLE = r"(?:[Dd]hr|[Dd]e heer|[Mm]evr(?:ouw)?|[Mm]w|[Dd]r|[Ii]r|[Ii]ng|[Pp]rof)\.?"
_GAP = r"[ \u00a0/.-]{0,3}"
_PAIRS = r"[0-9]{2}[ \u00a0.-]?[0-9]{2}[ \u00a0.-]?[0-9]{2}"
_THREES = r"[0-9]{3}[ \u00a0.-]?[0-9]{3}"
_START = r"(?<![A-Za-z0-9_+])(?<![0-9][.,/:-])"
_ENTERPRISE = "(?<!BE )(?<!KBO )(?<!btw )(?<!ondernemingsnummer )(?<!ondernemingsnummer: )(?!0[0-9]{3}[.][0-9]{3}[.][0-9]{3}(?![0-9]))"
_END = r"(?![.,/-]?[0-9])(?![A-Za-z_])"

PATTERNS = {
    "web": r"https?://[^\s<>()]*",
    "mail": (
        r"(?<![A-Za-z0-9_.+'-])([A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*)"
        r"(?:@| ?[(\[{] ?(?:[aA][tT]|apenstaartje) ?[)\]}] ?)"
        r"(?![0-9]x\.)((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24})(?![A-Za-z0-9_-])"
    ),
    "national": (
        r"(?<![0-9+])(?<![0-9][.,/-])([0-9]{2})[. -]?([0-9]{2})[. -]?([0-9]{2})[ .-]{0,3}([0-9]{3})[. -]?([0-9]{2})"
        r"(?![.,/-]?[0-9])"
    ),
    "phone": "|".join(
        (
            rf"{_START}\(?0[2349]\)?{_GAP}[1-9][0-9]{{2}}[ \u00a0.-]?[0-9]{{2}}[ \u00a0.-]?[0-9]{{2}}{_END}",
            rf"{_START}{_ENTERPRISE}\(?0(?:1[0-9]|[56][0-9]|7[1-7]|8[1-9])\)?{_GAP}(?!0)(?:{_PAIRS}|{_THREES}){_END}",
            rf"{_START}{_ENTERPRISE}04[5-9][0-9]{_GAP}(?:{_PAIRS}|{_THREES}){_END}",
            rf"(?<![A-Za-z0-9_])(?:\+|00)32{_GAP}(?:\(0\) ?)?(?!70|78|800|90)[1-9](?:{_GAP}[0-9]){{7,8}}{_END}",
            rf"(?<![A-Za-z0-9_])(?:\+(?!32|10)[1-9]|00(?:31|33|352|44|49))(?:[ \u00a0/.()-]{{0,2}}[0-9]){{8,13}}{_END}",
        )
    ),
    "present": (
        r"^[\s>#*_+|-]*(?:[0-9]{1,2}[.)] *)?(?:(?:lijst|overzicht) (?:van|met) |waren )?(?:de )?"
        r"(aanwezig(?:en|heden|heidslijst)?|deelnemers(?:lijst)?|verontschuldigd(?:en)?|afwezig(?:en)?)(?![A-Za-z])"
        r"(?:[\s*_#()0-9.]*$|[^:|.!?]{0,40}[:|])"
    ),
    "row": r"^[\s>]*(?:[*+|-]|[0-9]{1,3}[.)])",
    "head": r"^ {0,3}#",
    "parts": r"[,;|•·\t]| en | & | [–—:-] |: ",
    "markup": r"\([^)]*\)|[*_`\[\]#>]|^[\s+|-]+|^[0-9]{1,3}[.)]",
    "name": rf"^(?:(?:{_TITLE} )?{_FIRST}(?: {_FIRST})?{_SMALL}{{0,3}}{_LAST}{{1,2}}|{_TITLE}{_SMALL}{{0,3}}{_LAST})$",
    "body": (
        r"(?:^| )(?:stad|gemeente|ocmw|lokaal|bestuur|besturen|provincie|regio|dienst|team|afdeling|politie|politiezone|"
        r"brandweer|brandweerzone|hulpverleningszone|zone|agentschap|digitaal|vlaanderen|vlaamse?|kenniskring|kring|"
        r"intercommunale|universiteit|hogeschool|sint|nieuwe?|alle|vertegenwoordigers?)(?: |$)|^(?:de(?! heer)|het) "
    ),
}
"""Each pattern by its name; `present`, `body` and `head` take no notice of capitals."""

_FOLDED = {"present", "body", "head"}


@cache
def _re(name: str) -> re.Pattern[str]:
    """One of them, made when it is first needed: most texts need none, and all of them take 7 ms."""
    return re.compile(PATTERNS[name], re.IGNORECASE if name in _FOLDED else 0)


_CODE = re.compile("%([0-7][0-9A-Fa-f])")
_HIDDEN_AT = re.compile(r"[(\[{] ?(?:[aA][tT]|apen)")
_EIGHT_FIGURES = re.compile(r"[0-9](?:[^0-9]{0,5}[0-9]){7}")
_NO_FIGURES = bytes(sorted({*range(256)} - {*b"0123456789"}))
_WORDS = ("aanwezig", "deelnemers", "verontschuldigd", "afwezig")
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
        yield from ((number, start, Kind.MAIL, address) for address, start in addresses.items())
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
                yield from ((number, found.start(), Kind.MAIL, mail) for mail in dict.fromkeys(mails_in(found[0])))


def _is_worth_a_look(text: str) -> bool:
    """Whether a text can hold an address of mail or a number at all."""
    if "@" in text or (("(" in text or "[" in text or "{" in text) and _HIDDEN_AT.search(text)):
        return True
    figures = text.encode("utf-8", "replace").translate(None, _NO_FIGURES)
    return len(figures) >= 8 and bool(_EIGHT_FIGURES.search(text))


def _lists(text: str) -> Iterator[_Found]:
    """Who was there or excused, by name: on the row of the word, or on the rows below it."""
    folded = text.casefold()
    written = [word for word in _WORDS if word in folded]
    if not written:
        return
    rows = text.split("\n")
    likely = {number for word in written for number, row in enumerate(folded.split("\n")) if word in row}
    for number, row in ((number, rows[number]) for number in sorted(likely)):
        if start := _re("present").match(row):
            inline = [[part] for part in _re("parts").split(row[start.end() :]) if _bare(part)]
            is_table = row.lstrip().startswith("|")
            if _are_names(inline) or ((is_table or not inline) and _are_names(list(_below(rows, number + 1)))):
                yield number, start.start(1), Kind.PRESENT, ""


def _below(rows: Sequence[str], start: int) -> Iterator[list[str]]:
    """The rows below a heading, each in parts, up to the next heading; past an empty row only a list goes on."""
    is_begun = is_broken = False
    for row in rows[start:]:
        if not row.strip():
            is_broken = is_begun
        elif _re("head").match(row) or (is_broken and not _re("row").match(row)) or _re("present").match(row):
            return
        elif _bare(row).strip("|:- "):
            is_begun = True
            parts = _re("parts").split(_bare(row))
            yield from [parts] if _re("row").match(row) else [[part] for part in parts if part.strip()]


def _are_names(items: Sequence[Sequence[str]]) -> bool:
    """Whether half of the items or more hold a name."""
    named = sum(any(_is_name(part) for part in item) for item in items)
    return named > 0 and 2 * named >= len(items)


def _is_name(part: str) -> bool:
    bare = _bare(part)
    return bool(_re("name").match(bare)) and not _re("body").search(bare)


def _bare(text: str) -> str:
    """Without markup, bullets and what stands between parentheses."""
    return " ".join(_re("markup").sub(" ", text.strip()).split())


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
