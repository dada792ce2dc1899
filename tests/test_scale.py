"""What grows with the number of meetings, and what must not: counted, so that a busy machine changes nothing."""

from __future__ import annotations

import cProfile
import gzip
import pstats
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kringen.edition.page import Settings
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.search import INDEX
from kringen.source import load
from scripts.benchmark import corpus
from scripts.benchmark.corpus import NOW, Corpus
from scripts.benchmark.yardstick import shown, write_yardstick
from tests.support.built import build

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="http://localhost:8000/", example=True)

SIZES = (40, 80, 160)
"""Numbers of meetings, in four circles: what grows faster than they do shows already here."""


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Corpus]:
    """Made-up repositories by their number of meetings."""
    return {size: corpus.write_corpus(tmp_path_factory.mktemp(f"corpus{size}"), size) for size in SIZES}


@pytest.fixture(scope="module")
def outputs(corpora: dict[int, Corpus]) -> dict[int, Output]:
    """All that is generated from them."""
    return {size: generated(made) for size, made in corpora.items()}


def test_the_work_grows_as_the_meetings_do(corpora: dict[int, Corpus]) -> None:
    """Calls of functions: twice as many meetings are at most a little more than twice as much work."""
    sites = {size: load(made.root, flanders())[0] for size, made in corpora.items()}
    generate(sites[SIZES[0]], NOW, SETTINGS)  # templates are compiled once
    calls = {}
    for size, site in sites.items():
        profile = cProfile.Profile()
        profile.runcall(generate, replace(site), NOW, SETTINGS)
        calls[size] = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]  # typeshed leaves it out
    first, last = calls[80] - calls[40], calls[160] - calls[80]
    assert last <= 2.2 * first, calls


def test_the_search_index_grows_by_few_bytes(outputs: dict[int, Output]) -> None:
    """What a visitor fetches to search: title, place, numbers and the beginning of the text, no whole reports."""
    bytes_of = {size: len(_file(output, INDEX)) for size, output in outputs.items()}
    assert (bytes_of[160] - bytes_of[40]) / 120 <= 500


def generated(made: Corpus) -> Output:
    """All that a corpus gives."""
    site, problems = load(made.root, flanders())
    assert not problems, problems[0]
    return generate(site, NOW, SETTINGS)


def _file(output: Output, uri: str) -> bytes:
    return next(file.make() for file in output.listed if file.uri == uri)


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param(len, id="bytes"),
        pytest.param(lambda page: page.count(" href="), id="links"),
    ],
)
def test_a_frame_does_not_grow(measure: Callable[[str], int], frames: tuple[str, str]) -> None:
    """Around a meeting stands the same in a small site and in one four times as large."""
    small, large = frames
    assert measure(small) == measure(large)


@pytest.fixture(scope="module")
def frames(corpora: dict[int, Corpus], sites: dict[int, Path]) -> tuple[str, str]:
    """What stands around the newest meeting that is over, in the smallest and in the largest repository."""
    found = []
    for size, site in sites.items():
        page = (site / "bijeenkomsten" / corpus.reported(corpora[size]) / "index.html").read_text(encoding="utf-8")
        page = re.sub(
            r"<article.*</article>|<script type=\"application/ld\+json\">.*?</script>", "", page, flags=re.DOTALL
        )
        found.append(re.sub(r'(content|title|mailto:[^"]*)="[^"]*"|<title>.*?</title>', "", page))
    return found[0], found[1]


@pytest.fixture(scope="module")
def sites(corpora: dict[int, Corpus], tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The smallest and the largest, built by MkDocs."""
    ends = (SIZES[0], SIZES[-1])
    return {size: build(corpora[size].root, NOW, tmp_path_factory.mktemp("site")).folder for size in ends}


def test_a_first_view_does_not_grow(sites: dict[int, Path]) -> None:
    """A circle page with all that it loads and the search dialog's scripts: the same bytes after gzip at any size.

    The smaller circle has ten meetings, so that its list is not full yet: that is the difference. With 18 kB of typeface it stays below the 75 kB that were asked.
    """
    small, large = (sum(map(packed, first_view(site))) for site in sites.values())
    assert abs(large - small) <= 500
    assert max(small, large) <= 45_000


def first_view(site: Path) -> list[Path]:
    """The files that a circle page asks for, and those that the search dialog adds, without its index."""
    page = site / "kringen/kring-01/index.html"
    text = page.read_text(encoding="utf-8")
    asked = re.findall(r'<(?:script|img)[^>]* src="([^"]+)"', text)
    asked += re.findall(r'<link rel="(?:stylesheet|icon)" href="([^"]+)"', text)
    assert {Path(each).suffix for each in asked} >= {".css", ".js", ".svg"}
    dialog = [site / f"assets/javascripts/{name}.js" for name in ("zoeken", "zoekindex", "verslagen")]
    return [page, *((page.parent / each).resolve() for each in asked), *dialog]


def packed(path: Path) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def test_the_yardstick_lists_what_ours_lists(
    corpora: dict[int, Corpus], sites: dict[int, Path], tmp_path: Path
) -> None:
    """The same pages, each with the same meetings: what is compared is the same work."""
    made = corpora[SIZES[-1]]
    pages = tuple(shown(sites[SIZES[-1]]))
    write_yardstick(tmp_path, made, pages)
    for page in pages:
        text = (tmp_path / "docs" / page.uri).read_text(encoding="utf-8")
        listed = re.findall(r"^- \[[^]]*\]\((?:\.\./)*bijeenkomsten/(.*?)\.md\)", text, re.MULTILINE)
        is_meeting = page.address.removeprefix("bijeenkomsten/")[:-1] in made.meetings
        assert listed == list(page.meetings) * (not is_meeting), page.address
    by_address = {page.address: page for page in pages}
    of_circle = tuple(name for name in made.meetings if name.startswith("kring-02/"))
    assert by_address["bijeenkomsten/kring-02/"].meetings == of_circle[1:]  # the first is still to come
    assert by_address["kringen/kring-02/"].meetings[:9] == of_circle[:9]
    assert {f"bijeenkomsten/{name}/" for name in made.meetings} <= by_address.keys()
