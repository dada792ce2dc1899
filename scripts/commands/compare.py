"""Zegt welke adressen en afspraken in een nieuwe versie van de site verdwijnen."""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kringen.edge import gitlog
from kringen.sentences import counted
from scripts import options
from scripts.command import WRONG_USE, Parser, Stop, start
from scripts.configured import settings
from scripts.publishing import versions
from scripts.publishing.losses import losses
from scripts.publishing.outline import Unsound, outline
from scripts.publishing.publication import Damaged, Publication

_MEANT = "Is dat de bedoeling, publiceer dan één keer met KRINGEN_ACCEPT_LOSSES=true."


def main(argv: list[str]) -> int:
    """Prints each loss and a closing line; 1 when there are any."""
    chosen = _parser().parse(argv)
    now = options.now(chosen.now)
    try:
        with _published(chosen.old, chosen, now) as old, _published(chosen.new, chosen, now) as new:
            found = list(losses(old, new, now))
    except Damaged as reason:
        raise Stop(f"Er valt niet te vergelijken: {reason}; bouw die map opnieuw.") from None
    except Unsound as reason:
        print(f"Er valt niet te vergelijken: in {reason} staan fouten; run.py check noemt ze.")
        return 0 if str(reason) == chosen.old else 1  # what stood wrong before is no reason against a correction
    if found:
        head = ["### Dit houdt de publicatie tegen", ""] if chosen.markdown else []
        print("\n".join([*head, *(f"- {loss}" if chosen.markdown else loss for loss in found)]))
        number = counted(len(found), "fout", "fouten")
        print(f"{chr(10) if chosen.markdown else ''}De nieuwe versie breekt wat anderen gebruiken: {number}. {_MEANT}")
        return 1
    print("Alles wat anderen gebruiken, is er nog.")
    return 0


def _parser() -> Parser:
    parser = options.parser("compare", __doc__)
    text = "de vorige site: een map met een build of een kopie ervan, een map met bestanden, of een versie uit git zoals HEAD^1"
    parser.add_argument("old", metavar="OUD", help=text)
    parser.add_argument("new", metavar="NIEUW", help="de nieuwe, net zo")
    parser.add_argument("--markdown", action="store_true", help="schrijf het voor de samenvatting van een voorstel")
    return parser


@contextlib.contextmanager
def _published(text: str, chosen: argparse.Namespace, now: dt.datetime) -> Iterator[Publication]:
    """A built site; or what the files in a folder, or in a version that git knows, would publish."""
    if (Path(text) / "index.html").is_file():
        yield Publication(Path(text))
        return
    if Path(text).is_dir() and not (Path(text) / "circles").is_dir():
        raise Stop(f'in "{text}" staat geen site; kies een map die "run.py build" gemaakt heeft', WRONG_USE)
    with versions.version(text, chosen.root) as files, tempfile.TemporaryDirectory(prefix="kringen-") as folder:
        try:
            where, commit = (files, "") if Path(text).is_dir() else (chosen.root, text)
            history = gitlog.read_history(where, now, commit)
            outline(files, now, settings(), history, Path(folder))
        except gitlog.NoHistory as reason:
            raise Stop(f"De geschiedenis van de bestanden ontbreekt: {reason}.") from None
        except Unsound:
            raise Unsound(text) from None
        yield Publication(Path(folder))


if __name__ == "__main__":
    start(main)
