"""What a hand-written page may hold: each attack with its exact verdict, and the harmless neighbour beside it."""

from __future__ import annotations

import time

import pytest
from mkdocs.config import load_config

from kringen.markdown.document import Document
from kringen.source.content import read_page
from kringen.source.page_limits import MAX_BRACKETS_TOGETHER, MAX_TAGS
from kringen.source.page_markup import EXTENSION_CONFIGS, EXTENSIONS, read_markup
from tests.support.running import ROOT

OVER = "content/over.md"
AWAY = "haal het weg; alles wat de site uitvoert en hoe ze eruitziet, staat in hooks/theme/"
LINK = "een link begint met https://, mailto: of tel:, of is een bestand zoals meedoen.md"
PICTURE = "bewaar de afbeelding in content/bestanden/ en verwijs ernaar met bestanden/naam.png"
ESCAPE = "schrijf &lt; voor een < in de tekst"


def said(body: str) -> list[str]:
    """What is said of a page with this text on line 5, without its path."""
    text = f"---\ntitle: Over\ndescription: Over de kringen.\n---\n{body}\n"
    return [str(problem).removeprefix(f"{OVER}:") for problem in read_page(text, OVER)[1]]


ELEMENTS = (
    ("script", "<script>alert(1)</script>", f"5:1: het element <script> kan hier niet; {AWAY} [pagina-html]"),
    (
        "script-in-a-word",
        "Tekst.\n\nEen <ScRiPt>x</script>",
        f"7:5: het element <script> kan hier niet; {AWAY} [pagina-html]",
    ),
    (
        "refresh",
        '<meta http-equiv="refresh" content="0; url=https://kwaad.example">',
        f"5:1: het element <meta> kan hier niet; {AWAY} [pagina-html]",
    ),
    ("base", '<base href="https://kwaad.example/">', f"5:1: het element <base> kan hier niet; {AWAY} [pagina-html]"),
    (
        "stylesheet",
        '<link rel="stylesheet" href="x.css">',
        f"5:1: het element <link> kan hier niet; {AWAY} [pagina-html]",
    ),
    ("style", "a\n\n<style>p{color:red}</style>", f"7:1: het element <style> kan hier niet; {AWAY} [pagina-html]"),
    (
        "frame",
        "Zie <iframe src='https://kwaad.example'></iframe>",
        "5:5: het element <iframe> kan hier niet; zet er een link naar [pagina-html]",
    ),
    (
        "form",
        "<form action='https://kwaad.example'>\n<p>x</p>\n</form>",
        "5:1: het element <form> kan hier niet; zet er een link naar [pagina-html]",
    ),
    (
        "field",
        "Naam: <input name=wachtwoord>",
        "5:7: het element <input> kan hier niet; zet er een link naar [pagina-html]",
    ),
    (
        "object",
        "<object data=x.pdf></object>",
        "5:1: het element <object> kan hier niet; zet er een link naar [pagina-html]",
    ),
    (
        "drawing",
        "<svg onload=alert(1)></svg>",
        "5:1: het element <svg> kan hier niet; bewaar het als afbeelding in content/bestanden/ [pagina-html]",
    ),
    (
        "unknown-element",
        "<kring-kaart>x</kring-kaart>",
        "5:1: het element <kring-kaart> kan hier niet; "
        "gebruik gewone Markdown; om de tekens te laten zien, schrijf &lt; voor < [pagina-html]",
    ),
    (
        "handler",
        '<p onclick="alert(1)">x</p>',
        "5:4: het attribuut onclick kan hier niet bij <p>; haal het weg [pagina-html]",
    ),
    (
        "attribute-twice",
        '<a href="over.md" href="javascript:x">x</a>',
        "5:4: het attribuut href staat er twee keer bij <a>; houd er een over [pagina-html]",
    ),
    (
        "handler-by-attributes",
        "Tekst\n\n# Kop {: onmouseover=alert(1) }",
        "7:10: het attribuut onmouseover kan hier niet bij <h1>; haal het weg [pagina-html]",
    ),
    (
        "style-of-its-own",
        '<p style="position:fixed">x</p>',
        "5:4: het attribuut style kan hier niet bij <p>; haal het weg [pagina-html]",
    ),
    (
        "pictures-to-choose-from",
        '<img alt="" srcset="https://kwaad.example/x 2x">',
        "5:13: het attribuut srcset kan hier niet bij <img>; haal het weg [pagina-html]",
    ),
    (
        "data-for-a-script-of-ours",
        '<div data-src="https://kwaad.example"></div>',
        "5:6: het attribuut data-src kan hier niet bij <div>; haal het weg [pagina-html]",
    ),
    (
        "ping",
        '[a](over.md){ping="https://kwaad.example"}',
        "5:14: het attribuut ping kan hier niet bij <a>; haal het weg [pagina-html]",
    ),
    (
        "no-blank-between",
        '<a/href="https://v-ict-or.be">x</a>',
        "5:32: </a> sluit hier niets; haal het weg, of sluit eerst wat erin staat [pagina-html]",
    ),
    ("backslash-before-an-element", "\\\\<script>", f"5:3: het element <script> kan hier niet; {AWAY} [pagina-html]"),
    (
        "comment-with-tags",
        "a\n\n<!-- <b>x</b> -->",
        f'7:1: "<!-- <b>x</b> -->" is geen juist geschreven HTML; {ESCAPE} [pagina-html]',
    ),
    ("instruction", "<?php echo 1 ?>", f'5:1: "<?php echo 1 ?>" is geen juist geschreven HTML; {ESCAPE} [pagina-html]'),
    ("section", "<![CDATA[x]]>", f'5:1: "<![CDATA[x]]>" is geen juist geschreven HTML; {ESCAPE} [pagina-html]'),
    (
        "closes-the-frame",
        "a\n\n</div></article>",
        "7:7: het element <article> kan hier niet; gebruik gewone Markdown; om de tekens te laten zien, schrijf &lt; voor < [pagina-html]",
    ),
    (
        "closes-too-much",
        "a\n\n</div></div>",
        "7:1: </div> sluit hier niets; haal het weg, of sluit eerst wat erin staat [pagina-html]",
    ),
    (
        "closes-the-body",
        "a\n\n</main>",
        "7:1: het element <main> kan hier niet; gebruik gewone Markdown; om de tekens te laten zien, schrijf &lt; voor < [pagina-html]",
    ),
    ("never-closed", "<div>\n\nTekst", "5:1: <div> wordt niet gesloten; zet </div> waar het eindigt [pagina-html]"),
)
ADDRESSES = (
    (
        "javascript",
        "[x](javascript:alert(1))",
        f'5:5: het adres "javascript:alert(1)" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "javascript-in-capitals",
        "[x](JaVaScRiPt:alert)",
        f'5:5: het adres "JaVaScRiPt:alert" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "javascript-in-codes",
        "[x](java&#115;cript&colon;alert)",
        f'5:3: het adres "javascript:alert" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "javascript-by-label",
        "[x][1]\n\n[1]: javascript:alert",
        f'7:6: het adres "javascript:alert" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "javascript-by-attributes",
        "[x](over.md){href=javascript:alert}",
        f'5:19: het adres "javascript:alert" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "javascript-in-html",
        "<a href='javascript:x'>x</a>",
        f'5:10: het adres "javascript:x" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "data",
        "[x](data:text/html,hallo)",
        f'5:5: het adres "data:text/html,hallo" kan hier niet; {LINK} [pagina-adres]',
    ),
    ("file", "[x](file:///C:/geheim)", f'5:5: het adres "file:///C:/geheim" kan hier niet; {LINK} [pagina-adres]'),
    (
        "plain-http",
        "[x](http://v-ict-or.be/)",
        '5:5: het adres "http://v-ict-or.be/" kan hier niet; schrijf https://v-ict-or.be/ [pagina-adres]',
    ),
    (
        "other-host-without-scheme",
        "[x](//kwaad.example/)",
        f'5:5: het adres "//kwaad.example/" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "backslashes",
        "[x](/\\kwaad.example)",
        '5:5: het adres "/\\kwaad.example" kan hier niet; verwijs naar het bestand, zoals meedoen.md [pagina-adres]',
    ),
    (
        "from-the-top",
        "[x](/meedoen/)",
        '5:5: het adres "/meedoen/" kan hier niet; verwijs naar het bestand, zoals meedoen.md [pagina-adres]',
    ),
    (
        "name-and-password",
        "[x](https://v-ict-or.be@kwaad.example/)",
        f'5:5: het adres "https://v-ict-or.be@kwaad.example/" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "bare-number",
        "[x](https://192.0.2.7/)",
        f'5:5: het adres "https://192.0.2.7/" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "mixed-scripts",
        "[x](https://v-iсt-or.be/)",
        f'5:5: het adres "https://v-iсt-or.be/" kan hier niet; {LINK} [pagina-adres]',
    ),
    (
        "picture-of-another-host",
        "![x](https://kwaad.example/x.png)",
        f'5:6: het adres "https://kwaad.example/x.png" kan hier niet; {PICTURE} [pagina-adres]',
    ),
    (
        "picture-in-itself",
        "![x](data:image/png;base64,xx)",
        f'5:6: het adres "data:image/png;base64,xx" kan hier niet; {PICTURE} [pagina-adres]',
    ),
)
SAFE_LINK = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.v-ict-or.be%2F&data=x%40a.be"
OVER_A_FILTER = "dit adres loopt over een mailfilter, met het mailadres van wie de mail kreeg erin; schrijf https://www.v-ict-or.be/ [omweg]"

