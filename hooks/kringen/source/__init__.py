"""The disk becomes a Site and a list of problems; the only part of the system that reads the data files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from kringen import markdown, values
from kringen.model import Body, Circle, ContentPage, FileRecord, Meeting, Site, Topic, is_partial
from kringen.problem import Problem, errors, in_order
from kringen.register import Register
from kringen.source import attachments, content, files, front, names, record, text, tree
from kringen.source.attachments import ATTACHMENTS, attachment_problem
from kringen.source.files import find_files, read_bytes
from kringen.source.front import FRONT_LINE, split
from kringen.source.names import Found, right_path
from kringen.source.record import read_partly
from kringen.source.text import conflicts, decode
from kringen.source.tree import Tree, read_tree
from kringen.values.words import fold

CODES = (
    *files.CODES,
    *names.CODES,
    *attachments.CODES,
    *text.CODES,
    *front.CODES,
    *tree.CODES,
    *record.CODES,
    *values.CODES,
    *content.CODES,
    *markdown.CODES,
)
"""Every kind of mistake that reading one file can find."""


STANDARD = Path(__file__).parents[3]
"""The engine's own repository: a page of its content/ serves another repository that has no such page."""

Thing = Circle | Meeting | Topic | ContentPage

Reading = tuple[Thing | None, tuple[Problem, ...]]
"""What a file holds, and what is wrong in it; both when something is only remarkable."""

Read = Callable[[Found], Reading]
"""Reads one file, as `read_file` does."""


def read_file(file: Found) -> Reading:
    """What stands in one file, whatever it is; nothing for an attachment."""
    data = read_bytes(file)
    return (None, (data,)) if isinstance(data, Problem) else read_data(file, data)


def load(
    root: Path, register: Register, standard: Path = STANDARD, read: Read = read_file
) -> tuple[Site, tuple[Problem, ...]]:
    """All that stands in a repository's circles/, meetings/ and content/, and every mistake of every file, sorted.

    What could not be read is left out and named in `Site.unread`. No exception is raised for anything in the files.
    """
    found, problems = find_files(root)
    library = _Library(read)
    library.note(problems)
    library.attachments = frozenset(file.path.removeprefix("content/") for file in found if file.suffix in ATTACHMENTS)
    library.take(map(read, found))
    if os.path.realpath(root) != os.path.realpath(standard):
        library.take_standard(found, standard)
    return library.site(register), in_order(library.problems)


def with_drafts(site: Site, drafts: Mapping[str, str]) -> tuple[Site, tuple[Problem, ...]]:
    """A site as it would be with meetings that are not on the disk yet and circles that changed, by the paths of their files.

    They pass the same reading as a file. A meeting with an error is left out; a circle with one stays as it was.
    """
    meetings, circles = list(site.meetings), {circle.origin.path: circle for circle in site.circles}
    problems: list[Problem] = []
    for path, contents in drafts.items():
        thing, found = read_data(Found(path, Path(path)), contents.encode())
        problems.extend(found)
        if isinstance(thing, Meeting) and not errors(found):
            meetings.append(thing)
        if isinstance(thing, Circle) and not errors(found):
            circles[path] = thing
    return (
        replace(
            site, meetings=tuple(sorted(meetings, key=_moment)), circles=tuple(sorted(circles.values(), key=_name))
        ),
        in_order(problems),
    )


def read_data(file: Found, data: bytes) -> Reading:
    """What stands in the bytes of a file."""
    if file.suffix in ATTACHMENTS:
        wrong = attachment_problem(file.path, file.suffix, data)
        return None, (wrong,) if wrong else ()
    contents, hidden = decode(data, file.path)
    if not contents:
        return None, hidden
    if both := conflicts(contents, file.path):
        return None, both
    thing, problems = _read_text(file, contents)
    lines = {problem.mark.line for problem in hidden}
    others = (each for each in problems if each.mark.line not in lines or each.code is record.MISSING)
    return thing, (*hidden, *others)


def is_example(root: Path) -> bool:
    """Whether a repository says that its data are fictional: with a file VOORBEELD.md."""
    try:
        return (root / "VOORBEELD.md").is_file()
    except OSError:  # a folder that may not be looked into
        return False


