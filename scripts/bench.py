"""Meet hoe snel de site gemaakt wordt, naast MkDocs met Material en Hugo."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from kringen.pages.page import address_of
from scripts.benchmark import builders, corpus, preview, report
from scripts.benchmark.measure import Cost, run
from scripts.benchmark.report import CHANGED, CHECK, CHECK_AGAIN, COLD, OURS, VISIBLE, Costs
from scripts.benchmark.verify import verify
from scripts.command import Parser, start
from scripts.environment import ROOT


def main(argv: list[str]) -> int:
    """Runs the builders in turn, round after round, and prints a table with the ratios of each round."""
    parser = Parser("bench", __doc__)
    parser.add_argument("--sizes", metavar="AANTALLEN", default="60,250,1000,4000", help="aantallen bijeenkomsten")
    parser.add_argument("--rounds", metavar="AANTAL", type=int, default=3, help="hoe vaak elke bouw gemeten wordt")
    parser.add_argument("--json", metavar="BESTAND", type=Path, help="waar de ruwe cijfers komen")
    text = f"zet de tabel in README.md en de ruwe cijfers in {report.FIGURES.relative_to(ROOT).as_posix()}"
    parser.add_argument("--write", action="store_true", help=text)
    chosen = parser.parse(argv)
    raw = {int(size): _measure(int(size), chosen.rounds) for size in chosen.sizes.split(",")}
    figures = report.figures(raw)
    print(report.table(figures))
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8", newline="\n")
    if chosen.write:
        report.write(figures)
    return 0


def _measure(size: int, rounds: int) -> Costs:
    work = ROOT / ".cache" / "bench" / str(size)
    shutil.rmtree(work, ignore_errors=True)
    made = corpus.write_corpus(work / "root", size)
    pages = builders.generated(made).pages
    addresses = frozenset(address_of(page.uri) for page in pages)
    contestants = builders.builders(made, work)
    costs: Costs = {}

    def note(name: str, task: str, cost: Cost) -> None:
        costs.setdefault((name, task), []).append(cost)
        print(f"  {size} {task} {name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s", file=sys.stderr, flush=True)

    for number in range(rounds):
        for task in (COLD, CHANGED):
            for builder in contestants:
                _build(builder, made, addresses, task, f"Gemeten{task}{number}", note)
        _check(contestants[0], work, note)
    visible = preview.save_to_visible(made, work, rounds, builders.variables(work))
    for cost in visible:
        note(OURS, VISIBLE, cost)
    return costs


Note = Callable[[str, str, Cost], None]


def _build(
    builder: builders.Builder, made: corpus.Corpus, addresses: frozenset[str], task: str, mark: str, note: Note
) -> None:
    """One build, cold or after one changed report; raises NotDone when work is missing."""
    if task == COLD:
        shutil.rmtree(builder.site, ignore_errors=True)
        builder.memory.unlink(missing_ok=True)
    name = corpus.reported(made)
    path = builder.reports / builder.report_name.format(name=name)
    path.write_text(corpus.with_mark(path.read_text(encoding="utf-8"), mark), encoding="utf-8", newline="\n")
    cost = run(builder.command, builder.folder, builders.variables(builder.memory.parent))
    verify(builder, addresses, name, mark)
    note(builder.name, task, cost)


def _check(ours: builders.Builder, work: Path, note: Note) -> None:
    """A check without memory, and one with the memory that the build left."""
    for task, more in ((CHECK, {"KRINGEN_NO_CACHE": "1"}), (CHECK_AGAIN, {})):
        note(OURS, task, run(ours.check, ours.folder, builders.variables(work) | more))


if __name__ == "__main__":
    start(main)
