"""A text that anybody may contribute becomes safe HTML, plain text, and problems with their place."""

from __future__ import annotations

from typing import Protocol

from kringen.markdown.document import Document
from kringen.markdown.limits import over_limits
from kringen.markdown.mistakes import CODES
from kringen.markdown.plain import excerpt
from kringen.markdown.prose import again, prose
from kringen.model import Body
from kringen.problem import Problem, in_order

__all__ = ["CODES", "Read", "excerpt", "read", "read_prose", "read_prose_again"]


class Read(Protocol):
    """A function that does what `read` does."""

    def __call__(self, text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        """As `read`."""


def read(text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """The parts of a text below the front matter, and every problem in it, sorted.

    `first_line` is the line in the file where the text starts. Any string is taken and none raises; the HTML is safe
    even when there are problems. A text over the limits gives an empty body.
    """
    document = Document.of(text, path, first_line)
    problems = list(over_limits(document))
    if problems:
        return Body(), in_order(problems)
    body = prose(document)
    if body is not None:
        return body, ()
    from kringen.markdown.parsed import read_parsed  # noqa: PLC0415 -- 70 ms, which many repositories never need

    return read_parsed(document)


def read_prose(text: str, *, path: str, first_line: int) -> Body | None:
    """What `read` gives of a text without problems that is so plain that reading it again costs next to nothing."""
    document = Document.of(text, path, first_line)
    return None if any(over_limits(document)) else prose(document)


def read_prose_again(text: str, *, path: str, first_line: int) -> Body:
    """What `read_prose` gave of the same text before, but for what is personal in it."""
    return again(Document.of(text, path, first_line))
