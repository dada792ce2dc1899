"""Meetings by quarter and topics by year: what is known is shown, and what is not known is not held against a circle."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from kringen.chronicle import participation, quarters_of, topic_years
from kringen.dates import BRUSSELS
from kringen.edition import Edition
from kringen.edition.page import Settings
from kringen.model import Circle, Meeting, Site
from kringen.pages.pictures import timeline_of
from kringen.register import flanders
from tests.support.built import Built
from tests.support.samples import make_circle, make_meeting, make_topic

NOON = dt.time(12)
MET, PLANNED, CANCELLED, SKIPPED, QUIET = "samengekomen", "gepland", "geannuleerd", "overgeslagen", "geen bijeenkomst"


def at(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), NOON, BRUSSELS)


def site_of(circle: Circle, *days: str, cancelled: str = "") -> Site:
    meetings = [
        make_meeting(f"waasland/{day}", status="geannuleerd" if day == cancelled else "gepland") for day in days
    ]
    return Site(flanders(), (circle,), tuple(meetings))


def states(site: Site, now: str) -> dict[str, str]:
    """The state of each quarter, as `2026-1`."""
    rows = quarters_of(site, site.circles[0], at(now))
    return {f"{row.quarter.year}-{row.quarter.number}": row.state.value for row in rows}


ACTIVE = make_circle("waasland", status="actief")
YEAR = ("2026-02-10", "2026-05-12", "2026-11-10")
"""Three meetings of a year; the third quarter has none."""


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(
            "2026-01-15", {"2026-1": PLANNED, "2026-2": PLANNED, "2026-3": QUIET, "2026-4": PLANNED}, id="all-come"
        ),
        pytest.param(
            "2026-02-10", {"2026-1": PLANNED, "2026-2": PLANNED, "2026-3": QUIET, "2026-4": PLANNED}, id="that-day"
        ),
        pytest.param(
            "2026-02-11", {"2026-1": MET, "2026-2": PLANNED, "2026-3": QUIET, "2026-4": PLANNED}, id="day-after"
        ),
        pytest.param(
            "2026-06-30", {"2026-1": MET, "2026-2": MET, "2026-3": QUIET, "2026-4": PLANNED}, id="last-of-june"
        ),
        pytest.param("2026-09-30", {"2026-1": MET, "2026-2": MET, "2026-3": QUIET, "2026-4": PLANNED}, id="not-over"),
        pytest.param("2026-10-01", {"2026-1": MET, "2026-2": MET, "2026-3": SKIPPED, "2026-4": PLANNED}, id="over"),
        pytest.param("2026-12-31", {"2026-1": MET, "2026-2": MET, "2026-3": SKIPPED, "2026-4": MET}, id="year-end"),
        pytest.param(
            "2027-04-01",
            {"2026-1": MET, "2026-2": MET, "2026-3": SKIPPED, "2026-4": MET, "2027-1": SKIPPED, "2027-2": QUIET},
            id="nothing-since",
        ),
    ],
)
def test_quarters_as_time_goes_by(now: str, expected: dict[str, str]) -> None:
    """A meeting is planned until it is over; a quarter is skipped when it is over."""
    assert states(site_of(ACTIVE, *YEAR), now) == expected


@pytest.mark.parametrize(
    ("status", "rhythm", "expected"),
    [
        pytest.param("actief", 4, SKIPPED, id="active"),
        pytest.param("actief", 2, QUIET, id="twice-a-year-has-time"),
        pytest.param("actief", 1, QUIET, id="once-a-year-has-time"),
        pytest.param("te bevestigen", 4, QUIET, id="unknown-is-not-missed"),
        pytest.param("slapend", 4, QUIET, id="dormant"),
        pytest.param("in oprichting", 4, QUIET, id="starting"),
        pytest.param("gestopt", 4, QUIET, id="stopped"),
    ],
)
def test_who_can_skip_a_quarter(status: str, rhythm: int, expected: str) -> None:
    """Only an active circle, and only when its own rhythm asked for a meeting."""
    circle = make_circle("waasland", status=status, rhythm=rhythm)
    assert states(site_of(circle, *YEAR), "2026-12-31")["2026-3"] == expected


def test_a_cancelled_meeting_is_shown_as_that() -> None:
    """It is neither met nor skipped, unless another one in the quarter went on."""
    days = (*YEAR, "2026-08-20")
    assert states(site_of(ACTIVE, *days, cancelled="2026-08-20"), "2026-12-31")["2026-3"] == CANCELLED
    assert states(site_of(ACTIVE, *days, "2026-09-03", cancelled="2026-08-20"), "2026-12-31")["2026-3"] == MET


@pytest.mark.parametrize(
    ("days", "now"),
    [
        pytest.param((), "2027-01-01", id="none"),
        pytest.param(YEAR[:2], "2027-01-01", id="two"),
        pytest.param(("2012-12-12", "2013-03-13", "2013-06-13"), "2027-01-01", id="long-ago"),
    ],
)
def test_too_little_gives_no_picture(days: tuple[str, ...], now: str) -> None:
    """A row of empty quarters would say something that nobody knows."""
    assert states(site_of(ACTIVE, *days), now) == {}


def test_three_years_at_most() -> None:
    """The picture fits on a phone."""
    days = [f"{year}-{month:02}-10" for year in range(2020, 2028) for month in (2, 5, 8, 11)]
    found = states(site_of(ACTIVE, *days), "2026-12-01")
    assert list(found) == [f"{year}-{number}" for year in (2025, 2026, 2027) for number in (1, 2, 3, 4)]


def about(day: str, *topics: str, **values: str) -> Meeting:
    return make_meeting(f"waasland/{day}", topics=topics, **values)


def test_topics_that_rose_come_first() -> None:
    """The last twelve months beside the twelve before; what is cancelled or still comes does not count."""
    meetings = (
        about("2025-01-10", "gdpr"),
        about("2025-04-10", "gdpr", "wifi"),
        about("2026-02-10", "gdpr", "nis2", "wifi"),
        about("2026-06-10", "nis2", "wifi"),
        about("2026-09-10", "nis2"),
        about("2026-10-10", "gdpr", status="geannuleerd"),
        about("2027-06-10", "gdpr"),
    )
    topics = tuple(make_topic(slug) for slug in ("gdpr", "nis2", "rest", "wifi"))
    rows = topic_years(Site(flanders(), (ACTIVE,), meetings, topics), at("2027-02-01"))
    assert [(row.topic.slug, row.before, row.recent, row.trend.value, row.counts) for row in rows] == [
        ("nis2", 0, 3, "meer", ((2025, 0), (2026, 3), (2027, 0))),
        ("wifi", 1, 2, "meer", ((2025, 1), (2026, 2), (2027, 0))),
        ("gdpr", 1, 1, "evenveel", ((2025, 2), (2026, 1), (2027, 0))),
    ]


def test_one_year_shows_no_course() -> None:
    """A course needs two years."""
    meetings = tuple(about(f"2027-01-{day}", "gdpr") for day in (10, 11, 12))
    assert topic_years(Site(flanders(), (ACTIVE,), meetings, (make_topic("gdpr"),)), at("2027-12-31")) == ()


def test_twelve_months_end_on_the_same_day_a_year_later() -> None:
    """29 February looks back to 28 February: what was that day lies in the year before."""
    meetings = tuple(about(day, "gdpr") for day in ("2026-03-01", "2027-02-28", "2027-03-01"))
    rows = topic_years(Site(flanders(), (ACTIVE,), meetings, (make_topic("gdpr"),)), at("2028-02-29"))
    assert [(row.before, row.recent) for row in rows] == [(2, 1)]


def test_pictures_stand_where_there_is_something_to_see(example_site: Built, real_site: Built) -> None:
    """A circle with a history has its picture, in words and as a table too; the real site shows none yet."""
    figure = example_site.content("kringen/waasland/").one("figure", cls="kk-verloop")
    label = figure.one("svg", cls="kk-verloop__beeld").attributes["aria-label"]
    assert label == (
        "Van eerste kwartaal 2025 tot vierde kwartaal 2027, in kwartalen: 5 samengekomen, 4 gepland, 3 overgeslagen."
    )
    assert len(figure.one("table").one("tbody").all("tr")) == 12
    assert not example_site.content("kringen/midwest/").all("figure", cls="kk-verloop")
    assert not [file for file, page in real_site.pages.items() if page.all(cls="kk-verloop")]
    assert example_site.content("onderwerpen/").all(cls="kk-koersen")
    assert not real_site.content("onderwerpen/").all(cls="kk-koersen")


def test_quarters_before_the_confirmation_were_not_skipped() -> None:
    """What an archive holds is no rhythm: a circle that was confirmed this year skipped nothing before."""
    circle = make_circle("waasland", status="actief", confirmed="2026-07-01")
    days = ("2025-02-10", "2025-05-10", "2026-08-20")
    found = states(site_of(circle, *days), "2026-12-31")
    assert SKIPPED not in found.values()
    assert SKIPPED in states(site_of(ACTIVE, *days), "2026-12-31").values()


WIDTH_OF_A_YEAR = 28
"""Four bold digits at 11 units, in the widest of the typefaces that the site falls back on."""


@pytest.mark.parametrize("month", range(1, 13))
def test_no_year_is_cut_off(month: int) -> None:
    """Also when the last quarter is the first of a year."""
    days = [f"{year}-{each:02}-10" for year in (2025, 2026) for each in (2, 5, 8, 11)]
    site, now = site_of(ACTIVE, *days), at(f"2027-{month:02}-15")
    edition = Edition(site, now, Settings("info@example.org"))
    picture = timeline_of(edition, ACTIVE)
    assert picture
    assert all(column.x - 10 + WIDTH_OF_A_YEAR <= picture.width for column in picture.columns if column.year)


def counted(day: str, governments: int | None, circle: str = "waasland", **values: Any) -> Meeting:
    return make_meeting(f"{circle}/{day}", governments=governments, **values)


@pytest.mark.parametrize(
    ("now", "meetings", "shown"),
    [
        pytest.param(
            "2027-03-11",
            [counted("2024-05-16", 14), counted("2026-12-10", 5), counted("2027-02-04", None)],
            {"2024-2": 14, "2026-4": 5},
            id="three-years-with-what-was-counted",
        ),
        pytest.param("2027-04-01", [counted("2024-05-16", 14), counted("2026-12-10", 5)], {}, id="one-is-left"),
        pytest.param(
            "2027-03-11",
            [counted("2026-12-03", 5), counted("2026-12-10", 9), counted("2027-01-07", 3)],
            {"2026-4": 9, "2027-1": 3},
            id="the-fullest-of-a-quarter",
        ),
        pytest.param(
            "2027-03-11",
            [counted("2026-12-03", 5, "kempen", joint_circles=["waasland"]), counted("2027-01-07", 3)],
            {"2026-4": 5, "2027-1": 3},
            id="a-joint-meeting",
        ),
        pytest.param("2027-03-11", [counted("2026-12-03", 5)], {}, id="one-is-no-course"),
    ],
)
def test_how_many_governments_took_part(now: str, meetings: list[Meeting], shown: dict[str, int]) -> None:
    """By quarter, for each circle; fewer than two numbers show nothing."""
    site = Site(flanders(), circles=(ACTIVE,), meetings=tuple(meetings))
    quarters, rows = participation(site, at(now))
    assert len(quarters) == 12
    found = {
        f"{quarter.year}-{quarter.number}": meeting.governments
        for row in rows
        for quarter, meeting in zip(quarters, row.meetings, strict=True)
        if meeting
    }
    assert found == shown


def test_who_took_part_as_a_picture_and_a_table(example_site: Built, real_site: Built) -> None:
    """Every number of the picture stands in the table, with the day of the meeting that it leads to."""
    page = example_site.content("opvolging/")
    pictures = page.all("ul", cls="kk-koersen")[0]
    row = next(each for each in page.one("div", cls="kk-scroll").all("tr") if each.text.startswith("Waasland"))
    drawn = [each.text for each in pictures.all("li")[2].all("text") if len(each.text) < 4]
    told = [each.text.partition(" , ") for each in row.all("a")]
    assert [count for count, _, _ in told] == drawn == ["8", "7", "7", "12", "6", "5"]
    assert told[0][2] == "20 juni 2024"
    assert "Laatst 5 besturen (vierde kwartaal 2026); gemiddeld 8 over 6 kwartalen." in pictures.text
    assert not real_site.content("opvolging/").all("ul", cls="kk-koersen")
