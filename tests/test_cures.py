"""Each loss with its cure, followed to the letter: what stops a publication is named, and doing what is said lets it go on."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from scripts.commands.compare import main
from tests.support.running import commit, git
from tests.support.samples import GOOD, make_tree

NOW = "2027-03-01T12:00"
MEETING = "meetings/waasland/2027-03-11.md"
HELD = "meetings/kempen/2027-01-14.md"
FILES = {
    "content/onderwerpen/wifi.md": "---\ntitel: Wifi\nthema: Netwerken\n---\nDraadloos.\n",
    HELD: "---\ndatum: 2027-01-14\n---\n## Verslag\n\nWifi.\n",
    "meetings/kempen/2027-06-10.md": "---\ntitel: NIS2\ndatum: 2027-06-10\n---\n",
}
REWRITTEN = "de geschiedenis van git is herschreven of ingekort: publiceer met de vroegere geschiedenis"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small repository as it is published; the tag `live` stays there."""
    made = make_tree(tmp_path / "repository", GOOD, FILES)
    git(made, "init", "--quiet", "--initial-branch=main")
    commit(made)
    write(made / MEETING, (made / MEETING).read_text(encoding="utf-8").replace("16:30", "17:00"))
    commit(made, "2026-11-02T09:00:00+00:00")
    git(made, "tag", "live")
    return made


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    write(path, text.replace(before, after))


def said(root: Path, capsys: pytest.CaptureFixture[str], now: str = NOW) -> tuple[int, list[str]]:
    """What comparing with the version that is live says, in the lines before the last; how many files a circle has is no matter."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=Test", at="2026-11-03T09:00:00+00:00")
    status = main(["live", "HEAD", "--root", str(root), "--now", now])
    return status, [re.sub(r"en \d\d die", "en andere die", line) for line in capsys.readouterr().out.splitlines()[:-1]]


# What happened, what is said, and what one does about it.


def rename_meeting(root: Path) -> None:
    (root / MEETING).rename(root / "meetings/waasland/2027-03-18.md")
    edit(root / "meetings/waasland/2027-03-18.md", "2027-03-11", "2027-03-18")


def rename_it_back(root: Path) -> None:
    (root / "meetings/waasland/2027-03-18.md").rename(root / MEETING)
    edit(root / MEETING, "datum: 2027-03-18", "datum: 2027-03-18\nstatus: verplaatst")


def delete_meeting(root: Path) -> None:
    (root / MEETING).unlink()


def put_it_back_cancelled(root: Path) -> None:
    git(root, "checkout", "live", "--", MEETING)
    edit(root / MEETING, "datum:", "status: geannuleerd\ndatum:")


def put_it_back_and_keep_the_other(root: Path) -> None:
    git(root, "checkout", "live", "--", MEETING)


def delete_circle(root: Path) -> None:
    """Its meetings move into the folder of the other: the wrong way to merge two circles."""
    (root / "circles/kempen.yml").unlink()
    for file in sorted((root / "meetings/kempen").iterdir()):
        file.rename(root / "meetings/waasland" / file.name)


def stop_it_instead(root: Path) -> None:
    git(root, "checkout", "live", "--", "circles/kempen.yml")
    edit(root / "circles/kempen.yml", "te bevestigen", "gestopt\ngestopt_sinds: 2027\nopvolger: waasland")
    for name in ("2027-01-14.md", "2027-06-10.md"):
        (root / "meetings/kempen").mkdir(exist_ok=True)
        (root / "meetings/waasland" / name).rename(root / "meetings/kempen" / name)
    edit(root / "meetings/kempen/2027-06-10.md", "datum:", "status: geannuleerd\ndatum:")


def rename_circle(root: Path) -> None:
    (root / "circles/kempen.yml").rename(root / "circles/de-kempen.yml")
    (root / "meetings/kempen").rename(root / "meetings/de-kempen")


def name_the_former(root: Path) -> None:
    write(
        root / "circles/de-kempen.yml", (root / "circles/de-kempen.yml").read_text("utf-8") + "vorige_namen: [kempen]\n"
    )


def delete_topic(root: Path) -> None:
    (root / "content/onderwerpen/gdpr.md").unlink()
    edit(root / MEETING, "onderwerpen: [gdpr]\n", "")


def put_the_topic_back(root: Path) -> None:
    git(root, "checkout", "live", "--", "content/onderwerpen/gdpr.md")


def rewrite_history(root: Path) -> None:
    """All commits become one, as after a force-push of a squashed branch."""
    git(root, "checkout", "--quiet", "--orphan", "anew")
    commit(root)


def take_the_former_history(root: Path) -> None:
    git(root, "checkout", "--quiet", "-B", "main", "live")


CURES = [
    pytest.param(
        rename_meeting,
        [
            "bijeenkomsten/waasland/2027-03-11/: dit adres is verdwenen, en 1 die erbij hoort; geef "
            "meetings/waasland/2027-03-18.md zijn oude naam 2027-03-11.md terug, met de nieuwe dag in datum en status: "
            "verplaatst; is dat een andere bijeenkomst, zet dan 2027-03-11.md terug"
        ],
        (rename_it_back, put_it_back_and_keep_the_other),
        id="meeting-renamed",
    ),
    pytest.param(
        delete_meeting,
        [
            "bijeenkomsten/waasland/2027-03-11/: dit adres is verdwenen, en 1 die erbij hoort; zet "
            "meetings/waasland/2027-03-11.md terug; gaat ze niet door, dan met status: geannuleerd"
        ],
        (put_it_back_cancelled,),
        id="meeting-deleted",
    ),
    pytest.param(
        delete_circle,
        [
            "kringen/kempen/: dit adres is verdwenen, en andere die erbij horen; zet circles/kempen.yml terug, met status: "
            "gestopt en een opvolger; heet de kring nu anders, noem kempen dan in haar vorige_namen"
        ],
        (stop_it_instead,),
        id="circles-merged",
    ),
    pytest.param(
        rename_circle,
        [
            "kringen/kempen/: dit adres is verdwenen, en andere die erbij horen; zet circles/kempen.yml terug, met status: "
            "gestopt en een opvolger; heet de kring nu anders, noem kempen dan in haar vorige_namen"
        ],
        (name_the_former,),
        id="circle-renamed",
    ),
    pytest.param(
        delete_topic,
        ["onderwerpen/gdpr/: dit adres is verdwenen, en 4 die erbij horen; zet content/onderwerpen/gdpr.md terug"],
        (put_the_topic_back,),
        id="topic-deleted",
    ),
    pytest.param(
        rewrite_history,
        [
            "waasland-2027-03-11@kenniskringen.v-ict-or.be: SEQUENCE daalt van 1 naar 0, en dan negeren agenda's de "
            f"wijziging; {REWRITTEN}"
        ],
        (take_the_former_history,),
        id="history-rewritten",
    ),
]


@pytest.mark.parametrize(("happens", "lines", "cures"), CURES)
def test_a_loss_and_its_cure(
    happens: Callable[[Path], None],
    lines: list[str],
    cures: tuple[Callable[[Path], None], ...],
    root: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each of the ways out that the sentence names."""
    happens(root)
    for number, cure in enumerate(cures):
        copy = shutil.copytree(root, tmp_path / str(number))
        assert said(copy, capsys) == (1, lines)
        cure(copy)
        assert said(copy, capsys) == (0, [])


