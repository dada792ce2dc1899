"""The HTML that people write in a text: read as they mean it, and nothing of it comes through."""

from __future__ import annotations

import re
import time

import pytest

from kringen.detours import direct
from kringen.markdown import read
from kringen.markdown.elements import BLOCKS, BREAKS, PAIRS, REFUSED, WORDS
from kringen.markdown.limits import MAX_BYTES

HIDDEN = (
    "waarschuwing: deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze; "
    "haal ze weg als niet iedereen ze mag lezen [opmerking]"
)
ESCAPE = "schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\<"


def told(text: str) -> list[str]:
    """What is said of a text, without the name of the file."""
    return [str(problem).removeprefix("b.md:") for problem in read(text, path="b.md", first_line=1)[1]]


def html(text: str) -> str:
    """What becomes of a text, whatever is said of it."""
    body, _ = read(text, path="b.md", first_line=1)
    return "".join(part.html for part in (body.intro, body.agenda, body.report) if part).replace("\n", "")


MEANT = (
    pytest.param("Dit is <b>vet</b> en <EM>schuin</EM>.", "<p>Dit is <strong>vet</strong> en <em>schuin</em>.</p>", id="marks"),
    pytest.param("(<b>a</b>)<i> b </i>c", "<p>(<strong>a</strong>)<em> b </em>c</p>", id="marks-inside-words"),
    pytest.param("<s>weg</s> <del>ook</del>", "<p><s>weg</s> <s>ook</s></p>", id="struck"),
    pytest.param("<b>een *twee*</b>", "<p><strong>een <em>twee</em></strong></p>", id="marks-in-marks"),
    pytest.param("<b><i>een</i></b> <i>a <b>twee</b></i> <s><b>drie</b> b</s>", "<p><strong><em>een</em></strong> <em>a <strong>twee</strong></em> <s><strong>drie</strong> b</s></p>", id="nested"),
    pytest.param("<b>een <i>twee</b> drie</i> <b><b>vier</b></b>", "<p><strong>een twee</strong> drie <strong>vier</strong></p>", id="crossing"),
    pytest.param("<b>een</b><b>twee</b><i>drie</i>vier", "<p><strong>een</strong><strong>twee</strong><em>drie</em>vier</p>", id="side-by-side"),
    pytest.param("**<b>een</b>** <b>**twee**</b> *<b>drie</b>*", "<p><strong>een</strong> <strong>twee</strong> <em><strong>drie</strong></em></p>", id="marked-twice"),
    pytest.param("<b>een</b> en <b>twee</b>", "<p><strong>een</strong> en <strong>twee</strong></p>", id="twice"),
    pytest.param("### Kop <em>x</em>", '<h3 id="v-kop-x">Kop <em>x</em></h3>', id="in-a-heading"),
    pytest.param("<b>een\n\ntwee</b> <i></i> <b>drie", "<p>een</p><p>twee  drie</p>", id="marks-without-end"),
    pytest.param("| <b>a | b</b> |\n|---|---|", '<table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead></table>', id="marks-over-cells"),
    pytest.param("een <u>twee</u> <font color=red>drie</font> <span style='x'>vier</span>", "<p>een twee drie vier</p>", id="words"),
    pytest.param("[<span>a</span>](https://a.be)", '<p><a href="https://a.be" rel="noopener noreferrer">a</a></p>', id="in-a-link"),
    pytest.param("m<sup>2</sup>, CO<sub>2</sub>, 10<SUP>12</SUP>, 1<sup>ste</sup>", "<p>m², CO₂, 10¹², 1ste</p>", id="figures"),
    pytest.param("Zie <a href='https://a.be/x_y_z' target=_blank>a *b*</a>, <A HREF=#kop>c</A>\n\n### Kop", '<p>Zie <a href="https://a.be/x_y_z" rel="noopener noreferrer">a <em>b</em></a>, <a href="#v-kop">c</a></p><h3 id="v-kop">Kop</h3>', id="link"),
    pytest.param('<b><a class="k" href="mailto:info@a.be" title="een titel">b</a></b>', '<p><strong><a href="mailto:info@a.be">b</a></strong></p>', id="link-in-marks"),
    pytest.param('Zie <a href="https://a.be"><span style="x"><b>a</b></span> b</a>', '<p>Zie <a href="https://a.be" rel="noopener noreferrer">a b</a></p>', id="link-with-marks"),
    pytest.param('<h1>Titel</h1>\n<h2 id="x">Kop <i>x</i></h2>\n<p>a</p>\n  <h4>b</h4>\nc', '<h2 id="v-titel">Titel</h2><h3 id="v-kop-x">Kop <em>x</em></h3><p>a</p><h4 id="v-b">b</h4><p>c</p>', id="headings"),
    pytest.param("<h2>Verslag</h2>\n\na\n\n## Verslag\n\nb", '<h2 id="v-verslag">Verslag</h2><p>a</p><p>b</p>', id="heading-of-html-opens-nothing"),
    pytest.param("<ul>\n<li>a</li>\n<li>b <b>c</b></li>\n</ul>\n<ol>\n<li>d</li>\n<li>e</li>\n</ol>\nf", "<ul><li>a</li><li>b <strong>c</strong></li></ul><ol><li>d</li><li>e</li></ol><p>f</p>", id="lists"),
    pytest.param("<ul>\n    <li>a\n        <ul>\n            <li>b</li>\n        </ul>\n    </li>\n    <li>c</li>\n</ul>", "<ul><li><p>a</p><ul><li>b</li></ul></li><li><p>c</p></li></ul>", id="list-in-a-list"),
    pytest.param("<div>\n    <p class=MsoNormal>a<o:p></o:p></p>\n    <p>b</p>\n</div>\n<aside>c</aside>", "<p>a<br>b</p><p>c</p>", id="indented"),
    pytest.param("Zie <link>, <link naar de nota>, <map>, <video>", "<p>Zie &lt;link&gt;, &lt;link naar de nota&gt;, &lt;map&gt;, &lt;video&gt;</p>", id="placeholder-like-an-element"),
    pytest.param("Een<br clear=all>twee<hr>drie", "<p>Een<br>twee<br>drie</p>", id="breaks"),
    pytest.param('<p>Een</p><p class="x">Twee</p>\n<div>Drie</div>', "<p>Een<br>Twee<br>Drie</p>", id="blocks"),
    pytest.param('Tekst\n\n<div class="x">\n<p>a</p>\n</div>', "<p>Tekst</p><p>a</p>", id="block-around"),
    pytest.param("einde</div>", "<p>einde</p>", id="lone-end"),
    pytest.param("<details>\n<summary>Titel</summary>\n\n- a\n\n</details>\nna", "<p>Titel</p><ul><li>a</li></ul><p>na</p>", id="details"),
    pytest.param("| a |\n|---|\n| Punten <ul><li>x</li><li>y</li></ul> |", '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>Punten x<br>y</td></tr></tbody></table>', id="list-in-a-cell"),
    pytest.param("<center>\n\n## Kop\n\n</center>", '<h2 id="v-kop">Kop</h2>', id="markdown-inside"),
    pytest.param('<a name="kop"></a>\n### Kop', '<h3 id="v-kop">Kop</h3>', id="anchor"),
    pytest.param("Beste <naam>, <Naam van de spreker> en </naam>", "<p>Beste &lt;naam&gt;, &lt;Naam van de spreker&gt; en &lt;/naam&gt;</p>", id="placeholder"),
    pytest.param("<voornaam>\nzo *is* het", "<p>&lt;voornaam&gt;zo <em>is</em> het</p>", id="placeholder-alone"),
    pytest.param("- <rol>\n- **<naam>**", "<ul><li>&lt;rol&gt;</li><li><strong>&lt;naam&gt;</strong></li></ul>", id="placeholder-in-a-list"),
    pytest.param("<https://a.be> <info@a.be> [x](<https://a.be/b>)", '<p><a href="https://a.be" rel="noopener noreferrer">https://a.be</a> <a href="mailto:info@a.be">info@a.be</a> <a href="https://a.be/b" rel="noopener noreferrer">x</a></p>', id="addresses"),
    pytest.param("<u>www.a.be/x_y</u>, <b>https://a.be/_z_1</b>", '<p><a href="http://www.a.be/x_y" rel="noopener noreferrer">www.a.be/x_y</a>, <strong><a href="https://a.be/_z_1" rel="noopener noreferrer">https://a.be/_z_1</a></strong></p>', id="addresses-inside"),
    pytest.param("`<b>` \\<b> en ``<!-- a -->``\n\n    <u>\n\n```\n<!-- b -->\n```", "<p><code>&lt;b&gt;</code> &lt;b&gt; en <code>&lt;!-- a --&gt;</code></p><pre><code>&lt;u&gt;</code></pre><pre><code>&lt;!-- b --&gt;</code></pre>", id="code"),
    pytest.param("a < b, <3, < naam >, <1 euro>, <naam, voornaam>", "<p>a &lt; b, &lt;3, &lt; naam &gt;, &lt;1 euro&gt;, &lt;naam, voornaam&gt;</p>", id="no-html"),
)  # fmt: skip
"""Texts about which nothing is said, and what becomes of them."""


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_html_is_read_as_it_is_meant(text: str, expected: str) -> None:
    """Layout becomes Markdown or loses its tags, and a name between `<` and `>` is text."""
    assert told(text) == []
    assert html(text) == expected


