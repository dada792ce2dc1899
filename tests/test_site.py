"""The real site, and the example, as MkDocs builds them: what a visitor sees."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from scripts.publishing import inspection
from tests.conftest import EXAMPLE, EXAMPLE_NOW, START, START_NOW
from tests.support.built import Built, build


def test_home_leads_to_a_circle_and_to_what_comes(real_site: Built) -> None:
    """Home names every circle, and says honestly that nothing is announced yet."""
    home = real_site.content("")
    links = {link.attributes["href"]: link.text for link in home.all("a")}
    assert links["kringen/waasland/"] == "Waasland"
    assert sum(1 for href in links if href.startswith("kringen/") and href.count("/") == 2) == 16
    assert "Er is nog geen bijeenkomst aangekondigd." in home.text
    assert [heading.text for heading in home.all("h1")] == ["Vind de kenniskring van uw regio"]
    assert "Uit het archief" in [heading.text for heading in home.all("h2")]
    assert len(home.one("svg", cls="kk-streken__kaart").all("a")) == 15


def test_home_of_a_site_with_recent_reports(example_site: Built) -> None:
    """The list is called archive only when the newest is more than two years old."""
    headings = [heading.text for heading in example_site.content("").all("h2")]
    assert "Recente verslagen" in headings
    assert "Uit het archief" not in headings


def test_circle_to_be_confirmed(real_site: Built) -> None:
    """A circle of which nothing is known says so, and whom to ask."""
    page = real_site.content("kringen/waasland/")
    assert page.one("h1").text == "Kenniskring Waasland"
    assert "V-ICT-OR bevestigt nog of en wanneer deze kring samenkomt." in page.text
    assert "De referentieregio Waasland, met 7 gemeenten:" in page.text
    assert "Beveren-Kruibeke-Zwijndrecht" in page.text
    mails = [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("mailto:")]
    assert "mailto:info@v-ict-or.be?subject=Kenniskring%20Waasland" in mails
    button = page.one("a", cls="md-button--primary")
    assert button.text == "Laat weten dat u meedoet"
    assert button.attributes["href"] == (
        "mailto:info@v-ict-or.be?subject=Meedoen%20met%20de%20kenniskring%20Waasland"
        "&body=Bestuur%3A%20%0AFunctie%3A%20%0AVraag%20die%20bij%20ons%20leeft%3A%20%0A"
    )
    assert [heading.text for heading in page.all("h2")] == [
        "Deze kring zoekt deelnemers en een trekker",
        "Vragen die leven",
        "Werkingsgebied",
        "In uw eigen agenda",
    ]


def test_active_circle_shows_its_next_meeting_large(example_site: Built) -> None:
    """With the two things one can do about it."""
    card = example_site.content("kringen/waasland/").one("article", cls="kk-card--next")
    assert card.one("h3").text == "Informatieveiligheid na NIS2"
    assert {"Zet in mijn agenda"} <= {link.text for link in card.all("a", cls="md-button")}


def test_archive_holds_the_four_real_meetings(real_site: Built) -> None:
    """The four meetings with a public source, the newest first, and nothing else."""
    cards = real_site.content("bijeenkomsten/").all("article", cls="kk-card")
    assert [card.one("time").attributes["datetime"] for card in cards] == [
        "2016-03-24",
        "2013-03-27",
        "2013-03-13",
        "2012-12-12",
    ]


def test_meeting_page_of_the_archive(real_site: Built) -> None:
    """A meeting shows its day in full Dutch, its place, report and source."""
    page = real_site.content("bijeenkomsten/westhoek/2016-03-24/")
    assert page.one("h1").text == "Opstartbijeenkomst Westhoek"
    assert page.one("time").text == "donderdag 24 maart 2016"
    assert "Esenkasteel, Diksmuide" in page.text
    assert "e-notulenbeheer" in page.text
    sources = [link.attributes["href"] for link in page.all("a") if link.attributes["href"].startswith("https:")]
    assert sources == ["https://v-ict-or.be/nieuws/2016/03/31/regionale-kenniskring-westhoek-opgestart"]


def test_topic_page(real_site: Built) -> None:
    """A topic has its explanation, its meetings and the other words for it."""
    page = real_site.content("onderwerpen/postregistratie/")
    assert page.one("h1").text == "Postregistratie"
    assert [card.one("h3").text for card in page.all("article")] == ["Opstartbijeenkomst Westhoek"]
    assert "Ook gezocht als" in page.text


def test_help_page_lists_every_key_and_message(real_site: Built) -> None:
    """The trekkers' help shows the keys of the model and the codes of the rules."""
    page = real_site.content("trekkers-velden/")
    assert {"datum", "gastbestuur", "vorige_namen"} <= {code.text for code in page.all("code")}
    assert real_site.content("trekkers-meldingen/").all(id="melding-einde-voor-begin")
    assert "<!-- deel" not in real_site.html("trekkers-velden/") + real_site.html("trekkers-meldingen/")


@pytest.mark.parametrize("address", ["trekkers-bestanden/", "open-data/"])
def test_blocks_of_code_can_be_reached_and_scrolled(address: str, real_site: Built) -> None:
    """With the keyboard alone, the written and the generated ones."""
    blocks = [block.one("code") for block in real_site.content(address).all("pre")]
    assert len(blocks) > 2
    assert {block.attributes.get("tabindex") for block in blocks} == {"0"}


def test_meeting_today_in_the_example(example_site: Built) -> None:
    """A meeting that starts in an hour is still coming, with place and times."""
    page = example_site.content("bijeenkomsten/waasland/2027-03-11/")
    assert page.all("time")[0].text == "donderdag 11 maart 2027, 14.00 tot 16.30 uur"
    assert page.all("time")[0].attributes["data-ends"] == "2027-03-11T16:30+01:00"


