"""What happens to a circle and to a municipality: nobody who kept an old address is left with nothing."""

from __future__ import annotations

import csv
import datetime as dt
import posixpath
import shutil
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from kringen.edition.page import Settings
from kringen.model import Circle
from kringen.output import Output, generate
from kringen.pages.circles import span_of_life
from kringen.register import TABLES, Register
from kringen.rules import check
from kringen.sentences import joined
from kringen.source import load
from tests.support.built import Built, build, parse
from tests.support.feeds import read
from tests.support.running import commit, git
from tests.support.samples import GOOD, make_circle, make_tree
from tests.test_version import HOME

NOW = dt.datetime(2027, 6, 1, 12, 0, tzinfo=BRUSSELS)

FILES = {
    **HOME,
    "circles/kempen.yml": "naam: Kempen\nstatus: actief\nregio: Kempen\nsinds: 2014\n",
    "meetings/kempen/2026-05-21.md": "---\ndatum: 2026-05-21\ngastbestuur: Geel\n---\n\n## Verslag\n\nWifi.\n",
    "meetings/waasland/2026-11-19.md": "---\ndatum: 2026-11-19\nkringen: [kempen]\n---\n\n## Verslag\n\nNIS2.\n",
    "meetings/waasland/2027-09-16.md": "---\ndatum: 2027-09-16\nonderwerpen: [gdpr]\n---\n",
}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    """A repository that is published, then renames one circle and lets another stop, and is published again."""
    root = make_tree(tmp_path_factory.mktemp("repository"), GOOD, FILES)
    git(root, "init", "--quiet")
    commit(root, "2027-01-04T09:00:00+00:00")
    before = build(root, NOW, tmp_path_factory.mktemp("before"))
    git(root, "mv", "circles/waasland.yml", "circles/land-van-waas.yml")
    git(root, "mv", "meetings/waasland", "meetings/land-van-waas")
    renamed = root / "circles" / "land-van-waas.yml"
    lines = "naam: Land van Waas\nstatus: actief\nregio: Waasland\nvorige_namen: [Waasland]\n"
    renamed.write_text(lines, encoding="utf-8")
    commit(root, "2027-02-01T09:00:00+00:00")
    stopped = root / "circles" / "kempen.yml"
    lines = "naam: Kempen\nstatus: gestopt\nregio: Kempen\nsinds: 2014\ngestopt_sinds: 2027\nopvolger: land-van-waas\n"
    stopped.write_text(lines, encoding="utf-8")
    commit(root, "2027-03-01T09:00:00+00:00")
    return before, build(root, NOW, tmp_path_factory.mktemp("after"))


def addresses(site: Built) -> set[str]:
    """Every address of a site that somebody may have kept; its looks and its search index are no such thing."""
    files = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file())
    return {file for file in files if not file.startswith(("assets/", "search/"))}


def test_every_old_address_still_leads_somewhere(before_and_after: tuple[Built, Built]) -> None:
    """Pages, feeds and data: whatever was published before is there afterwards."""
    before, after = before_and_after
    old = addresses(before)
    assert {"kringen/waasland/index.html", "bijeenkomsten/waasland/2027-03-11/index.html"} <= old
    assert sorted(old - addresses(after)) == []


def test_redirects_lead_to_a_page_in_one_step(before_and_after: tuple[Built, Built]) -> None:
    """A redirect never leads to another one, nor to nothing."""
    _, after = before_and_after
    moved = {file: page for file, page in after.pages.items() if page.all("meta", **{"http-equiv": "refresh"})}
    assert len(moved) == 5
    for file, page in moved.items():
        link = page.one("a").attributes["href"]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(file), link, "index.html"))
        assert target in after.pages, file
        assert target not in moved, file


def test_the_pages_explain_what_happened(before_and_after: tuple[Built, Built]) -> None:
    """Since when, merged into what, where the reports are; on the page of the successor as well."""
    _, after = before_and_after
    gone = after.content("kringen/kempen/").one(cls="kk-status")
    assert "Deze kring kwam samen van 2014 tot 2027." in gone.text
    assert "De besturen komen nu samen in de kring Land van Waas ." in gone.text
    assert "Wat hier besproken werd, blijft hieronder staan." in gone.text
    successor = after.content("kringen/land-van-waas/").one(cls="kk-status")
    assert "Vroeger heette deze kring Waasland." in successor.text
    assert "In deze kring ging de kring Kempen op, die in 2027 stopte." in successor.text
    assert not after.broken_links()


