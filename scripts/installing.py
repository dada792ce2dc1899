"""How packages are installed on any computer, and how it is seen that they are there.

Standard library only, and readable by an old Python: `run.py` needs it before anything is installed.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

_KEPT = (
    *("index-url", "extra-index-url", "find-links", "no-index", "trusted-host", "keyring-provider", "use-feature"),
    *("proxy", "cert", "client-cert", "timeout", "default-timeout", "retries", "cache-dir", "no-cache-dir"),
)
"""What the settings of this computer may say to pip: where packages come from. Not where they go, or whether they do."""

_HOLDS = """
import sys, sysconfig
from importlib import metadata
from pathlib import Path
try:
    from packaging.requirements import Requirement
except ImportError:
    from pip._vendor.packaging.requirements import Requirement
for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
    if not line[:1].isalnum():
        continue
    wanted = Requirement(line.partition(" --hash")[0].rstrip(chr(92) + " "))
    if wanted.marker and not wanted.marker.evaluate():
        continue
    found = next(metadata.distributions(name=wanted.name, path=[sysconfig.get_path("purelib")]), None)
    is_there = found and wanted.specifier.contains(found.version, prereleases=True)
    print("+" if is_there else "-", wanted.name, found._path.name if is_there else "")
"""
"""Asks an environment for each package of a lock: `+`, its name and the folder that tells of it, or `-` and its name."""

_CAUSES = (
    (
        "hash",
        "een pakket is niet wat de lijst zegt; haal de nieuwste versie van dit project op, en meld het als dat blijft",
    ),
    (
        "proxy",
        "de proxy van dit netwerk laat pip niet door; zet HTTPS_PROXY goed, of vraag het aan wie het netwerk beheert",
    ),
    (
        "certificate",
        "het certificaat van de pakketserver wordt niet vertrouwd; geef pip dat van uw organisatie (pip config set global.cert)",
    ),
    ("no space", "de schijf is vol; maak plaats en herhaal de opdracht"),
    (
        "permission denied",
        "deze gebruiker mag hier niet schrijven; geef rechten, of kies een andere plaats met KRINGEN_VENV",
    ),
    (
        "no matching distribution",
        "de pakketserver heeft niet alles, of antwoordt niet; kijk de internetverbinding en pip config na",
    ),
)
"""What pip complains about, and what a colleague reads; the first that is found counts."""

_UNKNOWN_CAUSE = "kijk de internetverbinding na en herhaal de opdracht"


def install(command: list[str], settings: dict[str, str]) -> str:
    """Installs, and passes on what is said to stderr, for stdout belongs to the command; gives why it failed, or nothing."""
    said = ""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", env=settings
    ) as process:
        assert process.stdout
        for line in process.stdout:
            print(line, end="", file=sys.stderr, flush=True)
            said += line.lower() if "error" in line.lower() or "warning" in line.lower() else ""
    if process.returncode == 0:
        return ""
    return next((cause for word, cause in _CAUSES if word in said), _UNKNOWN_CAUSE)


def settings(installer: list[str], variables: dict[str, str]) -> dict[str, str]:
    """The environment variables for the installer: of the settings of pip on this computer only where packages come from."""
    kept = {key: value for key, value in variables.items() if not key.startswith("PIP_")}
    found = {}
    if "pip" in installer[1:3]:
        done = subprocess.run(
            [installer[0], "-m", "pip", "config", "list"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace", env=variables, check=False,
        )  # fmt: skip
        for line in sorted(done.stdout.splitlines(), key=lambda line: line.startswith(":env:")):
            name, _, value = line.partition("=")
            key = name.rpartition(".")[2]
            if key in _KEPT and value[:1] in {"'", '"'} and value not in {"''", '""'}:
                found[f"PIP_{key.upper().replace('-', '_')}"] = str(ast.literal_eval(value))
    return {**kept, **found, "PIP_CONFIG_FILE": os.devnull}


def held(python: Path, venv: Path, lock: Path, variables: dict[str, str]) -> tuple[list[str], list[str]]:
    """The folders in an environment that tell of each package of a lock, and the names of those that are not there."""
    places = "import sysconfig; print(sysconfig.get_path('purelib'))"
    folder = subprocess.run(
        [str(python), "-c", places], stdout=subprocess.PIPE, encoding="utf-8", env=variables, check=True
    )
    done = subprocess.run(
        [str(python), "-c", _HOLDS, str(lock)], stdout=subprocess.PIPE, encoding="utf-8", env=variables, check=True
    )
    rows = [line.split(" ") for line in done.stdout.splitlines()]
    inside = os.path.relpath(folder.stdout.strip(), venv)
    return [f"{inside}/{row[2]}" for row in rows if row[0] == "+"], [row[1] for row in rows if row[0] == "-"]
