"""A photo in a hand-written page, as CONTRIBUTING.md says it: within the text, with its words, and its maker below it."""

from __future__ import annotations

import re
import shutil
import struct
import zlib
from collections.abc import Iterator

import pytest

from scripts.preview.server import hosted
from tests.browser.conftest import VIEWS, View, Visit
from tests.browser.test_accessibility import findings
from tests.conftest import EXAMPLE, EXAMPLE_NOW, ROOT
from tests.support.attachments import chunk
from tests.support.built import build

PICTURE = "bestanden/bijeenkomst"


def grey(width: int, height: int) -> bytes:
    """A picture of this size."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * width) * height))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example with a page in which the lines of CONTRIBUTING.md stand, and with the photo that they name."""
    told = re.search(
        rf"```markdown\n(!\[.*?{PICTURE}\.jpg.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
    )
    assert told
    folder = tmp_path_factory.mktemp("photo")
    root = shutil.copytree(EXAMPLE, folder / "example")
    (root / "content/bestanden").mkdir()
    (root / f"content/{PICTURE}.png").write_bytes(grey(720, 480))
    lines = told[1].replace(".jpg", ".png")
    head = "---\ntitle: Foto\ndescription: Een foto.\n---\n# Foto\n\nErboven.\n\n"
    (root / "content/foto.md").write_text(f"{head}{lines}\nEronder.\n", encoding="utf-8")
    with hosted(build(root, EXAMPLE_NOW, folder / "site").folder) as address:
        yield address


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_photo_stands_in_the_text_with_its_maker(site: str, visit: Visit, view: View) -> None:
    """Never wider than the text nor out of shape; the maker on a row below it, smaller; both readable to everybody."""
    page = visit(f"{site}foto/", view)
    photo = page.locator(".md-typeset img[src$='bijeenkomst.png']")
    maker = page.get_by_text("Foto: naam van de maker")
    assert photo.get_attribute("alt") == "Twaalf mensen rond een tafel in het stadhuis"
    picture, below, text = (each.bounding_box() for each in (photo, maker, page.get_by_text("Erboven.")))
    assert picture
    assert below
    assert text
    assert picture["width"] == pytest.approx(min(720, text["width"]), abs=1)
    assert picture["height"] == pytest.approx(picture["width"] * 480 / 720, abs=1)
    assert picture["x"] == below["x"] == text["x"]
    assert below["y"] >= picture["y"] + picture["height"]
    size = "each => parseFloat(getComputedStyle(each).fontSize)"
    assert maker.evaluate(size) < page.get_by_text("Erboven.").evaluate(size)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert findings(page) == []
