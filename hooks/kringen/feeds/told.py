"""What is told of each meeting in calendars, feeds and the API: its name, and its event, drawn once for all calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from kringen.dates import half_year
from kringen.edition import Edition
from kringen.feeds.event import event
from kringen.feeds.identity import known_changes, uid
from kringen.model import Meeting

MANY = 20
"""How many events of one half year are remembered together as well; fewer are recalled one by one as fast."""


@dataclass(frozen=True)
class Told:
    """The meetings of an edition."""

    edition: Edition
    _names: dict[str, str] = field(init=False, repr=False, default_factory=dict)
    _events: dict[str, bytes] = field(init=False, repr=False, default_factory=dict)

    def name(self, meeting: Meeting) -> str:
        """Names all that is told of it on any day: its file, its circles and topics, its history, and the settings."""
        known = self._names.get(meeting.uri)
        if known is None:
            site, history = self.edition.site, self.edition.history
            changes = known_changes(meeting, site, history)
            known = self._names[meeting.uri] = self.edition.name(
                meeting,
                [site.circle_by_slug[slug] for slug in meeting.circles],
                [site.topic_by_slug[slug] for slug in meeting.topics],
                uid(meeting, site, history),
                changes and (changes.first, changes.last, changes.count),
            )
        return known

    def names(self, meetings: Iterable[Meeting]) -> str:
        """Names all that is told of some meetings in this order."""
        return " ".join(map(self.name, meetings))

    def events(self, meetings: Iterable[Meeting]) -> Iterator[bytes]:
        """Their events, which come in half years."""
        for _, group in groupby(meetings, key=lambda meeting: half_year(meeting.date)):
            own = tuple(group)
            drawn = partial(self._together, own)
            yield self._recalled(self.edition.name(self.names(own)), drawn) if len(own) >= MANY else drawn()

    def event(self, meeting: Meeting) -> bytes:
        """Its event in a calendar."""
        known = self._events.get(meeting.uri)
        if known is None:
            drawn = partial(event, self.edition, meeting)
            known = self._events[meeting.uri] = self._recalled(self.name(meeting), drawn)
        return known

    def _together(self, meetings: Iterable[Meeting]) -> bytes:
        return b"".join(map(self.event, meetings))

    def _recalled(self, name: str, draw: Callable[[], bytes]) -> bytes:
        """One or more events, drawn anew when anything in one of them changed."""
        memo = self.edition.memo
        if memo is None or not name:
            return draw()
        known = memo.recall(f"events:{name}")
        if known is None:
            known = draw().decode()
            memo.keep(f"events:{name}", known)
        return known.encode()
