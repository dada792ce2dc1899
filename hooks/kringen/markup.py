"""HTML in which every reader sees the same tags: a strict grammar, and what does not fit it is named as stray.

Browsers repair broken HTML, and each sanitizer repairs it a little differently; attacks live in that difference. Within
this grammar there is nothing to repair: a tag closes before the next one begins, attributes are separated and quoted, and
a comment holds no `<`. Source: WHATWG HTML, section 13.2.5, "Tokenization".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end tag (WHATWG HTML, section 13.1.2)."""

_RAW = frozenset({"script", "style"})
"""Elements whose content is no HTML; the site's own frame has them, a hand-written page never."""

_VALUE = r"""(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++)"""
_ATTRIBUTE = rf"""[^\s"'<>/=\x00-\x1f]++(?:\s*+=\s*+{_VALUE})?+"""
_PIECE = re.compile(
    rf"<!--(?!-?>)(?P<comment>(?:(?!--!>)[^<])*?)-->|<!(?P<doctype>doctype html)>"
    rf"|<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*+)(?P<rest>(?:\s++{_ATTRIBUTE})*+)\s*+/?>|<",
    re.IGNORECASE,
)
_EACH = re.compile(rf"([^\s=]++)(?:\s*+=\s*+({_VALUE}))?+")


@dataclass(frozen=True)
class Tag:
    """A start tag, or an end tag (`is_end`), with its attributes: names in small letters, values decoded."""

    name: str
    is_end: bool
    attributes: Mapping[str, str]
    twice: tuple[str, ...] = ()
    """Attributes that stand in it more than once; the first counts."""


@dataclass(frozen=True)
class Stray:
    """A `<` that begins no tag of the grammar."""

    text: str
    """What stands there: the first characters up to the end of the line."""


def pieces(markup: str) -> Iterator[Tag | Stray]:
    """Every tag, and every `<` that begins none; comments and the content of scripts are passed over."""
    at = 0
    while found := _PIECE.search(markup, at):
        at = found.end()
        name = (found["name"] or "").lower()
        if name:
            yield _tag(name, found)
            if name in _RAW and not found["end"]:
                close = re.compile(f"</{name}\\s*>", re.IGNORECASE).search(markup, at)
                at = close.start() if close else len(markup)
        elif found["comment"] is None and not found["doctype"]:
            yield Stray(markup[found.start() : found.start() + 60].partition("\n")[0])


def _tag(name: str, found: re.Match[str]) -> Tag:
    attributes: dict[str, str] = {}
    twice = []
    for attribute in _EACH.finditer(found["rest"]):
        key, value = attribute[1].lower(), attribute[2] or ""
        if key in attributes:
            twice.append(key)
        attributes.setdefault(key, html.unescape(value[1:-1] if value[:1] in {'"', "'"} else value))
    return Tag(name, bool(found["end"]), attributes, tuple(twice))
