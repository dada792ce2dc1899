"""What a build remembers for the next one: bodies that were rendered before, in one file that may be thrown away.

A body is found by everything that decides how it comes out: its text, its place, the engine's own source and the
versions of what it stands on. So after any change to those it is simply not found. Nothing but text is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from kringen import markdown
from kringen.markdown.stored import from_json, to_json
from kringen.model import Body
from kringen.problem import Problem

FILE = Path(__file__).parent.parent / ".cache" / "bodies.sqlite"
"""Where this repository keeps its memory; git ignores it."""

ENGINE = Path(__file__).parent / "kringen"
PACKAGES = ("markdown-it-py", "mdit-py-plugins", "nh3")
KEPT = 30_000
"""How many bodies stay; those that were learned longest ago go first, and are learned again when they are needed."""


class Memory:
    """Renders bodies, and remembers them in a file when it can; without the file everything works, only slower."""

    def __init__(self, path: Path) -> None:
        self.engine = _engine()
        self.learned: list[tuple[str, str]] = []
        self.table = _open(path)

    def read(self, text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        """As `markdown.read`, from memory where the same was rendered before."""
        key = hashlib.sha256(f"{self.engine}\0{path}\0{first_line}\0{text}".encode("utf-8", "replace")).hexdigest()
        with contextlib.suppress(sqlite3.Error, ValueError, KeyError, TypeError):
            found = (
                self.table.execute("SELECT body FROM bodies WHERE key = ?", (key,)).fetchone() if self.table else None
            )
            if found:
                return from_json(found[0], path)
        body, problems = markdown.read(text, path=path, first_line=first_line)
        self.learned.append((key, to_json(body, problems)))
        return body, problems

    def save(self) -> None:
        """Writes what was learned and closes the file; what cannot be written is forgotten."""
        if not self.table:
            return
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self.table), self.table:
            if self.learned:
                self.table.executemany("INSERT OR REPLACE INTO bodies VALUES (?, ?)", self.learned)
                self.table.execute(
                    "DELETE FROM bodies WHERE rowid IN (SELECT rowid FROM bodies ORDER BY rowid DESC LIMIT -1 OFFSET ?)",
                    (KEPT,),
                )


@contextlib.contextmanager
def remembering(variables: Mapping[str, str]) -> Iterator[markdown.Read]:
    """How bodies are rendered in a `with` block: with the memory of this repository, or without when KRINGEN_NO_CACHE is set."""
    if variables.get("KRINGEN_NO_CACHE"):
        yield markdown.read
        return
    memory = Memory(FILE)
    try:
        yield memory.read
    finally:
        memory.save()


def _open(path: Path) -> sqlite3.Connection | None:
    """The file as a table; one that is no such table is begun anew, and None when there can be none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(path)
        except sqlite3.DatabaseError:
            path.unlink()
            return _connect(path)
    except (sqlite3.Error, OSError):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    table = sqlite3.connect(path, timeout=2)
    try:
        table.execute("CREATE TABLE IF NOT EXISTS bodies (key TEXT UNIQUE, body TEXT)")
        table.execute("SELECT key, body FROM bodies LIMIT 1")
    except sqlite3.Error:
        table.close()
        raise
    return table


def _engine() -> str:
    """What renders: the engine's source, the packages below it and Python itself."""
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(version(package).encode())
    for source in sorted(ENGINE.rglob("*.py")):
        digest.update(source.read_bytes())
    return digest.hexdigest()
