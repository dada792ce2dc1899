"""A file of the last site is kept only when it would come out the same and nobody touched it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from kringen.edition.page import FileRecipe
from ledger import MARKER, Ledger, NotOurs
from scripts.publishing import staging

URI = "bijeenkomsten/waasland/2027-03-11/index.html"


class Kept(dict[str, str]):
    """A memory that lasts as long as the test."""

    def recall(self, name: str) -> str | None:
        """What was kept."""
        return self.get(name)

    def keep(self, name: str, text: str) -> None:
        """Keeps it."""
        self[name] = text


def place(kept: Kept, last: Path, fresh: Path, name: str, content: bytes, ground: Path | None = None) -> bool:
    """Puts one file in a fresh folder or on a ground, as for the place of the last; says whether the file was made."""
    made = []

    def make() -> bytes:
        made.append(name)
        return content

    ledger = Ledger(kept, str(last), str(ground or ""))
    ledger.write([FileRecipe(URI, name, make)], str(fresh))
    ledger.save()
    return bool(made)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """What is known of a site that was made once, at `last`."""
    kept = Kept()
    assert place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"een")
    (tmp_path / "fresh").rename(tmp_path / "last")
    return kept


def test_the_same_is_kept(kept: Kept, tmp_path: Path) -> None:
    """Not made, not written: another name for the same file."""
    assert not place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"anders")
    assert (tmp_path / "fresh" / URI).samefile(tmp_path / "last" / URI)
    (tmp_path / "last").rename(tmp_path / "old")
    (tmp_path / "fresh").rename(tmp_path / "last")
    assert not place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"anders")


def test_another_name_is_made(kept: Kept, tmp_path: Path) -> None:
    """And the last site keeps its own until it goes."""
    assert place(kept, tmp_path / "last", tmp_path / "fresh", "b", b"twee")
    assert (tmp_path / "fresh" / URI).read_bytes() == b"twee"
    assert (tmp_path / "last" / URI).read_bytes() == b"een"


def test_what_has_no_name_is_made_and_kept_when_equal(tmp_path: Path) -> None:
    """Each time, since nobody knows what it is made from."""
    kept, last = Kept(), tmp_path / "last"
    assert place(kept, last, last, "", b"een")
    assert place(kept, last, tmp_path / "fresh", "", b"een")
    assert (tmp_path / "fresh" / URI).samefile(last / URI)
    assert place(kept, last, tmp_path / "other", "", b"twee")
    assert (tmp_path / "other" / URI).read_bytes() == b"twee"


@pytest.fixture
def ground(kept: Kept, tmp_path: Path) -> Path:
    """The site before the last one, which had the same file under the same name."""
    assert not place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"een")
    (tmp_path / "last").rename(tmp_path / "ground")
    (tmp_path / "fresh").rename(tmp_path / "last")
    (tmp_path / "ground" / MARKER).touch()
    return tmp_path / "ground"


def test_a_folder_that_is_not_ours_is_left_alone(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """Whatever KRINGEN_GROUND names: only a folder with our mark is ever emptied, and the mark stays."""
    place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    (ground / MARKER).unlink()
    (ground / "mine.txt").touch()
    with pytest.raises(NotOurs):
        place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    assert (ground / "mine.txt").exists()
    assert MARKER == staging.MARKER


def test_what_stands_on_the_ground_stays(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """Neither made nor linked."""
    before = (ground / URI).stat()
    assert not place(kept, tmp_path / "last", tmp_path / "unused", "a", b"anders", ground)
    assert (ground / URI).stat() == before
    assert not (tmp_path / "unused").exists()


def test_nothing_is_written_into_a_file_that_is_in_use(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """The last site has the same file under another name, and is served meanwhile."""
    assert (ground / URI).samefile(tmp_path / "last" / URI)
    assert place(kept, tmp_path / "last", tmp_path / "unused", "b", b"twee", ground)
    assert (ground / URI).read_bytes() == b"twee"
    assert (tmp_path / "last" / URI).read_bytes() == b"een"


def test_what_does_not_belong_goes_from_the_ground(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """Files, folders and links that the new site does not have; where a link leads nothing is touched."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("blijft")
    (ground / "weg.html").write_text("weg")
    (ground / "weg").mkdir()
    (ground / "weg" / "index.html").write_text("weg")
    (ground / "link").symlink_to(outside)
    place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    assert [path.relative_to(ground).as_posix() for path in sorted(ground.rglob("*")) if path.is_file()] == [
        MARKER,
        URI,
    ]
    assert (outside / "mine.txt").read_text() == "blijft"


