"""The open data: every file fits its published schema, leads where it says, and keeps what version 1 promised."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema  # type: ignore[import-untyped]
import pytest

from kringen.api import addresses, v1, v1_files
from kringen.api.documentation import THINGS, examples, field_tables
from kringen.api.files import KINDS, Kind, api_files
from kringen.edition import Edition
from kringen.edition.page import Settings
from kringen.history import Commit, History
from kringen.model import Circle, Site
from kringen.output import generate
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, START
from tests.support.built import Built
from tests.support.samples import NOW, make_circle, make_meeting

BASE = "https://example.org/"

PROMISED = {
    "circle": "id name status region municipalities contact trekker meetings_per_year since stopped successor "
    "former_ids note source next_meeting url api_url schema_version meetings calendar_url reports_url "
    "announcements_url questions questions_url",
    "circles": "schema_version circles",
    "index": "schema_version site url documentation calendar_url contact licence fictional built_at commit resources",
    "WholeMeeting": "id uid title circles date first_date starts_at ends_at status host location online_url topics "
    "speakers registration governments software documents source has_report url api_url introduction agenda report calendar_url "
    "updated_at",
    "meetings": "schema_version meetings",
    "municipalities": "schema_version municipalities",
    "questions": "schema_version questions as_of",
    "Question": "id circle text explanation asked_on government topic state meeting report_url url",
    "software": "schema_version software",
    "topics": "schema_version topics",
    "upcoming": "schema_version meetings as_of",
}
"""The fields of version 1.0. Add what is new; whoever takes one away breaks a promise to readers."""


FILES = ("api_url", "schema_url", "calendar_url", "reports_url", "announcements_url", "questions_url")
"""The fields that lead to another file."""

FORMATS = jsonschema.FormatChecker()


@FORMATS.checks("date-time", raises=ValueError)  # type: ignore[untyped-decorator]
def is_moment(value: object) -> bool:
    """RFC 3339, section 5.6: an instant with seconds and its difference with UTC."""
    if not isinstance(value, str):
        return True
    parsed = dt.datetime.fromisoformat(value)
    return parsed.tzinfo is not None and parsed.isoformat() == value.replace("Z", "+00:00")


def edition_of(root: Path, now: dt.datetime, settings: Settings) -> Edition:
    site, problems = load(root, flanders())
    assert not problems
    return edition(site, now, settings)


def edition(site: Site, now: dt.datetime = NOW, settings: Settings | None = None) -> Edition:
    return Edition(site, now, settings or Settings(contact="info@v-ict-or.be"))


def published(found: Edition) -> dict[str, Any]:
    """Every JSON file of the API, parsed, by its address."""
    return {file.uri: json.loads(file.make()) for file in api_files(found) if file.uri.endswith(".json")}


@pytest.fixture(scope="module", params=["example", "real", "nothing"])
def everything(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The files of the example, of the real data, and of a repository without anything."""
    if request.param == "nothing":
        return published(edition(Site(flanders())))
    root, now = (EXAMPLE, EXAMPLE_NOW) if request.param == "example" else (START, NOW)
    return published(edition_of(root, now, Settings(contact="info@v-ict-or.be", site_url=BASE)))


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """The files of the example, which has something of everything."""
    return published(edition_of(EXAMPLE, EXAMPLE_NOW, Settings(contact="info@v-ict-or.be", site_url=BASE)))


def kind_of(uri: str) -> Kind:
    """The kind of a file, by its address."""
    folder = uri.split("/")[2]
    return next(kind for kind in KINDS if kind.uri == uri or f"/{folder}/{{" in kind.uri)


def closed(schema: Any) -> Any:
    """A schema that allows no field that it does not describe."""
    if isinstance(schema, dict):
        inner = {key: closed(value) for key, value in schema.items()}
        return inner | ({"additionalProperties": False} if "properties" in schema else {})
    return [closed(each) for each in schema] if isinstance(schema, list) else schema


