"""The locks hold what is asked for, and a forgotten renewal is named with its cure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from scripts import environment
from tests.support.running import ROOT

HELD = "mkdocs==1.6.1 \\\n    --hash=sha256:00\n    # via -r requirements.in\nmdit-py-plugins==0.5.0 ; python_version > '3' \\\n"


@pytest.mark.parametrize("lock", [environment.RUNTIME, environment.DEVELOPMENT], ids=lambda path: path.name)
def test_the_locks_of_this_project_are_current(lock: Path) -> None:
    assert environment.complaint(lock) == ""


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        pytest.param("# why\nmkdocs==1.6.1\nMdit_Py.Plugins\n", [], id="current"),
        pytest.param("-r other.in\nmkdocs\n\n", [], id="unpinned"),
        pytest.param("mkdocs==1.6.2\n", ["mkdocs==1.6.2"], id="other-version"),
        pytest.param("pagefind[extended]\nholidays\n", ["holidays", "pagefind"], id="new"),
    ],
)
def test_what_a_lock_lacks(asked: str, missing: list[str], tmp_path: Path) -> None:
    """Names are compared as pip compares them; versions where both pin one."""
    (tmp_path / "requirements.in").write_text(asked, encoding="utf-8")
    (tmp_path / "requirements.txt").write_text(HELD, encoding="utf-8")
    assert environment.outdated(tmp_path / "requirements.txt") == missing


def test_setting_up_from_an_outdated_lock_names_the_cure(tmp_path: Path) -> None:
    """Before anything is installed, whatever the state of the environment."""
    (tmp_path / "requirements.in").write_text("mkdocs==1.6.1\nholidays\n", encoding="utf-8")
    (tmp_path / "requirements.txt").write_text(HELD, encoding="utf-8")
    with pytest.raises(environment.SetupError) as said:
        environment.prepare(tmp_path / "requirements.txt", tmp_path / ".venv")
    assert str(said.value) == (
        "requirements.txt is ouder dan requirements.in (holidays ontbreekt); maak het opnieuw met: uv pip compile "
        "--universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt"
    )
    assert not (tmp_path / ".venv").exists()


# Nothing else stands in a lock: a package that nobody asked for would run on the machine of whoever publishes.

SYSTEMS = [
    {"sys_platform": name, "platform_system": system, "os_name": kind}
    for name, system, kind in (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
]
PYTHONS = [
    {"python_version": f"3.{number}", "python_full_version": f"3.{number}.{patch}"}
    for number in range(11, 15)
    for patch in (0, 9)
]
PLACES = [
    {**system, **python, "implementation_name": kind, "platform_python_implementation": name}
    for system, python, (kind, name) in itertools.product(SYSTEMS, PYTHONS, (("cpython", "CPython"), ("pypy", "PyPy")))
]
"""Where a lock may be installed."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked(path: Path) -> Iterator[Requirement]:
    """What a file asks for, with the files that it names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            yield from asked(path.parent / line.removeprefix("-r "))
        elif line and not line.startswith("#"):
            yield Requirement(line)


def needed(requirement: Requirement) -> Iterator[Requirement]:
    """What the installed package itself says that it needs, with its extras, wherever it may be installed."""
    try:
        lines = metadata.requires(requirement.name) or []
    except metadata.PackageNotFoundError:  # only for another system or Python
        return
    for each in map(Requirement, lines):
        if not each.marker or any(
            each.marker.evaluate({**place, "extra": extra}) for place in PLACES for extra in ("", *requirement.extras)
        ):
            yield each


@pytest.mark.parametrize("lock", [environment.RUNTIME, environment.DEVELOPMENT], ids=lambda path: path.name)
def test_a_lock_holds_what_is_asked_for_and_what_that_needs(lock: Path) -> None:
    """By the words of the packages themselves, and not by the remarks in the lock."""
    todo, seen = list(asked(lock.with_suffix(".in"))), set()
    while todo:
        requirement = todo.pop()
        mark = (normal(requirement.name), frozenset(requirement.extras))
        if mark not in seen:
            seen.add(mark)
            todo += needed(requirement)
    assert {name for name, _ in seen} == {name for name, _ in environment._requirements(lock)}


@pytest.mark.parametrize("lock", sorted(ROOT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_every_package_of_a_lock_says_because_of_what_it_is_there(lock: Path) -> None:
    """Each comes from the file beside it or from a package that does."""
    blocks = re.split(r"(?m)^(?=[A-Za-z0-9])", lock.read_text(encoding="utf-8"))
    because = {
        normal(re.split("[=\\[ ]", block)[0]): set(re.findall(r"(?m)^    #(?: via)? +(\S.*)$", block))
        for block in blocks
        if re.match("[A-Za-z0-9]", block)
    }
    reached: set[str] = set()
    while found := {
        name
        for name, reasons in because.items()
        if name not in reached and any(each.startswith("-r ") or normal(each) in reached for each in reasons)
    }:
        reached |= found
    assert because.keys() - reached == set()
