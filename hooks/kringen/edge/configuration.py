"""mkdocs.yml, read without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag

from kringen.source import STANDARD

CONFIGURATION = STANDARD / "mkdocs.yml"


def configuration(file: Path = CONFIGURATION) -> Mapping[str, Any]:
    """The whole of mkdocs.yml, with `!ENV` resolved by the package that MkDocs resolves it with."""
    read: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- SafeLoader and one tag
    return read


def menu() -> frozenset[str]:
    """The pages of the main menu, by uri."""
    return frozenset(uri for entry in configuration()["nav"] for uri in entry.values())


class _Loader(yaml.SafeLoader):
    """Takes MkDocs' `!ENV` beside plain YAML."""


add_env_tag(_Loader)
