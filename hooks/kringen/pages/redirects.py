"""Addresses that once were published and moved: a small page for each, so that they keep working."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kringen.edition import Edition, environment
from kringen.edition.page import FileRecipe, file_of, relative_address
from kringen.model import Circle


def redirects(edition: Edition) -> Iterator[FileRecipe]:
    """For each former name of a circle: its page, its archive and its meetings."""
    for circle in edition.site.circles:
        for former in circle.former_slugs:
            for old, new in _moved(edition, circle, former):
                yield FileRecipe(file_of(old), partial(_redirect, old, new, circle.name))


def _moved(edition: Edition, circle: Circle, former: str) -> Iterator[tuple[str, str]]:
    yield f"kringen/{former}.md", circle.uri
    yield f"bijeenkomsten/{former}/index.md", f"bijeenkomsten/{circle.slug}/index.md"
    for meeting in edition.site.meetings:
        if meeting.circle == circle.slug:
            yield f"bijeenkomsten/{former}/{meeting.slug}.md", meeting.uri


def _redirect(old: str, new: str, title: str) -> bytes:
    template = environment().get_template("verwijzing.html")
    return template.render(title=title, address=relative_address(new, old)).encode()
