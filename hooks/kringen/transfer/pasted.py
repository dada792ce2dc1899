"""The files of meetings inside a text that went through a mail program, as they were before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from kringen.detours import direct
from kringen.source.text import FORBIDDEN

_FENCE = re.compile(r"(?P<quoted>(?:>[ \u00a0]?)*)[ \u00a0]*(?:---|[–—]{1,3}|[–—]-{1,2}|--?[–—])[ \u00a0]*")
"""The line above and below the data; mail programs make one long dash of its hyphens, and put `>` before an answer."""

_KEY = re.compile(r"[a-z_]{2,20}:(?: |$)")
_TEXT = re.compile(r"[a-z_]{2,20}: [^>|\[{].*")
"""A key with text of one line behind it."""

_END = re.compile(r"-{10,}|[-–—]{8,}|[–—]{5,}|_{10,}|-- ?")
"""Where a mail of the form says that the file ends, or where a signature begins."""

_GREETING = re.compile(
    r"(?:met )?(?:vriendelijke|hartelijke|beste|collegiale) groet(?:en|jes)?|groet(?:en|jes)|m\.?v\.?g\.?|bien à vous"
    r"|(?:bien )?cordialement|(?:kind|best) regards|verzonden (?:vanaf|met|via) .{1,40}|sent from .{1,40}"
    r"|outlook (?:voor|for) .{1,40}",
    re.IGNORECASE,
)
_LONGEST_DATA = 400
"""Lines between the two fences."""

MOST_TRIES = 100
"""Places in a text where a file or questions may begin; a mail has one or two."""

_BLANKS = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_BEHIND = re.compile(r" ?<(?:mailto:)?([^\s<>]{3,2000})>")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,3000}")
_QUOTES = (('“”„"', '"'), ("‘’‚'", "'"))


@dataclass(frozen=True)
class Piece:
    """A file in a text."""

    before: str
    """What stands before it, up to the file before that."""

    text: str
    is_cut: bool
    """Whether it was ended by a greeting or a signature, and not by the line that the form puts there."""


def files_in(text: str) -> Iterator[Piece]:
    """Every file in a text: its data between two fences, and all behind it up to its end."""
    lines = tidy(text).split("\n")
    start = done = tried = 0
    while start < len(lines) and tried < MOST_TRIES:
        fence = _FENCE.fullmatch(lines[start])
        if not fence or not _opens(lines[start : start + _LONGEST_DATA], fence["quoted"]):
            tried += bool(fence)
            start += 1
            continue
        tried += 1
        own = unquoted(lines[start:], fence["quoted"])
        end = _end_of_data(own)
        stop = next((at for at in range(end + 1, len(own)) if _is_end(own, at)), len(own))
        is_cut = stop < len(own) and is_greeting(own[stop])
        yield Piece("\n".join(lines[done:start]), _joined(own[1:end], own[end + 1 : stop]), is_cut)
        done = start = start + stop


def _opens(lines: Sequence[str], quoted: str) -> bool:
    return bool(_end_of_data(unquoted(lines, quoted)))


def whole_file(text: str) -> Piece | None:
    """The file that a text is from its first line to its last; None when it is none."""
    lines = tidy(text).strip("\n").split("\n")
    end = _end_of_data(lines) if _FENCE.fullmatch(lines[0]) else 0
    return Piece("", _joined(lines[1:end], lines[end + 1 :]), is_cut=False) if end else None


def ends_here(line: str) -> bool:
    """Whether a line is the one that the form puts below a file, or opens a signature."""
    line = line.strip()
    return len(line) <= 60 and bool(_END.fullmatch(line))


def is_greeting(line: str) -> bool:
    """Whether a line is a greeting, below which only a name comes."""
    line = line.strip()
    return len(line) <= 60 and bool(_GREETING.fullmatch(line.rstrip(",.! ")))


def tidy(text: str) -> str:
    """One kind of line end, ordinary blanks at the start of lines, and addresses as they were before a filter."""
    text = FORBIDDEN.sub("", re.sub("\r\n?|[\u2028\u2029\x0b\x85]", "\n", text))
    text = _ADDRESS.sub(lambda found: direct(found[0]), text)
    text = "".join(_once(text))
    return re.sub(f"(?m)^(?:{_BLANKS}| |\t)+", lambda found: re.sub(_BLANKS, " ", found[0]), text)


def _once(text: str) -> Iterator[str]:
    """A text without the addresses that a mail program puts behind themselves, as in `info@x.be<mailto:info@x.be>`."""
    done = 0
    for found in _BEHIND.finditer(text):
        address = found[1].removesuffix("/")
        if any(
            text.startswith(each, found.start() - len(each))
            for each in (address, f"{address}/")
            if found.start() >= len(each)
        ):
            yield text[done : found.start()]
            done = found.end()
    yield text[done:]


def unquoted(lines: Sequence[str], quoted: str) -> list[str]:
    """The lines without the marks of an answer that the first one has, as far as they have them."""
    depth = quoted.count(">")
    return [re.sub(rf"^(?:>[ \u00a0]?){{0,{depth}}}", "", line) for line in lines] if depth else list(lines)


def _end_of_data(lines: Sequence[str]) -> int:
    """Which line closes the data that the first one opens; 0 when it opens none."""
    first = next((line for line in lines[1:4] if line.strip()), "")
    if not _KEY.match(first.strip()):
        return 0
    return next((at for at, line in enumerate(lines[1:_LONGEST_DATA], 1) if _FENCE.fullmatch(line)), 0)


def _is_end(lines: Sequence[str], at: int) -> bool:
    """Whether a file ends before a line: at a mark, at a greeting, or where the next file begins."""
    if ends_here(lines[at]) or is_greeting(lines[at]):
        return True
    return bool(_FENCE.fullmatch(lines[at])) and bool(_end_of_data(lines[at : at + _LONGEST_DATA]))


def _joined(front: Sequence[str], body: Sequence[str]) -> str:
    """The text of a file, with its empty lines as they were."""
    is_double = sum(not line.strip() for line in front) >= max(len(front) // 2, 1)
    data = [data_line(line) for line in _whole([line for line in front if line.strip()])]
    rows = _single(body) if is_double else body
    text = "\n".join(re.sub(r"^( *)[–—•·](?=[ \u00a0])[ \u00a0]*", r"\1- ", row).rstrip() for row in rows)
    return "\n".join(["---", *data, "---", text.strip("\n")]).strip("\n") + "\n"


def _whole(lines: Sequence[str]) -> Iterator[str]:
    """The lines of the data, with what a mail program broke off put back."""
    whole = ""
    for line in lines:
        if whole and (_is_rest(line) or (line[0] == " " and _is_rest(line.strip()) and _TEXT.fullmatch(whole))):
            whole += f" {line.strip()}"
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _is_rest(line: str) -> bool:
    """Whether a line is none of its own: no key, no item of a list, no comment."""
    return not (_KEY.match(line) or re.match(r"[ #\]}–—•·-]", line))


def data_line(line: str) -> str:
    """A line of the data with ordinary blanks, hyphens and quotes where YAML looks for them."""
    line = re.sub(r"^( *)[–—•·](?= )", r"\1-", re.sub(_BLANKS, " ", line)).rstrip()
    found = re.fullmatch(r"( *(?:- )?[a-z_]{2,20}: )(.*)", line)
    start, value = (found[1], found[2]) if found else ("", line)
    for signs, plain in _QUOTES:
        if found and len(value) > 1 and value[0] in signs and value[-1] in signs:
            value = f"{plain}{value[1:-1]}{plain}"
    return start + value


def _single(rows: Sequence[str]) -> list[str]:
    """Rows between which a mail program put an empty one, without it: of three empty rows one was there before."""
    found: list[str] = []
    for is_empty, group in groupby(rows, key=lambda row: not row.strip()):
        own = list(group)
        found += own[: (len(own) - 1) // 2] if is_empty else own
    return found
