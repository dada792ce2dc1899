"""Words stay whole: in headings, cards and tables, on a phone and with the spacing that a reader may set (WCAG 1.4.12)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, View, Visit, visiting
from tests.browser.test_accessibility import PAGES

SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }
"""
"""What WCAG 1.4.12 lets a reader set."""

WIDER = """() => [...document.querySelectorAll("body *")].filter((each) => {
    if (each.closest(".kk-scroll, table, pre, .kk-unseen, svg, [hidden]") || !each.checkVisibility()) return false
    const { right, width, height } = each.getBoundingClientRect()
    return width > 1 && height > 1 && right > innerWidth + 1
}).map((each) => each.outerHTML.slice(0, 100))"""
"""What sticks out of the screen; tables and code scroll in a frame of their own."""

BROKEN = """() => {
    const broken = []
    for (const cell of document.querySelectorAll("table :is(th, td)")) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
            const node = walker.currentNode
            for (const { 0: word, index } of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                const range = new Range()
                range.setStart(node, index)
                range.setEnd(node, index + word.length)
                if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word)
            }
        }
    }
    return broken
}"""
"""The words in cells of tables that stand on two lines."""


@pytest.fixture(scope="module")
def phone(chromium: Browser, example: str) -> Iterator[Page]:
    """A page on a phone, on which each test of spacing opens its own address."""
    with visiting(chromium) as visit:
        yield visit(example, PHONE, bypass_csp=True)


@pytest.mark.parametrize("name", PAGES)
def test_text_spacing_breaks_nothing(phone: Page, example: str, name: str) -> None:
    """Nothing sticks out of the screen, and the page does not scroll sideways."""
    phone.goto(example + PAGES[name])
    if "?" in PAGES[name]:
        phone.locator(".kk-result, [data-found] article").first.wait_for()
    phone.add_style_tag(content=SPACING)
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE.width
    assert phone.evaluate(WIDER) == []


@pytest.mark.parametrize("view", [PHONE, View(width=360)], ids=str)
@pytest.mark.parametrize("name", ["circles", "meeting-past", "about", "trekkers-keys", "open-data", "follow-up"])
def test_no_word_in_a_cell_is_broken(visit: Visit, example: str, name: str, view: View) -> None:
    """A table that is too wide scrolls in its own frame instead."""
    page = visit(example + PAGES[name], view)
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


def test_headings_may_be_hyphenated(visit: Visit, example: str) -> None:
    """Where a browser knows how (it needs the language of the page), and never by breaking inside a word else."""
    page = visit(f"{example}bijeenkomsten/waasland/2027-03-11/", PHONE)
    styles = page.locator("h1").evaluate("(each) => [getComputedStyle(each).hyphens, document.documentElement.lang]")
    assert styles == ["auto", "nl"]
