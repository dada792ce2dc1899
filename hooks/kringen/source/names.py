"""The names and places of files: a circle, a meeting and a page are known by where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from pydantic_core import PydanticCustomError

from kringen.problem import Code, Mark, Problem, did_you_mean, shown
from kringen.source.attachments import ATTACHMENT, ATTACHMENTS
from kringen.values.moments import meant_date, meant_month, to_day_or_month
from kringen.values.words import is_slug, slug_of

MISPLACED = Code(
    "verkeerde-plaats",
    "Een bestand hoort niet in deze map, of heeft niet het juiste einde.",
    "circles/waasland.yaml",
    "Een kring is circles/naam.yml, een bijeenkomst is meetings/kring/2027-03-11.md.",
)
FILE_NAME = Code(
    "bestandsnaam",
    "De naam van een bestand of map heeft andere tekens dan kleine letters, cijfers en koppeltekens, of is geen datum.",
    "meetings/waasland/11-maart.md",
    "Noem een bijeenkomst naar haar datum, zoals 2027-03-11.md, of naar de maand zolang de dag niet vaststaat: 2027-03.md.",
)
SAME_PAGE = Code(
    "zelfde-pagina",
    "Twee bestanden geven dezelfde pagina.",
    "content/over/index.md naast content/over.md",
    "Geef een van beide een andere naam.",
)
CODES = (MISPLACED, FILE_NAME, SAME_PAGE)

MAX_FOLDERS = 4
"""Folders inside each other in content/."""

GENERATED = frozenset(
    [
        *("agenda", "bijeenkomsten", "kringen", "opvolging", "software", "vragen", "zoeken", "404"),
        *("api", "search", "sitemap", "robots", "assets"),
    ]
)
"""Names at the top of the site that the build gives itself; a hand-written page or folder of that name would go unseen."""

_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that Windows keeps for devices."""


@dataclass(frozen=True)
class Found:
    """A regular file that stands where it belongs."""

    path: str
    """Relative to the repository, with forward slashes."""

    disk: str | Path
    """Where it stands on the disk."""

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The folders and the name."""
        return tuple(self.path.split("/"))

    @property
    def name(self) -> str:
        """The name with its ending."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return self.name.rpartition(".")[0] or self.name

    @property
    def suffix(self) -> str:
        """The ending without the dot; empty when there is none."""
        _, dot, suffix = self.name.rpartition(".")
        return suffix if dot else ""


def misplaced(file: Found, taken: Collection[str] = ()) -> Problem | None:
    """What is wrong with the place or the name of a file, or None; `taken` are the names beside it, which no cure gives."""
    if _DATED.fullmatch(file.path):
        return None
    if _LEFT.fullmatch(file.name):
        return Problem(file.path, Mark(), MISPLACED, "dit bestand is achtergelaten door een programma", "verwijder het")
    wrong = {"circles": _wrong_circle, "meetings": _wrong_meeting, "content": _wrong_content}[file.parts[0]](file)
    meant = _RENAME.match(wrong.cure) if wrong else None
    if not wrong or not meant or meant[2] not in taken:
        return wrong
    stem, _, suffix = meant[2].rpartition(".")
    second = (f"{stem}-{number}.{suffix}" for number in range(2, 10))
    free = next((name for name in second if file.parts[0] == "meetings" and name not in taken), "")
    cure = f"{meant[2]} bestaat al: voeg de twee samen"
    return replace(wrong, cure=f"{cure}, of hernoem naar {free} als het een tweede bijeenkomst is" if free else cure)


def misnamed_folder(path: str) -> Problem | None:
    """What is wrong with the place or the name of a folder, so that nothing in it is read; or None."""
    top, *below = path.split("/")
    if re.search(r"\.(ya?ml|md)$", path, re.IGNORECASE):
        return Problem(path, Mark(), MISPLACED, "dit is een map en geen bestand", "verwijder de map")
    if len(below) > {"circles": 0, "meetings": 1, "content": MAX_FOLDERS}[top]:
        cure = {"circles": _CIRCLE, "meetings": _MEETING}.get(top, f"gebruik ten hoogste {MAX_FOLDERS} mappen")
        return Problem(path, Mark(), MISPLACED, "hier hoort geen map", cure)
    if path == "content/templates":
        cure = "noem de map anders, zoals sjablonen"
        return Problem(path, Mark(), FILE_NAME, "wat in een map templates staat, verschijnt niet op de site", cure)
    if path == "content/assets":
        cure = "noem de map anders, zoals bestanden"
        return Problem(path, Mark(), FILE_NAME, "de map assets is van de opmaak van de site", cure)
    if top == "content" and below[0] in GENERATED:
        return _generated(path, below[0], "noem de map anders, zoals bestanden")
    return _misnamed(path, below[-1], "")


def right_path(path: str) -> str:
    """The path of a file with the name that it should have, e.g. `circles/waasland.yml` for `circles/Waasland.yml`."""
    folder, _, name = path.rpartition("/")
    stem, dot, suffix = name.rpartition(".")
    return f"{folder}/{slug_of(stem)}.{suffix}" if dot else path


def date_in(name: str) -> str | None:
    """The date that stands somewhere in a name, as it must be written; None when there is none."""
    found = re.search(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]", name)
    return meant_date(found[0]) if found else None


def shown_name(name: str) -> str:
    """A name as it may stand in a path of a problem: in NFC, and a question mark for what cannot be printed."""
    if name.isascii() and name.isprintable():
        return name
    whole = unicodedata.normalize("NFC", name)
    return "".join(character if character.isprintable() else "?" for character in whole)


