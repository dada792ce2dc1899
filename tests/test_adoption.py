"""Adopting the site: a repository of one's own, its first circles and meeting, and three publications, the last after a year.

`run.py test --all` does the whole test command at each stage; the short way asks what must hold of any repository.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from tests.support.built import Built
from tests.support.running import ROOT, bytes_of, commit, copy_of_data, copy_of_start, git, surroundings
from tests.test_today import HOLDS, built

SITE = "https://kringen.example.org/"
CONFIRMED = ("kempen", "limburg", "waasland", "westhoek")
MEETING = "meetings/waasland/2027-03-11.md"
ANNOUNCED = (
    "---\ntitel: NIS2\ndatum: 2027-03-11\nvan: 14:00\ntot: 16:30\ngastbestuur: Temse\nonderwerpen: [nis2]\n---\n"
)
REPORT = "\n## Verslag\n\nZeven besturen vergeleken hun aanpak van NIS2.\n"


def as_it_came(root: Path) -> None:
    """Nothing yet."""


def confirm(root: Path) -> None:
    """Four circles go on, one with a team that reads its proposals."""
    for slug in CONFIRMED:
        file = root / "circles" / f"{slug}.yml"
        text = file.read_text(encoding="utf-8")
        assert "status: te bevestigen\n" in text
        file.write_text(text.replace("status: te bevestigen\n", "status: actief\n"), encoding="utf-8", newline="\n")
    with (root / "circles" / "waasland.yml").open("a", encoding="utf-8", newline="\n") as waasland:
        waasland.write("team: v-ict-or/waasland\n")


def announce(root: Path) -> None:
    (root / MEETING).parent.mkdir()
    (root / MEETING).write_text(ANNOUNCED, encoding="utf-8", newline="\n")


def report(root: Path) -> None:
    (root / MEETING).write_text(ANNOUNCED + REPORT, encoding="utf-8", newline="\n")


@dataclass(frozen=True)
class Stage:
    """A day in the life of whoever adopts the site."""

    day: str
    does: Callable[[Path], None]
    publishes: bool = False


STAGES = (
    Stage("2026-12-01", as_it_came),
    Stage("2027-01-12", confirm),
    Stage("2027-02-02", announce, publishes=True),
    Stage("2027-03-15", report, publishes=True),
    Stage("2028-03-20", as_it_came, publishes=True),
)


def adopted(folder: Path) -> Iterator[tuple[Stage, Path]]:
    """The repository after each stage, committed and pushed to its own origin."""
    root = cloned(folder)
    for stage in STAGES:
        stage.does(root)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message=Test", at=f"{stage.day}T08:00:00+00:00")
        git(root, "push", "--quiet")
        yield stage, root


def cloned(folder: Path) -> Path:
    """A clone of an origin that holds this project as it is now, with the data of its beginning."""
    given = folder / "given"
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for path in files.stdout.decode().split("\0"):
        if path and (ROOT / path).is_file() and path.partition("/")[0] not in {"circles", "meetings"}:
            (given / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, given / path)
    shutil.rmtree(given / "content" / "onderwerpen")
    copy_of_start(given)
    git(given, "init", "--quiet", "--initial-branch=main")
    commit(given, "2026-11-01T09:00:00+00:00")
    git(folder, "clone", "--quiet", "--bare", "given", "origin.git")
    git(folder, "clone", "--quiet", "origin.git", "repository")
    return folder / "repository"


def there(root: Path, moment: str, *line: str) -> subprocess.CompletedProcess[str]:
    """Runs a module in a clone, with the Python and the packages of these tests."""
    kept = {name: value for name, value in surroundings().items() if not name.startswith("PYTEST_")}
    more = {
        "PYTHONPATH": os.pathsep.join([str(root), str(root / "hooks")]),
        "SOURCE_DATE_EPOCH": str(int(dt.datetime.fromisoformat(moment).timestamp())),
        "KRINGEN_SITE_URL": SITE,
    }
    return subprocess.run(
        [sys.executable, "-m", *line], cwd=root, env=kept | more, capture_output=True, encoding="utf-8", check=False
    )


def look_at(root: Path, moment: str, folder: Path) -> None:
    """All that test_today.py asks of the repository it stands in, asked of this one."""
    repository = built(root, dt.datetime.fromisoformat(moment), folder)
    for holds in HOLDS:
        holds(repository)


def test_whoever_adopts_it_publishes_and_goes_on(tmp_path: Path) -> None:
    """Each stage is sound and published without a loss; what was announced is read, and found again a year later."""
    site = Built(tmp_path / "web" / "site")
    addresses: set[str] = set()
    for stage, root in adopted(tmp_path):
        moment = f"{stage.day}T13:00+01:00"
        look_at(root, moment, tmp_path / "built" / stage.day)
        if stage.publishes:
            done = there(root, moment, "scripts.commands.publish", str(site.folder))
            assert (done.returncode, done.stderr) == (0, ""), f"{stage.day}\n{done.stdout}"
            found = bytes_of(site.folder)
            assert addresses <= found.keys()
            addresses = {file for file in found if not file.startswith(("assets/", "zoeken/"))}
            text = site.content("bijeenkomsten/waasland/2027-03-11/").text
            assert ("Zeven besturen" in text) == (stage.day > "2027-03-11")
    assert "met wijzigingen" not in site.html("")
    done = there(root, moment, "pytest", "-p", "no:cacheprovider", "tests/test_today.py")
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def of_circle(root: Path, slug: str, **keys: str) -> None:
    """Gives a circle other values, or more keys, in its file."""
    file = root / "circles" / f"{slug}.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(":")[0] not in keys]
    lines = [*kept, *(f"{key}: {value}" for key, value in keys.items()), ""]
    file.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def rename(root: Path) -> None:
    git(root, "mv", "circles/westhoek.yml", "circles/de-westhoek.yml")
    git(root, "mv", "meetings/westhoek", "meetings/de-westhoek")
    of_circle(root, "de-westhoek", naam="De Westhoek", vorige_namen="[westhoek]")


def stop(root: Path) -> None:
    of_circle(root, "midwest", status="gestopt", gestopt_sinds="2026")


def merge(root: Path) -> None:
    of_circle(root, "kempen", status="actief", gemeenten="[Geel, Herentals, Mol, Lier, Duffel]")
    of_circle(root, "rivierenland", status="gestopt", gestopt_sinds="2026", opvolger="kempen")


def split(root: Path) -> None:
    of_circle(root, "limburg", status="actief", gemeenten="[Hasselt, Genk]")
    (root / "circles" / "haspengouw.yml").touch()
    of_circle(
        root, "haspengouw", naam="Haspengouw", status="in oprichting", regio="Limburg", gemeenten="[Sint-Truiden]"
    )


def empty(root: Path) -> None:
    shutil.rmtree(root / "meetings")


def fill(root: Path) -> None:
    """Five hundred meetings, one a week."""
    (root / MEETING).parent.mkdir()
    for number in range(500):
        day = dt.date(2017, 1, 5) + dt.timedelta(weeks=number)
        text = ANNOUNCED.replace("2027-03-11", f"{day}") + REPORT
        (root / MEETING).with_name(f"{day}.md").write_text(text, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("does", [rename, stop, merge, split, empty, fill], ids=lambda does: does.__name__)
def test_what_its_owner_does_by_the_handbook_may_be_published(does: Callable[[Path], None], tmp_path: Path) -> None:
    """Each is followed by all that must hold of what stands in the repository."""
    root = copy_of_data(tmp_path / "repository")
    does(root)
    commit(root, "2026-12-01T08:00:00+00:00")
    look_at(root, "2026-12-01T13:00+01:00", tmp_path / "built")


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(STAGES)))
def test_the_whole_test_command_at_each_stage(number: int, tmp_path: Path) -> None:
    """Green, whatever stands in the repository by then."""
    stage, root = list(islice(adopted(tmp_path), number + 1))[-1]
    moment = f"{stage.day}T13:00+01:00"
    done = there(root, moment, "scripts.commands.test", "--ignore=tests/test_adoption.py", "-p", "no:cacheprovider")
    assert done.returncode == 0, f"{stage.day}\n{done.stdout[-20_000:]}{done.stderr}"
