"""A meeting from its announcement to long after it, as every output tells of it at each moment; and a year of it in git."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from kringen.dates import BRUSSELS
from kringen.edge.gitlog import read_history
from kringen.model import Body, ContentPage, Meeting, Section, Site
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from tests.support.built import Element, parse
from tests.support.feeds import SETTINGS, feeds
from tests.support.running import commit, git
from tests.support.samples import GOOD, make_circle, make_meeting, make_topic, make_tree

LINK = "https://example.org/online"
AT = "waasland/2027-03-11"
REGISTER = flanders()


@dataclass(frozen=True)
class Told:
    """What is told of the meeting of Waasland at a moment."""

    listed: str
    """Where its card stands: `agenda`, `archief`, both or neither."""

    page: Element
    event: Event | None
    news: str
    """The title of its entry in the Atom feed of announcements; empty when it has none."""

    api: dict[str, Any]
    upcoming: bool
    """Whether the API calls it upcoming."""

    linked: dict[str, Any]
    """The Event in its JSON-LD; empty when it has none."""

    everywhere: str
    """All of that as it is written, to look for what must not be there."""


def told(meeting: Meeting, now: dt.datetime) -> Told:
    """What a site with one meeting says of it."""
    circle = make_circle("waasland", name="Waasland", contact="kring@example.org", status="actief")
    site = Site(REGISTER, circles=(circle,), meetings=(meeting,), topics=(make_topic("gdpr", title="GDPR"),))
    output = generate(site, now, SETTINGS)
    page, linked = written(output, meeting.uri), output.linked_text(meeting.uri, ())
    files = {each.uri: each for each in output.file_recipes}
    texts = {name: files[name].make().decode() for name in ("agenda.ics", "aankondigingen.xml", "api/v1/upcoming.json")}
    api = files[f"api/v1/circles/{meeting.circle}.json"].make().decode()
    events = list(IcsCalendarStream.calendar_from_ics(texts["agenda.ics"]).events)
    entries = fromstring(texts["aankondigingen.xml"]).findall("{*}entry/{*}title")  # noqa: S314 - our own output
    graph = json.loads(linked)["@graph"] if linked else []
    lists = {"agenda": "agenda.md", "archief": "bijeenkomsten/index.md"}
    return Told(
        listed=" ".join(name for name, uri in lists.items() if f"/{meeting.slug}/" in written(output, uri)),
        page=parse(page),
        event=events[0] if events else None,
        news=str(entries[0].text) if entries else "",
        api=json.loads(api)["meetings"][0],
        upcoming=bool(json.loads(texts["api/v1/upcoming.json"])["meetings"]),
        linked=next((each for each in graph if each["@type"] == "Event"), {}),
        everywhere="".join([page, linked, api, *texts.values()]).replace("\n ", "").replace("\r", ""),
    )


def written(output: Output, uri: str) -> str:
    """The HTML of a page."""
    return next(recipe for recipe in output.page_recipes if recipe.uri == uri).make().html


def at(text: str) -> dt.datetime:
    """A moment on the clocks of Brussels."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


BEFORE = [
    pytest.param("2027-01-01T00:00", id="new-year"),
    pytest.param("2027-03-10T23:59", id="the-day-before"),
    pytest.param("2027-03-11T14:00", id="its-start"),
    pytest.param("2027-03-11T16:29:59", id="its-last-second"),
]
AFTER = [
    pytest.param("2027-03-11T16:30", id="its-end"),
    pytest.param("2027-03-12T00:00", id="the-day-after"),
    pytest.param("2027-03-28T03:00", id="the-night-in-spring"),
    pytest.param("2027-10-31T02:00", id="the-night-in-autumn"),
    pytest.param("2028-01-01T00:00", id="next-new-year"),
]
HOURS = {"start": "14:00", "end": "16:30", "host": "Temse"}


