"""What files that were handed in would change: the site as it would be, and what is wrong with it then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from kringen.model import Site
from kringen.problem import Problem, in_order
from kringen.rules import check
from kringen.source import with_drafts


def proposed(files: Mapping[str, str], site: Site, now: dt.datetime) -> tuple[Site, tuple[Problem, ...]]:
    """The site with these files, by their paths, instead of those that stand there; they pass the same reader and rules as any file.

    What was wrong with the site before is not said again.
    """
    others = tuple(meeting for meeting in site.meetings if meeting.origin.path not in files)
    partial = tuple(record for record in site.partial if record.origin.path not in files)
    without = replace(site, meetings=others, partial=partial, unread=site.unread - files.keys())
    whole, problems = with_drafts(without, files)
    known = set(check(site, now))
    return whole, in_order([*problems, *(each for each in check(whole, now) if each not in known)])
