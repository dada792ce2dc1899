"""What a convener fills in becomes the file of a new meeting, judged by the same reader and rules as any file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kringen.dates import Month, on, short_day, today
from kringen.hints import hints
from kringen.history import History
from kringen.model import Meeting, Site, last_day
from kringen.model.asking import asking
from kringen.model.fields import inner_type, keys_of
from kringen.problem import Problem, errors
from kringen.source import with_drafts
from kringen.transfer.cells import Names, Unclear, circle_in
from kringen.transfer.columns import Row
from kringen.transfer.plan import Outcome, Plan, plan

_AGENDA = "## Agenda\n\n## Verslag\n"


@dataclass(frozen=True)
class Announcement:
    """A new file, ready to be written."""

    path: str
    """Relative to the repository, with forward slashes."""

    circle: str
    when: dt.date | Month
    text: str
    tips: tuple[Problem, ...]
    """Friendly hints about it."""


def objections(values: Mapping[str, str], site: Site, now: dt.datetime) -> tuple[str, ...]:
    """What is wrong with what was filled in so far, in Dutch sentences; what is not filled in yet is not missed.

    `values` are texts by the keys of a file, and `kring`; in any of the ways in which people write dates and names.
    """
    if not values.get("datum"):
        return _of_circle(values, site)
    made = _plan(values, site, now)
    draft, taken = made.steps[0].draft, made.steps[0].outcome is Outcome.PRESENT
    if draft and last_day(draft.when) < today(now):
        return (f"{short_day(draft.when)} is voorbij; een archief neemt u over met run.py import",)
    said = (f"{each.message}; {each.cure}".removesuffix("; ") for each in errors(made.problems))
    return (_already(made, site),) if taken else tuple(dict.fromkeys(said))


def announce(values: Mapping[str, str], site: Site, now: dt.datetime, history: History) -> Announcement:
    """The file for what was filled in, without objections; every key that is left open is explained in it."""
    made = _plan(values, site, now).steps[0].draft
    assert made, "objections() comes first"
    front = made.text.removesuffix("---\n")
    keys = [line.partition(":")[0] for line in front.split("\n")[1:-1] if not line.startswith(" ")]
    text = "".join([front, *(f"{line}\n" for line in guidance(keys)), "---\n", _AGENDA])
    whole, _ = with_drafts(site, {made.path: text})
    tips = tuple(tip for tip in hints(whole, now, history) if tip.path == made.path)
    return Announcement(made.path, made.circle, made.when, text, tips)


def _plan(values: Mapping[str, str], site: Site, now: dt.datetime) -> Plan:
    return plan((Row(1, {key: text for key, text in values.items() if text}, {}),), site, now, "")


def _of_circle(values: Mapping[str, str], site: Site) -> tuple[str, ...]:
    try:
        circle = site.circle_by_slug.get(circle_in(values.get("kring", ""), Names.of(site)))
    except Unclear as unclear:
        return (f"{unclear.message}; {unclear.cure}",)
    return (f"de kring {circle.name} is gestopt; kondig niets meer aan",) if circle and circle.has_stopped else ()


def _already(made: Plan, site: Site) -> str:
    """Which file stands there already."""
    draft = made.steps[0].draft
    assert draft, "what stands there already was read"
    there = [each for each in site.meetings if draft.circle in each.circles and each.when == draft.when]
    path = there[0].origin.path if there else draft.path
    when = on(draft.when)
    return f"{when} heeft deze kring al een bijeenkomst, in {path}; kies een andere dag of een ander uur, of wijzig dat bestand"


FIRST = "# Weet u meer? Haal het hekje weg voor de regels die u invult; de uitleg mag blijven staan."
LEFT_OUT = {"datum", "status", "bron", "overgenomen_door"}
"""What every announcement has, what changes it, and what only the archive has."""


def guidance(filled: Collection[str]) -> tuple[str, ...]:
    """The lines of comment for a file that has these keys."""
    keys = [key for key in keys_of(Meeting) if key not in {*filled, *LEFT_OUT}]
    return (FIRST, *(line for key in keys for line in _explained(key))) if keys else ()


def _explained(key: str) -> Iterator[str]:
    field = keys_of(Meeting)[key]
    words = field.description or ""
    yield f"# Na afloop: {words[0].lower()}{words[1:]}" if asking(field).afterwards else f"# {words}"
    yield from (f"# {line}" for line in _example(key, field))


def _example(key: str, field: FieldInfo) -> Iterator[str]:
    """The lines of a value; of rows one is shown, with an example of each of its keys."""
    if field.examples:
        value = field.examples[0]
        yield f"{key}: [{', '.join(value)}]" if isinstance(value, list) else f"{key}: {value}"
        return
    yield f"{key}:"
    row: type[BaseModel] = inner_type(field.annotation)
    inner = (line for name, each in keys_of(row).items() for line in _example(name, each))
    yield from (f"{'    ' if index else '  - '}{line}" for index, line in enumerate(inner))
