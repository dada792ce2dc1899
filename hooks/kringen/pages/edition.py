"""The site at one moment, with all that a page needs to be drawn: addresses, cards of meetings, templates."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from kringen import agenda, dates
from kringen.history import UNKNOWN, History
from kringen.memo import Digester, Memo, Undigestible
from kringen.model import Circle, Meeting, PartName, Site, Topic
from kringen.pages.correction import edit_address, mail_link
from kringen.pages.page import HeadLink, Page, Part, Settings, relative_address
from kringen.pages.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY

TEMPLATES = Path(__file__).parent.parent / "templates"


class NoSuchPage(LookupError):
    """A template links to a page that does not exist; the message names both."""


@dataclass(frozen=True)
class Card:
    """A meeting as lists and its own page show it."""

    meeting: Meeting
    """The meeting itself."""

    title: str
    """Its title, or the name of its circle."""

    circles: tuple[Circle, ...]
    """Its circles, the convening one first."""

    topics: tuple[Topic, ...]
    """Its topics, in the order of the file."""

    span: str
    """Day and times in full Dutch."""

    relative: str
    """How far its day lies from today, e.g. `over 3 weken`."""

    month: str
    """Its month in three letters, for the sheet of a calendar."""

    starts: str
    """Its start for `<time datetime>`: a day, or an instant with its offset when the hour is known."""

    ends: str
    """The instant at which it is over, with its offset."""

    is_upcoming: bool
    """Whether it is not over yet."""


@dataclass(frozen=True)
class Edition:
    """A site at one moment."""

    site: Site
    now: dt.datetime
    """The moment, with its zone."""

    settings: Settings
    addresses: frozenset[str]
    """The uris of all pages and files that exist."""

    history: History = UNKNOWN
    """What git remembers of the data files; empty when nothing is known."""

    originals: Mapping[str, str] = field(default_factory=dict)
    """The texts of the meetings' files as they stand, by path."""

    memo: Memo | None = None
    """What keeps what was drawn before; None to draw everything."""

    digester: Digester = field(init=False, repr=False, compare=False, default_factory=Digester)
    """Names the values that something is drawn from."""

    _cards: dict[str, Card] = field(init=False, repr=False, compare=False, default_factory=dict)
    """The cards that were made, by the address of their meeting."""

    @cached_property
    def today(self) -> dt.date:
        """The day in Brussels."""
        return dates.today(self.now)

    def card(self, meeting: Meeting) -> Card:
        """A meeting as lists and its own page show it."""
        known = self._cards.get(meeting.uri)
        if known is None or known.meeting is not meeting:
            known = self._cards[meeting.uri] = self._card(meeting)
        return known

    def _card(self, meeting: Meeting) -> Card:
        circles = tuple(self.site.circle_by_slug[slug] for slug in meeting.circles)
        starts = agenda.starts_at(meeting) if meeting.start else meeting.date
        return Card(
            meeting=meeting,
            title=title_of(meeting, circles[0]),
            circles=circles,
            topics=tuple(self.site.topic_by_slug[slug] for slug in meeting.topics),
            span=dates.span(meeting.date, meeting.start, meeting.end),
            relative=dates.relative(meeting.date, self.today),
            month=dates.short_month(meeting.date),
            starts=dates.iso(starts),
            ends=dates.iso(agenda.ends_at(meeting)),
            is_upcoming=agenda.is_upcoming(meeting, self.now),
        )

    def cards(self, meetings: tuple[Meeting, ...]) -> tuple[Card, ...]:
        """The cards of some meetings, in the same order."""
        return tuple(self.card(meeting) for meeting in meetings)

    def page(self, uri: str, template: str, *, title: str, description: str, tab: str, **values: Any) -> Page:
        """A page drawn with a template; `source`, `trail`, `links` and `is_indexed` among the values are the page's own.

        Raises NoSuchPage when the template links to a page that does not exist.
        """
        source: str | None = values.pop("source", None)
        links: tuple[HeadLink, ...] = values.pop("links", ())
        is_indexed: bool = values.pop("is_indexed", True)
        html = self.draw(template, uri, title=title, **values)
        return Page(uri, title, description, html, tab, source, values.get("trail", ()), links, is_indexed)

    def part(self, uri: str, name: PartName, **values: Any) -> Part:
        """A part of a hand-written page, drawn with the template of its name."""
        return Part(uri, name, self.draw(f"deel-{name}.html", uri, **values))

    def draw(self, template: str, uri: str, **values: Any) -> str:
        """The HTML of a template on a page; every value is escaped but what is Markup.

        What was drawn before from the same values is recalled, when the links in it still lead somewhere.
        """
        drawing = Drawing(self, template, uri)
        if self.memo is None:
            return drawing.draw(values)
        try:
            name = f"page:{self.digester.of(template, uri, self.today, self.public, values)}"
        except Undigestible:
            return drawing.draw(values)
        known = drawing.recalled(self.memo.recall(name))
        if known is None:
            known = drawing.draw(values)
            self.memo.keep(name, drawing.kept(known))
        return known

    @cached_property
    def public(self) -> Settings:
        """The settings that pages may show; the version stands in the frame around them."""
        return replace(self.settings, commit="", changed=False)


@dataclass
class Drawing:
    """A template at work on a page, and the addresses that it asked for."""

    edition: Edition
    template: str
    uri: str
    asked: dict[str, bool] = field(default_factory=dict)
    """Each address, and whether there is such a page."""

    def draw(self, values: Mapping[str, Any]) -> str:
        """The HTML."""
        settings = self.edition.public
        return (
            environment()
            .get_template(self.template)
            .render(
                url=self.url,
                exists=self.exists,
                mail=mail_link,
                edit=lambda path: edit_address(path, settings),
                settings=settings,
                today=self.edition.today,
                dates=dates,
                **values,
            )
        )

    def exists(self, target: str) -> bool:
        """Whether a page or file is there."""
        return self.asked.setdefault(target, target in self.edition.addresses)

    def url(self, target: str) -> str:
        """The link to a page or file; raises NoSuchPage when it is not there."""
        if not self.exists(target.partition("#")[0]):
            raise NoSuchPage(f"{self.template} op {self.uri}: er is geen pagina {target}")
        return relative_address(target, self.uri)

    def kept(self, html: str) -> str:
        """What to remember of this drawing."""
        return json.dumps([self.asked, html], ensure_ascii=False)

    def recalled(self, text: str | None) -> str | None:
        """The HTML in what was remembered; None when it is nothing of the kind, or an address came or went since."""
        try:
            asked, html = json.loads(text or "null")
            if isinstance(html, str) and all(
                (name in self.edition.addresses) is there for name, there in asked.items()
            ):
                return html
        except (ValueError, TypeError, AttributeError):
            pass
        return None


def title_of(meeting: Meeting, circle: Circle) -> str:
    """The title of a meeting; without one it is named after its circle."""
    return meeting.title or f"Bijeenkomst {circle.name}"


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
