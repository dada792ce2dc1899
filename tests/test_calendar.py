"""The calendars: RFC 5545 rule by rule over every file, a second parser, both nights of the clock, and hostile titles."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from collections.abc import Callable, Iterator
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from kringen.dates import BRUSSELS
from kringen.edition.page import Settings
from kringen.model import Body, Meeting, MeetingStatus, Section, Site
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.feeds import Component, all_feeds, feeds, made_history, outcome, read, unescaped
from tests.support.samples import make_circle, make_meeting, make_topic

REGISTER = flanders()
EXAMPLE_SITE, _ = load(EXAMPLE, REGISTER)
HISTORY = made_history(EXAMPLE_SITE)
FEEDS = feeds(EXAMPLE_SITE, HISTORY)
CALENDARS = {uri: data for uri, data in FEEDS.items() if uri.endswith(".ics")}
UTC = re.compile(r"[0-9]{8}T[0-9]{6}Z")

Rule = Callable[[bytes], Iterator[str]]


def site_of(*meetings: Meeting) -> Site:
    """A site with two circles and a topic."""
    circles = (make_circle("kempen", name="Kempen"), make_circle("waasland", name="Waasland"))
    return Site(REGISTER, circles=circles, meetings=meetings, topics=(make_topic("gdpr", title="GDPR"),))


def calendar_of(*meetings: Meeting) -> bytes:
    """The calendar of everything."""
    return feeds(site_of(*meetings))["agenda.ics"]


def parsed(data: bytes) -> list[Event]:
    """The events as a second library reads them."""
    return list(IcsCalendarStream.calendar_from_ics(data.decode("utf-8")).events)


def events(data: bytes) -> list[Component]:
    return read(data).every("VEVENT")


# The rules, each yielding what breaks it.


def lines_end_in_crlf(data: bytes) -> Iterator[str]:
    """3.1: lines end in CR LF, and neither stands elsewhere."""
    if not data.endswith(b"\r\n") or re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        yield "a line ends otherwise"


def lines_hold_75_octets(data: bytes) -> Iterator[str]:
    """3.1: a line has 75 octets at most; folding cuts no character in two."""
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line!r}"
        line.decode("utf-8")


def text_has_no_controls(data: bytes) -> Iterator[str]:
    """3.1: no control characters, nor those at which Python and others break lines."""
    yield from re.findall(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]", data.decode("utf-8"))


def the_frame_is_whole(data: bytes) -> Iterator[str]:
    """3.6 and 3.7: version and product once, and a component at least."""
    calendar = read(data)
    for name in ("VERSION", "PRODID", "METHOD", "CALSCALE"):
        if len(calendar.all(name)) != 1:
            yield name
    if not calendar.parts:
        yield "empty"


def properties_are_ours(data: bytes) -> Iterator[str]:
    """Nothing but the properties and components we write: a title adds none."""
    known = "UID SEQUENCE DTSTAMP CREATED LAST-MODIFIED DTSTART DTEND SUMMARY STATUS TRANSP LOCATION CATEGORIES URL DESCRIPTION"
    yield from ({part.name for part in read(data).parts} - {"VTIMEZONE", "VEVENT"})
    for event in events(data):
        names = [each.name for each in event.properties]
        yield from set(names) - set(known.split())
        yield from (name for name in set(names) if names.count(name) > 1)
        yield from (part.name for part in event.parts)


def events_have_their_stamps(data: bytes) -> Iterator[str]:
    """3.6.1: UID, DTSTAMP and DTSTART once; 3.8.7: stamps in UTC; SEQUENCE a number."""
    for event in events(data):
        stamps = [event.value(name) for name in ("DTSTAMP", "CREATED", "LAST-MODIFIED")]
        yield from (stamp for stamp in stamps if not UTC.fullmatch(stamp))
        if not event.value("UID") or not event.value("DTSTART") or not event.value("SEQUENCE").isdecimal():
            yield "incomplete"


def uids_make_a_file_name(data: bytes) -> Iterator[str]:
    """CalDAV servers and vdirsyncer keep an event under its UID: it has nothing that divides folders or needs an escape."""
    for event in events(data):
        if not re.fullmatch(r"[a-z0-9-]+@[a-z.-]+", event.value("UID")):
            yield event.value("UID")


def uids_are_unique(data: bytes) -> Iterator[str]:
    """3.8.4.7: one UID for one event."""
    uids = [event.value("UID") for event in events(data)]
    yield from {uid for uid in uids if uids.count(uid) > 1}


def zones_are_defined(data: bytes) -> Iterator[str]:
    """3.2.19: a VTIMEZONE for each TZID."""
    used = {each.parameters["TZID"] for event in events(data) for each in event.properties if "TZID" in each.parameters}
    yield from used - {zone.value("TZID") for zone in read(data).every("VTIMEZONE")}


def events_end_after_they_start(data: bytes) -> Iterator[str]:
    """3.8.2.2: DTEND is there once, later than DTSTART and of the same kind; that of a whole day is the next day."""
    for event in events(data):
        (start,) = event.all("DTSTART")
        if len(event.all("DTEND")) != 1:
            yield event.value("UID")
        for end in event.all("DTEND"):
            if end.parameters != start.parameters or end.value <= start.value:
                yield f"{start} {end}"


def text_is_escaped(data: bytes) -> Iterator[str]:
    r"""3.3.11: of `\ ; ,` none stands alone in a text."""
    for event in events(data):
        for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
            for each in event.all(name):
                if not re.fullmatch(r"(?:[^\\;,\r\n]|\\[\\;,n])*", each.value):
                    yield each.value


def states_are_said_three_times(data: bytes) -> Iterator[str]:
    """STATUS, TRANSP and the title agree, of what was cancelled and of what was postponed."""
    for event in events(data):
        off = {"CANCELLED": "GEANNULEERD: ", "TENTATIVE": "UITGESTELD: "}.get(event.value("STATUS"), "")
        prefix = next(
            (each for each in ("GEANNULEERD: ", "UITGESTELD: ") if event.value("SUMMARY").startswith(each)), ""
        )
        if off != prefix or (off and event.value("TRANSP") != "TRANSPARENT"):
            yield event.value("UID")


RULES = (
    lines_end_in_crlf,
    lines_hold_75_octets,
    text_has_no_controls,
    the_frame_is_whole,
    properties_are_ours,
    events_have_their_stamps,
    uids_make_a_file_name,
    uids_are_unique,
    zones_are_defined,
    events_end_after_they_start,
    text_is_escaped,
    states_are_said_three_times,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_calendar_of_the_example_follows(rule: Rule) -> None:
    """All, those of circles, topics and single meetings included."""
    assert len(CALENDARS) > 40
    assert [(uri, wrong) for uri, data in CALENDARS.items() for wrong in rule(data)] == []


BROKEN = (
    pytest.param(lines_end_in_crlf, (b"\r\nUID", b"\nUID"), id="crlf"),
    pytest.param(lines_hold_75_octets, (b"LOCATION:", b"LOCATION:" + b"x" * 70), id="75"),
    pytest.param(text_has_no_controls, (b"LOCATION:", b"LOCATION:\x00"), id="control"),
    pytest.param(the_frame_is_whole, (b"VERSION:2.0\r\n", b""), id="version"),
    pytest.param(properties_are_ours, (b"LOCATION:", b"ORGANIZER:mailto:x\r\nLOCATION:"), id="organizer"),
    pytest.param(events_have_their_stamps, (b"DTSTAMP:20270110T083000Z", b"DTSTAMP:20270110T083000"), id="stamp"),
    pytest.param(uids_make_a_file_name, (b"UID:waasland-", b"UID:waasland/"), id="slash"),
    pytest.param(uids_are_unique, (b"END:VEVENT", b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:waasland-2027-03-11@kenniskringen.v-ict-or.be\r\nEND:VEVENT"), id="uid"),
    pytest.param(zones_are_defined, (b"TZID:Europe/Brussels", b"TZID:Europe/Paris"), id="zone"),
    pytest.param(events_end_after_they_start, (b"T163000", b"T130000"), id="end"),
    pytest.param(text_is_escaped, (b"Sint-Niklaas\\,", b"Sint-Niklaas,"), id="escape"),
    pytest.param(states_are_said_three_times, (b"STATUS:CONFIRMED", b"STATUS:CANCELLED"), id="cancelled"),
)  # fmt: skip


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_the_rules_see_what_breaks_them(rule: Rule, change: tuple[bytes, bytes]) -> None:
    """Each of the rules above fails on a calendar that breaks it, and on no other."""
    good = CALENDARS["bijeenkomsten/waasland/2027-03-11/afspraak.ics"]
    assert change[0] in good
    assert list(rule(good)) == []
    assert list(rule(good.replace(*change))) != []


@pytest.mark.parametrize("uri", [uri for uri in CALENDARS if uri.endswith("agenda.ics")])
def test_a_second_parser_reads_the_same(uri: str) -> None:
    """The library `ical` finds the same meetings, days and hours in every calendar that people follow as the model has."""
    by_uid = {f"{each.circle}-{each.slug}@kenniskringen.v-ict-or.be": each for each in EXAMPLE_SITE.meetings}
    found = parsed(CALENDARS[uri])
    assert len(found) == len(events(CALENDARS[uri]))
    for event in found:
        meeting = by_uid[event.uid]
        if meeting.start:
            assert event.dtstart == dt.datetime.combine(meeting.date, meeting.start, BRUSSELS)
        else:
            assert (event.dtstart, event.dtend) == (meeting.date, meeting.date + dt.timedelta(days=1))
        assert (event.status == "CANCELLED") == meeting.is_cancelled
        assert (meeting.title or "bijeenkomst") in str(event.summary)


def test_what_the_feeds_hold() -> None:
    """Everything, each circle (joint meetings with both) and each topic: every meeting that has a day once."""
    every = {meeting.uri: meeting for meeting in EXAMPLE_SITE.meetings if meeting.is_day_known}
    assert len(parsed(CALENDARS["agenda.ics"])) == len(every)
    joint = "regio-gent-2027-06-03@kenniskringen.v-ict-or.be"
    for uri in ("agenda.ics", "kringen/regio-gent/agenda.ics", "kringen/waasland/agenda.ics"):
        assert [event.uid for event in parsed(CALENDARS[uri])].count(joint) == 1
    about = sum("nis2" in meeting.topics for meeting in every.values())
    assert len(parsed(CALENDARS["onderwerpen/nis2/agenda.ics"])) == about
    assert len([uri for uri in CALENDARS if uri.endswith("afspraak.ics")]) >= len(every)


def test_a_calendar_of_the_meeting_this_afternoon() -> None:
    """Every line that a subscriber gets."""
    event = events(CALENDARS["bijeenkomsten/waasland/2027-03-11/afspraak.ics"])[0]
    assert {each.name: unescaped(each.value) for each in event.properties if each.name != "DESCRIPTION"} == {
        "UID": "waasland-2027-03-11@kenniskringen.v-ict-or.be",
        "SEQUENCE": "0",
        "DTSTAMP": "20270110T083000Z",
        "CREATED": "20270110T083000Z",
        "LAST-MODIFIED": "20270110T083000Z",
        "DTSTART": "20270311T140000",
        "DTEND": "20270311T163000",
        "SUMMARY": "Kenniskring Waasland: Informatieveiligheid na NIS2",
        "LOCATION": "Sint-Niklaas, Stadhuis, trouwzaal",
        "CATEGORIES": "Informatieveiligheid,NIS2",
        "STATUS": "CONFIRMED",
        "TRANSP": "OPAQUE",
        "URL": "https://kringen.example.org/bijeenkomsten/waasland/2027-03-11/",
    }
    assert unescaped(event.value("DESCRIPTION")).split("\n\n")[-2:] == [
        "Schrijf u in: kring-waasland@example.org (tot en met donderdag 4 maart 2027)",
        "Alle informatie: https://kringen.example.org/bijeenkomsten/waasland/2027-03-11/",
    ]


def test_the_name_and_the_rhythm() -> None:
    """What programs show as the name, and how often they should look again."""
    calendar = read(CALENDARS["kringen/waasland/agenda.ics"])
    assert (calendar.value("NAME"), calendar.value("X-WR-CALNAME")) == ("Kenniskring Waasland", "Kenniskring Waasland")
    assert (calendar.value("REFRESH-INTERVAL"), calendar.value("X-PUBLISHED-TTL")) == ("PT12H", "PT12H")
    assert calendar.all("REFRESH-INTERVAL")[0].parameters == {"VALUE": "DURATION"}
    assert calendar.value("SOURCE") == "https://kringen.example.org/kringen/waasland/agenda.ics"


def test_a_single_appointment_has_nothing_of_a_calendar() -> None:
    """A name makes classic Outlook open a new calendar, and a rhythm is for what one follows."""
    single = {uri: data for uri, data in CALENDARS.items() if uri.endswith("/afspraak.ics")}
    assert len(single) > 30
    for data in single.values():
        (calendar, event) = read(data), events(data)
        assert [each.name for each in calendar.properties] == ["VERSION", "PRODID", "CALSCALE", "METHOD"]
        assert len(event) == 1


def test_a_calendar_without_meetings_is_one() -> None:
    """A new circle can be subscribed to before anything is announced."""
    data = feeds(site_of())["kringen/kempen/agenda.ics"]
    assert [wrong for rule in RULES for wrong in rule(data)] == []
    assert parsed(data) == []


def test_without_a_public_address() -> None:
    """No link that leads nowhere; the rest is the same."""
    data = feeds(site_of(make_meeting("kempen/2027-03-11")), settings=Settings(contact="info@v-ict-or.be"))[
        "agenda.ics"
    ]
    assert b"http" not in data
    assert [wrong for rule in RULES for wrong in rule(data)] == []


def test_the_day_of_the_build_changes_nothing() -> None:
    """Two builds give the same feeds to the byte, also when meetings passed in between, but for how one joins online."""
    first, later = (
        all_feeds(outcome(EXAMPLE_SITE, now, HISTORY)) for now in (EXAMPLE_NOW, EXAMPLE_NOW + dt.timedelta(days=400))
    )
    assert len(first) > 100
    online = re.compile(rb"(?:Neem online deel|Online deelnemen\?).*?\\n\\n")
    bare = {uri: online.sub(b"", data.replace(b"\r\n ", b"")) for uri, data in first.items()}
    assert bare == {uri: data.replace(b"\r\n ", b"") for uri, data in later.items()}
    assert bare != {uri: data.replace(b"\r\n ", b"") for uri, data in first.items()}


def test_a_long_history_stays_small() -> None:
    """Google takes a megabyte: of 1,200 meetings the latest 500 are in the calendar."""
    day = dt.date(2020, 1, 1)
    words = "Wat er op de agenda staat. " * 40
    text = Section(html=f"<p>{words}</p>", text=words, line=1)
    meetings = tuple(
        make_meeting(f"waasland/{day + dt.timedelta(days=number)}", title="x" * 80).with_body(Body(text, text))
        for number in range(1200)
    )
    data = calendar_of(*meetings)
    found = events(data)
    assert (len(found), found[-1].value("UID")[:19]) == (500, "waasland-2023-04-14")
    assert len(data) < 1_000_000


# Time.

NIGHTS = (
    *(pytest.param("2027-03-28", hour, id=f"spring-{hour}") for hour in ("00:30", "01:59", "02:30", "03:00", "04:00")),
    *(pytest.param("2027-10-31", hour, id=f"autumn-{hour}") for hour in ("01:30", "02:00", "02:30", "03:00", "03:30")),
)


@pytest.mark.parametrize(("day", "hour"), NIGHTS)
def test_the_nights_when_the_clock_changes(day: str, hour: str) -> None:
    """The zone in the file, as a third library computes it from its rules, is zoneinfo's."""
    data = calendar_of(make_meeting(f"waasland/{day}", start=hour))
    (event,) = events(data)
    local = dt.datetime.strptime(event.value("DTSTART"), "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local, its zone is beside it
    expected = dt.datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=BRUSSELS)
    assert local.replace(tzinfo=zone_in(data)).timestamp() == expected.timestamp()
    assert parsed(data)[0].dtstart.timestamp() == expected.timestamp()  # type: ignore[union-attr]


