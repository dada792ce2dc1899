"""The invitation to one meeting, for a trekker or V-ICT-OR to send."""

from __future__ import annotations

from collections.abc import Iterator

from kringen import questions
from kringen.dates import short_day
from kringen.edition import Edition
from kringen.letters.letter import Item, Letter, Section, circles_of, opening
from kringen.model import Enrolment, Meeting


def invitation(edition: Edition, meeting: Meeting) -> Letter:
    """What, when, where, about what, with whom and how to register; of a cancelled or postponed meeting that it is off."""
    card = edition.card(meeting)
    circles = circles_of(card.circles)
    verb = "komt" if len(card.circles) == 1 else "komen"
    kind = card.mark or "Uitnodiging"
    speakers = (Item(each.organisation, lines=(each.subject,) if each.subject else ()) for each in meeting.speakers)
    topics = (Item(topic.title, edition.full_address(topic.uri)) for topic in card.topics)
    sections = (
        Section("Praktisch", tuple(_facts(edition, meeting))),
        Section("Waarover", tuple(topics)),
        Section("Vragen die aan bod komen", tuple(_questions(edition, meeting))),
        Section("Met", tuple(speakers)),
    )
    return Letter(
        subject=f"{kind}: {card.title}, {card.span}",
        opening=opening(edition, *_opening(meeting, f"{circles[0].lower()}{circles[1:]}", verb, card.title)),
        sections=tuple(section for section in sections if section.items),
        closing=(
            Item("Alles over deze bijeenkomst", edition.full_address(meeting.uri)),
            Item(f"Vragen? Mail naar {card.circles[0].contact}."),
        ),
    )


def _opening(meeting: Meeting, circles: str, verb: str, title: str) -> Iterator[str]:
    yield "Beste collega,"
    if meeting.is_cancelled:
        yield f"De bijeenkomst “{title}” van de {circles} gaat niet door."
        return
    if meeting.is_postponed:
        yield f"De bijeenkomst “{title}” van de {circles} is uitgesteld. Zodra de nieuwe dag vaststaat, laten wij het u weten."
        return
    yield f"De {circles} {verb} samen: “{title}”. U bent van harte welkom, welke functie u ook hebt."
    if meeting.is_moved:
        yield f"De bijeenkomst is verplaatst: eerst was ze aangekondigd voor {short_day(meeting.first)}."
    if meeting.body.intro:
        yield meeting.body.intro.text


def _questions(edition: Edition, meeting: Meeting) -> Iterator[Item]:
    """The questions that it takes up; none when it is off."""
    for asked in questions.of_meeting(edition.site, edition.now, meeting):
        if meeting.goes_on:
            told = (" ".join((asked.question.explanation or "").split()), asked.question.government)
            yield Item(asked.question.text, lines=tuple(filter(None, told)))


def _facts(edition: Edition, meeting: Meeting) -> Iterator[Item]:
    yield Item("Wanneer", lines=(edition.card(meeting).span,))
    if place := ", ".join(filter(None, [meeting.host, meeting.location])):
        yield Item("Waar", lines=(place,))
    if not meeting.goes_on:
        return
    if meeting.access:
        yield Item("Bereikbaarheid", lines=(meeting.access,))
    card = edition.card(meeting)
    if card.joins_online:
        asked = Item("Online deelnemen", lines=(f"Vraag de link via {card.circles[0].contact}",))
        yield asked if meeting.is_online_on_request else Item("Online deelnemen", meeting.online or "")
    if meeting.enrolment is Enrolment.FULL:
        yield Item("Inschrijven", lines=(f"Volzet; mail voor de wachtlijst naar {card.circles[0].contact}",))
    elif meeting.enrolment is Enrolment.CLOSED:
        yield Item("Inschrijven", lines=("De inschrijvingen zijn gesloten",))
    elif meeting.registration:
        closes = meeting.registration_closes
        yield Item("Inschrijven", meeting.registration, (f"Tot en met {short_day(closes)}",) if closes else ())
    if meeting.body.agenda:
        yield Item("Agenda", lines=(meeting.body.agenda.text,))
