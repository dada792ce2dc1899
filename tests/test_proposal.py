"""What whoever proposes a change gets to see: the very commands of the workflow, in repositories that the test makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from scripts.publishing.disk import make_openable
from tests.support.built import Built
from tests.support.running import ROOT, commit, copy_of_start, git, surroundings

ENGINE = ("scripts", "hooks")
MEETING = "meetings/waasland/2030-03-14.md"
SOUND = "---\ndatum: 2030-03-14\nvan: 14:00\ntot: 16:30\ngastbestuur: Temse\n---\n"

SHIM = f"""#!/bin/sh
shift
name=$(echo "$1" | tr - _)
shift
PYTHONPATH=.:hooks exec "{sys.executable}" -m "scripts.commands.$name" "$@"
"""
"""A `python3` that starts `scripts/run.py` with the packages of these tests, so that nothing is installed."""


def commands() -> list[str]:
    """What the job about the proposal runs, word for word."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    return [step["run"] for step in workflow["jobs"]["proposal"]["steps"] if "run" in step]


@dataclass(frozen=True)
class Ran:
    """What the steps of the job gave."""

    statuses: list[int]
    said: str
    summary: str
    folder: Path


def propose(folder: Path, text: str | None) -> Ran:
    """Proposes a meeting from a fork, or to delete one, while the main branch goes on; then does what GitHub and the workflow do."""
    main, fork, runner = (folder / name for name in ("main", "fork", "runner"))
    copy_of_start(main)
    for name in ENGINE:
        shutil.copytree(ROOT / name, main / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", ".gitignore"):
        shutil.copy(ROOT / name, main / name)
    git(main, "init", "--quiet", "--initial-branch=main")
    commit(main)
    git(folder, "clone", "--quiet", "main", "fork")
    (fork / MEETING).parent.mkdir(exist_ok=True)
    if text is None:
        (fork / "meetings/westhoek/2016-03-24.md").unlink()
    else:
        (fork / MEETING).write_text(text, encoding="utf-8")
    commit(fork)
    other = main / "circles" / "kempen.yml"
    other.write_text(other.read_text(encoding="utf-8") + "sinds: 2020\n", encoding="utf-8")
    commit(main)
    git(main, "checkout", "--quiet", "--detach")
    git(main, "fetch", "--quiet", "../fork", "main")
    git(main, "merge", "--quiet", "--no-ff", "--message=Merge", "FETCH_HEAD")
    git(main, "update-ref", "refs/pull/1/merge", "HEAD")
    git(folder, "init", "--quiet", "runner")
    git(runner, "fetch", "--quiet", "../main", "refs/pull/1/merge")
    git(runner, "checkout", "--quiet", "--detach", "FETCH_HEAD")
    return steps(runner, folder)


def steps(runner: Path, folder: Path) -> Ran:
    """Runs each step as GitHub does, until one fails."""
    (folder / "bin").mkdir()
    shim = folder / "bin" / "python3"
    shim.write_text(SHIM, encoding="utf-8")
    shim.chmod(0o755)
    summary = folder / "summary.md"
    variables = surroundings(
        GITHUB_ACTIONS="true",
        GITHUB_STEP_SUMMARY=str(summary),
        PATH=f"{shim.parent}{os.pathsep}{os.environ['PATH']}",
        SOURCE_DATE_EPOCH="1795000000",
    )
    statuses, said = [], ""
    for line in commands():
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", line]
        done = subprocess.run(shell, cwd=runner, env=variables, capture_output=True, encoding="utf-8", check=False)
        statuses.append(done.returncode)
        said += done.stdout + done.stderr
        if done.returncode:
            break
    return Ran(statuses, said, summary.read_text(encoding="utf-8"), runner)


def test_a_sound_proposal_is_told_and_shown(tmp_path: Path) -> None:
    """Only what is proposed counts, not what the main branch got in the meantime; the preview opens from the disk."""
    ran = propose(tmp_path, SOUND)
    assert (ran.statuses, "::error" in ran.said) == ([0, 0, 0, 0], False), ran.said
    assert ran.summary.startswith(
        "## Wat dit voorstel verandert\n\n### Bijeenkomsten\n\n"
        "- Voegt 1 bijeenkomst toe aan Waasland: donderdag 14 maart 2030, 14.00 tot 16.30 uur, in Temse.\n"
    )
    assert "Kempen" not in ran.summary
    assert "download onderaan deze pagina, bij *Artifacts*, het bestand `voorbeeld`" in ran.summary
    page = ran.folder / "site" / "bijeenkomsten" / "waasland" / "2030-03-14" / "index.html"
    assert "Temse" in page.read_text(encoding="utf-8")


def test_a_faulty_proposal_is_explained_and_stops(tmp_path: Path) -> None:
    """The mistake is at its line and first in the summary; nothing is built."""
    ran = propose(tmp_path, SOUND.replace("gastbestuur", "gastbestur"))
    assert ran.statuses == [0, 1]
    assert f"::error file={MEETING},line=5,col=1,title=onbekende-sleutel::" in ran.said
    assert ran.summary.startswith(
        "## Wat dit voorstel verandert\n\n### Eerst te verbeteren: 1 fout\n\n"
        f'- {MEETING}, regel 5: "gastbestur" is geen sleutel; bedoelde u "gastbestuur"?\n'
    )
    assert "Het voorbeeld van de site komt er zodra de fouten verbeterd zijn." in ran.summary


def test_a_proposal_that_would_stop_the_publication_is_red(tmp_path: Path) -> None:
    """Sound by itself, and it takes an address away that others use: the summary ends with the cure."""
    ran = propose(tmp_path, None)
    assert ran.statuses == [0, 0, 0, 1], ran.said
    assert ran.summary.endswith(
        "### Dit houdt de publicatie tegen\n\n"
        "- bijeenkomsten/westhoek/2016-03-24/: dit adres is verdwenen, en 1 die erbij hoort; zet "
        "meetings/westhoek/2016-03-24.md terug; gaat ze niet door, dan met status: geannuleerd\n\n"
        "De nieuwe versie breekt wat anderen gebruiken: 1 fout. "
        "Is dat de bedoeling, publiceer dan één keer met KRINGEN_ACCEPT_LOSSES=true.\n"
    )


def test_the_name_of_the_preview_is_that_of_the_artifact() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    (upload,) = (step["with"] for step in workflow["jobs"]["proposal"]["steps"] if "upload" in step.get("uses", ""))
    assert f"--preview {upload['name']} " in commands()[0]
    assert upload["path"] == "site"


def test_every_link_between_pages_opens_from_the_disk(example_site: Built, tmp_path: Path) -> None:
    """Each relative link of each page names a file; 404.html is only for a server."""
    folder = shutil.copytree(example_site.folder, tmp_path / "site")
    make_openable(folder)
    followed = 0
    for file, page in Built(folder).pages.items():
        for link in page.all("a"):
            path = link.attributes.get("href", "").partition("#")[0].partition("?")[0]
            if path and ":" not in path and not path.startswith("/"):
                assert (folder / file).parent.joinpath(path).is_file(), f"{file}: {path}"
                followed += 1
    assert followed > 1_000


@pytest.mark.parametrize("number", range(3))
def test_the_template_asks_three_things(number: int) -> None:
    """In Dutch, short enough to be read."""
    lines = (ROOT / ".github" / "pull_request_template.md").read_text(encoding="utf-8").splitlines()
    checks = [line for line in lines if line.startswith("- [ ] ")]
    assert len(checks) == 3
    assert len(checks[number]) < 160
