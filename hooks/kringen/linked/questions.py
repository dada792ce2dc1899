"""The questions of a circle, for machines: what is asked, about what, and where the answer stands."""

from __future__ import annotations

from collections.abc import Iterator

from kringen import questions
from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.linked.thing import Thing, circle_id, term_id, thing
from kringen.model import Circle
from kringen.questions import Asked

ANSWERED = 20
"""How many questions with an answer a page names, the latest discussed first."""


def circle_questions(edition: Edition, circle: Circle) -> Iterator[Thing]:
    """The questions of a circle that wait for an answer, then the latest that have one."""
    own = questions.of_circle(edition.site, edition.now, circle)
    for asked in (*questions.open_ones(own), *questions.discussed(own)[:ANSWERED]):
        yield question(edition, asked)


def question(edition: Edition, asked: Asked) -> Thing:
    """A question on the page of its circle; the report of its meeting, when it is there, is the answer."""
    page, topic = asked.circle.uri, edition.site.topic_by_slug.get(asked.question.topic or "")
    report = asked.report.uri if asked.report else ""
    return thing(
        "Question",
        id=web_address(asked.uri, page, edition.settings),
        name=asked.question.text,
        text=asked.question.explanation or asked.question.text,
        url=web_address(asked.uri, page, edition.settings),
        dateCreated=asked.question.since.isoformat(),
        inLanguage="nl-BE",
        about=thing("DefinedTerm", id=term_id(edition, topic, page), name=topic.title) if topic else None,
        author={"@id": circle_id(edition, asked.circle, page)},
        answerCount=int(bool(report)),
        suggestedAnswer=thing("Answer", url=web_address(report, page, edition.settings)) if report else None,
    )
