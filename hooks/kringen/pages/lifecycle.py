"""What became of a circle, in sentences for its page: since when it meets or met, its former names, what went up in it."""

from __future__ import annotations

from kringen.model import Circle, Site
from kringen.sentences import joined


def span_of_life(circle: Circle) -> str:
    """How long a circle that stopped existed, as far as its file says."""
    if circle.since and circle.stopped:
        return f"Deze kring kwam samen van {circle.since} tot {circle.stopped}."
    if circle.stopped:
        return f"Deze kring bestaat sinds {circle.stopped} niet meer."
    if circle.since:
        return f"Deze kring startte in {circle.since} en bestaat niet meer."
    return "Deze kring bestaat niet meer."


def forerunners(site: Site, circle: Circle) -> tuple[Circle, ...]:
    """The circles that stopped and that this one succeeds, in the site's order."""
    return tuple(other for other in site.circles if circle.slug in other.successors)


def former_names(circle: Circle) -> str:
    """Its former names in one enumeration: `A`, `A en B`, `A, B en C`; empty when it never had another."""
    return joined(circle.former_names)
