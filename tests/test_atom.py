"""The Atom feeds: RFC 4287 rule by rule, what is news and what is not, and texts that try to become markup."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest

from kringen.edition.page import Settings
from kringen.model import Body, Meeting, Section, Site
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE
from tests.support.feeds import BASE, feeds, made_history
from tests.support.samples import make_circle, make_meeting
from tests.test_calendar import NASTY

ATOM = "{http://www.w3.org/2005/Atom}"
EXAMPLE_SITE, _ = load(EXAMPLE, flanders())
FEEDS = {uri: data for uri, data in feeds(EXAMPLE_SITE, made_history(EXAMPLE_SITE)).items() if uri.endswith(".xml")}

Rule = Callable[[Element], Iterator[str]]


def parse(data: bytes) -> Element:
    """The root of a feed."""
    return fromstring(data)  # noqa: S314 - our own output


def entries(data: bytes) -> list[Element]:
    return parse(data).findall(f"{ATOM}entry")


def text_of(element: Element, tag: str) -> str:
    """The text of the one element of a name directly in another."""
    (found,) = element.findall(f"{ATOM}{tag}")
    return found.text or ""


def site_of(*meetings: Meeting) -> Site:
    return Site(flanders(), circles=(make_circle("waasland", name="Waasland"),), meetings=meetings)


# The rules, each yielding what breaks it.


def feeds_and_entries_are_whole(root: Element) -> Iterator[str]:
    """4.1.1 and 4.1.2: id, title and updated once; an author, and a link to the page."""
    for element in (root, *root.iter(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            if not text_of(element, tag):
                yield tag
        if [link.get("rel") for link in element.findall(f"{ATOM}link")].count("alternate") != 1:
            yield "link"
    if not root.findall(f"{ATOM}author/{ATOM}name"):
        yield "author"


def ids_are_iris_and_unique(root: Element) -> Iterator[str]:
    """4.2.6: an absolute IRI that no other entry has; RFC 4151 for its form."""
    ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
    yield from (each for each in ids if not re.fullmatch(r"tag:v-ict-or\.be,2026:kenniskringen/[a-z0-9/-]+", each))
    yield from {each for each in ids if ids.count(each) > 1}


def instants_have_a_zone(root: Element) -> Iterator[str]:
    """3.3: RFC 3339, and the feed is as new as its newest entry, which comes first."""
    instants = [element.text or "" for element in root.iter(f"{ATOM}updated")]
    yield from (each for each in instants if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", each))
    if instants != sorted(instants, reverse=True) or (len(instants) > 1 and instants[0] != instants[1]):
        yield "order"


def links_are_absolute(root: Element) -> Iterator[str]:
    """4.2.7.1: whoever reads the feed elsewhere finds the page."""
    for link in root.iter(f"{ATOM}link"):
        address = link.get("href") or ""
        if not address.startswith(BASE):
            yield address


RULES = (feeds_and_entries_are_whole, ids_are_iris_and_unique, instants_have_a_zone, links_are_absolute)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_feed_of_the_example_follows(rule: Rule) -> None:
    """All, those of circles and topics included."""
    assert len(FEEDS) > 30
    assert [(uri, wrong) for uri, data in FEEDS.items() for wrong in rule(parse(data))] == []


def test_what_the_feeds_hold() -> None:
    """A meeting with a report is in the one, any other in the other; at most thirty of each."""
    with_report = sum(meeting.has_report for meeting in EXAMPLE_SITE.meetings)
    assert len(entries(FEEDS["verslagen.xml"])) == with_report
    assert len(entries(FEEDS["aankondigingen.xml"])) == len(EXAMPLE_SITE.meetings) - with_report
    many = site_of(*(make_meeting(f"waasland/20{year}-03-11") for year in range(20, 60)))
    assert len(entries(feeds(many)["aankondigingen.xml"])) == 30


def test_an_announcement_says_when_and_where() -> None:
    """Enough to decide in the feed reader whether one goes."""
    (entry,) = [each for each in entries(FEEDS["aankondigingen.xml"]) if "2027-09-09" in text_of(each, "id")]
    assert text_of(entry, "title") == "Verplaatst: Rollen & rechten: wie is <onbekend>? (Waasland)"
    assert text_of(entry, "summary") == (
        "Donderdag 16 september 2027, 14.00 tot 16.30 uur, Sint-Gillis-Waas, Gemeentehuis."
    )


@pytest.mark.parametrize(
    ("values", "state"),
    [
        pytest.param({}, "aangekondigd", id="announced"),
        pytest.param({"when": "2027-03-18", "status": "verplaatst"}, "verplaatst/2027-03-18", id="moved"),
        pytest.param({"when": "2027-04-01", "status": "verplaatst"}, "verplaatst/2027-04-01", id="moved-again"),
        pytest.param({"status": "geannuleerd"}, "geannuleerd", id="cancelled"),
    ],
)
def test_what_happens_to_a_meeting_is_news_of_its_own(values: dict[str, str], state: str) -> None:
    """Another id, so that a reader shows it as new."""
    (entry,) = entries(feeds(site_of(make_meeting("waasland/2027-03-11", **values)))["aankondigingen.xml"])
    assert text_of(entry, "id") == f"tag:v-ict-or.be,2026:kenniskringen/bijeenkomsten/waasland/2027-03-11/{state}"


def test_a_report_is_there_whole() -> None:
    """With its HTML, and with links that start from its page."""
    meeting = next(each for each in EXAMPLE_SITE.meetings if each.has_report)
    (entry,) = [
        each for each in entries(FEEDS["verslagen.xml"]) if f"{meeting.circle}/{meeting.slug}" in text_of(each, "id")
    ]
    (content,) = entry.findall(f"{ATOM}content")
    base = content.get("{http://www.w3.org/XML/1998/namespace}base") or ""
    assert meeting.body.report
    assert content.text == meeting.body.report.html.strip()
    assert (content.get("type"), urlsplit(urljoin(base, "#vn-1")).path) == (
        "html",
        f"/bijeenkomsten/{meeting.circle}/{meeting.slug}/",
    )


def test_a_feed_without_news_is_one() -> None:
    """Dated by what git knows of the circle, never by the clock."""
    root = parse(feeds(site_of())["kringen/waasland/verslagen.xml"])
    assert [wrong for rule in RULES for wrong in rule(root)] == []
    assert text_of(root, "updated") == "2026-01-01T00:00:00Z"
    known = parse(feeds(site_of(), made_history(site_of()))["kringen/waasland/verslagen.xml"])
    assert text_of(known, "updated") == "2024-01-02T08:30:00Z"


def test_a_renamed_circle_is_followed_at_both_addresses() -> None:
    """The feed at the former address is the same one: same id, same entries."""
    circle = make_circle("land-van-waas", former_names=["waasland"])
    found = feeds(Site(flanders(), circles=(circle,), meetings=(make_meeting("land-van-waas/2027-03-11"),)))
    for kind in ("verslagen", "aankondigingen"):
        old, new = (parse(found[f"kringen/{slug}/{kind}.xml"]) for slug in ("waasland", "land-van-waas"))
        assert text_of(old, "id") == text_of(new, "id")
        assert [text_of(each, "id") for each in old.iter(f"{ATOM}entry")] == [
            text_of(each, "id") for each in new.iter(f"{ATOM}entry")
        ]
    assert found["kringen/waasland/agenda.ics"].count(b"BEGIN:VEVENT") == 1
    assert "bijeenkomsten/waasland/2027-03-11/afspraak.ics" in found


def test_without_a_public_address() -> None:
    """Links are relative to the feed, as RFC 3986 resolves them."""
    meeting = make_meeting("waasland/2027-03-11")
    data = feeds(site_of(meeting), settings=Settings(contact="info@v-ict-or.be"))["kringen/waasland/aankondigingen.xml"]
    (entry,) = entries(data)
    (link,) = entry.findall(f"{ATOM}link")
    assert link.get("href") == "../../bijeenkomsten/waasland/2027-03-11/"


@pytest.mark.parametrize("title", NASTY)
def test_hostile_text_stays_text(title: str) -> None:
    """Given past the reader's checks: the feed is XML, has one entry, and no element of the writer's."""
    section = Section(html="<p>Veilig</p>", text=title, line=1)
    plain = make_meeting("waasland/2027-03-11").model_copy(update={"title": title, "location": title})
    announced, reported = (
        feeds(site_of(plain.with_body(Body(intro=section)))),
        feeds(site_of(plain.with_body(Body(report=section)))),
    )
    for data in (announced["aankondigingen.xml"], reported["verslagen.xml"]):
        (entry,) = entries(data)
        tags = {element.tag.removeprefix(ATOM) for element in parse(data).iter()}
        assert tags <= {
            *("feed", "entry", "id", "title", "updated", "author", "name", "uri", "link", "summary", "content")
        }
        clean = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", title)
        assert " ".join(clean.split()) in text_of(entry, "title")
        assert dt.datetime.fromisoformat(text_of(entry, "updated")).tzinfo
