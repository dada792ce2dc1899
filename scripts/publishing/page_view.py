"""What one built page holds: its links and ids, and everything in it that may run, fetch, redirect or submit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kringen.markup import Stray, Tag, pieces

_LINKS = ("href", "src", "action", "formaction")
_FETCHING = frozenset(
    {"srcset", "imagesrcset", "ping", "poster", "background", "data", "manifest", "xlink:href", "srcdoc"}
)
"""Attributes that fetch or hold a page, and that no page of ours has."""

_FRAMES = frozenset(
    {"base", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe", "audio", "video"}
)
"""Elements that show another page or move every link, and that no page of ours has."""

_SCHEMES = re.compile(r"(?:https?://[^/\s]|mailto:[^/\s]|tel:[+0-9]|webcal://[a-z0-9])", re.IGNORECASE)
_RELATIVE = re.compile(r"(?!//|[^/?#]*:)[^\s\\<>\"\x00-\x20\x7f]*")
_REFRESH = re.compile(r"0; url=(.+)")


@dataclass
class PageView:
    """One page as it was read."""

    links: list[str] = field(default_factory=list)
    """Every address in it."""

    ids: set[str] = field(default_factory=set)
    policies: list[str] = field(default_factory=list)
    has_title: bool = False
    faults: set[str] = field(default_factory=set)
    """What may not stand in it, each as a Dutch sentence."""


def view(markup: str) -> PageView:
    """Reads a page by the strict grammar, so that nothing in it is one thing here and another in a browser."""
    page = PageView()
    names = set()
    refreshes: list[str] = []
    for piece in pieces(markup):
        if isinstance(piece, Stray):
            page.faults.add(f'"{piece.text[:30]}" is geen juist geschreven HTML')
        elif not piece.is_end:
            names.add(piece.name)
            page.has_title |= piece.name == "title"
            page.ids |= {piece.attributes[name] for name in ("id", "name") if name in piece.attributes}
            page.faults |= {f"<{piece.name}> heeft {each}" for each in _own(piece)}
            page.faults |= {*_outside(piece)}
            page.links += [piece.attributes[name] for name in _LINKS if name in piece.attributes]
            if "http-equiv" in piece.attributes:
                refreshes += _equivalent(piece, page)
    if refreshes and ("article" in names or len(refreshes) > 1):
        page.faults.add("de pagina stuurt bezoekers door naar een andere")
    return page


def _equivalent(tag: Tag, page: PageView) -> Iterator[str]:
    """Judges what counts as a header: the policy, and the way on from a page that only leads to another one of the site."""
    kind, content = tag.attributes["http-equiv"].lower(), tag.attributes.get("content", "")
    found = _REFRESH.fullmatch(content)
    if kind == "content-security-policy":
        page.policies.append(content)
    elif kind == "refresh" and found and _RELATIVE.fullmatch(found[1]):
        page.links.append(found[1])
        yield found[1]
    else:
        page.faults.add(f'<{tag.name}> heeft http-equiv="{kind}", en dat mag hier niet')


def _own(tag: Tag) -> Iterator[str]:
    """What stands in a page itself and what its policy forbids; data in a <script> is no script."""
    values = tag.attributes
    if tag.name == "style" or "style" in values:
        yield "een eigen stijl, en die werkt hier niet"
    is_data = values.get("type", "").lower() in {"application/json", "application/ld+json"}
    if (tag.name == "script" and "src" not in values and not is_data) or any(name.startswith("on") for name in values):
        yield "een eigen script, en dat werkt hier niet"
    yield from (f"{name}, en dat mag hier niet" for name in sorted(_FETCHING & values.keys()))
    yield from (f"{name} twee keer" for name in tag.twice)


def _outside(tag: Tag) -> Iterator[str]:
    """What a page shows or fetches of elsewhere, and addresses that a browser does not simply open."""
    values = tag.attributes
    if tag.name in _FRAMES:
        yield f"<{tag.name}> mag hier niet"
    for name in (name for name in _LINKS if name in values):
        address = values[name]
        is_inside = bool(_RELATIVE.fullmatch(address))
        may_be_elsewhere = tag.name == "a" or (tag.name == "link" and _names_a_page(values))
        if not is_inside and not may_be_elsewhere:
            yield f'<{tag.name}> haalt of stuurt iets naar een andere plaats: "{address[:60]}"'
        elif not is_inside and not _SCHEMES.match(address):
            yield f'het adres "{address[:60]}" begint niet met https, mailto, tel of webcal'


def _names_a_page(values: Mapping[str, str]) -> bool:
    """Whether a <link> only names a page or feed, so that a browser fetches nothing of itself."""
    return set(values.get("rel", "").lower().split()) <= {"canonical", "alternate", "author", "license"}
