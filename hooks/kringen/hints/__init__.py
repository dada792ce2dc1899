"""Friendly hints, mostly about coming meetings: never mistakes, and nothing stops for them.

A visible list, like the rules. A hint is given while its meeting is still to come (the day itself included), is not
cancelled and has no report; some look at other meetings, as they say themselves.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial

from kringen.hints import content, days, software
from kringen.hints.hint import Hint, View
from kringen.history import UNKNOWN, History
from kringen.model import FileRecord, Site, as_far_as_read
from kringen.problem import Problem, in_order

HINTS: tuple[Hint, ...] = (
    days.new_meetings_are_still_to_come,
    days.meetings_are_not_far_away,
    days.meetings_are_announced_in_time,
    days.meetings_avoid_holidays,
    days.meetings_avoid_weekends,
    days.meetings_avoid_their_neighbours,
    content.agendas_are_announced,
    content.places_are_announced,
    content.places_are_no_web_addresses,
    content.registration_moves_along,
    content.meetings_take_up_questions,
    software.programs_keep_their_spelling,
)
"""Every hint; the order does not matter to what is found."""

CODES = tuple(hint.code for hint in HINTS)
"""Every kind of hint."""


def hints(
    site: Site, now: dt.datetime, history: History = UNKNOWN, using: Iterable[Hint] = HINTS
) -> tuple[Problem, ...]:
    """Every hint at a moment, sorted by place.

    `history` says when a file was first kept; when nothing is known of any file, nothing is said of that.
    """
    whole = View(site, now, history)

    def said(hint: Hint, records: tuple[FileRecord, ...]) -> tuple[Problem, ...]:
        view = View(site.with_partial(records), now, history) if records else whole
        return tuple(problem for meeting in hint.among(view) for problem in hint(meeting, view))

    found = (as_far_as_read(partial(said, hint), site.partial) for hint in using)
    return in_order(problem for problems in found for problem in problems)
