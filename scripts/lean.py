"""Runs a module as `python -m` does, in a process that looks for no garbage and leaves at once when all went well.

A process that soon ends need not tidy up: the system takes its memory in one go. At 1,000 meetings that is a twentieth
of a build after a small change.
"""

from __future__ import annotations

import gc
import os
import runpy
import sys


def main() -> None:
    """Runs the module that the first argument names with the others; its exit status is that of the process."""
    gc.disable()
    del sys.argv[0]
    try:
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code:
            raise
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
