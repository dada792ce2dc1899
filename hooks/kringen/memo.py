"""What was made before from the same values need not be made again; who keeps it, and where, is for the edge."""

from __future__ import annotations

from typing import Protocol


class Memo(Protocol):
    """Keeps texts by name, as long as it likes."""

    def recall(self, name: str) -> str | None:
        """What was kept under a name by the same code; None when nothing is."""

    def keep(self, name: str, text: str) -> None:
        """Remembers a text."""
