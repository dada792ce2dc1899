"""A mistake as a value: its line, its place in the order, its remark on GitHub, and the guess at what was meant."""

from __future__ import annotations

import pytest

from kringen.problem import (
    Code,
    Level,
    Mark,
    Problem,
    annotation,
    closing_line,
    did_you_mean,
    errors,
    in_order,
    nearest,
    shown,
)

WRONG = Code("fout-voorbeeld", "Iets is fout.", "titel: x", "Verbeter het.")
ODD = Code("vreemd-voorbeeld", "Iets is vreemd.", "titel: x", "Kijk het na.", Level.WARNING)
HINT = Code("tip-voorbeeld", "Iets kan beter.", "titel: x", "Maak het beter.", Level.HINT)

PATH = "circles/waasland.yml"


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(
            Problem(PATH, Mark(2, 9), WRONG, "status: dit is fout", "schrijf actief"),
            "circles/waasland.yml:2:9: status: dit is fout; schrijf actief [fout-voorbeeld]",
            id="error",
        ),
        pytest.param(
            Problem(PATH, Mark(), WRONG, "het bestand is leeg"),
            "circles/waasland.yml:1:1: het bestand is leeg [fout-voorbeeld]",
            id="no-cure",
        ),
        pytest.param(
            Problem(PATH, Mark(7), ODD, "dit is vreemd", "kijk het na"),
            "circles/waasland.yml:7:1: waarschuwing: dit is vreemd; kijk het na [vreemd-voorbeeld]",
            id="warning",
        ),
        pytest.param(
            Problem(PATH, Mark(7), HINT, "dit kan beter"),
            "circles/waasland.yml:7:1: tip: dit kan beter [tip-voorbeeld]",
            id="hint",
        ),
    ],
)
def test_a_problem_is_a_line(problem: Problem, line: str) -> None:
    """Where, how serious, what, what would be right, and its code."""
    assert str(problem) == line


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """By file, line, column, code and message; numbers as numbers."""
    first = Problem("a.yml", Mark(2, 9), WRONG, "a")
    later = [
        Problem("a.yml", Mark(2, 10), WRONG, "a"),
        Problem("a.yml", Mark(10, 1), WRONG, "a"),
        Problem("a.yml", Mark(10, 1), WRONG, "b"),
        Problem("a.yml", Mark(10, 1), ODD, "a"),
        Problem("b.yml", Mark(1, 1), WRONG, "a"),
    ]
    assert in_order([*reversed(later), first, first]) == (first, *later)


def test_only_errors_stop_a_build() -> None:
    problems = [Problem(PATH, Mark(), code, "x") for code in (HINT, WRONG, ODD)]
    assert [problem.code for problem in errors(problems)] == [WRONG]


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        pytest.param([], "", id="none"),
        pytest.param([WRONG], "1 fout", id="one"),
        pytest.param([WRONG, WRONG], "2 fouten", id="two"),
        pytest.param([HINT, WRONG], "1 fout en 1 tip", id="two-levels"),
        pytest.param([ODD, HINT, WRONG, ODD, HINT], "1 fout, 2 waarschuwingen en 2 tips", id="three-levels"),
    ],
)
def test_the_closing_line_counts(codes: list[Code], line: str) -> None:
    assert closing_line(Problem(PATH, Mark(), code, "x") for code in codes) == line


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(
            Problem(PATH, Mark(2, 9), WRONG, "status: dit is fout", "schrijf actief"),
            "::error file=circles/waasland.yml,line=2,col=9,title=fout-voorbeeld::status: dit is fout; schrijf actief",
            id="error",
        ),
        pytest.param(
            Problem("a,b:c%.yml", Mark(), ODD, "100% vreemd,\r\n::error::x"),
            "::warning file=a%2Cb%3Ac%25.yml,line=1,col=1,title=vreemd-voorbeeld::100%25 vreemd,%0D%0A::error::x",
            id="escaped",
        ),
        pytest.param(
            Problem(PATH, Mark(), HINT, "dit kan beter"),
            "::notice file=circles/waasland.yml,line=1,col=1,title=tip-voorbeeld::dit kan beter",
            id="hint",
        ),
    ],
)
def test_a_problem_is_a_remark_on_github(problem: Problem, line: str) -> None:
    """One workflow command; nothing in a path or a message can begin another."""
    assert annotation(problem) == line


@pytest.mark.parametrize(
    ("wrong", "right", "found"),
    [
        pytest.param("gpdr", ["gdpr", "nis2"], "gdpr", id="swapped"),
        pytest.param("WAASLAND", ["Waasland", "Kempen"], "Waasland", id="capitals"),
        pytest.param("xyz", ["gdpr", "nis2"], None, id="nothing-near"),
        pytest.param("", ["gdpr"], None, id="empty"),
        pytest.param("gdpr", [], None, id="nothing-known"),
        pytest.param("kempen" * 100_000, ["kempen"], None, id="very-long"),
        pytest.param("aa", ["Aa", "aA"], "Aa", id="first-of-equals"),
        pytest.param("a" * 100 + "b" * 500, ["a" * 100], "a" * 100, id="only-the-beginning-counts"),
    ],
)
def test_the_nearest_word(wrong: str, right: list[str], found: str | None) -> None:
    assert nearest(wrong, right) == found
    assert did_you_mean(wrong, right, "kies een andere") == (f'bedoelde u "{found}"?' if found else "kies een andere")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("Overleg", "Overleg", id="as-it-is"),
        pytest.param(" twee\n\n  regels\t", "twee regels", id="lines"),
        pytest.param("a\x1b[31mb\u202ec\u00a0d", "a [31mb c d", id="unprintable"),
        pytest.param("x" * 60, "x" * 60, id="just-fits"),
        pytest.param("x" * 61, "x" * 59 + "…", id="too-long"),
        pytest.param("é😀漢", "é😀漢", id="any-letter"),
    ],
)
def test_a_piece_of_a_file_in_a_message(text: str, line: str) -> None:
    """One printable line of at most sixty characters, whatever stands in the file."""
    assert shown(text) == line
