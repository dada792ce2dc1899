"""Minutes as trekkers paste them: read as they are meant, and every cure that is told mends the text when it is followed."""

from __future__ import annotations

import re

import pytest

from kringen.markdown import CODES, read
from kringen.markdown.mistakes import TOO_LONG, TOO_MUCH, UNSAFE
from kringen.personal import personal
from kringen.problem import Level
from tests.support.built import parse

REPORT = "## Verslag\n\n"


def told(text: str) -> list[str]:
    """What is said of a text, without the name of the file."""
    return [str(problem).removeprefix("b.md:") for problem in read(text, path="b.md", first_line=1)[1]]


def report(text: str) -> str:
    """The HTML of a report about which nothing is said."""
    body, problems = read(f"{REPORT}{text}", path="b.md", first_line=1)
    assert problems == ()
    assert body.intro is body.agenda is None
    assert body.report
    return body.report.html


MINUTES = (
    pytest.param(
        "Aanwezig: 12 besturen.\n\n## Agenda\n\n1. Wifi\n\n## Wifi\n\nSamen prijs vragen.",
        "p h3 ol li h3 p",
        id="agenda-in-the-report",
    ),
    pytest.param("## Agenda\n\n1. Wifi\n\n## Wifi\n\nWelkom.", "h3 ol li h3 p", id="begins-with-the-agenda"),
    pytest.param("### Agenda\n\n1. Wifi\n\n### Wifi\n\nWelkom.", "h3 ol li h3 p", id="agenda-at-level-3"),
    pytest.param("Een.\n\n## Verslag\n\nTwee.\n\n## Agenda\n\n- a", "p h3 p h3 ul li", id="its-own-headings-again"),
    pytest.param("# Notulen\n\nWelkom.\n\n## Wifi\n\n### Kosten", "h3 p h4 h5", id="title"),
    pytest.param("# Notulen\n\n### Wifi\n\n###### Kosten", "h3 h4 h6", id="title-with-a-gap"),
    pytest.param("Aanwezigen\n==========\n\nTwaalf.\n\nWifi\n----", "h3 p h4", id="underlined"),
    pytest.param("#### Wifi\n\nTekst.", "h4 p", id="low-heading-stays"),
    pytest.param("| Tijd |\n|---|\n| Welkom <br> Wifi |\n| Pauze<BR/>Einde |", "br br", id="breaks-in-a-table"),
    pytest.param("| Tijd |\n|---|\n| Welkom |\n<br>\n\nEinde", "p", id="break-below-a-table"),
    pytest.param("Een<br>twee<br/>drie<br />vier</br>vijf<BR >zes", "p br br br br br", id="breaks"),
    pytest.param("<br>\n**Wifi**\n<br>\n\n<br/>\n\nEinde", "p strong p", id="breaks-on-their-own"),
    pytest.param("**Aanwezig:**<br>**“Wifi”** en `<br>`", "p strong br strong code", id="break-beside-bold"),
    pytest.param("Zie https://example.org/a<br>\nen a@example.org<br/>x", "p a br a br", id="break-behind-address"),
    pytest.param(
        "[API's](https://example.org/API's_hier) en https://example.org/foto's-2027.", "p a a", id="apostrophes"
    ),
    pytest.param("Mail info@example.org;info@example.org.", "p a a", id="mail-behind-semicolon"),
    pytest.param("De bespreking ging door. " * 400, "p", id="long-paragraph"),
    pytest.param("[" * 400 + "\n" + "!" * 3000, "p", id="many-marks"),
)
"""Reports, and the elements on the page, those of a table apart."""


@pytest.mark.parametrize(("text", "expected"), MINUTES)
def test_minutes_are_read_as_they_are_meant(text: str, expected: str) -> None:
    """Nothing is refused, all of it is the report, and its headings stand below those of the page."""
    found = [element.tag for element in parse(report(text)).all()]
    tables = {"table", "thead", "tbody", "tr", "th", "td"}
    assert " ".join(tag for tag in found if tag not in tables) == expected


def test_what_is_escaped_is_no_break() -> None:
    """What stands behind a slash, or in code, shows its letters."""
    assert report("a \\<br> b `<BR/>`\n\n    <br>") == (
        "<p>a &lt;br&gt; b <code>&lt;BR/&gt;</code></p>\n<pre><code>&lt;br&gt;\n</code></pre>\n"
    )


