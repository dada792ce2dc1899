"""What is not looked at closely because it is ordinary holds nothing that a closer look would find."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen.source import front, text

ORDINARY = [character for character in map(chr, range(sys.maxunicode + 1)) if text._ORDINARY.fullmatch(character)]


def test_an_ordinary_character_is_allowed_and_stays_itself() -> None:
    """Every one of them: seen by people, no accent that stands on another, and the same in NFC, also side by side."""
    everything = "".join(ORDINARY)
    assert not text.FORBIDDEN.search(everything)
    assert unicodedata.normalize("NFC", everything) == everything
    assert not any(unicodedata.combining(character) for character in ORDINARY)


def test_dutch_is_ordinary() -> None:
    """What a trekker types takes the short way."""
    assert set("Één cliënt, coördinator: “hoe?” – ’s avonds … 5 €, 10 × • à ç ü\n") <= set(ORDINARY)


@pytest.mark.parametrize("data", [bytes([each]) * 2 + b" a\n" for each in range(256)] + [b"", b" \n\t", b"a"], ids=repr)
def test_a_text_of_plain_bytes_is_decoded_as_any_other(data: bytes) -> None:
    """Whichever byte stands in it."""
    assert text.decode(data, "a.md") == text._decode(data, "a.md")


ROWS = ("---", "--- ", "----", " ---", "-", "", "a: b", "## Agenda", "##Verslag", "### Kop", "---x", "\t---")


@given(st.lists(st.sampled_from(ROWS), max_size=8).map("\n".join), st.sampled_from(["", "---\n", "---\na: b\n---\n"]))
def test_a_file_is_split_at_once_as_row_by_row(rest: str, start: str) -> None:
    """Whatever rows it has."""
    parts = front._split_at_once(start + rest)
    assert parts is None or (parts, ()) == front._split(start + rest, "a.md")
