"""What a person wrote in Markdown, rendered and cut at its headings."""

from __future__ import annotations

from dataclasses import dataclass

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
