"""What files that were handed in would change: the site as it would be, and what is wrong with it then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from kringen.model import Site
from kringen.problem import Problem, in_order
from kringen.rules import check
from kringen.source import with_drafts
from kringen.transfer.letter import Handed


def proposed(files: Sequence[Handed], site: Site, now: dt.datetime) -> tuple[Site, tuple[Problem, ...]]:
    """The site with these files instead of those at their paths; they pass the same reader and rules as any file.

    What was wrong with the site before is not said again.
    """
    paths = {each.path for each in files}
    others = tuple(meeting for meeting in site.meetings if meeting.origin.path not in paths)
    partial = tuple(record for record in site.partial if record.origin.path not in paths)
    without = replace(site, meetings=others, partial=partial, unread=site.unread - paths)
    whole, problems = with_drafts(without, {each.path: each.text for each in files})
    known = set(check(site, now))
    return whole, in_order([*problems, *(each for each in check(whole, now) if each not in known)])