def test_moved_meeting_keeps_its_address(example_site: Built) -> None:
    """The page stands at the date first announced and says what changed."""
    page = example_site.content("bijeenkomsten/waasland/2027-09-09/")
    assert "Verplaatst van donderdag 9 september 2027 naar donderdag 16 september 2027." in page.text


def test_former_address_leads_on(example_site: Built) -> None:
    """An address from before a circle was renamed goes to the new one, page, archive and meetings."""
    for old in example_site.folder.glob("kringen/*/index.html"):
        text = old.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            assert "Deze pagina is verhuisd." in text
            return
    pytest.fail("the example has no circle with a former name")


def test_text_of_the_data_is_escaped_everywhere(example_site: Built) -> None:
    """A title with `<` and `&` stays text in title, heading, lists and search."""
    page = example_site.page("bijeenkomsten/waasland/2027-09-09/")
    assert page.one("h1").text == "Rollen & rechten: wie is <onbekend>?"
    assert (
        page.one("title").text
        == "Rollen & rechten: wie is <onbekend>?, Waasland, 16 september 2027 | Regionale kenniskringen"
    )
    assert not page.all("onbekend")


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_every_link_leads_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """No link, image, style or script of the site itself is broken, anchors included."""
    assert request.getfixturevalue(name).broken_links() == []


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_a_built_site_has_no_fault(name: str, request: pytest.FixtureRequest) -> None:
    """What `publish` looks at: the policy on 100 % of the pages, nothing inline, files that can be read."""
    assert inspection.faults(request.getfixturevalue(name).folder) == []


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_every_page_has_one_heading_title_and_description(name: str, request: pytest.FixtureRequest) -> None:
    """Each page has one h1, a title of its own and a description, and asks nothing of another host."""
    site: Built = request.getfixturevalue(name)
    for file, page in site.pages.items():
        if page.all("meta", content="noindex"):
            continue
        assert len(page.all("h1")) == 1, file
        assert page.one("head").one("title").text, file
        if file != "404.html":
            assert page.one("meta", name="description").attributes["content"], file
        loaded = [element.attributes.get("src", "") for element in page.all("script") + page.all("img")]
        loaded += [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
        assert not [address for address in loaded if "//" in address], file


def test_example_says_so_on_every_page(example_site: Built, real_site: Built) -> None:
    """Fictional data are called that on each page of the example, and nowhere on the real site."""
    for file, page in example_site.pages.items():
        if not page.all("meta", content="noindex"):
            assert "Voorbeeldgegevens." in page.text, file
    assert not [file for file, page in real_site.pages.items() if "Voorbeeldgegevens" in page.text]


@pytest.mark.parametrize(
    ("address", "file"),
    [
        pytest.param("bijeenkomsten/westhoek/2016-03-24/", "meetings/westhoek/2016-03-24.md", id="meeting"),
        pytest.param("kringen/waasland/", "circles/waasland.yml", id="circle"),
        pytest.param("onderwerpen/nis2/", "content/onderwerpen/nis2.md", id="topic"),
        pytest.param("over/", "content/over.md", id="hand-written"),
    ],
)
def test_a_correction_names_the_page_and_its_file(address: str, file: str, real_site: Built) -> None:
    """The link under a page, Klopt er iets niet?, opens a mail with both filled in."""
    (mail,) = (link for link in real_site.page(address).all("a") if link.text == "Meld het ons")
    parts = urlsplit(mail.attributes["href"])
    body = parse_qs(parts.query)["body"][0]
    assert parts.path == "info@v-ict-or.be"
    assert f"Pagina: {address}\n" in body or f"/{address}\n" in body
    assert f"Bestand: {file}\n" in body


def test_a_hand_written_page_may_link_to_a_meeting(tmp_path: Path) -> None:
    """To its page, its anchors and its invitation; MkDocs names a link to one that is not there."""
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    meeting = "bijeenkomsten/waasland/2027-03-11"
    good = f"[pagina]({meeting}.md) [kop]({meeting}.md#inhoud) [afspraak]({meeting}/afspraak.ics)"
    page = root / "content" / "toegankelijkheid.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"---\ntitle: Over\ndescription: Over ons.\n---\n# Over\n\n{good}\n", encoding="utf-8")
    built = build(root, EXAMPLE_NOW, tmp_path / "site")
    links = [link.attributes["href"] for link in built.content("toegankelijkheid/").all("a")]
    assert links[:3] == [f"../{meeting}/", f"../{meeting}/#inhoud", f"../{meeting}/afspraak.ics"]
    for wrong in ("bijeenkomsten/waasland/2027-03-12.md", f"{meeting}.md#nergens"):
        page.write_text(f"---\ntitle: Over\ndescription: Over ons.\n---\n# Over\n\n[x]({wrong})\n", encoding="utf-8")
        with pytest.raises(AssertionError, match=re.escape(wrong.partition("#")[2] or wrong)):
            build(root, EXAMPLE_NOW, tmp_path / "site")


def test_a_logo_stands_in_the_footer_when_it_is_set(real_site: Built, tmp_path: Path) -> None:
    """None is invented; a picture below the site's root is shown on every page, with its words."""
    assert not real_site.page("over/").all("img", cls="kk-logo")
    site = build(START, START_NOW, tmp_path / "site", KRINGEN_LOGO="assets/images/apple-touch-icon.png")
    shown = site.page("over/").one("img", cls="kk-logo")
    assert (shown.attributes["src"], shown.attributes["alt"]) == ("../assets/images/apple-touch-icon.png", "V-ICT-OR")
    assert not site.broken_links()
