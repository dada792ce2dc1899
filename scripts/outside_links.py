"""Links to other sites in the meetings of the last year, and which of them lead nowhere any more."""

from __future__ import annotations

import datetime as dt
import re
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from http.client import HTTPException

from kringen.model import Meeting, Site

PATIENCE = 15
"""Seconds for one answer."""

_AT_ONCE = 8
_LINK = re.compile(r'href="(https?://[^"]+)"')
_GONE = {404, 410}


@dataclass(frozen=True)
class OutsideLink:
    """An address of another site, in the file of a meeting."""

    path: str
    url: str


def outside_links(site: Site, today: dt.date) -> tuple[OutsideLink, ...]:
    """Those of the meetings from a year ago until all that was announced, sorted, each once for its file."""
    since = today - dt.timedelta(days=365)
    found = {
        OutsideLink(meeting.origin.path, url)
        for meeting in site.meetings
        if meeting.date >= since
        for url in _addresses(meeting)
    }
    return tuple(sorted(found, key=lambda each: (each.path, each.url)))


def dead(links: Iterable[OutsideLink], ask: Callable[[str], str] | None = None) -> list[str] | None:
    """A line for each link that leads nowhere; None when no name of a site could be found at all, as without network."""
    links = tuple(links)
    urls = sorted({each.url for each in links})
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = dict(zip(urls, pool.map(ask or answer, urls), strict=True))
    if urls and set(answers.values()) == {_UNKNOWN}:
        return None
    return [f"{each.path}: {each.url} {answers[each.url]}" for each in links if answers[each.url]]


_UNKNOWN = "heeft een adres dat niet bestaat"


def answer(url: str) -> str:
    """What is wrong with an address; empty when it answers, or refuses a program what it may give a person."""
    request = urllib.request.Request(url, headers={"User-Agent": "kenniskringen"})  # noqa: S310 -- https? by the pattern
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE):  # noqa: S310
            return ""
    except urllib.error.HTTPError as error:
        error.close()
        return "bestaat niet meer" if error.code in _GONE else ""
    except urllib.error.URLError as error:
        return _UNKNOWN if isinstance(error.reason, socket.gaierror) else ""
    except (OSError, HTTPException, ValueError):
        return ""


def _addresses(meeting: Meeting) -> Iterator[str]:
    """Every web address in a file that others gave."""
    yield from (str(document.url) for document in meeting.documents)
    yield from (str(each) for each in (meeting.source, meeting.registration) if each and str(each).startswith("http"))
    for section in (meeting.body.intro, meeting.body.agenda, meeting.body.report):
        yield from (unescape(url) for url in _LINK.findall(section.html if section else ""))