COMMENTS = (
    pytest.param("a <!-- b --> c", "<p>a  c</p>", ["1:3"], id="in-a-row"),
    pytest.param("a <!-- b -->\nc", "<p>a c</p>", ["1:3"], id="at-the-end-of-a-row"),
    pytest.param("<!-- a --> b", "<p> b</p>", ["1:1"], id="before-words"),
    pytest.param("a\n\n<!--\nverborgen\n\nen meer\n-->\n\nb", "<p>a</p><p>b</p>", ["3:1"], id="over-rows"),
    pytest.param("a <!-- b\n\nc --> d", "<p>a </p><p> d</p>", ["1:3"], id="over-paragraphs"),
    pytest.param("<!-- a -->", "", ["1:1"], id="nothing-else"),
    pytest.param("- <!-- a -->\n- b <!-- c -->", "<ul><li></li><li>b </li></ul>", ["1:3", "2:5"], id="in-a-list"),
    pytest.param("> <!-- a -->b", "<blockquote><p>b</p></blockquote>", ["1:3"], id="in-a-quote"),
    pytest.param("| a <!-- b --> |\n|---|\n| c |\n<!-- d -->", '<table><thead><tr><th scope="col">a </th></tr></thead><tbody><tr><td>c</td></tr></tbody></table>', ["1:5", "4:1"], id="in-a-table"),
    pytest.param("a<!-->b<!--->c", "<p>abc</p>", ["1:2", "1:8"], id="empty"),
    pytest.param("a<!------ b ------>c", "<p>ac</p>", ["1:2"], id="long"),
    pytest.param("<!-- ` --> b `c`", "<p> b <code>c</code></p>", ["1:1"], id="with-a-backtick"),
    pytest.param("<!--\n```\n-->\n\nb\n\n```\nc\n```", "<p>b</p><pre><code>c</code></pre>", ["1:1"], id="with-a-fence"),
    pytest.param("<!-- a --> `<b>` en `<u>`", "<p> <code>&lt;b&gt;</code> en <code>&lt;u&gt;</code></p>", ["1:1"], id="before-code"),
    pytest.param("x\n\n<!--\na\n--><!-- b --> `<u>` c\n\n`<i>`", "<p>x</p><p> <code>&lt;u&gt;</code> c</p><p><code>&lt;i&gt;</code></p>", ["3:1", "5:4"], id="over-rows-before-code"),
    pytest.param("<!-- <script>x</script> é -->b <naam>", "<p>b &lt;naam&gt;</p>", ["1:1"], id="with-code"),
)  # fmt: skip
"""Texts with comments, what becomes of them, and where each comment begins."""


