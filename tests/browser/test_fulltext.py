"""Searching the text of all meetings from the archive: what is asked in Dutch, the meetings that must be found, and the sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from kringen.search.postings import RANGES
from kringen.search.words import EMPTY, stem, words
from tests.browser.conftest import PHONE, Visit

FIND = """async ([query]) => {
    const archive = await import("/assets/javascripts/verslagen.js")
    const { numbers, words } = await archive.find(query)
    const found = await archive.meetings(numbers)
    const pieces = found.length ? await archive.sentence(found[0].address, words) : null
    const addresses = found.map((each) => new URL(each.address).pathname.slice("/bijeenkomsten/".length, -1))
    return [addresses, (pieces ?? []).filter(([, marked]) => marked).map(([text]) => text)]
}"""
WORDS = """async ([text]) => {
    const { words, stem } = await import("/assets/javascripts/zoekindex.js")
    return [words(text), words(text).map(stem)]
}"""
COUNT = "[data-filter] [role=status]"
FIRST_STEPS = "waasland/2025-03-13"

Ask = Callable[[str], tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def script(chromium: Browser, example: str) -> Iterator[Page]:
    """A page of the example, in which the scripts themselves are asked."""
    page = chromium.new_page()
    page.goto(example)
    yield page
    page.close()


@pytest.fixture(scope="module")
def ask(script: Page) -> Ask:
    """The meetings that a query finds, the best first, and the marked words in the sentence of the best."""

    def asked(query: str) -> tuple[list[str], list[str]]:
        addresses, marked = script.evaluate(FIND, [query])
        return addresses, marked

    return asked


@pytest.mark.parametrize(
    ("query", "first", "marked"),
    [
        pytest.param("incidentplan", FIRST_STEPS, ["incidentplan"], id="word-of-a-heading"),
        pytest.param("telefoonnummers", FIRST_STEPS, ["telefoonnummers"], id="word-of-a-quote"),
        pytest.param("verzekeraar", FIRST_STEPS, ["verzekeraar"], id="word-of-a-list-in-a-list"),
        pytest.param("incident", FIRST_STEPS, ["incident"], id="word-of-a-cell-and-a-sentence"),
        pytest.param("back-up", FIRST_STEPS, ["back-up"], id="hyphen-before-a-synonym-of-others"),
        pytest.param("backup", FIRST_STEPS, ["back-up"], id="hyphen-left-out"),
        pytest.param("BACK-UP", FIRST_STEPS, ["back-up"], id="capitals"),
        pytest.param("incidéntplan", FIRST_STEPS, ["incidentplan"], id="accent"),
        pytest.param("stappenplannen", FIRST_STEPS, ["stappenplan"], id="plural-of-the-visitor"),
        pytest.param("telefoonnummer", FIRST_STEPS, ["telefoonnummers"], id="singular-of-the-visitor"),
        pytest.param("presentatie", FIRST_STEPS, ["Presentaties"], id="singular-of-a-foreign-word"),
        pytest.param("netwerk", "limburg/2025-05-22", ["netwerken"], id="plural-in-the-title"),
        pytest.param("kluis", "waasland/2024-12-05", ["wachtwoordkluis"], id="last-part-of-a-compound"),
        pytest.param("plan", FIRST_STEPS, ["plan"], id="short-word"),
        pytest.param("wachtwoord", "waasland/2024-12-05", ["wachtwoord"], id="first-part-of-a-compound"),
        pytest.param("gids", FIRST_STEPS, ["voorbeeldgids"], id="last-part-that-nobody-wrote-alone"),
        pytest.param("dienst", "regio-gent/2026-02-03", ["ICT-dienst"], id="part-behind-a-hyphen"),
        pytest.param("veiligheidsplan", FIRST_STEPS, ["informatieveiligheid", "plan"], id="compound-of-the-visitor"),
        pytest.param("incidntplan", FIRST_STEPS, ["incidentplan"], id="letter-dropped"),
        pytest.param("telefoonnumers", FIRST_STEPS, ["telefoonnummers"], id="letter-dropped-of-two"),
        pytest.param("inicdentplan", FIRST_STEPS, ["incidentplan"], id="letters-swapped-early"),
        pytest.param("erzekeraar", FIRST_STEPS, ["verzekeraar"], id="first-letter-dropped"),
        pytest.param("stapenplan", FIRST_STEPS, ["stappenplan"], id="one-letter-of-a-double"),
        pytest.param("papieren lijst kluis", FIRST_STEPS, ["papieren", "lijst", "kluis"], id="three-words"),
        pytest.param("een lijst in de kluis", FIRST_STEPS, ["lijst", "kluis"], id="words-that-say-nothing"),
        pytest.param("gezamenlijke oefening", FIRST_STEPS, ["gezamenlijke", "oefening"], id="word-of-a-task"),
        pytest.param("medewerkers bereikt", FIRST_STEPS, ["medewerkers", "bereikt"], id="two-words-of-a-line"),
        pytest.param("AVG", "regio-gent/2025-10-09", [], id="abbreviation-for-another"),
        pytest.param("NIS 2", FIRST_STEPS, ["NIS2"], id="space-in-an-abbreviation"),
        pytest.param("NIS2 stappenplan", FIRST_STEPS, ["stappenplan"], id="topic-and-word"),
        pytest.param("wi-fi", "limburg/2025-11-20", ["Wifi"], id="hyphen-too-many"),
        pytest.param("maart 2025", FIRST_STEPS, [], id="month"),
        pytest.param("sint niklaas", FIRST_STEPS, [], id="host-without-hyphen"),
        pytest.param("fusie software", "waasland/2024-06-20", [], id="two-words-far-apart"),
    ],
)
def test_what_must_be_found_first(ask: Ask, query: str, first: str, marked: list[str]) -> None:
    """Each query leads to its meeting before all others, and marks in one sentence of it what was found."""
    addresses, words_found = ask(query)
    assert addresses[:1] == [first]
    assert set(words_found) >= set(marked)


@pytest.mark.parametrize(
    "query",
    [
        "xyzzyplugh",
        "de",
        "a",
        "...",
        "<>",
        "__proto__",
        "constructor",
        "toString",
        "\0",
        "<img src=x onerror=alert()>",
        "x" * 5000,
    ],
)
def test_nothing_is_found_for_nothing(ask: Ask, query: str) -> None:
    """No result is better than a wild one, and no query breaks the search."""
    assert ask(query) == ([], [])


def test_a_very_long_question_is_answered(ask: Ask) -> None:
    """Of a page of text the first words count."""
    assert ask("incidentplan verzekeraar " + "woord " * 2000)[0][:1] == [FIRST_STEPS]


@pytest.mark.parametrize(
    "text",
    [
        "Back-ups, e-loketten en wi-fi: 's nachts; NIS2/AVG (2027) café Ÿ ½ ﬁ Straße İ",
        "brieven fusies pakketten gegevens huizen lassen bussen ideeën coördinatoren 19.30 info@v-ict-or.be",
        "日本 слово मराठी 𝐀𝐁 ’t ‘t d’r a.b.c 2026-2027",
    ],
)
def test_both_sides_cut_a_text_in_the_same_words(script: Page, text: str) -> None:
    """What the build indexes is what the browser looks up."""
    assert script.evaluate(WORDS, [text]) == [words(text), [stem(word) for word in words(text)]]


def test_both_sides_cut_the_words_in_the_same_files(script: Page) -> None:
    """The browser knows from a word alone which file the build put it in."""
    assert script.evaluate("""async () => (await import("/assets/javascripts/verslagen.js")).RANGES""") == list(RANGES)


def test_both_sides_leave_out_the_same_words(script: Page) -> None:
    """A word that the build leaves out is not asked for by the browser."""
    asked = script.evaluate(
        """async ([text]) => (await import("/assets/javascripts/zoekindex.js")).wordsAsked(text)""", ["kluis"]
    )
    assert asked == ["kluis"]
    left = script.evaluate(
        """async ([all]) => {
            const { wordsAsked } = await import("/assets/javascripts/zoekindex.js")
            return all.filter((word) => wordsAsked(`kluis ${word}`).length > 1)
        }""",
        [sorted(EMPTY)],
    )
    assert left == []


def test_words_and_filters_together(example: str, visit: Visit) -> None:
    """Words from the text narrow what the filters leave, with the sentence, and the address can be shared."""
    page = visit(f"{example}bijeenkomsten/", PHONE)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/zoeken/" in request.url else None)
    page.reload()
    assert fetched == []
    page.get_by_role("searchbox").fill("wachtwoord")
    expect(page.locator(COUNT)).to_have_text("4 bijeenkomsten gevonden, de best passende eerst.")
    expect(page.locator("[data-found] .kk-card__found").first).to_have_text(
        "Een goed wachtwoord is lang, en nergens anders gebruikt."
    )
    expect(page.locator("[data-found] mark").first).to_have_text("wachtwoord")
    page.get_by_label("Jaar").select_option("2024")
    expect(page.locator(COUNT)).to_have_text("1 bijeenkomst gevonden.")
    assert page.url.endswith("/bijeenkomsten/?q=wachtwoord&jaar=2024")
    assert all("index.json" not in url or "/archief/" in url for url in fetched)
    page.reload()
    expect(page.get_by_role("searchbox")).to_have_value("wachtwoord")
    expect(page.locator("[data-found] article")).to_have_count(1)
    page.get_by_role("button", name="Wis de filters").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator("[data-whole]")).to_be_visible()


def test_all_words_or_say_so(example: str, visit: Visit) -> None:
    """When no meeting has all words, the sentence says it; when none has any, it says what to do; by keyboard alone."""
    page = visit(f"{example}bijeenkomsten/?q=kluis+xyzzyplugh")
    expect(page.locator(COUNT)).to_have_text("2 bijeenkomsten gevonden, maar geen met al uw woorden.")
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("<b>xyzzy</b>")
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_contain_text("Niets gevonden.")


def test_the_search_page_leads_to_the_full_text(example: str, visit: Visit) -> None:
    """From the page of results, and from the dialog, with the same words."""
    page = visit(f"{example}zoeken/?q=incidentplan")
    page.get_by_role("link", name="Zoek in de volledige verslagen").click()
    page.wait_for_url("**/bijeenkomsten/?q=incidentplan")
    expect(page.locator("[data-found] article")).to_have_count(1)
    page.locator("[data-search-link]").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill("kluis")
    page.get_by_role("dialog").get_by_role("link", name="Zoek in de volledige verslagen").click()
    page.wait_for_url("**/bijeenkomsten/?q=kluis")


def test_a_part_of_another_build_is_not_used(example: str, visit: Visit) -> None:
    """A browser that has the index of before fetches everything anew, once, rather than showing the wrong meetings."""
    page = visit(f"{example}bijeenkomsten/")
    stale = {"left": 1}

    def once(route: Route) -> None:
        answer = route.fetch()
        text = answer.text()
        if stale["left"]:
            stale["left"] = 0
            text = text.replace('"versie":"', '"versie":"ander', 1)
        route.fulfill(response=answer, body=text)

    page.route("**/zoeken/archief/woorden-*.json", once)
    page.get_by_role("searchbox").fill("incidentplan")
    expect(page.locator(COUNT)).to_have_text("1 bijeenkomst gevonden.")
    assert stale["left"] == 0
