"""A tree becomes HTML, with classes for styles, Dutch labels, and ids that no page has itself.

Nothing that the writer typed comes through unescaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kringen.markdown.attributes import ALERTS, ALIGNMENTS, MENTION_ID, NOTE_ID, REL
from kringen.markdown.nodes import Cell, Heading, Item, Items, Kind, Link, Mention, Node, Note
from kringen.markdown.plain import words_of


def render(nodes: Iterable[Node], notes: Sequence[Note] = ()) -> str:
    """The HTML of some blocks, and of the footnotes below them."""
    below = f'<div class="footnote">\n<hr>\n<ol>\n{"".join(map(_note, notes))}</ol>\n</div>\n' if notes else ""
    return _all(nodes) + below


def _all(nodes: Iterable[Node]) -> str:
    return "".join([_DRAWN[node.kind](node) for node in nodes])


def _text(node: Node) -> str:
    return _escaped(node.text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _around(name: str) -> Callable[[Node], str]:
    """An element around a piece of a run of words."""
    return lambda node: f"<{name}>{_all(node.children)}</{name}>"


def _paragraph(node: Node) -> str:
    """Of nothing but a line break, a comment or an image without words nothing is left."""
    inside = _all(node.children)
    return f"<p>{inside}</p>\n" if inside.strip() else ""


def _words(node: Node) -> str:
    return _all(node.children)


def _heading(node: Heading) -> str:
    return f'<h{node.shown_level} id="{_escaped(node.identity)}">{_all(node.children)}</h{node.shown_level}>\n'


def _quote(node: Node) -> str:
    return f"<blockquote>\n{_all(node.children)}</blockquote>\n"


def _alert(node: Node) -> str:
    style, title = ALERTS[node.text]
    return f'<div class="admonition {style}">\n<p class="admonition-title">{title}</p>\n{_all(node.children)}</div>\n'


def _code(node: Node) -> str:
    """Without the language: nothing here colours code, and a class `mermaid` would fetch a script."""
    end = "" if node.text.endswith("\n") or not node.text else "\n"
    return f"<pre><code>{_escaped(node.text)}{end}</code></pre>\n"


def _html(node: Node) -> str:
    return f"<p>{_escaped(node.text)}</p>\n"


def _list(node: Items) -> str:
    name = "ul" if node.first is None else "ol"
    has_tasks = any(isinstance(item, Item) and item.is_done is not None for item in node.children)
    style = ' class="contains-task-list"' if has_tasks else ""
    start = f' start="{node.first}"' if node.first not in {None, 1} else ""
    return f"<{name}{start}{style}>\n{_all(node.children)}</{name}>\n"


def _item(node: Item) -> str:
    """A task says whether it is done, for those who do not see the box too (WCAG 4.1.2)."""
    start = "<li>" if node.is_done is None else '<li class="task-list-item">'
    if node.children and node.children[0].kind is not Kind.WORDS:
        start += "\n"
    if node.is_done is not None:
        state = 'aria-label="Gedaan" checked=""' if node.is_done else 'aria-label="Nog te doen"'
        start += f'<input type="checkbox" class="task-list-item-checkbox" disabled="" {state}> '
    inside = "".join(
        _DRAWN[child.kind](child) + ("\n" if child.kind is Kind.WORDS and child is not node.children[-1] else "")
        for child in node.children
    )
    return f"{start}{inside}</li>\n"


def _table(node: Node) -> str:
    head, *rows = node.children
    body = f"<tbody>\n{_all(rows)}</tbody>\n" if rows else ""
    return f"<table>\n<thead>\n{_row(head)}</thead>\n{body}</table>\n"


def _row(node: Node) -> str:
    return f"<tr>\n{_all(node.children)}</tr>\n"


def _cell(node: Cell) -> str:
    style = f' class="{ALIGNMENTS[node.alignment]}"' if node.alignment else ""
    name, scope = ("th", ' scope="col"') if node.is_head else ("td", "")
    return f"<{name}{scope}{style}>{_all(node.children)}</{name}>\n"


def _link(node: Link) -> str:
    if node.href is None:
        return _all(node.children)
    title = f' title="{_escaped(node.title)}"' if node.title else ""
    rel = f' rel="{REL}"' if node.href[:4].casefold() == "http" else ""
    return f'<a href="{_escaped(node.href)}"{title}{rel}>{_all(node.children)}</a>'


def _image(node: Node) -> str:
    return _escaped(words_of(node))


def _mention(node: Mention) -> str:
    label = f'aria-label="Voetnoot {node.number}"'
    target = f'<a class="footnote-ref" href="#{NOTE_ID}{node.number}" {label}>{node.number}</a>'
    return f'<sup id="{_mention_id(node.number, node.again)}">{target}</sup>'


def _note(node: Note) -> str:
    """A footnote, with the ways back behind its last words."""
    back = "".join(
        f' <a class="footnote-backref" href="#{_mention_id(node.number, again)}" aria-label="Terug naar de tekst">↩</a>'
        for again in range(1, node.mentions + 1)
    )
    inside = _all(node.children)
    if node.children and node.children[-1].kind is Kind.PARAGRAPH:
        inside = inside.removesuffix("</p>\n") + back + "</p>\n"
    else:
        inside += back
    return f'<li id="{NOTE_ID}{node.number}" value="{node.number}">{inside}</li>\n'


def _mention_id(number: int, again: int) -> str:
    return f"{MENTION_ID}{number}" if again == 1 else f"{MENTION_ID}{number}-{again}"


_DRAWN: dict[Kind, Callable[[Any], str]] = {
    Kind.PARAGRAPH: _paragraph,
    Kind.WORDS: _words,
    Kind.HEADING: _heading,
    Kind.QUOTE: _quote,
    Kind.ALERT: _alert,
    Kind.CODE: _code,
    Kind.FENCE: _code,
    Kind.HTML: _html,
    Kind.RULE: lambda _: "<hr>\n",
    Kind.LIST: _list,
    Kind.ITEM: _item,
    Kind.TABLE: _table,
    Kind.ROW: _row,
    Kind.CELL: _cell,
    Kind.TEXT: _text,
    Kind.CODE_SPAN: lambda node: f"<code>{_escaped(node.text)}</code>",
    Kind.TAG: _text,
    Kind.EMPHASIS: _around("em"),
    Kind.STRONG: _around("strong"),
    Kind.STRUCK: _around("s"),
    Kind.LINK: _link,
    Kind.IMAGE: _image,
    Kind.MENTION: _mention,
    Kind.SOFT_BREAK: lambda _: "\n",
    Kind.HARD_BREAK: lambda _: "<br>\n",
}
"""How each kind is drawn; the head of a table comes with the table."""
