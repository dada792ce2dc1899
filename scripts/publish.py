"""Publiceert de site in een map: maakt ze, kijkt ze na en zet ze er in één keer."""

from __future__ import annotations

import argparse
import datetime as dt
import time
from pathlib import Path
from urllib.parse import urlsplit

from scripts import build, configuration, inspection, manifest, options, sbom, staging
from scripts.check import conclusion, examine, report
from scripts.command import Parser, Stop, seconds, start
from scripts.environment import RUNTIME
from version import version_of

_SHOWN = 20
"""How many faults are shown; the rest is counted."""


def main(argv: list[str]) -> int:
    """Publishes, or says why not and leaves what is live; the exit status is then 1."""
    parser = Parser("publish", __doc__)
    options.add_root(parser)
    options.add_now(parser)
    parser.add_argument("folder", metavar="MAP", type=Path, help="de map die de webserver toont")
    parser.add_argument(
        "--proof", metavar="MAP", type=Path, help=f"waar {manifest.NAME} en {sbom.NAME} komen, los van de site"
    )
    chosen = parser.parse(argv)
    began = time.monotonic()
    now = options.now(chosen.now)
    findings = examine(chosen.root, now)
    report(findings)
    if not findings.is_sound:
        print(f"De site is niet gepubliceerd: {conclusion(findings)}")
        return 1
    target = build.target_of(chosen.root, chosen.folder)
    address = configuration.settings().site_url
    if not address:
        print(
            "Let op: KRINGEN_SITE_URL is leeg, dus zonder sitemap, en 404.html past alleen aan de top van een domein."
        )
    with staging.only_one(target):
        publish(chosen, now, target, urlsplit(address).path or "/")
    print(f"De site staat in {target} ({seconds(time.monotonic() - began)}).")
    return 0


def publish(chosen: argparse.Namespace, now: dt.datetime, target: Path, base: str) -> None:
    """Builds beside the target, checks what was built, and lets it take the target's place."""
    with staging.fresh_folder(target) as fresh:
        build.render(chosen.root, now, fresh)
        if faults := inspection.faults(fresh, base):
            print("\n".join(faults[:_SHOWN]))
            raise Stop(f"De site is niet gepubliceerd: {_counted(len(faults))}. Wat er stond, is gebleven.")
        manifest.write(fresh)
        if chosen.proof:
            write_proof(chosen, fresh)


def write_proof(chosen: argparse.Namespace, site: Path) -> None:
    """Puts the manifest and the bill of materials in a folder of their own, to be kept and signed."""
    chosen.proof.mkdir(parents=True, exist_ok=True)
    bill = sbom.bill_of_materials(RUNTIME, version_of(chosen.root).commit)
    for name, text in {sbom.NAME: bill, manifest.NAME: manifest.manifest(site)}.items():
        (chosen.proof / name).write_text(text, encoding="utf-8", newline="\n")


def _counted(number: int) -> str:
    return "er is 1 fout in wat gemaakt werd" if number == 1 else f"er zijn {number} fouten in wat gemaakt werd"


if __name__ == "__main__":
    start(main)
