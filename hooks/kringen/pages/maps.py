"""The map of the circles as its template draws it: fills by colour and status, numbers, and the words of its legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kringen.edition import Edition
from kringen.map import Locator, Map, Territory, locator, map_of
from kringen.model import Circle, CircleStatus
from kringen.register.geometry import outlines

_LINE_HEIGHT = 17
"""Units between the lines of a label."""

_LETTER = 13
"""Units that a letter of a label takes at most, at the largest size in which labels are drawn, with room beside it."""


@dataclass(frozen=True)
class Sample:
    """How a circle is found back on the map."""

    fill: str
    """The id of its pattern."""

    number: int
    """Its number on a screen too narrow for names."""


@dataclass(frozen=True)
class Label:
    """A line of a name on the map."""

    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Drawn:
    """A map with what the template needs beside the shapes."""

    map: Map
    fills: tuple[tuple[str, int, str], ...]
    """Id, colour and status of each pattern in use."""

    samples: dict[str, Sample]
    labels: tuple[Label, ...]
    statuses: tuple[CircleStatus, ...]
    """Those in use, for the legend."""

    circles: tuple[Circle, ...]
    """Those to choose from: all that did not stop."""

    def sample(self, circle: Circle) -> Sample | None:
        """How a circle is found back; None when it has no area of its own on the map."""
        return self.samples.get(circle.slug)


def map_values(edition: Edition) -> Drawn:
    """The map of today's circles."""
    found = map_of(edition.site, edition.today, outlines())
    fills = sorted({(_fill(row.colour, row.circle), row.colour, _kind(row.circle)) for row in found.territories})
    samples = {
        row.circle.slug: Sample(_fill(row.colour, row.circle), number)
        for number, row in enumerate(found.territories, start=1)
    }
    labels = [
        Label(text, x, row.y + _LINE_HEIGHT * place - _LINE_HEIGHT * (len(row.label) - 1) // 2)
        for row, x in _apart(found.territories)
        for place, text in enumerate(row.label)
    ]
    used = {row.circle.status for row in found.territories}
    statuses = tuple(status for status in CircleStatus if status in used)
    circles = tuple(circle for circle in edition.site.circles if circle.status is not CircleStatus.STOPPED)
    return Drawn(found, tuple(fills), samples, tuple(labels), statuses, circles)


def _apart(territories: Iterable[Territory]) -> Iterator[tuple[Territory, int]]:
    """Each territory with the place of its name; of two names beside each other that would touch, each moves half the way."""
    placed: list[tuple[Territory, int]] = []
    for row in sorted(territories, key=lambda each: (each.x, each.y)):
        x = row.x
        for place, (other, beside) in enumerate(placed):
            height = _LINE_HEIGHT * (len(row.label) + len(other.label)) // 2
            overlap = (_width(row) + _width(other)) // 2 - (x - beside)
            if abs(row.y - other.y) < height and overlap > 0:
                placed[place] = (other, beside - (overlap + 1) // 2)
                x += overlap // 2
        placed.append((row, x))
    yield from placed


def _width(row: Territory) -> int:
    return _LETTER * max(map(len, row.label))


def land() -> str:
    """The path around all of Flanders."""
    return outlines().outline


def locator_of(edition: Edition, circle: Circle) -> Locator | None:
    """Where a circle lies in Flanders; None for a circle without municipalities of today."""
    return locator(edition.site, circle, edition.today, outlines())


def _fill(colour: int, circle: Circle) -> str:
    return f"kk-k{colour}-{_kind(circle)}"


def _kind(circle: Circle) -> str:
    return circle.status.name.lower()
