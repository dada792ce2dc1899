"""Who is behind the site: V-ICT-OR, and each circle with its series of meetings and its questions."""

from __future__ import annotations

from collections.abc import Iterator

from kringen import agenda, questions
from kringen.api.addresses import HOME, SITE_NAME
from kringen.areas import areas
from kringen.edition import Edition, title_of
from kringen.edition.page import web_address
from kringen.linked.events import times
from kringen.linked.thing import (
    Thing,
    administrative_area,
    circle_id,
    event_id,
    publisher_id,
    series_id,
    term_id,
    thing,
)
from kringen.model import Circle
from kringen.questions import Asked


def publisher(edition: Edition, page: str) -> Thing:
    """V-ICT-OR, as far as it is public."""
    return thing(
        "Organization",
        id=publisher_id(edition, page),
        name="V-ICT-OR",
        url="https://www.v-ict-or.be",
        email=edition.settings.contact,
    )


def website(edition: Edition, page: str) -> Thing:
    """The site itself."""
    return thing(
        "WebSite",
        id=web_address(f"{HOME}#website", page, edition.settings),
        name=SITE_NAME,
        url=web_address(HOME, page, edition.settings),
        inLanguage="nl-BE",
        publisher={"@id": publisher_id(edition, page)},
    )


def circle_group(edition: Edition, circle: Circle) -> Thing:
    """A circle as a group of local governments, with the municipalities it serves; none once it stopped."""
    served = () if circle.has_stopped else areas(edition.site, edition.today)[circle.slug]
    return thing(
        "Organization",
        id=circle_id(edition, circle, circle.uri),
        name=f"Kenniskring {circle.name}",
        url=web_address(circle.uri, circle.uri, edition.settings),
        email=circle.contact,
        alternateName=list(circle.former_names),
        foundingDate=str(circle.since) if circle.since else None,
        dissolutionDate=str(circle.stopped) if circle.stopped else None,
        areaServed=[administrative_area(municipality) for municipality in served],
        parentOrganization=thing("Organization", id=publisher_id(edition, circle.uri), name="V-ICT-OR"),
    )


def event_series(edition: Edition, circle: Circle) -> Thing:
    """The meetings of a circle as a series, with those that come."""
    coming = agenda.of_circle(agenda.upcoming(edition.site, edition.now), circle)
    return thing(
        "EventSeries",
        id=series_id(edition, circle, circle.uri),
        name=f"Bijeenkomsten van de kenniskring {circle.name}",
        url=web_address(circle.uri, circle.uri, edition.settings),
        inLanguage="nl-BE",
        organizer={"@id": circle_id(edition, circle, circle.uri)},
        isAccessibleForFree=True,
        subEvent=[
            thing(
                "Event",
                id=event_id(edition, meeting, circle.uri),
                name=title_of(meeting, edition.site.circle_by_slug[meeting.convener]),
                url=web_address(meeting.uri, circle.uri, edition.settings),
                **times(meeting),
            )
            for meeting in filter(agenda.calendar_day, coming)
        ],
    )


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
