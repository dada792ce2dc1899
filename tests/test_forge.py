"""Where the files are edited in the browser: GitHub and GitLab each with their own words and addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from kringen.edition.correction import edit_address
from kringen.edition.page import Settings
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import build

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


def test_on_gitlab_the_form_speaks_of_gitlab(tmp_path: Path) -> None:
    form = build(EXAMPLE, EXAMPLE_NOW, tmp_path, KRINGEN_REPOSITORY=GITLAB).content("melden/")
    assert form.one("button", id="naar-github").text == "Verder op GitLab"
    assert "Create merge request" in form.text
    assert "GitHub" not in form.text
