"""The pictures in the guides for trekkers and visitors, taken of the example while the tasks are done; `--bless` takes them anew.

What a picture shows is kept as text beside it, so that a test can tell when the form has become another one, whatever the
fonts of the machine.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from scripts.preview.server import hosted
from tests.browser.conftest import PHONE, Visit
from tests.browser.form import LABELS, open_form, settle
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import build
from tests.support.running import ROOT

GUIDES = (ROOT / "content/trekkers.md", ROOT / "content/meedoen.md")
FOLDER = "assets/images/trekkers/"
PICTURES = ROOT / "hooks/theme" / FOLDER
SHOWN = Path(__file__).parent / "pictures.json"
"""What each picture shows, line by line."""

WIDTH = 720
LARGEST = 45_000
"""Bytes of a picture."""

_LINK = r"!\[([^\]]+)\]\(" + FOLDER + r"([\w-]+)\.webp\)\{ \.kk-shot width=(\d+) height=(\d+) loading=lazy \}"

SEE = """(selectors) => {
    const parts = selectors.map((selector) => document.querySelector(selector))
    const choices = [...document.querySelectorAll("option")].map(({ text }) => text) // a list that is closed shows one
    const boxes = parts.map((part) => part.getBoundingClientRect())
    const lines = parts.flatMap((part) => [
        ...part.innerText.split("\\n").map((line) => line.replace(/\\s+/g, " ").trim()).filter((line) => line && !choices.includes(line)),
        ...[...part.querySelectorAll("input, select, textarea")]
            .filter((field) => field.checkVisibility() && field.type !== "file")
            .filter((field) => (field.type === "radio" || field.type === "checkbox" ? field.checked : field.value))
            .map((field) => `${field.name} = ${field.value}`),
    ])
    const top = Math.min(...boxes.map((box) => box.top)) - 8
    const bottom = Math.max(...boxes.map((box) => box.bottom)) + 8
    return { lines, clip: { x: 0, y: Math.round(top + scrollY), width: innerWidth, height: Math.round(bottom - top), scale: 1 } }
}"""


AS_IN_BELGIUM = """() => {
    document.activeElement.blur()
    for (const field of document.querySelectorAll("input[type=date], input[type=time]")) {
        const { value } = field
        field.type = "text"
        field.value = value.split("-").reverse().join("/")
    }
    const button = Object.assign(document.createElement("button"), { textContent: "Bestand kiezen" })
    document.querySelector("#ics")?.replaceWith(button, " Geen bestand gekozen")
}"""
"""The browser of a build server only speaks English: days, hours and its own button as a visitor here sees them."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example with an address for its files, so that the form also offers the way over GitHub."""
    repository = "https://github.com/voorbeeld/kringen"
    made = build(EXAMPLE, EXAMPLE_NOW, tmp_path_factory.mktemp("guide"), KRINGEN_REPOSITORY=repository)
    with hosted(made.folder) as address:
        yield address


@dataclass(frozen=True)
class Picture:
    """A picture: where, what is done there, and what of the page it shows."""

    name: str
    address: str
    """Of a page; what begins with a question mark opens the form."""
    shows: tuple[str, ...]
    does: Callable[[Page], object] = Page.title


def fill_in(page: Page) -> None:
    """A new meeting, with all that is known."""
    page.get_by_label(LABELS["datum"]).fill("2027-08-12")
    page.get_by_label(LABELS["van"], exact=True).fill("14:00")
    page.get_by_label(LABELS["tot"], exact=True).fill("16:30")
    page.get_by_label(LABELS["gastbestuur"]).fill("Lokeren")
    page.get_by_label(LABELS["locatie"]).fill("Stadhuis, raadzaal")
    page.get_by_label("Agenda").fill("- Welkom\n- Vragen uit de besturen")
    settle(page)


def hand_in(page: Page) -> None:
    """The same on any forge: the guide of a site on GitLab has this picture too."""
    page.locator(".km-ways > div:has(#naar-github)").evaluate("(each) => each.remove()")
    fill_in(page)


def mistake(page: Page) -> None:
    """The same, ending before it begins."""
    fill_in(page)
    page.get_by_label(LABELS["tot"], exact=True).fill("13:00")
    page.get_by_label(LABELS["tot"], exact=True).blur()
    settle(page)


def move(page: Page) -> None:
    """Another day for a meeting that was announced."""
    page.get_by_label(LABELS["datum"]).fill("2027-06-24")
    settle(page)


def report(page: Page) -> None:
    """A report, and how it will look."""
    page.locator("#veld-verslag").fill(
        "Zeven besturen vergeleken hun aanpak.\n\n### Wat we onthouden\n\n- Begin met een **lijst** van uw systemen."
    )
    page.locator("[data-preview=verslag] summary").click()
    settle(page)


def ask(page: Page) -> None:
    """A question, with all that is asked."""
    page.get_by_label("Uw vraag").fill("Wie laat inwoners zelf een afspraak boeken, en met welk programma?")
    page.get_by_label("Onderwerp").select_option("softwarepakketten")
    page.get_by_label("Toelichting").fill(
        "Elk loket heeft nu zijn eigen agenda op papier. Dubbele afspraken zien we te laat."
    )
    settle(page)


def follow(page: Page) -> None:
    """A question comes on the next meeting."""
    page.locator("#veld-staande").select_option("nis2-ocmw")
    page.wait_for_selector("#rest:visible")
    page.get_by_label("Wat gebeurt ermee?").select_option("2027-06-17")
    settle(page)


