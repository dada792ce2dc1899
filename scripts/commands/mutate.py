"""Schakelt elke regel en beveiliging om beurten uit en kijkt of een test het merkt."""

from __future__ import annotations

import compileall
import os
import py_compile
import queue
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.command import Parser, Stop, seconds, start
from scripts.environment import ROOT
from scripts.mutations import Mutation, mutations
from scripts.safeguards import EQUAL, Safeguard, safeguards

_TOLD = ("tests/browser/test_form_boundaries.py", "tests/browser/test_form_messages.py")
_TYPED = (*_TOLD, "tests/browser/test_form.py", "tests/browser/test_form_loading.py")
_SCRIPTS = "hooks/theme/assets/javascripts/melden"
_RULE_TESTS = ("tests/test_rules.py",)
_SOURCE_TESTS = tuple(f"tests/test_{name}.py" for name in ("bad_files", "source", "files", "text", "attachments"))

WATCHED = {
    "hooks/kringen/rules/*.py": _RULE_TESTS,
    "hooks/kringen/hints/*.py": _RULE_TESTS,
    "hooks/kringen/source/*.py": _SOURCE_TESTS,
    "hooks/kringen/markdown/*.py": ("tests/test_markdown.py", "tests/test_bad_files.py"),
    "hooks/kringen/values/*.py": ("tests/test_values.py", "tests/test_bad_files.py"),
    "hooks/kringen/problem.py": ("tests/test_problem.py", *_RULE_TESTS),
    "scripts/publishing/inspection.py": ("tests/test_publish.py::test_faults_of_a_built_site",),
    "scripts/commands/compare.py": ("tests/test_compare.py",),
    **{f"{_SCRIPTS}/{name}.js": _TOLD for name in ("rules", "hints")},
    **{f"{_SCRIPTS}/{name}.js": _TYPED for name in ("checks", "values")},
}
"""Where checks stand, and the tests that must notice each change to them."""

BOUNDARIES = ("hooks/kringen/rules/", "hooks/kringen/hints/", f"{_SCRIPTS}/")
"""Where each comparison is tried as well: what the build and the form must say alike, to the day and the minute."""

PATIENCE = 300
"""Seconds after which tests that a change keeps busy are stopped: that is noticed too."""

_FOLDERS = ("hooks", "scripts", "tests", "circles", "meetings", "content")
_FILES = ("*.toml", "*.yml", "*.md", "*.txt", "*.in", ".github", ".gitattributes", ".gitlab-ci.yml", ".ci")
_SILENT: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
_KEPT_BY_GIT = (
    ("init", "--quiet"),
    ("add", "--all"),
    ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "x"),
)


@dataclass(frozen=True)
class Trial:
    """A change, and the tests that should notice it."""

    mutation: Mutation
    tests: tuple[str, ...]


def main(argv: list[str]) -> int:
    """Tries every change in copies of the project; 1 when no test notices one."""
    parser = Parser("mutate", __doc__)
    parser.add_argument("--only", metavar="TEKST", default="", help="alleen wijzigingen met deze tekst in hun regel")
    parser.add_argument("--list", action="store_true", help="toon de wijzigingen en probeer ze niet")
    parser.add_argument("--jobs", metavar="AANTAL", type=int, default=os.cpu_count() or 1, help="hoeveel tegelijk")
    chosen = parser.parse(argv)
    every = (each for each in all_trials(ROOT) if each.mutation.change not in EQUAL)
    trials = [each for each in every if chosen.only in str(each.mutation)]
    if chosen.list:
        print(*(each.mutation for each in trials), sep="\n")
        return 0
    began, unnoticed = time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="kenniskringen-") as folder:
        copies = [copy_to(Path(folder) / str(number)) for number in range(max(1, chosen.jobs))]
        refuse_failing_tests(trials, copies[0])
        with closing(try_all(trials, copies)) as results:
            for number, (trial, is_noticed) in enumerate(results, 1):
                unnoticed += not is_noticed
                if not is_noticed:
                    print(f"{trial.mutation}: geen test merkt dit ({', '.join(trial.tests)})", flush=True)
                if number % 50 == 0:
                    left = (time.monotonic() - began) / number * (len(trials) - number)
                    print(f"{number} van {len(trials)}, nog {seconds(left)}", file=sys.stderr, flush=True)
    noticed = len(trials) - unnoticed
    print(f"{noticed} van {len(trials)} wijzigingen opgemerkt, in {seconds(time.monotonic() - began)}.")
    return 1 if unnoticed else 0


