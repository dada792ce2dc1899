"""The programs of a meeting: each stands there once, and each government once with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.model import Site
from kringen.problem import Code, Problem
from kringen.rules.naming import repeated
from kringen.rules.rule import rule

TWICE = Code(
    "software-dubbel",
    "Een bijeenkomst noemt hetzelfde programma twee keer, ook als het anders gespeld is.",
    "software: [{naam: Cevi}, {naam: CEVI}]",
    "Houd er één over, met alle gemeenten erbij.",
)
USER_TWICE = Code(
    "software-bestuur-dubbel",
    "Bij een programma staat dezelfde gemeente twee keer.",
    "software: [{naam: Cevi, bij: [Lokeren, Lokeren]}]",
    "Noem elke gemeente één keer.",
)


@rule(TWICE)
def programs_are_listed_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting lists each program once, however it is spelled."""
    for meeting in site.meetings:
        for index, _ in repeated([each.key for each in meeting.software]):
            message = f'"{meeting.software[index].name}" staat er twee keer'
            cure = "houd er één over, met alle gemeenten erbij"
            yield meeting.problem(TWICE, message, "software", index, "naam", cure=cure)


@rule(USER_TWICE)
def users_are_listed_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A program lists each municipality once."""
    for meeting in site.meetings:
        for place, program in enumerate(meeting.software):
            for index, name in repeated(program.used_by):
                message = f"{name} staat er twee keer"
                yield meeting.problem(USER_TWICE, message, "software", place, "bij", index, cure="houd er één over")
