"""Every key of a meeting reaches whoever should see it, or stands here with the reason why not."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from kringen.drafting.announcing import guidance
from kringen.edition.page import Settings
from kringen.model import Meeting, Site
from kringen.output import generate
from kringen.pages.form_fields import keys_by_task
from kringen.problem import errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from kringen.transfer.columns import NAMES, meeting_sheet
from tests.support.fuzz_inputs import KEYS as FUZZED
from tests.support.reading import read_once
from tests.support.samples import GOOD, NOW, make_tree

DAY = "meetings/waasland/2027-03-11.md"
MEETING = "bijeenkomsten/waasland/2027-03-11.md"

VALUES = {
    "titel": "Alles over back-ups",
    "datum": "2027-03-18",
    "van": "14:05",
    "tot": "16:35",
    "status": "verplaatst",
    "gastbestuur": "Lokeren",
    "locatie": "Raadzaal van het voorbeeld",
    "bereikbaarheid": "Parking achter het voorbeeld",
    "online": "https://example.org/online",
    "onderwerpen": "[gdpr]",
    "sprekers": "[{organisatie: Voorbeeldbureau, onderwerp: Back-ups}]",
    "inschrijven": "https://example.org/inschrijven",
    "inschrijven_tot": "2027-03-05",
    "inschrijving": "volzet",
    "kringen": "[kempen]",
    "overgenomen_door": "kempen",
    "besturen": "12",
    "verslag": "geen",
    "software": "[{naam: Voorbeeldpakket, bij: [Temse]}]",
    "documenten": "[{titel: Voorbeeldnota, url: https://example.org/nota.pdf}]",
    "bron": "https://example.org/bron",
}
"""A value for each key, which nothing else in the repository has."""

AT_ANOTHER_TIME = dict.fromkeys(("besturen", "verslag"), NOW + dt.timedelta(days=60))
"""When a key may be filled in or is shown, where that is not before the meeting."""

EXCEPTIONS = {
    ("new", "datum"): "every announcement has it",
    ("new", "status"): "an announcement is planned",
    ("new", "bron"): "only the archive has it",
    ("new", "overgenomen_door"): "only a circle that stopped has it",
    ("form", "overgenomen_door"): "V-ICT-OR hands meetings over, in the file",
}
"""Where a key is not, and why."""

KEYS = tuple(field.alias or name for name, field in Meeting.model_fields.items() if name not in {"circle", "slug"})


def test_every_key_has_a_value_here() -> None:
    """Who adds a key to the model adds a value to VALUES; the tests below then name what it does not reach."""
    assert sorted(VALUES) == sorted(KEYS)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("output", ["page", "api", "csv"])
def test_a_key_reaches(output: str, key: str, tmp_path: Path) -> None:
    """Without the key the output is another one."""
    now = AT_ANOTHER_TIME.get(key, NOW)
    shown, without = (_shown(output, tmp_path / name, keys, now) for name, keys in _versions(key).items())
    assert (shown != without) == ((output, key) not in EXCEPTIONS)


def test_lists_name_every_key() -> None:
    """The table to import, the file that `new` writes, the form, the fuzz inputs, and no exception that is none."""
    places = {
        "csv import": set(NAMES),
        "new": {line.removeprefix("# ").partition(":")[0] for line in guidance(())},
        "form": {key for keys in keys_by_task().values() for key in keys},
        "fuzz": set(FUZZED["meetings/kring/2027-05-20.md"]),
    }
    missing = {(place, key) for place, known in places.items() for key in KEYS if key not in known}
    assert missing == {each for each in EXCEPTIONS if each[0] in places}


def _versions(key: str) -> dict[str, dict[str, str]]:
    """A meeting that has the key, and one that lacks it or has another day; both without mistakes."""
    base = {"datum": "2027-03-11"}
    needed = {
        "datum": {"status": "verplaatst"},
        "status": {"datum": "2027-03-18"},
        "tot": {"van": "14:05"},
        "inschrijven_tot": {"inschrijven": VALUES["inschrijven"]},
    }
    first = base | needed.get(key, {}) | {key: VALUES[key]}
    other = {"datum": base, "status": base | {"status": "gepland"}}.get(key) or {
        name: value for name, value in first.items() if name != key
    }
    return {"with": first, "without": other}


def _shown(output: str, root: Path, keys: dict[str, str], now: dt.datetime) -> str:
    """The output of a repository in which the meeting has these keys."""
    site = _site(root, keys, now)
    settings = Settings(contact="info@v-ict-or.be", site_url="https://example.org/")
    if output == "csv":
        return repr(meeting_sheet(site).rows)
    made = generate(site, now, settings)
    if output == "page":
        return next(recipe.make().html for recipe in made.page_recipes if recipe.uri == MEETING)
    file = next(file.make() for file in made.listed if file.uri == "api/v1/meetings.json")
    return str(json.loads(file)["meetings"])


def _site(root: Path, keys: dict[str, str], now: dt.datetime) -> Site:
    text = "".join(f"{key}: {value}\n" for key, value in keys.items())
    stopped = "opvolger: kempen\n" if "overgenomen_door" in keys else ""
    circle = f"naam: Waasland\nstatus: {'gestopt' if stopped else 'actief'}\nregio: Waasland\n{stopped}"
    make_tree(root, GOOD, {DAY: f"---\n{text}---\n", "circles/waasland.yml": circle})
    site, problems = load(root, flanders(), read=read_once)
    assert [str(each) for each in errors((*problems, *check(site, now)))] == []
    return site
