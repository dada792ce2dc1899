"""Addresses that stand bare in the text: GitHub makes links of them. And line breaks that were written as HTML.

Source: GitHub Flavored Markdown 0.29, section 6.9, and what cmark-gfm does where that is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from kringen.markdown.html import BREAK, LESS, NOTHING
from kringen.markdown.nodes import Kind, Link, Node

_WEB = re.compile(r"(?<![A-Za-z])https?://(?=[^\W_])|(?<![^\s*_~(])www\.(?=[^\W_])", re.IGNORECASE)
_WRITTEN = re.compile(r"(?:://|[wW]{3}\.)[^\s<>\[\]`|]+")
"""What follows on the beginning of an address in the source."""

_IN_LINK = re.compile(r"(?:\](?:\(|:)\s*<?|<)(?:https?)?\Z", re.IGNORECASE)
"""What stands before that of a link in brackets, of a definition, or between `<` and `>`: in those there is no markup."""

_BEFORE = 40
"""How far that is looked for."""

_START = re.compile(rf"{_WEB.pattern}|@", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_REST = re.compile(r"[^\s<]*")
_MAIL_HOST = re.compile(r"[A-Za-z0-9._-]*")
_LOCAL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+_-"
_ENTITY = re.compile(r"&[A-Za-z]+\Z")
_LONGEST_ENTITY = 40
_LONGEST_DOMAIN = 255
"""Source: RFC 1035, 2.3.4. Without it a row of half addresses would be read once for each of them."""

_BREAK = re.compile(f"<{BREAK} *>")
_MARKS = "*_~"
_MASK = str.maketrans(_MARKS, "\x01\x02\x03")
_UNMASK = str.maketrans({**dict(zip("\x01\x02\x03", _MARKS, strict=True)), LESS: "<", NOTHING: ""})
_HOLDERS = {Kind.EMPHASIS, Kind.STRONG, Kind.STRUCK}


def may_hold_addresses(text: str) -> bool:
    """Whether there is what an address cannot do without."""
    return "@" in text or "://" in text or "www." in text or "WWW." in text


def masked(text: str) -> str:
    """The source in which `*`, `_` and `~` inside a bare address are no markup.

    Each of these characters becomes another one of one byte. GitHub finds an address before it looks for emphasis:
    `https://a.be/_layouts/x_` has none.
    """
    return _WRITTEN.sub(_mask, text) if "://" in text or "www." in text or "WWW." in text else text


def with_marks(text: str) -> str:
    """A masked text as it is to be shown, in which each line break still waits for `settle_breaks`."""
    return text.translate(_UNMASK)


def unmasked(text: str) -> str:
    """The same where no line is broken, such as in code."""
    return _BREAK.sub("<br>", text).translate(_UNMASK)


def settle_breaks(run: Node) -> None:
    """Makes line breaks of what is left of each `<br>` in a run; one at its beginning or end breaks nothing."""
    _break_in(run)
    breaks = {Kind.SOFT_BREAK, Kind.HARD_BREAK}
    while run.children and run.children[0].kind in breaks:
        del run.children[0]
    while run.children and run.children[-1].kind in breaks:
        del run.children[-1]


def _break_in(around: Node) -> None:
    children: list[Node] = []
    for pieces in _side_by_side(around.children):
        if pieces[0].kind is Kind.TEXT:
            children += _broken(pieces)
        else:
            children += pieces
            if pieces[0].children:
                _break_in(pieces[0])
    around.children = []
    for child in children:
        is_behind = bool(around.children) and around.children[-1].kind is Kind.HARD_BREAK
        if is_behind and child.kind is Kind.TEXT:
            child.text = child.text.lstrip(" ")
        if not (is_behind and child.kind is Kind.SOFT_BREAK):
            around.children.append(child)


def _broken(pieces: list[Node]) -> Iterator[Node]:
    stretch = _Stretch(pieces)
    end = 0
    for found in _BREAK.finditer(stretch.text):
        start = found.start()
        if before := stretch.text[end:start].rstrip(" "):
            yield stretch.piece(end, start, before)
        yield Node(Kind.HARD_BREAK, stretch.places[start], stretch.places[found.end()])
        end = found.end()
    yield from stretch.rest(end)


def link_addresses(runs: Iterable[Node]) -> list[Node]:
    """Makes links of the bare addresses in some runs of words, but not inside another link; gives the runs with any."""
    return [run for run in runs if _link_in(run)]


def _link_in(around: Node) -> bool:
    """Whether there was any."""
    children: list[Node] = []
    has_links = False
    for pieces in _side_by_side(around.children):
        if pieces[0].kind is Kind.TEXT:
            children += _linked(pieces)
        else:
            children += pieces
            has_links |= pieces[0].kind in _HOLDERS and _link_in(pieces[0])
    has_links |= any(child.kind is Kind.LINK for child in children)
    around.children = children
    return has_links


def _side_by_side(children: Iterable[Node]) -> Iterator[list[Node]]:
    """The texts that stand side by side together, every other piece alone."""
    texts: list[Node] = []
    for child in children:
        if child.kind is Kind.TEXT:
            texts.append(child)
            continue
        if texts:
            yield texts
        texts = []
        yield [child]
    if texts:
        yield texts


def _linked(pieces: Sequence[Node]) -> Iterator[Node]:
    """Texts that stand side by side, with the addresses in them as links."""
    stretch = _Stretch(pieces)
    end = 0
    for start, behind, address in _addresses(stretch.text) if may_hold_addresses(stretch.text) else ():
        if start > end:
            yield stretch.piece(end, start)
        words = stretch.piece(start, behind)
        yield Link(Kind.LINK, words.start, words.end, [words], address=address)
        end = behind
    yield from stretch.rest(end)


def _addresses(text: str) -> Iterator[tuple[int, int, str]]:
    """Each address in a text: where it begins and ends, and what it leads to."""
    end = 0
    while found := _START.search(text, end):
        start = found.start()
        behind = _mail_end(text, found.end()) if found[0] == "@" else _web_end(text, found)
        if found[0] == "@" and behind:
            before = text[end:start]
            local = len(before) - len(before.rstrip(_LOCAL))
            start -= local
            scheme = text[max(end, start - 7) : start].casefold()
            if not local or scheme.endswith("xmpp:"):
                behind = 0
            elif scheme == "mailto:":
                start -= 7
        if behind:
            yield start, behind, _address(text[start:behind])
        end = max(behind, found.end())


def _web_end(text: str, found: re.Match[str]) -> int:
    """Where an address on the web ends; 0 when it is none."""
    is_www = found[0][:3].casefold() == "www"
    begin = found.start() if is_www else found.end()
    domain = _DOMAIN.match(text, begin, begin + _LONGEST_DOMAIN)
    last = domain[0].split(".")[-2:] if domain else []
    if not domain or (is_www and len(last) < 2) or any("_" in part for part in last):
        return 0
    rest = _REST.match(text, domain.end())
    return found.start() + len(_trimmed(text[found.start() : rest.end() if rest else domain.end()]))


def _mail_end(text: str, host: int) -> int:
    """Where an address of mail ends whose host begins here; 0 when it is none."""
    found = _MAIL_HOST.match(text, host)
    name = found[0].rstrip(".") if found else ""
    is_host = "." in name and name[-1].isalpha() and name[0].isalnum() and text[host + len(name) :][:1] != "@"
    return host + len(name) if is_host else 0


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence behind it; a bracket stays when it was opened in the address."""
    unopened = {end: address.count(end) - address.count(start) for start, end in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last == ";" and (entity := _ENTITY.search(address[max(end - _LONGEST_ENTITY, 0) : end - 1])):
            end -= len(entity[0])
        elif last not in "?!.,:;*_~'\"":
            break
        end -= 1
    return address[:end]


def _address(written: str) -> str:
    if written[:4].casefold() == "www.":
        return f"http://{written}"
    return written if ":" in written[:8] else f"mailto:{written}"


def _mask(found: re.Match[str]) -> str:
    if _IN_LINK.search(found.string[max(found.start() - _BEFORE, 0) : found.start()]):
        return found[0]
    address = _trimmed(found[0])
    return address.translate(_MASK) + found[0][len(address) :]


class _Stretch:
    """Texts that stand side by side, as one."""

    def __init__(self, pieces: Sequence[Node]) -> None:
        self.text = "".join([piece.text for piece in pieces])
        self._pieces = [piece for piece in pieces if piece.text] or pieces

    @cached_property
    def places(self) -> list[int]:
        """Where each character begins in the source, and where the last one ends."""
        found: list[int] = []
        for piece in self._pieces:
            sizes = (len(character.encode()) for character in piece.text[:-1])
            found += accumulate(sizes, initial=piece.start)
        return [*found, self._pieces[-1].end]

    def piece(self, start: int, end: int, words: str = "") -> Node:
        """A part of it; of its words those that count, when not all of them do."""
        return Node(Kind.TEXT, self.places[start], self.places[end], text=words or self.text[start:end])

    def rest(self, end: int) -> Iterable[Node]:
        """What is left behind a place."""
        if not end:
            return self._pieces
        return [self.piece(end, len(self.text))] if end < len(self.text) else []
