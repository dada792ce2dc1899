"""Kijkt de code na en doet alle tests; met --all ook de lange."""

from __future__ import annotations

from scripts.command import Parser, start
from scripts.commands import lint


def main(argv: list[str]) -> int:
    """Runs every step, also after one failed, so that one run tells all; unknown arguments go to pytest."""
    parser = Parser("test", __doc__)
    parser.usage = "run.py test [-h] [--all] [ARGUMENTEN VAN PYTEST]"
    parser.add_argument("--all", action="store_true", help="ook de tests die lang duren")
    chosen, for_pytest = parser.parse_known_args(argv)
    everything = ["-m", ""] if chosen.all else []
    # One process writes tests/expected anew; otherwise each core takes a file of tests at a time.
    cores = [] if "--bless" in for_pytest else ["--numprocesses", "logical", "--dist", "loadfile"]
    tests = lint.Step("pytest", ("pytest", *cores, *everything, *for_pytest))
    return lint.conclude([lint.run(step) for step in (*lint.LINT, tests)])


if __name__ == "__main__":
    start(main)
