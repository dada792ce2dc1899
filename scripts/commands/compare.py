"""Zegt welke adressen en afspraken in een nieuwe versie van de site verdwijnen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from scripts import options
from scripts.command import Parser, Stop, start
from scripts.publishing.publication import Event, Publication

FEEDS = ("agenda.ics", "kringen/")
"""Where the calendars of everything and of circles stand; a meeting may leave that of a topic, which promises nothing."""


def main(argv: list[str]) -> int:
    """Prints each loss and a closing line; 1 when there are any."""
    parser = Parser("compare", __doc__)
    parser.add_argument(
        "old", metavar="OUD", type=Path, help="de map met de vorige build, of met een kopie van de site"
    )
    parser.add_argument("new", metavar="NIEUW", type=Path, help="de map met de nieuwe build")
    options.add_now(parser)
    chosen = parser.parse(argv)
    found = list(losses(_published(chosen.old), _published(chosen.new), options.now(chosen.now)))
    for loss in found:
        print(loss)
    if found:
        print(f"De nieuwe build breekt wat anderen gebruiken: {len(found)} {'fout' if len(found) == 1 else 'fouten'}.")
        return 1
    print("Alles wat anderen gebruiken, is er nog.")
    return 0


def losses(old: Publication, new: Publication, now: dt.datetime) -> Iterator[str]:
    """Every address, coming meeting and field that the new build took away, with the cure."""
    yield from _addresses(old, new)
    yield from _meetings(old, new, now)
    yield from _fields(old, new)


def _published(folder: Path) -> Publication:
    """A built site; a folder without a home page is a slip of the keyboard."""
    if not (folder / "index.html").is_file():
        raise Stop(f'in "{folder}" staat geen site; kies een map die "run.py build" gemaakt heeft', 2)
    return Publication(folder)


def _addresses(old: Publication, new: Publication) -> Iterator[str]:
    """Pages, feeds and data that are gone; a redirect keeps an address, when it leads somewhere."""
    cure = "zet het bestand terug, of noem de oude naam in vorige_namen van de kring"
    for file in sorted(old.files - new.files):
        yield f"{_shown(file)}: dit adres is verdwenen; {cure}"
    for file, target in new.redirects:
        if target not in new.files:
            yield f"{_shown(file)}: verwijst naar {_shown(target)}, en dat bestaat niet"


def _meetings(old: Publication, new: Publication, now: dt.datetime) -> Iterator[str]:
    """Coming meetings that silently left a calendar, and changes that calendars would take for old ones."""
    everywhere = {event.uid: event for events in new.calendars.values() for event in events.values()}
    for uid, event in sorted({uid: each for part in old.calendars.values() for uid, each in part.items()}.items()):
        if uid not in everywhere:
            if _is_awaited(event, now):
                cure = "zet het bestand terug met status: geannuleerd"
                yield f"{uid}: deze komende bijeenkomst is uit de agenda verdwenen ({event.title}); {cure}"
        elif everywhere[uid].sequence < event.sequence:
            numbers = f"SEQUENCE daalt van {event.sequence} naar {everywhere[uid].sequence}"
            cure = "bouw met de hele geschiedenis van git"
            yield f"{uid}: {numbers}, en dan negeren agenda's de wijziging; {cure}"
    for feed in sorted(file for file in old.calendars.keys() & new.calendars.keys() if file.startswith(FEEDS)):
        for uid in sorted((old.calendars[feed].keys() - new.calendars[feed].keys()) & everywhere.keys()):
            if _is_awaited(old.calendars[feed][uid], now):
                yield f"{uid}: deze komende bijeenkomst is verdwenen uit {feed}, zonder dat ze geannuleerd is"


def _is_awaited(event: Event, now: dt.datetime) -> bool:
    """Whether somebody may still go there."""
    return now < event.ends and not event.is_cancelled


def _fields(old: Publication, new: Publication) -> Iterator[str]:
    """Fields of the API that are gone, each once with the files in which it stood."""
    gone: dict[str, list[str]] = {}
    for file in sorted(old.data & new.data):
        for field in old.fields(file) - new.fields(file):
            if not new.hides(file, field):
                gone.setdefault(field, []).append(file)
    for field, files in sorted(gone.items()):
        rest = f" en nog {len(files) - 1}" if len(files) > 1 else ""
        yield f'{files[0]}{rest}: het veld "{field}" is verdwenen; laat het staan, of maak een api/v2'


def _shown(file: str) -> str:
    """A file as an address."""
    return (file.removesuffix("index.html") or "/") if file.endswith(("/index.html", "index.html")) else file


if __name__ == "__main__":
    start(main)
