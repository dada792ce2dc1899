"""Which municipalities a circle covers, and which circle a municipality belongs to."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from kringen.model import Circle, CircleStatus, Site
from kringen.register import Municipality, Register

_RANKS = (CircleStatus.ACTIVE, CircleStatus.STARTING, CircleStatus.UNCONFIRMED, CircleStatus.DORMANT)
"""Which circle a municipality is sent to first; never to one that stopped."""


def area(circle: Circle, register: Register, day: dt.date) -> tuple[Municipality, ...]:
    """The municipalities of a circle on a day, sorted by name: its own list, else those of its region.

    In its own list a name that merged stands for what it became; a name that is not in the register is left out.
    """
    if not circle.municipalities:
        return register.of_region(circle.region, day)
    living = {register.living(name, day) for name in circle.municipalities}
    return tuple(sorted((row for row in living if row), key=lambda row: row.name))


@lru_cache(maxsize=8)
def areas(site: Site, day: dt.date) -> Mapping[str, tuple[Municipality, ...]]:
    """The municipalities of each circle on a day, by its short name; looked up once and remembered."""
    return MappingProxyType({circle.slug: area(circle, site.register, day) for circle in site.circles})


@lru_cache(maxsize=8)
def coverage(site: Site, day: dt.date) -> Mapping[Municipality, tuple[Circle, ...]]:
    """The municipalities of a day that a circle covers, each with its circles, the most likely one first.

    Active before starting, unconfirmed and dormant; then a circle that takes a whole region, as V-ICT-OR divides
    them since 2021, before one that names its municipalities; then the order of the file names.
    """
    found: dict[Municipality, tuple[Circle, ...]] = {}
    for circle in sorted((circle for circle in site.circles if circle.status in _RANKS), key=_rank):
        for municipality in areas(site, day)[circle.slug]:
            found[municipality] = (*found.get(municipality, ()), circle)
    return MappingProxyType(found)


def former_names(register: Register, day: dt.date) -> Mapping[Municipality, tuple[str, ...]]:
    """The names of municipalities that merged, sorted, under what they became on that day."""
    found: defaultdict[Municipality, set[str]] = defaultdict(set)
    for name in {row.name for row in register.municipalities}:
        living = register.living(name, day)
        if living and living.name != name:
            found[living].add(name)
    return {municipality: tuple(sorted(names)) for municipality, names in found.items()}


def circle_of(site: Site, municipality: Municipality, day: dt.date) -> Circle | None:
    """The most likely circle of one municipality on a day, or None."""
    return next(iter(coverage(site, day).get(municipality, ())), None)


@lru_cache(maxsize=256)
def neighbours(site: Site, slug: str, day: dt.date) -> tuple[Circle, ...]:
    """The other circles that meet in the same part of Flanders: of the same region, or with a municipality in common.

    In the order of the site; none when the circle itself is not there.
    """
    circle = site.circle_by_slug.get(slug)
    if not circle:
        return ()
    found = areas(site, day)
    own = set(found[slug])
    return tuple(
        other
        for other in site.circles
        if other is not circle and (other.region == circle.region or not own.isdisjoint(found[other.slug]))
    )


def _rank(circle: Circle) -> tuple[int, bool, str]:
    return (_RANKS.index(circle.status), bool(circle.municipalities), circle.slug)
