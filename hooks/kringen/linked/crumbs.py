"""The way to a page from the top, as the page itself shows it."""

from __future__ import annotations

from kringen.linked.thing import Thing, thing
from kringen.pages.edition import Edition
from kringen.pages.page import Trail, web_address


def breadcrumbs(edition: Edition, page: str, trail: Trail) -> Thing:
    """The trail of the page with this uri; its last item is the page itself."""
    items = [
        thing("ListItem", position=position, name=name, item=web_address(uri or page, page, edition.settings))
        for position, (name, uri) in enumerate(trail, 1)
    ]
    return thing("BreadcrumbList", itemListElement=items)
