"""A look at a repository: what was read, and every problem in it. The hook and the commands look in the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kringen.edge.configuration import menu
from kringen.edge.gitlog import NoHistory, ignored, read_history
from kringen.held_by_git import ignored_and_held, strange_dates
from kringen.hints import hints
from kringen.history import UNKNOWN, History
from kringen.model import Site
from kringen.page_links import Made, page_problems
from kringen.problem import Level, Problem, annotation, closing_line, errors, in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.sentences import counted
from kringen.source import Read, load, read_file

ReadHistory = Callable[[Path, dt.datetime], History]
"""Gives what git remembers of the files below a root at a moment, as `read_history` does."""

Step = Callable[[str], None]
"""Is told in a few Dutch words what is going on."""


def in_silence(_step: str) -> None:
    """Tells nobody."""


@dataclass(frozen=True)
class Findings:
    """What a look at a repository gave."""

    site: Site
    """All that could be read."""

    problems: tuple[Problem, ...]
    """Every problem, sorted by place; hints come last."""

    history: History
    """What git remembers of the files; empty when it does not say."""

    no_history: str = ""
    """Why git does not say."""

    @property
    def is_sound(self) -> bool:
        """Whether a site can be built from it."""
        return not errors(self.problems)


def examine(
    root: Path,
    now: dt.datetime,
    *,
    read: Read = read_file,
    remember: ReadHistory = read_history,
    step: Step = in_silence,
) -> Findings:
    """Reads a repository and applies every rule."""
    step("bestanden lezen")
    site, problems = load(root, flanders(), read=read)
    step("controleren")
    history, missing = _history(root, now, remember)
    wrong = [*problems, *check(site, now), *strange_dates(history), *ignored_and_held(ignored(root))]
    if not errors(wrong):
        wrong += page_problems(site, menu(), partial(_generated, site, now))
    found = (*in_order(wrong), *hints(site, now, history))
    return Findings(site, found, history, missing)


def lines(findings: Findings, variables: Mapping[str, str], most_hints: int | None = None) -> Iterator[str]:
    """Each problem on a line; on GitHub also as a remark at its place in the pull request.

    Of more hints than `most_hints` the others are only counted.
    """
    tips = [problem for problem in findings.problems if problem.code.level is Level.HINT]
    hidden = tips[most_hints:] if most_hints is not None else []
    for number, problem in enumerate(findings.problems):
        if number < len(findings.problems) - len(hidden):  # hints come last
            yield str(problem)
        if variables.get("GITHUB_ACTIONS"):
            yield annotation(problem)
    if hidden:
        yield f"... en nog {closing_line(hidden)}; run.py check toont alles."


def conclusion(findings: Findings) -> str:
    """What was found in one sentence, e.g. `3 fouten en 1 tip in 2 bestanden.`; without errors what was read, too."""
    problems, site = findings.problems, findings.site
    said = f"{closing_line(problems)} in {counted(len({each.path for each in problems}), 'bestand', 'bestanden')}."
    if not findings.is_sound:
        return said
    read = [
        counted(len(site.circles), "kring", "kringen"),
        counted(len(site.meetings), "bijeenkomst", "bijeenkomsten"),
        counted(len(site.topics), "onderwerp", "onderwerpen"),
    ]
    return " ".join([f"Alles in orde: {', '.join(read)}.", *([f"Wel {said}"] if problems else [])])


def _generated(site: Site, now: dt.datetime) -> Made:
    """All that is made of a site; which addresses it has does not depend on the settings."""
    from kringen.edition.page import Settings  # noqa: PLC0415 -- 150 ms together, which a check seldom needs
    from kringen.output import generate  # noqa: PLC0415

    return generate(site, now, Settings(""))


def _history(root: Path, now: dt.datetime, remember: ReadHistory) -> tuple[History, str]:
    """What git remembers of the files, or why it does not say."""
    try:
        return remember(root, now), ""
    except NoHistory as reason:
        return UNKNOWN, str(reason)
