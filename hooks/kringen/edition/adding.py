"""Links that open a calendar in the browser with a meeting filled in; nothing is asked of it before somebody clicks.

Neither format has an official page any more; both are those of "add-event-to-calendar-docs" (InteractionDesignFoundation)
and of the links that Google Agenda and Outlook on the web make themselves.
"""

from __future__ import annotations

import datetime as dt
from urllib.parse import quote, urlencode

from kringen.edition import Edition
from kringen.edition.appointment import Appointment, State, appointment_of
from kringen.model import Meeting

LONGEST_ADDRESS = 2000
"""How long a link may become before its text is cut: some mail programs and servers take no longer ones."""


def add_links(edition: Edition, meeting: Meeting) -> tuple[tuple[str, str], ...]:
    """The names of calendars in the browser with their links; none for a meeting without a day that goes on."""
    told = appointment_of(edition, meeting)
    if not told or told.state is not State.CONFIRMED:
        return ()
    return (("Outlook (Microsoft 365)", outlook(told)), ("Google Agenda", google(told)))


def outlook(told: Appointment) -> str:
    """Outlook on the web with a work account; a whole day ends on the next one, as in iCalendar."""
    times = (told.start, told.end) if told.start and told.end else (told.day, told.day + dt.timedelta(days=1))
    fields = {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": told.title,
        "startdt": times[0].isoformat(),
        "enddt": times[1].isoformat(),
        **({} if told.start else {"allday": "true"}),
        "location": told.place,
    }
    return _address("https://outlook.office.com/calendar/0/deeplink/compose", fields, "body", told.text)


def google(told: Appointment) -> str:
    """Google Agenda; hours in UTC, which it shows on the reader's own clock."""
    if told.start and told.end:
        times = [each.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%SZ") for each in (told.start, told.end)]
    else:
        times = [day.strftime("%Y%m%d") for day in (told.day, told.day + dt.timedelta(days=1))]
    fields = {"action": "TEMPLATE", "text": told.title, "dates": "/".join(times), "location": told.place}
    return _address("https://calendar.google.com/calendar/render", fields, "details", told.text)


def _address(start: str, fields: dict[str, str], name: str, text: str) -> str:
    """The link, with as much of the text as fits; its end, which holds the address of the page, stays."""
    *others, last = text.split("\n\n")
    while True:
        whole = {**{key: value for key, value in fields.items() if value}, name: "\n\n".join([*others, last])}
        address = f"{start}?{urlencode(whole, quote_via=quote, safe='')}"
        if len(address) <= LONGEST_ADDRESS or not others:
            return address
        others.pop()
