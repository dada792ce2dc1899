"""The index of topics by theme, and the page of each topic: its explanation, then its meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from kringen import agenda
from kringen.edition import Edition, channels
from kringen.edition.page import Page, PageRecipe
from kringen.markdown import excerpt
from kringen.model import PageSection, Topic
from kringen.pages import questions, software, speakers
from kringen.pages.parts import by_theme
from kringen.pages.pictures import courses
from kringen.pages.quotes import quote_about
from kringen.pages.subscription import subscription
from kringen.values.words import slug_of

INDEX = "onderwerpen/index.md"
SECTIONS = (
    PageSection("", "Onderwerpen", "Waarover de kringen spreken, per thema.", ("thema's", "onderwerp", "topics")),
)
"""What the search finds of the index, by heading."""

LATELY = dt.timedelta(days=2 * 365)


@dataclass(frozen=True)
class TopicRow:
    """A topic in the index."""

    topic: Topic
    count: int
    """How many meetings it was or will be on, cancelled ones left out."""

    anchor: str
    """The id of its theme on the index."""


def topic_index(edition: Edition) -> Page:
    """The page of all topics."""
    themes = by_theme(edition.site.topics)
    return edition.page(
        INDEX,
        "onderwerpen.html",
        title="Onderwerpen",
        description="Waarover de regionale kenniskringen spreken, van informatieveiligheid tot dienstverlening.",
        courses=courses(edition),
        themes=[(theme, [_row(edition, topic) for topic in topics]) for theme, topics in themes],
    )


def topic_pages(edition: Edition) -> Iterator[PageRecipe]:
    """The page of each topic."""
    for topic in edition.site.topics:
        yield PageRecipe(topic.uri, partial(_topic_page, edition, topic), INDEX)


def _topic_page(edition: Edition, topic: Topic) -> Page:
    site, now = edition.site, edition.now
    past = edition.cards(agenda.of_topic(agenda.past(site, now), topic))
    return edition.page(
        topic.uri,
        "onderwerp.html",
        title=topic.title,
        description=excerpt(topic.explanation.text if topic.explanation else topic.title, 155),
        source=topic.origin.path,
        links=channels.of_topic(topic).links,
        subscription=subscription(edition, channels.of_topic(topic)),
        trail=(("Onderwerpen", INDEX), (topic.title, "")),
        topic=topic,
        anchor=slug_of(topic.theme),
        **questions.of_topic(edition, topic),
        software=software.told_of_topic(edition, topic),
        speakers=speakers.told_of_topic(edition, topic),
        upcoming=edition.cards(agenda.of_topic(agenda.upcoming(site, now), topic)),
        past=[(card, quote_about(topic, card.meeting)) for card in past],
        lately=_lately(edition, topic),
    )


def _lately(edition: Edition, topic: Topic) -> tuple[int, int]:
    """At how many meetings of the last two years it came up, and of how many circles."""
    since = edition.today - LATELY
    held = agenda.of_topic(agenda.held(edition.site, edition.now), topic)
    recent = [meeting for meeting in held if meeting.date >= since]
    return len(recent), len({slug for meeting in recent for slug in meeting.circles})


def _row(edition: Edition, topic: Topic) -> TopicRow:
    meetings = agenda.of_topic(agenda.everything(edition.site), topic)
    held = [meeting for meeting in meetings if meeting.goes_on]
    return TopicRow(topic, len(held), slug_of(topic.theme))
