"""axe-core on every kind of page: WCAG 2.2 AA and best practices, light and dark, phone and desk; and 200 % zoom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NO_SCRIPT, VIEWS, View, Visit, each_view
from tests.support.built import Built

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
"""axe-core itself, as the package carries it."""

RUN = """() => axe.run(document, {
    preload: false, // of style sheets and videos, which none of these rules looks at
    resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})"""

PAGES = {
    "home": "",
    "circles": "kringen/",
    "circle": "kringen/waasland/",
    "circle-starting": "kringen/middenkust/",
    "circle-unconfirmed": "kringen/midwest/",
    "circle-dormant": "kringen/limburg/",
    "circle-stopped": "kringen/westhoek/",
    "circle-embedded": "kringen/waasland/insluiten/",
    "agenda": "agenda/",
    "questions": "vragen/",
    "software": "software/",
    "speakers": "sprekers/",
    "program": "software/voorbeeldkluis/",
    "meeting-coming": "bijeenkomsten/waasland/2027-03-11/",
    "meeting-moved": "bijeenkomsten/waasland/2027-09-09/",
    "meeting-cancelled": "bijeenkomsten/regio-gent/2027-05-18/",
    "meeting-past": "bijeenkomsten/waasland/2025-03-13/",
    "archive": "bijeenkomsten/",
    "archive-filtered": "bijeenkomsten/?kring=waasland",
    "archive-searched": "bijeenkomsten/?q=wachtwoord",
    "archive-year": "bijeenkomsten/2025/",
    "archive-circle": "bijeenkomsten/waasland/",
    "topics": "onderwerpen/",
    "topic": "onderwerpen/informatieveiligheid/",
    "search": "zoeken/?q=veiligheid",
    "about": "over/",
    "join": "meedoen/",
    "trekkers": "trekkers/",
    "trekkers-files": "trekkers-bestanden/",
    "trekkers-keys": "trekkers-velden/",
    "trekkers-messages": "trekkers-meldingen/",
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "open-data": "open-data/",
    "follow-up": "opvolging/",
    "form": "melden/",
    "not-found": "nergens/",
}
"""Every kind of page of the example."""

REAL = {
    "home": "",
    "circle": "kringen/waasland/",
    "agenda": "agenda/",
    "questions": "vragen/",
    "archive": "bijeenkomsten/",
}
"""Pages that look different while nothing is announced."""

DAILY = (View("light", 1280), View("dark", 390))
"""Each kind of page in light and dark, on a desk and on a phone; the other two ways run with `test --all`."""

THE_REST = tuple(view for view in VIEWS if view not in DAILY)

ZOOMED = (390, 640, 320)
"""A phone, and a desk screen of 1280 at 200 % and 400 % (WCAG 1.4.4, 1.4.10)."""


@pytest.fixture(scope="module")
def tabs(chromium: Browser) -> Iterator[dict[View, Page]]:
    """A page for each view, on which tests open their own address and touch nothing: pages differ, visitors do not."""
    contexts = {
        view: chromium.new_context(
            viewport={"width": view.width, "height": view.height},
            color_scheme=view.scheme,
            locale="nl-BE",
            reduced_motion="reduce",
        )
        for view in VIEWS
    }
    for context in contexts.values():
        context.add_init_script(AXE)
    yield {view: context.new_page() for view, context in contexts.items()}
    for context in contexts.values():
        context.close()


def findings(page: Page) -> list[str]:
    """What axe-core finds, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(RUN)
    return [
        f"{rule['id']}: {node['target']} {node['html'][:120]}" for rule in found["violations"] for node in rule["nodes"]
    ]


def findings_in_each_view(page: Page) -> dict[str, list[str]]:
    """The same in each view in which there are some, with what makes the page scroll sideways."""
    found = {}
    for view in each_view(page):
        width = page.evaluate("document.documentElement.scrollWidth")
        found[str(view)] = findings(page) + ([f"{width} wide"] if width > view.width else [])
    return {view: lines for view, lines in found.items() if lines}


def kind(address: str) -> str:
    """The kind of page at an address: what a circle, meeting, year, topic or program is called does not count."""
    address = re.sub(r"^(kringen|onderwerpen|software)/[^/]+/$", r"\1/*/", address.partition("?")[0])
    address = re.sub(r"^bijeenkomsten/[0-9]{4}/$", "bijeenkomsten/#/", address)
    address = re.sub(r"^kringen/[^/]+/insluiten/$", "kringen/*/insluiten/", address)
    return re.sub(
        r"^bijeenkomsten/[^/#]+/([^/]+/)?$", lambda found: f"bijeenkomsten/*/{'*/' * bool(found[1])}", address
    )


