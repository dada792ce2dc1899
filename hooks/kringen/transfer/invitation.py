"""What the appointments of a calendar say of meetings: when, where, how to take part online, and whether it goes on.

The form for trekkers says the same of the same files (assets/javascripts/melden/appointment.js); tests ask both.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from kringen.detours import direct
from kringen.problem import shown
from kringen.source.text import FORBIDDEN
from kringen.transfer.calendar_text import CalendarText, Component, Property, web_addresses
from kringen.transfer.cells import Unclear
from kringen.transfer.invitations import LINKS, MOST, SAID, pattern
from kringen.transfer.moments import Moment, duration, moment
from kringen.transfer.series import Unreadable, has_end, occurrences
from kringen.transfer.titles import Title, taken_apart

_DAY = dt.timedelta(days=1)
_LONGEST_LIST = 1000
_LONGEST_LINE = 2000


@dataclass(frozen=True)
class Invited:
    """One meeting that an appointment announces."""

    day: dt.date
    start: dt.time | None
    end: dt.time | None
    """Clock times in Brussels; a meeting of a whole day has none."""

    title: Title
    place: str
    online: str
    uid: str
    topics: tuple[str, ...]
    """The categories, as they are written."""

    is_cancelled: bool


@dataclass(frozen=True)
class Group:
    """An appointment with all the times that it takes place."""

    meetings: tuple[Invited, ...]
    """In order; of what repeats for ever or too often only the first."""

    notes: tuple[str, ...]
    is_series: bool = False
    has_end: bool = True


def appointments(text: CalendarText, circles: Sequence[tuple[str, str]]) -> Iterator[Group | Unclear]:
    """Every appointment of a file, in order; `circles` are pairs of a circle's slug and a name."""
    for calendar in text.root.all("VCALENDAR"):
        method = calendar.text("METHOD").strip().upper()
        for master, overrides in _sets(list(calendar.all("VEVENT"))):
            reader = _Reader(text.root, method, circles)
            try:
                yield reader.group(master, overrides)
            except Unclear as unclear:
                yield unclear


def _sets(events: Sequence[Component]) -> Iterator[tuple[Component, list[Component]]]:
    """Each appointment with the changes to single times of it; an earlier version of the same does not count."""
    latest: dict[str, int] = {}
    changed = defaultdict(list)
    for event in events:
        uid = event.text("UID")
        if event.first("RECURRENCE-ID"):
            changed[uid].append(event)
        else:
            latest[uid] = max(latest.get(uid, 0), _sequence(event))
    for event in events:
        uid = event.text("UID")
        if event.first("RECURRENCE-ID"):
            if not uid or uid not in latest:
                yield event, []
        elif not uid or _sequence(event) == latest[uid]:
            yield event, changed[uid] if uid else []


def _sequence(event: Component) -> int:
    found = re.fullmatch(r"\s*([0-9]{1,9})\s*", event.text("SEQUENCE"))
    return int(found[1]) if found else 0


