"""The archive: filtered in the browser, with addresses that can be shared; complete without scripts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import NO_SCRIPT, PHONE, Visit

FOUND = "[data-found] article"


def titles(page: Page) -> list[str]:
    """What the filtered list shows."""
    return page.locator(f"{FOUND} a").all_inner_texts()


def test_filter_by_circle_and_report(example: str, visit: Visit) -> None:
    """The choice is counted, announced and put in the address; the index is fetched only then."""
    page = visit(f"{example}bijeenkomsten/", PHONE)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if request.url.endswith(".json") else None)
    page.reload()
    assert fetched == []
    page.get_by_label("Kring").select_option(label="Kempen (2)")
    expect(page.get_by_role("status")).to_have_text("2 bijeenkomsten gevonden.")
    page.get_by_label("Alleen met verslag").check()
    expect(page.get_by_role("status")).to_have_text("1 bijeenkomst gevonden.")
    assert page.url.endswith("/bijeenkomsten/?kring=kempen&verslag=ja")
    assert sorted(url.rsplit("/", 1)[1] for url in fetched) == ["index.json", "woorden-ko.json", "woorden-vers.json"]
    assert page.locator("[data-whole]").is_hidden()


def test_address_can_be_shared_and_back_works(example: str, visit: Visit) -> None:
    """An address with filters opens filtered; the back button undoes one choice at a time."""
    page = visit(f"{example}bijeenkomsten/?onderwerp=nis2&jaar=2025")
    expect(page.locator(FOUND)).to_have_count(1)
    assert titles(page) == ["NIS2: de eerste stappen"]
    page.get_by_label("Jaar").select_option("")
    expect(page.get_by_label("Onderwerp")).to_have_value("nis2")
    page.go_back()
    expect(page.get_by_label("Jaar")).to_have_value("2025")
    page.get_by_role("button", name="Wis de filters").click()
    expect(page.locator("[data-whole]")).to_be_visible()
    expect(page.locator("[data-found]")).to_be_hidden()
    assert page.url.endswith("/bijeenkomsten/")


def test_nothing_found_and_nonsense_in_the_address(example: str, visit: Visit) -> None:
    """An empty result says what to do; a value that does not exist counts as no filter."""
    page = visit(f"{example}bijeenkomsten/?kring=midwest&jaar=1999")
    expect(page.locator("[data-whole]")).to_be_visible()
    page.get_by_label("Kring").select_option("kempen")
    page.get_by_label("Onderwerp").select_option("nis2")
    expect(page.get_by_role("status")).to_have_text("Geen bijeenkomst gevonden. Kies minder filters.")


def test_a_card_found_is_the_card_of_the_page(example: str, visit: Visit) -> None:
    """What the script draws says the same as the list that was built: day, title, circle, marks."""
    page = visit(f"{example}bijeenkomsten/?jaar=2026&kring=waasland")
    expect(page.locator(FOUND)).to_have_count(2)
    drawn = page.locator(f'{FOUND}:has-text("Samen software kiezen")')
    built = page.locator('[data-whole] article:has-text("Samen software kiezen")')
    for part in (".kk-date", ".kk-card__circle", ".kk-mark--report", ".kk-mark--moved"):
        assert (drawn.locator(part).text_content() or "").split() == (built.locator(part).text_content() or "").split()
    assert drawn.locator("a").first.evaluate("e => e.href") == built.locator("a").first.evaluate("e => e.href")
    assert drawn.locator(".kk-mark--cancelled").count() == 0


def test_offline_the_plain_list_stays(example: str, visit: Visit) -> None:
    """When the index cannot be fetched, the visitor keeps what was there and reads why."""
    page = visit(f"{example}bijeenkomsten/")
    page.route("**/zoeken/archief/*", lambda route: route.abort())
    page.get_by_label("Kring").select_option("kempen")
    expect(page.get_by_role("status")).to_contain_text("Zoeken lukt nu niet.")
    expect(page.locator("[data-whole]")).to_be_visible()


TYPED = """document.addEventListener("readystatechange", () => {
  const field = document.querySelector("#filter-q")
  if (field && document.readyState === "interactive") field.value = "incidentplan"
})"""


def test_what_is_typed_before_the_script_is_there_counts(example: str, visit: Visit) -> None:
    """The form stands there from the first drawing on, so that a quick visitor may be first."""
    page = visit(example)
    page.add_init_script(TYPED)
    page.goto(f"{example}bijeenkomsten/")
    expect(page.locator(FOUND)).to_have_count(1)
    assert page.url.endswith("/bijeenkomsten/?q=incidentplan")


def test_without_script_every_meeting_is_reached(example: str, visit: Visit) -> None:
    """No filter is offered that does not work; the pages by year and by circle hold everything."""
    page = visit(f"{example}bijeenkomsten/", NO_SCRIPT)
    assert page.locator("form").first.is_hidden()
    page.get_by_role("link", name="Kempen 2").click()
    expect(page.locator("article.kk-card")).to_have_count(2)
