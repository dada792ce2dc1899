"""In which documents words stand, in blocks small enough to fetch one by one.

A list of documents is a string: for each one the distance to the one before, times four, plus how much it says there; as
numbers of five bits a sign, the lowest first, where a sign of the second half of the alphabet says that more follows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kringen.search.words import EMPTY, counted, known_parts, last_parts, words

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
ALSO, ONCE, OFTEN, ABOUT = range(4)
"""How much a word says: it is another name for what the text is about, stands in it, stands in it often, is what it is about."""

MANY = 3
"""How many times a word stands in a text that it is often in."""

RANGES = tuple(
    "0 a af b be bel bes bi bo br c d di do e f fi g ge gem h ho i in j k ka ki ko l le lo m me mi n no o on op p pl pr r re s se "
    "so st t te to u v ve ver verg vers vo w we wi z zo".split()
)
"""Where the words are cut first, in about equal parts for Dutch: the same on every site, so that a browser knows from a word alone where it stands. verslagen.js has them too."""

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


@dataclass(frozen=True)
class Postings:
    """Every word and mark with the documents it stands in."""

    encoded: Mapping[str, str]
    counts: Mapping[str, int]
    """How many documents that are."""


def postings_of(documents: Iterable[Document]) -> Postings:
    """The words of some documents, each with their places in this order."""
    found: dict[str, list[int]] = {}
    for place, document in enumerate(documents):
        for word, level in _levels(document).items():
            if word in found:
                found[word].append(4 * place + level)
            else:
                found[word] = [4 * place + level]
    for word in EMPTY & found.keys():
        del found[word]
    return Postings(
        {word: encode(numbers) for word, numbers in found.items()},
        {word: len(numbers) for word, numbers in found.items()},
    )


def with_compounds(postings: Mapping[str, str]) -> list[Entry]:
    """Every word with its documents, sorted; a compound again under its last parts, as `loket<horeca`."""
    known = known_parts(postings)
    found: list[Entry] = []
    for word, documents in postings.items():
        found.append((word, documents))
        found += ((f"{end}<{word.removesuffix(end)}", documents) for end in last_parts(word, known))
    # As JavaScript compares: by units of UTF-16.
    return sorted(found, key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))


def ranges(entries: Sequence[Entry]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """The beginning of each range with its blocks; one that holds no word has an empty block."""
    cuts = [0, *(bisect_left(entries, start, key=lambda entry: entry[0]) for start in RANGES[1:]), len(entries)]
    for start, (cut, end) in zip(RANGES, pairwise(cuts), strict=True):
        yield start, list(blocks(entries[cut:end])) or [{}]


def blocks(entries: Sequence[Entry]) -> Iterator[dict[str, str]]:
    """The entries in their order, cut where a block is large enough."""
    block: dict[str, str] = {}
    size = 0
    for word, documents in entries:
        block[word] = documents
        size += len(word) + len(documents) + 6
        if size > BLOCK:
            yield block
            block, size = {}, 0
    if block:
        yield block


def encode(numbers: Iterable[int]) -> str:
    """Documents times four plus a level, in rising order, as a string."""
    signs: list[str] = []
    before = 0
    for number in numbers:
        signs.append(encoded(number - before))
        before = number & ~3
    return "".join(signs)


def encoded(step: int) -> str:
    """One number."""
    return _SMALL[step] if step < len(_SMALL) else _number(step)


def _levels(document: Document) -> dict[str, int]:
    """Each word of a document with the most that it says there; a mark says nothing more."""
    levels = dict.fromkeys(words(document.also), ALSO)
    levels |= {word: OFTEN if times >= MANY else ONCE for word, times in counted(document.text).items()}
    levels |= dict.fromkeys(words(document.about), ABOUT)
    return levels | dict.fromkeys(document.marks, 0)


def _number(number: int) -> str:
    signs = ""
    while number > 31:
        signs += SIGNS[32 + (number & 31)]
        number >>= 5
    return signs + SIGNS[number]


_SMALL = tuple(_number(number) for number in range(2048))
