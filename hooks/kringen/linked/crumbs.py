"""The way to a page from the top, as the page itself shows it."""

from __future__ import annotations

from kringen.edition import Edition
from kringen.edition.page import Trail, web_address
from kringen.linked.thing import Thing, thing


def breadcrumbs(edition: Edition, page: str, trail: Trail) -> Thing:
    """The trail of the page with this uri; its last item is the page itself."""
    items = [
        thing("ListItem", position=position, name=name, item=web_address(uri or page, page, edition.settings))
        for position, (name, uri) in enumerate(trail, 1)
    ]
    return thing("BreadcrumbList", itemListElement=items)
