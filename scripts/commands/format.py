"""Brengt de code in de vaste opmaak en herstelt wat vanzelf kan."""

from __future__ import annotations

from scripts.command import Parser, start
from scripts.commands import lint

STEPS = (
    lint.Step("ruff check", ("ruff", "check", "--fix", "--quiet")),
    lint.Step("ruff format", ("ruff", "format", "--quiet")),
)


def main(argv: list[str]) -> int:
    """Changes the files; 1 when something is left that a person must mend."""
    Parser("format", __doc__).parse(argv)
    return lint.conclude([lint.run(step) for step in STEPS])


if __name__ == "__main__":
    start(main)
