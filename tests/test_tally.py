"""The numbers below a test run: added up over tests and processes, failed tests included."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import ROOT, surroundings
from tests.support.tally import PROPERTY, lines


def report(*counts: tuple[str, dict[str, int]]) -> pytest.TestReport:
    """What pytest keeps of a test that counted, beside a property of another tool."""
    properties = [("cpu", "1"), *((PROPERTY, count) for count in counts)]
    return pytest.TestReport("x", ("x", 1, "x"), {}, "passed", None, "call", user_properties=properties)


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([], [], id="no-tests"),
        pytest.param([report()], [], id="a-test-that-counts-nothing"),
        pytest.param(
            [report(("kills", {"tried": 1, "damaged_sites": 0})), report(("kills", {"tried": 1_200}))],
            ["kills: 1,201 tried, 0 damaged sites"],
            id="added-up",
        ),
        pytest.param(
            [report(("b", {"tried": 1}), ("a", {"tried": 2})), report(("a", {"failures": 1, "tried": 1}))],
            ["a: 3 tried, 1 failures", "b: 1 tried"],
            id="subjects-sorted-numbers-as-they-came",
        ),
    ],
)
def test_counts_are_added_up(reports: list[pytest.TestReport], expected: list[str]) -> None:
    assert lines(reports) == expected


TESTS = """
import pytest

@pytest.mark.parametrize("good", [True, False])
def test_kill(good, tally):
    tally("kills", tried=1)
    assert good
    tally("kills", whole_sites=1)
"""


def test_a_run_prints_them(tmp_path: Path) -> None:
    """From another process, and of a test that fails too."""
    (tmp_path / "test_kills.py").write_text(TESTS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import pytest_terminal_summary, tally\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--numprocesses=1", "-p", "no:cacheprovider", "."],
        cwd=tmp_path,
        env=surroundings(PYTHONPATH=os.pathsep.join([str(ROOT), str(ROOT / "hooks")])),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "kills: 2 tried, 1 whole sites\n" in done.stdout
    assert "1 failed, 1 passed" in done.stdout
