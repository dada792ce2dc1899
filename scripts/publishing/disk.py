"""Makes a built site open with a double click: a browser that reads files shows a folder, not the page in it."""

from __future__ import annotations

import re
from pathlib import Path

_LINK = re.compile(r'(<a\b[^>]*?\shref=")([^"#?:]*)([#?][^"]*)?(")')
"""A link to another page of the site: an address with a colon leads elsewhere."""


def make_openable(folder: Path) -> None:
    """Lets every link between pages name the file itself, `kringen/waasland/index.html`."""
    for page in sorted(folder.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        page.write_text(_LINK.sub(_named, text), encoding="utf-8", newline="\n")


def _named(link: re.Match[str]) -> str:
    path = link[2]
    if path.endswith("/") and not path.startswith("/"):
        path += "index.html"
    elif path in {".", ".."} or path.endswith("/.."):
        path += "/index.html"
    return f"{link[1]}{path}{link[3] or ''}{link[4]}"
