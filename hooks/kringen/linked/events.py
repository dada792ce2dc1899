"""A meeting as an event: when, where, by whom, and whether it goes on."""

from __future__ import annotations

from kringen import agenda
from kringen.edition import Card, Edition
from kringen.edition.page import web_address
from kringen.linked.thing import Thing, administrative_area, circle_id, event_id, series_id, term_id, thing
from kringen.model import Meeting
from kringen.pages.meetings import description

_SCHEMA = "https://schema.org/"


def event(edition: Edition, meeting: Meeting) -> Thing:
    """A meeting on its own page. What is not known yet, such as the place, is left out."""
    page, card = meeting.uri, edition.card(meeting)
    return thing(
        "Event",
        id=event_id(edition, meeting, page),
        name=card.title,
        description=description(card),
        url=web_address(page, page, edition.settings),
        inLanguage="nl-BE",
        **times(meeting),
        eventAttendanceMode=attendance_mode(meeting),
        location=_locations(edition, meeting),
        organizer=[
            thing(
                "Organization",
                id=circle_id(edition, circle, page),
                name=f"Kenniskring {circle.name}",
                url=web_address(circle.uri, page, edition.settings),
            )
            for circle in card.circles
        ],
        superEvent=[{"@id": series_id(edition, circle, page)} for circle in card.circles],
        about=_subjects(edition, card),
        isAccessibleForFree=True,
    )


def times(meeting: Meeting) -> Thing:
    """Start, end and status; a date without a time where the hour is not known."""
    start = agenda.starts_at(meeting) if meeting.start else meeting.date
    return {
        "startDate": start.isoformat(),
        **({"endDate": agenda.ends_at(meeting).isoformat()} if meeting.end else {}),
        **({"previousStartDate": meeting.first_date.isoformat()} if meeting.is_moved else {}),
        "eventStatus": _SCHEMA + event_status(meeting),
    }


def event_status(meeting: Meeting) -> str:
    """The name at schema.org of how it stands with a meeting."""
    if meeting.is_cancelled:
        return "EventCancelled"
    return "EventRescheduled" if meeting.is_moved else "EventScheduled"


def attendance_mode(meeting: Meeting) -> str | None:
    """Whether one goes there, joins online, or may choose; None while no place is known."""
    on_site = bool(meeting.host or meeting.location)
    if meeting.online:
        return _SCHEMA + ("MixedEventAttendanceMode" if on_site else "OnlineEventAttendanceMode")
    return f"{_SCHEMA}OfflineEventAttendanceMode" if on_site else None


def _locations(edition: Edition, meeting: Meeting) -> list[Thing]:
    found = []
    if meeting.host or meeting.location:
        host = edition.site.register.find(meeting.host or "", meeting.date)
        address = thing("PostalAddress", addressLocality=meeting.host, addressCountry="BE")
        area = administrative_area(host) if host else None
        name = meeting.location or meeting.host
        found.append(thing("Place", name=name, address=address, containedInPlace=area))
    if meeting.online:
        found.append(thing("VirtualLocation", url=meeting.online))
    return found


def _subjects(edition: Edition, card: Card) -> list[Thing]:
    page = card.meeting.uri
    return [
        thing(
            "DefinedTerm",
            id=term_id(edition, topic, page),
            name=topic.title,
            url=web_address(topic.uri, page, edition.settings),
        )
        for topic in card.topics
    ]
