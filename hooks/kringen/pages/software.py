"""The page of all programs that came up, and one of its own for each of which much is told.

An address that once had a page stays: every spelling of a program has one, which leads to the list as long as little is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kringen.edition import Card, Edition
from kringen.edition.page import Page, PageRecipe
from kringen.markdown import excerpt
from kringen.model import PageSection, Topic
from kringen.sentences import counted, joined
from kringen.software import Program, of_topic, programs
from kringen.values.words import slug_of_name

INDEX = "software.md"
TAB = "onderwerpen/index.md"


@dataclass(frozen=True)
class ProgramRow:
    """A program in the list and on its own page."""

    program: Program
    cards: tuple[Card, ...]
    """Its meetings, the newest first."""

    @property
    def count(self) -> str:
        """At how many meetings and with how many governments."""
        return _count(self.program)

    @property
    def uri(self) -> str:
        """Its own page; empty when it has none."""
        return _uri(self.program.slug) if self.program.has_page else ""


def software_pages(edition: Edition) -> Iterator[PageRecipe]:
    """The list, and the pages of programs."""
    yield PageRecipe(INDEX, partial(_index, edition), TAB, sections=_sections(edition))
    for program in programs(edition.site, edition.today):
        if program.has_page:
            yield PageRecipe(_uri(program.slug), partial(_page, edition, program), TAB)


def moved_programs(edition: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Addresses of programs without a page of their own, and of other spellings: old uri, new uri, anchor, name."""
    everything = programs(edition.site, edition.today)
    taken = {program.slug for program in everything if program.has_page}
    own = [(program.slug, program) for program in everything]
    others = [(slug_of_name(spelling), program) for program in everything for spelling in program.spellings]
    for slug, program in (*own, *others):
        if slug not in taken:
            taken.add(slug)
            new, anchor = (_uri(program.slug), "") if program.has_page else (INDEX, program.slug)
            yield _uri(slug), new, anchor, program.name
    for name in (each.name for meeting in edition.site.meetings for each in meeting.software):
        if (slug := slug_of_name(name)) not in taken:  # its only meeting did not go on
            taken.add(slug)
            yield _uri(slug), INDEX, "", name


def _sections(edition: Edition) -> tuple[PageSection, ...]:
    """What the search finds on the list: the page itself, and each program by its names; topics have their own pages."""
    head = PageSection(
        "",
        "Software",
        "Welke programma's op bijeenkomsten ter sprake kwamen, en welke gemeenten ze gebruiken.",
        ("programma's", "applicaties", "wie gebruikt", "wie werkt met"),
    )
    found = programs(edition.site, edition.today)
    rows = (PageSection(each.slug, each.name, _count(each), each.spellings[1:]) for each in found)
    return (head, *rows)


def told_of_topic(edition: Edition, topic: Topic) -> list[tuple[str, str, str]]:
    """The programs that came up at meetings about a topic: name, and the page and anchor where more is told."""
    found = of_topic(edition.site, topic, edition.today)
    return [
        (each.name, _uri(each.slug) if each.has_page else INDEX, "" if each.has_page else each.slug) for each in found
    ]


def _index(edition: Edition) -> Page:
    return edition.page(
        INDEX,
        "software.html",
        title="Software",
        description="Welke software op de regionale kenniskringen ter sprake kwam, waarvoor, en welke gemeenten zeiden dat ze die gebruiken.",
        trail=(("Onderwerpen", TAB), ("Software", "")),
        rows=[_row(edition, program) for program in programs(edition.site, edition.today)],
    )


def _page(edition: Edition, program: Program) -> Page:
    return edition.page(
        _uri(program.slug),
        "programma.html",
        title=program.name,
        description=excerpt(f"{program.name}: {_text(program)}", 155),
        trail=(("Onderwerpen", TAB), ("Software", INDEX), (program.name, "")),
        row=_row(edition, program),
    )


def _row(edition: Edition, program: Program) -> ProgramRow:
    cards = edition.cards(tuple(mention.meeting for mention in program.mentions))
    return ProgramRow(program, cards)


def _count(program: Program) -> str:
    """At how many meetings it came up and how many governments use it, e.g. `3 bijeenkomsten, 5 gemeenten`."""
    meetings, users = len(program.mentions), len(program.uses)
    said = [counted(meetings, "bijeenkomst", "bijeenkomsten")]
    return ", ".join([*said, counted(users, "gemeente", "gemeenten")] if users else said)


def _text(program: Program) -> str:
    """What is told of a program, in one sentence."""
    topics, uses = ([each.title for each in program.topics], [each.government for each in program.uses])
    about = f"kwam ter sprake bij {joined(topics)}" if topics else "kwam ter sprake op een bijeenkomst"
    return f"{about}, gebruikt in {joined(uses)}." if uses else f"{about}."


def _uri(slug: str) -> str:
    return f"software/{slug}.md"
