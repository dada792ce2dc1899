"""One size of the benchmark: every builder in turn, round after round, each run verified before its cost counts."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.benchmark import builders, corpus, others, preview, visits
from scripts.benchmark.builders import Builder
from scripts.benchmark.corpus import Corpus
from scripts.benchmark.measure import Aside, Cost, Failed, Measured, run
from scripts.benchmark.report import (
    CHANGED,
    CHECK,
    CHECK_AGAIN,
    CHECK_MARKED_UP,
    COLD,
    COLD_MARKED_UP,
    OURS,
    VISIBLE,
    YARDSTICK,
)
from scripts.benchmark.verify import NotDone, addresses_of, digest, same, verify
from scripts.benchmark.yardstick import shown, write_yardstick
from scripts.environment import ROOT
from scripts.publishing import spares

WORK = ROOT / ".cache" / "bench"
"""Where everything comes that is built and measured."""

CHECKED = "checked.sqlite"
"""What `check` remembers, apart from what the builds remember."""


def measure(size: int, rounds: int, found: Measured, aside: Aside) -> None:
    """Adds what was measured as soon as it is known, and which other builder could not do its work.

    Raises NotDone or Failed when our own build does not do its work.
    """
    course = _prepare(size, found, aside)
    for number in range(rounds):
        _ours(course, f"Gemeten{number}")
        for builder in course.others:
            course.attempt(builder, f"Gemeten{number}")
        _check(course, f"Nagekeken{number}")
        _marked_up(course, f"Gemeten{number}")
    variables = builders.variables(course.work)
    for cost in preview.save_to_visible(course.made, course.work, rounds, variables):
        course.note(OURS, VISIBLE, cost)
    plain = next((each.site for each in course.others if each.name == YARDSTICK), None)
    for visit in visits.visits(course.ours.site, plain, course.made, rounds):
        found.visits.append(visit)
        _say(f"{size} {visit}")


@dataclass
class Course:
    """What is measured at one size."""

    size: int
    made: Corpus
    work: Path
    ours: Builder
    others: list[Builder]
    addresses: frozenset[str]
    found: Measured
    aside: Aside

    def note(self, name: str, task: str, cost: Cost) -> None:
        """Keeps and shows what a run cost."""
        self.found.costs.setdefault((self.size, name, task), []).append(cost)
        _say(f"{self.size} {task} {name}: {cost.wall:.2f} s, CPU {cost.cpu:.2f} s, {cost.memory / 1e6:.0f} MB")

    def build(self, builder: Builder, mark: str) -> Cost:
        """Builds once and verifies; raises NotDone or Failed."""
        cost = run(builder.command, builder.folder, builders.variables(self.work))
        verify(builder, self.addresses, corpus.reported(self.made), mark)
        return cost

    def attempt(self, builder: Builder, mark: str) -> None:
        """Builds the whole site with another builder; one that fails has no numbers at this size."""
        builder.change(self.made, mark)
        self.aside.put(builder.site)
        try:
            self.note(builder.name, COLD, self.build(builder, mark))
        except (NotDone, Failed, OSError) as reason:
            self.others = [each for each in self.others if each is not builder]
            self.found.costs.pop((self.size, builder.name, COLD), None)
            said = str(reason).strip().splitlines()[-1:] or [type(reason).__name__]
            self.found.troubles.append(f"{self.size:,} {builder.name}: {said[0][:300]}")
            _say(self.found.troubles[-1])


def _prepare(size: int, found: Measured, aside: Aside) -> Course:
    """Writes the corpus, builds it once unmeasured, and writes its pages out for the others."""
    work = WORK / str(size)
    aside.put(work)
    made = corpus.write_corpus(work / "root", size)
    ours = builders.ours(made, work)
    run(ours.command, ours.folder, builders.variables(work))
    pages = tuple(shown(ours.site))
    addresses = addresses_of(pages, made)
    yard = work / "yardstick"
    write_yardstick(yard, made, pages)
    _say(f"{size} bijeenkomsten: {len(addresses)} pagina’s")
    return Course(size, made, work, ours, others.others(yard, made, work), addresses, found, aside)


def _ours(course: Course, mark: str) -> None:
    """A build after one changed report, then one of the same files that remembers nothing, with the same bytes."""
    ours, memory = course.ours, course.work / builders.MEMORY
    ours.change(course.made, mark)
    changed = course.build(ours, mark)
    warm = digest(ours.site)
    for each in (ours.site, spares.place_of(ours.site), memory):
        course.aside.put(each)
    cold = course.build(ours, mark)
    same(warm, digest(ours.site))
    course.note(OURS, CHANGED, changed)
    course.note(OURS, COLD, cold)


def _check(course: Course, mark: str) -> None:
    """A check that remembers nothing, and one after one changed report."""
    memory = course.work / CHECKED
    course.aside.put(memory)
    variables = builders.variables(course.work) | {"KRINGEN_MEMORY": str(memory)}
    line = builders.check(course.made)
    course.note(OURS, CHECK, run(line, ROOT, variables))
    course.ours.change(course.made, mark)
    course.note(OURS, CHECK_AGAIN, run(line, ROOT, variables))


def _marked_up(course: Course, mark: str) -> None:
    """A build and a check that remember nothing, of as many files, in which some reports hold more."""
    work = course.work / "marked-up"
    course.aside.put(work)
    made = corpus.write_corpus(work / "root", course.size, marked_up=corpus.MARKED_UP)
    other = replace(course, made=made, work=work, ours=builders.ours(made, work))
    other.ours.change(made, mark)
    course.note(OURS, COLD_MARKED_UP, other.build(other.ours, mark))
    variables = builders.variables(work) | {"KRINGEN_MEMORY": str(work / CHECKED)}
    course.note(OURS, CHECK_MARKED_UP, run(builders.check(made), ROOT, variables))


def _say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)
