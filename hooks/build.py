"""The MkDocs hook: translates between MkDocs and the kringen package, and does nothing else."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from frame import Texts, reach
from kringen import dates
from kringen.pages.page import Page, address_of
from kringen.pages.place import anchors, insert, reachable
from kringen.pages.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from kringen.source import STANDARD
from making import Made, NotMade, make
from stylesheet import without_the_rest
from telling import tell

_current: list[Made] = []
_menu: list[Navigation] = []
_folders: set[Path] = set()
"""Those that were made for ready files."""


def on_pre_build(config: MkDocsConfig) -> None:
    """Reads, checks and generates everything, before MkDocs touches the folder of the site."""
    try:
        _current[:] = [make(config.site_url or "", config.extra["kringen"], os.environ)]
    except NotMade as reason:
        raise PluginError(str(reason)) from None


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds every generated page and file; a page that is made from a data file takes its place.

    Pages of the main menu are MkDocs pages. All others are files that are ready, for which MkDocs has no work.
    """
    build = _current[0]
    for uri in build.standard_pages:
        files.append(File(uri, str(STANDARD / "content"), config.site_dir, config.use_directory_urls))
    labels = {uri: label for entry in config.nav or [] for label, uri in entry.items()}
    for page in build.output.pages:
        existing = files.get_file_from_path(page.uri)
        if existing:
            files.remove(existing)
        if page.uri in labels:
            file = File.generated(config, page.uri, content="")
            _GeneratedPage(labels[page.uri], page, file, config)
        else:
            file = _ReadyPage(page, config)
        files.append(file)
    for plain in build.output.files:
        files.append(_ReadyFile(plain.uri, plain.content, config))
    _take_what_is_used(files, config)
    return files


def _take_what_is_used(files: Files, config: MkDocsConfig) -> None:
    """Leaves out Material's scripts and pictures, and of its stylesheets all but the rules that the site needs."""
    material = config.theme.dirs[1]  # the first is our own
    theirs = [file for file in files if str(file.src_dir) == material]
    css = "".join(file.content_string for file in theirs if re.search(r"stylesheets/main\..*css$", file.src_uri))
    for file in theirs:
        files.remove(file)
    files.append(File.generated(config, "assets/stylesheets/material.css", content=without_the_rest(css)))


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the main menu for the frames."""
    _menu[:] = [nav]
    _folders.clear()
    return nav


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Puts the generated parts into a hand-written page."""
    return reachable(insert(html, _current[0].parts.get(page.file.src_uri, ())))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the theme's templates what they print on every page, and the ready pages how to draw their frame."""
    build = _current[0]
    tell("step", "alles wegschrijven", os.environ)
    env.globals["kringen"] = {
        "settings": build.settings,
        "policy": CONTENT_SECURITY_POLICY,
        "referrer": REFERRER_POLICY,
        "built": dates.short_day(dates.today(build.now)),
        "built_at": dates.iso(build.now),
    }
    press = _Press(env, _menu[0], files, config)
    for file in files:
        if isinstance(file, _ReadyPage):
            file.press = press
    return env


def on_page_context(
    context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Gives the templates what differs from page to page, as `framed`."""
    generated = page.generated if isinstance(page, _GeneratedPage) else None
    context["framed"] = _current[0].framed(page.file.src_uri, generated)  # type: ignore[typeddict-unknown-key]
    return context


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """Tells the sitemap where every page stands that search engines may name."""
    if template_name == "sitemap.xml":
        written = [file.url for file in context["pages"] if file.page and file.page.meta.get("is_indexed") is not False]
        ready = [address_of(page.uri) for page in _current[0].output.pages if page.is_indexed]
        addresses = sorted({*(url.removeprefix("./") for url in written), *ready})
        context["addresses"] = [f"{config.site_url}{address}" for address in addresses]  # type: ignore[typeddict-unknown-key]
    return context


class _GeneratedPage(MkDocsPage):
    """A page whose content is there already: nothing is read and nothing converted."""

    def __init__(self, label: str | None, generated: Page, file: File, config: MkDocsConfig) -> None:
        self.generated = generated
        super().__init__(label, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Gives the values that Material prints without escaping, escaped."""
        self.markdown = ""
        self.meta = {
            "title": str(escape(self.generated.title)),
            "description": str(escape(self.generated.description)),
            "hide": ["navigation", "toc"],
            "is_indexed": self.generated.is_indexed,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Takes the content as it is."""
        self.content = self.generated.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = anchors(self.content)


@dataclass(frozen=True)
class _Press:
    """Draws ready pages in the frame of the theme."""

    env: Environment
    menu: Navigation
    files: Files
    config: MkDocsConfig

    def html(self, page: Page, url: str) -> str:
        """A whole page; pages of one tab that lie equally deep in one folder of the site share their frame."""
        texts = {
            "title": str(escape(page.title)),
            "description": str(escape(page.description)),
            "content": reachable(page.html),
            "canonical_url": f"{self.config.site_url}{url}" if self.config.site_url else "",
        }
        kind = (reach(url), page.tab, page.is_indexed)
        texts |= _current[0].framed(page.uri, page)
        return _current[0].frames.fill(kind, texts, lambda given: self._drawn(page, given))

    def _drawn(self, generated: Page, texts: Texts) -> str:
        """The frame with these texts, as MkDocs draws a page below the tab that it belongs to."""
        page = _GeneratedPage(None, generated, File.generated(self.config, generated.uri, content=""), self.config)
        page.read_source(self.config)
        page.meta = {**page.meta, "title": texts["title"], "description": texts["description"]}
        page.content, page.canonical_url = texts["content"], texts["canonical_url"] or None
        tab = self.files.get_file_from_path(generated.tab)
        if tab and isinstance(tab.page, MkDocsPage):
            page.parent = tab.page  # type: ignore[assignment]  # a page serves: only `active` is passed on
        context = get_context(self.menu, [], self.config, page)
        page.active = True
        html = self.env.get_template("main.html").render({**context, "framed": texts})
        page.active = False
        return html


class _ReadyFile(File):
    """A file that MkDocs only writes down, and that hand-written pages may link to."""

    def __init__(self, uri: str, content: bytes, config: MkDocsConfig) -> None:
        inclusion = InclusionLevel.NOT_IN_NAV
        super().__init__(
            uri, None, config.site_dir, config.use_directory_urls, dest_uri=_place(uri), inclusion=inclusion
        )
        self.generated_by = "kringen"
        self.content_bytes = content

    def is_documentation_page(self) -> bool:
        """Never: there is nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Writes it, whatever stood there."""
        target = Path(self.abs_dest_path)
        if target.parent not in _folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            _folders.add(target.parent)
        target.write_bytes(self.content_bytes)


class _ReadyPage(_ReadyFile):
    """A page that is drawn at the moment it is written, so that memory holds one at a time."""

    press: _Press

    def __init__(self, page: Page, config: MkDocsConfig) -> None:
        super().__init__(page.uri, b"", config)
        self.made = page
        self.page = _Target(page)  # type: ignore[assignment]  # MkDocs asks for its anchors only

    def copy_file(self, dirty: bool = False) -> None:
        """Writes the whole page."""
        self.content_bytes = self.press.html(self.made, self.url).encode()
        super().copy_file(dirty)
        self.content_bytes = b""


@dataclass(frozen=True)
class _Target:
    """A ready page, for whom a hand-written page links to."""

    generated: Page

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        """The ids in it."""
        return anchors(self.generated.html)


def _place(uri: str) -> str:
    """Where a page or file is written."""
    address = address_of(uri)
    return address if address == uri else f"{address}index.html"