@pytest.mark.parametrize(("text", "expected", "places"), COMMENTS)
def test_a_comment_is_never_shown(text: str, expected: str, places: list[str]) -> None:
    """It is taken out, and told at its place that the file itself can be read."""
    assert [line for line in told(text) if line.endswith("[opmerking]")] == [f"{place}: {HIDDEN}" for place in places]
    assert html(text) == expected
    body, _ = read(text, path="b.md", first_line=1)
    shown = "".join(f"{part.html}{part.text}" for part in (body.intro, body.agenda, body.report) if part)
    assert "verborgen" not in shown
    assert "!--" not in shown


def test_a_heading_with_a_comment_opens_its_part() -> None:
    """The comment is no part of its words."""
    body, _ = read("<!-- vul aan -->\n## Verslag <!-- hier -->\n\nWelkom.", path="b.md", first_line=1)
    assert body.intro is None
    assert body.report
    assert body.report.text == "Welkom."


def test_what_is_hidden_is_looked_through_for_names() -> None:
    """The file is public, so personal data in a comment are found as everywhere."""
    body, _ = read("Welkom.\n\n<!-- bel 0470 12 34 56 -->", path="b.md", first_line=1)
    assert [each.line for each in body.personal] == [3]


SAID = (
    pytest.param("a <!-- b\n\nc", ['1:3: de opmerking die met "<!--" begint, wordt niet afgesloten; sluit ze af met -->, of haal ze weg [html]'], id="open-comment"),
    pytest.param("<script>x</script>", [f'1:1: HTML "<script>" kan hier niet; {ESCAPE} [html]'], id="script"),
    pytest.param("a\n\n<table>\n<tr><td>b</td></tr>\n</table>", [f'3:1: HTML "<table>" kan hier niet; {ESCAPE} [html]', f'4:1: HTML "<tr>" kan hier niet; {ESCAPE} [html]', f'4:5: HTML "<td>" kan hier niet; {ESCAPE} [html]'], id="table"),
    pytest.param("é <b onclick='x'>a</b>", [f'1:3: HTML "<b>" kan hier niet; {ESCAPE} [html]'], id="handler"),
    pytest.param('<p style="background: URL (x)">a</p>', [f'1:1: HTML "<p>" kan hier niet; {ESCAPE} [html]'], id="style-that-fetches"),
    pytest.param("<video src=x></video>", [f'1:1: HTML "<video>" kan hier niet; {ESCAPE} [html]'], id="element-that-fetches"),
    pytest.param("[![a](https://a.be/x.svg)](https://a.be)", ['1:2: waarschuwing: de afbeelding "a" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'], id="image-in-a-link"),
    pytest.param('<a href="https://a.be"><b onclick="x">a</b></a>', ['1:1: HTML "<a>" kan hier niet; schrijf een link als [tekst](https://www.v-ict-or.be/) [html]', f'1:24: HTML "<b>" kan hier niet; {ESCAPE} [html]'], id="link-with-a-handler-inside"),
    pytest.param("<x y='1'>", [f'1:1: HTML "<x>" kan hier niet; {ESCAPE} [html]'], id="unknown-with-a-value"),
    pytest.param('<a href="https://a.be"><code>a</code></a>', ['1:1: HTML "<a>" kan hier niet; schrijf een link als [tekst](https://www.v-ict-or.be/) [html]'], id="link-with-code"),
    pytest.param('Zie <a href="https://a.be">a', ['1:5: HTML "<a>" kan hier niet; schrijf een link als [tekst](https://www.v-ict-or.be/) [html]'], id="link-without-end"),
    pytest.param("é <a href=javascript:x>a</a>", ['1:3: HTML "<a>" kan hier niet; schrijf een link als [tekst](https://www.v-ict-or.be/) [html]'], id="link-that-runs"),
    pytest.param("é <a href=ftp://a.be>a</a>", ['1:3: een link naar "ftp://a.be" kan hier niet; een adres begint met https:// [link]'], id="link-elsewhere"),
    pytest.param("<a href=verslag.pdf>a</a>", ['1:1: waarschuwing: "verslag.pdf" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]'], id="link-to-nowhere"),
    pytest.param("</form>", [f'1:1: HTML "</form>" kan hier niet; {ESCAPE} [html]'], id="end-alone"),
    pytest.param('<img src="x.png" alt="Het schema">', ['1:1: waarschuwing: de afbeelding "Het schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]'], id="image"),
    pytest.param("a\r\nb <script>x\r\n", [f'2:3: HTML "<script>" kan hier niet; {ESCAPE} [html]'], id="windows-lines"),
    pytest.param("\ud800 <script>", [f'1:3: HTML "<script>" kan hier niet; {ESCAPE} [html]'], id="surrogate"),
)  # fmt: skip
"""Texts with HTML that does more than lay out, and what is said of them."""


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_what_is_said_of_html(text: str, expected: list[str]) -> None:
    """Each piece is named with its place, and of an element only its beginning."""
    assert told(text) == expected


