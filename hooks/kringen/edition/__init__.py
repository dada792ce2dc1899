"""The site at one moment, with all that a page needs to be drawn: addresses, cards of meetings, templates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kringen import agenda, dates
from kringen.edition.card import Card, title_of
from kringen.edition.correction import edit_address, mail_link
from kringen.edition.links import Links
from kringen.edition.mails import joining_mail, speaker_mail
from kringen.edition.page import HeadLink, Page, Part, Settings, address_of
from kringen.edition.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from kringen.history import UNKNOWN, History
from kringen.model import Meeting, PartName, Site

__all__ = ["Card", "Edition", "environment", "title_of"]

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True)
class Edition:
    """A site at one moment."""

    site: Site
    now: dt.datetime
    """The moment, with its zone."""

    settings: Settings
    history: History = UNKNOWN
    """What git remembers of the data files; empty when nothing is known."""

    addresses: set[str] = field(init=False, repr=False, compare=False, default_factory=set)
    """The uris of all pages and files, once `generate` has listed them; links are drawn after that."""

    _cards: dict[str, Card] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The cards that were made, by the address of their meeting."""

    @cached_property
    def today(self) -> dt.date:
        """The day in Brussels."""
        return dates.today(self.now)

    def full_address(self, uri: str) -> str:
        """The address of a page or file for who reads it elsewhere; empty when that of the site is not configured."""
        return self.settings.site_url + address_of(uri) if self.settings.site_url else ""

    def card(self, meeting: Meeting) -> Card:
        """A meeting as lists and its own page show it."""
        if meeting.uri not in self._cards:
            self._cards[meeting.uri] = Card(
                meeting=meeting,
                circles=tuple(self.site.circle_by_slug[slug] for slug in meeting.circles),
                topics=tuple(self.site.topic_by_slug[slug] for slug in meeting.topics),
                is_upcoming=agenda.is_upcoming(meeting, self.now),
                today=self.today,
            )
        return self._cards[meeting.uri]

    def cards(self, meetings: tuple[Meeting, ...]) -> tuple[Card, ...]:
        """The cards of some meetings, in the same order."""
        return tuple(self.card(meeting) for meeting in meetings)

    def page(self, uri: str, template: str, *, title: str, description: str, **values: Any) -> Page:
        """A page drawn with a template; `source`, `trail` and `links` among the values are the page's own.

        Raises NoSuchPage when the template links to a page that does not exist.
        """
        source: str | None = values.pop("source", None)
        links: tuple[HeadLink, ...] = values.pop("links", ())
        values["title"] = title
        html = self.draw(template, uri, **values)
        return Page(uri, title, description, html, source, values.get("trail", ()), links)

    def part(self, uri: str, name: PartName, values: Callable[[], dict[str, Any]]) -> Part:
        """A part of a hand-written page, drawn with the template of its name once somebody asks for it."""
        return Part(uri, name, lambda: self.draw(f"deel-{name}.html", uri, **values()))

    def draw(self, template: str, uri: str, **values: Any) -> str:
        """The HTML of a template on a page; every value is escaped but what is Markup."""
        settings = self.public
        return (
            environment()
            .get_template(template)
            .render(
                url=Links(self.addresses, template, uri),
                exists=self.addresses.__contains__,
                mail=mail_link,
                joining_mail=joining_mail,
                speaker_mail=speaker_mail,
                edit=lambda path: edit_address(path, settings),
                settings=settings,
                today=self.today,
                dates=dates,
                **values,
            )
        )

    @cached_property
    def public(self) -> Settings:
        """The settings that pages may show; the version stands in the frame around them."""
        return replace(self.settings, commit="", changed=False)


@cache
def environment() -> Environment:
    """The templates, with autoescape always on and unknown names refused."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    found.filters["safe_html"] = Markup
    found.globals |= {"policy": CONTENT_SECURITY_POLICY, "referrer": REFERRER_POLICY}
    return found
