"""A run counts only when its work is there: every page, and the changed word where readers find it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from scripts.benchmark.builders import Builder
from scripts.benchmark.corpus import Corpus
from scripts.benchmark.yardstick import Shown


class NotDone(AssertionError):
    """A builder left something out; the message says what."""


def verify(builder: Builder, addresses: frozenset[str], changed: str, mark: str) -> None:
    """Raises NotDone unless the site has every address, and shows the mark where it must.

    That is in the title and in the report on the page of the changed meeting, in the lists of its circle, and in the feeds
    and other files that the builder makes.
    """
    missing = sorted(address for address in addresses if not (builder.site / address / "index.html").is_file())
    if missing:
        raise NotDone(f"{builder.name}: {len(missing)} pages are missing, such as {missing[0]}")
    page = (builder.site / "bijeenkomsten" / changed / "index.html").read_text(encoding="utf-8")
    for where, heading in (("title", "h1"), ("report", "h[2-6]")):
        if not re.search(rf"<{heading}[^>]*>\s*{mark}\b", page):
            raise NotDone(f"{builder.name}: the changed {where} is not on its page")
    circle = changed.partition("/")[0]
    for name in (f"kringen/{circle}/index.html", f"bijeenkomsten/{circle}/index.html", *builder.more):
        if mark not in (builder.site / name).read_text(encoding="utf-8"):
            raise NotDone(f"{builder.name}: the changed report is not in {name}")


def addresses_of(pages: Iterable[Shown], corpus: Corpus) -> frozenset[str]:
    """The addresses of all pages of our own site; raises NotDone when it leaves out something of the corpus."""
    found = frozenset(page.address for page in pages)
    expected = [f"bijeenkomsten/{name}/" for name in corpus.meetings]
    expected += [f"kringen/{name}/" for name in corpus.circles] + [f"onderwerpen/{name}/" for name in corpus.topics]
    missing = sorted(set(expected) - found)
    if missing:
        raise NotDone(f"{len(missing)} pages are missing, such as {missing[0]}")
    return found


def digest(site: Path) -> dict[str, str]:
    """The hash of every file of a site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def same(warm: dict[str, str], cold: dict[str, str]) -> None:
    """Raises NotDone when a build that remembered differs from one that did not."""
    differing = sorted(name for name in warm.keys() | cold.keys() if warm.get(name) != cold.get(name))
    if differing:
        raise NotDone(
            f"a build that remembers differs from a cold one in {len(differing)} files, such as {differing[0]}"
        )
