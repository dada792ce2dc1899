"""Addresses: of pages on the web, and of mail."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from kringen.detours import detour_mistake, is_detour
from kringen.problem import Code, nearest, shown
from kringen.values.mistake import mistake

WEB_ADDRESS = Code(
    "webadres",
    "Een webadres is niet volledig of niet juist.",
    "bron: www.v-ict-or.be",
    "Schrijf het volledige adres, zoals https://www.v-ict-or.be/.",
)
DETOUR = Code(
    "omweg",
    "Een webadres loopt over de filter van een mailprogramma, zoals Safe Links van Outlook. Zo'n adres werkt niet altijd, "
    "en het draagt het mailadres van wie de mail kreeg.",
    "bron: https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.v-ict-or.be%2F&data=05%7C01",
    "Schrijf het echte adres; de melding noemt het.",
)
MAIL_ADDRESS = Code(
    "mailadres",
    "Een mailadres is niet juist.",
    "contact: info(at)v-ict-or.be",
    "Schrijf een mailadres zoals info@v-ict-or.be.",
)

WRITTEN_WEB = re.compile(r"[Hh][Tt][Tt][Pp][Ss]?://|(?<![A-Za-z0-9_])[Ww]{3}\.")
"""What a reader takes for a web address in plain text; the form for trekkers is given the same pattern."""

LONGEST_ADDRESS = 2000
LONGEST_MAIL_ADDRESS = 254
"""RFC 5321, section 4.5.3.1.3: a path of 256 with its angle brackets."""


def to_web_address(text: object) -> object:
    """A complete http or https address (RFC 3986) that a browser opens on another host."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if is_detour(text):
        raise mistake(DETOUR, *detour_mistake(text))
    if text[:4].casefold() == "www.":
        raise mistake(WEB_ADDRESS, f'"{shown(text)}" is geen volledig webadres', f"schrijf https://{shown(text)}")
    if not is_web_address(text):
        raise mistake(WEB_ADDRESS, f'"{shown(text)}" is geen webadres', _web_cure(text))
    return text


ON_REQUEST = "op aanvraag"
"""What stands where a join link could: who wants to take part online asks the circle for it."""


def to_join_link(text: object) -> object:
    """A web address at which one takes part, or `op aanvraag`."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if text == ON_REQUEST:
        return text
    if not is_web_address(text) and nearest(text, [ON_REQUEST]):
        raise mistake(WEB_ADDRESS, f'"{shown(text)}" is geen webadres', f"schrijf {ON_REQUEST}")
    return to_web_address(text)


def to_mail_address(text: object) -> object:
    """A mail address (the common part of RFC 5321, as HTML's input type=email takes it)."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if len(text) > LONGEST_MAIL_ADDRESS or not _MAIL.fullmatch(text):
        raise mistake(MAIL_ADDRESS, f'"{shown(text)}" is geen mailadres', _mail_cure(text))
    return text


def to_contact(text: object) -> object:
    """An address to click on: a web address, or a mail address with or without `mailto:`; given back with its scheme."""
    if not isinstance(text, str):
        return text
    text = text.strip()
    if text[:7].casefold() == "mailto:":
        return f"mailto:{to_mail_address(text[7:])}"
    if "@" in text.split("/")[0]:
        return f"mailto:{to_mail_address(text)}"
    if not re.match(r"www\.|[a-z]+:", text, re.IGNORECASE):
        cure = "schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be"
        raise mistake(WEB_ADDRESS, f'"{shown(text)}" is geen webadres of mailadres', cure)
    return to_web_address(text)


MAIL_PATTERN = (
    r"(?=.{1,64}@)[A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_MAIL = re.compile(MAIL_PATTERN)
_HOST = re.compile(r"(?:\w(?:[\w-]{0,61}\w)?\.)+\w(?:[\w-]{0,61}\w)?\.?")
_ORDINARY = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)++[a-z]{2,24}(?:/[A-Za-z0-9/.,_~%+=?&#-]*+)?+"
)
"""An address that nothing can be wrong with; most are such, and need no taking apart."""

_NOT_IN_ADDRESS = re.compile(r"[\s<>\"`\\^{}|]")


def is_web_address(text: str) -> bool:
    """Whether a text is a complete web address, wherever it leads."""
    return bool(len(text) <= LONGEST_ADDRESS and _ORDINARY.fullmatch(text)) or _is_sound(text)


def _is_sound(text: str) -> bool:
    """As `is_web_address`, taken apart."""
    if len(text) > LONGEST_ADDRESS or _NOT_IN_ADDRESS.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        host.encode("idna")
    except (ValueError, UnicodeError):
        return False
    return parts.scheme in {"http", "https"} and "@" not in parts.netloc and bool(_HOST.fullmatch(host))


def _web_cure(text: str) -> str:
    """What is wrong with an address, or what it should begin with."""
    inside = re.search(r"https?://[^\s<>()\[\]\"']+", text[:LONGEST_ADDRESS])
    if not re.match(r"https?:", text, re.IGNORECASE):
        meant = inside[0] if inside else f"https://{text}" if "/" in text else ""
        return f"schrijf {shown(meant)}" if is_web_address(meant) else "een webadres begint met https://"
    if len(text) > LONGEST_ADDRESS:
        return f"een adres heeft ten hoogste {LONGEST_ADDRESS} tekens"
    if found := _NOT_IN_ADDRESS.search(text):
        return "een adres heeft geen spaties" if found[0].isspace() else f"een adres heeft geen {found[0]}"
    if "@" in "".join(text.split("/")[2:3]):
        return "laat de naam en het wachtwoord voor het @ weg"
    return "kijk het adres na, zoals https://www.v-ict-or.be/"


def _mail_cure(text: str) -> str:
    """The mail address that a text means, or an example."""
    plain = re.sub(r" ?[(\[{] ?(?:at|apenstaartje) ?[)\]}] ?", "@", text[: 2 * LONGEST_MAIL_ADDRESS])
    inside = re.search(r"<([^<>]+)>", plain)
    meant = re.sub(r"^mailto:", "", inside[1] if inside else plain, flags=re.IGNORECASE).partition("?")[0]
    return f"schrijf {meant}" if _MAIL.fullmatch(meant) else "schrijf het zoals info@v-ict-or.be"
