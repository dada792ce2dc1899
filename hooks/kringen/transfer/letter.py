"""A mail as a trekker sends it becomes the files in it: attachments of the form, or text between other text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.message import Message

from kringen.problem import Mark, Problem, shown
from kringen.transfer.mail_parts import LONGEST, Parts
from kringen.transfer.mistakes import CUT, LETTER
from kringen.transfer.pasted import Piece, files_in, whole_file

LARGEST = 30_000_000
"""Bytes of a mail: Exchange takes 25 MB with its attachments, of which hardly any is read."""

MOST_BORDERS = 5_000
"""Lines that may begin a part: the library needs a tenth of a second for a thousand parts."""

_AROUND = 5_000
"""Characters before a file in which its place is looked for."""

_PATH = re.compile(
    r"(?<![\w./\\-])meetings/([a-z0-9-]{1,60})/([0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:-[2-9])?)?)\.md(?![\w/\\-])"
)
_ANY_PATH = re.compile(r"(?<![^\s\"'(<])[\w.~:-]{0,60}[/\\][\w.~:/\\-]{0,120}\.(?:md|yml|yaml|py|html)(?![\w/\\-])")
_NAME = re.compile(
    r"([a-z0-9]+(?:-[a-z0-9]+)*?)-([0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:-[2-9])?)?)(?: ?\([0-9]{1,3}\))?\.(?:md|txt)"
)
_DAY = re.compile(r"(?m)^datum: *[\"']?([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)[\"']?$")
_WHAT = "vraag de trekker het bestand opnieuw, of plak de tekst tussen --- en het einde in een nieuw bestand"
_WHERE = "geef de kring mee, zoals --kring waasland"


@dataclass(frozen=True)
class Handed:
    """The file of a meeting that somebody handed in."""

    path: str
    """Where it belongs: `meetings/circle/day.md` and nowhere else."""

    text: str


@dataclass(frozen=True)
class Letter:
    """What is of use in a mail."""

    files: tuple[Handed, ...] = ()
    calendars: tuple[tuple[str, bytes], ...] = ()
    """Invitations that came with it, by name."""

    left: tuple[str, ...] = ()
    """The names of other attachments: they are not taken over."""

    problems: tuple[Problem, ...] = ()


def read_mail(data: bytes, name: str, circle: str = "") -> Letter:
    """The meetings in a mail (RFC 5322); `circle` is that of what names none. No exception is raised for its bytes."""
    if len(data) > LARGEST:
        message = f"de mail is groter dan {LARGEST // 1_000_000} MB"
        return Letter(problems=(_problem(name, message, "bewaar de bijlage en geef die mee"),))
    mail: Message
    try:
        mail = message_from_bytes(data if data.count(b"\n--") < MOST_BORDERS else b"", policy=policy.default)
    except RecursionError:  # parts in parts in parts: no mail program makes them
        mail = Message()
    found = Parts.of(mail)
    around = f"{found.subject}\n{found.body()}"
    pieces = [(file, whole_file(text)) for file, text in found.texts]
    pieces += [("", piece) for piece in files_in(around)]
    letter = _placed(pieces, around, name, circle)
    if not (letter.files or letter.problems or found.calendars):
        letter = Letter(problems=(_problem(name, "in de mail staat geen bijeenkomst", _WHAT),))
    return replace(letter, calendars=tuple(found.calendars), left=tuple(found.left))


def read_pasted(text: str, name: str, circle: str = "") -> Letter:
    """The meetings in a text: the file of one, or a mail that was copied; `name` is the path at which it stood."""
    path = name.replace("\\", "/")
    whole = whole_file(text[:LONGEST])
    pieces = (
        [(path.rpartition("/")[2], whole)]
        if whole and path.endswith(".md")
        else [("", each) for each in files_in(text[:LONGEST])]
    )
    ended = re.search(r"(?:^|/)(meetings/[^/]+/[^/]+\.md)$", path)
    letter = _placed(pieces, ended[1] if ended else text[:LONGEST], name, circle)
    if letter.files or letter.problems:
        return letter
    return Letter(problems=(_problem(name, "in deze tekst staat geen bijeenkomst", _WHAT),))


def _placed(pieces: Sequence[tuple[str, Piece | None]], around: str, name: str, circle: str) -> Letter:
    """The files with the places where they belong."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for file, piece in pieces:
        if not piece:
            problems.append(_problem(name, f'in "{shown(file)}" staat geen bijeenkomst', _WHAT))
            continue
        path, wrong = _place_of(file, piece, around, circle)
        if wrong:
            problems.append(_problem(name, *wrong))
        elif files.setdefault(path, piece.text) != piece.text:
            problems.append(
                _problem(name, f"{path} staat er twee keer in, en niet met dezelfde tekst", "houd er één over")
            )
        elif piece.is_cut:
            message = f"wat in {path} na de groet of de handtekening stond, is weggelaten"
            problems.append(Problem(name, Mark(), CUT, message))
    return Letter(tuple(Handed(path, text) for path, text in sorted(files.items())), problems=tuple(problems))


def _place_of(file: str, piece: Piece, around: str, circle: str) -> tuple[str, tuple[str, str] | None]:
    """Where a file belongs, or what is wrong and what to do: by the text before it, by its name, by its circle and day."""
    named = _NAME.fullmatch(file.lower())
    said = (
        [*_PATH.finditer(piece.before[-_AROUND:])][-1:]
        or ([named] if named else [])
        or _only(_PATH.finditer(around[: 4 * _AROUND]))
    )
    if said:
        return f"meetings/{said[0][1]}/{said[0][2]}.md", None
    other = _ANY_PATH.search((piece.before or around)[-_AROUND:])
    if other:
        message = f'"{shown(other[0])}" is geen plaats van een bijeenkomst'
        return "", (message, "een mail kan alleen meetings/kring/jaar-maand-dag.md wijzigen")
    day = _DAY.search(piece.text)
    if circle and day:
        return f"meetings/{circle}/{day[1]}.md", None
    return "", ("er staat niet bij van welke kring deze bijeenkomst is", _WHERE) if day else (
        "er staat geen datum in",
        _WHAT,
    )


def _only(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The path that is named, when it is the only one."""
    by_path = {each[0]: each for each in found}
    return list(by_path.values()) if len(by_path) == 1 else []


def _problem(name: str, message: str, cure: str) -> Problem:
    return Problem(name, Mark(), LETTER, message, cure)
