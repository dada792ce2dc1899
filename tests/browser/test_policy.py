"""The content security policy: nothing on the site goes against it, whatever a visitor does; and it stops what it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESK
from tests.built import Built

REPORT = """
document.addEventListener("securitypolicyviolation", (event) =>
  report(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""


@pytest.fixture
def watched(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and every violation that happens on it."""
    violations: list[str] = []
    context = chromium.new_context(viewport={"width": DESK.width, "height": DESK.height}, accept_downloads=True)
    context.set_default_timeout(1_000)
    context.expose_function("report", lambda text: violations.append(text))  # noqa: PLW0108 -- Playwright wants a function of Python
    context.add_init_script(REPORT)
    yield context.new_page(), violations
    context.close()


def kinds(site: Built) -> list[str]:
    """One page of every kind: all at the top, and the first of each folder below."""
    addresses: dict[str, str] = {}
    for file in site.pages:
        address = file.removesuffix("index.html")
        kind = re.sub(r"[^/]+/$", "*/", address) if address.count("/") > 1 else address
        addresses.setdefault(f"{kind} {leads_on(site, address)}", address)
    return sorted({*addresses.values(), "nergens/"})


def leads_on(site: Built, address: str) -> bool:
    """Whether the page at an address leads to another one by itself."""
    file = f"{address}index.html" if address.endswith("/") or not address else address
    return file in site.pages and bool(site.pages[file].all("meta", **{"http-equiv": "refresh"}))


def test_nothing_goes_against_the_policy(example: str, example_site: Built, watched: tuple[Page, list[str]]) -> None:
    """Every kind of page, 404 and redirects included, with every field, choice and button of it used."""
    page, violations = watched
    tour = kinds(example_site)
    assert {"", "404.html", "zoeken/", "bijeenkomsten/", "kringen/"} <= set(tour)
    for address in tour:
        page.goto(example + address)
        if leads_on(example_site, address):
            page.wait_for_function("document.querySelector('main#hoofdinhoud')")
        else:
            use(page, example + address)
    assert violations == []


def use(page: Page, address: str) -> None:
    """Opens what opens, types in every field, takes the last of every choice, and presses every button."""
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    for field in page.locator("input[type=search]:visible, input[type=text]:visible, textarea:visible").all():
        field.fill("veiligheid 9100")
        page.wait_for_timeout(50)
    for choice in page.locator("select:visible").all():
        choice.select_option(index=choice.locator("option").count() - 1)
    for box in page.locator("input[type=checkbox]:visible, input[type=radio]:visible").all():
        box.click(force=True)
    for number in range(page.locator("button:visible").count()):
        button = page.locator("button:visible").nth(number)
        if button.count() and button.is_enabled():
            button.click(force=True, no_wait_after=True)
            page.wait_for_timeout(20)
        if page.url.partition("?")[0].partition("#")[0] != address:
            page.goto(address)


@pytest.mark.parametrize(
    ("text", "directive"),
    [
        pytest.param("<script>document.title = 'gekaapt'</script>", "script-src-elem", id="script"),
        pytest.param("<img src=x onerror=\"document.title = 'gekaapt'\">", "script-src-attr", id="handler"),
        pytest.param("<p style='position:fixed'>", "style-src-attr", id="style"),
        pytest.param("<style>body{display:none}</style>", "style-src-elem", id="sheet"),
        pytest.param("<iframe src='/'></iframe>", "frame-src", id="frame"),
        pytest.param("<img src='https://example.org/x.png'>", "img-src", id="image"),
        pytest.param("<base href='https://example.org/'>", "base-uri", id="base"),
        pytest.param("<object data='/index.html'></object>", "object-src", id="object"),
    ],
)
def test_the_policy_stops_what_gets_in(
    example_site: Built, watched: tuple[Page, list[str]], tmp_path: Path, text: str, directive: str
) -> None:
    """Should markup ever get into a page, then nothing of it works."""
    page, violations = watched
    html = example_site.html("over").replace("</article>", f"{text}</article>")
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("http://127.0.0.1:1/over/")
    assert page.title().startswith("Over")
    assert [each for each in violations if f" {directive} " in each]
