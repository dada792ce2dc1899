"""`run.py write`: the site as plain Markdown, which other generators build to the same pages with the same titles."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from kringen.edition.page import Page
from scripts import environment
from scripts.commands.write import as_markdown
from tests.conftest import EXAMPLE
from tests.support.built import Built
from tests.support.running import ROOT, command, names_in, surroundings

PROGRAMS = Path(sysconfig.get_path("scripts"))

GENERATORS = {
    "mkdocs": (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", "mkdocs.yml"),
    "properdocs": (PROGRAMS / "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"),
}
"""MkDocs without our hook, and the one that goes on with its version 1."""

SUCCESSOR = ROOT / "requirements-zensical.txt"
"""Zensical, by those who made Material; 90 MB, so installed only for its test, in an environment of its own."""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The example, written out."""
    folder = tmp_path / "plain"
    done = command("write", folder, "--root", EXAMPLE, "--now", "2027-03-11T13:00")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


@pytest.mark.parametrize("name", GENERATORS)
def test_other_generators_build_the_same_pages(written: Path, example_site: Built, name: str) -> None:
    """The same addresses, titles and headings, without a line of our hook."""
    build(written, *GENERATORS[name])
    assert titles(written / "site") == titles(example_site.folder)


@pytest.mark.slow
def test_the_successor_of_material_builds_the_same_pages(written: Path, example_site: Built) -> None:
    """The lock is installed once, in .cache/zensical."""
    venv = ROOT / ".cache" / "zensical"
    environment.prepare(SUCCESSOR, venv)
    build(written, environment.python_in(venv), "-m", "zensical", "build", "--config-file", "mkdocs.yml")
    assert titles(written / "site") == titles(example_site.folder)


def build(folder: Path, *line: str | Path) -> None:
    done = subprocess.run(
        line,
        cwd=folder,
        env=surroundings(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def titles(site: Path) -> dict[str, tuple[str, str]]:
    """Title and first heading of every page that stands for itself, by address; what a theme adds to a title is left out."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"<title>(.*?)( [-|] [^|]*)?</title>", text, re.DOTALL)
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", text, re.DOTALL)
        address = path.relative_to(site).as_posix()
        if address not in {"404.html", "index.html"}:
            assert title, address
            assert heading, address
            plain = re.sub(r"<[^>]*>", "", heading[1].partition('<a class="headerlink"')[0])
            found[address] = (html.unescape(title[1]), " ".join(html.unescape(plain).split()))
    return found


def test_a_page_is_one_block_of_html() -> None:
    """No empty line ends it; what is preformatted shows the same; what is printed as HTML is escaped."""
    page = Page("x.md", 'Wat & "hoe" <b>', "Kort.", "<h1>Wat</h1>\n\n  \n<pre>een\n\n\ntwee</pre>\n")
    assert as_markdown(page) == (
        '---\ntitle: "Wat &amp; &#34;hoe&#34; &lt;b&gt;"\ndescription: "Kort."\n---\n\n'
        "<div>\n<h1>Wat</h1>\n<pre>een&#10;&#10;\ntwee</pre>\n</div>\n"
    )


def test_write_refuses_what_build_refuses(tmp_path: Path) -> None:
    """A repository with mistakes writes nothing, and a foreign folder stays."""
    done = command("write", tmp_path / "uit", "--root", tmp_path)
    assert (done.returncode, names_in(tmp_path)) == (1, [])
    (tmp_path / "brief.docx").touch()
    done = command("write", tmp_path, "--root", EXAMPLE, "--now", "2027-03-11T13:00")
    assert (done.returncode, names_in(tmp_path)) == (1, ["brief.docx"])