def test_the_calendar_of_a_merged_circle_goes_on(before_and_after: tuple[Built, Built]) -> None:
    """Who followed Kempen finds the meetings of its successor there, and sees in the name why; its own ones stay."""
    _, after = before_and_after
    calendar = read((after.folder / "kringen/kempen/agenda.ics").read_bytes())
    assert calendar.value("X-WR-CALNAME") == "Kenniskring Kempen (nu Land van Waas)"
    assert [event.value("UID").partition("@")[0] for event in calendar.every("VEVENT")] == [
        "kempen-2026-05-21",
        "waasland-2026-11-19",
        "waasland-2027-03-11",
        "waasland-2027-09-16",
    ]


def test_a_circle_that_is_split_leads_to_all_its_successors(tmp_path: Path) -> None:
    """One or more names at `opvolger`; its page, its calendar and theirs say so."""
    files = {
        "circles/kempen.yml": "naam: Kempen\nstatus: gestopt\nregio: Kempen\nopvolger: [waasland, midwest]\n",
        "circles/midwest.yml": "naam: Midwest\nstatus: actief\nregio: Midwest\n",
    }
    site, problems = load(make_tree(tmp_path, GOOD, files), Register.load())
    assert [str(problem) for problem in (*problems, *check(site, NOW))] == []
    output = generate(site, NOW, Settings(contact="info@v-ict-or.be"))
    pages = {page.uri: parse(page.html) for page in output.pages}
    assert "De besturen komen nu samen in de kringen Waasland en Midwest ." in pages["kringen/kempen.md"].text
    assert "In deze kring ging de kring Kempen op" in pages["kringen/midwest.md"].text
    (data,) = (file.make() for file in output.file_recipes if file.uri == "kringen/kempen/agenda.ics")
    assert read(data).value("NAME") == "Kenniskring Kempen (nu Waasland en Midwest)"


def test_a_meeting_that_another_circle_takes_over(tmp_path: Path) -> None:
    """Its address and its UID stay; it stands with the other circle in lists, in calendars and in its title."""
    files = {
        "circles/kempen.yml": "naam: Kempen\nstatus: gestopt\nregio: Kempen\ngestopt_sinds: 2027\nopvolger: waasland\n",
        "meetings/kempen/2027-09-16.md": "---\ndatum: 2027-09-16\novergenomen_door: waasland\n---\n",
    }
    site, problems = load(make_tree(tmp_path, GOOD, files), Register.load())
    assert [str(problem) for problem in (*problems, *check(site, NOW))] == []
    output = generate(site, NOW, Settings(contact="info@v-ict-or.be"))
    pages = {page.uri: parse(page.html) for page in output.pages}
    assert pages["bijeenkomsten/kempen/2027-09-16.md"].one("h1").text == "Bijeenkomst Waasland, 16 september 2027"
    assert pages["kringen/waasland.md"].all("a", href="../../bijeenkomsten/kempen/2027-09-16/")
    for uri in ("kringen/waasland/agenda.ics", "kringen/kempen/agenda.ics", "agenda.ics"):
        (data,) = (file.make() for file in output.file_recipes if file.uri == uri)
        event = read(data).every("VEVENT")[-1]
        assert [event.value(name) for name in ("UID", "SUMMARY")] == [
            "kempen-2027-09-16@kenniskringen.v-ict-or.be",
            "Kenniskring Waasland: bijeenkomst",
        ]


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        pytest.param({"since": 2016, "stopped": 2024}, "Deze kring kwam samen van 2016 tot 2024.", id="both"),
        pytest.param({"stopped": 2024}, "Deze kring bestaat sinds 2024 niet meer.", id="end"),
        pytest.param({"since": 2016}, "Deze kring startte in 2016 en bestaat niet meer.", id="begin"),
        pytest.param({}, "Deze kring bestaat niet meer.", id="neither"),
    ],
)
def test_the_life_of_a_circle(years: dict[str, int], sentence: str) -> None:
    assert span_of_life(make_circle("westhoek", status="gestopt", **years)) == sentence


