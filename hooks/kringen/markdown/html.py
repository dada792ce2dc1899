"""The HTML that people write in a text, read as they mean it: the parser is given a text in which no HTML stands any more.

A comment is taken out, `<b>` becomes `**`, elements that only lay out lose their tags, and `<naam>` is text. What does more
than lay out, such as a script, is refused. The text keeps its length, so that every problem has its place. The form for
trekkers has the names of the elements and the patterns as data (`theme/assets/javascripts/melden/html.js`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import pyromark
from pyromark import Options

from kringen.markdown.checks import no_code, no_image
from kringen.markdown.document import Document
from kringen.markdown.elements import BLOCKS, BREAKS, CURES, PAIRS, PATTERNS, RAISED, REFUSED, ROWS, SAID, WORDS
from kringen.markdown.mistakes import COMMENT, HTML
from kringen.problem import Code, Problem, shown

BREAK, LESS, NOTHING = "\x04", "\x05", "\x06"
"""What the parser sees: behind a `<` for a line break, for a `<` that is text, and for what was taken out."""

_ANY = re.compile(f"{PATTERNS['half']}|{PATTERNS['tag']}".encode())
_ALIVE, _ALT, _HREF, _LINKED, _MARK = (
    re.compile(PATTERNS[name].encode(), re.IGNORECASE) for name in ("alive", "alt", "href", "linked", "mark")
)
_ADDRESS, _WORDS = (re.compile(PATTERNS[name].encode()) for name in ("address", "words"))
_BEFORE = 40
"""How far before a `<` it is looked for whether an address follows, or a comment begins its row."""

_BLOCK_END = b"\x07"
_BLOCK_ENDS = re.compile(rb"\x07\x06+(?:[ \t\x06]*\x07\x06+)*")
_BLANKS = re.compile(rb"\n[ \t]*$")
_ROW_START = re.compile(rb"\n[ \t>*+0-9.)-]*$")
_EMPTY_ROW = re.compile(rb"^[ \t]*[\x06\x07][ \t\x06\x07]*$", re.MULTILINE)
_TO_BLANKS = bytes.maketrans(b"\x06\x07", b"  ")
_CODE = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_TASKLISTS | Options.ENABLE_GFM
_TO_MARKS = bytes.maketrans(b"\x01\x02\x03", b"*_~")
"""What `bare.masked` put in an address that it took for a bare one."""


def without_html(document: Document, source: str) -> tuple[str, list[Problem]]:
    """The text for the parser, and what is to be said about the HTML in it.

    `source` is the text of the document, or another one in which everything has the same place.
    """
    if "<" not in source:
        return source, []
    reading = _Reading(document, source.encode())
    reading.read()
    text = _EMPTY_ROW.sub(lambda row: row[0].translate(_TO_BLANKS), bytes(reading.made))
    text = _BLOCK_ENDS.sub(lambda ends: _line_break(len(ends[0])), text)
    return text.decode(), reading.problems


class _Reading:
    """One text from its beginning to its end, with what it becomes."""

    def __init__(self, document: Document, source: bytes) -> None:
        self.made = bytearray(source)
        self.problems: list[Problem] = []
        self._document = document
        self._source = source
        self._opened: dict[str, tuple[int, int]] = {}
        """The beginnings of elements that Markdown has a mark for, the innermost last: where the tag begins and ends."""

        self._refused: set[str] = set()
        self._lists: list[str] = []
        """The lists that are not ended yet, the innermost last."""

        self._code = _code(source)
        """Where code begins and ends, in the order of the text."""

        self._behind: list[tuple[int, int]] = []
        """The same behind a comment that begins a row: the parser takes the rest of such a row for HTML as well."""

    def read(self) -> None:
        """Goes from one piece of HTML to the next, and leaves code and addresses alone."""
        place = 0
        while found := _ANY.search(self._source, place):
            start = found.start()
            if code_end := self._code_end(start):
                place = code_end
            elif self._is_no_html(start):
                place = start + 1
            elif found[0] == b"<!--":
                place = self._comment(start)
            elif found[2]:
                place = self._link(found) or self._tag(found)
            else:
                place = self._half(found)

    def _code_end(self, place: int) -> int:
        """Where the code ends that a place is in; 0 when it is in none."""
        for code in (self._code, self._behind):
            inside = bisect_right(code, (place, len(self._source))) - 1
            if inside >= 0 and place < code[inside][1]:
                return code[inside][1]
        return 0

    def _is_no_html(self, start: int) -> bool:
        """Whether it stands behind a slash, or where the address of a link does."""
        before = self._before(start)
        return before.endswith(b"\\") or bool(_ADDRESS.search(before))

    def _comment(self, start: int) -> int:
        """Takes a comment out; it may end where it begins: `<!-->`."""
        end = self._source.find(b"-->", start + 2) + 3
        if end < 3:
            self._say(HTML, *SAID["open_comment"], start)
            self._is_text(start)
            return len(self._source)
        self._say(COMMENT, *SAID["comment"], start)
        self._take_out(start, end)
        if _ROW_START.search(self._before(start)):
            row_end = self._source.find(b"\n", end)
            rest = self._source[end : row_end if row_end >= 0 else None]
            self._behind = [(first + end - 1, last + end - 1) for first, last in _code(b"x" + rest)]
        return end

    def _link(self, tag: re.Match[bytes]) -> int:
        """`<a href="adres">woorden</a>` becomes `[woorden](adres)`; gives the place behind it, 0 when it is no plain link."""
        href = _HREF.search(tag[3]) if tag[2].lower() == b"a" and not _ALIVE.search(tag[3]) else None
        words = _LINKED.match(self._source, tag.end()) if href else None
        if not href or not words or _ALIVE.search(words[1]):
            return 0
        self._take_out(tag.start(), words.end())
        link = b"[" + _MARK.sub(b"", words[1]) + b"](" + href[2].translate(_TO_MARKS) + b")"
        self.made[tag.start() : tag.start() + len(link)] = link
        return words.end()

    def _tag(self, tag: re.Match[bytes]) -> int:
        start, end = tag.span()
        name, is_end, more = tag[2].decode().casefold(), bool(tag[1]), tag[3]
        is_known = name in PAIRS or name in BREAKS or name in BLOCKS or name in WORDS or name == "img"
        is_link = name == "a" and b"href" in more.lower()
        if _ALIVE.search(more) or is_link or name in REFUSED or (b"=" in more and not is_known):
            if not (is_end and name in self._refused):
                message, cure = SAID["element"]
                shown_name = shown(f"<{'/' * is_end}{tag[2].decode()}") + ">"
                self._say(HTML, message.format(shown_name), CURES.get(name, cure), start)
            self._refused.add(name)
            self._is_text(start)
        elif not is_known:
            self._is_text(start)
        elif name in BREAKS:
            self.made[start:end] = _line_break(end - start)
        else:
            self._take_out(start, end)
            if name in PAIRS:
                self._pair(PAIRS[name], is_end, start, end)
            elif name in BLOCKS:
                self._block(name, is_end, start, end)
            elif name in RAISED and not is_end:
                self._raise(name, start, end)
            elif name == "img":
                self._image(more, tag.start(3), start)
        return end

    def _pair(self, mark: str, is_end: bool, start: int, end: int) -> None:
        """The mark of Markdown at both ends, when there are words in between, in one row, and none that touches it.

        Of the second tag something stays behind its mark, so that it never touches that of the next one.
        """
        opened = self._opened.pop(mark, None)
        if not is_end:
            self._opened[mark] = (start, end)
        elif opened:
            begin, words = opened
            self._opened = {other: place for other, place in self._opened.items() if place[0] < begin}
            sign, size = mark.encode(), len(mark)
            beside = [self._source[max(place, 0) : place + size] for place in (begin - size, words, start - size, end)]
            if _WORDS.fullmatch(self._source[words:start]) and sign not in beside:
                self.made[begin : begin + size] = self.made[end - size - 1 : end - 1] = sign

    def _block(self, name: str, is_end: bool, start: int, end: int) -> None:
        """Its end ends a line; a heading or an item that begins its row becomes one of Markdown, an item as deep as its list."""
        if is_end:
            self.made[start : start + 1] = _BLOCK_END
        before = self._before(start)
        if name in {"ul", "ol"} and is_end:
            del self._lists[-1:]
        elif name in {"ul", "ol"}:
            self._lists.append(name)
        elif not is_end and _BLANKS.search(before):
            lists = self._lists if name == "li" else []
            begins = ROWS.get(lists[-1] if lists else name, "").encode()
            row = start - len(before.rpartition(b"\n")[2])
            place = min(row + 3 * max(len(lists) - 1, 0), start)
            self._take_out(place, end)
            self.made[place : place + len(begins)] = begins

    def _before(self, start: int) -> bytes:
        """What stands close before a place, behind a row of its own at the beginning of the text."""
        return b"\n" * (start < _BEFORE) + self._source[max(start - _BEFORE, 0) : start]

    def _raise(self, name: str, start: int, end: int) -> None:
        """`m<sup>2</sup>` becomes m²."""
        figures = re.compile(rb"([0-9]+)</su[bp]>", re.IGNORECASE).match(self._source, end)
        signs = "".join(RAISED[name][int(figure)] for figure in figures[1].decode()).encode() if figures else b""
        if figures and len(signs) <= figures.end() - start:
            self._take_out(start, figures.end())
            self.made[start : start + len(signs)] = signs

    def _image(self, more: bytes, at: int, start: int) -> None:
        """Of an image the words that say what is on it."""
        alt = _ALT.search(more)
        words = (alt[1] or alt[2] or b"") if alt else b""
        if alt and words:
            begin = at + alt.start(alt.lastindex or 0)
            self.made[begin : begin + len(words)] = words
        self.problems.append(no_image(self._document, words.decode("utf-8", "replace"), start))

    def _half(self, found: re.Match[bytes]) -> int:
        start = found.start()
        self.problems.append(no_code(self._document, self._source[start : start + 40].decode("utf-8", "ignore"), start))
        self._is_text(start)
        return found.end()

    def _take_out(self, start: int, end: int) -> None:
        """Leaves nothing of it but the ends of its rows."""
        self.made[start:end] = re.sub(rb"[^\n]", NOTHING.encode(), self._source[start:end])

    def _is_text(self, start: int) -> None:
        self.made[start : start + 1] = LESS.encode()

    def _say(self, code: Code, message: str, cure: str, place: int) -> None:
        self.problems.append(self._document.problem_at(code, message, cure, place))


def _line_break(length: int) -> bytes:
    return f"<{BREAK}".encode() + b" " * (length - 3) + b">"


def _code(source: bytes) -> list[tuple[int, int]]:
    """Where code begins and ends, in the order of the text; a comment may hold what looks like code."""
    text = re.sub(rb"<(?!!--)", LESS.encode(), source).decode()
    return [
        (place["start"], place["end"])
        for event, place in pyromark.events_with_range(text, options=_CODE)
        if _is_code(event)
    ]


def _is_code(event: Any) -> bool:
    """Whether an event is a piece of code, or the beginning of a block of it."""
    return isinstance(event, dict) and ("Code" in event or "CodeBlock" in event.get("Start", ""))