TOO_MUCH = (
    ("tags-never-closed", "<a bcdef " * 10_000, "5:1: de tekst is 90 kB groot; 60 kB kan; kort de tekst in [lange-tekst]"),
    ("tags-never-closed-in-rows", "<a bcdef \n" * 400, f'5:1: in de tekst staat 400 keer "<"; {MAX_TAGS} keer kan; maak de opmaak eenvoudiger [te-veel-opmaak]'),
    ("elements-700-deep", "<div markdown>\n" * 700 + "</div>\n" * 700, f'5:1: in de tekst staat 1400 keer "<"; {MAX_TAGS} keer kan; maak de opmaak eenvoudiger [te-veel-opmaak]'),
    ("elements-150-deep", "<div markdown>\n" * 150 + "</div>\n" * 150, "5:1: de elementen staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]"),
    ("dropped-by-markdown", "<div markdown>\n" * 5 + "Tekst\n" + "</div>\n" * 3, "9:1: <div> wordt niet gesloten; zet </div> waar het eindigt [pagina-html]"),
    ("elements-50-deep", "<div>" * 50 + "</div>" * 50, "5:1: de elementen staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]"),
    ("pictures-never-closed", "![" * 250, f'5:1: hier staan meer dan {MAX_BRACKETS_TOGETHER} keer "[" zonder lege regel ertussen; maak de opmaak eenvoudiger [te-veel-opmaak]'),
    ("headings-of-dashes", "a\n=\n" * 1_001, "2005:1: de tekst heeft 2004 regels; 2000 kan; kort de tekst in [lange-tekst]"),
    ("marks", "*a *a *a *a *a *a *a\n\n" * 900, "5:1: de tekst heeft 6300 leestekens; 6000 kan; maak de opmaak eenvoudiger [te-veel-opmaak]"),
    ("notices-in-notices", "!!! note\n" + "    " * 21 + "!!! note", "6:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]"),
    ("over-a-mail-filter", f"Zie [dit]({SAFE_LINK})\n", f"5:11: {OVER_A_FILTER}"),
    ("over-a-mail-filter-in-words", f"Zie\n{SAFE_LINK}", f"6:1: {OVER_A_FILTER}"),
    ("seen-by-nobody", "Overleg&#x202E;gnal", '5:8: "&#x202E;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'),
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "line"), [pytest.param(body, line, id=name) for name, body, line in (*ELEMENTS, *ADDRESSES, *TOO_MUCH)]
)
def test_what_a_page_may_not_hold(body: str, line: str) -> None:
    """Named at its line and column, in moments."""
    began = time.process_time()
    lines = said(body)
    assert lines == [line]
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Het script `<script>` staat in code.", id="code"),
        pytest.param("```html\n<script>alert(1)</script>\n<iframe>\n```", id="block-of-code"),
        pytest.param("    <script>alert(1)</script>", id="code-by-blanks"),
        pytest.param("3 < 5 en x <y, en &lt;script&gt;", id="less-than"),
        pytest.param("<!-- een opmerking -> met > -->\n\nTekst", id="comment"),
        pytest.param('<div class="grid cards" markdown>\n\n-   **Kaart**\n\n    Tekst\n\n</div>', id="cards"),
        pytest.param('!!! note "Let op"\n\n    Tekst\n', id="notice"),
        pytest.param("<details open markdown>\n<summary>Meer</summary>\nTekst\n</details>", id="details"),
        pytest.param("[Meedoen](meedoen.md){ .md-button } en [kop](#kop)\n\n# Kop {#kop}", id="attributes"),
        pytest.param("| a | b |\n| :- | -: |\n| 1 | 2 |", id="table-with-aligned-columns"),
        pytest.param("![Kaart](bestanden/kaart.png){ width=300 loading=lazy }", id="picture"),
        pytest.param("<https://www.v-ict-or.be/> en <info@v-ict-or.be>", id="addresses-between-brackets"),
        pytest.param("[a](https://www.v-ict-or.be:8443/x?a=b&c=d#e) [b](mailto:info@v-ict-or.be?subject=x%20y) [c](tel:+3215000000)", id="outside"),
        pytest.param("Regel<br>regel <br/> H<sub>2</sub>O <kbd>Ctrl</kbd>", id="small-elements"),
        pytest.param("<div>\n" * 9 + "</div>\n" * 9, id="elements-nine-deep"),
        pytest.param('javascript: is een woord, en onclick=x ook; style="x"', id="words"),
    ],
)  # fmt: skip
def test_what_a_page_may_hold(body: str) -> None:
    assert said(body) == []