def test_every_file_fits_its_schema(everything: dict[str, Any]) -> None:
    """Formats included; and no file says more than its schema describes."""
    checked = 0
    for uri, content in everything.items():
        if "/schema/" in uri:
            jsonschema.Draft202012Validator.check_schema(content)
            continue
        schema = closed(everything[f"api/v1/schema/{kind_of(uri).name}.json"])
        jsonschema.Draft202012Validator(schema, format_checker=FORMATS).validate(content)
        checked += 1
    assert checked >= 6


def test_every_built_file_fits_its_schema(example_site: Built) -> None:
    """The files as MkDocs wrote them, with the days of git in them."""
    folder = example_site.folder
    files = {
        path.relative_to(folder).as_posix(): json.loads(path.read_bytes()) for path in folder.glob("api/**/*.json")
    }
    for uri, content in files.items():
        if "/schema/" not in uri:
            schema = closed(files[f"api/v1/schema/{kind_of(uri).name}.json"])
            jsonschema.Draft202012Validator(schema, format_checker=FORMATS).validate(content)
    assert len(files) > 20


def test_the_list_that_is_put_together_is_as_one_record_writes_it() -> None:
    """Half years that are remembered as text make the same file as all meetings at once; no meeting makes an empty list."""
    site, _ = load(EXAMPLE, flanders())
    for each in (site, dataclasses.replace(site, meetings=())):
        found = edition(each)
        text = next(file.make() for file in api_files(found) if file.uri == addresses.list_uri("meetings")).decode()
        whole = v1_files.MeetingsFile.model_validate_json(text)
        assert text == f"{whole.model_dump_json(indent=1)}\n"
        assert len(whole.meetings) == len(each.meetings)


@pytest.mark.parametrize("text", ["2027-03-11T14:00:00+01:00", "2027-03-11T13:00:00Z"])
def test_both_ways_to_write_an_instant_pass(text: str) -> None:
    """RFC 3339 takes Z as well as +00:00."""
    assert is_moment(text)


def test_a_schema_names_what_is_wrong(example: dict[str, Any]) -> None:
    """The check above can fail: another type, an unknown status and a missing field do not pass."""
    good = example["api/v1/meetings.json"]
    validator = jsonschema.Draft202012Validator(closed(example["api/v1/schema/meetings.json"]), format_checker=FORMATS)
    first = good["meetings"][0]
    wrong = [first | {"title": 5}, first | {"status": "gepland"}, first | {"extra": 1}, {"id": first["id"]}]
    wrong += [first | {"date": "11/03/2027"}, first | {"starts_at": "2027-03-11T14:00"}]
    assert all(not validator.is_valid({"schema_version": "1.0", "meetings": [each]}) for each in wrong)


@pytest.mark.parametrize("name", PROMISED)
def test_no_promised_field_disappears(name: str) -> None:
    """Version 1 grows, and loses nothing, nor in what stands within a file."""
    described = [kind.record.model_json_schema(mode="serialization") | {"title": kind.name} for kind in KINDS]
    every = {each["title"]: each for kind in described for each in (kind, *kind.get("$defs", {}).values())}
    assert set(PROMISED[name].split()) <= set(every[name]["properties"])
    assert set(every[name]["required"]) == set(every[name]["properties"])


def test_every_kind_of_file_is_promised() -> None:
    """A new one is added to the table above."""
    assert {kind.name for kind in KINDS} <= PROMISED.keys()


def test_every_field_is_explained() -> None:
    """In the schema and in the tables of the page, for every thing at every depth."""
    for kind in KINDS:
        schema = kind.record.model_json_schema(mode="serialization")
        for described in (schema, *schema.get("$defs", {}).values()):
            for name, field in described["properties"].items():
                assert field["description"].endswith("."), (kind.name, name)
    assert [caption for caption, _ in field_tables()] == [caption for caption, _ in THINGS]


def test_the_addresses_are_known_beforehand() -> None:
    """What templates may link to is what is made, without a double."""
    site, _ = load(EXAMPLE, flanders())
    found = generate(site, EXAMPLE_NOW, Settings(contact="info@v-ict-or.be")).edition
    made = [file.uri for file in api_files(found)]
    assert sorted(made) == sorted(uri for uri in found.addresses if uri.startswith("api/"))
    assert len(made) == len(set(made))


