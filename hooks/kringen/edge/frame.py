"""The frame around a page, drawn once for all pages that share it, and filled for each of them.

From page to page the frame differs only in a few values, so it is drawn once with a mark in the place of each value and
cut at the marks. Drawing it for each page would take a fifth of a build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""What a page brings into its frame by name, each as it must stand in the HTML; an empty one also decides what is shown."""

Draw = Callable[[Texts], str]
"""Draws a frame with some texts in it."""

_MARK = re.compile("\x1e([0-9]+)\x1e")
"""The character that separates records (RFC 7464), which no file of ours may hold."""


@dataclass(frozen=True)
class Frames:
    """The frames of one build."""

    _cut: dict[tuple[Hashable, tuple[bool, ...]], list[str]] = field(init=False, repr=False, default_factory=dict)
    """Each frame cut at its marks, by its kind and by which texts are in it; every other piece is the number of a text."""

    def fill(self, kind: Hashable, texts: Texts, draw: Draw) -> str:
        """The HTML of a page; equal to the byte with what `draw` gives for its texts.

        Pages of one kind have the same frame, as far as the same texts are empty.
        """
        key = (kind, tuple(map(bool, texts.values())))
        if key not in self._cut:
            self._cut[key] = _MARK.split(draw(marks(texts)))
        return _joined(self._cut[key], texts)


def reach(url: str) -> tuple[str, int]:
    """What the links of a frame depend on: how deep a page lies, and the folder of the site that it lies in.

    They lead to pages directly below the site's root or in one of its folders, so no more of the way there is shared.
    """
    return url.partition("/")[0], url.count("/")


def marks(texts: Texts) -> Texts:
    """A mark for each text that is not empty."""
    return {name: f"\x1e{number}\x1e" if text else "" for number, (name, text) in enumerate(texts.items())}


def filled(marked: str, texts: Texts) -> str:
    """A text with each mark replaced by what it stands for; what is put in is not looked at again."""
    return _joined(_MARK.split(marked), texts)


def _joined(pieces: Sequence[str], texts: Texts) -> str:
    """Every other piece is the number of a text."""
    filling = list(texts.values())
    return "".join(filling[int(piece)] if at % 2 else piece for at, piece in enumerate(pieces))
