"""The same commit and moment give the same site, wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scripts.publishing import staging
from tests.conftest import EXAMPLE
from tests.support.running import bytes_of, command, copy_of_data, line, surroundings


@dataclass(frozen=True)
class Surroundings:
    """What should not matter to a build."""

    name: str
    variables: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    reverse: bool = False
    """Whether the files were made in the reverse order, so that the system lists them otherwise."""

    age: int = 0
    """When the files were changed last, in seconds since 1970; 0 for just now."""


VARIANTS = (
    Surroundings("plain"),
    Surroundings("far-east", {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}, 0o077, reverse=True, age=1),
    Surroundings("far-west", {"TZ": "Pacific/Pago_Pago", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"}, reverse=True),
    Surroundings("closed", {"PYTHONHASHSEED": "4294967295", "COLUMNS": "20"}, umask=0o007, age=4_000_000_000),
    Surroundings("open", {"HOME": "/nonexistent", "TZ": "Europe/Brussels"}, umask=0, reverse=True, age=1_000_000_000),
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes and no umask")
@pytest.mark.parametrize("number", [2, pytest.param(5, marks=pytest.mark.slow)])
def test_surroundings_do_not_matter(tmp_path: Path, number: int) -> None:
    """Builds with other zones, languages, hash seeds, umasks, dates and orders of files, and working folders."""
    sites = {variant.name: build(variant, tmp_path / variant.name) for variant in VARIANTS[:number]}
    plain = sites.pop("plain")
    assert len(plain) > 100
    for name, site in sites.items():
        assert site == plain, name


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_was_closed_is_open_to_all(tmp_path: Path) -> None:
    """A file that came with other rights, from a theme in a clone that only its owner may read, can be served."""
    with staging.fresh_folder(tmp_path / "site") as fresh:
        (fresh / "assets").mkdir(mode=0o700)
        (fresh / "assets" / "kaart.css").touch(mode=0o600)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "site").rglob("*")}
    assert modes == {".kenniskringen": 0o644, "assets": 0o755, "kaart.css": 0o644}


def test_a_clean_clone_publishes_the_same_inside_itself(tmp_path: Path) -> None:
    """As the workflows do, with `public` and `proof` in the clone, the second time beside the first; and elsewhere."""
    root = copy_of_data(tmp_path / "clone")
    moment = ("--root", root, "--now", "2027-03-11T13:00", "--accept-losses")
    for target in (root / "public", root / "public", tmp_path / "web" / "site"):
        done = command("publish", target, *moment, "--proof", root / "proof")
        assert (done.returncode, done.stderr) == (0, "")
    inside = bytes_of(root / "public")
    assert inside == bytes_of(tmp_path / "web" / "site")
    assert b"met wijzigingen" not in inside["index.html"]


def build(variant: Surroundings, place: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a site built in these surroundings, with its mode."""
    place.mkdir()
    root = copied(variant, place / "data")
    done = subprocess.run(
        line("publish", place / "site", "--root", root, "--now", "2027-03-11T13:00", "--allow-no-history"),
        cwd=place,
        env=surroundings(KRINGEN_SITE_URL="https://example.org/kringen/", **variant.variables),
        umask=variant.umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    folder = place / "site"
    modes = {str(path.stat().st_mode) for path in folder.rglob("*") if path.is_dir()}
    assert modes == {str(0o40755)}
    return {name: (content, (folder / name).stat().st_mode) for name, content in bytes_of(folder).items()}


def copied(variant: Surroundings, root: Path) -> Path:
    """The example, with its files made in another order and dated otherwise."""
    files = sorted((path for path in EXAMPLE.rglob("*") if path.is_file()), reverse=variant.reverse)
    for path in files:
        target = root / path.relative_to(EXAMPLE)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        if variant.age:
            os.utime(target, (variant.age, variant.age))
    return root
