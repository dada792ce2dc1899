"""Which words a topic goes by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.model import Site, Topic
from kringen.problem import Code, Problem
from kringen.rules.rule import rule
from kringen.values.words import fold

WORD_SHARED = Code(
    "woord-bij-twee-onderwerpen",
    "Een titel of synoniem staat bij twee onderwerpen.",
    "# terwijl ook een ander onderwerp privacy noemt\nsynoniemen: [privacy]",
    "Laat het woord bij het onderwerp staan waar een lezer het verwacht.",
)


@rule(WORD_SHARED)
def words_lead_to_one_topic(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """No two topics share a title or synonym, whatever the capitals and accents."""
    first: dict[str, Topic] = {}
    for topic, word, keys in (*_titles(site), *_synonyms(site)):
        other = first.setdefault(fold(word), topic)
        if other is not topic:
            message = f'"{word}" is ook een titel of synoniem van {other.origin.path}'
            yield topic.problem(WORD_SHARED, message, *keys, cure="laat het woord bij één onderwerp staan")


def _titles(site: Site) -> Iterator[tuple[Topic, str, tuple[str | int, ...]]]:
    for topic in site.topics:
        yield topic, topic.title, ("titel",)


def _synonyms(site: Site) -> Iterator[tuple[Topic, str, tuple[str | int, ...]]]:
    for topic in site.topics:
        for index, word in enumerate(topic.synonyms):
            yield topic, word, ("synoniemen", index)
