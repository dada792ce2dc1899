"""The files of meetings as they stand, for who changes one without touching its other lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from kringen.problem import Problem
from kringen.source.files import find_files, read_bytes
from kringen.source.text import decode


def originals(root: Path) -> Mapping[str, str]:
    r"""The text of each meeting's file by its path, with `\n` as line end; what cannot be read is left out."""
    texts = {}
    for file in find_files(root)[0]:
        if file.parts[0] == "meetings":
            data = read_bytes(file)
            if not isinstance(data, Problem):
                texts[file.path] = decode(data, file.path)[0]
    return {path: text for path, text in texts.items() if text}
