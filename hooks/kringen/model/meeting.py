"""A meeting of a circle: announced first, reported on afterwards."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Self

from pydantic import PrivateAttr

from kringen.dates import Month
from kringen.model.body import Body
from kringen.model.meeting_file import MeetingFile, MeetingStatus, ReportPlan
from kringen.values.addresses import ON_REQUEST


class Meeting(MeetingFile):
    """One meeting of a circle, with what follows from its file."""

    _body: Body = PrivateAttr(default_factory=Body)

    @cached_property
    def body(self) -> Body:
        """Introduction, agenda and report."""
        return self._body

    def with_body(self, body: Body) -> Self:
        """The same meeting, which now has its text."""
        self._body = body
        self.__dict__["body"] = body
        return self

    @property
    def id(self) -> str:
        """What identifies it for ever, e.g. `waasland/2027-03-11`: its folder, and the date first announced."""
        return f"{self.circle}/{self.slug}"

    @cached_property
    def uri(self) -> str:
        """Its page; it stays when the meeting moves."""
        return f"bijeenkomsten/{self.id}.md"

    @cached_property
    def date(self) -> dt.date:
        """The day it takes place; while only the month is known the last day of that, until which it may still come."""
        return last_day(self.when)

    @property
    def is_day_known(self) -> bool:
        """Whether more than the month is known."""
        return not isinstance(self.when, Month)

    @cached_property
    def first(self) -> dt.date | Month:
        """The day or month first announced."""
        return day_or_month(self.slug)

    @cached_property
    def first_date(self) -> dt.date:
        """The day first announced, or the last day of the month."""
        return last_day(self.first)

    @cached_property
    def circles(self) -> tuple[str, ...]:
        """All circles it belongs to, the convening one first."""
        return (self.convener, *(slug for slug in self.joint_circles if slug != self.convener))

    @property
    def convener(self) -> str:
        """The circle that convenes it: that of its folder, or the one that took it over."""
        return self.handed_over or self.circle

    @cached_property
    def place(self) -> str:
        """Where it takes place, as one text; empty when that is not known yet."""
        return ", ".join(filter(None, (self.host, self.location))) or ("Online" if self.online else "")

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is MeetingStatus.CANCELLED

    @property
    def is_postponed(self) -> bool:
        """Whether it does not take place when it was announced, and nobody knows yet when it does."""
        return self.status is MeetingStatus.POSTPONED

    @property
    def goes_on(self) -> bool:
        """Whether it takes place when its file says."""
        return not self.is_cancelled and not self.is_postponed

    @cached_property
    def is_moved(self) -> bool:
        """Whether it takes place on another day than first announced; a day in the month first announced is none."""
        if isinstance(self.first, Month) and not isinstance(self.when, Month):
            return Month.of(self.when) != self.first
        return self.when != self.first

    @property
    def is_online_on_request(self) -> bool:
        """Whether one asks the circle how to take part online."""
        return self.online == ON_REQUEST

    @property
    def has_report(self) -> bool:
        """Whether the report is there."""
        return self.body.report is not None

    @property
    def is_report_closed(self) -> bool:
        """Whether there is no report and none will come."""
        return self.report_plan is ReportPlan.NONE and not self.has_report


def day_or_month(slug: str) -> dt.date | Month:
    """The day or month that the name of a meeting's file begins with."""
    return dt.date.fromisoformat(slug[:10]) if slug[7:] else Month(int(slug[:4]), int(slug[5:7]))


def last_day(when: dt.date | Month) -> dt.date:
    """The day itself, or the last one of a month."""
    return when.last_day if isinstance(when, Month) else when
