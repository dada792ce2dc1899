"""The moment that a site is built for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from kringen import dates


class NoMoment(ValueError):
    """SOURCE_DATE_EPOCH holds no number; the message is one Dutch sentence."""


def moment(variables: Mapping[str, str]) -> dt.datetime:
    """SOURCE_DATE_EPOCH (seconds since 1970) when it is set, else the clock; in Brussels' zone, without microseconds.

    Source: reproducible-builds.org, "SOURCE_DATE_EPOCH specification". Raises NoMoment.
    """
    epoch = variables.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(dates.BRUSSELS).replace(microsecond=0)
    if not re.fullmatch(r"[0-9]{1,11}", epoch):
        raise NoMoment(f'SOURCE_DATE_EPOCH is "{epoch}" en hoort een geheel aantal seconden te zijn')
    return dt.datetime.fromtimestamp(int(epoch), dates.BRUSSELS)
