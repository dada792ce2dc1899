"""The events of an edition, each written once for every calendar that holds it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kringen.edition import Edition
from kringen.feeds.event import event
from kringen.model import Meeting


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
