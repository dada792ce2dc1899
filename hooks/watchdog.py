"""Names the file whose text takes longer to render than any should, while it still takes it."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator

from kringen.markdown import Read
from kringen.model import Body
from kringen.problem import Problem

PATIENCE = 2.0
"""How many seconds of the processor a text may take; a busy machine accuses nobody."""


class Watchdog:
    """Looks now and then which text is being rendered, and since when."""

    def __init__(self, render: Read, say: Callable[[str], None], patience: float = PATIENCE) -> None:
        self._render = render
        self._say = say
        self._patience = patience
        self._now: list[str] | None = None
        """The path of the text that is being rendered; a list of its own for each text."""

        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def read(self, text: str, *, path: str, first_line: int) -> tuple[Body, tuple[Problem, ...]]:
        """As the rendering that is watched."""
        self._now = [path]
        try:
            return self._render(text, path=path, first_line=first_line)
        finally:
            self._now = None

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def stop(self) -> None:
        """Looks no more."""
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        seen, since = None, 0.0
        while not self._over.wait(self._patience / 8):
            now, used = self._now, time.process_time()
            if now is not seen:
                seen, since = now, used
            elif now and used - since > self._patience:
                self._say(f"{now[0]}: deze tekst omzetten duurt te lang; maak hem korter of eenvoudiger")
                since = float("inf")


@contextlib.contextmanager
def watched(render: Read, say: Callable[[str], None]) -> Iterator[Read]:
    """The same rendering, which names the file that takes too long."""
    dog = Watchdog(render, say)
    dog.start()
    try:
        yield dog.read
    finally:
        dog.stop()
