"""A meeting, a municipality and a page as rows of an index; zoekindex.js reads them by their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kringen.areas import coverage, former_names
from kringen.edition import Edition, title_of
from kringen.edition.page import PageRecipe, address_of
from kringen.markdown import excerpt
from kringen.model import ContentPage, Meeting, PageSection, PartName
from kringen.pages.speakers import speaker_sections

REPORT, CANCELLED, MOVED, POSTPONED = 1, 2, 4, 8
"""What is true of a meeting, added up."""

LONGEST = 400
"""How many characters of what stands under a heading of a page can be searched."""

Row = list[object]


def meeting_row(edition: Edition, meeting: Meeting, circles: Mapping[str, int], topics: Mapping[str, int]) -> Row:
    """Address (empty when it is the first circle and the day, as of most), title, day, circles and topics by number, place, and what is true."""
    is_usual = (meeting.circle, meeting.slug) == (meeting.circles[0], str(meeting.when))
    return [
        "" if is_usual else meeting.id,
        title_of(meeting, edition.site.circle_by_slug[meeting.convener]),
        str(meeting.when),
        [circles[slug] for slug in meeting.circles],
        [topics[slug] for slug in meeting.topics],
        meeting.host or meeting.location or ("Online" if meeting.online else ""),
        REPORT * meeting.has_report
        + CANCELLED * meeting.is_cancelled
        + MOVED * meeting.is_moved
        + POSTPONED * meeting.is_postponed,
    ]


def town_rows(edition: Edition, circles: Mapping[str, int]) -> Iterator[Row]:
    """The municipalities: names, the one of today first, former and French ones too, postal codes, and circles by number."""
    register, today = edition.site.register, edition.today
    covering = coverage(edition.site, today)
    former = former_names(register, today)
    for town in register.valid(today):
        names = dict.fromkeys((town.name, *former.get(town, ()), *register.other_names_of(town, today)))
        yield [";".join(names), " ".join(town.postal_codes), [circles[each.slug] for each in covering.get(town, ())]]


def neighbour_rows(edition: Edition) -> Iterator[Row]:
    """The municipalities of Brussels, which lie in no region: names and postal codes."""
    for town in edition.site.register.brussels:
        yield [";".join((town.name, *town.other_names)), " ".join(town.postal_codes)]


def page_rows(edition: Edition, recipes: Iterable[PageRecipe]) -> Iterator[Row]:
    """The pages written by hand, and those that are made and say what they answer: address, title, and sections.

    A section is its anchor, heading, other words and text.
    """
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
