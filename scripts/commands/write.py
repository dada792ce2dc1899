"""Schrijft de hele site als Markdown, voor een ander programma dan MkDocs."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from markupsafe import escape

from kringen.edge import building
from kringen.edge.configuration import configuration
from kringen.edge.repository import conclusion, examine
from kringen.edition.page import Page, PlainFile
from kringen.history import UNKNOWN
from kringen.output import Output, generate
from kringen.pages.place import insert
from kringen.source import is_example
from scripts import options
from scripts.command import seconds, start
from scripts.commands import build
from scripts.commands.check import report
from scripts.configured import settings
from scripts.environment import ROOT
from scripts.publishing import staging

DOCS = "docs"
"""Where the pages and files come; beside it stands a mkdocs.yml."""

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)
_BLANK = re.compile(r"\n[ \t]*(?=\n)")
_KEPT = ("site_name", "site_description", "markdown_extensions", "nav", "extra_css")


def main(argv: list[str]) -> int:
    """Writes all that MkDocs would get from the hook; 1 when there are mistakes."""
    parser = options.parser("write", __doc__)
    parser.add_argument("folder", metavar="MAP", type=Path, help="waar de bestanden komen")
    options.add_allow_no_history(parser)
    chosen = parser.parse(argv)
    began, now = time.monotonic(), options.now(chosen.now)
    findings = examine(chosen.root, now)
    report(findings)
    if not findings.is_sound:
        print(f"Er is niets geschreven: {conclusion(findings)}")
        return 1
    target = build.target_of(chosen.root, chosen.folder)
    build.history_or_stop(findings.no_history, chosen.allow_no_history)
    history = UNKNOWN if chosen.allow_no_history else findings.history
    output = generate(findings.site, now, settings(example=is_example(chosen.root)), history)
    with staging.fresh_folder(target) as fresh:
        write(output, chosen.root, fresh)
    print(f"De bestanden staan in {target} ({seconds(time.monotonic() - began)}).")
    return 0


def write(output: Output, root: Path, folder: Path) -> None:
    """Fills an empty folder: what persons wrote, over that what is generated, the files of the theme, a configuration."""
    docs = folder / DOCS
    shutil.copytree(ROOT / "hooks" / "theme" / "assets", docs / "assets")
    hand_written = {path.name: path for path in sorted((ROOT / "content").glob("*.md"))}
    hand_written |= {_below(path, root): path for path in sorted((root / "content").rglob("*")) if path.is_file()}
    for uri, path in hand_written.items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        if uri.endswith(".md"):
            parts = [part for part in output.parts if part.uri == uri]
            text = insert(path.read_text(encoding="utf-8"), parts)
            (docs / uri).write_text(text, encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(path, docs / uri)
    pages = (PlainFile(page.uri, as_markdown(page).encode()).recipe for page in output.pages)
    building.write(chain(pages, output.file_recipes), docs)
    configured = json.dumps(_configuration(), ensure_ascii=False, indent=2)
    (folder / "mkdocs.yml").write_text(configured, encoding="utf-8", newline="\n")


def as_markdown(page: Page) -> str:
    """A page as front matter and one block of HTML, which every dialect of Markdown leaves alone.

    Title and description are escaped, since generators print them as HTML. An empty line would end the block.
    Source: CommonMark 0.31, section 4.6.
    """
    head = {"title": str(escape(page.title)), "description": str(escape(page.description))}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    return "\n".join(["---", *lines, "---", "", f"<div>\n{_without_empty_lines(page.html)}\n</div>", ""])


def _without_empty_lines(html: str) -> str:
    """The same HTML; what is preformatted keeps its empty lines as a character reference."""
    return "".join(
        _BLANK.sub("&#10;" if number % 2 else "", piece) for number, piece in enumerate(_PRE.split(html.strip()))
    )


def _configuration() -> Mapping[str, object]:
    """What a generator needs of mkdocs.yml: no hook, and Material as it is."""
    read = configuration()
    kept = {key: read[key] for key in _KEPT if key in read}
    address = {"site_url": read["site_url"]} if read["site_url"] else {}
    kept["not_in_nav"] = "*\n"  # every generated page lies there as a file
    return kept | address | {"docs_dir": DOCS, "theme": {"name": "material", "language": "nl", "font": False}}


def _below(path: Path, root: Path) -> str:
    return path.relative_to(root / "content").as_posix()


if __name__ == "__main__":
    start(main)
