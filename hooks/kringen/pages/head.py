"""What stands in the head of a page, out of sight: links to its feeds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kringen.edition import environment
from kringen.edition.page import HeadLink, relative_address


def head_links(uri: str, links: Iterable[HeadLink]) -> str:
    """The `<link>` elements of a page, escaped, with addresses relative to it."""
    return _drawn(tuple((link.rel, link.type, link.title, relative_address(link.uri, uri)) for link in links))


@lru_cache(maxsize=1_024)
def _drawn(links: tuple[tuple[str, str, str, str], ...]) -> str:
    """The elements; all meetings of a circle have the same, because their addresses are relative."""
    return environment().get_template("hoofdlinks.html").render(links=links).strip()
