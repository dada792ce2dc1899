"""The MkDocs hook: translates between MkDocs and the kringen package, and does nothing else."""

from __future__ import annotations

import contextlib
import logging
import os
from dataclasses import dataclass
from functools import cached_property, partial

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

import remake
import shell
from compiled import Compiled
from few import Few, styles_in
from frame import Texts, marks
from kringen.edition.page import PageRecipe, file_of
from kringen.pages.place import anchors, reachable, without_search_words
from kringen.recipe import Recipe
from kringen.source import STANDARD
from making import Made, NotMade, making
from stylesheet import without_the_rest

_current: list[Made] = []
_complaints = CountHandler(level=logging.WARNING)
"""What MkDocs warns of."""

_open = contextlib.ExitStack()
"""What stays open as long as a build lasts."""

_menu: list[Navigation] = []
_mentioned: list[str] = []
"""The days in the hand-written pages."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keeps MkDocs from looking at each of Material's 14,000 pictures, of which it would copy all."""
    logging.getLogger("mkdocs").addHandler(_complaints)
    config.theme = _Theme.like(config.theme)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Reads, checks and plans everything, before MkDocs touches the folder of the site."""
    _open.close()
    try:
        _current[:] = [_open.enter_context(making(config.site_url or "", config.extra["kringen"], os.environ))]
    except NotMade as reason:
        raise PluginError(str(reason)) from None


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds every generated page and file, in the place of data files, and the rules of Material's stylesheet that are used.

    `on_env` writes what is generated; MkDocs knows what the main menu names and what hand-written pages may link to.
    """
    build = _current[0]
    for uri in build.standard_pages:
        files.append(File(uri, str(STANDARD / "content"), config.site_dir, config.use_directory_urls))
    labels = {uri: label for entry in config.nav or [] for label, uri in entry.items()}
    ours = build.output.uris
    by_hand = (file.content_string for file in files.documentation_pages() if file.src_uri not in ours)
    _mentioned[:] = sorted(shell.days_in("\n".join(by_hand)))
    known = set(shell.known_to(_mentioned, ours))
    for recipe in build.output.page_recipes:
        if existing := files.get_file_from_path(recipe.uri):
            files.remove(existing)
        if recipe.uri in labels:
            file = File.generated(config, recipe.uri, content="")
            _MenuPage(labels[recipe.uri], recipe, file, config)
            files.append(file)
        elif recipe.uri in known:
            files.append(_ReadyPage(recipe, config))
    for plain in (each for each in build.output.file_recipes if each.uri in known):
        files.append(_ReadyFile(plain, config))
    styles = [each for uri in styles_in(config.theme.dirs) if (each := files.get_file_from_path(uri))]
    rules = without_the_rest("".join(each.content_string for each in styles))
    for style in styles:
        files.remove(style)
    files.append(File.generated(config, "assets/stylesheets/material.css", content=rules))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Keeps the main menu for the frames."""
    _menu[:] = [nav]
    return nav


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Lets who has no mouse reach what is wider than the page, and leaves out what only the search reads."""
    return without_search_words(reachable(html))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the theme's templates what they print on every page, and writes the ready pages and files."""
    env.bytecode_cache = Compiled("frame")
    build = _current[0]
    env.globals["kringen"] = build.shown
    press = _Press(env, _menu[0], files, config)
    build.write((build.whole(each, partial(press.drawn, each)) for each in build.output.page_recipes), config.site_dir)
    return env


