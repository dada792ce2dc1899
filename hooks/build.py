"""The only file that knows MkDocs: its events, and what a command or the preview asks of it."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext

from kringen.edge.alone import NotMade, build_alone, watched
from kringen.edge.building import Build, write
from kringen.edge.configuration import CONFIGURATION
from kringen.edge.frame import Texts, marks
from kringen.edge.material import ThemeLoader, stylesheets, without_the_rest
from kringen.edition.page import FileRecipe, PageRecipe, file_of
from kringen.pages.place import anchors, reachable, without_search_words
from kringen.source import STANDARD


class Unbuilt(Exception):
    """MkDocs did not make the site; the message is all that it said."""


@dataclass
class Handed:
    """What a command hands to the hook through MkDocs' configuration, and what it gets back."""

    build: Build
    is_whole: bool
    """Whether the generated pages and files are written too, beside what MkDocs makes itself."""

    press: Press | None = None
    """What draws the frame around a page, once MkDocs is ready for it."""

    marked: dict[str, str] = field(default_factory=dict)
    """The hand-written pages by uri, with marks for what we put in."""


def make(made: Build, root: Path, folder: Path, *, is_whole: bool = True) -> Handed:
    """Lets MkDocs make a site in an empty folder from what was generated.

    Raises Unbuilt when MkDocs warns of anything, and OSError when something cannot be written.
    """
    handed = Handed(made, is_whole)
    with _heard() as said:
        docs = str(root / "content")
        config = load_config(str(CONFIGURATION), docs_dir=docs, site_dir=str(folder), strict=True)
        config.extra["handed"] = handed
        try:
            build(config)
        except Abort:
            raise Unbuilt(said.getvalue().strip()) from None
    return handed


@contextlib.contextmanager
def _heard() -> Iterator[io.StringIO]:
    """All that MkDocs and its parts say in a `with` block, instead of on the screen."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)


_current: list[Handed] = []
"""What is being built; module globals survive the rebuilds of `mkdocs serve`."""

_menu: list[Navigation] = []


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Keeps MkDocs from looking at each of Material's 14,000 pictures, of which it would copy all; names what `serve` watches."""
    config.theme = _Theme.like(config.theme)
    config.watch.extend(path for path in watched() if path not in config.watch)
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Reads, checks and generates everything, unless a command did, before MkDocs touches the folder of the site."""
    try:
        _current[:] = [
            config.extra.get("handed") or Handed(build_alone(config.site_url, config.extra["kringen"]), True)
        ]
    except NotMade as reason:
        raise PluginError(str(reason)) from None


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds every generated page and file, for whoever links to it; a page that is made from a data file takes its place.

    Of Material's stylesheet only the rules that the site needs come along. `on_env` writes what is generated.
    """
    made = _current[0].build
    for uri in made.standard_pages:
        files.append(File(uri, str(STANDARD / "content"), config.site_dir, config.use_directory_urls))
    labels = {uri: label for entry in config.nav or [] for label, uri in entry.items()}
    for recipe in made.output.page_recipes:
        if existing := files.get_file_from_path(recipe.uri):
            files.remove(existing)
        if recipe.uri in labels:
            file = File.generated(config, recipe.uri, content="")
            _MenuPage(labels[recipe.uri], recipe, file, config)
            files.append(file)
        else:
            files.append(_ReadyPage(recipe, config))
    for plain in made.output.listed:
        files.append(_ReadyFile(plain, config))
    styles = [each for uri in stylesheets(config.theme.dirs) if (each := files.get_file_from_path(uri))]
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
    """Makes wide code focusable, so that it scrolls by keyboard (WCAG 2.1.1), and leaves out what only the search reads."""
    return without_search_words(reachable(html))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the theme's templates what they print on every page, and writes what is generated."""
    handed = _current[0]
    env.globals["kringen"] = handed.build.shown
    handed.press = Press(env, _menu[0], files, config)
    if handed.is_whole:
        output, press = handed.build.output, handed.press
        pages = (handed.build.file(each, partial(press.drawn, each)) for each in output.page_recipes)
        write(chain(pages, output.file_recipes), Path(config.site_dir))
    return env


def on_page_context(
    context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Gives the templates marks for what differs from page to page, as `framed`; escapes title and description."""
    page.meta.update({key: str(escape(page.meta.get(key, ""))) for key in ("title", "description")})
    context["framed"] = marks(_current[0].build.framed(page.file.src_uri, None))  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Puts into a hand-written page what is ours in it; a generated one was written by `on_env`."""
    if isinstance(page, _MenuPage):
        return ""
    handed = _current[0]
    handed.marked[page.file.src_uri] = output
    return handed.build.hand_written(page.file.src_uri, output) if handed.is_whole else ""


@dataclass(frozen=True)
class Press:
    """Draws the frames of generated pages."""

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
        env.loader = ThemeLoader(self.dirs)
        return env


class _MenuPage(MkDocsPage):
    """A generated page of the main menu: MkDocs knows its name and where it stands."""

    def __init__(self, label: str, recipe: PageRecipe, file: File, config: MkDocsConfig) -> None:
        super().__init__(label, file, config)
        self.recipe, self.markdown, self.content = recipe, "", ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Reads nothing: its recipe makes it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Converts nothing."""

    @cached_property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # asked for by who links to it
        """The ids in it."""
        return anchors(self.recipe.make().html)


class _ReadyFile(File):
    """A file that is written already when MkDocs comes to it, and that hand-written pages may link to."""

    def __init__(self, recipe: PageRecipe | FileRecipe, config: MkDocsConfig) -> None:
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
        self.page = self  # type: ignore[assignment]  # it is asked for nothing else

    @cached_property
    def present_anchor_ids(self) -> set[str]:
        """The ids in it."""
        return anchors(self.recipe.make().html)
