"""What is upcoming and what is past, seen from many moments; and what the meetings tell of a circle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen import agenda
from kringen.areas import area, circle_of, coverage
from kringen.dates import BRUSSELS
from kringen.model import Body, Meeting, Section, Site
from kringen.register import flanders
from tests.support.samples import NOW, make_circle, make_meeting, make_topic

TODAY = dt.date(2027, 3, 1)
WAASLAND, KEMPEN, MIDWEST = make_circle("waasland"), make_circle("kempen"), make_circle("midwest")
GDPR, NIS2, FUSIES = make_topic("gdpr"), make_topic("nis2"), make_topic("fusies")
MINUTE = dt.timedelta(minutes=1)


def site_of(*meetings: Meeting) -> Site:
    """A site with three circles and three topics."""
    return Site(flanders(), circles=(KEMPEN, MIDWEST, WAASLAND), meetings=meetings, topics=(FUSIES, GDPR, NIS2))


def names(meetings: Iterable[Meeting]) -> list[str]:
    """The meetings as folder and file name."""
    return [f"{meeting.circle}/{meeting.slug}" for meeting in meetings]


def utc(text: str) -> dt.datetime:
    """An instant from a time of Greenwich."""
    return dt.datetime.fromisoformat(f"{text}+00:00")


TIMED = {"start": "14:00", "end": "16:30"}
NIGHT = {"start": "02:30", "end": "02:45"}


@pytest.mark.parametrize(
    ("name", "times", "now", "upcoming"),
    [
        pytest.param("waasland/2027-03-11", TIMED, "2027-03-10T12:00", True, id="day-before"),
        pytest.param("waasland/2027-03-11", TIMED, "2027-03-11T13:00", True, id="start"),
        pytest.param("waasland/2027-03-11", TIMED, "2027-03-11T15:29", True, id="a-minute-before-the-end"),
        pytest.param("waasland/2027-03-11", TIMED, "2027-03-11T15:30", False, id="end"),
        pytest.param("waasland/2027-03-11", TIMED, "2027-03-12T12:00", False, id="day-after"),
        pytest.param("waasland/2027-07-01", TIMED, "2027-07-01T14:29", True, id="summer-before-the-end"),
        pytest.param("waasland/2027-07-01", TIMED, "2027-07-01T14:30", False, id="summer-end"),
        pytest.param("waasland/2027-03-11", {}, "2027-03-11T22:59", True, id="no-times-last-minute"),
        pytest.param("waasland/2027-03-11", {}, "2027-03-11T23:00", False, id="no-times-day-is-over"),
        pytest.param("waasland/2027-03-11", {"start": "14:00"}, "2027-03-11T22:59", True, id="no-end-last-minute"),
        pytest.param("waasland/2027-03-11", {"start": "14:00"}, "2027-03-11T23:00", False, id="no-end-day-is-over"),
        pytest.param("waasland/2027-03-28", NIGHT, "2027-03-28T00:59", True, id="spring-before-the-jump"),
        pytest.param("waasland/2027-03-28", NIGHT, "2027-03-28T01:44", True, id="spring-before-the-end"),
        pytest.param("waasland/2027-03-28", NIGHT, "2027-03-28T01:45", False, id="spring-end"),
        pytest.param("waasland/2027-03-28", {}, "2027-03-28T21:59", True, id="spring-day-has-23-hours"),
        pytest.param("waasland/2027-03-28", {}, "2027-03-28T22:00", False, id="spring-day-is-over"),
        pytest.param("waasland/2027-10-31", NIGHT, "2027-10-31T00:44", True, id="autumn-before-the-end"),
        pytest.param("waasland/2027-10-31", NIGHT, "2027-10-31T00:45", False, id="autumn-end"),
        pytest.param("waasland/2027-10-31", NIGHT, "2027-10-31T01:30", False, id="autumn-second-half-past-two"),
        pytest.param("waasland/2027-10-31", {}, "2027-10-31T22:59", True, id="autumn-day-has-25-hours"),
        pytest.param("waasland/2027-10-31", {}, "2027-10-31T23:00", False, id="autumn-day-is-over"),
        pytest.param("waasland/2028-02-29", TIMED, "2028-02-28T12:00", True, id="leap-day-before"),
        pytest.param("waasland/2028-02-29", TIMED, "2028-02-29T15:30", False, id="leap-day-end"),
        pytest.param("waasland/2028-02-29", {}, "2028-02-29T23:00", False, id="leap-day-is-over"),
        pytest.param("waasland/2027-12-31", {}, "2027-12-31T22:59", True, id="old-year"),
        pytest.param("waasland/2027-12-31", {}, "2027-12-31T23:00", False, id="new-year"),
        pytest.param("waasland/2028-01-01", {}, "2027-12-31T23:00", True, id="meeting-on-new-year"),
        pytest.param("waasland/2012-12-12", {}, "2027-03-01T12:00", False, id="archive"),
    ],
)
def test_a_meeting_is_upcoming_until_its_end(name: str, times: dict[str, str], now: str, upcoming: bool) -> None:
    """Without an end it is upcoming until its day in Brussels is over; the clock may stand in any zone."""
    meeting = make_meeting(name, **times)
    for zone in (dt.UTC, BRUSSELS):
        site, moment = site_of(meeting), utc(now).astimezone(zone)
        assert agenda.is_upcoming(meeting, moment) is upcoming
        assert agenda.upcoming(site, moment) == ((meeting,) if upcoming else ())
        assert agenda.past(site, moment) == (() if upcoming else (meeting,))


@pytest.mark.parametrize(
    ("meeting", "starts", "ends"),
    [
        pytest.param(make_meeting("kempen/2027-03-11", **TIMED), "2027-03-11T13:00", "2027-03-11T15:30", id="winter"),
        pytest.param(make_meeting("kempen/2027-07-01", **TIMED), "2027-07-01T12:00", "2027-07-01T14:30", id="summer"),
        pytest.param(make_meeting("kempen/2027-03-28"), "2027-03-27T23:00", "2027-03-28T22:00", id="spring-day"),
        pytest.param(make_meeting("kempen/2027-03-28", **NIGHT), "2027-03-28T01:30", "2027-03-28T01:45", id="spring"),
        pytest.param(make_meeting("kempen/2027-10-31"), "2027-10-30T22:00", "2027-10-31T23:00", id="autumn-day"),
        pytest.param(make_meeting("kempen/2027-10-31", **NIGHT), "2027-10-31T00:30", "2027-10-31T00:45", id="autumn"),
        pytest.param(make_meeting("kempen/2027-12-31"), "2027-12-30T23:00", "2027-12-31T23:00", id="new-year"),
    ],
)
def test_start_and_end(meeting: Meeting, starts: str, ends: str) -> None:
    """Both are instants of Brussels; without times they are those of the day."""
    assert agenda.starts_at(meeting) == utc(starts)
    assert agenda.ends_at(meeting) == utc(ends)


def test_a_moved_meeting_counts_on_its_new_day() -> None:
    """The file name says where it stands, the date when it takes place."""
    meeting = make_meeting("waasland/2027-02-25", when="2027-03-11", status="verplaatst")
    assert agenda.upcoming(site_of(meeting), NOW) == (meeting,)


ORDERED = (
    make_meeting("waasland/2027-02-10", start="14:00"),
    make_meeting("kempen/2027-03-11"),
    make_meeting("midwest/2027-03-11", start="09:00"),
    make_meeting("kempen/2027-03-01", when="2027-03-11", start="14:00", status="verplaatst"),
    make_meeting("kempen/2027-03-02", when="2027-03-11", start="14:00", status="verplaatst"),
    make_meeting("waasland/2027-03-11", start="14:00"),
    make_meeting("kempen/2028-01-05"),
)


def test_upcoming_comes_in_the_order_of_time() -> None:
    """By start, then by circle and file name; whatever the order in which the files were read."""
    now = utc("2027-01-01T00:00")
    assert agenda.upcoming(site_of(*reversed(ORDERED)), now) == ORDERED
    assert agenda.past(site_of(*ORDERED), now) == ()


def test_past_comes_newest_first() -> None:
    """By start, the last one first; those of one hour stay in the order of the alphabet."""
    assert names(agenda.past(site_of(*ORDERED), utc("2029-01-01T00:00"))) == [
        "kempen/2028-01-05",
        "kempen/2027-03-01",
        "kempen/2027-03-02",
        "waasland/2027-03-11",
        "midwest/2027-03-11",
        "kempen/2027-03-11",
        "waasland/2027-02-10",
    ]


def test_months_and_years() -> None:
    """Sorted meetings fall apart in months and years, in the order they came."""
    assert [(month, names(group)) for month, group in agenda.by_month(ORDERED[-3:])] == [
        (dt.date(2027, 3, 1), ["kempen/2027-03-02", "waasland/2027-03-11"]),
        (dt.date(2028, 1, 1), ["kempen/2028-01-05"]),
    ]
    assert [(year, len(group)) for year, group in agenda.by_year(reversed(ORDERED))] == [(2028, 1), (2027, 6)]


def test_the_same_month_of_two_years_is_two_months() -> None:
    """March 2027 and March 2028 do not meet."""
    pair = (make_meeting("kempen/2027-03-11"), make_meeting("kempen/2028-03-11"))
    assert [month for month, _ in agenda.by_month(pair)] == [dt.date(2027, 3, 1), dt.date(2028, 3, 1)]


def test_a_joint_meeting_is_once_with_each_of_its_circles() -> None:
    """Also when the own circle stands among the others by mistake."""
    joint = make_meeting("waasland/2027-03-11", joint_circles=["kempen", "waasland"])
    for circle, expected in ((WAASLAND, (joint,)), (KEMPEN, (joint,)), (MIDWEST, ())):
        assert agenda.of_circle((joint,), circle) == expected
        assert agenda.next_meeting(site_of(joint), circle, NOW) == (expected[0] if expected else None)


@pytest.mark.parametrize("select", [agenda.everything, lambda site: agenda.past(site, NOW)], ids=["all", "past"])
def test_sorted_out_once_is_the_same_as_looked_through(select: Callable[[Site], agenda.Meetings]) -> None:
    """A circle or topic gets the same meetings in the same order, joint ones and topics that are named twice too."""
    site = site_of(
        make_meeting("waasland/2026-03-12", topics=["nis2", "gdpr", "nis2"]),
        make_meeting("kempen/2026-06-11", topics=["nis2"], joint_circles=["waasland", "waasland"]),
        make_meeting("kempen/2026-12-10", topics=["gdpr"], status="geannuleerd"),
        make_meeting("waasland/2027-03-11", topics=["gdpr"]),
    )
    meetings = select(site)
    for circle in site.circles:
        assert agenda.of_circle(meetings, circle) == agenda.of_circle(list(meetings), circle)
    for topic in site.topics:
        assert agenda.of_topic(meetings, topic) == agenda.of_topic(list(meetings), topic)
    assert len(agenda.of_circle(meetings, WAASLAND)) >= 2


def test_the_next_meeting_is_not_a_cancelled_one() -> None:
    """A cancelled meeting stays in the list, but is not what a circle looks forward to."""
    cancelled = make_meeting("waasland/2027-03-11", status="geannuleerd")
    later = make_meeting("waasland/2027-06-10")
    other = make_meeting("kempen/2027-03-20")
    site = site_of(cancelled, other, later)
    assert agenda.upcoming(site, NOW) == (cancelled, other, later)
    assert agenda.next_meeting(site, WAASLAND, NOW) == later
    assert agenda.next_meeting(site, MIDWEST, NOW) is None


def test_hosts() -> None:
    """Who received the circle, newest first: not what is to come, was cancelled or has no host."""
    site = site_of(
        make_meeting("waasland/2026-03-12", host="Temse"),
        make_meeting("waasland/2026-06-11", host="Lokeren", status="geannuleerd"),
        make_meeting("waasland/2026-09-10"),
        make_meeting("kempen/2026-10-08", host="Geel", joint_circles=["waasland"]),
        make_meeting("kempen/2026-12-10", host="Mol"),
        make_meeting("waasland/2027-02-11", host="Temse"),
        make_meeting("waasland/2027-03-11", host="Sint-Niklaas"),
    )
    found = agenda.hosted(site, WAASLAND, NOW)
    assert [(meeting.host, meeting.date.isoformat()) for meeting in found] == [
        ("Temse", "2027-02-11"),
        ("Geel", "2026-10-08"),
        ("Temse", "2026-03-12"),
    ]


def test_topics_of_a_circle() -> None:
    """The most frequent first, then by title; a topic counts once a meeting, and never when it was cancelled."""
    site = site_of(
        make_meeting("waasland/2026-03-12", topics=["nis2", "gdpr"]),
        make_meeting("kempen/2026-06-11", topics=["nis2", "nis2", "onbekend"], joint_circles=["waasland"]),
        make_meeting("waasland/2026-09-10", topics=["fusies"], status="geannuleerd"),
        make_meeting("kempen/2026-12-10", topics=["gdpr"]),
        make_meeting("waasland/2027-03-11", topics=["fusies"]),
    )
    found = [(topic.slug, count) for topic, count in agenda.topics_of(site, WAASLAND)]
    assert found == [("nis2", 2), ("fusies", 1), ("gdpr", 1)]
    assert agenda.topics_of(site, MIDWEST) == ()
    assert names(agenda.of_topic(site.meetings, FUSIES)) == ["waasland/2026-09-10", "waasland/2027-03-11"]


def test_reports() -> None:
    """A report is due once a meeting was held; it leaves that list when it is there."""
    report = Body(report=Section("<p>Tekst</p>", "Tekst", 9))
    site = site_of(
        make_meeting("waasland/2026-03-12").with_body(report),
        make_meeting("kempen/2026-03-12"),
        make_meeting("kempen/2026-06-11", status="geannuleerd"),
        make_meeting("waasland/2026-09-10").with_body(report),
        make_meeting("waasland/2026-12-10"),
        make_meeting("waasland/2027-03-11"),
    )
    assert names(agenda.reports(site)) == ["waasland/2026-09-10", "waasland/2026-03-12"]
    assert names(agenda.reports_due(site, NOW)) == ["waasland/2026-12-10", "kempen/2026-03-12"]


@pytest.mark.parametrize(
    ("values", "day", "expected"),
    [
        pytest.param({"region": "Regio Brugge"}, TODAY, 10, id="region"),
        pytest.param({"region": "Waasland"}, TODAY, 7, id="region-after-mergers"),
        pytest.param({"region": "Waasland"}, dt.date(2024, 12, 31), 10, id="region-before-mergers"),
        pytest.param({"region": "Wasland"}, TODAY, 0, id="unknown-region"),
        pytest.param({"municipalities": ["Temse", "Lokeren"]}, TODAY, ["Lokeren", "Temse"], id="own-list"),
        pytest.param(
            {"municipalities": ["Tongeren", "Borgloon", "Riemst"]}, TODAY, ["Riemst", "Tongeren-Borgloon"], id="merged"
        ),
        pytest.param({"municipalities": ["Temse", "Tempse"]}, TODAY, ["Temse"], id="unknown-name"),
    ],
)
def test_area(values: dict[str, object], day: dt.date, expected: int | list[str]) -> None:
    """The municipalities of the region, or the circle's own list as it is called on the day."""
    found = [row.name for row in area(make_circle("kring", **values), flanders(), day)]
    assert (len(found) if isinstance(expected, int) else found) == expected
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param({"municipalities": ["Temse"]}, {}, "b", id="region-before-own-list"),
        pytest.param({"status": "actief"}, {"municipalities": ["Temse"]}, "a", id="active-before-own-list"),
        pytest.param({"status": "slapend"}, {}, "b", id="dormant-comes-last"),
        pytest.param({}, {"status": "in oprichting"}, "b", id="starting-before-unconfirmed"),
        pytest.param({"status": "gestopt"}, {"status": "slapend"}, "b", id="stopped-is-no-circle"),
        pytest.param({"status": "gestopt"}, {"municipalities": ["Lokeren"]}, None, id="none"),
        pytest.param({}, {}, "a", id="tie"),
    ],
)
def test_circle_of(first: dict[str, object], second: dict[str, object], expected: str | None) -> None:
    """A municipality that two circles claim is sent to the one that most likely meets."""
    temse = flanders().find("Temse", TODAY)
    assert temse
    circles = (make_circle("a", **first), make_circle("b", **second))
    for order in (circles, circles[::-1]):
        found = circle_of(Site(flanders(), circles=order), temse, TODAY)
        assert (found.slug if found else None) == expected


