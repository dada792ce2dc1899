"""How a visitor follows the circles: the page part, the links in the head, and a meeting's whole life in one calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from ical.calendar_stream import IcsCalendarStream

from kringen.edge.gitlog import read_history
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built, build
from tests.support.feeds import BASE, feeds
from tests.support.running import command, commit, copy_of_data, git
from tests.support.samples import GOOD, make_tree

PATH = "meetings/waasland/2027-03-11.md"
LIFE = (
    # What changed, then what a subscriber sees: sequence, status, title, day.
    ("gdpr]\n", "gdpr]\n", "2027-01-01", (0, "CONFIRMED", "Kenniskring Waasland: bijeenkomst", "2027-03-11")),
    ("datum:", "titel: GDPR\ndatum:", "2027-01-05", (1, "CONFIRMED", "Kenniskring Waasland: GDPR", "2027-03-11")),
    ("datum: 2027-03-11", "status: verplaatst\ndatum: 2027-03-18", "2027-02-01", (2, "CONFIRMED", "Kenniskring Waasland: GDPR", "2027-03-18")),
    ("verplaatst", "geannuleerd", "2027-02-09", (3, "CANCELLED", "GEANNULEERD: Kenniskring Waasland: GDPR", "2027-03-18")),
)  # fmt: skip


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example on a public address."""
    return build(EXAMPLE, EXAMPLE_NOW, tmp_path_factory.mktemp("published"), KRINGEN_SITE_URL=BASE)


def test_the_life_of_a_meeting_in_a_calendar(tmp_path: Path) -> None:
    """Announced, renamed, moved, cancelled and its circle renamed: one event that stays, and each change a higher SEQUENCE."""
    root = make_tree(tmp_path, GOOD)
    git(root, "init", "--quiet", "--initial-branch=main")
    for before, after, day, expected in LIFE:
        text = (root / PATH).read_text(encoding="utf-8")
        assert before in text
        (root / PATH).write_text(text.replace(before, after), encoding="utf-8", newline="\n")
        commit(root, at=f"{day}T09:00:00+00:00")
        assert seen(root, "kringen/waasland/agenda.ics") == [("waasland-2027-03-11", *expected, f"{day} 09:00")]
    (root / "meetings" / "waasland").rename(root / "meetings" / "land-van-waas")
    circle = root / "circles" / "waasland.yml"
    circle.write_text(circle.read_text(encoding="utf-8") + "vorige_namen: [waasland]\n", encoding="utf-8")
    circle.rename(root / "circles" / "land-van-waas.yml")
    commit(root, at="2027-02-20T09:00:00+00:00")
    _, _, _, (_, *rest) = LIFE[-1]
    for uri in ("kringen/land-van-waas/agenda.ics", "kringen/waasland/agenda.ics", "agenda.ics"):
        assert seen(root, uri) == [("waasland-2027-03-11", 4, *rest, "2027-02-20 09:00")]


def seen(root: Path, uri: str) -> list[tuple[object, ...]]:
    """What a subscriber sees: name, sequence, status, title, day and stamp of each event."""
    site, problems = load(root, flanders())
    assert [str(problem) for problem in problems] == []
    data = feeds(site, read_history(root, dt.datetime(2027, 6, 1, tzinfo=dt.UTC)))[uri]
    return [
        (
            event.uid.removesuffix("@kenniskringen.v-ict-or.be"),
            event.sequence,
            event.status,
            event.summary,
            f"{event.dtstart:%Y-%m-%d}",
            f"{event.dtstamp:%Y-%m-%d %H:%M}",
        )
        for event in IcsCalendarStream.calendar_from_ics(data.decode()).events
    ]


# The pages.


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        pytest.param("agenda/", "agenda.ics", id="everything"),
        pytest.param("kringen/waasland/", "kringen/waasland/agenda.ics", id="circle"),
        pytest.param("onderwerpen/nis2/", "onderwerpen/nis2/agenda.ics", id="topic"),
    ],
)
def test_the_part_about_subscribing(published: Built, page: str, calendar: str) -> None:
    """The address to copy, the link that opens a calendar program, three steps for each program, honest waiting times."""
    part = published.content(page).one("section", cls="kk-subscribe")
    assert part.one(id="agenda-adres").text == BASE + calendar
    links = [link.attributes["href"] for link in part.all("a")]
    assert links[0] == "webcal://kringen.example.org/" + calendar
    assert [link.rpartition("/")[2] for link in links[1:]] == ["verslagen.xml", "aankondigingen.xml", "vragen.xml"]
    assert part.all("button")[0].attributes["data-copy"] == "agenda-adres"
    programs = {details.one("summary").text: len(details.all("li")) for details in part.all("details")}
    assert programs == {
        "Outlook: de nieuwe, of in de browser": 3,
        "Outlook: de klassieke": 3,
        "Google Agenda": 3,
        "Apple: iPhone, iPad of Mac": 3,
        "Hoe snel ziet u een wijziging?": 0,
        **({} if page.startswith("onderwerpen/") else {"Op uw eigen website of intranet": 0}),
    }
    assert (published.folder / calendar).is_file()


