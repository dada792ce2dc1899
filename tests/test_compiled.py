"""Compiled templates are kept where Python keeps its own, and used only when they are whole and of the same source."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from compiled import Compiled


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one template, where Python keeps what it compiles beside the source."""
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "groet.html").write_text("Dag {{ name }}", encoding="utf-8")
    return tmp_path


def drawn(folder: Path, purpose: str = "test") -> str:
    """The template of that folder, in a new environment."""
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=Compiled(purpose))
    return environment.get_template("groet.html").render(name="<u>")


def kept(folder: Path) -> list[Path]:
    """The files with compiled templates."""
    return sorted((folder / "__pycache__").glob("*"))


def test_a_second_time_nothing_is_compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One file for each template, which is all that the next start needs."""
    assert drawn(folder) == "Dag &lt;u&gt;"
    (file,) = kept(folder)
    before = file.stat().st_mtime_ns, file.read_bytes()
    monkeypatch.setattr(Environment, "_generate", None)  # would fail when it compiled
    assert drawn(folder) == "Dag &lt;u&gt;"
    assert (file.stat().st_mtime_ns, file.read_bytes()) == before


def test_a_changed_template_is_compiled_anew(folder: Path) -> None:
    """And takes the place of the older one."""
    drawn(folder)
    (folder / "groet.html").write_text("Tot ziens {{ name }}", encoding="utf-8")
    assert drawn(folder) == "Tot ziens &lt;u&gt;"
    assert len(kept(folder)) == 1


def test_environments_do_not_share(folder: Path) -> None:
    """Who compiles in another way takes nothing of the first."""
    drawn(folder)
    (file,) = kept(folder)
    before = file.read_bytes()
    assert drawn(folder, "elders") == "Dag &lt;u&gt;"
    assert file.read_bytes() != before


@pytest.mark.parametrize(
    "torn", [b"", slice(-9), slice(64), slice(9, None)], ids=["empty", "short", "no-code", "headless"]
)
def test_a_torn_file_counts_for_nothing(folder: Path, torn: bytes | slice) -> None:
    """It is compiled and kept again."""
    drawn(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(torn if isinstance(torn, bytes) else whole[torn])
    assert drawn(folder) == "Dag &lt;u&gt;"
    assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_all_works(folder: Path) -> None:
    """A file stands where the folder should be."""
    (folder / "__pycache__").touch()
    assert drawn(folder) == "Dag &lt;u&gt;"


def test_who_forbids_python_to_write_forbids_this(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PYTHONDONTWRITEBYTECODE counts here too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert drawn(folder) == "Dag &lt;u&gt;"
    assert kept(folder) == []
