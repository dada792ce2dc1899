"""The page of each meeting: announcement first, report later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import Any
from urllib.parse import quote

from kringen import agenda, dates
from kringen.edition import Card, Edition, channels
from kringen.edition.adding import add_links
from kringen.edition.mails import registration_link
from kringen.edition.page import Page, PageRecipe, Trail
from kringen.markdown import excerpt
from kringen.model import Topic
from kringen.pages.questions import rows
from kringen.questions import of_circle, of_meeting, open_ones
from kringen.sentences import joined
from kringen.software import slugs
from kringen.speakers import anchors
from kringen.values.words import fold

TAB_COMING = "agenda.md"
TAB_PAST = "bijeenkomsten/index.md"
TOPICS_SHOWN = 2
"""For how many of its topics a meeting names other meetings."""

RELATED_SHOWN = 3
"""How many of those."""


def meeting_pages(edition: Edition) -> Iterator[PageRecipe]:
    """One page for each meeting, at the address of the date first announced."""
    for meeting in edition.site.meetings:
        card = edition.card(meeting)
        tab = TAB_COMING if card.is_upcoming else TAB_PAST
        yield PageRecipe(meeting.uri, partial(_page, edition, card), tab)


def _page(edition: Edition, card: Card) -> Page:
    meeting = card.meeting
    return edition.page(
        meeting.uri,
        "bijeenkomst.html",
        title=card.full_title,
        heading=card.title if meeting.title else f"{card.title}, {card.short_span}",
        description=description(card),
        source=meeting.origin.path,
        links=channels.meeting_links(edition.site, meeting),
        invitation=channels.invitation(meeting) if agenda.calendar_day(meeting) else "",
        add_links=add_links(edition, meeting) if card.is_upcoming else (),
        trail=_trail(card),
        card=card,
        registration=registration_link(card) if card.enrolment == "open" else "",
        route=route(card),
        speakers=[(each, anchors(edition.site).get(fold(each.organisation), "")) for each in meeting.speakers],
        software=[(each, slugs(edition.site, edition.today).get(each.key, "")) for each in meeting.software],
        **_questions(edition, card),
        related=_related(edition, card),
        **_beside(edition, card),
    )


def _questions(edition: Edition, card: Card) -> dict[str, Any]:
    """The questions that it takes up, and whether one of its first circle waits that it might."""
    waiting = open_ones(of_circle(edition.site, edition.now, card.circles[0]))
    own = of_meeting(edition.site, edition.now, card.meeting)
    return {"questions": rows(edition, own), "has_open": any(each not in own for each in waiting)}


def route(card: Card) -> str:
    """Where OpenStreetMap shows the place of a meeting that still comes; empty when nobody goes there."""
    meeting = card.meeting
    if not (meeting.location and card.is_upcoming and meeting.goes_on):
        return ""
    parts = [each.strip() for each in meeting.location.split(",")]
    street = next((place for place, each in enumerate(parts) if any(map(str.isdigit, each))), None)
    address = parts[0] if street is None else ", ".join(parts[street:])
    place = address if not meeting.host or meeting.host in address else f"{address}, {meeting.host}"
    return f"https://www.openstreetmap.org/search?query={quote(place)}"


def _beside(edition: Edition, card: Card) -> dict[str, Card | None]:
    """The meetings of its first circle just before and after it that went on or go on."""
    own = agenda.of_circle(agenda.everything(edition.site), card.circles[0])
    line = [each for each in own if each.goes_on or each is card.meeting]
    place = next(place for place, each in enumerate(line) if each is card.meeting)
    before = edition.card(line[place - 1]) if place else None
    after = edition.card(line[place + 1]) if place + 1 < len(line) else None
    return {"before": before, "after": after}


def _related(edition: Edition, card: Card) -> list[tuple[Topic, tuple[Card, ...]]]:
    """For each of its first topics, the newest other meetings about it that have something to read or to come to."""
    found = []
    for topic in card.topics[:TOPICS_SHOWN]:
        about = agenda.of_topic(agenda.newest(edition.site), topic)
        others = (
            each
            for each in about
            if each is not card.meeting and each.goes_on and (each.has_report or agenda.is_upcoming(each, edition.now))
        )
        if shown := tuple(islice(others, RELATED_SHOWN)):
            found.append((topic, edition.cards(shown)))
    return found


def description(card: Card) -> str:
    """What, when and where in one or two sentences of plain text."""
    meeting = card.meeting
    circles = joined([circle.name for circle in card.circles])
    state = f"{card.mark}: " if card.state in {"cancelled", "postponed"} else ""
    place = f" in {meeting.host}" if meeting.host else ""
    several = "en" if card.circles[1:] else ""
    first = f"{state}bijeenkomst van de kenniskring{several} {circles} {card.on}{place}."
    report = f" {excerpt(meeting.body.report.text, 110)}" if meeting.body.report else ""
    return first[0].upper() + first[1:] + report


def _trail(card: Card) -> Trail:
    circle = card.circles[0]
    if card.is_upcoming:
        return (("Kringen", "kringen/index.md"), (circle.name, circle.uri), (dates.short_day(card.meeting.when), ""))
    return (("Verslagen", TAB_PAST), (circle.name, circle.uri), (dates.short_day(card.meeting.when), ""))
