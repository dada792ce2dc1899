"""The example yields exactly what stands in tests/expected; `run.py test --bless` accepts a change, and the diff is read."""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from kringen.edition import Edition
from kringen.edition.page import PageRecipe, Settings
from kringen.letters.digest import digest
from kringen.letters.formats import FORMATS
from kringen.letters.invitation import invitation
from kringen.output import Output, generate
from kringen.register import flanders
from kringen.rules import check
from kringen.search.archive import FOLDER as ARCHIVE
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.feeds import made_history
from tests.support.linked import linked_data

EXPECTED = Path(__file__).parent / "expected"
SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/", example=True)


def test_the_example_has_no_mistakes() -> None:
    """The example is what a good repository looks like."""
    site, problems = load(EXAMPLE, flanders())
    assert [str(problem) for problem in (*problems, *check(site, EXAMPLE_NOW))] == []


def test_the_example_yields_what_is_expected(request: pytest.FixtureRequest) -> None:
    """Every generated page, part and file, to the byte."""
    found = _files(_output())
    if request.config.getoption("--bless"):
        _bless(found)
    expected = {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in _stored()}
    if differing := _differing(expected, found):
        pytest.fail(_told(differing, expected, found), pytrace=False)


def test_a_former_name_gets_what_the_present_one_gets() -> None:
    """What stands at the address of a former name is the same but for addresses relative to it, so it is expected once."""
    output = _output()
    files = {file.uri: file.content for file in output.files}
    former = {slug: circle.slug for circle in output.edition.site.circles for slug in circle.former_slugs}
    for uri, content in files.items():
        if (present := _present(uri, former)) and not uri.endswith(".html"):  # a redirect, see test_lifecycle.py
            assert _without_addresses(content) == _without_addresses(files[present]), uri


def test_two_generations_are_equal() -> None:
    """The same data and moment give the same bytes."""
    assert _files(_output()) == _files(_output())


def _output() -> Output:
    site, _ = load(EXAMPLE, flanders())
    return generate(site, EXAMPLE_NOW, SETTINGS, made_history(site))


def _differing(expected: dict[str, bytes], found: dict[str, bytes]) -> dict[str, str]:
    """Every file that differs, with how many lines came and went."""
    differing = {}
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            before, after = (Counter(each.get(name, b"").splitlines()) for each in (expected, found))
            differing[name] = f"+{(after - before).total()} -{(before - after).total()}"
    return differing


def _told(differing: dict[str, str], expected: dict[str, bytes], found: dict[str, bytes]) -> str:
    """All that differs, by name and count, and how the first file that changed differs."""
    lines = [f"{len(differing)} files differ; `run.py test --bless` accepts that, and then the diff is read:"]
    lines += [f"  {name} {count} lines" for name, count in differing.items()]
    for name in [name for name in differing if name in expected and name in found][:1]:
        before, after = (each[name].decode().splitlines() for each in (expected, found))
        lines += ["", *difflib.unified_diff(before, after, f"expected {name}", "found", lineterm="", n=1)]
    return "\n".join(lines)


def _present(uri: str, former: dict[str, str]) -> str:
    """The address of the same thing under the name that a circle has today; empty for what is not at a former name."""
    parts = re.split(r"([/.])", uri)
    return "".join(former.get(part, part) for part in parts) if former.keys() & set(parts) else ""


def _without_addresses(content: bytes) -> bytes:
    return re.sub(rb"(https://example\.org|\.\.)/[^\s\"<,]*", b"", content)


def _files(output: Output) -> dict[str, bytes]:
    """All that was generated, as files with names that any system takes; what repeats stands in it once.

    The archive's parts stand in one file, without the version that they all carry.
    """
    pages = {f"pages/{each.uri.removesuffix('.md')}.html": _text(each).encode() for each in output.page_recipes}
    parts = {f"parts/{part.uri.removesuffix('.md')}/{part.name}.html": part.html.encode() for part in output.parts}
    former = {slug: circle.slug for circle in output.edition.site.circles for slug in circle.former_slugs}
    once = [
        file
        for file in output.files
        if not _present(file.uri, former) or re.fullmatch(r"kringen/[^/]+/index.html", file.uri)
    ]
    files = {f"files/{file.uri}": file.content for file in once if not file.uri.startswith(ARCHIVE)}
    parts_of_it = (
        f"{file.uri.removeprefix(ARCHIVE)}: {file.content.decode()}" for file in once if file.uri.startswith(ARCHIVE)
    )
    index = re.sub(r'"versie":"[0-9a-f]+"', '"versie":"…"', "\n".join(sorted(parts_of_it)))
    files[f"files/{ARCHIVE.rstrip('/')}.txt"] = f"{index}\n".encode()
    linked = {f"linked/{uri.removesuffix('.md')}.json": _readable(text) for uri, text in linked_data(output).items()}
    return pages | parts | files | linked | _letters()


def _letters() -> dict[str, bytes]:
    """What V-ICT-OR sends of the example, in every format."""
    site, _ = load(EXAMPLE, flanders())
    edition = Edition(site, EXAMPLE_NOW, SETTINGS)
    meetings = {meeting.uri: meeting for meeting in site.meetings}
    letters = {
        "overzicht": digest(edition, dt.date(2026, 12, 1)),
        "overzicht-intern": digest(edition, dt.date(2026, 12, 1), internal=True),
        "gezamenlijk": invitation(edition, meetings["bijeenkomsten/regio-gent/2027-06-03.md"]),
        "geannuleerd": invitation(edition, meetings["bijeenkomsten/regio-gent/2027-05-18.md"]),
        "verplaatst": invitation(edition, meetings["bijeenkomsten/waasland/2027-09-09.md"]),
    }
    return {
        f"letters/{name}.{ending}": made(letter).encode()
        for name, letter in letters.items()
        for ending, made in FORMATS.values()
    }


def _readable(linked: str) -> bytes:
    return (json.dumps(json.loads(linked), ensure_ascii=False, indent=1) + "\n").encode()


def _text(recipe: PageRecipe) -> str:
    page = recipe.make()
    head = {"titel": page.title, "omschrijving": page.description, "tab": recipe.tab, "bron": page.source or ""}
    lines = [f"{key}: {value}" for key, value in head.items()]
    return "\n".join([*lines, "", page.html]) + "\n"


def _stored() -> list[Path]:
    return sorted(path for path in EXPECTED.rglob("*") if path.is_file())


def _bless(found: dict[str, bytes]) -> None:
    shutil.rmtree(EXPECTED, ignore_errors=True)
    for path, content in found.items():
        (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
        (EXPECTED / path).write_bytes(content)
