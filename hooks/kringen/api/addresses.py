"""Where the files of the API stand, and what they are about."""

from __future__ import annotations

ROOT = "api/v1"
DOCUMENTATION = "open-data.md"
"""The hand-written page that explains it."""

HOME = "index.md"
SITE_NAME = "Regionale kenniskringen"


def list_uri(name: str) -> str:
    """The only file of its kind."""
    return f"{ROOT}/{name}.json"


def circle_uri(slug: str) -> str:
    """The file of one circle."""
    return f"{ROOT}/circles/{slug}.json"


def schema_uri(name: str) -> str:
    """The JSON Schema of a kind of files."""
    return f"{ROOT}/schema/{name}.json"
