"""What the title of an appointment says besides the title: that it is cancelled, and of which circles it is.

The form for trekkers says the same with the same patterns (assets/javascripts/melden/titles.js).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kringen.transfer.invitations import pattern
from kringen.values.words import fold

_SIGNS = r"[:–—|-]"


@dataclass(frozen=True)
class Title:
    """The title of an appointment, taken apart."""

    text: str
    """The title alone: the site puts the circle before it, and says itself that a meeting is cancelled."""

    circles: tuple[str, ...]
    """The circles that it names, by the names of their files, that which invites first."""

    is_certain: bool
    """Whether they stand before or behind the title."""

    is_cancelled: bool
    is_postponed: bool


def taken_apart(written: str, circles: Sequence[tuple[str, str]], categories: Iterable[str] = ()) -> Title:
    """What a title means; `circles` are pairs of a circle's slug and a name that it has or had.

    A circle stands before or behind the title, or is the only one that the categories or else the title name.
    """
    line = " ".join(written.split())
    text, is_cancelled = _without_marks(line)
    rest, found = _named(text, circles)
    is_certain = bool(found)
    if not found:
        found = next(filter(None, (_only(fold(each), circles) for each in (" ".join(categories), text))), ())
    return Title(rest, found, is_certain, is_cancelled, bool(pattern("postponed").search(line)))


def _without_marks(text: str) -> tuple[str, bool]:
    """Without what mail programs put in front of it, and whether that says that it is cancelled."""
    is_cancelled = False
    while True:
        before = text
        text = pattern("answers").sub("", text).strip()
        for name in ("cancelled", "cancelled_behind"):
            after = pattern(name).sub("", text).strip()
            is_cancelled |= after != text
            text = after
        if text == before:
            return text, is_cancelled


def _named(text: str, circles: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...]]:
    """The title without the circles before or behind it, and those circles.

    Without the word `kring` a name counts only with a sign between it and the title.
    """
    folded = _level(text)
    names = sorted({(_level(name), slug) for slug, name in circles}, key=lambda each: (-len(each[0]), each))
    if not names:
        return text, ()
    one = "|".join(re.escape(name) for name, _ in names)
    several = rf"((?:{one})(?:(?:, | en | & | \+ )(?:{one}))*)"
    word = r"(?:(?:bijeenkomst|overleg|vergadering) )?(?:(?:van )?de )?(?:regionale )?(?:kennis)?kring(?:en)?"
    before = re.match(rf"\[?(?:{word} )?{several}\]?(?:\s*{_SIGNS}\s*|(?<=\])\s*)(?=\S)", folded)
    alone = re.fullmatch(rf"\[?{word} {several}\]?", folded)
    behind = re.search(rf"(?:\s+{_SIGNS}\s*|\s*[(\[])(?:{word}) {several}[)\]]?$", folded)
    found = alone or before or behind
    if not found:
        return text, ()
    slugs = dict(reversed(names))
    named = tuple(dict.fromkeys(slugs[each] for each in re.findall(one, found[1])))
    rest = text[: found.start()] if found is behind else text[found.end() :]
    return "" if found is alone or rest.casefold() == "bijeenkomst" else rest, named


def _only(folded: str, circles: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The circle whose name stands in a text, when it is the only one."""
    found = {slug for slug, name in circles if re.search(rf"\b{re.escape(fold(name))}\b", folded)}
    return tuple(found) if len(found) == 1 else ()


def _level(text: str) -> str:
    """In small letters without accents, letter by letter, so that places stay what they are."""
    return "".join(fold(each)[:1] or each for each in text)
