"""Lets two folders change places in one step of the system, so that no moment shows neither of them."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_SAME_FOLDER = -100
"""AT_FDCWD of Linux: paths count from the working folder. Source: linux/fcntl.h."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS. Sources: linux/fs.h, renamex_np(2)."""

_UNABLE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
"""What a system or a file system answers that does not know the exchange, such as NFS."""


def exchange(one: Path, other: Path) -> bool:
    """Lets two paths change places; False when this system cannot do it in one step. Raises OSError when it fails."""
    if sys.platform not in {"linux", "darwin"}:
        return False
    library = ctypes.CDLL(None, use_errno=True)
    name = "renameat2" if sys.platform == "linux" else "renamex_np"
    if not hasattr(library, name):
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    linux = (_SAME_FOLDER, first, _SAME_FOLDER, second, _EXCHANGE)
    if getattr(library, name)(*(linux if sys.platform == "linux" else (first, second, _EXCHANGE))) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))
