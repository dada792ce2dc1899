"""What reaches visitors by itself: hand-written pages, attachments, calendars, feeds, and addresses that come and go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from kringen.changes.snapshot import Change, Kind, Snapshot
from kringen.changes.wording import quoted
from kringen.edition import Edition
from kringen.edition.page import Settings, address_of
from kringen.feeds import NEVER, feed_files
from kringen.history import Commit, History
from kringen.model import Site
from kringen.output import generate
from kringen.pages.redirects import redirects

SHOWN = 12
"""How many addresses one sentence names."""

_FEEDS = (".ics", ".xml")


def page_changes(old: Snapshot, new: Snapshot) -> Iterator[Change]:
    """Hand-written pages and attachments of content/ whose bytes came, went or changed; topics have words of their own."""
    topics = {topic.origin.path for site in (old.site, new.site) for topic in site.topics}
    titles = {f"content/{page.uri}": page.title for site in (old.site, new.site) for page in site.pages}
    paths = {path for path in (*old.files, *new.files) if path.startswith("content/")} - topics - new.site.unread
    for path in sorted(paths):
        if old.files.get(path) != new.files.get(path):
            verb, end = "Wijzigt", ""
            if path not in old.files:
                verb, end = "Voegt", " toe"
            elif path not in new.files:
                verb, end = "Verwijdert", "; het adres verdwijnt"
            thing = f"de pagina {quoted(titles[path])}" if path in titles else f"het bestand {path}"
            yield Change(Kind.PAGE, f"{verb} {thing}{end}.")


def reach_changes(old: Site, new: Site, now: dt.datetime, settings: Settings) -> Iterator[Change]:
    """Calendars and feeds whose content differs, then addresses of pages and feeds that come and go.

    Both sites have no errors. Git is left out of it: a calendar counts as changed when what it says of a meeting does.
    """
    before, after = (generate(site, now, settings, _kept(old)).edition for site in (old, new))
    feeds = [{file.uri: file.make() for file in feed_files(each) if _is_followed(file.uri)} for each in (before, after)]
    changed = [uri for uri in feeds[0].keys() & feeds[1].keys() if feeds[0][uri] != feeds[1][uri]]
    pages = [_pages(each) | set(feed) for each, feed in zip((before, after), feeds, strict=True)]
    yield from _listed(Kind.CALENDAR, "Wie deze agenda's volgt, ziet het vanzelf", changed, ".ics")
    yield from _listed(Kind.CALENDAR, "Ook deze feeds wijzigen", changed, ".xml")
    yield from _listed(Kind.ADDRESS_ADDED, "Nieuw op de site", pages[1] - pages[0])
    for address in sorted(pages[0] - pages[1]):
        yield Change(Kind.ADDRESS_REMOVED, f"Dit adres verdwijnt: {address}")


def _listed(kind: Kind, words: str, addresses: Iterable[str], ending: str = "") -> Iterator[Change]:
    """One sentence for some addresses, the most general first."""
    found = sorted((each for each in addresses if each.endswith(ending)), key=lambda each: (each.count("/"), each))
    if found:
        rest = f" en nog {len(found) - SHOWN}" if found[SHOWN:] else ""
        yield Change(kind, f"{words}: {', '.join(found[:SHOWN])}{rest}.")


def _kept(site: Site) -> History:
    """A history in which the files of the old version were kept at one moment, so that renamed ones stay who they are."""
    commit = frozenset({Commit("", NEVER)})
    return History({record.origin.path: commit for record in site.records()})


def _is_followed(uri: str) -> bool:
    """Whether people subscribe to it; the file with one meeting is fetched once."""
    return uri.endswith(_FEEDS) and not uri.endswith("/afspraak.ics")


def _pages(edition: Edition) -> set[str]:
    """The addresses of all pages, those that only lead on included."""
    moved = {file.uri.removesuffix("index.html") for file in redirects(edition)}
    return {address_of(uri) for uri in edition.addresses if uri.endswith(".md")} | moved
