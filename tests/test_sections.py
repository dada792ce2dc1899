"""What the search reads of a hand-written page: headings with their ids as MkDocs makes them, and plain text."""

from __future__ import annotations

import pytest

from kringen.register import flanders
from kringen.source import load
from kringen.source.sections import anchor_of, plain, sections_of
from tests.conftest import ROOT
from tests.support.built import Built


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("**Tijd.** Een _half_ uur.", "Tijd. Een _half_ uur.", id="bold"),
        pytest.param("Mail [ons](mailto:a@b.be?subject=x).", "Mail ons.", id="link"),
        pytest.param("![Een foto](x.webp){ width=3 } Tekst", "Tekst", id="picture"),
        pytest.param("- een\n- twee\n\n1. drie", "een twee drie", id="lists"),
        pytest.param("| a | b |\n| --- | --- |\n| c | d |", "a b c d", id="table"),
        pytest.param('!!! note "Let op"\n\n    Dit.', "Let op Dit.", id="note"),
        pytest.param("<!-- deel: velden -->", "", id="part"),
        pytest.param("[Knop](a.md){ .md-button }", "Knop", id="attributes"),
    ],
)
def test_plain(markdown: str, text: str) -> None:
    """No marks, one line."""
    assert plain(markdown) == text


def test_sections() -> None:
    """The first is the page itself; code is left out, a second heading of the same name gets a number."""
    body = "# Titel\n\nEerst.\n\n## Hoe?\n\n<!-- zoekwoorden: x, y z -->\n\n```\n# geen kop\n```\n\n## Hoe?\n\nNog.\n\n### Eigen { #hier }\n"
    found = [(each.anchor, each.heading, each.text, each.words) for each in sections_of(body)]
    assert found == [
        ("", "Titel", "Eerst.", ()),
        ("hoe", "Hoe?", "", ("x", "y z")),
        ("hoe_1", "Hoe?", "Nog.", ()),
        ("hier", "Eigen", "", ()),
    ]


def test_the_ids_are_those_of_mkdocs(real_site: Built) -> None:
    """Each section of each hand-written page stands under its id on the page that was built."""
    for page in load(ROOT, flanders())[0].pages:
        address = page.uri.removesuffix(".md").removesuffix("index")
        content = real_site.content(f"{address}/" if address else "")
        for section in page.sections[1:]:
            assert content.one(id=section.anchor).text == section.heading, page.uri


def test_search_words_are_not_published(real_site: Built) -> None:
    """They stand in the file for the search alone."""
    assert "zoekwoorden" not in real_site.html("over/") + real_site.html("trekkers/")


def test_anchor() -> None:
    """Without accents and signs."""
    assert anchor_of("Welke regio's zijn er, of één?") == "welke-regios-zijn-er-of-een"
