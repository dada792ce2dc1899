"""`/.well-known/security.txt`: as RFC 9116 asks, and never expired while the site is built each night."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from kringen import dates
from kringen.edition.page import Settings
from kringen.model import Site
from kringen.output import generate
from kringen.pages.agreed_files import security_txt
from kringen.register import flanders

NOON = dt.datetime(2027, 3, 11, 13, tzinfo=dates.BRUSSELS)
GITHUB = Settings("info@v-ict-or.be", "https://kringen.example.org/", "https://github.com/vereniging/kringen")


def text(settings: Settings, now: dt.datetime = NOON) -> str:
    return security_txt(generate(Site(flanders()), now, settings).edition).content.decode()


def test_what_it_says() -> None:
    assert text(GITHUB) == (
        "Contact: mailto:info@v-ict-or.be\n"
        "Policy: https://github.com/vereniging/kringen/blob/main/SECURITY.md\n"
        "Canonical: https://kringen.example.org/.well-known/security.txt\n"
        "Preferred-Languages: nl, en\n"
        "Expires: 2027-09-07T00:00:00Z\n"
    )
    bare = dataclasses.replace(GITHUB, site_url="", repository="")
    assert text(bare).splitlines()[0::2] == ["Contact: mailto:info@v-ict-or.be", "Expires: 2027-09-07T00:00:00Z"]


@pytest.mark.parametrize("days", [0, 1, 200, 2_000])
def test_it_expires_after_each_build(days: int) -> None:
    """Within a year, and so far away that half a year without a build does no harm."""
    now = NOON + dt.timedelta(days)
    expires = dt.datetime.fromisoformat(text(GITHUB, now).rpartition("Expires: ")[2].strip())
    assert now + dt.timedelta(days=178) < expires < now + dt.timedelta(days=365)
