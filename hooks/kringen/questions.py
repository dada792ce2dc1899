"""Which questions live, come up, were discussed or wait, and which topic is asked in several circles; the clock is an argument.

Nothing of it stands in a file: it follows from the day of a question, from its meeting and from its circle.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kringen import agenda
from kringen.dates import months_between, today
from kringen.model import Circle, Meeting, Question, Site, Topic

LONG = 18
"""Months after which a question that nobody put on a meeting waits too long."""

LATELY = dt.timedelta(days=365)
"""How old a question may be when circles that ask the same are sought."""

MANY = 3
"""With more circles one meeting is too far for some: the speaker goes round, or it is online."""


class State(enum.StrEnum):
    """How it stands with a question."""

    LIVE = "leeft"
    PLANNED = "komt aan bod"
    DISCUSSED = "besproken"
    WAITING = "blijft liggen"


class Why(enum.StrEnum):
    """Why a question waits."""

    CANCELLED = "haar bijeenkomst is geannuleerd"
    POSTPONED = "haar bijeenkomst is uitgesteld"
    STOPPED = "de kring bestaat niet meer"
    OLD = "nog geen bijeenkomst nam ze op"


@dataclass(frozen=True)
class Asked:
    """A question of a circle at a moment."""

    circle: Circle
    name: str
    """Its short name, which never changes."""

    question: Question
    meeting: Meeting | None
    """The meeting that it is on, cancelled or not; None when it is on none."""

    state: State
    why: Why | None = None
    """Why it waits; None when it does not."""

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.state is not State.DISCUSSED

    @property
    def id(self) -> str:
        """What identifies it for programs, e.g. `waasland/toegang-leveranciers`; it changes only when its circle is renamed."""
        return f"{self.circle.slug}/{self.name}"

    @property
    def report(self) -> Meeting | None:
        """The meeting whose report answers it; None while there is none."""
        meeting = self.meeting if self.state is State.DISCUSSED else None
        return meeting if meeting and meeting.has_report else None

    @property
    def anchor(self) -> str:
        """The id of the question on the page of its circle; like its short name it never changes."""
        return f"vraag-{self.name}"

    @property
    def uri(self) -> str:
        """Where it stands: on the page of its circle, which keeps every question, whatever became of it."""
        return f"{self.circle.uri}#{self.anchor}"


@dataclass(frozen=True)
class Shared:
    """A topic that is asked about in several circles."""

    topic: Topic
    asked: tuple[Asked, ...]
    """The questions, by circle."""

    circles: tuple[Circle, ...]
    """Two or more, in the order of the site."""

    @property
    def offer(self) -> str:
        """What V-ICT-OR could do about it: one thing that helps all of them."""
        if len(self.circles) > MANY:
            return "één spreker die de kringen rondgaat, of één gezamenlijke bijeenkomst, ook online"
        return "één spreker voor deze kringen, of één gezamenlijke bijeenkomst"


@lru_cache(maxsize=8)
def everything(site: Site, now: dt.datetime) -> tuple[Asked, ...]:
    """Every question of every circle, the newest first."""
    found = (_asked(site, circle, name, now) for circle in site.circles for name in circle.questions)
    return tuple(sorted(found, key=lambda each: (-each.question.since.toordinal(), each.circle.slug, each.name)))


def open_ones(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Those that wait for an answer, in the same order."""
    return tuple(each for each in asked if each.is_open)


