"""What holds on every kind of page, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NO_SCRIPT, PHONE, VIEWS, View, Visit


@pytest.mark.parametrize("view", [*VIEWS, NO_SCRIPT], ids=str)
def test_home_opens(example: str, visit: Visit, view: View) -> None:
    """The heading is there, with and without scripts, and nothing is wider than the screen."""
    page = visit(example, view)
    assert page.locator("h1").inner_text() == "Vind de kenniskring van uw regio"
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


def test_unknown_address(example: str, visit: Visit) -> None:
    """The host answers with the site's own page."""
    assert visit(f"{example}nergens/", PHONE).locator("h1").inner_text() == "Deze pagina bestaat niet"
