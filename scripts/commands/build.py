"""Maakt de hele site in de map site/; bij een fout blijft staan wat er stond."""

from __future__ import annotations

import datetime as dt
import errno
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import telling
from scripts import clock, options, program, progress
from scripts.command import WRONG_USE, Parser, Stop, seconds, start
from scripts.environment import ROOT
from scripts.publishing import disk, spares, staging

_PREVIEW = "Wilt u alleen een voorbeeld zien? Voeg dan --allow-no-history toe."
_SOURCES = ("circles", "meetings", "content")


def main(argv: list[str]) -> int:
    """Checks, builds beside the target and puts the result in its place; 1 when there are mistakes."""
    chosen = _parser().parse(argv)
    began = time.monotonic()
    target = target_of(chosen.root, chosen.out)
    now = options.now(chosen.now)
    clock.warn(chosen.now, now, chosen.root, target)
    reader = _Reader(chosen.allow_no_history, (lambda _: None) if chosen.quiet else print)
    try:
        # Links for the disk are written into the pages, so those share nothing with another site.
        last = None if chosen.for_disk or os.environ.get("KRINGEN_NO_CACHE") else target
        with staging.fresh_folder(target, has_spare=bool(last)) as fresh, progress.shown() as step:
            told = reader.told | {"step": step}
            render(chosen.root, now, fresh, last=last, optional_history=chosen.allow_no_history, told=told)
            if chosen.for_disk:
                disk.make_openable(fresh)
    except Unsound as reason:
        print(f"De site is niet gemaakt: {reason}")
        return 1
    reader.tell(f"De site staat in {target} ({seconds(time.monotonic() - began)}).")
    return 0


def _parser() -> Parser:
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
    return parser


class Unsound(Exception):
    """No site can be built from the files; the message counts the mistakes."""


Told = dict[str, Callable[[Any], None]]
"""What to do with each kind of thing that a build tells."""


@dataclass(frozen=True)
class _Reader:
    """Passes on what a build finds in the files."""

    is_preview: bool
    """Whether the history of the files may be missing."""

    tell: Callable[[str], None]
    """How this command says how far it is."""

    @property
    def told(self) -> Told:
        """What it listens to."""
        return {"findings": self.findings, "no-history": self.no_history, "warning": print}

    def findings(self, found: dict[str, Any]) -> None:
        """Prints every problem; raises Unsound when there are mistakes."""
        for line in found["lines"]:
            print(line)
        if not found["is_sound"]:
            raise Unsound(found["conclusion"])
        self.tell("De site wordt gemaakt...")

    def no_history(self, reason: str) -> None:
        """Goes on when a preview is all that is wanted."""
        accept_missing_history(reason, self.is_preview)


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
    if missing:
        accept_missing_history(missing, is_optional)


def accept_missing_history(reason: str, is_optional: bool) -> None:
    """Says that the history is missing, and stops unless a preview is all that is wanted."""
    missing = f"De geschiedenis van de bestanden ontbreekt: {reason}."
    if not is_optional:
        raise Stop(f"{missing}\nZonder haar merken agenda's van abonnees niet wat er wijzigt. {_PREVIEW}")
    print(f"Let op: {missing} Publiceer deze site niet.")


def render(
    root: Path,
    now: dt.datetime,
    folder: Path,
    *,
    last: Path | None = None,
    optional_history: bool = False,
    told: Told | None = None,
) -> None:
    """Lets MkDocs make a site in a folder. What it says is shown only when it fails, and then whole.

    The folder is empty; or, with a site at `last` that this one replaces, it may be any former state of that: files are
    kept as far as they would come out the same. `told` takes what the build tells on the way; what it raises ends the build.
    """
    own = folder.with_name(f"{folder.name}-mkdocs") if last else folder
    command = [
        "scripts.lean",
        "remake",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(ROOT / "mkdocs.yml"),
        "--site-dir",
        str(own),
    ]
    variables = _variables(root, now) | ({"KRINGEN_HISTORY": "optional"} if optional_history else {})
    variables |= {telling.VARIABLE: "1"} if told else {}
    variables |= {"KRINGEN_LAST": str(last or ""), "KRINGEN_GROUND": str(folder) if last else ""}
    ended = program.listen([sys.executable, "-m", *command], variables, lambda line: _hear(line, told or {}))
    if ended.status and (full := _no_room(ended.said)):
        raise OSError(full, os.strerror(full))
    if ended.status:
        print(ended.said)
        raise Stop("MkDocs kon de site niet maken; de reden staat hierboven. Wat er stond, is gebleven.")
    if last:
        spares.merge(own, folder)


def _hear(line: str, told: Told) -> bool:
    """Passes on what a line tells; False for a line that MkDocs says."""
    found = telling.told(line)
    if found and found[0] in told:
        told[found[0]](found[1])
    return found is not None


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
        # For what MkDocs or its extensions might date themselves, so that one moment always gives the same bytes.
        "SOURCE_DATE_EPOCH": str(int(now.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }


if __name__ == "__main__":
    start(main)
