"""A build that remembers equals one that does not, to the byte, whatever happened in between."""

from __future__ import annotations

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import memory as module
from kringen.edition.page import Settings
from kringen.output import Output, generate
from kringen.problem import errors
from kringen.register import flanders
from kringen.source import load, read_files
from kringen.source.originals import originals
from memory import Memory
from readings import Readings
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built, build
from tests.support.running import ROOT, bytes_of, command

SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/")


@pytest.mark.parametrize(
    ("seed", "number"), [pytest.param(1, 10, id="ten"), pytest.param(2, 200, id="long", marks=pytest.mark.slow)]
)
def test_after_random_edits_both_are_equal(seed: int, number: int, tmp_path: Path) -> None:
    """After each edit all bytes with a memory equal those without, mistakes in the files included.

    And what had the same name at the same place before has the same bytes: so nothing is kept that should change.
    """
    root = shutil.copytree(EXAMPLE, tmp_path / "root")
    chance = random.Random(seed)  # noqa: S311 -- repeatable, not secret
    now, compared, known = EXAMPLE_NOW, 0, dict[tuple[str, str], bytes]()
    for turn in range(number):
        good = shutil.copytree(root, tmp_path / f"before-{turn}")
        edit = EDITS[turn] if turn < len(EDITS) else chance.choice(EDITS)
        now = edit(root, chance, turn) or now
        warm, cold = _made(root, now, Memory(tmp_path / "memory.sqlite")), _made(root, now, None)
        assert warm == cold, f"turn {turn}: {edit.__name__}"
        if isinstance(cold, dict):
            compared += 1
            for place, content in cold.items():
                assert not place[1] or known.setdefault(place, content) == content, f"turn {turn}: {edit.__name__}"
        else:  # a mistake, which somebody takes back
            shutil.rmtree(root)
            good.replace(root)
        shutil.rmtree(good, ignore_errors=True)
    assert compared > number / 2, "most edits leave a site that can be made"
    assert len(known) < compared * len(cold), "most of it keeps its name"


Bytes = dict[tuple[str, str], bytes]
"""What was made, by where it comes and what it is named."""


def _made(root: Path, now: dt.datetime, memory: Memory | None) -> Bytes | list[str]:
    """Everything that is made, or every problem where there are mistakes."""
    site, problems = load(root, flanders(), read=Readings(memory, {}) if memory else read_files)
    found: Bytes | list[str] = [str(each) for each in problems]
    if not errors(problems):
        try:
            found = _bytes(generate(site, now, SETTINGS, originals=originals(root), memo=memory))
        except LookupError as reason:  # a joint circle or a topic that is gone, which the rules refuse
            found = [str(reason)]
    if memory:
        memory.save()
    return found


def _bytes(output: Output) -> Bytes:
    """With what stands in the head of a page."""
    pages = {}
    for recipe in output.page_recipes:
        page = recipe.make()
        facts = (page, output.linked_text(page.uri, page.trail), recipe.tab, recipe.is_indexed)
        pages[recipe.uri, recipe.name] = repr(facts).encode()
    parts = {(f"{part.uri}:{part.name}", ""): part.html.encode() for part in output.parts}
    return pages | parts | {(file.uri, file.name): file.make() for file in output.file_recipes}


Edit = Callable[[Path, random.Random, int], dt.datetime | None]
"""What somebody does to the files, or the moment to which the clock goes."""


def _meeting(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "meetings").rglob("*.md")))


