"""The form for trekkers, filled in as they do: each task ends in a file that the real validator accepts."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from kringen.model import Meeting
from kringen.register import flanders
from kringen.source import load
from kringen.source.text import FORBIDDEN
from kringen.transfer.letter import read_mail, read_pasted
from tests.browser.conftest import NO_SCRIPT, Visit, each_view
from tests.browser.form import LABELS, announced, changed, examine, mailed, open_form, produced, unfold, validate
from tests.browser.test_accessibility import findings, findings_in_each_view
from tests.browser.test_form_messages import RAISED
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.reading import read_once

WIFI = "waasland/2027-06-17"


def test_announce(example: str, visit: Visit, tmp_path: Path) -> None:
    """A circle, a day and some words are enough; the file holds exactly them."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["titel"]).fill("NIS2: wat nu? # vragen & 'antwoorden'")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.get_by_label(LABELS["van"], exact=True).fill("14:00")
    page.get_by_label(LABELS["tot"], exact=True).fill("16:30")
    page.get_by_label(LABELS["gastbestuur"]).fill("Lokeren")
    page.get_by_label(LABELS["locatie"]).fill("Stadhuis, raadzaal")
    page.locator("#zoek-onderwerpen").fill("cyber")
    page.get_by_label("NIS2").check()
    page.get_by_role("button", name="Spreker toevoegen").click()
    page.get_by_label("Organisatie").fill("V-ICT-OR")
    page.get_by_label("Onderwerp", exact=True).locator("visible=true").fill("Waar begint u?")
    page.get_by_label(LABELS["inschrijven"], exact=True).fill("info@v-ict-or.be")
    page.get_by_label(LABELS["inschrijven_tot"]).fill("2027-08-05")
    page.get_by_label("Kempen").check()
    page.get_by_label("Agenda").fill("- Welkom\n- Vragen")
    path, text = produced(page)
    assert path == "meetings/waasland/2027-08-12.md"
    assert text == (
        "---\n"
        "titel: 'NIS2: wat nu? # vragen & ''antwoorden'''\n"
        "datum: 2027-08-12\nvan: 14:00\ntot: 16:30\n"
        "gastbestuur: Lokeren\nlocatie: Stadhuis, raadzaal\nonderwerpen: [nis2]\n"
        "sprekers:\n  - organisatie: V-ICT-OR\n    onderwerp: Waar begint u?\n"
        "inschrijven: info@v-ict-or.be\ninschrijven_tot: 2027-08-05\nkringen: [kempen]\n"
        "---\n## Agenda\n\n- Welkom\n- Vragen\n"
    )
    expect(page.locator("#stand")).to_have_text("Alles klopt. U kunt het indienen.")
    assert validate(tmp_path, path, text) == ()


@pytest.mark.parametrize(
    ("action", "line"),
    [
        pytest.param(("Datum", "2027-06-24"), ("datum: 2027-06-17", "datum: 2027-06-24"), id="move"),
        pytest.param(("Locatie", "Bibliotheek"), ("Gemeentehuis, raadzaal", "Bibliotheek"), id="place"),
        pytest.param(("Tot", "17:00"), ("tot: 16:00", "tot: 17:00"), id="hour"),
    ],
)
def test_change(example: str, visit: Visit, tmp_path: Path, action: tuple[str, str], line: tuple[str, str]) -> None:
    """Only the lines that changed are other lines; a new day says by itself that the meeting moved."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    before = (EXAMPLE / f"meetings/{WIFI}.md").read_text("utf-8")
    expect(page.locator("#stand")).to_have_text("U hebt nog niets gewijzigd.")
    page.get_by_label(action[0], exact=action[0] == "Tot").fill(action[1])
    path, text = produced(page)
    moved = "tot: 16:00\nstatus: verplaatst\n" if action[0] == "Datum" else "tot: 16:00\n"
    assert text == before.replace(*line).replace("tot: 16:00\n", moved)
    assert validate(tmp_path, path, text) == ()
    note = "De status staat nu op verplaatst." if action[0] == "Datum" else ""
    assert page.locator("#noot-status").inner_text() == note


def test_cancel(example: str, visit: Visit, tmp_path: Path) -> None:
    """One choice, one line."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.get_by_label("Geannuleerd").check()
    path, text = produced(page)
    assert "\ntot: 16:00\nstatus: geannuleerd\ngastbestuur: Temse\n" in text
    assert validate(tmp_path, path, text) == ()


def test_report(example: str, visit: Visit, tmp_path: Path) -> None:
    """The list offers what has no report yet; the report comes below the agenda, and may be long and full of marks."""
    page = open_form(visit, example, "?taak=verslag&kring=regio-gent")
    offered = page.locator('#veld-bijeenkomst optgroup[label="Nog zonder verslag"] option')
    assert "2027-01-21" in offered.evaluate_all("all => all.map((each) => each.value)")
    page.locator("#veld-bijeenkomst").select_option("2027-01-21")
    page.wait_for_selector("#rest:visible")
    unfold(page)
    page.get_by_label(LABELS["besturen"]).fill("12")
    page.get_by_role("button", name="Document toevoegen").click()
    page.locator("#veld-documenten-1-titel").fill("Presentatie: wifi")
    page.locator("#veld-documenten-1-url").fill("https://example.org/wifi.pdf?a=1#2")
    page.click("[data-add=software]")
    page.fill("#veld-software-0-naam", "Cevi: burgerzaken")
    page.fill("#veld-software-0-bij", "Lokeren, Temse,")
    page.locator("#veld-verslag").fill("We zagen **drie** wegen.\n\n---\n\n- \U0001f44b één: twee\n\t- tab")
    path, text = produced(page)
    before = (EXAMPLE / path).read_text("utf-8").partition("---\n## Agenda")[2]
    report = "\nWe zagen **drie** wegen.\n\n---\n\n- \U0001f44b één: twee\n\t- tab\n"
    assert before.endswith("\n## Verslag\n")
    assert text.endswith(f"---\n## Agenda{before}{report}")
    assert "besturen: 12\n" in text
    assert "software:\n  - naam: 'Cevi: burgerzaken'\n    bij: [Lokeren, Temse]\n" in text
    assert "  - titel: 'Presentatie: wifi'\n    url: 'https://example.org/wifi.pdf?a=1#2'\n" in text
    assert validate(tmp_path, path, text) == ()


