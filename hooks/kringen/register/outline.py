"""Outlines as sets of directed edges: what two areas share disappears, what is left is the outline of both together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

Point = tuple[int, int]
Edge = tuple[Point, Point]


def merged(paths: Iterable[str]) -> str:
    """The path around some areas of a coverage: borders between them are gone. Each path is relative, of whole numbers."""
    edges = {edge for path in paths for ring in rings(path) for edge in zip(ring, [*ring[1:], ring[0]], strict=True)}
    outer = sorted(edge for edge in edges if edge[::-1] not in edges)
    return "".join(path_of(ring) for ring in map(_straightened, _joined(outer)) if len(ring) > 2)


def rings(path: str) -> Iterator[list[Point]]:
    """The rings of a path, as absolute points; the first point does not come back at the end."""
    x = y = 0
    for part in re.findall(r"m([^z]+)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        ring = []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        x, y = ring[0]
        yield ring


def path_of(ring: list[Point]) -> str:
    """A ring as a path: absolute where it begins, relative from there, closed."""
    (x, y), steps = ring[0], []
    for next_x, next_y in ring[1:]:
        steps.append(f"{next_x - x} {next_y - y}")
        x, y = next_x, next_y
    return f"M{ring[0][0]} {ring[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _joined(edges: Iterable[Edge]) -> Iterator[list[Point]]:
    """The rings that directed edges form, each begun at its first point."""
    onward: defaultdict[Point, list[Point]] = defaultdict(list)
    for start, end in edges:
        onward[start].append(end)
    for start in sorted(onward):
        while onward[start]:
            ring = [start]
            while onward[ring[-1]]:
                ring.append(onward[ring[-1]].pop())
            yield ring[:-1]


def _straightened(ring: list[Point]) -> list[Point]:
    """A ring without the points on its straight lines; nothing is left of a ring without area."""
    around = zip([ring[-1], *ring[:-1]], ring, [*ring[1:], ring[0]], strict=True)
    return [here for before, here, after in around if _turns(before, here, after)]


def _turns(before: Point, here: Point, after: Point) -> bool:
    return (here[0] - before[0]) * (after[1] - here[1]) != (here[1] - before[1]) * (after[0] - here[0])