def values_of(content: Any, key: str) -> Iterator[Any]:
    """Every value of a key, at any depth."""
    if isinstance(content, dict):
        yield from (value for name, value in content.items() if name == key)
    for child in content.values() if isinstance(content, dict) else content if isinstance(content, list) else ():
        yield from values_of(child, key)


def test_every_identifier_resolves(example: dict[str, Any]) -> None:
    """Circles, topics and meetings that a file names are in the list of all of them."""
    circles = {each["id"] for each in example["api/v1/circles.json"]["circles"]}
    topics = {each["id"] for each in example["api/v1/topics.json"]["topics"]}
    meetings = {each["id"] for each in example["api/v1/meetings.json"]["meetings"]}
    for meeting in example["api/v1/meetings.json"]["meetings"]:
        assert set(meeting["circles"]) <= circles
        assert set(meeting["topics"]) <= topics
    for circle in example["api/v1/circles.json"]["circles"]:
        assert {circle["successor"]} - {None} <= circles
        assert {circle["next_meeting"]} - {None} <= meetings
    for topic in example["api/v1/topics.json"]["topics"]:
        assert set(topic["meetings"]) <= meetings
    for row in example["api/v1/municipalities.json"]["municipalities"]:
        assert set(row["circles"]) <= circles


def test_addresses_lead_to_pages_and_files(example_site: Built) -> None:
    """On a site without a configured address too: relative to the file that names them."""
    seen = 0
    for path in sorted((example_site.folder / "api").rglob("*.json")):
        here = BASE + path.relative_to(example_site.folder).as_posix()
        content = json.loads(path.read_text(encoding="utf-8"))
        own = [address for key in FILES for address in values_of(content, key)]
        pages = [meeting["url"] for meeting in content.get("meetings", [])] if "schema" not in path.parts else []
        for address in (each for each in (*own, *pages) if isinstance(each, str)):
            target = example_site.folder / urljoin(here, address).removeprefix(BASE)
            assert (target / "index.html" if address.endswith("/") else target).is_file(), (path, address)
            seen += 1
    assert seen > 100


def test_the_index_carries_the_stamp(example_site: Built) -> None:
    """When it was made, and from which commit, as in the footer."""
    index = json.loads((example_site.folder / "api/v1/index.json").read_text(encoding="utf-8"))
    assert (index["schema_version"], index["built_at"]) == (v1.SCHEMA_VERSION, "2027-03-11T13:00:00+01:00")
    assert index["fictional"] is True
    assert index["commit"][:10] in example_site.page("").one(cls="kk-built").text


def meeting_of(circle: dict[str, Any], name: str) -> dict[str, Any]:
    """One meeting in the file of its circle."""
    (found,) = (each for each in circle["meetings"] if each["id"] == name)
    return dict(found)


def test_upcoming_is_what_the_agenda_shows(example_site: Built) -> None:
    """The same meetings in the same order."""
    listed = json.loads((example_site.folder / "api/v1/upcoming.json").read_text(encoding="utf-8"))["meetings"]
    shown = [card.text for card in example_site.content("agenda/").all("h3")]
    assert [meeting["title"] for meeting in listed] == shown


def test_a_moved_and_a_cancelled_meeting(example: dict[str, Any]) -> None:
    """Both keep their identity; the new day and the state are said."""
    moved = meeting_of(example["api/v1/circles/waasland.json"], "waasland/2027-09-09")
    assert (moved["status"], moved["date"], moved["first_date"]) == ("moved", "2027-09-16", "2027-09-09")
    assert moved["starts_at"] == "2027-09-16T14:00:00+02:00"
    assert "cancelled" in {meeting["status"] for meeting in example["api/v1/meetings.json"]["meetings"]}


