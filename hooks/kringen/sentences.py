"""Pieces of Dutch sentences: names in a row, and things counted."""

from __future__ import annotations

from collections.abc import Sequence


def joined(names: Sequence[str], word: str = "en") -> str:
    """Names in a Dutch sentence: `A`, `A en B`, `A, B en C`; empty without any."""
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def counted(number: int, one: str, more: str) -> str:
    """`1 kring`, `2 kringen`, `0 kringen`."""
    return f"{number} {one if number == 1 else more}"
