"""The same pages written out as Markdown before the clock starts, for plain MkDocs with Material.

What stands on a page is taken from the site that this project built: the meetings that it lists, and its heading. So all
that is listed there is listed here, a line for each; what the pages of this project show besides (a map, calendars, feeds,
a form, dates as a card, pages below a former name) is left out, which makes the yardstick lighter, never heavier.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kringen.edge.configuration import configuration
from scripts.benchmark.corpus import Corpus, write_file
from scripts.environment import ROOT

_KEPT = ("site_name", "site_description", "markdown_extensions", "nav", "validation")
"""What plain MkDocs takes from our mkdocs.yml as it is."""

_THEME = {"name": "material", "language": "nl", "font": False, "features": ["navigation.tabs"]}
"""Material as it comes: our own frame shows the same few pages as tabs."""


@dataclass(frozen=True)
class Shown:
    """What a built page shows."""

    address: str
    """As `kringen/kring-01/`; empty for the home page."""

    heading: str
    meetings: tuple[str, ...]
    """Those that its content links to, as `kring-01/2027-03-11`, each once."""

    @property
    def uri(self) -> str:
        """The Markdown file that gives a page of this address."""
        with_pages_below = {"", "kringen/", "bijeenkomsten/", "onderwerpen/"}
        return f"{self.address}index.md" if self.address in with_pages_below else f"{self.address[:-1]}.md"


def shown(site: Path) -> Iterator[Shown]:
    """Every page of a built site, pages that only lead to another address left out."""
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            place = path.parent.relative_to(site).as_posix()
            yield _read("" if place == "." else f"{place}/", text)


def _read(address: str, text: str) -> Shown:
    main = text[text.index("<main") : text.index("</main>")]
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", main, re.DOTALL)
    assert heading, address
    plain = html.unescape(re.sub(r"<[^>]*>", "", heading[1].partition('<a class="headerlink"')[0]))
    links = (
        posixpath.normpath(posixpath.join(f"/{address}", link)) for link in re.findall(r' href="([^":#?]+)"', main)
    )
    found = (re.fullmatch(r"/bijeenkomsten/([^/]+/\d{4}-\d\d-\d\d)", link) for link in links)
    return Shown(address, " ".join(plain.split()), tuple(dict.fromkeys(match[1] for match in found if match)))


def write_yardstick(folder: Path, corpus: Corpus, pages: tuple[Shown, ...]) -> None:
    """Writes a MkDocs project with a Markdown page for each of those pages."""
    docs, facts = folder / "docs", {name: _facts(corpus.root / f"meetings/{name}.md") for name in corpus.meetings}
    for page in pages:
        name = page.address.removeprefix("bijeenkomsten/")[:-1]
        text = _meeting(name, *facts[name]) if name in facts else _list(page, corpus, facts)
        write_file(docs / page.uri, text)
    shutil.copytree(ROOT / "hooks/theme/assets/images", docs / "assets/images")
    write_file(folder / "mkdocs.yml", json.dumps(_configuration(), ensure_ascii=False, indent=1))


_Facts = tuple[dict[str, Any], str]
"""The front matter of a file, every value as text, and what stands below."""


def _facts(path: Path) -> _Facts:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(front, Loader=yaml.CBaseLoader), body  # noqa: S506 -- safe: text only


def _meeting(name: str, front: dict[str, Any], body: str) -> str:
    """A meeting as a trekker's file has it: its facts, then its text."""
    circle = name.split("/", maxsplit=1)[0]
    facts = [
        f"**Wanneer:** {_moment(front)}",
        f"**Waar:** {front['gastbestuur']}, {front['locatie']}, [online]({front['online']})",
        f"**Kring:** [{circle}](../../kringen/{circle}.md)",
        "**Onderwerpen:** " + ", ".join(f"[{slug}](../../onderwerpen/{slug}.md)" for slug in front["onderwerpen"]),
        "**Sprekers:** " + ", ".join(f"{each['organisatie']}: {each['onderwerp']}" for each in front["sprekers"]),
        f"**Inschrijven:** [tot {front['inschrijven_tot']}]({front['inschrijven']})",
        "**Documenten:** " + ", ".join(f"[{each['titel']}]({each['url']})" for each in front["documenten"]),
        f"**Bron:** <{front['bron']}>",
    ]
    return f"# {front['titel']}\n\n" + "\n\n".join(facts) + "\n\n" + body


def _list(page: Shown, corpus: Corpus, facts: dict[str, _Facts]) -> str:
    """A page with what was written about it by hand, and a line for each meeting that it lists."""
    by_hand = ROOT / "content" / page.uri
    topic = corpus.root / "content" / page.uri
    circle = corpus.root / page.uri.replace("kringen/", "circles/").replace(".md", ".yml")
    if by_hand.is_file():
        before = by_hand.read_text(encoding="utf-8")
    elif topic.is_file():
        before = f"# {page.heading}\n\n{_facts(topic)[1]}"
    elif circle.is_file():
        before = f"# {page.heading}\n\n{_circle(circle)}"
    else:
        before = f"# {page.heading}\n"
    depth = "../" * page.uri.count("/")
    lines = [
        f"- [{front['titel']}]({depth}bijeenkomsten/{name}.md), {_moment(front)}, {front['gastbestuur']}"
        for name in page.meetings
        for front, _ in (facts[name],)
    ]
    return before + "\n" + "\n".join(lines) + "\n"


def _circle(path: Path) -> str:
    circle = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 -- safe: text only
    trekker = circle["trekker"]
    return (
        f"{circle['toelichting']}\n\n**Trekker:** {trekker['functie']}, {trekker['organisatie']} "
        f"(<{circle['contact']}>), {circle['ritme']} keer per jaar sinds {circle['sinds']}\n\n"
        f"**Gemeenten:** {', '.join(circle['gemeenten'])}\n"
    )


def _configuration() -> dict[str, Any]:
    read = configuration()
    more = {"site_url": "http://localhost:8000/", "theme": _THEME, "plugins": ["search"], "not_in_nav": "*\n"}
    return {key: read[key] for key in _KEPT} | more


def _moment(front: dict[str, Any]) -> str:
    return f"{front['datum']}, {front['van']} tot {front['tot']}"
