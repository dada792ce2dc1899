"""What an import would do: which meetings are new, which stand there already, and what is wrong with the others."""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from kringen.dates import Month
from kringen.model import Site
from kringen.problem import Mark, Problem, in_order
from kringen.transfer.cells import Names
from kringen.transfer.columns import Row
from kringen.transfer.drafts import Draft, draft
from kringen.transfer.mistakes import TWICE
from kringen.transfer.proposal import proposed


class Outcome(enum.StrEnum):
    """What becomes of a row."""

    NEW = "nieuw"
    PRESENT = "aanwezig"
    WRONG = "fout"


@dataclass(frozen=True)
class Step:
    """One row, and what becomes of it."""

    row: Row
    outcome: Outcome
    draft: Draft | None
    """Its file; None when a cell is unclear."""


@dataclass(frozen=True)
class Plan:
    """What an import would do."""

    steps: tuple[Step, ...]
    """One for each row, in the order of the file."""

    problems: tuple[Problem, ...]
    """Everything that is wrong, with its line in the imported file."""

    @property
    def new(self) -> tuple[Draft, ...]:
        """The files that would be written."""
        return tuple(step.draft for step in self.steps if step.draft and step.outcome is Outcome.NEW)

    def count(self, outcome: Outcome) -> int:
        """How many rows come to that."""
        return sum(step.outcome is outcome for step in self.steps)


def plan(rows: Iterable[Row], site: Site, now: dt.datetime, path: str) -> Plan:
    """What importing the rows of the file `path` would do; every draft passes the same reader and rules as a file.

    A meeting stands there already when its file does, or when its circle meets on that day at no other hour; one at
    another hour is a second meeting on that day.
    """
    hours = _hours(site)
    files = {meeting.origin.path for meeting in site.meetings} | site.unread
    names = Names.of(site)
    first: dict[str, Row] = {}
    steps, problems = list[Step](), list[Problem]()
    for row in rows:
        made, unclear = draft(row, site, names, path)
        problems.extend(unclear)
        outcome = Outcome.WRONG
        if made:
            taken = hours[made.circle, made.when]
            made = _beside(made, taken, files | first.keys())
            if made.path in first:
                message = f"deze bijeenkomst staat ook op regel {first[made.path].number}"
                problems.append(Problem(path, Mark(row.number), TWICE, message, "houd er één over"))
            elif made.path in files or _meets(made, taken):
                outcome = Outcome.PRESENT
            else:
                outcome = Outcome.NEW
                first[made.path] = row
                taken.add(made.start)
        steps.append(Step(row, outcome, made))
    found = _validated(steps, site, now, path)
    wrong = {problem.mark.line for problem in found if problem.is_error}
    settled = (replace(step, outcome=Outcome.WRONG) if step.row.number in wrong else step for step in steps)
    return Plan(tuple(settled), in_order([*problems, *found]))


def _hours(site: Site) -> defaultdict[tuple[str, dt.date | Month], set[str]]:
    """When each circle meets on each day, as `14:00`; empty for a start that is not known."""
    found: defaultdict[tuple[str, dt.date | Month], set[str]] = defaultdict(set)
    for meeting in site.meetings:
        for circle in meeting.circles:
            found[circle, meeting.when].add(f"{meeting.start:%H:%M}" if meeting.start else "")
    return found


def _meets(made: Draft, hours: set[str]) -> bool:
    """Whether a circle that meets on that day at some hours meets then already."""
    return bool(hours) and (not made.start or bool(hours & {"", made.start}))


def _beside(made: Draft, hours: set[str], taken: Container[str]) -> Draft:
    """The same meeting, in a file of its own when its circle meets at other hours on that day."""
    if not hours or _meets(made, hours):
        return made
    stem = made.path.removesuffix(".md")
    names = (made.path, *(f"{stem}-{number}.md" for number in range(2, 10)))
    return replace(made, path=next((name for name in names if name not in taken), made.path))


def _validated(steps: Sequence[Step], site: Site, now: dt.datetime, path: str) -> list[Problem]:
    """What the reader and the rules say of the drafts, at the row that each was made of."""
    drafts = {step.draft.path: step.draft for step in steps if step.draft and step.outcome is Outcome.NEW}
    _, problems = proposed({each.path: each.text for each in drafts.values()}, site, now)
    return [_at_row(each, drafts[each.path].row, path) if each.path in drafts else each for each in problems]


def _at_row(problem: Problem, row: Row, path: str) -> Problem:
    """The problem at the cell that it comes from, as far as its message names a key."""
    column = problem.message.partition(":")[0].partition(".")[0]
    return replace(problem, path=path, mark=Mark(row.number, row.places.get(column, 1)))
