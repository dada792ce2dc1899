"""Where the keyboard is can be seen: every focusable thing on every kind of page, light and dark, compared by its pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import View, Visit, each_view
from tests.browser.test_accessibility import PAGES

SCHEMES = (View("light"), View("dark"))
WIDEST = 2
"""How many pixels wide an outline is at least (WCAG 2.4.13)."""

COLLECT = """() => {
    for (const each of document.querySelectorAll("details")) each.open = true
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0'], [contenteditable]")]
    const shown = all.filter((each) => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }))
    const kinds = new Map()
    shown.forEach((each, number) => {
        each.dataset.walk = number
        const parents = [each.parentElement, each.closest("[class]:not(:scope)"), each.closest("header, footer, aside, nav, form, table, details")]
        const kind = [each, ...parents].map((one) => one && `${one.localName}.${one.getAttribute("class") ?? ""}`).join(" < ")
        kinds.set(kind, [...(kinds.get(kind) ?? []), number])
    })
    return [shown.length, [...kinds].map(([kind, numbers]) => [kind, numbers[0]])]
}"""
"""Opens what is folded, and gives how many focusable things there are and one of each kind; the kind is what rules of style see."""

WITHOUT_OUTLINE = """async (least) => {
    const found = []
    for (const each of document.querySelectorAll("[data-walk]")) {
        each.focus({ focusVisible: true, preventScroll: true })
        const shown = [each, ...each.querySelectorAll("*")].some((one) => {
            const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(one)
            return (outlineStyle !== "none" && parseFloat(outlineWidth) >= least) || (one !== each && one.localName === "path" && parseFloat(strokeWidth) >= least)
        })
        if (!shown) found.push(each.outerHTML.slice(0, 120))
    }
    document.activeElement.blur()
    return found
}"""

AROUND = """(number) => {
    document.activeElement.blur()
    const each = document.querySelector(`[data-walk="${number}"]`)
    each.scrollIntoView({ block: "center", behavior: "instant" })
    const { left, top, right, bottom } = each.getBoundingClientRect()
    const [x, y] = [Math.max(0, left - 8), Math.max(0, top - 8)]
    const [width, height] = [Math.min(innerWidth, right + 8) - x, Math.min(innerHeight, bottom + 8) - y]
    return width > 0 && height > 0 ? { x, y, width, height } : null
}"""
"""What is seen of an element, with a margin for its outline; nothing when it lies beside the screen."""

FOCUS = """(number) => {
    const each = document.querySelector(`[data-walk="${number}"]`)
    each.focus({ focusVisible: true, preventScroll: true })
    return each.outerHTML.slice(0, 120)
}"""


@pytest.fixture(scope="module")
def compared() -> dict[str, set[str]]:
    """Of each scheme the kinds whose pixels were compared already: a link in the menu is the same on every page."""
    return {view.scheme: set() for view in SCHEMES}


def unseen(page: Page, compared: set[str]) -> list[str]:
    """The elements that look the same with the keyboard on them; kinds that were `compared` have an outline at least."""
    page.keyboard.press("Tab")
    count, kinds = page.evaluate(COLLECT)
    assert count >= len(kinds) > 0
    found: list[str] = page.evaluate(WITHOUT_OUTLINE, WIDEST)
    for kind, number in kinds:
        clip = None if kind in compared else page.evaluate(AROUND, number)
        if clip is None:
            continue
        compared.add(kind)
        before = page.screenshot(clip=clip)
        element = page.evaluate(FOCUS, number)
        if page.screenshot(clip=clip) == before:
            found.append(element)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_the_keyboard_is_seen(visit: Visit, example: str, name: str, compared: dict[str, set[str]]) -> None:
    """An outline on each focusable thing, and other pixels on one of each kind."""
    page = visit(example + PAGES[name], reduced_motion="reduce")
    if "?" in PAGES[name]:
        page.locator(".kk-result, [data-found] article").first.wait_for()
    walked = ((view.scheme, unseen(page, compared[view.scheme])) for view in each_view(page, SCHEMES))
    assert {scheme: found for scheme, found in walked if found} == {}


def test_the_walk_sees_a_hidden_outline(visit: Visit, example: str) -> None:
    """What Material does to summaries is found: without that the test above says nothing."""
    page = visit(f"{example}trekkers-meldingen/", reduced_motion="reduce")
    expect(page.locator("summary").first).to_be_visible()
    page.evaluate(
        "for (const each of document.querySelectorAll('summary')) each.style.setProperty('outline', 'none', 'important')"
    )
    assert any("<summary" in each for each in unseen(page, set()))
