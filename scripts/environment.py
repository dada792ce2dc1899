"""The `.venv` of the project, filled from a lock that holds what its `.in` file asks for.

Standard library only, and readable by an old Python: `run.py` needs it before anything is installed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import file_lock, installing

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project; the engine, its templates and its own data stand in it."""

VENV = Path(os.environ.get("KRINGEN_VENV") or ROOT / ".venv").expanduser().absolute()
RUNTIME = ROOT / "requirements.txt"
"""What a trekker's commands need."""
DEVELOPMENT = ROOT / "requirements-dev.txt"
"""What the tests need: all of RUNTIME with the same pins, and more."""

OLDEST = (3, 11)
"""The first Python that runs the engine."""

_PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input")
_UV = ("pip", "install", "--compile-bytecode")
_STRICT = ("--require-hashes", "--only-binary", ":all:", "--no-deps")
"""Only what the lock names, only with its hash, and no code of a package runs while it is installed."""

_WITHOUT_PIP = 3
_PROBE = f"""
import importlib.util, sys
if sys.version_info < {OLDEST}:
    sys.exit(1)
sys.exit(0 if importlib.util.find_spec("pip") else {_WITHOUT_PIP})
"""
"""What an environment is asked before it is used."""


class SetupError(Exception):
    """Why the environment could not be made, in one Dutch sentence."""


def prepare(lock: Path, venv: Path = VENV) -> None:
    """Makes the environment hold what a lock names; does nothing when it does already."""
    if wrong := complaint(lock):
        raise SetupError(wrong)
    if is_ready(lock, venv):
        return
    waiting = "Een andere opdracht richt de omgeving in; even geduld..."
    try:
        with file_lock.held(venv.parent / ".cache" / "setup.lock", waiting):
            if not is_ready(lock, venv):
                _fill(venv, lock)
    except OSError as error:
        cure = "geef deze gebruiker er rechten, of kies een andere plaats met KRINGEN_VENV, zoals KRINGEN_VENV=~/kringen-omgeving"
        raise SetupError(f"De omgeving {venv} kan niet gemaakt worden ({error.strerror or error}); {cure}.") from error


def is_ready(lock: Path, venv: Path = VENV) -> bool:
    """Whether the environment works and holds exactly what the lock named when it was last filled."""
    try:
        stamps = _stamp(venv).read_text(encoding="utf-8").splitlines()
        told = [line[2:] for line in stamps if line.startswith("+ ")]
        return fingerprint(lock, venv) in stamps and _base_exists(venv) and all((venv / each).is_dir() for each in told)
    except OSError:
        return False


def fingerprint(lock: Path, venv: Path) -> str:
    """The mark of a lock installed for one Python: it changes with the lock, and when the system replaces its Python."""
    python = python_in(venv).resolve(strict=True)
    text = lock.read_bytes().replace(b"\r\n", b"\n")
    return f"{hashlib.sha256(text).hexdigest()} {lock.name} {python}"


def python_in(venv: Path) -> Path:
    """The Python of an environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def variables() -> dict[str, str]:
    """The environment variables for a command: finds this project's code, writes UTF-8, ignores foreign Python settings."""
    kept = {key: value for key, value in os.environ.items() if key not in {"PYTHONHOME", "PYTHONPATH"}}
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "hooks")]),
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
    }


def _fill(venv: Path, lock: Path) -> None:
    """Installs what the lock names. Until that has succeeded no stamp stands, and after a kill the folder is made anew."""
    busy = venv / "kenniskringen-busy"
    installer = None if busy.exists() else _installer(venv)
    if installer is None:
        _make(venv)
        installer = _installer(venv)
    if installer is None:
        raise SetupError(f"De omgeving in {venv} heeft geen pip; verwijder die map en herhaal de opdracht.")
    print(f"De pakketten uit {lock.name} worden geïnstalleerd; dat gebeurt één keer.", file=sys.stderr, flush=True)
    busy.touch()
    _stamp(venv).unlink(missing_ok=True)
    marks = [fingerprint(each, venv) for each in ([RUNTIME, lock] if lock == DEVELOPMENT else [lock])]
    cause = installing.install([*installer, *_STRICT, "-r", str(lock)], installing.settings(installer, _quiet()))
    held, missing = installing.held(python_in(venv), venv, lock, _quiet()) if not cause else ([], [])
    if missing:
        cause = f"pip zegt van wel, maar dit staat er niet: {', '.join(missing[:5])}; kijk de instellingen van pip na (pip config list)"
    if not cause:
        _stamp(venv).write_text("\n".join([*marks, *(f"+ {each}" for each in held)]), encoding="utf-8")
    busy.unlink()
    if cause:
        raise SetupError(f"De installatie is niet gelukt: {cause}.")


