"""A question from the form into the mail and the file of its circle, and what trekkers do with one; the build accepts each."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from kringen.areas import circle_of
from kringen.edge.gitlog import read_history
from kringen.edition.page import Settings
from kringen.output import generate
from kringen.personal import names_somebody
from kringen.problem import Problem, in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.rules.question_texts import Gist
from kringen.source import load
from kringen.transfer.letter import read_mail, read_pasted
from kringen.transfer.question_rows import question_rows
from kringen.transfer.raising import raised_in
from kringen.values.words import fold
from scripts.preview.server import answered, give_file
from tests.browser.conftest import DESK, PHONE, Visit
from tests.browser.form import mailed, open_form, produced
from tests.browser.test_accessibility import findings_in_each_view
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built
from tests.support.reading import read_once
from tests.test_personal import INNOCENT, NAMED, NOBODY, PERSONAL
from tests.test_question_rows import FILE, HEAD

SETTINGS = Settings(contact="info@v-ict-or.be", repository="https://github.com/voorbeeld/kringen")
PATH = "circles/waasland.yml"
ADDRESS = "voornaam.achternaam@lokeren.example.org"
CIRCLE = """\
# Wie dit leest, weet genoeg.
naam: Waasland
status: actief
regio: Waasland
contact: kring-waasland@example.org
vragen:
  wifi-bib:
    vraag: Wie betaalt de openbare wifi in de bibliotheek?
    sinds: 2026-03-01
    bijeenkomst: 2026-12-10
  # Nog niet besproken.
  toegang-leveranciers:
    vraag: "Hoe geeft u leveranciers veilig toegang van op afstand?"
    sinds: 2027-02-14
ritme: 4
"""
NEW = "?taak=vraag&kring=waasland"
ASKED = "Welke 12 besturen archiveren Teams, en hoe?"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the form fetches, of the example with the questions of CIRCLE."""
    root = tmp_path_factory.mktemp("questions") / "example"
    shutil.copytree(EXAMPLE, root)
    (root / PATH).write_bytes(CIRCLE.encode())
    site, _ = load(root, flanders())
    files = generate(site, EXAMPLE_NOW, SETTINGS, read_history(EXAMPLE, EXAMPLE_NOW)).files
    return {file.uri: file.content for file in files if file.uri.startswith("melden/")}


@pytest.fixture(scope="module")
def root(example_site: Built, served: dict[str, bytes]) -> Iterator[str]:
    """The address of the example with these questions; the browser keeps nothing of it, for a test may serve other ones."""

    def read(place: str) -> bytes | None:
        file = example_site.folder / place
        return served.get(place) or (file.read_bytes() if file.is_file() else None)

    with answered(lambda address: give_file(address, read)) as home:
        yield home


@pytest.fixture
def opened(root: str, visit: Visit) -> Callable[..., Page]:
    """The form with these questions, at an address and in a view."""
    return lambda query=NEW, view=DESK, **context: open_form(visit, root, query, view, folded=True, **context)


def problems(folder: Path, text: str) -> list[Problem]:
    """What the real validator says of the example with this file of Waasland."""
    root = folder / "example"
    if not root.exists():
        shutil.copytree(EXAMPLE, root)
    (root / PATH).write_bytes(text.encode())
    site, found = load(root, flanders(), read=read_once)
    return [each for each in in_order((*found, *check(site, EXAMPLE_NOW))) if each.path == PATH]


def taken(body: str) -> str:
    """The file of the circle after an import of a mail."""
    text = CIRCLE
    for circle, raised in read_mail(f"Subject: x\r\n\r\n{body}\r\nGroeten\r\n".encode(), "mail.eml").questions:
        assert circle == "waasland"
        text, wrong = raised_in(text, PATH, raised)
        assert wrong == ""
    return text


def test_a_question_in_a_minute(opened: Callable[..., Page], tmp_path: Path) -> None:
    """The circle stands there already; the mail to it is a sentence for people and holds the change, GitHub gets the whole file."""
    page = opened()
    page.get_by_label("Uw vraag").fill(ASKED)
    page.get_by_label("Onderwerp").select_option("openbare-wifi")
    page.get_by_label("Toelichting").fill("Wij bewaren nu niets:\nalles verdwijnt na een jaar.")
    page.get_by_label("De naam van mijn bestuur mag erbij").check()
    page.get_by_label("Naam van de gemeente").fill("Lokeren")
    page.get_by_label("Uw mailadres").fill(ADDRESS)
    path, text = produced(page)
    own = (
        "  12-besturen-archiveren-teams:\n"
        f"    vraag: {ASKED}\n    sinds: 2027-03-11\n    onderwerp: openbare-wifi\n"
        "    toelichting: 'Wij bewaren nu niets: alles verdwijnt na een jaar.'\n    bestuur: Lokeren\n"
    )
    assert (path, text) == (PATH, CIRCLE.replace("ritme: 4\n", f"{own}ritme: 4\n"))
    expect(page.locator("#stand")).to_have_text("Alles klopt. U kunt het indienen.")
    assert problems(tmp_path, text) == []
    to, mail = mailed(page)
    assert (to, mail["cc"]) == ("kring-waasland@example.org", "info@v-ict-or.be")
    assert mail["subject"] == f"Vraag voor de kring Waasland: {ASKED}"
    assert mail["body"].replace("\r\n", "\n") == (
        f"Beste,\n\nIk breng deze vraag in voor de kring Waasland:\n\n{ASKED}\n\n"
        f"U kunt mij antwoorden op {ADDRESS}.\n\nOm te kopiëren in {PATH}:\n\n----------\nvragen:\n{own}----------\n"
    )
    assert taken(mail["body"]) == text


