"""The pages that are searched by their headings: those written by hand, and those of the menu that are made."""

from __future__ import annotations

from collections.abc import Iterator

from kringen.edition import Edition
from kringen.edition.page import address_of
from kringen.markdown import excerpt
from kringen.model import ContentPage, PageSection, PartName
from kringen.pages import circles, followup, lists, questions, software, topics
from kringen.pages.speakers import speaker_sections
from kringen.search.rows import Row

LONGEST = 400
"""How many characters of what stands under a heading can be searched."""

MADE = {
    circles.INDEX: (
        PageSection("", "Kringen", "Alle kringen met hun status en gemeenten.", ("lijst van kringen", "overzicht")),
        PageSection("kaart", "De kaart", "Waar elke kring ligt.", ("kaart", "plattegrond")),
        PageSection(
            "gemeenten",
            "Welke kring hoort bij mijn gemeente?",
            "Alle gemeenten van A tot Z, ook die intussen zijn opgegaan in een andere.",
            ("mijn kring", "mijn gemeente", "welke kring", "postcode", "alfabetisch", "zoek uw kring"),
        ),
    ),
    lists.AGENDA: (
        PageSection(
            "",
            "Agenda",
            "Waar en wanneer de kringen samenkomen: alle komende bijeenkomsten.",
            (
                "kalender",
                "datum",
                "data",
                "wanneer",
                "wanneer komt mijn kring samen",
                "volgende bijeenkomst",
                "komende bijeenkomsten",
                "programma",
            ),
        ),
        PageSection(
            "abonneren",
            "In uw eigen agenda",
            "Abonneer u op de agenda in Outlook, Google Agenda of op iPhone.",
            ("abonneren", "outlook", "google agenda", "iphone", "ics", "ical", "kalender volgen", "rss", "feed"),
        ),
    ),
    lists.ARCHIVE: (
        PageSection(
            "",
            "Verslagen",
            "Wat de kringen bespraken: voorbije bijeenkomsten en hun verslagen.",
            ("archief", "voorbije bijeenkomsten", "verslag", "notulen van een kring", "vroeger", "presentaties"),
        ),
    ),
    questions.INDEX: (
        PageSection(
            "",
            "Vragen",
            "De vragen die in de kringen leven, en welke er al besproken zijn.",
            (
                "een vraag stellen",
                "vraag inbrengen",
                "vraag indienen",
                "vragen die leven",
                "open vragen",
                "besproken vragen",
            ),
        ),
    ),
    topics.INDEX: (
        PageSection("", "Onderwerpen", "Waarover de kringen spreken, per thema.", ("thema's", "onderwerp", "topics")),
    ),
    software.INDEX: (
        PageSection(
            "",
            "Software",
            "Welke programma's en pakketten op bijeenkomsten ter sprake kwamen, en welke gemeenten ze gebruiken.",
            ("programma's", "pakketten", "applicaties", "wie gebruikt", "leveranciers"),
        ),
    ),
    followup.PAGE: (
        PageSection(
            "",
            "Opvolging van de kringen",
            "Hoe het met de kringen gaat.",
            ("statistiek", "cijfers", "stand van zaken", "zonder trekker"),
        ),
    ),
}
"""What stands on the pages of the menu that no file holds."""


def page_rows(edition: Edition) -> Iterator[Row]:
    """Address, title, and its sections: anchor, heading, other words, text."""
    written = {
        page.uri: (page.title, _sections(edition, page)) for page in edition.site.pages if page.uri != "index.md"
    }
    sections_of = MADE | {software.INDEX: (*MADE[software.INDEX], *software.software_sections(edition))}
    made = {uri: (sections[0].heading, sections) for uri, sections in sections_of.items() if uri in edition.addresses}
    for uri, (title, sections) in sorted((made | written).items()):
        rows = [[each.anchor, each.heading, ", ".join(each.words), excerpt(each.text, LONGEST)] for each in sections]
        yield [address_of(uri), title, rows]


def _sections(edition: Edition, page: ContentPage) -> tuple[PageSection, ...]:
    """What a person wrote, and the organisations below it on the page of speakers."""
    return (*page.sections, *(speaker_sections(edition) if PartName.SPEAKERS in page.parts else ()))
