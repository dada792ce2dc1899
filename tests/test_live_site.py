"""The preview's site in memory equals a cold build to the byte, whatever happened to the files in between."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import build as hook
from kringen.edge.building import build_of
from kringen.edge.repository import examine
from kringen.edge.settings import settings
from kringen.model import Circle, FileRecord, Meeting, Topic
from scripts.preview.live_site import Histories, Maker, Readings
from scripts.preview.watch import snapshot
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.running import bytes_of, git
from tests.test_every_key import VALUES as OF_MEETINGS

URL = "http://127.0.0.1:8000/"


@pytest.mark.parametrize(
    ("seed", "number"), [pytest.param(1, 8, id="few"), pytest.param(2, 200, id="long", marks=pytest.mark.slow)]
)
def test_after_random_edits_every_page_is_that_of_a_cold_build(
    seed: int, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each page and file that is asked of it; a mistake in the files is taken back, and git keeps them now and then."""
    monkeypatch.setenv("KRINGEN_SITE_URL", URL)
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    work = tmp_path / "work"
    work.mkdir()
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    git(root, "init", "--quiet")
    readings, histories, maker, now, compared = Readings(), Histories(), Maker(root, URL, work), EXAMPLE_NOW, 0
    edits = [*EDITS, *chance.choices(EDITS, k=max(0, number - len(EDITS)))]
    chance.shuffle(edits)
    for turn, edit in enumerate(edits[:number]):
        if turn % 2 == 0:
            keep(root, turn)
        good = shutil.copytree(root, tmp_path / f"before-{turn}")
        now = edit(root, chance, turn) or now
        findings = examine(root, now, read=readings, remember=histories)
        if findings.is_sound:
            compared += 1
            site = maker.make(findings, now, snapshot([root / "circles", root / "meetings", root / "content"]))
            cold = cold_build(root, now, tmp_path / f"cold-{turn}")
            assert {place: site.read(place) for place in site.places()} == cold, f"turn {turn}: {edit}"
        else:
            shutil.rmtree(root)
            good.replace(root)
        shutil.rmtree(good, ignore_errors=True)
    assert compared > number / 3, "many edits leave a site that can be made"


