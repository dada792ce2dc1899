"""The keys that a file could have and has not, explained behind a `#`, so that who opens it need not look them up."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from kringen.model import Meeting, schema_of

FIRST = "# Weet u meer? Haal het hekje weg voor de regels die u invult; de uitleg mag blijven staan."
EXAMPLES: dict[str, tuple[str, ...]] = {
    "online": ("online: https://www.v-ict-or.be/",),
    "sprekers": ("sprekers:", "  - organisatie: V-ICT-OR", "    onderwerp: NIS2 in de praktijk"),
    "inschrijven": ("inschrijven: info@v-ict-or.be",),
    "documenten": ("documenten:", "  - titel: Presentatie", "    url: https://www.v-ict-or.be/"),
}
"""Lines for the keys of which the model gives no example, or of which it takes more than one."""

AFTERWARDS = {"besturen", "documenten"}
"""What is only known after the meeting."""

LEFT_OUT = {"datum", "status", "bron", "overgenomen_door"}
"""What every announcement has, what changes it, and what only the archive has."""


def guidance(filled: Collection[str]) -> tuple[str, ...]:
    """The lines of comment for a file that has these keys."""
    keys = [key for key in schema_of(Meeting)["properties"] if key not in {*filled, *LEFT_OUT, "circle", "slug"}]
    return (FIRST, *(line for key in keys for line in _explained(key))) if keys else ()


def _explained(key: str) -> Iterator[str]:
    field = schema_of(Meeting)["properties"][key]
    words = field["description"]
    yield f"# Na afloop: {words[0].lower()}{words[1:]}" if key in AFTERWARDS else f"# {words}"
    yield from (f"# {line}" for line in EXAMPLES.get(key) or (f"{key}: {_example(field['examples'][0])}",))


def _example(value: Any) -> str:
    return f"[{', '.join(value)}]" if isinstance(value, list) else str(value)