def test_an_end_that_the_clock_skips() -> None:
    """02:30 does not exist that night; an end at 03:00 would come before it, so the event takes its usual two hours."""
    (event,) = events(calendar_of(make_meeting("waasland/2027-03-28", start="02:30", end="03:00")))
    assert (event.value("DTSTART"), event.value("DTEND")) == ("20270328T033000", "20270328T053000")


@pytest.mark.parametrize(
    ("day", "start", "end"),
    [
        pytest.param("2027-03-11", "14:00", "20270311T160000", id="afternoon"),
        pytest.param("2027-12-31", "23:00", "20280101T010000", id="new-year"),
        pytest.param("2027-03-28", "01:30", "20270328T043000", id="spring"),
        pytest.param("2027-10-31", "01:30", "20271031T023000", id="autumn"),
    ],
)
def test_a_start_without_an_end_takes_two_hours(day: str, start: str, end: str) -> None:
    """Programs show zero minutes or a whole day otherwise; the text says that it is a guess."""
    (event,) = events(calendar_of(make_meeting(f"waasland/{day}", start=start)))
    assert event.value("DTEND") == end
    assert "Het einduur staat niet vast." in unescaped(event.value("DESCRIPTION"))


def test_the_zone_agrees_for_a_century() -> None:
    """At noon on the first day of each month, and on both days of the change, from 2005 to 2100."""
    zone = zone_in(calendar_of())
    days = [dt.datetime(year, month, 1, 12) for year in range(2005, 2101) for month in range(1, 13)]  # noqa: DTZ001
    assert [day for day in days if day.replace(tzinfo=zone).utcoffset() != BRUSSELS.utcoffset(day)] == []