def test_an_image_leaves_its_words() -> None:
    """What stands on it, for those who do not see it, is shown to everybody."""
    assert html('a <img\nsrc="x" alt="Één schema"/> b ![nog een](y.png)') == "<p>a Één schema b nog een</p>"


def test_an_image_in_a_definition_is_told_once() -> None:
    """Google Docs puts the image itself in the definition; what is said stands where the image would."""
    found = told("Zie ![][i].\n\n[i]: <data:image/png;base64,iVBORw0KGgo=>")
    assert [line.partition(";")[0] for line in found] == ["1:5: waarschuwing: de afbeelding komt niet op de site"]


@pytest.mark.parametrize("name", [*PAIRS, *BREAKS, *BLOCKS, *WORDS, "img", *REFUSED, "naam"])
def test_no_element_comes_through(name: str) -> None:
    """Whatever is written between `<` and `>`, the page has only elements of its own, and the words stay."""
    text = f"begin <{name}>woord</{name}> einde\n\n<{name}>\nwoord\n</{name}>"
    found = html(text)
    assert not re.search(r"</?(?!p>|strong>|em>|s>|br>|a |h[1-6][ >])[a-z]", found)
    assert re.findall(r"begin|woord|einde", found) == ["begin", "woord", "einde", "woord"]
    assert bool(told(text)) == (name in REFUSED or name == "img")


