"""What a report says about a topic: the sentence that names it, and the one behind it."""

from __future__ import annotations

import re
from collections.abc import Collection

from kringen.markdown import excerpt
from kringen.model import Meeting, Topic
from kringen.values.words import fold

LONGEST = 260
"""How many characters are quoted at most."""

SHORT = 110
"""Below so many characters the sentence behind comes along."""

CELLS = 2
"""More semicolons than that part the cells of a table."""

WORDS = 4
"""A sentence has more words."""

_WORD = re.compile(r"\w+")
_EMPTY = frozenset("van het een voor met aan bij naar over tot door tussen rond".split())
_END = re.compile(r"(?<=[.!?…])\s+(?=[\"'“‘(]?[A-ZÀ-Þ0-9])")


def quote_about(topic: Topic, meeting: Meeting) -> str:
    """One or two sentences of the report around the topic, else its beginning; empty without a report."""
    if not meeting.body.report:
        return ""
    sentences = _sentences(meeting.body.report.text)
    named = [words for name in (topic.title, *topic.synonyms) if (words := _words(name))]
    best = _best(sentences, named) if named else 0
    found = sentences[best]
    if len(found) < SHORT and best + 1 < len(sentences):
        found = f"{found} {sentences[best + 1]}"
    return _around(found, frozenset().union(*named))


def _sentences(text: str) -> list[str]:
    """The sentences of a text; cells of tables and headings, which are short, are none."""
    found = [
        piece
        for sentence in _END.split(text)
        for piece in (sentence.split("; ") if sentence.count(";") > CELLS else [sentence])
        if len(piece.split()) > WORDS
    ]
    return found or [text]


def _best(sentences: list[str], named: list[frozenset[str]]) -> int:
    """The place of the sentence that has most of one of the topic's names; of equals the first, and so when none has any."""
    begins = re.compile("|".join(re.escape(_beginning(word)) for word in frozenset().union(*named)))
    folded = fold("\0".join(sentences)).split("\0")
    scores = {0: 0.0} | {place: _score(_words(text), named) for place, text in enumerate(folded) if begins.search(text)}
    return max(scores, key=lambda place: scores[place])


def _score(own: frozenset[str], named: list[frozenset[str]]) -> float:
    """How much of one of the topic's names the words of a sentence have, from 0 to 1."""
    return max(sum(_is_in(word, own) for word in name) / len(name) for name in named)


def _words(text: str) -> frozenset[str]:
    """The words that say something."""
    return frozenset(word for word in _WORD.findall(fold(text)) if len(word) > 2 and word not in _EMPTY)


def _is_in(word: str, others: Collection[str]) -> bool:
    """Whether a word is among others, in the plural or as the beginning of a compound too."""
    begin = _beginning(word)
    return any(other.startswith(begin) for other in others)


def _beginning(word: str) -> str:
    return word[:-2] if len(word) > 6 else word


def _around(text: str, names: Collection[str]) -> str:
    """A long text from some words before the topic on, cut between words."""
    if len(text) <= LONGEST:
        return text
    pieces = text.split()
    first = next((place for place, piece in enumerate(pieces) if any(_is_in(name, _words(piece)) for name in names)), 0)
    start = max(0, first - 8)
    return ("… " if start else "") + excerpt(" ".join(pieces[start:]), LONGEST)
