"""What the site takes from Material for MkDocs: its templates, and of its stylesheet the rules that the pages need.

Of the stylesheet a quarter of the bytes remains. Material has one stylesheet for everything it can do; most of it is for search, sidebars, tabs, code and annotations. A rule
stays when the site has each class that it asks for. A test compares KEPT with the pages that were built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import FileSystemLoader

KEPT = frozenset(
    "md-typeset md-container md-grid md-main md-main__inner md-content md-content__inner md-footer md-footer-meta md-footer-meta__inner "
    "md-button md-button--primary md-banner md-banner__inner md-skip admonition admonition-title note tip warning "
    "footnote footnote-ref footnote-backref task-list-item "
    "grid cards card no-js js".split()
)
"""The classes of Material that the site uses."""

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_NOT = re.compile(r":not\([^()]*\)")
_WORKED = re.compile(
    r"\[data-md-(?!color-scheme)|\[dir=rtl\]|:checked|\[type=|\.focus-visible|gh-dark|gh-light|#only-|keys\b"
)
"""What only Material's scripts, right-to-left languages or parts without a class of their own need."""
_ICON = re.compile(r"--md-[\w-]*icon[\w-]*")


class ThemeLoader(FileSystemLoader):
    """Finds every template of a theme, and lists as files only those that the site takes from it.

    MkDocs copies what is listed, and Material has 14,000 pictures.
    """

    def __init__(self, folders: Sequence[str]) -> None:
        """`folders` has our own folder first, and then that of Material."""
        super().__init__(folders)
        self.folders = folders

    def list_templates(self) -> list[str]:
        """All that is our own, and Material's stylesheet."""
        return sorted([*FileSystemLoader(self.folders[0]).list_templates(), *stylesheets(self.folders)])


def stylesheets(folders: Sequence[str]) -> list[str]:
    """The stylesheet of Material among these folders of a theme; its name changes with each version."""
    material = Path(folders[1])
    return [path.relative_to(material).as_posix() for path in sorted(material.glob("assets/stylesheets/main.*.css"))]


def without_the_rest(css: str) -> str:
    """The rules that the site needs, in the same order."""
    return _without_icons("".join(_needed(css)))


def _needed(css: str) -> Iterator[str]:
    for head, body in _blocks(css):
        if head.startswith(("@media", "@supports")):
            inner = "".join(_needed(body))
            if inner and "print" not in head:
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            continue  # what moves is Material's own, and how a page is printed stands in kringen.css
        elif selectors := [each for each in _selectors(head) if _is_needed(each)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _is_needed(selector: str) -> bool:
    return not _WORKED.search(selector) and set(_CLASS.findall(_NOT.sub("", selector))) <= KEPT


def _without_icons(css: str) -> str:
    """Without the pictures in custom properties that no rule uses."""
    used = set(re.findall(r"var\((--[\w-]+)", css))

    def kept(found: re.Match[str]) -> str:
        return found[0] if found[1] in used else ""

    return re.sub(rf'({_ICON.pattern}):url\("[^"]*"\);?', kept, css)


def _blocks(css: str) -> Iterator[tuple[str, str]]:
    """The head and the body of each block; a brace in a string does not count."""
    depth = start = opened = 0
    for found in re.finditer(r'"[^"]*"|/\*.*?\*/|[{};]', css, re.DOTALL):
        sign, at = found[0], found.start()
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if not depth:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif not depth and not sign.startswith('"'):
            start = found.end()  # a comment, or a statement such as @charset


def _selectors(head: str) -> list[str]:
    """The selectors of a list; a comma between parentheses does not end one."""
    return re.split(r",(?![^()]*\))", head)