def test_every_mistake_comes_out_at_once_each_at_its_own_place() -> None:
    """In code the same words are only shown, and do not count as the place."""
    body = "`<script>`\n\n<script>a</script>\n\nx <iframe></iframe>\n\n<script>b</script> [x](javascript:a)"
    assert [line.partition(";")[0] for line in said(body)] == [
        "7:1: het element <script> kan hier niet",
        "9:3: het element <iframe> kan hier niet",
        "11:1: het element <script> kan hier niet",
        '11:24: het adres "javascript:a" kan hier niet',
    ]


def test_links_and_anchors_are_known() -> None:
    document = Document.of("# Één kop\n\n[a](over.md#x) ![b](bestanden/b.png)\n{#hier}\n", OVER, 5)
    markup, problems = read_markup(document)
    assert problems == ()
    assert markup.anchors == {"een-kop", "hier"}
    assert [(link.address, link.mark.line, link.mark.column) for link in markup.links] == [
        ("over.md#x", 7, 5),
        ("bestanden/b.png", 7, 21),
    ]


def test_a_page_is_rendered_as_mkdocs_renders_it() -> None:
    """The same extensions with the same settings."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert set(config.markdown_extensions) == set(EXTENSIONS)
    assert {name: value for name, value in (config.mdx_configs or {}).items() if value} == EXTENSION_CONFIGS
