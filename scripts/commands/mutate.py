"""Schakelt elke regel en elke controle om beurten uit en kijkt of een test het merkt."""

from __future__ import annotations

import compileall
import importlib
import os
import py_compile
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.command import Parser, Stop, seconds, start
from scripts.environment import ROOT
from scripts.guards import EQUAL, Guard, guards
from scripts.mutants import Mutant, mutants

FOLDERS = ("hooks", "scripts", "tests", "circles", "meetings", "content")
FILES = ("*.toml", "*.yml", "*.md", "*.txt", "*.in", ".github", ".gitattributes", ".gitlab-ci.yml", ".ci")

WATCHED = {
    "hooks/kringen/rules/*.py": ("tests/test_rules.py",),
    "hooks/kringen/source/*.py": (
        "tests/test_bad_files.py",
        "tests/test_source.py",
        "tests/test_files.py",
    ),
    "hooks/kringen/markdown/*.py": ("tests/test_markdown.py", "tests/test_bad_files.py"),
    "hooks/kringen/values/*.py": ("tests/test_values.py", "tests/test_bad_files.py"),
    "hooks/kringen/problem.py": ("tests/test_problem.py", "tests/test_rules.py"),
    "scripts/publishing/inspection.py": ("tests/test_publish.py::test_faults_of_a_built_site",),
    "scripts/commands/compare.py": ("tests/test_compare.py",),
}
"""Where checks stand, and the tests that must notice each of them."""

SENTENCES = ("scripts/publishing/inspection.py", "scripts/commands/compare.py")
"""Where a check gives a sentence instead of a Problem."""

PATIENCE = 90
"""Seconds after which tests that a change keeps busy are stopped: that is noticed too."""

UNNOTICED = "geen test merkt dit"
"""What is said of a change with which all tests pass."""

_PRELOADED = "yaml frontmatter pydantic pyromark nh3 icalendar jinja2 hypothesis jsonschema".split()
_KEPT_BY_GIT = (
    ("init", "--quiet"),
    ("add", "--all"),
    ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "x"),
)
_OUR_PATHS = ("", str(ROOT), str(ROOT / "hooks"))
_OURS = ("scripts", "tests", "kringen", "conftest")


@dataclass(frozen=True)
class Trial:
    """A change, and the tests that should notice it."""

    mutant: Mutant
    tests: tuple[str, ...]


@dataclass
class Run:
    """What was found so far."""

    trials: Sequence[Trial]
    began: float = field(default_factory=time.monotonic)
    done: int = 0
    survivors: list[tuple[Trial, str]] = field(default_factory=list)
    """What was not noticed, and in what way."""

    stopped: int = 0
    """How many were noticed because they kept the tests busy."""

    def tell(self) -> None:
        """One line that is written over itself; where nobody watches only now and then."""
        left = (time.monotonic() - self.began) / self.done * (len(self.trials) - self.done)
        text = f"{self.done} van {len(self.trials)}, {len(self.survivors)} onopgemerkt, nog {seconds(left)}"
        if sys.stderr.isatty():
            print(f"\r{text:70}", end="", file=sys.stderr, flush=True)
        elif self.done % 50 == 0:
            print(text, file=sys.stderr, flush=True)


def main(argv: list[str]) -> int:
    """Tries every change in copies of the project; 1 when no test notices one."""
    parser = Parser("mutate", __doc__)
    parser.add_argument("--only", metavar="TEKST", default="", help="alleen wijzigingen met deze tekst in hun regel")
    parser.add_argument("--list", action="store_true", help="toon de wijzigingen en probeer ze niet")
    parser.add_argument("--jobs", metavar="AANTAL", type=int, default=os.cpu_count() or 1, help="hoeveel tegelijk")
    chosen = parser.parse(argv)
    every = (each for each in all_trials(ROOT) if each.mutant.change not in EQUAL)
    trials = [each for each in every if chosen.only in str(each.mutant)]
    if chosen.list:
        print(*(each.mutant for each in trials), sep="\n")
        return 0
    if not hasattr(os, "fork"):
        raise Stop("dit kan alleen op Linux en macOS; op GitHub gebeurt het elke week")
    with tempfile.TemporaryDirectory(prefix="kenniskringen-") as folder:
        copies = [copy_to(Path(folder) / str(number)) for number in range(max(1, chosen.jobs))]
        refuse_failing_tests(trials, copies)
        run = try_all(trials, copies)
    for each, why in run.survivors:
        print(f"{each.mutant}: {why} ({', '.join(each.tests)})")
    noticed = len(trials) - len(run.survivors)
    long = f" ({run.stopped} doordat de tests bleven hangen)" if run.stopped else ""
    print(f"{noticed} van {len(trials)} wijzigingen opgemerkt{long}, in {seconds(time.monotonic() - run.began)}.")
    return 1 if run.survivors else 0


