"""What a person typed stays text in every form of output, and what a template cannot know is refused."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jinja2 import UndefinedError

from kringen.edition import environment
from kringen.edition.links import NoSuchPage
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.source import load
from tests.support.built import build, parse
from tests.support.linked import linked_data
from tests.support.samples import GOOD, NOW, make_tree
from tests.test_expected import SETTINGS

EVIL = """Wij"'><b onclick='x()'>kwaad</b><!-- & {{ 1 }} ${x} </script></title></svg>"""
"""What ends an attribute, an element, a script, a title, a picture and a template, in one line."""

QUOTED = json.dumps(EVIL, ensure_ascii=False)

FILES = {
    "circles/waasland.yml": f"naam: {QUOTED}\nstatus: actief\nregio: Waasland\nvorige_namen: [oud]\ntoelichting: {QUOTED}\n"
    f"trekker:\n  functie: {QUOTED}\n  organisatie: {QUOTED}\n",
    "meetings/waasland/2027-03-11.md": f"---\ntitel: {QUOTED}\ndatum: 2027-03-11\nvan: 14:00\nlocatie: {QUOTED}\n"
    f"onderwerpen: [gdpr]\nsprekers: [{{organisatie: {QUOTED}, onderwerp: {QUOTED}}}]\n"
    f"documenten: [{{titel: {QUOTED}, url: https://x.be/}}]\n---\n",
    "content/onderwerpen/gdpr.md": f"---\ntitel: {QUOTED}\nthema: {QUOTED}\nsynoniemen: [{QUOTED}]\n---\nUitleg.\n",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which every text is an attack."""
    return make_tree(tmp_path_factory.mktemp("evil"), GOOD, FILES)


@pytest.fixture(scope="module")
def evil(root: Path) -> Output:
    """All that is made of it."""
    site, problems = load(root, flanders())
    assert [str(problem) for problem in problems] == []
    return generate(site, NOW, SETTINGS)


def test_no_page_holds_it_as_markup(evil: Output) -> None:
    """Pages, parts, redirects and pictures: no element and no attribute of it, and its text in full on its own page."""
    pages = {page.uri: page.html for page in evil.pages} | {f"{part.uri}:{part.name}": part.html for part in evil.parts}
    pages |= {file.uri: file.make().decode() for file in evil.listed if file.uri.endswith((".html", ".svg"))}
    assert "oud/index.html" in " ".join(pages)
    for uri, html in pages.items():
        assert not [each for each in parse(html).all() if "onclick" in each.attributes], uri
        assert "kwaad</b>" not in html, uri
    assert EVIL in parse(pages["bijeenkomsten/waasland/2027-03-11.md"]).text


def test_no_frame_holds_it_as_markup(root: Path, tmp_path: Path) -> None:
    """Titles, descriptions, links and menus around the pages, as MkDocs and the theme print them."""
    site = build(root, NOW, tmp_path / "site", KRINGEN_SITE_URL="https://example.org/")
    for file, page in site.pages.items():
        assert not [each for each in page.all() if "onclick" in each.attributes], file
    head = site.page("bijeenkomsten/waasland/2027-03-11/").one("head")
    assert head.one("title").text.startswith(EVIL)
    assert "kwaad" in head.one("meta", name="description").attributes["content"]
    assert head.one("meta", property="og:title").attributes["content"].startswith(EVIL)


def test_no_data_hold_it_as_markup(evil: Output) -> None:
    """JSON-LD cannot end its script; JSON, Atom and calendars are read back as they were written."""
    for uri, text in linked_data(evil).items():
        assert not set("<>&") & set(text), uri
    files = {file.uri: file.content for file in evil.files}
    feeds = [
        ET.fromstring(content)  # noqa: S314 -- made here
        for uri, content in files.items()
        if uri.endswith(".xml")
    ]
    assert EVIL in " ".join(text for feed in feeds for text in feed.itertext())
    assert EVIL in json.dumps(json.loads(files["api/v1/circles.json"]), ensure_ascii=False).replace('\\"', '"')
    for uri, content in files.items():
        if uri.endswith(".ics"):
            assert all(re.match(rb"[A-Z-]+[;:]| |$", line) for line in content.split(b"\r\n")), uri


def test_a_template_that_asks_for_nothing_is_refused() -> None:
    """A misspelt name stops the build; elsewhere it would print nothing."""
    with pytest.raises(UndefinedError):
        environment().from_string("{{ niets }}").render()


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    """Templates link to hand-written pages; in a repository without them nothing is made."""
    root = make_tree(tmp_path, GOOD)
    site, _ = load(root, flanders(), root)
    with pytest.raises(NoSuchPage, match="er is geen pagina"):
        assert generate(site, NOW, SETTINGS).pages


def test_mkdocs_alone_builds_nothing_with_a_mistake(tmp_path: Path) -> None:
    """Also without `run.py`: the hook reads everything before MkDocs touches the folder."""
    root = make_tree(tmp_path / "root", GOOD, {"circles/kempen.yml": "naam: Kempen\n"})
    with pytest.raises(AssertionError, match=r"De site is niet gebouwd: [12] fout"):
        build(root, NOW, tmp_path / "site")
    assert not (tmp_path / "site").exists()
