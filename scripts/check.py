"""Zoekt fouten in de kringen, de bijeenkomsten en de pagina's."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass
from pathlib import Path

import gitlog
from kringen.hints import hints
from kringen.history import UNKNOWN, History
from kringen.model import Site
from kringen.problem import Level, Problem, annotation, closing_line, errors, in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from memory import remembering
from scripts import options
from scripts.command import Parser, Stop, start


@dataclass(frozen=True)
class Findings:
    """What a look at a repository gave."""

    site: Site
    """All that could be read."""

    problems: tuple[Problem, ...]
    """Every problem, sorted by place; hints come last."""

    @property
    def is_sound(self) -> bool:
        """Whether a site can be built from it."""
        return not errors(self.problems)


def main(argv: list[str]) -> int:
    """Prints every problem and a closing line; 1 when there are errors."""
    parser = Parser("check", __doc__)
    options.add_root(parser)
    options.add_now(parser)
    chosen = parser.parse(argv)
    findings = examine(chosen.root, options.now(chosen.now))
    report(findings)
    print(conclusion(findings))
    return 0 if findings.is_sound else 1


def examine(root: Path, now: dt.datetime) -> Findings:
    """Reads a repository and applies every rule."""
    with remembering(os.environ) as render:
        site, problems = load(root, flanders(), render=render)
    return Findings(site, (*in_order([*problems, *check(site, now)]), *hints(site, now, _history(root))))


def sound_site(findings: Findings) -> Site:
    """The site of a repository without errors; with errors they are printed, and the command ends."""
    if not findings.is_sound:
        report(findings)
        raise Stop(f"Verbeter eerst wat hierboven staat: {conclusion(findings)}")
    return findings.site


def report(findings: Findings, most_hints: int | None = None) -> None:
    """Prints each problem on a line; on GitHub also as a remark at its place in the pull request.

    Of more hints than `most_hints` the others are only counted.
    """
    tips = [problem for problem in findings.problems if problem.code.level is Level.HINT]
    hidden = tips[most_hints:] if most_hints is not None else []
    for problem in findings.problems:
        if problem not in hidden:
            print(problem)
        if os.environ.get("GITHUB_ACTIONS"):
            print(annotation(problem))
    if hidden:
        print(f"... en nog {closing_line(hidden)}; run.py check toont alles.")


def conclusion(findings: Findings) -> str:
    """What was found in one sentence, e.g. `3 fouten en 1 tip in 2 bestanden.`; without errors what was read, too."""
    problems, site = findings.problems, findings.site
    counted = f"{closing_line(problems)} in {_counted(len({each.path for each in problems}), 'bestand', 'bestanden')}."
    if not findings.is_sound:
        return counted
    read = [
        _counted(len(site.circles), "kring", "kringen"),
        _counted(len(site.meetings), "bijeenkomst", "bijeenkomsten"),
        _counted(len(site.topics), "onderwerp", "onderwerpen"),
    ]
    return " ".join([f"Alles in orde: {', '.join(read)}.", *([f"Wel {counted}"] if problems else [])])


def _history(root: Path) -> History:
    """When each file was first kept; nothing where git does not say, because hints need not be complete."""
    try:
        return gitlog.read_history(root)
    except gitlog.NoHistory:
        return UNKNOWN


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


if __name__ == "__main__":
    start(main)
