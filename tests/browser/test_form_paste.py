"""What is pasted from a word processor or a mail program keeps its shape, and nothing else of it comes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.form import open_form, produced, settle, validate
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "tests/clipboard").glob("*.txt"))
"""By program: `=== name`, the HTML as it puts it on the clipboard, `---`, and the Markdown that it must become."""

WORD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<style><!-- /* Font Definitions */ @font-face {{font-family:"Cambria Math";}} p.MsoNormal {{margin:0cm;}} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=NL-BE style='tab-interval:35.4pt'><!--StartFragment-->
{}
<!--EndFragment--></body></html>"""
GOOGLE = (
    '<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-00000000">{}</b>'
    '<br class="Apple-interchange-newline">'
)
OFFICE = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><title></title><style type="text/css">'
    'p {{ line-height: 115% }}</style></head><body lang="nl-BE" dir="ltr">{}</body></html>'
)
WEB = '<html><body>\r\n<!--StartFragment--><meta charset="utf-8">{}<!--EndFragment-->\r\n</body></html>'
AROUND = {"word": WORD, "outlook": WORD, "google-docs": GOOGLE, "libreoffice": OFFICE, "teams": WEB}
"""What each program puts around the piece that was copied."""


def samples(path: Path) -> list[tuple[str, str, str]]:
    """The name, the HTML and the Markdown of each sample in a file."""
    blocks = path.read_text(encoding="utf-8").split("=== ")[1:]
    parts = (block.partition("\n") for block in blocks)
    split = ((name, *rest.partition("\n---\n")[::2]) for name, _, rest in parts)
    return [(name, html, markdown.strip("\n")) for name, html, markdown in split]


def test_formatted_text_becomes_markdown(example: str, visit: Visit) -> None:
    """Headings, bold, italics, links, lists, tables and line breaks; no dialog, no request, no script, no mark of the program."""
    page = visit(f"{example}melden/")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    for path in SAMPLES:
        rows = samples(path)
        assert len(rows) >= 20
        for around in ("{}", AROUND[path.stem]):
            found = page.evaluate(_MARKDOWN, [example, [[around.format(html), ""] for _, html, _ in rows]])
            names = (name for name, _, _ in rows)
            assert dict(zip(names, found, strict=True)) == {name: text for name, _, text in rows}, path.stem


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_build_takes_what_was_pasted(tmp_path: Path, path: Path) -> None:
    """Each sample makes a report that the validator accepts, save for what a person must decide."""
    for name, _, markdown in samples(path):
        text = f"---\ndatum: 2027-02-04\n---\n## Verslag\n\n{markdown}\n"
        said = [each for each in validate(tmp_path, "meetings/waasland/2027-02-04.md", text) if each.is_error]
        assert said == [], (name, [str(each) for each in said])


PLAIN = [
    pytest.param("Eerste\nTweede", "Eerste\nTweede", id="no-shape"),
    pytest.param(
        "Punten\n•\tEén\no\tOnder\n§\tDiep\n•\tTwee",
        "Punten\n\n- Eén\n  - Onder\n    - Diep\n- Twee",
        id="word-bullets",
    ),
    pytest.param("· een\r\n· twee\r\n\r\nSlot", "- een\n- twee\n\nSlot", id="dots"),
    pytest.param("–\teen\n–\ttwee\nSlot", "- een\n- twee\n\nSlot", id="dashes"),
    pytest.param(
        "1.\tKiezen\na)\teerst\nb)\tdan\n2.\tInvoeren", "1. Kiezen\n   1) eerst\n   2) dan\n2. Invoeren", id="numbers"
    ),
    pytest.param(
        "Bestuur\tPakket\nTemse\tA|B\n\nSlot",
        "| Bestuur | Pakket |\n| --- | --- |\n| Temse | A\\|B |\n\nSlot",
        id="table",
    ),
    pytest.param("een\ttab", "een\ttab", id="single-tab"),
    pytest.param(
        "o ja, dat ook\n§ 3 zegt het\n5 - 3", "o ja, dat ook\n§ 3 zegt het\n5 - 3", id="words-that-look-like-bullets"
    ),
    pytest.param(
        "- al een lijst\n  - met onder\n\n# kop", "- al een lijst\n  - met onder\n\n# kop", id="markdown-itself"
    ),
    pytest.param(
        "zie https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F&data=jan%40lokeren.be.",
        "zie https://example.org/",
        id="wrapped-address",
    ),
]


@pytest.mark.parametrize(("text", "markdown"), PLAIN)
def test_plain_text_with_bullets_or_tabs(example: str, modules: Page, text: str, markdown: str) -> None:
    """Rows with a bullet and a tab become a list, rows with tabs a table; what has no such shape stays as it was."""
    assert modules.evaluate(_MARKDOWN, [example, [["", text]]]) == [markdown]


CODE = "<meta charset='utf-8'><div style=\"font-family: Consolas, monospace;white-space: pre;\"><div># Kop</div><div>- *lijst*</div></div>"


