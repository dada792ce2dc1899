"""The moment that a site is built for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kringen import dates

YEARS = range(1970, 2201)
"""The years for which a site is built: every day that it names from there can be reckoned with."""


class NoMoment(ValueError):
    """What should be a moment is none; the message is one Dutch sentence."""


def moment(variables: Mapping[str, str]) -> dt.datetime:
    """SOURCE_DATE_EPOCH (seconds since 1970) when it is set, else the clock; in Brussels' zone, without microseconds.

    Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification". Raises NoMoment.
    """
    epoch = variables.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dates.BRUSSELS).replace(microsecond=0)
    if not re.fullmatch(r"[0-9]{1,10}", epoch):
        raise NoMoment(f'SOURCE_DATE_EPOCH is "{epoch}" en hoort een geheel aantal seconden te zijn')
    instant = dt.datetime.fromtimestamp(int(epoch), dates.BRUSSELS)
    within_reach(instant, f'SOURCE_DATE_EPOCH is "{epoch}", en dat')
    return instant


def within_reach(day: dt.date, told: str) -> None:
    """Raises NoMoment, in a sentence that begins as told, when the year of a day or an instant is none of YEARS."""
    if day.year not in YEARS:
        raise NoMoment(f"{told} valt buiten de jaren {YEARS[0]} tot {YEARS[-1]}")
