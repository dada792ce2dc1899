"""The text of a hand-written page row by row, without what stands in code and is only shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kringen.markdown.document import Document

_FENCE = re.compile(r" *(`{3,}|~{3,})")
_CODE = re.compile(r"`[^`]*`")


def outside_code(document: Document) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; blocks of code are left out, and code in a line is blanked."""
    lines = document.rows
    row = 0
    while row < len(lines):
        fence = _FENCE.match(lines[row])
        end = _closing(lines, row, fence[1]) if fence else row
        if end == row:
            yield document.first_line + row, _CODE.sub(lambda code: " " * len(code[0]), lines[row])
        row = end + 1


def _closing(lines: list[str], row: int, fence: str) -> int:
    """The row that closes a block of code, or the row where it opens when nothing does."""
    below = (other for other in range(row + 1, len(lines)) if lines[other].strip() == fence)
    return next(below, row)
