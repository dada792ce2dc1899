"""A meeting as lists and its own page show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from kringen import agenda, dates
from kringen.model import Circle, Enrolment, Meeting, Topic
from kringen.sentences import joined


@dataclass(frozen=True)
class Card:
    """A meeting as lists and its own page show it; what follows from the rest and the day is not compared."""

    meeting: Meeting
    """The meeting itself."""

    circles: tuple[Circle, ...]
    """Its circles, the convening one first."""

    topics: tuple[Topic, ...]
    """Its topics, in the order of the file."""

    is_upcoming: bool
    """Whether it is not over yet."""

    today: dt.date = field(compare=False)
    """The day on which it is shown."""

    @property
    def title(self) -> str:
        """Its title, or the name of its circle."""
        return title_of(self.meeting, self.circles[0])

    @cached_property
    def span(self) -> str:
        """Day and times in full Dutch, or `in juni 2027, de dag volgt`."""
        span = dates.span(self.meeting.when, self.meeting.start, self.meeting.end)
        if self.meeting.is_day_known:
            return span
        return f"in {span}, de dag volgt" if self.is_upcoming and self.meeting.goes_on else f"in {span}"

    @property
    def when(self) -> tuple[str, str, str]:
        """The same in three pieces: the weekday, the day that the sheet of a calendar beside it shows too, and the hours."""
        if not self.meeting.is_day_known:
            return ("", "", self.span)
        weekday = self.span.partition(" ")[0]
        day = f" {dates.short_day(self.meeting.when)}"
        return (weekday, day, self.span[len(weekday) + len(day) :])

    @property
    def short_span(self) -> str:
        """The day alone, `11 maart 2027`, or its month."""
        return dates.short_day(self.meeting.when)

    @property
    def full_title(self) -> str:
        """Its title with its circles and its day, for a tab of the browser and a list of results; without doubling a name."""
        names = joined([circle.name for circle in self.circles])
        where = "" if not self.meeting.title and len(self.circles) == 1 else f", {names}"
        return f"{self.title}{where}, {self.short_span}"

    @property
    def on(self) -> str:
        """The same after a verb: `op donderdag 11 maart 2027`, `in juni 2027, de dag volgt`."""
        return f"op {self.span}" if self.meeting.is_day_known else self.span

    @property
    def state(self) -> str:
        """How it differs from what was announced: `cancelled`, `postponed`, `moved`; empty when it does not."""
        status = self.meeting.status.name.lower()
        return status if status in {"cancelled", "postponed"} else "moved" if self.meeting.is_moved else ""

    @property
    def mark(self) -> str:
        """The same in one Dutch word; empty when it goes on as announced."""
        return {"cancelled": "Geannuleerd", "postponed": "Uitgesteld", "moved": "Verplaatst"}.get(self.state, "")

    @property
    def relative(self) -> str:
        """How far its day lies from today, e.g. `over 3 weken`; empty while the day is not known."""
        return dates.relative(self.meeting.date, self.today) if self.meeting.is_day_known else ""

    @property
    def day(self) -> str:
        """The day of the month, for the sheet of a calendar; empty while it is not known."""
        return str(self.meeting.date.day) if self.meeting.is_day_known else ""

    @property
    def month(self) -> str:
        """Its month in three letters, for the sheet of a calendar."""
        return dates.short_month(self.meeting.date)

    @property
    def year(self) -> str:
        """Its year."""
        return str(self.meeting.date.year)

    @cached_property
    def starts(self) -> str:
        """Its start for `<time datetime>`: a month, a day, or an instant with its offset when the hour is known."""
        has_hour = self.meeting.start and self.meeting.is_day_known
        return dates.iso(agenda.starts_at(self.meeting)) if has_hour else str(self.meeting.when)

    @cached_property
    def ends(self) -> str:
        """The instant at which it is over, with its offset."""
        return dates.iso(agenda.ends_at(self.meeting))

    @property
    def joins_online(self) -> bool:
        """Whether one can still take part online."""
        return bool(self.meeting.online) and self.meeting.goes_on and self.is_upcoming

    @property
    def enrolment(self) -> str:
        """Whether one can register: `open`, `full`, `closed`, or `late` after the last day; empty when nobody has to."""
        meeting = self.meeting
        if not (meeting.goes_on and self.is_upcoming):
            return ""
        if meeting.enrolment is not Enrolment.OPEN:
            return meeting.enrolment.name.lower()
        if not meeting.registration:
            return ""
        return "late" if meeting.registration_closes and meeting.registration_closes < self.today else "open"


def title_of(meeting: Meeting, circle: Circle) -> str:
    """The title of a meeting; without one it is named after its circle."""
    return meeting.title or f"Bijeenkomst {circle.name}"
