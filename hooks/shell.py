"""What MkDocs draws: the frames, the hand-written pages and the files beside them. Remembered, it need not be drawn again.

Nearly all that changes from build to build is in meetings, of which MkDocs knows only where to link to. So a build that
would get the same from MkDocs takes it from here. What MkDocs looks at is named by its bytes, never by its date.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kringen.memo import Memo
from kringen.source import STANDARD

CONFIGURATION = STANDARD / "mkdocs.yml"
THEME = Path(__file__).parent / "theme"
_TOPIC = re.compile(r"onderwerpen/[^/]+\.md")
"""Of such a page MkDocs gets what we made of it; what lies deeper is written by hand."""

_COMPILED = "__pycache__"
"""Where compiled templates stand, which come and go beside those of the theme; see compiled.py."""

_VARIABLES = re.compile(r"!ENV\s+\[([^\]]*)\]")
_SWITCHES = ("KRINGEN_NO_FRAMES",)


@dataclass(frozen=True)
class Shell:
    """What MkDocs drew for one version of everything that it looks at; plain values as JSON knows them."""

    site_url: str
    configured: dict[str, str]
    """Our own part of its configuration."""

    shown: str
    """What stood on every page."""

    known: list[str]
    """The generated pages and files that it knew, for whoever links to them."""

    mentioned: list[str]
    """The days in the hand-written pages; of a meeting on another day it knew nothing."""

    anchors: dict[str, list[str]]
    """The places in generated pages, by uri, of those that it was asked for."""

    pages: dict[str, str]
    """The hand-written pages by uri, with marks for what we put in."""

    files: dict[str, str]
    """All else that it wrote, by place below the site: the name under which the ledger has it."""


def recall(memo: Memo, name: str) -> Shell | None:
    """What MkDocs drew when everything that it looks at had this name."""
    with contextlib.suppress(ValueError, TypeError):
        return Shell(**json.loads(memo.recall(name) or ""))
    return None


def keep(memo: Memo, name: str, shell: Shell) -> None:
    """Remembers it for the next build."""
    memo.keep(name, json.dumps(asdict(shell), ensure_ascii=False, separators=(",", ":")))


def days_in(text: str) -> set[str]:
    """The days in a text or an address. MkDocs need not know of a meeting that no hand-written page can link to."""
    return set(re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text))


def known_to(mentioned: Iterable[str], uris: Iterable[str]) -> list[str]:
    """The generated pages and files that a hand-written page can link to, sorted."""
    days = set(mentioned)
    return sorted(uri for uri in uris if days_in(uri) <= days)


def name_of(variables: Mapping[str, str]) -> str:
    """Names everything that MkDocs looks at, beside the data and the engine itself, which every memory knows.

    Empty when some of it cannot be read: then nothing is remembered, and whoever needs it says what is wrong.
    """
    digest = hashlib.blake2b(digest_size=20)
    try:
        for name, content in _looked_at(variables):
            whose = name.encode("utf-8", "surrogatepass")
            digest.update(b"%d %d %s%s" % (len(whose), len(content), whose, content))
    except OSError:
        return ""
    return f"shell:{digest.hexdigest()}"


def _looked_at(variables: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Its settings, the variables in them, the theme and the hand-written pages; each by a name of its own."""
    configuration = CONFIGURATION.read_bytes()
    yield "settings", configuration
    found = _VARIABLES.findall(configuration.decode(errors="replace"))
    asked = {name.strip() for names in found for name in names.split(",")}
    for name in sorted({*asked, *_SWITCHES}):
        yield f"variable {name}", repr(variables.get(name)).encode()
    standard = str(STANDARD / "content")
    roots = {"theme": str(THEME), "content": variables.get("KRINGEN_CONTENT") or standard, "standard": standard}
    for kind, root in roots.items():
        for inside, path in sorted(_files(root)):
            if not _TOPIC.fullmatch(inside):
                yield f"{kind} {inside}", Path(path).read_bytes()


def _files(folder: str, inside: str = "") -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != _COMPILED:
                    yield from _files(entry.path, f"{inside}{entry.name}/")
            elif entry.is_file():
                yield f"{inside}{entry.name}", entry.path
