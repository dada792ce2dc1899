"""Pages that share a frame come out as if each had been drawn whole."""

from __future__ import annotations

from pathlib import Path

from tests.built import Built, build
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.running import bytes_of


def test_frames_change_no_byte(example_site: Built, tmp_path: Path) -> None:
    """The example with shared frames equals the example without, in every file."""
    whole = build(EXAMPLE, EXAMPLE_NOW, tmp_path, KRINGEN_NO_FRAMES="1")
    assert bytes_of(example_site.folder) == bytes_of(whole.folder)