def test_the_address_to_answer_to_stays_in_the_mail(opened: Callable[..., Page]) -> None:
    """Not in the file, not in a draft of this browser, not in the address of the page, not in what an import takes."""
    page = opened()
    page.get_by_label("Uw vraag").fill(ASKED)
    page.get_by_label("Uw mailadres").fill(ADDRESS)
    _, mail = mailed(page)
    assert ADDRESS in mail["body"]
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, location.href, history.state])")
    assert ASKED in kept
    for where in (produced(page)[1], kept, str(read_pasted(mail["body"], "-"))):
        assert "achternaam" not in where
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label("Uw vraag").input_value() == ASKED
    assert page.get_by_label("Uw mailadres").input_value() == ""


@pytest.mark.parametrize(
    ("question", "explanation", "kept"),
    [
        pytest.param("Hoe?", "Kort.", ["Hoe?", "Om te kopiëren", "vragen:"], id="short"),
        pytest.param("Hoe archiveert u Teams? " * 8, "Wij. " * 90, ["Om te kopiëren", "vragen:"], id="longer"),
        pytest.param("Hóé? Ïs ’t zó? " * 13, "“Ja”… " * 95, ["Alles staat in de bijlage bij deze mail: vraag-waasland.txt"], id="too-long"),
        pytest.param("\U0001f44b" * 199 + "?", "\U0001f44b" * 600, ["Alles staat in de bijlage bij deze mail: vraag-waasland.txt"], id="emoji"),
    ],
)  # fmt: skip
def test_what_is_too_long_for_an_address(
    opened: Callable[..., Page], question: str, explanation: str, kept: Sequence[str]
) -> None:
    """Outlook takes 2,000 signs: the words for people go first, then all goes into a file to attach, which import reads."""
    page = opened()
    page.get_by_label("Uw vraag").fill(question.strip())
    page.get_by_label("Toelichting").fill(explanation.strip())
    page.get_by_label("Uw mailadres").fill(ADDRESS)
    _, text = produced(page)
    page.evaluate(
        "() => { HTMLAnchorElement.prototype.click = function () { (window.asked ??= []).push(this.download || this.href) } }"
    )
    page.locator("#mailen").click()
    expect(page.locator("#gedaan")).not_to_be_empty()
    *files, address = page.evaluate("window.asked")
    body = parse_qs(urlsplit(address).query)["body"][0]
    assert len(address) <= 1900
    assert [piece for piece in (*kept, f"U kunt mij antwoorden op {ADDRESS}.") if piece not in body] == []
    assert "?." not in body
    assert files == (["vraag-waasland.txt"] if "bijlage" in kept[0] else [])
    if not files:
        assert taken(body) == text


def test_the_text_for_another_mail_program(opened: Callable[..., Page]) -> None:
    """Who reads mail in a browser copies the whole message, to paste it there."""
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_label("Uw vraag").fill(ASKED)
    page.get_by_role("button", name="Kopieer de tekst").click()
    expect(page.locator("#gedaan")).to_contain_text("Plak ze in een mail aan kring-waasland@example.org.")
    assert taken(page.evaluate("navigator.clipboard.readText()")) == produced(page)[1]


TYPED: dict[str, dict[str, str]] = {
    "good": {"vraag": ASKED, "onderwerp": "openbare-wifi", "toelichting": "Nu niet.", "bestuur": "Lokeren"},
    "awkward": {"vraag": "'Hoe': # - & * ! | > % @ `x` {y} [z]?", "toelichting": '"no" ~ null 012 12:30'},
    "empty": {"vraag": ""},
    "too-long": {"vraag": "x" * 201, "toelichting": "y" * 601},
    "just-fits": {"vraag": "é" * 200, "toelichting": "z" * 600},
    "10-kb": {"vraag": "Hoe? " * 2000},
    "html": {"vraag": "Welke <b>wifi</b>?", "toelichting": "<script>throw 1</script> <img src=x onerror='throw 2'>"},
    "no-html": {"vraag": "Is 3 < 5 en 7 > 6?"},
    "link": {"vraag": "Wie kent https://example.org/x?", "toelichting": "Zie www.v-ict-or.be of [x](javascript:throw%203)"},
    "mail": {"vraag": "Wie mailt voornaam.achternaam@lokeren.be?", "toelichting": "of kring-waasland@example.org"},
    "numbers": {"vraag": "Bel 0470 12 34 56", "toelichting": "nummer 85.07.30-033.28"},
    "name": {"vraag": "Hoe doet Jan Peeters dat?", "toelichting": "Dat vraagt mevrouw De Smet."},
    "names": {"vraag": "Mieke Vervoort, Robbe Claes en J. Janssens", "toelichting": "Aanwezig: An Claes, Jan Peeters"},
    "government": {"vraag": "Hoe?", "bestuur": "OCMW Lokern"},
    "merged": {"vraag": "Hoe?", "bestuur": "Borgloon"},
    "alike": {"vraag": "Hoe geeft u een leverancier van op afstand veilig toegang?"},
    "alike-and-discussed": {"vraag": "Wie betaalt de openbare wifi van de bibliotheek?"},
    "emoji": {"vraag": "\U0001f44b\U0001f44b"},
    "entity": {"vraag": "Wat is &shy; en &lt;b&gt;?"},
}  # fmt: skip
"""What was typed of a question, by what is remarkable in it."""


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_the_form_says_of_a_question_what_the_build_says(
    example: str, modules: Page, served: dict[str, bytes], tmp_path: Path, typed: dict[str, str]
) -> None:
    """The same messages of the same file, by the same codes; and with every question comes its own text out again."""
    name, text, mistakes = examined(modules, example, served, typed)
    before = {str(each) for each in problems(tmp_path, CIRCLE)}
    found = [each for each in problems(tmp_path, text) if str(each) not in before]
    said = sorted(f"{each.message.removeprefix(f'vragen.{name}.')}; {each.cure} [{each.code.name}]" for each in found)
    assert mistakes == said
    if not [each for each in found if each.is_error]:
        read = load(tmp_path / "example", flanders(), read=read_once)[0].circle_by_slug["waasland"].questions[name]
        assert (read.text, read.explanation or "") == (typed["vraag"].strip(), typed.get("toelichting", ""))
        assert question_rows(text, PATH) is not None


