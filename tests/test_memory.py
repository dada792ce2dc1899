"""What is remembered changes nothing but the time: any file, however broken, gives the same bodies."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import memory as module
from kringen import markdown
from memory import Memory

TEXTS = (
    "Welkom\n\n## Agenda\n\n- een\n- twee\n\n## Verslag\n\nTekst met *nadruk* en é 🎉.\n",
    "## Verslag\n\n<script>x</script>\n",
    "",
    "Mail jan@gemeente.be of 0470 12 34 56\n\nAanwezig: Jan Peeters\n",
    "# Kop\n\n[x](javascript:alert(1))\n",
)
PATH = "meetings/waasland/2027-03-11.md"


@pytest.mark.parametrize("text", TEXTS)
def test_second_reading_is_equal(text: str, tmp_path: Path) -> None:
    """Body and problems are those of a first reading, and nothing is rendered again."""
    first = _read(tmp_path / "m.sqlite", text)
    again = Memory(tmp_path / "m.sqlite")
    assert again.read(text, path=PATH, first_line=7) == first == markdown.read(text, path=PATH, first_line=7)
    assert again.learned == []
    again.save()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no database", id="text"),
        pytest.param(b"", id="empty"),
        pytest.param(b"SQLite format 3\0" + bytes(200), id="torn"),
    ],
)
def test_a_broken_file_is_begun_anew(content: bytes, tmp_path: Path) -> None:
    """A file that is no memory is replaced by one that works."""
    (tmp_path / "m.sqlite").write_bytes(content)
    assert _read(tmp_path / "m.sqlite", TEXTS[0]) == markdown.read(TEXTS[0], path=PATH, first_line=7)
    assert sqlite3.connect(tmp_path / "m.sqlite").execute("SELECT count(*) FROM kept").fetchone() == (1,)


def test_a_foreign_entry_is_rendered_again(tmp_path: Path) -> None:
    """What somebody else wrote under a key is not believed when it is no body."""
    expected = _read(tmp_path / "m.sqlite", TEXTS[0])
    with sqlite3.connect(tmp_path / "m.sqlite") as table:
        table.execute("UPDATE kept SET text = '[1, 2]'")
    table.close()
    assert _read(tmp_path / "m.sqlite", TEXTS[0]) == expected


def test_another_engine_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of the engine's source or a package nothing old is used."""
    _read(tmp_path / "m.sqlite", TEXTS[0])
    monkeypatch.setattr(module, "PACKAGES", ("nh3", "pytest"))
    other = Memory(tmp_path / "m.sqlite")
    other.read(TEXTS[0], path=PATH, first_line=7)
    assert len(other.learned) == 1
    other.save()


def test_it_stays_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest go when there are more than KEPT."""
    monkeypatch.setattr(module, "KEPT", 3)
    for number in range(5):
        _read(tmp_path / "m.sqlite", f"Tekst {number}\n")
    last = Memory(tmp_path / "m.sqlite")
    for number in range(2, 5):
        last.read(f"Tekst {number}\n", path=PATH, first_line=7)
    assert last.learned == []
    last.read("Tekst 1\n", path=PATH, first_line=7)
    assert len(last.learned) == 1
    last.save()


def test_without_a_file_it_only_renders(tmp_path: Path) -> None:
    """Where no file can be written, reading works all the same."""
    (tmp_path / "file").write_text("x")
    assert _read(tmp_path / "file" / "m.sqlite", TEXTS[0]) == markdown.read(TEXTS[0], path=PATH, first_line=7)


def _read(file: Path, text: str) -> object:
    memory = Memory(file)
    found = memory.read(text, path=PATH, first_line=7)
    memory.save()
    return found