def _installer(venv: Path) -> list[str] | None:
    """The command that installs into an environment: its own pip, else uv; None when it cannot be used."""
    python = python_in(venv)
    try:
        status = subprocess.call([str(python), "-c", _PROBE], stderr=subprocess.DEVNULL, env=_quiet())
    except OSError:
        return None
    if status == 0:
        return [str(python), *_PIP]
    uv = shutil.which("uv")
    return [uv, *_UV, "--python", str(python)] if status == _WITHOUT_PIP and uv else None


def _make(venv: Path) -> None:
    """Makes an empty environment, over what stood there: with the standard library, else with uv."""
    if venv.exists() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").exists():
        raise SetupError(f"De map {venv} is geen Python-omgeving; verplaats ze en herhaal de opdracht.")
    base = getattr(sys, "_base_executable", sys.executable)
    uv = shutil.which("uv")
    if importlib.util.find_spec("ensurepip"):
        command = [base, "-m", "venv", "--clear", str(venv)]
    elif uv:
        command = [uv, "venv", "--clear", "--python", base, str(venv)]
    else:
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        raise SetupError(
            f"Deze Python mist ensurepip; installeer het, op Debian en Ubuntu met: sudo apt install {package}"
        )
    print(f"De omgeving {venv} wordt gemaakt...", file=sys.stderr, flush=True)
    if subprocess.call(command, stdout=sys.stderr, env=_quiet()):
        raise SetupError(f"De omgeving {venv} kon niet gemaakt worden; de reden staat hierboven.")


def _quiet() -> dict[str, str]:
    """The environment variables for the installer: the user's index and certificates stay, what would lead it elsewhere goes."""
    foreign = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIREMENT", "PIP_CONSTRAINT"}
    return {key: value for key, value in os.environ.items() if key not in foreign}


def _stamp(venv: Path) -> Path:
    return venv / "kenniskringen-installed"


def _base_exists(venv: Path) -> bool:
    """Whether the Python that the environment was made with is still there; on Windows its `python.exe` only points to it."""
    for line in (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition("=")
        if key.strip() == "home":
            return Path(value.strip()).is_dir()
    return False


_LINE = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^]]*\])?(?:==([^ ;\\]+))?")
"""A requirement as both files write it: a name, extras, and perhaps a version."""


def outdated(lock: Path) -> list[str]:
    """What the file beside a lock asks for and the lock does not hold, e.g. `mkdocs==1.6.1` or `holidays`; sorted."""
    held = dict(_requirements(lock))
    asked = _requirements(lock.with_suffix(".in"))
    return sorted(
        name + (f"=={version}" if version else "")
        for name, version in asked
        if name not in held or (version and version != held[name])
    )


def complaint(lock: Path) -> str:
    """One Dutch sentence with the cure when a lock is outdated; empty when it is not."""
    missing = outdated(lock)
    if not missing:
        return ""
    source = lock.with_suffix(".in").name
    cure = f"uv pip compile --universal --python-version 3.11 --generate-hashes --no-header {source} -o {lock.name}"
    return f"{lock.name} is ouder dan {source} ({', '.join(missing)} ontbreekt); maak het opnieuw met: {cure}"


def _requirements(path: Path) -> Iterator[tuple[str, str | None]]:
    """The packages in a file by their normal name (PEP 503), each with its version when one is pinned."""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if found := _LINE.match(line):
            yield re.sub(r"[-_.]+", "-", found[1]).lower(), found[2]
