"""The files of a repository: which belong here, which do not, and what stands in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from math import ceil
from pathlib import Path

from kringen.problem import Code, Mark, Problem
from kringen.source.attachments import ATTACHMENT, ATTACHMENTS, MAX_ATTACHMENT
from kringen.source.elsewhere import elsewhere
from kringen.source.names import Found, misnamed_folder, misplaced, same_pages, shown_name

FOLDERS = ("circles", "meetings", "content")

NOT_A_FILE = Code(
    "geen-gewoon-bestand",
    "In een map staat iets anders dan een gewoon bestand, zoals een snelkoppeling.",
    "(een snelkoppeling naar een ander bestand)",
    "Zet het bestand zelf in de map.",
)
UNREADABLE = Code(
    "onleesbaar",
    "Een bestand of map is er niet of kan niet gelezen worden.",
    "(een bestand zonder leesrechten)",
    "Kijk of het bestand er is en wie het mag lezen.",
)
TOO_LARGE = Code(
    "te-groot",
    "Een bestand is groter dan 1 MB.",
    "(een bestand van 3 MB)",
    "Kort de tekst in; zet lange stukken elders en verwijs ernaar onder documenten.",
)
CODES = (NOT_A_FILE, UNREADABLE, TOO_LARGE)

MAX_BYTES = 1_000_000
"""No file of text that a person wrote for this site comes near it."""

_FLAGS = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
"""How a file is opened that was a regular one a moment ago: a link or a pipe in its place is not followed or waited for."""

_AT_ONCE = 65_536
"""Nearly every file is smaller; asking for a megabyte each time takes longer than reading."""


def find_files(root: Path) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """All files below circles/, meetings/ and content/ that can be read on, sorted; and what is wrong with the others."""
    if not _is_folder(root):
        kind = "dit is geen map" if os.path.lexists(root) else "deze map bestaat niet"
        return (), (Problem(shown_name(root.as_posix()), Mark(), UNREADABLE, kind, "kijk de naam van de map na"),)
    found: list[Found] = []
    problems: list[Problem] = []
    for folder in FOLDERS:
        for item in _in_folder(root / folder, folder):
            if isinstance(item, Found):
                found.append(item)
            else:
                problems.append(item)
    circles = {file.stem for file in found if file.parts[0] == "circles"}
    return tuple(found), (*problems, *same_pages(found), *elsewhere(root, circles))


def read_bytes(file: Found) -> bytes | Problem:
    """The content of a file, or why it is not read; what is too large is not read to its end."""
    limit = MAX_ATTACHMENT if file.suffix in ATTACHMENTS else MAX_BYTES
    try:
        descriptor = os.open(file.disk, _FLAGS)
        try:
            about = os.fstat(descriptor)
            data = _all_of(descriptor, about.st_size, limit) if stat.S_ISREG(about.st_mode) else None
        finally:
            os.close(descriptor)
    except OSError as error:
        return unreadable(file.path, error)
    if data is None:
        return _not_a_file(file.path)
    return data if len(data) <= limit else _too_large(file, max(about.st_size, len(data)), limit)


def unreadable(path: str, error: OSError) -> Problem:
    """The problem that a file or folder cannot be read."""
    message, cure = "het bestand kan niet gelezen worden", "kijk of het er is en wie het mag lezen"
    if isinstance(error, FileNotFoundError):
        message, cure = "het bestand verdween tijdens het lezen", "probeer het opnieuw"
    elif isinstance(error, PermissionError):
        message, cure = "dit mag niet gelezen worden", "pas de rechten aan"
    return Problem(path, Mark(), UNREADABLE, message, cure)


def _in_folder(folder: Path, name: str) -> Iterator[Found | Problem]:
    """What is in one of the three folders, or why it is none; a repository without meetings may lack meetings/."""
    try:
        mode = folder.lstat().st_mode
    except FileNotFoundError:
        if name != "meetings":
            yield Problem(name, Mark(), UNREADABLE, f"de map {name}/ ontbreekt", "maak ze aan")
    except OSError as error:
        yield unreadable(name, error)
    else:
        if stat.S_ISDIR(mode):
            yield from _walk(folder, name)
        else:
            kind = "een snelkoppeling" if stat.S_ISLNK(mode) else "geen map"
            yield Problem(name, Mark(), NOT_A_FILE, f"{name} is {kind}", "maak er een gewone map van")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # what may not be looked at
        return False


def _walk(folder: Path, path: str) -> Iterator[Found | Problem]:
    """Every file below a folder, in the order of names; hidden files and README.md are for people and pass."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield unreadable(path, error)
        return
    if any(entry.name == ".git" for entry in entries):
        message, cure = "dit is een repository in de repository (een submodule?)", "zet de bestanden zelf in de map"
        yield Problem(path, Mark(), NOT_A_FILE, message, cure)
        return
    taken = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith(".") or (entry.name == "README.md" and not path.startswith("content")):
            continue
        below = f"{path}/{shown_name(entry.name)}"
        try:
            is_folder, is_file = entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False)
        except OSError as error:
            yield unreadable(below, error)
            continue
        if is_folder:
            wrong = misnamed_folder(below)
            yield from (wrong,) if wrong else _walk(Path(entry.path), below)
        elif is_file:
            file = Found(below, entry.path)
            yield misplaced(file, taken) or file
        else:
            yield _not_a_file(below)


def _all_of(descriptor: int, size: int, limit: int) -> bytes:
    """What stands in a file that had this size a moment ago, to its end or somewhat past a limit."""
    data = os.read(descriptor, _AT_ONCE)
    while len(data) != size and len(data) <= limit and (more := os.read(descriptor, _AT_ONCE)):
        data += more
    return data


def _not_a_file(path: str) -> Problem:
    message, cure = "dit is geen gewoon bestand (een snelkoppeling?)", "zet het bestand zelf in de map"
    return Problem(path, Mark(), NOT_A_FILE, message, cure)


def _too_large(file: Found, size: int, limit: int) -> Problem:
    megabytes = f"{ceil(size / 100_000) / 10}".replace(".", ",")
    is_attachment = file.suffix in ATTACHMENTS
    message = f"{'de bijlage' if is_attachment else 'het bestand'} is {megabytes} MB groot; {limit // 1_000_000} MB kan"
    cure = "maak ze kleiner" if is_attachment else "kort de tekst in"
    return Problem(file.path, Mark(), ATTACHMENT if is_attachment else TOO_LARGE, message, cure)
