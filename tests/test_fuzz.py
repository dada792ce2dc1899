"""Anything at all, through the whole system: no exception, no hang, and output that is always what it says it is.

Daily a fixed set of inputs; `run.py fuzz --seconds 600` tries new ones for as long as it is told.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import fuzz_checks, fuzz_inputs
from tests.support.fuzz_checks import Seen
from tests.support.tally import Tally

TARGETS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], Seen], int, float]] = {
    "bytes": (fuzz_inputs.BYTES, fuzz_checks.any_bytes_are_read_or_explained, 200, -1),
    "files": (fuzz_inputs.repositories(), fuzz_checks.files_are_read_or_explained, 40, 0),
    "titles": (fuzz_inputs.hostile_repositories(), fuzz_checks.what_is_taken_comes_out_whole, 12, 0.9),
    "markdown": (fuzz_inputs.BODIES, fuzz_checks.any_text_is_rendered, 200, 0.05),
}
"""What goes in, what must hold, how many inputs the daily run tries, and which part of them must at least be taken."""


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_goes_in(name: str, request: pytest.FixtureRequest, tally: Tally) -> None:
    strategy, holds, daily, least = TARGETS[name]
    seconds = request.config.getoption("--fuzz")
    tried = taken = 0
    failures = 1

    def counted(value: Any) -> None:
        nonlocal tried, taken
        tried += 1
        taken += holds(value).taken

    try:
        if seconds:
            until = time.monotonic() + seconds / len(TARGETS)
            while time.monotonic() < until:
                run(strategy, counted, 10 * daily, fixed=False)
        else:
            run(strategy, counted, daily, fixed=True)
        failures = 0
    finally:
        tally("fuzz inputs", tried=tried, taken=taken, failures=failures)
    assert taken > tried * least


def run(strategy: st.SearchStrategy[Any], check: Callable[[Any], None], most: int, *, fixed: bool) -> None:
    """Tries some inputs, the same ones each time or new ones; of a failure the smallest input is shown."""
    limits = settings(
        max_examples=most, derandomize=fixed, database=None, deadline=None, suppress_health_check=list(HealthCheck)
    )
    limits(given(strategy)(check))()
