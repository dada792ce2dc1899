"""What is read is what GitHub shows: its own `cmark-gfm` is asked, and every difference stands below with its reason.

The specification of CommonMark comes from npm, so the test of its examples is among the long ones.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options

from kringen.markdown import read
from kringen.source.front import split
from tests.conftest import EXAMPLE
from tests.support.built import Element, parse
from tests.support.corpora import commonmark_examples
from tests.support.vectors import HARMLESS
from tests.test_corpora import words_only

EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE

ADDRESSES = {
    "sentence": "https://a.be/x). (https://a.be/x) https://a.be/(x) (https://a.be/(x)) “https://a.be/x” https://a.be/x;",
    "query": "https://a.be/?a=1&copy=2 https://a.be/x?y=z! https://a.be/x: https://a.be/?a=1&lt;",
    "marks": "https://a.be/~x/_y_/*z* https://a.be/__init__.py https://a.be/_layouts/15/x_y_ en _dit_ ook",
    "around": "*www.a.be* **https://a.be/x** _https://a.be/x_ ~~www.a.be~~ **https://a.be**: en *zo*",
    "before": "xhttps://a.be 1https://a.be -https://a.be /https://a.be xwww.a.be (www.a.be).",
    "capitals": "HTTPS://a.be/X en Http://a.be",
    "mail": "a@b.be; a@b.be,c@d.be a.b+c-d_e@f-g.h.be. (a@b.be) a@b.be) <a@b.be> a@b a@b.c1 a@b.be- mailto:a@b.be",
    "mail twice": "a@b.be;c@d.be a@b@c.be",
    "in links": "[https://a.be](https://b.be) [a](https://a.be/_x_/_y_) *x*https://a.be",
    "behind a blank": "[a]( https://a.be/_x_/y_z ) [b][c]\n\n[c]: https://a.be/_x_\n[d]:\n  <https://a.be/_x_>\n\n[d]",
    "in brackets": "[https://a.be/x] [www.a.be] https://a.be/[x]",
    "in code": "`https://a.be/_x_`\n\n    www.a.be/_x_",
    "domains": "https://a_b.be https://a.b_c.be https://a.b.c_d https://a.be.. https://-a.be",
    "letters": "https://a.be/é/ü?q=ë https://a.be/日本",
    "table": "| https://a.be/x | a@b.be |\n|---|---|\n| www.a.be/x_y_z | https://a.be/_x_ |",
    "before a link": "www.a.be<https://b.be> a@b.be<c@d.be>",
    "entity": "https://a.be/?a=1&amp;b=2",
    "slash": "https\\://a.be https://a.be/\\_x_",
    "www in capitals": "WWW.a.be/x",
    "no address here": "http://localhost:8080 xmpp:a@b.be www.a% https://a..be ftp://a.be",
    "with a name": "https://a@b.be/",
}
"""Bare addresses as people write them."""

OTHER = {
    "emphasis": "***x*** **a**b**c** _a_b_ *a **b** c* **a*b*c** a\\*b",
    "struck": "~~a~~ ~b~ a~c~d ~~~e~~~",
    "breaks": "a\\\nb  \nc\nd",
    "lists": "1) x\n2) y\n\n   z\n- a\n  - b\n\n    c\n+ d",
    "tasks": "- [ ] a\n- [x] b\n  - [ ] c\n- d",
    "loose tasks": "- [ ] a\n\n- [x] b",
    "empty task": "- [x]",
    "table": "| a | b |\n|:--|--:|\n| `x \\| y` | **z** |\n| 1 | 2 | 3 |\n| 4\n\ntekst",
    "table behind text": "tekst\n| a | b |\n|---|---|\n| 1 | 2 |",
    "alert": "> [!NOTE]\n> a",
    "quote": "> a\nb\n> - c\n\nd",
    "nearly an alert": "> [!NOTE] a\n> b",
    "notes": "a[^1] b[^x] c[^1] d[^y]\n\n[^1]: Een.\n[^x]: Twee\n\n    Twee bis",
    "references": "[a], [b][A] en [c][]\n\n[a]: https://a.be 'titel'\n[c]: <https://c.be>",
    "headings": "#### a #\nb\n---\n\n#c\n\n###### d",
    "code": "```js\na\n\nb\n```\n\n    c\n\n~~~~\n```\n~~~~",
    "entities": "&amp; &lt; &copy; &nbsp;x &onbekend; &#65; \\& \\<",
}
"""What else GitHub's dialect has, and how it stands side by side."""

