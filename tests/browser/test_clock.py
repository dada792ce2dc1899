"""A meeting leaves the coming ones by the clock of the visitor, when the site was not built since."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from kringen.dates import BRUSSELS
from tests.browser.conftest import Visit

MEETING = "Informatieveiligheid na NIS2"
"""It ends at half past four, three and a half hours after the example was built."""

BEFORE = dt.datetime(2027, 3, 11, 16, 29, 59, tzinfo=BRUSSELS)
AFTER = dt.datetime(2027, 3, 11, 16, 30, 0, tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("path", "coming", "past"),
    [
        pytest.param("kringen/waasland/", 6, "#voorbij ~ [data-past]", id="circle"),
        pytest.param("onderwerpen/nis2/", 2, "#besproken ~ [data-past]", id="topic"),
        pytest.param("agenda/", 15, "section:has(#net-voorbij) [data-past]", id="agenda"),
        pytest.param("", 6, "section:has(#net-voorbij) [data-past]", id="home"),
    ],
)
def test_it_moves_at_its_end(visit: Visit, example: str, path: str, coming: int, past: str) -> None:
    """Until its end it is coming; from then on it stands first among the past ones."""
    for now, moved in ((BEFORE, 0), (AFTER, 1)):
        page = visit(example + path, now=now)
        expect(page.locator("[data-upcoming] article")).to_have_count(coming - moved)
        expect(page.locator(f"[data-upcoming] article:has-text('{MEETING}')")).to_have_count(1 - moved)
        if moved:
            expect(page.locator(f"{past} > article").first).to_contain_text(MEETING)
            expect(page.locator(f"{past} > article").first).to_be_visible()
        else:
            assert page.locator(f"{past}:visible article:has-text('{MEETING}')").count() == 0


def test_its_own_page_stops_inviting(visit: Visit, example: str) -> None:
    """After the end nobody is asked to register, and the page says that it is over."""
    address = f"{example}bijeenkomsten/waasland/2027-06-17/"
    end = dt.datetime(2027, 6, 17, 16, 0, tzinfo=BRUSSELS)
    page = visit(address, now=end - dt.timedelta(seconds=1))
    expect(page.get_by_role("link", name="Schrijf u in")).to_be_visible()
    page = visit(address, now=end)
    expect(page.get_by_role("link", name="Schrijf u in")).to_be_hidden()
    expect(page.get_by_text("Deze bijeenkomst is voorbij.")).to_be_visible()


def test_the_link_to_take_part_goes_at_the_end(visit: Visit, example: str) -> None:
    """Also from what the page says to machines, when the site was not built since."""
    address, link = f"{example}bijeenkomsten/waasland/2027-06-17/", "https://example.org/online/waasland-wifi"
    end = dt.datetime(2027, 6, 17, 16, 0, tzinfo=BRUSSELS)
    page = visit(address, now=end - dt.timedelta(seconds=1))
    expect(page.get_by_role("link", name="Neem online deel")).to_be_visible()
    assert page.content().count(link) == 2
    page = visit(address, now=end)
    assert link not in page.content()


@pytest.mark.parametrize("seconds", [pytest.param(-1, id="before"), pytest.param(0, id="after")])
def test_a_cancelled_meeting_did_not_go_on(visit: Visit, example: str, seconds: int) -> None:
    """At its end the sentence turns; no report is promised."""
    end = dt.datetime(2027, 5, 18, 12, 30, tzinfo=BRUSSELS)
    page = visit(f"{example}bijeenkomsten/regio-gent/2027-05-18/", now=end + dt.timedelta(seconds=seconds))
    expect(page.get_by_text("Deze bijeenkomst gaat niet door.")).to_be_visible(visible=seconds < 0)
    expect(page.get_by_text("Deze bijeenkomst ging niet door.")).to_be_visible(visible=seconds == 0)
    expect(page.get_by_text("Deze bijeenkomst is voorbij.")).to_have_count(0)


def test_nobody_is_asked_to_register_too_late(example: str, visit: Visit) -> None:
    """A week after the last day to register the page says so, and whom to ask."""
    page = visit(f"{example}bijeenkomsten/waasland/2027-03-11/")
    expect(page.get_by_text("Inschrijven kon tot en met donderdag 4 maart 2027.")).to_be_visible()
    expect(page.get_by_role("link", name="Schrijf u in")).to_have_count(0)


def test_months_and_lists_that_ran_empty(visit: Visit, example: str) -> None:
    """Years later nothing is coming: no empty months, a sentence instead, and the footer warns that the site is old."""
    page = visit(f"{example}agenda/", now=dt.datetime(2029, 1, 1, tzinfo=BRUSSELS))
    expect(page.locator(".kk-month")).to_have_count(0)
    expect(page.get_by_text("Er is nog geen volgende bijeenkomst aangekondigd.")).to_be_visible()
    expect(page.locator("section:has(#net-voorbij) article")).to_have_count(15)
    first = page.locator("section:has(#net-voorbij) article").first
    expect(first).to_contain_text("Eindejaarsbijeenkomst")
    expect(page.get_by_text("Dat is meer dan drie dagen geleden")).to_be_visible()
