"""What an import would do: which meetings are new, which stand there already, and what is wrong with the others."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kringen.model import Site
from kringen.problem import Mark, Problem, in_order
from kringen.rules import check
from kringen.source import with_drafts
from kringen.transfer.cells import Names
from kringen.transfer.columns import Row
from kringen.transfer.drafts import Draft, draft
from kringen.transfer.mistakes import TWICE


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

    A meeting stands there already when its file does, or when its circle meets on that day.
    """
    present = {(circle, meeting.date) for meeting in site.meetings for circle in meeting.circles}
    files = {meeting.origin.path for meeting in site.meetings} | site.unread
    names = Names.of(site)
    first: dict[str, Row] = {}
    steps: list[Step] = []
    problems: list[Problem] = []
    for row in rows:
        made, wrong = draft(row, site, names, path)
        problems.extend(wrong)
        outcome = Outcome.NEW if made else Outcome.WRONG
        if made and made.path in first:
            message = f"deze bijeenkomst staat ook op regel {first[made.path].number}"
            problems.append(Problem(path, Mark(row.number), TWICE, message, "houd er één over"))
            outcome = Outcome.WRONG
        elif made and (made.path in files or (made.circle, made.date) in present):
            outcome = Outcome.PRESENT
        elif made:
            first[made.path] = row
        steps.append(Step(row, outcome, made))
    found = _validated(steps, site, now, path)
    lines = {problem.mark.line for problem in found if problem.is_error}
    settled = (replace(step, outcome=Outcome.WRONG) if step.row.number in lines else step for step in steps)
    return Plan(tuple(settled), in_order([*problems, *found]))


def _validated(steps: Sequence[Step], site: Site, now: dt.datetime, path: str) -> list[Problem]:
    """What the reader and the rules say of the drafts, at the row that each was made of."""
    drafts = {step.draft.path: step.draft for step in steps if step.draft and step.outcome is Outcome.NEW}
    whole, problems = with_drafts(site, {each.path: each.text for each in drafts.values()})
    known = set(check(site, now))
    found = []
    for problem in (*problems, *(each for each in check(whole, now) if each not in known)):
        made = drafts.get(problem.path)
        found.append(_at_row(problem, made.row, path) if made else problem)
    return found


def _at_row(problem: Problem, row: Row, path: str) -> Problem:
    """The problem at the cell that it comes from, as far as its message names a key."""
    column = problem.message.partition(":")[0].partition(".")[0]
    return replace(problem, path=path, mark=Mark(row.number, row.places.get(column, 1)))
