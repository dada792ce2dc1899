"""Calendars and Atom feeds: of everything, of each circle and each topic, and of each meeting alone.

The moment decides only whether the link to take part online is still told: but for that the same data give the same
bytes on any day, so nothing moves in a calendar that nobody touched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kringen import agenda, questions
from kringen.edition import Edition, channels
from kringen.edition.page import FileRecipe
from kringen.feeds import news
from kringen.feeds.atom import atom
from kringen.feeds.calendar import appointment, calendar
from kringen.feeds.event import Events
from kringen.feeds.identity import circle_changes, circle_name
from kringen.feeds.news import Stream
from kringen.model import Circle, Meeting
from kringen.sentences import joined

MOST = 500
"""How many meetings a calendar holds, the latest ones; Google takes no calendar above one megabyte."""

NEVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The date of a feed in which nothing ever happened, when git does not know better."""


def feed_files(edition: Edition) -> Iterator[FileRecipe]:
    """Every calendar and feed, those at the former addresses of circles included."""
    events = Events(edition)
    for stream in _streams(edition):
        yield from _channel(edition, stream, events)
    yield from _invitations(edition, events)


def _streams(edition: Edition) -> Iterator[Stream]:
    site, history = edition.site, edition.history
    asked = questions.everything(site, edition.now)
    yield Stream(channels.EVERYTHING, "", site.meetings, asked, history.last or NEVER)
    for circle in site.circles:
        yield from _circle(edition, circle)
    for topic in site.topics:
        channel = channels.of_topic(topic)
        changes = history.of(f"content/onderwerpen/{topic.slug}.md")
        meetings = agenda.of_topic(agenda.everything(site), topic)
        about = questions.of_topic(asked, topic)
        yield Stream(channel, channel.folder, meetings, about, changes.last if changes else NEVER)


def _circle(edition: Edition, circle: Circle) -> Iterator[Stream]:
    """A circle at its own address and at those of its former names: a calendar follows no redirect page.

    One that went up in other circles goes on with their meetings, for who follows it, and says so in its name.
    """
    changes = circle_changes(circle, edition.history)
    name = f"kringen/{circle_name(circle, edition.history)}/"
    meetings = agenda.followed_with(edition.site, circle, edition.now)
    own = questions.of_circle(edition.site, edition.now, circle)
    successors = [edition.site.circle_by_slug[slug].name for slug in circle.successors]
    for slug in (circle.slug, *circle.former_slugs):
        channel = channels.of_circle(circle, slug)
        if successors:
            channel = replace(channel, title=f"{channel.title} (nu {joined(successors)})")
        yield Stream(channel, name, meetings, own, changes.last if changes else NEVER)


def _channel(edition: Edition, stream: Stream, events: Events) -> Iterator[FileRecipe]:
    """The calendar and the three feeds of a channel."""
    channel = stream.channel
    yield FileRecipe(channel.calendar, partial(_calendar, edition, stream, events))
    yield FileRecipe(channel.reports, lambda: atom(news.reports(edition, stream)))
    yield FileRecipe(channel.announcements, lambda: atom(news.announcements(edition, stream)))
    yield FileRecipe(channel.questions, lambda: atom(news.questions(edition, stream)))


def _calendar(edition: Edition, stream: Stream, events: Events) -> bytes:
    channel = stream.channel
    dated = (meeting for meeting in stream.meetings if agenda.calendar_day(meeting))
    latest = agenda.soonest_first(dated)[-MOST:]
    return calendar(channel.title, edition.full_address(channel.calendar), (events.of(meeting) for meeting in latest))


def _invitations(edition: Edition, events: Events) -> Iterator[FileRecipe]:
    """One calendar file for each meeting, at its former addresses too."""
    for meeting in filter(agenda.calendar_day, edition.site.meetings):
        circle = edition.site.circle_by_slug[meeting.circle]
        make = partial(_invitation, meeting, events)
        for slug in (circle.slug, *circle.former_slugs):
            yield FileRecipe(channels.invitation(meeting, slug), make)


def _invitation(meeting: Meeting, events: Events) -> bytes:
    return appointment(events.of(meeting))
