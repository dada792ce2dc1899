"""The parts of a mail: its text, the formatted twin, the attachments; each part as text, whatever its encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from html.parser import HTMLParser
from itertools import islice

from kringen.problem import shown
from kringen.transfer.pasted import files_in
from kringen.transfer.raised import questions_in

MOST_PARTS = 200

LONGEST_PAGE = 400_000
"""Characters of a formatted text; a report of thirty pages is less."""

LONGEST = 1_000_000
"""Characters of a text; the file of a meeting is much shorter."""


@dataclass
class Parts:
    """What stands in the parts of a mail."""

    subject: str = ""
    texts: list[tuple[str, str]] = field(default_factory=list)
    calendars: list[tuple[str, bytes]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, mail: Message) -> Parts:
        """What stands in a mail, attached mails included."""
        found = cls(_subject(mail))
        for part in islice(_leaves(mail), MOST_PARTS):
            found._take(part)
        return found

    def _take(self, part: Message) -> None:
        file, kind = _filename(part), part.get_content_type()
        if file.lower().endswith((".md", ".txt")):
            self.texts.append((file, _text(part)))
        elif kind == "text/calendar" or file.lower().endswith(".ics"):
            self.calendars.append((file or "uitnodiging.ics", _payload(part)))
        elif file:
            self.left.append(shown(file))
        elif kind == "text/plain":
            self.plain.append(_text(part))
        elif kind == "text/html":
            self.pages.append(_text(part))

    def body(self) -> str:
        """The text of the mail; that of its formatted twin when only that holds a file or a question."""
        plain = "\n".join(self.plain)
        if self.pages and not next(files_in(plain), None) and not next(questions_in(plain), None):
            return "\n".join([plain, *map(_rows_of, self.pages)])
        return plain


def _leaves(mail: Message) -> Iterator[Message]:
    """The parts that have no parts, in their order."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        inside = part.get_payload() if part.is_multipart() else None
        if isinstance(inside, list):
            waiting += reversed([each for each in inside if isinstance(each, Message)])
        else:
            yield part


def _filename(part: Message) -> str:
    try:
        return (part.get_filename() or "").replace("\\", "/").rpartition("/")[2]
    except (ValueError, LookupError, TypeError, AttributeError):  # what a broken header makes of the library
        return ""


def _subject(mail: Message) -> str:
    try:
        return str(mail.get("subject", ""))[:1000]
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _payload(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text(part: Message) -> str:
    """The text of a part in its own encoding, else in UTF-8 or what older versions of Windows write."""
    data = _payload(part)[: 4 * LONGEST]
    for encoding in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)[:LONGEST]
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")[:LONGEST]


_BLOCKS = {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "hr", "table", "ul", "ol", "pre"}


class _Rows(HTMLParser):
    """The text of a page, with a row for each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"style", "script", "title"}
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"style", "script", "title"} and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"[ \t\r\n]+", " ", data))


def _rows_of(page: str) -> str:
    first, *others = page[:LONGEST_PAGE].split("<!--")  # the parser takes quadratic time for comments without an end
    rows = _Rows()
    rows.feed("".join([first, *(each.partition("-->")[2] for each in others)]))
    rows.close()
    return "\n".join(row.strip(" ") for row in "".join(rows.pieces).split("\n"))
