"""Three years of announcing, moving, reporting, renaming and stopping: whoever follows the circles loses nothing on the way."""

from __future__ import annotations

import datetime as dt
import json
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from icalendar import Calendar

from kringen.dates import BRUSSELS
from scripts.publishing.publication import Publication
from tests.support.life import Gathering, Life
from tests.support.running import command
from tests.support.tally import Tally

BEGIN = dt.date(2026, 11, 2)
SITE = "https://kringen.example.org/"
STATUSES = {"gepland": "CONFIRMED", "verplaatst": "CONFIRMED", "geannuleerd": "CANCELLED"}
ID = "tag:v-ict-or.be,2026:kenniskringen/bijeenkomsten/"


@pytest.mark.parametrize(
    ("days", "rhythm"),
    [pytest.param(120, 20, id="a-winter"), pytest.param(3 * 365, 8, id="three-years", marks=pytest.mark.slow)],
)
def test_nothing_is_ever_lost(days: int, rhythm: int, tmp_path: Path, tally: Tally) -> None:
    """Published every so many days: each time all addresses of before, and every calendar, feed and list as the model says."""
    life = Life(tmp_path / "data", random.Random(20260101))  # noqa: S311 -- the same life each time
    life.begin(BEGIN)
    seen: set[str] = set()
    ids: set[str] = set()
    for number in range(1, days + 1):
        day = BEGIN + dt.timedelta(days=number)
        life.live(day)
        if number % rhythm == 0:
            now = dt.datetime.combine(day, dt.time(life.chance.randint(10, 22)), BRUSSELS)
            publish(life.root, tmp_path / "web" / "site", now)
            publication = Publication(tmp_path / "web" / "site")
            assert seen - publication.files == set()
            seen |= publication.files
            assert events(publication.folder / "agenda.ics") == {each.uid: told(each) for each in life.gatherings}
            assert {each.uid for each in life.gatherings if each.is_coming(now)} == coming(publication.folder)
            ids |= news(publication.folder, life.gatherings)
            tally("publications of a life", tried=1, right=1)
    tally("life of a repository", meetings=len(life.gatherings), commits=life.commits, names_in_feeds=len(ids))


def publish(root: Path, target: Path, now: dt.datetime) -> None:
    """Publishes as every night, never with --accept-losses."""
    moment = f"{now:%Y-%m-%dT%H:%M}"
    done = command("publish", target, "--root", root, "--now", moment, KRINGEN_SITE_URL=SITE)
    assert (done.returncode, done.stderr) == (0, ""), f"{moment}\n{done.stdout}{done.stderr}"


def told(each: Gathering) -> tuple[int, str, dt.date]:
    """What a subscriber sees of a meeting: how often it changed, how it stands, and its day."""
    return each.changes, STATUSES[each.status], each.day


def events(file: Path) -> dict[str, tuple[int, str, dt.date]]:
    """What a calendar tells, by UID."""
    return {
        str(event["UID"]): (int(str(event["SEQUENCE"])), str(event["STATUS"]), event.decoded("DTSTART").date())
        for event in Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    }


def coming(site: Path) -> set[str]:
    """The UIDs of the coming meetings in the open data."""
    content = json.loads((site / "api" / "v1" / "upcoming.json").read_text(encoding="utf-8"))
    return {meeting["uid"] for meeting in content["meetings"]}


def news(site: Path, gatherings: list[Gathering]) -> set[str]:
    """The names in the feed of reports: those of the reports, whatever the circle is called now."""
    space = {"atom": "http://www.w3.org/2005/Atom"}
    tree = ET.parse(site / "verslagen.xml")  # noqa: S314 - our own output
    found = [element.text or "" for element in tree.iterfind("atom:entry/atom:id", space)]
    known = {f"{ID}{each.first_circle}/{each.first_day}/verslag" for each in gatherings if each.report}
    assert len(found) == min(len(known), 30)
    assert set(found) <= known
    return set(found)
