"""Follow-up: what is expected when, how circles stand, and whose turn it is, beside tables counted by hand."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from collections import Counter

import pytest

from kringen.dates import BRUSSELS, Quarter
from kringen.followup import expected_by, follow_up, next_hosts, report_due_after, weeks_since
from kringen.followup.overview import rotation
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
            [("waasland/2027-03-11", 27, True), ("waasland/2027-09-09", 0, False)],
            id="two-the-longest-first-and-no-cancelled-one",
        ),
    ],
)
def test_awaited_reports(now: str, awaited: list[tuple[str, int, bool]]) -> None:
    """A meeting that was held and has no report, with the weeks since."""
    found = follow_up(SITE, noon(now)).reports
    assert [(f"{row.meeting.circle}/{row.meeting.slug}", row.weeks, row.is_due) for row in found] == awaited


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
    assert (found.suggested, [host.host for host in found.hosts]) == ((), ["Temse"])


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


def test_page_for_the_association(real_site: Built) -> None:
    """Sixteen circles to be confirmed, nobody blamed, nothing for search engines, and the data beside it."""
    page = real_site.content("opvolging/")
    assert page.text.count("V-ICT-OR bevestigt nog of deze kring samenkomt.") == 16
    assert "Datum gezocht" not in page.text
    assert real_site.page("opvolging/").one("meta", name="robots").attributes["content"] == "noindex"
    assert not real_site.page("kringen/").all("meta", name="robots")
    rows = (real_site.folder / "opvolging" / "gemeenten.csv").read_text("utf-8-sig").splitlines()
    assert len(rows) == 1 + 285


def test_page_of_the_example(example_site: Built) -> None:
    """A circle of which a date is expected, with its reason and without a word of blame; whose report is awaited."""
    page = example_site.content("opvolging/")
    assert "De volgende bijeenkomst werd verwacht tegen 22 juli 2026; er staat nog geen datum vast." in page.text
    awaited = [item.text for item in page.all("li") if "geleden" in item.text]
    assert awaited[0].startswith("Softwarepakketten: wie gebruikt wat?")


def test_the_same_in_the_terminal() -> None:
    """The table, and as CSV and JSON the bytes that the page publishes."""
    arguments = ("--root", EXAMPLE, "--now", "2027-03-11T13:00")
    table = command("follow-up", *arguments).stdout.splitlines()
    assert table[0] == "Opvolging op 11 maart 2027, eerste kwartaal 2027"
    assert table[4] == "Kempen      2026-01-22  -           2026-07-22  datum gezocht"
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
