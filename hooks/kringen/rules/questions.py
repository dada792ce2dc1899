"""What a question of a circle names, exists, and its days make sense."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen import questions
from kringen.dates import short_day, today
from kringen.model import Circle, Site
from kringen.problem import Code, Problem, nearest
from kringen.questions import Asked
from kringen.rules.naming import has_topic, topic_meant, why_absent
from kringen.rules.rule import rule

EARLIEST = dt.date(2010, 1, 1)
"""The first circles met in 2010."""

TOPIC = Code(
    "vraag-onderwerp",
    "Een vraag noemt een onderwerp dat niet bestaat.",
    "onderwerp: gpdr",
    "Kies een onderwerp uit content/onderwerpen, of laat onderwerp weg.",
)
MEETING = Code(
    "vraag-bijeenkomst",
    "Een vraag noemt een bijeenkomst die er niet is, of die niet van deze kring is.",
    "bijeenkomst: 2027-03-12",
    "Schrijf de naam van het bestand van een bijeenkomst van deze kring, zonder .md; kies in het formulier anders de lijst.",
)
SINCE = Code(
    "vraag-dag",
    "De dag waarop een vraag gesteld is, ligt in de toekomst of voor 2010.",
    "sinds: 2037-02-14",
    "Kijk het jaar na.",
)
AFTERWARDS = Code(
    "vraag-na-bijeenkomst",
    "Een vraag is gesteld na de bijeenkomst waarop ze aan bod kwam.",
    "sinds: 2027-04-02\nbijeenkomst: 2027-03-11",
    "Verbeter sinds, of kies de bijeenkomst waarop de vraag echt aan bod kwam.",
)
GOVERNMENT = Code(
    "vraag-bestuur",
    "Het bestuur bij een vraag is geen Vlaamse gemeente, of was het niet op de dag van de vraag.",
    "bestuur: OCMW Sint Nicolaas",
    "Schrijf de officiële naam van de gemeente op die dag, of laat bestuur weg.",
)


@rule(TOPIC)
def questions_name_a_topic(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The topic of a question exists."""
    for asked in questions.everything(site, now):
        slug = asked.question.topic
        if slug and not has_topic(site, slug):
            yield at(asked, TOPIC, "onderwerp", f'"{slug}" bestaat niet', topic_meant(site, slug))


@rule(MEETING)
def questions_come_up_at_own_meetings(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The meeting of a question is one of its circle, joint ones included."""
    for asked in questions.everything(site, now):
        name = asked.question.meeting
        if name and not asked.meeting and not _is_unread(site, asked.circle, name):
            message = f"{asked.circle.name} heeft geen bijeenkomst {name}"
            yield at(asked, MEETING, "bijeenkomst", message, _meant(site, asked.circle, name))


@rule(SINCE)
def questions_were_asked_by_now(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question was asked since the circles began, and not later than today."""
    for asked in questions.everything(site, now):
        since = asked.question.since
        if not EARLIEST <= since <= today(now):
            message = f"{short_day(since)} {'moet nog komen' if since > EARLIEST else 'ligt voor de eerste kringen'}"
            yield at(asked, SINCE, "sinds", message, "kijk het jaar na")


@rule(AFTERWARDS)
def questions_come_before_their_meeting(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A question was asked on the day of its meeting or before it, unless that did not go on."""
    for asked in questions.everything(site, now):
        meeting, since = asked.meeting, asked.question.since
        if meeting and meeting.goes_on and meeting.date < since <= today(now):
            message = f"de bijeenkomst van {short_day(meeting.when)} was voor de vraag, van {short_day(since)}"
            yield at(asked, AFTERWARDS, "bijeenkomst", message, "verbeter sinds, of kies een latere bijeenkomst")


@rule(GOVERNMENT)
def question_governments_exist_on_the_day(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The government of a question is a municipality that existed on the day it was asked."""
    for asked in questions.everything(site, now):
        name, day = asked.question.government, asked.question.since
        if name and not site.register.find(name, day):
            _, message, cure = why_absent(site.register, name, day)
            yield at(asked, GOVERNMENT, "bestuur", message, cure)


def at(asked: Asked, code: Code, key: str, message: str, cure: str) -> Problem:
    """A problem at a key of a question; its label names the question, as that of the reader does."""
    return asked.circle.problem(code, message, "vragen", asked.name, key, cure=cure)


def _meant(site: Site, circle: Circle, name: str) -> str:
    """The cure for a meeting that a circle does not have: the file of that day, the nearest name, or another circle."""
    own = [meeting for meeting in site.meetings if circle.slug in {meeting.circle, *meeting.circles}]
    if moved := next((meeting for meeting in own if str(meeting.when) == name), None):
        return f"die bijeenkomst staat in {moved.slug}.md: schrijf {moved.slug}"
    if other := next((meeting for meeting in site.meetings if meeting.slug == name), None):
        return f"die is van {other.circle}; is ze gezamenlijk, zet daar dan kringen: [{circle.slug}]"
    match = nearest(name, (meeting.slug for meeting in own))
    return f'bedoelde u "{match}"?' if match else "kondig de bijeenkomst eerst aan, of laat bijeenkomst weg"


def _is_unread(site: Site, circle: Circle, name: str) -> bool:
    """Whether a meeting with this name is there but could not be read, in the folder of any circle."""
    return any(path.startswith("meetings/") and path.endswith(f"/{name}.md") for path in site.unread) or (
        f"meetings/{circle.slug}" in site.unread or "meetings" in site.unread
    )