def test_every_kind_of_page_is_looked_at(example_site: Built) -> None:
    """A page of a new kind is missing in PAGES until it is added there; redirects have a test of their own."""
    files = [file for file, page in example_site.pages.items() if not page.all("meta", **{"http-equiv": "refresh"})]
    built = {kind(file.removesuffix("index.html")) for file in files if file != "404.html"}
    assert {kind(address) for name, address in PAGES.items() if name != "not-found"} == built


@pytest.mark.parametrize("view", [*DAILY, *(pytest.param(view, marks=pytest.mark.slow) for view in THE_REST)], ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(tabs: dict[View, Page], example: str, name: str, view: View) -> None:
    """0 findings."""
    page = tabs[view]
    page.goto(example + PAGES[name])
    if "?" in PAGES[name]:
        page.locator(".kk-result, [data-found] article").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("view", DAILY, ids=str)
@pytest.mark.parametrize("name", REAL)
def test_axe_finds_nothing_while_nothing_is_announced(tabs: dict[View, Page], real: str, name: str, view: View) -> None:
    """0 findings on the empty states."""
    page = tabs[view]
    page.goto(real + REAL[name])
    assert findings(page) == []


@pytest.mark.parametrize("view", DAILY, ids=str)
def test_axe_finds_nothing_in_what_opens(visit: Visit, example: str, view: View) -> None:
    """The search dialog with results, and the menu of a phone."""
    page = visit(f"{example}agenda/", view, reduced_motion="reduce")
    if view.width < 600:
        page.get_by_role("button", name="Menu").click()
        assert findings(page) == []
    page.locator("[data-search-link]").click()
    page.get_by_role("searchbox").fill("veiligheid")
    page.locator(".kk-result").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("view", DAILY, ids=str)
@pytest.mark.parametrize("name", ["home", "circles"])
def test_axe_finds_nothing_in_the_finder(tabs: dict[View, Page], example: str, name: str, view: View) -> None:
    """The list of suggestions with one of them active, then the answer."""
    page = tabs[view]
    page.goto(example + PAGES[name])
    page.get_by_role("combobox").fill("belsele")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    assert findings(page) == []
    page.keyboard.press("Enter")
    page.locator("[data-antwoord] a").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("view", DAILY, ids=str)
@pytest.mark.parametrize("address", ["kringen/", "kringen/waasland/", "onderwerpen/"])
def test_axe_finds_nothing_in_unfolded_tables(tabs: dict[View, Page], example: str, address: str, view: View) -> None:
    """The tables beside the map and the pictures, opened."""
    page = tabs[view]
    page.goto(example + address)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= view.width


def test_axe_finds_nothing_on_a_redirect(tabs: dict[View, Page], example: str, example_site: Built) -> None:
    """The page at a former address, as who lands on it without following sees it."""
    old = next(file for file, page in example_site.pages.items() if page.all("meta", **{"http-equiv": "refresh"}))
    html = re.sub(r"<meta http-equiv[^>]*>", "", (example_site.folder / old).read_text(encoding="utf-8"))
    page = tabs[VIEWS[0]]
    page.goto(example)
    page.set_content(html)
    assert findings(page) == []


@pytest.mark.parametrize(
    ("view", "widths"), [(VIEWS[0], ZOOMED), (NO_SCRIPT, (NO_SCRIPT.width,))], ids=["zoomed", "no-script"]
)
def test_nothing_is_wider_than_the_screen(visit: Visit, example: str, view: View, widths: tuple[int, ...]) -> None:
    """No sideways scrolling at 200 % and 400 % zoom, on a phone, and without scripts (WCAG 1.4.4, 1.4.10)."""
    wide = {}
    page = visit(example, view)
    metrics = page.context.new_cdp_session(page)  # sees the whole page, also where scripts are off
    for name, path in PAGES.items():
        page.goto(example + path)
        for width in widths:
            page.set_viewport_size({"width": width, "height": view.height})
            found = metrics.send("Page.getLayoutMetrics")["cssContentSize"]["width"]
            if found > width:
                wide[f"{name} at {width}"] = found
    assert wide == {}


def test_focus_is_visible_and_in_order(visit: Visit, example: str) -> None:
    """The first stop skips to the content; each stop in the header shows where it is (WCAG 2.4.1, 2.4.7)."""
    page = visit(example, reduced_motion="reduce")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.locator(":focus").evaluate("e => getComputedStyle(e).opacity") == "1"
    for expected in ("Regionale kenniskringen", "Zoeken", "Donkere kleuren", "Start", "Kringen"):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        assert " ".join((focused.text_content() or "").split()) == expected
        assert focused.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2


def test_colours_can_be_chosen_and_stay(visit: Visit, example: str) -> None:
    """The button says its state, the choice holds on the next page, and choosing the device's own forgets it."""
    page = visit(example, reduced_motion="reduce")
    button = page.get_by_role("button", name="Donkere kleuren")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.goto(f"{example}agenda/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 28)"
    button.click()
    assert page.evaluate("localStorage.length") == 0
