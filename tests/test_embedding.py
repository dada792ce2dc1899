"""What other sites show of the circles: a page for a frame, the lines to paste, and a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest

from tests.conftest import EXAMPLE_NOW
from tests.support.built import Built, parse
from tests.test_subscribing import published  # noqa: F401 - a fixture


def insides(site: Built) -> dict[str, str]:
    """The pages for frames by their address."""
    found = {
        path.parent.relative_to(site.folder).as_posix(): path for path in site.folder.rglob("insluiten/index.html")
    }
    return {address: path.read_text(encoding="utf-8") for address, path in found.items()}


def test_there_is_one_for_each_circle_and_one_for_all(example_site: Built) -> None:
    """At the former addresses of a circle too, because a frame shows no redirect."""
    assert {"kringen/insluiten", "kringen/waasland/insluiten", "kringen/leie-en-schelde/insluiten"} <= insides(
        example_site
    ).keys()


def test_it_is_light_and_needs_no_script(example_site: Built) -> None:
    """With its style at most 15 kB; no menu, no script, and every link opens beside the frame."""
    style = (example_site.folder / "assets/stylesheets/insluiten.css").stat().st_size
    for address, text in insides(example_site).items():
        page = parse(text)
        assert len(text.encode()) + style <= 15_000, address
        assert not page.all("script")
        assert not page.all("nav")
        assert {link.attributes.get("target") for link in page.all("a")} == {"_blank"}
        assert "Voorbeeldgegevens" in page.text
        assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_it_holds_the_next_meetings(example_site: Built) -> None:
    """The first five, the next one on top, each with its state; of a stopped circle none."""
    page = parse(insides(example_site)["kringen/waasland/insluiten"])
    titles = [heading.text for heading in page.all("h2")]
    assert titles[0] == "Informatieveiligheid na NIS2"
    assert len(titles) <= 5
    days = [time.attributes["datetime"] for time in page.all("time")]
    assert days == sorted(days)
    assert days[0] >= EXAMPLE_NOW.date().isoformat()
    assert "Er staat nog geen datum vast." in parse(insides(example_site)["kringen/limburg/insluiten"]).text


@pytest.mark.parametrize(("address", "page"), [("kringen/waasland/", "kringen/waasland/"), ("kringen/", "agenda/")])
def test_the_lines_to_paste(published: Built, address: str, page: str) -> None:  # noqa: F811 - the fixture
    """A frame with a title and a link below it, both with whole addresses; one click copies them."""
    code = published.content(page).one("code", id="insluitcode").text
    frame, link = parse(code).one("iframe"), parse(code).one("a")
    base = "https://kringen.example.org/"
    assert (frame.attributes["src"], link.attributes["href"]) == (f"{base}{address}insluiten/", f"{base}{page}")
    assert frame.attributes["title"].startswith("Volgende bijeenkomsten van ")
    assert published.content(page).all("button", **{"data-copy": "insluitcode"})


def test_the_table_of_all_meetings(example_site: Built) -> None:
    """As a Belgian Excel opens it, with what the pages show and no link to take part."""
    data = (example_site.folder / "api/v1/meetings.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid;datum;maand;")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    (row,) = [each for each in rows if each["id"] == "waasland/2027-06-17"]
    assert {key: row[key] for key in ("datum", "maand", "van", "tot", "status", "kringen", "gastbestuur", "nis")} == {
        "datum": "2027-06-17",
        "maand": "2027-06",
        "van": "13:30",
        "tot": "16:00",
        "status": "gepland",
        "kringen": "Waasland",
        "gastbestuur": "Temse",
        "nis": "46025",
    }
    assert b"/online/" not in data
