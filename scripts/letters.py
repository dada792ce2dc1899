"""What the commands that write a letter share: the site at one moment, where every page has its address."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from kringen.edge.repository import examine
from kringen.edition import Edition
from kringen.source import is_example
from scripts.commands.check import sound_site
from scripts.configured import settings


def edition_of(root: Path, now: dt.datetime) -> Edition:
    """The site of a repository without errors at a moment."""
    site = sound_site(examine(root, now))
    chosen = settings(example=is_example(root))
    if not chosen.site_url:
        print("Zonder KRINGEN_SITE_URL, het adres van de site, staan er geen links in.", file=sys.stderr)
    return Edition(site, now, chosen)
