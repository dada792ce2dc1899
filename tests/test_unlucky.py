"""What goes wrong around us: no room, no rights, no git, no time, two at once. What is live stays whole, and one sentence says why."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS, short_day
from scripts import clock, options
from scripts.command import Stop
from scripts.publishing import staging
from tests.conftest import EXAMPLE
from tests.support.running import bytes_of, command, commit, copy_of_data, git, line, names_in, surroundings, wait_until

NOW = "2027-03-11T13:00"
KEPT = "Wat er stond, is gebleven."
POSIX = pytest.mark.skipif(os.name == "nt", reason="rights, signals and mounts as these are of POSIX")


LATER = "2027-06-20T09:00"


def into(name: str, target: Path) -> tuple[str | Path, ...]:
    """How each command is told where the site goes."""
    if name == "build":
        return ("--out", target)
    return (target, "--accept-losses") if name == "publish" else (target,)


def former_site(target: Path) -> dict[str, bytes]:
    """A small site that stands there already."""
    target.mkdir(parents=True)
    (target / staging.MARKER).touch()
    (target / "index.html").write_text("eerder", encoding="utf-8")
    return bytes_of(target)


# Git.


def without_git(root: Path) -> dict[str, str]:
    """A machine on which git is not installed."""
    return {"PATH": str(root)}


def without_repository(root: Path) -> dict[str, str]:
    """A folder from a zip file."""
    shutil.rmtree(root / ".git")
    return {"GIT_CEILING_DIRECTORIES": str(root.parent)}


def without_history(root: Path) -> dict[str, str]:
    """A clone of the newest commit alone, as build servers make it."""
    (root / "content" / "over.md").write_text(
        (root / "content" / "over.md").read_text("utf-8") + "\nNog iets.\n", "utf-8"
    )
    commit(root, "2026-11-02T09:00:00+00:00")
    whole = root.rename(root.with_name("whole"))
    git(whole.parent, "clone", "--quiet", "--depth=1", whole.as_uri(), str(root))
    return {}


def without_commits(root: Path) -> dict[str, str]:
    """Just begun."""
    shutil.rmtree(root / ".git")
    git(root, "init", "--quiet")
    return {}


@pytest.mark.parametrize("name", ["build", "publish", "write"])
@pytest.mark.parametrize(
    ("happens", "reason"),
    [
        pytest.param(without_git, "het programma git is niet geïnstalleerd", id="no-git"),
        pytest.param(without_repository, "deze map staat niet in git", id="no-repository"),
        pytest.param(without_history, "git kent hier alleen de jongste wijzigingen", id="shallow-clone"),
        pytest.param(without_commits, "in deze map is nog niets vastgelegd in git", id="no-commit"),
    ],
)
def test_without_its_history_nothing_is_made(
    name: str, happens: Callable[[Path], dict[str, str]], reason: str, tmp_path: Path
) -> None:
    """Calendars would take changes for old ones; the next run with the history works."""
    root = copy_of_data(tmp_path / "repository")
    target = tmp_path / "web" / "site"
    before = former_site(target)
    variables = happens(root)
    done = command(name, *into(name, target), "--root", root, "--now", NOW, **variables)
    assert (done.returncode, "Traceback" in done.stdout + done.stderr) == (1, False)
    assert f"De geschiedenis van de bestanden ontbreekt: {reason}" in done.stderr
    assert "--allow-no-history" in done.stderr
    assert bytes_of(target) == before
    assert set(names_in(target.parent)) <= {".site.publish-lock", "site"}


# Room and rights.


LIMITED = (
    "import os, resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000)); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Runs a program that may write no file of more than 4 kB."""


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[list[str]]:
    """A disk of one megabyte in a folder; where this user may not mount one, what limits the files of a program instead."""
    folder.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mounting, capture_output=True, check=False).returncode:
        yield [sys.executable, "-c", LIMITED]
        return
    try:
        yield []
    finally:
        subprocess.run(["umount", folder], check=True)