def test_a_report_that_will_not_come(example: str, visit: Visit, tmp_path: Path) -> None:
    """One choice closes it, with one line more in the file; one that is closed stands apart, and can be opened again."""
    page = open_form(visit, example, "?taak=verslag&kring=regio-gent&bijeenkomst=2027-01-21")
    path, text = produced(page)
    before = (EXAMPLE / path).read_text("utf-8")
    assert text == before
    page.get_by_role("radio", name="Geen").check()
    assert produced(page) == (path, before.replace("documenten:", "verslag: geen\ndocumenten:"))
    path, text = produced(page)
    assert validate(tmp_path, path, text) == ()
    page = open_form(visit, example, "?taak=verslag&kring=kempen&bijeenkomst=2026-01-22")
    closed = page.locator('#veld-bijeenkomst optgroup[label="Er komt geen verslag"] option')
    assert closed.evaluate_all("all => all.map((each) => each.value)") == ["2026-01-22"]
    page.locator("#veld-verslag").fill("Toch enkele punten.")
    page.get_by_role("button", name="Volgt").click()
    path, text = produced(page)
    assert ("verslag: geen" in text, text.endswith("## Verslag\n\nToch enkele punten.\n")) == (False, True)
    assert validate(tmp_path, path, text) == ()


PIECES = [
    "---",
    "...",
    ": ",
    " #",
    "- ",
    "'",
    '"',
    "`",
    "\\",
    "\t",
    "\n",
    "\u2028",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u0085",
]
AWKWARD = st.lists(
    st.one_of(
        st.sampled_from(
            [*PIECES, *"?!&*%@|>[]{},~=<:#-", "e\u0301", "\U0001f468\u200d\U0001f469", "\u200d", "no", "0x1"]
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=12,
).map("".join)
"""Texts made of what YAML, Markdown and screens stumble over."""


def test_awkward_texts_arrive_as_typed(example: str, modules: Page, tmp_path: Path) -> None:
    """Colons, hashes, quotes, dashes, emoji, tabs and unseen characters: the build reads what was typed, made visible."""

    @settings(max_examples=8, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(AWKWARD, AWKWARD, AWKWARD), min_size=20, max_size=20))
    def reads_back(rows: list[tuple[str, str, str]]) -> None:
        typed = [
            announced(titel=title, locatie=place, sprekers=[{"organisatie": who, "onderwerp": title}])
            for title, place, who in rows
        ]
        clean = modules.evaluate(_CLEAN, [example, rows])
        for found, (title, place, who) in zip(examine(modules, example, typed), clean, strict=True):
            meeting = read(tmp_path, found.path, found.text)
            if found.mistakes:
                assert found.mistakes == ["sprekers.1.organisatie: " + found.mistakes[0].split(": ", 1)[1]]
                continue
            assert meeting is not None, found.text
            assert (meeting.title or "", meeting.location or "") == (title, place)
            speakers = [(row.organisation, row.subject or "") for row in meeting.speakers]
            assert speakers == ([(who, title)] if who or title else [])

    reads_back()


@pytest.mark.parametrize("before", ["", "a", "#", "\u00a9", "\uac00", "\U0001f468"])
def test_unseen_characters_are_those_of_the_build(example: str, modules: Page, before: str) -> None:
    """Of every character of Unicode, behind nothing, a letter, a sign that emoji begin with, and an emoji."""
    expected = {code for code in range(0x110000) if FORBIDDEN.search(before + chr(code))}
    assert set(map(int, modules.evaluate(_UNSEEN, [example, before]).split())) == expected


def test_what_did_not_change_stays_to_the_byte(example: str, modules: Page) -> None:
    """Every file of the example, opened to change and left alone, is the same file; with a new place only that line."""
    paths = sorted(path.relative_to(EXAMPLE / "meetings") for path in (EXAMPLE / "meetings").rglob("*.md"))
    names = [path.with_suffix("").as_posix() for path in paths]
    for found in examine(modules, example, [changed(name) for name in names]):
        assert found.text == found.base == (EXAMPLE / found.path).read_text("utf-8")
    for found in examine(modules, example, [changed(name, locatie="Een andere zaal") for name in names]):
        old, new = found.base.split("\n"), found.text.split("\n")
        assert [line for line in new if line not in old] == ["locatie: Een andere zaal"]
        assert [line for line in old if line not in new and not line.startswith("locatie:")] == []


@pytest.mark.parametrize(
    ("before", "values", "texts", "after"),
    [
        pytest.param(
            '---\n# eerst dit\ndatum: 2027-06-17\n# dan dat\nlocatie: "Zaal"\n---\nInleiding.\n',
            {"locatie": "", "van": "14:00"},
            {"agenda": "- Welkom"},
            "---\n# eerst dit\ndatum: 2027-06-17\nvan: 14:00\n# dan dat\n---\nInleiding.\n\n## Agenda\n\n- Welkom\n",
            id="comments-stay",
        ),
        pytest.param(
            "---\n{datum: 2027-06-17, locatie: Zaal}\n---\n",
            {"locatie": "Elders"},
            {},
            "---\ndatum: 2027-06-17\nlocatie: Elders\n---\n",
            id="on-one-line",
        ),
        pytest.param(
            "---\ndatum: 2027-06-17\n---\n## Verslag\n\nOud.\n\n## Agenda\n\n```\n## Verslag\n```\n",
            {},
            {"verslag": "Nieuw."},
            "---\ndatum: 2027-06-17\n---\n## Verslag\n\nNieuw.\n",
            id="all-behind-the-heading-is-the-report",
        ),
        pytest.param(
            "---\ndatum: 2027-06-17\nsprekers:\n  - organisatie: A\n    onderwerp: >\n      lang\n      verhaal\nlocatie: Zaal\n---\n",
            {"sprekers": [{"organisatie": "B", "onderwerp": ""}]},
            {},
            "---\ndatum: 2027-06-17\nsprekers:\n  - organisatie: B\nlocatie: Zaal\n---\n",
            id="more-lines",
        ),
    ],
)
def test_a_file_is_rewritten_with_care(
    example: str, modules: Page, before: str, values: dict[str, object], texts: dict[str, str], after: str
) -> None:
    """Comments, order and spelling stay; only what was changed is written anew."""
    marks = {"locatie": 5, "datum": 3} if before.startswith("---\n#") else {}
    if "sprekers" in before:
        marks = {"datum": 2, "sprekers": 3, "locatie": 8}
    if "Verslag" in before:
        marks = {"datum": 2}
    stored = {"datum": "2027-06-17"} | ({"locatie": "Zaal"} if "locatie" in before else {})
    file = {"text": before, "values": stored, "lines": marks}
    assert modules.evaluate(_REWRITE, [example, file, stored | values, texts]) == after


def read(folder: Path, path: str, text: str) -> Meeting | None:
    """The meeting in a file, as the build reads it; None when it cannot."""
    for name in ("circles", "content"):
        (folder / name).mkdir(exist_ok=True)
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode())
    site, _ = load(folder, flanders(), read=read_once)
    return next(iter(site.meetings), None)


