"""What was measured as a table, with the machine and the versions; the README shows it, the raw figures stand beside it."""

from __future__ import annotations

import json
import os
import platform
import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from scripts.benchmark.measure import Cost, Spread
from scripts.environment import ROOT

OURS, YARDSTICK, HUGO = "kenniskringen", "mkdocs-material", "hugo"
COLD, CHANGED, CHECK, CHECK_AGAIN, VISIBLE = "cold", "changed", "check", "check again", "visible"
TASKS = {
    COLD: "build, nothing remembered",
    CHANGED: "build after one changed report",
    CHECK: "`check`, nothing remembered",
    CHECK_AGAIN: "`check` again",
    VISIBLE: "`serve`: from saving to seeing",
}

FIGURES = ROOT / "scripts" / "benchmark" / "figures.json"
README = ROOT / "README.md"
_BEGIN, _END = "<!-- bench: run.py bench --write -->\n", "<!-- /bench -->\n"

Costs = dict[tuple[str, str], list[Cost]]
"""What each builder paid for each task, round after round."""

Figures = dict[str, Any]
"""The same as JSON holds it."""


def figures(raw: dict[int, Costs]) -> Figures:
    """All that was measured, and on what."""
    return {
        "machine": {
            "processor": _processor(),
            "cores": os.cpu_count(),
            "system": f"{platform.system()} {platform.release()}",
        },
        "versions": {"python": platform.python_version()} | _versions(),
        "costs": [
            {"meetings": size, "builder": builder, "task": task, "runs": [_plain(cost) for cost in runs]}
            for size, costs in raw.items()
            for (builder, task), runs in costs.items()
        ],
    }


def table(found: Figures) -> str:
    """A table in Markdown: for each size and task what ours cost, and its ratio to the others in the same round."""
    lines = [
        "| Meetings | What | Wall s | CPU s | Peak MB | CPU ÷ plain Material | CPU ÷ Hugo |",
        "| ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in dict.fromkeys(each["meetings"] for each in found["costs"]):
        for task, label in TASKS.items():
            ours = _runs(found, size, OURS, task)
            if ours:
                ratios = [_ratio(ours, _runs(found, size, other, task)) for other in (YARDSTICK, HUGO)]
                memory = Spread.of([run["megabytes"] for run in ours]).median if ours[0]["megabytes"] else None
                cells = [
                    f"{size:,}",
                    label,
                    _spread(ours, "wall"),
                    _spread(ours, "cpu"),
                    memory and f"{memory:.0f}",
                    *ratios,
                ]
                lines.append("| " + " | ".join(str(cell or "") for cell in cells) + " |")
    machine, versions = found["machine"], found["versions"]
    named = ", ".join(f"{name} {number}" for name, number in versions.items())
    lines += [
        "",
        f"Median (least-most) of {_rounds(found)}, on {machine['processor']}, {machine['cores']} cores, {machine['system']}; {named}.",
    ]
    return "\n".join([*lines, *_growth(found)])


def write(found: Figures) -> None:
    """Puts the table in the README and the raw figures beside it."""
    FIGURES.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")
    text = README.read_text(encoding="utf-8")
    README.write_text(with_table(text, table(found)), encoding="utf-8", newline="\n")


def with_table(text: str, new: str) -> str:
    """A text with another table between its marks."""
    before, _, rest = text.partition(_BEGIN)
    _, _, after = rest.partition(_END)
    return f"{before}{_BEGIN}{new}\n{_END}{after}"


def _growth(found: Figures) -> list[str]:
    """How the cost of a meeting grows with their number: 4 when it does not."""
    lines = []
    for task in (COLD, CHANGED):
        least, middle, most = ([run["cpu"] for run in _runs(found, size, OURS, task)] for size in (250, 1000, 4000))
        if least and middle and most:
            a, b, c = (Spread.of(each).median for each in (least, middle, most))
            lines.append(
                f"Growth, {TASKS[task]}: (CPU(4,000) − CPU(1,000)) ÷ (CPU(1,000) − CPU(250)) = {(c - b) / (b - a):.2f}."
            )
    return lines


def _runs(found: Figures, size: int, builder: str, task: str) -> list[dict[str, float]]:
    wanted = (size, builder, task)
    return next(
        (each["runs"] for each in found["costs"] if (each["meetings"], each["builder"], each["task"]) == wanted), []
    )


def _spread(runs: list[dict[str, float]], name: str) -> str:
    return str(Spread.of([run[name] for run in runs])) if any(run[name] for run in runs) else ""


def _ratio(ours: list[dict[str, float]], others: list[dict[str, float]]) -> str:
    return (
        str(Spread.of([one["cpu"] / other["cpu"] for one, other in zip(ours, others, strict=True)])) if others else ""
    )


def _rounds(found: Figures) -> str:
    most = max(len(each["runs"]) for each in found["costs"])
    return "1 round" if most == 1 else f"{most} rounds"


def _plain(cost: Cost) -> dict[str, float]:
    return {"wall": round(cost.wall, 3), "cpu": round(cost.cpu, 3), "megabytes": round(cost.memory / 1e6)}


def _processor() -> str:
    """The name of the processor, where the system tells it."""
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _versions() -> dict[str, str]:
    found = {}
    for package in ("mkdocs", "mkdocs-material", "hugo"):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