def test_every_element_has_one_place() -> None:
    """No name stands in two lists."""
    names = [*PAIRS, *BREAKS, *BLOCKS, *WORDS, *REFUSED]
    assert len(names) == len(set(names))


REPEATED = (
    *(("", unit, "") for unit in ("<b>", "</b>", "<b>x</b>", "<!-- ", "<!-- -->", "<a b='", "<u ", "<sup>1", "<p></p>", "<br>", "<br>é")),
    *(("", unit, "") for unit in ("<ul>", "<ul>\n<li>", "<a href=x><b>", "<img alt='x'>", "</p> ", "<x>", "`<b>` ", "<b\n", "<a href=b>", "<a href=b>x</a>", "<!-- a --> `b`\n")),
    *(("<b>", unit, "</b>") for unit in ("|</b>", "x", " ", "<i>x</b>", "<i><s>")),
    *(("<a href=", unit, "(>") for unit in ("x", "href=", "x href=y ")),
    ('<a b="', "href=", '">x</a>'),
    *(("<a href=x>", unit, "</b>") for unit in ("x", " ", " x")),
    *(("[a](", unit, "") for unit in (" ", "(b)", "[a](", '[a](b "', "\\(")),
    *(("# ", unit, "x") for unit in (" ", "# ", "[", "![", "[a](")),
    *(("", unit, "x|") for unit in (" ", "- ", "-|", "> ", "\u00a0", "'", "a@'b.c ", "(")),
    *(("", unit, "") for unit in ("# x\n", "[a](b)\n", "aanwezig\nx\n", "x\n", "www.a.be ", "`a``", "<u>www.a.be</u> ")),
    *((word, unit, "x") for word in ("aanwezig", "voornaam", "| x | voornaam") for unit in (" ", "|", "| ", "* ")),
    *((" ", " ", word) for word in ("voornaam", "aanwezigx")),
    ("https://urldefense.com/v3/__", "/v3/__", ""),
)  # fmt: skip
"""What a text may repeat up to its greatest length, what stands before it, and what behind it; the form takes the same."""


def repeated(before: str, unit: str, after: str, length: int = MAX_BYTES) -> str:
    """A text of nearly that many bytes; of as many as a text may hold, unless told."""
    return before + unit * ((length - 100) // len(unit.encode())) + after


@pytest.mark.parametrize(("before", "unit", "after"), REPEATED)
def test_no_html_is_slow(before: str, unit: str, after: str) -> None:
    """As much of anything as a third of a text may hold is read, and its detours followed, in a second."""
    text = repeated(before, unit, after, MAX_BYTES // 3)
    started = time.process_time()
    body, _ = read(text, path="b.md", first_line=1)
    for found in body.personal:
        direct(found.address)
    assert time.process_time() - started < 1
