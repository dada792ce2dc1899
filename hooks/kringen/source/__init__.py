"""The disk becomes a Site and a list of problems; the only part of the system that reads the data files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kringen import markdown, values
from kringen.model import Circle, ContentPage, Meeting, Site, Topic
from kringen.problem import Problem, in_order
from kringen.register import Register
from kringen.source import content, files, front, record, text, tree
from kringen.source.files import ATTACHMENTS, Found, attachment_problem, find_files, read_bytes
from kringen.source.front import FRONT_LINE, split
from kringen.source.record import read_record
from kringen.source.text import decode
from kringen.source.tree import read_tree
from kringen.values import fold

CODES = (
    *files.CODES,
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


def load(root: Path, register: Register, standard: Path = STANDARD) -> tuple[Site, tuple[Problem, ...]]:
    """All that stands in a repository's circles/, meetings/ and content/, and every mistake of every file, sorted.

    What could not be read is left out and named in `Site.unread`. No exception is raised for anything in the files.
    """
    found, problems = find_files(root)
    reading = _Reading(problems=list(problems))
    for file in found:
        reading.read(file)
    if root.resolve() != standard.resolve():
        reading.read_standard(found, standard)
    return reading.site(register), in_order(reading.problems)


@dataclass
class _Reading:
    """What has been read so far."""

    problems: list[Problem]
    circles: list[Circle] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    pages: list[ContentPage] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def read(self, file: Found) -> None:
        """Reads one file into its list; a file with any problem of its own is left out."""
        data = read_bytes(file)
        if isinstance(data, Problem):
            problems: Iterable[Problem] = (data,)
        elif file.suffix in ATTACHMENTS:
            problems = filter(None, [attachment_problem(file, data)])
        else:
            contents, problems = decode(data, file.path)
            problems = problems or self.read_text(file, contents)
        problems = tuple(problems)
        self.problems.extend(problems)
        if any(problem.is_error for problem in problems):
            self.unread.add(file.path)

    def read_standard(self, own: Iterable[Found], standard: Path) -> None:
        """Reads the top-level pages of the engine's repository that this one does not have itself."""
        taken = {file.path for file in own}
        found, _ = find_files(standard)
        count = len(self.pages)
        for file in found:
            if file.parts[0] == "content" and len(file.parts) == 2 and file.path not in taken:
                self.read(file)
        self.pages[count:] = [replace(page, is_standard=True) for page in self.pages[count:]]

    def read_text(self, file: Found, contents: str) -> tuple[Problem, ...]:
        if file.parts[0] == "circles":
            return self.read_circle(file, contents)
        if file.parts[0] == "meetings":
            return self.read_meeting(file, contents)
        if file.parts[1] == "onderwerpen" and len(file.parts) == 3:
            return self.read_topic(file, contents)
        page, problems = content.read_page(contents, file.path)
        if page:
            self.pages.append(page)
        return problems

    def read_circle(self, file: Found, contents: str) -> tuple[Problem, ...]:
        values, wrong = read_tree(contents, file.path)
        if wrong:
            return wrong
        circle, problems = read_record(Circle, values, file.path, slug=file.stem)
        if circle:
            self.circles.append(circle)
        return problems

    def read_meeting(self, file: Found, contents: str) -> tuple[Problem, ...]:
        parts, wrong = split(contents, file.path)
        if parts is None:
            return wrong
        body, body_problems = markdown.read(parts.body, path=file.path, first_line=parts.body_line)
        values, wrong = read_tree(parts.front, file.path, FRONT_LINE)
        if wrong:
            return (*wrong, *body_problems)
        given = {"circle": file.parts[1], "slug": file.stem}
        meeting, problems = read_record(Meeting, values, file.path, **given)
        if meeting and not any(problem.is_error for problem in body_problems):
            self.meetings.append(meeting.with_body(body))
        return (*problems, *body_problems)

    def read_topic(self, file: Found, contents: str) -> tuple[Problem, ...]:
        parts, wrong = split(contents, file.path)
        if parts is None:
            return wrong
        body, body_problems = markdown.read(parts.body, path=file.path, first_line=parts.body_line)
        values, wrong = read_tree(parts.front, file.path, FRONT_LINE)
        if wrong:
            return (*wrong, *body_problems)
        topic, problems = read_record(Topic, values, file.path, slug=file.stem)
        if topic and not any(problem.is_error for problem in body_problems):
            self.topics.append(topic.with_body(body))
        return (*problems, *body_problems)

    def site(self, register: Register) -> Site:
        """Everything read, in its fixed order."""
        return Site(
            register=register,
            circles=tuple(sorted(self.circles, key=lambda circle: (fold(circle.name), circle.slug))),
            meetings=tuple(sorted(self.meetings, key=_moment)),
            topics=tuple(sorted(self.topics, key=lambda topic: (fold(topic.theme), fold(topic.title), topic.slug))),
            pages=tuple(sorted(self.pages, key=lambda page: page.uri)),
            unread=frozenset(self.unread),
        )


def _moment(meeting: Meeting) -> tuple[str, str, str, str]:
    """What puts meetings in order: day, start (none comes first), circle, file name."""
    start = meeting.start.isoformat() if meeting.start else ""
    return (meeting.date.isoformat(), start, meeting.circle, meeting.slug)


def is_example(root: Path) -> bool:
    """Whether a repository says that its data are fictional: with a file VOORBEELD.md."""
    return (root / "VOORBEELD.md").is_file()
