"""Links of hand-written pages: where they lead, and what no link leads to; as `check` says it, before any build."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kringen.edge.configuration import menu
from kringen.edge.repository import examine
from kringen.output import generate
from kringen.page_links import COMMON, IN_THE_FOOT, page_problems
from kringen.register import flanders
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, START
from tests.support.attachments import png
from tests.support.running import ROOT
from tests.support.samples import GOOD, NOW, make_tree
from tests.test_expected import SETTINGS

HEAD = "---\ntitle: Over\ndescription: Over de kringen.\n---\n"
WRONG = "schrijf # en de kop in kleine letters, met koppeltekens"


def said(folder: Path, body: str, path: str = "content/open-data.md", **more: str) -> list[str]:
    """What `check` says of a page with this text on line 5, without tips."""
    root = make_tree(folder, GOOD, {path: HEAD + body, **more})
    (root / "content" / "bestanden").mkdir()
    (root / "content" / "bestanden" / "kaart.png").write_bytes(png())
    return [str(problem) for problem in examine(root, NOW).problems if problem.path.startswith("content/")]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        pytest.param("[x](meedon.md)", '5:5: "meedon.md" leidt nergens heen; bedoelde u "meedoen.md"? [pagina-link]', id="page"),
        pytest.param("a\n\nb [x](meedoen/)", '7:7: "meedoen/" leidt nergens heen; bedoelde u "meedoen.md"? [pagina-link]', id="folder"),
        pytest.param("![x](bestanden/kart.png)", '5:6: "bestanden/kart.png" leidt nergens heen; verwijs naar een bestand dat er is, zoals meedoen.md [pagina-link]', id="picture"),
        pytest.param("[x](#kop)\n\n# Koppen", '5:5: op open-data.md is geen kop "kop"; bedoelde u "koppen"? [pagina-link]', id="heading"),
        pytest.param("[x](meedoen.md#geld-en-tijd)", f'5:5: op meedoen.md is geen kop "geld-en-tijd"; {WRONG} [pagina-link]', id="heading-elsewhere"),
        pytest.param("[x](kringen/waasland.md#bestaat-niet)", f'5:5: op kringen/waasland.md is geen kop "bestaat-niet"; {WRONG} [pagina-link]', id="heading-of-a-circle"),
        pytest.param("[x](kringen/wasland.md)", '5:5: "kringen/wasland.md" leidt nergens heen; bedoelde u "kringen/waasland.md"? [pagina-link]', id="circle"),
        pytest.param("[x](../over.md)", '5:5: "../over.md" leidt nergens heen; bedoelde u "over.md"? [pagina-link]', id="out-of-the-site"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere(body: str, line: str, tmp_path: Path) -> None:
    assert said(tmp_path, body) == [f"content/open-data.md:{line}"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("[x](meedoen.md#zo-sluit-u-aan) [y](onderwerpen/gdpr.md) [z](index.md)", id="pages"),
        pytest.param("[x](agenda.md) [y](kringen/waasland.md#volgende) [z](bijeenkomsten/waasland/2027-03-11.md)", id="generated"),
        pytest.param("[x](agenda.ics) ![y](bestanden/kaart.png) [z](#kop)\n\n# Kop", id="files-and-its-own-heading"),
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere(body: str, tmp_path: Path) -> None:
    assert said(tmp_path, body) == []


def test_a_page_that_nobody_finds(tmp_path: Path) -> None:
    """Not in the menu, and no page leads to it; one link is enough."""
    path, alone = "content/nieuw.md", "deze pagina staat niet in het menu, en geen pagina verwijst ernaar"
    line = f"{path}:1:1: waarschuwing: {alone}; zet er ergens een link naar [pagina-zonder-link]"
    assert said(tmp_path / "een", "[zelf](nieuw.md)", path) == [line]
    over = {"content/open-data.md": f"{HEAD}[nieuw](nieuw.md)"}
    assert said(tmp_path / "twee", "Nieuw.", path, **over) == []


def test_the_engines_own_pages_need_nothing_generated() -> None:
    """Else every `check` of every repository waits for all of it."""
    site, _ = load(START, flanders())
    assert list(page_problems(site, menu(), make=lambda: pytest.fail("something was generated"))) == []


def test_what_is_common_is_there() -> None:
    """Each page and place that is known without generating it."""
    site, _ = load(EXAMPLE, flanders())
    made = generate(site, EXAMPLE_NOW, SETTINGS)
    assert COMMON.keys() <= made.uris
    assert all(places <= set(made.anchors(uri)) for uri, places in COMMON.items())


def test_what_the_frame_leads_to_is_known() -> None:
    """The links of the foot, as it is drawn, and the menu of mkdocs.yml."""
    foot = (ROOT / "hooks" / "theme" / "partials" / "footer.html").read_text(encoding="utf-8")
    assert {f"{name}.md" for name in re.findall(r"'([a-z-]+)/' \| url", foot)} == IN_THE_FOOT
    assert {"index.md", "agenda.md", "trekkers.md"} <= menu()
