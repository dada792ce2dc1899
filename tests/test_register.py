"""The register of municipalities: who existed on which day, and what a merged one became."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from kringen.register import TABLES, Municipality, Register, flanders
from kringen.register.geometry import Geometry, outlines

BEFORE_2019 = dt.date(2018, 12, 31)
BEFORE_2025 = dt.date(2024, 12, 31)
SINCE_2025 = dt.date(2025, 1, 1)
LATER = dt.date(2027, 3, 11)


@pytest.fixture(name="register")
def _register() -> Register:
    return flanders()


@pytest.mark.parametrize(
    ("day", "number"),
    [
        pytest.param(dt.date(2005, 1, 1), 308, id="earliest-meeting"),
        pytest.param(BEFORE_2019, 308, id="2018"),
        pytest.param(dt.date(2019, 1, 1), 300, id="mergers-of-2019"),
        pytest.param(BEFORE_2025, 300, id="2024"),
        pytest.param(SINCE_2025, 285, id="mergers-of-2025"),
        pytest.param(dt.date(2100, 12, 31), 285, id="latest-meeting"),
    ],
)
def test_number_of_municipalities(register: Register, day: dt.date, number: int) -> None:
    """308 until 2018, 300 until 2024, 285 since; each with a name of its own."""
    names = register.names(day)
    assert len(names) == len(set(names)) == number
    assert list(names) == sorted(names)
    assert tuple(row.name for row in register.valid(day)) == names


def test_every_row_of_the_table_is_there(register: Register) -> None:
    """Nothing is lost between the table and the register."""
    with (TABLES / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        rows = {(row["nis"], row["name"], row["valid_from"], row["valid_to"]) for row in csv.DictReader(lines)}
    assert rows == {(row.nis, row.name, _text(row.valid_from), _text(row.valid_to)) for row in register.municipalities}


def test_nis_code_and_first_day_are_a_key(register: Register) -> None:
    """A NIS code alone is not: Antwerpen kept its code when it grew."""
    keys = Counter((row.nis, row.valid_from) for row in register.municipalities)
    assert set(keys.values()) == {1}
    codes = Counter(row.nis for row in register.municipalities)
    assert {nis for nis, number in codes.items() if number > 1} == {"11002"}


def test_rows_of_one_nis_code_do_not_overlap(register: Register) -> None:
    """On each day a NIS code stands for one municipality at most."""
    for nis in {row.nis for row in register.municipalities}:
        rows = sorted((row for row in register.municipalities if row.nis == nis), key=_first_day)
        assert all(one.valid_to and one.valid_to < _first_day(other) for one, other in pairwise(rows)), nis


def test_who_is_gone_has_a_living_successor(register: Register) -> None:
    """Every chain of mergers ends in a municipality of today; only the living have no successor."""
    for row in register.municipalities:
        assert (row.valid_to is None) == (row.successor is None), row
        end = row
        while following := register.successor(end):
            end = following
        assert end.valid_to is None, row
        assert register.living(row.name, LATER) is not None, row


def test_living_municipalities_are_complete(register: Register) -> None:
    """A municipality of today has a province, a region and postal codes of four digits."""
    for row in register.valid(LATER):
        assert all((row.province, row.region, row.postal_codes)), row
        assert all(len(code) == 4 and code.isdigit() for code in row.postal_codes), row


def test_regions(register: Register) -> None:
    """The 15 referentieregio's divide Flanders; the numbers are those of the table, counted apart."""
    with (TABLES / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        counted = Counter(row["referentieregio"] for row in csv.DictReader(lines) if not row["valid_to"])
    assert len(register.regions) == 15
    assert list(register.regions) == sorted(counted)
    assert {region: len(register.of_region(region, LATER)) for region in register.regions} == counted
    assert counted.total() == 285
    assert counted["Waasland"] == 7


def test_no_region_has_no_municipalities(register: Register) -> None:
    """A name that is not a region gives nothing, and so does the region of those that merged before 2019."""
    assert register.of_region("Regio Parijs", LATER) == ()
    assert register.of_region("", LATER) == ()


@pytest.mark.parametrize(
    ("name", "day", "nis"),
    [
        pytest.param("Borgloon", BEFORE_2025, "73009", id="last-day"),
        pytest.param("Borgloon", SINCE_2025, None, id="the-day-after"),
        pytest.param("Tongeren-Borgloon", BEFORE_2025, None, id="the-day-before-its-first"),
        pytest.param("Tongeren-Borgloon", SINCE_2025, "73111", id="first-day"),
        pytest.param("Lokeren", BEFORE_2025, "46014", id="same-name-before"),
        pytest.param("Lokeren", SINCE_2025, "46029", id="same-name-after"),
        pytest.param("Antwerpen", BEFORE_2025, "11002", id="same-name-and-code"),
        pytest.param("antwerpen", LATER, None, id="capitals-count"),
        pytest.param("Antwerp", LATER, None, id="part-of-a-name"),
        pytest.param("Brussel", LATER, None, id="not-in-flanders"),
    ],
)
def test_find(register: Register, name: str, day: dt.date, nis: str | None) -> None:
    """A name is found exactly as official, on the days that it was borne."""
    found = register.find(name, day)
    assert (found.nis if found else None) == nis


@pytest.mark.parametrize(
    ("name", "day", "became"),
    [
        pytest.param("Borgloon", BEFORE_2025, "Borgloon", id="not-merged-yet"),
        pytest.param("Borgloon", SINCE_2025, "Tongeren-Borgloon", id="merged"),
        pytest.param("Tongeren", LATER, "Tongeren-Borgloon", id="name-within-the-new-name"),
        pytest.param("Borsbeek", LATER, "Antwerpen", id="into-a-name-that-stayed"),
        pytest.param("Antwerpen", LATER, "Antwerpen", id="succeeds-itself"),
        pytest.param("Zwijndrecht", LATER, "Beveren-Kruibeke-Zwijndrecht", id="into-another-province"),
        pytest.param("Knesselare", dt.date(2020, 1, 1), "Aalter", id="in-2019"),
        pytest.param("Knesselare", LATER, "Aalter", id="in-2019-seen-from-later"),
        pytest.param("Pajottegem", BEFORE_2025, None, id="not-formed-yet"),
        pytest.param("Pajottegem", SINCE_2025, "Pajottegem", id="first-day"),
        pytest.param("Brussel", LATER, None, id="never"),
    ],
)
def test_living(register: Register, name: str, day: dt.date, became: str | None) -> None:
    """A name that merged stands for what it became."""
    found = register.living(name, day)
    assert (found.name if found else None) == became


def test_a_chain_of_mergers_is_followed_to_the_day_that_is_asked() -> None:
    """Of three that followed each other, the one that was valid on the day is found."""
    one = _made("1", "Een", None, dt.date(2018, 12, 31), "2")
    two = _made("2", "Twee", dt.date(2019, 1, 1), dt.date(2024, 12, 31), "3")
    three = _made("3", "Drie", dt.date(2025, 1, 1), None, None)
    register = Register((three, one, two), ())
    assert [register.living("Een", day) for day in (BEFORE_2019, BEFORE_2025, SINCE_2025)] == [one, two, three]
    assert register.forerunners(three, BEFORE_2019) == (one,)


def test_antwerpen_succeeds_itself(register: Register) -> None:
    """With Borsbeek it became another municipality of the same name and code."""
    old, new = register.named("Antwerpen")
    assert register.successor(old) == new
    assert register.successor(new) is None
    assert set(new.postal_codes) - set(old.postal_codes) == {"2150"}


def test_forerunners(register: Register) -> None:
    """What a municipality was formed from."""
    pajottegem = register.named("Pajottegem")[0]
    assert [row.name for row in register.forerunners(pajottegem, BEFORE_2019)] == ["Galmaarden", "Gooik", "Herne"]
    assert register.forerunners(pajottegem, LATER) == (pajottegem,)


def test_localities_lie_in_a_municipality_of_today(register: Register) -> None:
    """Each of the 1,141 villages belongs to a known municipality and, where it has one, to its postal code."""
    codes = {row.nis: row.postal_codes for row in register.valid(LATER)}
    assert len(register.localities) == 1141
    for row in register.localities:
        assert row.nis in codes, row
        assert not row.postal_code or row.postal_code in codes[row.nis], row


def test_villages_lie_in_flanders() -> None:
    """The points that the map is made from, as far as they are known."""
    with (TABLES / "localities.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert bool(row["lon"]) == bool(row["lat"]), row
            assert not row["lon"] or (2.5 < float(row["lon"]) < 6 and 50.6 < float(row["lat"]) < 51.6), row


@pytest.mark.parametrize(
    ("locality", "municipalities"),
    [
        pytest.param("Sinaai", ["Sint-Niklaas"], id="one"),
        pytest.param("Berchem", ["Antwerpen", "Kluisbergen"], id="two-of-one-name"),
        pytest.param("Nergenshuizen", [], id="none"),
    ],
)
def test_around(register: Register, locality: str, municipalities: list[str]) -> None:
    """A village leads to its municipality, and a name that is borne twice to both."""
    assert [row.name for row in register.around(locality, LATER)] == municipalities


def test_flanders_is_read_once() -> None:
    """The tables are read at the first use only."""
    assert flanders() is flanders()
    assert flanders() == Register.load()


def _made(nis: str, name: str, first: dt.date | None, last: dt.date | None, successor: str | None) -> Municipality:
    return Municipality(nis, name, "Limburg", ("3500",), "Limburg", first, last, successor)


def _first_day(row: Municipality) -> dt.date:
    return row.valid_from or dt.date.min


def _text(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def disagreements(register: Register, geometry: Geometry) -> set[str]:
    """What one table of the register says and another does not: names, postal codes, villages, successors, map."""
    living = {row.nis: row for row in register.valid(LATER)}
    codes, names = ({getattr(row, key) for row in register.municipalities} for key in ("nis", "name"))
    villages = {row.nis for row in register.localities}
    return {
        *(f"{nis}: geen dorpen" for nis in living.keys() - villages),
        *(f"{nis}: dorpen van wie er niet is" for nis in villages - living.keys()),
        *(f"{nis}: niet op de kaart" for nis in living.keys() - geometry.paths.keys()),
        *(f"{nis}: op de kaart zonder gemeente" for nis in geometry.paths.keys() - living.keys()),
        *(f"{nis}: geen plaats voor de naam" for nis in living.keys() - geometry.labels.keys()),
        *(f"{nis}: buur zonder gemeente" for each in geometry.neighbours.values() for nis in set(each) - living.keys()),
        *(
            f"{row.nis}: opvolger {row.successor} bestaat niet"
            for row in register.municipalities
            if row.successor and row.successor not in codes
        ),
        *(
            f"{row.name}: andere naam van wie er niet is"
            for row in register.other_names
            if row.municipality not in names
        ),
        *(f"{row.name}: geen postcode" for row in living.values() if not row.postal_codes),
        *(
            f"{row.name}: postcode {row.postal_code} hoort niet bij {row.nis}"
            for row in register.localities
            if row.postal_code and row.nis in living and row.postal_code not in living[row.nis].postal_codes
        ),
    }


def test_the_tables_agree(register: Register) -> None:
    """The yearly register is whole: whoever renews one table renews them all."""
    assert disagreements(register, outlines()) == set()


@pytest.mark.parametrize(
    ("half", "said"),
    [
        pytest.param(lambda register, map_: (replace(register, municipalities=tuple(row for row in register.municipalities if row.name != "Temse")), map_), "46025: op de kaart zonder gemeente", id="a-municipality-is-missing"),
        pytest.param(lambda register, map_: (replace(register, localities=tuple(row for row in register.localities if row.nis != "46025")), map_), "46025: geen dorpen", id="its-villages-are-missing"),
        pytest.param(lambda register, map_: (register, replace(map_, paths={nis: path for nis, path in map_.paths.items() if nis != "46025"})), "46025: niet op de kaart", id="its-outline-is-missing"),
        pytest.param(lambda register, map_: (replace(register, municipalities=tuple(replace(row, postal_codes=("9999",)) if row.name == "Temse" else row for row in register.municipalities)), map_), "Temse: postcode 9140 hoort niet bij 46025", id="another-postal-code"),
        pytest.param(lambda register, map_: (replace(register, municipalities=tuple(row for row in register.municipalities if row.nis != "46030")), map_), "11056: opvolger 46030 bestaat niet", id="a-successor-is-missing"),
    ],
)  # fmt: skip
def test_half_a_register_is_an_error(
    half: Callable[[Register, Geometry], tuple[Register, Geometry]], said: str, register: Register
) -> None:
    """One table without the others is named."""
    assert said in disagreements(*half(register, outlines()))
