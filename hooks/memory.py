"""What a build remembers for the next one: what was rendered and drawn before, in one file that may be thrown away.

A text is found by everything that decides how it comes out: the values it is made from, the engine's own source and the
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

FILE = Path(__file__).parent.parent / ".cache" / "memory.sqlite"
"""Where this repository keeps its memory; git ignores it."""

ENGINE = Path(__file__).parent
SOURCES = {".py", ".html", ".json", ".csv"}
"""What the engine is made of: code, templates and tables."""
PACKAGES = ("jinja2", "markdown-it-py", "markupsafe", "mdit-py-plugins", "mkdocs", "mkdocs-material", "nh3", "pydantic")
BATCH = 500
"""How many texts wait in memory to be written."""
KEPT = 60_000
"""How many texts stay; those that were learned longest ago go first, and are learned again when they are needed."""
KEPT_BYTES = 300_000_000
"""How much they take; above that the older half goes."""


class Memory:
    """Keeps texts in a file when it can, and renders bodies with it; without the file everything works, only slower."""

    def __init__(self, path: Path) -> None:
        self.engine = _engine()
        self.learned: list[tuple[bytes, bytes, str]] = []
        self.table = _open(path)

    def read(self, text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        """As `markdown.read`, from memory where the same was rendered before."""
        name = f"body:{path}\0{first_line}\0{text}"
        with contextlib.suppress(ValueError, KeyError, TypeError):
            if found := self.recall(name):
                return from_json(found, path)
        body, problems = markdown.read(text, path=path, first_line=first_line)
        self.keep(name, to_json(body, problems))
        return body, problems

    def recall(self, name: str) -> str | None:
        """What the same engine kept under a name; None when nothing is, or something else than was written."""
        if not self.table:
            return None
        try:
            found = self.table.execute("SELECT sum, text FROM kept WHERE key = ?", (self._key(name),)).fetchone()
        except (sqlite3.Error, UnicodeError):
            return None
        return found[1] if found and isinstance(found[1], str) and found[0] == _sum(found[1]) else None

    def keep(self, name: str, text: str) -> None:
        """Remembers a text for the next build."""
        self.learned.append((self._key(name), _sum(text), text))
        if len(self.learned) >= BATCH:
            self._write()

    def _key(self, name: str) -> bytes:
        return hashlib.sha256(f"{self.engine}\0{name}".encode("utf-8", "replace")).digest()

    def save(self) -> None:
        """Closes the file, with all that was learned and that there is room for."""
        self._write()
        if not self.table:
            return
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self.table), self.table:
            _forget(self.table)

    def _write(self) -> None:
        """Writes what was learned since the last time, in one go; what cannot be written is forgotten."""
        if self.table and self.learned:
            with contextlib.suppress(sqlite3.Error), self.table:
                self.table.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", self.learned)
        self.learned.clear()


@contextlib.contextmanager
def remembering(variables: Mapping[str, str]) -> Iterator[Memory | None]:
    """The memory of this repository, or the file KRINGEN_MEMORY, in a `with` block; None when KRINGEN_NO_CACHE is set."""
    if variables.get("KRINGEN_NO_CACHE"):
        yield None
        return
    memory = Memory(Path(variables.get("KRINGEN_MEMORY", FILE)))
    try:
        yield memory
    finally:
        memory.save()


def _forget(table: sqlite3.Connection) -> None:
    """Drops the texts for which there is no room; those that were learned longest ago go first."""
    (number,), (pages,), (free,), (size,) = (
        table.execute(question).fetchone()
        for question in (
            "SELECT count(*) FROM kept",
            "PRAGMA page_count",
            "PRAGMA freelist_count",
            "PRAGMA page_size",
        )
    )
    room = KEPT if (pages - free) * size <= KEPT_BYTES else min(KEPT, number // 2)
    if number > room:
        last = "SELECT rowid FROM kept ORDER BY rowid DESC LIMIT 1 OFFSET ?"
        table.execute(f"DELETE FROM kept WHERE rowid <= ({last})", (room,))  # noqa: S608 -- a constant


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
        table.execute("PRAGMA synchronous = OFF")  # a file that is torn by a crash is begun anew
        table.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB UNIQUE, sum BLOB, text TEXT)")
        table.execute("SELECT key, sum, text FROM kept LIMIT 1")
    except sqlite3.Error:
        table.close()
        raise
    return table


def _sum(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()


def _engine() -> str:
    """What renders and draws: the engine's source, its templates and tables, the packages below it and Python itself."""
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(version(package).encode())
    for source in sorted(path for path in ENGINE.rglob("*") if path.suffix in SOURCES):
        digest.update(f"\0{source.relative_to(ENGINE).as_posix()}\0".encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()