def all_trials(root: Path) -> Iterator[Trial]:
    """Every change to the checks and the guards of a project."""
    for pattern, tests in WATCHED.items():
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            source = path.read_text(encoding="utf-8")
            yield from (Trial(each, tests) for each in mutants(name, source, sentences=name in SENTENCES))
    yield from (trial_of(guard, (root / guard.path).read_text(encoding="utf-8")) for guard in guards())


def trial_of(guard: Guard, source: str) -> Trial:
    """The change of a guard to the source of its file; raises Stop when the table is out of date."""
    if source.count(guard.old) != 1:
        raise Stop(f"scripts/guards.py: in {guard.path} staat dit niet precies één keer: {guard.old}")
    line = source[: source.index(guard.old)].count("\n") + 1
    what = f"{' '.join(guard.old.split())} -> {guard.new or 'niets'}"
    tests = guard.tests or next(tests for pattern, tests in WATCHED.items() if Path(guard.path).match(pattern))
    return Trial(Mutant(guard.path, line, what, source.replace(guard.old, guard.new)), tests)


def copy_to(folder: Path) -> Path:
    """A copy of what the tests need; the project itself is never changed."""
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    for path in (path for pattern in FILES for path in sorted(ROOT.glob(pattern))):
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, folder / path.name)
    for arguments in _KEPT_BY_GIT:  # calendars ask for the history of their files
        command = ["git", *arguments]
        subprocess.run(command, cwd=folder, check=True)
    checked = py_compile.PycInvalidationMode.CHECKED_HASH  # a changed file of the same size and second is seen
    compileall.compile_dir(folder, quiet=2, invalidation_mode=checked)
    return folder


def refuse_failing_tests(trials: Sequence[Trial], copies: Sequence[Path]) -> None:
    """Raises Stop when tests fail with nothing changed: then they would seem to notice everything."""
    sound = {each.tests: each.mutant.path for each in trials}
    unchanged = [
        Trial(Mutant(path, 0, "niets", (ROOT / path).read_text(encoding="utf-8")), tests)
        for tests, path in sound.items()
    ]
    passed = {each.tests for each, why in try_all(unchanged, copies).survivors if why == UNNOTICED}
    if failing := [" ".join(tests) for tests in sound if tests not in passed]:
        raise Stop(f"deze tests mislukken ook als er niets gewijzigd is: {', '.join(failing)}")


def try_all(trials: Sequence[Trial], copies: Sequence[Path]) -> Run:
    """Tries each change in a process of its own, which begins with everything loaded but our own code."""
    for name in _PRELOADED:
        importlib.import_module(name)
    run, waiting, free = Run(trials), list(reversed(trials)), list(copies)
    busy: dict[int, tuple[Trial, Path, bytes]] = {}
    while waiting or busy:
        while waiting and free:
            trial, copy = waiting.pop(), free.pop()
            sound = (copy / trial.mutant.path).read_bytes()
            busy[_begin(trial, copy)] = (trial, copy, sound)
        number, status = os.wait()
        trial, copy, sound = busy.pop(number)
        (copy / trial.mutant.path).write_bytes(sound)
        free.append(copy)
        run.done += 1
        run.stopped += os.WIFSIGNALED(status)
        if os.WIFEXITED(status) and (ended := os.WEXITSTATUS(status)) != pytest.ExitCode.TESTS_FAILED:
            run.survivors.append((trial, "de tests beginnen niet" if ended else UNNOTICED))
        run.tell()
    return run


def _begin(trial: Trial, copy: Path) -> int:
    """Starts the tests of one change; gives the number of their process."""
    (copy / trial.mutant.path).write_text(trial.mutant.text, encoding="utf-8", newline="\n")
    if child := os.fork():
        return child
    with (copy / "said.txt").open("w") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(PATIENCE)
    os.chdir(copy)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.dont_write_bytecode = True
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        del sys.modules[name]
    sys.path[:] = [str(copy / "hooks"), str(copy), *(path for path in sys.path if path not in _OUR_PATHS)]
    options = ("-x", "-q", "-p", "no:cacheprovider", "--assert=plain", "--rootdir", str(copy))
    os._exit(pytest.main([*options, *trial.tests]))


if __name__ == "__main__":
    start(main)
