"""Contributed text: what becomes of it, what is refused and where, and that nothing else ever comes through."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.markdown import CODES, excerpt, read
from kringen.markdown.limits import MAX_BYTES
from kringen.markdown.mistakes import TOO_LONG
from kringen.markdown.safety import publish
from kringen.model import Body, Section
from kringen.problem import Code
from tests.support.vectors import REFUSED, SCRIPTS

REL = 'rel="noopener noreferrer"'


def told(text: str, first_line: int = 1) -> list[str]:
    """The problems of a text as a colleague reads them, without the name of the file."""
    return [str(problem).removeprefix("b.md:") for problem in read(text, path="b.md", first_line=first_line)[1]]


def sections(body: Body) -> Iterator[Section]:
    """The parts that are there."""
    yield from filter(None, (body.intro, body.agenda, body.report))


def intro(text: str) -> Section:
    """The introduction of a text without a mistake."""
    body, problems = read(text, path="b.md", first_line=1)
    assert problems == ()
    assert body.intro is not None
    return body.intro


def shape(body: Body) -> dict[str, tuple[str, int]]:
    """The plain text and the line of each part."""
    named = {"intro": body.intro, "agenda": body.agenda, "report": body.report}
    return {name: (section.text, section.line) for name, section in named.items() if section}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param(" \n\t\n\n", {}, id="white-space"),
        pytest.param("\n\n## Agenda\n\n## Verslag\n", {}, id="empty-parts"),
        pytest.param("## Agenda\n\n[a]: https://a.be\n", {}, id="only-a-definition"),
        pytest.param("\nEen.\n", {"intro": ("Een.", 11)}, id="intro"),
        pytest.param("## Agenda\n\nEen.", {"agenda": ("Een.", 10)}, id="agenda"),
        pytest.param("## Verslag\nEen.", {"report": ("Een.", 10)}, id="report"),
        pytest.param(
            "Een.\n\n## Agenda\nTwee.\n\n## Verslag\nDrie.",
            {"intro": ("Een.", 10), "agenda": ("Twee.", 12), "report": ("Drie.", 15)},
            id="all",
        ),
        pytest.param(
            "## Verslag\nEen.\n## Agenda\nTwee.\n## Verslag\nDrie.",
            {"report": ("Een. Agenda: Twee. Verslag: Drie.", 10)},
            id="everything-behind-the-report-belongs-to-it",
        ),
        pytest.param(
            "## Verslag\n## Besluiten\nEen.\n### Later\nTwee.",
            {"report": ("Besluiten: Een. Later: Twee.", 10)},
            id="other-headings-belong-to-the-part",
        ),
        pytest.param("## VERSLAG  ##  \nEen.", {"report": ("Een.", 10)}, id="capitals-and-trailing-spaces"),
        pytest.param("Verslag\n-------\nEen.", {"report": ("Een.", 10)}, id="underlined"),
        pytest.param("   ## Verslag\nEen.", {"report": ("Een.", 10)}, id="three-spaces"),
        pytest.param("```\n## Verslag\n```", {"intro": ("## Verslag", 10)}, id="in-a-fence"),
        pytest.param(
            "Een.\r\n\r\n## Verslag\r\nTwee.\r\n", {"intro": ("Een.", 10), "report": ("Twee.", 12)}, id="crlf"
        ),
        pytest.param("Een.\r## Verslag\rTwee.", {"intro": ("Een.", 10), "report": ("Twee.", 11)}, id="cr"),
    ],
)
def test_parts(text: str, expected: dict[str, tuple[str, int]]) -> None:
    """A text falls apart at `## Agenda` and `## Verslag`; a part that holds nothing is not there."""
    body, problems = read(text, path="b.md", first_line=10)
    assert shape(body) == expected
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Een *korte* tekst met **vet**, `code` en ~~weg~~.",
            "<p>Een <em>korte</em> tekst met <strong>vet</strong>, <code>code</code> en <s>weg</s>.</p>\n",
            id="text",
        ),
        pytest.param("een\\\ntwee  \ndrie\nvier", "<p>een<br>\ntwee<br>\ndrie\nvier</p>\n", id="break"),
        pytest.param(
            "### Een kop\n#### Een kop\n### é &amp; *b*!\n### ???",
            '<h3 id="v-een-kop">Een kop</h3>\n<h4 id="v-een-kop-1">Een kop</h4>\n<h3 id="v-é--b">é &amp; <em>b</em>!</h3>\n<h3 id="v-kop">???</h3>\n',
            id="headings",
        ),
        pytest.param(
            '[a](https://v-ict-or.be "t \\"q\\"") [b](mailto:info@v-ict-or.be?subject=Een%20vraag) [c](tel:+32-15-00.00.00) [d](HTTP://V-ICT-OR.be)',
            '<p><a href="https://v-ict-or.be" title="t &quot;q&quot;" rel="noopener noreferrer">a</a> <a href="mailto:info@v-ict-or.be?subject=Een%20vraag">b</a> <a href="tel:+32-15-00.00.00">c</a> <a href="HTTP://V-ICT-OR.be" rel="noopener noreferrer">d</a></p>\n',
            id="links",
        ),
        pytest.param(
            "[a [b] c](<https://a.be/(x)?y=(z)#w>) [d](https://a.be/(x))",
            '<p><a href="https://a.be/(x)?y=(z)#w" rel="noopener noreferrer">a [b] c</a> <a href="https://a.be/(x)" rel="noopener noreferrer">d</a></p>\n',
            id="link-with-brackets",
        ),
        pytest.param(
            "<https://v-ict-or.be/?a=1&b=2> <info@v-ict-or.be> https://v-ict-or.be/a_b_c, (www.v-ict-or.be). info@v-ict-or.be",
            '<p><a href="https://v-ict-or.be/?a=1&amp;b=2" rel="noopener noreferrer">https://v-ict-or.be/?a=1&amp;b=2</a> <a href="mailto:info@v-ict-or.be">info@v-ict-or.be</a> <a href="https://v-ict-or.be/a_b_c" rel="noopener noreferrer">https://v-ict-or.be/a_b_c</a>, (<a href="http://www.v-ict-or.be" rel="noopener noreferrer">www.v-ict-or.be</a>). <a href="mailto:info@v-ict-or.be">info@v-ict-or.be</a></p>\n',
            id="bare-addresses",
        ),
        pytest.param(
            "http://localhost:8080 en xmpp:a@b.be en user@host.1 en www.a%",
            "<p>http://localhost:8080 en xmpp:a@b.be en user@host.1 en www.a%</p>\n",
            id="not-addresses",
        ),
        pytest.param(
            "[a], [b][A] en [c][]\n\n[a]: https://a.be 'titel'\n[c]: <https://c.be>",
            '<p><a href="https://a.be" title="titel" rel="noopener noreferrer">a</a>, <a href="https://a.be" title="titel" rel="noopener noreferrer">b</a> en <a href="https://c.be" rel="noopener noreferrer">c</a></p>\n',
            id="definitions",
        ),
        pytest.param(
            "[a](#een-kop) [b](#een-kop-1) [c](#%C3%A9)\n\n### Een kop\n### Een kop\n### É",
            '<p><a href="#v-een-kop">a</a> <a href="#v-een-kop-1">b</a> <a href="#v-é">c</a></p>\n<h3 id="v-een-kop">Een kop</h3>\n<h3 id="v-een-kop-1">Een kop</h3>\n<h3 id="v-é">É</h3>\n',
            id="anchors",
        ),
        pytest.param(
            "1. a\n   - b\n2. c\n- d\n\n+ e",
            "<ol>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>\n<ul>\n<li>d</li>\n</ul>\n<ul>\n<li>e</li>\n</ul>\n",
            id="lists",
        ),
        pytest.param(
            "- a\n  - b\n    - c",
            "<ul>\n<li>a\n<ul>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n</li>\n</ul>\n",
            id="list-at-two-spaces",
        ),
        pytest.param(
            "Punten:\n- a\n- b", "<p>Punten:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", id="list-without-empty-line"
        ),
        pytest.param("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n', id="list-start"),
        pytest.param("- a\n\n- b", "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n", id="loose-list"),
        pytest.param(
            "- [x] a\n- [ ] b\n  - [X] c",
            '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled="" aria-label="Gedaan" checked=""> a</li>\n<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled="" aria-label="Nog te doen"> b\n<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled="" aria-label="Gedaan" checked=""> c</li>\n</ul>\n</li>\n</ul>\n',
            id="tasks",
        ),
        pytest.param(
            "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | `2 \\| 3` | **4** | |",
            '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="align-left">b</th>\n<th scope="col" class="align-center">c</th>\n<th scope="col" class="align-right">d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class="align-left"><code>2 | 3</code></td>\n<td class="align-center"><strong>4</strong></td>\n<td class="align-right"></td>\n</tr>\n</tbody>\n</table>\n',
            id="table",
        ),
        pytest.param(
            "| a |\n|---|",
            '<table>\n<thead>\n<tr>\n<th scope="col">a</th>\n</tr>\n</thead>\n</table>\n',
            id="table-without-rows",
        ),
        pytest.param(
            "> a\n> > b", "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n", id="quote"
        ),
        pytest.param(
            "> [!NOTE]\n> a\n\n> [!TIP]\n> a\n\n> [!IMPORTANT]\n> a\n\n> [!WARNING]\n> a\n\n> [!CAUTION]\n> a",
            '<div class="admonition note">\n<p class="admonition-title">Ter info</p>\n<p>a</p>\n</div>\n<div class="admonition tip">\n<p class="admonition-title">Tip</p>\n<p>a</p>\n</div>\n<div class="admonition info">\n<p class="admonition-title">Belangrijk</p>\n<p>a</p>\n</div>\n<div class="admonition warning">\n<p class="admonition-title">Let op</p>\n<p>a</p>\n</div>\n<div class="admonition danger">\n<p class="admonition-title">Opgelet</p>\n<p>a</p>\n</div>\n',
            id="alerts",
        ),
        pytest.param(
            '```js" onload="x\n<b> & "\n```\n\n    <script>',
            '<pre><code>&lt;b&gt; &amp; "\n</code></pre>\n<pre><code>&lt;script&gt;\n</code></pre>\n',
            id="code",
        ),
        pytest.param("```mermaid\na-->b\n```", "<pre><code>a--&gt;b\n</code></pre>\n", id="mermaid"),
        pytest.param(
            "a[^1] b[^x] c[^1]\n\n[^1]: Een.\n[^x]: Twee\n\n    Twee bis",
            '<p>a<sup id="vr-1"><a class="footnote-ref" href="#vn-1" aria-label="Voetnoot 1">1</a></sup> b<sup id="vr-2"><a class="footnote-ref" href="#vn-2" aria-label="Voetnoot 2">2</a></sup> c<sup id="vr-1-2"><a class="footnote-ref" href="#vn-1" aria-label="Voetnoot 1">1</a></sup></p>\n<div class="footnote">\n<hr>\n<ol>\n<li id="vn-1" value="1"><p>Een. <a class="footnote-backref" href="#vr-1" aria-label="Terug naar de tekst">↩</a> <a class="footnote-backref" href="#vr-1-2" aria-label="Terug naar de tekst">↩</a></p>\n</li>\n<li id="vn-2" value="2"><p>Twee</p>\n<p>Twee bis <a class="footnote-backref" href="#vr-2" aria-label="Terug naar de tekst">↩</a></p>\n</li>\n</ol>\n</div>\n',
            id="notes",
        ),
        pytest.param(
            "### Noot 1\na[^n]\n\n[^n]: b",
            '<h3 id="v-noot-1">Noot 1</h3>\n<p>a<sup id="vr-1"><a class="footnote-ref" href="#vn-1" aria-label="Voetnoot 1">1</a></sup></p>\n<div class="footnote">\n<hr>\n<ol>\n<li id="vn-1" value="1"><p>b <a class="footnote-backref" href="#vr-1" aria-label="Terug naar de tekst">↩</a></p>\n</li>\n</ol>\n</div>\n',
            id="note-as-heading",
        ),
        pytest.param(
            "\\<b> \\*a\\* &lt;i&gt; &amp; &copy; a&nbsp;b \"q\" 'r' < >",
            "<p>&lt;b&gt; *a* &lt;i&gt; &amp; © a&nbsp;b \"q\" 'r' &lt; &gt;</p>\n",
            id="escapes",
        ),
        pytest.param("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>\n", id="rule"),
        pytest.param("Kop\n---", '<h2 id="v-kop">Kop</h2>\n', id="underlined-heading"),
        pytest.param(
            '$x^2$ {.klas} ^[noot] ==a== :smile: H~2~O (c) "a" -- ...',
            '<p>$x^2$ {.klas} ^[noot] ==a== :smile: H~2~O (c) "a" -- ...</p>\n',
            id="not-github",
        ),
    ],
)
def test_html(text: str, expected: str) -> None:
    """The HTML of each thing that Markdown can say, as GitHub's preview shows it."""
    assert intro(text).html == expected


