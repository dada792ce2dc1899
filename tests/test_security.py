"""SECURITY.md: each promise names what shows it, and that is there."""

from __future__ import annotations

import re

from tests.support.running import ROOT

TEXT = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = [
    row
    for row in TEXT.partition("### Tried")[0].splitlines()
    if row.startswith("|") and not re.match(r"\| (Who \||Threat \||---)", row)
]


def test_each_promise_names_its_test() -> None:
    """The last column of both tables."""
    assert len(ROWS) >= 20
    assert [row for row in ROWS if not re.search(r"`tests/[a-z_/]+\.py`", row.rstrip(" |").rpartition("|")[2])] == []


def test_what_is_named_is_there() -> None:
    """Every file and folder of the repository that it names."""
    named = re.findall(r"`((?:tests|content|hooks|scripts|\.github)/[\w./]*)`", TEXT)
    assert len(named) >= 20
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_no_cookie_is_set() -> None:
    """By any script of ours, nor by a template."""
    files = [path for path in (ROOT / "hooks").rglob("*") if path.suffix in {".js", ".html", ".py"}]
    assert len(files) > 50
    assert [
        path.name
        for path in files
        if re.search(r"document\.cookie|[Ss]et-[Cc]ookie|cookieStore", path.read_text("utf-8"))
    ] == []
