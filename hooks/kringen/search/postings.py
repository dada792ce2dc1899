"""In which documents words stand, in blocks small enough to fetch one by one.

A list of documents is a string: for each one the distance to the one before, times four, plus how much it says there; as
numbers of five bits a sign, the lowest first, where a sign of the second half of the alphabet says that more follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kringen.search.words import EMPTY, known_parts, last_parts, words

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ALSO, ONCE, OFTEN, ABOUT = range(4)
"""How much a word says: it is another name for what the text is about, stands in it, stands in it often, is what it is about."""

MANY = 3
"""How many times a word stands in a text that it is often in."""

BLOCK = 20_000
"""After how many signs a block ends."""

Entry = tuple[str, str]


@dataclass(frozen=True)
class Document:
    """What can be searched of one meeting."""

    about: str
    """What it is about: title, circle, place, day, topics."""

    text: str
    also: str = ""
    """Other words for its topics."""

    marks: tuple[str, ...] = ()
    """What it can be filtered by, e.g. `kring:waasland`."""


def invert(documents: Sequence[Document]) -> dict[str, list[int]]:
    """Every word and mark with the documents it stands in, by their number, each times four plus what it says."""
    postings: dict[str, list[int]] = {}
    for number, document in enumerate(documents):
        for word, level in _levels(document).items():
            if word not in EMPTY:
                postings.setdefault(word, []).append(4 * number + level)
        for mark in document.marks:
            postings.setdefault(mark, []).append(4 * number)
    return postings


def with_compounds(postings: Mapping[str, list[int]]) -> list[Entry]:
    """Every word with its documents, encoded and sorted; a compound again under its last parts, as `loket<horeca`."""
    known = known_parts(postings)
    found: list[Entry] = []
    for word, numbers in postings.items():
        encoded = encode(numbers)
        found.append((word, encoded))
        found += ((f"{end}<{word.removesuffix(end)}", encoded) for end in last_parts(word, known))
    # As JavaScript compares: by units of UTF-16.
    return sorted(found, key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))


def blocks(entries: Sequence[Entry]) -> Iterator[dict[str, str]]:
    """The entries in their order, cut where a block is large enough."""
    block: dict[str, str] = {}
    size = 0
    for word, encoded in entries:
        block[word] = encoded
        size += len(word) + len(encoded) + 6
        if size > BLOCK:
            yield block
            block, size = {}, 0
    if block:
        yield block


def encode(numbers: Sequence[int]) -> str:
    """Documents times four plus a level, in rising order, as a string."""
    signs: list[str] = []
    before = 0
    for number in numbers:
        step = number - before
        before = number & ~3
        signs.append(_SMALL[step] if step < len(_SMALL) else _number(step))
    return "".join(signs)


def _levels(document: Document) -> dict[str, int]:
    """Each word of a document with the most that it says there."""
    levels = dict.fromkeys(words(document.also), ALSO)
    levels |= {word: OFTEN if times >= MANY else ONCE for word, times in Counter(words(document.text)).items()}
    return levels | dict.fromkeys(words(document.about), ABOUT)


def _number(number: int) -> str:
    signs = ""
    while number > 31:
        signs += SIGNS[32 + (number & 31)]
        number >>= 5
    return signs + SIGNS[number]


_SMALL = tuple(_number(number) for number in range(2048))
