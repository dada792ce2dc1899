"""The way to a page from the top, as the page itself shows it."""

from __future__ import annotations

from kringen.linked.thing import Thing, thing
from kringen.pages.edition import Edition
from kringen.pages.page import Page, web_address


def breadcrumbs(edition: Edition, page: Page) -> Thing:
    """The trail of a page; its last item is the page itself."""
    items = [
        thing("ListItem", position=position, name=name, item=web_address(uri or page.uri, page.uri, edition.settings))
        for position, (name, uri) in enumerate(page.trail, 1)
    ]
    return thing("BreadcrumbList", itemListElement=items)
