"""What git remembers: repositories made by the tests themselves, asked as a build asks."""

from __future__ import annotations

import datetime as dt
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from kringen.edge import gitlog
from kringen.edge.gitlog import NoHistory
from kringen.feeds.identity import circle_name, meeting_changes, uid
from kringen.held_by_git import ignored_and_held, strange_dates
from kringen.history import Changes, History, read_log
from kringen.model import Circle, Site
from kringen.register import flanders
from tests.support.built import build
from tests.support.running import commit, git
from tests.support.samples import GOOD, make_circle, make_meeting, make_tree

MEETING = "meetings/waasland/2027-03-11.md"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small repository with one commit, on 1 January 2027."""
    root = make_tree(tmp_path / "kringen", GOOD)
    git(root, "init", "--quiet", "--initial-branch=main")
    return commit(root, at="2027-01-01T09:00:00+00:00")


NOW = dt.datetime(2027, 6, 1, tzinfo=dt.UTC)


def read_history(root: Path) -> History:
    """As a build of June 2027 reads it."""
    return gitlog.read_history(root, NOW)


def day(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}T09:00:00+00:00")


def append(path: Path, text: str = "\nMeer.\n") -> None:
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(text)


def test_a_file_that_never_changed(repository: Path) -> None:
    """First and last are the one commit."""
    assert read_history(repository).of(MEETING) == Changes(day("2027-01-01"), day("2027-01-01"), 1)


def test_only_changes_of_the_file_itself_count(repository: Path) -> None:
    append(repository / "circles" / "kempen.yml", "sinds: 2013\n")
    commit(repository, at="2027-01-02T09:00:00+00:00")
    append(repository / MEETING)
    commit(repository, at="2027-01-03T10:00:00+01:00")
    assert read_history(repository).of(MEETING) == Changes(day("2027-01-01"), day("2027-01-03"), 2)


def test_what_git_does_not_know_yet_has_no_history(repository: Path) -> None:
    """A meeting that somebody is writing now; other files keep theirs."""
    make_tree(repository, {"meetings/kempen/2027-05-05.md": "nieuw"})
    history = read_history(repository)
    assert history.of("meetings/kempen/2027-05-05.md") is None
    assert history.of(MEETING)


def test_work_on_two_branches_counts_once_each(repository: Path) -> None:
    """The numbers only grow, whichever branch was merged into which."""
    git(repository, "checkout", "--quiet", "-b", "verslag")
    append(repository / MEETING)
    commit(repository, at="2027-01-05T09:00:00+00:00")
    git(repository, "checkout", "--quiet", "main")
    (repository / MEETING).write_text("Bovenaan.\n" + (repository / MEETING).read_text("utf-8"), encoding="utf-8")
    commit(repository, at="2027-01-04T09:00:00+00:00")
    before = read_history(repository).of(MEETING)
    git(repository, "merge", "--quiet", "--no-edit", "verslag", at="2027-01-06T09:00:00+00:00")
    after = read_history(repository).of(MEETING)
    assert before == Changes(day("2027-01-01"), day("2027-01-04"), 2)
    # The merge itself brought the two texts together, so it is a change as well.
    assert after == Changes(day("2027-01-01"), day("2027-01-06"), 4)


def test_a_root_inside_a_repository(repository: Path) -> None:
    """As tests/example is: paths count from the root."""
    make_tree(repository / "elders" / "voorbeeld", GOOD)
    commit(repository, at="2027-02-01T09:00:00+00:00")
    history = read_history(repository / "elders" / "voorbeeld")
    assert history.of(MEETING) == Changes(day("2027-02-01"), day("2027-02-01"), 1)


def test_a_repository_that_git_itself_calls_from_a_hook(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GIT_DIR, as git sets it for its hooks, does not lead elsewhere."""
    monkeypatch.setenv("GIT_DIR", "/nergens")
    assert read_history(repository).of(MEETING)


def renamed(repository: Path) -> tuple[Site, History]:
    """The circle is called Land van Waas from 1 February on, and announces another meeting."""
    (repository / "meetings" / "waasland").rename(repository / "meetings" / "land-van-waas")
    (repository / "circles" / "waasland.yml").rename(repository / "circles" / "land-van-waas.yml")
    # Rewritten as well, so that nobody could tell by its text that it is the same meeting.
    (repository / "meetings" / "land-van-waas" / "2027-03-11.md").write_text("Heel anders.\n", encoding="utf-8")
    commit(repository, at="2027-02-01T09:00:00+00:00")
    make_tree(repository, {"meetings/land-van-waas/2027-06-17.md": "later"})
    commit(repository, at="2027-03-01T09:00:00+00:00")
    circle = make_circle("land-van-waas", former_names=["waasland"])
    meetings = (make_meeting("land-van-waas/2027-03-11"), make_meeting("land-van-waas/2027-06-17"))
    return Site(flanders(), circles=(circle,), meetings=meetings), read_history(repository)


