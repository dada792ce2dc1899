"""What was measured as a table, with the machine and the versions; the README shows it, the raw figures stand beside it."""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.benchmark.measure import Cost, Measured, Spread, Visit
from scripts.environment import ROOT

OURS, YARDSTICK, HUGO = "kenniskringen", "mkdocs-material", "hugo"
OTHERS = {YARDSTICK: "plain Material", HUGO: "Hugo", "zensical": "Zensical", "eleventy": "Eleventy"}
COLD, CHANGED, CHECK, CHECK_AGAIN, VISIBLE = "cold", "changed", "check", "check again", "visible"
COLD_MARKED_UP, CHECK_MARKED_UP = "cold, marked up", "check, marked up"
FIRST_VIEW, HEADER, ARCHIVE, MATERIAL = "first view", "header", "archive", "Material"
TASKS = {
    COLD: "build, nothing remembered",
    CHANGED: "build after one changed report",
    CHECK: "`check`, nothing remembered",
    CHECK_AGAIN: "`check` after one changed report",
    VISIBLE: "`serve`: from saving to seeing",
    COLD_MARKED_UP: "build, nothing remembered, one report in four marked up",
    CHECK_MARKED_UP: "`check`, nothing remembered, one report in four marked up",
}
VISITS = {
    FIRST_VIEW: "a circle page and a search",
    HEADER: "slow phone: to the first result, from the header",
    ARCHIVE: "slow phone: to the first result, in the full text of the archive",
    MATERIAL: "slow phone: to the first result, in Material’s search",
}

_BUILDS = {COLD, CHANGED, COLD_MARKED_UP}
"""What stands beside the builds of others; they build the same files, of which none is marked up."""

FIGURES = ROOT / "scripts" / "benchmark" / "figures.json"
README = ROOT / "README.md"
_BEGIN, _END = "<!-- bench: run.py bench --write -->\n", "<!-- /bench -->\n"

Figures = dict[str, Any]
"""All of it as JSON holds it."""

Runs = list[dict[str, float]]
"""What one builder paid for one task, or one kind of visit, round after round."""


def figures(measured: Measured, versions: dict[str, str]) -> Figures:
    """All that was measured, on what, and of which versions."""
    kinds = dict.fromkeys((visit.meetings, visit.what) for visit in measured.visits)
    return {
        "machine": {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "system": f"{platform.system()} {platform.release()}",
        },
        "versions": {"python": platform.python_version()} | versions,
        "costs": [
            {"meetings": size, "builder": builder, "task": task, "runs": [_paid(cost) for cost in runs]}
            for (size, builder, task), runs in measured.costs.items()
        ],
        "visits": [
            {
                "meetings": size,
                "what": what,
                "runs": [_seen(visit) for visit in measured.visits if (visit.meetings, visit.what) == (size, what)],
            }
            for size, what in kinds
        ],
        "troubles": measured.troubles,
    }


def costs(found: Figures, size: int, builder: str, task: str) -> Runs:
    """The runs of a builder; empty when it was not measured."""
    wanted = (size, builder, task)
    rows = found["costs"]
    return next((each["runs"] for each in rows if (each["meetings"], each["builder"], each["task"]) == wanted), [])


def visits(found: Figures, size: int, what: str) -> Runs:
    """The visits of one kind; empty when there were none."""
    return next((each["runs"] for each in found["visits"] if (each["meetings"], each["what"]) == (size, what)), [])


def ratio(ours: Runs, others: Runs, name: str) -> Spread | None:
    """A figure of ours divided by that of another in the same round; None when one of both was not measured."""
    pairs = [one[name] / other[name] for one, other in zip(ours, others, strict=False)]
    return Spread.of(pairs) if pairs else None


def table(found: Figures) -> str:
    """A table in Markdown: for each size what ours cost, with its ratio to the others in the same round, and what they cost."""
    lines = [
        "| Meetings | What | Wall s | CPU s | Peak MB | ÷ plain Material: wall | CPU | ÷ Hugo: wall | CPU |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in dict.fromkeys(each["meetings"] for each in found["costs"]):
        lines += [_line(size, *row) for row in _rows(found, size)]
    return "\n".join(lines)


def visit_table(found: Figures) -> str:
    """A table in Markdown of the visits; empty when there were none."""
    lines = [
        "| Meetings | A visit with an empty browser | Seconds | kB | Requests |",
        "| ---: | --- | ---: | ---: | ---: |",
    ]
    for each in found["visits"]:
        seconds, size, requests = (
            Spread.of([run[name] for run in each["runs"]]) for name in ("seconds", "kilobytes", "requests")
        )
        cells = [f"{each['meetings']:,}", VISITS[each["what"]], seconds if seconds.most else "", size, requests]
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines) if found["visits"] else ""


def machine(found: Figures) -> str:
    """On what it was measured, how often, and who could not."""
    where, versions = found["machine"], found["versions"]
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    return (
        f"Median (least-most) of {_rounds(found)}, on {where['processor']}, {where['cores']} cores, {where['system']}; "
        f"{named}." + "".join(f"\n\nNo figures of {trouble}" for trouble in found["troubles"])
    )


def write(found: Figures, text: str) -> None:
    """Puts what is to be read in the README and the raw figures beside it."""
    keep(found, FIGURES)
    README.write_text(with_table(README.read_text(encoding="utf-8"), text), encoding="utf-8", newline="\n")


def keep(found: Figures, path: Path) -> None:
    """Writes the raw figures."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")


def with_table(text: str, new: str) -> str:
    """A text with another table between its marks."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{new}\n{_END}{after}"


def _rows(found: Figures, size: int) -> Iterator[tuple[str, Runs, list[Spread | None]]]:
    for task, label in TASKS.items():
        ours = costs(found, size, OURS, task)
        compared = [costs(found, size, other, COLD) if task in _BUILDS else [] for other in (YARDSTICK, HUGO)]
        if ours:
            yield label, ours, [ratio(ours, other, name) for other in compared for name in ("wall", "cpu")]
    for other, label in OTHERS.items():
        runs = costs(found, size, other, COLD)
        if runs:
            yield f"{label}, whole site", runs, [None] * 4


def _line(size: int, label: str, runs: Runs, ratios: list[Spread | None]) -> str:
    wall, cpu = (Spread.of([run[name] for run in runs]) for name in ("wall", "cpu"))
    memory = Spread.of([run["megabytes"] for run in runs]).median
    cells = [f"{size:,}", label, wall, cpu if cpu.most else "", f"{memory:.0f}" if memory else ""]
    return "| " + " | ".join(str(cell) for cell in [*cells, *("" if each is None else each for each in ratios)]) + " |"


def _rounds(found: Figures) -> str:
    """As `3 rounds (2 at 4,000, 1 at 10,000)`."""
    rounds: dict[int, int] = {}
    for each in found["costs"]:
        rounds[each["meetings"]] = max(rounds.get(each["meetings"], 0), len(each["runs"]))
    most = max(rounds.values())
    fewer = ", ".join(f"{number} at {size:,}" for size, number in rounds.items() if number < most)
    return ("1 round" if most == 1 else f"{most} rounds") + (f" ({fewer})" if fewer else "")


def _paid(cost: Cost) -> dict[str, float]:
    return {"wall": round(cost.wall, 3), "cpu": round(cost.cpu, 3), "megabytes": round(cost.memory / 1e6)}


def _seen(visit: Visit) -> dict[str, float]:
    return {
        "seconds": round(visit.seconds, 3),
        "kilobytes": round(visit.bytes / 1000, 1),
        "requests": visit.requests,
        "elsewhere": visit.elsewhere,
    }


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()
