"""What one run remembers for the next: what was read and drawn before, in one file that may be thrown away.

Each entry is found by everything that decides what it holds: the values it is made from, the engine's own source and
the versions of what it stands on. So after any change to those it is simply not found. Nothing but plain data is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).parent.parent / ".cache" / "memory.sqlite"
"""Where this repository keeps its memory; git ignores it."""

ENGINE = Path(__file__).parent
SOURCES = (".py", ".html", ".json", ".csv")
"""What the engine is made of: code, templates and tables."""
PACKAGES = (
    *("jinja2", "markdown", "markdown-it-py", "markupsafe", "mdit-py-plugins"),
    *("mkdocs", "mkdocs-material", "nh3", "pydantic", "pyyaml"),
)
"""What draws: with the engine, and as far as it is remembered in MkDocs."""
BATCH = 500
"""How many entries wait to be written, and how many are asked for at once."""
KEPT_BYTES = 150_000_000
"""How large the file grows; above that, what this run did not use goes first, and of that the oldest."""


class Memory:
    """Keeps data by name in a file when it can; without the file everything works, only slower."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._learned: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()
        self._table: sqlite3.Connection | None = None
        self._opened_by = 0
        """The process that opened it."""

        self._left_alone: sqlite3.Connection | None = None
        """What a copy of a process has from the original."""

        self._was_empty = False
        """Whether nothing stood in the file when it was first opened."""

    def recall(self, name: str) -> str | None:
        """What the same engine kept under a name; None when nothing is, or something else than was written."""
        found = self.look_up([name]).get(name)
        with contextlib.suppress(UnicodeDecodeError):
            return found and found.decode("utf-8", "surrogatepass")  # type: ignore[return-value]  # empty is nothing
        return None

    def keep(self, name: str, text: str) -> None:
        """Remembers a text for the next run."""
        self.put(name, text.encode("utf-8", "surrogatepass"))

    def look_up(self, names: Sequence[str]) -> dict[str, bytes]:
        """What the same engine put under some names, without those under which it put nothing."""
        keys = {self._key(name): name for name in names}
        found = {keys[key]: self._learned[key] for key in keys.keys() & self._learned.keys()}
        for key, stored_sum, data in self._rows([key for key in keys if keys[key] not in found]):
            if isinstance(data, bytes) and stored_sum == _sum(key, data):
                found[keys[key]] = data
                self._used.add(key)
        return found

    def put(self, name: str, data: bytes) -> None:
        """Remembers data for the next run."""
        self._learned[self._key(name)] = data
        if len(self._learned) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Writes what was learned since the last time, in one go; what cannot be written is forgotten."""
        rows = [(key, _sum(key, data), data) for key, data in self._learned.items()]
        with contextlib.suppress(sqlite3.Error):
            if rows:
                table = self._open()
                with table:
                    table.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
        self._used |= self._learned.keys()
        self._learned.clear()

    def save(self) -> None:
        """Closes the file, with all that was learned and that there is room for; who asks again opens it again."""
        self.flush()
        if self._table:
            with contextlib.suppress(sqlite3.Error), contextlib.closing(self._table), self._table:
                _forget(self._table, self._used)
            self._table = None

    def _rows(self, keys: list[bytes]) -> Iterator[tuple[bytes, object, object]]:
        """What stands in the file under some keys, in as few questions as go; nothing more once it fails."""
        with contextlib.suppress(sqlite3.Error):
            table = self._open()
            if self._was_empty:
                keys = [key for key in keys if key in self._used]  # nothing else can be there
            for start in range(0, len(keys), BATCH):
                batch = keys[start : start + BATCH]
                marks = ",".join("?" * len(batch))
                question = f"SELECT key, sum, data FROM entries WHERE key IN ({marks})"  # noqa: S608 -- only marks
                yield from table.execute(question, batch)

    def _open(self) -> sqlite3.Connection:
        """The file as a table; raises sqlite3.Error when there can be none.

        A copy of the process opens it anew, and never closes what belongs to the original (SQLite, "How to corrupt", 2.6).
        """
        if self._table and self._opened_by != os.getpid():
            self._left_alone, self._table = self._table, None
        if not self._table:
            self._opened_by = os.getpid()
            self._table = _connected(self.path) if self.path else None
            if not self._table:
                self.path = None
                raise sqlite3.OperationalError("no file")
            self._was_empty = not self._used and not self._table.execute("SELECT 1 FROM entries LIMIT 1").fetchone()
        return self._table

    def _key(self, name: str) -> bytes:
        return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=20, key=self._engine).digest()

    @cached_property
    def _engine(self) -> bytes:
        return bytes.fromhex(_engine())


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


def _forget(table: sqlite3.Connection, used: set[bytes]) -> None:
    """Drops entries for which there is no room: first what this run did not use, and of that what is oldest."""
    (pages,), (free,), (size,) = (
        table.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "freelist_count", "page_size")
    )
    surplus = (pages - free) * size - KEPT_BYTES
    if surplus <= 0:
        return
    rows = table.execute("SELECT key, length(data), rowid FROM entries").fetchall()
    rows.sort(key=lambda row: (row[0] in used, row[2]))
    gone = []
    for key, length, _ in rows:
        if surplus <= 0:
            break
        gone.append((key,))
        surplus -= length
    table.executemany("DELETE FROM entries WHERE key = ?", gone)


def _connected(path: Path) -> sqlite3.Connection | None:
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
        table.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB UNIQUE, sum BLOB, data BLOB)")
        table.execute("DROP TABLE IF EXISTS kept")  # of former versions
        table.execute("SELECT key, sum, data FROM entries LIMIT 1")
    except sqlite3.Error:
        table.close()
        raise
    return table


def _sum(key: bytes, data: bytes) -> bytes:
    """What tells that data came back as they were put under a key."""
    return hashlib.blake2b(data, digest_size=16, key=key).digest()


def _engine() -> str:
    """What renders and draws: the engine's source, its templates and tables, the packages below it and Python itself."""
    digest = hashlib.sha256(sys.version.encode())
    for package in PACKAGES:
        digest.update(version(package).encode())
    for name, path in sorted(_sources(str(ENGINE))):
        digest.update(f"\0{name}\0".encode())
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def _sources(folder: str, inside: str = "") -> Iterator[tuple[str, str]]:
    """What the engine is made of, by its name in there."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(SOURCES):
                yield f"{inside}{entry.name}", entry.path
            elif entry.is_dir():
                yield from _sources(entry.path, f"{inside}{entry.name}/")