def test_draft_survives(example: str, visit: Visit) -> None:
    """What was typed is there again after a reload, for each task apart, until the trekker takes it away."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["titel"]).fill("Half af")
    page.get_by_label("Agenda").fill("- <b>vet")
    page.get_by_role("button", name="Spreker toevoegen").click()
    page.get_by_label("Organisatie").fill("V-ICT-OR")
    page.reload()
    page.wait_for_selector("#concept:visible")
    assert page.get_by_label(LABELS["titel"]).input_value() == "Half af"
    assert page.get_by_label("Agenda").input_value() == "- <b>vet"
    assert page.get_by_label("Organisatie").input_value() == "V-ICT-OR"
    page.goto(f"{example}melden/?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.wait_for_selector("#stand:visible")
    assert page.get_by_label(LABELS["titel"]).input_value() == "Openbare wifi: kosten, beheer en gebruik"
    page.goto(f"{example}melden/")
    page.wait_for_selector("#concept:visible")
    assert page.locator("#veld-kring").input_value() == "waasland"
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Begin opnieuw").click()
    assert page.get_by_label(LABELS["titel"]).input_value() == "Half af"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Begin opnieuw").click()
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label(LABELS["titel"]).input_value() == ""


def test_drafts_are_of_a_circle_and_a_meeting(example: str, visit: Visit) -> None:
    """Another circle begins empty; the draft of the first is listed with its age, opens with a click, and all go at once."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["locatie"]).fill("Zaal in het Waasland")
    page.goto(f"{example}melden/?taak=aankondigen&kring=kempen")
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label(LABELS["locatie"]).input_value() == ""
    page.get_by_label(LABELS["locatie"]).fill("Zaal in de Kempen")
    assert page.locator("#concepten li").all_inner_texts() == ["Nieuwe bijeenkomst, Waasland (zonet)"]
    page.get_by_role("button", name="Nieuwe bijeenkomst, Waasland").click()
    assert page.get_by_label(LABELS["locatie"]).input_value() == "Zaal in het Waasland"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Wis alles wat ik hier typte").click()
    assert page.get_by_label(LABELS["locatie"]).input_value() == ""
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_text_moves_along_with_its_circle(example: str, visit: Visit) -> None:
    """Who chose the wrong circle keeps what was typed; who wanted another meeting begins empty, and loses nothing."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["locatie"]).fill("Zaal")
    page.locator("#veld-kring").select_option("kempen")
    assert page.get_by_label(LABELS["locatie"]).input_value() == "Zaal"
    page.get_by_role("button", name="Begin leeg").click()
    assert page.get_by_label(LABELS["locatie"]).input_value() == ""
    page.locator("#veld-kring").select_option("waasland")
    assert page.get_by_label(LABELS["locatie"]).input_value() == "Zaal"


def test_two_tabs_neither_mix_nor_lose(example: str, visit: Visit) -> None:
    """Both tabs keep what was typed in them, also about the same meeting."""
    first = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    first.get_by_label(LABELS["locatie"]).fill("Eerste zaal")
    second = first.context.new_page()
    second.clock.set_fixed_time(EXAMPLE_NOW)
    second.goto(f"{example}melden/?taak=aankondigen&kring=waasland")
    second.wait_for_selector("#melden:visible")
    assert second.get_by_label(LABELS["locatie"]).input_value() == "Eerste zaal"
    second.get_by_label(LABELS["locatie"]).fill("Tweede zaal")
    first.get_by_label(LABELS["tot"], exact=True).fill("16:00")
    assert first.get_by_label(LABELS["locatie"]).input_value() == "Eerste zaal"
    second.reload()
    second.wait_for_selector("#melden:visible")
    kept = {second.get_by_label(LABELS["locatie"]).input_value()}
    second.locator("#concepten li button").click()
    assert kept | {second.get_by_label(LABELS["locatie"]).input_value()} == {"Eerste zaal", "Tweede zaal"}


DAMAGED = (
    "{",
    "null",
    "7",
    '{"task":"aankondigen","circle":"waasland","slug":"","at":1e15,"values":{"titel":["x"]},"texts":{}}',
)


def test_a_damaged_draft_is_forgotten(example: str, visit: Visit) -> None:
    """What does not fit in the form of today goes, and the form opens."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    start = "kenniskringen:" + page.evaluate("location.pathname")
    for number, text in enumerate(DAMAGED):
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [f"{start}:aankondigen waasland|{number}", text]
        )
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert not page.locator("#melden-stuk").is_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_a_draft_goes_when_it_is_on_the_site(example: str, visit: Visit) -> None:
    """What was handed in says so until its file is there; then it is gone by itself. An old one goes too."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    with page.expect_download():
        page.get_by_role("button", name="Bewaar het bestand").click()
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert "U diende dit in (zonet); het staat nog niet op de site." in page.locator("#concept").inner_text()
    page.evaluate("""() => {
      const key = Object.keys(localStorage)[0]
      const draft = JSON.parse(localStorage.getItem(key))
      localStorage.setItem(key, JSON.stringify({ ...draft, sent: { ...draft.sent, slug: "2027-06-17" } }))
    }""")
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label(LABELS["datum"]).input_value() == ""
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.clock.set_fixed_time(EXAMPLE_NOW + dt.timedelta(days=181))
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label(LABELS["datum"]).input_value() == ""


CHANGED = "melden/kringen/waasland.json"


def saved(page: Page) -> str:
    """Hands in what was typed, as a file; gives its text."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar het bestand", exact=True).click()
    return Path(download.value.path()).read_text("utf-8")