def test_a_circle_that_is_full(example: str, modules: Page, served: dict[str, bytes]) -> None:
    """The last question that fits is taken, the next one is not, as by the build."""
    uri = "melden/vragen/waasland.json"
    file, most = json.loads(served[uri]), json.loads(served["melden/gegevens.json"])["question"]["most"]
    place, said = file["places"]["wifi-bib"], {}
    for number in (most - 1, most):
        file["places"] = {f"vraag-{each}": place for each in range(number)}
        said[number] = examined(modules, example, served | {uri: json.dumps(file).encode()}, {"vraag": ASKED})[2]
    full = f"kring: er staan er {most + 1}; {most} kan; haal weg wat lang geleden besproken is [te-lang]"
    assert said == {most - 1: [], most: [full]}


TEXTS = st.lists(st.sampled_from([*"?!&*%@|>[]{},~=<:#-'\"\\`", "\n", "\t", " ", "no", "é", "vraag: ", "- ", "a\u0301"]) | st.characters(codec="utf-8"), min_size=1, max_size=15).map("".join)  # fmt: skip


def test_awkward_texts_arrive_as_typed(example: str, modules: Page, served: dict[str, bytes], tmp_path: Path) -> None:
    """Whatever stands in a question, the other questions and the rest of the file stay, and it reads as it was typed."""

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(TEXTS, TEXTS)
    def reads_back(question: str, explanation: str) -> None:
        name, text, mistakes = examined(modules, example, served, {"vraag": question, "toelichting": explanation})
        if any("[ontbreekt]" in each for each in mistakes):
            return
        (tmp_path / "circles").mkdir(exist_ok=True)
        (tmp_path / PATH).write_bytes(text.encode())
        circle = load(tmp_path, flanders(), read=read_once)[0].circle_by_slug["waasland"]
        clean = modules.evaluate(_CLEAN, [example, [question, explanation]])
        assert [circle.questions[name].text, circle.questions[name].explanation or ""] == clean
        assert list(circle.questions) == ["wifi-bib", "toegang-leveranciers", name]
        assert text.startswith(CIRCLE[: CIRCLE.index("ritme")])
        assert text.endswith("\nritme: 4\n")

    reads_back()


def examined(page: Page, root: str, served: dict[str, bytes], typed: dict[str, str]) -> tuple[str, str, list[str]]:
    """The short name, the file and the messages, of the form's own modules."""
    data, circle = (served[uri].decode() for uri in ("melden/gegevens.json", "melden/vragen/waasland.json"))
    name, text, mistakes = page.evaluate(_EXAMINE, [root, data, circle, typed, EXAMPLE_NOW.date().isoformat()])
    return name, text, mistakes


ROWS = [HEAD, HEAD.strip(), f"{HEAD}vragen:\n", FILE, CIRCLE, "vragen: {a: {vraag: A?}}\nnaam: X\n", "vragen:\n    a:\n        vraag: A?\n"]  # fmt: skip


@pytest.mark.parametrize("text", ROWS)
def test_rows_change_as_in_python(example: str, modules: Page, text: str) -> None:
    """A question more, on a meeting, on none and away: the same bytes."""
    found = question_rows(text, PATH)
    assert found
    places = {name: vars(place) for name, place in found.places.items()}
    whole = "".join(f"{row}\n" for row in found.rows)
    data = {"text": whole, "top": found.top, "end": found.end, "margin": found.margin, "places": places}
    expected = [found.with_question("nieuw", ["vraag: Wie?", "sinds: 2027-03-01"])]
    for name in places:
        expected += [found.with_meeting(name, "2027-06-17"), found.with_meeting(name, ""), found.without(name)]
    assert modules.evaluate(_ROWS, [example, data]) == expected


