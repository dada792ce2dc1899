"""Meet hoeveel een eerste bezoek en een volgende klik kosten, in een echte browser."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from kringen.edge.repository import examine
from scripts import browser, options
from scripts.command import Parser, start
from scripts.commands import build
from scripts.environment import ROOT
from scripts.preview.server import hosted

EXAMPLE = ROOT / "tests" / "example"
CIRCLE = "kringen/waasland/"
NEXT = ".kk-card__title a"
"""What the visitor clicks on then: the first meeting."""


@dataclass(frozen=True)
class Weight:
    """What came over the line, gzip and headers included."""

    requests: int
    bytes: int

    def __str__(self) -> str:
        return f"{self.requests} verzoeken, {self.bytes / 1000:.1f} kB".replace(".", ",")


def main(argv: list[str]) -> int:
    """Builds the example and prints what a visit to a circle page costs."""
    parser = Parser("weigh", __doc__)
    options.add_now(parser)
    chosen = parser.parse(argv)
    now = options.now(chosen.now or options.moment("2027-03-11T13:00"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build.render(examine(EXAMPLE, now), EXAMPLE, now, Path(folder))
        chromium = playwright.chromium.launch(executable_path=browser.ready(), args=["--no-sandbox"])
        with hosted(Path(folder)) as address:
            first, later = weigh(chromium, address)
            found = weigh_search(chromium, address)
        chromium.close()
    print(f"Eerste bezoek aan een kring: {first}")
    print(f"Daarna een bijeenkomst:      {later}")
    print(f"Daarna een eerste zoekopdracht: {found}")
    return 0


def weigh(chromium: Browser, address: str) -> tuple[Weight, Weight]:
    """A first visit to a circle page with an empty cache, and the click on its first meeting after that."""
    context = chromium.new_context()
    page = context.new_page()
    scale = Scale(context, page)
    page.goto(address + CIRCLE, wait_until="networkidle")
    first = scale.read()
    page.locator(NEXT).first.click()
    page.wait_for_load_state("networkidle")
    later = scale.read()
    context.close()
    return first, later


def weigh_search(chromium: Browser, address: str) -> Weight:
    """What a first search fetches on top of the page it starts from."""
    context = chromium.new_context()
    page = context.new_page()
    scale = Scale(context, page)
    page.goto(address + CIRCLE, wait_until="networkidle")
    scale.read()
    page.locator("[data-search-link]").click()
    page.locator("dialog input").fill("veiligheid")
    page.locator(".kk-result").first.wait_for()
    page.wait_for_load_state("networkidle")
    found = scale.read()
    context.close()
    return found


class Scale:
    """Adds up what Chromium says it received; what came from its cache weighs nothing."""

    def __init__(self, context: BrowserContext, page: Page) -> None:
        self.sizes: list[int] = []
        self.session = context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:
            self.sizes.append(int(event["encodedDataLength"]))

    def read(self) -> Weight:
        """What was received since the last reading."""
        read, self.sizes = Weight(len(self.sizes), sum(self.sizes)), []
        return read


if __name__ == "__main__":
    start(main)
