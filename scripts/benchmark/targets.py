"""What was asked, beside what was measured; the README shows both, reached or missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scripts.benchmark.measure import Spread
from scripts.benchmark.report import (
    ARCHIVE,
    CHANGED,
    CHECK,
    CHECK_AGAIN,
    COLD,
    FIRST_VIEW,
    HEADER,
    HUGO,
    MATERIAL,
    OURS,
    TASKS,
    VISIBLE,
    YARDSTICK,
    Figures,
    costs,
    ratio,
    visits,
)

GROWTH = (250, 1000, 4000)
"""Numbers of meetings that tell how the cost of one grows with their number: 4 when it does not."""


@dataclass(frozen=True)
class Target:
    """Something that was asked."""

    what: str
    meetings: str
    limit: float
    """At most so much, of the median."""

    unit: str
    measured: Callable[[Figures], Spread | None]
    """None when the figures do not tell."""

    def row(self, found: Figures) -> str:
        """A row of the table."""
        spread = self.measured(found)
        said = "–" if spread is None else f"{spread}{self.unit}"
        verdict = "not measured" if spread is None else "reached" if spread.median <= self.limit else "**missed**"
        return f"| {self.what} | {self.meetings} | {self.limit:g}{self.unit} | {said} | {verdict} |"


def table(found: Figures) -> str:
    """Every target, with what was measured."""
    head = ["| What | Meetings | At most | Measured | |", "| --- | ---: | ---: | ---: | --- |"]
    return "\n".join([*head, *(target.row(found) for target in TARGETS)])


def _ratio(task: str, size: int, limit: float, other: str, name: str) -> Target:
    labels = {"wall": "wall", "cpu": "CPU", "megabytes": "peak memory"}
    builders = {YARDSTICK: "plain Material", HUGO: "Hugo, whole site"}
    what = f"{_capital(TASKS[task])}: {labels[name]} ÷ {builders[other]}"

    def measured(found: Figures) -> Spread | None:
        return ratio(costs(found, size, OURS, task), costs(found, size, other, COLD), name)

    return Target(what, f"{size:,}", limit, "", measured)


def _wall(task: str, size: int, limit: float) -> Target:
    def measured(found: Figures) -> Spread | None:
        runs = costs(found, size, OURS, task)
        return Spread.of([run["wall"] for run in runs]) if runs else None

    return Target(f"{_capital(TASKS[task])}: wall", f"{size:,}", limit, " s", measured)


def _growth(task: str) -> Target:
    """Of the medians; its spread would be one figure."""

    def measured(found: Figures) -> Spread | None:
        runs = [[run["cpu"] for run in costs(found, size, OURS, task)] for size in GROWTH]
        if not all(runs):
            return None
        small, middle, large = (Spread.of(each).median for each in runs)
        return Spread.of([(large - middle) / (middle - small)])

    what = f"{_capital(TASKS[task])}: (CPU(4,000) − CPU(1,000)) ÷ (CPU(1,000) − CPU(250))"
    return Target(what, "250-4,000", 4.2, "", measured)


def _view(size: int) -> Iterator[Target]:
    for what, name, limit, unit in (
        ("First view of a circle page, a search included: gzip", "kilobytes", 75, " kB"),
        ("The same: requests to other hosts", "elsewhere", 0, ""),
    ):

        def measured(found: Figures, name: str = name) -> Spread | None:
            runs = visits(found, size, FIRST_VIEW)
            return Spread.of([run[name] for run in runs]) if runs else None

        yield Target(what, f"{size:,}", limit, unit, measured)


def _result(what: str, label: str) -> Target:
    def measured(found: Figures) -> Spread | None:
        return ratio(visits(found, 1000, what), visits(found, 1000, MATERIAL), "seconds")

    return Target(f"First result on a slow phone, {label}: seconds ÷ Material’s search", "1,000", 0.2, "", measured)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


TARGETS: tuple[Target, ...] = (
    *(_ratio(COLD, 1000, 0.35, YARDSTICK, name) for name in ("wall", "cpu")),
    *(_ratio(CHANGED, 1000, 0.12, YARDSTICK, name) for name in ("wall", "cpu")),
    _ratio(CHANGED, 1000, 1.0, HUGO, "cpu"),
    *(_ratio(CHANGED, 10000, 1.0, HUGO, name) for name in ("wall", "cpu")),
    *(_growth(task) for task in (COLD, CHANGED)),
    _wall(VISIBLE, 1000, 1.6),
    *(_ratio(task, 10000, 1.0, YARDSTICK, "megabytes") for task in (COLD, CHANGED)),
    _wall(CHECK, 10000, 3.0),
    _wall(CHECK_AGAIN, 10000, 1.0),
    *_view(1000),
    *_view(10000),
    _result(HEADER, "from the header"),
    _result(ARCHIVE, "in the full text of the archive"),
)