def test_footnotes_stand_below_the_part_that_mentions_them_first() -> None:
    """Each part keeps its own footnotes, numbered through; one that only another footnote mentions goes along."""
    body, problems = read(
        "## Agenda\nEen[^a].\n\n## Verslag\nTwee[^b], zie[^a].\n\n[^a]: A[^c].\n\n[^b]: B.\n\n[^c]: C.",
        path="b.md",
        first_line=1,
    )
    assert problems == ()
    assert body.agenda is not None
    assert body.report is not None
    assert re.findall(r'<li id="(vn-.)" value="(.)">', body.agenda.html) == [("vn-1", "1"), ("vn-3", "3")]
    assert re.findall(r'<li id="(vn-.)" value="(.)">', body.report.html) == [("vn-2", "2")]
    assert (body.agenda.text, body.report.text) == ("Een.", "Twee, zie.")


def test_definitions_serve_all_parts() -> None:
    """A link may use an address that is defined in another part, or the heading of another part."""
    body, problems = read(
        "[a] en [verslag](#verslag)\n\n## Agenda\n### Kop\n\n## Verslag\n[b](#kop)\n\n[a]: https://a.be",
        path="b.md",
        first_line=1,
    )
    assert problems == ()
    assert body.intro is not None
    assert body.report is not None
    assert body.intro.html == f'<p><a href="https://a.be" {REL}>a</a> en <a href="#verslag">verslag</a></p>\n'
    assert body.report.html == '<p><a href="#v-kop">b</a></p>\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Een *korte* [tekst](https://a.be) met `code`.", "Een korte tekst met code.", id="markup"),
        pytest.param("een\ntwee\\\ndrie", "een twee drie", id="lines"),
        pytest.param("### Kop\nTekst.", "Kop: Tekst.", id="heading"),
        pytest.param("### Waarom?\nDaarom.", "Waarom? Daarom.", id="heading-with-question"),
        pytest.param("- Welkom\n- NIS2;\n- Rondvraag", "Welkom; NIS2; Rondvraag", id="list"),
        pytest.param("Een\n\nTwee.\n\n(Drie.)\n\nVier", "Een; Twee. (Drie.) Vier", id="paragraphs"),
        pytest.param("| a | b |\n|---|---|\n| 1 | |", "a; b; 1", id="table"),
        pytest.param("```\na  b\nc\n```\nd", "a b c; d", id="code"),
        pytest.param("> [!TIP]\n> Doe dit.", "Tip: Doe dit.", id="alert"),
        pytest.param("a[^1]\n\n[^1]: b", "a", id="note"),
        pytest.param("- [x] a", "a", id="task"),
        pytest.param("a&nbsp;b &lt;c&gt;", "a b <c>", id="entities"),
        pytest.param("\\*a\\*", "*a*", id="escape"),
    ],
)
def test_text(text: str, expected: str) -> None:
    """The plain text is one line, with punctuation where the layout spoke."""
    assert intro(text).text == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("Een korte tekst.", 16, "Een korte tekst.", id="fits"),
        pytest.param("Een korte tekst.", 15, "Een korte…", id="between-words"),
        pytest.param("Een korte tekst.", 10, "Een korte…", id="just-behind-a-word"),
        pytest.param("Een korte tekst.", 9, "Een…", id="just-inside-a-word"),
        pytest.param("Een, korte tekst.", 6, "Een…", id="without-the-comma"),
        pytest.param("Informatieveiligheid", 8, "Informa…", id="one-long-word"),
        pytest.param("", 5, "", id="empty"),
        pytest.param("Een", 1, "…", id="no-room"),
    ],
)
def test_excerpt(text: str, limit: int, expected: str) -> None:
    """A cut falls between two words, and the dots count."""
    assert excerpt(text, limit) == expected
    assert len(excerpt(text, limit)) <= limit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- punt\n\n  <script>alert(1)</script>",
            [
                '3:3: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="html-block-in-list",
        ),
        pytest.param(
            "a <!-- b --> c",
            [
                "1:3: waarschuwing: deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze; haal ze weg als niet iedereen ze mag lezen [opmerking]"
            ],
            id="comment",
        ),
        pytest.param(
            "<!--\nverborgen\n-->",
            [
                "1:1: waarschuwing: deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze; haal ze weg als niet iedereen ze mag lezen [opmerking]"
            ],
            id="comment-block",
        ),
        pytest.param(
            "a <!-- b",
            [
                '1:3: de opmerking die met "<!--" begint, wordt niet afgesloten; sluit ze af met -->, of haal ze weg [html]'
            ],
            id="comment-half",
        ),
        pytest.param(
            "a <![CDATA[ b ]]> c",
            [
                '1:3: de code "<![CDATA[" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="cdata",
        ),
        pytest.param(
            "a <![CDATA[ b",
            [
                '1:3: de code "<![CDATA[" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="cdata-half",
        ),
        pytest.param(
            "a <![if IE]> b",
            [
                '1:3: de code "<![if IE]>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="conditional",
        ),
        pytest.param(
            "a\n\n<![if IE]> b\n\n### <![x \\<![y",
            [
                '3:1: de code "<![if IE]>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
                '5:5: de code "<![x \\<![y" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
            ],
            id="conditional-at-the-start-of-a-run",
        ),
        pytest.param(
            "<!DOCTYPE html>",
            [
                '1:1: de code "<!DOCTYPE" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="doctype",
        ),
        pytest.param(
            "a <?php echo 1 ?> b",
            [
                '1:3: de code "<?php echo" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="instruction",
        ),
        pytest.param(
            "a <? b",
            [
                '1:3: de code "<? b" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]'
            ],
            id="instruction-half",
        ),
        pytest.param(
            "Zie ![Schema](https://v-ict-or.be/a.png).",
            [
                '1:5: waarschuwing: de afbeelding "Schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'
            ],
            id="image",
        ),
        pytest.param(
            "![](x.png)",
            [
                "1:1: waarschuwing: de afbeelding komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]"
            ],
            id="image-without-name",
        ),
        pytest.param(
            "![Schema][s]\n\n[s]: https://v-ict-or.be/a.png",
            [
                '1:1: waarschuwing: de afbeelding "Schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'
            ],
            id="image-by-definition",
        ),
        pytest.param(
            "[![Logo](a.png)](https://v-ict-or.be)",
            [
                '1:2: waarschuwing: de afbeelding "Logo" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'
            ],
            id="image-in-link",
        ),
        pytest.param(
            "- a\n  - ![b](c)",
            [
                '2:5: waarschuwing: de afbeelding "b" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'
            ],
            id="image-in-list",
        ),
        pytest.param(
            "[x](javascript:alert(1))",
            ['1:1: een link naar "javascript:alert(1)" kan hier niet; een adres begint met https:// [link]'],
            id="link-script",
        ),
        pytest.param(
            "Lees [het verslag](verslag.pdf).",
            [
                '1:6: waarschuwing: "verslag.pdf" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-file",
        ),
        pytest.param(
            "[x](../over.md)",
            [
                '1:1: waarschuwing: "../over.md" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-up",
        ),
        pytest.param(
            "[x](/kringen/)",
            [
                '1:1: waarschuwing: "/kringen/" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-root",
        ),
        pytest.param(
            "[x](www.v-ict-or.be)",
            [
                '1:1: waarschuwing: "www.v-ict-or.be" is geen volledig adres: op de site staan de woorden zonder link; schrijf https://www.v-ict-or.be [link-zonder-doel]'
            ],
            id="link-www",
        ),
        pytest.param(
            "[x](www.v-ict-or.be:80)",
            [
                '1:1: waarschuwing: "www.v-ict-or.be:80" is geen volledig adres: op de site staan de woorden zonder link; schrijf https://www.v-ict-or.be:80 [link-zonder-doel]'
            ],
            id="link-www-port",
        ),
        pytest.param(
            "[x](info@v-ict-or.be)",
            [
                '1:1: waarschuwing: "info@v-ict-or.be" is geen volledig adres: op de site staan de woorden zonder link; schrijf mailto:info@v-ict-or.be [link-zonder-doel]'
            ],
            id="link-mail",
        ),
        pytest.param(
            "[x](//v-ict-or.be/a)",
            [
                '1:1: waarschuwing: "//v-ict-or.be/a" is geen volledig adres: op de site staan de woorden zonder link; schrijf https://v-ict-or.be/a [link-zonder-doel]'
            ],
            id="link-two-slashes",
        ),
        pytest.param(
            "[x](ftp://v-ict-or.be)",
            ['1:1: een link naar "ftp://v-ict-or.be" kan hier niet; een adres begint met https:// [link]'],
            id="link-ftp",
        ),
        pytest.param(
            "[x](<C:\\Mijn stukken\\a.docx>)",
            ['1:1: een link naar "C:\\Mijn stukken\\a.docx" kan hier niet; een adres begint met https:// [link]'],
            id="link-windows",
        ),
        pytest.param(
            "[x]()",
            [
                "1:1: waarschuwing: de link heeft geen adres: op de site staan de woorden zonder link; schrijf het tussen de haakjes, zoals (https://www.v-ict-or.be/) [link-zonder-doel]"
            ],
            id="link-empty",
        ),
        pytest.param(
            "[x](https://)",
            [
                '1:1: waarschuwing: "https://" is geen webadres: op de site staan de woorden zonder link; kopieer het volledige adres uit de browser [link-zonder-doel]'
            ],
            id="link-no-host",
        ),
        pytest.param(
            "[x](https:///v-ict-or.be)",
            [
                '1:1: waarschuwing: "https:///v-ict-or.be" is geen webadres: op de site staan de woorden zonder link; kopieer het volledige adres uit de browser [link-zonder-doel]'
            ],
            id="link-three-slashes",
        ),
        pytest.param(
            "[x](http://[)",
            [
                '1:1: waarschuwing: "http://[" is geen webadres: op de site staan de woorden zonder link; kopieer het volledige adres uit de browser [link-zonder-doel]'
            ],
            id="link-bracket",
        ),
        pytest.param(
            "[x](https://intranet/)",
            [
                '1:1: waarschuwing: "https://intranet/" opent enkel binnen uw eigen netwerk: op de site staan de woorden zonder link; zet het stuk zelf onder documenten, of haal de link weg [link-zonder-doel]'
            ],
            id="link-no-dot",
        ),
        pytest.param(
            "[x](https://v-ict-or.be@kwaad.be/)",
            [
                '1:1: "https://v-ict-or.be@kwaad.be/" is geen webadres; kopieer het volledige adres uit de browser [link]'
            ],
            id="link-user",
        ),
        pytest.param(
            "[x](https://v-ict-or.be:99999/)",
            ['1:1: "https://v-ict-or.be:99999/" is geen webadres; kopieer het volledige adres uit de browser [link]'],
            id="link-port",
        ),
        pytest.param(
            "[x](https://v-ict-or.be%/)",
            ['1:1: "https://v-ict-or.be%/" is geen webadres; kopieer het volledige adres uit de browser [link]'],
            id="link-percent",
        ),
        pytest.param(
            "[x](<https://v-ict-or.be/a b>)",
            ['1:1: "https://v-ict-or.be/a b" is geen webadres; kopieer het volledige adres uit de browser [link]'],
            id="link-space",
        ),
        pytest.param(
            "a\nb [x](https://v-ict-or.be/mijn verslag.pdf)",
            [
                '2:5: na "https://v-ict-or.be/mijn" breekt het adres van deze link af; schrijf %20 voor een spatie in het adres, en sluit af met een haakje [link]'
            ],
            id="link-with-spaces",
        ),
        pytest.param(
            "https://v-ict-or.be en [a](https://v-ict-or.be/mijn verslag.pdf) en [b](",
            [
                '1:26: na "https://v-ict-or.be/mijn" breekt het adres van deze link af; schrijf %20 voor een spatie in het adres, en sluit af met een haakje [link]'
            ],
            id="link-with-spaces-behind-its-beginning",
        ),
        pytest.param(
            "Zie https://v-ict-or.be en [a](https://v-ict-or.be/mijn verslag.pdf).",
            [
                '1:30: na "https://v-ict-or.be/mijn" breekt het adres van deze link af; schrijf %20 voor een spatie in het adres, en sluit af met een haakje [link]'
            ],
            id="link-with-spaces-behind-another",
        ),
        pytest.param(
            "[x](https://v-ict-or.be:/)",
            ['1:1: "https://v-ict-or.be:/" is geen webadres; kopieer het volledige adres uit de browser [link]'],
            id="link-without-port",
        ),
        pytest.param(
            "[x](www.v-ict-or.be/mijn verslag.pdf)",
            [
                '1:3: na "www.v-ict-or.be/mijn" breekt het adres van deze link af; schrijf %20 voor een spatie in het adres, en sluit af met een haakje [link]'
            ],
            id="link-with-spaces-www",
        ),
        pytest.param(
            "[x](<https://v-ict-or.be\\@kwaad.be/>)",
            [
                '1:1: "https://v-ict-or.be@kwaad.be/" is geen webadres; kopieer het volledige adres uit de browser [link]'
            ],
            id="link-backslash",
        ),
        pytest.param(
            "[x](https//v-ict-or.be)",
            [
                '1:1: waarschuwing: "https//v-ict-or.be" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-no-colon",
        ),
        pytest.param(
            "[x](mailto:info(at)v-ict-or.be)",
            ['1:1: "mailto:info(at)v-ict-or.be" is geen mailadres; schrijf het zoals mailto:info@v-ict-or.be [link]'],
            id="link-bad-mail",
        ),
        pytest.param(
            "[x](mailto:?subject=a)",
            ['1:1: "mailto:?subject=a" is geen mailadres; schrijf het zoals mailto:info@v-ict-or.be [link]'],
            id="link-mail-to-nobody",
        ),
        pytest.param(
            "[x](tel:bel-ons)",
            ['1:1: "tel:bel-ons" is geen telefoonnummer; schrijf het zoals tel:+3215000000 [link]'],
            id="link-bad-phone",
        ),
        pytest.param(
            "[x](#weg)",
            [
                '1:1: waarschuwing: "#weg" is geen kop in deze tekst: op de site staan de woorden zonder link; schrijf # en de kop in kleine letters, met koppeltekens tussen de woorden [link-zonder-doel]'
            ],
            id="link-anchor",
        ),
        pytest.param(
            "[x](#)",
            [
                '1:1: waarschuwing: "#" is geen kop in deze tekst: op de site staan de woorden zonder link; schrijf # en de kop in kleine letters, met koppeltekens tussen de woorden [link-zonder-doel]'
            ],
            id="link-anchor-empty",
        ),
        pytest.param(
            "a\nb [x](file:///etc/passwd)",
            ['2:3: een link naar "file:///etc/passwd" kan hier niet; een adres begint met https:// [link]'],
            id="link-second-line",
        ),
        pytest.param(
            "1. a\n2. b [x](y)",
            [
                '2:6: waarschuwing: "y" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-in-list",
        ),
        pytest.param(
            "| [x](y) | [x](y) |\n|---|---|",
            [
                '1:3: waarschuwing: "y" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]',
                '1:12: waarschuwing: "y" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]',
            ],
            id="link-in-cells",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: b [x](y)",
            [
                '3:9: waarschuwing: "y" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="link-in-note",
        ),
        pytest.param(
            "<ftp://v-ict-or.be>",
            ['1:1: een link naar "ftp://v-ict-or.be" kan hier niet; een adres begint met https:// [link]'],
            id="link-angle",
        ),
        pytest.param(
            "<info@localhost>",
            ['1:1: "mailto:info@localhost" is geen mailadres; schrijf het zoals mailto:info@v-ict-or.be [link]'],
            id="link-angle-mail",
        ),
        pytest.param(
            "a [x][r]\n\n[r]: javascript:alert(1)",
            ['3:6: een link naar "javascript:alert(1)" kan hier niet; een adres begint met https:// [link]'],
            id="definition",
        ),
        pytest.param(
            'a\n\n[r]:\n  verslag.pdf\n  "titel"',
            [
                '4:3: waarschuwing: "verslag.pdf" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'
            ],
            id="definition-unused",
        ),
        pytest.param(
            "[x][r]\n\n[r]: #weg",
            [
                '3:6: waarschuwing: "#weg" is geen kop in deze tekst: op de site staan de woorden zonder link; schrijf # en de kop in kleine letters, met koppeltekens tussen de woorden [link-zonder-doel]'
            ],
            id="definition-anchor",
        ),
        pytest.param(
            "Lees [zie <https://v-ict-or.be>](https://v-ict-or.be/a)",
            ["1:6: in de tekst van deze link staat nog een link; zet de twee na elkaar [link-in-link]"],
            id="link-in-link",
        ),
        pytest.param(
            "## Agenda\n\na\n\n## Agenda\n\nb",
            ['5:1: "## Agenda" staat al op regel 1; zet alles onder een enkele kop [dubbele-kop]'],
            id="twice",
        ),
        pytest.param(
            "## Agenda\n## agenda",
            ['2:1: "## Agenda" staat al op regel 1; zet alles onder een enkele kop [dubbele-kop]'],
            id="twice-empty",
        ),
        pytest.param(
            "### Verslag\n\na",
            [
                '1:1: de kop "### Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-level-3",
        ),
        pytest.param(
            "# Verslag",
            [
                '1:1: de kop "# Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-level-1",
        ),
        pytest.param(
            "#### AGENDA",
            [
                '1:1: de kop "#### AGENDA" telt niet als de kop Agenda; schrijf ## Agenda vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-level-4",
        ),
        pytest.param(
            "##Verslag\n\na",
            ['1:1: "##Verslag" is geen kop; schrijf ## Verslag vooraan op een eigen regel [bijna-kop]'],
            id="near-glued",
        ),
        pytest.param(
            "a\n##Verslag",
            ['2:1: "##Verslag" is geen kop; schrijf ## Verslag vooraan op een eigen regel [bijna-kop]'],
            id="near-glued-later",
        ),
        pytest.param(
            "## Verslag:",
            [
                '1:1: de kop "## Verslag:" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-colon",
        ),
        pytest.param(
            "## **Verslag**",
            [
                '1:1: de kop "## **Verslag**" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-bold",
        ),
        pytest.param(
            "## Verlsag\n\na",
            [
                '1:1: de kop "## Verlsag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-typo",
        ),
        pytest.param(
            "## Agenta",
            [
                '1:1: de kop "## Agenta" telt niet als de kop Agenda; schrijf ## Agenda vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-typo-agenda",
        ),
        pytest.param(
            "## 2. Verslag",
            [
                '1:1: de kop "## 2. Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-number",
        ),
        pytest.param(
            "> ## Verslag",
            [
                '1:1: de kop "> ## Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-in-quote",
        ),
        pytest.param(
            "- ## Verslag",
            [
                '1:1: de kop "- ## Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-in-list",
        ),
        pytest.param(
            "a\n\n    ## Verslag",
            ['3:1: "## Verslag" is geen kop; schrijf ## Verslag vooraan op een eigen regel [bijna-kop]'],
            id="near-as-code",
        ),
        pytest.param(
            "## Verslagen",
            [
                '1:1: de kop "## Verslagen" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]'
            ],
            id="near-plural",
        ),
        pytest.param(
            "Verslag\n\na",
            [
                '1:1: waarschuwing: "Verslag" telt niet als de kop Verslag; schrijf ## Verslag wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain",
        ),
        pytest.param(
            "Verslag:\n- a",
            [
                '1:1: waarschuwing: "Verslag:" telt niet als de kop Verslag; schrijf ## Verslag wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain-colon",
        ),
        pytest.param(
            "**Agenda**\n\na",
            [
                '1:1: waarschuwing: "**Agenda**" telt niet als de kop Agenda; schrijf ## Agenda wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain-bold",
        ),
        pytest.param(
            "Agenda\nWelkom",
            [
                '1:1: waarschuwing: "Agenda" telt niet als de kop Agenda; schrijf ## Agenda wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain-first-line",
        ),
        pytest.param(
            "## Verslag van de bijeenkomst\n\na",
            [
                '1:1: waarschuwing: "Verslag van de bijeenkomst" telt niet als de kop Verslag; schrijf ## Verslag wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain-with-words",
        ),
        pytest.param(
            "## Agenda 11 maart",
            [
                '1:1: waarschuwing: "Agenda 11 maart" telt niet als de kop Agenda; schrijf ## Agenda wanneer de tekst daaronder daarbij hoort [geen-kop]'
            ],
            id="plain-with-date",
        ),
        pytest.param(
            "Overleg&#x202E;gnal",
            ['1:8: "&#x202E;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-hexadecimal",
        ),
        pytest.param(
            "a &#8238; b",
            ['1:3: "&#8238;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-decimal",
        ),
        pytest.param(
            "a&#0;b",
            ['1:2: "&#0;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-zero",
        ),
        pytest.param(
            "a\nb&ZeroWidthSpace;c",
            [
                '2:2: "&ZeroWidthSpace;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'
            ],
            id="entity-name",
        ),
        pytest.param(
            "[x](java&Tab;script:alert)",
            [
                '1:1: waarschuwing: "java script:alert" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]',
                '1:9: "&Tab;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]',
            ],
            id="entity-tab",
        ),
        pytest.param(
            "&NewLine;",
            ['1:1: "&NewLine;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-line",
        ),
        pytest.param(
            "&shy;",
            ['1:1: "&shy;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-hyphen",
        ),
        pytest.param(
            "&#99999999;",
            ['1:1: "&#99999999;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-too-large",
        ),
        pytest.param(
            "&#xD800;",
            ['1:1: "&#xD800;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-surrogate",
        ),
        pytest.param(
            "&#xE000;",
            ['1:1: "&#xE000;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-private",
        ),
        pytest.param(
            "[x](javascript&colon;alert)",
            ['1:1: een link naar "javascript:alert" kan hier niet; een adres begint met https:// [link]'],
            id="entity-colon",
        ),
        pytest.param(
            '[x](https://v-ict-or.be "a&#x202E;b")',
            ['1:27: "&#x202E;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-in-title",
        ),
        pytest.param(
            "`&#x202E;`",
            ['1:2: "&#x202E;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]'],
            id="entity-as-code",
        ),
        pytest.param(
            "```\nping",
            [
                "1:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ``` [open-codeblok]"
            ],
            id="fence",
        ),
        pytest.param(
            "~~~\nping\n\n## Verslag",
            [
                "1:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ~~~ [open-codeblok]"
            ],
            id="fence-takes-the-report",
        ),
        pytest.param(
            "> ```\n> a\n\nb",
            [
                "1:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ``` [open-codeblok]"
            ],
            id="fence-in-quote",
        ),
        pytest.param(
            "a\n\n[^1]: b",
            [
                "3:1: waarschuwing: de voetnoot [^1] wordt nergens gebruikt en verschijnt niet; zet [^1] in de tekst waar ze bij hoort [voetnoot]"
            ],
            id="note-unused",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: b\n\n[^1]: c",
            [
                "3:1: waarschuwing: de voetnoot [^1] staat ook op regel 5; enkel die verschijnt; geef een van beide een ander nummer [voetnoot]"
            ],
            id="note-twice",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: b\n\n    [^2]: c",
            [
                "5:5: waarschuwing: de voetnoot [^2] wordt nergens gebruikt en verschijnt niet; zet [^2] in de tekst waar ze bij hoort [voetnoot]"
            ],
            id="note-in-note",
        ),
        pytest.param(
            "a\n\n[x](https://1.2.3.999/)",
            [
                "3:1: iets in dit deel kwam niet door de controle op veiligheid; schrijf het eenvoudiger en kijk de adressen na [onveilig]"
            ],
            id="net-address",
        ),
        pytest.param(
            "a\n\n- b\n- https://1.2.3.999/",
            [
                "3:1: iets in dit deel kwam niet door de controle op veiligheid; schrijf het eenvoudiger en kijk de adressen na [onveilig]"
            ],
            id="net-in-list",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: [x](https://xn--a.be/)",
            [
                "3:1: iets in dit deel kwam niet door de controle op veiligheid; schrijf het eenvoudiger en kijk de adressen na [onveilig]"
            ],
            id="net-in-note",
        ),
        pytest.param(
            "````\na\n```",
            [
                "1:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ```` [open-codeblok]"
            ],
            id="fence-closed-by-a-shorter-one",
        ),
        pytest.param(
            "```\na\n```x",
            [
                "1:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ``` [open-codeblok]"
            ],
            id="fence-closed-by-more-than-a-fence",
        ),
    ],
)
def test_problems(text: str, expected: list[str]) -> None:
    """Every mistake is named with its line, its column, and what would be right."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("## Verslag\na\n\n### Verslag", id="below-a-real-one"),
        pytest.param("## Agenda\n- a\n\n### Verslag vorige bijeenkomst", id="subject"),
        pytest.param("## Agenda\n- a\n\n## Verslag van de vorige bijeenkomst", id="subject-long"),
        pytest.param("## Agenda volgende bijeenkomst", id="next"),
        pytest.param("## Verslaggeving", id="other-word"),
        pytest.param("## Verslag\na\n\n### Verslag van de werkgroep", id="longer-below-a-real-one"),
        pytest.param("## Verslag\n*a*\n\n### Verslag van de werkgroep", id="longer-below-a-real-one-for-the-parser"),
        pytest.param("#wifi en #nis2\n\n#1", id="hashes"),
        pytest.param("[q](x y) en a\\]([x](https://v-ict-or.be/))", id="link-behind-brackets"),
        pytest.param("## Legenda", id="legend"),
        pytest.param("## Verdrag", id="treaty"),
        pytest.param("## Vragen", id="questions"),
        pytest.param("Het staat in het\nverslag.", id="wrapped-line"),
        pytest.param("verslag\nen agenda", id="wrapped-first-line"),
        pytest.param("Verslag: De besturen spraken over wifi.", id="sentence"),
        pytest.param("- Verslag\n- Agenda", id="list"),
        pytest.param("| Agenda | Verslag |\n|---|---|\n| a | b |", id="table"),
        pytest.param("> Verslag", id="quote"),
        pytest.param("`## Verslag`", id="code"),
        pytest.param("1 < 2 en 3 > 2, <3, <-, a<b", id="less-than"),
        pytest.param("Jansen & Co, AT&T, &copy, &onbekend; &#", id="ampersands"),
        pytest.param("`<b>` en \\<b>\n\n    <b>\n\n```\n<!-- x -->\n```", id="html-as-code"),
        pytest.param("- - -\n\n* * * * * * * * * * * * * * * * * * * * * * * *", id="rules"),
        pytest.param("[ ] [x] [tekst] [^1] [a][b] ![c]", id="brackets"),
        pytest.param("> ```\n> a\n> ```\n\n- ~~~\n  a\n  ~~~~\n\n````\n```\n````", id="closed-fences"),
        pytest.param("http://localhost, xmpp:a@b.be, a@b.1, www.a%, mailto:x", id="words-like-addresses"),
        pytest.param("é ü ß ĳ € “q” ‘r’ – — … 😀 👩‍💻 日本 עברית", id="characters"),
    ],
)
def test_no_false_alarm(text: str) -> None:
    """What people write in good faith passes without a word."""
    assert told(text) == []


def test_an_awful_text() -> None:
    """All mistakes of a text come out at once, in the order of their places, and what is left is safe."""
    body, problems = read(AWFUL, path="meetings/kempen/2027-06-01.md", first_line=9)
    assert [str(problem).removeprefix("meetings/kempen/2027-06-01.md:") for problem in problems] == AWFUL_PROBLEMS
    assert shape(body) == {
        "intro": ("Titel: Dag <naam>, zie dit en dat.", 9),
        "report": ("Besloten <script>a</script> schema\u200b; <iframe> x </iframe>; verslag: Agenda", 13),
    }


AWFUL = """\
# Titel

Dag <naam>, zie [dit](dit.pdf) en [dat][d].<!-- weg -->

## Verslag
Besloten <script>a</script>
  ![schema](data:image/png;base64,x)&#8203;

<iframe>
x
</iframe>

## verslag
### Agenda
[d]: javascript:alert(1)

```
"""
AWFUL_PROBLEMS: list[str] = [
    '11:17: waarschuwing: "dit.pdf" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]',
    "11:44: waarschuwing: deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze; haal ze weg als niet iedereen ze mag lezen [opmerking]",
    '14:10: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
    '15:3: waarschuwing: de afbeelding "schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]',
    '15:37: "&#8203;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]',
    '17:1: HTML "<iframe>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
    '23:6: een link naar "javascript:alert(1)" kan hier niet; een adres begint met https:// [link]',
    "25:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ``` [open-codeblok]",
]


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_every_example_has_its_own_mistake(code: Code) -> None:
    """The help page shows for each mistake a text that really has it; a text that is too long is only described."""
    found = {problem.code for problem in read(code.example, path="b.md", first_line=1)[1]}
    assert code in found or code is TOO_LONG


def test_every_code_has_its_own_name() -> None:
    """A name leads to one explanation."""
    assert len({code.name for code in CODES}) == len(CODES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a" * 100 + "\n" + ("b" * 99 + "\n") * 3000,
            "1:1: de tekst is 300 kB groot; 300 kB kan; kort de tekst in [lange-tekst]",
            id="bytes",
        ),
        pytest.param(
            ("é" * 99 + "\n") * 2000,
            "1:1: de tekst is 398 kB groot; 300 kB kan; kort de tekst in [lange-tekst]",
            id="bytes-not-characters",
        ),
        pytest.param(
            "a\n\n" + ">" * 21 + " b",
            "3:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
            id="quotes",
        ),
        pytest.param(
            "\n".join("  " * depth + "- a" for depth in range(25)),
            "21:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
            id="lists",
        ),
        pytest.param(
            "- " * 21 + "a",
            "1:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
            id="lists-in-a-line",
        ),
        pytest.param(
            "a\n\n" + "*a _b " * 11 + "b_ a*" * 11,
            "3:1: de opmaak staat te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
            id="emphasis",
        ),
        pytest.param(
            "|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "x\n" * 200,
            "202:1: de tabellen hebben meer dan 20000 cellen; 20000 kan; verwijs onder documenten naar de tabel "
            "[te-veel-opmaak]",
            id="cells",
        ),
    ],
)
def test_limits(text: str, expected: str) -> None:
    """A text over a limit is refused at its place, and nothing of it is published."""
    assert told(text) == [expected]
    assert read(text, path="b.md", first_line=1)[0] == Body()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(("a" * 99 + "\n") * 2999 + "a" * 100, id="bytes"),
        pytest.param("a\n" * 50_000, id="lines"),
        pytest.param("b " * 50_000, id="line"),
        pytest.param("[" * 50_000, id="brackets"),
        pytest.param((":" * 100 + "\n") * 1000, id="punctuation"),
        pytest.param(">" * 20 + " b", id="quotes"),
        pytest.param("\n".join("  " * depth + "- a" for depth in range(20)), id="lists"),
        pytest.param("|" + "a|" * 100 + "\n|" + "-|" * 100 + "\n" + "x\n" * 199, id="cells"),
    ],
)
def test_just_within_the_limits(text: str) -> None:
    """What fits exactly passes."""
    assert told(text) == []


TAGS = set(
    "a blockquote br code div em h2 h3 h4 h5 h6 hr input li ol p pre s strong sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "rel", "class", "aria-label"},
    "div": {"class"},
    "input": {"type", "class", "disabled", "checked", "aria-label"},
    "li": {"class", "id", "value"},
    "ol": {"class", "start"},
    "p": {"class"},
    "sup": {"id"},
    "td": {"class"},
    "th": {"class", "scope"},
    "ul": {"class"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
HREF = re.compile(
    r"(https?://[\w.-]+([:/?#]|$)|mailto:[\w.%+-]+@|tel:[+0-9]|#(v-|vn-|vr-|agenda$|verslag$))", re.IGNORECASE
)
ID = re.compile(r"(v|vn|vr)-[^\s<>]+")


class Elements(HTMLParser):
    """The ids in some HTML, and everything that this site never publishes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element, with its attributes and their values."""
        if tag not in TAGS:
            self.strange.append(tag)
        self.ids.extend(value or "" for name, value in attrs if name == "id")
        for name, value in attrs:
            pattern = {"href": HREF.match, "id": ID.fullmatch}.get(name)
            if name not in ATTRIBUTES.get(tag, ()):
                self.strange.append(f"{tag} {name}")
            elif pattern and not pattern(value or ""):
                self.strange.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.strange.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        """A document type."""
        self.strange.append(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        """A section of characters."""
        self.strange.append(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        """An instruction."""
        self.strange.append(f"<?{data}")


def parsed(html: str) -> Elements:
    """Some HTML as a browser would read it."""
    elements = Elements()
    elements.feed(html)
    elements.close()
    return elements


def strange(html: str) -> list[str]:
    """The elements, attributes, addresses and ids in some HTML that this site never publishes."""
    return parsed(html).strange


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_comes_through(name: str) -> None:
    """Whatever is tried, it is refused or harmless, and what is published holds only what is allowed."""
    body, problems = read(SCRIPTS[name], path="b.md", first_line=1)
    assert [item for section in sections(body) for item in strange(section.html)] == []
    assert any(problem.is_error for problem in problems) == (name in REFUSED)


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_comes_through_inside_other_markup(name: str) -> None:
    """The same in a quote, a list, a table, emphasis, the text of a link, and behind an unclosed fence."""
    for before in ("> ", "- ", "| a |\n|---|\n| ", "**", "[", "```\n", "## Verslag\n", "[^1]\n\n[^1]: ", "<", "&"):
        body, _ = read(before + SCRIPTS[name] + "** ](https://a.be)", path="b.md", first_line=1)
        assert [item for section in sections(body) for item in strange(section.html)] == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<script>", ["script"], id="element"),
        pytest.param("<p onclick=x>", ["p onclick"], id="attribute"),
        pytest.param('<a href="javascript:x">', ["a href=javascript:x"], id="scheme"),
        pytest.param('<a href="//a.be">', ["a href=//a.be"], id="two-slashes"),
        pytest.param('<h2 id="inhoud">', ["h2 id=inhoud"], id="identity"),
        pytest.param("<!-- a -->", ["<!-- a "], id="comment"),
    ],
)
def test_the_watchman_wakes(html: str, expected: list[str]) -> None:
    """The check of the tests above sees what it should see."""
    assert strange(html) == expected


THIRD = MAX_BYTES // 3
"""As long as a text may be, cut by three: what takes the square of its length is then still far over a third of the time."""


def filled(unit: str, length: int = THIRD) -> str:
    """A text that repeats a unit in one row."""
    return unit * (length // len(unit.encode()))


def column(unit: str, length: int = THIRD) -> str:
    """A text that repeats a unit row by row."""
    return filled(f"{unit}\n", length)


FAMILIES = (
    *("[", "![", "[a](b", "[a]: ", "[^1]", "[a]((((", "[a](<", '[a](b "', "]", "(", "!"),
    *("*a **a ", "**a *a_ ", "_a__", "*", "~a~~", "`a``", "`"),
    *("<", "<!--", "<?", "<![CDATA[", "<a b='", "<http:", "<div>"),
    *("&", "&#", "&CounterClockwiseContourIntegral;", "&#x202E;", "\\"),
    *("http://", "a:", "mailto:", "a@b.c ", "www.", "w", "_www.a", "(http://a.b/)"),
    *("|", "|-", "> ", ">", "- ", "1. ", "#", "---", "x", "\t", "a\\\n", "a  \n", "😀"),
)


@pytest.mark.parametrize("unit", FAMILIES, ids=repr)
def test_no_repetition_is_slow(unit: str) -> None:
    """A row and a column of anything, a third as long as a text may be, are read in a second."""
    for text in (filled(unit), column(unit)):
        started = time.process_time()
        read(text, path="b.md", first_line=1)
        assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(filled("<?", MAX_BYTES), id="instructions"),
        pytest.param(column("_www.a", MAX_BYTES), id="addresses"),
        pytest.param(column("&", MAX_BYTES), id="ampersands"),
    ],
)
def test_what_takes_longest_takes_three_seconds(text: str) -> None:
    """Of those, at the full length, the three that take longest for it."""
    started = time.process_time()
    read(text, path="b.md", first_line=1)
    assert time.process_time() - started < 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 20_000, id="brackets"),
        pytest.param(">" * 500 + "a", id="quotes"),
        pytest.param((">" * 19 + "a\n") * 500, id="quotes-many"),
        pytest.param(">" * 20 + "a\n" + "b\n" * 4900, id="quotes-lazy"),
        pytest.param("\n".join("  " * depth + "- a" for depth in range(300)), id="lists"),
        pytest.param("\n".join("  " * (n % 20) + "- a" for n in range(3000)), id="lists-up-and-down"),
        pytest.param("\n".join("-+*"[n % 3] + " a" for n in range(4900)), id="lists-of-one"),
        pytest.param(" ".join("`" * n for n in range(135)), id="backticks-growing"),
        pytest.param("|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "x\n" * 60, id="table-1000-columns"),
        pytest.param("|a|\n|-|\n" + "|x|\n" * 10_000, id="table-10000-rows"),
        pytest.param("|a|\n|-|\n" + "x\n" * 4900, id="table-4900-rows"),
        pytest.param("|" + "a|" * 990 + "\n|" + "-|" * 990 + "\n" + "x\n" * 4900, id="table-completed"),
        pytest.param("\n".join(f"[a{n}]: https://a.be" for n in range(5000)), id="definitions"),
        pytest.param("\n".join(f"[a{n}]: b" for n in range(3000)) + "\n\n[a1] " * 300, id="definitions-used"),
        pytest.param("[a]: b 'x\n" + "x\n" * 4900, id="definition-without-end"),
        pytest.param("[a\n" + "x\n" * 4900, id="label-without-end"),
        pytest.param(
            "".join(f"a[^{n}]\n\n" for n in range(1000)) + "".join(f"[^{n}]: b\n" for n in range(1000)), id="notes"
        ),
        pytest.param("".join(f"[^{n}]: b\n" for n in range(1600)), id="notes-unused"),
        pytest.param("a[^1] " * 1500 + "\n\n[^1]: b", id="note-used-often"),
        pytest.param(("[" * 100 + "a" + "](b)" * 100 + "\n") * 15, id="links-in-links"),
        pytest.param(("![" * 40 + "a" + "](b)" * 40 + "\n") * 40, id="images-in-images"),
        pytest.param(("[a](" + "(" * 31 + "b" + ")" * 31 + ")\n") * 140, id="parentheses"),
        pytest.param("### a\n" * 3300, id="equal-headings"),
        pytest.param("### Verslaf\n" * 3300, id="headings-nearly"),
        pytest.param("- " * 20 + "a\n\n" + (" " * 40 + "b\n\n") * 2000, id="list-of-paragraphs"),
        pytest.param("https://a.be/" + ")" * 1900, id="address-of-parentheses"),
        pytest.param(("https://a.be/" + "&a;" * 400 + "\n") * 10, id="address-of-entities"),
        pytest.param("<a" + " b=c" * 480 + "\n<" * 4000, id="attributes"),
        pytest.param("\n" * 4999, id="empty-lines"),
        pytest.param("[[ wawbwabwba aawa abbawwbbab bwabbb wb wa wwwaawbb " * 400, id="letters-w"),
    ],
)
def test_no_text_is_slow(text: str) -> None:
    """No text keeps the build busy, and none raises: over the limits it costs nothing, within them at most 2 seconds."""
    started = time.process_time()
    read(text, path="b.md", first_line=1)
    assert time.process_time() - started < 5


def test_a_report_is_read_in_no_time() -> None:
    """A report of 400 words takes about 2 ms; ten times that is asked of a busy machine."""
    report = "## Agenda\n\n" + "1. Punt over *veiligheid*\n" * 8 + "\n## Verslag\n\n" + REPORT * 3
    read(report, path="b.md", first_line=1)
    started = time.process_time()
    for _ in range(5):
        read(report, path="b.md", first_line=1)
    assert (time.process_time() - started) / 5 < 0.2


REPORT = (
    "### Integratie\n\nDe besturen bespraken de **integratie** van gemeente en OCMW, zie https://www.v-ict-or.be/.\n"
    + "Een tweede zin vertelt wat de deelnemers daar zelf van vonden en wat ze nog willen weten.\n" * 6
    + "\n- een punt\n- nog een punt met [een link](https://www.v-ict-or.be/)\n\n"
)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p onclick=x>a</p>", "<p>a</p>", id="handler"),
        pytest.param('<a href="https://a.be" onclick="x">a</a>', '<a href="https://a.be">a</a>', id="handler-of-link"),
        pytest.param("<script>x</script>a", "a", id="script"),
        pytest.param('<a href="javascript:x">a</a>', "<a>a</a>", id="scheme"),
        pytest.param('<a href="//a.be">a</a>', "<a>a</a>", id="two-slashes"),
        pytest.param('<a href="/a">a</a>', "<a>a</a>", id="relative"),
        pytest.param('<a href="#inhoud">a</a>', "<a>a</a>", id="anchor-of-the-page"),
        pytest.param('<a target="_blank">a</a>', "<a>a</a>", id="target"),
        pytest.param('<a rel="opener">a</a>', "<a>a</a>", id="rel"),
        pytest.param('<p style="color:red" id="v-a">a</p>', "<p>a</p>", id="style"),
        pytest.param('<p class="admonition-title md-nav">a</p>', '<p class="admonition-title">a</p>', id="class"),
        pytest.param('<input type="text" name="a">', "<input>", id="input"),
        pytest.param("<h1>a</h1>", "a", id="title"),
        pytest.param("<img src=x><svg></svg><iframe></iframe>", "", id="elements"),
        pytest.param("<!-- a -->b", "b", id="comment"),
        pytest.param("<p><a href='#v-a'>a<a href='#v-b'>b</a></a></p>", None, id="link-in-link"),
    ],
)
def test_the_second_net(html: str, expected: str | None) -> None:
    """Whatever else the renderer would make, only what is written out is published, and a difference is noticed."""
    clean, is_whole = publish(html)
    assert not is_whole
    assert expected is None or clean == expected


def test_the_second_net_lets_its_own_html_through() -> None:
    """A quote, a `>` and a fixed space may be written in two ways."""
    html = "<p>a \"b\" &gt; &nbsp;\xa0 &quot;c&quot; 'd' &amp; &lt;</p>\n<hr>\n<br>"
    assert publish(html) == ('<p>a "b" &gt; &nbsp;&nbsp; "c" \'d\' &amp; &lt;</p>\n<hr>\n<br>', True)


PIECES = st.sampled_from(
    [
        *FAMILIES,
        *SCRIPTS.values(),
        "\n",
        "\n\n",
        "    ",
        "## Verslag\n",
        "## Agenda\n",
        "> [!NOTE]\n",
        "```\n",
        "- [x] ",
    ]
)
TEXTS = st.one_of(st.text(st.characters(), max_size=200), st.lists(PIECES, max_size=12).map("".join))


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_is_safe(text: str) -> None:
    """No text raises, and whatever is published holds only what is allowed, with or without problems."""
    body, problems = read(text, path="b.md", first_line=5)
    for section in sections(body):
        assert strange(section.html) == []
        assert section.text == " ".join(section.text.split())
    lines = len(re.split("\r\n|\r|\n", text))
    assert all(5 <= problem.mark.line < 5 + lines and problem.mark.column >= 1 for problem in problems)
    assert list(problems) == sorted(set(problems), key=lambda problem: problem.order)


@settings(max_examples=100)
@given(TEXTS)
def test_ids_are_unique(text: str) -> None:
    """No two elements of a page get the same id."""
    body, _ = read(text, path="b.md", first_line=1)
    ids = [identity for section in sections(body) for identity in parsed(section.html).ids]
    assert len(ids) == len(set(ids))


@settings(max_examples=100)
@given(st.text(st.characters(), max_size=80), st.integers(1, 60))
def test_an_excerpt_fits(text: str, limit: int) -> None:
    """An excerpt is never longer than asked, and begins as the text does."""
    cut = excerpt(text, limit)
    assert len(cut) <= limit
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
