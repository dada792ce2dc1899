"""The whole site at one moment: every page, part and file, for whoever writes them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from kringen import held_by_git, hints, page_links, rules, source
from kringen.api.documentation import documentation_parts
from kringen.api.files import api_files
from kringen.edition import Edition, channels
from kringen.edition.page import FileRecipe, HeadLink, Page, PageRecipe, Part, PlainFile, Settings, Trail
from kringen.feeds import feed_files
from kringen.history import UNKNOWN, History
from kringen.linked import linked_text
from kringen.model import Site
from kringen.pages import (
    circles,
    embedding,
    finder,
    followup,
    lists,
    meetings,
    parts,
    questions,
    redirects,
    software,
    topics,
)
from kringen.pages.agreed_files import robots, security_txt, sitemap
from kringen.pages.form import form_files
from kringen.pages.place import anchors
from kringen.pages.searching import SEARCH, search_page
from kringen.problem import Code
from kringen.search import INDEX, archive_files, search_index
from kringen.transfer import mistakes

CODES: tuple[Code, ...] = (
    *source.CODES,
    *rules.CODES,
    *hints.CODES,
    *mistakes.CODES,
    *held_by_git.CODES,
    *page_links.CODES,
)
"""Every kind of mistake the system can name, and every kind of hint."""


@dataclass(frozen=True, eq=False)
class Output:
    """All that generation yields, in a fixed order; most of it is made when somebody asks for it."""

    page_recipes: tuple[PageRecipe, ...]
    parts: tuple[Part, ...]
    listed: tuple[FileRecipe, ...]
    """The files whose addresses are known before they are made."""

    archive: Callable[[], Iterable[PlainFile]]
    """Makes the files below `ARCHIVE`, all at once: which they are follows from what stands in them."""

    edition: Edition
    """What it is made from."""

    links: tuple[HeadLink, ...] = channels.EVERYTHING.links
    """What the head of every page links to, after its own links."""

    @property
    def file_recipes(self) -> Iterator[FileRecipe]:
        """Every file; those of the archive come last, and are made only then."""
        yield from self.listed
        yield from (file.recipe for file in self.archive())

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, made; raises NoSuchPage when a template links to a page that does not exist."""
        return tuple(recipe.make() for recipe in self.page_recipes)

    @property
    def files(self) -> tuple[PlainFile, ...]:
        """Every file, made."""
        return tuple(PlainFile(recipe.uri, recipe.make()) for recipe in self.file_recipes)

    def anchors(self, uri: str) -> Collection[str]:
        """The ids in a generated page, where a link can lead to; the page is made for it."""
        recipe = next((each for each in self.page_recipes if each.uri == uri), None)
        return anchors(recipe.make().html) if recipe else ()

    def linked_text(self, uri: str, trail: Trail) -> str:
        """What one page says to machines; empty when it is nothing."""
        return linked_text(self.edition, uri, trail)

    @property
    def uris(self) -> frozenset[str]:
        """The addresses of everything that is generated one by one, which a page may link to."""
        return frozenset([*(page.uri for page in self.page_recipes), *(file.uri for file in self.listed)])


def generate(
    site: Site,
    now: dt.datetime,
    settings: Settings,
    history: History = UNKNOWN,
) -> Output:
    """Every generated page, part and file of a site without errors; equal arguments give equal bytes.

    `now` knows its zone.
    """
    edition = Edition(site, now, settings, history)
    pages = tuple(_pages(edition))
    listed = tuple(_files(edition, pages))
    for recipes in (site.pages, pages, listed):
        edition.addresses.update(recipe.uri for recipe in recipes)
    return Output(
        page_recipes=pages,
        parts=tuple(parts.hand_written_parts(edition, CODES, documentation_parts(edition))),
        listed=listed,
        archive=partial(archive_files, edition),
        edition=edition,
    )


def _pages(edition: Edition) -> Iterator[PageRecipe]:
    """Every page; a new one is added here, and gets its address in menus, links and lists by that."""
    yield PageRecipe(circles.INDEX, partial(circles.circle_index, edition), circles.INDEX, sections=circles.SECTIONS)
    yield from circles.circle_pages(edition)
    yield from lists.list_pages(edition)
    yield from meetings.meeting_pages(edition)
    yield PageRecipe(
        questions.INDEX, partial(questions.question_page, edition), questions.INDEX, sections=questions.SECTIONS
    )
    yield PageRecipe(SEARCH, partial(search_page, edition), SEARCH)
    make = partial(followup.follow_up_page, edition)
    yield PageRecipe(followup.PAGE, make, followup.PAGE, is_indexed=False, sections=followup.SECTIONS)
    yield PageRecipe(topics.INDEX, partial(topics.topic_index, edition), topics.INDEX, sections=topics.SECTIONS)
    yield from topics.topic_pages(edition)
    yield from software.software_pages(edition)


def _files(edition: Edition, pages: Sequence[PageRecipe]) -> Iterator[FileRecipe]:
    """Every file that is no page but the archive's; a new one is added here."""
    yield _later(finder.FILE, finder.finder_file, edition)
    yield from redirects.redirects(edition)
    yield from embedding.embed_files(edition)
    yield from feed_files(edition)
    yield robots(edition.settings).recipe
    yield security_txt(edition).recipe
    yield from followup.follow_up_files(edition)
    yield from api_files(edition)
    yield FileRecipe(INDEX, lambda: search_index(edition, pages).content)
    yield from sitemap(edition, pages)
    yield from form_files(edition)


def _later(uri: str, make: Callable[[Edition], PlainFile], edition: Edition) -> FileRecipe:
    return FileRecipe(uri, lambda: make(edition).content)
