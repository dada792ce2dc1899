"""What a command needs and does not find is named with its cure, by the command that needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import browser
from scripts.command import Stop
from tests.support.running import command
from tests.support.samples import GOOD, make_tree
from tests.test_version import HOME


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no programs on its path, none in the usual places, and an apt that asks for a password."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_PLACES", ())
    monkeypatch.setattr(browser, "_apt_works", lambda: False)


@pytest.mark.usefixtures("nothing_installed")
def test_a_missing_browser() -> None:
    """Which browsers will do, and the command that installs one."""
    with pytest.raises(Stop) as said:
        browser.ready()
    assert str(said.value) == (
        "Er is geen Chromium, Chrome of Edge; installeer er een, op Debian met: scripts/run.py setup-browser"
    )


def test_a_missing_browser_is_installed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where apt works, nobody has to ask for it, on whatever machine; who waited for another takes what that installed."""
    installed: list[Path] = []
    monkeypatch.setattr(browser, "LOCK", tmp_path / "browser.lock")
    monkeypatch.setattr(browser, "_apt_works", lambda: True)
    monkeypatch.setattr(browser, "find", lambda: installed[0] if installed else None)

    def install() -> Path:
        installed.append(tmp_path / "chromium")
        return installed[-1]

    monkeypatch.setattr(browser, "install", install)
    assert [browser.ready(), browser.ready()] == [tmp_path / "chromium"] * 2
    assert len(installed) == 1


def test_a_build_without_git_still_tells(tmp_path: Path) -> None:
    """Nothing stops, but the site says that nobody knows its commit."""
    root = make_tree(tmp_path / "root", GOOD, HOME)
    done = command("build", "--root", root, "--out", tmp_path / "site", "--allow-no-history", PATH=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "versie onbekend." in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '"commit": "onbekend"' in (tmp_path / "site" / "api" / "v1" / "index.json").read_text(encoding="utf-8")