QUESTIONS = (
    *("Sensor camera drone lamp paal boom bank fiets?", "Sensor camera drone lamp paal boom bank auto trein?"),
    *("Hoe geeft u leveranciers toegang van op afstand?", "Hoe geeft u een leverancier van op afstand toegang?"),
    *(
        "Wie betaalt de wifi?",
        "Wie betaalt de WIFI in de bib?",
        "Wie betaalde wifi?",
        "?",
        "Hoe?",
        "hoe",
        "Waarom niet?",
        "",
    ),
    *(
        "Één café ’s avonds",
        "Een cafe s avonds",
        "Straße",
        "STRASSE",
        "\U0001f44b",
        "İstanbul",
        "ﬁle ﬁle",
        "A B C",
        "a b c",
    ),
)


def test_a_word_is_folded_as_by_the_build(example: str, modules: Page) -> None:
    """One function for all of the form; a filter of a list finds "Straße" by "strasse"."""
    texts = ["Großstraße", "STRASSE", "’s avonds", "CAFÉ", "Ťěšín", "Œuvre", "İstanbul", "\U0001f44b"]
    assert modules.evaluate(_FOLD, [example, texts]) == [fold(text) for text in texts]


def test_alike_is_what_the_build_calls_alike(example: str, modules: Page) -> None:
    """Every pair of a table."""
    pairs = [(one, other) for one in QUESTIONS for other in QUESTIONS]
    answers = modules.evaluate(_ALIKE, [example, pairs])
    assert answers == [Gist.of(one).is_like(Gist.of(other)) for one, other in pairs]
    assert True in answers
    assert False in answers


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Hoe geeft u leveranciers veilig toegang van op afstand?", "leveranciers-veilig-toegang-afstand"),
        ("Wie betaalt de wifi?", "betaalt-wifi"),
        ("Hoe doet u dat?", "hoe-doet-u-dat"),
        ("\U0001f44b?", "vraag-2"),  # `vraag` is a key
        ("Toelichting", "toelichting-2"),
        ("Wifi bib?", "wifi-bib-2"),  # taken
        ("x" * 200, "x" * 50),
        (" ".join(["informatieveiligheidsconsulent"] * 3), "informatieveiligheidsconsulent"),
        ("Éénmaking & 't café: €5", "eenmaking-cafe"),
    ],
)
def test_a_short_name(example: str, modules: Page, served: dict[str, bytes], question: str, name: str) -> None:
    """Of the words that say something, without accents, never that of another question or of a key."""
    assert examined(modules, example, served, {"vraag": question})[0] == name


def test_names_are_seen_as_the_build_sees_them(example: str, modules: Page) -> None:
    """Every text of the tables of personal data and names, and those of questions."""
    texts = [*(text for _, text, _ in PERSONAL), *(text for _, text in INNOCENT), *NAMED, *NOBODY]
    texts += [text for typed in TYPED.values() for text in typed.values()]
    answers = modules.evaluate(_NAMES, [example, texts])
    assert answers == [names_somebody(text) for text in texts]
    assert sum(answers) > 3


def test_what_was_asked_before_is_seen_while_typing(opened: Callable[..., Page]) -> None:
    """A link to the question that stands there, in a tab of its own; it holds nothing back."""
    page = opened()
    page.get_by_label("Uw vraag").press_sequentially("Hoe geeft u een leverancier van op afstand veilig toegang?")
    link = page.locator("#fout-vraag a")
    expect(link).to_have_text("Hoe geeft u leveranciers veilig toegang van op afstand?")
    assert str(link.get_attribute("href")).endswith("kringen/waasland/#vraag-toegang-leveranciers")
    assert link.get_attribute("target") == "_blank"
    assert "Tip: dit lijkt op een vraag die er al staat:" in page.locator("#fout-vraag").inner_text()
    expect(page.locator("#stand")).to_have_text("Alles klopt. U kunt het indienen.")


def test_the_signs_are_counted(opened: Callable[..., Page]) -> None:
    """While one types, and each emoji once; what is too much is told at the box."""
    page = opened()
    count = page.locator("#telt-vraag")
    expect(count).to_have_text("Nog 200 tekens")
    page.get_by_label("Uw vraag").fill("\U0001f44b" * 190)
    expect(count).to_have_text("Nog 10 tekens")
    page.get_by_label("Uw vraag").fill("x" * 199)
    expect(count).to_have_text("Nog 1 teken")
    page.get_by_label("Uw vraag").fill("x" * 201)
    expect(count).to_have_text("1 teken te veel")
    page.get_by_label("Uw vraag").fill("x" * 212)
    expect(count).to_have_text("12 tekens te veel")
    expect(page.locator("#fout-vraag")).to_contain_text("De tekst heeft 212 tekens; 200 kan; kort de tekst in")


def test_a_mistake_leads_to_its_box(opened: Callable[..., Page]) -> None:
    """Who sends too early is led to the first box that is not right, in words of the form; nothing is sent."""
    page = opened("?taak=vraag")
    page.locator("#mailen").click()
    assert page.evaluate("document.activeElement.id") == "veld-kring"
    assert page.locator("#fout-kring").inner_text() == "Kies een kring"
    expect(page.locator("#stand")).to_have_text("Nog in te vullen: kring, uw vraag.")  # as the boxes are called
    assert page.locator("#fout-vraag").inner_text() == "Vul dit vak in"
    assert page.locator("#gedaan").inner_text() == ""
    page.locator("#veld-kring").select_option("waasland")
    page.get_by_label("Uw vraag").fill(ASKED)
    page.get_by_label("Uw mailadres").fill("jan@")
    page.locator("#mailen").click()
    assert page.evaluate("document.activeElement.id") == "veld-antwoord"
    page.get_by_label("De naam van mijn bestuur mag erbij").check()
    page.get_by_label("Naam van de gemeente").fill("Lokern")
    page.get_by_label("Naam van de gemeente").blur()
    page.locator("#fout-bestuur .km-suggest").click()
    assert page.get_by_label("Naam van de gemeente").input_value() == "Lokeren"
    page.get_by_label("De naam van mijn bestuur mag erbij").uncheck()
    assert "bestuur" not in produced(page)[1]


