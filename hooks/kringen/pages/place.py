"""Generated parts take the place of their markers in the HTML of a hand-written page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kringen.edition.page import Part
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
