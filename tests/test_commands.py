"""`check` and `build`, run as a person runs them, on a copy of the data in which things are broken."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from kringen.edge.alone import NotMade, build_alone
from kringen.edge.repository import examine
from kringen.edition.page import Settings
from kringen.output import generate
from scripts import file_lock, run
from scripts.command import Stop
from scripts.publishing import staging
from tests.conftest import START
from tests.support.running import (
    ROOT,
    bytes_of,
    command,
    copy_of_data,
    line,
    names_in,
    started,
    surroundings,
    wait_until,
)

NOW = "2027-03-11T13:00"

BROKEN = """\
---
datum: 11/03/2027
gastbestuur: Sint-Niklas
onderwerpen: [gpdr]
sprekers: iedereen
---
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A sound repository in a folder with a space in its name."""
    return copy_of_data(tmp_path / "onze kringen")


@pytest.fixture
def broken(root: Path) -> Path:
    """The same with one meeting in which much is wrong."""
    meeting = root / "meetings" / "waasland" / "2027-03-11.md"
    meeting.parent.mkdir(exist_ok=True)
    meeting.write_text(BROKEN, encoding="utf-8", newline="\n")
    return root


# check


def test_check_of_sound_data_says_what_it_read() -> None:
    done = command("check", "--root", START, "--now", NOW)
    assert done.stdout == "Alles in orde: 16 kringen, 4 bijeenkomsten, 23 onderwerpen.\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_check_prints_every_problem_and_counts_them(broken: Path) -> None:
    """Each on its own line with its place; the last line counts; the exit status is 1."""
    (broken / "circles" / "kempen.yml").write_text("naam: Kempen\nstatus: te bevestigen\nregoi: Kempen\n", "utf-8")
    done = command("check", "--root", broken, "--now", NOW)
    *problems, closing = done.stdout.splitlines()
    assert [each.split(": ")[0] for each in problems] == [
        "circles/kempen.yml:3:1",
        "meetings/waasland/2027-03-11.md:2:8",
        "meetings/waasland/2027-03-11.md:4:15",
        "meetings/waasland/2027-03-11.md:5:11",
    ]
    assert "schrijf 2027-03-11 [datum]" in problems[1]
    assert closing == "4 fouten in 2 bestanden."
    assert (done.returncode, done.stderr) == (1, "")


def test_check_annotates_on_github(broken: Path) -> None:
    done = command("check", "--root", broken, "--now", NOW, GITHUB_ACTIONS="true")
    assert "\n::error file=meetings/waasland/2027-03-11.md,line=2,col=8,title=datum::datum: " in done.stdout


def test_mkdocs_alone_says_the_same(broken: Path, tmp_path: Path) -> None:
    """The hook names every mistake, with its remark on GitHub, also when no command of ours started MkDocs; and MkDocs stops."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "site"],
        cwd=ROOT,
        env=surroundings(KRINGEN_ROOT=str(broken), KRINGEN_NOW=f"{NOW}+01:00", GITHUB_ACTIONS="true"),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    checked = command("check", "--root", broken, "--now", NOW, GITHUB_ACTIONS="true").stdout.splitlines()
    said = done.stdout.splitlines()
    assert [line for line in said if line.startswith("::")] == [line for line in checked if line.startswith("::")]
    assert all(f"ERROR   -  {line}" in done.stderr for line in checked[:-1] if not line.startswith("::"))
    assert (done.returncode, (tmp_path / "site").exists()) == (1, False)


TIPPED = """\
---
datum: 2027-03-21
gastbestuur: Lokeren
---
"""


