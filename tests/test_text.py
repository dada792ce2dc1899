"""What is not looked at closely because it is ordinary holds nothing that a closer look would find."""

from __future__ import annotations

import sys
import unicodedata

from kringen.source import text

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
