"""Zoekt fouten in de kringen, de bijeenkomsten en de pagina's."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import findings
from findings import Findings, conclusion
from kringen.model import Site
from memory import remembering
from scripts import options
from scripts.command import Parser, Stop, start

__all__ = ["conclusion", "examine", "report", "sound_site"]


def main(argv: list[str]) -> int:
    """Prints every problem and a closing line; 1 when there are errors."""
    parser = Parser("check", __doc__)
    options.add_root(parser)
    options.add_now(parser)
    chosen = parser.parse(argv)
    found = examine(chosen.root, options.now(chosen.now))
    report(found)
    print(conclusion(found))
    return 0 if found.is_sound else 1


def examine(root: Path, now: dt.datetime) -> Findings:
    """Reads a repository and applies every rule."""
    with remembering(os.environ) as memory:
        return findings.examine(root, now, os.environ, memory)


def sound_site(found: Findings) -> Site:
    """The site of a repository without errors; with errors they are printed, and the command ends."""
    if not found.is_sound:
        report(found)
        raise Stop(f"Verbeter eerst wat hierboven staat: {conclusion(found)}")
    return found.site


def report(found: Findings, most_hints: int | None = None) -> None:
    """Prints each problem on a line, as `findings.lines` does."""
    for line in findings.lines(found, os.environ, most_hints):
        print(line)


if __name__ == "__main__":
    start(main)