@dataclass
class _Library:
    """What has been read so far."""

    read: Read
    problems: list[Problem] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    attachments: frozenset[str] = frozenset()

    def take(self, readings: Iterable[Reading]) -> None:
        """Adds what stands in files, so that the rules see it too when only another part of a file has an error."""
        for thing, problems in readings:
            self.note(problems)
            if thing:
                self.things.append(thing)

    def note(self, problems: Iterable[Problem]) -> None:
        """Adds problems; a file with an error is unread, under the name that it should have as well."""
        for problem in problems:
            self.problems.append(problem)
            if problem.is_error:
                self.unread |= {problem.path, right_path(problem.path)}

    def take_standard(self, own: Iterable[Found], standard: Path) -> None:
        """Adds the top-level pages of the engine's repository that this one does not have itself."""
        taken = {file.path for file in own}
        found = (file for file in find_files(standard)[0] if file.parts[0] == "content" and len(file.parts) == 2)
        for page, problems in (self.read(file) for file in found if file.path not in taken):
            self.note(problems)
            if isinstance(page, ContentPage):
                self.things.append(replace(page, is_standard=True))

    def site(self, register: Register) -> Site:
        """Everything read, in its fixed order."""
        whole = [each for each in self.things if not is_partial(each)]
        circles = [each for each in whole if isinstance(each, Circle)]
        meetings = [each for each in whole if isinstance(each, Meeting)]
        topics = [each for each in whole if isinstance(each, Topic)]
        pages = [each for each in self.things if isinstance(each, ContentPage)]
        return Site(
            register=register,
            circles=tuple(sorted(circles, key=_name)),
            meetings=tuple(sorted(meetings, key=_moment)),
            topics=tuple(sorted(topics, key=lambda topic: (fold(topic.theme), fold(topic.title), topic.slug))),
            pages=tuple(sorted(pages, key=lambda page: page.uri)),
            attachments=self.attachments,
            unread=frozenset(self.unread),
            partial=tuple(each for each in self.things if isinstance(each, FileRecord) and is_partial(each)),
        )


def _read_text(file: Found, contents: str) -> Reading:
    """What stands in a file of text, by its place."""
    if file.parts[0] == "circles":
        values, problems = read_tree(contents, file.path)
        circle, wrong = _read_record(Circle, values, file, slug=file.stem)
        return circle and circle.from_origin(replace(circle.origin, text=contents)), (*problems, *wrong)
    if file.parts[0] == "content" and (file.parts[1] != "onderwerpen" or len(file.parts) != 3):
        return content.read_page(contents, file.path)
    parts, problems = split(contents, file.path)
    if parts is None:
        return None, problems
    body, body_problems = markdown.read(parts.body, path=file.path, first_line=parts.body_line)
    values, problems = read_tree(parts.front, file.path, FRONT_LINE)
    thing, wrong = _read_headed(file, values, body)
    if isinstance(thing, Meeting):
        thing = thing.from_origin(replace(thing.origin, text=contents))
    return thing, (*problems, *wrong, *body_problems)


def _read_headed(file: Found, values: Tree | None, body: Body) -> Reading:
    """A meeting or a topic: data at the top and text below."""
    if file.parts[0] == "meetings":
        meeting, problems = _read_record(Meeting, values, file, circle=file.parts[1], slug=file.stem)
        return meeting and meeting.with_body(body), problems
    topic, problems = _read_record(Topic, values, file, slug=file.stem)
    return topic and topic.with_body(body), problems


def _read_record(kind: type[Any], values: Tree | None, file: Found, **given: str) -> tuple[Any, tuple[Problem, ...]]:
    return read_partly(kind, values, file.path, **given) if values else (None, ())


def _name(circle: Circle) -> tuple[str, str]:
    """What puts circles in order."""
    return (fold(circle.name), circle.slug)


def _moment(meeting: Meeting) -> tuple[str, str, str, str]:
    """What puts meetings in order: day, start (none comes first), circle, file name."""
    start = meeting.start.isoformat() if meeting.start else ""
    return (meeting.date.isoformat(), start, meeting.circle, meeting.slug)
