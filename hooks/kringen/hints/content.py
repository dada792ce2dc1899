"""Hints about what visitors want to know before they come: the agenda and the place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.hints.hint import View, hint, tip
from kringen.model import Meeting
from kringen.problem import Problem

SOON = dt.timedelta(weeks=8)
"""From when on people decide whether they come; a day that is kept free earlier needs no more than its date."""

AGENDA = tip(
    "agenda",
    "Een bijeenkomst van de komende acht weken heeft nog geen agenda.",
    "## Agenda\n\n(niets)",
    "Schrijf onder ## Agenda in enkele woorden wat aan bod komt.",
)
PLACE = tip(
    "plaats",
    "Een bijeenkomst van de komende acht weken zegt nog niet waar ze plaatsvindt.",
    "gastbestuur:\nlocatie:",
    "Vul gastbestuur en locatie in, of online.",
)


@hint(AGENDA)
def agendas_are_announced(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting of the coming eight weeks has an agenda."""
    if meeting.is_day_known and meeting.date - view.today <= SOON and not meeting.body.agenda:
        cure = "schrijf in enkele woorden wat aan bod komt"
        yield meeting.problem(AGENDA, "er staat nog geen agenda", cure=cure)


@hint(PLACE)
def places_are_announced(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting of the coming eight weeks says in which room it is held, or how to take part online."""
    if not meeting.is_day_known or meeting.date - view.today > SOON or meeting.location or meeting.online:
        return
    message, cure = "er staat nog geen plaats", "vul gastbestuur en locatie in, of online"
    if meeting.host:
        message, cure = f"de zaal en het adres in {meeting.host} ontbreken nog", "vul locatie in"
    yield meeting.problem(PLACE, message, "locatie", cure=cure)
