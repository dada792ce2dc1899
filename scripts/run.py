#!/usr/bin/env python3
"""Sets up on first use, then runs a command: `python3 scripts/run.py check`. Needs Python 3.11 or newer and nothing else.

Standard library only. The texts are Dutch, because trekkers read them.
"""

from __future__ import annotations

import ast
import difflib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ("/.cache", "/.venv", "/site", "__pycache__", "*.pyc", "*.pyo")
"""What the commands and Python make themselves and take for their own; git ignores it, so nobody would look at it."""


def held_by_git(root: Path) -> list[str]:
    """What git holds of MADE, sorted, however its capitals are; empty where git cannot say.

    Source: gitglossary(7), "pathspec": `icase` for disks that take `.Venv` for `.venv`, `glob` with any folder before it.
    """
    names = (each.removeprefix("/") if each[0] == "/" else f"**/{each}" for each in MADE)
    places = [f":(icase,glob){name}{below}" for name in names for below in ("", "/**")]
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(root), "ls-files", "-z", "--", *places]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return []
    return sorted(done.stdout.decode("utf-8", "replace").split("\0")[:-1])


if not __package__:  # started as a file, so Python looks beside it instead of in the project
    if _held := held_by_git(ROOT):  # before anything of it could be loaded
        print(
            *(f'{each}: dit mag niet in git staan; verwijder het met: git rm -r --cached "{each}"' for each in _held),
            sep="\n",
        )
        sys.exit("Er is niets gedaan: de opdrachten maken deze bestanden zelf, en zouden ze ongezien geloven.")
    sys.path.insert(0, str(ROOT))

from scripts import environment  # noqa: E402 -- nothing of the project is loaded before the look above

CONTENT_COMMANDS = (
    "serve",
    "check",
    "new",
    "build",
    "changes",
    "compare",
    "publish",
    "write",
)
"""For who writes circles and meetings; they need requirements.txt only."""

FOLLOW_UP_COMMANDS = ("follow-up", "digest", "invitation", "import", "export", "codeowners", "weekly")
"""For V-ICT-OR, which follows all circles up; they need requirements.txt only."""

DEVELOPER_COMMANDS = (
    "test",
    "lint",
    "format",
    "mutate",
    "bench",
    "setup-browser",
    "weigh",
    "fuzz",
    "audit",
)
"""For who works on the engine; they need requirements-dev.txt."""

COMMANDS = (*CONTENT_COMMANDS, *FOLLOW_UP_COMMANDS, *DEVELOPER_COMMANDS)


def main(argv: list[str]) -> int:
    """Sets up what the command needs and gives its exit status; 2 when there is no such command."""
    if sys.version_info < environment.OLDEST:
        needed, found = (".".join(map(str, version)) for version in (environment.OLDEST, sys.version_info[:3]))
        return _complain(f"Python {needed} of nieuwer is nodig, en dit is {found}: zie https://www.python.org/", 1)
    if not argv or argv[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0
    name, *arguments = argv
    if name not in COMMANDS:
        return _complain(mistyped(name), 2)
    try:
        environment.prepare(environment.DEVELOPMENT if name in DEVELOPER_COMMANDS else environment.RUNTIME)
    except environment.SetupError as error:
        return _complain(str(error), 1)
    return become(command_line(name, arguments))


def overview() -> str:
    """All commands on one screen, each with the first line of its file."""
    groups = {
        "Voor wie kringen en bijeenkomsten bijhoudt": CONTENT_COMMANDS,
        "Voor V-ICT-OR": FOLLOW_UP_COMMANDS,
        "Voor ontwikkelaars": DEVELOPER_COMMANDS,
    }
    lines = ["Gebruik: python3 scripts/run.py OPDRACHT     (op Windows: py scripts/run.py OPDRACHT)"]
    for title, names in groups.items():
        lines += ["", f"{title}:", *(f"  {name:15}{summary(name)}" for name in names)]
    return "\n".join([*lines, "", "De opties van een opdracht: python3 scripts/run.py OPDRACHT --help"])


def summary(name: str) -> str:
    """What a command does: the first line of its file, read without running it."""
    docstring = ast.get_docstring(ast.parse(_file(name).read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0]


def mistyped(name: str) -> str:
    """What to say about a command that does not exist."""
    near = difflib.get_close_matches(name.lower(), COMMANDS, n=1, cutoff=0.5)
    meant = f'bedoelde u "{near[0]}"?' if near else f"kies uit: {', '.join(COMMANDS)}"
    return f'De opdracht "{name}" bestaat niet; {meant}'


def command_line(name: str, arguments: list[str]) -> list[str]:
    """How a command starts, in the environment of the project."""
    module = f"scripts.commands.{_file(name).stem}"
    return [str(environment.python_in(environment.VENV)), "-m", module, *arguments]


def wait_for(line: list[str], variables: dict[str, str]) -> int:
    """Runs a program and gives its exit status; Ctrl-C is for the program, which decides itself how it ends."""
    process = subprocess.Popen(line, env=variables)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def become(line: list[str]) -> int:
    """Becomes the command where the system can do that, so that signals reach it; Windows cannot."""
    if os.name == "posix":
        os.execve(line[0], line, environment.variables())
    return wait_for(line, environment.variables())


def _file(name: str) -> Path:
    return environment.ROOT / "scripts" / "commands" / f"{name.replace('-', '_')}.py"


def _complain(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
