"""What mkdocs.yml and the environment say of where and by whom the site is published, read without MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from kringen.edition.page import Settings
from scripts.environment import ROOT


def settings(file: Path = ROOT / "mkdocs.yml", *, example: bool = False) -> Settings:
    """The settings of the site: the one place for its address, its repository and its contact."""
    read = yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506 -- safe: SafeLoader and one tag
    return Settings(site_url=read["site_url"] or "", example=example, **read["extra"]["kringen"])


class Loader(yaml.SafeLoader):
    """YAML with MkDocs' `!ENV [NAME, OTHER_NAME, default]`."""


def _variable(loader: Loader, node: yaml.Node) -> Any:
    """The first of the variables that is set, else the default. Source: mkdocs.org, "Environment Variables"."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]  # a single name
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


Loader.add_constructor("!ENV", _variable)
