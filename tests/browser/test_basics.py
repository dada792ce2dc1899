"""What holds on every kind of page, in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import NO_SCRIPT, PHONE, VIEWS, View, Visit, visiting


@pytest.mark.parametrize("view", [*VIEWS, NO_SCRIPT], ids=str)
def test_home_opens(example: str, visit: Visit, view: View) -> None:
    """The heading is there, with and without scripts, and nothing is wider than the screen."""
    page = visit(example, view)
    assert page.locator("h1").inner_text() == "Vind de kenniskring van uw regio"
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


def test_unknown_address(example: str, visit: Visit) -> None:
    """The host answers with the site's own page."""
    assert visit(f"{example}nergens/", PHONE).locator("h1").inner_text() == "Deze pagina bestaat niet"


def test_an_address_that_is_no_code(example: str, visit: Visit) -> None:
    """A part behind # with a loose % stops no script: what else the page does, it does."""
    page = visit(f"{example}trekkers-meldingen/#100%")
    page.goto(f"{example}trekkers-meldingen/#%E0%A4%A")
    page.evaluate("location.hash = '#50%'")
    page.evaluate("location.hash = '#melding-einde-voor-begin'")
    page.wait_for_selector("#melding-einde-voor-begin[open], #melding-einde-voor-begin details[open]", state="attached")


@pytest.mark.parametrize("address", ["https://example.org/x.png", "http://192.0.2.1/x.png"])
def test_what_is_asked_of_another_host_is_noticed(example: str, chromium: Browser, address: str) -> None:
    """Else it would say nothing that no test complains of it."""
    with pytest.raises(AssertionError, match=re.escape(address)), visiting(chromium) as visit:
        visit(example).evaluate(
            "(address) => { document.body.append(Object.assign(new Image(), { src: address })) }", address
        )
