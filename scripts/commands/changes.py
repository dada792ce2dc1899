"""Vertelt in gewone taal wat een nieuwe versie van de bestanden verandert."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from pathlib import Path

from kringen.changes.comparison import changes
from kringen.changes.report import as_markdown, as_text
from kringen.changes.snapshot import Changes, Snapshot
from kringen.edge import gitlog
from kringen.hints import hints
from kringen.history import UNKNOWN
from kringen.problem import in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.source import is_example, load
from scripts import options
from scripts.command import start
from scripts.configured import settings
from scripts.publishing import versions


def main(argv: list[str]) -> int:
    """Prints what differs between two versions, mistakes of the new one included; that is never a failure."""
    parser = options.parser("changes", __doc__)
    text = "de vorige versie: een map, of een versie uit git zoals main of HEAD^1"
    parser.add_argument("old", metavar="OUD", help=text)
    text = "de nieuwe versie, net zo (standaard: de map van --root, zoals ze nu is)"
    parser.add_argument("new", metavar="NIEUW", nargs="?", default="", help=text)
    parser.add_argument("--markdown", action="store_true", help="schrijf het voor de samenvatting van een voorstel")
    text = "zeg erbij dat het voorbeeld onder deze naam bij de bijlagen staat"
    parser.add_argument("--preview", metavar="NAAM", default="", help=text)
    chosen = parser.parse(argv)
    found = compared(chosen.old, chosen.new or str(chosen.root), chosen.root, options.now(chosen.now))
    print(as_markdown(found, _closing(found, chosen.preview)) if chosen.markdown else as_text(found), end="")
    return 0


def compared(old: str, new: str, root: Path, now: dt.datetime) -> Changes:
    """What differs between two versions of a repository."""
    with versions.version(old, root) as before, versions.version(new, root) as after:
        known = settings(example=is_example(after))
        # Calendars name the addresses of pages; which ones change is the same whatever the site's own address is.
        known = dataclasses.replace(known, site_url=known.site_url or "https://www.example.org/")
        found = changes(snapshot(before, now), with_hints(snapshot(after, now), root, now), now, known)
    return dataclasses.replace(found, others=versions.others(old, new, root))


def snapshot(folder: Path, now: dt.datetime) -> Snapshot:
    """One version as it is read; the pages that the engine lends to other repositories do not count."""
    site, problems = load(folder, flanders(), standard=folder)
    return Snapshot(site, in_order([*problems, *check(site, now)]), versions.marks(folder))


def with_hints(version: Snapshot, root: Path, now: dt.datetime) -> Snapshot:
    """The same version with friendly hints about its coming meetings; hints need not be complete, so git may be silent."""
    history = UNKNOWN
    with contextlib.suppress(gitlog.NoHistory):
        history = gitlog.read_history(root, now)
    return dataclasses.replace(version, problems=(*version.problems, *hints(version.site, now, history)))


def _closing(found: Changes, preview: str) -> list[str]:
    """Where the trekker sees what it will look like."""
    if not preview:
        return []
    if not found.is_sound:
        return [
            "Het voorbeeld van de site komt er zodra de fouten verbeterd zijn. Elke fout staat ook bij haar regel op het tabblad **Files changed**."
        ]
    return [
        f"**Zo ziet de site eruit:** download onderaan deze pagina, bij *Artifacts*, het bestand `{preview}`, pak het uit en open `index.html`."
    ]


if __name__ == "__main__":
    start(main)
