"""The lines of calendars are those that icalendar would write, and reads."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event
from icalendar.parser import Contentline, Parameters

from kringen.dates import BRUSSELS
from kringen.feeds.calendar import day, instant, listed, local, plain, words
from kringen.feeds.text import line, text

MOMENT = dt.datetime(2027, 3, 28, 2, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("ours", "name", "value"),
    [
        pytest.param(words("SUMMARY", "a; b, c \\ d\ne"), "summary", "a; b, c \\ d\ne", id="escapes"),
        pytest.param(words("SUMMARY", ""), "summary", "", id="empty"),
        pytest.param(listed("CATEGORIES", ["a,b", "c"]), "categories", ["a,b", "c"], id="list"),
        pytest.param(instant("DTSTAMP", MOMENT), "dtstamp", MOMENT, id="instant"),
        pytest.param(
            local("DTSTART", MOMENT.astimezone(BRUSSELS), BRUSSELS.key),
            "dtstart",
            MOMENT.astimezone(BRUSSELS),
            id="local",
        ),
        pytest.param(day("DTSTART", MOMENT.date()), "dtstart", MOMENT.date(), id="day"),
        pytest.param(plain("SEQUENCE", "3"), "sequence", 3, id="number"),
    ],
)
def test_each_kind_is_written_as_icalendar_does(ours: bytes, name: str, value: object) -> None:
    """Name, parameters and value, to the byte."""
    event = Event()
    event.add(name, value)
    assert ours == b"\r\n".join(event.to_ical().split(b"\r\n")[1:-2]) + b"\r\n"


@given(st.text(st.sampled_from("ab \\;,^é€🎉\n"), max_size=200))
def test_any_text_is_folded_as_icalendar_does(value: str) -> None:
    """Wherever a character or an escape falls, no line is longer than 75 octets and none is torn."""
    wanted = Contentline.from_parts("DESCRIPTION", Parameters(), text(value)).to_ical() + b"\r\n"
    found = words("DESCRIPTION", text(value))
    assert found == wanted
    assert max(map(len, found.split(b"\r\n"))) <= 75


@given(st.text(max_size=200))
def test_what_is_written_reads_back(value: str) -> None:
    """Nothing in a title can end its line."""
    data = b"BEGIN:VEVENT\r\n" + words("SUMMARY", line(value)) + b"END:VEVENT\r\n"
    assert str(Event.from_ical(data)["summary"]) == line(value)
