"""What a version of the files would publish, without the frames that MkDocs draws: enough to compare two versions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kringen.edition.page import Settings, file_of
from kringen.history import History
from kringen.output import generate
from kringen.problem import errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from kringen.source.attachments import ATTACHMENTS
from scripts.publishing.publication import is_compared


class Unsound(Exception):
    """The files have mistakes, so nothing would be published from them."""


def outline(root: Path, now: dt.datetime, settings: Settings, history: History, folder: Path) -> None:
    """Fills a folder with every address, and with the content of what is compared; raises Unsound."""
    site, problems = load(root, flanders())
    if errors([*problems, *check(site, now)]):
        raise Unsound
    output = generate(site, now, settings, history)
    content = root / "content"
    attached = (path for path in content.rglob("*") if path.suffix.removeprefix(".") in ATTACHMENTS and path.is_file())
    empty = {file_of(each.uri) for each in output.page_recipes} | {file_of(each.uri) for each in site.pages}
    for file in empty | {path.relative_to(content).as_posix() for path in attached}:
        _write(folder / file, b"")
    for recipe in output.file_recipes:
        _write(folder / recipe.uri, recipe.make() if is_compared(recipe.uri) else b"")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
