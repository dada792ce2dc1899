"""What may not stand in a repository: places in photos, submodules, and pages that the site makes itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kringen.output import generate
from kringen.register import flanders
from kringen.source import load
from kringen.source.names import GENERATED
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.attachments import jpeg, segment, tiff
from tests.support.samples import GOOD, make_tree
from tests.test_expected import SETTINGS


@pytest.mark.parametrize(
    ("path", "data", "problem"),
    [
        pytest.param(
            "content/foto.jpg",
            jpeg(segment(0xE1, b"Exif\0\0" + tiff(0x8825))),
            "deze foto vertelt waar ze genomen is; haal dat eruit (Windows: rechts klikken, Eigenschappen, Details, "
            "persoonlijke gegevens verwijderen), of gebruik een schermafdruk (Windows, Shift en S) [verborgen-gegevens]",
            id="place",
        ),
        pytest.param(
            "meetings/waasland/.git",
            b"gitdir: ../../.git/modules/x",
            "dit is een repository in de repository (een submodule?); "
            "zet de bestanden zelf in de map [geen-gewoon-bestand]",
            id="submodule",
        ),
        pytest.param(
            "content/agenda.md",
            b"x",
            "agenda maakt de site zelf; geef de pagina een andere naam [bestandsnaam]",
            id="page",
        ),
        pytest.param(
            "content/kringen/waasland.md",
            b"x",
            "kringen maakt de site zelf; noem de map anders, zoals bestanden [bestandsnaam]",
            id="folder",
        ),
    ],
)
def test_what_may_not_stand_here(tmp_path: Path, path: str, data: bytes, problem: str) -> None:
    make_tree(tmp_path, GOOD)
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(data)
    site, problems = load(tmp_path, flanders())
    assert [str(each).partition(": ")[2] for each in problems] == [problem]
    assert len(site.circles) == 2


@pytest.mark.parametrize(
    "path",
    [
        "README.md",
        "docs/2027-05-20.md",
        "docs/bijeenkomsten/x.md",
        ".github/x.yml",
        "mkdocs.yml",
        "notities/2027-05-20.md",
        "verslag.pdf",
    ],
)
def test_what_may_stand_elsewhere(tmp_path: Path, path: str) -> None:
    """Explanations, settings and notes that are no meeting, whatever they are called."""
    make_tree(tmp_path, GOOD, {path: "# Nota\n\ndatum: 2027-05-20\n"})
    assert load(tmp_path, flanders())[1] == ()


def test_every_generated_page_has_a_name_of_its_own() -> None:
    """No page that the site makes can come in the place of a hand-written one: its name is kept, or it has none at the top."""
    site, _ = load(EXAMPLE, flanders())
    written = {page.uri for page in site.pages}
    pages = {page.uri for page in generate(site, EXAMPLE_NOW, SETTINGS).pages} - written
    tops = {uri.partition("/")[0].removesuffix(".md") for uri in pages}
    assert tops - GENERATED == {"onderwerpen"}