@POSIX
@pytest.mark.parametrize("name", ["build", pytest.param("publish", marks=pytest.mark.slow)])
def test_a_disk_that_is_full(name: str, tmp_path: Path) -> None:
    """MkDocs comes upon it half way; its own words do not matter to who reads."""
    with small_disk(tmp_path / "disk") as limited:
        target = tmp_path / "disk" / "site"
        before = former_site(target)
        done = subprocess.run(
            [*limited, *line(name, *into(name, target), "--root", EXAMPLE, "--now", NOW)],
            env=surroundings(PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stdout + done.stderr
        assert f'de map "{target}" kon niet gevuld worden: ' in done.stderr
        assert done.stderr.endswith(f"{KEPT}\n")
        assert limited or "de schijf is vol" in done.stderr
        assert "Traceback" not in done.stdout
        assert bytes_of(target) == before
        assert set(names_in(target.parent)) <= {".site.publish-lock", "site"}


NOBODY = 65534
"""The user without rights, on Linux and most of its kin."""


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A site in a folder in which this process may not write; an administrator becomes somebody else for that."""
    folder = tmp_path / "closed"
    former_site(folder / "site")
    folder.chmod(0o555)
    for path in (folder, *folder.parents):
        if path.stat().st_uid == os.getuid() and path != Path(path.anchor):
            path.chmod(path.stat().st_mode | 0o555)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(NOBODY)
    yield folder
    if administrator:
        os.seteuid(0)
    folder.chmod(0o755)


@POSIX
@pytest.mark.parametrize("begin", [staging.fresh_folder, staging.only_one], ids=["build", "publish"])
def test_a_folder_in_which_nobody_may_write(
    begin: Callable[[Path], contextlib.AbstractContextManager[object]], closed: Path
) -> None:
    """The first step of each command there; the rest would ask that somebody else may read the clone of an administrator."""
    target = closed / "site"
    before = bytes_of(target)
    with pytest.raises(Stop) as stopped, begin(target):
        pass
    reason = "deze gebruiker heeft daar de rechten niet voor"
    assert str(stopped.value) == f'de map "{target}" kon niet gevuld worden: {reason}. {KEPT}'
    assert stopped.value.status == 1
    assert (bytes_of(target), names_in(closed)) == (before, ["site"])


# Files that come and go, others that build at the same time, and people who stop waiting.


def work_of(target: Path) -> list[Path]:
    """The folders of the runs that are busy beside a target."""
    return [path for path in target.parent.iterdir() if path.name.startswith(".site.build-")]


@pytest.mark.slow
def test_a_file_that_vanishes_while_the_site_is_made(tmp_path: Path) -> None:
    """Read a moment ago, gone when it is read again: the whole new site or the whole old one, and no traceback."""
    root, target = copy_of_data(tmp_path / "repository"), tmp_path / "web" / "site"
    before = former_site(target)
    arguments = (*into("publish", target), "--root", root, "--now", NOW)
    with subprocess.Popen(
        line("publish", *arguments),
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        wait_until(lambda: bool(work_of(target)) or process.poll() is not None)
        (root / "content" / "over.md").unlink()
        for meeting in root.glob("meetings/*/*.md"):
            meeting.unlink()
        said, _ = process.communicate(timeout=120)
    assert "Traceback" not in said
    assert process.returncode in {0, 1}
    assert (bytes_of(target) == before) == (process.returncode == 1)
    assert command("publish", *arguments).returncode == 0
    assert names_in(target.parent) == [".site.publish-lock", "site"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["build", "publish"])
def test_two_at_once(name: str, tmp_path: Path) -> None:
    """Into one folder: one of both sites, whole; who may not goes away with one sentence."""
    sites = []
    for moment in (NOW, LATER):
        alone = tmp_path / moment[:10] / "site"
        assert command(name, *into(name, alone), "--root", EXAMPLE, "--now", moment).returncode == 0
        sites.append(bytes_of(alone))
    target = tmp_path / "web" / "site"
    runs = [
        subprocess.Popen(
            line(name, *into(name, target), "--root", EXAMPLE, "--now", moment),
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for moment in (NOW, LATER)
    ]
    ends = [process.communicate(timeout=120) for process in runs]
    assert sorted(process.returncode for process in runs) in ([0, 0], [0, 1])
    for (_, said), process in zip(ends, runs, strict=True):
        assert said.count("\n") == process.returncode, said
    assert bytes_of(target) in sites
    assert set(names_in(target.parent)) <= {".site.publish-lock", "site"}


@POSIX
@pytest.mark.parametrize(
    "number",
    [pytest.param("SIGINT", marks=pytest.mark.slow), pytest.param("SIGTERM", marks=pytest.mark.slow), "SIGHUP"],
)
def test_a_publication_that_is_stopped(number: str, tmp_path: Path) -> None:
    """By Ctrl-C, a polite kill or a terminal that closes: no traceback, and nothing left behind."""
    target = tmp_path / "web" / "site"
    before = former_site(target)
    arguments = line("publish", *into("publish", target), "--root", EXAMPLE, "--now", NOW)
    with subprocess.Popen(arguments, env=surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        wait_until(lambda: bool(work_of(target)))
        time.sleep(0.3)
        process.send_signal(getattr(signal, number))
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (128 + getattr(signal, number), b"")
    assert bytes_of(target) == before
    assert names_in(target.parent) == [".site.publish-lock", "site"]


# The clock.

CHANGED = dt.datetime(2026, 11, 1, 10, 0, tzinfo=BRUSSELS)
"""The last commit of these repositories."""


@pytest.mark.parametrize(
    ("now", "built_at", "said"),
    [
        pytest.param("2026-11-01T10:00", None, "", id="in-time"),
        pytest.param("2026-11-01T09:30", None, "", id="a-little-early"),
        pytest.param("2026-10-31T10:00", None, "de jongste wijziging is van 1 november 2026 om 10.00 uur", id="commit"),
        pytest.param(
            "2026-11-02T10:00",
            "2027-03-11T13:00:00+01:00",
            "de vorige site is gemaakt op 11 maart 2027 om 13.00 uur",
            id="former-site",
        ),
        pytest.param(
            "2026-10-31T10:00",
            "2026-10-31T12:00:00+01:00",
            "de jongste wijziging is van 1 november 2026 om 10.00 uur",
            id="the-latest-counts",
        ),
        pytest.param("2027-03-12T10:00", "2027-03-11T13:00:00+01:00", "", id="later"),
        pytest.param("2026-11-02T10:00", "2027-03-11T13:00:00", "", id="no-zone"),
        pytest.param("2026-11-02T10:00", "gisteren", "", id="no-moment"),
    ],
)
def test_a_clock_that_was_set_back(now: str, built_at: str | None, said: str, dated: Path, tmp_path: Path) -> None:
    """The newest of what is known counts; what cannot be read says nothing."""
    if built_at:
        (tmp_path / "api" / "v1").mkdir(parents=True)
        (tmp_path / "api" / "v1" / "index.json").write_text(json.dumps({"built_at": built_at}), encoding="utf-8")
    moment = options.moment(now)
    start = f"Let op: volgens de klok van deze computer is het {short_day(moment.date())} om {moment:%H.%M} uur, maar "
    end = ". Staat de klok niet goed, dan staat bij de komende bijeenkomsten wat al voorbij is."
    assert clock.remark(moment, dated, tmp_path) == (f"{start}{said}{end}" if said else "")


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose last commit is known."""
    return copy_of_data(tmp_path_factory.mktemp("dated"))


@pytest.mark.parametrize("name", ["build", pytest.param("publish", marks=pytest.mark.slow)])
def test_a_run_before_the_last_change_goes_on_and_says_so(name: str, dated: Path, tmp_path: Path) -> None:
    """The files are right; only what is coming and past may not be."""
    target = tmp_path / "web" / "site"
    done = command(name, *into(name, target), "--root", dated, SOURCE_DATE_EPOCH="1790000000")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("volgens de klok van deze computer is het 21 september 2026 om 16.13 uur") == 1
    assert (target / "index.html").is_file()


def test_a_moment_that_was_asked_for_is_meant(dated: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    early = CHANGED.replace(year=2025)
    clock.warn(early, early, dated, tmp_path)
    assert capsys.readouterr().out == ""
    clock.warn(None, early, dated, tmp_path)
    assert capsys.readouterr().out.startswith("Let op: ")


def test_a_clock_in_the_year_2000_is_named_before_what_it_does(dated: Path, tmp_path: Path) -> None:
    """Every report seems to precede its meeting then, and no cure for a report would help."""
    done = command("publish", tmp_path / "site", "--quiet", "--root", dated, SOURCE_DATE_EPOCH="946684800")
    lines = done.stdout.splitlines()
    assert (done.returncode, (tmp_path / "site").exists()) == (1, False)
    assert lines[0].startswith("Let op: volgens de klok van deze computer is het 1 januari 2000 om 01.00 uur, maar")
    assert lines[-1] == "De site is niet gepubliceerd: 6 fouten in 4 bestanden."
