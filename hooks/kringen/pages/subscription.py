"""How a reader follows a channel: the address for calendar programs, and where the news stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from kringen.edition import Edition
from kringen.edition.channels import Channel

_STAND_IN = {"localhost"}
"""Hosts of an address that nobody else can reach: mkdocs.yml names one when no address is configured."""


@dataclass(frozen=True)
class Subscription:
    """What the page part "in uw agenda" shows."""

    channel: Channel
    address: str
    """The web address of the calendar; empty while the site has no public address."""

    @property
    def webcal(self) -> str:
        """The same address so that a calendar program opens it; empty while there is none."""
        return f"webcal:{self.address.partition(':')[2]}" if self.address else ""


def subscription(edition: Edition, channel: Channel) -> Subscription:
    """How one follows a channel."""
    site_url = edition.settings.site_url
    is_reachable = bool(site_url) and urlsplit(site_url).hostname not in _STAND_IN
    return Subscription(channel, site_url + channel.calendar if is_reachable else "")
