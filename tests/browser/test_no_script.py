"""Without scripts the site is whole: all that is written can be read, and all pages are reached by links."""

from __future__ import annotations

import pytest

from tests.browser.conftest import View, Visit

PHONE_WITHOUT_SCRIPT = View(width=390, script=False)


def test_the_menu_of_a_phone_is_open(example: str, visit: Visit) -> None:
    """Nothing folds what only a script could unfold."""
    page = visit(example, PHONE_WITHOUT_SCRIPT)
    links = page.locator("#menu a")
    assert links.count() == 9
    assert all(links.nth(number).is_visible() for number in range(links.count()))
    assert page.locator("header button:visible").count() == 0


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        pytest.param("", "article.kk-card", id="home-meetings"),
        pytest.param("kringen/", "#letter-b", id="municipalities"),
        pytest.param("kringen/waasland/", "#gebied ~ ul li", id="area"),
        pytest.param("agenda/", "[data-upcoming] article", id="agenda"),
        pytest.param("bijeenkomsten/", "[data-whole] article", id="archive"),
        pytest.param("bijeenkomsten/waasland/2025-03-13/", ".kk-body p", id="report"),
        pytest.param("bijeenkomsten/waasland/2027-06-17/", "text=Schrijf u in", id="registration"),
        pytest.param("onderwerpen/nis2/", "article.kk-card", id="topic"),
        pytest.param("trekkers-meldingen/", "#melding-einde-voor-begin summary", id="help"),
    ],
)
def test_what_matters_is_visible(example: str, visit: Visit, path: str, shown: str) -> None:
    """The content of each page, its way to join and its way to correct."""
    page = visit(example + path, PHONE_WITHOUT_SCRIPT)
    assert page.locator(shown).first.is_visible()
    assert page.get_by_role("link", name="Zo sluit u aan bij een kring").is_visible()
    assert page.get_by_role("link", name="Meld het ons").is_visible()


@pytest.mark.parametrize("path", ["", "kringen/", "agenda/", "bijeenkomsten/", "onderwerpen/nis2/"])
def test_no_promise_that_only_a_script_keeps(example: str, visit: Visit, path: str) -> None:
    """No form, and no list that a script should have filled."""
    page = visit(example + path, PHONE_WITHOUT_SCRIPT)
    assert page.locator("[data-filter]:visible, [data-found]:visible, #net-voorbij:visible").count() == 0
