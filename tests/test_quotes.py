"""What a topic page quotes of a report: the sentence around the topic, never a row of a table."""

from __future__ import annotations

import pytest

from kringen.markdown import read
from kringen.pages.quotes import LONGEST, quote_about
from tests.support.built import Built
from tests.support.samples import make_meeting, make_topic

LONG = f"Eerst dit. {'Het ging lang over andere dingen, ' * 12}en dan over een back-up buiten het netwerk. Tot slot."


@pytest.mark.parametrize(
    ("report", "quote"),
    [
        pytest.param(
            "Wij waren met velen in de zaal.\n\nEen goed wachtwoord is lang, en nergens anders gebruikt dan daar waar het voor "
            "dient, zei de spreker van de dag.",
            "Een goed wachtwoord is lang, en nergens anders gebruikt dan daar waar het voor dient, zei de spreker van de dag.",
            id="synonym",
        ),
        pytest.param(
            "Wij waren met velen in de zaal. Wachtwoorden delen mag niet meer. Daarna was er koffie voor allen.",
            "Wachtwoorden delen mag niet meer. Daarna was er koffie voor allen.",
            id="short-with-the-next",
        ),
        pytest.param(
            "Wij spraken over heel wat anders, en dat duurde lang, want er waren veel vragen van veel besturen uit de hele streek.",
            "Wij spraken over heel wat anders, en dat duurde lang, want er waren veel vragen van veel besturen uit de hele streek.",
            id="not-named",
        ),
        pytest.param(
            "| Maatregel | Ja | Nee |\n| --- | --- | --- |\n| Wachtwoorden | 3 | 1 |\n\nDe meeste besturen hebben hun wachtwoorden nu "
            "op orde, maar nog niet die van hun leveranciers van software.",
            "De meeste besturen hebben hun wachtwoorden nu op orde, maar nog niet die van hun leveranciers van software.",
            id="table",
        ),
    ],
)
def test_quote(report: str, quote: str) -> None:
    """One or two sentences."""
    topic = make_topic("informatieveiligheid", title="Informatieveiligheid", synonyms=["wachtwoorden", "back-up"])
    body, problems = read(f"## Verslag\n\n{report}\n", path="x.md", first_line=1)
    assert problems == ()
    assert quote_about(topic, make_meeting("waasland/2027-03-11").with_body(body)) == quote


def test_a_long_sentence_is_cut_around_the_topic() -> None:
    """Between words, on both sides."""
    topic = make_topic("x", title="Informatieveiligheid", synonyms=["back-up"])
    body, _ = read(f"## Verslag\n\n{LONG}\n", path="x.md", first_line=1)
    quote = quote_about(topic, make_meeting("waasland/2027-03-11").with_body(body))
    assert quote.startswith("… ")
    assert "back-up buiten het netwerk" in quote
    assert len(quote) <= LONGEST + 4


def test_without_a_report_nothing_is_quoted() -> None:
    """A meeting that was only announced."""
    assert quote_about(make_topic("x"), make_meeting("waasland/2027-03-11")) == ""


def test_topic_page_tells_what_was_said_and_how_often(example_site: Built) -> None:
    """Under each meeting a quote of its report, and a count of the last two years."""
    page = example_site.content("onderwerpen/informatieveiligheid/")
    assert "In de laatste twee jaar kwam dit 3 keer aan bod, in 3 kringen." in page.text
    assert len(page.all("p", cls="kk-card__quote")) == 4
