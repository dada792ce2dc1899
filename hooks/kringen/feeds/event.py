"""A meeting as an event in a calendar (RFC 5545, section 3.6.1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from kringen import dates
from kringen.edition import Edition
from kringen.edition.appointment import Appointment, State, appointment_of
from kringen.feeds.calendar import day, instant, listed, local, plain, words
from kringen.feeds.identity import event_changes, uid
from kringen.feeds.text import line, text
from kringen.model import Meeting


def event(edition: Edition, meeting: Meeting) -> bytes:
    """The event of a meeting, with its lines folded and ended as the RFC asks."""
    changes = event_changes(meeting, edition.site, edition.history)
    told = appointment_of(edition, meeting)
    assert told, "a meeting of which no day was ever known is in no calendar"
    is_busy = told.start and told.state is State.CONFIRMED
    return b"".join([
        b"BEGIN:VEVENT\r\n",
        words("SUMMARY", line(told.title)),
        *_times(told),
        instant("DTSTAMP", changes.last),
        words("UID", uid(meeting, edition.site, edition.history)),
        plain("SEQUENCE", str(changes.count - 1)),
        *_categories(edition, meeting),
        instant("CREATED", changes.first),
        words("DESCRIPTION", text(told.text)),
        instant("LAST-MODIFIED", changes.last),
        *([words("LOCATION", line(told.place))] if told.place else []),
        plain("STATUS", told.state),
        plain("TRANSP", "OPAQUE" if is_busy else "TRANSPARENT"),
        *([plain("URL", page)] if (page := edition.full_address(meeting.uri)) else []),
        b"END:VEVENT\r\n",
    ])  # fmt: skip  # one property a line


def _times(told: Appointment) -> Iterator[bytes]:
    """Start and end. Without an hour it is a whole day, with its end exclusive."""
    if told.start and told.end:
        yield local("DTSTART", _local(told.start), dates.BRUSSELS.key)
        yield local("DTEND", _local(told.end), dates.BRUSSELS.key)
    else:
        yield day("DTSTART", told.day)
        yield day("DTEND", told.day + dt.timedelta(days=1))


def _categories(edition: Edition, meeting: Meeting) -> Iterator[bytes]:
    if meeting.topics:
        yield listed("CATEGORIES", [line(edition.site.topic_by_slug[slug].title) for slug in meeting.topics])


def _local(instant: dt.datetime) -> dt.datetime:
    """What the clock in Brussels shows; for a time that it skips in spring the time it then shows, so that all read it alike."""
    return instant.astimezone(dates.BRUSSELS)


@dataclass(frozen=True)
class Events:
    """A meeting stands in the calendar of everything, of its circles, of its topics, and in one of its own."""

    edition: Edition
    _written: dict[str, bytes] = field(init=False, repr=False, default_factory=dict)

    def of(self, meeting: Meeting) -> bytes:
        """Its VEVENT (RFC 5545, section 3.6.1)."""
        known = self._written.get(meeting.uri)
        if known is None:
            known = self._written[meeting.uri] = event(self.edition, meeting)
        return known
