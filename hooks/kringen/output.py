"""The whole site at one moment: every page, part and file, for whoever writes them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kringen import hints, rules, source, transfer
from kringen.api.documentation import documentation_parts
from kringen.api.files import api_files, api_uris
from kringen.feeds import feed_files
from kringen.history import UNKNOWN, History
from kringen.linked import LinkedData, linked_data
from kringen.memo import Memo
from kringen.model import Site
from kringen.pages import channels, circles, finder, followup, lists, maps, meetings, parts, pictures, redirects, topics
from kringen.pages.edition import Edition
from kringen.pages.form import form_files, form_uris
from kringen.pages.page import HeadLink, Page, Part, PlainFile, Settings
from kringen.pages.robots import robots
from kringen.pages.searching import SEARCH, search_page
from kringen.problem import Code
from kringen.search import archive_files, search_index

CODES: tuple[Code, ...] = (*source.CODES, *rules.CODES, *hints.CODES, *transfer.CODES)
"""Every kind of mistake the system can name, and every kind of hint."""


@dataclass(frozen=True)
class Output:
    """All that generation yields, in a fixed order."""

    pages: tuple[Page, ...]
    parts: tuple[Part, ...]
    files: tuple[PlainFile, ...]
    linked_data: tuple[LinkedData, ...]
    links: tuple[HeadLink, ...]
    """What the head of every page links to, after its own links."""

    @property
    def uris(self) -> frozenset[str]:
        """The addresses of everything generated."""
        return frozenset([*(page.uri for page in self.pages), *(file.uri for file in self.files)])


def generate(
    site: Site,
    now: dt.datetime,
    settings: Settings,
    history: History = UNKNOWN,
    originals: Mapping[str, str] = MappingProxyType({}),
    memo: Memo | None = None,
) -> Output:
    """Every generated page, part and file of a site without errors; equal arguments give equal bytes.

    `memo` keeps what was drawn, and changes nothing but the time it takes. `now` knows its zone. `originals` are the texts of the meetings' files by path; the form offers only those to change.
    Raises NoSuchPage when a template links to a page that does not exist.
    """
    edition = replace(edition_of(site, now, settings, history, originals), memo=memo)
    pages = tuple(_pages(edition))
    return Output(
        pages=pages,
        parts=tuple(parts.hand_written_parts(edition, CODES, documentation_parts(edition))),
        files=tuple(_files(edition)),
        linked_data=tuple(linked_data(edition, pages)),
        links=channels.EVERYTHING.links,
    )


def edition_of(
    site: Site,
    now: dt.datetime,
    settings: Settings,
    history: History = UNKNOWN,
    originals: Mapping[str, str] = MappingProxyType({}),
) -> Edition:
    """A site without errors at a moment, which knows every address that it will have."""
    edition = Edition(site, now, settings, frozenset(), history, originals)
    return replace(edition, addresses=frozenset(_addresses(edition)))


def _pages(edition: Edition) -> Iterator[Page]:
    yield circles.circle_index(edition)
    yield from circles.circle_pages(edition)
    yield from lists.list_pages(edition)
    yield from meetings.meeting_pages(edition)
    yield search_page(edition)
    yield followup.follow_up_page(edition)
    yield topics.topic_index(edition)
    yield from topics.topic_pages(edition)


def _files(edition: Edition) -> Iterator[PlainFile]:
    yield finder.finder_file(edition)
    yield from redirects.redirects(edition)
    yield from feed_files(edition)
    yield robots(edition.settings)
    yield from followup.follow_up_files(edition)
    yield from api_files(edition)
    yield search_index(edition)
    yield from archive_files(edition)
    yield from form_files(edition)


def _addresses(edition: Edition) -> Iterator[str]:
    """The uris of all pages, hand-written ones included, and of the files that templates link to."""
    yield from (page.uri for page in edition.site.pages)
    yield from (circle.uri for circle in edition.site.circles)
    yield from (meeting.uri for meeting in edition.site.meetings)
    yield from (topic.uri for topic in edition.site.topics)
    yield from (circles.INDEX, topics.INDEX, SEARCH)
    yield from (finder.FILE, finder.SCRIPT, finder.STYLE, maps.SCRIPT, maps.STYLE, pictures.STYLE)
    yield from lists.list_uris(edition)
    yield from channels.addresses(edition.site)
    yield from (followup.PAGE, *followup.FILES)
    yield from api_uris(edition)
    yield from form_uris(edition)
