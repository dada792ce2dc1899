"""What the live preview shows: always the last good site, and whatever is wrong with the files since."""

from __future__ import annotations

import html
import json
import threading
import time
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from scripts.preview.live_site import LiveSite
from scripts.preview.server import TYPES, Answer, give_file

PATIENCE = 20.0
"""For how many seconds a page that asks for news is kept waiting when there is none."""

_STATE = "/_voorvertoning/stand.json"
_SCRIPT = "/_voorvertoning/script.js"

_WITHOUT_SITE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Voorvertoning</title></head>
<body><h1>{title}</h1><pre style="white-space: pre-wrap">{problems}</pre></body></html>
"""


@dataclass(frozen=True)
class Shown:
    """What the browser gets to see at this moment."""

    site: LiveSite | None = None
    """The last good site; None when there was none yet."""

    version: str = ""
    """Changes with every good site, and with every server."""

    problems: str = ""
    """What was wrong at the last look; empty when nothing was."""


class Preview:
    """The state of the preview, shared by the server's threads and whoever follows the files."""

    def __init__(self) -> None:
        self.shown = Shown()
        self._news = threading.Condition()

    def show(self, site: LiveSite) -> None:
        """Shows a new site from now on."""
        self._tell(Shown(site, version=str(time.time_ns())))

    def show_problems(self, problems: str) -> None:
        """Keeps the last good site, and tells its pages what is wrong."""
        self._tell(replace(self.shown, problems=problems))

    def give(self, address: str) -> Answer:
        """The answer to a request."""
        path = urlsplit(address).path
        if path == _STATE:
            return self._state(parse_qs(urlsplit(address).query).get("bekend", [""])[0])
        if path == _SCRIPT:
            return Answer(Path(__file__).with_name("preview.js").read_bytes(), TYPES[".js"])
        shown = self.shown
        if shown.site is None:
            page = Answer(_page_without_site(shown), TYPES[".html"], HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            page = give_file(address, shown.site.read)
        return replace(page, content=_with_script(page.content, shown)) if page.kind == TYPES[".html"] else page

    def _tell(self, shown: Shown) -> None:
        with self._news:
            self.shown = shown
            self._news.notify_all()

    def _state(self, known: str) -> Answer:
        """What there is to know, once it differs from what a page knows, or after some patience."""
        with self._news:
            self._news.wait_for(lambda: _mark(self.shown) != known, PATIENCE if known else 0)
            shown = self.shown
        state = {"version": shown.version, "problems": shown.problems, "mark": _mark(shown)}
        return Answer(json.dumps(state).encode(), TYPES[".json"])


def _mark(shown: Shown) -> str:
    """Tells two states apart."""
    return f"{shown.version}-{hash(shown.problems)}"


def _page_without_site(shown: Shown) -> bytes:
    title = "De site kan nog niet getoond worden" if shown.problems else "De site wordt gemaakt..."
    return _WITHOUT_SITE.format(title=title, problems=html.escape(shown.problems)).encode()


def _with_script(page: bytes, shown: Shown) -> bytes:
    script = f'<script src="{_SCRIPT}" data-version="{shown.version}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
