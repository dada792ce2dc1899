"""'Zo komt het op de site' is how it comes on the site: the same elements with the same words as the build makes."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from kringen.markdown import read
from tests.browser.conftest import Visit
from tests.browser.form import open_form, settle
from tests.browser.test_form_paste import SAMPLES, samples
from tests.conftest import EXAMPLE, ROOT
from tests.support.corpora import commonmark_examples
from tests.test_github import ADDRESSES, OTHER
from tests.test_html import COMMENTS, MEANT
from tests.test_minutes import MINUTES

LIBRARY = {
    "markdown-it.js": "1UMkkXkBQdoEaxGXNTcF2wMmT0C1cn87S1kfWroZPjA=",
    "markdown-it-footnote.js": "TwMhHrivR6TVcuNKurG/emv3ucAKT+T0wyJdnt3hI3o=",
}
"""The SHA-256 of what is served, in base64: `markdown-it` 15.0.3 (`dist/browser/markdown-it.esm.min.mjs`) and
`markdown-it-footnote` 4.0.0 (`index.mjs`), as npm has them."""


ADDRESS = "a bare address that touches other signs: told below the preview"
TILDE = "a single tilde strikes nothing in the preview"
DIFFERENT = {
    **dict.fromkeys(
        ("sentence", "query", "marks", "around", "before", "mail", "mail twice", "entity", "slash"), ADDRESS
    ),
    **dict.fromkeys(("in brackets", "written mail-behind-semicolon"), ADDRESS),
    "struck": TILDE,
}
"""The texts that the preview shows otherwise than the build, each with the reason."""


def bodies() -> dict[str, str]:
    """Every text of the example, of what is pasted, of GitHub's dialect, and of minutes with HTML in them, by name."""
    example = {
        f"{path.relative_to(EXAMPLE).as_posix()} {number}": part
        for path in sorted(EXAMPLE.glob("meetings/*/*.md"))
        for number, part in enumerate(
            re.split(r"(?m)^## (?:Agenda|Verslag)\n", path.read_text("utf-8").split("---\n", 2)[2])
        )
    }
    pasted = {f"{path.stem} {name}": text for path in SAMPLES for name, _, text in samples(path)}
    written = {f"written {row.id}": str(row.values[0]) for row in (*MINUTES, *MEANT, *COMMENTS)}
    return example | pasted | ADDRESSES | OTHER | written


def test_the_library_is_what_npm_has() -> None:
    """Nobody changed what is served."""
    folder = ROOT / "hooks/theme/assets/javascripts/markdown"
    found = {
        path.name: base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode() for path in folder.glob("*.js")
    }
    assert found == LIBRARY
    assert sorted({path.suffix for path in folder.iterdir()}) == [".js", ".txt"], "the licence stands beside them"


@pytest.mark.slow
def test_the_examples_of_commonmark_are_equal(example: str, visit: Visit) -> None:
    """Of the 652 examples the preview shows what the build shows, but for raw HTML."""
    texts = {name: text for name, (text, _) in commonmark_examples().items() if "<" not in text}
    differ = differing(visit, example, texts)
    assert differ == {}


def test_the_library_is_fetched_only_when_somebody_looks(example: str, visit: Visit) -> None:
    """The form itself does without; the preview follows what is typed."""
    page = open_form(visit, example, "?taak=verslag&kring=waasland&bijeenkomst=2026-12-10")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#veld-verslag").fill("| a | b |\n|---|---|\n| ***x*** | [y](https://a.be/(z)) |")
    settle(page)
    assert asked == []
    page.locator("[data-preview=verslag] summary").click()
    page.wait_for_selector("[data-preview=verslag] td em strong")
    assert [address.rpartition("/")[2] for address in asked] == ["markdown-it.js", "markdown-it-footnote.js"]
    assert page.locator("[data-preview=verslag] a").get_attribute("href") == "https://a.be/(z)"
    page.locator("#veld-verslag").fill("## Verslag\n\nEerste<br>tweede <script>throw 1</script>")
    page.wait_for_selector("[data-preview=verslag] br", state="attached")
    assert page.locator("[data-preview=verslag] .kk-body").inner_text() == "Eerste\ntweede <script>throw 1</script>"


def test_preview_and_build_are_equal(example: str, visit: Visit) -> None:
    """Headings, lists, tables, tasks, footnotes, breaks, links: of every text the same, save for the kinds named below."""
    differ = differing(visit, example, bodies())
    assert {name: differ.get(name, "equal") for name in differ.keys() ^ DIFFERENT.keys()} == {}


def differing(visit: Visit, root: str, texts: dict[str, str]) -> dict[str, tuple[str, str]]:
    """The texts of which the build and the preview differ, with what each shows."""
    built = {name: html(text) for name, text in texts.items()}
    shown = visit(f"{root}melden/").evaluate(_SHAPES, [root, [[texts[name], html] for name, html in built.items()]])
    return {name: (ours, theirs) for name, (ours, theirs) in zip(built, shown, strict=True) if ours != theirs}


def html(text: str) -> str:
    """What the build makes of a report."""
    body, _ = read(f"## Verslag\n\n{text}", path="x.md", first_line=1)
    return body.report.html if body.report else ""


_SHAPES = """async ([root, rows]) => {
  const { previewOf } = await import(`${root}assets/javascripts/melden/preview.js`)
  const site = await (await fetch(`${root}melden/gegevens.json`)).json()
  const shape = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue.replace(/\\s+/g, " ")
    if (node.localName === "br") return "<br>"
    if (node.localName === "span") return [...node.childNodes].map(shape).join("")
    if (node.nodeType === Node.ELEMENT_NODE && node.matches(".footnote-backref")) return ""
    const inner = [...node.childNodes].map(shape).join("").replace(/ ?(<\\/?(?:p|ul|ol|li|table|thead|tbody|tr|th|td|h\\d|blockquote|pre|hr|div|br)[^>]*>) ?/g, "$1")
    if (node.nodeType !== Node.ELEMENT_NODE) return inner.trim()
    const tag = node.localName
    const more = [tag === "ol" && node.start !== 1 && `start=${node.start}`, node.checked && "checked", tag === "a" && node.getAttribute("href")?.startsWith("http") && node.href]
    return `<${[tag, ...more.filter(Boolean)].join(" ")}>${inner.trim() || inner}</${tag}>`
  }
  const found = []
  for (const [text, html] of rows) {
    const built = new DOMParser().parseFromString(html, "text/html").body
    const page = document.createElement("div")
    page.append(await previewOf(text, site))
    page.normalize()
    found.push([shape(built), shape(page)].map((each) => each.replace(/^<\\w+>|<\\/\\w+>$/g, "")))
  }
  return found
}"""
