"""The builders that are compared: each prepares its input once, then is started as a whole process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kringen.edition.page import Settings
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.source import load
from scripts.benchmark.corpus import NOW, Corpus, reported, with_mark
from scripts.benchmark.yardstick import with_mark_in_lists
from scripts.environment import ROOT

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="http://localhost:8000/", example=True)
"""What the generated output is made with where a test asks for it; the whole processes have their own."""

_RUN = (sys.executable, str(ROOT / "scripts" / "run.py"))
_MOMENT = "2027-10-01T11:00"
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

    report: Path
    """The Markdown of the meeting whose report changes."""

    lists: tuple[Path, ...] = ()
    """The Markdown that lists it, when the builder does not make its lists itself."""

    more: tuple[str, ...] = ()
    """What must show the change besides the pages of every builder: feeds and the like."""

    def change(self, corpus: Corpus, mark: str) -> None:
        """Lets the report, its title, and the lists that are written by hand begin with another word."""
        _change(self.report, lambda text: with_mark(text, mark))
        for path in self.lists:
            _change(path, lambda text: with_mark_in_lists(text, reported(corpus), mark))


def ours(corpus: Corpus, work: Path) -> Builder:
    """This project."""
    target, name = work / "ours", reported(corpus)
    circle = name.split("/")[0]
    return Builder(
        name="kenniskringen",
        command=(*_RUN, "build", *_arguments(corpus), "--out", str(target), "--allow-no-history"),
        folder=ROOT,
        site=target,
        report=corpus.root / f"meetings/{name}.md",
        more=(
            f"kringen/{circle}/verslagen.xml",
            "verslagen.xml",
            f"api/v1/meetings/{name}.json",
            f"api/v1/circles/{circle}.json",
            "api/v1/meetings.json",
            "zoeken/index.json",
        ),
    )


def check(corpus: Corpus) -> tuple[str, ...]:
    """What is started to check the files only."""
    return (*_RUN, "check", *_arguments(corpus))


def serve(corpus: Corpus, port: int) -> tuple[str, ...]:
    """What is started for a preview."""
    return (*_RUN, "serve", "--no-open", *_arguments(corpus), "--port", str(port))


def generated(corpus: Corpus) -> Output:
    """All pages that the corpus gives, in this process."""
    site, problems = load(corpus.root, flanders())
    assert not problems, problems[0]
    return generate(site, NOW, SETTINGS)


def variables(work: Path) -> dict[str, str]:
    """The environment of every builder: the same clock and address, no colours, and a memory of its own."""
    foreign = ("KRINGEN_", "PYTHONDONTWRITEBYTECODE")  # nobody's own machine compiles Python anew at each start
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": str(int(NOW.timestamp())),
        "NO_COLOR": "1",
        "KRINGEN_SITE_URL": SETTINGS.site_url,
        "KRINGEN_MEMORY": str(work / MEMORY),
    }


def _arguments(corpus: Corpus) -> tuple[str, ...]:
    return ("--root", str(corpus.root), "--now", _MOMENT)


def _change(path: Path, changed: Callable[[str], str]) -> None:
    path.write_text(changed(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
