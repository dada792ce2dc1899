"""Tables as files that a spreadsheet opens: harmless, and right in a Belgian Excel at a double click."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Cell = str | int | None

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula. Source: OWASP, "CSV Injection"."""


@dataclass(frozen=True)
class Sheet:
    """A table with its headings."""

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv_bytes(sheet: Sheet) -> bytes:
    """The table as CSV in UTF-8 with a byte order mark, with semicolons and CRLF.

    Excel knows UTF-8 only by the mark, and on a Belgian Windows takes the semicolon for the separator.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in sheet.header])
    writer.writerows([harmless(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str:
    """The text of a cell; an apostrophe before what could be a formula makes it text for a spreadsheet."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _is_dangerous(text) else text


def meant(cell: str) -> str:
    """The text that `harmless` made a cell of."""
    return cell[1:] if cell.startswith("'") and _is_dangerous(cell[1:]) else cell


def in_columns(sheet: Sheet) -> str:
    """The table for a terminal: columns of equal width, a line below the headings."""
    rows = [sheet.header, *sheet.rows]
    texts = [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(sheet.header))]
    texts.insert(1, ["-" * width for width in widths])
    return "\n".join(_line(row, widths) for row in texts)


def _is_dangerous(text: str) -> bool:
    return text.lstrip(" \u00a0").startswith(_DANGEROUS)


def _line(row: Sequence[str], widths: Iterable[int]) -> str:
    return "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
