"""What GitHub runs: well-formed, pinned and with as few rights as possible."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from tests.support.running import ROOT

GITHUB = ROOT / ".github"


def run(*command: str | Path) -> str:
    """What a checker says; empty when it finds nothing."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [("vendor.github-workflows", "workflows/*.yml"), ("vendor.dependabot", "dependabot.yml")],
)
def test_files_follow_their_schema(schema: str, pattern: str) -> None:
    files = sorted(GITHUB.glob(pattern))
    assert files
    assert run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files) == ""


def test_the_pipeline_of_gitlab_follows_its_schema() -> None:
    assert (
        run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", ROOT / ".gitlab-ci.yml")
        == ""
    )


@pytest.mark.parametrize("file", [".github/workflows/publish.yml", ".gitlab-ci.yml"])
def test_publishing_takes_the_same_commands_everywhere(file: str) -> None:
    """All that a server of builds does is call the commands of the README."""
    text = (ROOT / file).read_text(encoding="utf-8")
    for command in ("run.py test", "run.py publish public --live --proof proof"):
        assert f"python3 scripts/{command}\n" in text
    assert "pull_request" not in text


def test_zizmor_finds_nothing() -> None:
    """Pinned actions, no credentials left behind, no rights that are not needed, nobody's text in a shell."""
    zizmor = Path(sysconfig.get_path("scripts")) / "zizmor"
    assert run(zizmor, "--offline", "--no-progress", "--persona", "pedantic", GITHUB) == ""


def test_the_build_server_runs_the_command_of_the_readme() -> None:
    """What passes here passes there."""
    assert "python3 scripts/run.py test" in (GITHUB / "workflows" / "ci.yml").read_text(encoding="utf-8")
    assert "python3 scripts/run.py test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_a_new_version_waits_a_week() -> None:
    """Most packages that were taken over are found out within days."""
    (actions,) = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert actions["package-ecosystem"] == "github-actions"
    assert actions["cooldown"]["default-days"] >= 7


@pytest.mark.parametrize(
    ("file", "command"),
    [("audit.yml", "python3 scripts/run.py audit"), ("mutate.yml", "python3 scripts/run.py mutate")],
)
def test_what_runs_each_week_is_kept_alive(file: str, command: str) -> None:
    """GitHub forgets a schedule after sixty days; the night's run switches it on again."""
    workflow = yaml.load((GITHUB / "workflows" / file).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- text only
    (job,) = workflow["jobs"].values()
    assert job["steps"][-1]["run"] == command
    assert job["permissions"] == {"contents": "read"}
    assert len(workflow["on"]["schedule"]) == 1
    assert f"gh workflow enable {file}" in (GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8")


def test_what_is_signed_is_what_proves_the_publication() -> None:
    """The hashes and the bill of materials: made by the build, and signed by a job that runs no code of ours."""
    workflow = yaml.safe_load((GITHUB / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    signing = workflow["jobs"]["attest"]
    assert [step["with"].get("subject-path") for step in signing["steps"]][-1] == "proof/*"
    assert all("run" not in step for step in signing["steps"])
    assert not [job for job in workflow["jobs"].values() if "cache" in str(job)]
