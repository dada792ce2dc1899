"""What a new version of the site takes away from those who link to it, subscribe and read its data; each with its cure."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.publishing.publication import Event, Publication

FEEDS = ("agenda.ics", "kringen/")
"""Where the calendars of everything and of circles stand; a meeting may leave that of a topic, which promises nothing."""

_OF_CIRCLE = re.compile(
    r"(?:(?:melden/)?kringen|melden/vragen|bijeenkomsten|api/v1/circles)/([a-z0-9-]+)(?:/.*|\.json)"
)
_OF_MEETING = re.compile(r"bijeenkomsten/([a-z0-9-]+)/([0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:-[2-9])?)?)/.*")
_OF_TOPIC = re.compile(r"onderwerpen/([a-z0-9-]+)/.*")
_OF_PROGRAM = re.compile(r"software/([a-z0-9-]+)/index\.html")
_YEAR = re.compile(r"bijeenkomsten/[0-9]{4}/index\.html")
"""A list of meetings; what it held is looked at by itself, so a year may go when the only day in it was a mistake."""

_MADE = re.compile(r".*\.(?:ics|xml|json|csv)")


def losses(old: Publication, new: Publication, now: dt.datetime) -> Iterator[str]:
    """Every address, coming meeting and field that the new version took away, with the cure."""
    yield from _addresses(old, new)
    yield from _meetings(old, new, now)
    yield from _fields(old, new)


def _importance(file: str) -> tuple[bool, bool, str]:
    """A page stands for its files, and the page of a circle for all of the circle."""
    return not file.endswith("index.html"), not file.startswith("kringen/"), file


@dataclass(frozen=True)
class _Cause:
    """One thing in the files because of which addresses are gone, and how to give them back."""

    thing: str
    cure: str


def _addresses(old: Publication, new: Publication) -> Iterator[str]:
    """Pages, feeds and data that are gone, one line for each cause; a redirect keeps an address, when it leads somewhere."""
    gone: dict[_Cause, list[str]] = {}
    for file in sorted(old.files - new.files, key=_importance):
        if not _YEAR.fullmatch(file):
            gone.setdefault(_cause(file, old, new), []).append(file)
    for cause, files in sorted(gone.items(), key=lambda item: item[1][0]):
        more = f", en {len(files) - 1} die erbij {'hoort' if len(files) == 2 else 'horen'}" if len(files) > 1 else ""
        yield f"{_shown(files[0])}: dit adres is verdwenen{more}; {cause.cure}"
    for file, target in new.redirects:
        if target not in new.files:
            yield f"{_shown(file)}: verwijst naar {_shown(target)}, en dat bestaat niet; kijk na wat daar hoort te staan"


def _cause(file: str, old: Publication, new: Publication) -> _Cause:
    """Why an address is gone: because of a circle, a meeting, a topic, or by itself."""
    if (found := _OF_CIRCLE.fullmatch(file)) and f"kringen/{found[1]}/index.html" in old.files - new.files:
        cure = f"zet circles/{found[1]}.yml terug, met status: gestopt en een opvolger"
        return _Cause(found[1], f"{cure}; heet de kring nu anders, noem {found[1]} dan in haar vorige_namen")
    if found := _OF_MEETING.fullmatch(file):
        return _Cause(f"{found[1]}/{found[2]}", _cure_of_meeting(found[1], found[2], old, new))
    if (found := _OF_TOPIC.fullmatch(file)) and f"onderwerpen/{found[1]}/index.html" not in new.files:
        return _Cause(f"onderwerpen/{found[1]}", f"zet content/onderwerpen/{found[1]}.md terug")
    if found := _OF_PROGRAM.fullmatch(file):
        return _Cause(file, f"zet de bijeenkomst terug die {found[1]} onder software noemt")
    return _Cause("sitemap" if file.startswith("sitemap.xml") else file, _cure_of_file(file))


def _cure_of_file(file: str) -> str:
    if file.startswith("sitemap.xml"):
        return "het komt er alleen met het openbare adres van de site: geef KRINGEN_SITE_URL"
    if file.startswith("api/"):
        return "laat het staan, of maak een api/v2"
    if _MADE.fullmatch(file):
        return "de code maakt het niet meer; laat het bestaan"
    return f"zet content/{f'{posixpath.dirname(file)}.md' if file.endswith('index.html') else file} terug"


def _cure_of_meeting(circle: str, day: str, old: Publication, new: Publication) -> str:
    """Its file comes back under its own name; when it was renamed, the new day belongs in the file."""
    folder = f"meetings/{new.name_of_circle(circle)}"
    fresh = sorted(new.days_of(new.name_of_circle(circle)) - old.days_of(circle))
    if not fresh:
        return f"zet {folder}/{day}.md terug; gaat ze niet door, dan met status: geannuleerd"
    nearest = min(fresh, key=lambda each: (abs(_number(each) - _number(day)), each))
    return (
        f"geef {folder}/{nearest}.md zijn oude naam {day}.md terug, met de nieuwe dag in datum en status: verplaatst; "
        f"is dat een andere bijeenkomst, zet dan {day}.md terug"
    )


def _number(name: str) -> int:
    """The days until the day in the name of a file, or the first of its month; what stands behind that day counts not."""
    return dt.date.fromisoformat(name[:10] if len(name) > 7 else f"{name}-01").toordinal()


def _meetings(old: Publication, new: Publication, now: dt.datetime) -> Iterator[str]:
    """Coming meetings that silently left a calendar, and changes that calendars would take for old ones."""
    everywhere = {event.uid: event for events in new.calendars.values() for event in events.values()}
    known = sorted({uid: each for part in old.calendars.values() for uid, each in part.items()}.items())
    for uid, event in known:
        page = old.pages_of_meetings.get(uid, "")
        if uid not in everywhere and _is_awaited(event, now) and (not page or page in new.files):
            yield f"{uid}: deze komende bijeenkomst is uit de agenda verdwenen ({event.title}); {_cure_of_uid(page, new)}"
    yield from _earlier([(event, everywhere[uid]) for uid, event in known if uid in everywhere])
    for feed in sorted(file for file in old.calendars.keys() & new.calendars.keys() if file.startswith(FEEDS)):
        for uid in sorted((old.calendars[feed].keys() - new.calendars[feed].keys()) & everywhere.keys()):
            if _is_awaited(old.calendars[feed][uid], now):
                cure = "zet de kring terug onder kringen, of annuleer de bijeenkomst"
                yield f"{uid}: deze komende bijeenkomst is verdwenen uit {feed}, zonder dat ze geannuleerd is; {cure}"


def _cure_of_uid(page: str, new: Publication) -> str:
    """What to do when a meeting is still there, and is another one for calendars."""
    target = dict(new.redirects).get(page, page)
    other = next((uid for uid, found in new.pages_of_meetings.items() if found == target), "")
    if not page or not other:
        return "zet het bestand terug met status: geannuleerd"
    return f"ze heet daar nu {other}; {_REWRITTEN}"


_REWRITTEN = "de geschiedenis van git is herschreven of ingekort: publiceer met de vroegere geschiedenis"


def _earlier(pairs: list[tuple[Event, Event]]) -> Iterator[str]:
    """Events with a lower number than before: calendars keep what they have."""
    lower = [(old, new) for old, new in pairs if new.sequence < old.sequence]
    if lower:
        old, new = lower[0]
        more = f" (en bij nog {len(lower) - 1})" if len(lower) > 1 else ""
        fall = f"SEQUENCE daalt van {old.sequence} naar {new.sequence}{more}"
        yield f"{old.uid}: {fall}, en dan negeren agenda's de wijziging; {_REWRITTEN}"


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
