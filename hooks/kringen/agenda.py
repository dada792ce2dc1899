"""Which meetings are coming, which are past, and what they tell of a circle or a topic; the clock is an argument.

`now` knows its zone everywhere. A joint meeting counts once for each of its circles. What is coming and past at a
moment is selected once, sorted out by circle and by topic once, and remembered.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import groupby

from kringen.dates import Month, midnight, moment, today
from kringen.model import Circle, Meeting, Site, Topic

USUAL_LENGTH = dt.timedelta(hours=2)
"""How long a meeting takes of which only the start is known."""

Years = tuple[tuple[int, tuple[Meeting, ...]], ...]
"""Meetings under their year."""


class Meetings(tuple[Meeting, ...]):  # noqa: SLOT001 -- remembers what was sorted out
    """Meetings in an order, which are sorted out when somebody first asks for those of a circle or about a topic."""

    @cached_property
    def by_circle(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Those of each circle, joint ones included, by its short name and in the same order."""
        return _sorted_out(self, lambda meeting: meeting.circles)

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Meeting, ...]]:
        """Those about each topic, by its short name and in the same order."""
        return _sorted_out(self, lambda meeting: meeting.topics)


def starts_at(meeting: Meeting) -> dt.datetime:
    """The instant it begins; without a start, that at which its day begins."""
    return moment(meeting.date, meeting.start) if meeting.start else midnight(meeting.date)


def ends_at(meeting: Meeting) -> dt.datetime:
    """The first instant at which it is over; without an end, that at which its day or its month is over."""
    if meeting.end and meeting.is_day_known:
        return moment(meeting.date, meeting.end)
    return midnight(meeting.date + dt.timedelta(days=1))


def planned_end(meeting: Meeting) -> dt.datetime:
    """The instant at which one can count on being free: its end, or two hours after a start without one.

    Calendar programs show an event without an end as zero minutes or as a whole day.
    """
    start = starts_at(meeting)
    end = ends_at(meeting) if meeting.end or not meeting.start else start
    return end if end > start else start + USUAL_LENGTH


def calendar_day(meeting: Meeting) -> dt.date | None:
    """The day on which calendars show it: its own or, when only a month is left, the one first announced; None without any."""
    return next((day for day in (meeting.when, meeting.first) if not isinstance(day, Month)), None)


def joins_online(meeting: Meeting, now: dt.datetime) -> bool:
    """Whether one can still take part online: the link is for who comes, not for who finds it afterwards."""
    return bool(meeting.online) and meeting.goes_on and is_upcoming(meeting, now)


def is_upcoming(meeting: Meeting, now: dt.datetime) -> bool:
    """Whether it is not over yet: a meeting is upcoming until its end, cancelled or not."""
    return now < ends_at(meeting)


@lru_cache(maxsize=8)
def everything(site: Site) -> Meetings:
    """All meetings, in the order of the site."""
    return Meetings(site.meetings)


@lru_cache(maxsize=8)
def newest(site: Site) -> Meetings:
    """All meetings, the newest first."""
    return newest_first(site.meetings)


@lru_cache(maxsize=8)
def upcoming(site: Site, now: dt.datetime) -> Meetings:
    """The meetings that are not over yet, the next one first."""
    return soonest_first(meeting for meeting in site.meetings if is_upcoming(meeting, now))


@lru_cache(maxsize=8)
def past(site: Site, now: dt.datetime) -> Meetings:
    """The meetings that are over, the newest first."""
    return newest_first(meeting for meeting in site.meetings if not is_upcoming(meeting, now))


@lru_cache(maxsize=8)
def held(site: Site, now: dt.datetime) -> Meetings:
    """The meetings that took place, the newest first."""
    return Meetings(meeting for meeting in past(site, now) if meeting.goes_on)


def of_circle(meetings: Iterable[Meeting], circle: Circle) -> tuple[Meeting, ...]:
    """Those of a circle, joint ones included, in the same order."""
    if isinstance(meetings, Meetings):
        return meetings.by_circle.get(circle.slug, ())
    return tuple(meeting for meeting in meetings if circle.slug in meeting.circles)


