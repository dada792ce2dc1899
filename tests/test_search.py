"""What the build gives to search in: words, compounds, lists of meetings, and how many bytes all that is."""

from __future__ import annotations

import gzip
import itertools
import json
import random
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kringen.agenda import newest_first
from kringen.edition.page import PlainFile, Settings
from kringen.output import generate
from kringen.pages.searching import SEARCH
from kringen.register import flanders
from kringen.search import RECENT, archive_files, search_index
from kringen.search.postings import ABOUT, RANGES, SIGNS, Document, encode, postings_of
from kringen.search.words import known_parts, last_parts, stem, words
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, ROOT
from tests.support.prose import site_of
from tests.support.samples import NOW

SETTINGS = Settings("info@v-ict-or.be")

FETCHED = {"index": 9_000, "woorden": 16_000, "bijeenkomsten": 4_500, "spelling": 27_000}
"""Bytes after gzip that one file of the archive's index may be; one search fetches an index (which names every meeting to come, and holds the newest), some words and some meetings."""


HAND_WRITTEN = load(ROOT, flanders())[0]
"""Pages and topics as they are written."""


def files_of(meetings: int) -> dict[str, PlainFile]:
    """What can be searched of so many meetings."""
    site = site_of(meetings)
    topics = [*site.topics, *(each for each in HAND_WRITTEN.topics if each.slug not in site.topic_by_slug)]
    site = replace(site, topics=tuple(sorted(topics, key=lambda each: each.title)), pages=HAND_WRITTEN.pages)
    output = generate(site, NOW, SETTINGS)
    index = search_index(output.edition, output.page_recipes)
    return {file.uri: file for file in (index, *archive_files(output.edition))}


def packed(file: PlainFile) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(file.content, 6, mtime=0))


def decoded(encoded: str) -> list[int]:
    """What `encode` wrote, read as its description says."""
    numbers, step, shift, before = [], 0, 0, 0
    for sign in map(SIGNS.index, encoded):
        step, shift = step + ((sign & 31) << shift), shift + 5
        if sign < 32:
            numbers.append(before + step)
            before, step, shift = (before + step) & ~3, 0, 0
    return numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("De Back-up", ["de", "backup", "back", "up"], id="hyphen"),
        pytest.param("coördinatie café", ["coordinatie", "cafe"], id="accents"),
        pytest.param("NIS2, AVG/GDPR", ["nis2", "avg", "gdpr"], id="abbreviations"),
        pytest.param("om 19.30 uur", ["om", "1930", "19", "30", "uur"], id="hour"),
        pytest.param("-- … <b>", ["b"], id="signs"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    """Folded; a word with a hyphen whole and in parts."""
    assert words(text) == found


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("pakketten", "pakket"),
        ("brieven", "brief"),
        ("huizen", "huis"),
        ("bussen", "bus"),
        ("avg", "avg"),
        ("nis22", "nis22"),
    ],
)
def test_plurals_share_a_stem(plural: str, single: str) -> None:
    """One and many have the same stem."""
    assert stem(plural) == stem(single)


@pytest.mark.parametrize(
    ("word", "vocabulary", "parts"),
    [
        pytest.param("informatieveiligheid", [], ["veiligheid"], id="end-that-is-always-known"),
        pytest.param("gemeentesecretaris", ["gemeente"], ["secretaris"], id="both-known"),
        pytest.param("wachtwoordkluizen", ["kluis"], ["kluizen"], id="plural"),
        pytest.param("horecaloketbeheer", ["horeca", "loketbeheer"], ["loketbeheer", "beheer"], id="three-parts"),
        pytest.param("bestuursflierefluiter", ["bestuur"], ["flierefluiter"], id="end-that-nobody-wrote"),
        pytest.param("flierefluiter", [], [], id="no-compound"),
        pytest.param("plan", [], [], id="short"),
    ],
)
def test_last_parts(word: str, vocabulary: list[str], parts: list[str]) -> None:
    """What a compound can be found by besides its beginning."""
    assert list(last_parts(word, known_parts(vocabulary))) == parts


