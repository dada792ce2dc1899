"""Hostile texts in every free field: refused at their place with the right code, or read exactly as they are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kringen.model import Circle, FileRecord, Meeting, Topic, read_by
from kringen.model.fields import aliases
from kringen.register import flanders
from kringen.source import load
from tests.support.hostile import ANYWHERE, BODY, LINES, Hostile, lay, naughty, of_meetings, own
from tests.support.tally import Tally

VERDICTS = Path(__file__).parent / "verdicts.txt"
"""What becomes of our own table, vector by vector."""


def in_meeting(key: str, meeting: Meeting) -> list[str]:
    """The texts at a key of a meeting, also in its rows; an address in a row is none."""
    found = [(keys, text) for keys, text in read_by(meeting, *LINES, *ANYWHERE) if keys[0] == key]
    return [text for keys, text in found if len(keys) == 1 or keys in {each for each, _ in read_by(meeting, *LINES)}]


READ: dict[str, Callable[[Any], Iterable[str | None]]] = {
    "circle naam": lambda circle: [circle.name],
    "circle trekker": lambda circle: [circle.trekker.role, circle.trekker.organisation, circle.trekker.name],
    "circle toelichting": lambda circle: [circle.note],
    "circle contact": lambda circle: [circle.contact],
    "circle bron": lambda circle: [circle.source],
    "circle vorige_namen": lambda circle: circle.former_names,
    "circle team": lambda circle: [circle.team.removeprefix("@")],  # GitHub puts it before every name
    "circle vragen": lambda circle: [
        word for each in circle.questions.values() for word in (each.text, each.explanation)
    ],
    "topic titel": lambda topic: [topic.title],
    "topic thema": lambda topic: [topic.theme],
    "topic synoniemen": lambda topic: topic.synonyms,
    **{f"meeting {key}": partial(in_meeting, key) for key in of_meetings("")},
}
"""What the model holds of each field."""


CLOSED = {
    Circle: "status regio gemeenten sinds ritme bevestigd gestopt_sinds opvolger",
    Topic: "",
    Meeting: "datum van tot status onderwerpen kringen inschrijven_tot inschrijving overgenomen_door besturen verslag",
}
"""Keys that take no text of one's own: a date, an hour, a number, or a word from a list."""


@pytest.mark.parametrize("kind", CLOSED, ids=lambda kind: kind.__name__)
def test_every_key_is_tried_or_takes_no_text(kind: type[FileRecord]) -> None:
    """Whoever adds a key adds it here."""
    tried = {
        field.removeprefix(f"{kind.__name__.lower()} ") for field in READ if field.startswith(kind.__name__.lower())
    }
    assert {*aliases(kind)} == tried | {*CLOSED[kind].split()}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Our own table in every field."""
    return lay(tmp_path_factory.mktemp("proef"), own())


def test_each_vector_has_its_verdict(hostile: Hostile, request: pytest.FixtureRequest) -> None:
    """Every field that refuses it, with line, column and code; all other fields take it. `--bless` accepts a change."""
    found = verdicts(hostile)
    if request.config.getoption("--bless"):
        VERDICTS.write_text(found, encoding="utf-8", newline="\n")
    assert found == VERDICTS.read_text(encoding="utf-8")


def test_what_is_taken_is_read_as_it_is(hostile: Hostile, tally: Tally) -> None:
    """Nothing is changed in a text of our own table; only white space at its ends goes."""
    count(tally, "hostile texts in fields", hostile)
    assert changed(hostile) == []


@pytest.mark.parametrize("share", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_naughty_strings_are_refused_or_read_as_they_are(share: int, tmp_path: Path, tally: Tally) -> None:
    """The Big List of Naughty Strings: refused at a line, or the same text; daily a third of the places."""
    naughty_ones = lay(tmp_path, naughty(), share)
    count(tally, "hostile texts in fields", naughty_ones)
    assert changed(naughty_ones) == []


def changed(hostile: Hostile) -> list[str]:
    """Every field whose text was read as another one."""
    site, _ = load(hostile.root, flanders(), hostile.root)
    records = {record.origin.path: record for record in site.records()}
    return [
        f"{thing.path} {key}"
        for thing in hostile.things
        for key in thing.fields
        if key != BODY
        and {same(text or "") for text in READ[f"{thing.kind} {key}"](records[thing.path])} != {same(thing.vector.text)}
    ]


def verdicts(hostile: Hostile) -> str:
    """A line for each vector."""
    lines: dict[str, list[str]] = {thing.vector.name: [] for thing in hostile.things}
    for refusal in hostile.refused:
        mark = refusal.problem.mark
        lines[refusal.vector.name].append(f"{refusal.field} {mark.line}:{mark.column} {refusal.problem.code.name}")
    return "".join(f"{name}: {'; '.join(sorted(said))}\n" for name, said in sorted(lines.items()))


def count(tally: Tally, subject: str, hostile: Hostile) -> None:
    """Adds what was tried, refused and taken to what is printed below the run."""
    taken = sum(len(thing.fields) for thing in hostile.things)
    tally(subject, tried=len(hostile.refused) + taken, refused=len(hostile.refused), taken=taken)


def same(text: str) -> str:
    """A text as the reader keeps it."""
    return unicodedata.normalize("NFC", text).strip()