def test_addresses_with_an_apostrophe_are_links() -> None:
    """RFC 3986 allows one in a path."""
    html = report("[API's](https://example.org/API's_hier) en https://example.org/foto's-2027.")
    assert [link.attributes["href"] for link in parse(html).all("a")] == [
        "https://example.org/API's_hier",
        "https://example.org/foto's-2027",
    ]


BULLETS = 'tip: een punt dat met "{}" begint, wordt hier geen lijst; begin elk punt met een koppelteken en een spatie [tip-opsomming]'
SHORT = (
    "tip: deze korte regels komen op de pagina achter elkaar te staan; "
    "zet een lege regel tussen de regels, of <br> aan het einde van elke regel [tip-korte-regels]"
)


ROWS = (
    pytest.param("Punten:\n•\tGenk\n•\tHasselt", ["2:1: " + BULLETS.format("•")], id="bullet"),
    pytest.param("Punten:\n-Welkom\n-Wifi", ["2:1: " + BULLETS.format("-")], id="hyphen-that-touches"),
    pytest.param("– Welkom\n– Wifi", ["1:1: " + BULLETS.format("–")], id="dash-and-space"),
    pytest.param("☐ Bestek\n☑ Wifi", ["1:1: " + BULLETS.format("☐")], id="box"),
    pytest.param("-5 graden\n-tje", [], id="minus"),
    pytest.param("_____\nWelkom\nWifi\nKost", ["2:1: " + SHORT], id="behind-a-rule"),
    pytest.param("o\tKost: 3 euro", ["1:1: " + BULLETS.format("o")], id="letter-o"),
    pytest.param("§\tKost", ["1:1: " + BULLETS.format("§")], id="section-sign"),
    pytest.param("·  Kost\n·  Baten", ["1:1: " + BULLETS.format("·")], id="middle-dot"),
    pytest.param("  –\tKost", ["1:1: " + BULLETS.format("–")], id="dash"),
    pytest.param("Welkom\nWifi in de bib\nRondvraag", ["1:1: " + SHORT], id="short-rows"),
    pytest.param(
        "Een lange regel die nog wat doorgaat tot ze vol is, en dan\nWifi\n**Kost**\n3 euro",
        ["2:1: " + SHORT],
        id="short-rows-later",
    ),
    pytest.param(
        "Welkom\nDe trekker groet.\nWifi\n•\tGenk",
        ["1:1: " + SHORT, "4:1: " + BULLETS.format("•")],
        id="both",
    ),
    pytest.param("een regel\nen nog een\nen weer een", [], id="wrapped"),
    pytest.param("Welkom\\\nWifi  \nKost<br>\nEinde", [], id="ended"),
    pytest.param("- Welkom\n- Wifi\n- Kost", [], id="list"),
    pytest.param("Grote Markt 1\n9100 Sint-Niklaas", [], id="address"),
    pytest.param("o ja, en – zo gaat dat – dit", [], id="words"),
    pytest.param("| Tijd |\n|---|\n| A |\n| B |\n| C |", [], id="table"),
    pytest.param("    Welkom\n    Wifi\n    Kost", [], id="code"),
)
"""Texts, and what is said of them."""


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_rows_of_a_word_processor(text: str, expected: list[str]) -> None:
    """A tip at the line of what Markdown puts one behind the other; what was meant so passes without a word."""
    assert told(text) == expected


