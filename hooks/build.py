"""The MkDocs hook: translates between MkDocs and the kringen package, and does nothing else."""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from frame import FramedTemplate, Values
from gitlog import NoHistory, read_history
from kringen import dates
from kringen.hints import hints
from kringen.history import History
from kringen.output import Output, generate
from kringen.pages.correction import correction
from kringen.pages.head import head_links
from kringen.pages.page import Page, Part, Settings
from kringen.pages.place import insert, reachable
from kringen.pages.policy import CONTENT_SECURITY_POLICY, REFERRER_POLICY
from kringen.problem import Problem, annotation, closing_line, errors, in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.source import STANDARD, is_example, load
from kringen.source.originals import originals
from memory import remembering
from stylesheet import without_the_rest
from version import version_of

log = logging.getLogger("mkdocs.hooks.kringen")


@dataclass(frozen=True)
class _Build:
    """What the events of one build share."""

    output: Output
    settings: Settings
    now: dt.datetime
    standard_pages: tuple[str, ...]

    @cached_property
    def linked_data(self) -> dict[str, str]:
        """The JSON-LD of each page that has some."""
        return {data.uri: data.text for data in self.output.linked_data}

    @cached_property
    def parts(self) -> dict[str, list[Part]]:
        """The parts of each hand-written page."""
        found: dict[str, list[Part]] = {}
        for part in self.output.parts:
            found.setdefault(part.uri, []).append(part)
        return found


_current: list[_Build] = []


def on_pre_build(config: MkDocsConfig) -> None:
    """Reads, checks and generates everything, before MkDocs touches the folder of the site."""
    root, now = Path(os.environ.get("KRINGEN_ROOT", STANDARD)), _now()
    with remembering(os.environ) as render:
        site, found = load(root, flanders(), render=render)
    problems = in_order([*found, *check(site, now)])
    _report(problems)
    if errors(problems):
        raise PluginError(f"De site is niet gebouwd: {closing_line(problems)}.")
    history = _history(root)
    _report(hints(site, now, history))
    made_from = version_of(root)
    settings = Settings(
        site_url=config.site_url or "",
        example=is_example(root),
        commit=os.environ.get("KRINGEN_COMMIT") or made_from.commit,
        changed=made_from.changed,
        **config.extra["kringen"],
    )
    standard = tuple(page.uri for page in site.pages if page.is_standard)
    generated = generate(site, now, settings, history, originals(root))
    _current[:] = [_Build(generated, settings, now, standard)]


def _report(problems: Iterable[Problem]) -> None:
    """Logs each problem, never as a warning: those would stop a strict build for a hint."""
    for problem in problems:
        if os.environ.get("GITHUB_ACTIONS"):
            print(annotation(problem), file=sys.stderr)
        log.log(logging.ERROR if problem.is_error else logging.INFO, "%s", problem)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds every generated page and file; a page that is made from a data file takes its place."""
    build = _current[0]
    for uri in build.standard_pages:
        files.append(File(uri, str(STANDARD / "content"), config.site_dir, config.use_directory_urls))
    labels = {uri: label for entry in config.nav or [] for label, uri in entry.items()}
    for page in build.output.pages:
        existing = files.get_file_from_path(page.uri)
        if existing:
            files.remove(existing)
        file = File.generated(config, page.uri, content="")
        files.append(file)
        _GeneratedPage(labels.get(page.uri), page, file, config)
    for plain in build.output.files:
        files.append(File.generated(config, plain.uri, content=plain.content))
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
    """Puts each generated page below the tab it belongs to, without an entry of its own."""
    for page in _current[0].output.pages:
        tab = files.get_file_from_path(page.tab)
        file = files.get_file_from_path(page.uri)
        if tab and file and file.page and tab.page is not file.page:
            file.page.parent = tab.page  # type: ignore[assignment]  # a page serves: only `active` is passed on
    return nav


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Puts the generated parts into a hand-written page."""
    return reachable(insert(html, _current[0].parts.get(page.file.src_uri, ())))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Tells the theme's templates what they print on every page."""
    build = _current[0]
    env.globals["kringen"] = {
        "settings": build.settings,
        "policy": CONTENT_SECURITY_POLICY,
        "referrer": REFERRER_POLICY,
        "built": dates.short_day(dates.today(build.now)),
        "built_at": dates.iso(build.now),
    }
    if not os.environ.get("KRINGEN_NO_FRAMES"):
        env.template_class = FramedTemplate
    return env


def on_page_context(
    context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Gives the templates what differs from page to page, as `framed`; all but hand-written pages share frames."""
    build, uri = _current[0], page.file.src_uri
    source = page.generated.source if isinstance(page, _GeneratedPage) else f"content/{uri}"
    own_links = page.generated.links if isinstance(page, _GeneratedPage) else ()
    correct = correction(uri, source, build.settings)
    texts = {
        "links": head_links(uri, (*own_links, *build.output.links)),
        "linked_data": build.linked_data.get(uri, ""),
        "correct_mail": str(escape(correct.mail)),
        "correct_edit": str(escape(correct.edit)),
    }
    context["framed"] = texts  # type: ignore[typeddict-unknown-key]
    if isinstance(page, _GeneratedPage) and page.parent:
        own = {name: page.meta[name] for name in ("title", "description")}
        own |= {"content": page.content or "", "canonical_url": page.canonical_url or ""}
        page.framed = Values(own | texts, (page.generated.tab,))
    return context


class _GeneratedPage(MkDocsPage):
    """A page whose content is there already: nothing is read and nothing converted."""

    framed: Values | None = None
    """What it brings into a frame that it shares; None for a page in the navigation."""

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
        # Material's link "go to the content" leads to the first entry.
        self.toc = TableOfContents([AnchorLink("Inhoud", "inhoud", 1)])
        self.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', self.content))


def _history(root: Path) -> History:
    """The history of the data files; without it nothing is built, unless KRINGEN_HISTORY says `optional`."""
    try:
        return read_history(root)
    except NoHistory as reason:
        if os.environ.get("KRINGEN_HISTORY") != "optional":
            raise PluginError(f"De geschiedenis van de bestanden ontbreekt: {reason}.") from None
        log.info("De geschiedenis van de bestanden ontbreekt: %s.", reason)
        return History()


def _now() -> dt.datetime:
    """The clock of this build: KRINGEN_NOW, else SOURCE_DATE_EPOCH, else the machine's."""
    if text := os.environ.get("KRINGEN_NOW"):
        return dt.datetime.fromisoformat(text).astimezone(dates.BRUSSELS)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return dt.datetime.fromtimestamp(int(epoch), dates.BRUSSELS)
    return dt.datetime.now(dates.BRUSSELS)