def waiting(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Those that wait for an answer and are on no meeting to come, in the same order."""
    return tuple(each for each in open_ones(asked) if each.state is not State.PLANNED)


def discussed(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Those that were discussed, at the latest meeting first."""
    found = [each for each in asked if each.state is State.DISCUSSED and each.meeting]
    return tuple(sorted(found, key=lambda each: each.meeting.date if each.meeting else dt.date.min, reverse=True))


def of_circle(site: Site, now: dt.datetime, circle: Circle) -> tuple[Asked, ...]:
    """The questions of a circle, the newest first."""
    return _by_circle(site, now).get(circle.slug, ())


def of_topic(asked: Iterable[Asked], topic: Topic) -> tuple[Asked, ...]:
    """Those about a topic, in the same order."""
    return tuple(each for each in asked if each.question.topic == topic.slug)


def of_meeting(site: Site, now: dt.datetime, meeting: Meeting) -> tuple[Asked, ...]:
    """The questions that a meeting takes up, of all its circles, the newest first."""
    return _by_meeting(site, now).get(meeting.uri, ())


@lru_cache(maxsize=8)
def shared(site: Site, now: dt.datetime) -> tuple[Shared, ...]:
    """The topics that two circles or more asked about in a year, and that one of them still waits for; most circles first."""
    recent = [each for each in everything(site, now) if today(now) - each.question.since <= LATELY]
    by_topic: defaultdict[str, list[Asked]] = defaultdict(list)
    for each in recent:
        by_topic[each.question.topic or ""].append(each)
    found = []
    for topic in site.topics:
        own = by_topic[topic.slug]
        circles = tuple(circle for circle in site.circles if any(each.circle is circle for each in own))
        if len(circles) > 1 and open_ones(own):
            by_circle = sorted(own, key=lambda each: circles.index(each.circle))
            found.append(Shared(topic, tuple(by_circle), circles))
    return tuple(sorted(found, key=lambda each: (-len(each.circles), each.topic.title, each.topic.slug)))


def meeting_of(site: Site, circle: Circle, name: str) -> Meeting | None:
    """The meeting of a circle with this file name: its own before a joint one of another circle; None when there is none."""
    named = _by_name(site).get(name, ())
    own = (each for each in named if each.circle == circle.slug)
    return next(iter((*own, *agenda.of_circle(named, circle))), None)


@lru_cache(maxsize=8)
def _by_circle(site: Site, now: dt.datetime) -> Mapping[str, tuple[Asked, ...]]:
    return _grouped((each.circle.slug, each) for each in everything(site, now))


@lru_cache(maxsize=8)
def _by_meeting(site: Site, now: dt.datetime) -> Mapping[str, tuple[Asked, ...]]:
    return _grouped((each.meeting.uri, each) for each in everything(site, now) if each.meeting)


def _grouped(asked: Iterable[tuple[str, Asked]]) -> Mapping[str, tuple[Asked, ...]]:
    found: defaultdict[str, list[Asked]] = defaultdict(list)
    for key, each in asked:
        found[key].append(each)
    return {key: tuple(own) for key, own in found.items()}


@lru_cache(maxsize=8)
def _by_name(site: Site) -> Mapping[str, tuple[Meeting, ...]]:
    found: defaultdict[str, tuple[Meeting, ...]] = defaultdict(tuple)
    for meeting in site.meetings:
        found[meeting.slug] += (meeting,)
    return found


def _asked(site: Site, circle: Circle, name: str, now: dt.datetime) -> Asked:
    question = circle.questions[name]
    meeting = meeting_of(site, circle, question.meeting) if question.meeting else None
    return Asked(circle, name, question, meeting, *_state(circle, question, meeting, now))


def _state(circle: Circle, question: Question, meeting: Meeting | None, now: dt.datetime) -> tuple[State, Why | None]:
    """How it stands with a question, and why it waits.

    A meeting that was postponed may still come, until the question is too old to wait for it.
    """
    is_old = months_between(question.since, today(now)) >= LONG
    if meeting and meeting.goes_on:
        return (State.PLANNED if agenda.is_upcoming(meeting, now) else State.DISCUSSED), None
    if meeting and meeting.is_cancelled:
        return State.WAITING, Why.CANCELLED
    if circle.has_stopped:
        return State.WAITING, Why.STOPPED
    if is_old:
        return State.WAITING, Why.POSTPONED if meeting else Why.OLD
    return (State.PLANNED if meeting else State.LIVE), None
