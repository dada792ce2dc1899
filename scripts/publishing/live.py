"""What is live now, fetched from its own address as far as a comparison needs it: bounded, and only over https."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from http.client import HTTPMessage as Headers
from pathlib import Path
from typing import IO
from urllib.parse import quote, urlsplit

from scripts.command import Stop
from scripts.publishing import manifest

MOST_FILES = 500_000
MOST_BYTES = 50_000_000
"""Of one file; the largest, the lists of all files and of all meetings, have 2 MB at 1,000 meetings."""

PATIENCE = 20
"""Seconds for one answer."""

_AT_ONCE = 8
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9_.][A-Za-z0-9_.@+-]*(?:/[A-Za-z0-9_.@+-]+)*)")
_READ = re.compile(r"(?:.*/)?agenda\.ics|api/v1/.*\.json")
"""The files of which the content is compared; of the others it is enough that they are there."""


def fetch(address: str, new: Path, folder: Path) -> bool:
    """Fills an empty folder with what is live; False when nothing of ours is live yet.

    What has not changed is taken from the new build. Ends the command when the site does not answer as it should:
    a network that fails must not let a loss through unseen.
    """
    listed = _get(address, manifest.NAME)
    if listed is None:
        if _get(address, "api/v1/index.json") is not None:
            raise _trouble(address, f"daar staat een versie van deze site zonder {manifest.NAME}")
        return False
    old, same = _entries(address, listed), _entries(address, manifest.manifest(new).encode())
    changed = [path for path in old if _READ.fullmatch(path) and old[path] != same.get(path)]
    for path in old:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if _READ.fullmatch(path) and path not in changed:
            shutil.copyfile(new / path, folder / path)
        else:
            (folder / path).touch()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        contents = pool.map(lambda path: _get(address, path), changed)
        for path, content in zip(changed, contents, strict=True):
            if content is None:  # its address is lost already, and so is all that it held
                (folder / path).unlink()
            else:
                (folder / path).write_bytes(content)
    return True


def _entries(address: str, text: bytes) -> dict[str, str]:
    """The hashes in a manifest by their path; one that is not ours ends the command, whatever it holds."""
    lines = text.decode("utf-8", "replace").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    entries = {each[2]: each[1] for each in found if each and not {".", ".."} & set(each[2].split("/"))}
    if len(entries) != len(lines) or not 0 < len(lines) <= MOST_FILES:
        raise _trouble(address, f"{manifest.NAME} is daar geen lijst van deze site")
    return entries


def _get(address: str, path: str) -> bytes | None:
    """The content at an address; None when there is none."""
    url = f"{address.removesuffix('/')}/{quote(path)}"
    _refuse_foreign(url)
    request = urllib.request.Request(url, headers={"Cache-Control": "no-cache", "User-Agent": "kenniskringen"})  # noqa: S310 -- refused above
    try:
        with _OPENER.open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read(MOST_BYTES + 1)
            is_whole = len(content) >= min(int(answer.headers.get("Content-Length", 0)), MOST_BYTES)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in {404, 410}:
            return None
        raise _trouble(url, f"de server antwoordt {error.code}") from None
    except (OSError, HTTPException, ValueError) as error:
        raise _trouble(url, str(getattr(error, "reason", error)) or type(error).__name__) from None
    if not is_whole:
        raise _trouble(url, "het antwoord brak af")
    if len(content) > MOST_BYTES:
        raise _trouble(url, f"het bestand is groter dan {MOST_BYTES // 1_000_000} MB")
    return content


def _refuse_foreign(url: str) -> None:
    """Only https, where nobody on the way can change the answer; on this computer itself http is as good."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise _trouble(url, "alleen https kan vergeleken worden")


def _trouble(url: str, reason: str) -> Stop:
    """Why the comparison cannot be made, and both ways out."""
    cure = "herhaal de opdracht, of publiceer zonder te vergelijken met --accept-losses (KRINGEN_ACCEPT_LOSSES=true)"
    return Stop(f"Wat er nu op {url} staat, kon niet vergeleken worden: {reason}; {cure}.")


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a site to its new address, but never away from https."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Headers, newurl: str
    ) -> urllib.request.Request | None:
        _refuse_foreign(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


_OPENER = urllib.request.build_opener(_Redirects)