@dataclass(frozen=True)
class _Reader:
    """Reads the appointments of one calendar."""

    described: Component
    """Holds the time zones that the file describes."""

    method: str
    circles: Sequence[tuple[str, str]]

    def group(self, master: Component, overrides: Sequence[Component]) -> Group:
        """An appointment with the times that really take place. Raises Unclear."""
        notes: dict[str, None] = {}
        start = self._start(master, notes)
        first = self._meeting(master, start, start.local, notes)
        if self.method in {"REPLY", "COUNTER"}:
            notes[SAID["reply"]] = None
        if first.is_cancelled or not (master.first("RRULE") or master.first("RDATE")):
            return Group((first,), tuple(notes))
        rule = master.text("RRULE")
        try:
            times = list(islice(self._times(master, start, rule), MOST * 2))
            is_bounded = not rule or has_end(rule)
        except Unreadable:
            notes[SAID["rule"]] = None
            return Group((first,), tuple(notes))
        instead = {self._instant(each): each for each in overrides}
        quiet: dict[str, None] = {}
        meetings = [self._meeting(master, start, local, quiet) for local in times if start.clock(local) not in instead]
        for each in overrides:
            own = self._start(each, notes)
            meetings.append(self._meeting(each, own, own.local, quiet))
        kept = sorted(
            (each for each in meetings if not each.is_cancelled), key=lambda each: (each.day, each.start or dt.time())
        )
        if not kept:
            raise Unclear(SAID["never"])
        return Group(tuple(kept[: MOST + 1]), tuple(notes), is_series=True, has_end=is_bounded)

    def _times(self, master: Component, start: Moment, rule: str) -> Iterator[dt.datetime]:
        """The clock times at which it takes place by its rule and its added days, without those taken out."""
        out = self._listed(master, "EXDATE")
        instants = {each.clock(each.local) for each in out if each.has_hour}
        days = {each.local.date() for each in out if not each.has_hour}
        seen: set[dt.datetime] = set()
        regular = occurrences(start.local, rule) if rule else [start.local]
        for local in chain(regular, (each.local for each in self._listed(master, "RDATE"))):
            if local not in seen and start.clock(local) not in instants and local.date() not in days:
                seen.add(local)
                yield local

    def _listed(self, master: Component, name: str) -> list[Moment]:
        """The moments of a list; of a period its beginning."""
        lines = master.properties.get(name, ())
        values = [
            Property(part.partition("/")[0], each.line, each.zone) for each in lines for part in each.value.split(",")
        ]
        return [each for value in values[:_LONGEST_LIST] if (each := moment(value, self.described, {}))]

    def _instant(self, override: Component) -> dt.datetime | None:
        """Which time of a series a change is about, as the clock in Brussels then is."""
        found = override.first("RECURRENCE-ID")
        each = moment(found, self.described, {}) if found else None
        return each.clock(each.local) if each else None

    def _start(self, event: Component, notes: dict[str, None]) -> Moment:
        found = event.first("DTSTART")
        if not found:
            raise Unclear(SAID["no_day"].format(event.line))
        start = moment(found, self.described, notes)
        if not start:
            raise Unclear(SAID["no_start"].format(found.line, shown(found.value, 30)))
        return start

    def _meeting(self, event: Component, start: Moment, local: dt.datetime, notes: dict[str, None]) -> Invited:
        """The meeting that begins at a clock time of the zone of `start`."""
        begin = start.clock(local)
        hours = self._hours(event, start, local - start.local, notes)
        topics = tuple(part.strip() for part in event.text("CATEGORIES").split(",") if part.strip())
        title = taken_apart(_line(event.text("SUMMARY")), self.circles, topics)
        place, online = _where(event)
        cancelled = self.method == "CANCEL" or event.text("STATUS").strip().upper() == "CANCELLED" or title.is_cancelled
        uid = event.text("UID").strip()
        return Invited(begin.date(), *hours, title, place, online, uid, topics, cancelled)

    def _hours(
        self, event: Component, start: Moment, later: dt.timedelta, notes: dict[str, None]
    ) -> tuple[dt.time | None, dt.time | None]:
        """The hours of the day on which it begins; none of a whole day, and no end on another day."""
        begin = start.clock(start.local + later)
        end = self._end(event, start, later, notes)
        midnight = dt.time()
        is_whole = not start.has_hour or (end is not None and begin.time() == end.time() == midnight and end > begin)
        if is_whole:
            days = (end - begin).days if end else 1
            if days > 1:
                notes[SAID["days"].format(days)] = None
            return None, None
        if end is None or end == begin:
            return begin.time(), None
        if end < begin:
            notes[SAID["end"]] = None
            return begin.time(), None
        if end.date() == begin.date():
            return begin.time(), end.time()
        days = (end.date() - begin.date()).days + (end.time() != midnight)
        notes[SAID["days"].format(days) if end - begin >= _DAY else SAID["night"]] = None
        return begin.time(), None

    def _end(self, event: Component, start: Moment, later: dt.timedelta, notes: dict[str, None]) -> dt.datetime | None:
        """When it ends, on the clock in Brussels; None when that is not known."""
        found = event.first("DTEND")
        end = moment(found, self.described, notes) if found else None
        if end:
            return end.clock(end.local + later)
        length = duration(event.text("DURATION"))
        return start.clock(start.local + later + length) if length else None


def _where(event: Component) -> tuple[str, str]:
    """The place without what is none, and the address of an online meeting; of a description nothing else is read."""
    online = next((each for name in LINKS for each in _joined(event.text(name))), "")
    places = []
    for part in pattern("between_places").split(event.text("LOCATION")[:_LONGEST_LINE]):
        address = next(web_addresses(part), "")
        online = online or (direct(address) if address else "")
        place = _line(part.replace(address, " ") if address else part).strip(" ,;:")
        if place and not pattern("no_place").search(place):
            places.append(place)
    return ", ".join(dict.fromkeys(places)), online


def _joined(text: str) -> Iterator[str]:
    """The addresses of online meetings in a text, as they are without the detour over a mail filter."""
    for each in web_addresses(text.replace("&amp;", "&")):
        address = direct(each)
        if pattern("online").search(address):
            yield address


def _line(text: str) -> str:
    """A text on one line, without what nobody sees."""
    seen = FORBIDDEN.sub("", re.sub("[\u2028\u2029\x0b\x85]", "\n", unicodedata.normalize("NFC", text[:_LONGEST_LINE])))
    return " ".join(unicodedata.normalize("NFC", seen).split())
