"""What a build tells the command that started it, on lines of their own between what MkDocs says.

Each begins with the character that separates records (RFC 7464), which no file of ours may hold.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any

VARIABLE = "KRINGEN_TELL"
"""Who sets it in the environment of a build is told; nobody else sees a thing."""

_MARK = "\x1e"


def tell(kind: str, what: Any, variables: Mapping[str, str]) -> None:
    """Says something that JSON can hold, when somebody listens."""
    if variables.get(VARIABLE):
        print(f"{_MARK}{json.dumps([kind, what])}", flush=True)  # noqa: T201 -- the line is the message


def warn(said: str, variables: Mapping[str, str]) -> None:
    """Says something at once: to the command that started the build, or to whoever reads this one."""
    if variables.get(VARIABLE):
        tell("warning", said, variables)
    else:
        sys.stderr.write(f"{said}\n")


def told(line: str) -> tuple[str, Any] | None:
    """What a line tells; None for a line of anybody else."""
    if not line.startswith(_MARK):
        return None
    kind, what = json.loads(line[1:])
    return str(kind), what
