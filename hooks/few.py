"""A theme of whose files few are listed: Material has 14,000 pictures, of which MkDocs would copy every one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import FileSystemLoader


class Few(FileSystemLoader):
    """Finds every template of a theme, and lists the files that the site takes from it."""

    def __init__(self, folders: Sequence[str]) -> None:
        """`folders` has our own folder first, and then that of Material."""
        super().__init__(folders)
        self.folders = folders

    def list_templates(self) -> list[str]:
        """All that is our own, and Material's stylesheet."""
        return sorted([*FileSystemLoader(self.folders[0]).list_templates(), *styles_in(self.folders)])


def styles_in(folders: Sequence[str]) -> list[str]:
    """The stylesheet of Material among these folders of a theme; its name changes with each version."""
    material = Path(folders[1])
    return [path.relative_to(material).as_posix() for path in sorted(material.glob("assets/stylesheets/main.*.css"))]