CURES = (
    ("verborgen-code", "Overleg&#x202E;gnal", "Overleggnal", "p"),
    ("html", "Dit is <script>iets</script>.", "Dit is iets.", "p"),
    ("html", 'Zie <a href="https://example.org/" onclick="x()">dit</a>.', "Zie [dit](https://example.org/).", "p a"),
    ("html", "Kies <select> of", "Kies \\<select> of", "p"),
    ("html", "a <!-- geheim b", "a <!-- geheim --> b", "p"),
    ("html", "a <!-- geheim b", "a b", "p"),
    ("opmerking", "a <!-- geheim --> b", "a b", "p"),
    ("afbeelding", "Zie ![Schema](https://example.org/s.png).", "Zie [Schema](https://example.org/s.png).", "p a"),
    ("afbeelding", "![](s.png)", "Het schema toont drie lagen.", "p"),
    ("link-zonder-doel", "[x](www.example.org)", "[x](https://www.example.org)", "p a"),
    ("link-zonder-doel", "[x](info@example.org)", "[x](mailto:info@example.org)", "p a"),
    ("link-zonder-doel", "[x](//example.org/a)", "[x](https://example.org/a)", "p a"),
    ("link-zonder-doel", "[x](///example.org/a)", "[x](https://example.org/a)", "p a"),
    ("link-zonder-doel", "[x](verslag.pdf)", "[x](https://example.org/verslag.pdf)", "p a"),
    ("link-zonder-doel", "[x](https://intranet/a)", "x", "p"),
    ("link-zonder-doel", "[x](#Koppen)\n\n### Kop", "[x](#kop)\n\n### Kop", "p a h3"),
    ("link", "[x](https://example.org/mijn verslag.pdf)", "[x](https://example.org/mijn%20verslag.pdf)", "p a"),
    ("link", "[x](ftp://example.org/a)", "[x](https://example.org/a)", "p a"),
    ("link", "[x](tel:bel-ons)", "[x](tel:+3215000000)", "p a"),
    (
        "link-in-link",
        "[zie <https://example.org/>](https://example.com/)",
        "[zie](https://example.com/) <https://example.org/>",
        "p a a",
    ),
    ("dubbele-kop", "## Agenda\n\n- a\n\n## Agenda\n\n- b", "## Agenda\n\n- a\n- b", "ul li li"),
    ("bijna-kop", "### Verslag\n\nTekst.", "## Verslag\n\nTekst.", "p"),
    ("bijna-kop", "##Verslag\n\nTekst.", "## Verslag\n\nTekst.", "p"),
    ("bijna-kop", "## Verlsag\n\nTekst.", "## Verslag van de werkgroep\n\n## Verslag\n\nTekst.", None),
    ("geen-kop", "**Verslag**\n\nTekst.", "## Verslag\n\nTekst.", "p"),
    ("open-codeblok", "```\nping", "```\nping\n```", "pre code"),
    ("voetnoot", "a\n\n[^1]: b", "a[^1]\n\n[^1]: b", None),
    ("voetnoot", "a[^1]\n\n[^1]: b\n\n[^1]: c", "a[^1] d[^2]\n\n[^1]: b\n\n[^2]: c", None),
    ("tip-opsomming", "Punten:\n•\tGenk\no\tKost", "Punten:\n- Genk\n- Kost", "p ul li li"),
    ("tip-korte-regels", "Welkom\nWifi\nKost", "Welkom\n\nWifi\n\nKost", "p p p"),
    ("tip-korte-regels", "Welkom\nWifi\nKost", "Welkom<br>\nWifi<br>\nKost<br>", "p br br"),
)
"""For each kind of mistake a text with it, the text after its cure was followed, and what then stands on the page."""


@pytest.mark.parametrize(("code", "before", "after", "expected"), CURES)
def test_a_cure_that_is_followed_mends_the_text(code: str, before: str, after: str, expected: str | None) -> None:
    """The text had that mistake; then nothing is said of it any more, and it looks as it was meant."""
    assert [line.rpartition("[")[2] for line in told(before)] == [f"{code}]"]
    body, problems = read(after, path="b.md", first_line=1)
    assert not [problem for problem in problems if problem.code.name == code or problem.code.level is Level.ERROR]
    html = "".join(part.html for part in (body.intro, body.agenda, body.report) if part)
    assert expected is None or " ".join(element.tag for element in parse(html).all()) == expected


def test_every_cure_is_followed() -> None:
    """But for those that say how much is too much, and that of the last net."""
    assert {code for code, *_ in CURES} == {code.name for code in CODES} - {TOO_LONG.name, TOO_MUCH.name, UNSAFE.name}


def test_a_mailbox_of_a_function_is_nobodys_name() -> None:
    """And a table with first names says who was there."""
    assert personal("Vragen? Mail bestuur@example.org of info@example.org.") == ()
    table = "### Aanwezigen\n\n| Achternaam | Voornaam |\n| --- | --- |\n| Peeters | An |"
    assert [(each.kind, each.line) for each in personal(table)] == [("aanwezigen", 1)]


def test_no_row_of_minutes_is_lost() -> None:
    """All words of a report are in its plain text, in their order."""
    text = (
        "# Notulen\n\nEen<br>twee\n\n## Agenda\n\n- drie\n\n## Verslag\n\n| vier |\n|---|\n| vijf |\n\nzes\n===\nzeven"
    )
    body, _ = read(REPORT + text, path="b.md", first_line=1)
    assert body.report
    assert re.findall(r"\w+", body.report.text) == re.findall(r"\w+", text.replace("br", ""))
