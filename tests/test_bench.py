"""The benchmark measures real work: the corpus is sound, every builder makes every page, and a run that did less is refused."""

from __future__ import annotations

import json
import re
import signal
import subprocess
from pathlib import Path

import pytest

from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from scripts.benchmark import builders, corpus, report, rounds, targets
from scripts.benchmark.measure import Aside, Cost, Failed, Measured, Spread, Visit, run, set_aside
from scripts.benchmark.verify import NotDone, addresses_of, same, verify
from scripts.benchmark.yardstick import Shown, listed, write_yardstick
from scripts.commands.bench import KEPT, text_of
from tests.support.running import bytes_of, command, line, surroundings


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> corpus.Corpus:
    """A repository of 60 meetings."""
    return corpus.write_corpus(tmp_path_factory.mktemp("corpus"), 60)


def test_the_corpus_has_no_mistakes(made: corpus.Corpus) -> None:
    """What is measured is a good repository of the size that was asked."""
    site, problems = load(made.root, flanders())
    assert [str(each) for each in (*problems, *check(site, corpus.NOW)) if each.is_error] == []
    assert len(site.meetings) == 60
    assert all(meeting.body.agenda for meeting in site.meetings)


def test_a_former_name_is_rare(tmp_path: Path) -> None:
    """One circle in ten keeps the addresses of a former name; more would measure the same pages twice."""
    made = corpus.write_corpus(tmp_path, 300)
    circles = [(tmp_path / f"circles/{slug}.yml").read_text(encoding="utf-8") for slug in made.circles]
    assert (len(circles), sum("vorige_namen: [oude-" in circle for circle in circles)) == (12, 2)


def test_a_report_has_the_length_that_is_said(made: corpus.Corpus) -> None:
    """A report has about 400 words."""
    site, _ = load(made.root, flanders())
    lengths = [len(meeting.body.report.text.split()) for meeting in site.meetings if meeting.body.report]
    assert 400 <= sum(lengths) / len(lengths) <= 500


def test_the_same_seed_gives_the_same_bytes(made: corpus.Corpus, tmp_path: Path) -> None:
    """Two machines measure the same work."""
    corpus.write_corpus(tmp_path, 60)
    assert bytes_of(tmp_path) == bytes_of(made.root)


