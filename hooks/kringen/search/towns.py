"""The municipalities in the index of the header: by name, former and French name and postal code, each with its circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kringen.areas import coverage, former_names
from kringen.edition import Edition
from kringen.search.rows import Row


def town_rows(edition: Edition, circles: Mapping[str, int]) -> Iterator[Row]:
    """Its names, the one of today first, its postal codes, and its circles by number."""
    register, today = edition.site.register, edition.today
    covering = coverage(edition.site, today)
    former = former_names(register, today)
    for town in register.valid(today):
        names = dict.fromkeys((town.name, *former.get(town, ()), *register.other_names_of(town, today)))
        yield [";".join(names), " ".join(town.postal_codes), [circles[each.slug] for each in covering.get(town, ())]]


def neighbour_rows(edition: Edition) -> Iterator[Row]:
    """The municipalities of Brussels, which lie in no region: names and postal codes."""
    for town in edition.site.register.brussels:
        yield [";".join((town.name, *town.other_names)), " ".join(town.postal_codes)]
