"""Meet hoe lang een trage telefoon op een eerste zoekresultaat wacht, naast Material; `python -m scripts.benchmark.first_result 1000`."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import browser
from scripts.benchmark import builders, corpus
from scripts.benchmark.measure import run
from scripts.environment import ROOT
from scripts.static_host import hosted

ROUNDS = 3
WORD = "vergunning"
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
"""A slow phone's line: 1.6 Mbit/s, 150 ms to and fro."""


def main(argv: list[str]) -> int:
    """Builds both sites of one corpus, and measures in turn from the click in an empty browser to a result that shows."""
    size = int(argv[0]) if argv else 1000
    work = ROOT / ".cache" / "bench" / f"search-{size}"
    shutil.rmtree(work, ignore_errors=True)
    made = corpus.write_corpus(work / "root", size)
    ours, yard = builders.builders(made, work)[:2]
    for builder in (ours, yard):
        run(builder.command, builder.folder, builders.variables(work))
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.ready(), args=["--no-sandbox", "--disable-gpu"])
        rows = {
            "header": (ours.site, _header),
            "archive": (ours.site, _archive),
            "Material": (yard.site, _material),
        }
        found: dict[str, list[tuple[float, int]]] = {name: [] for name in rows}
        for _ in range(ROUNDS):
            for name, (site, ask) in rows.items():
                found[name].append(_measured(chromium, site, ask))
        chromium.close()
    for name, runs in found.items():
        seconds, sizes = statistics.median(each[0] for each in runs), max(each[1] for each in runs)
        print(f"{size} {name}: {seconds:.2f} s to the first result, {sizes / 1000:.1f} kB from the first view on")
    return 0


def _measured(chromium: Browser, site: Path, ask: Any) -> tuple[float, int]:
    """Seconds from asking for the page to the first result, and the bytes that came until then."""
    with hosted(site) as address:
        context = chromium.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        page.set_default_timeout(180_000)
        session = context.new_cdp_session(page)
        sizes: list[int] = []
        session.send("Network.enable")
        session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        session.send("Network.emulateNetworkConditions", LINE)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        began = time.perf_counter()
        ask(page, address)
        took, weight = time.perf_counter() - began, sum(sizes)
        page.wait_for_load_state("networkidle")
        context.close()
        return took, weight


def _header(page: Page, address: str) -> None:
    page.goto(f"{address}agenda/", wait_until="domcontentloaded")
    page.locator("[data-search-link]").click()
    page.locator("dialog input").fill(WORD)
    page.locator(".kk-result").first.wait_for()


def _archive(page: Page, address: str) -> None:
    page.goto(f"{address}bijeenkomsten/", wait_until="domcontentloaded")
    page.locator("#filter-q").fill(WORD)
    page.locator("[data-found] article").first.wait_for()


def _material(page: Page, address: str) -> None:
    page.goto(f"{address}agenda/", wait_until="domcontentloaded")
    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input.md-search__input").fill(WORD)
    page.locator(".md-search-result__item").first.wait_for()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
