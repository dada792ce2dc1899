"""A meeting as an event: when, where, by whom, and whether it goes on."""

from __future__ import annotations

from kringen import agenda
from kringen.dates import Month
from kringen.edition import Card, Edition
from kringen.edition.page import web_address
from kringen.linked.thing import Thing, administrative_area, circle_id, event_id, series_id, term_id, thing
from kringen.model import Enrolment, Meeting
from kringen.pages.meetings import description

PREVIEW = "assets/images/delen.png"
"""The picture of the site, for whoever shows one; main.html names it too."""

_SCHEMA = "https://schema.org/"


def event(edition: Edition, meeting: Meeting) -> Thing:
    """A meeting on its own page, with what Google asks of an Event (Search Central, "Event structured data").

    Where the place is not known yet, the region of its circle stands for it: an event without a location is none.
    """
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
        location=_locations(edition, card),
        image=web_address(PREVIEW, page, edition.settings),
        organizer=[
            thing(
                "Organization",
                id=circle_id(edition, circle, page),
                name=f"Kenniskring {circle.name}",
                url=web_address(circle.uri, page, edition.settings),
            )
            for circle in card.circles
        ],
        performer=[thing("Organization", name=name) for name in _speakers(meeting)],
        offers=_offer(edition, card),
        superEvent=[{"@id": series_id(edition, circle, page)} for circle in card.circles],
        about=_subjects(edition, card),
        isAccessibleForFree=True,
    )


def times(meeting: Meeting) -> Thing:
    """Start, end and status; a date without a time where the hour is not known, the first one while the new one is not."""
    day = agenda.calendar_day(meeting)
    assert day, "a meeting of which no day was ever known is no event"
    has_hours = day == meeting.when
    return {
        "startDate": (agenda.starts_at(meeting) if meeting.start and has_hours else day).isoformat(),
        **({"endDate": agenda.ends_at(meeting).isoformat()} if meeting.end and has_hours else {}),
        **(
            {"previousStartDate": str(meeting.first)}
            if meeting.is_moved and has_hours and not isinstance(meeting.first, Month)
            else {}
        ),
        "eventStatus": _SCHEMA + event_status(meeting),
    }


def event_status(meeting: Meeting) -> str:
    """The name at schema.org of how it stands with a meeting."""
    if meeting.is_cancelled:
        return "EventCancelled"
    if meeting.is_postponed or not meeting.is_day_known:
        return "EventPostponed"
    return "EventRescheduled" if meeting.is_moved else "EventScheduled"


def attendance_mode(meeting: Meeting) -> str:
    """Whether one goes there, joins online, or may choose."""
    if not meeting.online:
        return f"{_SCHEMA}OfflineEventAttendanceMode"
    on_site = meeting.host or meeting.location
    return _SCHEMA + ("MixedEventAttendanceMode" if on_site else "OnlineEventAttendanceMode")


def _locations(edition: Edition, card: Card) -> list[Thing]:
    meeting, found = card.meeting, []
    if meeting.host or meeting.location:
        host = edition.site.register.find(meeting.host or "", meeting.date)
        address = thing("PostalAddress", addressLocality=meeting.host, addressCountry="BE")
        area = administrative_area(host) if host else None
        name = meeting.location or meeting.host
        found.append(thing("Place", name=name, address=address, containedInPlace=area))
    if meeting.online:
        page = web_address(meeting.uri, meeting.uri, edition.settings)
        is_told = card.joins_online and not meeting.is_online_on_request
        found.append(thing("VirtualLocation", url=meeting.online if is_told else page))
    if not found:
        region = card.circles[0].region
        address = thing("PostalAddress", addressRegion=region, addressCountry="BE")
        found.append(thing("Place", name=region, address=address))
    return found


def _speakers(meeting: Meeting) -> list[str]:
    """The organisations that tell about something, each once."""
    return list(dict.fromkeys(speaker.organisation for speaker in meeting.speakers))


def _offer(edition: Edition, card: Card) -> Thing:
    """That it costs nothing, and whether there is room."""
    is_open = card.meeting.enrolment is Enrolment.OPEN
    return thing(
        "Offer",
        url=web_address(card.meeting.uri, card.meeting.uri, edition.settings),
        price="0",
        priceCurrency="EUR",
        availability=_SCHEMA + ("InStock" if is_open else "SoldOut"),
    )


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
