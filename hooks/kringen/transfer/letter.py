"""A mail as a trekker sends it becomes the files in it: attachments of the form, or text between other text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import Message

from kringen.problem import Mark, Problem, shown
from kringen.transfer.mail_parts import LONGEST, Parts
from kringen.transfer.mistakes import CUT, LETTER
from kringen.transfer.pasted import Piece, files_in, whole_file
from kringen.transfer.raised import Batch, Raised, questions_in

LARGEST = 30_000_000
"""Bytes of a mail: Exchange takes 25 MB with its attachments, of which hardly any is read."""

MOST_BORDERS = 5_000
"""Lines that may begin a part: the library needs a tenth of a second for a thousand parts."""

_AROUND = 5_000
"""Characters before a file in which its place is looked for."""

_PATH = re.compile(
    r"(?<![\w./\\-])meetings/([a-z0-9-]{1,60})/([0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:-[2-9])?)?)\.md(?![\w/\\-])"
)
_CIRCLE = re.compile(r"(?<![\w./\\-])circles/([a-z0-9-]{1,60})\.yml(?![\w/\\-])")
_ANY_PATH = re.compile(r"(?<![^\s\"'(<])[\w.~:-]{0,60}[/\\][\w.~:/\\-]{0,120}\.(?:md|yml|yaml|py|html)(?![\w/\\-])")
_NAME = re.compile(
    r"([a-z0-9]+(?:-[a-z0-9]+)*?)-([0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:-[2-9])?)?)(?: ?\([0-9]{1,3}\))?\.(?:md|txt)"
)
_TOP_ROW = re.compile(r"(?m)^ *vragen: *$")
_DAY = re.compile(r"(?m)^datum: *[\"']?([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)[\"']?$")
_WHAT = "vraag de trekker het bestand opnieuw, of plak de tekst tussen --- en het einde in een nieuw bestand"
_WHERE = "geef de kring mee, zoals --kring waasland"


@dataclass(frozen=True)
class Letter:
    """What is of use in a mail."""

    files: Mapping[str, str] = field(default_factory=dict)
    """The meetings that somebody handed in, each by the place where it belongs: `meetings/circle/day.md`."""

    questions: tuple[tuple[str, Raised], ...] = ()
    """What it says of questions, each with the short name of its circle."""

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
    attached = [(file, whole_file(text), text) for file, text in found.texts]
    files = [*((file, piece) for file, piece, _ in attached), *(("", piece) for piece in files_in(around))]
    batches = _batches([*(text for _, piece, text in attached if not piece), around], files)
    pieces = [(file, piece) for file, piece in files if piece or not batches]
    letter = _with_questions(_placed(pieces, around, name, circle), batches, around, name, circle)
    if not (letter.files or letter.questions or letter.problems or found.calendars):
        letter = Letter(problems=(_problem(name, "in de mail staat geen bijeenkomst en geen vraag", _WHAT),))
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
    letter = _with_questions(letter, _batches([text[:LONGEST]], pieces), text[:LONGEST], name, circle)
    if letter.files or letter.questions or letter.problems:
        return letter
    return Letter(problems=(_problem(name, "in deze tekst staat geen bijeenkomst en geen vraag", _WHAT),))


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
    return Letter(dict(sorted(files.items())), problems=tuple(problems))


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


def _batches(texts: Sequence[str], pieces: Sequence[tuple[str, Piece | None]]) -> list[Batch]:
    """The questions in some texts; none when a row `vragen:` stands in the file of a meeting, such as its report."""
    if any(piece and _TOP_ROW.search(piece.text) for _, piece in pieces):
        return []
    return [each for text in texts for each in questions_in(text)]


def _with_questions(letter: Letter, batches: Sequence[Batch], around: str, name: str, circle: str) -> Letter:
    """The same letter with the questions in it, each with its circle: the one named before it, or the only one that is named."""
    found: dict[tuple[str, str], Raised] = {}
    problems = list(letter.problems)
    for batch in batches:
        said = [*_CIRCLE.finditer(batch.before[-_AROUND:])][-1:] or _only(_CIRCLE.finditer(around[: 4 * _AROUND]))
        slug = said[0][1] if said else circle
        for each in batch.questions:
            if not slug:
                message = f'er staat niet bij van welke kring de vraag "{shown(each.name)}" is'
                problems.append(_problem(name, message, _WHERE))
            elif found.setdefault((slug, each.name), each) != each:
                message = f'de vraag "{shown(each.name)}" staat er twee keer in, en niet met dezelfde tekst'
                problems.append(_problem(name, message, "houd er één over"))
        if batch.is_cut:
            message = f'wat na de vraag "{shown(batch.questions[-1].name)}" stond, is weggelaten'
            problems.append(Problem(name, Mark(), CUT, message))
    return replace(letter, questions=tuple((slug, each) for (slug, _), each in found.items()), problems=tuple(problems))


def _only(found: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """The path that is named, when it is the only one."""
    by_path = {each[0]: each for each in found}
    return list(by_path.values()) if len(by_path) == 1 else []


def _problem(name: str, message: str, cure: str) -> Problem:
    return Problem(name, Mark(), LETTER, message, cure)
