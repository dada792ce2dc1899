"""A contributed text on its place in a file: its lines, and problems at them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kringen.problem import Code, Mark, Problem


@dataclass(frozen=True)
class Document:
    """The text below the front matter of one file. Rows count from 0 in the text, lines from 1 in the file."""

    text: str
    """With a line feed at the end of each row, and without halves of surrogate pairs."""

    path: str
    """The file, relative to the repository, with forward slashes."""

    first_line: int
    """The line in the file of the first row."""

    @classmethod
    def of(cls, text: str, path: str, first_line: int) -> Document:
        """Any string as a document: every line end becomes a line feed, half a surrogate pair a question mark."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cls(text.encode("utf-8", "replace").decode("utf-8"), path, first_line)

    @cached_property
    def rows(self) -> list[str]:
        """The text row by row."""
        return self.text.split("\n")

    def problem(self, code: Code, message: str, cure: str, row: int, column: int = 0) -> Problem:
        """A problem at a row and a column, both counted from 0."""
        return Problem(self.path, Mark(self.first_line + row, column + 1), code, message, cure)

    def find(self, piece: str, row: int, start: int = 0) -> int:
        """The column where a piece of one line stands in a row, or 0 when it is written otherwise there."""
        return max(self.rows[row].find(piece, start), 0) if row < len(self.rows) else 0


def shown(text: str, limit: int = 60) -> str:
    """A piece of the text as it may stand in a message: one line, not too long, without control characters."""
    line = "".join(character if character.isprintable() else " " for character in text[: 2 * limit])
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
