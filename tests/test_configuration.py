"""mkdocs.yml is read as MkDocs reads it, and nothing of a build outlives it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

from kringen.edge.configuration import CONFIGURATION, configuration
from kringen.edge.settings import settings
from tests.support.running import ROOT, command, names_in, started
from tests.support.samples import GOOD, make_tree

VARIABLES = {
    "KRINGEN_SITE_URL": "https://kringen.example.org/",
    "KRINGEN_REPOSITORY": "https://github.com/vereniging/kringen",
    "KRINGEN_BRANCH": "2027-01-01",
}


@pytest.mark.parametrize("variables", [{}, VARIABLES], ids=["nothing-set", "all-set"])
@pytest.mark.parametrize(
    "change", [("", ""), ('!ENV [KRINGEN_SITE_URL, ""]', "!ENV KRINGEN_SITE_URL")], ids=["as-is", "bare"]
)
def test_both_readers_say_the_same(
    variables: dict[str, str], change: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command without MkDocs and MkDocs itself: `!ENV` with brackets and without, set and not."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    text = CONFIGURATION.read_text(encoding="utf-8").replace(*change) if change[0] else CONFIGURATION.read_text("utf-8")
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        text.replace("hooks:\n  - hooks/build.py\n", "").replace("hooks/theme", str(ROOT / "hooks/theme")), "utf-8"
    )
    (tmp_path / "content").mkdir()
    theirs, ours = load_config(str(file)), configuration(file)
    assert (ours["site_url"] or "", ours["extra"]["kringen"]) == (theirs.site_url or "", theirs.extra["kringen"])
    assert settings(file).site_url == variables.get("KRINGEN_SITE_URL", "")
    assert settings(file).branch == variables.get("KRINGEN_BRANCH", "main")


def test_a_template_that_was_mended_is_mended_on_the_site(tmp_path: Path) -> None:
    """Autoescape off, built, and on again: the next build holds text, whatever stands in any cache."""
    engine = tmp_path / "engine"
    for name in ("hooks", "scripts", "content"):
        shutil.copytree(ROOT / name, engine / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", engine)
    hooks = engine / "hooks"
    root = make_tree(tmp_path / "root", GOOD, {"circles/waasland.yml": CIRCLE})
    edition = hooks / "kringen" / "edition" / "__init__.py"
    sound = edition.read_text(encoding="utf-8")
    built = []
    for text in (sound, sound.replace("autoescape=True", "autoescape=False"), sound):
        edition.write_text(text, encoding="utf-8")
        done = started("build", "--root", root, "--out", tmp_path / "site", *OPTIONS, PYTHONPATH=f"{engine}:{hooks}")
        assert done.returncode == 0, done.stdout + done.stderr
        page = (tmp_path / "site" / "kringen" / "waasland" / "index.html").read_text(encoding="utf-8")
        built.append("<i>Schuin</i>" in page)
    assert built == [False, True, False]


def test_a_build_leaves_nothing_behind(tmp_path: Path) -> None:
    """Beside the site stands nothing that a next build could take for true."""
    root = make_tree(tmp_path / "root", GOOD)
    command("build", "--root", root, "--out", tmp_path / "site", *OPTIONS)
    assert names_in(tmp_path) == ["root", "site"]
    assert names_in(root) == ["circles", "content", "meetings"]


OPTIONS = ("--now", "2027-03-01T12:00", "--allow-no-history", "--quiet")
CIRCLE = "naam: Waasland\nstatus: actief\nregio: Waasland\ntoelichting: Dit is <i>Schuin</i> & recht.\n"
