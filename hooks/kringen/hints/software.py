"""A hint about the names of programs, so that each is found under one."""

from __future__ import annotations

from collections.abc import Iterator

from kringen.dates import short_day
from kringen.hints.hint import View, hint, tip
from kringen.model import Meeting
from kringen.problem import Problem
from kringen.software import mentions

SPELLING = tip(
    "software-spelling",
    "Een programma is hier anders gespeld dan op een vroegere bijeenkomst.",
    "# terwijl een vroegere bijeenkomst Cevi schreef\nsoftware: [{naam: CEVI}]",
    "Schrijf de naam zoals de eerste keer; verbeter die als ze toen verkeerd stond.",
)


@hint(SPELLING, among=lambda view: view.site.meetings)
def programs_keep_their_spelling(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A program is spelled as at the earliest meeting that names it."""
    for index, software in enumerate(meeting.software):
        first = next(iter(mentions(view.site).get(software.key, ())), None)
        if first and first.meeting.date < meeting.date and first.software.name != software.name:
            name, day = first.software.name, short_day(first.meeting.when)
            message = f'"{software.name}" heette op {day} "{name}"'
            yield meeting.problem(SPELLING, message, "software", index, "naam", cure=f"schrijf {name}")
