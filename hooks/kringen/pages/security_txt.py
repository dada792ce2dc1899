"""Whom to tell about a leak (RFC 9116): `/.well-known/security.txt`."""

from __future__ import annotations

import datetime as dt

from kringen.edition import Edition
from kringen.edition.page import PlainFile

URI = ".well-known/security.txt"

VALID = dt.timedelta(days=180)
"""How long what it says holds; each build says so anew, and RFC 9116 (section 2.5.5) advises less than a year."""


def security_txt(edition: Edition) -> PlainFile:
    """The file, whose Expires lies VALID after the day of the build, to the day so that it changes once a day."""
    settings = edition.settings
    expires = dt.datetime.combine(edition.today + VALID, dt.time(), dt.UTC)
    lines = [f"Contact: mailto:{settings.contact}"]
    if settings.repository:
        lines.append(f"Policy: {settings.repository}/blob/{settings.branch}/SECURITY.md")
    if settings.site_url:
        lines.append(f"Canonical: {settings.site_url}{URI}")
    lines += ["Preferred-Languages: nl, en", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
    return PlainFile(URI, "".join(f"{line}\n" for line in lines).encode())