def test_a_changed_meeting_goes_when_it_is_on_the_site(example: str, visit: Visit) -> None:
    """Not before all of it stands in its file: somebody else's change to that file leaves it, and says so."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.get_by_label(LABELS["titel"]).fill("Wifi voor allen")
    page.locator("#veld-agenda").fill("## Agenda\n\n- Wifi\n")
    text = saved(page)
    files = json.loads(page.request.get(f"{example}{CHANGED}").body())
    page.route(f"**/{CHANGED}", lambda route: route.fulfill(json=files))

    def reopened(query: str) -> str:
        page.goto(f"{example}melden/{query}")
        page.wait_for_selector("#melden:visible")
        return page.locator("#concept").inner_text() if page.locator("#concept").is_visible() else ""

    here = "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17"
    elsewhere = "?taak=aankondigen&kring=regio-gent"
    assert reopened(here).startswith("U diende dit in (zonet); het staat nog niet op de site.")
    files["2027-06-17"]["text"] += "\nNog iets.\n"
    assert "Het bestand op de site is sindsdien gewijzigd" in reopened(here)
    assert page.get_by_label(LABELS["titel"]).input_value() == "Wifi voor allen"
    reopened(elsewhere)
    assert page.locator("#concepten li").count() == 1
    files["2027-06-17"]["text"] = text
    files["2027-06-17"]["values"]["titel"] = "Wifi voor allen"
    reopened(elsewhere)
    assert page.locator("#concepten li").count() == 0
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert reopened(here) == ""


def test_a_report_that_is_mended_stays_until_it_is_on_the_site(example: str, visit: Visit) -> None:
    """That the meeting has a report already says nothing."""
    here = "?taak=verslag&kring=waasland&bijeenkomst=2025-09-18"
    page = open_form(visit, example, here)
    page.locator("#veld-verslag").fill("Een beter verslag van deze bijeenkomst.")
    saved(page)
    page.reload()
    page.wait_for_selector("#melden:visible")
    assert "het staat nog niet op de site" in page.locator("#concept").inner_text()
    assert page.locator("#veld-verslag").input_value() == "Een beter verslag van deze bijeenkomst."


def test_as_last_time(example: str, visit: Visit, tmp_path: Path) -> None:
    """One click fills in what is still empty: hours, topics and registration of the last meeting, the host in turn, another day."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland", folded=True)
    page.get_by_label(LABELS["van"], exact=True).fill("09:30")
    page.get_by_role("button", name="Zoals de vorige keer (10 december 2026)").click()
    page.wait_for_selector("#noot-vorige:not(:empty)")
    path, text = produced(page)
    before = (EXAMPLE / "meetings/waasland/2026-12-10.md").read_text("utf-8")
    assert "van: 09:30\n" in text
    for key in ("tot", "onderwerpen"):
        assert re.search(f"^{key}: .*$", before, re.MULTILINE)[0] in text  # type: ignore[index]
    assert re.search(r"^datum: 202[78]-\d\d-\d\d$", text, re.MULTILINE)
    assert re.search(r"^gastbestuur: ", text, re.MULTILINE)
    assert "2026" not in text
    assert [each for each in validate(tmp_path, path, text) if each.is_error] == []
    page.locator("#noot-vorige button").click()
    host = re.search("^gastbestuur: .*$", before, re.MULTILINE)[0]  # type: ignore[index]
    assert host in produced(page)[1]


@pytest.mark.parametrize(
    "task",
    [
        "aankondigen&kring=waasland",
        "wijzigen&kring=waasland&bijeenkomst=2027-06-17",
        "verslag&kring=waasland&bijeenkomst=2026-12-10",
    ],
)
def test_few_stops_by_keyboard(example: str, visit: Visit, task: str) -> None:
    """From the first field to the buttons at the end there are fewer than thirty stops."""
    page = open_form(visit, example, f"?taak={task}", folded=True)
    page.locator('[name="taak"]:checked').focus()
    stops = 0
    while page.evaluate("document.activeElement.id") not in {"naar-github", "mailen"}:
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 30, page.evaluate("document.activeElement.outerHTML")