def test_coverage_names_only_what_is_covered() -> None:
    """What no circle claims is not there: those are the white spots of the map."""
    site = Site(flanders(), circles=(make_circle("waasland"),))
    assert len(coverage(site, TODAY)) == 7


CLOCKS = st.none() | st.times(max_value=dt.time(23, 58)).map(lambda time: time.replace(second=0, microsecond=0))
MEETINGS = st.builds(
    lambda circle, slug, day, start, end, status: make_meeting(
        f"{circle}/{slug}", when=day, start=start, end=end, status=status
    ),
    circle=st.sampled_from(["kempen", "midwest", "waasland"]),
    slug=st.dates(dt.date(2027, 1, 1), dt.date(2028, 12, 31)).map(dt.date.isoformat),
    day=st.dates(dt.date(2027, 3, 25), dt.date(2027, 3, 31)) | st.dates(dt.date(2027, 10, 28), dt.date(2027, 11, 2)),
    start=CLOCKS,
    end=CLOCKS,
    status=st.sampled_from(["gepland", "verplaatst", "geannuleerd"]),
)
MOMENTS = st.datetimes(
    dt.datetime.fromisoformat("2027-03-24"), dt.datetime.fromisoformat("2027-11-04"), timezones=st.just(BRUSSELS)
)


