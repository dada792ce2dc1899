"""A meeting as it stands in somebody's own calendar: the same title, hours, place and text in a file and behind a link."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from dataclasses import dataclass

from kringen import agenda, dates
from kringen.edition import Edition
from kringen.edition.outline import outline
from kringen.markdown import excerpt
from kringen.model import Enrolment, Meeting
from kringen.sentences import joined

LONGEST_PART = 600
"""How much of the introduction and of the agenda a calendar holds, in characters; the page holds it all."""


class State(enum.StrEnum):
    """How an appointment stands, in the words of RFC 5545, section 3.8.1.11."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    """Its new day is not known yet."""

    CANCELLED = "CANCELLED"


_PREFIXES = {State.CONFIRMED: "", State.TENTATIVE: "UITGESTELD: ", State.CANCELLED: "GEANNULEERD: "}
"""What stands before the title: many calendars show no other sign of it."""


@dataclass(frozen=True)
class Appointment:
    """A meeting in a calendar."""

    title: str
    day: dt.date
    """The day in Brussels on which it begins."""

    start: dt.datetime | None
    """The instant at which it begins; None when it takes the whole day, as far as anybody knows."""

    end: dt.datetime | None
    """The instant at which it ends, or would with a usual length; None as its start."""

    place: str
    """Empty when it is not known."""

    text: str
    """What a participant wants to read, in paragraphs with an empty line between them."""

    state: State


def appointment_of(edition: Edition, meeting: Meeting) -> Appointment | None:
    """A meeting as an appointment; None as long as no day was ever known."""
    day = agenda.calendar_day(meeting)
    if not day:
        return None
    has_hours = bool(meeting.start) and day == meeting.when
    return Appointment(
        title=_title(edition, meeting),
        day=day,
        start=agenda.starts_at(meeting) if has_hours else None,
        end=agenda.planned_end(meeting) if has_hours else None,
        place=meeting.place,
        text="\n\n".join(_text(edition, meeting)),
        state=_state(meeting),
    )


def _title(edition: Edition, meeting: Meeting) -> str:
    """The title with its circles in front, because it stands between appointments of all kinds."""
    names = [edition.site.circle_by_slug[slug].name for slug in meeting.circles]
    circles = f"{'Kenniskring' if len(names) == 1 else 'Kenniskringen'} {joined(names)}"
    return f"{_PREFIXES[_state(meeting)]}{circles}: {meeting.title or 'bijeenkomst'}"


def _state(meeting: Meeting) -> State:
    if meeting.is_cancelled:
        return State.CANCELLED
    return State.TENTATIVE if meeting.is_postponed or not meeting.is_day_known else State.CONFIRMED


def _text(edition: Edition, meeting: Meeting) -> Iterator[str]:
    """What a participant wants to read, piece by piece."""
    yield from _remarks(meeting)
    if meeting.body.intro:
        yield excerpt(meeting.body.intro.text, LONGEST_PART)
    if meeting.body.agenda:
        lines = outline(meeting.body.agenda.html, LONGEST_PART)
        yield f"Agenda:\n{lines}" if "\n" in lines else f"Agenda: {lines.removeprefix('- ')}"
    if meeting.speakers:
        speakers = (each.organisation + (f" ({each.subject})" if each.subject else "") for each in meeting.speakers)
        yield f"{'Spreker' if len(meeting.speakers) == 1 else 'Sprekers'}: {'; '.join(speakers)}"
    if meeting.goes_on:
        yield from _coming(edition, meeting)
    if page := edition.full_address(meeting.uri):
        yield f"Het verslag: {page}#verslag" if meeting.has_report else f"Alle informatie: {page}"


def _remarks(meeting: Meeting) -> Iterator[str]:
    """What is not as announced, and what is not known yet."""
    if meeting.is_cancelled:
        yield "Deze bijeenkomst gaat niet door."
        return
    if meeting.is_postponed:
        yield f"Uitgesteld: ze gaat niet door op {dates.day(meeting.when)}. De nieuwe dag staat nog niet vast."
        return
    if meeting.is_moved:
        later = "" if meeting.is_day_known else "; de dag volgt nog"
        yield f"Verplaatst van {dates.day(meeting.first)} naar {dates.day(meeting.when)}{later}."
    if meeting.is_day_known and not meeting.start:
        yield "Het uur staat niet vast."
    elif meeting.is_day_known and not meeting.end:
        yield "Het einduur staat niet vast."


def _coming(edition: Edition, meeting: Meeting) -> Iterator[str]:
    """How one gets there, takes part online, and registers."""
    contact = edition.site.circle_by_slug[meeting.circles[0]].contact
    if meeting.access:
        yield f"Bereikbaarheid: {meeting.access}"
    if agenda.joins_online(meeting, edition.now):
        asked = f"Online deelnemen? Vraag de link aan de kring: {contact}"
        yield asked if meeting.is_online_on_request else f"Neem online deel: {meeting.online}"
    if meeting.enrolment is Enrolment.FULL:
        yield f"Volzet. Mail voor de wachtlijst: {contact}"
    elif meeting.enrolment is Enrolment.CLOSED:
        yield "De inschrijvingen zijn gesloten."
    elif meeting.registration:
        closes = f" (tot en met {dates.day(meeting.registration_closes)})" if meeting.registration_closes else ""
        yield f"Schrijf u in: {meeting.registration.removeprefix('mailto:')}{closes}"
