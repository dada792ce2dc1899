"""Searching from the header on a site with more meetings than its index holds: older ones are found too, by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from kringen.search import RECENT
from scripts.benchmark import corpus
from scripts.preview.server import hosted
from tests.browser.conftest import PHONE, Visit
from tests.support.built import build

NEW, OLD = "Een kompas voor de toekomst", "Het eerste kompas van de regio"
"""The titles of a meeting that the header's index holds, and of the oldest one."""

IN_REPORT = "sterrenwacht"
"""A word deep in the report of the oldest."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a site with some meetings more than the header's index holds, and the oldest meeting."""
    made = corpus.write_corpus(tmp_path_factory.mktemp("corpus"), RECENT + 20)
    by_age = sorted(made.meetings, key=lambda name: name.split("/")[1])
    for name, title in ((by_age[0], OLD), (corpus.reported(made), NEW)):
        path = made.root / f"meetings/{name}.md"
        _, _, rest = path.read_text(encoding="utf-8").partition("\ndatum:")
        path.write_text(f"---\ntitel: {title}\ndatum:{rest}", encoding="utf-8", newline="\n")
    oldest = made.root / f"meetings/{by_age[0]}.md"
    text = oldest.read_text(encoding="utf-8")
    oldest.write_text(f"{text}\nDe {IN_REPORT} sluit de dag af.\n", encoding="utf-8", newline="\n")
    with hosted(build(made.root, corpus.NOW, tmp_path_factory.mktemp("site")).folder) as address:
        yield address, by_age[0]


def test_an_older_meeting_by_keyboard_alone(large: tuple[str, str], visit: Visit) -> None:
    """The newest come first, older ones below; arrows lead from one to the other, and Enter opens the page."""
    site, oldest = large
    page = visit(f"{site}agenda/")
    fetched = archive_requests(page)
    page.locator("[data-search-link]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert fetched == []
    page.keyboard.type("kompas")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("2 resultaten voor “kompas”.")
    assert titles(dialog) == [NEW, OLD]
    assert "index.json" in fetched
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("link", name=OLD)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/bijeenkomsten/{oldest}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(OLD)


def test_all_results_hold_older_meetings_too(large: tuple[str, str], visit: Visit) -> None:
    """Enter in the dialog leads to the page of results, where the older meeting stands as well, on a phone too."""
    site, _ = large
    page = visit(site, PHONE)
    page.locator("[data-search-link]").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("kompas")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoeken/?q=kompas")
    expect(page.get_by_role("status")).to_have_text("2 resultaten voor “kompas”.")
    assert titles(page.locator("main")) == [NEW, OLD]


def test_a_word_deep_in_an_old_report(large: tuple[str, str], visit: Visit) -> None:
    """The header finds it through the archive's index; the full text, one link further, shows the sentence."""
    site, _ = large
    page = visit(site)
    page.locator("[data-search-link]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(IN_REPORT)
    expect(dialog.get_by_role("status")).to_have_text(f"1 resultaat voor “{IN_REPORT}”.")
    assert titles(dialog) == [OLD]
    dialog.get_by_role("link", name="Zoek in de volledige verslagen").click()
    page.wait_for_url(f"**/bijeenkomsten/?q={IN_REPORT}")
    expect(page.locator("[data-found] .kk-card__found")).to_have_text(f"De {IN_REPORT} sluit de dag af.")


def test_without_the_archive_the_newest_are_found(large: tuple[str, str], visit: Visit) -> None:
    """When only the header's index can be fetched, what it holds is shown."""
    site, _ = large
    page = visit(site)
    page.route("**/zoeken/archief/**", lambda route: route.abort())
    page.locator("[data-search-link]").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("kompas")
    expect(dialog.get_by_role("status")).to_have_text("1 resultaat voor “kompas”.")
    assert titles(dialog) == [NEW]


def titles(place: Locator) -> list[str]:
    """What is found, in order."""
    return place.locator(".kk-result__title").all_inner_texts()


def archive_requests(page: Page) -> list[str]:
    """The names of the files of the archive's index that a page asks for from now on."""
    made: list[str] = []
    page.on(
        "request", lambda request: made.append(Path(request.url).name) if "/zoeken/archief/" in request.url else None
    )
    return made
