"""Shows what files change that came by mail, and puts them in their places: only a meeting, or a circle that is there."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from kringen.changes.comparison import changes
from kringen.changes.report import as_text
from kringen.changes.snapshot import Snapshot
from kringen.model import Site
from kringen.problem import Problem, printable
from kringen.sentences import counted
from kringen.transfer.proposal import proposed
from scripts.adding import write_again, write_new
from scripts.command import Stop
from scripts.configured import settings
from scripts.publishing.reasons import reason

SHOWN = 60
"""Lines of a file, or of what differs in it."""


def examined(files: Mapping[str, str], root: Path, site: Site, now: dt.datetime) -> tuple[Problem, ...]:
    """Prints each file with what is different in it, and what visitors will see of it; gives all that is wrong."""
    whole, problems = proposed(files, site, now)
    for path, text in files.items():
        before = _standing(root, path)
        how = "nieuw" if before is None else "blijft gelijk" if before == text.encode() else "wijzigt"
        print(f"{path}: {how}")
        lines = list(_different((before or b"").decode("utf-8", "replace"), text, is_new=before is None))
        print("".join(f"  {printable(line)}\n" for line in lines[:SHOWN]), end="")
        if len(lines) > SHOWN:
            more = len(lines) - SHOWN
            print(f"  ... en nog {counted(more, 'regel', 'regels')}")
    print()
    print(as_text(changes(Snapshot(site), Snapshot(whole), now, settings())), end="")
    return problems


def write(files: Mapping[str, str], root: Path) -> int:
    """Puts the files that differ in their places; gives how many."""
    before = {path: _standing(root, path) for path in files}
    for path in files:
        folder = "circles" if path.startswith("circles/") else "meetings"
        if not (root / path).resolve().is_relative_to((root / folder).resolve()):
            raise Stop(f"{path} ligt niet in {folder}/; er is niets geschreven")
    write_new(root, {path: text for path, text in files.items() if before[path] is None})
    changed = [path for path, text in files.items() if text.encode() != before[path]]
    for path in changed:
        if (former := before[path]) is not None:
            write_again(root / path, former, files[path].encode())
    return len(changed)


def _standing(root: Path, path: str) -> bytes | None:
    """What stands at the place of a file now; None when nothing does."""
    try:
        return (root / path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Stop(f"{path} kan niet gelezen worden: {reason(error)}") from error


def _different(before: str, after: str, *, is_new: bool) -> Iterator[str]:
    """The lines of a new file; of one that stands there those that come and go."""
    if is_new:
        yield from (f"+ {line}" for line in after.splitlines())
        return
    for line in list(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]:
        if not line.startswith("@@"):
            yield f"{line[0]} {line[1:]}"