def test_nothing_typed_is_ever_html(example: str, visit: Visit) -> None:
    """The preview and the messages show tags as text; the visit fails when a script runs."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    attack = '<img src=x onerror="throw 1"> <script>throw 2</script> [x](javascript:throw%203) **vet**'
    page.get_by_label("Agenda").fill(attack)
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.get_by_label(LABELS["gastbestuur"]).fill("<img src=x onerror='throw 4'>")
    page.get_by_label(LABELS["gastbestuur"]).blur()
    produced(page)
    shown = page.locator('[data-preview="agenda"] .kk-body')
    page.locator('[data-preview="agenda"] summary').click()
    shown.locator("strong").wait_for()
    assert shown.locator("strong").count() == 1
    assert page.locator("#melden img, #melden .kk-body script, #melden .kk-body a").count() == 0
    assert "<script>throw 2</script>" in (shown.text_content() or "")
    assert "is geen Vlaamse gemeente" in page.locator("#fout-gastbestuur").inner_text()


def test_a_mistake_has_the_name_of_its_box(example: str, visit: Visit) -> None:
    """Whatever the key is called: the words are those above the box, rows with their number."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.get_by_role("button", name="Spreker toevoegen").click()
    page.locator("#veld-sprekers-0-onderwerp").fill("Wifi")
    page.get_by_label(LABELS["inschrijven_tot"]).fill("2027-08-20")
    page.get_by_label(LABELS["inschrijven_tot"]).blur()
    produced(page)
    expect(page.locator("#stand")).to_contain_text("Nog in te vullen: sprekers 1 organisatie.")
    assert page.locator("#fouten li").nth(1).inner_text().startswith("inschrijven tot: 20 augustus 2027 valt na")


def test_mistakes_lead_to_their_field(example: str, visit: Visit) -> None:
    """Handing in what is not right says why, and each line leads to the field; nothing is handed in."""
    page = open_form(visit, example)
    page.get_by_role("button", name="Bewaar het bestand").click()
    expect(page.locator("#stand")).to_have_text("Nog in te vullen: kring, datum.")
    assert page.evaluate("document.activeElement.id") == "nakijken"
    page.locator("#fouten a").nth(1).click()
    assert page.evaluate("document.activeElement.id") == "veld-datum"
    assert page.get_by_label(LABELS["datum"]).get_attribute("aria-invalid") == "true"
    assert page.locator("#gedaan").inner_text() == ""


PASTED = (
    ("## Verslag\n\nWe waren er.", "Regel 1: de bijeenkomst is pas op 12 augustus 2027"),
    ("- Welkom\n\n[a](javascript:x)", "Regel 3: een link naar"),
    ("## Agenda\n\n- Welkom\n- [a](ftp://b.be)", "Regel 2: "),  # its own heading is left out
)


def test_every_mistake_in_a_text_stands_at_its_box(example: str, visit: Visit) -> None:
    """A text with headings of its own: the mistake is told where it was typed, counted from there, and stands in the list."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    for text, said in PASTED:
        page.locator("#veld-agenda").fill(text)
        produced(page)
        assert page.locator("#fout-agenda").inner_text().startswith(said), text
        assert page.locator("#fouten li").count() == 1, text
        page.locator("#fouten a").click()
        assert page.evaluate("document.activeElement.id") == "veld-agenda", text


def test_a_mistake_in_the_second_text_stands_at_its_box(example: str, visit: Visit) -> None:
    """Of two texts the one is named in which the mistake stands, with the row in it."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2025-09-18")
    page.locator("#veld-verslag").fill("Welkom.\n\n[a](ftp://b.be)")
    for agenda in ("- Welkom\n- Rondvraag", ""):
        page.locator("#veld-agenda").fill(agenda)
        produced(page)
        assert page.locator("#fout-verslag").inner_text().startswith("Regel 3: "), agenda
        assert page.locator("#fouten li").count() == 1, agenda


def test_what_a_rule_says_of_a_report_stands_at_the_report(example: str, visit: Visit) -> None:
    """Its heading is written by the form, so the box of the report is where it was typed."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.locator("#veld-verslag").fill("We waren er.")
    produced(page)
    assert page.locator("#fout-verslag").inner_text().startswith("De bijeenkomst is pas op 17 juni 2027")


def test_a_suggestion_for_one_of_a_list_leaves_the_others(example: str, visit: Visit) -> None:
    """The name that was meant takes the place of the one that was typed."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2025-09-18")
    unfold(page)
    page.click("[data-add=software]")
    page.fill("#veld-software-0-naam", "Cevi")
    page.fill("#veld-software-0-bij", "Lokeren, Sint Nicolaas, Temse")
    produced(page)
    page.locator(".km-suggest").get_by_text("Sint-Niklaas").click()
    assert page.locator("#veld-software-0-bij").input_value() == "Lokeren, Sint-Niklaas, Temse"


SUGGESTED = (
    ("gastbestuur", "Sint Nicolaas", "Sint-Niklaas", "Sint-Niklaas"),
    ("gastbestuur", "Belsele", "Sint-Niklaas", "Sint-Niklaas"),
    ("gastbestuur", "Borgloon", "Tongeren-Borgloon", "Tongeren-Borgloon"),
    ("online", f"www.example.org/{'x' * 80}", "https://www.example.org/", f"https://www.example.org/{'x' * 80}"),
    ("inschrijven", "Info <info@example.org>", "info@example.org", "info@example.org"),
)


def test_a_suggestion_is_a_button(example: str, visit: Visit) -> None:
    """What was probably meant is filled in whole with one click, and the mistake is gone."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    for key, typed, button, value in SUGGESTED:
        page.get_by_label(LABELS[key], exact=True).fill(typed)
        page.get_by_label(LABELS[key], exact=True).blur()
        produced(page)
        page.locator(".km-suggest").get_by_text(button).click()
        assert page.get_by_label(LABELS[key], exact=True).input_value() == value, typed
        produced(page)
        assert page.locator(".km-suggest").count() == 0, typed
        expect(page.locator("#stand"), typed).to_have_text("Alles klopt. U kunt het indienen.")


def test_a_moved_day_is_told_in_words_of_the_form(example: str, visit: Visit) -> None:
    """No file, no key: what to choose on the page, with a button that does it."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    page.get_by_label(LABELS["datum"]).fill("2027-06-24")
    page.get_by_label("Gepland").check()
    page.get_by_label(LABELS["datum"]).blur()
    produced(page)
    said = page.locator("#fout-datum").inner_text()
    assert said.startswith(
        "Deze bijeenkomst is aangekondigd voor 17 juni 2027; is ze verplaatst, kies dan bij Status Verplaatst"
    )
    page.locator(".km-suggest").get_by_text("Verplaatst").click()
    assert page.get_by_label("Verplaatst").is_checked()
    produced(page)
    expect(page.locator("#stand")).to_have_text("Alles klopt. U kunt het indienen.")


