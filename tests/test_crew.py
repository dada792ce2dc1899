"""Several processes read what one would, and fall silent when they cannot."""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

import crew
from crew import shared, together
from kringen.register import flanders
from kringen.source import load
from memory import Memory
from readings import Fresh, Opened, Readings
from scripts.benchmark.corpus import write_corpus
from tests.test_bad_files import MAY, lay
from tests.test_readings import Box, seen


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up repository, with mistakes."""
    made = write_corpus(tmp_path_factory.mktemp("corpus"), 12).root
    return lay(made, {MAY: "---\ndatum: 2027-05-20\n---\n<b>x</b>\n", "circles/leeg.yml": "", "content/x.png": b"x"})


@pytest.mark.parametrize(
    ("way", "is_remembered"),
    [
        pytest.param("fork" if sys.platform == "linux" else "spawn", True, id="as-copies"),
        pytest.param("spawn", False, id="from-nothing"),
    ],
)
def test_the_same_is_read(
    way: str, is_remembered: bool, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records, texts, places and mistakes, in the same order, and nothing is left to read here or the next time."""
    monkeypatch.setattr(crew, "BATCH", 20)
    kept = Memory(tmp_path / "m.sqlite" if is_remembered else None)
    read = Readings(kept, {}, partial(_begun, kept.path, way))
    fresh = seen(*load(root, flanders(), root))
    assert seen(*load(root, flanders(), root, read)) == fresh
    kept.save()
    if is_remembered:
        assert seen(*load(root, flanders(), root, Readings(Memory(kept.path), {}, _nobody))) == fresh


def _begun(memory: Path | None, way: str, opened: Sequence[Opened]) -> Iterator[tuple[Sequence[Opened], Fresh]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # another test's browser may have left a thread
        parts = list(shared(opened, memory, {}, multiprocessing.get_context(way)))
    assert [each for part, _ in parts for each in part] == list(opened)
    return iter(parts)


def _nobody(opened: Sequence[Opened]) -> Iterator[tuple[Sequence[Opened], Fresh]]:
    """There must be nothing left to read."""
    assert not opened
    yield from ()


def test_a_process_finds_what_was_rendered_before(root: Path, tmp_path: Path) -> None:
    """A text below other facts is not rendered again there either."""
    kept = Memory(tmp_path / "m.sqlite")
    path = next(root.glob("meetings/kring-01/*.md"))
    before = path.read_text(encoding="utf-8")
    marked_up = before.replace("## Agenda\n", "## Agenda\n\n*Kort:*\n")
    path.write_text(marked_up, encoding="utf-8", newline="\n")
    site, _ = load(root, flanders(), root, Readings(kept, {}))
    kept.save()
    meeting = next(each for each in site.meetings if root / each.origin.path == path)
    path.write_text(marked_up.replace("van: 14:00", "van: 13:00"), encoding="utf-8", newline="\n")
    found: list[str] = []

    def gathered(opened: Sequence[Opened]) -> Iterator[tuple[Sequence[Opened], Fresh]]:
        for part, fresh in shared(opened, kept.path, {}, multiprocessing.get_context("spawn")):
            found.extend(name.partition(":")[0] for name in fresh)
            yield part, fresh

    again, _ = load(root, flanders(), root, Readings(kept, {}, gathered))
    path.write_text(before, encoding="utf-8", newline="\n")
    changed = next(each for each in again.meetings if each.uri == meeting.uri)
    assert found == ["file"]
    assert changed.body == meeting.body
    assert (changed.start, meeting.start) != (meeting.start, changed.start)


def dying(batch: Sequence[Opened]) -> Fresh:
    """As the reading of a process, which is killed at a certain file."""
    if any(each.file.path.startswith("meetings/kring-03/") for each in batch):
        os._exit(9)
    return crew._read(batch)


def test_what_dying_processes_leave_is_read_here(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For want of memory a system kills; what was read until then counts, and the rest is read by the one that is left."""
    monkeypatch.setattr(crew, "BATCH", 10)
    monkeypatch.setattr(crew, "WORK", dying)
    read: list[int] = []

    def gathered(opened: Sequence[Opened]) -> Iterator[tuple[Sequence[Opened], Fresh]]:
        for part, fresh in shared(opened, None, {}, multiprocessing.get_context("spawn")):
            read.append(len(part))
            yield part, fresh
        read.append(-len(opened))

    fresh = seen(*load(root, flanders(), root))
    assert seen(*load(root, flanders(), root, Readings(Box(), {}, gathered))) == fresh
    assert sum(read) < 0


@pytest.mark.parametrize("number", [0, 1, 199])
def test_few_files_are_read_by_one_process(number: int) -> None:
    """Beginning others would take longer."""
    assert list(together(None, {}, [None] * number)) == []  # type: ignore[list-item]  # nobody looks at them
