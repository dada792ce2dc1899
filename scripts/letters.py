"""What the commands that write a letter share: the site at one moment, and the formats and places that one can choose."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from kringen.edge.repository import examine
from kringen.edition import Edition
from kringen.letters.formats import FORMATS
from kringen.letters.letter import Letter
from kringen.source import is_example
from scripts.command import Parser, Stop
from scripts.commands.check import sound_site
from scripts.configured import settings
from scripts.publishing.reasons import reason


def edition_of(root: Path, now: dt.datetime) -> Edition:
    """The site of a repository without errors at a moment."""
    site = sound_site(examine(root, now))
    chosen = settings(example=is_example(root))
    if not chosen.site_url:
        print("Zonder KRINGEN_SITE_URL, het adres van de site, staan er geen links in.", file=sys.stderr)
    return Edition(site, now, chosen)


def add_format(parser: Parser) -> None:
    """Lets a command choose what a letter is written as, and where to."""
    parser.add_argument("--format", choices=sorted(FORMATS), default="tekst", help="waarin het getoond wordt")
    parser.add_argument("--out", metavar="MAP", type=Path, help="schrijft alle drie de vormen in deze map")


def write(letter: Letter, name: str, chosen: argparse.Namespace) -> None:
    """Prints a letter, or writes it as three files of one name; what stood there under that name is replaced."""
    if not chosen.out:
        print(FORMATS[chosen.format][1](letter), end="")
        return
    try:
        chosen.out.mkdir(parents=True, exist_ok=True)
        for ending, made in FORMATS.values():
            file = chosen.out / f"{name}.{ending}"
            file.write_text(made(letter), encoding="utf-8", newline="\n")
            print(file)
    except OSError as error:
        raise Stop(f'in de map "{chosen.out}" kan niet geschreven worden: {reason(error)}') from error
