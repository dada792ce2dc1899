"""The page of search results: empty until a script fills it, with ways to browse for who has none."""

from __future__ import annotations

from kringen.edition import Edition
from kringen.edition.page import Page

SEARCH = "zoeken.md"


def search_page(edition: Edition) -> Page:
    """The page on which results are listed."""
    return edition.page(
        SEARCH,
        "zoeken.html",
        title="Zoeken",
        description="Zoek in de kringen, de onderwerpen, de bijeenkomsten en de verslagen van de kenniskringen.",
    )
