"""A build goes without MkDocs where that gives the same, and with it wherever anything of MkDocs' could differ."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import remake
import shell
from ledger import Ledger
from making import Made
from tests.conftest import EXAMPLE
from tests.support.running import ROOT, bytes_of, command, surroundings
from tests.test_ledger import Kept

NOW = dt.datetime.fromisoformat("2027-03-11T13:00:00+01:00")

_ASK = """
import os, sys, remake
done = remake.remade(os.environ)
assert "mkdocs" not in sys.modules
sys.stdout.flush()
os._exit(0 if done else 3)
"""
"""Says by its exit status whether MkDocs was needed; nothing else is done then."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the example, of which a site was built."""
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    _build(tmp_path)
    return root


def _build(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    arguments = ("--root", folder / "root", "--out", folder / "site", f"--now={NOW:%Y-%m-%dT%H:%M}")
    variables = {"KRINGEN_MEMORY": str(folder / "memory.sqlite")} | variables
    return command("build", *arguments, "--allow-no-history", "--quiet", **variables)


def _goes_without(folder: Path, **variables: str) -> bool:
    """Whether a next build would need no MkDocs."""
    ground = shutil.copytree(folder / "site", folder / "ground")
    variables = {
        "KRINGEN_ROOT": str(folder / "root"),
        "KRINGEN_CONTENT": str(folder / "root/content"),
        "KRINGEN_NOW": NOW.isoformat(),
        "KRINGEN_HISTORY": "optional",
        "KRINGEN_MEMORY": str(folder / "memory.sqlite"),
        "KRINGEN_LAST": str(folder / "site"),
        "KRINGEN_GROUND": str(ground),
    } | variables
    done = subprocess.run(
        [sys.executable, "-c", _ASK],
        cwd=ROOT,
        env=surroundings(**variables),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in {0, 3}, done.stderr
    return done.returncode == 0


def _nothing(_root: Path) -> None:
    """Changes nothing."""


def _report(root: Path) -> None:
    path = min((root / "meetings").rglob("*.md"))
    path.write_text(f"{path.read_text(encoding='utf-8')}\nNog iets.\n", encoding="utf-8", newline="\n")


def _title(root: Path) -> None:
    path = min((root / "meetings").rglob("*.md"))
    text = re.sub("^titel: .*$", "titel: Iets anders", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8", newline="\n")


def _new_meeting(root: Path) -> None:
    folder = min((root / "meetings").iterdir())
    text = "---\ndatum: 2027-09-09\n---\n## Agenda\n\n- Welkom\n"
    (folder / "2027-09-09.md").write_text(text, encoding="utf-8", newline="\n")


def _new_topic(root: Path) -> None:
    text = "---\ntitel: Iets nieuws\nthema: Beleid\n---\nUitleg.\n"
    (root / "content/onderwerpen/iets-nieuws.md").write_text(text, encoding="utf-8", newline="\n")


def _word(root: Path) -> None:
    text = (ROOT / "content/over.md").read_text(encoding="utf-8")
    (root / "content/over.md").write_text(f"{text}\nEen woord meer.\n", encoding="utf-8", newline="\n")


def _no_example(root: Path) -> None:
    (root / "VOORBEELD.md").unlink()


def _touched(root: Path) -> None:
    (root.parent / "site/404.html").write_text("x", encoding="utf-8")


def _gone(root: Path) -> None:
    (root.parent / "site/assets/stylesheets/material.css").unlink()


@pytest.mark.parametrize(
    ("edit", "goes_without"),
    [
        pytest.param(_nothing, True, id="nothing"),
        pytest.param(_report, True, id="report"),
        pytest.param(_title, True, id="title"),
        pytest.param(_new_meeting, True, id="new-meeting"),
        pytest.param(_new_topic, False, id="new-address-that-a-page-can-link-to"),
        pytest.param(_word, False, id="hand-written"),
        pytest.param(_no_example, False, id="banner-on-every-page"),
        pytest.param(_touched, False, id="file-of-mkdocs-touched"),
        pytest.param(_gone, False, id="file-of-mkdocs-gone"),
    ],
)
def test_mkdocs_is_left_out_where_it_would_do_the_same(
    edit: Callable[[Path], None], *, goes_without: bool, root: Path, tmp_path: Path
) -> None:
    """After each edit it is known whether MkDocs is needed; test_warm.py holds that both ways give the same bytes."""
    edit(root)
    assert _goes_without(tmp_path) == goes_without


def test_what_somebody_did_to_the_last_site_does_not_stay(root: Path, tmp_path: Path) -> None:
    """A file of MkDocs that was changed or lost comes back as it was."""
    before = bytes_of(tmp_path / "site")
    for edit in (_touched, _gone):
        edit(root)
    assert bytes_of(tmp_path / "site") != before
    assert _build(tmp_path).returncode == 0
    assert bytes_of(tmp_path / "site") == before


@pytest.mark.parametrize(
    "variables",
    [
        pytest.param({"KRINGEN_NOW": "2027-03-12T13:00:00+01:00"}, id="another-day"),
        pytest.param({"KRINGEN_COMMIT": "0123456789abcdef"}, id="another-commit"),
        pytest.param({"KRINGEN_SITE_URL": "https://example.org/"}, id="another-address"),
        pytest.param({"KRINGEN_REPOSITORY": "https://example.org/x"}, id="another-repository"),
        pytest.param({"KRINGEN_NO_CACHE": "1"}, id="no-memory"),
        pytest.param({"KRINGEN_LAST": ""}, id="no-former-site"),
        pytest.param({"KRINGEN_GROUND": ""}, id="nowhere-to-make-it"),
    ],
)
@pytest.mark.usefixtures("root")
def test_what_stands_on_every_page_is_drawn_by_mkdocs(variables: dict[str, str], tmp_path: Path) -> None:
    """Whatever else is shown there, or remembered nowhere, calls for MkDocs."""
    assert not _goes_without(tmp_path, **variables)


def test_a_branch_may_be_named_like_a_date(tmp_path: Path) -> None:
    """YAML would take it for one; with MkDocs and without it stays the text that it is."""
    shutil.copytree(EXAMPLE, tmp_path / "root")
    for _ in range(2):
        done = _build(tmp_path, KRINGEN_BRANCH="2027-01-01", KRINGEN_REPOSITORY="https://example.org/x")
        assert done.returncode == 0, done.stdout
        assert "https://example.org/x/edit/2027-01-01/" in (tmp_path / "site/over/index.html").read_text("utf-8")


def test_a_warning_of_mkdocs_comes_each_time(tmp_path: Path) -> None:
    """A link to nowhere stops each build, not only the first one."""
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    text = "---\ntitle: Over\ndescription: Iets.\n---\n# Over\n\n[nergens](nergens.md)\n"
    (root / "content/over.md").write_text(text, encoding="utf-8", newline="\n")
    for _ in range(2):
        done = _build(tmp_path)
        assert done.returncode == 1
        assert "nergens.md" in done.stdout


def test_what_mkdocs_knows_of_meetings_follows_from_hand_written_pages_alone(tmp_path: Path) -> None:
    """A topic is not written by hand: a day in it would decide what others may link to, and no name tells of it."""
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    text = (ROOT / "content/over.md").read_text(encoding="utf-8")
    link = "[verslag](bijeenkomsten/kempen/2025%2D06-10.md)"
    (root / "content/over.md").write_text(f"{text}\n{link}\n", encoding="utf-8", newline="\n")
    with (root / "content/onderwerpen/gdpr.md").open("a", encoding="utf-8", newline="\n") as topic:
        topic.write("\nOp 2025-06-10 spraken we hierover.\n")
    done = _build(tmp_path)
    assert done.returncode == 1
    assert "2025-06-10.md' is not found" in done.stdout


@pytest.fixture
def variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Copies of all that MkDocs looks at, to change things in."""
    shutil.copytree(ROOT / "hooks/theme", tmp_path / "theme")
    shutil.copytree(ROOT / "content", tmp_path / "content")
    (tmp_path / "content/onderwerpen/diep").mkdir(parents=True)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    monkeypatch.setattr(shell, "CONFIGURATION", tmp_path / "mkdocs.yml")
    monkeypatch.setattr(shell, "THEME", tmp_path / "theme")
    return {"KRINGEN_CONTENT": str(tmp_path / "content")}


@pytest.mark.parametrize(
    ("inside", "has_part"),
    [
        ("mkdocs.yml", True),
        ("theme/assets/javascripts/kringen.js", True),
        ("content/over.md", True),
        ("content/onderwerpen/diep/pagina.md", True),
        ("content/onderwerpen/foto.png", True),
        ("content/onderwerpen/onderwerp.md", False),
        ("theme/__pycache__/main.cpython-311.pyc", False),
    ],
)
def test_everything_that_mkdocs_looks_at_has_a_part_in_the_name(
    inside: str, *, has_part: bool, variables: dict[str, str], tmp_path: Path
) -> None:
    """One character more in its settings, in the theme or in a page, and nothing of it is remembered."""
    (tmp_path / "theme/__pycache__").mkdir(exist_ok=True)
    before = shell.name_of(variables)
    with (tmp_path / inside).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert (shell.name_of(variables) != before) == has_part


def test_a_variable_that_is_empty_is_another_than_none(variables: dict[str, str]) -> None:
    """For mkdocs.yml only what is not there has another value; variables that it does not name have no part."""
    before = shell.name_of(variables)
    assert shell.name_of(variables | {"HOME": "elders"}) == before
    assert shell.name_of(variables | {"KRINGEN_BRANCH": ""}) != before


def test_a_file_in_another_is_not_a_file_beside_it(variables: dict[str, str], tmp_path: Path) -> None:
    """A picture may hold any bytes, those of a name and another picture as well."""
    first, second = tmp_path / "content/a.png", tmp_path / "content/b.png"
    names = set()
    for between in (b"\0b.png\0", b"\0content b.png\0"):
        first.write_bytes(b"een" + between + b"twee")
        names.add(shell.name_of(variables))
    first.write_bytes(b"een")
    second.write_bytes(b"twee")
    assert shell.name_of(variables) not in names


def test_what_cannot_be_read_has_no_name(variables: dict[str, str], tmp_path: Path) -> None:
    """Then MkDocs says what is wrong."""
    shutil.rmtree(tmp_path / "content")
    assert not shell.name_of(variables)


def test_what_changed_while_mkdocs_drew_is_not_remembered(variables: dict[str, str], tmp_path: Path) -> None:
    """Nobody knows whether it was read before or after somebody saved it; taken back, it would come up again."""
    kept = Kept()
    made = SimpleNamespace(ledger=Ledger(kept, "site"), drawn_from=shell.name_of(variables), variables=variables)
    (tmp_path / "content/over.md").write_text("anders", encoding="utf-8")
    remake.remember(cast(Made, made), {}, [], str(tmp_path))
    assert not kept
