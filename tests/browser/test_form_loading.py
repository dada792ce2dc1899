"""What the form fetches may come late, in another order, or not at all: it never shows the file of another choice."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DESK, View, Visit
from tests.browser.form import mailed, open_form, produced, settle
from tests.conftest import EXAMPLE

QUESTIONS = "**/melden/vragen/*.json"
MEETINGS = "**/melden/kringen/*.json"


@pytest.fixture
def held(example: str, visit: Visit) -> Callable[..., tuple[Page, dict[str, Callable[[], None]]]]:
    """The form at an address, whose files of some kind wait until the test lets each go, by its circle."""

    def open_page(query: str, files: str, view: View = DESK) -> tuple[Page, dict[str, Callable[[], None]]]:
        page = open_form(visit, example, query, view)
        waiting: dict[str, Callable[[], None]] = {}

        def hold(route: Route) -> None:
            waiting[route.request.url.rsplit("/", 1)[1].removesuffix(".json")] = route.continue_

        page.route(files, hold)
        return page, waiting

    return open_page


def let_go(page: Page, waiting: dict[str, Callable[[], None]], *names: str) -> None:
    """Lets files come, in this order, each as soon as it is asked for."""
    for name in names:
        while name not in waiting:
            page.wait_for_timeout(20)
        with page.expect_response(lambda answer, name=name: answer.url.endswith(f"/{name}.json")):  # type: ignore[misc]
            waiting[name]()
        settle(page)


@pytest.mark.parametrize("order", [("kempen", "limburg"), ("limburg", "kempen")], ids=["in-order", "late"])
def test_the_last_choice_counts(held: Callable[..., Any], order: tuple[str, str]) -> None:
    """Two circles chosen one after the other, whichever file comes first: the question goes into that of the last."""
    page, waiting = held("?taak=vraag&kring=waasland", QUESTIONS)
    page.get_by_label("Uw vraag").fill("Wie betaalt de wifi?")
    page.locator("#veld-kring").select_option("kempen")
    page.locator("#veld-kring").select_option("limburg")
    let_go(page, waiting, *order)
    path, text = produced(page)
    assert path == "circles/limburg.yml"
    assert text.startswith((EXAMPLE / path).read_text("utf-8").partition("vragen:")[0])


@pytest.mark.parametrize("order", [("kempen", "limburg"), ("limburg", "kempen")], ids=["in-order", "late"])
def test_the_list_is_that_of_the_last_choice(held: Callable[..., Any], order: tuple[str, str]) -> None:
    """Questions to follow up and meetings to change are those of the circle that is chosen."""
    page, waiting = held("?taak=opvolgen&kring=waasland", QUESTIONS)
    page.locator("#veld-kring").select_option("kempen")
    page.locator("#veld-kring").select_option("limburg")
    let_go(page, waiting, *order)
    assert page.locator("#veld-staande option").nth(1).get_attribute("value") == "wifi-plein"
    page, waiting = held("?taak=wijzigen&kring=waasland", MEETINGS)
    page.locator("#veld-kring").select_option("kempen")
    page.locator("#veld-bijeenkomst").select_option("2026-01-22")
    page.locator("#veld-kring").select_option("limburg")
    page.locator("#veld-bijeenkomst").select_option("2025-05-22")
    let_go(page, waiting, *order)
    path, text = produced(page)
    assert (path, text) == ("meetings/limburg/2025-05-22.md", (EXAMPLE / path).read_text("utf-8"))


def test_nothing_of_the_former_choice_is_handed_in(held: Callable[..., Any]) -> None:
    """While a file is on its way, a mail goes to the circle that is chosen, with the place in its file; it needs no more."""
    page, waiting = held("?taak=vraag&kring=waasland", QUESTIONS)
    page.get_by_label("Uw vraag").fill("Wie betaalt de wifi?")
    page.locator("#veld-kring").select_option("kempen")
    to, mail = mailed(page)
    assert to == "kring-kempen@example.org"
    assert "Om te kopiëren in circles/kempen.yml:" in mail["body"]
    let_go(page, waiting, "kempen")
    assert "Wie betaalt de wifi?" in produced(page)[1]


@pytest.mark.parametrize(
    ("query", "field", "value", "files"),
    [
        pytest.param("?taak=vraag&kring=waasland", "kring", "kempen", QUESTIONS, id="question"),
        pytest.param("?taak=opvolgen&kring=waasland", "kring", "kempen", QUESTIONS, id="follow"),
        pytest.param("?taak=wijzigen&kring=kempen", "bijeenkomst", "2026-01-22", MEETINGS, id="meeting"),
    ],
)
def test_what_does_not_load_is_said(example: str, visit: Visit, query: str, field: str, value: str, files: str) -> None:
    """Instead of a form that lacks something; what was typed is there again after a reload."""
    page = open_form(visit, example, query)
    is_new = "vraag" in query
    if is_new:
        page.get_by_label("Uw vraag").fill("Wie betaalt de wifi?")
    page.route(files, lambda route: route.abort())
    page.locator(f"#veld-{field}").select_option(value)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#melden")).to_be_hidden()
    assert ("wat u typte, is bewaard" in page.get_by_role("alert").inner_text()) == is_new
    page.unroute(files)
    page.reload()
    page.wait_for_selector("#melden:visible")
    if is_new:
        assert page.locator("#veld-kring").input_value() == "waasland"
        page.locator("#veld-kring").select_option("kempen")
        expect(page.get_by_label("Uw vraag")).to_have_value("Wie betaalt de wifi?")


def test_the_last_meeting_that_does_not_load(held: Callable[..., Any], example: str, visit: Visit) -> None:
    """It is said beside the button; another circle that was chosen meanwhile gets nothing of it."""
    page, waiting = held("?taak=aankondigen&kring=waasland", MEETINGS)
    page.locator("#zoals-vorige").click()
    page.locator("#veld-kring").select_option("regio-gent")
    let_go(page, waiting, "waasland")
    assert page.locator("#veld-van").input_value() == ""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.route(MEETINGS, lambda route: route.abort())
    page.locator("#zoals-vorige").click()
    expect(page.locator("#noot-vorige")).to_have_text("De vorige bijeenkomst kon niet laden. Probeer het opnieuw.")


def test_a_file_that_cannot_be_read(example: str, visit: Visit) -> None:
    """A question to such a circle still goes by mail; nothing to follow up is found, and a draft about it stays."""
    follow = "?taak=opvolgen&kring=waasland&vraag=toegang-leveranciers"
    page = open_form(visit, example, follow)
    page.get_by_label("Wat gebeurt ermee?").select_option("weg")
    mailed(page)
    page.route("**/melden/vragen/waasland.json", lambda route: route.fulfill(json={}))
    page.goto(f"{example}melden/{follow}")
    page.wait_for_selector("#melden:visible")
    assert page.locator("#veld-staande option").all_inner_texts() == ["Deze kring heeft er nog geen"]
    page.goto(f"{example}melden/?taak=vraag&kring=waasland")
    page.wait_for_selector("#melden:visible")
    assert page.locator("#concepten li").count() == 1
    page.get_by_label("Uw vraag").fill("Wie betaalt de wifi?")
    mailed(page)


def test_a_draft_with_signs_that_nobody_sees(example: str, visit: Visit) -> None:
    """What the file on the site cannot hold makes no difference: the draft is forgotten when it stands there."""
    here = "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17"
    page = open_form(visit, example, here)
    page.locator("#veld-agenda").fill("- Wi\u200bfi\u00ad")
    _, text = produced(page)
    with page.expect_download():
        page.get_by_role("button", name="Bewaar het bestand", exact=True).click()
    files = json.loads(page.request.get(f"{example}melden/kringen/waasland.json").body())
    files["2027-06-17"]["text"] = text
    page.route("**/melden/kringen/waasland.json", lambda route: route.fulfill(json=files))
    page.goto(f"{example}melden/?taak=aankondigen&kring=kempen")
    page.wait_for_selector("#melden:visible")
    assert page.evaluate("Object.keys(localStorage).length") == 0
