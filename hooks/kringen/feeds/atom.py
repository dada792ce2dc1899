"""Atom feeds (RFC 4287), built as a tree and never as text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from kringen.feeds.text import line, text

DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"


@dataclass(frozen=True)
class Entry:
    """Something new."""

    id: str
    """Its name for ever, an IRI."""

    title: str
    updated: dt.datetime
    """When it last changed, with its zone."""

    address: str
    """Its page, absolute or relative to the feed."""

    summary: str
    """Plain text of one line."""

    html: str = ""
    """The whole text as safe HTML, with links relative to its page; empty when the summary says it all."""

    topics: tuple[str, ...] = ()
    """Names of topics."""


@dataclass(frozen=True)
class Feed:
    """New things, the newest first."""

    id: str
    title: str
    updated: dt.datetime
    """When anything in it last changed."""

    address: str
    """Where it stands itself."""

    page: str
    """The page that shows the same."""

    entries: tuple[Entry, ...]


def atom(feed: Feed) -> bytes:
    """The feed as XML in UTF-8."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "nl"})
    _add(root, "id", feed.id)
    _add(root, "title", line(feed.title))
    _add(root, "updated", _instant(feed.updated))
    author = SubElement(root, "author")
    _add(author, "name", "V-ICT-OR")
    _add(author, "uri", "https://www.v-ict-or.be/")
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.page})
    for entry in feed.entries:
        _add_entry(root, entry)
    indent(root)
    return f"{DECLARATION}{tostring(root, encoding='unicode')}\n".encode()


def _add_entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", line(entry.title))
    _add(element, "updated", _instant(entry.updated))
    SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.address})
    for topic in entry.topics:
        SubElement(element, "category", {"term": line(topic)})
    _add(element, "summary", line(entry.summary))
    if entry.html:
        content = SubElement(element, "content", {"type": "html", "xml:base": entry.address})
        content.text = text(entry.html)


def _add(parent: Element, tag: str, value: str) -> None:
    SubElement(parent, tag).text = value


def _instant(value: dt.datetime) -> str:
    """RFC 3339, in UTC to the second."""
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
