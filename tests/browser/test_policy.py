"""The content security policy: nothing on the site goes against it, whatever a visitor does; and it stops what it should."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.conftest import DESK, PATIENCE, is_own
from tests.browser.test_accessibility import PAGES, kind
from tests.support.built import Built

REPORT = """
document.addEventListener("securitypolicyviolation", (event) =>
  report(`${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))
"""

USE = """async () => {
  const tell = (element, ...names) => {
    for (const name of names) element.dispatchEvent(new Event(name, { bubbles: true, cancelable: true }))
  }
  const pause = (time) => new Promise((go) => setTimeout(go, time))
  for (const each of document.querySelectorAll("details")) each.open = true
  for (const field of document.querySelectorAll("input, textarea")) {
    field.focus()
    if (["checkbox", "radio"].includes(field.type)) field.click()
    else if (field.type !== "file") {
      field.value = { date: "2027-06-01", time: "14:00", number: "3" }[field.type] ?? "veiligheid 9100"
      tell(field, "input", "change")
    }
  }
  if (document.querySelector("main :is(input, textarea)")) await pause(200)
  for (const choice of document.querySelectorAll("select")) {
    choice.selectedIndex = choice.options.length - 1
    tell(choice, "input", "change")
  }
  await pause(50)
  for (const button of document.querySelectorAll("button")) if (button.type !== "submit") button.click()
  for (const form of document.forms) tell(form, "submit")
  await pause(100)
}"""


@pytest.fixture
def watched(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and every violation that happens on it, among which every request to another host."""
    violations: list[str] = []
    context = chromium.new_context(viewport={"width": DESK.width, "height": DESK.height}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    context.expose_function("report", lambda text: violations.append(text))  # noqa: PLW0108 -- Playwright wants a function of Python
    context.add_init_script(REPORT)
    context.on("request", lambda request: violations.append(request.url) if not is_own(request.url) else None)
    yield context.new_page(), violations
    context.close()


def test_nothing_goes_against_the_policy(example: str, watched: tuple[Page, list[str]]) -> None:
    """Every kind of page, with every field, choice, button and form of it used: no other host is asked for anything."""
    page, violations = watched
    for address in (*PAGES.values(), "404.html"):
        page.goto(example + address)
        use(page)
    assert violations == []


def test_nothing_that_leads_on_goes_against_it(
    example: str, example_site: Built, watched: tuple[Page, list[str]]
) -> None:
    """Every kind of address of before."""
    page, violations = watched
    files = [file for file, html in example_site.pages.items() if html.all("meta", **{"http-equiv": "refresh"})]
    former = {kind(file.removesuffix("index.html")): file for file in files}
    assert len(former) >= 3
    for file in former.values():
        page.goto(example + file)
        page.locator("main#hoofdinhoud").wait_for()
    assert violations == []


def use(page: Page) -> None:
    """Fills every field, takes the last of every choice, presses every button and sends every form, as scripts see it."""
    try:
        page.evaluate(USE)
    except Error:  # what was pressed leads to another page, and the script ended there
        page.wait_for_timeout(100)


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
