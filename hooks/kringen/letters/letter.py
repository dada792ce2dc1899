"""A letter as values: what it says, apart from how a mail tool wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kringen.edition import Edition
from kringen.model import Circle, Meeting
from kringen.sentences import joined


@dataclass(frozen=True)
class Item:
    """One thing in a list."""

    title: str
    url: str = ""
    """Where to read more; empty when the address of the site is not known."""

    lines: tuple[str, ...] = ()
    """What is said of it, each on a line of its own."""


@dataclass(frozen=True)
class Section:
    """A part of a letter."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Letter:
    """A letter, all of it plain text of one line each."""

    subject: str
    opening: tuple[str, ...]
    """Paragraphs."""

    sections: tuple[Section, ...]
    closing: tuple[Item, ...]
    """What it ends with: titles that may be links."""


def circles_of(circles: Sequence[Circle]) -> str:
    """`Kenniskring Waasland`, or `Kenniskringen Regio Gent en Waasland`."""
    return f"Kenniskring{'en' if circles[1:] else ''} {joined([circle.name for circle in circles])}"


def opening(edition: Edition, *paragraphs: str) -> tuple[str, ...]:
    """The first paragraphs; where the data are fictional they begin with that."""
    warning = ("Voorbeeldgegevens: alle kringen en bijeenkomsten hieronder zijn verzonnen.",)
    return (*(warning if edition.settings.example else ()), *paragraphs)


def meeting_item(edition: Edition, meeting: Meeting, *more: str) -> Item:
    """A meeting with its circles, day and place."""
    card = edition.card(meeting)
    has_mark = card.mark and (card.is_upcoming or card.state != "moved")  # afterwards only the day counts
    state = "Gaat niet door: " if meeting.is_cancelled else f"{card.mark}: " if has_mark else ""
    lines = (circles_of(card.circles), card.span, meeting.place, *more)
    return Item(f"{state}{card.title}", edition.full_address(meeting.uri), tuple(filter(None, lines)))
