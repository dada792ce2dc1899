"""What commands share: which repository (`--root`) and which moment counts as now (`--now`)."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import re
from pathlib import Path

from kringen import dates
from kringen.edge import clock
from scripts.command import WRONG_USE, Parser, Stop
from scripts.environment import ROOT


def parser(name: str, description: str | None) -> Parser:
    """The arguments of a command that looks at a repository at a moment."""
    found = Parser(name, description)
    add_root(found)
    add_now(found)
    return found


def add_root(parser: Parser) -> None:
    """Lets a command take the folder of another repository, laid out the same way."""
    text = "de map met circles/, meetings/ en content/ (standaard: die van dit project)"
    parser.add_argument("--root", metavar="MAP", type=_folder, default=ROOT, help=text)


def add_now(parser: Parser) -> None:
    """Lets a command take another moment for now; None when it was not given."""
    text = "alsof het dan is, Belgische tijd: 2027-03-11 of 2027-03-11T13:00 (standaard: nu)"
    parser.add_argument("--now", metavar="TIJDSTIP", type=moment, help=text)


def add_allow_no_history(parser: Parser) -> None:
    """Lets a command build without the history of the files."""
    text = "bouw ook wanneer git niets over de bestanden weet; alleen om te bekijken, niet om te publiceren"
    parser.add_argument("--allow-no-history", action="store_true", help=text)


def moment(text: str) -> dt.datetime:
    """The instant that `2027-03-11T13:00` or `2027-03-11` (its first minute) means in Brussels; seconds are refused."""
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]([0-9]{2}:[0-9]{2}))?", text)
    try:
        if found:
            date, time = dt.date.fromisoformat(found[1]), dt.time.fromisoformat(found[2] or "00:00")
            clock.within_reach(date, f'"{text}"')
            return dates.moment(date, time)
    except clock.NoMoment as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f'"{text}" is geen tijdstip; schrijf het zoals 2027-03-11T13:00 of 2027-03-11')


def now(given: dt.datetime | None) -> dt.datetime:
    """The moment to build for: the one given, else SOURCE_DATE_EPOCH, else the clock."""
    try:
        return given or clock.moment(os.environ)
    except clock.NoMoment as reason:
        raise Stop(str(reason), WRONG_USE) from None


def _folder(text: str) -> Path:
    folder = Path(text).resolve()
    if not folder.is_dir():
        wrong = "is geen map" if folder.exists() else "bestaat niet"
        raise argparse.ArgumentTypeError(f'"{text}" {wrong}')
    return folder
