"""Whether the clock of this computer was set back: then what has passed would seem to come again."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from kringen import dates
from kringen.edge import gitlog

TOLERANCE = dt.timedelta(hours=1)
"""The clock of the colleague who made the last change may be ahead a little."""


def warn(given: dt.datetime | None, now: dt.datetime, root: Path, target: Path) -> None:
    """Says so, unless somebody asked for that moment; who builds goes on, since the files are right."""
    if given is None and (said := remark(now, root, target)):
        print(said)


def remark(now: dt.datetime, root: Path, target: Path) -> str:
    """A sentence when a moment lies before the last change of the files, or before the site that stands in the target."""
    known = {
        "de jongste wijziging is van": gitlog.newest(root),
        "de vorige site is gemaakt op": _made(target),
    }
    later = {moment: what for what, moment in known.items() if moment and now + TOLERANCE < moment}
    if not later:
        return ""
    last = max(later)
    said = f"volgens de klok van deze computer is het {_told(now)}, maar {later[last]} {_told(last)}"
    return f"Let op: {said}. Staat de klok niet goed, dan staat bij de komende bijeenkomsten wat al voorbij is."


def _made(target: Path) -> dt.datetime | None:
    """When the site in a folder was made; None when there is none, or when it does not say."""
    try:
        index = json.loads((target / "api" / "v1" / "index.json").read_text(encoding="utf-8"))
        made = dt.datetime.fromisoformat(index["built_at"])
        return made if made.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _told(moment: dt.datetime) -> str:
    return f"{dates.short_day(dates.today(moment))} om {moment.astimezone(dates.BRUSSELS):%H.%M} uur"
