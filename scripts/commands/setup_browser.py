"""Installeert Chromium voor de browsertests (Debian of Ubuntu, als root)."""

from __future__ import annotations

from scripts import browser
from scripts.command import Parser, start


def main(argv: list[str]) -> int:
    """Says which browser there is, after installing one when there was none."""
    Parser("setup-browser", __doc__).parse(argv)
    print(browser.find() or browser.install())
    return 0


if __name__ == "__main__":
    start(main)
