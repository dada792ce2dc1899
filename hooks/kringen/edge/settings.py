"""What mkdocs.yml and the environment say of where and by whom the site is published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import add_env_tag

from kringen.edition.page import Settings
from kringen.source import STANDARD

CONFIGURATION = STANDARD / "mkdocs.yml"


def configuration(file: Path = CONFIGURATION) -> Mapping[str, Any]:
    """The whole of mkdocs.yml, with `!ENV` resolved by the package that MkDocs resolves it with."""
    read: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 -- SafeLoader and one tag
    return read


def settings(file: Path = CONFIGURATION, *, example: bool = False) -> Settings:
    """The settings of the site, for a command that does without MkDocs."""
    read = configuration(file)
    return settings_of(read["site_url"], read["extra"]["kringen"], example=example)


def settings_of(site_url: object, configured: Mapping[str, object], *, example: bool = False) -> Settings:
    """The settings in MkDocs' own configuration; YAML takes a branch such as `2027-01-01` for a date."""
    texts: dict[str, Any] = {name: _text(value) for name, value in configured.items()}
    return Settings(site_url=_text(site_url), example=example, **texts)


def _text(value: object) -> str:
    return "" if value is None else str(value)


class _Loader(yaml.SafeLoader):
    """Takes MkDocs' `!ENV` beside plain YAML."""


add_env_tag(_Loader)
