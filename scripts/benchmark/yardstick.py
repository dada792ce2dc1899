"""The yardstick: the same pages written out as Markdown before the clock starts, for plain MkDocs with Material."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kringen import agenda
from kringen.dates import span
from kringen.model import Meeting, Site
from kringen.pages.page import Page
from kringen.source.front import split
from scripts.benchmark.corpus import NOW

CONFIG = """\
site_name: Regionale kenniskringen
site_url: http://localhost:8000/
theme:
  name: material
  language: nl
  font: false
  features: [navigation.tabs]
plugins: [search]
nav:
{nav}
not_in_nav: |
  *
validation:
  links: {{not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""


def write_yardstick(folder: Path, root: Path, site: Site, pages: Iterable[Page], hand_written: Path) -> None:
    """Writes a MkDocs project with a Markdown page for every page that a repository gives, and the hand-written ones."""
    docs = folder / "docs"
    by_uri = {meeting.uri: meeting for meeting in site.meetings}
    tabs = {}
    for page in pages:
        meeting = by_uri.get(page.uri)
        text = _meeting(meeting, site, root) if meeting else _list(page, site)
        _write(docs / page.uri, f"# {page.title}\n\n{text}")
        tabs[page.tab] = page.tab
    for path in sorted(hand_written.glob("*.md")):
        _write(docs / path.name, path.read_text(encoding="utf-8"))
    nav = "\n".join(f"  - {uri}" for uri in ["index.md", *sorted(tabs)])
    _write(folder / "mkdocs.yml", CONFIG.format(nav=nav))


def _meeting(meeting: Meeting, site: Site, root: Path) -> str:
    """A meeting as a trekker's file has it: its facts, then its text."""
    path = meeting.origin.path
    circle = site.circle_by_slug[meeting.circle]
    facts = [
        f"**Wanneer:** {span(meeting.date, meeting.start, meeting.end)}",
        f"**Waar:** {meeting.host}, {meeting.location}",
        f"**Kring:** [{circle.name}](../../{circle.uri})",
        "**Onderwerpen:** " + ", ".join(f"[{slug}](../../onderwerpen/{slug}.md)" for slug in meeting.topics),
    ]
    parts, _ = split((root / path).read_text(encoding="utf-8"), path)
    return "\n\n".join(facts) + "\n\n" + (parts.body if parts else "")


def _list(page: Page, site: Site) -> str:
    """A list page with a line for each meeting that it shows in the generated site."""
    depth = "../" * page.uri.count("/")
    shown = [
        meeting for meeting in agenda.newest_first(site.meetings) if f"{meeting.circle}/{meeting.slug}/" in page.html
    ]
    if page.uri == "agenda.md":
        shown = list(agenda.upcoming(site, NOW))
    lines = [
        f"- [{meeting.title}]({depth}{meeting.uri}), {span(meeting.date, meeting.start, meeting.end)}, {meeting.host}"
        for meeting in shown
    ]
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
