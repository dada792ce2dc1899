"""What the tests share: small file trees from text, and records made without files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

from kringen.dates import BRUSSELS
from kringen.model import Circle, Meeting, Topic, day_or_month

NOW = dt.datetime(2027, 3, 1, 12, 0, tzinfo=BRUSSELS)
"""The moment at which tests stand, unless they travel: noon on Monday 1 March 2027."""

GOOD: Mapping[str, str] = {
    "circles/waasland.yml": """
        naam: Waasland
        status: actief
        regio: Waasland
    """,
    "circles/kempen.yml": """
        naam: Kempen
        status: te bevestigen
        regio: Kempen
    """,
    "meetings/waasland/2027-03-11.md": """
        ---
        datum: 2027-03-11
        van: 14:00
        tot: 16:30
        gastbestuur: Sint-Niklaas
        onderwerpen: [gdpr]
        ---
        ## Agenda

        - Welkom
    """,
    "content/onderwerpen/gdpr.md": """
        ---
        titel: GDPR
        thema: Privacy
        synoniemen: [avg]
        ---
        De Europese verordening over persoonsgegevens.
    """,
}
"""A small repository without a mistake: two circles, a meeting and a topic."""


def make_tree(root: Path, *layers: Mapping[str, str | None]) -> Path:
    """Writes files as path and indented text; of one path the last layer counts, and None leaves it out."""
    merged = {path: text for layer in layers for path, text in layer.items()}
    for path, text in merged.items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(dedent(text).removeprefix("\n"), encoding="utf-8", newline="\n")
    return root


def make_circle(slug: str, **values: Any) -> Circle:
    """A circle by its file name; what is not given is as in Waasland, with the names in code."""
    return Circle.model_validate({"slug": slug, "name": slug, "status": "te bevestigen", "region": "Waasland"} | values)


def make_meeting(name: str, **values: Any) -> Meeting:
    """A meeting by the name of its folder and file, e.g. `waasland/2027-03-11`, with the names in code."""
    circle, slug = name.split("/")
    return Meeting.model_validate({"circle": circle, "slug": slug, "when": day_or_month(slug)} | values)


def make_topic(slug: str, **values: Any) -> Topic:
    """A topic by its file name; what is not given follows from it."""
    return Topic.model_validate({"slug": slug, "title": slug, "theme": "Privacy"} | values)
