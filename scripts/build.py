"""Maakt de hele site in de map site/; bij een fout blijft staan wat er stond."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
import time
from pathlib import Path

import gitlog
from scripts import disk, options, program, staging
from scripts.check import conclusion, examine, report
from scripts.command import WRONG_USE, Parser, Stop, seconds, start
from scripts.environment import ROOT

HINTS = 3
"""How many hints a build shows; `check` shows them all."""

_PREVIEW = "Wilt u alleen een voorbeeld zien? Voeg dan --allow-no-history toe."
_SOURCES = ("circles", "meetings", "content")


def main(argv: list[str]) -> int:
    """Checks, builds beside the target and puts the result in its place; 1 when there are mistakes."""
    parser = Parser("build", __doc__)
    options.add_root(parser)
    options.add_now(parser)
    parser.add_argument(
        "--out", metavar="MAP", type=Path, help="waar de site komt (standaard: site/ in de map van --root)"
    )
    parser.add_argument("--quiet", action="store_true", help="zeg alleen wat er mis is")
    text = "met links die ook werken wanneer iemand index.html van de schijf opent; niet om te publiceren"
    parser.add_argument("--for-disk", action="store_true", help=text)
    options.add_allow_no_history(parser)
    chosen = parser.parse(argv)
    began = time.monotonic()
    target = target_of(chosen.root, chosen.out)
    now = options.now(chosen.now)
    findings = examine(chosen.root, now)
    report(findings, most_hints=HINTS)
    if not findings.is_sound:
        print(f"De site is niet gemaakt: {conclusion(findings)}")
        return 1
    history_or_stop(chosen.root, chosen.allow_no_history)
    tell = (lambda _: None) if chosen.quiet else print
    tell("De site wordt gemaakt...")
    with staging.fresh_folder(target) as fresh:
        render(chosen.root, now, fresh, optional_history=chosen.allow_no_history)
        if chosen.for_disk:
            disk.make_openable(fresh)
    tell(f"De site staat in {target} ({seconds(time.monotonic() - began)}).")
    return 0


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


def history_or_stop(root: Path, is_optional: bool) -> None:
    """Stops when git cannot tell how the files changed; says so and goes on when a preview is all that is wanted."""
    try:
        gitlog.require_whole(root)
    except gitlog.NoHistory as reason:
        missing = f"De geschiedenis van de bestanden ontbreekt: {reason}."
        if not is_optional:
            raise Stop(f"{missing}\nZonder haar merken agenda's van abonnees niet wat er wijzigt. {_PREVIEW}") from None
        print(f"Let op: {missing} Publiceer deze site niet.")


def render(root: Path, now: dt.datetime, folder: Path, *, optional_history: bool = False) -> None:
    """Lets MkDocs fill an empty folder. What it says is shown only when it fails, and then whole."""
    command = ["mkdocs", "build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(folder)]
    variables = _variables(root, now) | ({"KRINGEN_HISTORY": "optional"} if optional_history else {})
    ended = program.listen([sys.executable, "-m", *command], variables)
    if ended.status and (full := _no_room(ended.said)):
        raise OSError(full, os.strerror(full))
    if ended.status:
        print(ended.said)
        raise Stop("MkDocs kon de site niet maken; de reden staat hierboven. Wat er stond, is gebleven.")


def _no_room(said: str) -> int:
    """The number of the system's error when MkDocs stopped because it could not write; 0 otherwise."""
    numbers = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG)
    return next((number for number in numbers if f"[Errno {number}]" in said), 0)


def _variables(root: Path, now: dt.datetime) -> dict[str, str]:
    """What the hook, mkdocs.yml and MkDocs read from the environment."""
    return {
        **os.environ,
        "KRINGEN_ROOT": str(root),
        "KRINGEN_CONTENT": str(root / "content"),
        "KRINGEN_NOW": now.isoformat(),
        # For what MkDocs dates itself (sitemap.xml.gz), so that one moment always gives the same bytes.
        "SOURCE_DATE_EPOCH": str(int(now.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }


if __name__ == "__main__":
    start(main)
