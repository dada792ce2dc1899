"""Zoekt wat stilaan stuk gaat: lekken in pakketten en dode links; vraagt internet."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from kringen.dates import today
from kringen.edge.repository import examine
from kringen.model import Site
from kringen.owners import codeowners
from scripts import environment, options, run
from scripts.command import start
from scripts.commands.check import sound_site
from scripts.commands.codeowners import FILE
from scripts.configured import settings
from scripts.outside_links import OutsideLink, dead, outside_links


def main(argv: list[str]) -> int:
    """Prints one report in Markdown; 1 only when a package has a known leak, or when that could not be asked."""
    parser = options.parser("weekly", __doc__)
    chosen = parser.parse(argv)
    now = options.now(chosen.now)
    site = sound_site(examine(chosen.root, now))
    print("## Weeknazicht")
    print("\n".join(["", *_links(outside_links(site, today(now))), "", *_owners(site, chosen.root)]), flush=True)
    status, said = _audit()
    print("\n### Lekken in pakketten\n")
    print(f"```text\n{said}\n```" if status else "Geen bekende lekken.")
    return status


def _links(links: tuple[OutsideLink, ...]) -> Iterator[str]:
    """What leads nowhere; that never fails, because other sites are not ours."""
    yield "### Links naar andere sites, in de bijeenkomsten van het voorbije jaar\n"
    found = dead(links)
    if found is None:
        yield "Niet nagekeken: er is hier geen internet."
    elif found:
        yield from (f"- {line}" for line in found)
        yield "\nZoek de nieuwe plaats op, of haal de link weg."
    else:
        yield f"Alle links geven antwoord: {len(links)}." if links else "Er zijn er geen."


def _owners(site: Site, root: Path) -> Iterator[str]:
    """Whether the teams that circles name are those that are asked."""
    yield "### Wie voorstellen naleest\n"
    try:
        is_current = (root / FILE).read_text(encoding="utf-8") == codeowners(site, settings().team)
    except (OSError, UnicodeError):
        is_current = False
    yield f"{FILE} klopt." if is_current else f"{FILE} klopt niet meer; maak het opnieuw met: run.py codeowners"


def _audit() -> tuple[int, str]:
    """What `audit` says."""
    line = [sys.executable, *run.command_line("audit", [])[1:]]
    done = subprocess.run(
        line, env=environment.variables(), capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    return done.returncode, (done.stdout + done.stderr).strip()


if __name__ == "__main__":
    start(main)