def cancel_in_january(root: Path) -> None:
    """The only meeting of the year, which did not take place after all."""
    edit(root / HELD, "datum: 2027-01-14\n---\n## Verslag\n\nWifi.\n", "datum: 2027-01-14\nstatus: geannuleerd\n---\n")


def correct_the_year(root: Path) -> None:
    """It took place in the year after."""
    edit(root / HELD, "datum: 2027-01-14", "datum: 2026-12-10\nstatus: verplaatst")


def stop_circle(root: Path) -> None:
    edit(root / "circles/kempen.yml", "te bevestigen", "gestopt\ngestopt_sinds: 2027\nopvolger: waasland")
    edit(root / "meetings/kempen/2027-06-10.md", "datum:", "status: geannuleerd\ndatum:")


@pytest.mark.parametrize("happens", [cancel_in_january, correct_the_year, stop_circle])
def test_what_is_no_loss(happens: Callable[[Path], None], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ordinary corrections of a year."""
    happens(root)
    assert said(root, capsys) == (0, [])


@pytest.mark.parametrize("year", [2000, 2027, 2099])
def test_years_have_a_page_by_the_files_and_not_by_the_clock(
    year: int, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So a clock that was wrong for a night takes nothing away."""
    moment = dt.datetime(year, 3, 1, 12, 0, tzinfo=BRUSSELS)
    assert said(root, capsys, f"{moment:%Y-%m-%dT%H:%M}")[0] == 0
