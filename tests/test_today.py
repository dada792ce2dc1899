"""The repository as it is today, at this moment: all that must hold whatever V-ICT-OR and the trekkers put into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts import options
from scripts.publishing import inspection
from tests.support.built import Built, build
from tests.support.running import ROOT, command


@dataclass(frozen=True)
class Repository:
    """What a repository holds at a moment, and the site that would be published then."""

    root: Path
    now: dt.datetime
    site: Built


def built(root: Path, now: dt.datetime, folder: Path) -> Repository:
    """The repository with its site, built in a folder."""
    return Repository(root, now, build(root, now, folder))


def it_can_be_read_and_breaks_no_rule(repository: Repository) -> None:
    done = command("check", "--root", repository.root, "--now", f"{repository.now:%Y-%m-%dT%H:%M}")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def every_link_of_it_leads_somewhere(repository: Repository) -> None:
    """Anchors included."""
    assert repository.site.broken_links() == []


def it_may_be_published(repository: Repository) -> None:
    """What `publish` looks at, on every page and file."""
    assert inspection.faults(repository.site.folder) == []


def nothing_in_it_is_called_an_example(repository: Repository) -> None:
    """Fictional data stay in tests/example."""
    assert not [file for file, page in repository.site.pages.items() if "Voorbeeldgegevens" in page.text]


HOLDS: tuple[Callable[[Repository], None], ...] = (
    it_can_be_read_and_breaks_no_rule,
    every_link_of_it_leads_somewhere,
    it_may_be_published,
    nothing_in_it_is_called_an_example,
)


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """What this repository holds now, or at SOURCE_DATE_EPOCH."""
    return built(ROOT, options.now(None), tmp_path_factory.mktemp("today"))


@pytest.mark.parametrize("holds", HOLDS, ids=lambda holds: holds.__name__)
def test_today(holds: Callable[[Repository], None], today: Repository) -> None:
    holds(today)
