"""Where the circles lie: the shapes of a map, coloured by circle; the day and the geometry are arguments."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kringen.areas import areas, coverage
from kringen.model import Circle, Site
from kringen.register import Municipality
from kringen.register.geometry import Geometry
from kringen.register.outline import merged

__all__ = ["Locator", "Map", "Shape", "Territory", "locator", "map_of"]

LONGEST_LINE = 11
"""Letters of a label on one line, where it can be broken."""


@dataclass(frozen=True)
class Shape:
    """A municipality on the map."""

    municipality: Municipality
    circles: tuple[Circle, ...]
    """The circles that cover it, the most likely one first; more than one is marked on the map."""

    path: str
    """The `d` of its SVG path."""

    x: int
    y: int


@dataclass(frozen=True)
class Territory:
    """What a circle takes on the map: the municipalities of which it is the most likely circle."""

    circle: Circle
    colour: int
    """From 0; neighbouring territories differ."""

    shapes: tuple[Shape, ...]
    outline: str
    """The `d` of the path around them all."""

    x: int
    y: int
    label: tuple[str, ...]
    """Its name in lines short enough for the map."""


@dataclass(frozen=True)
class Map:
    """All municipalities of a day, by circle."""

    width: int
    height: int
    territories: tuple[Territory, ...]
    """In the order of the site's circles."""

    uncovered: tuple[Shape, ...]
    """The municipalities in no circle."""

    shared: tuple[Shape, ...]
    """The municipalities in more than one circle."""


@dataclass(frozen=True)
class Locator:
    """Where one circle lies in Flanders."""

    width: int
    height: int
    outline: str
    """The `d` of the path around Flanders."""

    area: str
    """The `d` of the path around the circle's own municipalities."""


def map_of(site: Site, day: dt.date, geometry: Geometry) -> Map:
    """The map of a day; a municipality without outline is left out."""
    covering = coverage(site, day)
    shapes = [
        _shape(row, covering.get(row, ()), geometry) for row in site.register.valid(day) if row.nis in geometry.paths
    ]
    of_circle: defaultdict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        if shape.circles:
            of_circle[shape.circles[0].slug].append(shape)
    colours = coloured(_neighbours(of_circle, geometry))
    return Map(
        geometry.width,
        geometry.height,
        tuple(
            _territory(circle, colours[circle.slug], of_circle[circle.slug])
            for circle in site.circles
            if circle.slug in of_circle
        ),
        tuple(shape for shape in shapes if not shape.circles),
        tuple(shape for shape in shapes if len(shape.circles) > 1),
    )


def locator(site: Site, circle: Circle, day: dt.date, geometry: Geometry) -> Locator | None:
    """Where a circle lies, its shared municipalities included; None when it has no municipality with an outline."""
    codes = [row.nis for row in areas(site, day)[circle.slug] if row.nis in geometry.paths]
    if not codes:
        return None
    own = merged(geometry.paths[code] for code in codes)
    return Locator(geometry.width, geometry.height, geometry.outline, own)


def _shape(municipality: Municipality, circles: tuple[Circle, ...], geometry: Geometry) -> Shape:
    x, y = geometry.labels[municipality.nis]
    return Shape(municipality, circles, geometry.paths[municipality.nis], x, y)


def _territory(circle: Circle, colour: int, shapes: list[Shape]) -> Territory:
    x, y = _middle((shape.x, shape.y) for shape in shapes)
    outline = merged(shape.path for shape in shapes)
    return Territory(circle, colour, tuple(shapes), outline, x, y, _lines(circle.name))


def _neighbours(of_circle: dict[str, list[Shape]], geometry: Geometry) -> dict[str, set[str]]:
    """The circles next to each circle."""
    owner = {shape.municipality.nis: slug for slug, shapes in of_circle.items() for shape in shapes}
    return {
        slug: {
            owner[other] for shape in shapes for other in geometry.neighbours[shape.municipality.nis] if other in owner
        }
        - {slug}
        for slug, shapes in of_circle.items()
    }


def _middle(points: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The average of the middles of some municipalities: where a name lies over most of them."""
    found = sorted(points)
    return round(sum(x for x, _ in found) / len(found)), round(sum(y for _, y in found) / len(found))


def _lines(name: str) -> tuple[str, ...]:
    """A name broken after spaces and hyphens into lines that fit."""
    lines = [""]
    for part in name.replace("-", "-\n").replace(" ", " \n").split("\n"):
        if lines[-1] and len(lines[-1] + part.rstrip()) > LONGEST_LINE:
            lines.append("")
        lines[-1] += part
    return tuple(line.strip() for line in lines)


COLOURS = 5
"""How many colours the style sheet has (`kk-kaart__k0` …); 15 regions need three."""


def coloured(neighbours: Mapping[str, set[str]]) -> dict[str, int]:
    """The colour of each area, the most hemmed in first (DSATUR: D. Brélaz, 1979); equal arguments give equal colours.

    Areas that ask for more colours than there are share one; outlines and names still tell them apart.
    """
    found: dict[str, int] = {}

    def around(area: str) -> set[int]:
        return {found[other] for other in neighbours[area] if other in found}

    while len(found) < len(neighbours):
        open_areas = sorted(area for area in neighbours if area not in found)
        area = max(open_areas, key=lambda area: (len(around(area)), len(neighbours[area])))
        free = set(range(COLOURS)) - around(area)
        found[area] = min(free, default=0)
    return found
