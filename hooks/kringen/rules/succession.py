"""What became of a circle: its former names, and the circle that succeeds it once it stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.agenda import upcoming
from kringen.dates import today
from kringen.model import Circle, Site
from kringen.problem import Code, Problem
from kringen.rules.naming import circle_meant, has_circle
from kringen.rules.rule import rule
from kringen.sentences import joined

FORMER_LIVING = Code(
    "vorige-naam-bestaat",
    "Een vorige naam is nu de naam van een kring, zodat het oude adres niet meer naar de juiste kring kan leiden.",
    "# terwijl er een circles/kempen.yml is\nvorige_namen: [kempen]",
    "Haal de vorige naam weg, of hernoem het andere bestand.",
)
FORMER_TWICE = Code(
    "vorige-naam-dubbel",
    "Een vorige naam staat twee keer, zodat niet duidelijk is naar welke kring het oude adres leidt.",
    "# in twee kringen\nvorige_namen: [roeselare]",
    "Laat de vorige naam op één plaats staan.",
)
SUCCESSOR_UNKNOWN = Code(
    "opvolger-onbekend",
    "De opvolger is geen bestaande kring.",
    "opvolger: wasland",
    "Schrijf de naam van het bestand van de kring in circles/, zonder .yml.",
)
SUCCESSOR_ITSELF = Code(
    "opvolger-zelf",
    "Een kring noemt zichzelf als opvolger.",
    "# in waasland.yml\nopvolger: waasland",
    "Noem een andere kring, of laat opvolger weg.",
)
SUCCESSOR_STOPPED = Code(
    "opvolger-gestopt",
    "De opvolger is zelf ook gestopt.",
    "# terwijl ook Waasland gestopt is\nopvolger: waasland",
    "Noem een kring die niet gestopt is, of laat opvolger weg.",
)
SUCCESSOR_TOO_SOON = Code(
    "opvolger-te-vroeg",
    "Een kring die niet gestopt is, heeft een opvolger.",
    "status: actief\nopvolger: midwest",
    "Laat opvolger weg, of schrijf status: gestopt.",
)
STOPPED_GOES_ON = Code(
    "gestopt-maar-bezig",
    "Een kring heeft een jaar waarin hij stopte, maar is volgens zijn status niet gestopt.",
    "status: actief\ngestopt_sinds: 2024",
    "Laat gestopt_sinds weg, of schrijf status: gestopt.",
)
STOPPED_WHEN = Code(
    "gestopt-jaar",
    "Het jaar waarin een kring stopte, ligt in de toekomst of voor het jaar waarin hij begon.",
    "status: gestopt\nsinds: 2016\ngestopt_sinds: 2012",
    "Kijk de jaren bij sinds en gestopt_sinds na.",
)
STOPPED_MEETS = Code(
    "bijeenkomst-van-gestopte-kring",
    "Een kring die gestopt is, kondigt nog een bijeenkomst aan.",
    "# in meetings/westhoek/, terwijl Westhoek gestopt is\ndatum: 2027-03-11",
    "Schrijf overgenomen_door met de kring die ze overneemt, annuleer ze, of verander de status van de kring; laat het bestand staan.",
)


@rule(FORMER_LIVING)
def former_names_are_free(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A former name of a circle is not the name of a circle today."""
    for circle in site.circles:
        for index, slug in enumerate(circle.former_slugs):
            if slug in site.circle_by_slug:
                message = f'"{slug}" is nu de naam van {site.circle_by_slug[slug].origin.path}'
                yield circle.problem(FORMER_LIVING, message, "vorige_namen", index, cure="haal deze vorige naam weg")


