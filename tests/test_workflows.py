"""What GitHub runs: well-formed, pinned and with as few rights as possible."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.run import DEVELOPER_COMMANDS
from tests.support.running import ROOT, commit, git, surroundings

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


def parsed(file: str) -> dict[str, Any]:
    """A workflow, with every value as text."""
    workflow: dict[str, Any] = yaml.load((ROOT / file).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- text only
    return workflow


def test_publishing_takes_the_same_command_everywhere() -> None:
    """Check, build and inspection in one, with the packages of requirements.txt only: nothing else runs in that job."""
    publish = "python3 scripts/run.py publish public --live --proof proof"
    github = parsed(".github/workflows/publish.yml")["jobs"]["build"]
    assert [step["run"] for step in github["steps"] if "run" in step] == [publish]
    gitlab = parsed(".gitlab-ci.yml")["pages"]
    assert (gitlab["script"], "before_script" in gitlab) == ([publish], False)
    assert "publish" not in DEVELOPER_COMMANDS


def test_content_does_not_wait_for_the_tests() -> None:
    """A meeting that is announced is published when it is sound, whatever becomes of the tests of the engine."""
    github = parsed(".github/workflows/publish.yml")
    assert {name: job.get("needs") for name, job in github["jobs"].items()} == {
        "build": None,
        "attest": "build",
        "deploy": "build",
        "keep-the-schedule": None,
    }
    assert "pull_request" not in github["on"]
    assert parsed(".gitlab-ci.yml")["pages"]["needs"] == []


CHANGES = [
    pytest.param("circles/kempen.yml", "false", id="circle"),
    pytest.param("meetings/kempen/2027-03-11.md", "false", id="meeting"),
    pytest.param("content/onderwerpen/gdpr.md", "false", id="topic"),
    pytest.param("hooks/kringen/dates.py", "true", id="engine"),
    pytest.param("README.md", "true", id="readme"),
    pytest.param("tests/start/circles/kempen.yml", "true", id="data-of-a-test"),
    pytest.param(".github/workflows/ci.yml", "true", id="workflow"),
]


@pytest.mark.skipif(os.name == "nt", reason="GitHub runs this step on Linux")
@pytest.mark.parametrize(("path", "changed"), CHANGES)
def test_the_tests_run_when_the_engine_changed(path: str, changed: str, tmp_path: Path) -> None:
    """The step as it stands in the workflow, on a proposal and on a push; of a version that is not known all is new."""
    git(tmp_path, "init", "--quiet")
    for name in ("circles/limburg.yml", path):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
        commit(tmp_path)
    assert looked("HEAD^1", tmp_path) == changed
    assert looked("0" * 40, tmp_path) == "true"


def looked(before: str, folder: Path) -> str:
    """What the jobs with the tests are told."""
    (step,) = (step for step in parsed(".github/workflows/ci.yml")["jobs"]["engine"]["steps"] if "run" in step)
    told = folder.with_name("told")
    told.unlink(missing_ok=True)
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    variables = surroundings(BEFORE=before, GITHUB_OUTPUT=str(told))
    subprocess.run(shell, cwd=folder, env=variables, check=True, capture_output=True)
    return told.read_text(encoding="utf-8").strip().removeprefix("changed=")


def test_every_job_with_tests_waits_for_that_answer() -> None:
    jobs = parsed(".github/workflows/ci.yml")["jobs"]
    waiting = {name for name, job in jobs.items() if job.get("if") == "needs.engine.outputs.changed == 'true'"}
    assert waiting == jobs.keys() - {"proposal", "engine"}


def test_gitlab_knows_every_file_of_the_engine() -> None:
    """It cannot say "all but these folders", so each folder stands in its list."""
    globs = next(rule["changes"] for rule in parsed(".gitlab-ci.yml")["test"]["rules"] if "changes" in rule)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    folders = {path.partition("/")[0] for path in listed.decode().split("\0") if "/" in path}
    assert {f"{folder}/**/*" for folder in folders - {"circles", "meetings", "content"}} | {"*"} == set(globs)


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
    [
        ("audit.yml", 'python3 scripts/run.py weekly | tee -a "$GITHUB_STEP_SUMMARY"'),
        ("mutate.yml", "python3 scripts/run.py mutate"),
    ],
)
def test_what_runs_each_week_is_kept_alive(file: str, command: str) -> None:
    """GitHub forgets a schedule after sixty days; the night's run switches it on again."""
    workflow = parsed(f".github/workflows/{file}")
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
