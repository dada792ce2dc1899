"""Meet hoe snel de site gemaakt wordt en getoond, naast andere generatoren."""

from __future__ import annotations

import sys
from pathlib import Path

from scripts.benchmark import others, report, rounds, targets
from scripts.benchmark.measure import Failed, Measured, set_aside
from scripts.benchmark.verify import NotDone
from scripts.command import WRONG_USE, Parser, Stop, start
from scripts.environment import ROOT

KEPT = rounds.WORK / "figures.json"
"""The raw figures of the last run, whole or not."""


def main(argv: list[str]) -> int:
    """Runs the builders in turn, round after round, and prints what was asked beside what was measured."""
    chosen = _parser().parse(argv)
    sizes = _sizes(chosen.sizes)
    if chosen.others:
        others.install()
    for name in others.missing():
        print(f"  {name} is hier niet geïnstalleerd (zie --others)", file=sys.stderr)
    measured = Measured()
    try:
        with set_aside(rounds.WORK) as aside:
            for size in sizes:
                rounds.measure(size, chosen.rounds or _rounds(size), measured, aside)
    except (NotDone, Failed) as reason:
        raise Stop(str(reason)) from None
    finally:  # what was measured is shown and kept, also after Ctrl-C
        found = report.figures(measured, others.versions())
        if measured.costs:
            report.keep(found, chosen.json)
        print(text_of(found) if measured.costs else "Er is niets gemeten.")
    if chosen.write:
        report.write(found, text_of(found))
    return 0


def _parser() -> Parser:
    parser = Parser("bench", __doc__)
    parser.add_argument(
        "--sizes", metavar="AANTALLEN", default="60,250,1000,4000,10000", help="aantallen bijeenkomsten"
    )
    text = "hoe vaak elke bouw gemeten wordt (standaard 3, 2 vanaf 4.000 en 1 vanaf 10.000 bijeenkomsten)"
    parser.add_argument("--rounds", metavar="AANTAL", type=int, help=text)
    parser.add_argument("--json", metavar="BESTAND", type=Path, default=KEPT, help="waar de ruwe cijfers komen")
    text = "haalt eerst Zensical, Hugo en Eleventy op, één keer, 210 MB in .cache/; Eleventy vraagt Node.js"
    parser.add_argument("--others", action="store_true", help=text)
    text = f"zet de tabel in README.md en de ruwe cijfers in {report.FIGURES.relative_to(ROOT).as_posix()}"
    parser.add_argument("--write", action="store_true", help=text)
    return parser


def text_of(found: report.Figures) -> str:
    """What the README shows."""
    parts = (report.table(found), report.visit_table(found))
    details = "\n\n".join(["<details><summary>All figures</summary>", *filter(None, parts), "</details>"])
    return f"{targets.table(found)}\n\n{details}\n\n{report.machine(found)}"


def _sizes(text: str) -> list[int]:
    try:
        return [int(size) for size in text.split(",")]
    except ValueError:
        raise Stop(f'--sizes: "{text}" is geen rij getallen zoals 60,250', WRONG_USE) from None


def _rounds(size: int) -> int:
    return 1 if size >= 10_000 else 2 if size >= 4_000 else 3


if __name__ == "__main__":
    start(main)
