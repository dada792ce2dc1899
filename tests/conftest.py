"""Options and fixtures that every test may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from kringen.dates import BRUSSELS
from tests.support.built import Built, build
from tests.support.tally import PROPERTY, Tally, lines

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
START = ROOT / "tests" / "start"
"""The circles, meetings and topics with which this repository began; what stands in it today is only looked at by test_today.py."""

START_NOW = dt.datetime(2026, 11, 23, 12, 0, tzinfo=BRUSSELS)
"""The moment at which those stand: nothing is announced yet."""

EXAMPLE_NOW = dt.datetime(2027, 3, 11, 13, 0, tzinfo=BRUSSELS)
"""The moment at which the example stands: an hour before a meeting."""


settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
settings.load_profile("repeatable")  # the same inputs each time, also on a busy machine; `run.py fuzz` tries new ones


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` accepts what the example yields now as what is expected; read the diff. `--fuzz` is for `run.py fuzz`."""
    parser.addoption("--bless", action="store_true", help="writes tests/expected anew from the example")
    parser.addoption("--fuzz", type=float, default=0, help="for so many seconds, new inputs for tests/test_fuzz.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what was tried and what became of it, from all tests of the run."""
    reports = [each for group in terminalreporter.stats.values() for each in group]
    counts = lines(each for each in reports if isinstance(each, pytest.TestReport) and each.when == "call")
    if counts:
        terminalreporter.section("what was tried")
        for line in counts:
            terminalreporter.line(line)


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Counts something for the lines below the test run."""
    return lambda subject, **numbers: record_property(PROPERTY, (subject, numbers))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site as it began, built with `mkdocs build --strict` at its own moment."""
    return build(START, START_NOW, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, built with `mkdocs build --strict` at its own moment."""
    return build(EXAMPLE, EXAMPLE_NOW, tmp_path_factory.mktemp("example"))
