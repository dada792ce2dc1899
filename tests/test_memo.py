"""A name stands for one value only, and a page is recalled only when it would come out the same."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from markupsafe import Markup

from kringen.memo import Digester, Undigestible
from kringen.model import MeetingStatus, Site
from kringen.output import Output, edition_of, generate
from kringen.pages.edition import NoSuchPage
from kringen.pages.meetings import meeting_pages
from kringen.pages.page import Settings
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/")

VALUES: tuple[object, ...] = (
    *(None, True, 1, "1", b"1", 1.0, "", (), [], {}, ((),), ("",), ("", ""), [""], {"": ""}),
    *(("ab", "c"), ("a", "bc"), (("a",), "b"), ("a", ("b",)), "str1:a", Markup("a"), "a", ("a", "b"), {"a": "b"}),
    *(dt.date(2027, 3, 11), dt.datetime(2027, 3, 11, tzinfo=dt.UTC), dt.time(0), "2027-03-11"),
    *(MeetingStatus.PLANNED, "gepland", SETTINGS, replace(SETTINGS, branch="x")),
)


class Kept(dict[str, str]):
    """A memory, and what was asked of it and found."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: list[str] = []

    def recall(self, name: str) -> str | None:
        """What was kept."""
        if name not in self:
            self.missed.append(name.partition(":")[0])
        return self.get(name)

    def keep(self, name: str, text: str) -> None:
        """Keeps it."""
        self[name] = text


@pytest.fixture(scope="module")
def made() -> tuple[Site, Kept, Output]:
    """The example, all that was kept of it, and what came out."""
    site, _ = load(EXAMPLE, flanders())
    kept = Kept()
    return site, kept, _generated(site, kept)


def test_different_values_have_different_names() -> None:
    """Type, length and nesting count: what looks alike in one text is told apart."""
    digester = Digester()
    names = [digester.of(value) for value in VALUES] + [digester.of(*pair) for pair in (("a", "b", ""), ("", "a", "b"))]
    assert len(set(names)) == len(names)


def test_equal_values_have_equal_names() -> None:
    """Whoever names them, and however often they are read."""
    (first, _), (second, _) = (load(EXAMPLE, flanders()) for _ in range(2))
    digesters = Digester(), Digester()
    for one, other in zip(first.meetings, second.meetings, strict=True):
        assert digesters[0].of(one, one.body) == digesters[1].of(other, other.body)
    assert len({digesters[0].of(meeting) for meeting in first.meetings}) == len(first.meetings)


def test_the_text_of_a_meeting_counts() -> None:
    """A record's text is no field of it, and is part of its name all the same."""
    site, _ = load(EXAMPLE, flanders())
    report = next(meeting for meeting in site.meetings if meeting.has_report)
    before = Digester().of(report)
    assert Digester().of(report.model_copy().with_body(replace(report.body, report=None))) != before


@pytest.mark.parametrize("value", [print, object(), Site(flanders()), (lambda: None,)])
def test_what_cannot_be_named_is_refused(value: object) -> None:
    """It is then drawn anew each time."""
    with pytest.raises(Undigestible):
        Digester().of(value)


def test_a_second_time_nothing_is_drawn() -> None:
    """Pages, parts and feeds: all of them are found, and all are the same."""
    site, _ = load(EXAMPLE, flanders())
    kept = Kept()
    first = _generated(site, kept)
    assert first == _generated(site, None)
    kept.missed.clear()
    assert _generated(site, kept) == first
    assert kept.missed == []


def test_what_is_drawn_again_is_what_changed(tmp_path: Path) -> None:
    """Of a report that changed its own page, and the pages and feeds that show a part of it; no more."""
    site, _ = load(EXAMPLE, flanders())
    kept = Kept()
    before = _generated(site, kept)
    place = next(number for number, each in enumerate(site.meetings) if each.has_report)
    meeting = site.meetings[place]
    assert meeting.body.report
    report = replace(meeting.body.report, html="<p>Anders.</p>")
    changed = meeting.model_copy().with_body(replace(meeting.body, report=report))
    kept.missed.clear()
    after = _generated(replace(site, meetings=(*site.meetings[:place], changed, *site.meetings[place + 1 :])), kept)
    differing = {page.uri for page in after.pages} - {page.uri for page in before.pages if page in after.pages}
    assert differing == {meeting.uri}
    showing = 3 + len(meeting.circles) + len(meeting.topics)  # itself, its year and its lists, its circles and topics
    assert kept.missed.count("page") <= 2 * showing
    channels = (
        1 + sum(1 + len(site.circle_by_slug[slug].former_slugs) for slug in meeting.circles) + len(meeting.topics)
    )
    assert kept.missed.count("feeds") == channels
    assert kept.missed.count("archive") == 1  # the words of its half year


def test_a_page_that_went_is_linked_no_more() -> None:
    """The values are the same and an address is gone: the page is drawn again, and the link is refused."""
    site, _ = load(EXAMPLE, flanders())
    edition = replace(edition_of(site, EXAMPLE_NOW, SETTINGS), memo=Kept())
    assert list(meeting_pages(edition)) == list(meeting_pages(edition))
    without = replace(edition, addresses=edition.addresses - {site.topics[0].uri})
    with pytest.raises(NoSuchPage, match=site.topics[0].uri):
        list(meeting_pages(without))


@pytest.mark.parametrize("text", ["", "null", "[]", "[1, 2]", "[{}, 3]", '["x", "y"]', "{", '[{"weg.md": true}, "x"]'])
def test_what_is_no_page_is_drawn_again(text: str, made: tuple[Site, Kept, Output]) -> None:
    """Whatever stands in the memory, the page is the one that would be drawn without."""
    kept = Kept()
    kept.update(dict.fromkeys(made[1], text))
    assert _generated(made[0], kept) == made[2]


def _generated(site: Site, kept: Kept | None) -> Output:
    return generate(site, EXAMPLE_NOW, SETTINGS, memo=kept)