SOUGHT = (
    ("lokeren", "waasland", "lokeren hoort bij de kring Waasland."),
    ("Belsele", "waasland", "Belsele hoort bij de kring Waasland."),
    ("Stad Géél", "kempen", "Stad Géél hoort bij de kring Kempen."),
    ("De Pinte", "regio-gent", "De Pinte hoort bij de kring Regio Gent."),
    ("Rotterdam", "", "“Rotterdam” is geen Vlaamse gemeente; schrijf de officiële naam van de gemeente."),
    ("Lokern", "", "“Lokern” is geen Vlaamse gemeente; bedoelde u “Lokeren”? Lokeren"),
    ("Zandvoorde", "", "“Zandvoorde” is geen Vlaamse gemeente; Zandvoorde ligt in Oostende of Zonnebeke; schrijf de naam van de gemeente. Oostende Zonnebeke"),
    ("Ieper", "", "Voor Ieper is er nog geen kring. Kies hieronder een kring in de buurt."),
)  # fmt: skip


def test_a_circle_by_its_municipality(opened: Callable[..., Page]) -> None:
    """Who does not know the circle types a municipality or a village, hears what was found, and keeps what was typed before."""
    page = opened("?taak=vraag")
    page.get_by_label("Uw vraag").fill(ASKED)
    for typed, circle, said in SOUGHT:
        page.locator("#veld-kring").select_option("")
        page.get_by_label("Uw gemeente").fill(typed)
        page.get_by_label("Uw gemeente").press("Enter")
        note = page.get_by_role("status").and_(page.locator("#noot-gemeente"))
        expect(note).to_have_text(said.replace("“", '"').replace("”", '"'))
        expect(page.locator("#veld-kring"), typed).to_have_value(circle)
        assert page.get_by_label("Uw vraag").input_value() == ASKED, typed
        if circle == "waasland":
            assert produced(page)[0] == PATH
            expect(page.locator("#mailen + .km-hint")).to_contain_text("kring-waasland@example.org")


def test_a_municipality_is_typed_to_its_end(opened: Callable[..., Page]) -> None:
    """The name Lokeren begins with "Lo", a municipality of another circle; Enter goes on to the question, Tab to the next box."""
    page = opened("?taak=vraag")
    place = page.get_by_label("Uw gemeente")
    place.press_sequentially("Lo")
    expect(page.locator("#veld-kring")).to_have_value("")
    place.press_sequentially("keren")
    expect(page.locator("#veld-kring")).to_have_value("")
    place.press("Enter")
    expect(page.locator("#veld-kring")).to_have_value("waasland")
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    place.fill("Geel")
    place.press("Tab")
    expect(page.locator("#veld-kring")).to_have_value("kempen")
    expect(page.locator("#veld-kring")).to_be_focused()
    page.locator("#veld-kring").select_option("limburg")
    assert page.locator("#noot-gemeente").inner_text() == ""


@pytest.mark.parametrize(
    ("typed", "name"), [("stad lokeren", "Lokeren"), ("Belsele", "Sint-Niklaas"), ("Rotterdam", "Rotterdam"), ("", "")]
)
def test_the_government_is_the_municipality_that_was_typed(opened: Callable[..., Page], typed: str, name: str) -> None:
    """By its official name, so that nobody mends what the site knows."""
    page = opened("?taak=vraag")
    page.get_by_label("Uw gemeente").fill(typed)
    page.get_by_label("De naam van mijn bestuur mag erbij").check()
    expect(page.get_by_label("Naam van de gemeente")).to_have_value(name)


def test_a_question_goes_to_no_circle_that_stopped(opened: Callable[..., Page]) -> None:
    """Neither from the list nor from an old address; for the other tasks it is there."""
    chosen = '#veld-kring option[value="westhoek"]'
    page = opened("?taak=vraag&kring=westhoek")
    expect(page.locator("#veld-kring")).to_have_value("")
    assert page.locator(chosen).evaluate("(option) => [option.hidden, option.disabled]") == [True, True]
    page = opened("?taak=opvolgen&kring=westhoek")
    expect(page.locator("#veld-kring")).to_have_value("westhoek")
    assert page.locator(chosen).evaluate("(option) => [option.hidden, option.disabled]") == [False, False]
    page.get_by_label("Vraag inbrengen").check()
    expect(page.locator("#veld-kring")).to_have_value("")


def test_towns_are_of_the_circle_of_the_build(served: dict[str, bytes]) -> None:
    """Every municipality that a circle covers is of one circle only, the one that the page of all circles names."""
    towns = [nis for circle in json.loads(served["melden/gegevens.json"])["circles"] for nis in circle["towns"]]
    site, _ = load(EXAMPLE, flanders())
    day = EXAMPLE_NOW.date()
    assert sorted(towns) == sorted(row.nis for row in flanders().valid(day) if circle_of(site, row, day))


