"""Runs another program and listens; when this process is stopped, the program is stopped first."""

from __future__ import annotations

import contextlib
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ended:
    """How a program ended."""

    status: int
    """Its exit status; 0 when all went well."""

    said: str
    """All it said, on both channels."""


def listen(
    command: Sequence[str], variables: Mapping[str, str], hear: Callable[[str], bool] = lambda _: False
) -> Ended:
    """Runs a program to its end; a line that `hear` takes for itself is not among what it said.

    An exception such as Ctrl-C goes on only after the program has gone, which gets some seconds to clean up. It holds
    the lock of its folder for as long as it lives (see staging.py), hence the open descriptors.
    """
    with subprocess.Popen(
        command,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,
    ) as process:
        try:
            assert process.stdout
            said = "".join([line for line in process.stdout if not hear(line)])
            process.wait()
        except BaseException:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=5)
            process.kill()
            raise
    return Ended(process.returncode, said.strip())
