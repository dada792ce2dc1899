"""What stands in the head of a page, out of sight: links to its feeds."""

from __future__ import annotations

from collections.abc import Iterable

from kringen.pages.edition import environment
from kringen.pages.page import HeadLink, relative_address


def head_links(uri: str, links: Iterable[HeadLink]) -> str:
    """The `<link>` elements of a page, escaped, with addresses relative to it."""
    template = environment().get_template("hoofdlinks.html")
    return template.render(links=links, address=lambda target: relative_address(target, uri)).strip()
