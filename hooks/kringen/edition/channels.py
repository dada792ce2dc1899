"""What one can follow: everything, one circle or one topic; and where its calendar and its news stand."""

from __future__ import annotations

from dataclasses import dataclass

from kringen import agenda
from kringen.edition.page import HeadLink
from kringen.model import Circle, Meeting, Site, Topic

CALENDAR_TYPE = "text/calendar"
ATOM_TYPE = "application/atom+xml"


@dataclass(frozen=True)
class Channel:
    """Meetings that belong together, as a reader follows them."""

    title: str
    """What it is about: `Kenniskringen`, `Kenniskring Waasland`, `Onderwerp GDPR`."""

    name: str
    """The same after "van": `alle kenniskringen`, `de kenniskring Waasland`, `het onderwerp GDPR`."""

    folder: str
    """Where its feeds stand: empty, or the address of its page."""

    page: str
    """The uri of the page that shows the same."""

    @property
    def calendar(self) -> str:
        """Its iCalendar feed."""
        return f"{self.folder}agenda.ics"

    @property
    def reports(self) -> str:
        """Its Atom feed of new reports."""
        return f"{self.folder}verslagen.xml"

    @property
    def announcements(self) -> str:
        """Its Atom feed of what was announced, moved or cancelled."""
        return f"{self.folder}aankondigingen.xml"

    @property
    def questions(self) -> str:
        """Its Atom feed of questions."""
        return f"{self.folder}vragen.xml"

    @property
    def links(self) -> tuple[HeadLink, ...]:
        """What the head of its page links to."""
        return (
            HeadLink("alternate", self.calendar, CALENDAR_TYPE, f"Agenda van {self.name}"),
            HeadLink("alternate", self.reports, ATOM_TYPE, f"Verslagen van {self.name}"),
            HeadLink("alternate", self.announcements, ATOM_TYPE, f"Aankondigingen van {self.name}"),
            HeadLink("alternate", self.questions, ATOM_TYPE, f"Vragen van {self.name}"),
        )


EVERYTHING = Channel("Kenniskringen", "alle kenniskringen", "", "index.md")
"""All meetings of all circles."""


def of_circle(circle: Circle, slug: str | None = None) -> Channel:
    """The meetings of a circle, joint ones included; with a former name, the same at its old address."""
    return Channel(
        f"Kenniskring {circle.name}", f"de kenniskring {circle.name}", f"kringen/{slug or circle.slug}/", circle.uri
    )


def of_topic(topic: Topic) -> Channel:
    """The meetings about a topic."""
    return Channel(f"Onderwerp {topic.title}", f"het onderwerp {topic.title}", f"onderwerpen/{topic.slug}/", topic.uri)


def invitation(meeting: Meeting, slug: str | None = None) -> str:
    """The uri of the calendar file with one meeting; with a former name of its circle, at its old address."""
    return f"bijeenkomsten/{slug or meeting.circle}/{meeting.slug}/afspraak.ics"


def meeting_links(site: Site, meeting: Meeting) -> tuple[HeadLink, ...]:
    """What the head of a meeting's page links to: the meeting itself for a calendar, then the feeds of its circles."""
    circles = [site.circle_by_slug[slug] for slug in meeting.circles]
    own = HeadLink("alternate", invitation(meeting), CALENDAR_TYPE, "Deze bijeenkomst voor uw agenda")
    return (
        *([own] if agenda.calendar_day(meeting) else []),
        *(link for circle in circles for link in of_circle(circle).links),
    )
