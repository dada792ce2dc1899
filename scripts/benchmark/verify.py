"""A run counts only when its work is there: every page, and the changed word where readers find it."""

from __future__ import annotations

from scripts.benchmark.builders import Builder


class NotDone(AssertionError):
    """A builder left something out; the message says what."""


def verify(builder: Builder, addresses: frozenset[str], changed: str, mark: str) -> None:
    """Raises NotDone unless every address has its page, and the page and the feed of the changed meeting have the mark."""
    missing = sorted(address for address in addresses if not (builder.site / address / "index.html").is_file())
    if missing:
        raise NotDone(f"{builder.name}: {len(missing)} pages are missing, such as {missing[0]}")
    page = (builder.site / "bijeenkomsten" / changed / "index.html").read_text(encoding="utf-8")
    if mark not in page:
        raise NotDone(f"{builder.name}: the changed report is not on its page")
    feed = builder.feed.format(circle=changed.partition("/")[0])
    if feed and mark not in (builder.site / feed).read_text(encoding="utf-8"):
        raise NotDone(f"{builder.name}: the changed report is not in {feed}")
