"""Options and fixtures that every test may use."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from tests.built import Built, build

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
EXAMPLE_NOW = dt.datetime(2027, 3, 11, 13, 0, tzinfo=BRUSSELS)
"""The moment at which the example stands: an hour before a meeting."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` accepts what the example yields now as what is expected; read the diff afterwards."""
    parser.addoption("--bless", action="store_true", help="writes tests/expected anew from the example")


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site, built with `mkdocs build --strict` at noon on 23 November 2026."""
    return build(ROOT, dt.datetime(2026, 11, 23, 12, 0, tzinfo=BRUSSELS), tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, built with `mkdocs build --strict` at its own moment."""
    return build(EXAMPLE, EXAMPLE_NOW, tmp_path_factory.mktemp("example"))
