"""Files that programs look for by a name that is agreed.

The sitemap (sitemaps.org, protocol 0.9), robots.txt (RFC 9309), and security.txt: whom to tell about a leak (RFC 9116).
"""

from __future__ import annotations

import datetime as dt
import gzip
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from kringen.edition import Edition
from kringen.edition.page import FileRecipe, PageRecipe, PlainFile, Settings, address_of

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

SECURITY = ".well-known/security.txt"

VALID = dt.timedelta(days=180)
"""How long security.txt holds; each build says so anew, and RFC 9116 (section 2.5.5) advises less than a year."""


def sitemap(edition: Edition, recipes: Iterable[PageRecipe]) -> Iterator[FileRecipe]:
    """Every page that may be named, hand-written ones included; nothing without an address, and for fictional data.

    There is no `lastmod`: the day of the build says nothing about a page, and search engines then ignore it.
    """
    settings = edition.settings
    if not settings.site_url or settings.example:
        return
    named = {page.uri: True for page in edition.site.pages} | {recipe.uri: recipe.is_indexed for recipe in recipes}
    addresses = sorted(f"{settings.site_url}{address_of(uri)}" for uri, is_indexed in named.items() if is_indexed)
    yield FileRecipe("sitemap.xml", partial(_document, addresses))
    yield FileRecipe("sitemap.xml.gz", lambda: gzip.compress(_document(addresses), mtime=0))


def _document(addresses: Sequence[str]) -> bytes:
    """A row for each address."""
    root = ET.Element("urlset", xmlns=SPACE)
    root.text = "\n"
    for address in addresses:
        page = ET.SubElement(root, "url")
        ET.SubElement(page, "loc").text = address
        page.tail = "\n"
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written + b"\n"


def robots(settings: Settings) -> PlainFile:
    """The file `robots.txt`, which names the sitemap when the address of the site is known."""
    lines = ["User-agent: *", "Disallow: /" if settings.example else "Disallow:"]
    if settings.site_url and not settings.example:
        lines += ["", f"Sitemap: {settings.site_url}sitemap.xml"]
    return PlainFile("robots.txt", "".join(f"{line}\n" for line in lines).encode())


def security_txt(edition: Edition) -> PlainFile:
    """The file `security.txt`, whose Expires lies VALID after the day of the build, to the day so that it changes once a day."""
    settings = edition.settings
    expires = dt.datetime.combine(edition.today + VALID, dt.time(), dt.UTC)
    lines = [f"Contact: mailto:{settings.contact}"]
    if settings.repository:
        lines.append(f"Policy: {settings.repository}/blob/{settings.branch}/SECURITY.md")
    if settings.site_url:
        lines.append(f"Canonical: {settings.site_url}{SECURITY}")
    lines += ["Preferred-Languages: nl, en", f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}"]
    return PlainFile(SECURITY, "".join(f"{line}\n" for line in lines).encode())
