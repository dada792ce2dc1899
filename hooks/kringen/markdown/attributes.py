"""What our own HTML adds to what a person wrote: ids, classes and relations."""

from __future__ import annotations

PREFIX = "v-"
"""What every id of a heading begins with; no id of the page itself does."""

NOTE_ID, MENTION_ID = "vn-", "vr-"
"""What the ids of a footnote and of the places that refer to it begin with."""

ALERTS = {
    "NOTE": ("note", "Ter info"),
    "TIP": ("tip", "Tip"),
    "IMPORTANT": ("info", "Belangrijk"),
    "WARNING": ("warning", "Let op"),
    "CAUTION": ("danger", "Opgelet"),
}
"""GitHub's alerts as the admonitions that Material has styles for, with their Dutch title."""

ALIGNMENTS = {"left": "align-left", "center": "align-center", "right": "align-right"}
"""The classes of a table's cells: the content security policy knows no styles."""

REL = "noopener noreferrer"
"""What a browser keeps from the site that a link leads to: the page it came from. Contributed links are read and merged
by a person, so they are not marked `nofollow` or `ugc`."""
