"""How long a trekker waits: from saving a report to the moment at which the preview shows it."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from scripts.benchmark.builders import serve
from scripts.benchmark.corpus import Corpus, reported, with_mark
from scripts.benchmark.measure import Cost
from scripts.environment import ROOT

PATIENCE = 120.0
"""After how many seconds the preview is given up."""


class NotShown(AssertionError):
    """The preview did not come, or did not show the change."""


def save_to_visible(corpus: Corpus, work: Path, rounds: int, variables: dict[str, str]) -> list[Cost]:
    """The wall time of each round; the page is asked for every hundredth of a second."""
    command = serve(corpus, _free_port())
    log = work / "serve.log"
    with (
        log.open("w", encoding="utf-8") as said,
        subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        ) as server,
    ):
        try:
            address = _address(log)
            return [_round(corpus, f"{address}bijeenkomsten/{reported(corpus)}/", number) for number in range(rounds)]
        finally:
            server.terminate()


def _round(corpus: Corpus, page: str, number: int) -> Cost:
    mark = f"Zichtbaar{number}"
    path = corpus.root / "meetings" / f"{reported(corpus)}.md"
    text = with_mark(path.read_text(encoding="utf-8"), mark)
    time.sleep(1)  # the former build has come to rest
    began = time.perf_counter()
    path.write_text(text, encoding="utf-8", newline="\n")
    _wait(lambda: mark in _shown(page), f"{page} does not show {mark}")
    return Cost(time.perf_counter() - began, 0.0, 0)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _address(log: Path) -> str:
    _wait(lambda: "De site is gemaakt" in log.read_text(encoding="utf-8"), "the preview did not start")
    found = re.search(r"http://127\.0\.0\.1:[0-9]+/", log.read_text(encoding="utf-8"))
    assert found
    return found[0]


def _shown(page: str) -> str:
    with urllib.request.urlopen(page, timeout=10) as answer:  # noqa: S310 -- our own server
        return str(answer.read().decode())


def _wait(holds: Callable[[], bool], complaint: str) -> None:
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            raise NotShown(complaint)
        time.sleep(0.01)
