"""What `run.py import` makes of calendars; tests/browser/test_form_invitation.py asks the form the same."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from itertools import islice

import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.feeds.identity import AUTHORITY
from kringen.model import Site
from kringen.register import flanders
from kringen.source import load
from kringen.transfer.appointments import read_appointments
from kringen.transfer.invitations import LARGEST, PATTERNS
from kringen.transfer.series import occurrences
from tests.conftest import EXAMPLE, ROOT
from tests.support.invitations import CASES, END, START, TITLE, Case, calendar


@pytest.fixture(scope="module")
def site() -> Site:
    return load(EXAMPLE, flanders())[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_a_calendar_says(case: Case, site: Site) -> None:
    """The first meeting that takes place, how many others there are, and all that is said of it."""
    rows, problems = read_appointments(case.data, "oud.ics", site)
    said = [str(problem) for problem in problems if "dit is een reeks van" not in problem.message]
    assert (first(rows), len(rows)) == (dict(case.values), case.more + bool(case.values)), said
    assert len(said) == len(case.notes)
    for line, note in zip(said, case.notes, strict=True):
        assert note in line


def first(rows: tuple[object, ...]) -> Mapping[str, str]:
    """The values that the form has as well, of the first meeting that is not cancelled."""
    values = [dict(getattr(row, "values", {})) for row in rows]
    best = next((each for each in values if "status" not in each), values[0] if values else {})
    return {key: value for key, value in best.items() if key not in {"eerste_datum", "onderwerpen"}}


def test_a_series_says_how_many(site: Site) -> None:
    _, problems = read_appointments(calendar(TITLE, START, END, "RRULE:FREQ=MONTHLY;COUNT=3"), "oud.ics", site)
    assert [str(each) for each in problems] == [
        "oud.ics:1:1: waarschuwing: afspraak 1: dit is een reeks van 3 bijeenkomsten [afspraak]"
    ]


@pytest.mark.parametrize(
    ("rule", "how"),
    [("FREQ=MONTHLY", "zonder einde"), ("FREQ=DAILY;COUNT=5000", "meer dan 100 keer")],
)
def test_a_series_that_is_too_long(rule: str, how: str, site: Site) -> None:
    rows, problems = read_appointments(calendar(TITLE, START, f"RRULE:{rule}"), "oud.ics", site)
    assert (rows, [str(each) for each in problems]) == (
        (),
        [f'oud.ics:1:1: afspraak 1: "NIS2" herhaalt zich {how}; maak van elke bijeenkomst een eigen afspraak [cel]'],
    )


def test_an_event_of_this_site_comes_back_whole(site: Site) -> None:
    """Its name tells the circle and the day first announced, whether that is written with a slash or not."""
    for sign in "/.-_":
        name = f"UID:waasland{sign}2027-06-10@{AUTHORITY}"
        title = "SUMMARY:Kenniskringen Waasland en Kempen: NIS2"
        data = calendar(name, title, START, END, "LOCATION:Temse\\, Raadzaal", "CATEGORIES:NIS2,Intern")
        rows, problems = read_appointments(data, "agenda.ics", site, "limburg")
        assert problems == ()
        assert dict(rows[0].values) == {
            "kring": "waasland",
            "datum": "2027-06-17",
            "eerste_datum": "2027-06-10",
            "van": "14:00",
            "tot": "16:30",
            "titel": "NIS2",
            "gastbestuur": "Temse",
            "locatie": "Raadzaal",
            "onderwerpen": "nis2",
            "kringen": "kempen",
        }


def test_a_postponed_event_of_this_site_is_postponed(site: Site) -> None:
    uid = f"UID:waasland-2027-06-17@{AUTHORITY}"
    data = calendar(uid, "SUMMARY:UITGESTELD: Kenniskring Waasland: NIS2", START, END, "STATUS:TENTATIVE")
    rows, problems = read_appointments(data, "agenda.ics", site)
    assert (rows[0].values["status"], rows[0].values["titel"], problems) == ("uitgesteld", "NIS2", ())


def test_the_calendar_of_a_site_gives_its_meetings_back(site: Site) -> None:
    """Circle, first day, host, place and hours of every meeting of the example that is in its calendars."""
    known = {(each.circle, each.slug): each for each in site.meetings}
    found = 0
    for path in sorted((ROOT / "tests/expected/files/bijeenkomsten").rglob("afspraak.ics")):
        (row,), problems = read_appointments(path.read_bytes(), path.name, site)
        meeting = known[path.parent.parent.name, path.parent.name]
        values = dict(row.values)
        assert problems == ()
        assert values["kring"] == meeting.circle
        assert values.get("eerste_datum", values["datum"]) == meeting.slug[:10]
        assert (values.get("gastbestuur"), values.get("locatie")) == (meeting.host, meeting.location)
        assert values.get("van") == (f"{meeting.start:%H:%M}" if meeting.start else None)
        found += 1
    assert found > 10


@pytest.mark.parametrize(
    ("title", "circle"),
    [("Kenniskring Waasland: NIS2", "waasland"), ("NIS2 in Waasland", "kempen"), ("NIS2", "kempen")],
)
def test_the_circle_of_what_names_none(title: str, circle: str, site: Site) -> None:
    """`--kring` counts unless the title begins or ends with a circle."""
    rows, _ = read_appointments(calendar(f"SUMMARY:{title}", START, END), "oud.ics", site, "kempen")
    assert rows[0].values["kring"] == circle


def test_the_pattern_of_our_own_names_is_that_of_the_feeds() -> None:
    assert AUTHORITY.replace(".", r"\.") in PATTERNS["own"]


@pytest.mark.parametrize(
    "filling",
    [
        pytest.param(lambda: "DESCRIPTION:" + " " * 900_000, id="blanks"),
        pytest.param(lambda: "SUMMARY:" + "e" + "\u0301" * 400_000, id="accents"),
        pytest.param(lambda: "SUMMARY:" + "Geannuleerd: " * 60_000, id="prefixes"),
        pytest.param(lambda: "DESCRIPTION:" + "https://" * 100_000, id="addresses"),
        pytest.param(lambda: "DESCRIPTION:https://" + "." * 900_000 + "x", id="dots"),
        pytest.param(lambda: "ATTACH:" + "\r\n A" * 200_000, id="folds"),
        pytest.param(lambda: ";" * 900_000 + ":x", id="semicolons"),
        pytest.param(
            lambda: "EXDATE:" + ",".join(["20270617T120000Z"] * 50_000) + "\r\nRRULE:FREQ=DAILY", id="exdates"
        ),
        pytest.param(lambda: "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", id="a-day-that-never-comes"),
        pytest.param(lambda: "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=99991231T000000Z", id="nor-that"),
        pytest.param(lambda: "\r\n".join(["BEGIN:VEVENT"] * 3000), id="nested"),
    ],
)
def test_no_calendar_keeps_anybody_waiting(filling: object, site: Site) -> None:
    """A calendar of up to a megabyte, made to be slow, is done in two seconds on a busy machine."""
    data = calendar(TITLE, START, END, filling())  # type: ignore[operator]
    began = time.monotonic()
    read_appointments(data, "oud.ics", site)
    assert time.monotonic() - began < 2


def test_a_calendar_that_is_too_large(site: Site) -> None:
    rows, problems = read_appointments(b" " * (LARGEST + 1), "oud.ics", site)
    assert (rows, [str(each) for each in problems]) == (
        (),
        ["oud.ics:1:1: de agenda is groter dan 5 MB; exporteer een kortere periode [tabel]"],
    )


WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
RULES = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]), "INTERVAL": st.integers(1, 5)},
    optional={
        "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3).map(lambda each: ",".join(map(str, each))),
        "BYMONTHDAY": st.sampled_from(["1", "15", "31", "-1", "-3,10"]),
        "WKST": st.sampled_from(WEEKDAYS),
        "COUNT": st.integers(1, 30),
        "UNTIL": st.sampled_from(["20271231", "20280617T140000"]),
    },
)
DAYS = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=3, unique=True)
PLACES = st.sampled_from(["", "", "1", "2", "-1", "5"])


@given(
    RULES,
    DAYS | st.just([]),
    PLACES,
    st.sampled_from(["", "1", "-1"]),
    st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)),
)
@settings(max_examples=300)
def test_a_series_is_what_dateutil_makes_of_it(
    rule: dict[str, object], days: list[str], nth: str, place: str, first: dt.date
) -> None:
    """Both find the same times, for as long as both look."""
    if "COUNT" in rule:
        rule.pop("UNTIL", None)
    if days:
        by_month = rule["FREQ"] in {"MONTHLY", "YEARLY"}
        rule["BYDAY"] = ",".join(f"{nth if by_month else ''}{day}" for day in days)
        if place and by_month:
            rule["BYSETPOS"] = place
    text = ";".join(f"{name}={value}" for name, value in rule.items())
    start = dt.datetime.combine(first, dt.time(14))
    last = start + dt.timedelta(days=366 * 8)
    theirs = list(islice(rrulestr(text.replace("UNTIL=20271231", "UNTIL=20271231T235900"), dtstart=start), 40))
    ours = list(islice(occurrences(start, text), 40))
    assert [each for each in ours if each < last] == [each for each in theirs if each < last], text


BYTES = st.binary(max_size=200) | st.sampled_from(CASES).map(lambda case: case.data)


@given(BYTES, st.integers(0, 2000), st.binary(max_size=30))
@settings(max_examples=300)
def test_no_bytes_raise(data: bytes, at: int, piece: bytes) -> None:
    """A good calendar with anything put into it gives rows or a sentence."""
    rows, problems = read_appointments(data[:at] + piece + data[at:], "oud.ics", SMALL)
    assert rows or problems


SMALL = Site(flanders(), circles=())
