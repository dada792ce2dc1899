"""A long command says what it does; a quick one, and one that nobody watches, says nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scripts.progress import Progress
from tests.conftest import EXAMPLE
from tests.support.running import command, wait_until


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_has_one_line_that_changes() -> None:
    """Each step takes the place of the one before, and at the end nothing is left."""
    terminal = _Terminal()
    progress = Progress(terminal, {}, patience=0)
    progress.step("bestanden lezen")
    progress.start()
    wait_until(lambda: terminal.getvalue() != "")
    progress.step("controleren")
    progress.end()
    progress.step("te laat")
    assert terminal.getvalue() == "\rBezig: bestanden lezen...\rBezig: controleren...    \r" + " " * 25 + "\r"


def test_a_build_server_gets_a_line_for_each_step() -> None:
    """Lines of a log cannot change."""
    log = io.StringIO()
    progress = Progress(log, {"CI": "true"}, patience=0)
    progress.step("bestanden lezen")
    progress.start()
    wait_until(lambda: log.getvalue() != "")
    progress.step("controleren")
    progress.end()
    assert log.getvalue() == "Bezig: bestanden lezen...\nBezig: controleren...\n"


@pytest.mark.parametrize(
    ("stream", "variables", "patience"),
    [
        pytest.param(_Terminal(), {}, 60, id="quick-on-a-terminal"),
        pytest.param(io.StringIO(), {"CI": "true"}, 60, id="quick-on-a-server"),
        pytest.param(io.StringIO(), {}, 0, id="into-a-file"),
        pytest.param(_Terminal(), {"TERM": "dumb"}, 0, id="a-terminal-without-a-cursor"),
    ],
)
def test_else_nothing_is_said(stream: io.StringIO, variables: dict[str, str], patience: float) -> None:
    """What is quick needs no explanation, and what goes into a file is read by programs."""
    progress = Progress(stream, variables, patience=patience)
    progress.start()
    progress.step("bestanden lezen")
    progress.end()
    assert stream.getvalue() == ""


def test_who_left_does_not_stop_the_work() -> None:
    """A terminal that was closed is no reason to end."""
    terminal = _Terminal()
    progress = Progress(terminal, {}, patience=0)
    progress.step("bestanden lezen")
    progress.start()
    wait_until(lambda: terminal.getvalue() != "")
    terminal.close()
    progress.step("controleren")
    progress.end()


def test_a_build_hears_every_step_and_shows_no_signal(tmp_path: Path) -> None:
    """What the build tells this command is for the command; a reader sees sentences."""
    done = command("build", "--root", EXAMPLE, "--now", "2027-03-11T13:00", "--out", f"{tmp_path}/site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\x1e" not in done.stdout + done.stderr
    assert done.stdout.splitlines()[-2] == "De site wordt gemaakt..."


def test_publishing_on_a_build_server_tells_its_steps(tmp_path: Path) -> None:
    """Reading, making, writing and checking, when that takes long; a quick publication tells none of them."""
    done = command("publish", "--root", EXAMPLE, "--now", "2027-03-11T13:00", tmp_path / "site", CI="true")
    assert done.returncode == 0, done.stdout + done.stderr
    steps = [line for line in done.stderr.splitlines() if line.startswith("Bezig: ")]
    known = [
        "bestanden lezen",
        "controleren",
        "overzichten en zoekindex maken",
        "pagina's en agenda's maken en wegschrijven",
    ]
    assert set(steps) <= {f"Bezig: {name}..." for name in (*known, "nakijken wat gemaakt werd")}
