"""The page of all questions, and how one question is shown wherever it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from kringen import dates, questions
from kringen.edition import Edition, channels
from kringen.edition.page import Page
from kringen.model import Circle, PageSection, Topic
from kringen.pages.lists import Choice, circle_choices, topic_choices
from kringen.questions import Asked

INDEX = "vragen/index.md"
SECTIONS = (
    PageSection(
        "",
        "Vragen",
        "De vragen die in de kringen leven, en welke er al besproken zijn.",
        (
            "een vraag stellen",
            "vraag inbrengen",
            "vraag indienen",
            "vragen die leven",
            "open vragen",
            "besproken vragen",
        ),
    ),
)
"""What the search finds of the page, by heading."""

DISCUSSED_SHOWN = 30
"""How many discussed questions the page holds; the page of a circle keeps them all."""

SHARED_SHOWN = 5
"""How many topics that several circles ask about the page names."""

NO_TOPIC = "Andere vragen"


@dataclass(frozen=True)
class QuestionRow:
    """A question in a list."""

    asked: Asked
    topic: Topic | None
    since: str
    """The day it was asked, e.g. `14 februari 2027`."""

    age: str
    """How long ago that is, e.g. `2 weken geleden`."""

    when: str
    """When its meeting takes or took place, e.g. `op 11 maart 2027`; empty when it is on none."""

    @property
    def kind(self) -> str:
        """The name of its state in a class: `live`, `planned`, `discussed` or `waiting`."""
        return self.asked.state.name.lower()


def question_page(edition: Edition) -> Page:
    """The page of all questions: those that wait for an answer by theme and topic, then what was discussed."""
    everything = questions.everything(edition.site, edition.now)
    waiting, answered = questions.open_ones(everything), questions.discussed(everything)
    return edition.page(
        INDEX,
        "vragen.html",
        title="Vragen",
        description="De vragen die in de regionale kenniskringen leven, per thema, en welke er al besproken zijn.",
        feed=channels.EVERYTHING.questions,
        themes=_by_theme(edition, waiting),
        count=len(waiting),
        answered=rows(edition, answered[:DISCUSSED_SHOWN]),
        older=len(answered[DISCUSSED_SHOWN:]),
        shared=questions.shared(edition.site, edition.now)[:SHARED_SHOWN],
        filters=_filters(edition, (*waiting, *answered[:DISCUSSED_SHOWN])),
    )


def rows(edition: Edition, asked: Iterable[Asked]) -> list[QuestionRow]:
    """Questions as lists show them, in the same order."""
    return [_row(edition, each) for each in asked]


def of_circle(edition: Edition, circle: Circle) -> dict[str, Any]:
    """What the page of a circle shows: every question, those that wait for an answer apart from those that were discussed."""
    own = questions.of_circle(edition.site, edition.now, circle)
    return _open_and_discussed(edition, own)


def of_topic(edition: Edition, topic: Topic) -> dict[str, Any]:
    """What the page of a topic shows: the questions about it."""
    own = questions.of_topic(questions.everything(edition.site, edition.now), topic)
    return _open_and_discussed(edition, own)


def _open_and_discussed(edition: Edition, own: Sequence[Asked]) -> dict[str, Any]:
    return {
        "questions": rows(edition, questions.open_ones(own)),
        "answered": rows(edition, questions.discussed(own)),
    }


def _row(edition: Edition, asked: Asked) -> QuestionRow:
    question, meeting = asked.question, asked.meeting
    return QuestionRow(
        asked,
        edition.site.topic_by_slug.get(question.topic or ""),
        dates.short_day(question.since),
        dates.relative(question.since, edition.today),
        dates.on(meeting.when) if meeting else "",
    )


def _by_theme(
    edition: Edition, asked: Sequence[Asked]
) -> list[tuple[str, list[tuple[Topic | None, list[QuestionRow]]]]]:
    """Themes with their topics and the questions about each; those without a topic come last."""
    found: list[tuple[str, list[tuple[Topic | None, list[QuestionRow]]]]] = []
    for theme, topics in groupby(edition.site.topics, key=lambda topic: topic.theme):
        about = [(topic, rows(edition, questions.of_topic(asked, topic))) for topic in topics]
        if any(own for _, own in about):
            found.append((theme, [(topic, own) for topic, own in about if own]))
    others = rows(edition, (each for each in asked if each.question.topic not in edition.site.topic_by_slug))
    return [*found, (NO_TOPIC, [(None, others)])] if others else found


def _filters(edition: Edition, asked: Sequence[Asked]) -> dict[str, list[Choice]]:
    """The choices of the page's form: only circles and topics that leave some question."""
    circles = Counter(each.circle.slug for each in asked)
    topics = Counter(each.question.topic for each in asked if each.question.topic)
    return {
        "circles": circle_choices(edition.site, circles),
        "topics": topic_choices(edition.site, topics),
    }
