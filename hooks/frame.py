"""The frame around a page, drawn once for all pages that share it, and filled for each of them.

The frame costs more than the page in it, and from page to page it differs only in a few values. So it is drawn once
with a mark in the place of each value, and cut at the marks. Who asks says what else the frame depends on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Mapping

Texts = Mapping[str, str]
"""What a page brings into its frame by name, each as it must stand in the HTML; an empty one also decides what is shown."""

Draw = Callable[[Texts], str]
"""Draws a frame with some texts in it."""

TEXTS = (
    *("title", "description", "content", "canonical_url"),
    *("links", "linked_data", "correct_mail", "correct_edit"),
)
"""The names of the texts of a page."""

_MARK = re.compile(r"kkmark([0-9]+)kk")


class Frames:
    """The frames of one build."""

    def __init__(self, *, is_shared: bool = True) -> None:
        self.is_shared = is_shared
        self._cut: dict[Hashable, list[str]] = {}
        self._names: dict[Hashable, str] = {}

    def fill(self, kind: Hashable, texts: Texts, draw: Draw) -> str:
        """The HTML of a page; equal to the byte with what `draw` gives for its texts.

        Pages of one kind have the same frame, as far as the same texts are empty.
        """
        if not self.is_shared:
            return draw(texts)
        filling = list(texts.values())
        return "".join(
            filling[int(piece)] if at % 2 else piece for at, piece in enumerate(self._pieces(kind, texts, draw))
        )

    def name(self, kind: Hashable, draw: Draw) -> str:
        """Names the frame of a kind, as it is drawn with a text at every place."""
        if kind not in self._names:
            pieces = self._pieces(kind, dict.fromkeys(TEXTS, "x"), draw)
            self._names[kind] = hashlib.blake2b("\0".join(pieces).encode(), digest_size=20).hexdigest()
        return self._names[kind]

    def _pieces(self, kind: Hashable, texts: Texts, draw: Draw) -> list[str]:
        """A frame cut at its marks: every other piece is the number of a text."""
        key = (kind, tuple(map(bool, texts.values())))
        if key not in self._cut:
            self._cut[key] = _MARK.split(draw(_marks(texts)))
        return self._cut[key]

    def __len__(self) -> int:
        return len(self._cut)


def reach(url: str) -> tuple[str, int]:
    """What the links of a frame depend on: how deep a page lies, and the folder of the site that it lies in.

    They lead to pages directly below the site's root or in one of its folders, so no more of the way there is shared.
    """
    return url.partition("/")[0], url.count("/")


def _marks(texts: Texts) -> Texts:
    """A mark for each text that is not empty."""
    return {name: f"kkmark{number}kk" if text else "" for number, (name, text) in enumerate(texts.items())}