@given(st.lists(MEETINGS, unique_by=lambda meeting: (meeting.circle, meeting.slug), max_size=8), MOMENTS, st.data())
def test_upcoming_and_past_divide_the_meetings(meetings: list[Meeting], now: dt.datetime, data: st.DataObject) -> None:
    """Each meeting is in exactly one of both, in an order that does not depend on how they were read."""
    site = site_of(*meetings)
    upcoming, past = agenda.upcoming(site, now), agenda.past(site, now)
    assert sorted(names((*upcoming, *past))) == sorted(names(meetings))
    assert [agenda.starts_at(meeting) for meeting in upcoming] == sorted(map(agenda.starts_at, upcoming))
    assert [agenda.starts_at(meeting) for meeting in past] == sorted(map(agenda.starts_at, past), reverse=True)
    shuffled = site_of(*data.draw(st.permutations(meetings)))
    assert (agenda.upcoming(shuffled, now), agenda.past(shuffled, now)) == (upcoming, past)


@given(MEETINGS, MOMENTS)
def test_a_meeting_never_comes_back(meeting: Meeting, now: dt.datetime) -> None:
    """Once it is past it stays past, also in the night when an hour comes twice."""
    later = (now.astimezone(dt.UTC) + MINUTE).astimezone(BRUSSELS)
    assert agenda.is_upcoming(meeting, now) or not agenda.is_upcoming(meeting, later)
