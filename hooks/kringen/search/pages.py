"""The pages that are searched by their headings: those written by hand, and those that are made and say what they answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kringen.edition import Edition
from kringen.edition.page import PageRecipe, address_of
from kringen.markdown import excerpt
from kringen.model import ContentPage, PageSection, PartName
from kringen.pages.speakers import speaker_sections
from kringen.search.rows import Row

LONGEST = 400
"""How many characters of what stands under a heading can be searched."""


def page_rows(edition: Edition, recipes: Iterable[PageRecipe]) -> Iterator[Row]:
    """Address, title, and its sections: anchor, heading, other words, text."""
    written = {
        page.uri: (page.title, _sections(edition, page)) for page in edition.site.pages if page.uri != "index.md"
    }
    made = {recipe.uri: (recipe.sections[0].heading, recipe.sections) for recipe in recipes if recipe.sections}
    for uri, (title, sections) in sorted((made | written).items()):
        rows = [[each.anchor, each.heading, ", ".join(each.words), excerpt(each.text, LONGEST)] for each in sections]
        yield [address_of(uri), title, rows]


def _sections(edition: Edition, page: ContentPage) -> tuple[PageSection, ...]:
    """What a person wrote, and the organisations below it on the page of speakers."""
    return (*page.sections, *(speaker_sections(edition) if PartName.SPEAKERS in page.parts else ()))