@pytest.mark.parametrize("now", BEFORE)
def test_a_planned_meeting_before_its_end(now: str) -> None:
    """It is coming everywhere, and the link to take part stands everywhere."""
    found = told(make_meeting(AT, **HOURS, online=LINK), at(now))
    assert (found.listed, found.upcoming, found.news) == ("agenda", True, "Aangekondigd: Bijeenkomst Waasland")
    assert found.page.one("dd", **{"data-join": ""}).one("a").attributes["href"] == LINK
    assert found.event
    assert (found.event.status, f"Neem online deel: {LINK}" in str(found.event.description)) == ("CONFIRMED", True)
    assert (found.api["status"], found.api["online_url"]) == ("planned", LINK)
    assert found.linked["eventStatus"] == "https://schema.org/EventScheduled"
    assert {"@type": "VirtualLocation", "url": LINK} in found.linked["location"]


@pytest.mark.parametrize("now", AFTER)
def test_a_meeting_after_its_end(now: str) -> None:
    """It is past everywhere, and the link is nowhere."""
    found = told(make_meeting(AT, **HOURS, online=LINK), at(now))
    assert (found.listed, found.upcoming) == ("archief", False)
    assert LINK not in found.everywhere
    assert "Het verslag is er nog niet." in found.page.text
    assert (found.api["online_url"], found.api["online_on_request"]) == (None, False)


OFF = [
    pytest.param("geannuleerd", ("CANCELLED", "GEANNULEERD: ", "Geannuleerd: ", "cancelled", "EventCancelled"), id="cancelled"),
    pytest.param("uitgesteld", ("TENTATIVE", "UITGESTELD: ", "Uitgesteld: ", "postponed", "EventPostponed"), id="postponed"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "words"), OFF)
@pytest.mark.parametrize("now", [*BEFORE, *AFTER])
def test_a_meeting_that_is_off(status: str, words: tuple[str, ...], now: str) -> None:
    """It says so everywhere, at every moment, and asks nobody to come, to register or to wait for a report."""
    meeting = make_meeting(AT, **HOURS, online=LINK, status=status, registration="https://example.org/in")
    found = told(meeting, at(now))
    is_past = at(now) >= at("2027-03-11T16:30")
    assert (found.listed, found.upcoming) == (("archief", False) if is_past else ("agenda", True))
    assert found.event
    assert (found.event.status, found.event.transparency) == (words[0], "TRANSPARENT")
    assert str(found.event.summary).startswith(words[1])
    assert found.news.startswith(words[2])
    assert (found.api["status"], found.api["online_url"]) == (words[3], None)
    assert found.linked["eventStatus"] == f"https://schema.org/{words[4]}"
    assert LINK not in found.everywhere
    assert not {"Schrijf u in", "Zet in mijn agenda"} & {link.text for link in found.page.all("a")}
    assert "verslag" not in found.page.text.replace("Verslagen", "")
    said = found.page.one("div", cls="kk-status").text
    assert ("ging niet door" if is_past else "gaat niet door") in said


@pytest.mark.parametrize(
    ("later", "waits"),
    [
        pytest.param((), True, id="nothing-since"),
        pytest.param((make_meeting("waasland/2027-09-16"),), False, id="another-announced"),
        pytest.param((make_meeting("waasland/2027-04-15"),), False, id="another-held"),
    ],
)
def test_a_postponed_meeting_is_not_forgotten(later: tuple[Meeting, ...], waits: bool) -> None:
    """After its first day the circle's page and the follow-up say that it waits for another one, until there is one."""
    circle = make_circle("waasland", name="Waasland", status="actief")
    meetings = (make_meeting(AT, **HOURS, status="uitgesteld"), *later)
    pages = (ContentPage("meedoen.md", "Meedoen"),)
    site = Site(REGISTER, circles=(circle,), meetings=meetings, pages=pages)
    output = generate(site, at("2027-05-01T12:00"), SETTINGS)
    page = parse(written(output, circle.uri)).text
    assert ("De bijeenkomst van 11 maart 2027 is uitgesteld; de nieuwe dag volgt." in page) == waits
    followed = parse(written(output, "opvolging.md")).text
    assert ("De bijeenkomst van 11 maart 2027 wacht nog op een nieuwe dag." in followed) == waits


