"""Flat YAML is read without a parser, and gives the values and places that the parser gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.source.flat import FlatMarks, read_flat
from kringen.source.front import split
from kringen.source.parsing import LOADERS, read_with, unfit
from kringen.source.tree import Tree, read_tree
from scripts.benchmark.corpus import write_corpus
from tests.conftest import EXAMPLE


def is_flat(text: str) -> bool:
    """Whether a text is read without the parser; then what comes out is all that each parser gives, and no problem."""
    values = read_flat(text)
    if values is None:
        return False
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    assert unfit(lines, "a.yml", 2) is None
    marks = FlatMarks(text, 2)
    assert read_tree(text, "a.yml", 2) == (Tree(values, marks), ())
    for loader in LOADERS:
        reader, problems = read_with(lines, "a.yml", 2, [loader])
        assert problems == ()
        assert reader is not None
        assert (repr(values), dict(marks), list(marks)) == (repr(reader.values), dict(reader.marks), list(reader.marks))
        assert (len(marks), reader.accused) == (len(reader.marks), set())
    return True


FLAT = {
    "a key": "naam: Kring",
    "a row": "naam: Kring\n",
    "more spaces": "naam:   Kring  twee\n",
    "an empty value": "naam:\nstatus: actief\n",
    "an empty value at the end": "naam: Kring\nstatus:",
    "nothing, in words": "naam: null\nstatus: Null\nlijst: [NULL, nul]\n",
    "a time": "van: 14:00\n",
    "an address": "bron: https://www.v-ict-or.be/a?b=c&d=[e]\nmail: mailto:an@a.be\n",
    "marks": "naam: a, b; c! \"d\" 'e' (f) [g] {h} @i %j &k *l `m` \\n ~o ?p |q >r -s = t\n",
    "letters": "naam: Één coöperatie – “zo” ‘dus’ … € 5\nlijst: [coördinator, d’avond]\n",
    "a dash inside": "naam: a - b\nlijst: [a - b, c-d]\n",
    "a list": "onderwerpen: [gdpr, nis2,  e-mail en meer]\nleeg: []\n",
    "a list in rows": "gemeenten:\n  - Gent\n  - De Pinte\n  - null\nnaam: Kring\n",
    "a list of mappings": "sprekers:\n  - organisatie: V-ICT-OR\n    onderwerp: NIS2\n  - organisatie: Gent\n",
    "a list of mappings with little in it": "sprekers:\n  - organisatie:\n    onderwerp:\n  - a\n  - b: [c]\n    d: [e, f]\n",
    "a mapping": "trekker:\n  functie: a\n  organisatie:\n  lijst: [b]\nnaam: c\n",
    "remarks": "# een\n#twee: é\nnaam: Kring\n",
    "names of keys": "a: b\n_: c\nnull: d\ntrue: e\n",
}
"""Texts that are flat."""

OTHER = {
    "nothing": "",
    "an empty row": "\n",
    "only a remark": "# een\n",
    "an empty row between": "naam: a\n\nstatus: b\n",
    "a remark between": "naam: a\n# b\nstatus: c\n",
    "a remark behind": "naam: a # b\n",
    "a hash inside": "naam: C#\n",
    "the same key twice": "naam: a\nnaam: b\n",
    "the same key twice below": "trekker:\n  functie: a\n  functie: b\n",
    "the same key twice in an item": "sprekers:\n  - organisatie: a\n    organisatie: b\n",
    "double quotes": 'naam: "a"\n',
    "single quotes": "naam: 'a'\n",
    "an anchor": "naam: &a b\n",
    "an alias": "naam: *a\n",
    "a tag": "naam: !a b\n",
    "a block": "naam: |\n  a\n",
    "a folded block": "naam: >-\n  a\n",
    "braces": "trekker: {functie: a}\n",
    "nothing, by a sign": "naam: ~\n",
    "a colon and a space": "naam: a: b\n",
    "a colon at the end": "naam: a:\n",
    "a colon without a space": "naam:a\n",
    "a key with a capital": "Naam: a\n",
    "a key with a hyphen": "mijn-naam: a\n",
    "a key with a space": "naam : a\n",
    "a quoted key": '"naam": a\n',
    "an explicit key": "? naam\n: a\n",
    "a value on the next row": "naam:\n  a\n",
    "a value on two rows": "naam: a\n  b\n",
    "a list at the edge": "gemeenten:\n- Gent\n",
    "a list too far": "gemeenten:\n    - Gent\n",
    "a list below a value": "gemeenten: a\n  - Gent\n",
    "a list below a list": "gemeenten: [a]\n  - Gent\n",
    "a list in a mapping": "trekker:\n  functie:\n  - a\n",
    "a list in a list": "lijst: [[a]]\n",
    "a mapping in a list": "lijst: [a: b]\n",
    "a colon in a list": "lijst: [a:b]\n",
    "a list without a space": "lijst: [a,b]x\n",
    "a comma at the end": "lijst: [a, ]\n",
    "an empty item": "lijst: [a, , b]\n",
    "a list with a space before": "lijst: [ a]\n",
    "a list with a space behind": "lijst: [a ]\n",
    "a list on two rows": "lijst: [a,\n  b]\n",
    "a mapping in a mapping": "trekker:\n  functie:\n    a: b\n",
    "a mapping behind a list": "lijst:\n  - a\n  b: c\n",
    "a list behind a mapping": "trekker:\n  functie: a\n  - b\n",
    "an item of two rows": "lijst:\n  - a\n    b\n",
    "a key behind an item without one": "lijst:\n  - a\n    b: c\n",
    "an item without a space": "lijst:\n  -a\n",
    "an empty item in rows": "lijst:\n  -\n",
    "an item in an item": "lijst:\n  - - a\n",
    "a value alone": "naam\n",
    "a row that stands in": " naam: a\n",
    "a row that stands in three": "trekker:\n   functie: a\n",
    "a space at the end": "naam: a \n",
    "a space behind a key": "naam: \n",
    "a tab": "naam:\ta\n",
    "a tab inside": "naam: a\tb\n",
    "a document": "---\nnaam: a\n",
    "the end of a document": "naam: a\n...\n",
    "a directive": "%YAML 1.2\n",
    "a fixed space": "naam: a\u00a0b\n",
    "a soft hyphen": "naam: a\u00adb\n",
    "another line end": "naam: a\u0085b\n",
    "a line separator": "naam: a\u2028b\n",
    "an emoji": "naam: 🎉\n",
    "a dash": "naam: - a\n",
    "a question mark": "naam: ? a\n",
    "an at": "naam: @a\n",
    "a percent": "naam: %a\n",
    "a grave": "naam: `a`\n",
    "too many items": f"lijst: [{', '.join('a' * 301)}]\n",
    "too many rows": "lijst:\n" + "  - a\n" * 301,
    "too long": f"naam: {'a' * 6000}\n",
}
"""Near misses: each is left to the parser."""


@pytest.mark.parametrize("text", FLAT.values(), ids=FLAT)
def test_flat_texts(text: str) -> None:
    """They need no parser."""
    assert is_flat(text)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_near_misses(text: str) -> None:
    """They do, also between others."""
    assert not is_flat(text)
    is_flat(f"a: b\n{text}c: d\n")
    is_flat(f"a:\n  - b: c\n{text}c: d\n")


PIECES = (
    *(
        "naam: ",
        "naam:",
        "a",
        "b: ",
        "c",
        "Gent",
        " ",
        "  ",
        "    ",
        "\n",
        "\n  - ",
        "\n  ",
        "\n    ",
        "- ",
        "-",
        ":",
        ": ",
    ),
    *(
        "[",
        "]",
        ", ",
        ",",
        "{",
        "}",
        "'",
        '"',
        "#",
        " #",
        "# a\n",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "?",
        "~",
        "null",
    ),
    *(
        "14:00",
        "https://a.be/",
        "2027-03-11",
        "é",
        "’",
        "\u00a0",
        "\t",
        "---",
        "...",
        "\\",
        "(",
        ")",
        "=",
        "=",
        "<<",
        "\u00d7",
    ),
    *(
        "sprekers:\n",
        "  - organisatie: x\n",
        "    onderwerp: y\n",
        "lijst: [a, b]\n",
        "trekker:\n  functie: z\n",
        "_k: v\n",
    ),
)
ROWS = (
    *(
        "naam: a",
        "status:",
        "lijst: [a, b c]",
        "leeg: []",
        "van: 14:00",
        "# een",
        "",
        "  - a",
        "  - b: c",
        "    d: e",
        "  f: g",
    ),
    *(
        "  h:",
        "    i:",
        "  - j:",
        "- k",
        "      l: m",
        "n",
        "  o",
        "p: q: r",
        "s: [t",
        "u: 'v'",
        "w: x # y",
        "z: null",
        "  - [a]",
    ),
    *(
        "aa: b",
        "ab: c",
        "ac:",
        "ad:",
        "ae: [f]",
        "  ag: [h, i]",
        "    aj: [k]",
        "  - al: [m]",
        "  an: o ",
        "a : b",
        "  - null",
    ),
)


TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(ROWS), max_size=10).map("\n".join),
)


@settings(max_examples=800)
@given(TEXTS)
def test_what_is_flat_is_the_same(text: str) -> None:
    """Any pieces in any order, and any rows below each other."""
    is_flat(text)


@pytest.mark.parametrize("mark", "\\`~*_[]<>&@#|!-+=:., \t\u00a0\n\"'({wé?%", ids=repr)
def test_a_mark_anywhere(mark: str) -> None:
    """Once or twice between any two characters of a text that has everything."""
    text = "# a\nb: c d\ne:\nf: [g, h i]\nj:\n  - k: l\n    m:\n  - n\no:\n  p: q\n"
    assert is_flat(text)
    for place in range(len(text) + 1):
        is_flat(f"{text[:place]}{mark}{text[place:]}")
        is_flat(f"{text[:place]}{mark}{mark}{text[place:]}")


def data(root: Path) -> list[str]:
    """The data of all circles, meetings and topics of a repository."""
    files = [*sorted(root.glob("meetings/*/*.md")), *sorted(root.glob("content/onderwerpen/*.md"))]
    parts = [split(file.read_text(encoding="utf-8"), file.name)[0] for file in files]
    circles = [file.read_text(encoding="utf-8") for file in sorted(root.glob("circles/*.yml"))]
    return [*circles, *(part.front for part in parts if part)]


def test_most_data_are_flat(tmp_path: Path) -> None:
    """All of the benchmark, and most of the example, which was made to show what else there can be."""
    made = data(write_corpus(tmp_path, 40).root)
    assert len(made) == 84
    assert all(is_flat(text) for text in made)
    example = data(EXAMPLE)
    assert (sum(is_flat(text) for text in example), len(example)) == (27, 45)