def keep(root: Path, turn: int) -> None:
    """Lets git keep the files as they are now."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=x", at=f"2026-11-{turn % 28 + 1:02}T09:00:00+00:00")


def cold_build(root: Path, now: dt.datetime, folder: Path) -> dict[str, bytes]:
    """Every file of the same site, made from nothing."""
    folder.mkdir()
    hook.make(build_of(examine(root, now), root, now, settings(), {}), root, folder)
    found = bytes_of(folder)
    shutil.rmtree(folder)
    return found


Edit = Callable[[Path, random.Random, int], dt.datetime | None]
"""What somebody does to the files, or the moment to which the clock goes."""


def _meeting(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "meetings").rglob("*.md")))


def _circle(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "circles").glob("*.yml")))


def _topic(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "content" / "onderwerpen").glob("*.md")))


def change_a_report(root: Path, chance: random.Random, turn: int) -> None:
    """Adds a sentence."""
    path = _meeting(root, chance)
    path.write_text(f"{path.read_text(encoding='utf-8')}\nNog iets, nummer {turn}.\n", encoding="utf-8", newline="\n")


def change_a_hand_written_page(root: Path, chance: random.Random, turn: int) -> None:
    """MkDocs draws it again."""
    text = f"---\ntitle: Toegankelijkheid\ndescription: Versie {turn}.\n---\n# Toegankelijkheid\n\nNummer {turn}.\n"
    (root / "content" / "toegankelijkheid.md").write_text(text, encoding="utf-8", newline="\n")


def add_a_meeting(root: Path, chance: random.Random, turn: int) -> None:
    """As a trekker announces one."""
    folder = _meeting(root, chance).parent
    day = EXAMPLE_NOW.date() + dt.timedelta(days=chance.randrange(-400, 400))
    text = f"---\ntitel: Nieuw {turn}\ndatum: {day}\n---\n## Agenda\n\n- Welkom\n"
    (folder / f"{day}.md").write_text(text, encoding="utf-8", newline="\n")


def remove_a_meeting(root: Path, chance: random.Random, turn: int) -> None:
    """And its page, its calendar and its place in all lists."""
    _meeting(root, chance).unlink()


def take_a_meeting_to_another_circle(root: Path, chance: random.Random, turn: int) -> None:
    """Its file gets another folder, and so its page another address."""
    path, other = _meeting(root, chance), _meeting(root, chance).parent
    path.replace(other / path.name)


def change_the_clock(root: Path, chance: random.Random, turn: int) -> dt.datetime:
    """What was coming is past, or the other way round."""
    return EXAMPLE_NOW + dt.timedelta(hours=chance.randrange(-20_000, 20_000))


def set_a_key(
    find: Callable[[Path, random.Random], Path], key: str, root: Path, chance: random.Random, turn: int
) -> None:
    """Gives a key of a file one of its values, in the place of what it said."""
    path = find(root, chance)
    text = re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    line = chance.choice(VALUES[key]).replace("{turn}", str(turn))
    head, fence, rest = text.partition("---\n") if path.suffix == ".md" else ("", "", text)
    path.write_text(f"{head}{fence}{key}: {line}\n{rest}", encoding="utf-8", newline="\n")


VALUES = {
    **{key: [value] for key, value in OF_MEETINGS.items()},
    "naam": ["Kring nummer {turn}"],
    "regio": ["Waasland", "Kempen"],
    "gemeenten": ["[Sint-Niklaas, Beveren-Kruibeke-Zwijndrecht]", "[]"],
    "trekker": ["{functie: ICT-coördinator, organisatie: Lokeren}"],
    "contact": ["kring{turn}@example.org"],
    "sinds": ["2013", "2020"],
    "ritme": ["2", "6"],
    "bevestigd": ["2026-09-08", "2027-01-12"],
    "vorige_namen": ["[naam-{turn}]"],
    "toelichting": ["Een zin over deze kring, nummer {turn}."],
    "vragen": [
        "{hoe: {vraag: Hoe doet u dat {turn}, sinds: 2026-02-14, onderwerp: gdpr, toelichting: Zomaar.}}",
        "{hoe: {vraag: Hoe doet u dat {turn}, sinds: 2025-01-14, bestuur: Lokeren}}",
        "{hoe: {vraag: Hoe doet u dat, sinds: 2024-01-14, bijeenkomst: 2027-03-11}}",
    ],
    "thema": ["Thema {turn}"],
    "synoniemen": ["[woord {turn}]"],
    # Of these keys of meetings more than one value matters.
    "titel": ["Titel {turn}"],
    "datum": ["2027-03-25", "2027-03-01", "2027-05"],
    "status": ["gepland", "geannuleerd", "verplaatst", "uitgesteld", "actief", "slapend"],
    "online": ["https://example.org/{turn}", "op aanvraag"],
    "onderwerpen": ["[gdpr]", "[]"],
    "inschrijving": ["open", "volzet", "gesloten"],
    "verslag": ["volgt", "geen"],
}
"""What each key may become; one that leaves a mistake is taken back."""

LEFT_OUT = {
    "team": "shown on no page; it makes CODEOWNERS",
    "gestopt_sinds": "goes with a status and a successor, see test_lifecycle.py",
    "opvolger": "goes with a status, see test_lifecycle.py",
}

_PLACES: dict[type[FileRecord], Callable[[Path, random.Random], Path]] = {
    Meeting: _meeting,
    Circle: _circle,
    Topic: _topic,
}

EDITS: list[Edit] = [
    change_a_report,
    change_a_hand_written_page,
    add_a_meeting,
    remove_a_meeting,
    take_a_meeting_to_another_circle,
    change_the_clock,
    *(
        partial(set_a_key, find, field.alias or name)
        for record, find in _PLACES.items()
        for name, field in record.model_fields.items()
        if (field.alias or name) in VALUES
    ),
]


def test_every_key_has_its_turn() -> None:
    """Who adds a key to the model gives it a value here, or says why not."""
    fields = {name: field for record in _PLACES for name, field in record.model_fields.items()}
    keys = {field.alias or name for name, field in fields.items()} - {"slug", "circle"}
    assert keys == VALUES.keys() | LEFT_OUT.keys()