@pytest.mark.parametrize(
    ("names", "said", "slugs"),
    [
        pytest.param((), "", (), id="none"),
        pytest.param(("Waasland",), "Waasland", ("waasland",), id="one"),
        pytest.param(("Waasland", "waas", "Méér"), "Waasland, waas en Méér", ("waasland", "waas", "meer"), id="three"),
    ],
)
def test_former_names(names: tuple[str, ...], said: str, slugs: tuple[str, ...]) -> None:
    """A name as people know it gives the old address too."""
    circle: Circle = make_circle("land-van-waas", former_names=names)
    assert (joined(circle.former_names), circle.former_slugs) == (said, slugs)


def test_a_former_name_without_letters_is_a_mistake(tmp_path: Path, register: Register) -> None:
    files = {"circles/kempen.yml": 'naam: Kempen\nstatus: actief\nregio: Kempen\nvorige_namen: ["?"]\n'}
    _, problems = load(make_tree(tmp_path, GOOD, files), register)
    assert [str(problem) for problem in problems] == [
        'circles/kempen.yml:4:16: vorige_namen.1: "?" heeft geen letters of cijfers; schrijf de naam zelf, zoals Land van Waas [korte-naam]'
    ]


@pytest.fixture
def register() -> Register:
    """The register as it is."""
    return Register.load()


@pytest.fixture
def merged(tmp_path: Path) -> Register:
    """The same register after one change: on 1 January 2028 Temse and Sint-Niklaas become Scheldewaas."""
    tables = tmp_path / "tables"
    tables.mkdir()
    for table in TABLES.glob("*.csv"):
        shutil.copy(table, tables)
    with (TABLES / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    new = dict.fromkeys(rows[0], "") | {"nis": "46099", "name": "Scheldewaas", "province": "Oost-Vlaanderen"}
    new |= {"postal_codes": "9100;9140", "referentieregio": "Waasland", "valid_from": "2028-01-01"}
    for row in rows:
        if row["name"] in {"Temse", "Sint-Niklaas"} and not row["valid_to"]:
            row |= {"valid_to": "2027-12-31", "successor_nis": "46099"}
    with (tables / "municipalities.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(new))
        writer.writeheader()
        writer.writerows([*rows, new])
    return Register.load(tables)


def after_the_merger(root: Path, register: Register) -> Output:
    """The site of 2028, in which no data file was touched."""
    now = NOW.replace(year=2028)
    site, problems = load(root, register)
    assert [*problems, *check(site, now)] == []
    return generate(site, now, Settings(contact="info@v-ict-or.be"))


def test_a_municipal_merger_is_one_change_in_the_register(tmp_path: Path, merged: Register) -> None:
    """The circle gets the new municipality, the list still knows the old names, old meetings keep the name of their day."""
    root = make_tree(tmp_path / "root", GOOD, {"circles/kempen.yml": None})
    pages = {page.uri: page.html for page in after_the_merger(root, merged).pages}
    area = pages["kringen/waasland.md"].partition('id="gebied"')[2].partition('id="gastbesturen"')[0]
    assert "Scheldewaas" in area
    assert "Temse" not in area
    assert "nu Scheldewaas" in pages["kringen/index.md"]
    assert "<dd>Sint-Niklaas</dd>" in pages["bijeenkomsten/waasland/2027-03-11.md"]
    assert "Scheldewaas" not in pages["bijeenkomsten/waasland/2027-03-11.md"]


def test_a_merger_inside_a_list_of_a_circle(tmp_path: Path, merged: Register) -> None:
    """A circle that names its municipalities needs no change either: a name that merged stands for what it became."""
    lines = "naam: Waasland\nstatus: actief\nregio: Waasland\ngemeenten: [Temse, Lokeren]\n"
    root = make_tree(tmp_path / "root", GOOD, {"circles/waasland.yml": lines, "circles/kempen.yml": None})
    pages = {page.uri: page.html for page in after_the_merger(root, merged).pages}
    area = pages["kringen/waasland.md"].partition('id="gebied"')[2].partition('id="gastbesturen"')[0]
    assert ("Scheldewaas" in area, "Lokeren" in area, "Temse" in area) == (True, True, False)