def test_lists_of_meetings_come_back() -> None:
    """What is written can be read, at any distance."""
    chance = random.Random(3)  # noqa: S311 -- repeatable, not secret
    for size, far in itertools.product((0, 1, 2, 300), (1, 40, 3000, 10**6)):
        numbers = [4 * place + chance.randrange(4) for place in sorted(chance.sample(range(far + size), size))]
        assert decoded(encode(numbers)) == numbers


def test_a_word_knows_its_documents() -> None:
    """Where it stands and how much it says there; a word that says nothing is left out."""
    documents = [Document(about="dag", text="aa de de de") for _ in range(700)]
    documents[3] = documents[-2] = Document(about="zelden", text="zelden")
    found = postings_of(documents)
    assert (decoded(found.encoded["zelden"]), found.counts["zelden"]) == ([4 * 3 + ABOUT, 4 * 698 + ABOUT], 2)
    assert "de" not in found.encoded


def test_every_word_stands_where_its_letters_say() -> None:
    """In the file of its first letters, or in the part that this file names; and it leads to the meetings that have it."""
    site = site_of(120)
    files = files_of(120)
    index: dict[str, Any] = json.loads(files["zoeken/archief/index.json"].content)
    entries: dict[str, str] = {}
    for start, end in pairwise([*RANGES, "\uffff"]):
        first = json.loads(files[f"zoeken/archief/woorden-{start}.json"].content)
        names = [f"woorden-{start}-{number}" for number in range(len(first.get("delen", ())))]
        parts = [json.loads(files[f"zoeken/archief/{name}.json"].content) for name in names] or [first]
        assert {part["versie"] for part in (first, *parts)} == {index["versie"]}
        assert [key for part in parts for key in list(part["woorden"])[:1]] == first.get(
            "delen", list(first["woorden"])[:1]
        )
        keys = [key for part in parts for key in part["woorden"]]
        assert all(start <= key < end for key in keys)
        assert keys == sorted(set(keys))
        entries |= {key: value for part in parts for key, value in part["woorden"].items()}
    meetings = newest_first(site.meetings)[::-1]
    for word in words(meetings[7].body.report.text if meetings[7].body.report else "")[1:40:6]:
        with_word = [
            number for number, each in enumerate(meetings) if each.body.report and word in words(each.body.report.text)
        ]
        assert {number // 4 for number in decoded(entries[word])} >= set(with_word) > set()
    assert any("<" in key for key in keys)
    assert len(decoded(entries["kring:kring-03"])) == sum(meeting.circle == "kring-03" for meeting in meetings)


@pytest.mark.parametrize(
    ("meetings", "each"),
    [
        pytest.param(250, 900, id="250"),
        pytest.param(1_000, 700, id="1000"),
        pytest.param(10_000, 500, id="10000", marks=pytest.mark.slow),
    ],
)
def test_the_index_stays_small(meetings: int, each: int) -> None:
    """Bytes after gzip: what the header fetches stays the same, the archive grows slower than its meetings, no part is large."""
    files = files_of(meetings)
    assert packed(files.pop("zoeken/index.json")) <= 30_000
    assert sum(map(packed, files.values())) <= each * meetings
    for uri, file in files.items():
        assert packed(file) <= FETCHED[uri.rsplit("/", 1)[1].removesuffix(".json").split("-")[0]], uri


def test_the_header_says_how_many_are_older() -> None:
    """Meetings beyond the newest are counted, so that the browser looks for them in the archive's index."""
    index = json.loads(files_of(RECENT + 30)["zoeken/index.json"].content)
    assert (len(index["bijeenkomsten"]), index["ouder"]) == (RECENT, 30)


def test_equal_data_give_equal_bytes() -> None:
    """The version follows from the content."""
    assert files_of(60) == files_of(60)
    assert files_of(60)["zoeken/archief/index.json"] != files_of(61)["zoeken/archief/index.json"]


def test_every_page_that_is_made_can_be_found() -> None:
    """A page that is neither of a circle, a meeting, a topic nor a part of the archive says in its recipe what it answers."""
    output = generate(load(EXAMPLE, flanders())[0], EXAMPLE_NOW, SETTINGS)
    own = [recipe for recipe in output.page_recipes if recipe.uri.count("/") == recipe.uri.endswith("/index.md")]
    assert [recipe.uri for recipe in own if not recipe.sections] == [SEARCH]
