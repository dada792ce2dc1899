"""What is new, as entries of a feed: reports, and meetings that were announced, moved or cancelled.

A meeting is in one of the two feeds: once its report is there it is news no more. When its day,
hours, place or state change, its entry gets another id, so that readers show it as new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kringen import dates
from kringen.edition import Edition, title_of
from kringen.edition.channels import Channel
from kringen.edition.page import web_address
from kringen.feeds.atom import Entry, Feed
from kringen.feeds.identity import TAG, circle_name, meeting_changes, meeting_name, times_told
from kringen.markdown import excerpt
from kringen.model import Meeting, MeetingStatus
from kringen.questions import Asked
from kringen.sentences import joined

SHOWN = 30
"""How many entries a feed holds; readers keep the older ones themselves."""


@dataclass(frozen=True)
class Stream:
    """A channel with all that goes through it."""

    channel: Channel
    name: str
    """What its ids hang on; stays when its address changes."""

    meetings: Sequence[Meeting]
    asked: Sequence[Asked]
    """Questions, the newest first."""

    since: dt.datetime
    """The date of a feed without entries."""


def reports(edition: Edition, stream: Stream) -> Feed:
    """The newest reports, whole."""
    uri = stream.channel.reports
    newest = _newest(edition, [meeting for meeting in stream.meetings if meeting.has_report])
    entries = [_report(edition, uri, meeting) for meeting in newest]
    return _feed(edition, stream, uri, f"Verslagen van {stream.channel.name}", entries)


def announcements(edition: Edition, stream: Stream) -> Feed:
    """The newest announcements."""
    uri = stream.channel.announcements
    newest = _newest(edition, [meeting for meeting in stream.meetings if not meeting.has_report])
    entries = [_announcement(edition, uri, meeting) for meeting in newest]
    return _feed(edition, stream, uri, f"Aankondigingen van {stream.channel.name}", entries)


def questions(edition: Edition, stream: Stream) -> Feed:
    """The newest questions; one is news again when it gets a meeting, and when it gets a report.

    Only the files count: no question becomes news because a day went by.
    """
    uri = stream.channel.questions
    entries = sorted((_question(edition, uri, each) for each in stream.asked), key=lambda entry: entry.id)
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:SHOWN]
    return _feed(edition, stream, uri, f"Vragen van {stream.channel.name}", newest)


def _newest(edition: Edition, meetings: Sequence[Meeting]) -> list[Meeting]:
    """What a feed shows of some meetings: the latest changed first, and of one moment the latest held first."""
    by_day = sorted(meetings, key=lambda meeting: (meeting.date, meeting.circle, meeting.slug), reverse=True)
    return sorted(by_day, key=lambda meeting: _updated(edition, meeting), reverse=True)[:SHOWN]


def _feed(edition: Edition, stream: Stream, uri: str, title: str, entries: list[Entry]) -> Feed:
    kind = uri.removeprefix(stream.channel.folder).removesuffix(".xml")
    return Feed(
        id=f"{TAG}{stream.name}{kind}",
        title=title,
        updated=entries[0].updated if entries else stream.since,
        address=web_address(uri, uri, edition.settings),
        page=web_address(stream.channel.page, uri, edition.settings),
        entries=tuple(entries),
    )


def _report(edition: Edition, feed: str, meeting: Meeting) -> Entry:
    report = meeting.body.report
    assert report
    page = web_address(meeting.uri, feed, edition.settings)
    return Entry(
        id=f"{_id(edition, meeting)}/verslag",
        title=f"{_title(edition, meeting)}: verslag",
        updated=_updated(edition, meeting),
        address=page,
        summary=f"{_when_and_where(meeting)}. {excerpt(report.text, 280)}",
        html=report.html,
        topics=_topics(edition, meeting),
    )


def _question(edition: Edition, feed: str, asked: Asked) -> Entry:
    question, meeting, circle = asked.question, asked.meeting, asked.circle
    topic = edition.site.topic_by_slug.get(question.topic or "")
    name, label, page = f"{TAG}kringen/{circle_name(circle, edition.history)}/vragen/{asked.name}", "", asked.uri
    government = f" ({question.government})" if question.government else ""
    told = [f"Kenniskring {circle.name}{government}, gesteld op {dates.short_day(question.since)}"]
    updated = dates.midnight(question.since)
    if meeting:
        state = "besproken" if meeting.has_report else meeting.status.value
        name, label = f"{name}/{meeting.slug}/{state}", f"{_QUESTION_STATES[state]}: "
        told.append(f"Op de bijeenkomst {dates.on(meeting.when)}")
        updated = max(updated, _updated(edition, meeting))
        page = f"{meeting.uri}#verslag" if meeting.has_report else page
    return Entry(
        id=name,
        title=f"{label}{question.text}",
        updated=updated,
        address=web_address(page, feed, edition.settings),
        summary=" ".join(f"{each}." for each in told) + (f" {question.explanation}" if question.explanation else ""),
        topics=(topic.title,) if topic else (),
    )


_QUESTION_STATES = {
    "besproken": "Besproken",
    MeetingStatus.PLANNED.value: "Op een bijeenkomst",
    MeetingStatus.MOVED.value: "Op een bijeenkomst",
    MeetingStatus.POSTPONED.value: "Uitgesteld",
    MeetingStatus.CANCELLED.value: "Blijft liggen",
}
"""What a question is called by what became of its meeting."""


def _announcement(edition: Edition, feed: str, meeting: Meeting) -> Entry:
    state, label = _state(edition, meeting)
    intro = f" {excerpt(meeting.body.intro.text, 280)}" if meeting.body.intro else ""
    return Entry(
        id=f"{_id(edition, meeting)}/{state}",
        title=f"{label}: {_title(edition, meeting)}",
        updated=_updated(edition, meeting),
        address=web_address(meeting.uri, feed, edition.settings),
        summary=f"{_when_and_where(meeting)}.{intro}",
        topics=_topics(edition, meeting),
    )


def _state(edition: Edition, meeting: Meeting) -> tuple[str, str]:
    """What happened to a meeting, for its id and for its title; whoever changes its day, hours or place again makes news again."""
    times = times_told(meeting, edition.site, edition.history)
    if meeting.is_cancelled:
        return "geannuleerd", "Geannuleerd"
    if meeting.is_postponed:
        return f"uitgesteld/{meeting.when}", "Uitgesteld"
    if meeting.is_moved:
        return f"verplaatst/{meeting.when}" + (f"/{times}" if times > 1 else ""), "Verplaatst"
    return (f"gewijzigd/{times}", "Gewijzigd") if times else ("aangekondigd", "Aangekondigd")


def _id(edition: Edition, meeting: Meeting) -> str:
    return f"{TAG}bijeenkomsten/{meeting_name(meeting, edition.site, edition.history)}"


def _updated(edition: Edition, meeting: Meeting) -> dt.datetime:
    return meeting_changes(meeting, edition.site, edition.history).last


def _title(edition: Edition, meeting: Meeting) -> str:
    circles = [edition.site.circle_by_slug[slug] for slug in meeting.circles]
    title = title_of(meeting, circles[0])
    return f"{title} ({joined([circle.name for circle in circles])})" if meeting.title else title


def _when_and_where(meeting: Meeting) -> str:
    span = dates.span(meeting.when, meeting.start, meeting.end)
    if not meeting.is_day_known:
        span = f"in {span}, de dag volgt"
    return f"{span[0].upper()}{span[1:]}" + (f", {meeting.place}" if meeting.place else "")


def _topics(edition: Edition, meeting: Meeting) -> tuple[str, ...]:
    return tuple(edition.site.topic_by_slug[slug].title for slug in meeting.topics)
