"""What became of a circle: its former names, and the circle that succeeds it once it stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.model import Circle, CircleStatus, Site
from kringen.problem import Code, Problem
from kringen.rules.naming import circle_meant, has_circle
from kringen.rules.rule import rule

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
    """The successor of a circle exists."""
    for circle in site.circles:
        if circle.successor and not has_circle(site, circle.successor):
            cure = circle_meant(site, circle.successor, "schrijf de naam van een bestand in circles/, zonder .yml")
            yield circle.problem(SUCCESSOR_UNKNOWN, f'"{circle.successor}" bestaat niet', "opvolger", cure=cure)


@rule(SUCCESSOR_ITSELF)
def no_circle_succeeds_itself(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The successor of a circle is another circle."""
    for circle in site.circles:
        if circle.successor == circle.slug:
            message = f'"{circle.slug}" is deze kring zelf'
            cure = "noem een andere kring, of laat opvolger weg"
            yield circle.problem(SUCCESSOR_ITSELF, message, "opvolger", cure=cure)


@rule(SUCCESSOR_STOPPED)
def successors_go_on(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The successor of a circle has not stopped itself."""
    for circle in site.circles:
        successor = site.circle_by_slug.get(circle.successor or "")
        if successor and successor is not circle and successor.status is CircleStatus.STOPPED:
            message = f'"{successor.slug}" is zelf gestopt'
            further = successor.successor not in (None, circle.slug)
            cure = f'bedoelde u "{successor.successor}"?' if further else "noem een kring die niet gestopt is"
            yield circle.problem(SUCCESSOR_STOPPED, message, "opvolger", cure=cure)


@rule(SUCCESSOR_TOO_SOON)
def only_stopped_circles_have_a_successor(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle has a successor only once it stopped."""
    for circle in site.circles:
        if circle.successor and circle.status is not CircleStatus.STOPPED:
            message = f"de kring heeft een opvolger, maar de status is {circle.status}"
            cure = "laat opvolger weg, of schrijf status: gestopt"
            yield circle.problem(SUCCESSOR_TOO_SOON, message, "opvolger", cure=cure)
