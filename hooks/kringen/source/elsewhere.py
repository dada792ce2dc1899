"""Files that somebody put in the wrong place, where nothing reads them: a meeting at the top, in Meetings/, in bijeenkomsten/."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from kringen.problem import Mark, Problem
from kringen.source.names import MISPLACED, date_in, shown_name
from kringen.values.words import slug_of

OURS = frozenset(
    {"circles", "meetings", "content", "hooks", "scripts", "tests", "site", "docs", "handboek", "node_modules"}
)
"""Folders at the top that have a meaning, or that others make; in the first three every file is looked at anyway."""

_MEETINGS = frozenset(
    "meeting meetings bijeenkomst bijeenkomsten vergadering vergaderingen verslag verslagen agenda".split()
)
_CIRCLES = frozenset("circle circles kring kringen".split())
_CONTENT = frozenset("content contents inhoud pages paginas".split())
_TEXT = re.compile(r"\.(?:md|markdown|txt)$", re.IGNORECASE)
_YAML = re.compile(r"\.ya?ml$", re.IGNORECASE)
_OF_A_MEETING = re.compile(rb"\A(?:\xef\xbb\xbf)?---\s*\n(?:[^\n]*\n){0,30}?datum:\s*(\S+)")
_OF_A_CIRCLE = re.compile(rb"(?m)^naam:.*\n(?:.*\n){0,20}?(?:status|regio):")
_MOST_FILES, _DEEPEST, _FIRST_BYTES = 2_000, 3, 4_000


def meant_place(path: str, circles: Collection[str] = ()) -> str | None:
    """Where a file was meant to stand, by its name and folder; None when it is no file of data, or stands where it belongs.

    `circles` are their short names: a folder of that name at the top is one of meetings/.
    """
    *folders, name = path.split("/")
    if not folders:
        return _meeting([], name) if _TEXT.search(name) and date_in(name) else None
    top = slug_of(folders[0])
    if folders[0] in OURS or folders[0].startswith("."):
        return None
    if _TEXT.search(name) and (top in _MEETINGS or (top in circles and date_in(name))):
        return _meeting(folders[1:] if top in _MEETINGS else folders, name)
    if _YAML.search(name) and top in _CIRCLES:
        return f"circles/{slug_of(_YAML.sub('', name))}.yml"
    if top in _CONTENT and _TEXT.search(name):
        return "/".join(["content", *map(slug_of, folders[1:]), f"{slug_of(_TEXT.sub('', name))}.md"])
    return None


def elsewhere(root: Path, circles: Collection[str]) -> Iterator[Problem]:
    """A problem for each file of data at the top of a repository or in a folder that nothing reads."""
    for path, disk in islice(_files(root, "", 0), _MOST_FILES):
        meant = meant_place(path, circles) or _by_content(path, disk)
        if meant:
            yield misplaced_file(path, meant)


def misplaced_file(path: str, meant: str) -> Problem:
    """The problem that a file stands where nothing reads it."""
    cure = f"verplaats het naar {meant}"
    return Problem(path, Mark(), MISPLACED, "dit bestand staat op een plaats waar niemand het leest", cure)


def _meeting(folders: list[str], name: str) -> str:
    stem = _TEXT.sub("", name)
    date = date_in(stem)
    circle = slug_of(folders[-1]) if folders else slug_of(stem.replace(date, "")) if date else ""
    return f"meetings/{circle or '<kring>'}/{date or '2027-03-11'}.md"


def _by_content(path: str, disk: Path) -> str | None:
    """The same of a file whose name says nothing, by how it begins."""
    *folders, name = path.split("/")
    if not (_TEXT.search(name) or _YAML.search(name)):
        return None
    try:
        with disk.open("rb") as file:
            start = file.read(_FIRST_BYTES).replace(b"\r\n", b"\n")
    except OSError:
        return None
    if _TEXT.search(name) and (found := _OF_A_MEETING.match(start)):
        date = date_in(name) or date_in(found[1].decode("utf-8", "replace"))
        return f"meetings/{slug_of(folders[-1]) if folders else '<kring>'}/{date or '2027-03-11'}.md"
    if _YAML.search(name) and _OF_A_CIRCLE.search(start):
        return f"circles/{slug_of(_YAML.sub('', name))}.yml"
    return None


def _files(folder: Path, path: str, depth: int) -> Iterator[tuple[str, Path]]:
    """The regular files at the top and in folders that have no meaning, links and what is hidden left out."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        below = f"{path}{shown_name(entry.name)}"
        if entry.name.startswith(".") or (depth == 0 and entry.name in OURS):
            continue
        try:
            if entry.is_dir(follow_symlinks=False) and depth < _DEEPEST:
                yield from _files(Path(entry.path), f"{below}/", depth + 1)
            elif entry.is_file(follow_symlinks=False):
                yield below, Path(entry.path)
        except OSError:
            continue
