"""Which programs were discussed, for what, at which meetings, and who said to work with them; the day is an argument.

Each program stands here once, however it was spelled; its oldest spelling is its name.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kringen.dates import on
from kringen.model import Meeting, Site, Software, Topic
from kringen.values.words import fold, free_slug, slug_of_name

ENOUGH = 3
"""From this many meetings or governments on, a program has a page of its own."""


@dataclass(frozen=True)
class Mention:
    """A program at a meeting."""

    meeting: Meeting
    software: Software


@dataclass(frozen=True)
class Use:
    """A government that said to work with a program."""

    government: str
    """Its name on that day."""

    meeting: Meeting
    """Where it said so last under that name."""

    now: str
    """What that government is called since it merged; empty when it did not."""

    @property
    def told(self) -> str:
        """When it said so, e.g. `op 13 maart 2025`."""
        return on(self.meeting.when)


@dataclass(frozen=True)
class Program:
    """A program with all that was said of it."""

    slug: str
    """Its address and anchor."""

    mentions: tuple[Mention, ...]
    """The newest first."""

    uses: tuple[Use, ...]
    """By name."""

    topics: tuple[Topic, ...]
    """What its meetings were about, the most frequent first."""

    @cached_property
    def name(self) -> str:
        """Its oldest spelling."""
        return self.mentions[-1].software.name

    @cached_property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which it was written, the oldest first."""
        return tuple(dict.fromkeys(each.software.name for each in reversed(self.mentions)))

    @property
    def has_page(self) -> bool:
        """Whether more can be said than fits in a list."""
        return max(len(self.mentions), len(self.uses)) >= ENOUGH


@lru_cache(maxsize=8)
def mentions(site: Site) -> dict[str, list[Mention]]:
    """Every program by what its spellings share, the oldest mention first; of a meeting that did not go on nothing counts."""
    found: dict[str, list[Mention]] = {}
    for meeting in site.meetings:
        for software in meeting.software if meeting.goes_on else ():
            found.setdefault(software.key, []).append(Mention(meeting, software))
    return found


@lru_cache(maxsize=8)
def programs(site: Site, today: dt.date) -> tuple[Program, ...]:
    """Every program as a Dutch reader sorts them; the slug of one that sounds like an older one ends in a number."""
    found: dict[str, Program] = {}
    for rows in mentions(site).values():
        slug = free_slug(slug_of_name(rows[0].software.name), found)
        found[slug] = Program(slug, tuple(reversed(rows)), _uses(site, rows, today), _topics(site, rows))
    return tuple(sorted(found.values(), key=lambda program: (fold(program.name), program.slug)))


@lru_cache(maxsize=8)
def slugs(site: Site, today: dt.date) -> dict[str, str]:
    """The slug of each program by what its spellings share."""
    return {program.mentions[0].software.key: program.slug for program in programs(site, today)}


def of_topic(site: Site, topic: Topic, today: dt.date) -> tuple[Program, ...]:
    """The programs that came up at meetings about a topic."""
    return tuple(program for program in programs(site, today) if topic in program.topics)


def _uses(site: Site, rows: list[Mention], today: dt.date) -> tuple[Use, ...]:
    found: dict[str, Use] = {}
    for mention in rows:
        for name in mention.software.used_by:
            became = site.register.living(name, today)
            now = became.name if became and became.name != name else ""
            found[name] = Use(name, mention.meeting, now)
    return tuple(found[name] for name in sorted(found, key=fold))


def _topics(site: Site, rows: list[Mention]) -> tuple[Topic, ...]:
    counts: dict[str, int] = {}
    for mention in rows:
        for slug in mention.meeting.topics:
            counts[slug] = counts.get(slug, 0) + 1
    known = [slug for slug in counts if slug in site.topic_by_slug]
    return tuple(site.topic_by_slug[slug] for slug in sorted(known, key=lambda slug: (-counts[slug], slug)))