def test_a_renamed_circle_keeps_its_names(repository: Path) -> None:
    """A meeting announced under the former name keeps its UID; a later one begins with the new name."""
    site, history = renamed(repository)
    assert [uid(meeting, site, history) for meeting in site.meetings] == [
        "waasland-2027-03-11@kenniskringen.v-ict-or.be",
        "land-van-waas-2027-06-17@kenniskringen.v-ict-or.be",
    ]
    assert circle_name(site.circles[0], history) == "waasland"


def test_a_renamed_circle_keeps_its_history(repository: Path) -> None:
    """The rename is a change like another: first stays, the number goes on."""
    site, history = renamed(repository)
    assert meeting_changes(site.meetings[0], site, history) == Changes(day("2027-01-01"), day("2027-02-01"), 2)


def test_a_circle_that_takes_over_a_name_keeps_its_own(repository: Path) -> None:
    """A circle that lists a younger name as former does not change the UIDs of its own meetings."""
    make_tree(repository, {"meetings/kempen/2027-04-01.md": "later"})
    commit(repository, at="2027-02-01T09:00:00+00:00")
    circle: Circle = make_circle("waasland", former_names=["kempen"])
    site = Site(flanders(), circles=(circle,), meetings=(make_meeting("waasland/2027-03-11"),))
    assert uid(site.meetings[0], site, read_history(repository)).startswith("waasland-2027-03-11@")


@pytest.mark.parametrize(
    ("at", "year"),
    [
        pytest.param("@253402300800 +0000", 10000, id="year-10000"),
        pytest.param("@4294967296 +0000", 2106, id="year-2106"),
        pytest.param("@0 +0000", 1970, id="year-1970"),
        pytest.param("@1104537599 +0000", 2004, id="before-2005"),
        pytest.param("@1811937600 +9999", 2027, id="tomorrow-and-later"),
    ],
)
def test_a_date_that_cannot_be(repository: Path, at: str, year: int) -> None:
    """It counts as old as the commit before it, is named, and is forgotten by who undoes it."""
    append(repository / MEETING)
    commit(repository, at=at)
    history = read_history(repository)
    assert history.of(MEETING) == Changes(day("2027-01-01"), day("2027-01-01"), 2)
    (strange,) = history.strange
    (problem,) = strange_dates(history)
    assert str(problem) == (
        f"{MEETING}:1:1: waarschuwing: git zegt dat wijziging {strange.id[:10]} uit het jaar {year} is, en dat kan niet; "
        "ze telt als even oud als die ervoor; kijk de klok na van de computer waarop ze gemaakt werd [datum-in-git]"
    )
    git(repository, "revert", "--no-edit", "HEAD", at="2027-02-01T09:00:00+00:00")
    assert read_history(repository).of(MEETING) == Changes(day("2027-01-01"), day("2027-02-01"), 3)


@pytest.mark.parametrize("date", ["", "-5 +0000", "abc +0000", "0x10 +0000", "1800000000 abc", "1.5e9 +0000"])
def test_a_date_that_git_itself_cannot_read(repository: Path, date: str) -> None:
    """Made by another program: it counts as of 1970, which cannot be."""
    append(repository / MEETING)
    git(repository, "add", "--all")
    tree, parent = (_said(repository, *question) for question in (["write-tree"], ["rev-parse", "HEAD"]))
    who = f"Jan <jan@example.org> {date}".rstrip()
    text = f"tree {tree}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\n"
    made = _said(repository, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=text)
    git(repository, "update-ref", "HEAD", made)
    history = read_history(repository)
    assert history.of(MEETING) == Changes(day("2027-01-01"), day("2027-01-01"), 2)
    assert [(each.id, each.year) for each in history.strange] == [(made, 1970)]


def _said(root: Path, *question: str, given: str = "") -> str:
    command = ["git", "-C", str(root), *question]
    return subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def test_the_name_of_a_file_is_no_commit() -> None:
    """Whatever stands in it."""
    mark, name = "\x01", "a" * 40
    text = f"{mark}{name} 1800000000\0\ncontent/{mark}{name} 5.md\0circles/kempen.yml\0"
    log, strange = read_log(text, 1_900_000_000)
    assert (log["circles/kempen.yml"], strange) == ({name: 1_800_000_000}, {})


@pytest.mark.parametrize("at", ["2027-02-01T09:00:00+14:00", "@1104537600 +0000", "@1811808000 -9999"])
def test_a_date_that_can_be(repository: Path, at: str) -> None:
    """Any zone, from the first day of 2005 to the day after now."""
    append(repository / MEETING)
    commit(repository, at=at)
    assert read_history(repository).strange == ()


def test_a_history_of_nothing_but_wrong_clocks(tmp_path: Path) -> None:
    """All of it counts as made when git itself was; five are named."""
    root = make_tree(tmp_path / "kringen", GOOD)
    git(root, "init", "--quiet", "--initial-branch=main")
    for _ in range(7):
        append(root / MEETING)
        commit(root, at="@0 +0000")
    history = read_history(root)
    assert history.of(MEETING) == Changes(GIT_IS_BORN, GIT_IS_BORN, 7)
    assert len(list(strange_dates(history))) == 5
    assert gitlog.newest(root) == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