def test_what_has_no_shape_is_pasted_as_text(example: str, modules: Page) -> None:
    """Markdown that was copied from an editor stays Markdown: its colours and boxes are no shape."""
    assert modules.evaluate(_MARKDOWN, [example, [[CODE, "# Kop\n- *lijst*"]]]) == ["# Kop\n- *lijst*"]


def test_paste_and_take_back(example: str, visit: Visit) -> None:
    """What was pasted stands at the cursor, apart from the text before it; one button puts the plain text there instead."""
    page = open_form(visit, example, "?taak=verslag&kring=waasland&bijeenkomst=2026-12-10")
    box = page.locator("#veld-verslag")
    box.fill("Vooraf.")
    paste(page, "<h2>Wifi</h2><p>Twee <b>wegen</b></p>", "Wifi\nTwee wegen")
    assert box.input_value() == "Vooraf.\n\n### Wifi\n\nTwee **wegen**"
    assert "Vooraf.\n\n### Wifi" in produced(page)[1]
    page.get_by_role("button", name="Plak als gewone tekst").click()
    assert box.input_value() == "Vooraf.Wifi\nTwee wegen"
    assert page.locator("#geplakt-verslag").inner_text() == ""
    box.fill("Een ")
    paste(page, "<p><b>woord</b></p>", "woord")
    assert box.input_value() == "Een **woord**"


def test_what_was_pasted_and_then_changed(example: str, visit: Visit) -> None:
    """With words before it, it still comes back as plain text; once changed there is nothing to offer any more."""
    page = open_form(visit, example, "?taak=verslag&kring=waasland&bijeenkomst=2026-12-10")
    box, button = page.locator("#veld-verslag"), page.get_by_role("button", name="Plak als gewone tekst")
    box.fill("")
    paste(page, "<p><b>woord</b></p>", "woord")
    box.press("Control+Home")
    page.keyboard.type("Een ")
    button.click()
    expect(box).to_have_value("Een woord")
    expect(box).to_be_focused()
    paste(page, "<p><b>woord</b></p>", "woord")
    expect(button).to_be_visible()
    page.keyboard.press("Backspace")
    expect(button).to_be_hidden()


def test_hostile_paste_runs_nothing(example: str, visit: Visit) -> None:
    """Handlers, frames, scripts, images and addresses of other hosts: nothing runs, nothing is asked for, also when it is huge."""
    page = open_form(visit, example, "?taak=verslag&kring=waasland&bijeenkomst=2026-12-10")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    box = page.locator("#veld-verslag")
    for html in HOSTILE:
        box.fill("")
        start = page.evaluate("performance.now()")
        paste(page, html, "tekst")
        assert page.evaluate("performance.now()") - start < 3_000, html[:60]
        assert "script" not in box.input_value().lower(), html[:60]
    settle(page)
    assert page.evaluate("window.gelopen") is None


RUN = "window.gelopen=1"
HOSTILE = (
    f"<p>a<script>{RUN}</script><img src=x onerror='{RUN}'><svg onload='{RUN}'></svg></p>",
    f"<p>a<iframe srcdoc='&lt;script&gt;parent.{RUN}&lt;/script&gt;'></iframe></p><body onload='{RUN}'>",
    f"<p>a<a href='javascript:{RUN}'>b</a><a href='data:text/html,x'>c</a></p>",
    "<p>a<img src='https://evil.example/x.png'><link rel=stylesheet href='https://evil.example/x.css'></p>",
    f"<p style=\"background:url('https://evil.example/x')\">a<video src='https://evil.example/v' onloadstart='{RUN}'></video></p>",
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror={RUN}&gt;'></table></math><p>x</p>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'></noscript><p>x</p>",
    "<div>" * 5_000 + "<p>diep</p>",
    "<ul><li>" * 2_000 + "diep",
    "<b>" * 20_000 + "<p>x</p>",
    "<p>" + "<i>a</i><b>b</b>" * 20_000 + "</p>",
    "<table>" + "<tr><td>a</td><td colspan=1000 rowspan=65534>b</td></tr>" * 2_000 + "</table>",
    "<p>" + "[" * 100_000 + "`" * 100_000 + "</p>",
    "<p>" + "https://" * 20_000 + "</p>",
    "<p>" + "a " * 200_000 + "</p>",
    "<p>" + "\u00a0" * 300_000 + "x</p>",
)


def paste(page: Page, html: str, text: str) -> None:
    """Pastes at the end of the report what a program put on the clipboard."""
    page.evaluate(_PASTE, [html, text])


_MARKDOWN = """async ([root, rows]) => {
  const { markdownFrom } = await import(`${root}assets/javascripts/melden/paste.js`)
  const { knowDetours } = await import(`${root}assets/javascripts/melden/detours.js`)
  knowDetours((await (await fetch(`${root}melden/gegevens.json`)).json()).detours)
  return rows.map(([html, text]) => markdownFrom(html, text))
}"""
_PASTE = """([html, text]) => {
  const box = document.getElementById("veld-verslag")
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
  const data = new DataTransfer()
  data.setData("text/html", html)
  data.setData("text/plain", text)
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })
  if (box.dispatchEvent(event)) document.execCommand("insertText", false, text)
}"""
