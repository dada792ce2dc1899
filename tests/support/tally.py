"""What the tests tried and what became of it, added up over all of them and printed below the test run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

import pytest

PROPERTY = "tally"
"""The name under which a test hands its counts to the run, also from one process to another."""


class Tally(Protocol):
    """`tally("bad files", tried=1, rejected_right=1)` adds to what is printed at the end of the run.

    Count `tried` before the assert and the good end after it, so that a failing test shows in the numbers.
    """

    def __call__(self, subject: str, **numbers: int) -> None:
        """Adds numbers to those of a subject; an underscore is printed as a space."""


def lines(reports: Iterable[pytest.TestReport]) -> list[str]:
    """A line for each subject, e.g. `bad files: 340 tried, 340 rejected right`; subjects from a to z."""
    totals: dict[str, Counter[str]] = {}
    for report in reports:
        for name, value in report.user_properties:
            if name == PROPERTY and isinstance(value, (list, tuple)):
                subject, numbers = value
                total = totals.setdefault(subject, Counter())
                for what, number in numbers.items():
                    total[what] += number
    return [f"{subject}: {_told(totals[subject])}" for subject in sorted(totals)]


def _told(total: Counter[str]) -> str:
    return ", ".join(f"{number:,} {what.replace('_', ' ')}" for what, number in total.items())