def on_page_context(
    context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Gives the templates marks for what differs from page to page, as `framed`; escapes title and description."""
    page.meta.update({key: str(escape(page.meta.get(key, ""))) for key in ("title", "description")})
    context["framed"] = marks(_current[0].framed(page.file.src_uri, None))  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Puts into a hand-written page what is ours in it; a generated one was written by `on_env`."""
    if isinstance(page, _MenuPage):
        return ""
    _current[0].marked[page.file.src_uri] = output
    return _current[0].hand_written(page.file.src_uri, output)


def on_post_build(config: MkDocsConfig) -> None:
    """Remembers what was made, for the build that comes after."""
    if not _complaints.get_counts():  # which MkDocs must make again
        remake.remember(_current[0], config.extra["kringen"], _mentioned, config.site_dir)
    _current[0].ledger.save()
    _open.close()


def on_build_error(error: Exception) -> None:
    """Lets go of what was open."""
    _open.close()


class _Theme(Theme):
    """A theme of whose files MkDocs sees our own and Material's stylesheet; as templates all are there."""

    @classmethod
    def like(cls, theme: Theme) -> _Theme:
        """The same theme, which lists less."""
        settings = {key: value for key, value in theme.items() if key not in {"name", "locale"}}
        own = cls(custom_dir=theme.custom_dir, locale=str(theme.locale), **settings)
        own.name = own["name"] = theme.name
        own.dirs, own.static_templates = theme.dirs, theme.static_templates - {"sitemap.xml"}  # that is our own
        return own

    def get_env(self) -> Environment:
        """Where MkDocs asks for templates and files."""
        env = super().get_env()
        env.loader = Few(self.dirs)
        return env


class _MenuPage(MkDocsPage):
    """A generated page of the main menu: MkDocs knows its name and where it stands."""

    def __init__(self, label: str, recipe: PageRecipe, file: File, config: MkDocsConfig) -> None:
        super().__init__(label, file, config)
        self.recipe, self.markdown, self.content = recipe, "", ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Reads nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Draws nothing."""

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # asked for by who links to it
        """The ids in it."""
        return _anchors(self.recipe)


@dataclass(frozen=True)
class _Press:
    """Draws the frames of ready pages."""

    env: Environment
    menu: Navigation
    files: Files
    config: MkDocsConfig

    def drawn(self, recipe: PageRecipe, texts: Texts) -> str:
        """The frame with these texts, as MkDocs draws a page below the tab that it belongs to."""
        page = MkDocsPage(None, File.generated(self.config, recipe.uri, content=""), self.config)
        page.meta = {"title": texts["title"], "description": texts["description"], "is_indexed": recipe.is_indexed}
        page.content, page.canonical_url = texts["content"], texts["canonical_url"] or None
        tab = self.files.get_file_from_path(recipe.tab)
        if tab and isinstance(tab.page, MkDocsPage):
            page.parent = tab.page  # type: ignore[assignment]  # a page serves: only `active` is passed on
        page.active = True
        context = get_context(self.menu, [], self.config, page)
        try:
            return self.env.get_template("main.html").render({**context, "framed": texts})
        finally:
            page.active = False


class _ReadyFile(File):
    """A file that is written already when MkDocs comes to it, and that hand-written pages may link to."""

    def __init__(self, recipe: Recipe[object], config: MkDocsConfig) -> None:
        folders = (None, config.site_dir, config.use_directory_urls)
        super().__init__(recipe.uri, *folders, dest_uri=file_of(recipe.uri), inclusion=InclusionLevel.NOT_IN_NAV)
        self.generated_by = "kringen"

    def is_documentation_page(self) -> bool:
        """Never: there is nothing to convert."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Does nothing: it is there."""


class _ReadyPage(_ReadyFile):
    """A page, of which MkDocs asks the anchors for whoever links to them."""

    def __init__(self, recipe: PageRecipe, config: MkDocsConfig) -> None:
        super().__init__(recipe, config)
        self.recipe = recipe
        self.page = _Target(recipe)  # type: ignore[assignment]


@dataclass(frozen=True)
class _Target:
    """A ready page, for whom a hand-written page links to."""

    recipe: PageRecipe

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        """The ids in it."""
        return _anchors(self.recipe)


def _anchors(recipe: PageRecipe) -> set[str]:
    """The ids in a generated page, of which a hand-written one names one."""
    found = anchors(recipe.make().html)
    _current[0].anchors[recipe.uri] = sorted(found)
    return found
