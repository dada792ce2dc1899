"""Tables for a spreadsheet: no cell becomes a formula, and Excel opens them at a double click."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen.sheet import Sheet, csv_bytes, harmless, in_columns, meant


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0", id="dde"),
        pytest.param('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")', id="formula"),
        pytest.param("+32 9 123", "'+32 9 123", id="plus"),
        pytest.param("-1+1", "'-1+1", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param("\t=1", "'\t=1", id="tab"),
        pytest.param("\r=1", "'\r=1", id="carriage-return"),
        pytest.param("  =1", "'  =1", id="spaces-first"),
        pytest.param("＝1", "'＝1", id="full-width"),
        pytest.param("'s-Gravenvoeren", "'s-Gravenvoeren", id="apostrophe-of-its-own"),
        pytest.param("1=1", "1=1", id="inside-it-is-text"),
        pytest.param("Één loket; & <meer>", "Één loket; & <meer>", id="text"),
        pytest.param(12, "12", id="number"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_no_cell_is_a_formula(cell: str | int | None, expected: str) -> None:
    assert harmless(cell) == expected


def test_bytes_for_excel() -> None:
    """Byte order mark, semicolons, CRLF, and quotes where they are needed."""
    found = csv_bytes(Sheet(("kring", "titel"), (("waasland", 'Eén "loket"; of twee'), ("kempen", None))))
    assert found == '\ufeffkring;titel\r\nwaasland;"Eén ""loket""; of twee"\r\nkempen;\r\n'.encode()


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda text: not text.startswith("'"))


@given(st.lists(CELLS, min_size=1, max_size=3))
def test_what_was_written_is_read_back(cells: list[str]) -> None:
    """Reading gives the same cells, and none of them begins like a formula."""
    text = csv_bytes(Sheet(tuple("abc"[: len(cells)]), (tuple(cells),))).decode("utf-8-sig")
    row = list(csv.reader(text.splitlines(keepends=True), delimiter=";"))[1] if cells != [""] else [""]
    assert [meant(cell) for cell in row] == cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_columns_in_a_terminal() -> None:
    found = in_columns(Sheet(("Kring", "Nr"), (("Waasland", 4), ("A", None))))
    assert found == "Kring     Nr\n--------  --\nWaasland  4\nA"
