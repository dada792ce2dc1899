"""What a visit costs: the numbers of the README hold, and nothing is asked of another host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from scripts.commands.weigh import weigh, weigh_search
from tests.support.running import ROOT

MARGIN = 1.1
"""How much more than the README says a visit may cost before the README, or the site, must change."""


@pytest.mark.parametrize("row", ["First visit to a circle page", "A meeting after that", "A first search after that"])
def test_the_readme_says_what_a_visit_costs(chromium: Browser, example: str, row: str) -> None:
    """At most a tenth more bytes, and no more requests, than `run.py weigh` gave when the README was written."""
    said = re.search(rf"\| {row} \| (\d+) \| ([\d.]+) kB \|", (ROOT / "scripts/README.md").read_text(encoding="utf-8"))
    assert said
    measured = dict(
        zip(("First visit to a circle page", "A meeting after that"), weigh(chromium, example), strict=True)
    )
    found = measured.get(row) or weigh_search(chromium, example)
    assert found.requests <= int(said[1])
    assert float(said[2]) / 2 <= found.bytes / 1000 <= float(said[2]) * MARGIN
