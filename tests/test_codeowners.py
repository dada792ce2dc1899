"""CODEOWNERS: which team is asked to look at which files."""

from __future__ import annotations

from pathlib import Path

import pytest

from kringen.model import Site
from kringen.owners import codeowners
from kringen.register import flanders
from scripts.commands.codeowners import main
from tests.support.running import ROOT, command
from tests.support.samples import GOOD, make_circle, make_tree

FILE = ".github/CODEOWNERS"
NOBODY = "# Nog geen enkele kring noemt een team.\n"
REST = (
    "\n# Al de rest: de code, de workflows, de pakketlijsten, de pagina's. Het team staat in mkdocs.yml.\n"
    "* @v-ict-or/beheer\n\n"
)
NO_REST = (
    "\n# Nog geen team leest de code, de workflows en de pakketlijsten na; vul extra.kringen.team in mkdocs.yml in.\n\n"
)
HEAD = (
    "# Gemaakt door `run.py codeowners` uit de sleutel team in circles/*.yml; wijzig die, niet dit bestand.\n"
    "# GitHub en GitLab vragen deze teams om voorstellen voor hun kring mee na te lezen.\n"
)
KEMPEN = "/circles/kempen.yml @v-ict-or/kempen\n/meetings/kempen/ @v-ict-or/kempen\n"
WAASLAND = "/circles/waasland.yml @jan\n/meetings/waasland/ @jan\n"


@pytest.mark.parametrize(
    ("teams", "expected"),
    [
        pytest.param({}, NOBODY, id="no-circle"),
        pytest.param({"kempen": None}, NOBODY, id="no-team"),
        pytest.param({"kempen": "v-ict-or/kempen", "midwest": None}, KEMPEN, id="one"),
        pytest.param({"waasland": "@jan", "kempen": "@v-ict-or/kempen"}, KEMPEN + WAASLAND, id="sorted"),
    ],
)
def test_each_team_gets_its_circle_and_meetings(teams: dict[str, str | None], expected: str) -> None:
    circles = tuple(make_circle(slug, team=team) for slug, team in teams.items())
    assert codeowners(Site(flanders(), circles)) == HEAD + NO_REST + expected


@pytest.mark.parametrize("team", ["v-ict-or/beheer", "@v-ict-or/beheer"])
def test_one_team_gets_all_the_rest(team: str) -> None:
    """Engine, workflows and locks included; it stands first, for the last line that fits counts."""
    circles = (make_circle("kempen", team="v-ict-or/kempen"),)
    assert codeowners(Site(flanders(), circles), team) == HEAD + REST + KEMPEN


def test_it_is_written_once_and_then_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layer = {"circles/kempen.yml": GOOD["circles/kempen.yml"].rstrip() + "\n        team: v-ict-or/kempen\n"}
    root = make_tree(tmp_path, GOOD, layer)
    said = [
        (main([*more, "--root", str(root), "--now", "2027-03-01"]), capsys.readouterr().out)
        for more in (["--check"], [], ["--check"], [])
    ]
    assert said == [
        (1, f"{FILE} klopt niet meer met de kringen; maak het opnieuw met: run.py codeowners\n"),
        (0, f"{FILE} is geschreven.\n"),
        (0, f"{FILE} klopt.\n"),
        (0, f"{FILE} klopt.\n"),
    ]
    assert (root / FILE).read_text(encoding="utf-8") == HEAD + NO_REST + KEMPEN


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    root = make_tree(tmp_path, GOOD, {".github": "geen map\n"})
    done = command("codeowners", "--root", root, "--now", "2027-03-01")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{FILE} kan niet gelezen of geschreven worden: ")
    assert "Traceback" not in done.stderr


def test_the_folder_of_the_project_has_one() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8").startswith(HEAD)
