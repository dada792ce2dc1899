"""Copying the address of a calendar, with the keyboard and where the browser refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from scripts.preview.server import hosted
from tests.browser.conftest import NO_SCRIPT, VIEWS, View, Visit
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import build
from tests.support.feeds import BASE

ADDRESS = f"{BASE}kringen/waasland/agenda.ics"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example, built for a public address."""
    folder = tmp_path_factory.mktemp("published")
    with hosted(build(EXAMPLE, EXAMPLE_NOW, folder, KRINGEN_SITE_URL=BASE).folder) as address:
        yield address


def test_the_address_is_copied_with_the_keyboard(published: str, visit: Visit) -> None:
    """Enter on the button; the page says that it happened, for who does not see the clipboard."""
    page = visit(f"{published}kringen/waasland/", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer het adres").press("Enter")
    page.get_by_role("status").filter(has_text="Gekopieerd.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS


def test_where_copying_is_refused_the_address_is_selected(published: str, visit: Visit) -> None:
    page = visit(f"{published}kringen/waasland/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    page.get_by_role("button", name="Kopieer het adres").click()
    page.get_by_role("status").filter(has_text=re.compile("geselecteerd")).wait_for()
    assert page.evaluate("getSelection().toString()") == ADDRESS


def test_without_script_there_is_no_button_that_does_nothing(published: str, visit: Visit) -> None:
    page = visit(f"{published}kringen/waasland/", NO_SCRIPT)
    assert not page.get_by_role("button", name="Kopieer het adres").is_visible()
    assert page.get_by_text(ADDRESS).is_visible()


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_the_steps_unfold_and_nothing_sticks_out(published: str, visit: Visit, view: View) -> None:
    page = visit(f"{published}agenda/", view)
    page.get_by_text("Google Agenda").first.click()
    assert page.get_by_text("Via URL").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width
