"""A mistake in the files as a value: where it stands, what is wrong, and what would be right."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from kringen.sentences import counted, joined


class Level(enum.StrEnum):
    """How serious a problem is; only an error stops a build."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    HINT = "tip"


@dataclass(frozen=True)
class Code:
    """One kind of mistake, as the trekkers' help page explains it."""

    name: str
    """Its fixed name, e.g. `einde-voor-begin`; printed behind each message and used as anchor on the help page."""

    meaning: str
    """What is wrong, in one general Dutch sentence."""

    example: str
    """Lines as they stand in a file that has this mistake."""

    cure: str
    """What to do about it, in one Dutch sentence."""

    level: Level = Level.ERROR
    """How serious it is."""


@dataclass(frozen=True)
class Mark:
    """A place in a file: line and column, both counted from 1 in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class Problem:
    """One mistake at one place."""

    path: str
    """The file, relative to the repository, with forward slashes."""

    mark: Mark
    """Where in the file."""

    code: Code = field(repr=False)
    """Which kind of mistake."""

    message: str
    """What is wrong here, in Dutch, without the place."""

    cure: str = ""
    """What would be right here; empty when the message already says it."""

    @property
    def is_error(self) -> bool:
        """Whether it stops a build."""
        return self.code.level is Level.ERROR

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts problems by place, then by kind."""
        return (self.path, self.mark.line, self.mark.column, self.code.name, self.message)

    def __str__(self) -> str:
        """The line a colleague reads: `path:line:column: message; cure [code]`."""
        level = "" if self.is_error else f"{self.code.level}: "
        cure = f"; {self.cure}" if self.cure else ""
        return f"{self.path}:{self.mark.line}:{self.mark.column}: {level}{self.message}{cure} [{self.code.name}]"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, each once."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that stop a build."""
    return tuple(problem for problem in problems if problem.is_error)


def closing_line(problems: Iterable[Problem]) -> str:
    """One Dutch sentence that counts the problems, e.g. `3 fouten en 1 tip`; empty when there are none."""
    words = {
        Level.ERROR: ("fout", "fouten"),
        Level.WARNING: ("waarschuwing", "waarschuwingen"),
        Level.HINT: ("tip", "tips"),
    }
    numbers = Counter(problem.code.level for problem in problems)
    return joined([counted(numbers[level], *words[level]) for level in words if numbers[level]])


def annotation(problem: Problem) -> str:
    """The problem as a GitHub Actions workflow command, shown on its line of the pull request.

    Source: GitHub Docs, "Workflow commands for GitHub Actions"; the escaping is that of actions/toolkit.
    """
    kind = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "notice"}[problem.code.level]
    properties = {
        "file": problem.path,
        "line": str(problem.mark.line),
        "col": str(problem.mark.column),
        "title": problem.code.name,
    }
    listed = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    text = f"{problem.message}; {problem.cure}" if problem.cure else problem.message
    return f"::{kind} {listed}::{_escape_data(text)}"


def nearest(wrong: str, right: Iterable[str]) -> str | None:
    """The known word that looks most like a wrong one, or None when nothing comes near; capitals count for nothing."""
    by_fold: dict[str, str] = {}
    for word in sorted(right):
        by_fold.setdefault(word.casefold(), word)
    found = get_close_matches(wrong[:_LONGEST_NAME].casefold(), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else None


def did_you_mean(wrong: str, right: Iterable[str], otherwise: str = "") -> str:
    """The cure `bedoelde u "…"?` for a wrong word, or the given sentence when nothing comes near."""
    match = nearest(wrong, right)
    return f'bedoelde u "{match}"?' if match else otherwise


def printable(text: str) -> str:
    """A message without characters that nobody sees, and that a terminal might obey; each becomes a space."""
    return text if text.isprintable() else "".join(each if each.isprintable() else " " for each in text)


def shown(text: str, limit: int = 60) -> str:
    """A piece of a file as it may stand in a message: one line, not too long, without characters nobody sees."""
    line = "".join(character if character.isprintable() else " " for character in text[: 2 * limit])
    line = " ".join(line.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"


_LONGEST_NAME = 100
"""No known word is longer; comparing a whole page with each of them would take seconds."""


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
