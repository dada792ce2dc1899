"""What a circle says of itself: its name, its region and its municipalities."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from kringen.areas import area
from kringen.dates import short_day, today
from kringen.model import Circle, CircleStatus, Site
from kringen.problem import Code, Problem, did_you_mean
from kringen.rules.naming import listed, municipality_meant, repeated
from kringen.rules.rule import rule
from kringen.values.words import fold

SAME_NAME = Code(
    "kringnaam-dubbel",
    "Twee kringen hebben dezelfde naam.",
    "# terwijl er al een kring Waasland is\nnaam: Waasland",
    "Geef een van beide een andere naam.",
)
REGION_UNKNOWN = Code(
    "regio-onbekend",
    "De regio is niet een van de 15 Vlaamse referentieregio's.",
    "regio: Gent",
    "Neem de naam van de referentieregio over uit de melding.",
)
MUNICIPALITY_UNKNOWN = Code(
    "gemeente-onbekend",
    "Een gemeente van de kring is geen Vlaamse gemeente, en was het ook niet voor een fusie.",
    "gemeenten: [Sint Nicolaas]",
    "Schrijf de officiële naam van de gemeente.",
)
MUNICIPALITY_TWICE = Code(
    "gemeente-dubbel",
    "Een gemeente staat twee keer bij dezelfde kring.",
    "gemeenten: [Lokeren, Temse, Lokeren]",
    "Noem elke gemeente één keer.",
)
MUNICIPALITY_SHARED = Code(
    "gemeente-in-twee-kringen",
    "Een gemeente hoort bij twee kringen die allebei actief zijn.",
    "status: actief\n# terwijl een andere actieve kring Temse noemt\nregio: Waasland",
    "Noem onder gemeenten welke gemeenten bij elke kring horen, of verander de status van een van beide.",
)

CONFIRMED_WHEN = Code(
    "bevestigd-dag",
    "De dag waarop een kring bevestigd is, moet nog komen, of de status zegt dat de kring nog te bevestigen is.",
    "status: te bevestigen\nbevestigd: 2027-01-12",
    "Kijk de dag na, of schrijf de status die de kring nu heeft.",
)


@rule(SAME_NAME)
def circle_names_are_unique(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """No two circles have the same name, whatever the capitals and accents."""
    first: dict[str, Circle] = {}
    for circle in site.circles:
        other = first.setdefault(fold(circle.name), circle)
        if other is not circle:
            message = f'"{circle.name}" is ook de naam van {other.origin.path}'
            yield circle.problem(SAME_NAME, message, "naam", cure="geef een van beide een andere naam")


@rule(REGION_UNKNOWN)
def regions_exist(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The region of a circle is one of the 15 referentieregio's."""
    regions = site.register.regions
    for circle in site.circles:
        if circle.region not in regions:
            cure = did_you_mean(circle.region, regions, f"kies uit {', '.join(regions)}")
            yield circle.problem(REGION_UNKNOWN, f'"{circle.region}" is geen referentieregio', "regio", cure=cure)


@rule(MUNICIPALITY_UNKNOWN)
def municipalities_exist(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The municipalities of a circle exist, or existed before they merged."""
    for circle in site.circles:
        for index, name in enumerate(circle.municipalities):
            if not site.register.named(name):
                message = f'"{name}" is geen Vlaamse gemeente'
                cure = municipality_meant(site.register, name, today(now))
                yield circle.problem(MUNICIPALITY_UNKNOWN, message, "gemeenten", index, cure=cure)


@rule(MUNICIPALITY_TWICE)
def municipalities_are_listed_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A circle lists each municipality once."""
    for circle in site.circles:
        for index, name in repeated(circle.municipalities):
            message = f"{name} staat er twee keer"
            yield circle.problem(MUNICIPALITY_TWICE, message, "gemeenten", index, cure="houd er één over")


@rule(MUNICIPALITY_SHARED)
def active_circles_share_no_municipality(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A municipality belongs to at most one active circle; said once for each two circles."""
    active = [circle for circle in site.circles if circle.status is CircleStatus.ACTIVE]
    areas = {circle.slug: area(circle, site.register, today(now)) for circle in active}
    sets = {slug: frozenset(rows) for slug, rows in areas.items()}
    for one, other in combinations(active, 2):
        shared = [row.name for row in areas[other.slug] if row in sets[one.slug]]
        if shared:
            verb = "hoort" if len(shared) == 1 else "horen"
            message = f"{listed(shared)} {verb} ook bij de actieve kring {one.name} ({one.origin.path})"
            key = "gemeenten" if other.municipalities else "regio"
            cure = "noem onder gemeenten welke gemeenten bij elke kring horen"
            yield other.problem(MUNICIPALITY_SHARED, message, key, cure=cure)


@rule(CONFIRMED_WHEN)
def confirmed_circles_say_so(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The day on which a circle was confirmed is over, and its status is no longer that it is to be confirmed."""
    for circle in site.circles:
        if circle.confirmed and circle.confirmed > today(now):
            message = f"{short_day(circle.confirmed)} moet nog komen"
            yield circle.problem(CONFIRMED_WHEN, message, "bevestigd", cure="kijk de dag na")
        elif circle.confirmed and circle.status is CircleStatus.UNCONFIRMED:
            message = f"de kring is bevestigd, maar de status is {circle.status}"
            cure = "schrijf status: actief of in oprichting, of laat bevestigd weg"
            yield circle.problem(CONFIRMED_WHEN, message, "bevestigd", cure=cure)
