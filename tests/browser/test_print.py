"""A meeting on paper: the announcement with its agenda on one A4, black on white, whatever the colours of the screen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import View, Visit

MEETING = "bijeenkomsten/waasland/2027-06-17/"


def test_announcement_fits_one_a4(example: str, visit: Visit) -> None:
    """One page of paper, printed from a desk."""
    paper = visit(example + MEETING).pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", paper)) == 1


def test_a_long_agenda_takes_a_second_page(example: str, visit: Visit) -> None:
    """The test above can see a second page."""
    page = visit(example + MEETING)
    page.evaluate(
        "for (let i = 0; i < 80; i++) document.querySelector('.kk-body').append(document.createElement('hr'))"
    )
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4", prefer_css_page_size=True))) > 1


@pytest.mark.parametrize("view", [View("dark"), View("light")], ids=str)
def test_paper_shows_what_matters(example: str, visit: Visit, view: View) -> None:
    """When, where, how to register in words, and the agenda; no menu, no search, no footer."""
    page = visit(example + MEETING, view)
    page.emulate_media(media="print")
    for hidden in ("#menu", "[data-search-link]", ".md-footer", ".kk-correct", ".kk-crumbs"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", ".kk-opening time", "#agenda", ".kk-brand"):
        expect(page.locator(shown).first).to_be_visible()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
