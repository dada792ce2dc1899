"""Hints about the day of a meeting: announced in time, and on a day when people can come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen import days_off
from kringen.areas import neighbours
from kringen.dates import short_day
from kringen.hints.hint import View, hint, tip
from kringen.model import Meeting
from kringen.problem import Problem

NOTICE = dt.timedelta(days=14)
"""How long before its day a meeting is best announced."""

FAR = dt.timedelta(days=548)
"""Eighteen months: further ahead a day is more often a slip of the keyboard than a plan."""

GONE = tip(
    "dag-voorbij",
    "Een nieuwe bijeenkomst heeft een dag die voorbij is, en heeft geen verslag of bron.",
    "# aangekondigd op 4 maart 2027\ndatum: 2026-03-11",
    "Kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe.",
)
AHEAD = tip(
    "ver-vooruit",
    "Een bijeenkomst is meer dan achttien maanden vooruit.",
    "datum: 2037-03-11",
    "Kijk het jaar na; bewust gekozen mag de dag blijven.",
)
LATE = tip(
    "kort-vooraf",
    "Een bijeenkomst wordt minder dan 14 dagen vooraf aangekondigd.",
    "# aangekondigd op 4 maart 2027\ndatum: 2027-03-11",
    "Mail de deelnemers zelf, want niet iedereen bekijkt de site elke week; kondig de volgende keer vroeger aan.",
)
HOLIDAY = tip(
    "feestdag",
    "Een bijeenkomst valt op een feestdag.",
    "datum: 2027-11-11",
    "Kies een andere dag, tenzij u deze dag bewust koos.",
)
WEEKEND = tip(
    "weekend",
    "Een bijeenkomst valt op een zaterdag of een zondag.",
    "datum: 2027-03-13",
    "Kijk na of de datum klopt; bewust gekozen mag ze blijven.",
)
NEIGHBOURS = tip(
    "zelfde-dag-in-de-regio",
    "Een andere kring in dezelfde regio komt op dezelfde dag samen.",
    "# terwijl een andere kring van de regio dan ook samenkomt\ndatum: 2027-03-11",
    "Kies een andere dag, of maak er met kringen één gezamenlijke bijeenkomst van.",
)


@hint(GONE, among=lambda view: view.gone)
def new_meetings_are_still_to_come(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A new meeting is still to come, unless it has a report or a source."""
    cure = "kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe"
    yield meeting.problem(GONE, f"{short_day(meeting.when)} is voorbij", "datum", cure=cure)


@hint(AHEAD)
def meetings_are_not_far_away(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting is at most eighteen months ahead."""
    if meeting.date > view.today + FAR:
        message = f"{short_day(meeting.when)} is meer dan achttien maanden vooruit"
        yield meeting.problem(AHEAD, message, "datum", cure="kijk na of het jaar klopt")


@hint(LATE)
def meetings_are_announced_in_time(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting is announced at least two weeks before its day."""
    announced = view.announced(meeting)
    if meeting.is_day_known and announced and announced <= meeting.date < announced + NOTICE:
        message = f"de bijeenkomst wordt minder dan {NOTICE.days} dagen vooraf aangekondigd"
        yield meeting.problem(LATE, message, "datum", cure="mail de deelnemers ook zelf")


@hint(HOLIDAY)
def meetings_avoid_holidays(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting is not held on a public holiday, nor on that of the Flemish Community."""
    if meeting.is_day_known and (name := days_off.holiday(meeting.date)):
        message = f"{short_day(meeting.date)} is een feestdag ({name})"
        yield meeting.problem(HOLIDAY, message, "datum", cure="kies een andere dag, tenzij u dit bewust koos")


@hint(WEEKEND)
def meetings_avoid_weekends(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A meeting is held on a day of the week; of a holiday in a weekend only the holiday is said."""
    name = days_off.weekend(meeting.date) if meeting.is_day_known else ""
    if name and not days_off.holiday(meeting.date):
        message = f"{short_day(meeting.date)} is een {name}"
        yield meeting.problem(WEEKEND, message, "datum", cure="kijk na of dat klopt")


@hint(NEIGHBOURS)
def meetings_avoid_their_neighbours(meeting: Meeting, view: View) -> Iterator[Problem]:
    """A circle does not meet on the day of another circle with the same region or municipalities, unless together."""
    around = {near.slug: near for slug in meeting.circles for near in neighbours(view.site, slug, view.today)}
    for other in view.coming:
        met = next((slug for slug in other.circles if slug in around and slug not in meeting.circles), None)
        if (
            met
            and other.when == meeting.when
            and meeting.is_day_known
            and not set(other.circles) & set(meeting.circles)
        ):
            message = f"op {short_day(meeting.date)} komt ook de kring {around[met].name} samen, in dezelfde regio"
            cure = "kies een andere dag, of maak er één gezamenlijke bijeenkomst van"
            yield meeting.problem(NEIGHBOURS, message, "datum", cure=cure)
