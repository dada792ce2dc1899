"""Addresses that look like another one: a host in letters of several scripts, or a bare number instead of a name."""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from kringen.model import Keys, Meeting, Site, read_by
from kringen.problem import Code, Level, Mark, Problem
from kringen.rules.rule import rule
from kringen.values import ADDRESSES

MISLEADING = Code(
    "adres-misleidend",
    "In een webadres staan letters uit verschillende schriften. Zo kan het voor een ander adres doorgaan.",
    "bron: https://xn--v-ct-or-sog.be/",
    "Kijk na waar het adres naartoe leidt, en schrijf het met de naam van de website.",
    Level.WARNING,
)
NUMERIC = Code(
    "adres-getal",
    "In een webadres staat een getal in plaats van een naam. Niemand ziet van wie het is, en het loopt dood zodra dat getal "
    "van eigenaar wisselt.",
    "online: https://192.0.2.7/overleg",
    "Schrijf het adres met de naam van de website.",
    Level.WARNING,
)
NUMERIC_HOST = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)\.?$")
"""A host that ends in a number is one (WHATWG URL, section 3.5, "ends in a number checker"); the form has the same pattern."""

NUMERIC_SAID = "dit adres is een getal en geen naam", "schrijf het adres met de naam van de website"
"""What is wrong with such an address, and what to do."""

_LINK = re.compile(r'<a [^>]*href="(https?://[^"]+)"', re.IGNORECASE)


@rule(MISLEADING, NUMERIC)
def addresses_are_what_they_seem(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The host of a web address is a name, in letters of one script."""
    for circle in site.circles:
        if circle.source and (said := _misleading(circle.source)):
            code, message, cure = said
            yield circle.problem(code, message, "bron", cure=cure)
    for meeting in site.meetings:
        for keys, address in _in_fields(meeting):
            if said := _misleading(address):
                code, message, cure = said
                yield meeting.problem(code, message, *keys, cure=cure)
        for address in dict.fromkeys(html.unescape(each) for each in _in_text(meeting)):
            if said := _misleading(address):
                yield Problem(meeting.origin.path, _place(meeting, address), *said)


def _misleading(address: str) -> tuple[Code, str, str] | None:
    """Which mistake the host of an address is, what is wrong with it, and what to do; None when nothing is."""
    try:
        host = urlsplit(address).hostname or ""
        ascii_host = host.encode("idna").decode() if not host.isascii() else host
        letters = host if not host.isascii() else host.encode().decode("idna") if "xn--" in host else ""
    except (ValueError, UnicodeError):
        return MISLEADING, "dit adres kan niet gelezen worden", "kopieer het opnieuw uit de browser"
    if ":" in host or NUMERIC_HOST.search(host):
        return NUMERIC, *NUMERIC_SAID
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters if letter.isalpha()}
    if len(scripts) > 1:
        message = f"in dit adres staan letters uit verschillende schriften; het is eigenlijk {ascii_host}"
        return MISLEADING, message, "kijk na of het naar de juiste website leidt"
    return None


def _in_fields(meeting: Meeting) -> Iterator[tuple[Keys, str]]:
    """The web addresses in the fields of a meeting, with the keys that lead to each."""
    yield from ((keys, each) for keys, each in read_by(meeting, *ADDRESSES) if each.lower().startswith("http"))


def _in_text(meeting: Meeting) -> Iterator[str]:
    for part in (meeting.body.intro, meeting.body.agenda, meeting.body.report):
        if part and "://" in part.html:
            yield from _LINK.findall(part.html)


def _place(meeting: Meeting, address: str) -> Mark:
    """Where an address stands in the file, as far as it is written there as it is published; else where the file begins."""
    host = address.split("/")[2]
    for line, row in enumerate(meeting.origin.text.split("\n"), 1):
        for written in (address, host):
            if written in row:
                return Mark(line, row.index(written) + 1)
    return Mark()
