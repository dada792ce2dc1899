"""Kijkt de code na: stijl (ruff), opmaak (ruff format) en types (mypy)."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.command import Parser, seconds, start
from scripts.environment import ROOT


@dataclass(frozen=True)
class Step:
    """One program that says whether the code is right."""

    name: str
    """What the closing summary calls it."""

    arguments: Sequence[str]
    """The Python module that is run, and its arguments."""


@dataclass(frozen=True)
class Outcome:
    """How a step ended."""

    step: Step
    status: int
    """Its exit status; 0 when all is well."""

    took: float
    """Its time, in seconds."""


LINT = (
    Step("ruff check", ("ruff", "check", "--quiet")),
    Step("ruff format", ("ruff", "format", "--check", "--quiet")),
    Step("mypy", ("mypy",)),
)


def main(argv: list[str]) -> int:
    """Runs the programs that read the code; 1 when one of them finds something."""
    Parser("lint", __doc__).parse(argv)
    return conclude([run(step) for step in LINT])


def run(step: Step) -> Outcome:
    """Runs a step in the folder of the project; what it says goes straight to the screen."""
    print(f"== {step.name}", flush=True)
    began = time.monotonic()
    status = subprocess.run([sys.executable, "-m", *step.arguments], cwd=ROOT, check=False).returncode
    return Outcome(step, status, time.monotonic() - began)


def conclude(outcomes: Sequence[Outcome]) -> int:
    """Prints one line for each step, then the verdict; gives the exit status."""
    print()
    for outcome in outcomes:
        print(f"{outcome.step.name:12} {'mislukt' if outcome.status else 'in orde':8} {seconds(outcome.took):>8}")
    failed = [outcome.step.name for outcome in outcomes if outcome.status]
    print(f"Mislukt: {', '.join(failed)}." if failed else "Alles in orde.")
    return 1 if failed else 0


if __name__ == "__main__":
    start(main)
