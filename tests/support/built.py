"""A built site as the tests look at it: its pages parsed, its links resolved as a browser would."""

from __future__ import annotations

import datetime as dt
import io
import logging
import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from unittest import mock
from urllib.parse import unquote, urlsplit

import mkdocs.commands.build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from kringen.edge.configuration import CONFIGURATION
from tests.support.running import surroundings

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with white space folded."""
        parts = [child if isinstance(child, str) else child.text for child in self.children]
        return " ".join(" ".join(parts).split())

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """Every element below it with this tag and these attributes; of `cls` one class is enough."""
        found = []
        for child in self.children:
            if isinstance(child, Element):
                if child.matches(tag, attributes):
                    found.append(child)
                found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> Element:
        """The only such element below it."""
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} x <{tag} {attributes}>"
        return found[0]

    def matches(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether it has this tag and these attributes."""
        own = self.attributes
        return tag in ("", self.tag) and all(
            value in own.get("class", "").split() if name == "cls" else own.get(name) == value
            for name, value in attributes.items()
        )


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Element:
    """The elements of a page."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return parser.root


@dataclass(frozen=True)
class Built:
    """A folder with a built site."""

    folder: Path

    def html(self, address: str) -> str:
        """The source of the page at an address such as `kringen/waasland/`."""
        return (self.folder / address / "index.html").read_text(encoding="utf-8")

    def page(self, address: str) -> Element:
        """The page at an address such as `kringen/waasland/`, parsed."""
        return parse(self.html(address))

    def content(self, address: str) -> Element:
        """What stands in the article of a page, without the frame around it."""
        return self.page(address).one("article", cls="md-content__inner")

    @cached_property
    def pages(self) -> dict[str, Element]:
        """Every page by its file, parsed once."""
        files = sorted(self.folder.rglob("*.html"))
        return {path.relative_to(self.folder).as_posix(): parse(path.read_text(encoding="utf-8")) for path in files}

    @cached_property
    def ids(self) -> dict[str, set[str]]:
        """The ids on every page, by its file."""
        return {
            file: {each.attributes["id"] for each in page.all() if "id" in each.attributes}
            for file, page in self.pages.items()
        }

    def broken_links(self) -> list[str]:
        """Every link, image, style or script of the site itself that leads nowhere, its anchor included."""
        return [
            f"{file}: {link}"
            for file, page in self.pages.items()
            for link in _links(page)
            if file != "404.html" and not self._exists(file, link)
        ]

    def _exists(self, file: str, link: str) -> bool:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return True
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path))) if parts.path else file
        if parts.path.endswith(("/", ".")) or path == ".":
            path = posixpath.normpath(posixpath.join(path, "index.html"))
        if not (self.folder / path).is_file():
            return False
        return not parts.fragment or path not in self.ids or unquote(parts.fragment) in self.ids[path]


def build(root: Path, now: dt.datetime, folder: Path, **more: str) -> Built:
    """Builds a repository with MkDocs itself, strictly, and fails the test with what MkDocs said.

    `more` are environment variables, such as the address of the site.
    """
    variables = {"KRINGEN_ROOT": str(root), "KRINGEN_CONTENT": str(root / "content"), "KRINGEN_NOW": now.isoformat()}
    variables |= {"KRINGEN_HISTORY": "optional"} | more
    said, log = io.StringIO(), logging.getLogger("mkdocs")
    heard = logging.StreamHandler(said)
    heard.setLevel(logging.WARNING)
    log.addHandler(heard)
    try:
        with mock.patch.dict(os.environ, surroundings(**variables), clear=True):
            mkdocs.commands.build.build(load_config(str(CONFIGURATION), site_dir=str(folder), strict=True))
    except MkDocsException as reason:
        raise AssertionError(f"{said.getvalue()}{reason}") from None
    finally:
        log.removeHandler(heard)
    return Built(folder)


def _links(page: Element) -> list[str]:
    found = [
        element.attributes[name] for name in ("href", "src") for element in page.all() if name in element.attributes
    ]
    return [link for link in found if not link.startswith(("mailto:", "tel:", "webcal:", "data:"))]
