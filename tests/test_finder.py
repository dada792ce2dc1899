"""The list behind "zoek uw kring": complete, honest and small."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from typing import Any

import pytest

from kringen.edition import Edition
from kringen.edition.page import Settings
from kringen.model import Site
from kringen.pages.finder import FILE, finder_file
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, START
from tests.support.samples import NOW, make_circle, make_meeting

LIMIT = 13_500
"""Bytes after gzip that a visitor fetches to look up a municipality; 12,300 when this was written."""


def content_of(site: Site, now: dt.datetime = NOW) -> dict[str, Any]:
    """The list of a site, read as the browser does."""
    file = finder_file(Edition(site, now, Settings("info@v-ict-or.be")))
    assert file.uri == FILE
    content: dict[str, Any] = json.loads(file.content)
    return content


def town(content: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(row for row in content["gemeenten"] if row["naam"] == name)
    return found


REAL = load(START, flanders())[0]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("Sint-Niklaas", ["Belsele", "9111"], id="village"),
        pytest.param("Tongeren-Borgloon", ["Borgloon", "3840", 1], id="former-municipality"),
        pytest.param("Tongeren-Borgloon", ["Jesseren", "3840"], id="village-of-a-former-municipality"),
        pytest.param("Pajottegem", ["Gooik", "1755", 1], id="merged-in-2025"),
        pytest.param("Kruisem", ["Zingem", "9750", 1], id="merged-in-2019"),
        pytest.param("Antwerpen", ["Borsbeek", "2150", 1], id="merged-into-a-name-that-stays"),
        pytest.param("Sint-Truiden", ["Gelmen", ""], id="without-code"),
    ],
)
def test_place_is_in_the_list(name: str, place: list[str | int]) -> None:
    """Each village and each name of before stands below its municipality of today."""
    assert place in town(content_of(REAL), name)["plaatsen"]


def test_every_name_and_code_of_the_register_is_there() -> None:
    """Whoever types a name or code that exists finds something."""
    rows = content_of(REAL)["gemeenten"]
    names = {name for row in rows for name in (row["naam"], *(place[0] for place in row["plaatsen"]))}
    codes = {code for row in rows for code in (*row["postcodes"], *(place[1] for place in row["plaatsen"]))}
    register = flanders()
    assert {row.name for row in register.municipalities} | {row.name for row in register.localities} == names
    assert {code for row in register.municipalities for code in row.postal_codes} <= codes


def test_names_in_french_and_the_neighbours_in_brussels_are_there() -> None:
    """The official French names of municipalities with facilities, those of towns that merged, and 19 municipalities of no region."""
    content = content_of(REAL)
    assert [town(content, name)["ook"] for name in ("Ronse", "Tongeren-Borgloon", "Lokeren")] == [
        ["Renaix"],
        ["Looz", "Tongres"],
        [],
    ]
    assert len(content["brussel"]) == 19
    assert ["Ukkel", ["Uccle"], ["1180"]] in content["brussel"]
    assert content["provincies"][town(content, "Gent")["provincie"]] == "Oost-Vlaanderen"


def test_a_circle_is_found_by_its_region_and_its_former_names() -> None:
    """A circle that names its own municipalities does not stand for the region."""
    circles = (
        make_circle("waas", former_names=["Scheldewaas"]),
        make_circle("klein", municipalities=["Temse"]),
    )
    content = content_of(Site(flanders(), circles, ()))
    assert [circle["ook"] for circle in content["kringen"]] == [["Scheldewaas", "Waasland"], []]


def test_every_municipality_has_a_circle_on_the_real_site() -> None:
    """No visitor of the real site is sent away without a circle, and one in two circles hears of both."""
    content = content_of(REAL)
    assert [row["naam"] for row in content["gemeenten"] if not row["kringen"]] == []
    both = [content["kringen"][place]["naam"] for place in town(content, "Destelbergen")["kringen"]]
    assert both == ["Regio Gent", "Scheldeland"]


def test_a_circle_says_what_comes_and_how_to_join() -> None:
    """The next three meetings with the instant at which each is over; a cancelled one is not among them."""
    content = content_of(load(EXAMPLE, flanders())[0], EXAMPLE_NOW)
    found = next(circle for circle in content["kringen"] if circle["naam"] == "Waasland")
    assert found["adres"] == "waasland/"
    assert found["status"] == "Actief"
    assert found["mail"].startswith("mailto:kring-waasland@example.org?subject=")
    assert len(found["komt"]) == 3
    assert found["komt"][0] == {
        "tot": "2027-03-11T16:30+01:00",
        "titel": "Informatieveiligheid na NIS2",
        "wanneer": "donderdag 11 maart 2027, 14.00 tot 16.30 uur",
        "waar": "Sint-Niklaas",
        "adres": "../bijeenkomsten/waasland/2027-03-11/",
    }


def test_what_does_not_go_on_is_left_out() -> None:
    """A circle that stopped and a meeting that is cancelled are no answer."""
    circles = (make_circle("oud", status="gestopt"), make_circle("waasland"))
    meetings = (make_meeting("waasland/2027-03-11", status="geannuleerd"), make_meeting("waasland/2027-02-01"))
    content = content_of(Site(flanders(), circles, meetings))
    assert [(circle["naam"], circle["komt"]) for circle in content["kringen"]] == [("waasland", [])]
    assert town(content, "Sint-Niklaas")["kringen"] == [0]
    assert town(content, "Gent")["kringen"] == []


@pytest.mark.parametrize("site", [REAL, load(EXAMPLE, flanders())[0]], ids=["real", "example"])
def test_the_list_stays_small(site: Site) -> None:
    """A phone on a slow line has it within a second."""
    file = finder_file(Edition(site, EXAMPLE_NOW, Settings("info@v-ict-or.be")))
    assert len(gzip.compress(file.content, 9, mtime=0)) <= LIMIT
