"""What a visitor waits for and pays: the first view of a circle page with a search, and the first result on a slow phone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import browser
from scripts.benchmark.corpus import Corpus, reported
from scripts.benchmark.measure import Visit
from scripts.benchmark.report import ARCHIVE, FIRST_VIEW, HEADER, MATERIAL
from scripts.command import Stop
from scripts.commands import weigh
from scripts.preview.static_host import hosted

SLOW_AT_MOST = 1000
"""The largest number of meetings at which the first result is waited for: Material's index grows with it."""

WORD = "vergunning"
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""A slow phone's line: 1.6 Mbit/s, 150 ms to and fro."""

SLOWER = 4
"""How much slower than this machine its processor is."""


def visits(ours: Path, plain: Path | None, corpus: Corpus, rounds: int) -> Iterator[Visit]:
    """The first view, and up to a thousand meetings the first result, round after round; nothing without a browser."""
    try:
        executable = browser.ready()
    except Stop as stop:
        print(f"  {stop}", file=sys.stderr)
        return
    size = len(corpus.meetings)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
        with hosted(ours) as address:
            yield _first_view(chromium, address, f"kringen/{reported(corpus).split('/')[0]}/", size)
        asked = {HEADER: (ours, _header), ARCHIVE: (ours, _archive)} | ({MATERIAL: (plain, _material)} if plain else {})
        for _ in range(rounds if size <= SLOW_AT_MOST else 0):
            for what, (site, ask) in asked.items():
                with hosted(site) as address:
                    yield _first_result(chromium, address, what, ask, size)
        chromium.close()


def _first_view(chromium: Browser, address: str, circle: str, size: int) -> Visit:
    """A circle page, and a first search from there."""
    context = chromium.new_context()
    page = context.new_page()
    traffic = _Traffic(page, address)
    page.goto(address + circle, wait_until="networkidle")
    _search(page)
    page.locator("dialog [role=status]", has_text="voor").wait_for()  # older meetings are counted by then as well
    context.close()
    return traffic.visit(size, FIRST_VIEW, 0.0)


def _first_result(chromium: Browser, address: str, what: str, ask: Callable[[Page, str], None], size: int) -> Visit:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(180_000)
    traffic = _Traffic(page, address)
    traffic.session.send("Network.emulateNetworkConditions", LINE)
    traffic.session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    began = time.perf_counter()
    ask(page, address)
    found = traffic.visit(size, what, time.perf_counter() - began)
    page.wait_for_load_state("networkidle")
    context.close()
    return found


class _Traffic:
    """What a page asked for and received."""

    def __init__(self, page: Page, address: str) -> None:
        self.scale = weigh.Scale(page.context, page)
        self.session = self.scale.session
        self.elsewhere = 0
        page.on("request", lambda request: self._asked(request.url, urlsplit(address).netloc))

    def _asked(self, url: str, host: str) -> None:
        self.elsewhere += urlsplit(url).scheme in {"http", "https", "ws", "wss"} and urlsplit(url).netloc != host

    def visit(self, size: int, what: str, seconds: float) -> Visit:
        """All of it until now."""
        weight = self.scale.read()
        return Visit(size, what, seconds, weight.bytes, weight.requests, self.elsewhere)


def _search(page: Page) -> None:
    page.locator("[data-search-link]").click()
    page.locator("dialog input").fill(WORD)
    page.locator(".kk-result").first.wait_for()


def _header(page: Page, address: str) -> None:
    page.goto(f"{address}agenda/", wait_until="domcontentloaded")
    _search(page)


def _archive(page: Page, address: str) -> None:
    page.goto(f"{address}bijeenkomsten/", wait_until="domcontentloaded")
    page.locator("#filter-q").fill(WORD)
    page.locator("[data-found] article").first.wait_for()


def _material(page: Page, address: str) -> None:
    page.goto(f"{address}agenda/", wait_until="domcontentloaded")
    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input.md-search__input").fill(WORD)
    page.locator(".md-search-result__item").first.wait_for()
