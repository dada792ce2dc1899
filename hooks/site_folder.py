"""The folder in which a site is made: what stands there, and how a file comes there without touching another one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Set as AbstractSet

_FLAGS = sum(getattr(os, name, 0) for name in ("O_WRONLY", "O_CREAT", "O_EXCL", "O_BINARY", "O_NOFOLLOW"))
"""How a file is begun: never an existing one, which may be in use under another name."""

_RIGHTS = 0o755
"""Of a folder: a web server may look into it, and we may change what lies there."""


class SiteFolder:
    """A folder; addresses in it have forward slashes. Thousands of files come there, so it asks the system little."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._folders = {""}

    def path(self, uri: str) -> str:
        """Where a file stands on the disk."""
        return f"{self._path}/{uri}"

    def sweep(self, files: AbstractSet[str], folders: AbstractSet[str]) -> None:
        """Takes away everything that is neither one of these files nor one of these folders; links go too.

        What stays has the rights of a new one, whatever somebody did to it.
        """
        self._sweep("", files, folders)

    def write(self, uri: str, content: bytes) -> None:
        """Puts a new file there, in the place of what stood there."""
        self._make_folder(uri.rpartition("/")[0])
        try:
            descriptor = os.open(self.path(uri), _FLAGS, 0o666)
        except FileExistsError:
            self.make_room(uri)
            descriptor = os.open(self.path(uri), _FLAGS, 0o666)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)

    def make_room(self, uri: str) -> None:
        """Sees to it that a file can come there as another one than what stood there."""
        self._make_folder(uri.rpartition("/")[0])
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.path(uri))  # noqa: PTH108

    def _make_folder(self, uri: str) -> None:
        if uri in self._folders:
            return
        try:
            os.mkdir(self.path(uri))  # noqa: PTH102
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(self.path(uri), exist_ok=True)  # noqa: PTH103
        self._folders.add(uri)

    def _sweep(self, inside: str, files: AbstractSet[str], folders: AbstractSet[str]) -> None:
        path = self.path(inside)
        if stat.S_IMODE(os.stat(path).st_mode) != _RIGHTS:  # noqa: PTH116 -- thousands a second
            os.chmod(path, _RIGHTS)  # noqa: PTH101
        for entry in list(os.scandir(path)):
            uri = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if uri in folders:
                    self._folders.add(uri)
                    self._sweep(f"{uri}/", files, folders)
                else:
                    self._sweep(f"{uri}/", frozenset(), frozenset())
                    os.rmdir(entry.path)  # noqa: PTH106
            elif uri not in files or not entry.is_file(follow_symlinks=False):
                os.unlink(entry.path)  # noqa: PTH108
