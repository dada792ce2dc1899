"""The settings of the site for a command, which ends with one sentence when an address in them is none."""

from __future__ import annotations

from kringen.edge import settings as edge
from kringen.edition.page import Settings
from scripts.command import WRONG_USE, Stop


def settings(*, example: bool = False) -> Settings:
    """What mkdocs.yml and the environment say."""
    try:
        return edge.settings(example=example)
    except edge.NoAddress as reason:
        raise Stop(str(reason), WRONG_USE) from None
