"""Hostile texts on the built site, judged in the browser: nothing runs, nothing is asked of others, nothing goes missing.

Without the content security policy the escaping is judged on its own; with it the policy must have nothing to stop.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from scripts.preview.server import hosted
from tests.browser.judge import Judge, has_run, judging
from tests.conftest import EXAMPLE_NOW
from tests.support.built import build
from tests.support.hostile import AFTER, BODY, Hostile, Thing, Vector, known, lay, naughty, own
from tests.support.tally import Tally

LISTS = (
    *(
        "",
        "agenda/",
        "kringen/",
        "bijeenkomsten/",
        "onderwerpen/",
        "sprekers/",
        "software/",
        "vragen/",
        "zoeken/",
        "melden/",
        "opvolging/",
        "open-data/",
    ),
    *("meedoen/", "over/", "trekkers/", "privacy/", "toegankelijkheid/", "nergens/", "kringen/kring/"),
)
"""One page of every kind that shows texts of many files, and the 404 page."""

UNSEEN = {"circle vorige_namen", "circle contact", "circle bron", "topic synoniemen", "meeting online", "meeting bron"}
UNSEEN |= {"meeting inschrijven", "circle team"}
"""Fields that stand in an address, or only serve searching and redirecting."""

CORPORA: dict[str, tuple[Callable[[], Sequence[Vector]], int]] = {
    "own-table": (own, 1),
    "naughty-strings": (naughty, 3),
    "brs-kb": (known, 3),
}
"""Where texts come from, and in which share of the kinds of files each stands."""

BATCH = 500
"""How many texts one site holds."""


@dataclass(frozen=True)
class Tried:
    """A built site full of hostile texts."""

    hostile: Hostile
    folder: Path
    vectors: Sequence[Vector]

    @contextmanager
    def judged(self, browser: Browser, *, policy: bool) -> Iterator[Judge]:
        """The site in a browser."""
        with hosted(self.folder) as root, judging(browser, root, policy=policy) as judge:
            yield judge


def tried(vectors: Sequence[Vector], folder: Path, share: int = 3) -> Tried:
    """Builds a site whose files hold these texts."""
    hostile = lay(folder / "root", vectors, share)
    built = build(folder / "root", EXAMPLE_NOW, folder / "site", KRINGEN_SITE_URL="https://example.org/")
    return Tried(hostile, built.folder, vectors)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Our own table, each text in one kind of file."""
    return tried(own(), tmp_path_factory.mktemp("proef"))


@pytest.mark.parametrize("policy", [False, True], ids=["escaping-alone", "with-policy"])
def test_nothing_happens_on_pages_that_show_many(site: Tried, chromium: Browser, policy: bool) -> None:
    """Home, agenda, archive, circles, topics, the form, the follow-up, 404 and all others, with hundreds of titles and names."""
    with site.judged(chromium, policy=policy) as judge:
        assert on_lists(judge) == {}


def test_every_text_is_shown_and_none_does_anything(site: Tried, chromium: Browser, tally: Tally) -> None:
    """The page of each file with a body that passed, and of some others: the text stands there, and so does what follows."""
    things = [thing for number, thing in enumerate(site.hostile.things) if BODY in thing.fields or number % 16 == 0]
    with site.judged(chromium, policy=False) as judge:
        assert on_pages(judge, things, tally) == {}
    count_refused(site.hostile, tally)


@pytest.mark.slow
@pytest.mark.parametrize("name", CORPORA)
def test_nothing_of_a_whole_corpus_does_anything(name: str, chromium: Browser, tmp_path: Path, tally: Tally) -> None:
    """Every page of sites that hold all of it, without the policy; the lists with it as well."""
    vectors, share = CORPORA[name]
    for first in range(0, len(vectors()), BATCH):
        site = tried(vectors()[first : first + BATCH], tmp_path / str(first), share)
        with site.judged(chromium, policy=True) as judge:
            assert on_lists(judge) == {}
        with site.judged(chromium, policy=False) as judge:
            assert on_lists(judge) == {}
            assert on_pages(judge, site.hostile.things, tally) == {}
        count_refused(site.hostile, tally)


