"""Searching: what is asked in Dutch, and the pages that must be found; in the dialog, on the page of results, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NO_SCRIPT, PHONE, Visit

ASK = """async ([query]) => {
    const index = await (await import("/assets/javascripts/zoekindex.js")).load()
    return index.search(query).map((each) => new URL(each.address).pathname.slice(1))
}"""

Ask = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def ask(chromium: Browser, real: str) -> Iterator[Ask]:
    """The addresses that a query finds on the real site, the best first, asked of the script itself."""
    page = chromium.new_page()
    page.goto(real)
    yield lambda query: list(page.evaluate(ASK, [query]))
    page.close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("cyberveiligheid", "onderwerpen/informatieveiligheid/", id="synonym"),
        pytest.param("ransomware", "onderwerpen/informatieveiligheid/", id="synonym-english"),
        pytest.param("AVG", "onderwerpen/gdpr/", id="synonym-abbreviation"),
        pytest.param("samenvoeging", "onderwerpen/fusies/", id="synonym-fusie"),
        pytest.param("samenaankoop", "onderwerpen/gezamenlijke-aankopen/", id="synonym-aankopen"),
        pytest.param("hotspot", "onderwerpen/openbare-wifi/", id="synonym-wifi"),
        pytest.param("besluitvorming", "onderwerpen/e-notulenbeheer/", id="synonym-notulen"),
        pytest.param("kunstmatige intelligentie", "onderwerpen/ict-innovatie/", id="synonym-two-words"),
        pytest.param("publieke wifi", "onderwerpen/openbare-wifi/", id="synonym-and-title"),
        pytest.param("veiligheid", "onderwerpen/informatieveiligheid/", id="last-part-of-a-compound"),
        pytest.param("beveiliging", "onderwerpen/informatieveiligheid/", id="last-part-of-a-synonym"),
        pytest.param("pakketten", "onderwerpen/softwarepakketten/", id="last-part-plural"),
        pytest.param("horeca", "onderwerpen/digitaal-horecaloket/", id="first-part-of-a-compound"),
        pytest.param("notulen", "onderwerpen/e-notulenbeheer/", id="part-after-a-hyphen"),
        pytest.param("gemeentefusies", "onderwerpen/fusies/", id="compound-of-the-visitor"),
        pytest.param("wi-fi", "onderwerpen/openbare-wifi/", id="hyphen-too-many"),
        pytest.param("horeca-loket", "onderwerpen/digitaal-horecaloket/", id="hyphen-in-a-compound"),
        pytest.param("NIS 2", "onderwerpen/nis2/", id="space-too-many"),
        pytest.param("fusie", "onderwerpen/fusies/", id="singular"),
        pytest.param("softwarepakket", "onderwerpen/softwarepakketten/", id="singular-with-a-double-letter"),
        pytest.param("wachtwoord", "onderwerpen/informatieveiligheid/", id="singular-of-a-synonym"),
        pytest.param("informatieveligheid", "onderwerpen/informatieveiligheid/", id="letter-dropped"),
        pytest.param("phising", "onderwerpen/informatieveiligheid/", id="letter-dropped-in-a-synonym"),
        pytest.param("postregistartie", "onderwerpen/postregistratie/", id="letters-swapped"),
        pytest.param("Waesland", "kringen/waasland/", id="letter-changed"),
        pytest.param("WÉSTHOEK", "kringen/westhoek/", id="capitals-and-accents"),
        pytest.param("Diksmuide", "kringen/westhoek/", id="municipality"),
        pytest.param("sint niklaas", "kringen/waasland/", id="municipality-without-hyphen"),
        pytest.param("Borgloon", "kringen/limburg/", id="municipality-that-merged"),
        pytest.param("Kruibeke", "kringen/waasland/", id="municipality-that-merged-elsewhere"),
        pytest.param("scheldeland", "kringen/scheldeland/", id="circle"),
        pytest.param("kring Brugge", "kringen/regio-brugge/", id="circle-with-the-word"),
        pytest.param("zuid-west", "kringen/zuid-west-vlaanderen/", id="circle-in-part"),
        pytest.param("maart 2013", "bijeenkomsten/scheldeland/2013-03-27/", id="month"),
        pytest.param("westhoek 2016", "bijeenkomsten/westhoek/2016-03-24/", id="circle-and-year"),
        pytest.param("wat is de strategie van een bestuur", "onderwerpen/strategie/", id="a-whole-question"),
        pytest.param("aangifte overlijden", "onderwerpen/digitale-aangifte-overlijden/", id="two-words"),
        pytest.param("meedoen", "meedoen/", id="hand-written-page"),
        pytest.param("toegankelijk", "toegankelijkheid/", id="hand-written-page-in-part"),
    ],
)
def test_what_must_be_found_first(ask: Ask, query: str, first: str) -> None:
    """Each query leads to its page before all others."""
    assert ask(query)[:1] == [first]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("trekker", "trekkers/", id="page"),
        pytest.param("privacyverklaring", "privacy/", id="longer-than-any-word"),
        pytest.param("Esen", "bijeenkomsten/westhoek/2016-03-24/", id="place"),
        pytest.param("loket", "onderwerpen/digitaal-horecaloket/", id="part"),
        pytest.param("aanbesteding", "bijeenkomsten/scheldeland/2013-03-27/", id="meeting-by-synonym-of-its-topic"),
        pytest.param("databeheer", "bijeenkomsten/midwest/2013-03-13/", id="meeting-by-title"),
    ],
)
def test_what_must_be_among_the_results(ask: Ask, query: str, found: str) -> None:
    """Less certain queries have their page among the first ten."""
    assert found in ask(query)[:10]


@pytest.mark.parametrize("query", ["xyzzyplugh", "99", "<xyzzy>", "...", ""])
def test_nothing_is_found_for_nothing(ask: Ask, query: str) -> None:
    """No result is better than a wild one, and no query breaks the search."""
    assert ask(query) == []


def index_requests(page: Page) -> list[str]:
    """The requests for the index that a page makes from now on."""
    made: list[str] = []
    page.on(
        "request",
        lambda request: made.append(request.url) if "/zoeken/" in request.url else None,
    )
    return made


def test_dialog_by_keyboard_alone(example: str, visit: Visit) -> None:
    """Open, type with a slip, walk, come back, close, open a result; nothing is fetched before."""
    page = visit(example)
    asked = index_requests(page)
    page.reload()
    assert asked == []
    page.locator("[data-search-link]").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("cyberveligheid")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("13 resultaten voor “cyberveligheid”.")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("dialog").get_by_role("link", name="Informatieveiligheid", exact=True)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("[data-search-link]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("cyberveiligheid")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("13 resultaten voor “cyberveiligheid”.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/onderwerpen/informatieveiligheid/")


def test_results_have_an_address(example: str, visit: Visit) -> None:
    """The page of results can be shared; a result names its circle and day, and text is never taken for HTML."""
    page = visit(f"{example}zoeken/?q=rollen", PHONE)
    result = page.locator(".kk-result").first
    expect(result.locator("a")).to_have_text("Rollen & rechten: wie is <onbekend>?")
    expect(result.locator(".kk-result__about")).to_have_text(
        "Bijeenkomst · Waasland · 16 september 2027 · Sint-Gillis-Waas"
    )
    page.get_by_role("searchbox").fill("<b>wifi</b>")
    expect(page.get_by_role("status")).to_contain_text("voor “<b>wifi</b>”.")
    assert page.url.endswith("/zoeken/?q=%3Cb%3Ewifi%3C%2Fb%3E")


def test_dialog_leads_to_all_results(example: str, visit: Visit) -> None:
    """Enter goes to the page of results, and so does the link below the first eight."""
    page = visit(example)
    page.locator("[data-search-link]").click()
    page.get_by_role("searchbox").fill("verslag")
    page.get_by_role("link", name="Alle resultaten").click()
    page.wait_for_url("**/zoeken/?q=verslag")
    expect(page.locator(".kk-result").nth(8)).to_be_visible()


def test_searching_offline_says_so(example: str, visit: Visit) -> None:
    """Without a connection a sentence says what is wrong, and a later try works."""
    page = visit(f"{example}zoeken/")
    page.route("**/zoeken/index.json", lambda route: route.abort())
    page.get_by_role("searchbox").fill("wifi")
    expect(page.get_by_role("status")).to_contain_text("Zoeken lukt nu niet.")
    page.unroute("**/zoeken/index.json")
    page.get_by_role("searchbox").fill("wifi ")
    expect(page.get_by_role("status")).to_contain_text("resultaten voor “wifi”.")


def test_without_script_the_site_can_be_browsed(example: str, visit: Visit) -> None:
    """The link in the header leads to a page that says so, with ways on."""
    page = visit(example, NO_SCRIPT)
    page.get_by_role("link", name="Zoeken", exact=True).click()
    page.wait_for_url("**/zoeken/")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("link", name="Voorbije bijeenkomsten en hun verslagen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verslagen")