def test_without_a_public_address_the_part_says_so(example_site: Built) -> None:
    """No address that works nowhere else; the file is there to save."""
    part = example_site.content("kringen/waasland/").one("section", cls="kk-subscribe")
    assert "Deze site heeft nog geen openbaar adres" in part.text
    assert part.all("a")[0].attributes["href"] == "agenda.ics"
    assert not part.all("button")


def test_a_circle_that_stopped_offers_no_subscription(published: Built) -> None:
    """Its calendar stays for who has it."""
    assert not published.content("kringen/westhoek/").all("section", cls="kk-subscribe")
    assert (published.folder / "kringen/westhoek/agenda.ics").is_file()


@pytest.mark.parametrize(
    ("page", "offers"),
    [
        pytest.param("bijeenkomsten/waasland/2027-03-11/", True, id="this-afternoon"),
        pytest.param("bijeenkomsten/regio-gent/2027-05-18/", False, id="cancelled"),
        pytest.param("bijeenkomsten/waasland/2026-12-10/", False, id="past"),
    ],
)
def test_a_coming_meeting_goes_into_the_calendar(published: Built, page: str, offers: bool) -> None:
    links = [link.attributes["href"] for link in published.content(page).all("a") if link.text == "Zet in mijn agenda"]
    assert links == (["afspraak.ics"] if offers else [])
    assert (published.folder / page / "afspraak.ics").is_file()


def test_every_page_names_its_feeds_in_its_head(published: Built) -> None:
    """Its own ones first, then those of everything; each leads to a file of the type it says."""
    for file, page in published.pages.items():
        if page.all("meta", **{"http-equiv": "refresh"}) or file == "404.html" or "insluiten" in file:
            continue
        found = [link for link in page.all("link", rel="alternate") if "title" in link.attributes]
        titles = [link.attributes["title"] for link in found]
        assert titles[-4:] == [
            "Agenda van alle kenniskringen",
            "Verslagen van alle kenniskringen",
            "Aankondigingen van alle kenniskringen",
            "Vragen van alle kenniskringen",
        ], file
        for link in found:
            target = (published.folder / file).parent / link.attributes["href"]
            expected = "text/calendar" if target.suffix == ".ics" else "application/atom+xml"
            assert (target.is_file(), link.attributes["type"]) == (True, expected), file
    own = published.page("bijeenkomsten/regio-gent/2027-06-03/").all("link", rel="alternate")
    assert [link.attributes["title"] for link in own][:3] == [
        "Deze bijeenkomst voor uw agenda",
        "Agenda van de kenniskring Regio Gent",
        "Verslagen van de kenniskring Regio Gent",
    ]


# Building without history.


def test_a_build_without_history_says_so_and_stops(tmp_path: Path) -> None:
    """A shallow clone would tell every subscriber something else; a preview may go on, and says what it is."""
    root = copy_of_data(tmp_path / "heel")
    commit_more(root)
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "ondiep")
    shallow, now = tmp_path / "ondiep", ("--now", "2027-03-11")
    done = command("build", "--root", shallow, *now)
    assert done.returncode == 1
    assert "De geschiedenis van de bestanden ontbreekt: git kent hier alleen de jongste wijzigingen;" in done.stderr
    assert "--allow-no-history" in done.stderr
    assert not (shallow / "site").exists()
    done = command("build", "--root", shallow, "--quiet", "--allow-no-history", *now)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Let op: De geschiedenis van de bestanden ontbreekt: ")
    assert (shallow / "site" / "agenda.ics").is_file()


def commit_more(root: Path) -> None:
    with (root / "circles" / "kempen.yml").open("a", encoding="utf-8", newline="\n") as file:
        file.write("sinds: 2013\n")
    commit(root)
