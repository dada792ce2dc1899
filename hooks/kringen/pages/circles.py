"""The pages of circles: the index with its list of municipalities, and one page for each circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from kringen import agenda
from kringen.areas import areas, coverage
from kringen.edition import Card, Edition, channels
from kringen.edition.mails import registration_link
from kringen.edition.page import Page, PageRecipe
from kringen.model import Circle, CircleStatus, Meeting, PageSection, Site
from kringen.pages import maps, questions
from kringen.pages.pictures import timeline_of
from kringen.pages.subscription import subscription
from kringen.register import Municipality
from kringen.sentences import joined
from kringen.values.words import fold

INDEX = "kringen/index.md"
PAST_SHOWN = 8
"""How many past meetings a circle page shows before it points to the circle's archive."""

SECTIONS = (
    PageSection("", "Kringen", "Alle kringen met hun status en gemeenten.", ("lijst van kringen", "overzicht")),
    PageSection("kaart", "De kaart", "Waar elke kring ligt.", ("kaart", "plattegrond")),
    PageSection(
        "gemeenten",
        "Welke kring hoort bij mijn gemeente?",
        "Alle gemeenten van A tot Z, ook die intussen zijn opgegaan in een andere.",
        ("mijn kring", "mijn gemeente", "welke kring", "postcode", "alfabetisch", "zoek uw kring"),
    ),
)
"""What the search finds of the index, by heading."""

STATUS_SENTENCES = {
    CircleStatus.ACTIVE: "De kenniskring {name} brengt lokale besturen samen.",
    CircleStatus.STARTING: "De kenniskring {name} start op.",
    CircleStatus.DORMANT: "De kenniskring {name} komt voorlopig niet samen.",
    CircleStatus.STOPPED: "De kenniskring {name} bestaat niet meer; de verslagen blijven staan.",
    CircleStatus.UNCONFIRMED: "V-ICT-OR bevestigt nog of en wanneer de kenniskring {name} samenkomt.",
}


@dataclass(frozen=True)
class CircleRow:
    """A circle in the index."""

    circle: Circle
    next: Card | None
    """Its next meeting that goes on."""

    area: tuple[Municipality, ...]
    province: str
    """The province or provinces it lies in."""

    sample: maps.Sample | None
    """Its colour and number on the map; None when no municipality there has its colour."""


@dataclass(frozen=True)
class MunicipalityEntry:
    """A municipality of today or of before, in the alphabetical list."""

    name: str
    now: str
    """What it is called today, when it merged; else empty."""

    circles: tuple[Circle, ...]
    """The circles that cover it, the most likely first."""


def circle_index(edition: Edition) -> Page:
    """The page of all circles."""
    drawn = maps.map_values(edition)
    return edition.page(
        INDEX,
        "kringen.html",
        title="Kringen",
        description="Alle regionale kenniskringen, en de lijst van gemeenten die zegt welke kring de uwe is.",
        map=drawn,
        rows=[_row(edition, circle, drawn) for circle in edition.site.circles],
        letters=_by_letter(municipality_entries(edition)),
    )


def circle_pages(edition: Edition) -> Iterator[PageRecipe]:
    """The page of each circle."""
    for circle in edition.site.circles:
        yield PageRecipe(circle.uri, partial(_circle_page, edition, circle), INDEX)


def municipality_entries(edition: Edition) -> list[MunicipalityEntry]:
    """Every municipality that ever was in the register, sorted as a reader does, with its circles of today."""
    register, today = edition.site.register, edition.today
    covering = coverage(edition.site, today)
    entries = {}
    for name in {row.name for row in register.municipalities}:
        living = register.living(name, today)
        if living:
            now = "" if living.name == name else living.name
            entries[name] = MunicipalityEntry(name, now, covering.get(living, ()))
    return sorted(entries.values(), key=lambda entry: (fold(entry.name), entry.name))


def _circle_page(edition: Edition, circle: Circle) -> Page:
    site, now = edition.site, edition.now
    past = agenda.of_circle(agenda.past(site, now), circle)
    coming = agenda.next_meeting(site, circle, now)
    return edition.page(
        circle.uri,
        "kring.html",
        title=f"Kenniskring {circle.name}",
        description=circle_description(edition, circle),
        source=circle.origin.path,
        links=channels.of_circle(circle).links,
        subscription=subscription(edition, channels.of_circle(circle), circle),
        trail=(("Kringen", INDEX), (circle.name, "")),
        circle=circle,
        successors=[site.circle_by_slug[slug] for slug in circle.successors],
        life=span_of_life(circle),
        forerunners=_forerunners(site, circle),
        former_names=joined(circle.former_names),
        **questions.of_circle(edition, circle),
        next=edition.card(coming) if coming else None,
        registration=_registration(edition, coming),
        invitation=channels.invitation(coming) if coming and agenda.calendar_day(coming) else "",
        upcoming=edition.cards(agenda.of_circle(agenda.upcoming(site, now), circle)),
        awaiting=agenda.awaiting_a_day(site, circle, now),
        past=edition.cards(past[:PAST_SHOWN]),
        past_count=len(past),
        topics=agenda.topics_of(site, circle),
        area=areas(site, edition.today)[circle.slug],
        timeline=timeline_of(edition, circle),
        locator=maps.locator_of(edition, circle),
        hosts=[(row.host, row.date) for row in agenda.hosted(site, circle, now)],
    )


def span_of_life(circle: Circle) -> str:
    """How long a circle that stopped existed, as far as its file says."""
    if circle.since and circle.stopped:
        return f"Deze kring kwam samen van {circle.since} tot {circle.stopped}."
    if circle.stopped:
        return f"Deze kring bestaat sinds {circle.stopped} niet meer."
    if circle.since:
        return f"Deze kring startte in {circle.since} en bestaat niet meer."
    return "Deze kring bestaat niet meer."


def _forerunners(site: Site, circle: Circle) -> tuple[Circle, ...]:
    """The circles that stopped and that this one succeeds, in the site's order."""
    return tuple(other for other in site.circles if circle.slug in other.successors)


def _registration(edition: Edition, coming: Meeting | None) -> str:
    """Where one registers for the next meeting; empty when one need not, cannot yet or can no longer."""
    card = edition.card(coming) if coming else None
    return registration_link(card) if card and card.enrolment == "open" else ""


def circle_description(edition: Edition, circle: Circle) -> str:
    """How it stands with a circle, and when it meets next, for search engines and previews."""
    sentence = STATUS_SENTENCES[circle.status].format(name=circle.name)
    coming = agenda.next_meeting(edition.site, circle, edition.now)
    if coming:
        return f"{sentence} Volgende bijeenkomst: {edition.card(coming).span}."
    return f"{sentence} Werkingsgebied, onderwerpen en verslagen."


def _row(edition: Edition, circle: Circle, drawn: maps.Drawn) -> CircleRow:
    coming = agenda.next_meeting(edition.site, circle, edition.now)
    municipalities = areas(edition.site, edition.today)[circle.slug]
    provinces = sorted({row.province for row in municipalities})
    card = edition.card(coming) if coming else None
    return CircleRow(circle, card, municipalities, " en ".join(provinces), drawn.sample(circle))


def _by_letter(entries: Sequence[MunicipalityEntry]) -> list[tuple[str, list[MunicipalityEntry]]]:
    groups = groupby(entries, key=lambda entry: fold(entry.name)[0].upper())
    return [(letter, list(group)) for letter, group in groups]