def test_a_link_in_the_place_of_a_folder_is_not_followed(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """The new site comes on the ground, nowhere else."""
    outside = tmp_path / "outside"
    (ground / "bijeenkomsten").rename(outside)
    (ground / "bijeenkomsten").symlink_to(outside)
    assert not place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    assert not (ground / "bijeenkomsten").is_symlink()
    assert (ground / URI).read_bytes() == b"een"
    assert (outside / URI.partition("/")[2]).exists()


def touch(file: Path) -> None:
    """Somebody writes another text of the same length."""
    file.write_bytes(b"ik!")
    os.utime(file, ns=(0, 0))


def lengthen(file: Path) -> None:
    """Somebody adds something, and sets the time back."""
    before = file.stat()
    file.write_bytes(b"een, en meer")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def turn_into_a_link(file: Path) -> None:
    """The place is taken by a link to something else."""
    file.with_name("other").write_bytes(b"een")
    file.unlink()
    file.symlink_to("other")


def turn_into_a_folder(file: Path) -> None:
    """The place is taken by a folder."""
    file.unlink()
    file.mkdir()


def shut(file: Path) -> None:
    """No web server may read it any more."""
    file.chmod(0o600)


DAMAGES = [touch, lengthen, Path.unlink, turn_into_a_link, turn_into_a_folder, shut]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_somebody_touched_is_made_again(damage: Callable[[Path], None], kept: Kept, tmp_path: Path) -> None:
    """The new site has what was made, never what stood there."""
    damage(tmp_path / "last" / URI)
    assert place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"een")
    assert (tmp_path / "fresh" / URI).read_bytes() == b"een"


def test_a_folder_that_somebody_shut_is_open_again(kept: Kept, ground: Path, tmp_path: Path) -> None:
    """For a web server and for the next build, whether the folder stays or goes."""
    (ground / "weg").mkdir()
    (ground / "weg/index.html").touch()
    for folder in (ground / "weg", (ground / URI).parent, ground):
        folder.chmod(0o500)
    assert not place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    assert not (ground / "weg").exists()
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in (ground, (ground / URI).parent)} == {0o755}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_somebody_touched_on_the_ground_is_made_again(
    damage: Callable[[Path], None], kept: Kept, ground: Path, tmp_path: Path
) -> None:
    """When the last site has lost it too; else it comes from there."""
    damage(ground / URI)
    (tmp_path / "last" / URI).unlink()
    assert place(kept, tmp_path / "last", tmp_path / "unused", "a", b"een", ground)
    assert (ground / URI).read_bytes() == b"een"
    assert not (ground / URI).is_symlink()


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", "3", '"x"', '{"%s": null}', '{"%s": ["a"]}', '{"%s": ["a", 3, "x"]}', '{"%s": {"a": 1}}'],
)
def test_what_is_no_ledger_is_not_believed(text: str, kept: Kept, tmp_path: Path) -> None:
    """Everything is made, and the next time it is known again."""
    kept.update(dict.fromkeys(kept, text.replace("%s", URI)))
    assert place(kept, tmp_path / "last", tmp_path / "fresh", "a", b"een")
    assert (tmp_path / "fresh" / URI).read_bytes() == b"een"


def test_a_site_elsewhere_is_another_one(kept: Kept, tmp_path: Path) -> None:
    """What is known of one folder says nothing of another, though the same file stands there."""
    other = tmp_path / "other"
    (other / URI).parent.mkdir(parents=True)
    os.link(tmp_path / "last" / URI, other / URI)
    assert place(kept, other, tmp_path / "fresh", "a", b"een")


def test_without_a_last_site_nothing_is_remembered(tmp_path: Path) -> None:
    """Such as a build by MkDocs alone."""
    kept = Kept()
    ledger = Ledger(kept, "")
    ledger.write([FileRecipe(URI, "a", lambda: b"een")], str(tmp_path))
    ledger.save()
    assert kept == {}
