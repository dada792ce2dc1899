"""What is put into the HTML of a page once it is drawn: generated parts for their markers, the links in its head."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from kringen.edition import environment
from kringen.edition.page import HeadLink, Part, relative_address
from kringen.source.sections import WORDS

_ID = re.compile(r'\bid="([^"]+)"')
_MARKER = re.compile(r"<!-- deel: ([a-z-]+) -->")


def insert(html: str, parts: Iterable[Part]) -> str:
    """The page with each `<!-- deel: naam -->` replaced by the part of that name."""
    by_name = {str(part.name): part.html for part in parts}
    return _MARKER.sub(lambda marker: by_name.get(marker[1], marker[0]), html)


def reachable(html: str) -> str:
    """The page with each block of code within reach of the keyboard, because on a phone it scrolls (WCAG 2.1.1)."""
    return html.replace("<pre><code", '<pre><code tabindex="0"')


def without_search_words(html: str) -> str:
    """The page without the words that only the search reads."""
    return WORDS.sub("", html)


def anchors(html: str) -> set[str]:
    """The ids in a page, where a link can lead to."""
    return set(_ID.findall(html))


def head_links(uri: str, links: Iterable[HeadLink]) -> str:
    """The `<link>` elements of a page, escaped, with addresses relative to it."""
    return _drawn(tuple((link.rel, link.type, link.title, relative_address(link.uri, uri)) for link in links))


@lru_cache(maxsize=1_024)
def _drawn(links: tuple[tuple[str, str, str, str], ...]) -> str:
    """The elements; all meetings of a circle have the same, because their addresses are relative."""
    return environment().get_template("hoofdlinks.html").render(links=links).strip()
