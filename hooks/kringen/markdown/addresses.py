"""Which addresses a link in a contributed text may have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote

from pydantic_core import PydanticCustomError

from kringen.markdown.mistakes import LINK, LOST_LINK
from kringen.problem import Code, shown
from kringen.values.addresses import is_web_address, to_mail_address

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?=:)")
_HOST = re.compile(r"https?://[\w.-]+(?::[0-9]+)?(?:[/?#]|$)", re.IGNORECASE)
_INSIDE = re.compile(r"https?://(?:\w[\w-]*)(?::[0-9]{1,5})?(?:[/?#]|$)", re.IGNORECASE)
"""A host without a dot: a name in one network."""

_NO_HOST = re.compile(r"https?://(?!\w)", re.IGNORECASE)
_PHONE = re.compile(r"tel:\+?[0-9][0-9().-]{2,30}", re.IGNORECASE)
_MAIL = re.compile(r"mailto:([^?#]*)(?:\?[\w.~%!$'()*+,;=:@/?&-]*)?", re.IGNORECASE)


class Refused(Exception):
    """An address that a link may not have, or that leads nowhere."""

    def __init__(self, message: str, cure: str, code: Code = LINK) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.code = code


def _lost(message: str, cure: str) -> Refused:
    """An address that leads nowhere: it harms nobody, so the words stay."""
    return Refused(f"{message}: op de site staan de woorden zonder link", cure, LOST_LINK)


def address(written: str, anchors: Mapping[str, str]) -> str:
    """The address to publish: complete on the web, of mail or of a phone, or the id of a heading in the same text.

    `anchors` gives the id of each heading by the name that GitHub gives it. Raises Refused for any other address.
    """
    scheme = _SCHEME.match(written)
    kind = scheme[0].casefold() if scheme else ""
    if kind in ("http", "https"):
        return _web(written)
    if kind == "mailto":
        return _mail(written)
    if kind == "tel":
        return _phone(written)
    if written.startswith("#"):
        return _anchor(written, anchors)
    if not written:
        raise _lost("de link heeft geen adres", "schrijf het tussen de haakjes, zoals (https://www.v-ict-or.be/)")
    if kind and not re.match(r"[^:]*:\d", written):
        raise Refused(f'een link naar "{shown(written)}" kan hier niet', "een adres begint met https://")
    raise _lost(f'"{shown(written)}" is geen volledig adres', _completed(written))


def _web(written: str) -> str:
    if _INSIDE.match(written):
        cure = "zet het stuk zelf onder documenten, of haal de link weg"
        raise _lost(f'"{shown(written)}" opent enkel binnen uw eigen netwerk', cure)
    kind = _lost if _NO_HOST.match(written) else Refused
    refused = kind(f'"{shown(written)}" is geen webadres', "kopieer het volledige adres uit de browser")
    if not (is_web_address(written) and _HOST.match(written)):
        raise refused
    return written


def _mail(written: str) -> str:
    found = _MAIL.fullmatch(written)
    try:
        to_mail_address(found[1] if found else "")
    except PydanticCustomError:
        raise Refused(f'"{shown(written)}" is geen mailadres', "schrijf het zoals mailto:info@v-ict-or.be") from None
    return written


def _phone(written: str) -> str:
    if not _PHONE.fullmatch(written):
        raise Refused(f'"{shown(written)}" is geen telefoonnummer', "schrijf het zoals tel:+3215000000")
    return written


def _anchor(written: str, anchors: Mapping[str, str]) -> str:
    name = unquote(written[1:]).lower()
    if name not in anchors:
        cure = "schrijf # en de kop in kleine letters, met koppeltekens tussen de woorden"
        raise _lost(f'"{shown(written)}" is geen kop in deze tekst', cure)
    return f"#{anchors[name]}"


def _completed(written: str) -> str:
    """What a colleague probably meant with an address that is not complete."""
    if written.startswith("//"):
        return f"schrijf https://{shown(written.lstrip('/'))}"
    if re.match(r"www\.", written, re.IGNORECASE):
        return f"schrijf https://{shown(written)}"
    if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", written):
        return f"schrijf mailto:{shown(written)}"
    return "schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/"
