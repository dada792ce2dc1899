"""The same texts on a site of plain MkDocs and Material, in the same browser: what the numbers of our site stand beside.

Nothing is asserted of that site but that it was built and looked at; the numbers stand in SECURITY.md and below the run.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.preview.server import hosted
from tests.browser.judge import Judge, has_run, judging
from tests.support.hostile import AFTER, Vector, known, naughty, own
from tests.support.running import surroundings
from tests.support.tally import Tally
from tests.test_bad_files import BAD, Content

CONFIGURATION = """
site_name: Kringen
theme: {name: material, language: nl, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [attr_list, md_in_html, admonition, tables, toc]
"""
"""As anybody would set it up, with the extensions of our mkdocs.yml; no web fonts, for the browser reaches no other host."""

WINDOW = 50
"""After how many pages the browser begins with a clean one."""


def in_body(vector: Vector) -> str:
    """A page with a text in its body, as a contributor writes it."""
    return f"---\ntitle: Proef\n---\n# Proef\n\n## Agenda\n\n{vector.text}\n\n{AFTER}\n"


def in_title(vector: Vector) -> str:
    """A page with a text as its title and description, quoted as YAML asks."""
    return f"---\ntitle: {json.dumps(vector.text)}\ndescription: {json.dumps(vector.text)}\n---\n# Proef\n\n{AFTER}\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    "vectors",
    [pytest.param(own, id="own-table"), pytest.param(naughty, id="naughty-strings"), pytest.param(known, id="brs-kb")],
)
@pytest.mark.parametrize(
    ("place", "write"), [pytest.param("bodies", in_body, id="bodies"), pytest.param("titles", in_title, id="titles")]
)
def test_what_the_texts_do_there(
    vectors: Callable[[], Sequence[Vector]],
    place: str,
    write: Callable[[Vector], str],
    chromium: Browser,
    tmp_path: Path,
    tally: Tally,
) -> None:
    """Of BRS-KB each eighth text, for a page of Material takes its time."""
    some = vectors() if len(vectors()) < 1_000 else vectors()[::8]
    site, stopped = plain_site(tmp_path, [write(vector).encode("utf-8", "replace") for vector in some])
    subject = f"script vectors in {place}, plain MkDocs and Material"
    tally(subject, tried=len(some), refused=0, shown=0, executed=0, broken=0, stopped_the_build=len(stopped))
    pages = [f"proef-{number}/" for number in range(len(some)) if number not in stopped]
    with hosted(site) as root:
        for first in range(0, len(pages), WINDOW):
            with judging(chromium, root, policy=True) as judge:
                for address in pages[first : first + WINDOW]:
                    tally(subject, **{verdict(judge, address): 1})
    assert len(list(site.glob("proef-*"))) == len(pages)


@pytest.mark.slow
def test_what_bad_files_do_there(tmp_path: Path, tally: Tally) -> None:
    """The bad meetings and pages of our own table, as pages of that site: what it takes, and at what it stops."""
    pages = [
        data(content) for bad in BAD for path, content in bad.files.items() if path.endswith(".md") and data(content)
    ]
    site, stopped = plain_site(tmp_path, pages)
    written = len(list(site.glob("proef-*/index.html")))
    tally("bad files, plain MkDocs and Material", tried=len(pages), published=written, stopped_the_build=len(stopped))
    assert written + len(stopped) == len(pages)


def data(content: Content) -> bytes:
    """What stands in a file; nothing for a link or a file that is taken away."""
    return content.encode() if isinstance(content, str) else content if isinstance(content, bytes) else b""


def verdict(judge: Judge, address: str) -> str:
    """What became of a text, in one word."""
    done = judge.open(address)
    if has_run(done):
        return "executed"
    if any(each.startswith(("broken", "gone", "not loaded")) for each in done) or AFTER not in judge.text():
        return "broken"
    return "shown"


def plain_site(folder: Path, pages: Sequence[bytes]) -> tuple[Path, set[int]]:
    """Builds pages with MkDocs and Material alone; gives the folder, and the pages at which the whole build stopped."""
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    (folder / "docs" / "index.md").write_text("# Kringen\n", encoding="utf-8")
    for number, text in enumerate(pages):
        (folder / "docs" / f"proef-{number}.md").write_bytes(text)
    stopped: set[int] = set()
    while named := re.search(r"page 'proef-(\d+)\.md'", error(folder)):
        stopped.add(int(named[1]))
        (folder / "docs" / f"proef-{named[1]}.md").unlink()
    return folder / "site", stopped


def error(folder: Path) -> str:
    """What MkDocs says when it stops; nothing when it built the site."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=folder,
        env=surroundings(NO_MKDOCS_2_WARNING="1"),
        capture_output=True,
        encoding="utf-8",
        timeout=1_200,
        check=False,
    )
    return done.stderr if done.returncode else ""