def _rewrite(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8", newline="\n")


def change_a_report(root: Path, chance: random.Random, turn: int) -> None:
    """Adds a sentence."""
    path = _meeting(root, chance)
    path.write_text(f"{path.read_text(encoding='utf-8')}\nNog iets, nummer {turn}.\n", encoding="utf-8", newline="\n")


def change_a_fact(root: Path, chance: random.Random, turn: int) -> None:
    """Another title."""
    _rewrite(_meeting(root, chance), "^titel: .*$", f"titel: Titel {turn}")


def add_a_meeting(root: Path, chance: random.Random, turn: int) -> None:
    """As a trekker announces one."""
    folder = _meeting(root, chance).parent
    day = EXAMPLE_NOW.date() + dt.timedelta(days=chance.randrange(-400, 400))
    text = f"---\ntitel: Nieuw {turn}\ndatum: {day}\n---\n## Agenda\n\n- Welkom\n"
    (folder / f"{day}.md").write_text(text, encoding="utf-8", newline="\n")


def move_a_meeting(root: Path, chance: random.Random, turn: int) -> None:
    """To another day."""
    path = _meeting(root, chance)
    day = EXAMPLE_NOW.date() + dt.timedelta(days=turn)
    _rewrite(path, "^(status: .*\n)", "")
    _rewrite(path, "^datum: .*$", f"datum: {day}\nstatus: verplaatst")


def take_a_meeting_to_another_circle(root: Path, chance: random.Random, turn: int) -> None:
    """Its file gets another folder, and so its page another address."""
    path, other = _meeting(root, chance), _meeting(root, chance).parent
    path.replace(other / path.name)


def remove_a_meeting(root: Path, chance: random.Random, turn: int) -> None:
    """And its page, its calendar and its place in all lists."""
    _meeting(root, chance).unlink()


def rename_a_circle(root: Path, chance: random.Random, turn: int) -> None:
    """On every page that names it."""
    _rewrite(chance.choice(sorted((root / "circles").glob("*.yml"))), "^naam: .*$", f"naam: Kring nummer {turn}")


def merge_a_circle(root: Path, chance: random.Random, turn: int) -> None:
    """It stops, and another goes on in its place."""
    stopped, other = chance.sample(sorted((root / "circles").glob("*.yml")), 2)
    _rewrite(stopped, "^(opvolger|gestopt): .*\n", "")
    _rewrite(stopped, "^status: .*$", f"status: gestopt\ngestopt: 2026\nopvolger: {other.stem}")


def change_a_topic(root: Path, chance: random.Random, turn: int) -> None:
    """Its name stands on the pages of meetings and circles."""
    path = chance.choice(sorted((root / "content/onderwerpen").glob("*.md")))
    _rewrite(path, "^titel: .*$", f"titel: Onderwerp {turn}")


def change_the_clock(root: Path, chance: random.Random, turn: int) -> dt.datetime:
    """What was coming is past, or the other way round."""
    return EXAMPLE_NOW + dt.timedelta(hours=chance.randrange(-20_000, 20_000))


EDITS: tuple[Edit, ...] = (
    change_a_report,
    change_a_fact,
    add_a_meeting,
    move_a_meeting,
    take_a_meeting_to_another_circle,
    remove_a_meeting,
    rename_a_circle,
    merge_a_circle,
    change_a_topic,
    change_the_clock,
)


@pytest.mark.parametrize(
    "name",
    [
        "kringen/templates/bijeenkomst.html",
        "kringen/feeds/news.py",
        "kringen/register/municipalities.csv",
        "theme/main.html",
    ],
)
def test_another_engine_remembers_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One character more in a template, in code or in a table, and everything is made anew."""
    before = module._engine()
    engine = shutil.copytree(module.ENGINE, tmp_path / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "ENGINE", engine)
    assert module._engine() == before
    with (engine / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert module._engine() != before


def test_a_whole_build_equals_one_without_memory(example_site: Built, tmp_path: Path) -> None:
    """The files of a site, frames, sitemap and all, after a build that found everything remembered."""
    remembered = build(EXAMPLE, EXAMPLE_NOW, tmp_path / "second")
    fresh = build(EXAMPLE, EXAMPLE_NOW, tmp_path / "fresh", KRINGEN_NO_CACHE="1")
    assert module.FILE.is_relative_to(ROOT / ".cache")
    assert bytes_of(example_site.folder) == bytes_of(remembered.folder) == bytes_of(fresh.folder)


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param((change_a_report, change_a_fact, add_a_meeting), id="three"),
        pytest.param(EDITS, id="all", marks=pytest.mark.slow),
    ],
)
def test_what_is_kept_of_the_last_site_is_as_if_it_were_made(edits: Sequence[Edit], tmp_path: Path) -> None:
    """Site after site in one place, each equal to the byte with one that is made from nothing; and most of it is kept."""
    root, target = shutil.copytree(EXAMPLE, tmp_path / "root"), tmp_path / "site"
    chance, now = random.Random(3), EXAMPLE_NOW  # noqa: S311 -- repeatable, not secret
    arguments = ("--root", root, "--allow-no-history", "--quiet")
    for turn, edit in enumerate((None, *edits)):
        now = (edit and edit(root, chance, turn)) or now
        moment, before = f"--now={now:%Y-%m-%dT%H:%M}", _written(target)
        warm = command("build", *arguments, moment, "--out", target, KRINGEN_MEMORY=str(tmp_path / "memory.sqlite"))
        cold = command("build", *arguments, moment, "--out", tmp_path / "cold", KRINGEN_NO_CACHE="1")
        assert (warm.returncode, warm.stdout) == (cold.returncode, cold.stdout), turn
        assert bytes_of(target) == bytes_of(tmp_path / "cold"), turn
        if edit is change_a_report:
            made = [path.relative_to(target).parts for path, _ in _written(target) - before]
            meetings = {parts[2] for parts in made if parts[0] == "bijeenkomsten" and len(parts) == 4}
            assert len(meetings) == 1, "of the pages and invitations of meetings only those of the changed one"


def _written(folder: Path) -> set[tuple[Path, int]]:
    """Every file with the moment at which it was written."""
    return {(path, path.stat().st_mtime_ns) for path in folder.rglob("*.*") if path.is_file()}