WORDS_OF_FILES = re.compile(r"sleutel|bestandsnaam|## |status: |datum: |\.md\b")


def test_mistakes_speak_of_the_form(example: str, modules: Page) -> None:
    """Of all that the rules and the fields can say, nothing on the page speaks of keys, file names or hashes."""
    rows = [typed.json for code, cases in RAISED.items() for typed in cases if code != "titel-in-tekst"]
    told = modules.evaluate(_TOLD, [example, rows, EXAMPLE_NOW.date().isoformat()])
    assert [text for text in told if WORDS_OF_FILES.search(text)] == []


def test_tips_hold_nothing_back(example: str, visit: Visit) -> None:
    """They stand apart from the mistakes and at their field, lead to it, and the file can be handed in with them."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    assert not page.locator("#tips").is_visible()
    page.get_by_label(LABELS["datum"]).fill("2027-03-20")
    page.get_by_label(LABELS["datum"]).blur()
    produced(page)
    expect(page.locator("#stand")).to_have_text("Alles klopt. U kunt het indienen.")
    assert page.locator("#tips li").all_inner_texts() == [
        "datum: de bijeenkomst wordt minder dan 14 dagen vooraf aangekondigd; mail de deelnemers ook zelf",
        "datum: 20 maart 2027 is een zaterdag; kijk na of dat klopt",
        "agenda: er staat nog geen agenda; schrijf in enkele woorden wat aan bod komt",
        "locatie: er staat nog geen plaats; vul in wie ontvangt en waar, of vul Online in",
        "agenda: in de kring leven 2 vragen, maar op deze bijeenkomst staat er geen; zet er een op met Vraag opvolgen, zodra deze bijeenkomst op de site staat",
    ]
    assert page.locator("#fout-datum").inner_text().startswith("Tip: de bijeenkomst wordt minder dan 14 dagen")
    assert page.get_by_label(LABELS["datum"]).get_attribute("aria-invalid") is None
    page.locator("#tips a").nth(3).click()
    assert page.evaluate("document.activeElement.id") == "veld-locatie"
    with page.expect_download():
        page.get_by_role("button", name="Bewaar het bestand").click()
    assert findings(page) == []


def test_warnings_are_read_first(example: str, visit: Visit) -> None:
    """Personal data hold nothing back either, but the form does not say that all is well; each is told with its row."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.get_by_label("Agenda").fill("- Welkom\n- Bel An op 0470 12 34 56\n\nAanwezig: An Claes")
    produced(page)
    expect(page.locator("#stand")).to_have_text("U kunt het indienen; lees eerst wat de controle opmerkt.")
    said = page.locator("#fout-agenda").inner_text().split("\n")
    assert [line.partition(": hier staat")[0] for line in said] == ["Waarschuwing: regel 2", "Waarschuwing: regel 4"]
    with page.expect_download():
        page.get_by_role("button", name="Bewaar het bestand").click()


def test_taken_day(example: str, visit: Visit) -> None:
    """A day that was announced before is not announced again: it would take the place of the other file."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["datum"]).fill("2027-06-17")
    page.get_by_label(LABELS["datum"]).blur()
    produced(page)
    said = page.locator("#fout-datum").inner_text()
    assert said == (
        "Deze kring heeft al een bijeenkomst die op 17 juni 2027 is aangekondigd; kies bovenaan Wijzigen om ze aan te passen; is het een andere bijeenkomst op die dag, vul dan andere uren in"
    )


def test_only_the_month_is_known(example: str, visit: Visit) -> None:
    """A box turns the day into a month, and back; the file is named after it."""
    page = open_form(visit, example, "?taak=aankondigen&kring=kempen")
    page.get_by_label("De dag staat nog niet vast: alleen de maand").check()
    page.locator("#veld-datum").fill("2028-01")
    path, text = produced(page)
    assert (path, text) == ("meetings/kempen/2028-01.md", "---\ndatum: 2028-01\n---\n")
    page.get_by_label("De dag staat nog niet vast: alleen de maand").uncheck()
    assert page.locator("#veld-datum").input_value() == ""
    page.goto(f"{example}melden/?taak=wijzigen&kring=middenkust&bijeenkomst=2027-11")
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label("De dag staat nog niet vast: alleen de maand").is_checked()
    assert page.locator("#veld-datum").input_value() == "2027-11"


def test_a_second_meeting_on_a_day_gets_a_file_of_its_own(example: str, visit: Visit) -> None:
    """At another hour than the first one; the number behind the day is the first that is free."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.locator("#veld-datum").fill("2027-06-17")
    page.locator("#veld-van").fill("09:00")
    page.locator("#veld-tot").fill("11:00")
    assert produced(page)[0] == "meetings/waasland/2027-06-17-3.md"
    assert page.locator("#fout-datum").inner_text() == ""


