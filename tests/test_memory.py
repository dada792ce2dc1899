"""What is kept comes back as it was put, or not at all: whatever happened to the file in between."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

import memory as module
from memory import Memory

ENTRIES = {
    "empty": b"",
    "text": "Wat is het nut van é en 🎉?\n".encode(),
    "bytes": bytes(range(256)),
    "a name with \ud800 in it": b"half a pair",
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with all entries."""
    _put(tmp_path / "m.sqlite", ENTRIES)
    return tmp_path / "m.sqlite"


def test_what_was_put_comes_back(file: Path) -> None:
    """The same bytes under the same names, asked for together; nothing under other names."""
    assert Memory(file).look_up([*ENTRIES, "other"]) == ENTRIES
    assert Memory(file).look_up([]) == {}


def test_it_comes_back_before_it_is_written(tmp_path: Path) -> None:
    """And after, and once more when the file was closed in between; the last that was put counts."""
    kept = Memory(tmp_path / "m.sqlite")
    kept.keep("name", "first")
    kept.keep("name", "tekst")
    assert kept.recall("name") == "tekst"
    kept.save()
    assert kept.recall("name") == "tekst"
    assert kept.recall("other") is None
    kept.save()
    assert Memory(tmp_path / "m.sqlite").recall("name") == "tekst"


def test_many_come_back_at_once(tmp_path: Path) -> None:
    """More than are written or asked for in one go."""
    many = {f"name {number}": b"%d" % number for number in range(3 * module.BATCH + 1)}
    _put(tmp_path / "m.sqlite", many)
    assert Memory(tmp_path / "m.sqlite").look_up(list(many)) == many


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"no database", id="text"),
        pytest.param(b"", id="empty"),
        pytest.param(b"SQLite format 3\0" + bytes(200), id="torn"),
    ],
)
def test_a_broken_file_is_begun_anew(content: bytes, file: Path) -> None:
    """A file that is no memory is replaced by one that works."""
    file.write_bytes(content)
    assert Memory(file).look_up(list(ENTRIES)) == {}
    _put(file, ENTRIES)
    assert Memory(file).look_up(list(ENTRIES)) == ENTRIES


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("UPDATE entries SET data = x'00'", id="other-data"),
        pytest.param("UPDATE entries SET data = 'text'", id="no-bytes"),
        pytest.param("UPDATE entries SET data = NULL", id="nothing"),
        pytest.param("UPDATE entries SET sum = x'00'", id="other-sum"),
        pytest.param("DELETE FROM entries", id="gone"),
        pytest.param("DROP TABLE entries", id="no-table"),
        pytest.param("DROP TABLE entries; CREATE TABLE entries (x TEXT)", id="another-table"),
        pytest.param("UPDATE entries SET key = randomblob(20)", id="other-names"),
    ],
)
def test_what_somebody_else_wrote_is_not_believed(change: str, file: Path) -> None:
    """Nor does it break anything; what is put again comes back."""
    _change(file, change)
    assert Memory(file).look_up(list(ENTRIES)) == {}
    _put(file, ENTRIES)
    assert Memory(file).look_up(list(ENTRIES)) == ENTRIES


def test_no_entry_is_taken_for_another(tmp_path: Path) -> None:
    """Data under the name of other data do not pass, though they were written here."""
    _put(tmp_path / "m.sqlite", {"one": b"1", "two": b"2"})
    _change(
        tmp_path / "m.sqlite",
        "CREATE TABLE turned AS SELECT a.key, b.sum, b.data FROM entries a JOIN entries b ON a.key != b.key; "
        "DELETE FROM entries; INSERT INTO entries SELECT * FROM turned",
    )
    assert Memory(tmp_path / "m.sqlite").look_up(["one", "two"]) == {}


def test_another_engine_finds_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a change of the engine's source or a package nothing old is used, and what the other one kept stays."""
    with monkeypatch.context() as changed:
        changed.setattr(module, "PACKAGES", ("nh3", "pytest"))
        assert Memory(file).look_up(list(ENTRIES)) == {}
    assert Memory(file).look_up(list(ENTRIES)) == ENTRIES


def test_what_renders_hand_written_pages_is_part_of_the_engine() -> None:
    """They are remembered too, as MkDocs drew them: with these, which its own version does not fix."""
    assert {"markdown", "pyyaml"} <= {*module.PACKAGES}


@pytest.mark.parametrize(
    ("use", "left"),
    [
        pytest.param(lambda kept: kept.look_up(["0", "2"]), ["0", "2", "3"], id="used-stays"),
        pytest.param(lambda kept: kept.put("4", bytes(100_000)), ["2", "3", "4"], id="new-stays"),
        pytest.param(lambda kept: kept.look_up(["other"]), ["1", "2", "3"], id="oldest-goes"),
        pytest.param(lambda kept: kept.look_up(["0", "1", "2", "3"]), ["1", "2", "3"], id="all-used"),
    ],
)
def test_what_was_not_used_goes_first(
    use: Callable[[Memory], object], left: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of that the oldest, as soon as the file is too large; no more than needed."""
    _put(tmp_path / "m.sqlite", {str(number): bytes(100_000) for number in range(4)})
    monkeypatch.setattr(module, "KEPT_BYTES", 350_000)
    kept = Memory(tmp_path / "m.sqlite")
    use(kept)
    kept.save()
    assert sorted(Memory(tmp_path / "m.sqlite").look_up([str(number) for number in range(5)])) == left


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(None, id="none"),
        pytest.param(Path("file/m.sqlite"), id="no-folder"),
        pytest.param(Path("folder"), id="a-folder"),
    ],
)
def test_without_a_file_nothing_breaks(path: Path | None, tmp_path: Path) -> None:
    """Where no file can be written, everything is new each time."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    kept = Memory(path and tmp_path / path)
    kept.keep("name", "text")
    kept.save()
    assert kept.recall("name") is None


def _put(file: Path, entries: dict[str, bytes]) -> None:
    kept = Memory(file)
    for name, data in entries.items():
        kept.put(name, data)
    kept.save()


def _change(file: Path, script: str) -> None:
    table = sqlite3.connect(file)
    table.executescript(script)
    table.close()


def _work_with(kept: Memory) -> None:
    """What a copy of a process does: asks what the original wrote, and adds to it."""
    assert kept.recall("before") == "of the original"
    kept.keep("copy", "of the copy")
    kept.flush()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs copies of a process")
def test_a_copy_of_the_process_remembers_too(tmp_path: Path) -> None:
    """What a worker learned is known to the original, also when that had the file open; nothing is damaged."""
    kept = Memory(tmp_path / "m.sqlite")
    kept.keep("before", "of the original")
    kept.flush()
    assert kept.recall("nothing") is None  # the file is open by now
    process = os.fork()
    if not process:
        status = 1
        try:
            _work_with(kept)
            status = 0
        finally:
            os._exit(status)
    assert os.waitpid(process, 0)[1] == 0
    kept.keep("after", "of the original")
    kept.save()
    again = Memory(tmp_path / "m.sqlite")
    assert [again.recall(name) for name in ("before", "copy", "after")] == [
        "of the original",
        "of the copy",
        "of the original",
    ]
    with sqlite3.connect(tmp_path / "m.sqlite") as table:
        assert table.execute("PRAGMA integrity_check").fetchone() == ("ok",)
