"""The schemas of the data files: what an editor says while one types is what the build says afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from jsonschema import Draft7Validator  # type: ignore[import-untyped]
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from kringen.problem import errors
from kringen.register import flanders
from kringen.rules import check
from kringen.schemas import FILES, file_schema
from kringen.source import load
from tests.conftest import EXAMPLE, START
from tests.support.running import ROOT
from tests.support.samples import GOOD, NOW, make_tree

FOLDER = ROOT / "hooks" / "schema"
CIRCLES = [*sorted((START / "circles").glob("*.yml")), *sorted((EXAMPLE / "circles").glob("*.yml"))]
MEETINGS = [*sorted((START / "meetings").rglob("*.md")), *sorted((EXAMPLE / "meetings").rglob("*.md"))]
ALONE = {"circles/waasland.yml": None, "meetings/waasland/2027-03-11.md": None}
LEAST = "naam: Kempen\nstatus: actief\nregio: Kempen\n"


def text_of(name: str) -> str:
    return json.dumps(file_schema(name, flanders()), ensure_ascii=False, indent=1) + "\n"


def schema_takes(name: str, text: str) -> bool:
    """Whether an editor that reads YAML 1.2 would find nothing."""
    try:
        value = YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return False
    return not list(Draft7Validator(file_schema(name, flanders())).iter_errors(as_json(value)))


def as_json(value: object) -> object:
    """Dates as the text they were, as check-jsonschema and the editors take them."""
    return json.loads(json.dumps(value, default=str))


def reader_takes(folder: Path, text: str) -> bool:
    """Whether the build finds nothing, alone in a repository."""
    site, problems = load(make_tree(folder, GOOD, ALONE, {"circles/kempen.yml": text}), flanders(), folder)
    return not errors([*problems, *check(site, NOW)])


@pytest.mark.parametrize("name", FILES)
def test_the_committed_schema_is_current(name: str, request: pytest.FixtureRequest) -> None:
    """`run.py test --bless` renews it."""
    file = FOLDER / f"{name}.json"
    if request.config.getoption("--bless"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text_of(name), encoding="utf-8", newline="\n")
    assert file.read_text(encoding="utf-8") == text_of(name)


def test_circles_name_the_schema_for_their_editor() -> None:
    """A first line leads to the file, so that it works without network; who writes a circle in a browser may leave it out."""
    named = 0
    for file in CIRCLES:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        path = first.removeprefix("# yaml-language-server: $schema=")
        if path != first:
            assert (file.parent / path).resolve() == FOLDER / "circle-file.json", file
            named += 1
    assert named >= 20


def checked(schema: str, files: Iterable[Path]) -> str:
    """What check-jsonschema says; empty when it finds nothing."""
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(FOLDER / f"{schema}.json")]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, encoding="utf-8", timeout=120, check=False)
    return done.stdout + done.stderr if done.returncode else ""


def test_the_circles_follow_their_schema() -> None:
    assert checked("circle-file", CIRCLES) == ""


def test_the_meetings_follow_their_schema(tmp_path: Path) -> None:
    """What stands between the lines of hyphens, each in a file of its own."""
    files = []
    for number, file in enumerate(MEETINGS):
        front = file.read_text(encoding="utf-8").split("---\n")[1]
        files.append(tmp_path / f"{number}.yml")
        files[-1].write_text(front, encoding="utf-8")
    assert checked("meeting-file", files) == ""


@pytest.mark.parametrize("name", FILES)
def test_the_schemas_are_schemas(name: str) -> None:
    """Every key is explained in Dutch."""
    schema = file_schema(name, flanders())
    Draft7Validator.check_schema(schema)
    assert [key for key, field in schema["properties"].items() if not field.get("description")] == []


GOOD_CIRCLES = {
    "only-what-must-be": "",
    "numbers": "sinds: 2013\nritme: 6\n",
    "numbers-in-quotes": "sinds: '2013'\nritme: \"6\"\n",
    "zero-before": "ritme: 012\n",
    "empty-keys": "trekker:\ngemeenten:\ncontact:\nsinds:\nbron:\nteam:\n",
    "municipalities": "gemeenten: [Geel, Mol]\n",
    "a-name-of-before-a-merger": "gemeenten: [Opglabbeek]\n",
    "no-municipalities": "gemeenten: []\n",
    "trekker": "trekker:\n  functie: diensthoofd\n  organisatie: Geel\n",
    "trekker-with-a-name": "trekker: {functie: diensthoofd, organisatie: Geel, naam: Een naam}\n",
    "trekker-with-an-empty-name": "trekker: {functie: diensthoofd, organisatie: Geel, naam: }\n",
    "mail": "contact: info@v-ict-or.be\n",
    "web": "bron: https://www.v-ict-or.be/nieuws?id=1#kop\n",
    "web-in-capitals": "bron: HTTPS://WWW.V-ICT-OR.BE\n",
    "former-names": "vorige_namen: [Land van Geel, '2010']\n",
    "note": "toelichting: >-\n  Een regel,\n  en nog een.\n",
    "team": "team: v-ict-or/kempen\n",
    "question": "vragen:\n  hoe:\n    vraag: Hoe?\n    sinds: 2027-02-14\n",
    "question-with-all": (
        "vragen:\n  hoe-2:\n    vraag: Hoe?\n    sinds: 2027-02-14\n    onderwerp: gdpr\n    toelichting: >-\n      Een regel,\n"
        "      en nog een.\n    bijeenkomst: \n    bestuur: Geel\n"
    ),
    "no-questions": "vragen:\n",
    "comment": "# een opmerking\nsinds: 2013\n",
}
BAD_CIRCLES = {
    "unknown-key": "lokatie: Geel\n",
    "year-too-early": "sinds: 1999\n",
    "year-in-words": "sinds: tweeduizend\n",
    "rhythm-too-large": "ritme: 13\n",
    "rhythm-zero": "ritme: 0\n",
    "rhythm-in-words": "ritme: vier\n",
    "rhythm-broken": "ritme: 4.5\n",
    "municipalities-as-a-word": "gemeenten: Geel\n",
    "municipality-unknown": "gemeenten: [Geel, Molx]\n",
    "municipality-empty": "gemeenten: [Geel, '']\n",
    "trekker-as-a-word": "trekker: Geel\n",
    "trekker-without-organisation": "trekker: {functie: diensthoofd}\n",
    "trekker-with-an-unknown-key": "trekker: {functie: a, organisatie: b, telefoon: '014'}\n",
    "mail-without-host": "contact: info@\n",
    "mail-with-at": "contact: info(at)v-ict-or.be\n",
    "web-without-scheme": "bron: www.v-ict-or.be\n",
    "web-with-a-space": "bron: https://www.v-ict-or.be/een map\n",
    "web-with-a-password": "bron: https://a:b@v-ict-or.be/\n",
    "web-of-another-kind": "bron: ftp://v-ict-or.be/\n",
    "former-name-without-letters": "vorige_namen: ['--']\n",
    "former-names-as-a-word": "vorige_namen: Kempen\n",
    "successor-no-short-name": "opvolger: De Kempen\n",
    "note-as-a-list": "toelichting: [a, b]\n",
    "team-of-two": "team: a/b c/d\n",
    "questions-in-a-list": "vragen:\n  - vraag: Hoe?\n    sinds: 2027-02-14\n",
    "question-without-short-name": "vragen:\n  vraag: Hoe?\n  sinds: 2027-02-14\n",
    "question-with-a-long-name": "vragen:\n  Hoe doet u dat:\n    vraag: Hoe?\n    sinds: 2027-02-14\n",
    "question-without-a-day": "vragen:\n  hoe:\n    vraag: Hoe?\n",
    "question-with-another-key": "vragen:\n  hoe:\n    vraag: Hoe?\n    sinds: 2027-02-14\n    naam: Geel\n",
    "question-too-long": f"vragen:\n  hoe:\n    vraag: {'x' * 201}\n    sinds: 2027-02-14\n",
    "question-of-no-town": "vragen:\n  hoe:\n    vraag: Hoe?\n    sinds: 2027-02-14\n    bestuur: Molx\n",
    "question-on-a-day-in-words": "vragen:\n  hoe:\n    vraag: Hoe?\n    sinds: 2027-02-14\n    bijeenkomst: 11 maart\n",
    "too-many-questions": "vragen:\n"
    + "".join(f"  v{number}:\n    vraag: Hoe?\n    sinds: 2027-02-14\n" for number in range(101)),
    "tab": "\tsinds: 2013\n",
}


@pytest.mark.parametrize("name", GOOD_CIRCLES)
def test_schema_and_reader_both_take(name: str, tmp_path: Path) -> None:
    text = LEAST + GOOD_CIRCLES[name]
    assert (schema_takes("circle-file", text), reader_takes(tmp_path, text)) == (True, True)


@pytest.mark.parametrize("name", BAD_CIRCLES)
def test_schema_and_reader_both_refuse(name: str, tmp_path: Path) -> None:
    text = LEAST + BAD_CIRCLES[name]
    assert (schema_takes("circle-file", text), reader_takes(tmp_path, text)) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("status: actief\nregio: Kempen\n", id="name-missing"),
        pytest.param("naam:\nstatus: actief\nregio: Kempen\n", id="name-empty"),
        pytest.param("naam: Kempen\nstatus: Actief\nregio: Kempen\n", id="status-with-a-capital"),
        pytest.param("naam: Kempen\nstatus: actief\nregio: De Kempen\n", id="region-unknown"),
        pytest.param(f"naam: {'K' * 81}\nstatus: actief\nregio: Kempen\n", id="name-too-long"),
        pytest.param('naam: "Kem\\npen"\nstatus: actief\nregio: Kempen\n', id="name-of-two-lines"),
        pytest.param(f"{LEAST}naam: Kempen\n", id="key-twice"),
        pytest.param("- naam: Kempen\n", id="a-list"),
    ],
)
def test_schema_and_reader_both_refuse_a_whole_file(text: str, tmp_path: Path) -> None:
    assert (schema_takes("circle-file", text), reader_takes(tmp_path, text)) == (False, False)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        pytest.param("opvolger: midwest\n", "the other files are not seen", id="successor-that-is-not-there"),
        pytest.param("gestopt_sinds: 2020\n", "two keys belong together", id="stopped-while-active"),
        pytest.param("gemeenten: [Geel, Geel]\n", "the reader says it at the item", id="municipality-twice"),
        pytest.param("ritme: 4.0\n", "for a schema 4.0 is a whole number", id="whole-number-with-a-point"),
        pytest.param("sinds: 2013 # ongeveer\n", "comments are gone before the schema sees anything", id="remark"),
        pytest.param("toelichting: &a x\n", "so are anchors", id="anchor"),
    ],
)
def test_what_a_schema_cannot_know(text: str, why: str, tmp_path: Path) -> None:
    """Only the build refuses these, and it always runs."""
    assert (schema_takes("circle-file", LEAST + text), reader_takes(tmp_path, LEAST + text)) == (True, False), why


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("datum: 2027-03-11\nvan: 14:00\ntot: 16:30\n", True, id="moment"),
        pytest.param("datum: 2027-03-11\ninschrijven: info@v-ict-or.be\n", True, id="mail-to-register"),
        pytest.param("datum: 2027-03-11\ninschrijven: mailto:info@v-ict-or.be\n", True, id="with-its-scheme"),
        pytest.param("datum: 2027-03-11\nsprekers:\n  - organisatie: V-ICT-OR\n", True, id="speakers"),
        pytest.param("datum: 11/03/2027\n", False, id="date-the-other-way-round"),
        pytest.param("datum: 2027-03-11\nvan: 14u\n", False, id="hour-with-a-letter"),
        pytest.param("datum: 2027-03-11\nbesturen: 0\n", False, id="no-governments"),
        pytest.param("datum: 2027-03-11\nonderwerpen: [Informatie Veiligheid]\n", False, id="topic-no-short-name"),
        pytest.param("titel: Zonder datum\n", False, id="no-date"),
    ],
)
def test_meetings(text: str, taken: bool) -> None:
    assert schema_takes("meeting-file", text) is taken
