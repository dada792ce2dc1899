"""A visitor chooses from the questions, and reaches one by its own address."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, NO_SCRIPT, PHONE, View, Visit

QUESTIONS = ".kk-question:visible"


def test_choosing_a_circle_and_a_topic(visit: Visit, example: str) -> None:
    """Only what was chosen is left, themes and topics without a question go, the number is said, and a button brings all back."""
    page = visit(f"{example}vragen/")
    whole = page.locator(QUESTIONS).count()
    page.select_option("[name=kring]", "waasland")
    assert page.url.endswith("/vragen/?kring=waasland")
    circles = page.locator(QUESTIONS).evaluate_all("(all) => all.map((each) => each.dataset.kring)")
    assert set(circles) == {"waasland"}
    expect(page.get_by_role("heading", name="Openbare wifi")).to_be_hidden()
    page.select_option("[name=onderwerp]", "nis2")
    expect(page.locator("[data-choose] [role=status]")).to_have_text("1 vraag.")
    expect(page.get_by_role("heading", name="Besproken", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Wis de filters").click()
    expect(page.locator(QUESTIONS)).to_have_count(whole)


def test_nothing_is_found(visit: Visit, example: str) -> None:
    """A circle that never asked about a topic."""
    page = visit(f"{example}vragen/?kring=limburg&onderwerp=nis2")
    expect(page.locator("[data-choose] [role=status]")).to_have_text("Geen vraag gevonden. Kies minder filters.")
    expect(page.locator(QUESTIONS)).to_have_count(0)


def test_without_script_all_is_there(visit: Visit, example: str) -> None:
    """The list is whole, and the form that could do nothing is away."""
    page = visit(f"{example}vragen/?kring=limburg", NO_SCRIPT)
    assert page.locator(QUESTIONS).count() == page.locator(".kk-question").count() > 10
    expect(page.locator("[data-choose]")).to_be_hidden()


@pytest.mark.parametrize("view", [DESK, PHONE], ids=str)
def test_its_address_leads_to_it(view: View, visit: Visit, example: str) -> None:
    """From the page of all questions to the one on the page of its circle, in view and marked."""
    page = visit(f"{example}vragen/", view)
    page.get_by_role("link", name="Hoe geeft u leveranciers veilig toegang van op afstand?").click()
    assert page.url.endswith("/kringen/waasland/#vraag-toegang-leveranciers")
    expect(page.locator("#vraag-toegang-leveranciers")).to_be_in_viewport()
    expect(page.locator(".kk-question:target")).to_have_count(1)


def test_an_address_into_a_fold_unfolds_it(visit: Visit, example: str) -> None:
    """As that of a question that was discussed long ago; a message of the help page folds itself."""
    page = visit(f"{example}trekkers-meldingen/#melding-vraag-dag")
    expect(page.locator("#melding-vraag-dag")).to_have_attribute("open", "")
    expect(page.locator("#melding-vraag-dag")).to_be_in_viewport()
    expect(page.locator("#melding-vraag-bestuur")).not_to_have_attribute("open", "")


def test_bringing_one_in_opens_the_form_with_its_circle(visit: Visit, example: str) -> None:
    """The task and the circle are chosen already."""
    page = visit(f"{example}kringen/kempen/")
    page.get_by_role("link", name="Breng een vraag in").click()
    expect(page.locator("[name=taak][value=vraag]")).to_be_checked()
    expect(page.locator("[name=kring]")).to_have_value("kempen")