def test_nothing_happens_when_a_text_is_searched(site: Tried, chromium: Browser) -> None:
    """Asked for in the address of the page of results, and found among the titles."""
    words = [*(vector.text for vector in site.vectors[::25]), "script alert", "onclick"]
    with site.judged(chromium, policy=False) as judge:
        for asked in words:
            assert judge.open(f"zoeken/?q={quote(asked, errors='replace')}") == [], asked
        assert judge.page.locator("main").get_by_role("link").count() > 5


def test_nothing_happens_when_a_text_is_found_in_the_archive(site: Tried, chromium: Browser) -> None:
    """The search through whole texts quotes the sentence in which it found a word."""
    words = ["achter de proef", "alert(1)", "onclick", *(vector.text for vector in site.vectors[::50])]
    with site.judged(chromium, policy=False) as judge:
        for asked in words:
            assert judge.open(f"bijeenkomsten/?q={quote(asked, errors='replace')}") == [], asked
            judge.page.wait_for_function("document.querySelector('[data-filter] [role=status]').textContent.trim()")
            assert [*judge.look(), *judge.sideways()] == [], asked
            assert asked != words[0] or judge.page.locator("[data-found] .kk-cards > *").count() > 5


def test_nothing_happens_when_a_text_is_typed_into_the_form(site: Tried, chromium: Browser) -> None:
    """In every field and box at once; the preview, the file and the messages show it as text."""
    with site.judged(chromium, policy=False) as judge:
        judge.open("melden/?taak=aankondigen&kring=kring")
        judge.page.wait_for_selector("#melden:visible")
        for first in range(0, len(site.vectors), 25):
            texts, after = [vector.text for vector in site.vectors[first : first + 25]], f"{AFTER} {first}"
            judge.page.evaluate(TYPE, [texts, after])
            judge.page.wait_for_function(
                "(text) => document.querySelector('#bestand').textContent.includes(text)", arg=after
            )
            assert judge.look() == []


def on_lists(judge: Judge) -> dict[str, list[str]]:
    """What happens on the pages that show many texts."""
    return {address: done for address in LISTS if (done := [*judge.open(address), *judge.sideways()])}


def on_pages(judge: Judge, things: Sequence[Thing], tally: Tally) -> dict[str, list[str]]:
    """What happens on the page of each file, and what is missing there."""
    found = {}
    for thing in things:
        done = [*judge.open(thing.address), *missing(thing, judge.text()), *judge.sideways()]
        for key in thing.fields:
            tally(subject(key), tried=1, refused=0, shown=int(not done), executed=int(has_run(done)))
        if done:
            found[thing.address] = [str(thing.vector), *done]
    return found


def count_refused(hostile: Hostile, tally: Tally) -> None:
    """Adds what the reader refused."""
    for refusal in hostile.refused:
        tally(subject(refusal.field.split()[1]), tried=1, refused=1)


def subject(key: str) -> str:
    """The line of the counts to which a field belongs."""
    return f"script vectors in {'bodies' if key == BODY else 'titles and other fields'}, our site"


def missing(thing: Thing, text: str) -> Iterator[str]:
    """What should stand on the page of a file and does not."""
    page = unicodedata.normalize("NFC", text)
    if {f"{thing.kind} {key}" for key in thing.fields} - UNSEEN - {f"{thing.kind} {BODY}"}:
        wanted = " ".join(unicodedata.normalize("NFC", thing.vector.text).split())
        if wanted not in page:
            yield f"missing: {wanted}"
    if thing.kind != "circle" and AFTER not in page:
        yield "broken: what follows is gone"


TYPE = """([texts, after]) => {
  for (const button of document.querySelectorAll("[data-add]")) if (!button.previousElementSibling.children.length) button.click()
  for (const field of document.querySelectorAll("#melden input[type=text], #melden textarea")) {
    field.value = field.matches("textarea") ? [...texts, after].join("\\n\\n") : texts.join(" ")
    field.dispatchEvent(new Event("input", { bubbles: true }))
    field.dispatchEvent(new Event("change", { bubbles: true }))
  }
  for (const each of document.querySelectorAll("#melden details")) each.open = true
}"""
