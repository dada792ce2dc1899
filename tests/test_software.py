"""The programs that came up: each once, with its topics, meetings and governments; an address stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kringen.edition.page import Settings
from kringen.model import Meeting, Site, Software
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.sheet import csv_bytes
from kringen.software import of_topic, programs
from kringen.source import load
from kringen.transfer.columns import meeting_sheet
from tests.support.built import parse
from tests.support.samples import GOOD, NOW, make_circle, make_meeting, make_topic, make_tree

TODAY = NOW.date()


def naming(name: str, *software: tuple[str, tuple[str, ...]], **values: Any) -> Meeting:
    """A meeting at which programs came up."""
    told = tuple(Software.model_validate({"naam": program, "bij": used_by}) for program, used_by in software)
    return make_meeting(name, software=told, **values)


def site_of(*meetings: Meeting) -> Site:
    """These meetings of one circle, in their order, with one topic."""
    ordered = tuple(sorted(meetings, key=lambda meeting: meeting.date))
    circles = (make_circle("waasland", name="Waasland"),)
    return Site(flanders(), circles=circles, meetings=ordered, topics=(make_topic("gdpr"), make_topic("nis2")))


def made(*meetings: Meeting) -> Output:
    """Everything that is published of them."""
    return generate(site_of(*meetings), NOW, Settings(contact="info@v-ict-or.be", site_url="https://example.org/"))


def text_of(output: Output, uri: str) -> str:
    """What a page says, on one line."""
    page = next(recipe.make().html for recipe in output.page_recipes if recipe.uri == uri)
    return " ".join(parse(page).text.split())


def test_every_spelling_is_one_program() -> None:
    """Capitals, accents, spaces and hyphens do not count, + and # do; the oldest spelling is the name."""
    found = programs(
        site_of(
            naming("waasland/2026-03-12", ("CEVI", ("Temse",)), ("C++", ()), topics=("gdpr",)),
            naming("waasland/2025-03-13", ("Cévi", ("Lokeren",)), ("C", ()), topics=("gdpr", "nis2")),
            naming("waasland/2026-09-10", ("Ce-vi", ()), status="geannuleerd"),
        ),
        TODAY,
    )
    assert [(each.slug, each.name, each.spellings) for each in found] == [
        ("c", "C", ("C",)),
        ("c-plus-plus", "C++", ("C++",)),
        ("cevi", "Cévi", ("Cévi", "CEVI")),
    ]
    cevi = found[2]
    assert [mention.meeting.slug for mention in cevi.mentions] == ["2026-03-12", "2025-03-13"]
    assert [topic.slug for topic in cevi.topics] == ["gdpr", "nis2"]
    assert [use.government for use in cevi.uses] == ["Lokeren", "Temse"]


def test_no_two_programs_share_an_address() -> None:
    """A number behind one never gives the address of another that has that number in its name."""
    names = [("Notepad", ()), ("Notepad 2", ()), ("Notepad++", ()), ("Notepad!", ()), ("C", ()), ("C#", ())]
    days = ("2025-03-13", "2025-06-12", "2025-09-11")
    site = site_of(*(naming(f"waasland/{day}", *names) for day in days))
    slugs = [each.slug for each in programs(site, TODAY)]
    assert slugs == ["c", "c-sharp", "notepad", "notepad-2", "notepad-plus-plus"]
    output = generate(site, NOW, Settings(contact="hulp@example.org"))
    uris = [recipe.uri for recipe in output.page_recipes]
    assert all(uris.count(f"software/{slug}.md") == 1 for slug in slugs)


def test_a_government_keeps_its_name_of_the_day() -> None:
    """One that merged says what it is now; of one that told it twice the last day counts."""
    site = site_of(
        naming("waasland/2024-06-13", ("X", ("Moerbeke", "Temse"))),
        naming("waasland/2025-06-12", ("X", ("Lokeren", "Temse"))),
    )
    (found,) = programs(site, TODAY)
    assert [(use.government, use.meeting.slug, use.now) for use in found.uses] == [
        ("Lokeren", "2025-06-12", ""),
        ("Moerbeke", "2024-06-13", "Lokeren"),
        ("Temse", "2025-06-12", ""),
    ]
    assert of_topic(site, site.topics[0], TODAY) == ()


ONE = naming("waasland/2025-03-13", ("Cevi", ("Lokeren",)))
TWO = naming("waasland/2025-06-12", ("CEVI plus", ()), ("CE VI", ("Temse",)))
THREE = naming("waasland/2025-09-11", ("cevi", ("Hamme",)))


