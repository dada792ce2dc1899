"""The changes of one line that a test must notice: a report left out, a comparison at its other boundary, a limit lifted.

Python and JavaScript alike, by pattern: our formatter writes one statement a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial


@dataclass(frozen=True)
class Mutation:
    """A file in which one line is changed."""

    path: str
    """The file, relative to the project, with forward slashes."""

    line: int
    was: str
    """The line as it stands, without its indentation; for a safeguard the piece that is changed."""

    becomes: str
    text: str
    """The whole file, changed."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.was} -> {self.becomes or 'niets'}"

    @property
    def change(self) -> str:
        """The file and the change, which stay the same when lines move."""
        return f"{self.path}: {self.was} -> {self.becomes}"


_REPORT = re.compile(
    r"(\s*)((?:yield|return|raise)\b.*\b(?:Problem|problem|[Rr]efused|mistake|Fault|at|onDay|inText)\(.*)"
)
_YIELD = re.compile(r"(\s*)(yield\b.*)")
_LIMIT = re.compile(r"(\s*_?(?:MAX|MOST|LONGEST)_.*= )\d[\d_]*(.*)")
_COMPARISON = re.compile(r" (<=?|>=?|[!=]==?|and|or|&&|\|\|) ")
_PAIRS = (("<", "<="), (">", ">="), ("==", "!="), ("===", "!=="), ("and", "or"), ("&&", "||"))
_OTHER = dict((*_PAIRS, *((right, left) for left, right in _PAIRS)))
"""What a comparison or connection becomes: the neighbouring boundary, or its opposite."""

_SENTENCE = re.compile(r"""f?"(?:[^"\\]|\\.)*"|f?'(?:[^'\\]|\\.)*'|`(?:[^`\\$]|\\.)*`|#.*|//.*""")
"""What is no code on a line: texts and remarks."""


def mutations(path: str, source: str, *, boundaries: bool) -> Iterator[Mutation]:
    """Every change to a file, in the order of its lines; comparisons and their connections only with `boundaries`."""
    lines = source.splitlines(keepends=True)
    is_script = path.endswith(".js")
    is_prose = _prose(source)
    for number, line in enumerate(lines):
        if is_prose(number):
            continue
        for changed in dict.fromkeys(_changed(line.rstrip("\n"), is_script, boundaries)):
            text = "".join([*lines[:number], changed, "\n", *lines[number + 1 :]])
            yield Mutation(path, number + 1, line.strip(), changed.strip(), text)


def _changed(line: str, is_script: bool, boundaries: bool) -> Iterator[str]:
    """A line in each way that it can be changed."""
    if found := _REPORT.fullmatch(line) or _YIELD.fullmatch(line):
        yield f"{found[1]}{'if (false)' if is_script else 'if False:'} {found[2]}"
    if found := _LIMIT.fullmatch(line):
        yield f"{found[1]}{10**9}{found[2]}"
    for each in _COMPARISON.finditer(_SENTENCE.sub(lambda found: " " * len(found[0]), line)) if boundaries else ():
        yield f"{line[: each.start(1)]}{_OTHER[each[1]]}{line[each.end(1) :]}"


def _prose(source: str) -> Callable[[int], bool]:
    """Whether a line, counted from 0, is part of a docstring or of a remark of several lines."""
    inside: set[int] = set()
    for found in re.finditer(r'""".*?"""|/\*.*?\*/', source, re.DOTALL):
        first = source.count("\n", 0, found.start())
        inside.update(range(first, first + found[0].count("\n") + 1))
    return partial(set.__contains__, inside)
