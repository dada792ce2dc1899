"""Writes files into a repository: new ones that take nobody's place, and one whose content grew; whole or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from scripts.command import Stop
from scripts.publishing.reasons import reason


def write_new(root: Path, texts: Mapping[str, str]) -> None:
    """Writes every new file by its path; when one cannot be written, those of this call are taken away again."""
    written: list[Path] = []
    folders: list[Path] = []
    try:
        for path, text in texts.items():
            target = root / path
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True)
                folders.append(target.parent)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                written.append(target)
                file.write(text)
    except BaseException as error:
        for target in written:
            target.unlink(missing_ok=True)
        for folder in folders:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError):
            raise Stop(f"het schrijven lukte niet ({reason(error)}); er is niets bijgekomen") from error
        raise


def write_again(file: Path, before: bytes, after: bytes) -> None:
    """Puts other bytes in a file in one step, with its rights; stops when somebody changed it meanwhile."""
    beside = file.with_name(f".{file.name}.nieuw")
    try:
        with beside.open("wb") as stream:
            stream.write(after)
        beside.chmod(file.stat().st_mode & 0o777)
        if file.read_bytes() != before:
            raise Stop(f"{file.name} is intussen gewijzigd; er is niets geschreven, probeer het opnieuw")
        beside.replace(file)
    except OSError as error:
        raise Stop(f"het schrijven lukte niet ({reason(error)}); het bestand is gebleven zoals het was") from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()