def test_drafts_of_questions(opened: Callable[..., Page]) -> None:
    """Kept for each circle apart, moved along with it, listed by its words, and taken away when one wants."""
    page = opened()
    page.get_by_label("Uw vraag").fill(ASKED)
    page.locator("#veld-kring").select_option("kempen")
    assert page.get_by_label("Uw vraag").input_value() == ASKED
    page.get_by_role("button", name="Begin leeg").click()
    assert page.get_by_label("Uw vraag").input_value() == ""
    page.get_by_label("Uw vraag").fill("Een vraag van de Kempen?")
    assert page.locator("#concepten li").all_inner_texts() == [f"Vraag, Waasland, {ASKED[:39]}… (zonet)"]
    page.locator("#concepten li button").click()
    assert page.get_by_label("Uw vraag").input_value() == ASKED
    page.get_by_label("Uw mailadres").fill(ADDRESS)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Begin opnieuw").click()
    expect(page.get_by_label("Uw vraag")).to_have_value("")
    expect(page.get_by_label("Uw mailadres")).to_have_value("")
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    assert page.locator("#concepten li").count() == 1


def test_all_that_was_typed_goes(opened: Callable[..., Page]) -> None:
    """Also what no draft keeps: whoever uses this computer next sees neither the address nor the municipality."""
    page = opened("?taak=vraag")
    page.get_by_label("Uw gemeente").fill("Lokeren")
    page.get_by_label("Uw gemeente").press("Enter")
    page.get_by_label("Uw vraag").fill(ASKED)
    page.get_by_label("Uw mailadres").fill(ADDRESS)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Wis alles wat ik hier typte").click()
    expect(page.get_by_label("Uw vraag")).to_have_value("")
    assert page.locator("#veld-gemeente, #veld-antwoord").evaluate_all("all => all.map((each) => each.value)") == [
        "",
        "",
    ]
    assert page.locator("#noot-gemeente").text_content() == ""
    assert page.evaluate("document.activeElement.id") == "veld-vraag"


