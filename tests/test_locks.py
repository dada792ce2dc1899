"""The locks hold what is asked for, and a forgotten renewal is named with its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import environment, locks

HELD = "mkdocs==1.6.1 \\\n    --hash=sha256:00\n    # via -r requirements.in\nmdit-py-plugins==0.5.0 ; python_version > '3' \\\n"


@pytest.mark.parametrize("lock", [environment.RUNTIME, environment.DEVELOPMENT], ids=lambda path: path.name)
def test_the_locks_of_this_project_are_current(lock: Path) -> None:
    assert locks.complaint(lock) == ""


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        pytest.param("# why\nmkdocs==1.6.1\nMdit_Py.Plugins\n", [], id="current"),
        pytest.param("-r other.in\nmkdocs\n\n", [], id="unpinned"),
        pytest.param("mkdocs==1.6.2\n", ["mkdocs==1.6.2"], id="other-version"),
        pytest.param("pagefind[extended]\nholidays\n", ["holidays", "pagefind"], id="new"),
    ],
)
def test_what_a_lock_lacks(asked: str, missing: list[str], tmp_path: Path) -> None:
    """Names are compared as pip compares them; versions where both pin one."""
    (tmp_path / "requirements.in").write_text(asked, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text(HELD, encoding="utf-8")
    assert locks.outdated(tmp_path / "requirements.txt") == missing


def test_setting_up_from_an_outdated_lock_names_the_cure(tmp_path: Path) -> None:
    """Before anything is installed, whatever the state of the environment."""
    (tmp_path / "requirements.in").write_text("mkdocs==1.6.1\nholidays\n", encoding="utf-8")
    (tmp_path / "requirements.txt").write_text(HELD, encoding="utf-8")
    with pytest.raises(environment.SetupError) as said:
        environment.prepare(tmp_path / "requirements.txt", tmp_path / ".venv")
    assert str(said.value) == (
        "requirements.txt is ouder dan requirements.in (holidays ontbreekt); maak het opnieuw met: uv pip compile "
        "--universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt"
    )
    assert not (tmp_path / ".venv").exists()
