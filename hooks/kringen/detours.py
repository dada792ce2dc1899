"""Addresses that lead over the filter of a mail program: they hold the address of the colleague who got the mail.

The form for trekkers is given the same table, so that both find the same address behind one.
"""

from __future__ import annotations

import base64
import re
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlsplit

from kringen.problem import shown

DETOURS = (
    (r"(?:[a-z0-9-]+\.)*safelinks\.protection\.(?:outlook\.com|office365\.us|partner\.outlook\.cn)/", "query", "url"),
    (r"outlook\.(?:office|office365|live)\.com/mail/(?:[0-9]+/)?safelink\.html", "query", "url"),
    (r"outlook\.cloud\.microsoft/mail/(?:[0-9]+/)?safelink\.html", "query", "url"),
    (r"statics\.teams\.(?:cdn\.office\.net|microsoft\.com)/evergreen-assets/safelinks/", "query", "url"),
    (r"urldefense\.(?:proofpoint\.)?(?:com|us)/v1/url", "query", "u"),
    (r"urldefense\.(?:proofpoint\.)?(?:com|us)/v2/url", "dashes", "u"),
    (r"urldefense\.(?:proofpoint\.)?(?:com|us)/v3/__", "stars", ""),
    (r"linkprotect\.cudasvc\.com/url", "query", "a"),
    (r"(?:www\.)?google\.(?:com|be|nl|fr|de)/url", "query", "q"),
    (r"(?:www\.)?google\.(?:com|be|nl|fr|de)/url", "query", "url"),
    (r"l\.(?:facebook|instagram)\.com/", "query", "u"),
    (r"(?:www\.)?linkedin\.com/(?:safety/go|redir/redirect)", "query", "url"),
    (r"(?:[a-z0-9-]+\.)*(?:mimecast|mimecastprotect)\.com/s/", "", ""),
    (r"(?:[a-z0-9-]+\.)*(?:edgepilot\.com|protection\.sophos\.com|linklock\.titanhq\.com)/", "", ""),
    (
        r"(?:secure-web\.cisco\.com|protect\.checkpoint\.com|clicktime\.symantec\.com|url\.emailprotection\.link)/",
        "",
        "",
    ),
)
"""Behind `https://`: how such an address begins, how it holds the real one, and in which parameter.

`query` has it in a parameter; `dashes` too, with - and _ for % and /; `stars` in its path, with * for what stands behind
it in base64 (Proofpoint, "URL Defense decoder"); of the others only the service knows it.
"""

_ANY = re.compile(f"https?://(?:{'|'.join(start for start, _, _ in DETOURS)})", re.IGNORECASE)

_MOST = 4
"""How many filters one behind the other are followed."""


def direct(address: str) -> str:
    """The real address behind one that leads over a filter; any other address as it is."""
    for _ in range(_MOST):
        if not is_detour(address):
            break
        found = next(filter(None, _behind(address)), "")
        if not found:
            break
        address = found
    return address


def is_detour(address: str) -> bool:
    """Whether an address leads over a filter."""
    return bool(_ANY.match(address))


def detour_mistake(address: str) -> tuple[str, str]:
    """What is wrong with such an address, and the real one as cure."""
    real = direct(address)
    cure = f"schrijf {shown(real, 1000)}" if not is_detour(real) else "open het, en kopieer het adres uit de browser"
    return "dit adres loopt over een mailfilter, met het mailadres van wie de mail kreeg erin", cure


def _behind(address: str) -> list[str]:
    """What may be the address behind one."""
    found = []
    for start, how, name in DETOURS:
        if how and _begins(address, start):
            real = _with_stars(address) if how == "stars" else _parameter(address, name)
            if how == "dashes":
                real = unquote(real.replace("-", "%").replace("_", "/"))
            found.append(real if re.match(r"https?://[^\s/]", real, re.IGNORECASE) else "")
    return found


def _begins(address: str, start: str) -> bool:
    return bool(re.match(f"https?://{start}", address, re.IGNORECASE))


def _parameter(address: str, name: str) -> str:
    try:
        query = urlsplit(address.replace("&amp;", "&")).query
    except ValueError:
        return ""
    return dict(reversed(parse_qsl(query))).get(name, "").strip()


def _with_stars(address: str) -> str:
    """The address in the path of Proofpoint's third version; `*` stands for one sign, `**` and a letter for several."""
    found = re.match(r"(?:(?!/v3/__).)*/v3/__(.+?)__;([A-Za-z0-9_-]*)", address)
    if not found:
        return ""
    try:
        signs = iter(base64.urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4)).decode())
    except ValueError:
        return ""
    whole = re.sub(r"^(https?:/)(?!/)", r"\1/", found[1])
    return re.sub(r"\*(\*.)?", lambda star: "".join(islice(signs, _length(star[1]))), whole)


def _length(star: str | None) -> int:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return letters.find(star[1]) + 2 if star else 1