def test_saved_file_is_the_file_shown(example: str, visit: Visit, tmp_path: Path) -> None:
    """The download has the bytes of the preview."""
    page = open_form(visit, example, "?taak=aankondigen&kring=kempen")
    page.get_by_label(LABELS["datum"]).fill("2027-10-14")
    page.get_by_label("Agenda").fill("Één punt: \U0001f44b")
    path, text = produced(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar het bestand").click()
    assert download.value.suggested_filename == "kempen-2027-10-14.md"
    assert Path(download.value.path()).read_bytes() == text.encode()
    assert validate(tmp_path, path, text) == ()
    assert "Wat u typte, blijft hier staan" in page.locator("#gedaan").inner_text()


REPOSITORY = {"repository": "https://github.com/voorbeeld/kringen", "branch": "main", "contact": "info@example.org"}
PATH = "meetings/waasland/2027-08-12.md"


@pytest.mark.parametrize(
    ("text", "exists", "address", "query"),
    [
        pytest.param("a: 'b & c'\n", False, "/new/main", {"filename": [PATH], "value": ["a: 'b & c'\n"]}, id="new"),
        pytest.param("x" * 9000, False, "/new/main", {"filename": [PATH]}, id="too-long"),
        pytest.param("\n" * 1700, False, "/new/main", {"filename": [PATH]}, id="too-long-after-signing-in"),
        pytest.param("a: b\n", True, f"/edit/main/{PATH}", {}, id="existing"),
    ],
)
def test_github_address(
    example: str, modules: Page, text: str, exists: bool, address: str, query: dict[str, list[str]]
) -> None:
    """GitHub shows the new file filled in; what is too long, or exists, goes by the clipboard."""
    file = {"path": PATH, "text": text, "exists": exists, "subject": "Nieuw"}
    found = modules.evaluate(_WAYS, [example, REPOSITORY, file])["github"]
    parts = urlsplit(found["address"])
    assert parts.netloc + parts.path == f"github.com/voorbeeld/kringen{address}"
    assert parse_qs(parts.query) == query
    assert found["paste"] is ("value" not in query)
    assert len(quote(found["address"], safe="")) <= 8000


@pytest.mark.parametrize(
    ("exists", "address"),
    [
        pytest.param(False, f"/-/new/main?file_name={PATH.replace('/', '%2F')}", id="new"),
        pytest.param(True, f"/-/edit/main/{PATH}", id="existing"),
    ],
)
def test_gitlab_address(example: str, modules: Page, exists: bool, address: str) -> None:
    """GitLab takes no text from an address, so it always goes by the clipboard."""
    site = REPOSITORY | {"repository": "https://gitlab.com/voorbeeld/kringen", "forge": "GitLab"}
    file = {"path": PATH, "text": "a: b\n", "exists": exists}
    found = modules.evaluate(_WAYS, [example, site, file])["github"]
    assert found == {"address": f"https://gitlab.com/voorbeeld/kringen{address}", "paste": True}


@pytest.mark.parametrize(("text", "paste"), [("a: 'b & c'\n", False), ("x" * 2000, True)], ids=["short", "too-long"])
def test_mail(example: str, modules: Page, text: str, paste: bool) -> None:
    """The message begins with what happened, and holds the whole file, or its name when Outlook would cut it off."""
    subject = "Geannuleerd: de bijeenkomst van de kring Waasland op 12 augustus 2027 gaat niet door"
    file = {"path": PATH, "text": text, "exists": False, "subject": subject}
    found = modules.evaluate(_WAYS, [example, REPOSITORY, file])["mail"]
    address, _, query = found["address"].partition("?")
    assert address == "mailto:info@example.org"
    asked = parse_qs(query)
    assert asked["subject"] == [subject]
    assert asked["body"][0].startswith(f"Beste,\r\n\r\n{subject}.\r\n\r\nHet bestand {PATH} ")
    assert (text.strip() in unquote(query)) is not paste
    assert ("waasland-2027-08-12.md" in unquote(query)) is paste
    assert found["paste"] is paste
    assert len(found["address"]) <= 1900


@pytest.mark.parametrize(
    ("query", "fields", "subject"),
    [
        pytest.param(
            "?taak=aankondigen&kring=waasland",
            {"datum": "2027-08-12"},
            "Nieuwe bijeenkomst van de kring Waasland op 12 augustus 2027",
            id="new",
        ),
        pytest.param(
            f"?taak=wijzigen&kring=waasland&bijeenkomst={WIFI.split('/')[1]}",
            {"datum": "2027-06-24"},
            "Verplaatst: de bijeenkomst van de kring Waasland op 17 juni 2027 is nu op 24 juni 2027",
            id="moved",
        ),
        pytest.param(
            f"?taak=wijzigen&kring=waasland&bijeenkomst={WIFI.split('/')[1]}",
            {"status": "geannuleerd"},
            "Geannuleerd: de bijeenkomst van de kring Waasland op 17 juni 2027 gaat niet door",
            id="cancelled",
        ),
        pytest.param(
            f"?taak=wijzigen&kring=waasland&bijeenkomst={WIFI.split('/')[1]}",
            {"locatie": "Bibliotheek"},
            "Gewijzigd: de bijeenkomst van de kring Waasland op 17 juni 2027",
            id="changed",
        ),
    ],
)
def test_what_is_mailed_is_read_by_an_import(
    example: str, visit: Visit, query: str, fields: dict[str, str], subject: str
) -> None:
    """From the form into the mail and out of it again: the same file at the same place; the subject is a sentence."""
    page = open_form(visit, example, query)
    for name, value in fields.items():
        if name == "status":
            page.locator(f'[name="status"][value="{value}"]').check()
        else:
            page.locator(f"#veld-{name}").fill(value)
    path, text = produced(page)
    _, mail = mailed(page)
    assert mail["subject"] == subject
    message = f"Subject: x\r\n\r\n{mail['body']}\r\nMet vriendelijke groeten\r\n"
    assert read_mail(message.encode(), "mail.eml").files == {path: text}


def test_a_long_report_is_offered_as_a_file_to_attach(example: str, visit: Visit) -> None:
    """The button no longer promises that all is filled in; it saves the file, and the mail names it."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    expect(page.locator("#mailen")).to_have_text("Mail naar V-ICT-OR")
    page.locator("#veld-agenda").fill("Een lange agenda. " * 200)
    expect(page.locator(".km-ways > div").first).to_contain_text("Bewaar het bestand en sleep het in uw mail")
    assert "alles ingevuld" not in page.locator(".km-ways").inner_text()
    path, text = produced(page)
    page.evaluate(
        "() => { HTMLAnchorElement.prototype.click = function () { (window.asked ??= []).push(this.download || this.href) } }"
    )
    page.locator("#mailen").click()
    expect(page.locator("#gedaan")).to_contain_text("Sleep het in het bericht dat opent, en verstuur het.")
    name, address = page.evaluate("window.asked")
    assert name == "waasland-2027-06-17.md"
    assert parse_qs(urlsplit(address).query)["body"][0].endswith(
        f"Het bestand {path} zit als bijlage bij deze mail: {name}\r\n"
    )
    assert read_pasted(text, name).files == {path: text}


def test_without_script(example: str, visit: Visit) -> None:
    """Without scripts the page says how else, and shows no form that does nothing."""
    page = visit(f"{example}melden/", NO_SCRIPT)
    assert not page.locator("#melden").is_visible()
    said = page.locator("noscript").inner_text()
    assert "U kunt uw bijeenkomst, uw verslag of uw vraag voor een kring ook mailen naar info@v-ict-or.be" in said
    assert "Vraag inbrengen" not in page.locator("article").inner_text()  # there is nothing to choose


def test_links_in_place(example: str, visit: Visit) -> None:
    """A circle, a meeting and a meeting without a report lead to the form, filled in for exactly that."""
    page = visit(f"{example}kringen/waasland/")
    page.clock.set_fixed_time(EXAMPLE_NOW)
    page.get_by_role("link", name="kondig een bijeenkomst aan").click()
    page.wait_for_selector("#melden:visible")
    assert page.locator("#veld-kring").input_value() == "waasland"
    page.goto(f"{example}bijeenkomsten/{WIFI}/")
    page.get_by_role("link", name="wijzig, verplaats of annuleer deze bijeenkomst").click()
    page.wait_for_selector("#melden:visible")
    assert page.get_by_label(LABELS["locatie"]).input_value() == "Gemeentehuis, raadzaal"
    page.goto(f"{example}bijeenkomsten/regio-gent/2027-01-21/")
    page.get_by_role("link", name="Voeg het verslag toe").click()
    page.wait_for_selector("#rest:visible")
    assert page.locator("#veld-verslag").is_visible()
    assert not page.get_by_label(LABELS["gastbestuur"]).is_visible()


def test_everybody_can_use_it(example: str, visit: Visit) -> None:
    """Axe finds nothing and nothing is wider than the screen, with every task, rows, mistakes and previews open."""
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17", reduced_motion="reduce")
    page.get_by_role("button", name="Document toevoegen").click()
    page.get_by_label(LABELS["gastbestuur"]).fill("Sint Nicolaas")
    page.get_by_label("Agenda").fill("### Kop\n\n- <b>een</b>")
    page.get_by_role("button", name="Bewaar het bestand").click()
    page.evaluate("document.querySelectorAll('#melden details').forEach((each) => { each.open = true })")
    assert findings_in_each_view(page) == {}
    for task in ("verslag", "aankondigen"):
        page.locator(f'[name="taak"][value="{task}"]').check()
        assert findings_in_each_view(page) == {}, task


def test_fits_the_screen(example: str, visit: Visit) -> None:
    """Nothing is wider than the screen, long messages and file names included."""
    page = open_form(visit, example, "?taak=aankondigen&kring=regio-gent")
    page.get_by_label(LABELS["online"], exact=True).fill("x" * 300)
    page.get_by_label(LABELS["titel"]).fill("w" * 250)
    page.get_by_role("button", name="Bewaar het bestand").click()
    page.locator("#bestand summary").click()
    for view in each_view(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= view.width


_TOLD = """async ([root, rows, today]) => {
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const [{ examine }, { Register }, { textsOf }, { sentence }] = await Promise.all(["checks", "register", "file", "fields"].map(from))
  const data = await (await fetch(`${root}melden/gegevens.json`)).json()
  const site = { ...data, register: new Register(data), today }
  const told = new Set()
  for (const typed of rows) {
    const files = await (await fetch(`${root}melden/kringen/${typed.circle}.json`)).json()
    const base = typed.slug ? files[typed.slug] : null
    const texts = { ...(base ? textsOf(base.text) : {}), ...typed.texts }
    for (const each of examine(site, { ...typed, texts }, base).mistakes) told.add(sentence(each))
  }
  return [...told]
}"""
_UNSEEN = """async ([root, before]) => {
  const { invisible } = await (await fetch(`${root}melden/gegevens.json`)).json()
  const pattern = new RegExp(invisible, "u")
  const codes = Array.from({ length: 0x110000 }, (_, code) => code)
  return codes.filter((code) => pattern.test(before + String.fromCodePoint(code))).join(" ")
}"""
_CLEAN = """async ([root, rows]) => {
  const { cleanLine, knowUnseen } = await import(`${root}assets/javascripts/melden/clean.js`)
  knowUnseen((await (await fetch(`${root}melden/gegevens.json`)).json()).invisible)
  return rows.map((row) => row.map(cleanLine))
}"""
_REWRITE = """async ([root, file, values, texts]) => {
  const { changedFile, textsOf } = await import(`${root}assets/javascripts/melden/file.js`)
  const { fields } = await (await fetch(`${root}melden/gegevens.json`)).json()
  return changedFile(fields, file, values, { ...textsOf(file.text), ...texts })
}"""
_WAYS = """async ([root, site, file]) => {
  const { githubAddress } = await import(`${root}assets/javascripts/melden/ways.js`)
  const { mailAddressOf } = await import(`${root}assets/javascripts/melden/mail.js`)
  return { github: githubAddress(site, file), mail: mailAddressOf(site, file) }
}"""