@pytest.mark.parametrize(
    ("meetings", "page", "leading"),
    [
        pytest.param((ONE,), [], {"cevi": "./#cevi"}, id="one"),
        pytest.param((ONE, TWO), [], {"cevi": "./#cevi", "ce-vi": "./#cevi", "cevi-plus": "./#cevi-plus"}, id="two"),
        pytest.param((ONE, TWO, THREE), ["cevi"], {"ce-vi": "cevi/", "cevi-plus": "./#cevi-plus"}, id="three"),
        pytest.param(
            (TWO, THREE),
            [],
            {"ce-vi": "./#ce-vi", "cevi": "./#ce-vi", "cevi-plus": "./#cevi-plus"},
            id="the-first-gone",
        ),
    ],
)
def test_an_address_stays(meetings: tuple[Meeting, ...], page: list[str], leading: dict[str, str]) -> None:
    """Each spelling has an address: the page of its program, or a way to it or to its place in the list."""
    output = made(*meetings)
    pages = [recipe.uri for recipe in output.page_recipes if recipe.uri.startswith("software")]
    assert pages == ["software.md", *(f"software/{name}.md" for name in page)]
    files = {file.uri: file.make().decode() for file in output.listed if file.uri.startswith("software/")}
    assert {
        uri.split("/")[1]: text.partition('canonical" href="../')[2].partition('"')[0] or "./"
        for uri, text in files.items()
    } == {name: target.removeprefix("./") for name, target in leading.items()}


def test_the_pages_tell_it_and_recommend_nothing() -> None:
    """The list, the page of a program with three governments, the topic and the meeting lead to each other."""
    output = made(
        naming("waasland/2024-06-13", ("Cevi", ("Moerbeke", "Temse", "Lokeren")), title="Wifi", topics=("gdpr",)),
        naming("waasland/2027-06-10", ("Ander", ()), title="Later"),
    )
    for uri in ("software.md", "software/cevi.md", "onderwerpen/gdpr.md"):
        assert "Deze site beveelt geen software aan" in text_of(output, uri)
    listed = text_of(output, "software.md")
    assert "Cevi 1 bijeenkomst, 3 gemeenten" in listed
    assert "Lokeren, Moerbeke (nu Lokeren), Temse" in listed
    assert "Nog geen gemeente zei dat ze ermee werkt." in listed
    assert "Moerbeke (nu Lokeren) verteld op 13 juni 2024" in text_of(output, "software/cevi.md")
    assert "Software die hier ter sprake kwam Cevi" in text_of(output, "onderwerpen/gdpr.md")
    assert "Cevi : Moerbeke, Temse, Lokeren" in text_of(output, "bijeenkomsten/waasland/2024-06-13.md")


BAD = [
    pytest.param(
        '"<script>"',
        "3:19: software.1.naam: een naam heeft geen <; schrijf de naam in gewone tekst, zoals Cevi [programma]",
        id="markup",
    ),
    pytest.param(
        "👍🏽",
        '3:19: software.1.naam: "👍🏽" heeft geen letters of cijfers; schrijf de naam zelf, zoals Cevi [programma]',
        id="emoji",
    ),
    pytest.param(
        "x" * 300, "3:19: software.1.naam: de tekst heeft 300 tekens; 80 kan; kort de tekst in [te-lang]", id="long"
    ),
    pytest.param(
        "[a]",
        "3:19: software.1.naam: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",
        id="list",
    ),
    pytest.param(
        "''", "3:19: software.1.naam: deze sleutel is leeg; schrijf bijvoorbeeld naam: Cevi [ontbreekt]", id="empty"
    ),
    pytest.param('"=1+1"', "", id="formula"),
]


@pytest.mark.parametrize(("name", "said"), BAD)
def test_a_bad_name_is_told_at_its_place(name: str, said: str, tmp_path: Path) -> None:
    """With a cure; a formula is a name like any other, and harmless in a spreadsheet."""
    path = "meetings/waasland/2025-03-13.md"
    text = f"---\ndatum: 2025-03-13\nsoftware: [{{naam: {name}, bij: [Temse]}}]\n---\n"
    site, problems = load(make_tree(tmp_path, GOOD, {path: text}), flanders())
    assert [str(each) for each in problems] == ([f"{path}:{said}"] if said else [])
    if not said:
        assert "'=1+1: Temse" in csv_bytes(meeting_sheet(site)).decode("utf-8-sig")
        assert [(each.name, each.slug) for each in programs(site, TODAY)] == [("=1+1", "1-plus-1")]


def test_nothing_was_named_yet() -> None:
    """On the first day the list says so, and how to ask."""
    assert "Nog geen bijeenkomst vermeldt software." in text_of(made(), "software.md")


def test_the_api_and_the_search_know_them() -> None:
    """Name, spellings, topics, meetings and governments with the day."""
    output = made(naming("waasland/2024-06-13", ("Cevi", ("Moerbeke",)), topics=("gdpr",)))
    files = {file.uri: file.make() for file in output.listed if file.uri.endswith("json")}
    (found,) = json.loads(files["api/v1/software.json"])["software"]
    assert found == {
        "id": "cevi",
        "name": "Cevi",
        "spellings": ["Cevi"],
        "topics": ["gdpr"],
        "meetings": ["waasland/2024-06-13"],
        "used_by": [
            {
                "name": "Moerbeke",
                "nis": "44045",
                "name_now": "Lokeren",
                "told_on": "2024-06-13",
                "meeting": "waasland/2024-06-13",
            }
        ],
        "url": "https://example.org/software/#cevi",
    }
    pages = {uri: rows for uri, _, rows in json.loads(files["zoeken/index.json"])["paginas"]}
    assert ["cevi", "Cevi", "", "1 bijeenkomst, 1 gemeente"] in pages["software/"]
