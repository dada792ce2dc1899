"""The appointments of an .ics file become rows, as if they stood in a table."""

from __future__ import annotations

from collections.abc import Iterator

from kringen.model import Site
from kringen.problem import Mark, Problem, shown
from kringen.sentences import counted
from kringen.transfer.calendar_text import CalendarText, read_calendar
from kringen.transfer.cells import Names, Unclear, host_named_in
from kringen.transfer.columns import Row
from kringen.transfer.invitation import Group, Invited, appointments
from kringen.transfer.invitations import LARGEST, MOST, SAID, pattern
from kringen.transfer.mistakes import APPOINTMENT, CELL, TABLE
from kringen.values.words import slug_of

_PLACES = {"kring": 1, "datum": 2}


def read_appointments(
    data: bytes, path: str, site: Site, circle: str = ""
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """The meetings in a calendar (RFC 5545), in the order of the file; a row is numbered by its appointment.

    Only what belongs to the meeting is taken: day, hours, title, place, address to take part online, and whether it was
    cancelled; no names, and of a description only that address. A series that ends is written out. `circle` is that of
    what names none. No exception is raised for anything in the bytes.
    """
    if len(data) > LARGEST:
        message = f"de agenda is groter dan {LARGEST // 1_000_000} MB"
        return (), (Problem(path, Mark(), TABLE, message, "exporteer een kortere periode"),)
    text = read_calendar(data)
    if isinstance(text, str):
        message = f"dit is {text} en geen agenda" if text else "dit is geen agenda"
        return (), (Problem(path, Mark(), TABLE, message, "exporteer de agenda opnieuw als .ics"),)
    rows: list[Row] = []
    problems = list(_of_file(text, path))
    number = 0
    for number, found in enumerate(appointments(text, circle_names(site)), 1):
        if isinstance(found, Unclear) or not _is_countable(found):
            message, cure = _wrong(found)
            problems.append(Problem(path, Mark(number), CELL, f"afspraak {number}: {message}", cure))
            continue
        problems += [_remark(path, number, f"afspraak {number}: {note}") for note in _notes(found)]
        rows += [Row(number, dict(_cells(each, site, circle)), _PLACES) for each in found.meetings]
    if not number:
        problems.append(Problem(path, Mark(), TABLE, "in de agenda staat geen afspraak", "kies een andere agenda"))
    return tuple(rows), tuple(problems)


def circle_names(site: Site) -> list[tuple[str, str]]:
    """Every circle by its file name, with each name that it has or had."""
    named = (
        (each.slug, (each.name, *(former.replace("-", " ") for former in each.former_slugs))) for each in site.circles
    )
    return [(slug, name) for slug, names in named for name in names]


def _of_file(text: CalendarText, path: str) -> Iterator[Problem]:
    """What to look at in the whole file."""
    if text.odd:
        yield _remark(path, text.odd, _going_on(SAID["odd"].format(text.odd)))
    if text.is_cut:
        yield _remark(path, 1, _going_on(SAID["cut"]))


def _is_countable(found: Group) -> bool:
    return found.has_end and len(found.meetings) <= MOST


def _wrong(found: Group | Unclear) -> tuple[str, str]:
    """Why an appointment gives no meetings, and what to do."""
    if isinstance(found, Unclear):
        return str(found), "kijk de afspraak na"
    how = f"meer dan {MOST} keer" if found.has_end else "zonder einde"
    title = shown(found.meetings[0].title.text)
    return f'"{title}" herhaalt zich {how}', "maak van elke bijeenkomst een eigen afspraak"


def _notes(found: Group) -> Iterator[str]:
    yield from map(_going_on, found.notes)
    if found.is_series:
        number = len(found.meetings)
        yield f"dit is een reeks van {counted(number, 'bijeenkomst', 'bijeenkomsten')}"


def _going_on(sentence: str) -> str:
    """A sentence as the rest of another."""
    return sentence[0].lower() + sentence[1:].rstrip(".")


def _remark(path: str, number: int, message: str) -> Problem:
    return Problem(path, Mark(number), APPOINTMENT, message)


def _cells(each: Invited, site: Site, circle: str) -> Iterator[tuple[str, str]]:
    """The cells of one meeting that hold something."""
    names = Names.of(site)
    own = pattern("own").search(each.uid)
    first = own[2] if own else ""
    named = [names.circles[own[1]]] if own and own[1] in names.circles else []
    circles = list(dict.fromkeys([*named, *each.title.circles]))
    if circle and not (named or each.title.is_certain):
        circles = [circle]
    place, host = _host(each, site, is_own=bool(own))
    topics = [slug_of(topic) for topic in each.topics] if own else []
    cells = {
        "kring": circles[0] if circles else "",
        "datum": each.day.isoformat(),
        "eerste_datum": first if first != each.day.isoformat() else "",
        "van": f"{each.start:%H:%M}" if each.start else "",
        "tot": f"{each.end:%H:%M}" if each.end else "",
        "titel": each.title.text,
        "status": "geannuleerd" if each.is_cancelled else "uitgesteld" if own and each.title.is_postponed else "",
        "gastbestuur": host,
        "locatie": place,
        "online": each.online,
        "onderwerpen": ", ".join(topic for topic in topics if topic in names.topics),
        "kringen": ", ".join(circles[1:]),
    }
    yield from ((name, value) for name, value in cells.items() if value)


def _host(each: Invited, site: Site, *, is_own: bool) -> tuple[str, str]:
    """The place, and the municipality that receives: the one in the place; an event of this site begins with it."""
    official = site.register.names(each.day)
    start, _, rest = each.place.partition(", ")
    if is_own:
        return (rest, start) if start in official else (each.place, "")
    return each.place, host_named_in(each.place, official)
