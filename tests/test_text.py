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


DEFAULT_IGNORABLE = (
    *((0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
"""Source: Unicode 17.0, DerivedCoreProperties.txt."""


def test_what_nobody_sees_is_forbidden_behind_a_letter() -> None:
    """By Unicode's categories, as this Python knows them, and all that Unicode calls Default_Ignorable."""
    ignorable = {code for first, last in DEFAULT_IGNORABLE for code in range(first, last + 1)}
    kinds = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
    unseen = (
        code for code in range(sys.maxunicode + 1) if code in ignorable or unicodedata.category(chr(code)) in kinds
    )
    missed = [hex(code) for code in unseen if chr(code) not in "\t\n\r" and not text.FORBIDDEN.search(f"a{chr(code)}")]
    assert missed == []


@pytest.mark.parametrize(
    "shown",
    ["👩\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3", "🏳\ufe0f\u200d🌈", "☎\ufe0e", "é", "a\u0301", "a\u00a0b", "١", "中"],
)
def test_what_people_see_is_allowed(shown: str) -> None:
    """Emoji of several parts, accents, a no-break space, and the letters of other scripts."""
    assert not text.FORBIDDEN.search(shown)


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
