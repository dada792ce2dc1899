"""The build stamp: which commit a site was made from, asked of a git repository that the test makes."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kringen.edge.gitlog import Version, version_of
from tests.conftest import EXAMPLE_NOW
from tests.support.built import build
from tests.support.running import surroundings
from tests.support.samples import GOOD, make_tree

HOME = {"content/index.md": "---\ntitle: Start\ndescription: De start.\n---\n# Start\n"}


def git(root: Path, *arguments: str) -> str:
    """Runs git as a person without settings of their own."""
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    return subprocess.run(
        ["git", "-C", str(root), *identity, *arguments],
        env=surroundings(GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_NOSYSTEM="1"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small sound repository with one commit."""
    make_tree(tmp_path, GOOD, HOME)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return tmp_path


def test_the_commit_of_a_clean_repository(repository: Path) -> None:
    """The full name that git itself gives."""
    found = version_of(repository)
    assert (found.commit, found.changed) == (git(repository, "rev-parse", "HEAD"), False)


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        pytest.param("circles/waasland.yml", True, id="edited"),
        pytest.param("circles/nieuw.yml", True, id="new-circle"),
        pytest.param("meetings/kempen/2027-03-11.md", True, id="new-meeting"),
        pytest.param("content/over.md", True, id="new-page"),
        pytest.param("public/index.html", False, id="the-site"),
        pytest.param("proof/SHA256SUMS", False, id="its-proof"),
        pytest.param(".public.publish-lock", False, id="its-lock"),
        pytest.param(".public.build-1/new/index.html", False, id="the-folder-it-is-made-in"),
        pytest.param("notities.txt", False, id="something-else"),
    ],
)
def test_a_change_shows(path: str, changed: bool, repository: Path) -> None:
    """A site from files that no commit holds says so; what only lies beside them does not count."""
    (repository / path).parent.mkdir(parents=True, exist_ok=True)
    (repository / path).write_text("naam: Anders\n", encoding="utf-8")
    assert version_of(repository).changed is changed


def test_a_file_that_went_is_a_change(repository: Path) -> None:
    (repository / "circles" / "waasland.yml").unlink()
    assert version_of(repository).changed


def test_without_a_repository_the_commit_is_unknown(tmp_path: Path) -> None:
    """An archive that was unpacked somewhere."""
    assert version_of(tmp_path) == Version("", changed=False)


def test_before_the_first_commit_it_is_unknown(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert version_of(tmp_path) == Version("", changed=False)


def test_without_git_it_is_unknown(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert version_of(repository) == Version("", changed=False)


def test_the_footer_names_day_and_commit(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With a link to the commit where the repository is known."""
    commit = git(repository, "rev-parse", "HEAD")
    site = build(
        repository, EXAMPLE_NOW, tmp_path_factory.mktemp("site"), KRINGEN_REPOSITORY="https://example.org/kringen"
    )
    stamp = site.page("").one(cls="kk-built")
    assert stamp.text.startswith(f"Bijgewerkt op 11 maart 2027, versie {commit[:10]} .")
    assert stamp.one("a").attributes["href"] == f"https://example.org/kringen/commit/{commit}"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        pytest.param({}, "versie onbekend.", id="nobody-knows"),
        pytest.param({"KRINGEN_COMMIT": "abcdef0123456789"}, "versie abcdef0123.", id="told"),
    ],
)
def test_the_footer_without_git(
    variables: dict[str, str], said: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Outside a repository the site says that its version is unknown, unless the environment tells it."""
    site = build(make_tree(tmp_path, GOOD, HOME), EXAMPLE_NOW, tmp_path_factory.mktemp("site"), **variables)
    assert said in site.page("").one(cls="kk-built").text
