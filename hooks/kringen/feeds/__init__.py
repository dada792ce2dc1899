"""Calendars and Atom feeds: of everything, of each circle and each topic, and of each meeting alone.

Nothing here looks at the moment: the same data give the same bytes on any day, so nothing moves in a calendar
that nobody touched.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from kringen import agenda
from kringen.edition import Edition, channels
from kringen.edition.page import FileRecipe
from kringen.feeds import news
from kringen.feeds.atom import atom
from kringen.feeds.calendar import appointment, calendar
from kringen.feeds.identity import circle_changes, circle_name
from kringen.feeds.news import Stream
from kringen.feeds.told import Told
from kringen.model import Circle, Meeting

MOST = 500
"""How many meetings a calendar holds, the latest ones; Google takes no calendar above one megabyte."""

NEVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The date of a feed in which nothing ever happened, when git does not know better."""


def feed_files(edition: Edition, told: Told) -> Iterator[FileRecipe]:
    """Every calendar and feed, those at the former addresses of circles included."""
    for stream in _streams(edition):
        yield from _channel(edition, stream, told)
    yield from _invitations(edition, told)


def _streams(edition: Edition) -> Iterator[Stream]:
    site, history = edition.site, edition.history
    yield Stream(channels.EVERYTHING, "", site.meetings, history.last or NEVER)
    for circle in site.circles:
        yield from _circle(edition, circle)
    for topic in site.topics:
        channel = channels.of_topic(topic)
        changes = history.of(f"content/onderwerpen/{topic.slug}.md")
        meetings = agenda.of_topic(agenda.everything(site), topic)
        yield Stream(channel, channel.folder, meetings, changes.last if changes else NEVER)


def _circle(edition: Edition, circle: Circle) -> Iterator[Stream]:
    """A circle at its own address and at those of its former names: a calendar follows no redirect page."""
    changes = circle_changes(circle, edition.history)
    name = f"kringen/{circle_name(circle, edition.history)}/"
    meetings = agenda.of_circle(agenda.everything(edition.site), circle)
    for slug in (circle.slug, *circle.former_slugs):
        yield Stream(channels.of_circle(circle, slug), name, meetings, changes.last if changes else NEVER)


def _channel(edition: Edition, stream: Stream, told: Told) -> Iterator[FileRecipe]:
    """The calendar and the two feeds of a channel."""
    channel = stream.channel
    name = edition.name(channel, stream.name, stream.since, told.names(stream.meetings))
    yield FileRecipe(channel.calendar, name, partial(_calendar, edition, stream, told))
    yield FileRecipe(channel.reports, name, lambda: atom(news.reports(edition, stream)))
    yield FileRecipe(channel.announcements, name, lambda: atom(news.announcements(edition, stream)))


def _calendar(edition: Edition, stream: Stream, told: Told) -> bytes:
    channel = stream.channel
    latest = agenda.soonest_first(stream.meetings)[-MOST:]
    return calendar(channel.title, _address(edition, channel.calendar), told.events(latest))


def _invitations(edition: Edition, told: Told) -> Iterator[FileRecipe]:
    """One calendar file for each meeting, at its former addresses too."""
    for meeting in edition.site.meetings:
        circle = edition.site.circle_by_slug[meeting.circle]
        make = partial(_invitation, meeting, told)
        for slug in (circle.slug, *circle.former_slugs):
            yield FileRecipe(channels.invitation(meeting, slug), told.name(meeting), make)


def _invitation(meeting: Meeting, told: Told) -> bytes:
    return appointment(told.event(meeting))


def _address(edition: Edition, uri: str) -> str:
    return edition.settings.site_url + uri if edition.settings.site_url else ""
