"""Follow-up: what is expected when, how circles stand, and whose turn it is, beside tables counted by hand."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections import Counter
from typing import Any

import pytest

from kringen.dates import BRUSSELS, Quarter
from kringen.followup.overview import follow_up, rotation
from kringen.followup.rhythm import expected_by, report_due_after, weeks_since
from kringen.followup.rotation import next_hosts
from kringen.model import Body, Circle, Meeting, Section, Site
from kringen.register import flanders
from tests.conftest import EXAMPLE
from tests.support.built import Built
from tests.support.running import ROOT, command, line, surroundings
from tests.support.samples import make_circle, make_meeting


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def noon(text: str) -> dt.datetime:
    """Noon in Brussels on a day."""
    return dt.datetime.combine(day(text), dt.time(12), BRUSSELS)


def with_report(meeting: Meeting) -> Meeting:
    return meeting.with_body(Body(report=Section("<p>Verslag.</p>", "Verslag.", 1)))


@pytest.mark.parametrize(
    ("last", "rhythm", "expected"),
    [
        pytest.param("2027-03-11", 4, "2027-06-11", id="once-a-quarter"),
        pytest.param("2027-11-30", 4, "2028-02-29", id="into-a-leap-year"),
        pytest.param("2026-11-30", 4, "2027-02-28", id="shorter-month"),
        pytest.param("2027-12-31", 2, "2028-06-30", id="twice-a-year"),
        pytest.param("2028-02-29", 1, "2029-02-28", id="once-a-year-from-a-leap-day"),
        pytest.param("2027-12-09", 12, "2028-01-09", id="monthly-over-new-year"),
        pytest.param("2027-01-31", 6, "2027-03-31", id="every-two-months"),
        pytest.param("2027-01-01", 5, "2027-03-13", id="five: two months and 0.4 month = 12 days"),
        pytest.param("2027-01-01", 8, "2027-02-16", id="eight: one month and half a month = 15 days"),
        pytest.param("2027-01-01", 3, "2027-05-01", id="three"),
    ],
)
def test_when_the_next_meeting_is_expected(last: str, rhythm: int, expected: str) -> None:
    """Twelve months divided by the meetings a year, counted from the last one held."""
    assert expected_by(day(last), rhythm) == day(expected)


@pytest.mark.parametrize(
    ("held", "now", "weeks", "due"),
    [
        pytest.param("2027-03-11", "2027-03-11", 0, False, id="same-day"),
        pytest.param("2027-03-11", "2027-03-17", 0, False, id="six-days"),
        pytest.param("2027-03-11", "2027-03-18", 1, False, id="a-week"),
        pytest.param("2027-03-11", "2027-04-07", 3, False, id="27-days"),
        pytest.param("2027-03-11", "2027-04-08", 4, False, id="on-the-day"),
        pytest.param("2027-03-11", "2027-04-09", 4, True, id="the-day-after"),
        pytest.param("2027-12-09", "2028-01-06", 4, False, id="over-new-year"),
        pytest.param("2028-02-03", "2028-03-02", 4, False, id="over-a-leap-day"),
        pytest.param("2027-10-21", "2027-11-19", 4, True, id="over-the-end-of-summer-time"),
        pytest.param("2026-01-22", "2027-03-11", 59, True, id="more-than-a-year"),
    ],
)
def test_when_a_report_is_due(held: str, now: str, weeks: int, due: bool) -> None:
    """Four weeks after the meeting; the weeks are counted whole."""
    assert weeks_since(day(held), day(now)) == weeks
    assert (day(now) > report_due_after(day(held))) is due


# Waasland meets four times a year: held on 10 December 2026 and 11 March 2027 (joint with Kempen), announced for
# 17 June, which is cancelled, and for 16 September (moved from the 9th). Kempen meets twice a year.
WAASLAND = make_circle("waasland", name="Waasland", status="actief")
KEMPEN = make_circle("kempen", name="Kempen", status="actief", region="Kempen", rhythm=2)
MEETINGS = (
    with_report(make_meeting("waasland/2026-12-10", host="Temse")),
    make_meeting("waasland/2027-03-11", start="14:00", end="16:30", host="Sint-Niklaas", joint_circles=["kempen"]),
    make_meeting("waasland/2027-06-17", status="geannuleerd", host="Lokeren"),
    make_meeting("waasland/2027-09-09", when="2027-09-16", status="verplaatst", host="Lokeren"),
)
SITE = Site(flanders(), circles=(KEMPEN, WAASLAND), meetings=MEETINGS)
Words = tuple[str, str]
"""A standing and its reason."""

CALLED_OFF = "De bijeenkomst van 17 juni 2027 gaat niet door."


@pytest.mark.parametrize(
    ("now", "last", "following", "expected", "quarters", "words"),
    [
        pytest.param(
            *("2026-12-09", None, "2026-12-10", None, (0, 1)),
            ("op schema", "De volgende bijeenkomst is op 10 december 2026."),
            id="before-the-first",
        ),
        pytest.param(
            *("2026-12-10", None, "2026-12-10", None, (0, 1)),
            ("op schema", "De volgende bijeenkomst is op 10 december 2026."),
            id="on-a-day-without-hours",
        ),
        pytest.param(
            *("2026-12-11", "2026-12-10", "2027-03-11", "2027-03-10", (0, 1)),
            ("op schema", "De volgende bijeenkomst is op 11 maart 2027."),
            id="the-day-after",
        ),
        pytest.param(
            *("2027-03-10", "2026-12-10", "2027-03-11", "2027-03-10", (1, 1)),
            ("op schema", "De volgende bijeenkomst is op 11 maart 2027."),
            id="on-the-expected-day",
        ),
        pytest.param(
            *("2027-03-12", "2027-03-11", "2027-09-16", "2027-06-11", (1, 1)),
            (
                "later gepland",
                f"De volgende bijeenkomst is op 16 september 2027; ze werd verwacht tegen 11 juni 2027. {CALLED_OFF}",
            ),
            id="one-is-cancelled",
        ),
        pytest.param(
            *("2027-06-18", "2027-03-11", "2027-09-16", "2027-06-11", (1, 0)),
            ("later gepland", "De volgende bijeenkomst is op 16 september 2027; ze werd verwacht tegen 11 juni 2027."),
            id="a-quarter-passed",
        ),
        pytest.param(
            *("2027-09-16", "2027-03-11", "2027-09-16", "2027-06-11", (0, 1)),
            ("later gepland", "De volgende bijeenkomst is op 16 september 2027; ze werd verwacht tegen 11 juni 2027."),
            id="on-the-moved-day",
        ),
        pytest.param(
            *("2027-09-17", "2027-09-16", None, "2027-12-16", (0, 1)),
            (
                "datum nog open",
                "De volgende bijeenkomst wordt verwacht tegen 16 december 2027; er staat nog geen datum vast.",
            ),
            id="nothing-announced",
        ),
        pytest.param(
            *("2027-12-16", "2027-09-16", None, "2027-12-16", (1, 0)),
            (
                "datum nog open",
                "De volgende bijeenkomst wordt verwacht tegen 16 december 2027; er staat nog geen datum vast.",
            ),
            id="last-day",
        ),
        pytest.param(
            *("2027-12-17", "2027-09-16", None, "2027-12-16", (1, 0)),
            (
                "datum gezocht",
                "De volgende bijeenkomst werd verwacht tegen 16 december 2027; er staat nog geen datum vast.",
            ),
            id="a-day-later",
        ),
    ],
)
def test_one_circle_at_ten_dates(
    now: str, last: str | None, following: str | None, expected: str | None, quarters: tuple[int, int], words: Words
) -> None:
    """Last, next, expected, meetings in the previous and this quarter, standing and reason of Waasland."""
    found = follow_up(SITE, noon(now)).standings[1]
    assert (found.circle, found.last and found.last.date.isoformat()) == (WAASLAND, last)
    assert found.next is None or found.next.date.isoformat() == following
    assert (found.next is None) is (following is None)
    assert found.expected == (day(expected) if expected else None)
    assert (found.last_quarter, found.this_quarter) == quarters
    assert (found.standing.value, found.reason) == words


@pytest.mark.parametrize(
    ("circle", "held", "standing", "reason"),
    [
        pytest.param(
            make_circle("a", status="te bevestigen"),
            ["a/2013-03-13"],
            "nog te bevestigen",
            "V-ICT-OR bevestigt nog of deze kring samenkomt.",
            id="unconfirmed-is-never-late",
        ),
        pytest.param(
            make_circle("a", status="gestopt"), ["a/2024-10-17"], "gestopt", "De kring is gestopt.", id="stopped"
        ),
        pytest.param(
            make_circle("a", status="slapend"),
            ["a/2024-10-17"],
            "slapend",
            "De kring komt voorlopig niet samen.",
            id="dormant-is-not-late",
        ),
        pytest.param(
            make_circle("a", status="slapend"),
            ["a/2027-04-08"],
            "op schema",
            "De volgende bijeenkomst is op 8 april 2027.",
            id="dormant-wakes-up",
        ),
        pytest.param(
            make_circle("a", status="in oprichting"),
            [],
            "datum nog open",
            "De kring start op; de opstartbijeenkomst heeft nog geen datum.",
            id="starting",
        ),
        pytest.param(
            make_circle("a", status="actief"),
            [],
            "datum nog open",
            "Er is nog geen bijeenkomst gehouden of aangekondigd.",
            id="active-but-nothing-known",
        ),
        pytest.param(
            make_circle("a", status="actief", rhythm=1),
            ["a/2026-03-01"],
            "datum nog open",
            "De volgende bijeenkomst wordt verwacht tegen 1 maart 2027; er staat nog geen datum vast.",
            id="on-the-very-day",
        ),
    ],
)
def test_standing_by_status(circle: Circle, held: list[str], standing: str, reason: str) -> None:
    """Only an active circle is expected to meet; noon on 1 March 2027."""
    site = Site(flanders(), circles=(circle,), meetings=tuple(make_meeting(name) for name in held))
    found = follow_up(site, noon("2027-03-01")).standings[0]
    assert (found.standing.value, found.reason) == (standing, reason)


@pytest.mark.parametrize(
    ("now", "awaited"),
    [
        pytest.param("2027-03-11", [], id="going-on"),
        pytest.param("2027-03-12", [("waasland/2027-03-11", 0, False)], id="the-day-after"),
        pytest.param("2027-04-09", [("waasland/2027-03-11", 4, True)], id="four-weeks-and-a-day"),
        pytest.param(
            "2027-09-17",
            [("waasland/2027-09-09", 0, False), ("waasland/2027-03-11", 27, True)],
            id="two-the-newest-first-and-no-cancelled-one",
        ),
    ],
)
def test_awaited_reports(now: str, awaited: list[tuple[str, int, bool]]) -> None:
    """A meeting that was held and has no report, with the weeks since."""
    found = follow_up(SITE, noon(now)).reports
    assert [(f"{row.meeting.circle}/{row.meeting.slug}", row.weeks, row.is_due) for row in found] == awaited


@pytest.mark.parametrize(
    ("now", "plan", "count"),
    [
        pytest.param("2028-01-06", "volgt", 1, id="the-last-day-of-a-year"),
        pytest.param("2028-01-07", "volgt", 0, id="a-year-later"),
        pytest.param("2027-01-08", "geen", 0, id="closed"),
    ],
)
def test_a_report_leaves_the_list(now: str, plan: str, count: int) -> None:
    """After a year by itself, and at once when none will come."""
    meeting = make_meeting("a/2027-01-07", report_plan=plan)
    site = Site(flanders(), circles=(make_circle("a", status="actief"),), meetings=(meeting,))
    assert len(follow_up(site, noon(now)).reports) == count


@pytest.mark.parametrize(("status", "count"), [("actief", 1), ("slapend", 1), ("gestopt", 0), ("te bevestigen", 0)])
def test_no_report_is_asked_of_who_cannot_give_it(status: str, count: int) -> None:
    site = Site(flanders(), circles=(make_circle("a", status=status),), meetings=(make_meeting("a/2027-01-07"),))
    assert len(follow_up(site, noon("2027-03-01")).reports) == count


@pytest.mark.parametrize(
    ("now", "order"),
    [
        pytest.param(
            "2026-12-09",
            "Beveren-Kruibeke-Zwijndrecht Waasmunster Stekene Sint-Gillis-Waas",
            id="without-the-three-that-are-announced",
        ),
        pytest.param(
            "2027-03-12",
            "Stekene Sint-Gillis-Waas Beveren-Kruibeke-Zwijndrecht Waasmunster Temse Sint-Niklaas",
            id="longest-ago-last",
        ),
        pytest.param(
            "2027-09-17",
            "Beveren-Kruibeke-Zwijndrecht Stekene Sint-Gillis-Waas Waasmunster Temse Sint-Niklaas Lokeren",
            id="everyone-is-free-again",
        ),
    ],
)
def test_whose_turn_it_is(now: str, order: str) -> None:
    """Who never received first, then who did so longest ago; without those who are about to."""
    assert [turn.municipality.name for turn in next_hosts(SITE, WAASLAND, noon(now))] == order.split()


def first_turn(*held: str, now: str = "2027-03-01") -> str:
    """Who is proposed first to a circle that met on some days, nobody knows where."""
    site = Site(flanders(), (WAASLAND,), tuple(make_meeting(f"waasland/{day}") for day in held))
    return next_hosts(site, WAASLAND, noon(now))[0].municipality.name


def test_the_lot_stays_until_the_next_meeting() -> None:
    """Whoever looks again tomorrow sees the same proposal; a meeting that is only announced changes nothing."""
    assert len({first_turn("2026-06-11", now=f"2027-03-{day:02}") for day in range(1, 32)}) == 1
    assert first_turn("2026-06-11") == first_turn("2026-06-11", "2027-06-11")


def test_the_lot_is_fair() -> None:
    """Over 400 meetings each of the seven comes first about one time in seven: 57 times, and never half of that."""
    days = (dt.date(2012, 1, 5) + dt.timedelta(weeks=week) for week in range(400))
    first = Counter(first_turn(day.isoformat()) for day in days)
    assert (len(first), min(first.values()) > 28, max(first.values()) < 86) == (7, True, True), first


def test_a_merged_host_counts_for_what_it_became() -> None:
    """Kruibeke received in 2023; since 2025 that was Beveren-Kruibeke-Zwijndrecht."""
    site = Site(flanders(), circles=(WAASLAND,), meetings=(make_meeting("waasland/2023-05-11", host="Kruibeke"),))
    last = next_hosts(site, WAASLAND, noon("2027-03-01"))[-1]
    assert last.municipality.name == "Beveren-Kruibeke-Zwijndrecht"
    assert last.last is site.meetings[0]


def test_nobody_is_suggested_to_a_circle_that_stopped() -> None:
    stopped = make_circle("waasland", status="gestopt")
    found = rotation(Site(flanders(), circles=(stopped,), meetings=MEETINGS[:1]), stopped, noon("2027-03-01"))
    assert (found.suggested, [each.host for each in found.hosted]) == ((), ["Temse"])


def test_municipalities_and_trekkers() -> None:
    """Every municipality of the day stands there once; whose circle stopped is in none."""
    with_trekker = make_circle("kempen", region="Kempen", trekker={"functie": "adviseur", "organisatie": "Geel"})
    stopped = make_circle("midwest", region="Midwest", status="gestopt")
    found = follow_up(
        Site(flanders(), circles=(with_trekker, stopped, WAASLAND), meetings=MEETINGS), noon("2027-03-12")
    )
    assert len(found.municipalities) == 285
    assert len(found.uncovered) == 285 - 27 - 7
    assert found.without_trekker == (WAASLAND,)
    by_name = {row.municipality.name: row for row in found.municipalities}
    assert (by_name["Temse"].circles, by_name["Temse"].last) == ((WAASLAND,), MEETINGS[0])
    assert by_name["Roeselare"].circles == ()
    assert found.quarter == Quarter(2027, 1)


@pytest.mark.parametrize(
    ("coming", "standing"),
    [
        pytest.param("a/2027-06-25", "op schema", id="two-weeks-later"),
        pytest.param("a/2027-06-26", "later gepland", id="a-day-more"),
    ],
)
def test_two_weeks_of_leeway(coming: str, standing: str) -> None:
    """Expected by 11 June; a full agenda may take two weeks more."""
    circle = make_circle("a", status="actief")
    site = Site(flanders(), circles=(circle,), meetings=(make_meeting("a/2027-03-11"), make_meeting(coming)))
    assert follow_up(site, noon("2027-04-01")).standings[0].standing.value == standing


ARCHIVE = {"source": "https://example.org/bericht"}


@pytest.mark.parametrize(
    ("confirmed", "held", "counted", "expected"),
    [
        pytest.param(None, {"a/2016-03-24": ARCHIVE}, None, None, id="an-archive-expects-nothing"),
        pytest.param("2027-01-12", {"a/2016-03-24": ARCHIVE}, "2027-01-12", "2027-04-12", id="from-the-confirmation"),
        pytest.param("2027-01-12", {"a/2016-03-24": {}}, "2027-01-12", "2027-04-12", id="whatever-was-before"),
        pytest.param("2027-01-12", {}, "2027-01-12", "2027-04-12", id="never-met"),
        pytest.param("2027-01-12", {"a/2027-02-18": {}}, "2027-02-18", "2027-05-18", id="from-the-meeting-after-it"),
        pytest.param("2027-01-12", {"a/2027-02-18": ARCHIVE}, "2027-02-18", "2027-05-18", id="even-with-a-source"),
        pytest.param("2027-01-12", {"a/2027-01-12": {}}, "2027-01-12", "2027-04-12", id="on-the-same-day"),
        pytest.param(None, {"a/2027-02-18": {}}, "2027-02-18", "2027-05-18", id="no-day-of-confirmation"),
        pytest.param(None, {"a/2027-02-18": {"status": "geannuleerd"}}, None, None, id="cancelled"),
    ],
)
def test_what_the_rhythm_counts_from(
    confirmed: str | None, held: dict[str, dict[str, str]], counted: str | None, expected: str | None
) -> None:
    """The last meeting since the confirmation, or the confirmation itself; noon on 1 March 2027."""
    circle = make_circle("a", status="actief", confirmed=confirmed)
    meetings = tuple(make_meeting(name, **values) for name, values in held.items())
    found = follow_up(Site(flanders(), circles=(circle,), meetings=meetings), noon("2027-03-01")).standings[0]
    assert [each and each.isoformat() for each in (found.counted, found.expected)] == [counted, expected]
    assert "2016" not in found.reason


READY = Body(agenda=Section("<p>Welkom.</p>", "Welkom.", 1))
WHO = {"functie": "ICT-coördinator", "organisatie": "Temse", "naam": "Voornaam Familienaam"}


def called(now: str, *meetings: Meeting, **circle: Any) -> list[str]:
    """About what an active circle that was confirmed long ago is called."""
    values = {"name": "Waasland", "status": "actief", "confirmed": "2026-01-08", "trekker": WHO} | circle
    site = Site(flanders(), (make_circle("waasland", **values),), meetings)
    return [call.sentence for call in follow_up(site, noon(now)).calls]


HELD = with_report(make_meeting("waasland/2027-03-11", host="Temse"))


def at(day: str, *, ready: bool = True, **values: object) -> Meeting:
    """A meeting of Waasland, with a place and an agenda when it is ready."""
    place = {"location": "Stadhuis"} if ready else {}
    return make_meeting(f"waasland/{day}", **place, **values).with_body(READY if ready else Body())


EXPECTED = "De volgende bijeenkomst {} verwacht tegen 11 juni 2027, en er is nog niets aangekondigd."
QUESTION = {"toegang": {"vraag": "Hoe geeft u toegang?", "sinds": "2027-02-14"}}


@pytest.mark.parametrize(
    ("now", "meetings", "circle", "sentence"),
    [
        pytest.param("2027-04-29", [HELD], {}, "", id="six-weeks-and-a-day-before"),
        pytest.param("2027-04-30", [HELD], {}, EXPECTED.format("wordt"), id="six-weeks-before"),
        pytest.param("2027-06-11", [HELD], {}, EXPECTED.format("wordt"), id="on-the-expected-day"),
        pytest.param("2027-06-12", [HELD], {}, EXPECTED.format("werd"), id="the-day-after"),
        pytest.param("2027-06-12", [HELD, at("2027-09-09")], {}, "", id="announced-too-late-but-announced"),
        pytest.param("2027-06-12", [HELD], {"status": "slapend"}, "", id="asleep"),
        pytest.param("2027-06-12", [HELD], {"status": "gestopt", "confirmed": None}, "", id="stopped"),
        pytest.param("2027-06-12", [HELD], {"status": "te bevestigen", "confirmed": None}, "", id="to-be-confirmed"),
        pytest.param(
            "2027-05-03",
            [HELD, at("2027-06-10", status="uitgesteld")],
            {},
            f"De bijeenkomst van 10 juni 2027 is uitgesteld; de nieuwe dag staat niet vast; d{EXPECTED.format('wordt')[1:]}",
            id="postponed-is-not-announced",
        ),
        pytest.param(
            "2027-09-12",
            [HELD],
            {},
            "Sinds 11 maart 2027 is er niets gehouden of aangekondigd: vraag of de kring verdergaat.",
            id="two-rhythms-and-a-day",
        ),
        pytest.param("2027-09-11", [HELD], {}, EXPECTED.format("werd"), id="two-rhythms"),
        pytest.param("2027-03-24", [HELD, at("2027-04-07", ready=False, host="Temse")], {}, "Voor de bijeenkomst op 7 april 2027 (over 2 weken) ontbreekt nog de agenda.", id="two-weeks-before-without-agenda"),
        pytest.param("2027-03-23", [HELD, at("2027-04-07", ready=False)], {}, "", id="a-day-earlier"),
        pytest.param("2027-04-07", [HELD, at("2027-04-07", ready=False)], {}, "Voor de bijeenkomst op 7 april 2027 (vandaag) ontbreken nog de plaats en de agenda.", id="on-its-day"),
        pytest.param("2027-04-08", [HELD, with_report(at("2027-04-07", ready=False))], {}, "", id="the-day-after-it"),
        pytest.param("2027-04-06", [HELD, at("2027-04-07", ready=False, status="geannuleerd")], {}, "", id="cancelled"),
        pytest.param("2027-04-06", [HELD, at("2027-04", ready=False)], {}, "", id="only-a-month"),
        pytest.param("2027-04-06", [HELD, at("2027-04-07", online="op aanvraag")], {}, "", id="online-is-a-place"),
        pytest.param("2027-01-26", [], {"confirmed": "2027-01-12"}, "", id="confirmed-two-weeks-ago"),
        pytest.param("2027-01-27", [], {"confirmed": "2027-01-12"}, "De kring is op 12 januari 2027 bevestigd, maar kwam sindsdien niet samen en kondigde niets aan.", id="confirmed-and-never-met"),
        pytest.param("2027-01-27", [], {"confirmed": None}, "De kring is bevestigd, maar kwam sindsdien niet samen en kondigde niets aan.", id="nobody-knows-since-when"),
        pytest.param("2027-01-27", [], {"status": "in oprichting", "confirmed": None}, "De kring start op, maar de opstartbijeenkomst heeft nog geen datum.", id="starting"),
        pytest.param("2027-01-27", [at("2027-05-20")], {"confirmed": "2027-01-12"}, "", id="its-first-is-announced"),
        pytest.param("2027-04-28", [at("2027-03-11"), at("2027-06-10")], {}, "", id="a-report-20-days-late"),
        pytest.param("2027-04-29", [at("2027-03-11"), at("2027-06-10")], {}, "Het verslag van 11 maart 2027 is 3 weken te laat.", id="three-weeks-late"),
        pytest.param("2027-06-03", [at("2027-03-11"), at("2027-06-10")], {}, "Het verslag van 11 maart 2027 is 8 weken te laat.", id="eight-weeks-late"),
        pytest.param("2027-06-04", [at("2027-03-11"), at("2027-06-10")], {}, "", id="eight-weeks-and-a-day-late"),
        pytest.param("2027-04-29", [at("2027-03-11", report_plan="geen"), at("2027-06-10")], {}, "", id="no-report-will-come"),
        pytest.param("2027-06-11", [HELD, with_report(at("2027-06-10")), at("2027-09-09")], {"questions": QUESTION}, "De vraag “Hoe geeft u toegang?” wacht na 2 bijeenkomsten nog altijd.", id="a-question-passed-by-twice"),
        pytest.param("2027-04-11", [HELD, at("2027-06-10")], {"questions": QUESTION}, "", id="passed-by-once"),
        pytest.param(
            "2027-04-29",
            [at("2027-03-11"), with_report(at("2027-04-08")), at("2027-05-06", ready=False)],
            {"questions": QUESTION},
            "Voor de bijeenkomst op 6 mei 2027 (over 7 dagen) ontbreken nog de plaats en de agenda; het verslag van 11 maart 2027 is 3 weken te laat; de vraag “Hoe geeft u toegang?” wacht na 2 bijeenkomsten nog altijd.",
            id="one-call-for-all-that-there-is",
        ),
    ],
)  # fmt: skip
def test_why_a_circle_is_called(now: str, meetings: list[Meeting], circle: dict[str, Any], sentence: str) -> None:
    """What one circle is called about at noon of a day; a circle on schedule is not called."""
    assert called(now, *meetings, **circle) == ([sentence] if sentence else [])


def test_the_most_urgent_first_and_ten_at_most() -> None:
    """A meeting that is near comes first, then the longest expected ones; who is silent comes last."""
    circles = [make_circle(f"k{number:02}", status="actief", confirmed="2026-12-20") for number in range(12)]
    silent = make_circle("stil", status="actief", confirmed="2025-01-01")
    near = make_circle("vlak", status="actief", confirmed="2026-12-20")
    meetings = [make_meeting(f"k{number:02}/2026-12-{30 - number}") for number in range(12)]
    site = Site(flanders(), (silent, *circles, near), (*meetings, make_meeting("vlak/2027-03-11")))
    found = follow_up(site, noon("2027-03-01"))
    assert [call.circle.slug for call in found.calls] == [
        "vlak",
        *(f"k{number:02}" for number in (10, 9, 8, 7, 6, 5, 4, 3, 2)),
    ]
    few = Site(flanders(), (silent, *circles[:2], near), (*meetings[:2], make_meeting("vlak/2027-03-11")))
    assert [call.circle.slug for call in follow_up(few, noon("2027-03-01")).calls] == ["vlak", "k01", "k00", "stil"]


@pytest.mark.parametrize(
    ("values", "whom", "contact"),
    [
        pytest.param({"trekker": WHO, "contact": "kring@example.org"}, "ICT-coördinator, Temse", "kring@example.org", id="trekker"),
        pytest.param({}, "geen trekker, het laatst te gast in Temse", "", id="last-host"),
        pytest.param({"slug": "leeg"}, "geen trekker bekend", "", id="nobody"),
    ],
)  # fmt: skip
def test_whom_one_calls(values: dict[str, Any], whom: str, contact: str) -> None:
    """A function and a government, never the name of a person; our own mailbox is no help."""
    circle = make_circle(**{"slug": "waasland", "status": "actief", **values})
    call = follow_up(
        Site(flanders(), (circle,), (HELD,) if circle.slug == "waasland" else ()), noon("2027-06-12")
    ).calls[0]
    assert (call.whom, call.contact) == (whom, contact)


def test_the_first_day_calls_nobody_and_says_where_to_begin() -> None:
    """Circles that are to be confirmed are no calls; those of which a meeting is known are named."""
    circles = tuple(make_circle(slug) for slug in ("a", "b", "c"))
    meetings = (make_meeting("b/2016-03-24", **ARCHIVE), make_meeting("c/2013-03-13", **ARCHIVE))
    found = follow_up(Site(flanders(), circles, meetings), noon("2027-03-01"))
    assert (found.calls, found.silent) == ((), ())
    assert [(row.circle.slug, row.last is not None) for row in found.unconfirmed] == [
        ("b", True),
        ("c", True),
        ("a", False),
    ]


@pytest.mark.parametrize(
    ("status", "held", "silent"),
    [
        pytest.param("actief", ["a/2026-08-27"], True, id="two-rhythms-and-more"),
        pytest.param("actief", ["a/2026-09-01"], False, id="two-rhythms"),
        pytest.param("actief", ["a/2026-08-27", "a/2027-05-20"], False, id="but-announced"),
        pytest.param("slapend", ["a/2026-08-27"], True, id="asleep"),
        pytest.param("gestopt", ["a/2026-08-27"], False, id="stopped"),
        pytest.param("te bevestigen", ["a/2026-08-27"], False, id="to-be-confirmed"),
        pytest.param("actief", [], False, id="nothing-known"),
    ],
)
def test_silent_means_silent(status: str, held: list[str], silent: bool) -> None:
    """Nothing held or announced for two rhythms; noon on 1 March 2027."""
    site = Site(flanders(), (make_circle("a", status=status),), tuple(make_meeting(name) for name in held))
    assert [row.circle.slug for row in follow_up(site, noon("2027-03-01")).silent] == (["a"] if silent else [])


def test_page_for_the_association(real_site: Built) -> None:
    """Sixteen circles to be confirmed, nobody called or blamed, nothing for search engines, and the data beside it."""
    page = real_site.content("opvolging/")
    assert "Deze week hoeft u niemand te bellen." in page.text
    words = " ".join(page.text.split()).replace(" ,", ",").replace(" :", ":")
    assert "Nog te bevestigen: 16 kringen. Begin met Westhoek, Scheldeland en Midwest: daarvan is al" in words
    assert not page.all("ol")
    assert page.text.count("V-ICT-OR bevestigt nog of deze kring samenkomt.") == 16
    assert "Datum gezocht" not in page.text
    assert real_site.page("opvolging/").one("meta", name="robots").attributes["content"] == "noindex"
    assert not real_site.page("kringen/").all("meta", name="robots")
    rows = (real_site.folder / "opvolging" / "gemeenten.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + 285


def test_page_of_the_example(example_site: Built) -> None:
    """A circle of which a date is expected, with its reason and without a word of blame; whose report is awaited."""
    page = example_site.content("opvolging/")
    calls = [item.one("strong").text for item in page.one("ol").all("li")]
    assert calls == ["Regio Brugge", "Vlaamse Ardennen", "Zuid-West-Vlaanderen", "Regio Gent", "Waasland", "Kempen"]
    assert "Achternaam" not in page.text
    assert "De volgende bijeenkomst werd verwacht tegen 22 juli 2026; er staat nog geen datum vast." in page.text
    awaited = [item.text for item in page.all("li") if "geleden" in item.text]
    assert awaited[0].startswith("Softwarepakketten: wie gebruikt wat?")


def test_the_same_in_the_terminal() -> None:
    """The table, and as CSV and JSON the bytes that the page publishes."""
    arguments = ("--root", EXAMPLE, "--now", "2027-03-11T13:00")
    table = command("follow-up", *arguments).stdout.splitlines()
    assert table[0] == "Opvolging op 11 maart 2027, eerste kwartaal 2027"
    assert table[2:5] == [
        "Bel deze week:",
        " 1. Regio Brugge: coördinator digitalisering, Jabbeke, kring-brugge@example.org",
        "    Voor de bijeenkomst op 23 maart 2027 (over 12 dagen) ontbreken nog de plaats en de agenda.",
    ]
    assert "Nog te bevestigen: 1 kring." in table
    assert "Kempen                2026-01-22  -           2026-07-22  datum gezocht" in table
    for flag, name in [("--csv", "kringen.csv"), ("--json", "opvolging.json")]:
        published = ROOT / "tests" / "expected" / "files" / "opvolging" / name
        done = subprocess.run(line("follow-up", *arguments, flag), env=surroundings(), capture_output=True, check=True)
        assert done.stdout == published.read_bytes()


def test_json_names_no_person() -> None:
    """The name of a trekker stays on the page that it was given for."""
    published = ROOT / "tests" / "expected" / "files" / "opvolging"
    for file in published.iterdir():
        assert "Achternaam" not in file.read_text("utf-8-sig")
    found = json.loads((published / "opvolging.json").read_text("utf-8"))
    assert [row["standing"] for row in found["circles"]][:2] == ["overdue", "dormant"]
