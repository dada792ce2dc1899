"""How a reader follows a channel: the address for calendar programs, and where the news stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kringen.edition import Edition
from kringen.edition.channels import EVERYTHING, Channel
from kringen.model import Circle
from kringen.pages.embedding import embed_code

_STAND_IN = {"localhost"}
"""Hosts of an address that nobody else can reach: mkdocs.yml names one when no address is configured."""


@dataclass(frozen=True)
class Subscription:
    """What the page part "in uw agenda" shows."""

    channel: Channel
    address: str
    """The web address of the calendar; empty while the site has no public address."""

    code: str = ""
    """The HTML with which another site shows the next meetings; empty when there is none, or no public address."""

    @property
    def webcal(self) -> str:
        """The same address so that a calendar program opens it; empty while there is none."""
        return f"webcal:{self.address.partition(':')[2]}" if self.address else ""


def subscription(edition: Edition, channel: Channel, circle: Circle | None = None) -> Subscription:
    """How one follows a channel, that of a `circle` or another one."""
    site_url = edition.settings.site_url
    is_reachable = bool(site_url) and urlsplit(site_url).hostname not in _STAND_IN
    if not is_reachable:
        return Subscription(channel, "")
    has_code = circle or channel is EVERYTHING
    return Subscription(channel, site_url + channel.calendar, embed_code(edition, channel, circle) if has_code else "")
