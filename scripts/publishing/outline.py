"""What a version of the files would publish, without the frames that MkDocs draws: enough to compare two versions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kringen.edge.building import write
from kringen.edition.page import PlainFile, Settings, file_of
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
    empty |= {path.relative_to(content).as_posix() for path in attached}
    empty |= {each.uri for each in output.listed if not is_compared(each.uri)}
    compared = [each for each in output.listed if is_compared(each.uri)]
    write([*(PlainFile(uri, b"").recipe for uri in empty), *compared], folder)
