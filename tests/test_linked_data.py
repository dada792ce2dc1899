"""Linked data and previews: the JSON-LD and the head of the built pages, parsed as a search engine does."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from kringen.linked.thing import serialised, thing
from tests.conftest import EXAMPLE_NOW, START
from tests.support.built import Built, Element, build, parse

BASE = "https://kringen.example.org/onder/"
SCHEMA = "https://schema.org/"


@pytest.fixture(scope="module")
def addressed_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site as it is published: with its address configured."""
    return build(START, EXAMPLE_NOW, tmp_path_factory.mktemp("addressed"), KRINGEN_SITE_URL=BASE)


def graph(page: Element) -> list[dict[str, Any]]:
    """The things on a page; exactly one script holds them all."""
    script = page.one("script", type="application/ld+json")
    document = json.loads("".join(str(child) for child in script.children))
    assert document["@context"] == "https://schema.org"
    things: list[dict[str, Any]] = document["@graph"]
    return things


def of_kind(page: Element, kind: str) -> dict[str, Any]:
    """The only thing of a kind on a page."""
    found = [each for each in graph(page) if each["@type"] == kind]
    assert len(found) == 1
    return found[0]


def nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every thing in some things, at any depth."""
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(child)


def with_linked_data(site: Built) -> dict[str, list[dict[str, Any]]]:
    """The things on each page that has any, by its file."""
    return {file: graph(page) for file, page in site.pages.items() if page.all("script", type="application/ld+json")}


MEETINGS = [
    pytest.param(
        "bijeenkomsten/waasland/2027-03-11/",
        {
            "name": "Informatieveiligheid na NIS2",
            "startDate": "2027-03-11T14:00:00+01:00",
            "endDate": "2027-03-11T16:30:00+01:00",
            "eventStatus": f"{SCHEMA}EventScheduled",
            "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
            "isAccessibleForFree": True,
            "inLanguage": "nl-BE",
        },
        id="planned",
    ),
    pytest.param(
        "bijeenkomsten/waasland/2027-09-09/",
        {
            "name": "Rollen & rechten: wie is <onbekend>?",
            "startDate": "2027-09-16T14:00:00+02:00",
            "previousStartDate": "2027-09-09",
            "eventStatus": f"{SCHEMA}EventRescheduled",
        },
        id="moved",
    ),
]


@pytest.mark.parametrize(("address", "facts"), MEETINGS)
def test_a_meeting_is_an_event(address: str, facts: dict[str, object], example_site: Built) -> None:
    """When it is, how it stands, and that it is free."""
    event = of_kind(example_site.page(address), "Event")
    assert {name: event.get(name) for name in facts} == facts


def test_place_and_organizer_of_a_meeting(example_site: Built) -> None:
    """The place lies in a municipality with its NIS code; the circle invites."""
    event = of_kind(example_site.page("bijeenkomsten/waasland/2027-03-11/"), "Event")
    (place,) = event["location"]
    assert (place["@type"], place["name"]) == ("Place", "Stadhuis, trouwzaal")
    assert place["address"]["addressLocality"] == "Sint-Niklaas"
    assert place["containedInPlace"]["identifier"] == {"@type": "PropertyValue", "propertyID": "NIS", "value": "46021"}
    assert [each["name"] for each in event["organizer"]] == ["Kenniskring Waasland"]


def test_cancelled_meetings_say_so(example_site: Built) -> None:
    """As many as the example has; none is silently scheduled."""
    marked = [
        file
        for file, page in example_site.pages.items()
        if page.all(cls="kk-status--cancelled") and file.startswith("bijeenkomsten/")
    ]
    assert marked
    for file in marked:
        assert of_kind(example_site.pages[file], "Event")["eventStatus"] == f"{SCHEMA}EventCancelled"


def test_attendance_mode_follows_the_place(example_site: Built) -> None:
    """Joining online is a VirtualLocation; as long as no place is known the region of the circle stands for it."""
    found = set()
    for things in with_linked_data(example_site).values():
        for event in (each for each in things if each["@type"] == "Event"):
            if "location" in event:  # a meeting in the series of its circle has its place on its own page
                kinds = tuple(place["@type"] for place in event["location"])
                found.add((kinds, event["eventAttendanceMode"].removeprefix(SCHEMA)))
    assert found == {
        (("Place",), "OfflineEventAttendanceMode"),
        (("VirtualLocation",), "OnlineEventAttendanceMode"),
        (("Place", "VirtualLocation"), "MixedEventAttendanceMode"),
    }


def test_an_event_has_what_google_asks_for(example_site: Built) -> None:
    """Search Central, "Event structured data": name, start and place always, and all that it recommends and we know."""
    events = {
        file: event
        for file, page in example_site.pages.items()
        if file.startswith("bijeenkomsten/") and page.all("script", type="application/ld+json")
        for event in graph(page)
        if event["@type"] == "Event"
    }
    assert len(events) > 25
    for file, event in events.items():
        needed = {"name", "startDate", "location", "description", "eventStatus", "image", "offers", "organizer", "url"}
        assert needed <= event.keys(), file
        assert (event["offers"]["price"], event["offers"]["priceCurrency"]) == ("0", "EUR")
        assert all(place.get("name") or place["url"] for place in event["location"])
    bare = events["bijeenkomsten/middenkust/2027-09-23/index.html"]
    assert bare["location"][0]["address"] == {
        "@type": "PostalAddress",
        "addressRegion": "Middenkust",
        "addressCountry": "BE",
    }
    speakers = events["bijeenkomsten/regio-gent/2027-06-03/index.html"]["performer"]
    assert [each["name"] for each in speakers] == ["V-ICT-OR", "Voorbeeldbedrijf Beveiliging"]


def test_a_joint_meeting_has_all_its_circles(example_site: Built) -> None:
    """Each circle that invites is an organizer, and each of their series holds it."""
    joint = [
        event
        for things in with_linked_data(example_site).values()
        for event in things
        if event["@type"] == "Event" and len(event["organizer"]) > 1
    ]
    assert joint
    assert all(len(event["superEvent"]) == len(event["organizer"]) for event in joint)


def test_a_circle_serves_its_municipalities(real_site: Built) -> None:
    """A circle is an organization with the NIS codes of its area, and a series of meetings."""
    page = real_site.page("kringen/waasland/")
    group = of_kind(page, "Organization")
    codes = {area["name"]: area["identifier"]["value"] for area in group["areaServed"]}
    assert len(codes) == 7
    assert codes["Sint-Niklaas"] == "46021"
    assert codes["Beveren-Kruibeke-Zwijndrecht"] == "46030"
    assert of_kind(page, "EventSeries")["organizer"] == {"@id": group["@id"]}


def test_a_series_holds_what_is_coming(example_site: Built) -> None:
    """The same meetings as the list on the page."""
    page = example_site.page("kringen/waasland/")
    coming = [event["name"] for event in of_kind(page, "EventSeries")["subEvent"]]
    assert len(coming) > 2
    shown = page.one(cls="kk-cards", **{"data-upcoming": ""})
    assert coming == [title.text for title in shown.all("h3")]


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_breadcrumbs_are_those_of_the_page(name: str, request: pytest.FixtureRequest) -> None:
    """What a search engine is told is what a visitor sees, on every page with a trail."""
    site: Built = request.getfixturevalue(name)
    for file, things in with_linked_data(site).items():
        for crumbs in (each for each in things if each["@type"] == "BreadcrumbList"):
            shown = site.pages[file].one("nav", cls="kk-crumbs").all("li")
            assert [item["name"] for item in crumbs["itemListElement"]] == [item.text for item in shown], file
            assert [item["position"] for item in crumbs["itemListElement"]] == list(range(1, len(shown) + 1))
    for address in ("kringen/waasland/", "onderwerpen/gdpr/", "bijeenkomsten/waasland/"):
        assert of_kind(site.page(address), "BreadcrumbList")


def test_a_topic_is_a_term(real_site: Built) -> None:
    """With the other words for it; a meeting about it points there."""
    topic = of_kind(real_site.page("onderwerpen/postregistratie/"), "DefinedTerm")
    assert topic["name"] == "Postregistratie"
    assert topic["alternateName"]
    about = of_kind(real_site.page("bijeenkomsten/westhoek/2016-03-24/"), "Event")["about"]
    assert "Postregistratie" in [each["name"] for each in about]


def test_home_says_who_publishes(real_site: Built) -> None:
    """V-ICT-OR with its public address, and the site."""
    publisher = of_kind(real_site.page(""), "Organization")
    assert (publisher["name"], publisher["url"]) == ("V-ICT-OR", "https://www.v-ict-or.be")
    assert of_kind(real_site.page(""), "WebSite")["publisher"] == {"@id": publisher["@id"]}


def test_the_api_is_a_data_set(addressed_site: Built) -> None:
    """With the address of each list, and without a licence that nobody chose."""
    found = of_kind(addressed_site.page("open-data/"), "Dataset")
    files = [download["contentUrl"].removeprefix(BASE) for download in found["distribution"]]
    assert {"api/v1/circles.json", "api/v1/upcoming.json"} <= set(files)
    assert all((addressed_site.folder / file).is_file() for file in files)
    assert "license" not in found


@pytest.mark.parametrize("name", ["example_site", "addressed_site"])
def test_identifiers_and_addresses_lead_somewhere(name: str, request: pytest.FixtureRequest) -> None:
    """Every address of the site in its linked data is a page, and every identifier is described on that page."""
    site: Built = request.getfixturevalue(name)
    described = set()
    used = set()
    for file, things in with_linked_data(site).items():
        here = urljoin(BASE, file.removesuffix("index.html"))
        described |= {urljoin(here, each["@id"]) for each in things if "@id" in each}
        used |= {urljoin(here, node[key]) for node in nodes(things) for key in ("@id", "url", "item") if key in node}
    own = {address for address in used if address.startswith(BASE)}
    assert len(own) > 20
    for address in own:
        path = urlsplit(address).path.removeprefix(urlsplit(BASE).path)
        assert (site.folder / path).is_file() or (site.folder / path / "index.html").is_file(), address
    assert {address for address in own if "#" in address} <= described


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--",
        "]]>",
        'aan"haling\\',
        "regel\u2028einde\u2029",
        "é 👋🏽 \u202e",
        "a\x00b\r\nc",
        "x" * 300,
    ],
    ids=["script", "comment", "cdata", "quote", "separator", "emoji", "control", "long"],
)
def test_any_text_stays_text(text: str) -> None:
    """Whatever a title holds, the page has one script and the title comes back unchanged."""
    html = f'<script type="application/ld+json">{serialised([thing("Event", name=text)])}</script><p>na</p>'
    page = parse(html)
    assert graph(page)[0]["name"] == text
    assert page.one("p").text == "na"
    assert len(page.all("script")) == 1


@pytest.mark.parametrize("name", ["real_site", "example_site"])
def test_every_page_has_a_preview(name: str, request: pytest.FixtureRequest) -> None:
    """Title and description for whoever shares a link: those of the page itself."""
    for file, page in request.getfixturevalue(name).pages.items():
        if file == "404.html" or "insluiten" in file or page.all("meta", **{"http-equiv": "refresh"}):
            continue
        preview = {
            meta.attributes["property"]: meta.attributes["content"] for meta in page.all("meta") if meta_is_og(meta)
        }
        assert preview["og:description"] == page.one("meta", name="description").attributes["content"], file
        assert page.one("head").one("title").text.startswith(preview["og:title"]), file
        assert preview["og:locale"] == "nl_BE"


def meta_is_og(meta: Element) -> bool:
    return meta.attributes.get("property", "").startswith("og:")


def test_descriptions_are_those_of_the_page(real_site: Built) -> None:
    """No two meetings, circles or topics share one: it is written from the data."""
    for folder in ("kringen", "bijeenkomsten", "onderwerpen"):
        found = [
            page.one("meta", name="description").attributes["content"]
            for file, page in real_site.pages.items()
            if file.startswith(f"{folder}/")
        ]
        assert len(found) == len(set(found)) > 3


def test_a_shared_link_shows_an_image(addressed_site: Built, real_site: Built) -> None:
    """Its address is whole and leads to a file of the size that it says; without an address there is none."""
    preview = {
        meta.attributes["property"]: meta.attributes["content"]
        for meta in addressed_site.page("agenda/").all("meta")
        if meta_is_og(meta)
    }
    image = (addressed_site.folder / preview["og:image"].removeprefix(BASE)).read_bytes()
    assert image.startswith(b"\x89PNG")
    size = [int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")]
    assert size == [int(preview["og:image:width"]), int(preview["og:image:height"])]
    assert preview["og:image:alt"]
    assert not real_site.page("agenda/").all("meta", property="og:image")


def test_canonical_and_sitemap_need_an_address(real_site: Built, addressed_site: Built) -> None:
    """Without a configured address nothing claims one; with it every page names its own, and no other."""
    assert not (real_site.folder / "sitemap.xml").exists()
    assert not [file for file, page in real_site.pages.items() if page.all("link", rel="canonical")]
    for file, page in addressed_site.pages.items():
        if file != "404.html" and not page.all("meta", name="robots"):
            address = BASE + file.removesuffix("index.html")
            assert page.one("link", rel="canonical").attributes["href"] == address
            assert page.one("meta", property="og:url").attributes["content"] == address


def test_sitemap_lists_every_page(addressed_site: Built) -> None:
    """Each page once, in a fixed order; no redirect, no 404, nothing for V-ICT-OR alone, no day of the build."""
    tree = ET.parse(addressed_site.folder / "sitemap.xml")  # noqa: S314 - our own output
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [element.text for element in tree.iter(f"{space}loc")]
    pages = {
        BASE + file.removesuffix("index.html")
        for file, page in addressed_site.pages.items()
        if file != "404.html"
        and not page.all("meta", name="robots")
        and not page.all("meta", **{"http-equiv": "refresh"})
    }
    assert listed == sorted(pages)
    assert not list(tree.iter(f"{space}lastmod"))
    packed = (addressed_site.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (addressed_site.folder / "sitemap.xml").read_bytes()
    robots = (addressed_site.folder / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nDisallow:\n\nSitemap: {BASE}sitemap.xml\n"


def test_the_example_stays_out_of_search_engines(example_site: Built) -> None:
    """Fictional meetings are not to be found by who looks for real ones."""
    assert (example_site.folder / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


def test_the_sitemap_does_not_follow_the_clock(addressed_site: Built, tmp_path: Path) -> None:
    """A build on another day with the same data gives the same list."""
    later = build(START, EXAMPLE_NOW + dt.timedelta(days=1), tmp_path, KRINGEN_SITE_URL=BASE)
    assert (later.folder / "sitemap.xml").read_bytes() == (addressed_site.folder / "sitemap.xml").read_bytes()
