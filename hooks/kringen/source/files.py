"""The files of a repository: which belong here, and which do not."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kringen.problem import Code, Mark, Problem, did_you_mean
from kringen.values import slug_of, to_date

FOLDERS = ("circles", "meetings", "content")

NOT_A_FILE = Code(
    "geen-gewoon-bestand",
    "In een map staat iets anders dan een gewoon bestand, zoals een snelkoppeling.",
    "(een snelkoppeling naar een ander bestand)",
    "Zet het bestand zelf in de map.",
)
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
    "Noem een bijeenkomst naar haar datum, zoals 2027-03-11.md.",
)
SAME_NAME = Code(
    "zelfde-naam",
    "Twee bestanden hebben op Windows of macOS dezelfde naam.",
    "content/Over.md naast content/over.md",
    "Geef een van beide een andere naam.",
)
UNREADABLE = Code(
    "onleesbaar",
    "Een bestand of map is er niet of kan niet gelezen worden.",
    "(een bestand zonder leesrechten)",
    "Kijk of het bestand er is en wie het mag lezen.",
)
ATTACHMENT = Code(
    "bijlage",
    "Een bijlage is van een soort die hier niet kan, is te groot, of is iets anders dan haar naam zegt.",
    "content/logo.svg",
    "Gebruik .png, .jpg, .webp of .pdf van ten hoogste 2 MB.",
)
CODES = (NOT_A_FILE, MISPLACED, FILE_NAME, SAME_NAME, UNREADABLE, ATTACHMENT)

ATTACHMENTS = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "webp": b"RIFF",
    "pdf": b"%PDF-",
}
"""What may stand in content/ besides pages, with the bytes each kind begins with."""

MAX_ATTACHMENT = 2_000_000

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""


@dataclass(frozen=True)
class Found:
    """A regular file that stands where it belongs."""

    path: str
    """Relative to the repository, with forward slashes."""

    disk: Path
    """Where it stands on the disk."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The folders and the name."""
        return tuple(self.path.split("/"))

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return self.parts[-1].rpartition(".")[0]

    @property
    def suffix(self) -> str:
        """The ending without the dot."""
        return self.parts[-1].rpartition(".")[2]


def find_files(root: Path) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """All files below circles/, meetings/ and content/ that can be read on, sorted; and what is wrong with the others."""
    found: list[Found] = []
    problems: list[Problem] = []
    for folder in FOLDERS:
        if not (root / folder).is_dir() or (root / folder).is_symlink():
            if folder != "meetings" or (root / folder).exists():
                problems.append(Problem(folder, Mark(), UNREADABLE, f"de map {folder}/ ontbreekt", "maak ze aan"))
            continue
        for item in _walk(root / folder, folder):
            if isinstance(item, Problem):
                problems.append(item)
            elif wrong := _misplaced(item):
                problems.append(wrong)
            else:
                found.append(item)
    return tuple(found), (*problems, *_same_names(found))


def read_bytes(file: Found) -> bytes | Problem:
    """The content of a file, or why it cannot be read."""
    try:
        return file.disk.read_bytes()
    except OSError as error:
        return _unreadable(file.path, error)


def attachment_problem(file: Found, data: bytes) -> Problem | None:
    """What is wrong with an attachment, or None."""
    magic = ATTACHMENTS[file.suffix]
    if len(data) > MAX_ATTACHMENT:
        message = f"de bijlage is {len(data) / 1e6:.1f} MB groot; 2 MB kan"
        return Problem(file.path, Mark(), ATTACHMENT, message, "maak ze kleiner")
    if not data.startswith(magic) or (file.suffix == "webp" and data[8:12] != b"WEBP"):
        return Problem(file.path, Mark(), ATTACHMENT, f"dit is geen {file.suffix}-bestand", "bewaar het opnieuw")
    return None


def _walk(folder: Path, path: str) -> Iterator[Found | Problem]:
    """Every file below a folder, in the order of names; hidden files and README.md are for people and pass."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(path, error)
        return
    for entry in entries:
        if entry.name.startswith(".") or (entry.name == "README.md" and not path.startswith("content")):
            continue
        below = f"{path}/{unicodedata.normalize('NFC', entry.name)}"
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except OSError as error:
            yield _unreadable(below, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(Path(entry.path), below)
        elif stat.S_ISREG(mode):
            yield Found(below, Path(entry.path))
        else:
            cure = "zet het bestand zelf in de map"
            yield Problem(below, Mark(), NOT_A_FILE, "dit is geen gewoon bestand (een snelkoppeling?)", cure)


def _misplaced(file: Found) -> Problem | None:
    """What is wrong with the place or the name of a file, or None."""
    for part in (*file.parts[1:-1], file.stem):
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", part) or len(part) > 60 or _RESERVED.fullmatch(part):
            if file.parts[0] == "meetings" and part == file.stem:
                break
            better = slug_of(part)
            cure = f"hernoem naar {better}" if better != part and better else "kies een andere naam"
            return Problem(file.path, Mark(), FILE_NAME, f'"{part}" kan niet als naam van een bestand of map', cure)
    return {"circles": _wrong_circle, "meetings": _wrong_meeting, "content": _wrong_content}[file.parts[0]](file)


def _wrong_circle(file: Found) -> Problem | None:
    if len(file.parts) == 2 and file.suffix == "yml":
        return None
    cure = f"hernoem naar circles/{file.stem}.yml" if file.suffix == "yaml" else "een kring is circles/naam.yml"
    return Problem(file.path, Mark(), MISPLACED, "dit bestand hoort niet in circles/", cure)


def _wrong_meeting(file: Found) -> Problem | None:
    if len(file.parts) != 3 or file.suffix != "md":
        cure = "een bijeenkomst is meetings/kring/2027-03-11.md"
        return Problem(file.path, Mark(), MISPLACED, "dit bestand hoort niet in meetings/", cure)
    try:
        to_date(file.stem)
    except ValueError as error:
        context = getattr(error, "context", {}) or {}
        cure = str(context.get("cure") or "").replace("schrijf ", "hernoem naar ")
        cure = f"{cure}.md" if cure.startswith("hernoem") else "noem het naar de datum, zoals 2027-03-11.md"
        return Problem(file.path, Mark(), FILE_NAME, f'"{file.stem}" is geen datum zoals 2027-03-11', cure)
    return None


def _wrong_content(file: Found) -> Problem | None:
    if file.suffix == "md" or file.suffix in ATTACHMENTS:
        return None
    cure = did_you_mean(file.suffix, ("md", *ATTACHMENTS), "gebruik .md, .png, .jpg, .webp of .pdf")
    return Problem(file.path, Mark(), ATTACHMENT, f"bestanden die eindigen op .{file.suffix} kunnen hier niet", cure)


def _same_names(files: Iterable[Found]) -> Iterator[Problem]:
    """Files whose names differ only in capitals or accents' form, or that make the same page."""
    seen: dict[str, str] = {}
    for file in files:
        page = re.sub(r"(?<=/)(.+)/index\.md$", r"\1.md", file.path.casefold())
        if page in seen:
            message = f"dit geeft dezelfde pagina als {seen[page]}"
            yield Problem(file.path, Mark(), SAME_NAME, message, "geef een van beide een andere naam")
        seen.setdefault(page, file.path)


def _unreadable(path: str, error: OSError) -> Problem:
    reasons = {2: "het bestand is er niet meer", 13: "het bestand mag niet gelezen worden"}
    message = reasons.get(error.errno or 0, "het bestand kan niet gelezen worden")
    return Problem(path, Mark(), UNREADABLE, message, "kijk of het er is en wie het mag lezen")
