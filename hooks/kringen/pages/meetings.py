"""The page of each meeting: announcement first, report later."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kringen import agenda, dates
from kringen.edition import Card, Edition, channels
from kringen.edition.adding import add_links
from kringen.edition.page import Page, PageRecipe, Trail
from kringen.markdown import excerpt
from kringen.values import joined

TAB_COMING = "agenda.md"
TAB_PAST = "bijeenkomsten/index.md"


def meeting_pages(edition: Edition) -> Iterator[PageRecipe]:
    """One page for each meeting, at the address of the date first announced."""
    for meeting in edition.site.meetings:
        card = edition.card(meeting)
        yield PageRecipe(meeting.uri, partial(_page, edition, card), _tab(card))


def _tab(card: Card) -> str:
    return TAB_COMING if card.is_upcoming else TAB_PAST


def _page(edition: Edition, card: Card) -> Page:
    meeting = card.meeting
    return edition.page(
        meeting.uri,
        "bijeenkomst.html",
        title=card.title,
        description=description(card),
        tab=_tab(card),
        source=meeting.origin.path,
        links=channels.meeting_links(edition.site, meeting),
        invitation=channels.invitation(meeting) if agenda.calendar_day(meeting) else "",
        add_links=add_links(edition, meeting),
        trail=_trail(card),
        card=card,
    )


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
    return (("Verslagen", TAB_PAST), (circle.name, circle.uri), (dates.short_day(card.meeting.when), ""))
