"""The site before the last one, kept as the ground of the next: most of it stands there as it will be.

Making thousands of folders costs more than all else in a build that has little to do. Nothing in a spare is believed:
the hook looks at each file, and takes away what does not belong to the new site.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

from scripts.environment import ROOT

FOLDER = ROOT / ".cache" / "spares"
_SITE, _TARGET = "site", "target"


def take(target: Path, fresh: Path) -> None:
    """Puts the spare of a target at `fresh`, or an empty folder when there is none."""
    forget_the_gone()
    spare = place_of(target) / _SITE
    with contextlib.suppress(OSError):
        if spare.is_dir() and not spare.is_symlink():
            spare.rename(fresh)
            return
        spare.unlink()  # a link leads to a folder of somebody else, which would be emptied
    fresh.mkdir()


def leave(target: Path, former: Path) -> None:
    """Keeps a folder as the spare of a target, where that takes no copying; it takes the place of an older one."""
    place = place_of(target)
    with contextlib.suppress(OSError):
        place.mkdir(parents=True, exist_ok=True)
        (place / _TARGET).write_text(str(target), encoding="utf-8", newline="\n")
        shutil.rmtree(place / _SITE, ignore_errors=True)
        former.rename(place / _SITE)


def merge(folder: Path, into: Path) -> None:
    """Moves every file of a folder into another one, where it takes the place of what stood there."""
    for above, _, names in os.walk(folder):
        place = into / Path(above).relative_to(folder)
        place.mkdir(parents=True, exist_ok=True)
        for name in names:
            Path(above, name).replace(place / name)


def place_of(target: Path) -> Path:
    """Where the spare of a target is kept, and what tells whose it is."""
    return FOLDER / hashlib.blake2b(os.fsencode(target), digest_size=10).hexdigest()


def forget_the_gone() -> None:
    """Removes the spares of targets that are there no more."""
    for place in FOLDER.iterdir() if FOLDER.is_dir() else ():
        with contextlib.suppress(OSError, UnicodeError):
            if not Path((place / _TARGET).read_text(encoding="utf-8")).exists():
                shutil.rmtree(place, ignore_errors=True)
