"""What every browser test uses: one Chromium, the built sites on an address, and the ways a visitor looks at a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts import browser
from scripts.command import Stop
from scripts.preview.server import hosted
from tests.support.built import Built

ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # it finds no other host, whatever a page asks
)
PATIENCE = 10_000
"""How long a page may take to show what a test waits for, in milliseconds."""


@dataclass(frozen=True)
class View:
    """How a visitor looks at the site."""

    scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    script: bool = True

    @property
    def height(self) -> int:
        """A phone is taller than wide, a desk screen is not."""
        return 844 if self.width < 600 else 800

    def __str__(self) -> str:
        return f"{self.scheme}-{self.width}{'' if self.script else '-no-script'}"


DESK = View()
PHONE = View(width=390)
NO_SCRIPT = View(script=False)
VIEWS = tuple(View(scheme, width) for scheme in ("light", "dark") for width in (390, 1280))
"""Light and dark, on a phone and on a desk; `pytest.mark.parametrize("view", VIEWS, ids=str)`."""

Visit = Callable[..., Page]
"""`visit(address, view=DESK, now=None, **context)` opens a page in a context of its own, closed after the test; `now` stops its clock."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder drives a browser."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser of this machine, started once for this folder; without one the tests fail with the sentence that says what to do."""
    try:
        executable = browser.ready()
    except Stop as stop:
        pytest.fail(str(stop), pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def real(real_site: Built) -> Iterator[str]:
    """The address of the real site, ending in a slash."""
    with hosted(real_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def example(example_site: Built) -> Iterator[str]:
    """The address of the example site, ending in a slash."""
    with hosted(example_site.folder) as address:
        yield address


@contextmanager
def visiting(chromium: Browser) -> Iterator[Visit]:
    """Opens pages; fails when a script of a page stopped with an error, or when another host was asked for something."""
    contexts, troubles = [], []

    def open_page(address: str, view: View = DESK, now: dt.datetime | None = None, **context: Any) -> Page:
        made = chromium.new_context(
            viewport={"width": view.width, "height": view.height},
            color_scheme=view.scheme,
            java_script_enabled=view.script,
            locale="nl-BE",
            timezone_id="Europe/Brussels",
            **context,
        )
        made.set_default_timeout(PATIENCE)
        contexts.append(made)
        page = made.new_page()
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on(
            "requestfailed",  # the browser finds no other host; to hear of each request takes a seventh of the time
            lambda request: troubles.append(request.url) if not is_own(request.url) else None,
        )
        if now:
            page.clock.set_fixed_time(now)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visit]:
    """Pages of one test, as `visiting` opens them."""
    with visiting(chromium) as open_page:
        yield open_page


@pytest.fixture(scope="package")
def modules(chromium: Browser, example: str) -> Iterator[Page]:
    """A page on which tests ask the form's own modules for what they make of values; nothing is typed or kept there."""
    with visiting(chromium) as open_page:
        page = open_page(f"{example}melden/")
        page.wait_for_selector("#melden:visible")
        yield page


def each_view(page: Page, views: Iterable[View] = VIEWS) -> Iterator[View]:
    """Shows an opened page in each view, one after the other; its colours follow the device at the next frame."""
    for view in views:
        page.set_viewport_size({"width": view.width, "height": view.height})
        page.emulate_media(color_scheme=view.scheme)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        yield view


def is_own(address: str) -> bool:
    """Whether a request stays with the site, or needs no host at all."""
    return address.startswith(("http://127.0.0.1:", "data:", "blob:", "about:"))
