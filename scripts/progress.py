"""What a long command is doing: one line that changes on a terminal, a line for each step on a build server.

A quick command says nothing, and neither does one whose output goes into a file.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TextIO

PATIENCE = 2.0
"""After how many seconds people want to know."""


class Progress:
    """The step that a command is at, shown once it takes long."""

    def __init__(self, stream: TextIO, variables: Mapping[str, str], patience: float = PATIENCE) -> None:
        self._stream = stream
        self._is_terminal = stream.isatty() and variables.get("TERM") != "dumb"
        self._is_shown = self._is_terminal or bool(variables.get("CI"))
        self._lock = threading.Lock()
        self._timer = threading.Timer(patience, self._wake)
        self._timer.daemon = True
        self._step = ""
        self._width = 0
        self._is_long = False

    def start(self) -> None:
        """Begins to count the seconds."""
        if self._is_shown:
            self._timer.start()

    def step(self, name: str) -> None:
        """The command is at its next step."""
        with self._lock:
            self._step = name
            if self._is_long:
                self._show()

    def end(self) -> None:
        """Leaves the terminal as it was."""
        self._timer.cancel()
        with self._lock:
            self._is_long = False
            if self._width:
                self._write(f"\r{' ' * self._width}\r")

    def _wake(self) -> None:
        with self._lock:
            self._is_long = True
            if self._step:
                self._show()

    def _show(self) -> None:
        line = f"Bezig: {self._step}..."
        if self._is_terminal:
            self._write(f"\r{line:{self._width}}")
            self._width = max(self._width, len(line))
        else:
            self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more
            self._stream.write(text)
            self._stream.flush()


@contextlib.contextmanager
def shown() -> Iterator[Callable[[str], None]]:
    """Tells the steps of a `with` block on the channel for remarks."""
    progress = Progress(sys.stderr, os.environ)
    progress.start()
    try:
        yield progress.step
    finally:
        progress.end()
