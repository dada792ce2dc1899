"""Hints about what visitors want to know before they come: the agenda and the place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen import questions
from kringen.dates import short_day
from kringen.hints.hint import View, hint, tip
from kringen.model import Meeting, MeetingStatus
from kringen.problem import Problem
from kringen.values.addresses import WRITTEN_WEB

SOON = dt.timedelta(weeks=8)
"""From when on people decide whether they come; a day that is kept free earlier needs no more than its date."""

EARLY = dt.timedelta(weeks=3)
"""How long before its day nobody closes a registration on purpose."""

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

QUESTIONS = tip(
    "vragen-die-leven",
    "Een bijeenkomst van de komende acht weken neemt geen enkele vraag op, terwijl er in de kring vragen leven.",
    "# in de kring, terwijl er een bijeenkomst 2027-03-11 komt\nvragen:\n  toegang-leveranciers:\n    bijeenkomst:",
    "Zet bij een vraag van de kring bijeenkomst: met de naam van het bestand van de bijeenkomst.",
)
ONLINE = tip(
    "webadres-als-plaats",
    "Bij locatie staat een webadres, en dat wordt daar geen link.",
    "locatie: https://www.v-ict-or.be/overleg",
    "Zet het webadres bij online; bij locatie komt de zaal met haar adres.",
)
CLOSED = tip(
    "inschrijven-van-voor-de-verplaatsing",
    "Een verplaatste bijeenkomst sluit haar inschrijvingen nog op een dag van voor de eerste datum.",
    "# in 2027-03-11.md\ndatum: 2027-04-22\nstatus: verplaatst\ninschrijven_tot: 2027-03-04",
    "Pas inschrijven_tot aan de nieuwe dag aan, of laat het staan als inschrijven echt niet meer kan.",
)


@hint(QUESTIONS)
def meetings_take_up_questions(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting of the coming eight weeks takes up a question, when some live in its circles."""
    if meeting.date - view.today > SOON or questions.of_meeting(view.site, view.now, meeting):
        return
    own = [each for each in questions.everything(view.site, view.now) if each.circle.slug in meeting.circles]
    alive = questions.waiting(own)
    if alive:
        waits = "leeft 1 vraag" if len(alive) == 1 else f"leven {len(alive)} vragen"
        message = f"in de kring {waits}, maar op deze bijeenkomst staat er geen"
        cure = f'zet bij een vraag zoals "{alive[-1].name}" bijeenkomst: {meeting.slug}'
        yield meeting.problem(QUESTIONS, message, cure=cure)


@hint(ONLINE)
def places_are_no_web_addresses(meeting: Meeting, view: View) -> Iterator[Problem]:
    """The place of a meeting is a room, and a web address stands where it becomes a link."""
    if meeting.is_day_known and meeting.location and WRITTEN_WEB.search(meeting.location):
        cure = "zet het bij online, en bij locatie de zaal"
        yield meeting.problem(ONLINE, "een webadres wordt hier geen link", "locatie", cure=cure)


@hint(CLOSED)
def registration_moves_along(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting that moved to a later day does not close its registration weeks before it, as for its first day."""
    closes = meeting.registration_closes if meeting.is_day_known and meeting.status is MeetingStatus.MOVED else None
    if closes and closes.isoformat() < meeting.slug[:10] and meeting.date - closes > EARLY:
        message = f"{short_day(closes)} is nog van voor de verplaatsing"
        yield meeting.problem(CLOSED, message, "inschrijven_tot", cure="kijk na of inschrijven nu langer kan")


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