def zone_in(data: bytes) -> dt.tzinfo:
    """The time zone that stands in a calendar, computed by dateutil."""
    zones = read(data).every("VTIMEZONE")
    assert [zone.value("TZID") for zone in zones] == ["Europe/Brussels"]
    assert len([line for line in data.split(b"\r\n") if line.startswith(b"RRULE:")]) == 2
    frame = data[data.index(b"BEGIN:VTIMEZONE") : data.index(b"END:VTIMEZONE") + 15]
    found = tzical(io.StringIO(frame.decode().replace("\r\n", "\n") + "\n")).get("Europe/Brussels")
    assert isinstance(found, dt.tzinfo)
    assert not isinstance(found, ZoneInfo)
    return found


# Bad input.

NASTY = (
    pytest.param("Regel\r\nORGANIZER:mailto:x@example.org", id="crlf"),
    pytest.param("Regel\nEND:VEVENT\nBEGIN:VALARM", id="lf"),
    pytest.param("Regel\rATTENDEE:mailto:x@example.org", id="cr"),
    pytest.param("Wie zei \"nooit\"? 'Hij'", id="quotes"),
    pytest.param("</script><script>alert(1)</script>", id="script"),
    pytest.param("]]><x/> & &amp; &lt;", id="xml"),
    pytest.param("nul\x00 bel\x07 volgende\x85 lijn\u2028alinea\u2029", id="controls"),
    pytest.param("één café " + "🧑‍💻" * 30, id="emoji"),
    pytest.param("é" * 300, id="300"),
    pytest.param("x" * 300, id="300-ascii"),
    pytest.param("\u202egnp.exe\u200f רגע", id="right-to-left"),
    pytest.param("a;b,c\\d\\n:e", id="separators"),
    pytest.param("half \ud83d paar", id="surrogate"),
    pytest.param("   ", id="blank"),
)


