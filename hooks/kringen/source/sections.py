"""What stands under each heading of a hand-written page, as plain text for the search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kringen.model import PageSection

_HEADING = re.compile(r"(#{1,4}) +(.+?)(?: +#+)? *(\{[^}]*\})?$")
WORDS = re.compile(r"<!-- zoekwoorden:([^<>]*)-->\s*")
_ID = re.compile(r"#([\w-]+)")
_BLOCKS = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|<[^<>]+>|\{:?[^{}]*\}|^ *(?:!!! \w+|[|: -]+$|#+|[->]|\*(?!\*)|\d+\.)(?= |$)|\|", re.MULTILINE
)
_INLINE = re.compile(r"\*+|`|\"")
_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\([^)]*\)")


def sections_of(body: str) -> Iterator[PageSection]:
    """The sections of a page in Markdown; `<!-- zoekwoorden: a, b -->` under a heading gives it other words."""
    heading = anchor = ""
    taken: set[str] = set()
    lines: list[str] = []
    for line in (*_outside_code(body), "# "):
        opening = _HEADING.match(line) if line.startswith("#") else None
        if not opening and line != "# ":
            lines.append(line)
            continue
        if heading:
            text = "\n".join(lines)
            words = [word.strip() for found in WORDS.findall(text) for word in found.split(",")]
            yield PageSection(anchor, heading, plain(text), tuple(filter(None, words)))
        if opening:
            heading, lines = plain(opening[2]), []
            own = _ID.search(opening[3] or "")
            name = _unique(own[1] if own else anchor_of(heading), taken)
            anchor = name if taken else ""
            taken.add(name)


def plain(markdown: str) -> str:
    """A text in Markdown without its marks, in one line."""
    return " ".join(_INLINE.sub("", _BLOCKS.sub(" ", _LINK.sub(r"\1", markdown))).split())


def anchor_of(heading: str) -> str:
    """The id that MkDocs gives a heading. Source: `slugify` of Python-Markdown's extension `toc`."""
    ascii_only = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())


def _unique(name: str, taken: set[str]) -> str:
    """A second heading of the same name gets a number, as `toc` does it."""
    numbered = (f"{name}_{number}" for number in range(1, len(taken) + 1))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def _outside_code(body: str) -> Iterator[str]:
    """The lines that are not a block of code."""
    fence = ""
    for line in body.split("\n"):
        mark = line.strip()[:3]
        if fence:
            fence = "" if mark == fence else fence
        elif mark in ("```", "~~~"):
            fence = mark
        else:
            yield line
