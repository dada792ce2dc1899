"""The web server of the live preview: always serves the last good site, and tells the pages about newer ones."""

from __future__ import annotations

import html
import http.server
import json
import os
import socketserver
import threading
import time
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from scripts.command import Stop

HOST = "127.0.0.1"
"""Only this computer: a preview is nobody else's business."""

_STATE = "/_voorvertoning/stand.json"
_SCRIPT = "/_voorvertoning/script.js"

_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
"""What files are; the registry of Windows may say otherwise."""

_WITHOUT_SITE = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Voorvertoning</title></head>
<body><h1>{title}</h1><pre style="white-space: pre-wrap">{problems}</pre></body></html>
"""


@dataclass(frozen=True)
class Shown:
    """What the browser gets to see at this moment."""

    folder: Path | None = None
    """The last good site; None when no build succeeded yet."""

    version: str = ""
    """Changes with every good site, and with every server."""

    problems: str = ""
    """What the last build said when it failed; empty when it succeeded."""


class Preview(http.server.ThreadingHTTPServer):
    """A server on this computer; `shown` may be replaced while it runs."""

    daemon_threads = True
    # On Windows two servers would get the same port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int) -> None:
        self.shown = Shown()
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://{HOST}:{self.server_port}/"

    def server_bind(self) -> None:
        """Binds without asking the network for this computer's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def show(self, folder: Path) -> None:
        """Serves a new site from now on."""
        self.shown = Shown(folder, version=str(time.time_ns()))

    def show_problems(self, problems: str) -> None:
        """Keeps the last good site, and tells its pages what is wrong."""
        self.shown = Shown(self.shown.folder, self.shown.version, problems)

    def run_in_background(self) -> None:
        """Answers requests until `shutdown`."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()


def open_preview(port: int, attempts: int = 20) -> Preview:
    """A server on this port or, when it is taken, on the next free one; 0 takes any."""
    for candidate in range(port, port + attempts):
        try:
            return Preview(candidate)
        except (OSError, OverflowError):
            continue
    raise Stop(f"poort {port} en de volgende zijn bezet; kies een andere met --port")


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Preview
    extensions_map = _TYPES

    def do_GET(self) -> None:
        shown = self.server.shown
        path = self.path.partition("?")[0]
        if path == _STATE:
            state = {"version": shown.version, "problems": shown.problems}
            self._send(json.dumps(state).encode(), "application/json")
        elif path == _SCRIPT:
            self._send(Path(__file__).with_name("preview.js").read_bytes(), "text/javascript")
        elif shown.folder is None:
            self._send(_page_without_site(shown), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
        else:
            self._send_file(shown.folder, path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that http.server gives it
        """Says nothing: the terminal is for problems."""

    def _send_file(self, folder: Path, path: str) -> None:
        self.directory = str(folder)
        file, status = Path(self.translate_path(path)), HTTPStatus.OK
        if file.is_dir() and not path.endswith("/"):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", f"{path}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file():
            file, status = folder / "404.html", HTTPStatus.NOT_FOUND
        body = file.read_bytes() if file.is_file() else b"404"
        self._send(body, self.guess_type(file), status)

    def _send(self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        if kind == "text/html":
            body = _with_script(body, self.server.shown.version)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _page_without_site(shown: Shown) -> bytes:
    title = "De site kan nog niet getoond worden" if shown.problems else "De site wordt gemaakt..."
    return _WITHOUT_SITE.format(title=title, problems=html.escape(shown.problems)).encode()


def _with_script(page: bytes, version: str) -> bytes:
    script = f'<script src="{_SCRIPT}" data-version="{version}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script