def test_a_cancelled_page_that_was_built_before_its_end_says_afterwards_that_it_did_not_go_on() -> None:
    """The script turns the sentence when the moment comes, and never promises a report."""
    page = told(make_meeting(AT, **HOURS, status="geannuleerd"), at("2027-03-11T13:00")).page
    box = page.one("div", cls="kk-status")
    coming, over = (box.one("span", **{name: "2027-03-11T16:30+01:00"}) for name in ("data-until", "data-after"))
    assert (coming.text, over.text) == ("Deze bijeenkomst gaat niet door.", "Deze bijeenkomst ging niet door.")
    assert "hidden" in over.attributes
    assert "Het verslag volgt nog" not in page.text


@pytest.mark.parametrize(
    ("now", "listed"),
    [
        pytest.param("2027-05-31T23:59", "agenda", id="before"),
        pytest.param("2027-06-01T00:00", "agenda", id="its-first-moment"),
        pytest.param("2027-06-30T23:59", "agenda", id="its-last-day"),
        pytest.param("2027-07-01T00:00", "archief", id="over"),
    ],
)
def test_a_month_of_which_the_day_is_to_come(now: str, listed: str) -> None:
    """Listed under its month until that is over; in no calendar, and no event for search engines, as long as the day is open."""
    found = told(make_meeting("waasland/2027-06", start="14:00"), at(now))
    assert (found.listed, found.upcoming) == (listed, listed == "agenda")
    assert (found.event, found.linked) == (None, {})
    assert [found.api[key] for key in ("id", "date", "month", "starts_at", "calendar_url")] == [
        "waasland/2027-06", None, "2027-06", None, None,
    ]  # fmt: skip
    said = "in juni 2027, de dag volgt" if listed == "agenda" else "in juni 2027"
    assert found.page.one("time").text == said
    assert found.page.one("time").attributes["datetime"] == "2027-06"


def test_a_day_that_was_withdrawn_stays_in_calendars_until_the_new_one_is_known() -> None:
    """Who has the appointment sees that it is off, and to which month."""
    found = told(make_meeting(AT, when="2027-06", status="verplaatst"), at("2027-03-01T12:00"))
    assert found.event
    assert (found.event.dtstart, found.event.status) == (dt.date(2027, 3, 11), "TENTATIVE")
    assert "Verplaatst van donderdag 11 maart 2027 naar juni 2027; de dag volgt nog." in str(found.event.description)
    assert found.linked["eventStatus"] == "https://schema.org/EventPostponed"
    assert found.linked["startDate"] == "2027-03-11"
    assert "in juni 2027, de dag volgt" in found.page.text


@pytest.mark.parametrize(
    ("enrolment", "said", "state", "available"),
    [
        pytest.param("open", "Schrijf u in", "open", "InStock", id="open"),
        pytest.param("volzet", "Volzet; mail voor de wachtlijst", "full", "SoldOut", id="full"),
        pytest.param("gesloten", "De inschrijvingen zijn gesloten.", "closed", "SoldOut", id="closed"),
    ],
)
def test_whether_one_can_register(enrolment: str, said: str, state: str, available: str) -> None:
    """The button, the text in the calendar, the API and JSON-LD agree."""
    values = {"registration": "https://example.org/in", "enrolment": enrolment}
    found = told(make_meeting(AT, **HOURS, **values), at("2027-03-01T12:00"))
    assert said in found.page.text
    assert bool(found.page.all("a", href="https://example.org/in")) == (state == "open")
    assert found.event
    assert ("https://example.org/in" in str(found.event.description)) == (state == "open")
    assert ("Volzet. Mail voor de wachtlijst: kring@example.org" in str(found.event.description)) == (state == "full")
    assert found.api["registration"]["state"] == state
    offers = found.linked["offers"]
    assert (offers["availability"], offers["price"]) == (f"https://schema.org/{available}", "0")


