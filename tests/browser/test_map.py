"""A visitor uses the map with a mouse, and the table beside it with a keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, NO_SCRIPT, PHONE, View, Visit


@pytest.mark.parametrize("view", [DESK, PHONE, NO_SCRIPT], ids=str)
def test_a_municipality_on_the_map_leads_to_its_circle(visit: Visit, real: str, view: View) -> None:
    """One click on its shape, on any screen, with and without script."""
    page = visit(f"{real}kringen/", view)
    page.locator("[data-kaart] a", has_text="Stekene").locator("path").click()
    expect(page.locator("h1")).to_have_text("Kenniskring Waasland")


def test_pointing_at_the_map_names_municipality_and_circle(visit: Visit, real: str) -> None:
    """The name stands below the map, and goes when the pointer leaves."""
    page = visit(f"{real}kringen/")
    said = page.locator("[data-kaart-tekst]")
    page.locator("[data-kaart] a", has_text="Destelbergen").locator("path").hover()
    expect(said).to_have_text("Destelbergen: kringen Regio Gent (te bevestigen) en Scheldeland (te bevestigen)")
    page.locator("h1").hover()
    expect(said).to_have_text("Wijs een gemeente aan om haar naam en kring te zien.")


def test_the_keyboard_goes_through_the_table(visit: Visit, real: str) -> None:
    """Tab passes the map by; a circle that has focus in the table is lit up on the map."""
    page = visit(f"{real}kringen/")
    page.get_by_role("link", name="Alle gemeenten van A tot Z").focus()
    page.keyboard.press("Tab")
    expect(page.locator("[data-kringen] a").first).to_be_focused()
    expect(page.locator("path.kk-kaart--licht")).to_have_attribute("data-kring", "denderregio")
    expect(page.get_by_role("table", name="De kringen").get_by_role("row")).to_have_count(17)


def test_the_letters_are_folded_on_a_phone(visit: Visit, real: str) -> None:
    """The alphabet is short; the link of a letter opens it."""
    page = visit(f"{real}kringen/", PHONE)
    expect(page.locator("[data-az] li").first).to_be_hidden()
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="B", exact=True).click()
    expect(page.locator("[data-az] li", has_text="Borgloon nu Tongeren-Borgloon")).to_be_visible()
    expect(page.locator("[data-az] li", has_text="Zonhoven")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") < 5_500


def test_the_table_is_a_table_on_a_phone_too(visit: Visit, real: str) -> None:
    """Its rows have a heading, and it is not wider than the screen."""
    page = visit(f"{real}kringen/", PHONE)
    table = page.get_by_role("table", name="De kringen")
    expect(table.get_by_role("rowheader")).to_have_count(16)
    expect(table.get_by_role("columnheader")).to_have_text(["Kring", "Status en volgende bijeenkomst", "Gemeenten"])
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE.width
