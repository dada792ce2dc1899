"""How a command begins and ends: its arguments in Dutch, one kind of exception for the end, no traceback."""

from __future__ import annotations

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Callable, Iterable
from types import FrameType
from typing import NoReturn, TextIO

from kringen.problem import did_you_mean

WRONG_USE = 2
"""The exit status when the arguments make no sense."""

STOPS = (signal.SIGINT, signal.SIGTERM, *(getattr(signal, name) for name in ("SIGHUP",) if hasattr(signal, name)))
"""Ctrl-C, a polite kill, and a terminal that closes."""

_DUTCH = {
    "argument -": "-",
    "the following arguments are required": "hier ontbreekt",
    "expected one argument": "hier hoort een waarde achter",
    "invalid int value": "dit is geen geheel getal",
    "invalid float value": "dit is geen getal",
    "invalid choice": "dit kan niet",
    "choose from": "kies uit",
    "ignored explicit argument": "hier hoort geen waarde achter, dus niet",
}
"""What argparse says about a mistake, and what a colleague reads."""


class Stop(Exception):
    """Ends a command with one Dutch sentence."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status


class Parser(argparse.ArgumentParser):
    """The arguments of a command, with Dutch help and with Stop for a mistake."""

    def __init__(self, name: str, description: str | None) -> None:
        super().__init__(
            prog=f"run.py {name}",
            description=description,
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._optionals.title = "Opties"
        self._positionals.title = "Argumenten"
        self.add_argument("-h", "--help", action="help", help="toont deze uitleg")

    def parse(self, argv: list[str]) -> argparse.Namespace:
        """The values of the arguments; an unknown one is a mistake."""
        options, unknown = self.parse_known_args(argv)
        if unknown:
            known = [option for action in self._actions for option in action.option_strings]
            near = did_you_mean(unknown[0], known, f"bekijk {self.prog} --help")
            raise Stop(f'{self.prog} kent "{unknown[0]}" niet; {near}', WRONG_USE)
        return options

    def error(self, message: str) -> NoReturn:
        """A mistake in the arguments, as one sentence."""
        for english, dutch in _DUTCH.items():
            message = message.replace(english, dutch)
        raise Stop(message, WRONG_USE)


class Quiet(io.TextIOWrapper):
    """Output in which nothing is an order to GitHub: its runner obeys `##[…]` wherever it stands in a printed line.

    Source: actions/runner, src/Runner.Common/ActionCommand.cs, the form before `::…::`, which counts at the start only.
    """

    def write(self, text: str) -> int:
        """Writes text, with a space between the two signs."""
        return super().write(text.replace("##[", "# #["))


def quiet(stream: TextIO) -> TextIO:
    """A stream that goes where another one went; it is the same stream when nobody obeys what is written."""
    if not os.environ.get("GITHUB_ACTIONS") or not hasattr(stream, "buffer"):
        return stream
    return Quiet(stream.buffer, stream.encoding, stream.errors, line_buffering=True)


def start(main: Callable[[list[str]], int]) -> NoReturn:
    """Runs the command of this process and leaves with its exit status; a polite kill ends it as Ctrl-C does."""
    sys.stdout, sys.stderr = quiet(sys.stdout), quiet(sys.stderr)
    # Reading makes many objects that stay: with Python's own limit of 700 the search for garbage takes a tenth of a build.
    gc.set_threshold(50_000, 20, 100)
    for number in STOPS:
        if number in {signal.SIGINT, signal.SIGTERM} or signal.getsignal(number) is not signal.SIG_IGN:  # as nohup asks
            signal.signal(number, _interrupt)
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except Stop as stop:
        print(stop, file=sys.stderr)
        status = stop.status
    except KeyboardInterrupt as interrupt:
        status = 128 + interrupt.args[0]  # as shells count
    except BrokenPipeError:  # the reader of our output left, as `| head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)


def seconds(duration: float) -> str:
    """A duration as a Dutch reader writes it, e.g. `1,2 s`."""
    return f"{duration:.1f} s".replace(".", ",")


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Gebruik: ")


def _interrupt(number: int, _frame: FrameType | None) -> NoReturn:
    """Ends what is going on, once: a second signal would disturb the cleaning up after the first."""
    for each in STOPS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt(number)
