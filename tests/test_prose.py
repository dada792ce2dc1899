"""Plain texts are read without the parser, and come out to the byte as the parser would have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.markdown import read, read_prose, read_prose_again
from kringen.markdown.document import Document
from kringen.markdown.limits import over_limits
from kringen.markdown.parsed import read_parsed
from kringen.model import Body
from kringen.source.front import split
from scripts.benchmark.corpus import write_corpus
from tests.conftest import EXAMPLE


def is_plain(text: str) -> bool:
    """Whether a text is read without the parser; then what comes out is all that the parser gives, and no problem."""
    body = read_prose(text, path="b.md", first_line=5)
    if body is None:
        return False
    document = Document.of(text, "b.md", 5)
    assert not list(over_limits(document))
    whole, problems = read_parsed(document)
    assert problems == ()
    assert seen(body) == seen(whole)
    assert seen(read_prose_again(text, path="b.md", first_line=5))[0] == seen(whole)[0]
    return True


def seen(body: Body) -> list[object]:
    """All that a body holds."""
    parts = (body.intro, body.agenda, body.report)
    return [[part and (part.html, part.text, part.line) for part in parts], body.personal]


PLAIN = {
    "nothing": "",
    "empty rows": "\n\n\n",
    "a word": "Woord",
    "rows": "Een rij,\nnog een rij.\n\n\nEen alinea.\n",
    "headings": "## Agenda\n\n### Kop\n#### Kop\n##### Kop\nTekst\n###### Kop\n\n## Verslag\n### Kop\n",
    "small letters": "## agenda\n\nEen.\n\n## VERSLAG\n\nTwee.\n",
    "a part without text": "Welkom.\n\n## Agenda\n\n- Een\n\n## Verslag\n",
    "an empty part and a heading": "## Agenda\n\n## Verslag\n### Kop\n\nTekst\n#### Kop\n",
    "a heading that is a list": "### - Een\n",
    "a heading that is a number": "### 1. Een\n",
    "the same heading thrice": "### Kop\n\n### Kop\n\n### Kop 1\n\n### Kop\n",
    "a list": "- Een\n- **Twee** en drie\n- 4 besturen\n- “Vijf”\n",
    "a list below a paragraph": "Eerst dit:\n- een\n- twee\n\nDan dat.\n",
    "a list above a heading": "- een\n## Kop\n",
    "lists with a paragraph between": "- een\n\nTekst\n\n- twee\n",
    "bold": "**Vet** en **vet.** en **heel vet**: dat is **vet**, en **vet**\n**Vet**!\n",
    "numbers": "2026 is voorbij.\n12 besturen (5%) namen deel, 3.5 keer meer; 100.000 euro.\n",
    "marks": "\"Dat\" kan, 'dit' ook; wat/of - of – nee?! (€ 5,50 + btw = 6 > 5)… “Zo” ‘dus’ ½ m² is ok: 14:00.\n",
    "other letters": "Één coöperatie, français, Łódź, ÿ en ß.\n",
    "a fixed space": "Het kost 5\u00a0euro, en\u00a0meer.\n",
    "a table": "| Vraag | Antwoord |\n| --- | --- |\n| Wie | Elk bestuur |\n| Wat? | Een plan. |\n",
    "a wide table": "| a     | b |\n|:------|--:|\n| c | d    |\n| e | f |\n\nTekst\n",
    "a table of one column": "| a |\n| :-: |\n| b |\n",
    "a table below a heading": "### Kop\n| a | b |\n| :--- | :-: |\n| c | > |\n",
    "more table": "| a |\n| - |\n| b |\n\n| a |\n| - |\n| b |\n",
    "personal": "Bel 03 123 45 67, of bel 03 123 45 68.\n\nAanwezig: Jan Janssens, Piet Peeters\n",
    "a long row": "woord " * 330 + "einde\n",
    "spaces between": "een  twee   drie\n",
}
"""Texts that are plain."""

OTHER = {
    "a backslash": "een \\* twee",
    "code": "een `twee`",
    "a tilde": "een ~twee~ ~~drie~~",
    "emphasis": "een *twee*",
    "an asterisk": "twee * drie",
    "underscores": "een _twee_",
    "an underscore": "een_twee",
    "a link": "[een](https://a.be)",
    "brackets": "een [twee]",
    "a closing bracket": "een] twee",
    "html": "een <b>twee</b>",
    "an entity": "een &amp; twee",
    "an ampersand": "een & twee",
    "a tab": "een\ttwee",
    "a tab before": "\teen",
    "a bare address": "zie https://a.be/",
    "www": "zie www.a.be",
    "mail": "zie an@a.be",
    "mailto": "mailto:an",
    "xmpp": "xmpp:an",
    "a hash": "C# is een taal",
    "a heading without a space": "##Kop",
    "an empty heading": "##",
    "an empty heading with a space": "## ",
    "a heading with two spaces": "##  Kop",
    "a heading that is closed": "## Kop ##",
    "seven hashes": "####### Kop",
    "a title": "# Kop",
    "an indented heading": " ## Kop",
    "a bold heading": "### **Kop**",
    "a heading with a space behind": "### Kop \n",
    "a quote": "> een",
    "an underlined heading": "Kop\n===",
    "another underlined heading": "Kop\n---",
    "one dash": "Kop\n-",
    "a line": "---",
    "stars": "***",
    "a numbered list": "1. een\n2. twee",
    "a numbered list with parentheses": "1) een",
    "a number and a dot": "een\n1999. twee",
    "a bullet with a plus": "+ een",
    "a bullet with an asterisk": "* een",
    "an empty item": "- een\n-\n- drie",
    "an empty item with a space": "- \n",
    "an item with two spaces": "-  een",
    "an item without a space": "-een",
    "an indented item": "- een\n  - twee",
    "an item on two rows": "- een\ntwee",
    "an item on two rows, indented": "- een\n  twee",
    "an item of two paragraphs": "- een\n\n  twee",
    "a loose list": "- een\n\n- twee",
    "a loose list, further": "- een\n\n\n- twee",
    "a number in an item": "- 1. een",
    "a list in an item": "- - een",
    "a heading in an item": "- # een",
    "a task": "- [ ] een",
    "a row that is indented": "een\n  twee",
    "code by indentation": "    een",
    "a space at the end": "een \ntwee",
    "two spaces at the end": "een  \ntwee",
    "a space at the very end": "een ",
    "an empty row with a space": "een\n \ntwee",
    "a fixed space at the end": "een\u00a0\ntwee",
    "a fixed space before": "\u00a0een",
    "bold that opens nothing": "een ** twee",
    "bold that is not closed": "**een",
    "bold that ends in a space": "**een **",
    "bold that begins with a space": "** een**",
    "bold inside a word": "een**twee**drie",
    "bold before a letter": "**een**twee",
    "bold behind a mark": "(**een**)",
    "bold with a mark before a mark": "**een.**,",
    "bold on two rows": "**een\ntwee**",
    "bold in bold": "**een **twee** drie**",
    "three asterisks": "***een***",
    "four asterisks": "****",
    "bold against bold": "**een****twee**",
    "a bar": "een | twee",
    "a bar at the end": "een |",
    "a table without marks at the ends": "a | b\n--- | ---\nc | d",
    "a table without a row": "| a |\n| --- |\n",
    "a table with a cell too few": "| a | b |\n| --- | --- |\n| c |",
    "a table with a cell too many": "| a |\n| --- |\n| c | d |",
    "no table": "| a | b |\n| --- |\n| c | d |",
    "no dashes": "| a |\n| b |",
    "an empty cell": "| a | b |\n| --- | --- |\n| c |  |",
    "an emptier cell": "| a | b |\n| --- | --- |\n| c ||",
    "a bold cell": "| a |\n| --- |\n| **b** |",
    "a cell with a fixed space": "| a |\n| --- |\n| b\u00a0|",
    "a table below a paragraph": "een\n| a |\n| --- |\n| b |",
    "a table below a list": "- een\n| a |\n| --- |\n| b |",
    "a paragraph below a table": "| a |\n| --- |\n| b |\nc",
    "a heading below a table": "| a |\n| --- |\n| b |\n## c",
    "a table with a space behind": "| a | \n| --- |\n| b |",
    "a footnote": "een[^1]\n\n[^1]: twee",
    "a definition": "[een]: https://a.be",
    "an emoji": "een 🎉",
    "an accent of its own": "e\u0301",
    "a line separator": "een\u2028twee",
    "a soft hyphen": "een\u00adtwee",
    "nothing at all": "een\0twee",
    "twice the same part": "## Agenda\n\nEen.\n\n## Agenda\n\nTwee.\n",
    "an empty part twice": "## Agenda\n\n## Agenda\n",
    "a heading that was meant": "### Verslag\n\nEen.\n",
    "a heading that was nearly meant": "## Verlsag\n\nEen.\n",
    "a phrase that was meant": "### Verslag van de bijeenkomst\n\nEen.\n",
    "a phrase that was meant with a fixed space": "### Verslag\u00a0van de bijeenkomst\n\nEen.\n",
    "a row that was meant": "Verslag:\n\nEen.\n",
    "a row that was meant with much behind": "Verslag" + " " * 90 + "x\n",
    "a bold row that was meant": "**Agenda**\n\n- Een\n",
    "a row that is too long": "woord " * 334 + "einde",
    "too many marks": "een, " * 60 + ("a, " * 600 + "b\n\n") * 10,
    "too many rows": "een\n\n" * 2600,
    "too much": "woorden en nog\n" * 7000,
}
"""Near misses: each is left to the parser."""


@pytest.mark.parametrize("text", PLAIN.values(), ids=PLAIN)
def test_plain_texts(text: str) -> None:
    """They need no parser."""
    assert is_plain(text)


@pytest.mark.parametrize("text", OTHER.values(), ids=OTHER)
def test_near_misses(text: str) -> None:
    """They do; and wherever they stand between others, what is read without it comes out the same."""
    assert not is_plain(text)
    is_plain(f"Een alinea.\n\n{text}\n\nEen alinea.\n")
    is_plain(f"## Agenda\n\n- Een\n\n## Kop\n{text}\n")


@pytest.mark.parametrize("mark", "\\`~*_[]<>&@#|!-+=:.1 \t\u00a0\n\"'(wé", ids=repr)
def test_a_mark_anywhere(mark: str) -> None:
    """Once or twice between any two characters of a text that has everything."""
    text = "## Agenda\n- a\n- **b** c\n\nD e\nf\n## K\n| a | b |\n| --- | :-: |\n| c | d |\n"
    assert is_plain(text)
    for place in range(len(text) + 1):
        is_plain(f"{text[:place]}{mark}{text[place:]}")
        is_plain(f"{text[:place]}{mark}{mark}{text[place:]}")


PIECES = (
    *("woord", "Woord", " ", "  ", "\n", "\n\n", "\n\n\n", ". ", "é", "12", "1.", "3) ", "\u00a0", "\t", "'", '"', "’"),
    *(
        "## Agenda\n",
        "## Verslag\n",
        "## agenda\n\n",
        "### Kop\n",
        "### Kop\n\n",
        "#### Woord\n",
        "# ",
        "## ",
        "##",
        "#",
    ),
    *("- ", "\n- ", "- een\n", "- een\n- twee\n", "- **een**\n", "\n- een\n\n", "+ ", "* ", "-", "--", "---", "==="),
    *(
        "**",
        "**vet**",
        " **vet** ",
        "**vet.**",
        "**vet**, ",
        "**vet**:",
        " **v",
        "t** ",
        "*",
        "(",
        ")",
        ",",
        ":",
        "!",
        "?",
    ),
    *(
        "|",
        "| ",
        " |",
        "| a |\n| --- |\n",
        "| a | b |\n| :-- | --: |\n",
        "| c | d |\n",
        "| c |\n",
        "| :-: |",
        "> ",
        ">",
    ),
    *(
        "[",
        "]",
        "](",
        "[a](https://a.be)",
        "<",
        "&",
        "\\",
        "`",
        "~",
        "_",
        "@",
        "www.",
        "://",
        "Verslag",
        "Agenda:",
        "\r",
    ),
    *("0470 12 34 56", "Aanwezig: Jan Janssens\n", "    ", "€", "²", "÷", "ǆ", "İ", "ſ", "ß", "…", "–", "\u2027", "ˮ"),
)
"""What texts are put together from: what plain texts hold, and what they do not."""

ROWS = st.one_of(
    st.sampled_from(
        (
            *(
                "",
                "",
                "",
                "Woorden in een rij.",
                "Woord",
                "12 woorden",
                "(Woord)",
                "**Vet** woord",
                "een **vet**, en meer",
            ),
            *(
                "## Agenda",
                "## Verslag",
                "### Kop",
                "### Kop",
                "### Kop 1",
                "## Andere kop",
                "#### Kop: iets",
                "###### a",
            ),
            *(
                "- Een",
                "- **Twee.**",
                "- 3 dingen",
                "- een **vet**: zo",
                "| a | b |",
                "| --- | --- |",
                "| :-: | --: |",
                "| c |",
            ),
            *(
                "| --- |",
                "---",
                "===",
                "- ",
                "1. een",
                "> een",
                "  twee",
                "een ",
                "een  ",
                "+ een",
                "- 1. een",
                "Verslag",
                "- a |",
            ),
        )
    ),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
)


TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(ROWS, max_size=14).map("\n".join),
    st.lists(st.sampled_from([*PLAIN.values(), "\n"]), max_size=6).map("".join),
)


@settings(max_examples=1_000)
@given(TEXTS)
def test_what_is_plain_is_the_same(text: str) -> None:
    """Any pieces in any order, rows of any kind below each other, and plain texts of which one may begin another."""
    is_plain(text)


def bodies(root: Path) -> list[str]:
    """The texts of all meetings and topics of a repository."""
    files = [*sorted(root.glob("meetings/*/*.md")), *sorted(root.glob("content/onderwerpen/*.md"))]
    parts = [split(file.read_text(encoding="utf-8"), file.name)[0] for file in files]
    return [part.body for part in parts if part]


def test_most_texts_are_plain(tmp_path: Path) -> None:
    """All of the benchmark but those that are to hold more, and most of the example, made to show what else there can be."""
    assert all(map(is_plain, bodies(write_corpus(tmp_path / "plain", 40).root)))
    marked_up = bodies(write_corpus(tmp_path / "marked-up", 40, marked_up=4).root)
    assert (sum(map(is_plain, marked_up)), len(marked_up)) == (72, 80)
    example = bodies(EXAMPLE)
    assert (sum(is_plain(text) for text in example), len(example)) == (22, 38)


def test_a_plain_text_is_read_the_short_way() -> None:
    """Its parts are made when somebody asks for them, and once."""
    body, problems = read("## Agenda\n\n- **Een**\n", path="b.md", first_line=3)
    assert body.agenda is not None
    assert (problems, body.agenda.line) == ((), 3)
    assert "html" not in vars(body.agenda)
    assert body.agenda.html is body.agenda.html == "<ul>\n<li><strong>Een</strong></li>\n</ul>\n"
