"""A letter as Markdown, as HTML that Outlook leaves whole, and as plain text; each with its own way of escaping."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kringen.edition import environment
from kringen.letters.letter import Item, Letter


def as_html(letter: Letter) -> str:
    """A page of tables with inline styles, drawn by an autoescaping template.

    Outlook for Windows draws mail with Word: no style sheets, no flexbox, widths in attributes.
    Source: Microsoft, "Word 2007 HTML and CSS Rendering Capabilities in Outlook".
    """
    return environment().get_template("brief.html").render(letter=letter)


def as_markdown(letter: Letter) -> str:
    """CommonMark; what a person wrote stays the text it is."""
    return "\n".join(_markdown(letter)) + "\n"


def as_text(letter: Letter) -> str:
    """Plain text; every address stands behind what it belongs to."""
    return "\n".join(_text(letter)) + "\n"


FORMATS: dict[str, tuple[str, Callable[[Letter], str]]] = {
    "tekst": ("txt", as_text),
    "markdown": ("md", as_markdown),
    "html": ("html", as_html),
}
"""The formats by their name, each with the ending of its file."""


def escaped(text: str) -> str:
    """A line of text for CommonMark, in which no character is markup (CommonMark 0.31, section 2.4)."""
    text = re.sub(r"([\\`*_{}\[\]<>#|~&!$])", r"\\\1", " ".join(text.split()))
    text = re.sub(r"^([-+=])", r"\\\1", text)
    return re.sub(r"^([0-9]+)([.)])", r"\1\\\2", text)


def _markdown(letter: Letter) -> Iterator[str]:
    yield f"# {escaped(letter.subject)}"
    for paragraph in letter.opening:
        yield f"\n{escaped(paragraph)}"
    for section in letter.sections:
        yield f"\n## {escaped(section.heading)}\n"
        for item in section.items:
            yield "  \n  ".join([f"- {_link(item)}", *(escaped(line) for line in item.lines)])
    yield "\n---\n"
    yield "\n".join(f"- {_link(item)}" for item in letter.closing)


def _link(item: Item) -> str:
    """A title in bold type, or as a link; an address in angle brackets may hold parentheses."""
    return f"[{escaped(item.title)}](<{item.url}>)" if item.url else f"**{escaped(item.title)}**"


def _text(letter: Letter) -> Iterator[str]:
    yield letter.subject
    yield "=" * min(len(letter.subject), 72)
    for paragraph in letter.opening:
        yield f"\n{paragraph}"
    for section in letter.sections:
        yield f"\n{section.heading.upper()}"
        for item in section.items:
            yield "\n".join(["", item.title, *(f"  {line}" for line in (*item.lines, _shown(item.url)) if line)])
    yield "\n--"
    yield from (": ".join(filter(None, [item.title, _shown(item.url)])) for item in letter.closing)


def _shown(url: str) -> str:
    return url.removeprefix("mailto:")
