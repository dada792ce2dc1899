"""The site before the last one is the ground of the next, as long as its target is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.publishing import spares, staging
from tests.support.running import bytes_of, names_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Spares in a place of their own."""
    monkeypatch.setattr(spares, "FOLDER", tmp_path / "spares")
    return tmp_path / "spares"


def build(target: Path, name: str) -> list[str]:
    """Makes a site with one file of this name; gives what stood on its ground."""
    with staging.fresh_folder(target, has_spare=True) as fresh:
        found = [path for path in names_in(fresh) if path != staging.MARKER]
        for path in found:
            (fresh / path).unlink()
        (fresh / name).touch()
    return found


def test_the_ground_is_the_site_before_the_last(tmp_path: Path) -> None:
    """Of two in turn; beside the target nothing is left."""
    target = tmp_path / "out" / "site"
    assert [build(target, name) for name in "abcd"] == [[], [], ["a"], ["b"]]
    assert names_in(target) == [staging.MARKER, "d"]
    assert names_in(target.parent) == ["site"]


def test_a_build_that_fails_gives_the_ground_back(tmp_path: Path) -> None:
    """A mistake in a file does not cost the next build its ground; the target stays as it was."""
    target = tmp_path / "site"
    build(target, "a")
    build(target, "b")
    with pytest.raises(KeyError), staging.fresh_folder(target, has_spare=True):
        raise KeyError
    assert names_in(target) == [staging.MARKER, "b"]
    assert build(target, "c") == ["a"]


def test_each_target_has_its_own(folder: Path, tmp_path: Path) -> None:
    """And it goes when the target is gone."""
    for name in "ab":
        build(tmp_path / name, "1")
        build(tmp_path / name, "2")
    assert len(names_in(folder)) == 2
    (tmp_path / "a").rename(tmp_path / "elsewhere")
    assert build(tmp_path / "b", "3") == ["1"]
    assert len(names_in(folder)) == 1


def test_where_nothing_can_be_kept_all_works(folder: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    folder.touch()
    assert [build(tmp_path / "site", name) for name in "abc"] == [[], [], []]
    assert names_in(tmp_path / "site") == [staging.MARKER, "c"]


@pytest.mark.parametrize("damage", ["link", "file", "link-as-mark", "folder-as-mark"])
def test_what_somebody_did_to_a_spare_harms_nobody(damage: str, folder: Path, tmp_path: Path) -> None:
    """A link is not followed, and the next site comes where it must."""
    target, mine = tmp_path / "site", tmp_path / "mine"
    build(target, "a")
    build(target, "b")
    (spare,) = folder.glob("*/site")
    mine.mkdir()
    (mine / "mine.txt").write_text("blijft")
    if damage in {"link", "file"}:
        shutil.rmtree(spare)
        spare.symlink_to(mine) if damage == "link" else spare.touch()
    else:
        mark = spare / staging.MARKER
        mark.unlink()
        mark.symlink_to(mine / "mine.txt") if damage == "link-as-mark" else mark.mkdir()
    build(target, "c")
    assert names_in(target) == [staging.MARKER, "c"]
    assert not target.is_symlink()
    assert (mine / "mine.txt").read_text() == "blijft"


def test_merging_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    """File by file, in folders that are there or not."""
    for place, text in (("a/x", "old"), ("a/y", "stays"), ("own/a/x", "new"), ("own/b/z", "new")):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(text)
    spares.merge(tmp_path / "own", tmp_path)
    assert bytes_of(tmp_path) == {"a/x": b"new", "a/y": b"stays", "b/z": b"new"}
