"""A web server on this computer: for the live preview, and for a built site as a static host serves it."""

from __future__ import annotations

import gzip
import http.server
import os
import socketserver
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from scripts.command import Stop

HOST = "127.0.0.1"
"""Only this computer."""

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
"""What files are; the registry of Windows may say otherwise. These are also what a host compresses."""


@dataclass(frozen=True)
class Answer:
    """What the server sends."""

    content: bytes
    kind: str
    """Its media type."""

    status: HTTPStatus = HTTPStatus.OK
    location: str = ""
    """Where else to look; empty unless the status says so."""

    caching: str = "no-store"
    """The value of Cache-Control."""


Give = Callable[[str], Answer]
"""Answers a request for an address such as `/kringen/?x=1`."""


class Server(http.server.ThreadingHTTPServer):
    """Answers whoever asks for this computer by its own name; anybody else gets 421 (RFC 9110, section 15.5.20).

    A page elsewhere could have its own name point here ("DNS rebinding"), and read what is not published yet.
    """

    daemon_threads = True
    # On Windows two servers would get the same port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, give: Give) -> None:
        self.give = give
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://{HOST}:{self.server_port}/"

    @property
    def names(self) -> frozenset[str]:
        """What a browser may call it."""
        return frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    def server_bind(self) -> None:
        """Binds without asking the network for this computer's name, which can take seconds."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing of a browser that left before it had everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    def run_in_background(self) -> threading.Thread:
        """Answers requests until `shutdown`."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        return thread


def open_server(port: int, give: Give, attempts: int = 20) -> Server:
    """A server on this port or, when it is taken, on the next free one; 0 takes any."""
    for candidate in range(port, port + attempts):
        try:
            return Server(candidate, give)
        except (OSError, OverflowError):
            continue
    raise Stop(f"poort {port} en de volgende zijn bezet; kies een andere met --port")


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """Serves a built site while the block runs, as a static host does; gives the address of its home page."""
    root = folder.resolve()

    def read(place: str) -> bytes | None:
        file = (root / place).resolve()
        return file.read_bytes() if root in file.parents and file.is_file() else None

    with answered(lambda address: give_file(address, read, "max-age=600")) as home:
        yield home


@contextmanager
def answered(give: Give) -> Iterator[str]:
    """Answers requests while the block runs; gives the address of the home page."""
    with open_server(0, give) as server:
        thread = server.run_in_background()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()


def give_file(address: str, read: Callable[[str], bytes | None], caching: str = "no-store") -> Answer:
    """The file at an address, of a site whose files `read` gives by their place; its 404 page where there is none."""
    path = unquote(urlsplit(address).path)
    place = str(PurePosixPath(path.lstrip("/"))) if path.strip("/") else ""
    steps = place.split("/")
    if ".." not in steps and "\0" not in place:
        if path.endswith("/"):
            place = f"{place}/index.html".lstrip("/")
        if (content := read(place)) is not None:
            return Answer(content, TYPES.get(Path(place).suffix, "application/octet-stream"), caching=caching)
        if not path.endswith("/") and read(f"{place}/index.html") is not None:
            return Answer(b"", TYPES[".txt"], HTTPStatus.FOUND, f"{urlsplit(address).path}/", caching)
    return Answer(read("404.html") or b"404", TYPES[".html"], HTTPStatus.NOT_FOUND, caching=caching)


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    # Else a file waits 40 ms for the browser to confirm its headers.
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        if self.headers.get("Host") in self.server.names:
            self._send(self.server.give(self.path))
        else:
            wrong = f"Deze voorvertoning is alleen te zien op {self.server.url}\n".encode()
            self._send(Answer(wrong, TYPES[".txt"], HTTPStatus.MISDIRECTED_REQUEST))

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name that http.server gives it
        """Says nothing: the terminal is for problems."""

    def _send(self, answer: Answer) -> None:
        content = answer.content
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Cache-Control", answer.caching)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.kind in TYPES.values() and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, compresslevel=6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
