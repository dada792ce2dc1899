"""The next meetings for other sites, in a page that may stand in a frame: without menu, without script, light."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kringen import agenda
from kringen.edition import Edition
from kringen.edition.channels import Channel
from kringen.edition.page import FileRecipe, web_address
from kringen.model import Circle

STYLE = "assets/stylesheets/insluiten.css"
SHOWN = 5
"""How many meetings stand in it: a frame is small, and the whole agenda is one click away."""


def embed_uri(circle: Circle | None = None, slug: str = "") -> str:
    """The file of a circle, also under one of its former names; of all circles without any."""
    return f"kringen/{slug or circle.slug}/insluiten/index.html" if circle else "kringen/insluiten/index.html"


def embed_files(edition: Edition) -> Iterator[FileRecipe]:
    """One for all circles and one for each, at its former addresses too: a frame shows no redirect."""
    yield FileRecipe(embed_uri(), partial(_drawn, edition, embed_uri(), None))
    for circle in edition.site.circles:
        for slug in (circle.slug, *circle.former_slugs):
            uri = embed_uri(circle, slug)
            yield FileRecipe(uri, partial(_drawn, edition, uri, circle))


def embed_code(edition: Edition, channel: Channel, circle: Circle | None = None) -> str:
    """The two lines of HTML that show it in another site, below it a link for who sees no frame."""
    frame = web_address(embed_uri(circle), embed_uri(circle), edition.settings).removesuffix("index.html")
    page = web_address(circle.uri if circle else "agenda.md", "", edition.settings)
    return edition.draw("insluitcode.html", "", frame=frame, page=page, name=channel.name).strip()


def _drawn(edition: Edition, uri: str, circle: Circle | None) -> bytes:
    coming = agenda.upcoming(edition.site, edition.now)
    if circle:
        followed = agenda.followed_with(edition.site, circle, edition.now)
        coming = agenda.soonest_first(meeting for meeting in followed if agenda.is_upcoming(meeting, edition.now))
    page, settings = circle.uri if circle else "agenda.md", edition.settings
    canonical = web_address(page, page, settings) if settings.site_url else ""
    cards = edition.cards(tuple(coming[:SHOWN]))
    html = edition.draw("insluiten.html", uri, circle=circle, cards=cards, style=STYLE, canonical=canonical)
    return f"{html}\n".encode()