@pytest.mark.parametrize("title", NASTY)
def test_hostile_text_stays_text(title: str) -> None:
    """Given past the reader's checks: every rule holds, and the text comes back on one line."""
    meeting = make_meeting("waasland/2027-03-11", start="14:00", topics=["gdpr"]).model_copy(
        update={"title": title, "location": title, "host": title}
    )
    data = calendar_of(meeting.with_body(Body(Section(html="", text=title, line=1))))
    assert [wrong for rule in RULES for wrong in rule(data)] == []
    (event,) = parsed(data)
    clean = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]", " ", title)
    assert str(event.summary).split() == f"Kenniskring Waasland: {clean}".split()


STATUSES = st.sampled_from(list(MeetingStatus))
TEXTS = st.one_of(st.text(max_size=300), st.sampled_from([str(each.values[0]) for each in NASTY]))
TIMES = st.one_of(st.none(), st.times().map(lambda time: time.replace(second=0, microsecond=0)))


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting with any day, hours, texts and status."""
    day = draw(st.dates(dt.date(2005, 1, 1), dt.date(2100, 12, 30)))
    start = draw(TIMES)
    later = draw(TIMES)
    end = later if start and later and later > start else None
    values: dict[str, object] = {name: draw(st.none() | TEXTS) for name in ("title", "host", "location")}
    values |= {"start": start, "end": end, "status": draw(STATUSES), "when": draw(st.just(day) | st.dates(day))}
    text = Section(html="", text=draw(TEXTS), line=1)
    return make_meeting(f"waasland/{day}").model_copy(update=values).with_body(Body(text, text))


@settings(max_examples=500)
@example(make_meeting("waasland/2096-03-25", start="02:00"))
@given(meetings())
def test_500_random_meetings(meeting: Meeting) -> None:
    """Whatever the meeting: every rule holds, and the second parser gives day and moment back.

    An hour that the clock skips in spring is the moment an hour after it, so moments are compared.
    """
    data = calendar_of(meeting)
    assert [wrong for rule in RULES for wrong in rule(data)] == []
    (event,) = parsed(data)
    if meeting.start:
        begins = dt.datetime.combine(meeting.date, meeting.start, BRUSSELS)
        assert isinstance(event.dtstart, dt.datetime)
        assert event.dtstart.astimezone(dt.UTC) == begins.astimezone(dt.UTC)
    else:
        assert event.dtstart == meeting.date


def test_500_random_meetings_in_one_site() -> None:
    """Together, some of two circles and with a topic, each has a UID of its own, and every calendar follows every rule."""
    chance = random.Random(5)  # noqa: S311 -- repeatable, not secret
    site = site_of(*(_random_meeting(chance, number) for number in range(500)))
    calendars = {uri: data for uri, data in feeds(site, made_history(site)).items() if uri.endswith(".ics")}
    assert [(uri, wrong) for uri, data in calendars.items() for rule in RULES for wrong in rule(data)] == []
    uids = [event.value("UID") for event in events(calendars["agenda.ics"])]
    assert len(set(uids)) == len(uids) == 500
    assert len(events(calendars["kringen/kempen/agenda.ics"])) == sum("kempen" in row.circles for row in site.meetings)


def _random_meeting(chance: random.Random, number: int) -> Meeting:
    """A meeting of Waasland, one a week, with hostile texts, any status, and now and then a second circle or a topic."""
    day = dt.date(2018, 1, 4) + dt.timedelta(weeks=number)
    status = chance.choice(list(MeetingStatus))
    values: dict[str, object] = {name: chance.choice(NASTY).values[0] for name in ("title", "host", "location")}
    values |= chance.choice([{}, {"joint_circles": ("kempen",)}, {"topics": ("gdpr",)}])
    values |= chance.choice([{}, {"start": dt.time(14)}, {"start": dt.time(2, 30), "end": dt.time(16, 30)}])
    values |= {"status": status, "when": day + dt.timedelta(days=status is MeetingStatus.MOVED)}
    return make_meeting(f"waasland/{day}").model_copy(update=values)
