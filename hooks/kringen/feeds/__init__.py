"""Calendars and Atom feeds: of everything, of each circle and each topic, and of each meeting alone.

Nothing here looks at the moment: the same data give the same bytes on any day, so nothing moves in a calendar
that nobody touched.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping

from kringen import agenda
from kringen.feeds import news
from kringen.feeds.atom import atom
from kringen.feeds.calendar import calendar
from kringen.feeds.event import event
from kringen.feeds.identity import circle_changes, circle_name, meeting_changes
from kringen.feeds.news import Stream
from kringen.model import Circle
from kringen.pages import channels
from kringen.pages.channels import Channel
from kringen.pages.edition import Edition, title_of
from kringen.pages.page import PlainFile

MOST = 500
"""How many meetings a calendar holds, the latest ones; Google takes no calendar above one megabyte."""

NEVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""The date of a feed in which nothing ever happened, when git does not know better."""

Events = Mapping[str, bytes]
"""The event of each meeting, drawn once, by the meeting's uri."""


def feed_files(edition: Edition) -> Iterator[PlainFile]:
    """Every calendar and feed, those at the former addresses of circles included."""
    events = {meeting.uri: event(edition, meeting) for meeting in edition.site.meetings}
    for stream in _streams(edition):
        yield from _channel(edition, stream, events)
    yield from _invitations(edition, events)


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


def _channel(edition: Edition, stream: Stream, events: Events) -> Iterator[PlainFile]:
    """The calendar and the two feeds of a channel; recalled when nothing that goes through it changed."""
    if edition.memo is None:
        yield from _drawn(edition, stream, events)
        return
    site = edition.site
    circles = [site.circle_by_slug[slug] for meeting in stream.meetings for slug in meeting.circles]
    topics = [site.topic_by_slug[slug] for meeting in stream.meetings for slug in meeting.topics]
    told = [events[meeting.uri] for meeting in stream.meetings]
    changes = [meeting_changes(meeting, site, edition.history) for meeting in stream.meetings]
    name = f"feeds:{edition.digester.of(stream, circles, topics, told, changes, edition.public)}"
    files = _recalled(edition.memo.recall(name), stream.channel)
    if files is None:
        files = list(_drawn(edition, stream, events))
        edition.memo.keep(name, json.dumps([[file.uri, file.content.decode()] for file in files]))
    yield from files


def _recalled(text: str | None, channel: Channel) -> list[PlainFile] | None:
    """The files in what was remembered; None when it is nothing of the kind."""
    try:
        files = [PlainFile(uri, content.encode()) for uri, content in json.loads(text or "")]
    except (ValueError, TypeError, AttributeError):
        return None
    wanted = [channel.calendar, channel.reports, channel.announcements]
    return files if [file.uri for file in files] == wanted else None


def _drawn(edition: Edition, stream: Stream, events: Events) -> Iterator[PlainFile]:
    channel = stream.channel
    latest = [events[meeting.uri] for meeting in agenda.soonest_first(stream.meetings)[-MOST:]]
    yield PlainFile(channel.calendar, calendar(channel.title, _address(edition, channel.calendar), latest))
    yield PlainFile(channel.reports, atom(news.reports(edition, stream)))
    yield PlainFile(channel.announcements, atom(news.announcements(edition, stream)))


def _invitations(edition: Edition, events: Events) -> Iterator[PlainFile]:
    """One calendar file for each meeting, at its former addresses too."""
    for meeting in edition.site.meetings:
        circle = edition.site.circle_by_slug[meeting.circle]
        file = calendar(title_of(meeting, circle), "", [events[meeting.uri]])
        for slug in (circle.slug, *circle.former_slugs):
            yield PlainFile(channels.invitation(meeting, slug), file)


def _address(edition: Edition, uri: str) -> str:
    return edition.settings.site_url + uri if edition.settings.site_url else ""
