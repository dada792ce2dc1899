"""What git keeps and should not: commits whose date cannot be, and files that it is told to leave out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kringen.history import History
from kringen.problem import Code, Level, Mark, Problem, printable
from kringen.sentences import counted

STRANGE = Code(
    "datum-in-git",
    "Git zegt van een wijziging dat ze van voor 2005 is, of nog moet komen: de klok van een computer stond verkeerd.",
    "(een wijziging uit het jaar 2106)",
    "Zet die klok juist. De wijziging telt als even oud als die ervoor; wie ze ongedaan maakt, heeft er geen last meer van.",
    Level.WARNING,
)
HELD = Code(
    "genegeerd-in-git",
    "Een bestand staat in git, hoewel .gitignore het uitsluit: niemand ziet het dan nog na.",
    "site/index.html",
    "Haal het uit git met de opdracht die erbij staat, of haal de regel weg uit .gitignore.",
)
CODES = (STRANGE, HELD)

MOST = 5
"""How many are named; a whole history of a wrong clock is one mistake, and so is a whole environment."""


def strange_dates(history: History) -> Iterator[Problem]:
    """Each commit with a date that cannot be, at one of its files."""
    for commit in history.strange[:MOST]:
        message = f"git zegt dat wijziging {commit.id[:10]} uit het jaar {commit.year} is, en dat kan niet"
        cure = "ze telt als even oud als die ervoor; kijk de klok na van de computer waarop ze gemaakt werd"
        yield Problem(commit.path, Mark(), STRANGE, message, cure)


def ignored_and_held(paths: Sequence[str]) -> Iterator[Problem]:
    """The first files that git holds and is told to ignore; at the last of them how many more there are."""
    for number, path in enumerate(paths[:MOST], 1):
        message = "dit staat in git, hoewel .gitignore het uitsluit"
        if number == MOST and (more := len(paths) - MOST):
            message += f", net als nog {counted(more, 'ander bestand', 'andere bestanden')}"
        cure = f'haal het uit git met: git rm -r --cached "{printable(path)}", of haal de regel weg uit .gitignore'
        yield Problem(path, Mark(), HELD, message, cure)
