"""The repository as it is today, at this moment: all that must hold whatever V-ICT-OR and the trekkers put into it."""

from __future__ import annotations

import pytest

from scripts import options
from scripts.publishing import inspection
from tests.support.built import Built, build
from tests.support.running import ROOT, command

NOW = options.now(None)
"""SOURCE_DATE_EPOCH, else this moment."""


@pytest.fixture(scope="module")
def site_of_today(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What this repository holds, built as it would be published now."""
    return build(ROOT, NOW, tmp_path_factory.mktemp("today"))


def test_it_can_be_read_and_breaks_no_rule() -> None:
    done = command("check", "--now", f"{NOW:%Y-%m-%dT%H:%M}")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_every_link_of_it_leads_somewhere(site_of_today: Built) -> None:
    """Anchors included."""
    assert site_of_today.broken_links() == []


def test_it_may_be_published(site_of_today: Built) -> None:
    """What `publish` looks at, on every page and file."""
    assert inspection.faults(site_of_today.folder) == []


def test_nothing_in_it_is_called_an_example(site_of_today: Built) -> None:
    """Fictional data stay in tests/example."""
    assert not [file for file, page in site_of_today.pages.items() if "Voorbeeldgegevens" in page.text]
