"""The files of meetings as they stand, for who changes one without touching its other lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kringen.problem import Problem
from kringen.source.files import find_files, read_bytes
from kringen.source.text import decode


class Originals(Mapping[str, str]):
    r"""The text of files by path, with `\n` as line end; what cannot be read as text is left out."""

    def __init__(self, data: Mapping[str, bytes]) -> None:
        self._data = data

    def __getitem__(self, path: str) -> str:
        text, _ = decode(self._data[path], path)
        if not text:
            raise KeyError(path)
        return text

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._data if self.get(path))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def originals(root: Path) -> Originals:
    """The texts of a repository's meetings."""
    data = {file.path: read_bytes(file) for file in find_files(root)[0] if file.parts[0] == "meetings"}
    return Originals({path: each for path, each in data.items() if not isinstance(each, Problem)})
