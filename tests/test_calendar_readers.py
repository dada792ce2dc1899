"""The calendars as four libraries of others read them: icalendar and ical of Python, ical.js and node-ical of npm."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from kringen.edition import Edition
from kringen.edition.appointment import appointment_of
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.feeds import SETTINGS, feeds, made_history
from tests.support.running import ROOT

READERS = ROOT / "tests" / "support" / "readers"
KEPT = ROOT / ".cache" / "readers"
"""Where npm puts its two, once; git ignores it."""

SITE, _ = load(EXAMPLE, flanders())
CALENDARS = {uri: data.decode() for uri, data in feeds(SITE, made_history(SITE)).items() if uri.endswith(".ics")}


def expected() -> dict[str, tuple[str, ...]]:
    """What each event must say by its UID: title, start and end (a day, or an instant in UTC), and state."""
    edition = Edition(SITE, EXAMPLE_NOW, SETTINGS)
    found = {}
    for meeting in SITE.meetings:
        if told := appointment_of(edition, meeting):
            times: tuple[dt.date | None, ...] = (told.start, told.end)
            if not told.start:
                times = (told.day, told.day + dt.timedelta(days=1))
            uid = f"{meeting.circle}-{meeting.slug}@kenniskringen.v-ict-or.be"
            found[uid] = (told.title, *map(said, times), told.state.value)
    return found


def said(value: Any) -> str:
    """A day, or an instant in UTC to the minute."""
    return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M}" if isinstance(value, dt.datetime) else str(value)


@pytest.mark.parametrize("uri", CALENDARS)
def test_both_of_python_read_every_file(uri: str) -> None:
    """The same events, hours and states as the site has."""
    events = Calendar.from_ical(CALENDARS[uri]).events
    first = [
        [str(each["UID"]), str(each["SUMMARY"]), said(each.start), said(each.end), str(each["STATUS"])]
        for each in events
    ]
    parsed = IcsCalendarStream.calendar_from_ics(CALENDARS[uri]).events
    second = [
        [each.uid, each.summary, said(each.dtstart), said(each.dtend), str(each.status and each.status.value)]
        for each in parsed
    ]
    assert sorted(first) == sorted(second)
    assert_right(first)


@pytest.mark.slow
def test_both_of_npm_read_every_file() -> None:
    """The same, in the languages of the programs that many people use; only with `run.py test --all`."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "read.mjs"):
        shutil.copy(READERS / name, KEPT)
    npm, node = shutil.which("npm"), shutil.which("node")
    assert npm, "npm is not installed"
    assert node, "node is not installed"
    subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=KEPT, check=True, capture_output=True
    )
    done = subprocess.run(
        [node, "read.mjs"], cwd=KEPT, input=json.dumps(CALENDARS), capture_output=True, encoding="utf-8", check=True
    )
    found = json.loads(done.stdout)
    assert found.keys() == CALENDARS.keys()
    for uri, of_reader in found.items():
        for reader, events in of_reader.items():
            assert len(events) == CALENDARS[uri].count("BEGIN:VEVENT"), (uri, reader)
            assert_right(events)


def assert_right(events: list[list[str]]) -> None:
    """Each event says what the site says."""
    right = expected()
    for uid, *told in events:
        assert tuple(told) == right[uid], uid
