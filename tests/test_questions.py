"""How it stands with a question: it follows from its day, its meeting and its circle, at each moment anew."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kringen import markdown, questions
from kringen.dates import BRUSSELS
from kringen.model import Meeting, Site
from kringen.questions import Asked
from kringen.register import flanders
from tests.support.samples import NOW, make_circle, make_meeting, make_topic

MEETINGS: dict[str, Meeting] = {
    "coming": make_meeting("waasland/2027-03-11"),
    "today, later": make_meeting("waasland/2027-03-01", start="16:00", end="18:00"),
    "today, over": make_meeting("waasland/2027-03-01", start="09:00", end="11:00"),
    "over": make_meeting("waasland/2027-02-11"),
    "moved ahead": make_meeting("waasland/2027-02-11", when=dt.date(2027, 4, 1), status="verplaatst"),
    "moved back": make_meeting("waasland/2027-04-01", when=dt.date(2027, 2, 11), status="verplaatst"),
    "this month": make_meeting("waasland/2027-03"),
    "last month": make_meeting("waasland/2027-02"),
    "cancelled": make_meeting("waasland/2027-03-11", status="geannuleerd"),
    "postponed": make_meeting("waasland/2027-03-11", status="uitgesteld"),
    "postponed, day over": make_meeting("waasland/2027-02-11", status="uitgesteld"),
    "joint": make_meeting("kempen/2027-03-11", joint_circles=("waasland",)),
    "handed over": make_meeting("waasland/2027-03-11", handed_over="kempen"),
    "of another": make_meeting("kempen/2027-03-11"),
}


def ask(since: str, meeting: str = "", status: str = "actief", **values: Any) -> Asked:
    """A question of Waasland on a meeting of MEETINGS."""
    chosen = MEETINGS.get(meeting)
    question = {"text": "Hoe?", "since": dt.date.fromisoformat(since), "meeting": chosen.slug if chosen else None}
    circles = (
        make_circle("kempen"),
        make_circle("waasland", status=status, questions={"hoe": question | values}),
    )
    (asked,) = questions.everything(Site(flanders(), circles, (chosen,) if chosen else ()), NOW)
    return asked


@pytest.mark.parametrize(
    ("asked", "state", "why"),
    [
        pytest.param(ask("2027-02-14"), "leeft", None, id="lives"),
        pytest.param(ask("2025-09-02"), "leeft", None, id="nearly-eighteen-months"),
        pytest.param(ask("2025-09-01"), "blijft liggen", "OLD", id="eighteen-months"),
        pytest.param(ask("2027-02-14", status="gestopt"), "blijft liggen", "STOPPED", id="circle-stopped"),
        pytest.param(ask("2027-02-14", status="slapend"), "leeft", None, id="circle-dormant"),
        pytest.param(ask("2020-02-14", "coming"), "komt aan bod", None, id="old-and-planned"),
        pytest.param(ask("2027-02-14", "today, later"), "komt aan bod", None, id="today-later"),
        pytest.param(ask("2027-02-14", "today, over"), "besproken", None, id="today-over"),
        pytest.param(ask("2027-01-14", "over"), "besproken", None, id="over"),
        pytest.param(ask("2027-01-14", "over", status="gestopt"), "besproken", None, id="over-and-stopped"),
        pytest.param(ask("2027-01-14", "moved ahead"), "komt aan bod", None, id="moved-ahead"),
        pytest.param(ask("2027-01-14", "moved back"), "besproken", None, id="moved-back"),
        pytest.param(ask("2027-01-14", "this month"), "komt aan bod", None, id="only-a-month"),
        pytest.param(ask("2027-01-14", "last month"), "besproken", None, id="only-a-month-over"),
        pytest.param(ask("2027-01-14", "cancelled"), "blijft liggen", "CANCELLED", id="cancelled"),
        pytest.param(ask("2027-01-14", "postponed"), "komt aan bod", None, id="postponed"),
        pytest.param(ask("2027-01-14", "postponed, day over"), "komt aan bod", None, id="postponed-day-over"),
        pytest.param(ask("2025-01-14", "postponed, day over"), "blijft liggen", "POSTPONED", id="postponed-too-long"),
        pytest.param(ask("2027-01-14", "postponed", status="gestopt"), "blijft liggen", "STOPPED", id="postponed-stopped"),
        pytest.param(ask("2027-01-14", "joint"), "komt aan bod", None, id="joint"),
        pytest.param(ask("2027-01-14", "handed over", status="gestopt"), "komt aan bod", None, id="handed-over"),
        pytest.param(ask("2027-01-14", "of another"), "leeft", None, id="of-another-circle"),
    ],
)  # fmt: skip
def test_the_state_of_a_question(asked: Asked, state: str, why: str | None) -> None:
    """Each on 1 March 2027 at noon."""
    assert (asked.state.value, asked.why and asked.why.name) == (state, why)


def test_a_question_passes_through_its_states() -> None:
    """The same files, read at four moments: planned until the end of its meeting, and discussed from then on."""
    meeting = make_meeting("waasland/2027-03-11", start="14:00", end="16:30")
    circle = make_circle(
        "waasland", questions={"hoe": {"text": "Hoe?", "since": "2027-02-14", "meeting": "2027-03-11"}}
    )
    site = Site(flanders(), (circle,), (meeting,))
    moments = ("2027-03-01T12:00", "2027-03-11T16:29", "2027-03-11T16:30", "2031-01-01T00:00")
    states = [
        questions.everything(site, dt.datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS))[0].state
        for moment in moments
    ]
    assert states == ["komt aan bod", "komt aan bod", "besproken", "besproken"]


def test_a_question_of_a_joint_meeting_prefers_the_file_of_its_own_circle() -> None:
    """Two files of one day, one in its own folder and one that counts for both circles."""
    own, joint = MEETINGS["coming"], MEETINGS["joint"]
    circle = make_circle(
        "waasland", questions={"hoe": {"text": "Hoe?", "since": "2027-02-14", "meeting": "2027-03-11"}}
    )
    site = Site(flanders(), (make_circle("kempen"), circle), (joint, own))
    assert questions.everything(site, NOW)[0].meeting is own


def test_its_address_stays() -> None:
    """The short name is the anchor, on the page of the circle, which keeps every question."""
    assert ask("2027-02-14").uri == ask("2027-01-14", "over").uri == "kringen/waasland.md#vraag-hoe"


def test_the_newest_comes_first_and_what_was_discussed_last_comes_first() -> None:
    """A tie is broken by circle and short name."""
    made = {
        name: {"text": f"{name}?", "since": since, "meeting": meeting}
        for name, since, meeting in (
            ("b", "2027-01-05", None),
            ("a", "2027-01-05", None),
            ("oud", "2026-01-05", "2027-02-11"),
            ("ouder", "2025-01-05", "2027-02-25"),
            ("straks", "2024-01-05", "2027-03-11"),
        )
    }
    meetings = tuple(make_meeting(f"waasland/2027-{day}") for day in ("02-11", "02-25", "03-11"))
    found = questions.everything(Site(flanders(), (make_circle("waasland", questions=made),), meetings), NOW)
    assert [each.name for each in found] == ["a", "b", "oud", "ouder", "straks"]
    assert [each.name for each in questions.open_ones(found)] == ["a", "b", "straks"]
    assert [each.name for each in questions.discussed(found)] == ["ouder", "oud"]


def test_what_belongs_to_a_circle_a_topic_and_a_meeting() -> None:
    """And which report answers a question."""
    body = markdown.read("## Verslag\n\nWij betalen.\n", path="", first_line=1)[0]
    meetings = (make_meeting("waasland/2027-02-11").with_body(body), make_meeting("waasland/2027-02-25"))
    made = {
        "wifi": {"text": "Wifi?", "since": "2027-01-05", "topic": "wifi", "meeting": "2027-02-11"},
        "mails": {"text": "Mails?", "since": "2027-01-04", "topic": "gdpr", "meeting": "2027-02-25"},
        "later": {"text": "Later?", "since": "2027-01-03"},
    }
    circles = (make_circle("kempen", questions={"toe": {"text": "Toe?", "since": "2027-01-05"}}), make_circle("waasland", questions=made))  # fmt: skip
    site = Site(flanders(), circles, meetings)
    everything = questions.everything(site, NOW)
    assert [each.id for each in questions.of_circle(site, NOW, circles[1])] == [
        "waasland/wifi",
        "waasland/mails",
        "waasland/later",
    ]
    assert [each.name for each in questions.of_topic(everything, make_topic("gdpr"))] == ["mails"]
    assert [[each.name for each in questions.of_meeting(site, NOW, meeting)] for meeting in meetings] == [["wifi"], ["mails"]]  # fmt: skip
    assert {each.name: each.report for each in everything} == {
        "toe": None,
        "wifi": meetings[0],
        "mails": None,
        "later": None,
    }


@pytest.mark.parametrize(
    ("count", "offer"),
    [
        (2, "één spreker voor deze kringen, of één gezamenlijke bijeenkomst"),
        (3, "één spreker voor deze kringen, of één gezamenlijke bijeenkomst"),
        (4, "één spreker die de kringen rondgaat, of één gezamenlijke bijeenkomst, ook online"),
    ],
)
def test_what_is_offered_to_circles_that_ask_the_same(count: int, offer: str) -> None:
    """More than three circles do not come to one meeting."""
    made = {"hoe": {"text": "Hoe?", "since": "2027-01-05", "topic": "nis2"}}
    circles = tuple(make_circle(f"kring-{number}", questions=made) for number in range(count))
    (found,) = questions.shared(Site(flanders(), circles, (), (make_topic("nis2"),)), NOW)
    assert found.offer == offer


def test_a_topic_that_several_circles_ask_about() -> None:
    """Within a year, by two circles or more, while one still waits; most circles first, then by title."""

    def circle(slug: str, *rows: tuple[str, str, str | None]) -> Any:
        made = {
            f"v{number}": {"text": "Hoe?", "since": since, "topic": topic, "meeting": meeting}
            for number, (topic, since, meeting) in enumerate(rows)
        }
        return make_circle(slug, questions=made)

    circles = (
        circle("kempen", ("nis2", "2027-01-05", None), ("wifi", "2027-01-05", None), ("oud", "2026-02-28", None)),
        circle("midwest", ("nis2", "2026-03-01", None), ("nis2", "2026-04-01", None), ("klaar", "2027-01-05", "2027-02-11")),
        circle("waasland", ("nis2", "2026-05-01", None), ("wifi", "2026-05-01", None), ("oud", "2027-01-05", None), ("klaar", "2027-01-05", "2027-02-11"), ("gdpr", "2027-01-05", None)),
    )  # fmt: skip
    topics = tuple(make_topic(slug) for slug in ("gdpr", "klaar", "nis2", "oud", "wifi"))
    meetings = (make_meeting("waasland/2027-02-11", joint_circles=("midwest",)),)
    found = questions.shared(Site(flanders(), circles, meetings, topics), NOW)
    assert [(each.topic.slug, [circle.slug for circle in each.circles], len(each.asked)) for each in found] == [
        ("nis2", ["kempen", "midwest", "waasland"], 4),
        ("wifi", ["kempen", "waasland"], 2),
    ]
