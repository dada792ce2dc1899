"""Which organisations told the circles something, about what and when; the organisation, never the person who came.

Each stands here once, whatever its capitals and accents; it is called as it was written last.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kringen.model import Meeting, Site, Topic
from kringen.values.words import fold, free_slug, slug_of_name


@dataclass(frozen=True)
class Talk:
    """What an organisation tells at a meeting."""

    meeting: Meeting
    subjects: tuple[str, ...]
    """Empty when nobody wrote down what it is about."""


@dataclass(frozen=True)
class Organisation:
    """An organisation that spoke or will."""

    slug: str
    """Its anchor."""

    name: str
    talks: tuple[Talk, ...]
    """The newest first."""

    topics: tuple[Topic, ...]
    """What its meetings were about, in the site's order."""


@lru_cache(maxsize=8)
def organisations(site: Site) -> tuple[Organisation, ...]:
    """Every organisation, the one with the newest meeting first; of a meeting that does not go on nothing counts."""
    talks: dict[str, list[Talk]] = {}
    names: dict[str, str] = {}
    for meeting in reversed(site.meetings):
        told: dict[str, list[str]] = {}
        for speaker in meeting.speakers if meeting.goes_on else ():
            key = fold(speaker.organisation)
            names.setdefault(key, speaker.organisation)
            told.setdefault(key, []).extend([speaker.subject] if speaker.subject else [])
        for key, subjects in told.items():
            talks.setdefault(key, []).append(Talk(meeting, tuple(dict.fromkeys(subjects))))
    slugs = _slugs(names)
    return tuple(Organisation(slugs[key], names[key], tuple(own), _topics(site, own)) for key, own in talks.items())


@lru_cache(maxsize=8)
def anchors(site: Site) -> dict[str, str]:
    """The anchor of each organisation by its name without capitals and accents."""
    return {fold(each.name): each.slug for each in organisations(site)}


def of_topic(site: Site, topic: Topic) -> tuple[Organisation, ...]:
    """The organisations that spoke at meetings about a topic."""
    return tuple(each for each in organisations(site) if topic in each.topics)


def _slugs(names: dict[str, str]) -> dict[str, str]:
    """An anchor for each, with a number behind those that are alike; in the order of the alphabet, so that few change."""
    keys: dict[str, str] = {}
    for key in sorted(names):
        keys[free_slug(f"spreker-{slug_of_name(key)}".removesuffix("-"), keys)] = key
    return {key: slug for slug, key in keys.items()}


def _topics(site: Site, talks: list[Talk]) -> tuple[Topic, ...]:
    slugs = {slug for talk in talks for slug in talk.meeting.topics}
    return tuple(topic for topic in site.topics if topic.slug in slugs)
