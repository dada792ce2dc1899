"""The benchmark measures real work: the corpus is sound, every builder makes every page, and a run that did less is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kringen.pages.page import address_of
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from scripts.benchmark import builders, corpus, report
from scripts.benchmark.measure import Cost, Failed, Spread, run
from scripts.benchmark.verify import NotDone, verify
from tests.running import bytes_of, command


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


def test_less_work_is_refused(made: corpus.Corpus, tmp_path: Path) -> None:
    """No number is printed for a builder that leaves out a page, or shows the old report."""
    name = corpus.reported(made)
    builder = builders.Builder("lui", (), tmp_path, tmp_path, tmp_path, "{name}.md", tmp_path, "verslagen.xml")
    addresses = frozenset(address_of(page.uri) for page in builders.generated(made).pages)
    with pytest.raises(NotDone, match=r"lui: .* pages are missing"):
        verify(builder, addresses, name, "Nieuw")
    for address in addresses:
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text("<p>Oud</p>")
    with pytest.raises(NotDone, match="lui: the changed report is not on its page"):
        verify(builder, addresses, name, "Nieuw")
    (tmp_path / "bijeenkomsten" / name / "index.html").write_text("<p>Nieuw</p>")
    (tmp_path / "verslagen.xml").write_text("<feed/>")
    with pytest.raises(NotDone, match=r"lui: the changed report is not in verslagen\.xml"):
        verify(builder, addresses, name, "Nieuw")


def test_a_failing_builder_is_named(tmp_path: Path) -> None:
    """What a builder said is shown when it fails."""
    with pytest.raises(Failed, match=r"no-such-option|unrecognized|unknown option"):
        run(("git", "--no-such-option"), tmp_path, builders.variables(tmp_path))


def test_a_spread_is_its_middle_and_ends() -> None:
    """The median, and both ends."""
    assert str(Spread.of([3.0, 1.0, 2.0])) == "2 (1-3)"


@pytest.mark.slow
def test_a_whole_run_prints_a_table() -> None:
    """The command builds with every builder, verifies and prints the ratios."""
    done = command("bench", "--sizes", "60", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    assert next(line for line in done.stdout.splitlines() if line.startswith("| 60 |")).startswith(
        "| 60 | build, nothing"
    )


RAW = {
    size: {
        (builder, task): [Cost(size * factor, size * factor, 10**8), Cost(size * factor * 2, size * factor, 2 * 10**8)]
        for task in ("cold", "changed")
        for builder, factor in (("kenniskringen", 0.001), ("mkdocs-material", 0.004))
    }
    for size in (250, 1000, 4000)
}


def test_the_table_has_ratios_of_one_round() -> None:
    """Ours divided by the other in the same round; no column for who did not run, and the growth below."""
    text = report.table(report.figures(RAW))
    assert "| 1,000 | build, nothing remembered | 1.5 (1-2) | 1 (1-1) | 150 | 0.25 (0.25-0.25) |  |" in text
    assert "Median (least-most) of 2 rounds, on " in text
    assert "build after one changed report: (CPU(4,000) − CPU(1,000)) ÷ (CPU(1,000) − CPU(250)) = 4.00." in text


def test_a_new_table_takes_the_place_of_the_old() -> None:
    """What stands around it stays, however often it is written."""
    once = report.with_table("Voor\n<!-- bench: run.py bench --write -->\noud\n<!-- /bench -->\nNa\n", "nieuw")
    assert once == "Voor\n<!-- bench: run.py bench --write -->\nnieuw\n<!-- /bench -->\nNa\n"
    assert report.with_table(once, "nieuw") == once


def test_the_table_in_the_readme_is_that_of_the_figures() -> None:
    """Nobody writes a number by hand."""
    found = json.loads(report.FIGURES.read_text(encoding="utf-8"))
    readme = report.README.read_text(encoding="utf-8")
    assert report.with_table(readme, report.table(found)) == readme
