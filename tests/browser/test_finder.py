"""A visitor finds their circle: by name, village, code or former name, with slips, by keyboard alone, and without script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from kringen.register import flanders
from tests.browser.conftest import DESK, NO_SCRIPT, PHONE, View, Visit

FIELD = "[role=combobox]"
ANSWER = "[data-antwoord]"


MEANING = """async (asked) => {
    const places = await import("/assets/javascripts/plaatsen.js")
    const data = places.prepare(await (await fetch("/kringen/zoek.json")).json())
    const named = (each) => [each.label, each.note].filter(Boolean).join(", ")
    return asked.map((text) => {
        const { sure, asked, outside } = places.meaning(data, text)
        if (sure) return `is ${named(sure)}`
        if (asked) return `? ${asked.slice(0, 3).map(named).join(" / ")}`
        return outside ? "outside" : "nothing"
    })
}"""

Mean = Callable[[list[str]], list[str]]


@pytest.fixture(scope="module")
def mean(chromium: Browser, real: str) -> Iterator[Mean]:
    """What texts mean on the real site, asked of the script itself: an answer, a question, or nothing."""
    page = chromium.new_page()
    page.goto(real)
    yield lambda texts: list(page.evaluate(MEANING, texts))
    page.close()


MEANT = [
    ("stad Gent", "is Gent"),
    ("de stad Gent", "is Gent"),
    ("ik werk bij de stad Gent", "is Gent"),
    ("Stad Antwerpen", "is Antwerpen"),
    ("OCMW Hasselt", "is Hasselt"),
    ("O.C.M.W. Mol", "is Mol"),
    ("gemeente Lokeren", "is Lokeren"),
    ("gemeente- en OCMW-bestuur Lokeren", "is Lokeren"),
    ("Gemeente De Panne", "is De Panne"),
    ("stad Halle", "is Halle"),
    ("stad Tongeren", "is Tongeren, nu Tongeren-Borgloon"),
    ("B-9100", "is 9100 Sint-Niklaas, Nieuwkerken-Waas"),
    ("BE 9100 Sint-Niklaas", "is Sint-Niklaas"),
    ("Gent 9000", "is Gent"),
    ("9000 Gent", "is Gent"),
    ("Gent, België", "is Gent"),
    ("9100 Gent", "? Gent / 9100 Sint-Niklaas, Nieuwkerken-Waas"),
    ("Aalst (Oost-Vlaanderen)", "is Aalst"),
    ("Aalst / Limburg", "is Aalst, in Sint-Truiden"),
    ("Halle (Zoersel)", "is Halle, in Zoersel"),
    ("Berchem", "? Berchem, in Antwerpen / Berchem, in Kluisbergen"),
    ("Berchem Antwerpen", "is Berchem, in Antwerpen"),
    ("1804", "? 1804 Vilvoorde / 1804 Zemst"),
    ("Waasland", "is Waasland, kring"),
    ("kenniskring Waasland", "is Waasland, kring"),
    ("Vlaamse Ardennen", "is Vlaamse Ardennen, kring"),
    ("regio Gent", "is Regio Gent, kring"),
    ("referentieregio Kempen", "is Kempen, kring"),
    ("provincie Limburg", "is Limburg, kring"),
    ("Oost-Vlaanderen", "is Oost-Vlaanderen, provincie"),
    ("Brussel", "is Brussel, Brussels Gewest"),
    ("Stad Brussel", "is Brussel, Brussels Gewest"),
    ("Bruxelles", "is Bruxelles, Brussels Gewest"),
    ("1000", "is 1000 Brussel, Brussels Gewest"),
    ("Ukkel", "is Ukkel, Brussels Gewest"),
    ("Haren", "? Haren, in Tongeren-Borgloon / Haren, Brussels Gewest"),
    ("4000", "outside"),
    ("9999", "nothing"),
    ("Rotterdam", "nothing"),
    ("Parijs", "? Parike, in Brakel"),
    ("Luik", "? Uikhoven, in Maasmechelen"),
    ("Namen", "nothing"),
    ("Renaix", "is Renaix, is Ronse"),
    ("Courtrai", "is Courtrai, is Kortrijk"),
    ("ville de Courtrai", "is Courtrai, is Kortrijk"),
    ("Fourons", "is Fourons, is Voeren"),
    ("Niklaas", "? Sint-Niklaas"),
    ("Sint-Nikl", "? Sint-Niklaas"),
    ("stad Antwepren", "? Antwerpen / Antwerpen, provincie"),
    ("stad", "? Staden / Herk-de-Stad / Hofstade, in Aalst"),
    ("gemeente", "nothing"),
]
"""What a visitor types, and what it means: `is` for what is stated, `?` for what is asked."""


@pytest.mark.parametrize(("typed", "meant"), MEANT, ids=[typed for typed, _ in MEANT])
def test_a_guess_is_never_stated(mean: Mean, typed: str, meant: str) -> None:
    """Only a name, a former name, a code or a circle as it is written is an answer; all else is a question."""
    assert mean([typed]) == [meant]


AROUND = ("{}", "stad {}", "gemeente {}", "gemeentebestuur {}", "OCMW {}", "lokaal bestuur {}", "provincie {}", "B-{}")


@pytest.mark.parametrize("around", AROUND)
def test_every_municipality_with_a_word_in_front(mean: Mean, around: str) -> None:
    """All 285, each itself."""
    names = [row.name for row in flanders().valid(dt.date(2026, 11, 23))]
    assert len(names) == 285
    texts = [around.format(name) for name in names]
    assert [text for text, name, meant in zip(texts, names, mean(texts), strict=True) if meant != f"is {name}"] == []


def test_every_municipality_beside_its_code_or_province(mean: Mean) -> None:
    """In any order, in parentheses or not."""
    rows = [(row, code) for row in flanders().valid(dt.date(2026, 11, 23)) for code in row.postal_codes]
    for form in ("{0} {1}", "{1} {0}", "B-{1} {0}", "{0} ({2})"):
        texts = [form.format(row.name, code, row.province) for row, code in rows]
        wrong = [
            text for text, (row, _), meant in zip(texts, rows, mean(texts), strict=True) if meant != f"is {row.name}"
        ]
        assert wrong == []


def suggestions(page: Page, typed: str) -> list[str]:
    """What the list offers for some text, in its order."""
    page.fill(FIELD, typed)
    page.wait_for_selector("[role=option]")
    return [" ".join(text.split()) for text in page.locator("[role=option]").all_inner_texts()]


PLACES = {
    "Sint-Niklaas": "Sint-Niklaas",  # municipality
    "belsele": "Belsele in Sint-Niklaas",  # village
    "9111": "9111 Sint-Niklaas Belsele",  # postal code
    "9111 Belsele": "Belsele in Sint-Niklaas",  # postal code and name
    "borgloon": "Borgloon nu Tongeren-Borgloon",  # former name
    "De Pinte": "De Pinte nu Nazareth-De Pinte",  # former name of two words
    "SINT NIKLAAS": "Sint-Niklaas",  # capitals and space
    "st. niklaas": "Sint-Niklaas",  # abbreviated
    "O.L.V. Waver": "Onze-Lieve-Vrouw-Waver in Sint-Katelijne-Waver",  # initials
    "Gênt": "Gent",  # accent
    "s gravenwezel": "'s-Gravenwezel in Schilde",  # apostrophe
    "Mechlen": "Mechelen",  # letter too few
    "Antwepren": "Antwerpen",  # letters swapped
    "Sint-Nicolaas": "Sint-Niklaas",  # two slips
    "Loksberen": "Loksbergen in Halen",  # slip in a village
}


def test_typing_finds_the_place(visit: Visit, example: str) -> None:
    """The first suggestion is what the visitor means."""
    page, found = visit(f"{example}kringen/"), {}
    for typed in PLACES:
        page.fill(FIELD, "")
        expect(page.locator("[role=option]")).to_have_count(0)
        found[typed] = suggestions(page, typed)[0]
    assert found == PLACES


@pytest.mark.parametrize("view", [DESK, PHONE], ids=str)
def test_two_villages_of_one_name_are_both_offered(visit: Visit, real: str, view: View) -> None:
    """A name that is not unique is not guessed: Enter asks, said and seen, and one touch on a button answers."""
    page = visit(f"{real}kringen/", view, has_touch=True)
    assert suggestions(page, "Berchem")[:2] == ["Berchem in Antwerpen", "Berchem in Kluisbergen"]
    page.press(FIELD, "Enter")
    answer = page.locator(ANSWER)
    buttons = answer.get_by_role("button")
    expect(buttons).to_have_text(["Berchem (in Antwerpen)", "Berchem (in Kluisbergen)"])
    expect(buttons.last).to_be_in_viewport()
    expect(page.locator("[role=status]").first).to_contain_text(
        "Meer dan één plaats past daarbij. Welke bedoelt u? Berchem (in Antwerpen), Berchem (in Kluisbergen)."
    )
    buttons.last.tap()
    expect(answer).to_contain_text("Berchem ligt in Kluisbergen.")
    expect(answer).to_be_focused()


@pytest.mark.parametrize("how", ["enter", "address"])
def test_one_guess_is_a_question_too(visit: Visit, real: str, how: str) -> None:
    """A slip of the keyboard is asked about, after Enter and in a shared address."""
    page = visit(f"{real}kringen/" + ("?zoek=Mechlen" if how == "address" else ""))
    if how == "enter":
        page.fill(FIELD, "Mechlen")
        page.press(FIELD, "Enter")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("Geen Vlaamse gemeente, dorp of postcode heet “Mechlen”. Bedoelt u misschien:")
    expect(answer.locator(".kk-antwoord__naam")).to_have_count(0)
    answer.get_by_role("button", name="Mechelen", exact=True).click()
    expect(answer).to_contain_text("Kenniskring Rivierenland")


def test_a_village_of_the_same_name_is_offered_beside_the_answer(visit: Visit, real: str) -> None:
    """Whoever types Halle gets the city at once, and can still say that the village is meant."""
    page = visit(f"{real}kringen/?zoek=Halle")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("Kenniskring Halle-Vilvoorde")
    answer.get_by_role("button", name="Halle (in Zoersel)").click()
    expect(answer).to_contain_text("Halle ligt in Zoersel.")


@pytest.mark.parametrize(
    ("typed", "subject"),
    [("Brussel", "Brussel"), ("1000", "1000 Brussel (Brussels Gewest)"), ("Ukkel", "Ukkel"), ("4000", "4000")],
)
def test_what_lies_outside_flanders_has_an_answer_of_its_own(visit: Visit, real: str, typed: str, subject: str) -> None:
    """It belongs to no region, and what one can do."""
    page = visit(f"{real}kringen/?zoek={typed}")
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text(
        f"{subject} hoort niet bij een Vlaamse referentieregio, en dus niet bij een kenniskring."
    )
    link = answer.get_by_role("link", name="Vraag het aan V-ICT-OR")
    assert str(link.get_attribute("href")).startswith("mailto:info@v-ict-or.be?subject=")


@pytest.mark.parametrize("view", [DESK, PHONE], ids=str)
def test_the_answer_tells_circle_status_date_and_how_to_join(visit: Visit, example: str, view: View) -> None:
    """On home, after one choice: the circle, whether and when it meets, and the ways to join; heard as well as seen."""
    page = visit(example, view)
    page.clock.set_fixed_time(dt.datetime(2027, 3, 11, 12, tzinfo=dt.UTC))
    suggestions(page, "belsele")
    page.locator("[role=option]").first.click()
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text("Belsele ligt in Sint-Niklaas.")
    expect(answer).to_contain_text("Kenniskring Waasland Actief")
    expect(answer).to_contain_text("Volgende bijeenkomst: donderdag 11 maart 2027, 14.00 tot 16.30 uur")
    expect(answer.get_by_role("link")).to_have_text(
        ["Kenniskring Waasland", "donderdag 11 maart 2027, 14.00 tot 16.30 uur", "Mail de kring", "Zo sluit u aan"]
    )
    expect(page.locator("[role=status]").first).to_contain_text("Belsele ligt in Sint-Niklaas. Kenniskring Waasland")
    assert page.locator(FIELD).input_value() == "Belsele"
    answer.get_by_role("link", name="Kenniskring Waasland").click()
    expect(page.locator("h1")).to_have_text("Kenniskring Waasland")


def test_a_meeting_that_is_over_since_the_build_is_not_the_next(visit: Visit, example: str) -> None:
    """The clock of the reader decides, not the moment of the build."""
    page = visit(example)
    page.clock.set_fixed_time(dt.datetime(2027, 3, 12, 9, tzinfo=dt.UTC))
    page.fill(FIELD, "9100 Sint-Niklaas")
    page.press(FIELD, "Enter")
    expect(page.locator(ANSWER)).to_contain_text("Volgende bijeenkomst: donderdag 3 juni 2027")


def test_all_circles_of_a_municipality_are_named(visit: Visit, real: str) -> None:
    """Who lies in two circles hears of both, and that neither is confirmed."""
    page = visit(f"{real}kringen/")
    page.fill(FIELD, "destelbergen")
    page.press(FIELD, "Enter")
    expect(page.locator(f"{ANSWER} .kk-antwoord__naam")).to_have_text(
        ["Kenniskring Regio Gent Te bevestigen", "Kenniskring Scheldeland Te bevestigen"]
    )
    expect(page.locator(ANSWER)).to_contain_text("Er staat nog geen datum vast.")


def test_a_municipality_without_circle_is_told_so(visit: Visit, example: str) -> None:
    """No circle yet: the way to form one."""
    page = visit(f"{example}kringen/")
    page.fill(FIELD, "Leuven")
    page.press(FIELD, "Enter")
    expect(page.locator(ANSWER)).to_contain_text("Hier is nog geen kring. Vorm er een met uw buren.")


def test_keys_move_through_the_list(visit: Visit, real: str) -> None:
    """Arrows, Home and Escape do what the pattern of the ARIA Authoring Practices says."""
    page = visit(f"{real}kringen/")
    field = page.locator(FIELD)
    field.focus()
    page.keyboard.type("halle")
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == options.nth(1).get_attribute("id")
    expect(page.locator("[aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Home")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    last = options.count() - 1
    assert field.get_attribute("aria-activedescendant") == options.nth(last).get_attribute("id")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert (field.get_attribute("aria-expanded"), field.input_value()) == ("false", "halle")


def test_by_keyboard_alone(visit: Visit, real: str) -> None:
    """From typing to the links of the answer; focus stays in the field until Tab, and Escape clears."""
    page = visit(f"{real}kringen/")
    field = page.locator(FIELD)
    field.focus()
    page.keyboard.type("vilv")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(ANSWER)).to_contain_text("Kenniskring Halle-Vilvoorde")
    expect(field).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(f"{ANSWER} a").first).to_be_focused()
    field.focus()
    page.keyboard.press("Escape")
    assert field.input_value() == ""
    expect(page.locator(ANSWER)).to_be_hidden()


@pytest.mark.parametrize("typed", ["zzzzz", "9999", "<img src=x onerror=alert(1)>"])
def test_nothing_found_says_so_and_leads_on(visit: Visit, real: str, typed: str) -> None:
    """What was typed is shown as text, with the way to the alphabetical list."""
    page = visit(real)
    page.fill(FIELD, typed)
    answer = page.locator(ANSWER)
    expect(answer).to_contain_text(f"Geen Vlaamse gemeente, dorp of postcode lijkt op “{typed}”.")
    answer.get_by_role("link").click()
    page.wait_for_url("**/kringen/#gemeenten")


def test_without_a_connection_it_says_so_and_tries_again(visit: Visit, real: str) -> None:
    """A list that does not load is named; the next letter tries once more."""
    page = visit(f"{real}kringen/")
    page.route("**/zoek.json", lambda route: route.abort("internetdisconnected"))
    page.fill(FIELD, "Gen")
    expect(page.locator(ANSWER)).to_contain_text("De lijst van gemeenten laadt niet.")
    page.unroute("**/zoek.json")
    assert suggestions(page, "Gent")[0] == "Gent"


def test_the_list_is_fetched_only_when_the_field_is_used(visit: Visit, real: str) -> None:
    """A first visit does not pay for it; a second search does not pay again."""
    page = visit(real)
    fetched = "performance.getEntriesByType('resource').filter((each) => each.name.endsWith('zoek.json')).length"
    page.wait_for_load_state("networkidle")
    assert page.evaluate(fetched) == 0
    suggestions(page, "Gent")
    suggestions(page, "Brugge")
    assert page.evaluate(fetched) == 1


def test_an_address_with_the_question_answers_at_once(visit: Visit, real: str) -> None:
    """The form without its script, or a shared address, ends at the same answer."""
    page = visit(f"{real}kringen/?zoek=Borgloon")
    expect(page.locator(ANSWER)).to_contain_text("Borgloon is nu Tongeren-Borgloon.")


@pytest.mark.parametrize("address", ["", "kringen/"])
def test_without_script_the_list_from_a_to_z_leads_to_the_circle(visit: Visit, real: str, address: str) -> None:
    """The field is not there; the list is, with the names of before."""
    page = visit(real + address, NO_SCRIPT)
    expect(page.locator(FIELD)).to_be_hidden()
    page.get_by_role("link", name="Alle gemeenten van A tot Z").click()
    entry = page.locator(".kk-az li", has_text="Borgloon nu Tongeren-Borgloon")
    entry.get_by_role("link", name="Limburg").click()
    expect(page.locator("h1")).to_have_text("Kenniskring Limburg")