def test_hints_come_after_the_mistakes_and_stop_nothing(broken: Path) -> None:
    """They are counted apart; on GitHub they are notices; without a mistake all is well."""
    (broken / "meetings" / "kempen").mkdir()
    (broken / "meetings" / "kempen" / "2027-03-21.md").write_text(TIPPED, "utf-8")
    done = command("check", "--root", broken, "--now", NOW, GITHUB_ACTIONS="true")
    lines = done.stdout.splitlines()
    said = [line for line in lines if not line.startswith("::")]
    assert said[-1] == "3 fouten en 4 tips in 2 bestanden."
    assert [line.partition(" ")[2].startswith("tip: ") for line in said[:-1]] == [
        False,
        False,
        False,
        True,
        True,
        True,
        True,
    ]
    assert sum(line.startswith("::notice file=meetings/kempen/2027-03-21.md,line=2,col=") for line in lines) == 4
    (broken / "meetings" / "waasland" / "2027-03-11.md").unlink()
    done = command("check", "--root", broken, "--now", NOW)
    assert done.stdout.splitlines()[-1].endswith(" onderwerpen. Wel 4 tips in 1 bestand.")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_build_tells_a_few_hints(root: Path, tmp_path: Path) -> None:
    """Kindly and briefly; a strict build goes on, and on GitHub every hint is a notice."""
    (root / "meetings" / "kempen").mkdir()
    (root / "meetings" / "kempen" / "2027-03-21.md").write_text(TIPPED, "utf-8")
    arguments = ("--root", root, "--out", tmp_path / "site", "--now", NOW)
    done = command("build", *arguments, GITHUB_ACTIONS="true")
    lines = done.stdout.splitlines()
    assert sum(": tip: " in line for line in lines) == 3
    assert sum(line.startswith("::notice ") for line in lines) == 4
    assert "... en nog 1 tip; run.py check toont alles." in lines
    assert (done.returncode, done.stderr) == (0, "")


def test_check_takes_no_offence_at_an_empty_repository(tmp_path: Path) -> None:
    """Never a traceback, whatever the folder."""
    done = command("check", "--root", tmp_path)
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("KRINGEN_NOW", "gisteren", 'KRINGEN_NOW is "gisteren", en dat is geen tijdstip zoals 2027-03-11T13:00.'),
        ("KRINGEN_NOW", "2027-02-30", 'KRINGEN_NOW is "2027-02-30", en dat is geen tijdstip zoals 2027-03-11T13:00.'),
        ("KRINGEN_NOW", "9999-12-31", 'KRINGEN_NOW is "9999-12-31", en dat valt buiten de jaren 1970 tot 2200.'),
        ("SOURCE_DATE_EPOCH", "x", 'SOURCE_DATE_EPOCH is "x" en hoort een geheel aantal seconden te zijn.'),
        (
            "SOURCE_DATE_EPOCH",
            "9999999999",
            'SOURCE_DATE_EPOCH is "9999999999", en dat valt buiten de jaren 1970 tot 2200.',
        ),
    ],
)
def test_mkdocs_alone_names_a_moment_that_is_none(name: str, value: str, reason: str) -> None:
    """In one sentence, before anything is read."""
    with pytest.raises(NotMade) as caught:
        build_alone("", {}, {name: value})
    assert str(caught.value) == reason


@pytest.mark.parametrize(
    "now", [dt.datetime(1970, 1, 1, tzinfo=BRUSSELS), dt.datetime(2200, 12, 31, 23, 59, tzinfo=BRUSSELS)]
)
def test_every_year_within_reach_can_be_built_for(now: dt.datetime, root: Path) -> None:
    """From its first to its last minute."""
    findings = examine(root, now)
    output = generate(findings.site, now, Settings("info@v-ict-or.be"), findings.history)
    assert all([*(recipe.make() for recipe in output.page_recipes), *(recipe.make() for recipe in output.file_recipes)])


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(
            ["--now", "gisteren"],
            '--now: "gisteren" is geen tijdstip; schrijf het zoals 2027-03-11T13:00 of 2027-03-11',
            id="no-moment",
        ),
        pytest.param(
            ["--now", "2027-02-30"],
            '--now: "2027-02-30" is geen tijdstip; schrijf het zoals 2027-03-11T13:00 of 2027-03-11',
            id="not-on-the-calendar",
        ),
        pytest.param(
            ["--now", "2027-03-11T25:00"],
            '--now: "2027-03-11T25:00" is geen tijdstip; schrijf het zoals 2027-03-11T13:00 of 2027-03-11',
            id="no-such-hour",
        ),
        pytest.param(["--now", "9999-12-31"], '--now: "9999-12-31" valt buiten de jaren 1970 tot 2200', id="too-far"),
        pytest.param(
            ["--now", "0001-01-01"], '--now: "0001-01-01" valt buiten de jaren 1970 tot 2200', id="too-long-ago"
        ),
        pytest.param(["--now"], "--now: hier hoort een waarde achter", id="no-value"),
        pytest.param(["--root", "/nergens"], '--root: "/nergens" bestaat niet', id="no-folder"),
        pytest.param(["--root", __file__], f'--root: "{__file__}" is geen map', id="no-folder-but-a-file"),
        pytest.param(["--rot", "x"], 'run.py check kent "--rot" niet; bedoelde u "--root"?', id="mistyped"),
        pytest.param(["kempen"], 'run.py check kent "kempen" niet; bekijk run.py check --help', id="too-much"),
    ],
)
def test_a_mistake_in_the_arguments_is_one_sentence(arguments: list[str], sentence: str) -> None:
    done = command("check", *arguments)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", sentence)