@rule(FORMER_TWICE)
def former_names_lead_to_one_circle(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A former name stands once, and with one circle."""
    first: dict[str, Circle] = {}
    for circle in site.circles:
        for index, slug in enumerate(circle.former_slugs):
            if slug in first:
                message = f'"{slug}" staat ook in {first[slug].origin.path}'
                cure = "laat deze vorige naam op één plaats staan"
                yield circle.problem(FORMER_TWICE, message, "vorige_namen", index, cure=cure)
            first.setdefault(slug, circle)


@rule(SUCCESSOR_UNKNOWN)
def successors_exist(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The successors of a circle exist."""
    for circle in site.circles:
        for index, slug in enumerate(circle.successors):
            if not has_circle(site, slug):
                cure = circle_meant(site, slug, "schrijf de naam van een bestand in circles/, zonder .yml")
                yield circle.problem(SUCCESSOR_UNKNOWN, f'"{slug}" bestaat niet', "opvolger", index, cure=cure)


@rule(SUCCESSOR_ITSELF)
def no_circle_succeeds_itself(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The successors of a circle are other circles."""
    for circle in site.circles:
        for index, slug in enumerate(circle.successors):
            if slug == circle.slug:
                message = f'"{circle.slug}" is deze kring zelf'
                cure = "noem een andere kring, of laat opvolger weg"
                yield circle.problem(SUCCESSOR_ITSELF, message, "opvolger", index, cure=cure)


@rule(SUCCESSOR_STOPPED)
def successors_go_on(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The successors of a circle have not stopped themselves."""
    for circle in site.circles:
        for index, slug in enumerate(circle.successors):
            successor = site.circle_by_slug.get(slug)
            if successor and successor is not circle and successor.has_stopped:
                further = [f'"{each}"' for each in successor.successors if each != circle.slug]
                cure = f"bedoelde u {joined(further, 'of')}?" if further else "noem een kring die niet gestopt is"
                yield circle.problem(SUCCESSOR_STOPPED, f'"{slug}" is zelf gestopt', "opvolger", index, cure=cure)


@rule(SUCCESSOR_TOO_SOON)
def only_stopped_circles_have_a_successor(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle has a successor only once it stopped."""
    for circle in site.circles:
        if circle.successors and not circle.has_stopped:
            message = f"de kring heeft een opvolger, maar de status is {circle.status}"
            cure = "laat opvolger weg, of schrijf status: gestopt"
            yield circle.problem(SUCCESSOR_TOO_SOON, message, "opvolger", cure=cure)


@rule(STOPPED_GOES_ON)
def only_stopped_circles_have_a_last_year(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle has a year in which it stopped only once it stopped."""
    for circle in site.circles:
        if circle.stopped and not circle.has_stopped:
            message = f"de kring stopte in {circle.stopped}, maar de status is {circle.status}"
            cure = "laat gestopt_sinds weg, of schrijf status: gestopt"
            yield circle.problem(STOPPED_GOES_ON, message, "gestopt_sinds", cure=cure)


@rule(STOPPED_WHEN)
def circles_stop_after_they_start(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle stopped this year or before, and not before the year in which it began."""
    for circle in site.circles:
        if circle.stopped and circle.stopped > today(now).year:
            cure = "kijk het jaar na, of wacht met de status gestopt"
            yield circle.problem(STOPPED_WHEN, f"{circle.stopped} moet nog komen", "gestopt_sinds", cure=cure)
        elif circle.stopped and circle.since and circle.stopped < circle.since:
            message = f"{circle.stopped} ligt voor het begin in {circle.since}"
            yield circle.problem(STOPPED_WHEN, message, "gestopt_sinds", cure="kijk beide jaren na")


@rule(STOPPED_MEETS)
def stopped_circles_announce_nothing(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle that stopped has no meeting to come, unless it was cancelled or another circle took it over.

    The file stays where it is: its address and the event in people's calendars hang on its place.
    """
    for meeting in upcoming(site, now):
        circle = site.circle_by_slug.get(meeting.convener)
        if circle and circle.has_stopped and not meeting.is_cancelled:
            message = f"de kring {circle.name} is gestopt en kan geen bijeenkomst meer houden"
            taker = circle.successors[0] if circle.successors else "en de naam van een andere kring"
            cure = f"schrijf overgenomen_door: {taker}, of status: geannuleerd; laat het bestand staan waar het staat"
            yield meeting.problem(STOPPED_MEETS, message, "datum", cure=cure)
