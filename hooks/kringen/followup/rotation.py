"""Whose turn it is to receive a circle: the place moves from one local government to the next."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from kringen import agenda
from kringen.areas import areas
from kringen.dates import today
from kringen.model import Circle, Meeting, Site
from kringen.register import Municipality


@dataclass(frozen=True)
class HostTurn:
    """A municipality of a circle, and when it last received one."""

    municipality: Municipality
    """As it is called today."""

    last: Meeting | None
    """The last meeting held there, in whichever circle; None when none is known."""


def next_hosts(site: Site, circle: Circle, now: dt.datetime) -> tuple[HostTurn, ...]:
    """The municipalities of a circle's area in the order in which their turn comes.

    Who never received a circle comes first, by lot; then who did so longest ago. The lot is drawn anew after each
    meeting of the circle that was held, and between two meetings it stays: the alphabet would propose the same ones
    for ever. A municipality where a coming meeting of this circle takes place already has its turn, and is left out.
    """
    day = today(now)
    hosted = last_hosted(site, now)
    latest = next(iter(agenda.of_circle(agenda.held(site, now), circle)), None)
    drawn = f"{circle.slug}/{latest.slug if latest else ''}"
    coming = agenda.of_circle(agenda.upcoming(site, now), circle)
    taken = {_living(site, meeting, day) for meeting in coming if meeting.goes_on}
    turns = [HostTurn(row, hosted.get(row)) for row in areas(site, day)[circle.slug] if row not in taken]
    return tuple(sorted(turns, key=lambda turn: _turn(turn, drawn)))


@lru_cache(maxsize=8)
def last_hosted(site: Site, now: dt.datetime) -> Mapping[Municipality, Meeting]:
    """The last meeting held in each municipality of today; what it was called or merged from then counts for it."""
    day = today(now)
    found: dict[Municipality, Meeting] = {}
    for meeting in agenda.held(site, now):
        host = _living(site, meeting, day)
        if host:
            found.setdefault(host, meeting)
    return MappingProxyType(found)


def _living(site: Site, meeting: Meeting, day: dt.date) -> Municipality | None:
    """The municipality of today where a meeting takes place."""
    return site.register.living(meeting.host, day) if meeting.host else None


def _turn(turn: HostTurn, drawn: str) -> tuple[dt.date, str, str]:
    """When its turn comes: the day it last received a circle, then a lot that every machine draws the same."""
    lot = hashlib.sha256(f"{drawn}/{turn.municipality.nis}".encode()).hexdigest()
    return (turn.last.date if turn.last else dt.date.min, lot, turn.municipality.nis)