@pytest.mark.parametrize(
    ("name", "arguments", "sentence"),
    [
        pytest.param("bench", ["--rounds", "x"], "--rounds: dit is geen geheel getal: 'x'", id="whole-number"),
        pytest.param("fuzz", ["--seconds", "nul"], "--seconds: dit is geen getal: 'nul'", id="number"),
        pytest.param(
            "digest",
            ["--since", "2026-01-01", "--format", "pdf"],
            "--format: dit kan niet: 'pdf' (kies uit ",
            id="choice",
        ),
    ],
)
def test_what_python_says_of_a_value_is_dutch(name: str, arguments: list[str], sentence: str) -> None:
    """The names of a choice stand in quotes or not, as the version of Python likes."""
    done = command(name, *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(sentence)


def test_the_clock_comes_from_the_environment(broken: Path) -> None:
    """SOURCE_DATE_EPOCH is now, unless --now says otherwise; nonsense in it is named."""
    report = "---\ndatum: 2027-03-11\n---\n## Verslag\n\nWe bespraken NIS2.\n"
    (broken / "meetings" / "waasland" / "2027-03-11.md").write_text(report, encoding="utf-8")
    before, after = "1800000000", "1820000000"  # January and September 2027
    assert command("check", "--root", broken, SOURCE_DATE_EPOCH=before).returncode == 1
    assert command("check", "--root", broken, SOURCE_DATE_EPOCH=after).returncode == 0
    assert command("check", "--root", broken, "--now", "2027-03-12", SOURCE_DATE_EPOCH=before).returncode == 0
    wrong = command("check", SOURCE_DATE_EPOCH="vandaag")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


@pytest.mark.parametrize(("where", "said"), [("true", "# #["), ("", "##[")], ids=["on-github", "elsewhere"])
def test_nothing_that_is_printed_is_an_order_to_github(broken: Path, where: str, said: str) -> None:
    """Its runner obeys `##[…]` wherever it stands in a line; a title may hold it."""
    (broken / "circles" / "midwest.yml").write_text(
        "naam: '##[error]x'\nstatus: '##[add-mask]actief'\n", encoding="utf-8"
    )
    done = command("check", "--root", broken, GITHUB_ACTIONS=where)
    assert f'"{said}add-mask]actief"' in done.stdout
    assert ("##[" in done.stdout) == (not where)


@pytest.mark.parametrize("name", [*run.CONTENT_COMMANDS, *run.FOLLOW_UP_COMMANDS])
def test_help_is_dutch(name: str) -> None:
    """Asked of a process in which nothing is loaded yet, so each command finds by itself what it needs."""
    done = started(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Gebruik: run.py {name} [-h]")
    assert "options" not in done.stdout


def test_check_loads_no_more_than_it_needs() -> None:
    """The time of a check is mostly the time of its imports; python-markdown is needed, for hand-written pages."""
    code = "import scripts.commands.check, sys; print(*sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=surroundings(), capture_output=True, encoding="utf-8", check=True)
    heavy = {"mkdocs", "jinja2", "icalendar", "requests", "holidays", "asyncio"}
    assert heavy & set(done.stdout.split()) == set()


@pytest.mark.slow
def test_check_takes_less_than_half_a_second() -> None:
    """The whole command, set-up included; the best of five, as other work may disturb it."""

    def took() -> float:
        began = time.monotonic()
        subprocess.run(
            [sys.executable, ROOT / "scripts" / "run.py", "check", "--root", START], capture_output=True, check=True
        )
        return time.monotonic() - began

    assert min(took() for _ in range(5)) < 0.5


def test_a_reader_that_leaves_is_no_accident(broken: Path) -> None:
    """`check | head -1` ends without a traceback."""
    arguments, pipe = line("check", "--root", broken), subprocess.PIPE
    with subprocess.Popen(arguments, env=surroundings(), stdout=pipe, stderr=pipe) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == 1


# build


def test_build_replaces_a_former_build_only_when_it_succeeds(root: Path, tmp_path: Path) -> None:
    """Equal data give equal bytes; a broken file changes nothing; once mended the new text is there."""
    target = tmp_path / "uit" / "de site"
    arguments = ("--root", root, "--now", NOW, "--out", target)
    done = command("build", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith(f"De site staat in {target} (")
    good = bytes_of(target)
    assert "index.html" in good

    circle = root / "circles" / "kempen.yml"
    sound = circle.read_bytes()
    circle.write_text("naam: [Kempen\n", encoding="utf-8")
    done = command("build", *arguments)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-1] == "De site is niet gemaakt: 1 fout in 1 bestand."
    assert bytes_of(target) == good

    circle.write_bytes(sound)
    assert command("build", *arguments).returncode == 0
    assert bytes_of(target) == good
    assert names_in(target.parent) == ["de site"]


def test_what_mkdocs_says_is_shown_whole(root: Path, tmp_path: Path) -> None:
    """A mistake that only MkDocs sees: a picture of the theme that does not exist."""
    with (root / "content" / "over.md").open("a", encoding="utf-8") as page:
        page.write("\n\n![Weg](assets/images/weg.png)\n")
    target = tmp_path / "site"
    done = command("build", "--root", root, "--now", NOW, "--out", target)
    assert done.returncode == 1
    assert "'assets/images/weg.png'" in done.stdout
    assert done.stderr.strip() == "MkDocs kon de site niet maken; de reden staat hierboven. Wat er stond, is gebleven."
    assert not target.exists()


def test_build_leaves_a_foreign_folder_alone(root: Path, tmp_path: Path) -> None:
    """Whoever mistypes --out loses nothing."""
    foreign = tmp_path / "foto's"
    foreign.mkdir()
    (foreign / "vakantie.jpg").write_bytes(b"jpg")
    done = command("build", "--root", root, "--out", foreign)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert f'de map "{foreign}" bevat iets anders dan een eerdere build' in done.stderr
    assert bytes_of(foreign) == {"vakantie.jpg": b"jpg"}


@pytest.mark.parametrize("name", ["content/site", "circles", "."])
def test_build_does_not_write_into_its_sources(root: Path, name: str) -> None:
    before = bytes_of(root)
    done = command("build", "--root", root, "--out", root / name)
    assert done.returncode == 2
    assert bytes_of(root) == before


def test_the_site_goes_beside_its_data(root: Path) -> None:
    """Without --out another repository is not mistaken for this one."""
    assert command("build", "--root", root, "--now", NOW).returncode == 0
    assert (root / "site" / "index.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="signals as these are of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_a_build_that_is_stopped_changes_nothing(root: Path, tmp_path: Path, number: signal.Signals) -> None:
    """What stood there stays; what a kill leaves is cleaned by the next build."""
    target = tmp_path / "uit" / "site"
    former = target / "index.html"
    target.mkdir(parents=True)
    former.write_text("eerder", encoding="utf-8")
    (target / staging.MARKER).touch()
    arguments = line("build", "--root", root, "--out", target)
    with subprocess.Popen(arguments, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        wait_until(lambda: len(names_in(target.parent)) > 1)
        time.sleep(0.3)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert process.returncode == (-number if number == signal.SIGKILL else 128 + number)
    assert said == b""
    assert former.read_text(encoding="utf-8") == "eerder"
    if number == signal.SIGKILL:
        (work,) = (path for path in target.parent.iterdir() if path != target)
        wait_until(lambda: is_free(work / "lock"))  # MkDocs outlives it, and is left alone
    else:
        assert names_in(target.parent) == ["site"]
    assert command("build", "--root", root, "--out", target).returncode == 0
    assert names_in(target.parent) == ["site"]
    assert former.read_text(encoding="utf-8") != "eerder"


def is_free(lock: Path) -> bool:
    descriptor = file_lock.take(lock)
    if descriptor is not None:
        os.close(descriptor)
    return descriptor is not None


# The folder beside the target.


def leftover(target: Path) -> Path:
    """What a build leaves that was killed between setting the former site aside and placing the new one."""
    work = target.parent / f".{target.name}.build-x"
    former = work / "old"
    former.mkdir(parents=True)
    (former / staging.MARKER).touch()
    (work / "lock").touch()
    return work


def test_a_site_that_was_set_aside_comes_back(tmp_path: Path) -> None:
    target = tmp_path / "site"
    leftover(target)
    staging.clean_up(target)
    assert names_in(tmp_path) == ["site"]
    assert (target / staging.MARKER).exists()


def test_a_running_build_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "site"
    work = leftover(target)
    descriptor = file_lock.take(work / "lock")
    assert descriptor
    staging.clean_up(target)
    assert work.exists()
    os.close(descriptor)
    staging.clean_up(target)
    assert not work.exists()


def test_an_exception_leaves_the_target_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with staging.fresh_folder(target) as fresh:
        (fresh / "a").write_text("1", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), staging.fresh_folder(target) as fresh:
        (fresh / "b").touch()
        raise KeyboardInterrupt
    assert names_in(tmp_path) == ["site"]
    assert names_in(target) == [staging.MARKER, "a"]


def test_an_empty_folder_may_become_the_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    with staging.fresh_folder(target) as fresh:
        (fresh / "a").touch()
    assert names_in(target) == [staging.MARKER, "a"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.touch()
    with pytest.raises(Stop, match="is een bestand"), staging.fresh_folder(target):
        pass


@pytest.mark.parametrize(
    ("guide", "name", "front"),
    [
        pytest.param(
            "content/trekkers-bestanden.md", "2027-06-01", "titel: Overleg\ndatum: 1 juni\n", id="guide-on-the-site"
        ),
        pytest.param(
            "CONTRIBUTING.md",
            "2027-06-02",
            "titel: Overleg\ndatum: 2027-06-02\nonderwerpen: [gpdr]\n",
            id="guide-in-the-repository",
        ),
    ],
)
def test_the_guides_show_what_check_prints(guide: str, name: str, front: str, tmp_path: Path) -> None:
    """The message that a guide for trekkers explains is the line that `check` gives."""
    root = copy_of_data(tmp_path)
    (root / "meetings/kempen").mkdir()
    (root / f"meetings/kempen/{name}.md").write_text(f"---\n{front}---\n", encoding="utf-8")
    printed = command("check", "--root", root, "--now", "2027-01-01").stdout.splitlines()
    assert printed[0] in (ROOT / guide).read_text(encoding="utf-8").splitlines()


def test_all_mistakes_of_a_file_come_out_together(tmp_path: Path) -> None:
    """A mistake in the text does not hide what the rules say of the data above it: ten mistakes, ten lines, in one run."""
    root = copy_of_data(tmp_path)
    (root / "meetings/kempen").mkdir()
    (root / "meetings/kempen/2027-05-11.md").write_text(
        "---\ndatum: 2027-05-12\nvan: 16:00\ntot: 14:30\ngastbestuur: Borgloon\nonderwerpen: [gpdr, nis2, nis2]\n"
        "kringen: [kempen]\ninschrijven_tot: 2027-06-01\nbesturen: 3\n---\n## Verslag\n\nTekst <script>vet</script>.\n",
        encoding="utf-8",
    )
    lines = command("check", "--root", root, "--now", "2027-01-01").stdout.splitlines()
    codes = [line.rpartition("[")[2].rstrip("]") for line in lines[:-1]]
    assert codes == [
        "datum-of-bestandsnaam",
        "einde-voor-begin",
        "gastbestuur-gefuseerd",
        "onderwerp-onbekend",
        "onderwerp-dubbel",
        "kringen-eigen",
        *codes[6:],
    ]
    assert sorted(codes[6:]) == [
        "besturen-te-vroeg",
        "html",
        "inschrijven-te-laat",
        "inschrijven-zonder-adres",
        "verslag-te-vroeg",
    ]