NAME = "kring-02/2027-09-30"
PAGE = f"bijeenkomsten/{NAME}/index.html"
LISTS = ("kringen/kring-02/index.html", "bijeenkomsten/kring-02/index.html", "verslagen.xml")
GOOD = dict.fromkeys(LISTS, "Nieuw overleg") | {PAGE: "<h1>Nieuw overleg</h1><h3 id='nieuw'>Nieuw plan</h3>"}


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        pytest.param("over/index.html", None, "1 pages are missing, such as over/", id="page"),
        pytest.param(PAGE, "<h1>Oud</h1><h3>Nieuw plan</h3>", "the changed title is not on its page", id="title"),
        pytest.param(PAGE, "<h1>Nieuw overleg</h1>", "the changed report is not on its page", id="report"),
        *(pytest.param(name, "Oud", f"the changed report is not in {name}", id=name) for name in LISTS),
    ],
)
def test_less_work_is_refused(tmp_path: Path, file: str, text: str | None, complaint: str) -> None:
    """No number is kept of a builder that leaves out a page, or shows the old report in its page, a list or a feed."""
    builder = builders.Builder("lui", (), tmp_path, tmp_path, tmp_path, more=LISTS[2:])
    addresses = frozenset({"over/", f"bijeenkomsten/{NAME}/"})
    for name, content in (GOOD | {"over/index.html": "", file: text}).items():
        if content is not None:
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(NotDone, match=f"^lui: {re.escape(complaint)}$"):
        verify(builder, addresses, NAME, "Nieuw")
    for name, content in (GOOD | {"over/index.html": ""}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    verify(builder, addresses, NAME, "Nieuw")


def test_our_own_site_must_hold_the_whole_corpus(made: corpus.Corpus) -> None:
    """What the others must make is taken from our site, so a page that is missing there is noticed."""
    whole = [f"bijeenkomsten/{name}/" for name in made.meetings]
    whole += [*(f"kringen/{name}/" for name in made.circles), *(f"onderwerpen/{name}/" for name in made.topics)]
    pages = [Shown(address, "Kop", ()) for address in whole]
    assert addresses_of(pages, made) == set(whole)
    with pytest.raises(NotDone, match="1 pages are missing, such as bijeenkomsten/"):
        addresses_of(pages[1:], made)


def test_a_warm_build_must_equal_a_cold_one() -> None:
    """A file that differs, is missing or is too many."""
    same({"a": "1"}, {"a": "1"})
    with pytest.raises(NotDone, match="differs from a cold one in 3 files, such as a"):
        same({"a": "1", "b": "2", "c": "3"}, {"a": "9", "c": "3", "d": "5"})


def test_a_report_changes_for_every_builder(made: corpus.Corpus, tmp_path: Path) -> None:
    """Its title and its report begin with another word, and so do the lists that others read as Markdown."""
    name = corpus.reported(made)
    pages = [Shown("agenda/", "Agenda", made.meetings[:4]), Shown("kringen/kring-02/", "Kring 02", (name,))]
    write_yardstick(tmp_path, made, (*pages, Shown(f"bijeenkomsten/{name}/", "Overleg", ())))
    report_file = tmp_path / f"docs/bijeenkomsten/{name}.md"
    lists = listed(tmp_path / "docs", name)
    assert lists == (tmp_path / "docs/kringen/kring-02.md",)
    ours = builders.Builder("wij", (), tmp_path, tmp_path, made.root / f"meetings/{name}.md")
    other = builders.Builder("zij", (), tmp_path, tmp_path, report_file, lists)
    for mark in ("Nieuw", "Anders"):
        ours.change(made, mark)
        other.change(made, mark)
    assert all(path.read_text(encoding="utf-8").count("Anders ") == 2 for path in (ours.report, other.report))
    assert "- [Anders " in lists[0].read_text(encoding="utf-8")
    assert "Nieuw" not in "".join(path.read_text(encoding="utf-8") for path in (ours.report, *lists, report_file))


def test_a_failing_builder_is_named(tmp_path: Path) -> None:
    """What a builder said is shown when it fails."""
    with pytest.raises(Failed, match=r"no-such-option|unrecognized|unknown option"):
        run(("git", "--no-such-option"), tmp_path, builders.variables(tmp_path))


def test_who_fails_has_no_numbers(made: corpus.Corpus, tmp_path: Path) -> None:
    """The costs of its earlier rounds go, it takes no part in later ones, and the reason is told."""
    copied = tmp_path / "report.md"
    copied.write_text("# Overleg\n", encoding="utf-8")
    failing = builders.Builder("hugo", ("git", "--no-such-option"), tmp_path, tmp_path / "site", copied)
    ours = builders.ours(made, tmp_path)
    found = Measured({(60, "hugo", "cold"): [Cost(1, 1, 1)], (60, "kenniskringen", "cold"): [Cost(2, 2, 2)]})
    course = rounds.Course(60, made, tmp_path, ours, [failing], frozenset(), found, Aside(tmp_path / "aside"))
    course.attempt(failing, "Nieuw")
    assert (list(found.costs), course.others) == ([(60, "kenniskringen", "cold")], [])
    assert found.troubles[0].startswith("60 hugo: ")
    assert "\n\nNo figures of 60 hugo: " in report.machine(report.figures(found, {}))


def test_what_is_in_the_way_is_deleted_at_the_end(tmp_path: Path) -> None:
    """Two of the same name find room, and what was never there is no matter; meanwhile nothing is deleted."""
    with set_aside(tmp_path) as aside:
        for number in range(2):
            (tmp_path / "site").mkdir()
            (tmp_path / "site" / f"{number}.html").touch()
            aside.put(tmp_path / "site")
        aside.put(tmp_path / "gone")
        assert not (tmp_path / "site").exists()
        assert sorted(path.name for path in tmp_path.rglob("*.html")) == ["0.html", "1.html"]
    assert not list(tmp_path.iterdir())


def test_a_spread_is_its_middle_and_ends() -> None:
    """The median, and both ends."""
    assert str(Spread.of([3.0, 1.0, 2.0])) == "2 (1-3)"


@pytest.mark.slow
def test_a_whole_run_prints_a_table() -> None:
    """The command builds with every builder that is here, verifies, and prints what was asked and measured."""
    done = command("bench", "--sizes", "60", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("| What | Meetings | At most | Measured | |\n")
    assert "\n| 60 | build, nothing remembered | " in done.stdout
    assert "\n| 60 | plain Material, whole site | " in done.stdout
    assert json.loads(KEPT.read_text(encoding="utf-8"))["visits"][0]["runs"][0]["elsewhere"] == 0


@pytest.mark.slow
def test_an_interrupted_run_keeps_what_it_has(tmp_path: Path) -> None:
    """After Ctrl-C the table holds what was measured until then, and so do the raw figures."""
    kept = tmp_path / "figures.json"
    with subprocess.Popen(
        line("bench", "--sizes", "60", "--rounds", "3", "--json", kept),
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr
        assert next(each for each in process.stderr if "cold kenniskringen" in each)
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 128 + signal.SIGINT
    assert "\n| 60 | build, nothing remembered | " in said
    assert [each["task"] for each in json.loads(kept.read_text(encoding="utf-8"))["costs"]][:2] == ["changed", "cold"]


RAW = Measured(
    {
        (size, builder, task): [
            Cost(size * factor, size * factor, 10**8),
            Cost(size * factor * 2, size * factor, 2 * 10**8),
        ]
        for size in (250, 1000, 4000)
        for builder, task, factor in (
            ("kenniskringen", "cold", 0.001),
            ("kenniskringen", "changed", 0.001),
            ("mkdocs-material", "cold", 0.004),
        )
    },
    [
        Visit(1000, "first view", 0.0, 76_000, 9, 1),
        Visit(1000, "header", 1.0, 1, 1, 0),
        Visit(1000, "Material", 8.0, 1, 1, 0),
    ],
)


def test_the_table_has_ratios_of_one_round() -> None:
    """Ours divided by the other in the same round; empty for who did not run; below ours what the others cost."""
    found = report.figures(RAW, {"mkdocs": "1.6.1"})
    text = report.table(found)
    assert "| 1,000 | build, nothing remembered | 1.5 (1-2) | 1 | 150 | 0.25 | 0.25 |  |  |" in text
    assert "| 1,000 | plain Material, whole site | 6 (4-8) | 4 | 150 |  |  |  |  |" in text
    assert report.machine(found).startswith("Median (least-most) of 2 rounds, on ")


def test_visits_have_a_table() -> None:
    """Seconds where they were the question, bytes and requests."""
    rows = report.visit_table(report.figures(RAW, {})).splitlines()
    assert rows[2] == "| 1,000 | a circle page and a search |  | 76 | 9 |"
    assert rows[3] == "| 1,000 | slow phone: to the first result, from the header | 1 | 0 | 1 |"


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        pytest.param("Build, nothing remembered: CPU ÷ plain Material | 1,000 | 0.35", "0.25 | reached", id="reached"),
        pytest.param(
            "Build after one changed report: wall ÷ plain Material | 1,000 | 0.12", "0.25 | **missed**", id="missed"
        ),
        pytest.param(
            "Build after one changed report: CPU ÷ Hugo, whole site | 10,000 | 1", "– | not measured", id="not-measured"
        ),
        pytest.param(
            "Build, nothing remembered: (CPU(4,000) − CPU(1,000)) ÷ (CPU(1,000) − CPU(250)) | 250-4,000 | 4.2",
            "4 | reached",
            id="growth",
        ),
        pytest.param(
            "First view of a circle page, a search included: gzip | 1,000 | 75 kB", "76 kB | **missed**", id="bytes"
        ),
        pytest.param("The same: requests to other hosts | 1,000 | 0", "1 | **missed**", id="elsewhere"),
        pytest.param(
            "First result on a slow phone, from the header: seconds ÷ Material’s search | 1,000 | 0.2",
            "0.125 | reached",
            id="first-result",
        ),
    ],
)
def test_a_target_stands_beside_what_was_measured(row: str, verdict: str) -> None:
    """One look tells what was asked, and whether it was reached."""
    assert f"| {row} | {verdict} |" in targets.table(report.figures(RAW, {"mkdocs": "1.6.1"})).splitlines()


def test_a_new_table_takes_the_place_of_the_old() -> None:
    """What stands around it stays, however often it is written."""
    once = report.with_table("Voor\n<!-- bench: run.py bench --write -->\noud\n<!-- /bench -->\nNa\n", "nieuw")
    assert once == "Voor\n<!-- bench: run.py bench --write -->\nnieuw\n<!-- /bench -->\nNa\n"
    assert report.with_table(once, "nieuw") == once


def test_the_table_in_the_readme_is_that_of_the_figures() -> None:
    """Nobody writes a number by hand."""
    found = json.loads(report.FIGURES.read_text(encoding="utf-8"))
    readme = report.README.read_text(encoding="utf-8")
    assert report.with_table(readme, text_of(found)) == readme
