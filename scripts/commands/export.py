"""Schrijft alle bijeenkomsten in een tabel (.csv) voor Excel."""

from __future__ import annotations

import sys
from pathlib import Path

from kringen.edge.repository import examine
from kringen.sheet import csv_bytes
from kringen.transfer.columns import left_out, meeting_sheet
from scripts import options
from scripts.command import Stop, start
from scripts.commands.check import sound_site
from scripts.configured import settings
from scripts.publishing.reasons import reason


def main(argv: list[str]) -> int:
    """Writes the table to a file, or to the standard output."""
    parser = options.parser("export", __doc__)
    parser.add_argument("--out", metavar="BESTAND", type=Path, help="waar de tabel komt (standaard: op het scherm)")
    chosen = parser.parse(argv)
    site = sound_site(examine(chosen.root, options.now(chosen.now)))
    if said := left_out(site):
        print(said, file=sys.stderr)
    table = csv_bytes(meeting_sheet(site, settings().site_url))
    if not chosen.out:
        sys.stdout.buffer.write(table)
        return 0
    try:
        with chosen.out.open("xb") as file:
            file.write(table)
    except FileExistsError:
        raise Stop(f'"{chosen.out}" bestaat al; kies een andere naam') from None
    except OSError as error:
        raise Stop(f'"{chosen.out}" kan niet geschreven worden: {reason(error)}') from error
    count = len(site.meetings)
    print(f"{'1 bijeenkomst staat' if count == 1 else f'{count} bijeenkomsten staan'} in {chosen.out}.")
    return 0


if __name__ == "__main__":
    start(main)
