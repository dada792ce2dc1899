"""Maakt de hele site in de map site/; bij een fout blijft staan wat er stond."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path

import build as hook
from kringen.edge.building import build_of
from kringen.edge.repository import Findings, Step, conclusion, examine, in_silence
from scripts import clock, options, progress
from scripts.command import WRONG_USE, Parser, Stop, seconds, start
from scripts.commands.check import report
from scripts.configured import settings
from scripts.publishing import disk, staging
from scripts.publishing.root_files import add_root_files

_PREVIEW = "Wilt u alleen een voorbeeld zien? Voeg dan --allow-no-history toe."
_SOURCES = ("circles", "meetings", "content")
_HINTS = 3
"""How many hints a build shows; `check` shows them all."""


def main(argv: list[str]) -> int:
    """Checks, builds beside the target and puts the result in its place; 1 when there are mistakes."""
    chosen = _parser().parse(argv)
    began = time.monotonic()
    settings()  # which says what is wrong with the addresses
    target = target_of(chosen.root, chosen.out)
    now = options.now(chosen.now)
    clock.warn(chosen.now, now, chosen.root, target)
    tell = (lambda _: None) if chosen.quiet else print
    with progress.shown() as step:
        findings = examine(chosen.root, now, step=step)
        report(findings, _HINTS)
        if not findings.is_sound:
            print(f"De site is niet gemaakt: {conclusion(findings)}")
            return 1
        history_or_stop(findings.no_history, chosen.allow_no_history)
        tell("De site wordt gemaakt...")
        with staging.fresh_folder(target) as fresh:
            render(findings, chosen.root, now, fresh, step)
            if chosen.for_disk:
                disk.make_openable(fresh)
    tell(f"De site staat in {target} ({seconds(time.monotonic() - began)}).")
    return 0


def _parser() -> Parser:
    parser = options.parser("build", __doc__)
    parser.add_argument(
        "--out", metavar="MAP", type=Path, help="waar de site komt (standaard: site/ in de map van --root)"
    )
    parser.add_argument("--quiet", action="store_true", help="zeg alleen wat er mis is")
    text = "met links die ook werken wanneer iemand index.html van de schijf opent; niet om te publiceren"
    parser.add_argument("--for-disk", action="store_true", help=text)
    options.add_allow_no_history(parser)
    return parser


def target_of(root: Path, out: Path | None) -> Path:
    """Where the site goes; never in the folders it is made from."""
    target = (out or root / "site").resolve()
    for source in (root / name for name in _SOURCES):
        if target == source or source in target.parents or target in source.parents:
            raise Stop(
                f'de site kan niet in "{target}" komen, want daar staan bestanden waaruit ze gemaakt wordt', WRONG_USE
            )
    staging.refuse_foreign(target)
    return target


def history_or_stop(missing: str, is_optional: bool) -> None:
    """Stops when git could not tell how the files changed (`missing` says why), unless a preview is all that is wanted."""
    if not missing:
        return
    said = f"De geschiedenis van de bestanden ontbreekt: {missing}."
    if not is_optional:
        raise Stop(f"{said}\nZonder haar merken agenda's van abonnees niet wat er wijzigt. {_PREVIEW}")
    print(f"Let op: {said} Publiceer deze site niet.")


def render(findings: Findings, root: Path, now: dt.datetime, folder: Path, step: Step = in_silence) -> None:
    """Makes the site of a repository without errors in an empty folder; what MkDocs says is shown only when it fails."""
    step("overzichten en zoekindex maken")
    made = build_of(findings, root, now, settings(), os.environ)
    step("pagina's en agenda's maken en wegschrijven")
    try:
        hook.make(made, root, folder)
    except hook.Unbuilt as reason:
        print(reason)
        raise Stop("MkDocs kon de site niet maken; de reden staat hierboven. Wat er stond, is gebleven.") from None
    add_root_files(root, folder)


if __name__ == "__main__":
    start(main)
