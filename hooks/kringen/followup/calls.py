"""Whom V-ICT-OR calls this week, the most urgent first: one line for each circle, with what there is to talk about."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kringen import agenda, questions
from kringen.dates import on, relative, short_day, today
from kringen.followup.reports import AwaitedReport
from kringen.followup.standing import MEETING, CircleStanding
from kringen.model import DEFAULT_CONTACT, Circle, CircleStatus, Site
from kringen.sentences import counted, joined

MOST = 10
"""How many calls a week has."""

AHEAD = dt.timedelta(weeks=6)
"""How long before the next meeting is expected somebody asks for its day."""

NEAR = dt.timedelta(weeks=2)
"""How near a meeting is that must have its place and agenda; and how long after its confirmation a circle is left alone."""

LATE = (dt.timedelta(weeks=3), dt.timedelta(weeks=8))
"""How late a report is that is worth a call: before, it comes by itself; afterwards, it does not come for a call."""

PATIENCE = 2
"""After how many meetings that passed it by a question is worth a call: it waits for the third one."""


class About(enum.StrEnum):
    """What a call is about, the most urgent first."""

    UNREADY = "meeting_not_ready"
    """A meeting takes place within NEAR, and its place or agenda is missing."""

    NOTHING = "nothing_announced"
    """The next meeting is expected within AHEAD, and none is announced."""

    FIRST = "never_met"
    """A circle was confirmed and has not met since."""

    REPORT = "report_late"
    """A report is late, but not too late."""

    QUESTION = "question_waits"
    """A question waits for a third meeting."""

    SILENT = "silent"
    """Nothing was held or announced for two rhythms: no call about a day, but about whether the circle goes on."""


_URGENCY = {about: place for place, about in enumerate(About)}


@dataclass(frozen=True)
class Reason:
    """What there is to talk about."""

    about: About
    day: dt.date
    """What is earlier is more urgent."""

    words: str
    """A part of a Dutch sentence."""

    @property
    def urgency(self) -> tuple[int, dt.date]:
        """The key that sorts reasons, the most urgent first."""
        return (_URGENCY[self.about], self.day)


@dataclass(frozen=True)
class Call:
    """A circle to call."""

    circle: Circle
    whom: str
    """Function and government, never the name of a person."""

    reasons: tuple[Reason, ...]
    """One at least, the most urgent first."""

    @property
    def contact(self) -> str:
        """The mailbox of the circle; empty when it is that of V-ICT-OR itself."""
        return "" if self.circle.contact == DEFAULT_CONTACT else self.circle.contact

    @property
    def sentence(self) -> str:
        """Why, in one sentence."""
        words = "; ".join(reason.words for reason in self.reasons)
        return f"{words[0].upper()}{words[1:]}."


def calls(
    site: Site, standings: Iterable[CircleStanding], reports: Sequence[AwaitedReport], now: dt.datetime
) -> tuple[Call, ...]:
    """The calls of a week, at most MOST; a circle on schedule is not among them."""
    found = []
    for row in standings:
        own = [report for report in reports if report.circle is row.circle]
        reasons = () if row.circle.has_stopped else tuple(_reasons(site, row, own, now))
        if reasons:
            urgent = tuple(sorted(reasons, key=lambda each: each.urgency))
            found.append(Call(row.circle, whom(site, row.circle, now), urgent))
    found.sort(key=lambda call: (call.reasons[0].urgency, call.circle.slug))
    return tuple(found[:MOST])


def whom(site: Site, circle: Circle, now: dt.datetime) -> str:
    """Whom one calls about a circle: its trekker, else whoever received it last."""
    if circle.trekker:
        return f"{circle.trekker.role}, {circle.trekker.organisation}"
    last = next(iter(agenda.hosted(site, circle, now)), None)
    return f"geen trekker, het laatst te gast in {last.host}" if last else "geen trekker bekend"


def _reasons(site: Site, row: CircleStanding, reports: Sequence[AwaitedReport], now: dt.datetime) -> Iterator[Reason]:
    yield from _unready(site, row.circle, now)
    if row.circle.status in MEETING and not row.next:
        yield from _nothing(row, today(now))
    yield from _late(reports, today(now))
    yield from _waiting(site, row.circle, now)


def _unready(site: Site, circle: Circle, now: dt.datetime) -> Iterator[Reason]:
    """Of a joint meeting the circle that convenes it is called."""
    for meeting in agenda.of_circle(agenda.upcoming(site, now), circle):
        is_near = meeting.is_day_known and meeting.date - today(now) <= NEAR
        if not is_near or not meeting.goes_on or meeting.convener != circle.slug:
            continue
        there = {"plaats": meeting.place, "agenda": meeting.body.agenda}
        if missing := [name for name, value in there.items() if not value]:
            when = f"{on(meeting.when)} ({relative(meeting.date, today(now))})"
            verb = "ontbreken" if missing[1:] else "ontbreekt"
            yield Reason(About.UNREADY, meeting.date, f"voor de bijeenkomst {when} {verb} nog {_the(missing)}")


def _nothing(row: CircleStanding, day: dt.date) -> Iterator[Reason]:
    """Why a circle without a meeting to come is called; nothing while it is on schedule."""
    circle, confirmed = row.circle, row.circle.confirmed
    off = f"{row.off[0].lower()}{row.off[1:].removesuffix('.')}; " if row.off else ""
    if row.is_silent and row.counted:
        words = f"sinds {short_day(row.counted)} is er niets gehouden of aangekondigd: vraag of de kring verdergaat"
        yield Reason(About.SILENT, row.counted, off + words)
    elif row.is_first and not (confirmed and day - confirmed <= NEAR):
        since = f" op {short_day(confirmed)}" if confirmed else ""
        words = f"de kring is{since} bevestigd, maar kwam sindsdien niet samen en kondigde niets aan"
        if circle.status is CircleStatus.STARTING:
            words = "de kring start op, maar de opstartbijeenkomst heeft nog geen datum"
        yield Reason(About.FIRST, confirmed or day, off + words)
    elif not row.is_first and row.expected and row.expected - AHEAD <= day:
        verb = "werd" if row.expected < day else "wordt"
        when = short_day(row.expected)
        words = f"de volgende bijeenkomst {verb} verwacht tegen {when}, en er is nog niets aangekondigd"
        yield Reason(About.NOTHING, row.expected, off + words)


def _late(reports: Iterable[AwaitedReport], day: dt.date) -> Iterator[Reason]:
    for report in reports:
        late = day - report.due_after
        if LATE[0] <= late <= LATE[1]:
            words = f"het verslag van {short_day(report.meeting.when)} is {late.days // 7} weken te laat"
            yield Reason(About.REPORT, report.meeting.date, words)


def _waiting(site: Site, circle: Circle, now: dt.datetime) -> Iterator[Reason]:
    """The oldest question that is on no meeting to come while PATIENCE meetings passed it by, and how many more there are."""
    held = agenda.of_circle(agenda.held(site, now), circle)
    left = {questions.State.LIVE, questions.State.WAITING}
    own = questions.of_circle(site, now, circle)
    waiting = [
        each
        for each in own
        if each.state in left and sum(meeting.date > each.question.since for meeting in held) >= PATIENCE
    ]
    if waiting:
        question, more = waiting[-1].question, len(waiting) - 1
        others = f", en nog {counted(more, 'vraag', 'vragen')}" if more else ""
        passed = sum(meeting.date > question.since for meeting in held)
        words = f"de vraag “{question.text}” wacht na {passed} bijeenkomsten nog altijd{others}"
        yield Reason(About.QUESTION, question.since, words)


def _the(things: Sequence[str]) -> str:
    return joined([f"de {each}" for each in things])
