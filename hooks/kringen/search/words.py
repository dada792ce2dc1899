"""The words of a Dutch text as they are searched: folded, by their stem, and by the last parts of compounds.

zoekindex.js does the same with what a visitor asks; tests/browser/test_fulltext.py holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

EMPTY = frozenset(
    "de het een en of in op van voor over met aan bij te naar om is zijn was wat waar wie wanneer welke hoe er ik me u uw wij ons kan kun mag moet "
    "onze mijn dit dat die".split()
)
"""Words that say nothing of what a text is about."""

_HEADS = frozenset(
    "aangifte aanpak aankoop afspraak archief bank beheer beheerder beleid bescherming bestand bestuur beveiliging budget centrum "
    "consulent contract dienst dossier functionaris gebruik gegevens groep informatie kaart kosten kring lijst loket medewerker "
    "meting minister netwerk notulen ontwikkeling oefening opdracht overleg pakket plan planning platform plicht praktijk "
    "procedure proces project raad recht regeling register registratie secretaris software sector sleutel strategie systeem "
    "techniek toepassing toets veiligheid verbinding vergadering verlening verwerker verwerking verzoek voorziening vraag wet "
    "wetgeving woord zaal".split()
)
"""What Dutch compounds of local governments often end in, known even where nobody wrote it as a word of its own."""

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_MARKED = re.compile(r"[^\x00-\u02ff]+")
_JOINTS = re.compile(r"[-'’.]")
_ENDING = re.compile(r"(?:en|s|e)$")
_DOUBLE = re.compile(r"([^aeiou])\1$")
SHORTEST = 4
"""How many letters a part of a compound has at least."""


def words(text: str) -> list[str]:
    """The words of a text; one with a hyphen without it, and in its parts."""
    return [word for piece in text.split() for word in _words_of(piece)]


def counted(text: str) -> dict[str, int]:
    """The words of a text, each with how often it stands there."""
    found: dict[str, int] = {}
    for piece, times in Counter(text.split()).items():
        for word in _words_of(piece):
            found[word] = found.get(word, 0) + times
    return found


@lru_cache(maxsize=65_536)
def _words_of(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces; most of it comes again and again."""
    folded = (
        piece.lower() if piece.isascii() else _MARKED.sub(_without_marks, unicodedata.normalize("NFD", piece)).lower()
    )
    found: list[str] = []
    for word in _WORD.findall(folded):
        if word.isalnum():
            found.append(word)
        else:
            parts = _JOINTS.split(word)
            found += ["".join(parts), *parts]
    return tuple(found)


def stem(word: str) -> str:
    """A word without the endings of the plural, roughly: `pakketten` gives `pakket`."""
    if len(word) < 5 or not word.isalpha():
        return word
    short = _DOUBLE.sub(r"\1", _ENDING.sub("", word))
    return short[:-1] + {"v": "f", "z": "s"}.get(short[-1:], short[-1:])


def known_parts(vocabulary: Iterable[str]) -> frozenset[str]:
    """What a compound may be made of: every word with letters only, and its stem."""
    long = [word for word in vocabulary if len(word) >= SHORTEST and word.isalpha()]
    return _HEADS.union(long, map(stem, long))


def last_parts(word: str, known: Collection[str]) -> Iterator[str]:
    """Every end of a compound that is a word, and what is left behind the longest word that it begins with."""
    if len(word) < 2 * SHORTEST or not word.isalpha():
        return
    single = stem(word)
    ends = [at for at in range(SHORTEST - 1, len(word) - SHORTEST + 1) if word[at:] in known or single[at:] in known]
    begun = next((at for at in range(len(word) - 5, 4, -1) if word[:at].removesuffix("s") in known), 0)
    yield from (word[at:] for at in ends or [begun] if at)


def _without_marks(found: re.Match[str]) -> str:
    return "".join(sign for sign in found[0] if not unicodedata.category(sign).startswith("M"))
