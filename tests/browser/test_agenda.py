"""A visitor chooses from the agenda: by circle, province and online, in an address that can be shared."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NO_SCRIPT, PHONE, Visit
from tests.conftest import EXAMPLE_NOW

CARDS = "[data-group] article:visible"


def agenda(visit: Visit, example: str, query: str = "") -> Page:
    """The agenda as it is at the moment of the example."""
    return visit(f"{example}agenda/{query}", now=EXAMPLE_NOW)


def shown(page: Page, marks: str) -> set[str]:
    """What the cards in view say of themselves."""
    found: set[str] = set(page.locator(CARDS).evaluate_all(f"(cards) => cards.map((each) => each.dataset.{marks})"))
    return found


def test_choosing_a_circle(visit: Visit, example: str) -> None:
    """Only its meetings are left, months without one go, the number is said, and back brings all."""
    page = agenda(visit, example)
    whole = page.locator(CARDS).count()
    page.select_option("[name=kring]", "regio-gent")
    assert page.url.endswith("/agenda/?kring=regio-gent")
    left = page.locator(CARDS).count()
    assert 0 < left < whole
    assert all("regio-gent" in each for each in shown(page, "kring"))
    expect(page.locator("[data-choose] [role=status]")).to_have_text(f"{left} bijeenkomsten.")
    expect(page.locator("[data-group]:visible").first).to_contain_text("Regio Gent")
    page.go_back()
    expect(page.locator(CARDS)).to_have_count(whole)


def test_an_address_is_shared(visit: Visit, example: str) -> None:
    """Province and online together; wiping the filters empties the address too."""
    page = agenda(visit, example, "?provincie=oost-vlaanderen&online=ja")
    expect(page.locator("[name=provincie]")).to_have_value("oost-vlaanderen")
    expect(page.locator("[name=online]")).to_be_checked()
    assert all("oost-vlaanderen" in each for each in shown(page, "provincie"))
    assert shown(page, "online") == {"ja"}
    page.get_by_role("button", name="Wis de filters").click()
    assert page.url.endswith("/agenda/")
    assert page.locator(CARDS).count() > len(shown(page, "online"))


@pytest.mark.parametrize("query", ["?kring=nergens", "?online=nee", "?x=y"])
def test_a_choice_that_is_not_there_is_left_out(visit: Visit, example: str, query: str) -> None:
    """An old or mistyped address shows all."""
    page = agenda(visit, example, query)
    assert page.locator(CARDS).count() == page.locator("[data-group] article").count() > 0


def test_without_script_all_is_there(visit: Visit, example: str) -> None:
    """The list, without a form that would do nothing."""
    page = visit(f"{example}agenda/", NO_SCRIPT)
    assert page.locator(CARDS).count() == page.locator("[data-group] article").count() > 0
    expect(page.locator("[data-choose]")).to_be_hidden()


def test_six_meetings_fit_on_a_phone(visit: Visit, example: str) -> None:
    """A card says its day once: on the sheet for the eye, in words for who hears it."""
    page = visit(f"{example}agenda/", PHONE)
    heights = page.locator("[data-group] article").evaluate_all(
        "(cards) => cards.map((each) => each.offsetHeight + 10)"
    )
    assert 6 * sum(heights) / len(heights) <= PHONE.height
    expect(page.locator(".kk-card__when").first).to_have_text("donderdag 11 maart 2027, 14.00 tot 16.30 uur")
    expect(page.locator(".kk-card__when .kk-unseen").first).to_have_text("11 maart 2027")