def test_a_question_that_is_on_the_site_is_no_draft(
    opened: Callable[..., Page], served: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was sent says so until its words stand in the file of the circle."""
    page = opened()
    page.get_by_label("Uw vraag").fill(ASKED)
    mailed(page)
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert "U diende dit in (zonet); het staat nog niet op de site." in page.locator("#concept").inner_text()
    uri = "melden/vragen/waasland.json"
    data = json.loads(served[uri])
    data["questions"]["nieuw"] = data["questions"]["wifi-bib"] | {"text": ASKED}
    monkeypatch.setitem(served, uri, json.dumps(data).encode())
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label("Uw vraag").input_value() == ""


def test_a_question_for_a_meeting(opened: Callable[..., Page], tmp_path: Path) -> None:
    """Who comes from a coming meeting asks it there, unless the box is unticked or the circle has no such meeting."""
    page = opened(f"{NEW}&bijeenkomst=2027-06-17")
    page.get_by_label("Uw vraag").fill(ASKED)
    box = page.get_by_label("Voor de bijeenkomst van 17 juni 2027")
    expect(box).to_be_checked()
    _, text = produced(page)
    assert "    sinds: 2027-03-11\n    bijeenkomst: 2027-06-17\nritme: 4\n" in text
    assert problems(tmp_path, text) == []
    page.reload()
    page.wait_for_selector("#melden:visible")
    expect(box).to_be_checked()
    _, mail = mailed(page)
    assert "voor de kring Waasland, voor de bijeenkomst van 17 juni 2027:" in mail["body"]
    assert taken(mail["body"]) == text
    box.uncheck()
    assert "bijeenkomst: 2027-06-17" not in produced(page)[1]
    box.check()
    page.locator("#veld-kring").select_option("kempen")
    expect(box).to_be_hidden()
    assert "2027-06-17" not in produced(page)[1].partition("12-besturen")[2]
    for slug in ("2026-12-10", "2027-13-13", "<b>"):
        page = opened(f"{NEW}&bijeenkomst={slug}")
        assert not page.locator("#voor-bijeenkomst").is_visible()


def test_the_meeting_of_the_address_is_meant(opened: Callable[..., Page]) -> None:
    """Whoever comes from another meeting than the draft was for means that one; one that was unticked stays so."""
    page = opened(f"{NEW}&bijeenkomst=2027-06-17")
    page.get_by_label("Uw vraag").fill(ASKED)
    box = page.locator("#bij-bijeenkomst")
    assert box.evaluate("(each) => each.value") == "2027-06-17"
    other = page.url.replace("2027-06-17", "2027-09-09")

    def come(address: str) -> None:
        page.goto(address)
        page.wait_for_selector("#melden:visible")

    come(other)
    assert page.get_by_label("Uw vraag").input_value() == ASKED
    expect(page.get_by_label("Voor de bijeenkomst van 16 september 2027")).to_be_checked()
    assert "bijeenkomst: 2027-09-09" in produced(page)[1]
    box.uncheck()
    come(other)
    expect(page.get_by_label("Voor de bijeenkomst van 16 september 2027")).not_to_be_checked()
    assert "bijeenkomst: 2027-09-09" not in produced(page)[1]
    box.check()
    come(other.partition("&bijeenkomst")[0])
    expect(page.get_by_label("Voor de bijeenkomst van 16 september 2027")).to_be_checked()
    box.uncheck()
    box.check()
    assert "bijeenkomst: 2027-09-09" in produced(page)[1]


def test_a_question_that_was_followed_is_no_draft(
    opened: Callable[..., Page], served: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is where the trekker wanted it, or gone; what was not sent stays."""
    page = opened(FOLLOW)
    page.get_by_label("Wat gebeurt ermee?").select_option("weg")
    mailed(page)
    page.locator("#veld-staande").select_option("wifi-bib")
    page.get_by_label("Wat gebeurt ermee?").select_option("geen")
    assert page.locator("#concepten li").count() == 1
    uri = "melden/vragen/waasland.json"
    data = json.loads(served[uri])
    del data["questions"]["toegang-leveranciers"]
    monkeypatch.setitem(served, uri, json.dumps(data).encode())
    page.goto(page.url.partition("?")[0] + "?taak=vraag&kring=kempen")
    page.wait_for_selector("#melden:visible")
    assert page.locator("#concepten li").all_inner_texts() == ["Wijziging van een vraag, Waasland (zonet)"]


FOLLOW = "?taak=opvolgen&kring=waasland&vraag=toegang-leveranciers"
LINE = "    sinds: 2027-02-14\n"


@pytest.mark.parametrize(
    ("query", "fate", "after", "subject"),
    [
        pytest.param(FOLLOW, "2027-06-17", CIRCLE.replace(LINE, f"{LINE}    bijeenkomst: 2027-06-17\n"), "Deze vraag van de kring Waasland komt aan bod op 17 juni 2027", id="comes-up"),
        pytest.param(FOLLOW.replace("toegang-leveranciers", "wifi-bib"), "2026-06-11", CIRCLE.replace("2026-12-10", "2026-06-11"), "Deze vraag van de kring Waasland is besproken op 18 juni 2026", id="was-discussed"),
        pytest.param(FOLLOW.replace("toegang-leveranciers", "wifi-bib"), "geen", CIRCLE.replace("    bijeenkomst: 2026-12-10\n", ""), "Deze vraag van de kring Waasland staat op geen bijeenkomst meer", id="on-none"),
        pytest.param(FOLLOW, "weg", CIRCLE.replace(CIRCLE[CIRCLE.index("  toegang") : CIRCLE.index("ritme")], ""), "Deze vraag van de kring Waasland mag weg", id="gone"),
    ],
)  # fmt: skip
def test_a_trekker_follows_a_question(
    opened: Callable[..., Page], tmp_path: Path, query: str, fate: str, after: str, subject: str
) -> None:
    """One choice, and only those rows of the file change; the mail says it in a sentence, and an import does the same."""
    page = opened(query)
    expect(page.locator("#stand")).to_have_text("U hebt nog niets gewijzigd.")
    page.get_by_label("Wat gebeurt ermee?").select_option(fate)
    assert produced(page) == (PATH, after)
    assert [each for each in problems(tmp_path, after) if each.is_error] == []
    to, mail = mailed(page)
    assert (to, mail["subject"]) == ("kring-waasland@example.org", subject)
    assert taken(mail["body"]) == after
    page.reload()
    page.wait_for_selector("#rest:visible")
    assert page.get_by_label("Wat gebeurt ermee?").input_value() == fate


@pytest.mark.parametrize(
    ("slug", "status"), [("2027-02-18", "geannuleerd"), ("2027-02-18", "uitgesteld"), ("2027-06-17", "geannuleerd")]
)
def test_opening_a_question_changes_nothing(
    opened: Callable[..., Page], served: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, slug: str, status: str
) -> None:
    """Its meeting is chosen, also when that was called off; whoever chooses another one can go back."""
    data = json.loads(served["melden/gegevens.json"])
    model = next(each for each in data["meetings"] if each["slug"] == "2027-06-17")
    data["meetings"] = [each for each in data["meetings"] if each["slug"] != slug or each["circle"] != "waasland"]
    data["meetings"].append(model | {"slug": slug, "date": slug, "when": slug, "status": status})
    monkeypatch.setitem(served, "melden/gegevens.json", json.dumps(data).encode())
    file = json.loads(served["melden/vragen/waasland.json"])
    file["questions"]["toegang-leveranciers"]["meeting"] = slug
    monkeypatch.setitem(served, "melden/vragen/waasland.json", json.dumps(file).encode())
    page = opened(FOLLOW)
    expect(page.locator("#stand")).to_have_text("U hebt nog niets gewijzigd.")
    assert produced(page)[1] == CIRCLE
    assert page.locator('#veld-besluit optgroup[label="Stond op"] option').inner_text().endswith(f" ({status})")
    page.get_by_label("Wat gebeurt ermee?").select_option("geen")
    assert produced(page)[1] == CIRCLE or page.locator("#stand").inner_text() != "U hebt nog niets gewijzigd."
    page.get_by_label("Wat gebeurt ermee?").select_option(slug)
    expect(page.locator("#stand")).to_have_text("U hebt nog niets gewijzigd.")


def test_the_meetings_that_a_question_may_be_on(opened: Callable[..., Page]) -> None:
    """Those to come, and those since it was asked; none that is cancelled."""
    page = opened(FOLLOW)
    groups = page.locator("#veld-besluit optgroup")
    assert groups.first.get_attribute("label") == "Komt aan bod op"
    gone = page.locator('#veld-besluit optgroup[label="Is besproken op"] option').all()
    assert all(str(each.get_attribute("value")) >= "2027-02-14" for each in gone)
    page.locator("#veld-staande").select_option("wifi-bib")
    expect(page.locator("#veld-besluit")).to_have_value("2026-12-10")
    assert page.locator('#veld-besluit optgroup[label="Is besproken op"] option').count() > len(gone)
    assert "vraag=wifi-bib" in page.url


def test_who_comes_with_a_question_sees_nothing_else(opened: Callable[..., Page]) -> None:
    """On a phone all of it is on one screen, with the circle filled in; by keyboard there are few stops."""
    page = opened(NEW, PHONE)
    assert page.locator("h1").inner_text() == "Breng een vraag in"
    assert page.title() == "Breng een vraag in | Regionale kenniskringen"
    assert not page.locator(".km-tasks").is_visible()
    page.evaluate("document.querySelector('.md-banner')?.remove()")  # only the example has it
    assert page.locator("#mailen").evaluate("(button) => button.getBoundingClientRect().bottom") <= PHONE.height
    page.locator("#veld-vraag").focus()
    stops = 0
    while page.evaluate("document.activeElement.id") != "mailen":
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 7, page.evaluate("document.activeElement.outerHTML")
    page.get_by_role("link", name="in hetzelfde formulier").click()
    page.wait_for_selector(".km-tasks:visible")
    page.get_by_label("Vraag inbrengen").check()
    expect(page.get_by_label("Uw vraag")).to_be_visible()
    expect(page.locator(".km-tasks")).to_be_visible()


def test_everybody_can_ask(opened: Callable[..., Page]) -> None:
    """Axe finds nothing, and nothing is wider than the screen, with mistakes and tips shown, new and followed."""
    page = opened("?taak=vraag", reduced_motion="reduce")
    assert findings_in_each_view(page) == {}
    page.get_by_label("Uw gemeente").fill("Lokeren")
    page.get_by_label("Uw vraag").fill("Hoe geeft u een leverancier van op afstand veilig toegang?")
    page.get_by_label("Toelichting").fill("w" * 700)
    page.get_by_label("De naam van mijn bestuur mag erbij").check()
    page.locator("#mailen").click()
    assert findings_in_each_view(page) == {}
    page = opened(FOLLOW, reduced_motion="reduce")
    page.get_by_label("Wat gebeurt ermee?").select_option("weg")
    page.locator("#bestand summary").click()
    assert findings_in_each_view(page) == {}


def test_nothing_typed_is_ever_html(opened: Callable[..., Page]) -> None:
    """Neither in what is typed nor in the questions that stand there; the visit fails when a script runs."""
    page = opened()
    attack = "<img src=x onerror='throw 1'><script>throw 2</script>"
    page.get_by_label("Uw vraag").fill(attack)
    page.get_by_label("Toelichting").fill(attack)
    page.get_by_label("Uw mailadres").fill(attack)
    page.get_by_label("Uw mailadres").blur()
    produced(page)
    assert page.locator("#melden img, #melden script").count() == 0
    assert (
        "wordt niet opgemaakt, lezers zien de tekens zelf; schrijf gewone tekst"
        in page.locator("#fout-vraag").inner_text()
    )


_EXAMINE: Any = """async ([root, data, circle, values, today]) => {
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const [{ examineQuestion }, { Register }] = await Promise.all(["question", "register"].map(from))
  const read = JSON.parse(data)
  const site = { ...read, register: new Register(read), today }
  const typed = { task: "vraag", circle: "waasland", slug: "", values }
  const { file, mistakes } = examineQuestion(site, typed, JSON.parse(circle))
  const name = /^  ([a-z0-9-]+):$/m.exec(file.mail.block)[1]
  return [name, file.text, mistakes.map(({ keys, message, cure, code }) => `${keys[0]}: ${message}; ${cure} [${code}]`).sort()]
}"""
_ROWS = """async ([root, data]) => {
  const { withQuestion, withMeeting, withoutQuestion } = await import(`${root}assets/javascripts/melden/question_rows.js`)
  const of = (name) => [withMeeting(data, name, "2027-06-17"), withMeeting(data, name, ""), withoutQuestion(data, name)]
  return [withQuestion(data, "nieuw", ["vraag: Wie?", "sinds: 2027-03-01"]), ...Object.keys(data.places).flatMap(of)]
}"""
_FOLD = """async ([root, texts]) => {
  const { fold } = await import(`${root}assets/javascripts/melden/words.js`)
  return texts.map(fold)
}"""
_ALIKE = """async ([root, pairs]) => {
  const { areAlike } = await import(`${root}assets/javascripts/melden/alike.js`)
  const { question } = await (await fetch(`${root}melden/gegevens.json`)).json()
  return pairs.map(([one, other]) => areAlike(one, other, question))
}"""
_NAMES = """async ([root, texts]) => {
  const { namesSomebody } = await import(`${root}assets/javascripts/melden/personal.js`)
  const { personal } = await (await fetch(`${root}melden/gegevens.json`)).json()
  return texts.map((text) => namesSomebody(text, personal))
}"""
_CLEAN = """async ([root, texts]) => {
  const { cleanLine, knowUnseen } = await import(`${root}assets/javascripts/melden/clean.js`)
  knowUnseen((await (await fetch(`${root}melden/gegevens.json`)).json()).invisible)
  return texts.map(cleanLine)
}"""
