"""The sha256 of every published file, as `sha256sum --check SHA256SUMS` reads it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

NAME = "SHA256SUMS"


def manifest(folder: Path) -> str:
    """One line for each file in a folder, sorted by path; hidden files and the manifest itself are not published."""
    return "".join(f"{_hash(path)}  {path.relative_to(folder).as_posix()}\n" for path in _published(folder))


def write(folder: Path) -> None:
    """Puts the manifest of a folder in that folder."""
    (folder / NAME).write_text(manifest(folder), encoding="utf-8", newline="\n")


def _published(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        parts = path.relative_to(folder).parts
        if path.is_file() and path.name != NAME and not any(part.startswith(".") for part in parts):
            yield path


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
