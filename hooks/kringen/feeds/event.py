"""A meeting as an event in a calendar (RFC 5545, section 3.6.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen import dates
from kringen.edition import Edition
from kringen.edition.page import address_of
from kringen.feeds.identity import meeting_changes, uid
from kringen.feeds.property import day, instant, listed, local, plain, words
from kringen.feeds.text import line, text
from kringen.markdown import excerpt
from kringen.model import Meeting

CANCELLED = "GEANNULEERD: "
"""Before the title of a cancelled meeting: many calendars show no other sign of it."""

LONGEST_PART = 600
"""How much of the introduction and of the agenda an event holds, in characters; the page holds it all."""


def event(edition: Edition, meeting: Meeting) -> bytes:
    """The event of a meeting, with its lines folded and ended as the RFC asks."""
    changes = meeting_changes(meeting, edition.site, edition.history)
    return b"".join([
        b"BEGIN:VEVENT\r\n",
        words("SUMMARY", summary(edition, meeting)),
        *_times(meeting),
        instant("DTSTAMP", changes.last),
        words("UID", uid(meeting, edition.site, edition.history)),
        plain("SEQUENCE", str(changes.count - 1)),
        *_categories(edition, meeting),
        instant("CREATED", changes.first),
        words("DESCRIPTION", text("\n\n".join(_description(edition, meeting)))),
        instant("LAST-MODIFIED", changes.last),
        *([words("LOCATION", line(place))] if (place := meeting.place) else []),
        plain("STATUS", "CANCELLED" if meeting.is_cancelled else "CONFIRMED"),
        plain("TRANSP", "OPAQUE" if meeting.start and not meeting.is_cancelled else "TRANSPARENT"),
        *_address(edition, meeting),
        b"END:VEVENT\r\n",
    ])  # fmt: skip  # one property a line


def summary(edition: Edition, meeting: Meeting) -> str:
    """The title with its circles in front, because it stands between appointments of all kinds."""
    names = [edition.site.circle_by_slug[slug].name for slug in meeting.circles]
    circles = f"{'Kenniskring' if len(names) == 1 else 'Kenniskringen'} {' en '.join(names)}"
    cancelled = CANCELLED if meeting.is_cancelled else ""
    return line(f"{cancelled}{circles}: {meeting.title or 'bijeenkomst'}")


def _times(meeting: Meeting) -> Iterator[bytes]:
    """Start and end. Without an hour it is a whole day, with its end exclusive."""
    if not meeting.start:
        yield day("DTSTART", meeting.date)
        yield day("DTEND", meeting.date + dt.timedelta(days=1))
        return
    start = _local(meeting.date, meeting.start)
    end = _local(meeting.date, meeting.end) if meeting.end else start
    yield local("DTSTART", start, dates.BRUSSELS.key)
    if end > start:
        yield local("DTEND", end, dates.BRUSSELS.key)


def _categories(edition: Edition, meeting: Meeting) -> Iterator[bytes]:
    if meeting.topics:
        yield listed("CATEGORIES", [line(edition.site.topic_by_slug[slug].title) for slug in meeting.topics])


def _address(edition: Edition, meeting: Meeting) -> Iterator[bytes]:
    if edition.settings.site_url:
        yield plain("URL", edition.settings.site_url + address_of(meeting.uri))


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
