"""Schrijft het overzicht van een periode, om in een mail te plakken."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from kringen.changes.comparison import late_reports
from kringen.dates import today
from kringen.edge import gitlog
from kringen.letters.digest import digest
from kringen.model import Meeting, Site
from kringen.source import load
from kringen.values.moments import meant_date
from scripts import options
from scripts.command import Stop, start
from scripts.letters import add_format, edition_of, write
from scripts.publishing import versions


def main(argv: list[str]) -> int:
    """Prints the round-up in one format, or writes all three into a folder."""
    parser = options.parser("digest", __doc__)
    parser.add_argument(
        "--since", metavar="DATUM", type=_day, required=True, help="vanaf welke dag: 2027-01-01 of 01/01/2027"
    )
    parser.add_argument(
        "--internal", action="store_true", help="met wie u deze week belt, stille kringen en verslagen die nog komen"
    )
    add_format(parser)
    chosen = parser.parse(argv)
    now = options.now(chosen.now)
    if chosen.since > today(now):
        raise Stop(f"{chosen.since} ligt nog voor ons; kies een dag die voorbij is")
    edition = edition_of(chosen.root, now)
    late = _late(chosen.root, edition.site, chosen.since)
    name = f"overzicht-{'intern-' if chosen.internal else ''}{edition.today.isoformat()}"
    write(digest(edition, chosen.since, late, internal=chosen.internal), name, chosen)
    return 0


def _late(root: Path, site: Site, since: dt.date) -> tuple[Meeting, ...]:
    """Reports of earlier meetings that came since: those that were not in the version published on that day."""
    try:
        gitlog.require_whole(root)
        commit = versions.before(since, root)
    except gitlog.NoHistory as reason:
        print(f"Let op: verslagen die later kwamen, ontbreken, want {reason}.", file=sys.stderr)
        return ()
    if not commit:
        return ()
    with versions.version(commit, root) as folder:
        old, _ = load(folder, site.register, standard=folder)
    return late_reports(old, site, since)


def _day(text: str) -> dt.date:
    meant = meant_date(text)
    if not meant:
        raise argparse.ArgumentTypeError(f'"{text}" is geen datum; schrijf ze zoals 2027-01-01 of 01/01/2027')
    return dt.date.fromisoformat(meant)


if __name__ == "__main__":
    start(main)