def test_a_meeting_is_the_one_in_the_calendar(example_site: Built) -> None:
    """The UID is that of the calendar file, and the last change is an instant that git knows."""
    path = example_site.folder / "api/v1/circles/waasland.json"
    meeting = meeting_of(json.loads(path.read_text(encoding="utf-8")), "waasland/2027-09-09")
    calendar = (path.parent / meeting["calendar_url"]).resolve().read_text(encoding="utf-8")
    assert f"UID:{meeting['uid']}" in calendar


def test_the_last_change_comes_from_git() -> None:
    """Under whatever name the file stood; empty when git was not asked."""
    circle: Circle = make_circle("waasland", former_names=("Waas",))
    site = Site(flanders(), circles=(circle,), meetings=(make_meeting("waasland/2027-03-11"),))
    instant = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
    history = History({"meetings/waas/2027-03-11.md": frozenset({Commit("abc", instant)})})
    known = published(dataclasses.replace(edition(site), history=history))["api/v1/meetings.json"]["meetings"][0]
    assert (known["updated_at"], known["uid"][:15]) == ("2026-11-01T09:00:00Z", "waas-2027-03-11")
    assert published(edition(site))["api/v1/meetings.json"]["meetings"][0]["updated_at"] is None


def test_a_former_name_keeps_its_files(example: dict[str, Any]) -> None:
    """Who asks for the old name gets the circle of today, and its meetings."""
    old = example["api/v1/circles/gent-en-omgeving.json"]
    assert (old["id"], old["former_ids"]) == ("regio-gent", ["gent-en-omgeving", "leie-en-schelde"])
    assert meeting_of(old, "regio-gent/2024-04-18")["has_report"]


def test_a_municipality_leads_to_its_circle(everything: dict[str, Any]) -> None:
    """All 285 of today, with what went up in them."""
    rows = everything["api/v1/municipalities.json"]["municipalities"]
    assert len(rows) == 285
    by_name = {row["name"]: row for row in rows}
    merged = {row["name"] for row in by_name["Beveren-Kruibeke-Zwijndrecht"]["merged_from"]}
    assert merged == {"Beveren", "Kruibeke", "Zwijndrecht"}
    assert [row["name"] for row in by_name["Antwerpen"]["merged_from"]] == ["Borsbeek"]


def test_the_name_of_a_trekker_is_not_given_on(example: dict[str, Any]) -> None:
    """It may stand on the page, with consent; the data hold function and government only."""
    assert "Achternaam (voorbeeld)" in (EXAMPLE / "circles/waasland.yml").read_text(encoding="utf-8")
    assert "Achternaam" not in json.dumps(example, ensure_ascii=False)
    assert set(example["api/v1/circles/waasland.json"]["trekker"]) == {"role", "organisation"}


@pytest.mark.parametrize(
    "title",
    ['</script> & "aanhaling" \\', "é 👋🏽", "x" * 200, "\u202eomgekeerd", "regel\u2028einde"],
    ids=["markup", "emoji", "long", "right-to-left", "separator"],
)
def test_any_title_comes_back(title: str) -> None:
    """Whatever stands in a title, the file is valid JSON with that title."""
    circle: Circle = make_circle("waasland")
    meeting = make_meeting("waasland/2027-03-11").model_copy(update={"title": title})
    files = published(edition(Site(flanders(), circles=(circle,), meetings=(meeting,))))
    assert meeting_of(files["api/v1/circles/waasland.json"], "waasland/2027-03-11")["title"] == title


def test_the_examples_stand_in_the_files(example_site: Built) -> None:
    """The page shows pieces of the real files."""
    page = example_site.content("open-data/")
    shown = [json.loads(block.text) for block in page.all("pre") if block.text.startswith("{")]
    files = {
        name: json.loads((example_site.folder / f"api/v1/{name}.json").read_text(encoding="utf-8"))
        for name in ("upcoming", "municipalities")
    }
    assert shown == [
        files["upcoming"]["meetings"][0],
        next(row for row in files["municipalities"]["municipalities"] if row["merged_from"] and row["circles"]),
    ]
    assert "[]" not in [heading.text for heading in page.all("h3")]


def test_a_site_without_data_has_no_examples() -> None:
    assert examples(edition(Site(flanders()))) == []
