"""Zoekt fouten in de kringen, de bijeenkomsten en de pagina's."""

from __future__ import annotations

import os

from kringen.edge.repository import Findings, conclusion, examine, lines
from kringen.model import Site
from scripts import options
from scripts.command import Stop, start


def main(argv: list[str]) -> int:
    """Prints every problem and a closing line; 1 when there are errors."""
    parser = options.parser("check", __doc__)
    chosen = parser.parse(argv)
    found = examine(chosen.root, options.now(chosen.now))
    report(found)
    print(conclusion(found))
    return 0 if found.is_sound else 1


def sound_site(found: Findings) -> Site:
    """The site of a repository without errors; with errors they are printed, and the command ends."""
    if not found.is_sound:
        report(found)
        raise Stop(f"Verbeter eerst wat hierboven staat: {conclusion(found)}")
    return found.site


def report(found: Findings, most_hints: int | None = None) -> None:
    """Prints each problem on a line, as `repository.lines` does."""
    for line in lines(found, os.environ, most_hints):
        print(line)


if __name__ == "__main__":
    start(main)