def same_pages(files: Iterable[Found]) -> Iterator[Problem]:
    """Files that make the same page: `a.md` beside `a/index.md`."""
    seen: dict[str, str] = {}
    for file in files:
        page = file.path.removesuffix(".md")
        page = page.removesuffix("/index") if page != "content/index" else page
        other = seen.setdefault(page, file.path) if file.suffix == "md" else file.path
        if other != file.path:
            message = f"dit geeft dezelfde pagina als {other}"
            yield Problem(file.path, Mark(), SAME_PAGE, message, "geef een van beide een andere naam")


def _wrong_circle(file: Found) -> Problem | None:
    if file.suffix != "yml":
        stem = slug_of(file.stem.removesuffix(".yml"))
        is_circle = re.search(r"\.ya?ml", file.name, re.IGNORECASE) and stem
        cure = f"hernoem naar circles/{stem}.yml" if is_circle else _CIRCLE
        return Problem(file.path, Mark(), MISPLACED, "dit bestand hoort niet in circles/", cure)
    if file.stem.isdigit() or file.stem == "index":
        message = f'"{file.stem}" is op de site al een ander adres'
        return Problem(file.path, Mark(), FILE_NAME, message, "kies een andere naam")
    return _misnamed(file.path, file.stem, ".yml")


def _wrong_meeting(file: Found) -> Problem | None:
    if len(file.parts) != 3 or file.suffix != "md":
        cure = _MEETING
        if file.suffix in {*ATTACHMENTS, "docx", "pptx", "xlsx"}:
            cure = "zet het op een website en verwijs ernaar onder documenten"
        elif len(file.parts) == 3 and (date := date_in(file.name)):
            cure = f"hernoem naar {date}.md"
        return Problem(file.path, Mark(), MISPLACED, "dit bestand hoort niet in meetings/", cure)
    return _undated(file)


def _undated(file: Found) -> Problem | None:
    """What is wrong with the date that is the name of a meeting, or None."""
    message, cure = "", ""
    if is_slug(file.stem):
        try:
            to_day_or_month(_SECOND.sub("", file.stem))
            return None
        except PydanticCustomError as error:
            message, cure = error.message(), str((error.context or {})["cure"])
    message = message or f'"{shown(file.stem)}" is geen datum zoals 2027-06-01'
    meant = meant_date(file.stem) or meant_month(file.stem)
    date = meant or date_in(file.stem)
    cure = f"hernoem naar {date}.md" if date else cure or "noem het naar de datum, zoals 2027-03-11.md"
    if date and not meant:
        cure += f"; is het een tweede bijeenkomst op die dag, naar {date}-2.md"
    return Problem(file.path, Mark(), FILE_NAME, message, cure)


def _wrong_content(file: Found) -> Problem | None:
    if file.suffix == "md" and meant_date(file.stem):
        cure = f"zet ze in meetings/<kring>/{meant_date(file.stem)}.md"
        return Problem(file.path, Mark(), MISPLACED, "een bijeenkomst hoort niet in content/", cure)
    if file.suffix != "md" and file.suffix not in ATTACHMENTS:
        cure = did_you_mean(file.suffix, ("md", *ATTACHMENTS), "gebruik .md, .png, .jpg, .webp of .pdf")
        kind = f"bestanden die eindigen op .{shown(file.suffix)}" if file.suffix else "bestanden zonder einde"
        return Problem(file.path, Mark(), ATTACHMENT, f"{kind} kunnen hier niet", cure)
    if file.path == "content/onderwerpen/index.md":
        message = "de lijst van onderwerpen maakt de site zelf"
        return Problem(file.path, Mark(), FILE_NAME, message, "geef het onderwerp een andere naam")
    if len(file.parts) == 2 and file.stem in GENERATED:
        return _generated(file.path, file.stem, "geef de pagina een andere naam")
    return _misnamed(file.path, file.stem, f".{file.suffix}")


def _generated(path: str, name: str, cure: str) -> Problem:
    return Problem(path, Mark(), FILE_NAME, f"{name} maakt de site zelf", cure)


def _misnamed(path: str, name: str, suffix: str) -> Problem | None:
    """What is wrong with the name of a file or folder, or None."""
    if is_slug(name) and not _RESERVED.fullmatch(name):
        return None
    better = slug_of(name)
    cure = "kies een andere naam" if better in {name, ""} else f"hernoem naar {better}{suffix}"
    thing = "bestand" if suffix else "map"
    return Problem(path, Mark(), FILE_NAME, f'"{shown(name)}" kan niet als naam van een {thing}', cure)


_RENAME = re.compile(r"hernoem naar (\S*/)?([^\s/;]+)")

_LEFT = re.compile(r"~\$.*|.*~|.*\.(?:bak|orig|rej|swp|tmp)|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What Office, editors, git and Windows put beside a file for themselves."""

_SECOND = re.compile(r"(?<=-[0-9]{2}-[0-9]{2})-[2-9]$")
"""What stands behind the day of a meeting that is not the first one of its circle on that day."""

_DATED = re.compile(r"meetings/[^/]+/20(?:0[5-9]|[1-9][0-9])-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])\.md")
"""The path of nearly every meeting: on a day that any month has, in the years that are taken."""

_CIRCLE = "een kring is circles/naam.yml"
_MEETING = "een bijeenkomst is meetings/kring/2027-03-11.md"