GIT_IS_BORN = dt.datetime(2005, 1, 1, tzinfo=dt.UTC)


# Without history.


def test_a_zip_has_no_history(tmp_path: Path) -> None:
    with pytest.raises(NoHistory, match='deze map staat niet in git; gebruik een kopie die met "git clone" gemaakt is'):
        read_history(make_tree(tmp_path, GOOD))


def test_a_shallow_clone_names_the_cure(repository: Path, tmp_path: Path) -> None:
    append(repository / MEETING)
    commit(repository)
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "ondiep")
    with pytest.raises(NoHistory, match=r"git fetch --unshallow.*fetch-depth: 0"):
        read_history(tmp_path / "ondiep")


def test_nothing_kept_yet(tmp_path: Path) -> None:
    root = make_tree(tmp_path, GOOD)
    git(root, "init", "--quiet")
    with pytest.raises(NoHistory, match="nog niets vastgelegd in git; doe eerst een commit"):
        read_history(root)


def test_a_folder_that_the_repository_around_it_ignores(repository: Path) -> None:
    make_tree(repository, {".gitignore": "/kladblok/\n"})
    commit(repository)
    with pytest.raises(NoHistory, match="git kent de kringen en bijeenkomsten in deze map niet"):
        read_history(make_tree(repository / "kladblok", GOOD))


def test_a_machine_without_git(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoHistory, match="het programma git is niet geïnstalleerd"):
        read_history(repository)


@pytest.mark.parametrize(
    ("status", "sequence"),
    [("gepland", 0), ("verplaatst", 1), ("geannuleerd", 2)],
    ids=["planned", "moved", "cancelled"],
)
def test_a_preview_dates_from_the_data_alone(status: str, sequence: int) -> None:
    """Without history the day first announced counts, never the clock."""
    moved = {"when": "2027-03-18"} if status == "verplaatst" else {}
    meeting = make_meeting("waasland/2027-03-11", status=status, **moved)
    site = Site(flanders(), circles=(make_circle("waasland"),), meetings=(meeting,))
    instant = dt.datetime(2027, 3, 11, tzinfo=dt.UTC)
    assert meeting_changes(meeting, site, History()) == Changes(instant, instant, 1 + sequence)


def test_git_is_here() -> None:
    """The tests above need it."""
    assert shutil.which("git")


HELD = "dit staat in git, hoewel .gitignore het uitsluit; haal het uit git met: {}, of haal de regel weg uit .gitignore"


def test_what_git_is_told_to_ignore_is_not_taken_from_it(repository: Path, tmp_path: Path) -> None:
    """Named by whoever builds, also by MkDocs alone; what only lies there is no matter, and without git nothing is known."""
    (repository / ".gitignore").write_text("/site/\n*.tmp\n", encoding="utf-8")
    (repository / "site").mkdir()
    for name in ("site/é.html", "content/mijn x.tmp"):
        (repository / name).write_text("x", encoding="utf-8")
    commit(repository)
    assert gitlog.ignored(repository) == ()
    git(repository, "add", "--force", "site", "content/mijn x.tmp")
    assert gitlog.ignored(repository) == ("content/mijn x.tmp", "site/é.html")
    cures = ['git rm -r --cached "content/mijn x.tmp"', 'git rm -r --cached "site/é.html"']
    assert [str(each) for each in ignored_and_held(gitlog.ignored(repository))] == [
        f"content/mijn x.tmp:1:1: {HELD.format(cures[0])} [genegeerd-in-git]",
        f"site/é.html:1:1: {HELD.format(cures[1])} [genegeerd-in-git]",
    ]
    git(repository, *shlex.split(cures[0])[1:], "--quiet")
    (repository / "content/mijn x.tmp").unlink()
    with pytest.raises(AssertionError, match=r"site/é\.html:1:1: dit staat in git"):
        build(repository, NOW, tmp_path / "gebouwd")
    assert not (tmp_path / "gebouwd").exists()
    git(repository, *shlex.split(cures[1])[1:], "--quiet")
    build(repository, NOW, tmp_path / "gebouwd")
    shutil.rmtree(repository / ".git")
    assert gitlog.ignored(repository) == ()


def test_of_a_whole_environment_five_files_are_named() -> None:
    assert len(list(ignored_and_held([f".venv/{number}" for number in range(20_000)]))) == 5


@pytest.mark.parametrize(
    ("count", "told"), [(5, ""), (6, ", net als nog 1 ander bestand"), (400, ", net als nog 395 andere bestanden")]
)
def test_of_many_ignored_files_the_first_are_named_and_the_rest_counted(count: int, told: str) -> None:
    found = [each.message for each in ignored_and_held([f"site/{number}.html" for number in range(count)])]
    assert found == [*["dit staat in git, hoewel .gitignore het uitsluit"] * 4, f"dit staat in git, hoewel .gitignore het uitsluit{told}"]  # fmt: skip
