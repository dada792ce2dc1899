"""The organisations that spoke: each once, the newest meeting first; where a visitor looks for them, and the mail that asks."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

from kringen.edition.page import Settings
from kringen.model import ContentPage, Meeting, PartName, Site, Speaker
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.speakers import organisations
from tests.support.built import Element, parse
from tests.support.samples import NOW, make_circle, make_meeting, make_topic

PAGE = "sprekers.md"


def speaking(name: str, *speakers: tuple[str, str | None], **values: Any) -> Meeting:
    """A meeting at which organisations speak."""
    told = tuple(Speaker.model_validate({"organisatie": who, "onderwerp": what}) for who, what in speakers)
    return make_meeting(name, speakers=told, **values)


def site_of(*meetings: Meeting) -> Site:
    """These meetings of one circle, with the hand-written page about speakers."""
    ordered = tuple(sorted(meetings, key=lambda meeting: meeting.date))
    topics = (make_topic("gdpr"), make_topic("nis2"))
    pages = (ContentPage(PAGE, "Sprekers", (PartName.SPEAKERS,)), ContentPage("meedoen.md", "Meedoen"))
    circles = (make_circle("waasland", name="Waasland", status="actief"),)
    return Site(flanders(), circles=circles, meetings=ordered, topics=topics, pages=pages)


def made(*meetings: Meeting) -> Output:
    """Everything that is published of them."""
    return generate(site_of(*meetings), NOW, Settings(contact="hulp@example.org"))


def part_of(output: Output) -> Element:
    """What stands below the hand-written text."""
    return parse(next(part.make() for part in output.parts if part.name is PartName.SPEAKERS))


def page_of(output: Output, uri: str) -> Element:
    return parse(next(recipe.make().html for recipe in output.page_recipes if recipe.uri == uri))


def words(element: Element) -> str:
    """Its text on one line."""
    return " ".join(element.text.split())


MEETINGS = (
    speaking("waasland/2026-03-12", ("v-ict-or", "Wifi"), title="Wifi", topics=("gdpr",)),
    speaking("waasland/2026-03-26", ("Bb", None), title="Oud"),
    speaking("waasland/2027-03-11", ("V-ICT-OR", "NIS2"), ("V-ICT-OR", "GDPR"), title="Nieuw", topics=("nis2", "gdpr")),
    speaking("waasland/2027-05-20", ("Geannuleerd", "Niets"), status="geannuleerd"),
)


def test_organisations_with_their_subjects_and_meetings() -> None:
    """Whatever its capitals an organisation stands there once, as it was written last; two subjects stand together."""
    page = part_of(made(*MEETINGS))
    assert [(each.attributes["id"], each.text) for each in page.all("h3")] == [
        ("spreker-v-ict-or", "V-ICT-OR"),
        ("spreker-bb", "Bb"),
    ]
    assert [words(each) for each in page.all("li")] == [
        "NIS2 en GDPR Nieuw Waasland, 11 maart 2027",
        "Wifi Wifi Waasland, 12 maart 2026",
        "Oud Waasland, 26 maart 2026",
    ]
    assert words(page.all("p")[0]) == "Onderwerpen: gdpr , nis2"


def test_anchors_differ_and_stay() -> None:
    """Names that sound alike get a number that is free; + and # are written out; a name without letters has an anchor too."""
    told = [(name, None) for name in ("A b", "A-b", "A-b 2", "A b+", "A b#", "!")]
    site = site_of(speaking("waasland/2026-03-12", *told))
    assert {each.name: each.slug for each in organisations(site)} == {
        "A b": "spreker-a-b",
        "A-b": "spreker-a-b-2",
        "A-b 2": "spreker-a-b-2-2",
        "A b+": "spreker-a-b-plus",
        "A b#": "spreker-a-b-sharp",
        "!": "spreker",
    }


def test_pages_lead_to_them() -> None:
    """The meeting names its speakers, the topic who spoke about it; circle and topic ask for one with what is known."""
    output = made(*MEETINGS)
    meeting = page_of(output, "bijeenkomsten/waasland/2026-03-12.md")
    assert "../../../sprekers/#spreker-v-ict-or" in [each.attributes["href"] for each in meeting.all("a")]
    topic = page_of(output, "onderwerpen/nis2.md")
    assert "../../sprekers/#spreker-v-ict-or" in [each.attributes["href"] for each in topic.all("a")]
    cancelled = page_of(output, "bijeenkomsten/waasland/2027-05-20.md")
    assert not [each for each in cancelled.all("a") if "sprekers/#" in each.attributes["href"]]
    asked = [
        unquote(each.attributes["href"])
        for uri in ("onderwerpen/nis2.md", "kringen/waasland.md")
        for each in page_of(output, uri).all("a")
        if "Spreker" in each.attributes["href"]
    ]
    assert asked == [
        "mailto:hulp@example.org?subject=Spreker voor een kenniskring&body=Kring: \nDatum: \nOnderwerp: nis2\n",
        "mailto:hulp@example.org?subject=Spreker voor een kenniskring&body=Kring: Waasland\nDatum: \nOnderwerp: \n",
    ]


def test_the_search_finds_them() -> None:
    """Each organisation by its name and its subjects, at its anchor."""
    output = made(*MEETINGS)
    index = json.loads(next(file.make() for file in output.listed if file.uri == "zoeken/index.json"))
    rows = next(rows for uri, _, rows in index["paginas"] if uri == "sprekers/")
    assert rows == [
        ["spreker-v-ict-or", "V-ICT-OR", "", "NIS2; GDPR; Wifi"],
        ["spreker-bb", "Bb", "", "sprak op een bijeenkomst"],
    ]


def test_nobody_spoke_yet() -> None:
    """On the first day the page says so, and a topic asks."""
    output = made(make_meeting("waasland/2027-03-11"))
    assert "Nog geen bijeenkomst noemt een spreker" in part_of(output).text
    assert "Hierover sprak nog niemand." in page_of(output, "onderwerpen/gdpr.md").text
