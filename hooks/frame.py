"""The frame around a page, drawn once for all pages that share it, and filled for each of them.

The frame costs more than the page in it, and from page to page it differs only in a few values. So it is drawn once
with a mark in the place of each value, and cut at the marks. Who asks says what else the frame depends on.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Hashable, Mapping, Sequence

from kringen.memo import Memo

Texts = Mapping[str, str]
"""What a page brings into its frame by name, each as it must stand in the HTML; an empty one also decides what is shown."""

Draw = Callable[[Texts], str]
"""Draws a frame with some texts in it."""

TEXTS = (
    *("title", "description", "content", "canonical_url"),
    *("links", "linked_data", "correct_mail", "correct_edit"),
)
"""The names of the texts of a page."""

_MARK = re.compile("\x1e([0-9]+)\x1e")
"""The character that separates records (RFC 7464), which no file of ours may hold."""


class NotDrawn(LookupError):
    """A frame that nobody drew, where nobody is there to draw it."""


def not_drawn(_texts: Texts) -> str:
    """Draws nothing; raises NotDrawn."""
    raise NotDrawn


_Key = tuple[Hashable, tuple[bool, ...]]
"""The kind of a frame, and which texts are in it."""


class Frames:
    """The frames of one build, and those of former ones that would be drawn alike."""

    def __init__(self, memo: Memo | None = None, ground: str = "", *, is_shared: bool = True) -> None:
        """`ground` names all that decides how a frame of a kind is drawn; with it, what was drawn is kept in `memo`."""
        self.is_shared = is_shared
        self._memo = memo if ground else None
        self._ground = ground
        self._cut: dict[_Key, list[str]] = {}
        self._names: dict[Hashable, str] = {}

    def fill(self, kind: Hashable, texts: Texts, draw: Draw) -> str:
        """The HTML of a page; equal to the byte with what `draw` gives for its texts.

        Pages of one kind have the same frame, as far as the same texts are empty.
        """
        if not self.is_shared:
            return draw(texts)
        return _joined(self._pieces(kind, texts, draw), texts)

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
            self._cut[key] = self._recalled(key) or self._drawn(key, texts, draw)
        return self._cut[key]

    def _recalled(self, key: _Key) -> list[str]:
        """The frame as it was drawn before; empty when it was not."""
        known = self._memo.recall(self._name(key)) if self._memo else None
        return [*map(str, json.loads(known))] if known else []

    def _drawn(self, key: _Key, texts: Texts, draw: Draw) -> list[str]:
        pieces = _MARK.split(draw(marks(texts)))
        if self._memo:
            self._memo.keep(self._name(key), json.dumps(pieces, ensure_ascii=False))
        return pieces

    def _name(self, key: _Key) -> str:
        return f"frame:{self._ground}:{key!r}"


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
