"""A name stands for one value only, and what changed gets another name: no more, and no less."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from markupsafe import Markup

from kringen.digest import Digester, Undigestible
from kringen.edition.links import NoSuchPage
from kringen.edition.page import Settings
from kringen.feeds.told import MANY, Told
from kringen.model import Meeting, MeetingStatus, Site
from kringen.output import Output, edition_of, generate
from kringen.pages.meetings import meeting_pages
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.samples import make_circle, make_meeting

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/")

VALUES: tuple[object, ...] = (
    *(None, True, 1, "1", b"1", 1.0, "", (), [], {}, ((),), ("",), ("", ""), [""], {"": ""}),
    *(("ab", "c"), ("a", "bc"), (("a",), "b"), ("a", ("b",)), "str1:a", Markup("a"), "a", ("a", "b"), {"a": "b"}),
    *(dt.date(2027, 3, 11), dt.datetime(2027, 3, 11, tzinfo=dt.UTC), dt.time(0), "2027-03-11"),
    *(int, "int", Settings, MeetingStatus.PLANNED, "gepland", SETTINGS, replace(SETTINGS, branch="x")),
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
    output = _generated(site, kept)
    assert output.pages
    return site, kept, output


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
    assert Digester().of(without_file(report).with_body(replace(report.body, report=None))) != before


def without_file(meeting: Meeting) -> Meeting:
    """The same meeting, as if it did not come from a file."""
    return meeting.model_copy().from_origin(replace(meeting.origin, digest=""))


def test_a_record_is_named_after_its_file() -> None:
    """Of two records whose files have the same bytes nothing else is looked at."""
    site, _ = load(EXAMPLE, flanders())
    first, second = site.meetings[:2]
    same = second.model_copy().from_origin(first.origin)
    assert Digester().of(first) == Digester().of(same) != Digester().of(without_file(first))


@pytest.mark.parametrize("value", [print, object(), Site(flanders()), (lambda: None,)])
def test_what_cannot_be_named_is_refused(value: object) -> None:
    """It is then drawn anew each time."""
    with pytest.raises(Undigestible):
        Digester().of(value)


def names(output: Output) -> dict[str, str]:
    """What everything is named after, by where it comes."""
    return {recipe.uri: recipe.name for recipe in (*output.page_recipes, *output.file_recipes)}


def test_a_second_time_everything_has_the_same_name() -> None:
    """Whoever reads the files; only what is small, or is made of everything, has none."""
    first, second = (names(_generated(load(EXAMPLE, flanders())[0], None)) for _ in range(2))
    assert first == second
    unnamed = {uri for uri, name in first.items() if not name}
    assert {uri for uri in unnamed if not uri.startswith(("api/v1/", "opvolging", "zoeken/archief/"))} == {
        *("kringen/index.md", "agenda.md", "bijeenkomsten/index.md", "onderwerpen/index.md"),
        *("kringen/zoek.json", "robots.txt", "zoeken/index.json", "melden/gegevens.json"),
    }
    assert {uri for uri in unnamed if uri.startswith("api/v1/")} == {f"api/v1/{name}.json" for name in LISTS}


LISTS = ("index", "upcoming")


def test_what_is_made_again_is_what_changed() -> None:
    """Of a report that changed: its page, its invitation, its file, and the lists and feeds of its circles and topics."""
    site, _ = load(EXAMPLE, flanders())
    meeting = next(each for each in site.meetings if each.has_report and each.topics)
    place = site.meetings.index(meeting)
    assert meeting.body.report
    report = replace(meeting.body.report, html="<p>Anders.</p>")
    changed = without_file(meeting).with_body(replace(meeting.body, report=report))
    other = replace(site, meetings=(*site.meetings[:place], changed, *site.meetings[place + 1 :]))
    kept = Kept()
    before = names(_generated(site, kept))
    kept.missed.clear()
    after = names(_generated(other, kept))
    assert kept.missed.count("archive") == 1  # the words of its half year
    circle = site.circle_by_slug[meeting.circle]
    own = f"bijeenkomsten/{meeting.circle}/"
    folders = [
        "",
        *(f"kringen/{slug}/" for slug in meeting.circles),
        *(f"onderwerpen/{each}/" for each in meeting.topics),
    ]
    assert circle.former_slugs == meeting.joint_circles == ()
    assert {uri for uri in after if after[uri] != before[uri]} == {
        *(meeting.uri, f"{own}{meeting.slug}/afspraak.ics", f"api/v1/meetings/{meeting.circle}/{meeting.slug}.json"),
        *(f"bijeenkomsten/{meeting.date.year}.md", f"{own}index.md", circle.uri, f"api/v1/circles/{circle.slug}.json"),
        *(f"{folder}{feed}" for folder in folders for feed in ("agenda.ics", "verslagen.xml", "aankondigingen.xml")),
        *(f"onderwerpen/{each}.md" for each in meeting.topics),
        *(f"melden/kringen/{meeting.circle}.json", "api/v1/meetings.json"),
    }


@pytest.mark.parametrize(
    ("gone", "is_named_anew"),
    [
        pytest.param("melden.md", True, id="hand-written"),
        pytest.param("onderwerpen/gdpr.md", True, id="topic"),
        pytest.param("bijeenkomsten/2027.md", True, id="year"),
    ],
)
def test_a_page_that_went_is_linked_no_more(gone: str, is_named_anew: bool) -> None:
    """The values are the same and an address is gone: every page gets another name, so it is drawn or refused anew."""
    site, _ = load(EXAMPLE, flanders())
    edition = edition_of(site, EXAMPLE_NOW, SETTINGS)
    assert gone in edition.addresses
    without = replace(edition, addresses=edition.addresses - {gone})
    pairs = zip(meeting_pages(edition), meeting_pages(without), strict=True)
    assert {one.name != other.name for one, other in pairs} == {is_named_anew}


def test_a_link_to_what_went_is_refused() -> None:
    """When the page is made."""
    site, _ = load(EXAMPLE, flanders())
    edition = edition_of(site, EXAMPLE_NOW, SETTINGS)
    meeting = next(each for each in site.meetings if each.topics)
    topic = site.topic_by_slug[meeting.topics[0]]
    without = replace(edition, addresses=edition.addresses - {topic.uri})
    page = next(recipe for recipe in meeting_pages(without) if recipe.uri == meeting.uri)
    with pytest.raises(NoSuchPage, match=topic.uri):
        page.make()


def test_parts_and_pages_of_the_menu_are_recalled(made: tuple[Site, Kept, Output]) -> None:
    """MkDocs draws those at every build, so their content is kept; a second time none is missed."""
    site, kept, first = made
    kept.missed.clear()
    second = _generated(site, kept)
    assert [page.html for page in second.pages] == [page.html for page in first.pages]
    assert second.parts == first.parts
    assert "part" not in kept.missed
    assert sum(name.startswith("part:") for name in kept) == len(first.parts) + len(MENU)


def test_events_of_a_busy_half_year_are_recalled_together() -> None:
    """The calendar of everything is that without a memory; of a meeting that changed only itself and its half year are missed."""
    days = [f"2027-0{month}-{day}" for month in (3, 9) for day in range(10, 10 + MANY)]
    meetings = tuple(make_meeting(f"waasland/{day}", title=f"Titel {day}") for day in days)
    site = Site(flanders(), circles=(make_circle("waasland"),), meetings=meetings)
    changed = replace(site, meetings=(make_meeting(f"waasland/{days[0]}", title="Anders"), *meetings[1:]))
    kept = Kept()
    for each, missed in ((site, 2 + len(days)), (site, 0), (changed, 2)):
        kept.missed.clear()
        edition = replace(edition_of(each, EXAMPLE_NOW, SETTINGS), memo=kept)
        warm, cold = (b"".join(Told(one).events(each.meetings)) for one in (edition, replace(edition, memo=None)))
        assert (warm, kept.missed) == (cold, ["events"] * missed)
        assert cold.count(b"BEGIN:VEVENT") == len(days)


MENU = ("kringen/index.md", "agenda.md", "bijeenkomsten/index.md", "onderwerpen/index.md")


def _generated(site: Site, kept: Kept | None) -> Output:
    return generate(site, EXAMPLE_NOW, SETTINGS, memo=kept)
