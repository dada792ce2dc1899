"""Addresses that once were published and moved: a small page for each, so that they keep working."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kringen.edition import Edition, environment
from kringen.edition.page import FileRecipe, address_of, file_of, relative_address
from kringen.model import Circle
from kringen.pages.circles import circle_description
from kringen.pages.meetings import description
from kringen.pages.software import moved_programs


@dataclass(frozen=True)
class _Moved:
    """A page that has another address now."""

    old: str
    """Its uri of before."""

    new: str
    """Its uri of today."""

    title: str
    description: str
    """What whoever shares the old address shows of it."""

    anchor: str = ""
    """Where on the new page; empty for its beginning."""


def redirects(edition: Edition) -> Iterator[FileRecipe]:
    """For each former name of a circle: its page, its archive and its meetings; and the addresses of programs without a page."""
    for circle in edition.site.circles:
        for former in circle.former_slugs:
            for moved in _moved(edition, circle, former):
                yield FileRecipe(file_of(moved.old), partial(_redirect, edition, moved))
    for old, new, anchor, name in moved_programs(edition):
        moved = _Moved(old, new, name, f"{name}: wat op de regionale kenniskringen ter sprake kwam.", anchor)
        yield FileRecipe(file_of(old), partial(_redirect, edition, moved))


def _moved(edition: Edition, circle: Circle, former: str) -> Iterator[_Moved]:
    name = f"Kenniskring {circle.name}"
    yield _Moved(f"kringen/{former}.md", circle.uri, name, circle_description(edition, circle))
    archive = f"Bijeenkomsten van {circle.name}"
    old, new = (f"bijeenkomsten/{slug}/index.md" for slug in (former, circle.slug))
    yield _Moved(old, new, archive, f"{archive}: voorbije bijeenkomsten van de kring, met hun verslagen.")
    for meeting in edition.site.meetings_by_folder.get(circle.slug, ()):
        card = edition.card(meeting)
        old = f"bijeenkomsten/{former}/{meeting.slug}.md"
        yield _Moved(old, meeting.uri, card.title, description(card))


def _redirect(edition: Edition, moved: _Moved) -> bytes:
    template = environment().get_template("verwijzing.html")
    anchor = f"#{moved.anchor}" if moved.anchor else ""
    address, target = relative_address(moved.new, moved.old) + anchor, address_of(moved.new)
    return template.render(moved=moved, address=address, target=target, settings=edition.public).encode()
