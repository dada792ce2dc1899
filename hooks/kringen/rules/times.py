"""When a meeting takes place: its day, its hours, the way it moved, and the last day to register."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from kringen.agenda import planned_end, starts_at
from kringen.dates import Month, moment, short_day
from kringen.model import Meeting, MeetingStatus, Site
from kringen.problem import Code, Problem
from kringen.rules.rule import rule

DATE_NOT_FILE_NAME = Code(
    "datum-of-bestandsnaam",
    "De datum is niet die van de bestandsnaam, en de bijeenkomst is niet verplaatst.",
    "# in 2027-03-11.md\ndatum: 2027-03-18",
    "Verbeter de datum, of schrijf status: verplaatst; de bestandsnaam blijft de dag die het eerst is aangekondigd.",
)
POSTPONED_TO_A_DAY = Code(
    "uitgesteld-met-nieuwe-dag",
    "Een bijeenkomst heet uitgesteld, maar de datum is niet meer die van de bestandsnaam.",
    "# in 2027-03-11.md\ndatum: 2027-03-18\nstatus: uitgesteld",
    "Schrijf status: verplaatst zodra de nieuwe dag of maand vaststaat; laat datum tot dan zoals ze was.",
)
MOVED_NOWHERE = Code(
    "verplaatst-zonder-nieuwe-dag",
    "Een bijeenkomst heet verplaatst, maar de datum is nog die van de bestandsnaam.",
    "# in 2027-03-11.md\ndatum: 2027-03-11\nstatus: verplaatst",
    "Schrijf bij datum de nieuwe dag; zijn alleen het uur of de plaats gewijzigd, laat status dan weg.",
)
END_BEFORE_START = Code(
    "einde-voor-begin",
    "Een bijeenkomst eindigt niet later dan ze begint.",
    "van: 14:00\ntot: 12:00",
    "Verbeter van of tot.",
)
END_WITHOUT_START = Code(
    "einde-zonder-begin",
    "Een bijeenkomst heeft een einduur, maar geen beginuur.",
    "tot: 16:30",
    "Voeg het beginuur toe met van, of laat tot weg.",
)
CLOSES_LATE = Code(
    "inschrijven-te-laat",
    "De laatste dag om in te schrijven valt na de bijeenkomst.",
    "datum: 2027-03-11\ninschrijven_tot: 2027-04-03",
    "Kies als laatste dag de dag van de bijeenkomst of een dag ervoor.",
)
CLOSES_WITHOUT_ADDRESS = Code(
    "inschrijven-zonder-adres",
    "Er is een laatste dag om in te schrijven, maar er staat niet bij hoe men inschrijft.",
    "inschrijven_tot: 2027-03-04",
    "Voeg inschrijven toe met een webadres of een mailadres, of laat inschrijven_tot weg.",
)
SAME_DAY = Code(
    "zelfde-dag",
    "Een kring heeft op één dag twee bijeenkomsten die doorgaan, zonder uren of met uren die elkaar overlappen.",
    "# in 2027-03-04.md, terwijl er ook een 2027-03-11.md is\ndatum: 2027-03-11",
    "Verbeter een datum, of houd één bestand over wanneer een gezamenlijke bijeenkomst er twee keer staat; zijn het er echt "
    "twee, geef beide dan hun eigen uren met van en tot (het tweede bestand heet 2027-03-11-2.md).",
)


@rule(DATE_NOT_FILE_NAME)
def dates_are_those_of_the_file_names(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting that is still planned as announced takes place on the day, or in the month, of its file name.

    A cancelled one may have moved before: there the date is left alone.
    """
    for meeting in site.meetings:
        if meeting.is_moved and meeting.status is MeetingStatus.PLANNED:
            kind = "maand" if isinstance(meeting.first, Month) else "dag"
            message = f"{meeting.when} is niet de {kind} van de bestandsnaam"
            cure = (
                f"is dit een tikfout, schrijf dan {meeting.first}; is de bijeenkomst verplaatst, schrijf dan "
                f"status: verplaatst (het adres op de site houdt de eerste datum)"
            )
            yield meeting.problem(DATE_NOT_FILE_NAME, message, "datum", cure=cure)


