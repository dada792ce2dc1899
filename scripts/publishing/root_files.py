"""Files that go to the root of the site as they are, such as `.htaccess`: from the repository, and those that stood there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from scripts.command import Stop

PLACE = "hooks/root"
"""Where they stand in a repository."""

_OF_A_SERVER = {"web.config"}


def add_root_files(root: Path, site: Path) -> None:
    """Copies what stands in that place into a built site; ends the command when the site makes such a file itself."""
    place = root / PLACE
    for path in sorted(place.rglob("*")):
        inside = path.relative_to(place)
        if path.is_symlink() or not path.is_file() or inside == Path("README.md"):
            continue
        target = site / inside
        if target.exists():
            raise Stop(f"{PLACE}/{inside.as_posix()}: dit bestand maakt de site zelf; haal het daar weg")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)


def of_the_server(site: Path) -> list[str]:
    """The names in the folder of a site that are hidden or the web server's own, and not of our making; sorted."""
    found = (path for path in site.iterdir() if path.name.startswith(".") or path.name in _OF_A_SERVER)
    return sorted(path.name for path in found if not _is_ours(path))


def _is_ours(path: Path) -> bool:
    """Whether the site made all that is there: the mark of a build, and whom to tell about a leak."""
    return path.name == ".kenniskringen" or (
        path / "security.txt" in (inside := [*path.glob("*")]) and len(inside) == 1
    )


def keep(former: Path, fresh: Path) -> None:
    """Copies what is the server's own from the former site into a fresh one, unless that has its own."""
    for name in of_the_server(former) if former.is_dir() else ():
        source, target = former / name, fresh / name
        if source.is_dir() and not source.is_symlink():
            shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True, ignore=_there_already(source, target))
        elif not target.exists():
            shutil.copy2(source, target, follow_symlinks=False)


def _there_already(source: Path, target: Path) -> Callable[[str, list[str]], list[str]]:
    """For copytree: the files that the fresh site brings itself."""

    def ignored(folder: str, names: list[str]) -> list[str]:
        below = target / Path(folder).relative_to(source)
        return [name for name in names if (below / name).is_file()]

    return ignored
