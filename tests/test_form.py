"""The form for trekkers is made from the model: every field is asked for, with its own words and limits."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kringen.edition.page import Settings
from kringen.model import Meeting
from kringen.output import Output, generate
from kringen.pages.form import DATA
from kringen.pages.form_fields import FormField, keys_by_task, meeting_fields
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, ROOT
from tests.support.built import Element, parse

SETTINGS = Settings(contact="info@example.org", repository="https://github.com/voorbeeld/kringen")
SCRIPTS = ROOT / "hooks/theme/assets/javascripts/melden"


@cache
def output(settings: Settings = SETTINGS) -> Output:
    site, _ = load(EXAMPLE, flanders())
    return generate(site, EXAMPLE_NOW, settings)


@cache
def form(settings: Settings = SETTINGS) -> Element:
    """The generated part of the page."""
    return parse(next(part.html for part in output(settings).parts if part.name == "meldformulier"))


@cache
def data(uri: str = DATA) -> Any:
    """A file that the form fetches."""
    return json.loads(next(file.make() for file in output().listed if file.uri == uri))


def test_every_key_of_the_model_is_asked_for() -> None:
    """Nothing that a meeting can have is left out but its taking over, which V-ICT-OR arranges; nothing else is asked."""
    keys = {field.alias or name for name, field in Meeting.model_fields.items() if not field.exclude}
    assert {key for task in keys_by_task().values() for key in task} == keys - {"overgenomen_door"}
    assert [field.key for field in meeting_fields()] == [
        key for key in Meeting.model_json_schema(by_alias=True)["properties"] if key in keys
    ]


@pytest.mark.parametrize("field", meeting_fields(), ids=lambda field: field.key)
def test_field_has_the_words_and_limits_of_the_model(field: FormField) -> None:
    """Help and example stand on the page; limits and the way it is read stand in the data."""
    box = form().one("div", **{"data-field": field.key})
    schema = Meeting.model_json_schema(by_alias=True)["properties"][field.key]
    assert field.label in box.text
    assert schema["description"] in box.text
    assert box.attributes["data-tasks"].split() == [task for task, keys in keys_by_task().items() if field.key in keys]
    names = {each.attributes["name"] for each in box.all() if "name" in each.attributes}
    assert names == ({inner.key for inner in field.fields} or {field.name or field.key})
    spec = next(each for each in data()["fields"] if each["key"] == field.key)
    bounds = next(iter(schema.get("anyOf", [])), schema)
    assert spec.get("longest") == bounds.get("maxLength")
    assert (spec.get("least"), spec.get("most")) == (bounds.get("ge"), bounds.get("le"))
    assert spec.get("choices", []) == [each.attributes["value"] for each in box.all("input", type="radio")]


def test_every_way_of_reading_is_known_to_the_script() -> None:
    """Each converter of the model has a check of the same name in the browser."""
    source = (SCRIPTS / "values.js").read_text("utf-8")
    known = set(re.findall(r"^  (to_[a-z_]+):", source, re.MULTILINE))
    fields = [each for field in meeting_fields() for each in (field, *field.fields)]
    assert known == {field.converter for field in fields if field.converter}


def test_lists_hold_what_exists() -> None:
    """Circles, topics with their other words, and the municipalities of today."""
    site, _ = load(EXAMPLE, flanders())
    page = form()
    options = [each.attributes["value"] for each in page.one("select", name="kring").all("option")]
    assert options == ["", *(circle.slug for circle in site.circles)]
    topics = page.all("input", name="onderwerpen")
    assert [each.attributes["value"] for each in topics] == [topic.slug for topic in site.topics]
    hosts = [each.attributes["value"] for each in page.one("datalist", id="gemeenten").all("option")]
    assert hosts == list(flanders().names(EXAMPLE_NOW.date()))
    assert len(data()["meetings"]) == len(site.meetings)


def test_existing_files_stand_ready_as_they_are() -> None:
    """The text to the byte, the values in it and the line of each key."""
    found = data("melden/kringen/waasland.json")["2027-06-17"]
    text = (EXAMPLE / "meetings/waasland/2027-06-17.md").read_text("utf-8")
    assert found["text"] == text
    assert found["values"]["onderwerpen"] == ["openbare-wifi"]
    assert found["values"]["sprekers"][0]["organisatie"] == "Voorbeeldbedrijf Netwerken"
    lines = text.split("\n")
    assert all(lines[line - 1].startswith(f"{key}:") for key, line in found["lines"].items())
    assert list(found["lines"]) == [line.split(":")[0] for line in lines[1:] if re.match(r"[a-z_]+:", line)]


def test_data_are_no_html() -> None:
    """Somebody who opens the data in a browser runs nothing that stands in them."""
    for file in output().files:
        if file.uri.startswith("melden/"):
            assert b"<" not in file.content


def test_github_is_offered_only_with_a_repository() -> None:
    """Without one the page says why the way is not there."""
    without = form(replace(SETTINGS, repository=""))
    assert form().all("button", id="naar-github")
    assert not without.all("button", id="naar-github")
    assert "geen adres van de bestanden" in without.text


def test_scripts_keep_to_a_strict_policy() -> None:
    """Nothing is read as code or HTML, nothing stands in attributes of the page, and no other host is named."""
    for path in sorted(SCRIPTS.glob("*.js")):
        source = path.read_text("utf-8")
        assert not re.search(r"\beval\b|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write", source), (
            path
        )
        assert source.count("\n") <= 250, path
    page = form()
    assert not [each for each in page.all() if any(name.startswith("on") for name in each.attributes)]
    assert not [each for each in page.all() if "style" in each.attributes]
    assert all(script.attributes.get("src") for script in page.all("script"))
