"""Whether a lock still holds what its `.in` file asks for. Standard library only: `run.py` needs it before anything is installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?(?:==([^ ;\\]+))?")
"""A requirement as both files write it: a name, extras, and perhaps a version."""


def outdated(lock: Path) -> list[str]:
    """What the file beside a lock asks for and the lock does not hold, e.g. `mkdocs==1.6.1` or `holidays`; sorted."""
    held = dict(_requirements(lock))
    asked = _requirements(lock.with_suffix(".in"))
    return sorted(
        name + (f"=={version}" if version else "")
        for name, version in asked
        if name not in held or (version and version != held[name])
    )


def complaint(lock: Path) -> str:
    """One Dutch sentence with the cure when a lock is outdated; empty when it is not."""
    missing = outdated(lock)
    if not missing:
        return ""
    source = lock.with_suffix(".in").name
    cure = f"uv pip compile --universal --python-version 3.11 --generate-hashes --no-header {source} -o {lock.name}"
    return f"{lock.name} is ouder dan {source} ({', '.join(missing)} ontbreekt); maak het opnieuw met: {cure}"


def _requirements(path: Path) -> Iterator[tuple[str, str | None]]:
    """The packages in a file by their normal name (PEP 503), each with its version when one is pinned."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if found := _LINE.match(line):
            yield re.sub(r"[-_.]+", "-", found[1]).lower(), found[2]