def of_topic(meetings: Iterable[Meeting], topic: Topic) -> tuple[Meeting, ...]:
    """Those about a topic, in the same order."""
    if isinstance(meetings, Meetings):
        return meetings.by_topic.get(topic.slug, ())
    return tuple(meeting for meeting in meetings if topic.slug in meeting.topics)


def by_month(meetings: Iterable[Meeting]) -> tuple[tuple[dt.date, tuple[Meeting, ...]], ...]:
    """Sorted meetings under the first day of their month, in the same order."""
    groups = groupby(meetings, key=lambda meeting: meeting.date.replace(day=1))
    return tuple((month, tuple(group)) for month, group in groups)


def by_year(meetings: Iterable[Meeting]) -> Years:
    """Sorted meetings under their year, in the same order."""
    return tuple((year, tuple(group)) for year, group in groupby(meetings, key=lambda meeting: meeting.date.year))


def next_meeting(site: Site, circle: Circle, now: dt.datetime) -> Meeting | None:
    """The first meeting of a circle that is not over and goes on; None when none is announced."""
    return next((meeting for meeting in of_circle(upcoming(site, now), circle) if meeting.goes_on), None)


def awaiting_a_day(site: Site, circle: Circle, now: dt.datetime) -> Meeting | None:
    """The meeting of a circle that was postponed, when its first day is over and no later one was held or is announced."""
    latest = next(iter(of_circle(past(site, now), circle)), None)
    return latest if latest and latest.is_postponed and not next_meeting(site, circle, now) else None


def followed_with(site: Site, circle: Circle, now: dt.datetime) -> tuple[Meeting, ...]:
    """What who follows a circle follows: its own meetings and, once it went up in others, theirs.

    Of theirs those that come, and those since the year in which it stopped, so that none goes away once it is over.
    """
    own = of_circle(everything(site), circle)
    since = circle.stopped or today(now).year + 1
    theirs = (
        meeting
        for meeting in site.meetings
        if set(circle.successors) & set(meeting.circles) and (meeting.date.year >= since or is_upcoming(meeting, now))
    )
    return tuple({meeting.uri: meeting for meeting in (*own, *theirs)}.values()) if circle.successors else own


def hosted(site: Site, circle: Circle, now: dt.datetime) -> tuple[Meeting, ...]:
    """The meetings at which somebody received a circle, the newest first; a government that did so twice is there twice."""
    return tuple(meeting for meeting in of_circle(held(site, now), circle) if meeting.host)


def topics_of(site: Site, circle: Circle) -> tuple[tuple[Topic, int], ...]:
    """What a circle talked or will talk about and at how many meetings, the most frequent first; what does not go on does not count."""
    meetings = [meeting for meeting in of_circle(everything(site), circle) if meeting.goes_on]
    counts = Counter(slug for meeting in meetings for slug in set(meeting.topics))
    found = [(topic, counts[topic.slug]) for topic in site.topics if counts[topic.slug]]
    return tuple(sorted(found, key=lambda row: (-row[1], row[0].title, row[0].slug)))


def reports(site: Site) -> Meetings:
    """The meetings with a report, the newest first."""
    return newest_first(meeting for meeting in site.meetings if meeting.has_report)


def reports_due(site: Site, now: dt.datetime) -> Meetings:
    """The meetings that were held and of which a report may still come, the newest first."""
    return Meetings(row for row in held(site, now) if not row.has_report and not row.is_report_closed)


def soonest_first(meetings: Iterable[Meeting]) -> Meetings:
    """Meetings by their start, then by circle and file name."""
    return Meetings(sorted(meetings, key=lambda meeting: (starts_at(meeting), meeting.circle, meeting.slug)))


def newest_first(meetings: Iterable[Meeting]) -> Meetings:
    """Meetings by their start, the last one first; then by circle and file name, in the order of the alphabet."""
    return Meetings(sorted(soonest_first(meetings), key=starts_at, reverse=True))


def _sorted_out(meetings: Meetings, names: Callable[[Meeting], Iterable[str]]) -> Mapping[str, tuple[Meeting, ...]]:
    """Meetings under each of their names, in the same order."""
    found: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for name in dict.fromkeys(names(meeting)):
            found[name].append(meeting)
    return {name: tuple(own) for name, own in found.items()}
