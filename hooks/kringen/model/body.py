"""What a person wrote in Markdown, rendered and cut at its headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from kringen.personal import Personal


@dataclass(frozen=True)
class Section:
    """A part of a contributed body, rendered."""

    html: str
    """Safe HTML, without the heading that opened the part."""

    text: str
    """The same as plain text in one line, for summaries and search."""

    line: int
    """The line in the file where it starts, counted from 1."""

    @classmethod
    def at(cls, line: int, make: Callable[[str], str]) -> Self:
        """A part whose `html` and `text` are made when they are asked for; most questions are only whether it is there."""
        section = cls.__new__(cls)
        section.__dict__.update(line=line, _make=make)
        return section

    def __getattr__(self, name: str) -> str:
        """Python asks here for what is not in it."""
        if name not in {"html", "text"} or "_make" not in self.__dict__:
            raise AttributeError(name)
        return str(self.__dict__["_make"](name))


@dataclass(frozen=True)
class Body:
    """What a person wrote below the front matter of a meeting."""

    intro: Section | None = None
    """What stands before the first of the two headings; None when nothing does."""

    agenda: Section | None = None
    """What stands under `## Agenda`; None when nothing does."""

    report: Section | None = None
    """What stands under `## Verslag`; None when nothing does: then there is no report."""

    personal: tuple[Personal, ...] = ()
    """The personal data in the text, for the rules to judge."""