def all_trials(root: Path) -> Iterator[Trial]:
    """Every change to the checks and the safeguards of a project."""
    for pattern, tests in WATCHED.items():
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            source, is_compared = path.read_text(encoding="utf-8"), name.startswith(BOUNDARIES)
            yield from (Trial(each, tests) for each in mutations(name, source, boundaries=is_compared))
    yield from (trial_of(each, (root / each.path).read_text(encoding="utf-8")) for each in safeguards())


def trial_of(safeguard: Safeguard, source: str) -> Trial:
    """A safeguard without its effect; raises Stop when the table is out of date."""
    was, becomes, path = safeguard.old, safeguard.new, safeguard.path
    if source.count(was) != 1:
        raise Stop(f"scripts/safeguards.py: in {path} staat dit niet precies één keer: {was}")
    line = source.count("\n", 0, source.index(was)) + 1
    tests = safeguard.tests or next(tests for pattern, tests in WATCHED.items() if Path(path).match(pattern))
    return Trial(Mutation(path, line, " ".join(was.split()), becomes, source.replace(was, becomes)), tests)


def copy_to(folder: Path) -> Path:
    """A copy of what the tests need, kept by git; the project itself is never changed."""
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".cache"))
    for path in (path for pattern in _FILES for path in sorted(ROOT.glob(pattern))):
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, folder / path.name)
    for arguments in _KEPT_BY_GIT:  # calendars ask for the history of their files
        command = ["git", *arguments]
        subprocess.run(command, cwd=folder, check=True)
    checked = py_compile.PycInvalidationMode.CHECKED_HASH  # a changed file of the same size and second is seen
    compileall.compile_dir(folder, quiet=2, invalidation_mode=checked)
    return folder


def refuse_failing_tests(trials: Sequence[Trial], copy: Path) -> None:
    """Raises Stop when tests fail with nothing changed: then they would seem to notice everything."""
    failing = [" ".join(tests) for tests in dict.fromkeys(each.tests for each in trials) if _fail(tests, copy)]
    if failing:
        raise Stop(f"deze tests mislukken ook als er niets gewijzigd is: {', '.join(failing)}")


def try_all(trials: Sequence[Trial], copies: Sequence[Path]) -> Generator[tuple[Trial, bool]]:
    """Each change with whether a test noticed it, as they end: one at a time in each copy."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def is_noticed(trial: Trial) -> bool:
        copy = free.get()
        file = copy / trial.mutation.path
        sound = file.read_bytes()
        try:
            file.write_text(trial.mutation.text, encoding="utf-8", newline="\n")
            return _fail(trial.tests, copy)
        finally:
            file.write_bytes(sound)
            free.put(copy)

    pool = ThreadPoolExecutor(len(copies))
    running = {pool.submit(is_noticed, trial): trial for trial in trials}
    try:
        for done in as_completed(running):
            yield running[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)  # whoever stops it waits for what is running, and for no more


def _fail(tests: Sequence[str], copy: Path) -> bool:
    """Whether one of some tests fails, or they do not end in time; they find only the code of the copy."""
    own = {"PYTHONPATH": os.pathsep.join([str(copy), str(copy / "hooks")])}
    command = [
        sys.executable,
        "-B",
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(copy),
        *tests,
    ]
    try:
        done = subprocess.run(command, cwd=copy, env=os.environ | own, check=False, timeout=PATIENCE, **_SILENT)
    except subprocess.TimeoutExpired:
        return True
    return done.returncode != 0


if __name__ == "__main__":
    start(main)
