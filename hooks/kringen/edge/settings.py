"""What mkdocs.yml and the environment say of where and by whom the site is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from kringen.edge.configuration import CONFIGURATION, configuration
from kringen.edition.page import Settings


class NoAddress(ValueError):
    """An address in the settings is none; the message is one Dutch sentence."""


def settings(file: Path = CONFIGURATION, *, example: bool = False) -> Settings:
    """The settings of the site, for a command that does without MkDocs."""
    read = configuration(file)
    return settings_of(read["site_url"], read["extra"]["kringen"], example=example)


def settings_of(site_url: object, configured: Mapping[str, object], *, example: bool = False) -> Settings:
    """The settings in MkDocs' own configuration; YAML takes a branch such as `2027-01-01` for a date. Raises NoAddress."""
    texts: dict[str, Any] = {name: _text(value) for name, value in configured.items()}
    texts["repository"] = _address(
        "KRINGEN_REPOSITORY", texts.get("repository", ""), "https://github.com/vereniging/kringen"
    )
    address = _address("KRINGEN_SITE_URL", _text(site_url), "https://kringen.example.org/")
    return Settings(site_url=address and f"{address}/", example=example, **texts)


def _address(name: str, text: str, example: str) -> str:
    """A web address without its last slash."""
    try:
        parts = urlsplit(text)
        is_address = bool(parts.hostname) and parts.scheme in {"https", "http"} and not (parts.query or parts.fragment)
    except ValueError:
        is_address = False
    if text and (not is_address or re.search(r"[\s\"'<>\\]", text)):
        raise NoAddress(f'{name} is "{text}", en dat is geen adres van een site; schrijf het zoals {example}')
    return text.rstrip("/")


def _text(value: object) -> str:
    return "" if value is None else str(value)
