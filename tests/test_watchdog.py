"""A text that takes too long is named while it is still being rendered; no other is."""

from __future__ import annotations

import threading
import time

import pytest

from kringen import markdown
from kringen.model import Body
from kringen.problem import Problem
from watchdog import Watchdog, watched

WASTE = 0.4
"""How many seconds of the processor the slow text takes."""


def slow(text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
    """As our rendering, but a text that says so takes long."""
    start = time.process_time()
    while text == "traag" and time.process_time() - start < WASTE:
        pass
    return markdown.read(text, path=path, first_line=first_line)


def test_only_the_slow_file_is_named() -> None:
    """Once, and the text is rendered all the same."""
    said: list[str] = []
    dog = Watchdog(slow, said.append, patience=WASTE / 4)
    dog.start()
    for name in ("snel", "traag", "gewoon"):
        assert dog.read(name, path=f"meetings/kempen/{name}.md", first_line=1) == markdown.read(
            name, path="", first_line=1
        )
    dog.stop()
    assert said == [
        "meetings/kempen/traag.md: deze tekst omzetten duurt te lang; maak hem korter of eenvoudiger",
    ]


def test_it_stops_when_the_reading_fails() -> None:
    """No thread stays behind."""

    def failing(text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        raise OSError(text, path, first_line)

    before = threading.active_count()
    with pytest.raises(OSError, match=r"b\.md"), watched(failing, print) as render:
        render("", path="b.md", first_line=1)
    assert before == threading.active_count()
