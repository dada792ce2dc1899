"""Zoekt bekende lekken in de pakketten, met pip-audit; vraagt internet."""

from __future__ import annotations

import subprocess

from scripts import environment
from scripts.command import Parser, Stop, start

LOCK = environment.ROOT / "requirements-audit.txt"
VENV = environment.ROOT / ".cache" / "audit"
"""An environment of its own: what looks for leaks is not installed beside what makes the site."""


def main(argv: list[str]) -> int:
    """Asks the Python Packaging Advisory Database about each locked package; 1 when one has a known leak."""
    Parser("audit", __doc__).parse(argv)
    try:
        environment.prepare(LOCK, VENV)
    except environment.SetupError as error:
        raise Stop(str(error)) from error
    locks = [word for lock in (environment.RUNTIME, environment.DEVELOPMENT, LOCK) for word in ("-r", str(lock))]
    command = [
        str(environment.python_in(VENV)),
        "-m",
        "pip_audit",
        "--strict",
        "--disable-pip",
        "--require-hashes",
        *locks,
    ]
    return 1 if subprocess.call(command) else 0


if __name__ == "__main__":
    start(main)