@rule(MOVED_NOWHERE)
def moved_meetings_have_a_new_date(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting that moved takes place on another day than that of its file name."""
    for meeting in site.meetings:
        if meeting.status is MeetingStatus.MOVED and not meeting.is_moved:
            message = f"de bijeenkomst heet verplaatst, maar datum is nog steeds {meeting.first}"
            cure = "schrijf bij datum de nieuwe dag; zijn alleen het uur of de plaats gewijzigd, laat status dan weg"
            if meeting.when != meeting.first:
                message = f"de bijeenkomst heet verplaatst, maar {meeting.when} valt in de maand die was aangekondigd"
                cure = "laat status weg: een dag kiezen in die maand is niet verplaatsen"
            yield meeting.problem(MOVED_NOWHERE, message, "status", cure=cure)


@rule(POSTPONED_TO_A_DAY)
def postponed_meetings_have_no_new_date(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting that was postponed keeps its first date until the new one is known; then it moved."""
    for meeting in site.meetings:
        if meeting.is_postponed and meeting.is_moved:
            message = f"de bijeenkomst heet uitgesteld, maar datum is nu {meeting.when}"
            cure = f"schrijf status: verplaatst; staat ook die dag niet vast, zet datum dan terug op {meeting.first}"
            yield meeting.problem(POSTPONED_TO_A_DAY, message, "status", cure=cure)


@rule(END_BEFORE_START)
def meetings_end_after_they_start(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting ends later than it starts."""
    for meeting in site.meetings:
        if meeting.start and meeting.end and moment(meeting.date, meeting.end) <= starts_at(meeting):
            message = f"{meeting.end:%H:%M} is niet later dan het begin, {meeting.start:%H:%M}"
            yield meeting.problem(END_BEFORE_START, message, "tot", cure="verbeter van of tot")


@rule(END_WITHOUT_START)
def ends_have_a_start(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting with an end has a start."""
    for meeting in site.meetings:
        if meeting.end and not meeting.start:
            cure = "voeg het beginuur toe met van, of laat tot weg"
            yield meeting.problem(END_WITHOUT_START, "het beginuur ontbreekt", "tot", cure=cure)


@rule(CLOSES_LATE)
def registration_closes_before_the_meeting(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The last day to register is not later than the day of the meeting."""
    for meeting in site.meetings:
        if meeting.registration_closes and meeting.registration_closes > meeting.date:
            message = f"{meeting.registration_closes} valt na de bijeenkomst"
            cure = f"kies ten laatste {meeting.date}"
            yield meeting.problem(CLOSES_LATE, message, "inschrijven_tot", cure=cure)


@rule(CLOSES_WITHOUT_ADDRESS)
def registration_has_an_address(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting with a last day to register says where to register."""
    for meeting in site.meetings:
        if meeting.registration_closes and not meeting.registration:
            message = "er staat niet bij hoe men inschrijft"
            cure = "voeg inschrijven toe met een webadres of een mailadres"
            yield meeting.problem(CLOSES_WITHOUT_ADDRESS, message, "inschrijven_tot", cure=cure)


@rule(SAME_DAY)
def circles_meet_once_at_a_time(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """Two meetings of a circle on one day have hours that do not overlap, joint ones included; one that is off does not count."""
    taken: defaultdict[tuple[str, dt.date], list[Meeting]] = defaultdict(list)
    for meeting in site.meetings:
        clashes: dict[str, str] = {}
        for slug in meeting.circles if meeting.goes_on and meeting.is_day_known else ():
            for other in taken[slug, meeting.date]:
                if other is not meeting and _overlap(other, meeting):
                    clashes.setdefault(other.origin.path, slug)
            taken[slug, meeting.date].append(meeting)
        for path, slug in clashes.items():
            message = f'de kring "{slug}" heeft op {short_day(meeting.date)} ook een bijeenkomst in {path}'
            cure = (
                "verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; "
                "zijn het er twee, geef ze uren die elkaar niet overlappen"
            )
            yield meeting.problem(SAME_DAY, message, "datum", cure=cure)


def _overlap(one: Meeting, other: Meeting) -> bool:
    """Whether two meetings on one day may be at the same time; one without hours may be at any time of it."""
    return starts_at(one) < planned_end(other) and starts_at(other) < planned_end(one)