def test_a_link_on_request() -> None:
    """One mails the circle; after the end nobody is asked to."""
    meeting = make_meeting(AT, **HOURS, online="op aanvraag")
    coming, over = (told(meeting, at(now)) for now in ("2027-03-01T12:00", "2027-03-12T12:00"))
    asked = next(link for link in coming.page.all("a") if link.text == "Vraag de link aan de kring")
    assert asked.attributes["href"].startswith("mailto:kring@example.org?subject=Online%20deelnemen")
    assert coming.event
    assert "Online deelnemen? Vraag de link aan de kring: kring@example.org" in str(coming.event.description)
    assert (coming.api["online_url"], coming.api["online_on_request"], over.api["online_on_request"]) == (
        None,
        True,
        False,
    )
    assert "op aanvraag" not in coming.everywhere
    assert "Vraag de link" not in over.everywhere


@pytest.mark.parametrize(
    ("plan", "report", "said", "closed"),
    [
        pytest.param("volgt", False, "Het verslag is er nog niet.", False, id="expected"),
        pytest.param("geen", False, "Van deze bijeenkomst komt er geen verslag.", True, id="none-will-come"),
        pytest.param("volgt", True, "Wifi in de bib.", False, id="there"),
    ],
)
def test_whether_a_report_comes(plan: str, report: bool, said: str, closed: bool) -> None:
    """The page says it afterwards and asks nobody for what will not come; the API says it at any time."""
    body = Body(report=Section("<p>Wifi in de bib.</p>", "Wifi in de bib.", 9)) if report else Body()
    meeting = make_meeting(AT, **HOURS, report_plan=plan).with_body(body)
    coming, over = (told(meeting, at(now)) for now in ("2027-03-01T12:00", "2027-03-12T12:00"))
    assert said in over.page.text
    assert ("Bezorg uw notities" in over.page.text) == (not closed and not report)
    assert ("Het verslag volgt nog" in coming.page.text) is not closed
    assert [each.api["report_closed"] for each in (coming, over)] == [closed, closed]


def test_how_one_gets_there_and_what_is_on_the_agenda() -> None:
    """On the page and in the text of the calendar, the items of the agenda each on a line."""
    html = "<ul>\n<li>Welkom</li>\n<li>NIS2: <strong>wat nu?</strong></li>\n</ul>\n<p>Daarna broodjes.</p>"
    body = Body(agenda=Section(html=html, text="Welkom NIS2: wat nu? Daarna broodjes.", line=9))
    meeting = make_meeting(AT, **HOURS, access="Station op 10 minuten").with_body(body)
    found = told(meeting, at("2027-03-01T12:00"))
    assert found.event
    parts = str(found.event.description).split("\n\n")
    assert parts[:2] == [
        "Agenda:\n- Welkom\n- NIS2: wat nu?\nDaarna broodjes.",
        "Bereikbaarheid: Station op 10 minuten",
    ]
    assert "Bereikbaarheid Station op 10 minuten" in found.page.text


# A year in git.

PATH = "meetings/waasland/2027-06.md"
UID = "waasland-2027-06@kenniskringen.v-ict-or.be"
AGENDA = "\n## Agenda\n\n- Welkom\n"
YEAR = (
    # When, the whole file, then what people see: sequence, status and start of the event, title and end of the id in Atom.
    ("2027-01-05", "datum: 2027-06", "", None, "Aangekondigd", "aangekondigd"),
    ("2027-02-01", "datum: 2027-06-17\nvan: 14:00", "", (1, "CONFIRMED", "2027-06-17T14:00"), "Gewijzigd", "gewijzigd/1"),
    ("2027-02-08", "datum: 2027-06-17\nvan: 14:00", AGENDA, (2, "CONFIRMED", "2027-06-17T14:00"), "Gewijzigd", "gewijzigd/1"),
    ("2027-03-01", "datum: 2027-06-17\nvan: 13:30", AGENDA, (3, "CONFIRMED", "2027-06-17T13:30"), "Gewijzigd", "gewijzigd/2"),
    ("2027-04-01", "datum: 2027-06-17\nvan: 13:30\ninschrijving: volzet", AGENDA, (4, "CONFIRMED", "2027-06-17T13:30"), "Gewijzigd", "gewijzigd/2"),
    ("2027-05-01", "datum: 2027-06-17\nvan: 13:30\nstatus: uitgesteld", AGENDA, (5, "TENTATIVE", "2027-06-17T13:30"), "Uitgesteld", "uitgesteld/2027-06-17"),
    ("2027-07-01", "datum: 2027-09-16\nvan: 13:30\nstatus: verplaatst", AGENDA, (6, "CONFIRMED", "2027-09-16T13:30"), "Verplaatst", "verplaatst/2027-09-16/4"),
    ("2027-08-01", "datum: 2027-09-16\nvan: 13:30\nlocatie: Raadzaal\nstatus: verplaatst", AGENDA, (7, "CONFIRMED", "2027-09-16T13:30"), "Verplaatst", "verplaatst/2027-09-16/5"),
    ("2027-09-01", "datum: 2027-09-16\nvan: 13:30\nlocatie: Raadzaal\nstatus: geannuleerd", AGENDA, (8, "CANCELLED", "2027-09-16T13:30"), "Geannuleerd", "geannuleerd"),
)  # fmt: skip


