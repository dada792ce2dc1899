"""A contributed text on its place in a file: its lines, and problems at them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from kringen.problem import Code, Mark, Problem


@dataclass(frozen=True)
class Document:
    """The text below the front matter of one file. Rows count from 0 in the text, lines from 1 in the file."""

    text: str
    """With a line feed at the end of each row, and without control characters or halves of surrogate pairs."""

    path: str
    """The file, relative to the repository, with forward slashes."""

    first_line: int
    """The line in the file of the first row."""

    @classmethod
    def of(cls, text: str, path: str, first_line: int) -> Document:
        """Any string as a document: every line end becomes a line feed, half a surrogate pair a question mark."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
        return cls(_CONTROL.sub("\ufffd", text), path, first_line)

    @cached_property
    def rows(self) -> list[str]:
        """The text row by row."""
        return self.text.split("\n")

    @cached_property
    def source(self) -> bytes:
        """The text as the bytes in which the parser counts."""
        return self.text.encode()

    @cached_property
    def _starts(self) -> list[int]:
        """The first byte of each row."""
        return [0, *(found.end() for found in re.finditer(b"\n", self.source))]

    def row_of(self, place: int) -> int:
        """The row of a byte."""
        return bisect_right(self._starts, place) - 1

    def written(self, start: int, end: int) -> str:
        """What stands between two bytes."""
        return self.source[start:end].decode("utf-8", "replace")

    def problem(self, code: Code, message: str, cure: str, row: int, column: int = 0) -> Problem:
        """A problem at a row and a column, both counted from 0."""
        return Problem(self.path, Mark(self.first_line + row, column + 1), code, message, cure)

    def problem_at(self, code: Code, message: str, cure: str, place: int) -> Problem:
        """A problem at a byte."""
        row = self.row_of(place)
        return self.problem(code, message, cure, row, len(self.written(self._starts[row], place)))


_CONTROL = re.compile(r"[\x00-\x08]")
"""What no file may hold (see source/text.py); `bare` uses some of them as marks while the parser reads."""
