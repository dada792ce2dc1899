"""The benchmark measures real work: the corpus is sound, every builder makes every page, and a run that did less is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kringen.pages.page import address_of
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from scripts.benchmark import builders, corpus
from scripts.benchmark.measure import Failed, Spread, run
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
    builder = builders.Builder("lui", (), tmp_path, tmp_path, tmp_path, "{name}.md")
    addresses = frozenset(address_of(page.uri) for page in builders.generated(made).pages)
    with pytest.raises(NotDone, match=r"lui: .* pages are missing"):
        verify(builder, addresses, name, "Nieuw")
    for address in addresses:
        (tmp_path / address).mkdir(parents=True, exist_ok=True)
        (tmp_path / address / "index.html").write_text("<p>Oud</p>")
    with pytest.raises(NotDone, match="lui: the changed report is not on its page"):
        verify(builder, addresses, name, "Nieuw")


def test_a_failing_builder_is_named(tmp_path: Path) -> None:
    """What a builder said is shown when it fails."""
    with pytest.raises(Failed, match=r"no-such-option|unrecognized|unknown option"):
        run(("git", "--no-such-option"), tmp_path, builders.variables())


def test_a_spread_is_its_middle_and_ends() -> None:
    """The median, and both ends."""
    assert str(Spread.of([3.0, 1.0, 2.0])) == "2 (1-3)"


@pytest.mark.slow
def test_a_whole_run_prints_a_table() -> None:
    """The command builds with every builder, verifies and prints the ratios."""
    done = command("bench", "--sizes", "60", "--rounds", "1")
    assert done.returncode == 0, done.stderr
    assert "| 60 | cold | mkdocs-material |" in done.stdout
