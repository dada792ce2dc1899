"""Where the files are edited in the browser: GitHub and GitLab each with their own words and addresses."""

from __future__ import annotations

import re

import pytest

from kringen.edition.correction import edit_address
from kringen.edition.page import Settings
from kringen.output import generate
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built, build

GITHUB, GITLAB = "https://github.com/v-ict-or/kringen", "https://gitlab.com/v-ict-or/kringen"


@pytest.mark.parametrize(
    ("repository", "forge", "name", "between"),
    [
        pytest.param(GITHUB, "", "GitHub", "", id="github"),
        pytest.param(GITLAB, "", "GitLab", "-/", id="gitlab"),
        pytest.param("https://gitlab.v-ict-or.be/kringen", "", "GitLab", "-/", id="own-host-that-tells"),
        pytest.param("https://git.v-ict-or.be/kringen", "gitlab", "GitLab", "-/", id="own-host-that-is-told"),
        pytest.param("https://github.com/gitlab/kringen", "", "GitHub", "", id="only-a-name"),
        pytest.param("", "", "GitHub", "", id="none"),
    ],
)
def test_addresses_are_those_of_the_forge(repository: str, forge: str, name: str, between: str) -> None:
    settings = Settings("info@v-ict-or.be", repository=repository, forge=forge, commit="abc")
    assert settings.forge_name == name
    if repository:
        assert edit_address("circles/kempen.yml", settings) == f"{repository}/{between}edit/main/circles/kempen.yml"
        assert settings.commit_address == f"{repository}/{between}commit/abc"


@pytest.fixture(scope="module")
def on_gitlab(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The example site, whose repository stands on GitLab."""
    return build(EXAMPLE, EXAMPLE_NOW, tmp_path_factory.mktemp("gitlab"), KRINGEN_REPOSITORY=GITLAB)


def test_on_gitlab_the_form_speaks_of_gitlab(on_gitlab: Built) -> None:
    form = on_gitlab.content("melden/")
    assert form.one("button", id="naar-github").text == "Verder op GitLab"
    assert "Create merge request" in form.text
    assert "GitHub" not in form.text


def test_on_gitlab_no_page_speaks_of_github(on_gitlab: Built) -> None:
    """Neither in words, nor in its head, nor by where a link leads; only a name for scripts stays (`naar-github`)."""
    for file in sorted(on_gitlab.folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8").replace('id="naar-github"', "")
        assert not re.findall(r"(?i).{0,60}(?:github|pull request).{0,60}", html), file


@pytest.mark.parametrize(
    ("repository", "own", "foreign"),
    [
        pytest.param(
            GITHUB,
            ("GitHub", "pull request", "Create new file", "Propose changes", "Fork this repository", "Files changed"),
            ("GitLab", "merge request", "Edit single file"),
            id="github",
        ),
        pytest.param(
            GITLAB,
            ("GitLab", "merge request", "New file", "Commit to a new branch", "Edit in single-file editor"),
            ("GitHub", "pull request", "Propose changes"),
            id="gitlab",
        ),
    ],
)
def test_the_help_names_the_buttons_of_the_forge(
    repository: str, own: tuple[str, ...], foreign: tuple[str, ...]
) -> None:
    """Announcing, what becomes of a proposal and a mail: each step as the place of the files calls its buttons."""
    site, _ = load(EXAMPLE, flanders())
    made = generate(site, EXAMPLE_NOW, Settings("info@v-ict-or.be", repository=repository))
    steps = "".join(part.html for part in made.parts if part.uri == "trekkers-bestanden.md")
    assert [word for word in own if word not in steps] == []
    assert [word for word in foreign if word in steps] == []
