"""Where the keyboard is in the form after something went, came or was refused, and the text that cannot be copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Visit
from tests.browser.form import open_form, produced
from tests.browser.test_accessibility import findings_in_each_view

ASKED = "?taak=vraag&kring=waasland"
FOLLOW = "?taak=opvolgen&kring=waasland&vraag=toegang-leveranciers"


def place(page: Page) -> str:
    """The id of what the keyboard is on, which is on the screen."""
    assert page.evaluate("""() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    }""")
    return str(page.evaluate("document.activeElement.id || document.activeElement.value"))


@pytest.mark.parametrize(
    ("query", "field", "value", "after"),
    [
        pytest.param(ASKED, "vraag", "Wie betaalt de wifi?", "veld-vraag", id="question"),
        pytest.param(FOLLOW, "besluit", "weg", "veld-besluit", id="follow"),
        pytest.param("?taak=aankondigen&kring=waasland", "locatie", "Zaal", "invullen", id="meeting"),
    ],
)
def test_a_draft_from_the_list(example: str, visit: Visit, query: str, field: str, value: str, after: str) -> None:
    """Opening one brings the keyboard, and the screen, to where one goes on typing."""
    page = open_form(visit, example, query, PHONE)
    box = page.locator(f"#veld-{field}")
    box.select_option(value) if field == "besluit" else box.fill(value)
    page.goto(f"{example}melden/?taak=wijzigen&kring=kempen&bijeenkomst=2026-01-22")
    page.wait_for_selector("#rest:visible")
    page.locator("#concepten li button").press("Enter")
    expect(box).to_have_value(value)
    page.wait_for_function("document.activeElement !== document.body")
    assert place(page) == after


@pytest.mark.parametrize("query", [ASKED, "?taak=aankondigen&kring=waasland"], ids=["question", "meeting"])
def test_a_circle_by_arrows(example: str, visit: Visit, query: str) -> None:
    """Whoever goes past other circles gets the typed text back at the first one; at that one again there is nothing to give back."""
    page = open_form(visit, example, query)
    field = page.locator("#veld-vraag" if "vraag" in query else "#veld-locatie")
    field.fill("Wie betaalt de wifi?")
    moved = page.locator("#concept")
    page.locator("#veld-kring").focus()
    for slug, said in (("vlaamse-ardennen", "Vlaamse Ardennen"), ("regio-gent", "Regio Gent")):
        page.keyboard.press("ArrowUp")
        expect(page.locator("#veld-kring")).to_have_value(slug)
        expect(moved).to_contain_text(f"Wat u typte, geldt nu voor {said}.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(moved).to_be_hidden()
    page.keyboard.press("ArrowUp")
    page.get_by_role("button", name="Begin leeg").press("Enter")
    expect(field).to_have_value("")
    page.wait_for_function("document.activeElement !== document.body")
    assert place(page) in {"veld-vraag", "invullen"}
    assert "Waasland" in page.locator("#concepten li").inner_text()
    assert page.locator("#concepten li").count() == 1


@pytest.mark.parametrize(
    ("query", "after"),
    [
        pytest.param(ASKED, "veld-vraag", id="question"),
        pytest.param("?taak=vraag", "veld-gemeente", id="question-without-a-circle"),
        pytest.param("?taak=aankondigen&kring=waasland", "aankondigen", id="meeting"),
    ],
)
def test_beginning_anew(example: str, visit: Visit, query: str, after: str) -> None:
    """The keyboard begins at the first thing that is on the page, whatever was wiped, and by which button."""
    for button, is_asked in (("Begin opnieuw", True), ("Wis alles wat ik hier typte", False)):
        page = open_form(visit, example, query)
        page.locator("#veld-vraag" if "vraag" in query else "#veld-locatie").fill("Wie betaalt de wifi?")
        if is_asked:
            page.reload()
            page.wait_for_selector("#concept:visible")
        page.once("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name=button).press("Enter")
        page.wait_for_function("document.activeElement !== document.body && !document.activeElement.matches('button')")
        assert place(page) == after


def test_nothing_to_hand_in(example: str, visit: Visit) -> None:
    """Whoever hands in a question that did not change is led to the line that says so."""
    page = open_form(visit, example, FOLLOW, PHONE)
    page.locator("#mailen").press("Enter")
    assert place(page) == "stand"
    assert page.locator("#stand").inner_text() == "U hebt nog niets gewijzigd."
    assert page.locator("#gedaan").inner_text() == ""


@pytest.mark.parametrize("query", [ASKED, "?taak=aankondigen&kring=waasland"], ids=["question", "meeting"])
def test_what_cannot_be_copied(example: str, visit: Visit, query: str) -> None:
    """It is tried once; then the text itself stands there, all of it chosen, whatever the task shows."""
    page = open_form(visit, example, query, reduced_motion="reduce")
    if "vraag" in query:
        page.get_by_label("Uw vraag").fill("Wie betaalt de wifi?")
    else:
        page.get_by_label("Datum").fill("2027-08-12")
    path, text = produced(page)
    page.evaluate("""() => {
      window.tries = 0
      navigator.clipboard.writeText = async () => { window.tries += 1; throw new Error("no") }
    }""")
    page.get_by_role("button", name="Kopieer de tekst").click()
    box = page.get_by_label("De tekst om te kopiëren")
    expect(page.locator("#gedaan")).to_contain_text(
        "Uw browser laat kopiëren niet toe. Kopieer de tekst hieronder met Ctrl+C."
    )
    assert page.evaluate("window.tries") == 1
    box.focus()
    chosen = box.evaluate("(each) => each.value.slice(each.selectionStart, each.selectionEnd)")
    assert (chosen == text) if path.startswith("meetings") else "\nvragen:\n  betaalt-wifi:\n" in chosen
    assert findings_in_each_view(page) == {}
