"""Meet hoe snel de site gemaakt wordt, naast MkDocs met Material en Hugo."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from pathlib import Path

from kringen.pages.page import address_of
from scripts.benchmark import builders, corpus
from scripts.benchmark.measure import Cost, Spread, run
from scripts.benchmark.verify import verify
from scripts.command import Parser, start
from scripts.environment import ROOT

YARDSTICK = "mkdocs-material"
TASKS = ("cold", "changed")


def main(argv: list[str]) -> int:
    """Runs the builders in turn, round after round, and prints a table with the pairwise ratios."""
    parser = Parser("bench", __doc__)
    parser.add_argument("--sizes", metavar="AANTALLEN", default="60,250,1000", help="aantallen bijeenkomsten")
    parser.add_argument("--rounds", metavar="AANTAL", type=int, default=3, help="hoe vaak elke bouw gemeten wordt")
    parser.add_argument("--json", metavar="BESTAND", type=Path, help="waar de ruwe cijfers komen")
    chosen = parser.parse(argv)
    raw = {int(size): _measure(int(size), chosen.rounds) for size in chosen.sizes.split(",")}
    print(_table(raw))
    if chosen.json:
        machine = {"machine": platform.platform(), "python": platform.python_version()}
        chosen.json.write_text(json.dumps(machine | {"costs": _plain(raw)}, indent=1) + "\n", encoding="utf-8")
    return 0


Costs = dict[tuple[str, str], list[Cost]]
"""What each builder paid for each task, round after round."""


def _measure(size: int, rounds: int) -> Costs:
    work = ROOT / ".cache" / "bench" / str(size)
    shutil.rmtree(work, ignore_errors=True)
    made = corpus.write_corpus(work / "root", size)
    pages = builders.generated(made).pages
    addresses = frozenset(address_of(page.uri) for page in pages)
    contestants = builders.builders(made, work)
    costs: Costs = {}
    for number in range(rounds):
        for task in TASKS:
            for builder in contestants:
                mark = f"Gemeten{task}{number}"
                if task == "cold":
                    shutil.rmtree(builder.site, ignore_errors=True)
                name = _change(builder, made, mark)
                cost = run(builder.command, builder.folder, builders.variables())
                verify(builder, addresses, name, mark)
                costs.setdefault((builder.name, task), []).append(cost)
                print(f"  {size} {task} {builder.name}: {cost.wall:.2f} s", file=sys.stderr, flush=True)
    return costs


def _change(builder: builders.Builder, made: corpus.Corpus, mark: str) -> str:
    """Writes a mark into one report of what a builder reads; gives the meeting's name."""
    name = corpus.reported(made)
    path = builder.reports / builder.report_name.format(name=name)
    path.write_text(corpus.with_mark(path.read_text(encoding="utf-8"), mark), encoding="utf-8", newline="\n")
    return name


def _table(raw: dict[int, Costs]) -> str:
    lines = [
        "| meetings | task | builder | wall s | CPU s | peak MB | wall ÷ yardstick | CPU ÷ yardstick |",
        "| ---: | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size, costs in raw.items():
        for (name, task), runs in sorted(costs.items(), key=lambda item: (TASKS.index(item[0][1]), item[0][0])):
            yard = costs[YARDSTICK, task]
            ratios = [
                Spread.of([one.wall / other.wall for one, other in zip(runs, yard, strict=True)]),
                Spread.of([one.cpu / other.cpu for one, other in zip(runs, yard, strict=True)]),
            ]
            figures = [Spread.of([each.wall for each in runs]), Spread.of([each.cpu for each in runs])]
            memory = Spread.of([each.memory / 1e6 for each in runs]).median
            cells = [size, task, name, *figures, f"{memory:.0f}", *ratios]
            lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    return "\n".join(lines)


def _plain(raw: dict[int, Costs]) -> list[dict[str, object]]:
    return [
        {"meetings": size, "builder": name, "task": task, "runs": [vars(cost) for cost in runs]}
        for size, costs in raw.items()
        for (name, task), runs in costs.items()
    ]


if __name__ == "__main__":
    start(main)