PICTURES_TAKEN = (
    Picture(
        "begin",
        "?taak=aankondigen&kring=waasland",
        (".km-tasks", ".km-field:has(#veld-kring)", "#invullen", "#uitnodiging"),
    ),
    Picture(
        "fout",
        "?taak=aankondigen&kring=waasland",
        ("[data-field=datum]", "[data-field=van]", "[data-field=tot]"),
        mistake,
    ),
    Picture("indienen", "?taak=aankondigen&kring=waasland", ("#nakijken", "#stand", "#bestand", ".km-ways"), hand_in),
    Picture(
        "verplaatsen",
        "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17",
        ("[data-field=datum]", "[data-field=van]", "[data-field=tot]", "[data-field=status]"),
        move,
    ),
    Picture(
        "verslag",
        "?taak=verslag&kring=waasland&bijeenkomst=2026-12-10",
        ("[data-tasks='wijzigen verslag']:has(textarea)",),
        report,
    ),
    Picture(
        "vraag",
        "?taak=vraag&kring=waasland",
        (
            "h1",
            ".km-lead",
            ".km-field:has(#veld-kring)",
            "[data-field=vraag]",
            "[data-field=onderwerp]",
            "[data-field=toelichting]",
            "[data-field=bestuur]",
            ".km-field:has(#veld-antwoord)",
            "#stand",
            ".km-ways > div",
        ),
        ask,
    ),
    Picture(
        "opvolgen",
        "?taak=opvolgen&kring=waasland",
        (".km-field:has(#veld-kring)", ".km-field:has(#veld-staande)", "[data-field=besluit]", "#stand"),
        follow,
    ),
    Picture(
        "online", "bijeenkomsten/waasland/2024-12-05/", ("h1", ".kk-opening", "#verslag", "#verslag + .kk-body > p")
    ),
)


@pytest.mark.parametrize("picture", PICTURES_TAKEN, ids=lambda picture: picture.name)
def test_the_picture_shows_what_the_site_is(
    picture: Picture, site: str, visit: Visit, request: pytest.FixtureRequest
) -> None:
    """Each line that a trekker reads there stands on the page of today; `--bless` takes a new picture."""
    is_form = picture.address.startswith("?")
    page = open_form(visit, site, picture.address, folded=True) if is_form else visit(site + picture.address)
    page.set_viewport_size({"width": WIDTH, "height": 900})
    picture.does(page)
    seen = page.evaluate(SEE, list(picture.shows))
    if request.config.getoption("--bless"):
        take(page, picture.name, seen)
    assert seen["lines"] == read_shown()[picture.name]


def take(page: Page, name: str, seen: dict[str, Any]) -> None:
    """Writes the picture, what it shows, and its size in the guide."""
    page.evaluate(AS_IN_BELGIUM)
    session = page.context.new_cdp_session(page)
    wanted = {"format": "webp", "quality": 82, "clip": seen["clip"], "captureBeyondViewport": True}
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.webp").write_bytes(base64.b64decode(session.send("Page.captureScreenshot", wanted)["data"]))
    shown = json.dumps(read_shown() | {name: seen["lines"]}, ensure_ascii=False, indent=1, sort_keys=True)
    SHOWN.write_text(shown + "\n", encoding="utf-8", newline="\n")
    size = rf"\g<1>{{ .kk-shot width={seen['clip']['width']} height={seen['clip']['height']} loading=lazy }}"
    for guide in GUIDES:
        text = re.sub(rf"(\({FOLDER}{name}\.webp\))\{{[^}}]*\}}", size, guide.read_text(encoding="utf-8"))
        guide.write_text(text, encoding="utf-8", newline="\n")


def read_shown() -> dict[str, list[str]]:
    """What each picture shows."""
    shown: dict[str, list[str]] = json.loads(SHOWN.read_text(encoding="utf-8")) if SHOWN.is_file() else {}
    return shown


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height of a lossy WebP. Source: RFC 6386, section 9.1, in the container of RFC 9649."""
    assert (content[:4], content[8:15]) == (b"RIFF", b"WEBPVP8")
    start = content.index(b"\x9d\x01\x2a") + 3
    width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (start, start + 2))
    return width, height


def test_the_guides_have_every_picture_once() -> None:
    """Small, with its size, a sentence for who does not see it, and none that is not taken here."""
    used = [found for guide in GUIDES for found in re.findall(_LINK, guide.read_text(encoding="utf-8"))]
    names = sorted(picture.name for picture in PICTURES_TAKEN)
    assert sorted(name for _, name, _, _ in used) == names == sorted(path.stem for path in PICTURES.iterdir())
    assert sorted(read_shown()) == names
    for alt, name, width, height in used:
        content = (PICTURES / f"{name}.webp").read_bytes()
        assert len(content) <= LARGEST, name
        assert size_of(content) == (int(width), int(height)), name
        assert len(alt) > 40, name


@pytest.mark.parametrize("address", ["trekkers/", "meedoen/"])
def test_the_pictures_load_on_a_phone(example: str, visit: Visit, address: str) -> None:
    """None is wider than the screen, and each is there."""
    page = visit(f"{example}{address}", PHONE)
    for image in page.locator("img.kk-shot").all():
        image.scroll_into_view_if_needed()
        image.evaluate("(image) => image.decode()")
        assert image.evaluate("(image) => image.naturalWidth") == WIDTH
        assert image.evaluate("(image) => image.getBoundingClientRect().right") <= 390
