"""The second net: only what is written out here is published, whatever the parser made."""

from __future__ import annotations

import nh3

from kringen.markdown.attributes import ALERTS, ALIGNMENTS, MENTION_ID, NOTE_ID, PREFIX, REL
from kringen.markdown.sections import NAMES

TAGS = set(
    "a blockquote br code div em h2 h3 h4 h5 h6 hr input li ol p pre s strong sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "aria-label"},
    "input": {"aria-label"},
    "li": {"id", "value"},
    "ol": {"start"},
    "sup": {"id"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
VALUES = {
    "a": {"rel": {REL}},
    "input": {"type": {"checkbox"}, "disabled": {""}, "checked": {""}},
    "th": {"scope": {"col"}},
}
CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote", "admonition", *(style for style, _ in ALERTS.values())},
    "input": {"task-list-item-checkbox"},
    "li": {"task-list-item"},
    "p": {"admonition-title"},
    "td": set(ALIGNMENTS.values()),
    "th": set(ALIGNMENTS.values()),
    "ul": {"contains-task-list"},
    "ol": {"contains-task-list"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
ID_PREFIXES = (PREFIX, NOTE_ID, MENTION_ID)


def publish(html: str) -> tuple[str, bool]:
    """The HTML that may be published, and whether that is all of it."""
    clean = _CLEANER.clean(html)
    return clean, clean == html or _comparable(clean) == _comparable(html)


def _comparable(html: str) -> str:
    """HTML in which the two ways to write a quote, a `>` or a fixed space are one."""
    return html.replace("&quot;", '"').replace("&gt;", ">").replace("&nbsp;", "\xa0")


def _own_anchor(url: str) -> str | None:
    """A link inside the page, to an id that a contributed text can have; no other address is relative."""
    return url if url.startswith("#") and (url[1:] in NAMES or url[1:].startswith(ID_PREFIXES)) else None


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    attributes=ATTRIBUTES,
    tag_attribute_values=VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    url_relative=_own_anchor,
    link_rel=None,
)
