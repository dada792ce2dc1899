"""Numbers for areas so that no two neighbours have the same: few enough to be colours."""

from __future__ import annotations

from collections.abc import Mapping

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
