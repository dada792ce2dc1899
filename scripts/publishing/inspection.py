"""What a built site must hold before it goes live: links that lead somewhere, and files that their readers can read."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from icalendar import Calendar

from kringen.edition.policy import CONTENT_SECURITY_POLICY

NEEDED = ("index.html", "404.html", "robots.txt")
"""Without these a host shows its own pages."""


def faults(folder: Path, base: str = "/") -> list[str]:
    """Everything that is wrong with a built site, each as one Dutch sentence, sorted.

    `base` is the path of the site on its host: links of 404.html begin with it.
    """
    pages = {path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))}
    missing = [f"{name} ontbreekt" for name in NEEDED if not (folder / name).is_file()]
    return sorted({*missing, *_broken_links(folder, pages, base), *_poor_pages(pages), *_unreadable(folder)})


class _Page(HTMLParser):
    """The links, ids and policies of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.policies: list[str] = []
        self.has_title = False
        self.own: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.links += [values[name] for name in ("href", "src", "action") if name in values]
        self.ids |= {values[name] for name in ("id", "name") if name in values}
        self.has_title |= tag == "title"
        self.own |= {f"<{tag}> heeft {each}" for each in _own(tag, values)}
        if values.get("http-equiv", "").lower() == "content-security-policy":
            self.policies.append(values.get("content", ""))


def _own(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What stands in a page itself and what its policy forbids; data in a <script> is no script."""
    if tag == "style" or "style" in values:
        yield "een eigen stijl, en die werkt hier niet"
    is_data = values.get("type", "").endswith("json")
    if (tag == "script" and "src" not in values and not is_data) or any(name.startswith("on") for name in values):
        yield "een eigen script, en dat werkt hier niet"


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _broken_links(folder: Path, pages: dict[str, _Page], base: str) -> Iterator[str]:
    for file, page in pages.items():
        for link in page.links:
            if not _leads_somewhere(folder, pages, file, link, base):
                yield f'{file}: de link "{link}" leidt nergens heen'


def _leads_somewhere(folder: Path, pages: dict[str, _Page], file: str, link: str, base: str) -> bool:
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


def _poor_pages(pages: dict[str, _Page]) -> Iterator[str]:
    for file, page in pages.items():
        if not page.has_title:
            yield f"{file}: de pagina heeft geen titel"
        if page.policies != [CONTENT_SECURITY_POLICY]:
            yield f"{file}: de pagina mist haar beveiligingsregels"
        yield from (f"{file}: {each}" for each in sorted(page.own))


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
