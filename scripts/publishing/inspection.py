"""What a built site must hold before it goes live: links that lead somewhere, and files that their readers can read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from icalendar import Calendar

from kringen.edition.policy import CONTENT_SECURITY_POLICY
from scripts.publishing.page_view import PageView, view

NEEDED = ("index.html", "404.html", "robots.txt")
"""Without these a host shows its own pages."""


def faults(folder: Path, base: str = "/") -> list[str]:
    """Everything that is wrong with a built site, each as one Dutch sentence, sorted.

    `base` is the path of the site on its host: links of 404.html begin with it.
    """
    pages = {
        path.relative_to(folder).as_posix(): view(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    missing = [f"{name} ontbreekt" for name in NEEDED if not (folder / name).is_file()]
    return sorted({*missing, *_broken_links(folder, pages, base), *_poor_pages(pages), *_unreadable(folder)})


def _broken_links(folder: Path, pages: dict[str, PageView], base: str) -> Iterator[str]:
    for file, page in pages.items():
        for link in page.links:
            if not _leads_somewhere(folder, pages, file, link, base):
                yield f'{file}: de link "{link}" leidt nergens heen'


def _leads_somewhere(folder: Path, pages: dict[str, PageView], file: str, link: str, base: str) -> bool:
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if path.startswith("/"):
        if not path.startswith(base):
            return False
        target = path.removeprefix(base)
    else:
        target = posixpath.join(posixpath.dirname(file), path) if path else file
    if not target or target.endswith(("/", ".")):
        target = posixpath.join(target, "index.html")
    target = posixpath.normpath(target)
    if not (folder / target).is_file():
        return False
    return not parts.fragment or target not in pages or unquote(parts.fragment) in pages[target].ids


def _poor_pages(pages: dict[str, PageView]) -> Iterator[str]:
    for file, page in pages.items():
        if not page.has_title:
            yield f"{file}: de pagina heeft geen titel"
        if page.policies != [CONTENT_SECURITY_POLICY]:
            yield f"{file}: de pagina mist haar beveiligingsregels"
        yield from (f"{file}: {each}" for each in sorted(page.faults))


def _unreadable(folder: Path) -> Iterator[str]:
    readers: dict[str, Callable[[bytes], object]] = {
        ".ics": Calendar.from_ical,
        ".json": json.loads,
        ".xml": ET.fromstring,  # a file of our own build
    }
    for path in sorted(path for path in folder.rglob("*") if path.suffix in readers and path.is_file()):
        data = path.read_bytes()
        try:
            if data or path.name != "sitemap.xml":  # without an address a site has an empty one
                readers[path.suffix](data)
        except (ValueError, ET.ParseError) as error:
            yield f"{path.relative_to(folder).as_posix()}: dit bestand kan niet gelezen worden ({error})"
