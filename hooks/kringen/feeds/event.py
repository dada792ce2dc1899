"""A meeting as an event in a calendar (RFC 5545, section 3.6.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from icalendar import Event

from kringen import dates
from kringen.feeds.identity import meeting_changes, uid
from kringen.feeds.text import line, text
from kringen.markdown import excerpt
from kringen.model import Meeting
from kringen.pages.edition import Edition
from kringen.pages.page import address_of

CANCELLED = "GEANNULEERD: "
"""Before the title of a cancelled meeting: many calendars show no other sign of it."""

LONGEST_PART = 600
"""How much of the introduction and of the agenda an event holds, in characters; the page holds it all."""


def event(edition: Edition, meeting: Meeting) -> bytes:
    """The event of a meeting, with its lines folded and ended as the RFC asks."""
    changes = meeting_changes(meeting, edition.site, edition.history)
    found = Event()
    found.add("uid", uid(meeting, edition.site, edition.history))
    found.add("sequence", changes.count - 1)
    found.add("dtstamp", changes.last)
    found.add("created", changes.first)
    found.add("last-modified", changes.last)
    _add_time(found, meeting)
    found.add("summary", summary(edition, meeting))
    found.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    if place := where(meeting):
        found.add("location", line(place))
    if meeting.topics:
        found.add("categories", [line(edition.site.topic_by_slug[slug].title) for slug in meeting.topics])
    if edition.settings.site_url:
        found.add("url", edition.settings.site_url + address_of(meeting.uri))
    found.add("description", text("\n\n".join(_description(edition, meeting))))
    return bytes(found.to_ical())


def summary(edition: Edition, meeting: Meeting) -> str:
    """The title with its circles in front, because it stands between appointments of all kinds."""
    names = [edition.site.circle_by_slug[slug].name for slug in meeting.circles]
    circles = f"{'Kenniskring' if len(names) == 1 else 'Kenniskringen'} {' en '.join(names)}"
    cancelled = CANCELLED if meeting.is_cancelled else ""
    return line(f"{cancelled}{circles}: {meeting.title or 'bijeenkomst'}")


def where(meeting: Meeting) -> str:
    """The place as one text; empty when it is not known yet."""
    return ", ".join(filter(None, (meeting.host, meeting.location))) or ("Online" if meeting.online else "")


def _add_time(found: Event, meeting: Meeting) -> None:
    """Start and end. Without an hour it is a whole day (with its end exclusive), and nobody counts as busy all day."""
    if meeting.start:
        start = _local(meeting.date, meeting.start)
        end = _local(meeting.date, meeting.end) if meeting.end else start
        found.add("dtstart", start)
        if end > start:
            found.add("dtend", end)
    else:
        found.add("dtstart", meeting.date)
        found.add("dtend", meeting.date + dt.timedelta(days=1))
    found.add("transp", "OPAQUE" if meeting.start and not meeting.is_cancelled else "TRANSPARENT")


def _local(day: dt.date, time: dt.time) -> dt.datetime:
    """A clock time in Brussels; one that the clock skips in spring as the time it then shows, so that all read it alike."""
    return dates.moment(day, time).astimezone(dates.BRUSSELS)


def _description(edition: Edition, meeting: Meeting) -> Iterator[str]:
    """What a participant wants to read in the calendar, piece by piece."""
    yield from _state(meeting)
    if meeting.body.intro:
        yield excerpt(meeting.body.intro.text, LONGEST_PART)
    if meeting.body.agenda:
        yield f"Agenda: {excerpt(meeting.body.agenda.text, LONGEST_PART)}"
    if meeting.speakers:
        speakers = (each.organisation + (f" ({each.subject})" if each.subject else "") for each in meeting.speakers)
        yield f"{'Spreker' if len(meeting.speakers) == 1 else 'Sprekers'}: {'; '.join(speakers)}"
    if meeting.online:
        yield f"Neem online deel: {meeting.online}"
    if meeting.registration and not meeting.is_cancelled:
        closes = f" (tot en met {dates.day(meeting.registration_closes)})" if meeting.registration_closes else ""
        yield f"Schrijf u in: {meeting.registration.removeprefix('mailto:')}{closes}"
    if edition.settings.site_url:
        page = edition.settings.site_url + address_of(meeting.uri)
        yield f"Het verslag: {page}#verslag" if meeting.has_report else f"Alle informatie: {page}"


def _state(meeting: Meeting) -> Iterator[str]:
    """What is not as announced, and what is not known yet."""
    if meeting.is_cancelled:
        yield "Deze bijeenkomst gaat niet door."
    elif meeting.is_moved:
        yield f"Verplaatst van {dates.day(meeting.first_date)} naar {dates.day(meeting.date)}."
    if not meeting.start:
        yield "Het uur staat niet vast."
    elif not meeting.end:
        yield "Het einduur staat niet vast."
