"""Publiceert de site in een map: maakt ze, kijkt ze na en zet ze er in één keer."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from kringen.edge.gitlog import version_of
from kringen.edge.repository import Findings, conclusion, examine
from kringen.problem import errors
from scripts import clock, options, progress
from scripts.command import WRONG_USE, Parser, Stop, seconds, start
from scripts.commands import build
from scripts.commands.check import report
from scripts.configured import settings
from scripts.environment import RUNTIME
from scripts.publishing import inspection, live, manifest, root_files, sbom, staging
from scripts.publishing.losses import losses
from scripts.publishing.publication import Damaged, Publication

_SHOWN = 20
"""How many faults are shown; the rest is counted."""


_NO_ADDRESS = (
    "--live vergelijkt met wat op KRINGEN_SITE_URL staat, en die is leeg; geef het openbare adres van de site, "
    "zoals https://kringen.example.org/ (op GitHub: Settings > Secrets and variables > Actions > Variables)"
)


def main(argv: list[str]) -> int:
    """Publishes, or says why not and leaves what is live; the exit status is then 1."""
    chosen = arguments().parse(argv)
    began = time.monotonic()
    now = options.now(chosen.now)
    address = settings().site_url
    target = build.target_of(chosen.root, chosen.folder)
    refuse_what_cannot_be(chosen, target, address)
    clock.warn(chosen.now, now, chosen.root, target)  # first, for a wrong clock makes mistakes of sound reports
    findings = examine(chosen.root, now)
    if not chosen.tips:
        findings = replace(findings, problems=tuple(errors(findings.problems)))
    report(findings)
    if not findings.is_sound:
        print(f"De site is niet gepubliceerd: {conclusion(findings)}")
        return 1
    build.history_or_stop(findings.no_history, chosen.allow_no_history)
    if not address and not chosen.quiet:
        print(
            "Let op: KRINGEN_SITE_URL is leeg, dus zonder sitemap, en 404.html past alleen aan de top van een domein."
        )
    kept = root_files.of_the_server(target) if target.is_dir() else []
    with staging.only_one(target):
        publish(findings, chosen, now, target, urlsplit(address).path or "/")
    if kept and not chosen.quiet:
        print(f"Gebleven, want van de webserver: {', '.join(kept)}.")
    if not chosen.quiet:
        print(f"De site staat in {target} ({seconds(time.monotonic() - began)}).")
    return 0


def refuse_what_cannot_be(chosen: argparse.Namespace, target: Path, address: str) -> None:
    """Stops when what was asked contradicts itself, before anything is read."""
    if chosen.live and not address:
        raise Stop(_NO_ADDRESS, WRONG_USE)
    if chosen.proof and target in (chosen.proof.resolve(), *chosen.proof.resolve().parents):
        raise Stop(f'--proof: de map "{target}" wordt door de site vervangen; kies een andere map', WRONG_USE)


def arguments() -> Parser:
    """What the command takes."""
    parser = options.parser("publish", __doc__)
    parser.add_argument("folder", metavar="MAP", type=Path, help="de map die de webserver toont")
    parser.add_argument(
        "--proof", metavar="MAP", type=Path, help=f"waar {manifest.NAME} en {sbom.NAME} komen, los van de site"
    )
    parser.add_argument("--tips", action="store_true", help="toon ook de tips, die niets tegenhouden")
    parser.add_argument("--quiet", action="store_true", help="zeg alleen wat er mis is, zodat cron alleen dan mailt")
    text = "vergelijk met wat er op KRINGEN_SITE_URL staat, wanneer MAP zelf nog leeg is"
    parser.add_argument("--live", action="store_true", help=text)
    text = "ook als abonnees en koppelingen daardoor iets verliezen (of KRINGEN_ACCEPT_LOSSES=true)"
    accepted = os.environ.get("KRINGEN_ACCEPT_LOSSES") == "true"
    parser.add_argument("--accept-losses", action="store_true", default=accepted, help=text)
    options.add_allow_no_history(parser)
    return parser


def publish(findings: Findings, chosen: argparse.Namespace, now: dt.datetime, target: Path, base: str) -> None:
    """Builds beside the target, checks what was built, and lets it take the target's place."""
    with staging.fresh_folder(target) as fresh, progress.shown() as step:
        build.render(findings, chosen.root, now, fresh, step)
        step("nakijken wat gemaakt werd")
        refuse(inspection.faults(fresh, base), "in wat gemaakt werd")
        manifest.write(fresh)
        if not chosen.accept_losses:
            refuse_losses(target, fresh, now, settings().site_url if chosen.live else "")
        if chosen.proof:
            write_proof(chosen, fresh)


def refuse_losses(target: Path, fresh: Path, now: dt.datetime, address: str) -> None:
    """Stops when the new site takes away what others use, compared with the target, else with what is live."""
    if (target / "index.html").is_file():
        lost = compared(target, fresh, now, f'in "{target}"')
        refuse(lost, "tegenover wat er staat; is dat de bedoeling, voeg dan --accept-losses toe")
    elif address:
        with tempfile.TemporaryDirectory(prefix="kringen-") as folder:
            if not live.fetch(address, fresh, Path(folder)):
                print(f"Op {address} staat nog geen versie van deze site, dus er valt niets te vergelijken.")
                return
            lost = compared(Path(folder), fresh, now, f"op {address}")
        where = (
            f"tegenover wat er op {address} staat; is dat de bedoeling, publiceer dan met KRINGEN_ACCEPT_LOSSES=true"
        )
        refuse(lost, where)
        print(f"Vergeleken met {address}: alles wat anderen gebruiken, is er nog.")


def compared(old: Path, new: Path, now: dt.datetime, where: str) -> list[str]:
    """Every loss; ends the command when what stands there is damaged, for then nobody knows."""
    try:
        return list(losses(Publication(old), Publication(new), now))
    except Damaged as reason:
        cure = "zet een goede kopie terug, of publiceer zonder te vergelijken met --accept-losses (KRINGEN_ACCEPT_LOSSES=true)"
        raise Stop(f"Wat er {where} staat, kon niet vergeleken worden: {reason}; {cure}.") from None


def write_proof(chosen: argparse.Namespace, site: Path) -> None:
    """Puts the manifest and the bill of materials in a folder of their own, to be kept and signed."""
    bill = sbom.bill_of_materials(RUNTIME, version_of(chosen.root).commit)
    with staging.explained(chosen.proof):
        chosen.proof.mkdir(parents=True, exist_ok=True)
        for name, text in {sbom.NAME: bill, manifest.NAME: manifest.manifest(site)}.items():
            (chosen.proof / name).write_text(text, encoding="utf-8", newline="\n")


def refuse(faults: list[str], where: str) -> None:
    """Stops when there are faults, after showing the first of them."""
    if faults:
        print("\n".join(faults[:_SHOWN]))
        number = "is 1 fout" if len(faults) == 1 else f"zijn {len(faults)} fouten"
        raise Stop(f"De site is niet gepubliceerd: er {number} {where}. Wat er stond, is gebleven.")


if __name__ == "__main__":
    start(main)
