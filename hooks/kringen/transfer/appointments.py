"""The appointments of an .ics file become rows, as if they stood in a table."""

from __future__ import annotations

import datetime as dt
import re

from icalendar import Calendar, Event

from kringen.dates import BRUSSELS
from kringen.model import Site
from kringen.problem import Mark, Problem, shown
from kringen.transfer.columns import Row
from kringen.transfer.mistakes import CELL, TABLE
from kringen.transfer.table import LARGEST
from kringen.values import fold

_PLACES = {"kring": 1, "datum": 2}


def read_appointments(
    data: bytes, path: str, site: Site, circle: str = ""
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The meetings in a calendar (RFC 5545), in the order of the file; a row is numbered by its appointment.

    Only what belongs to the meeting is taken: day, hours, title, place, and whether it was cancelled. No names and no
    descriptions: those may hold addresses of people. No exception is raised for anything in the bytes.
    """
    if len(data) > LARGEST:
        return (), (Problem(path, Mark(), TABLE, "het bestand is groter dan 20 MB", "splits het"),)
    try:
        calendar = Calendar.from_ical(data)
        events = calendar.events
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):  # what icalendar raises for a broken file
        return (), (Problem(path, Mark(), TABLE, "dit is geen agenda", "exporteer de agenda opnieuw als .ics"),)
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, event in enumerate(events, 1):
        values, wrong = _values(event, site, circle)
        if wrong:
            problems.append(Problem(path, Mark(number), CELL, f"afspraak {number}: {wrong[0]}", wrong[1]))
        else:
            rows.append(Row(number, values, _PLACES))
    if not events:
        problems.append(Problem(path, Mark(), TABLE, "in de agenda staat geen afspraak", "kies een andere agenda"))
    return tuple(rows), tuple(problems)


def _values(event: Event, site: Site, circle: str) -> tuple[dict[str, str], tuple[str, str] | None]:
    """The cells of one appointment, or what is wrong and what to do."""
    title = " ".join(str(event.get("SUMMARY", "")).split())
    if "RRULE" in event:
        return {}, (f'"{shown(title)}" herhaalt zich', "maak van elke bijeenkomst een eigen afspraak")
    try:
        start, end = _in_brussels(event.start), _in_brussels(event.end)
        last = end.date() if isinstance(end, dt.datetime) else end - dt.timedelta(days=1)
    except Exception:  # noqa: BLE001 -- a library's many ways to say that an appointment has no beginning
        return {}, (f'"{shown(title)}" heeft geen begin of einde dat klopt', "kijk de afspraak na")
    first = start.date() if isinstance(start, dt.datetime) else start
    if last > first:
        return {}, (f'"{shown(title)}" duurt langer dan een dag', "kijk de afspraak na")
    values = {
        "kring": circle or _circle(event, title, site),
        "datum": first.isoformat(),
        "titel": re.sub(r"^(GEANNULEERD|VERPLAATST): ", "", title),
        "locatie": ", ".join(part.strip() for part in str(event.get("LOCATION", "")).splitlines() if part.strip()),
        "status": "geannuleerd" if str(event.get("STATUS", "")).upper() == "CANCELLED" else "",
    }
    if isinstance(start, dt.datetime) and isinstance(end, dt.datetime):
        values["van"] = f"{start:%H:%M}"
        values["tot"] = f"{end:%H:%M}" if end > start else ""
    return {name: value for name, value in values.items() if value}, None


def _in_brussels(value: dt.date) -> dt.date:
    """A time of another zone as the clock in Brussels shows it; a time without zone is taken as it is."""
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value.astimezone(BRUSSELS).replace(tzinfo=None)
    return value


def _circle(event: Event, title: str, site: Site) -> str:
    """The circle that the categories or else the title name; empty when none or more than one is named."""
    categories = event.get("CATEGORIES")
    named = " ".join(str(each) for each in getattr(categories, "cats", []))
    for text in (named, title):
        found = {
            circle.slug for circle in site.circles if re.search(rf"\b{re.escape(fold(circle.name))}\b", fold(text))
        }
        if len(found) == 1:
            return found.pop()
    return ""