def test_a_year_of_one_meeting(tmp_path: Path) -> None:
    """Through every state it keeps its UID, each change counts in SEQUENCE and LAST-MODIFIED, and what people plan by makes news."""
    root = make_tree(tmp_path, GOOD, {"meetings/waasland/2027-03-11.md": None})
    git(root, "init", "--quiet", "--initial-branch=main")
    for day, front, body, event, label, news in YEAR:
        make_tree(root, {PATH: f"---\ntitel: NIS2\n{front}\n---\n{body}"})
        commit(root, at=f"{day}T09:00:00+00:00")
        expected = (UID, *event, day) if event else None
        assert looked_up(root) == (expected, f"{label}: NIS2 (Waasland)", news), day


def test_another_name_of_the_circle_reaches_the_calendars(tmp_path: Path) -> None:
    """It stands in the title of each event; what else changes in the file of a circle moves nothing."""
    root = make_tree(tmp_path, GOOD)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, at="2027-01-05T09:00:00+00:00")
    uid, start = "waasland-2027-03-11@kenniskringen.v-ict-or.be", "2027-03-11T14:00"
    circle = root / "circles" / "waasland.yml"
    text = circle.read_text(encoding="utf-8")
    steps = (
        ("2027-01-06", text + "ritme: 3\n", (0, "CONFIRMED", start, "2027-01-05")),
        ("2027-01-07", text.replace("naam: Waasland", "naam: Land van Waas"), (1, "CONFIRMED", start, "2027-01-07")),
    )
    for day, now, event in steps:
        circle.write_text(now, encoding="utf-8", newline="\n")
        commit(root, at=f"{day}T09:00:00+00:00")
        assert looked_up(root)[::2] == ((uid, *event), "aangekondigd")


def looked_up(root: Path) -> tuple[tuple[object, ...] | None, str, str]:
    """The event of the only meeting, and the title of its entry in Atom with the end of its id."""
    site, problems = load(root, REGISTER)
    assert [str(problem) for problem in (*problems, *check(site, at("2027-01-01T00:00")))] == []
    files = feeds(site, read_history(root, at("2028-01-01T00:00")))
    events = list(IcsCalendarStream.calendar_from_ics(files["kringen/waasland/agenda.ics"].decode()).events)
    (entry,) = fromstring(files["aankondigingen.xml"]).findall("{*}entry")  # noqa: S314 - our own output
    title, name = (entry.findtext(f"{{*}}{tag}", "") for tag in ("title", "id"))
    seen = [
        (each.uid, each.sequence, each.status, f"{each.dtstart:%Y-%m-%dT%H:%M}", f"{each.last_modified:%Y-%m-%d}")
        for each in events
    ]
    return seen[0] if seen else None, title, _end(name)


def _end(name: str) -> str:
    """An id in Atom without the name of the meeting."""
    return name.partition("bijeenkomsten/")[2].split("/", 2)[2]
