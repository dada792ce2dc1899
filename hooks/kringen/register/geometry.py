"""The outlines of the municipalities for a map on screen, as `scripts/map_geometry.py` made them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "geometry.json"


@dataclass(frozen=True)
class Geometry:
    """A simplified coverage of Flanders, in whole units of about 240 m, y downwards."""

    width: int
    height: int

    outline: str
    """The path around all of Flanders, its enclaves and exclaves included."""

    paths: Mapping[str, str]
    """NIS code → the `d` of an SVG path, relative; neighbours share their points."""

    labels: Mapping[str, tuple[int, int]]
    """NIS code → the middle of the largest circle that fits in the outline."""

    neighbours: Mapping[str, tuple[str, ...]]
    """NIS code → the NIS codes with which it shares a border."""

    @classmethod
    def load(cls, file: Path = FILE) -> Geometry:
        """Reads the file; use `outlines()` to read it only once."""
        content = json.loads(file.read_text(encoding="utf-8"))
        return cls(
            content["width"],
            content["height"],
            content["outline"],
            content["municipalities"],
            {nis: (x, y) for nis, (x, y) in content["labels"].items()},
            {nis: tuple(others) for nis, others in content["neighbours"].items()},
        )


@cache
def outlines() -> Geometry:
    """The outlines in this folder, read once."""
    return Geometry.load()
