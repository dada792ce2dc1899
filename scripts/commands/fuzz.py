"""Probeert willekeurige invoer uit op het hele systeem."""

from __future__ import annotations

import subprocess
import sys

from scripts.command import Parser, start
from scripts.environment import ROOT


def main(argv: list[str]) -> int:
    """Runs tests/test_fuzz.py with new inputs; each failure is shown with the smallest input that has it."""
    parser = Parser("fuzz", __doc__)
    parser.add_argument("--seconds", type=float, default=60, metavar="AANTAL", help="hoe lang, in seconden (60)")
    chosen = parser.parse(argv)
    line = [sys.executable, "-m", "pytest", "tests/test_fuzz.py", "--fuzz", str(chosen.seconds)]
    return subprocess.run(line, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    start(main)