NO_ADDRESS = "an address that no link here may have stays text: no host with a dot, a name before the host, ftp, xmpp"
ALERT = "GitHub makes alerts of these outside cmark-gfm"
STRICTER = "cmark-gfm still reads by CommonMark 0.29, where no sign of money counts as punctuation"
BOLD_ONCE = "cmark-gfm draws bold inside bold once"
MEANT = "the address that the reader sees, not the code or slash in the source, is what was meant"

EXPLAINED = {
    "Emphasis and strong emphasis-354": STRICTER,
    **dict.fromkeys(
        (f"Emphasis and strong emphasis-{n}" for n in (389, 417, 425, 426, 427, 464, 465, 466, 468)), BOLD_ONCE
    ),
    **dict.fromkeys(("bare-quote", "bare-www", "bare-xmpp", "bare-user", "no address here", "with a name"), NO_ADDRESS),
    **dict.fromkeys(("bare-entity", "entity", "slash"), MEANT),
    **dict.fromkeys(("alert", "meetings/waasland/2026-06-11.md"), ALERT),
    "www in capitals": "cmark-gfm knows www. in small letters only",
    "struck": "a single tilde inside a word strikes nothing: H~2~O",
    "in brackets": "an address between square brackets is a link all the same",
}
"""The texts that are shown otherwise than GitHub does, each with the reason."""


def own_texts() -> dict[str, str]:
    """All of the above, those that look like an attack, and what stands in the example's files."""
    files = [
        path for folder in ("meetings", "content/onderwerpen") for path in sorted((EXAMPLE / folder).rglob("*.md"))
    ]
    return ADDRESSES | OTHER | HARMLESS | {_name(path): _body(path) for path in files}


def test_own_texts_are_shown_as_on_github() -> None:
    """Addresses, everything of the dialect, and the example."""
    texts = own_texts()
    assert different(texts) == EXPLAINED.keys() & texts.keys()


@pytest.mark.slow
def test_commonmark_is_shown_as_on_github() -> None:
    """The examples of the specification that no rule of this site refuses."""
    texts = {name: text for name, (text, _) in commonmark_examples().items()}
    assert different(texts) == EXPLAINED.keys() & texts.keys()


def test_every_difference_has_its_text() -> None:
    """No explanation outlives its text."""
    known = own_texts().keys() | {f"Emphasis and strong emphasis-{number}" for number in range(350, 482)}
    assert EXPLAINED.keys() <= known


def different(texts: dict[str, str]) -> set[str]:
    """The names of those without an error that are shown otherwise than on GitHub."""
    return {
        name for name, text in texts.items() if (html := ours(text)) is not None and shape(html) != shape(github(text))
    }


def ours(text: str) -> str | None:
    """The HTML of all parts; None when the text is refused, or when of a link, an image or HTML only the words are left."""
    body, problems = read(text, path="b.md", first_line=1)
    parts = [part.html for part in (body.intro, body.agenda, body.report) if part]
    is_other = any(problem.is_error for problem in problems) or words_only(text, problems)
    return None if is_other else "".join(parts)


def github(text: str) -> str:
    """The HTML by GitHub's own parser, without the headings that open a part here."""
    html = cmarkgfm.markdown_to_html_with_extensions(text, options=OPTIONS, extensions=EXTENSIONS)
    return re.sub("<h2>(Agenda|Verslag)</h2>", "", html)


def shape(html: str) -> list[str]:
    """Elements, texts and addresses in their order; white space folded; no ids, classes, levels or list of notes."""
    return [*_shape(parse(html))]


def _shape(element: Element) -> list[str]:
    found: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            found += [" ".join(child.split())] if child.strip() else []
        elif child.tag == "section" or child.attributes.get("class") == "footnote":
            continue
        elif child.tag in {"sup", "input"}:
            found.append(f"<{child.tag} {'checked' in child.attributes}>")
        else:
            kept = {key: unquote(value) for key, value in child.attributes.items() if key in {"href", "title", "start"}}
            kept |= {"href": kept["href"].replace("#v-", "#")} if "href" in kept else {}
            name = {"s": "del"}.get(child.tag, "h" if re.fullmatch("h[1-6]", child.tag) else child.tag)
            found += [f"<{name} {kept}>", *_shape(child), f"</{name}>"]
    return found


def _name(path: Path) -> str:
    return path.relative_to(EXAMPLE).as_posix()


def _body(path: Path) -> str:
    parts, _ = split(path.read_text(encoding="utf-8"), path.name)
    assert parts
    return parts.body
