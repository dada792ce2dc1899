"""From the disk to a site: what is taken, what is passed over, and that nothing in a file stops the reading."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import markdown as markdown_of_mkdocs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen import markdown
from kringen.markdown.document import Document
from kringen.model import Circle, ContentPage, Meeting, PartName, Topic
from kringen.problem import Code, Mark, Problem
from kringen.register import flanders
from kringen.source import CODES, attachments, content, front, is_example, load, names, read_file, tree
from kringen.source.content import read_parts
from kringen.source.files import find_files, read_bytes, unreadable
from kringen.source.names import Found, misnamed_folder, misplaced, right_path
from kringen.source.text import INVISIBLE, decode
from kringen.source.tree import read_tree
from tests.support.attachments import png
from tests.support.running import ROOT
from tests.support.samples import GOOD, make_tree
from tests.test_bad_files import KEMPEN, MAY, OVER, Content, circle, lay, meeting, page
from tests.test_bad_files import front as dated


def read(root: Path, files: Mapping[str, Content]) -> tuple[Circle, Meeting | None, tuple[Problem, ...]]:
    """The circle Kempen and the meeting of May in a tree with these files, and what is wrong."""
    site, problems = load(lay(root, files), flanders(), root)
    may = next((each for each in site.meetings if each.slug == "2027-05-20"), None)
    return site.circle_by_slug["kempen"], may, problems


# Good files


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        pytest.param([], {"title": None, "start": None, "topics": (), "status": "gepland"}, id="only-a-date"),
        pytest.param(
            ["titel:", "van:", "onderwerpen:", "sprekers: []", "status:"],
            {"title": None, "start": None, "topics": (), "speakers": (), "status": "gepland"},
            id="empty-keys",
        ),
        pytest.param(["titel: ~", "locatie: null", 'online: ""'], {"title": None, "location": None}, id="nulls"),
        pytest.param(["# titel: x", "", "  # y", "van: 14:00"], {"title": None, "start": dt.time(14)}, id="comments"),
        pytest.param(["titel : Overleg"], {"title": "Overleg"}, id="space-before-colon"),
        pytest.param(["titel:   Overleg   "], {"title": "Overleg"}, id="spaces-around"),
        pytest.param(["titel: Overleg\t "], {"title": "Overleg"}, id="tab-behind"),
        pytest.param(["titel: Overleg\u00a0"], {"title": "Overleg"}, id="no-break-space-behind"),
        pytest.param(['"titel": "Overleg"'], {"title": "Overleg"}, id="quoted"),
        pytest.param(['titel: "NIS2: wat nu? #3"'], {"title": "NIS2: wat nu? #3"}, id="quoted-colon-and-hash"),
        pytest.param(["titel: 'De trekker''s rol'"], {"title": "De trekker's rol"}, id="single-quotes"),
        pytest.param(['titel: "\'t Gasthuis"'], {"title": "'t Gasthuis"}, id="apostrophe-in-quotes"),
        pytest.param(["titel: Ik heb 't gezien"], {"title": "Ik heb 't gezien"}, id="apostrophe-inside"),
        pytest.param(["titel: Over C#, F# en Q&A"], {"title": "Over C#, F# en Q&A"}, id="hash-without-space"),
        pytest.param(["titel: Overleg - deel 2"], {"title": "Overleg - deel 2"}, id="hyphen-inside"),
        pytest.param(["titel: 50 % minder (of *meer*)!"], {"title": "50 % minder (of *meer*)!"}, id="marks-inside"),
        pytest.param(["titel: Wat nu ?"], {"title": "Wat nu ?"}, id="question"),
        pytest.param(["titel: om 14:00"], {"title": "om 14:00"}, id="colon-without-space"),
        pytest.param(["titel: no"], {"title": "no"}, id="no-is-a-word"),
        pytest.param(["titel: 012"], {"title": "012"}, id="digits-as-text"),
        pytest.param(["titel: 2027-03-11"], {"title": "2027-03-11"}, id="date-as-text"),
        pytest.param(["titel: één 👩‍👩‍👧 ❤️ 漢"], {"title": "één 👩‍👩‍👧 ❤️ 漢"}, id="any-letter-and-emoji"),
        pytest.param(["titel: e\u0301e\u0301n"], {"title": "één"}, id="accents-in-two-parts"),
        pytest.param(["titel: <b>Wij</b> & zij"], {"title": "<b>Wij</b> & zij"}, id="html-is-text-here"),
        pytest.param(
            ["locatie: Stadhuis,", "  Grote Markt 1"], {"location": "Stadhuis, Grote Markt 1"}, id="two-lines"
        ),
        pytest.param(["locatie: >-", "  Stadhuis,", "  zaal 2"], {"location": "Stadhuis, zaal 2"}, id="folded"),
        pytest.param(["locatie: |", "  Stadhuis # 2"], {"location": "Stadhuis # 2"}, id="literal"),
        pytest.param(['locatie: "Stadhuis,', '  zaal 2"'], {"location": "Stadhuis, zaal 2"}, id="quoted-two-lines"),
        pytest.param(['locatie: "Stadhuis" # later zeker'], {"location": "Stadhuis"}, id="comment-behind-quotes"),
        pytest.param(
            ["van: '14:00'", 'tot: "16:30"'], {"start": dt.time(14), "end": dt.time(16, 30)}, id="quoted-times"
        ),
        pytest.param(["onderwerpen: [gdpr, nis2] # meer?"], {"topics": ("gdpr", "nis2")}, id="comment-behind-list"),
        pytest.param(["onderwerpen: # wat?", "  - gdpr"], {"topics": ("gdpr",)}, id="comment-behind-key-of-list"),
        pytest.param(["onderwerpen:", "- gdpr", "- nis2"], {"topics": ("gdpr", "nis2")}, id="dashes-at-the-margin"),
        pytest.param(["onderwerpen:", "    - gdpr", "    - nis2"], {"topics": ("gdpr", "nis2")}, id="dashes-indented"),
        pytest.param(["onderwerpen: [", "  gdpr,", "  nis2,", "]"], {"topics": ("gdpr", "nis2")}, id="list-on-lines"),
        pytest.param(["onderwerpen: ['gdpr', \"nis2\"]"], {"topics": ("gdpr", "nis2")}, id="list-of-quoted"),
        pytest.param(["inschrijven: info@v-ict-or.be"], {"registration": "mailto:info@v-ict-or.be"}, id="mail"),
        pytest.param(
            ["online: https://x.be:8443/#/kring"], {"online": "https://x.be:8443/#/kring"}, id="hash-in-address"
        ),
        pytest.param(["besturen: '012'"], {"governments": 12}, id="number"),
    ],
)
def test_a_trekker_may_write_a_meeting_like_this(lines: list[str], values: dict[str, object], tmp_path: Path) -> None:
    """What is clear to a person is read as a person reads it."""
    _, may, problems = read(tmp_path, {MAY: dated(*lines)})
    assert [str(problem) for problem in problems] == []
    assert may is not None
    assert {name: getattr(may, name) for name in values} == values


@pytest.mark.parametrize(
    ("data", "values"),
    [
        pytest.param(circle().encode(), {"name": "Kempen", "status": "actief", "rhythm": 4}, id="three-lines"),
        pytest.param(circle().rstrip().encode(), {"region": "Kempen"}, id="no-last-line-end"),
        pytest.param(circle("ritme: 2").replace("\n", "\r\n").encode(), {"rhythm": 2}, id="windows"),
        pytest.param(b"\xef\xbb\xbf" + circle().encode(), {"name": "Kempen"}, id="byte-order-mark"),
        pytest.param(b"---\n" + circle().encode(), {"name": "Kempen"}, id="dashes-first"),
        pytest.param(b"#\tKring\n" + circle().encode(), {"name": "Kempen"}, id="tabs"),
        pytest.param(circle().encode() + b"#\tKring\n", {"name": "Kempen"}, id="tabs-below"),
        pytest.param(b"# Kring\n\n" + circle().encode() + b"\n  # einde\n", {"name": "Kempen"}, id="comments"),
        pytest.param(b'{"naam": "Kempen", "status": "actief", "regio": "Kempen"}', {"name": "Kempen"}, id="json"),
        pytest.param(b"  naam: Kempen\n  status: actief\n  regio: Kempen\n", {"name": "Kempen"}, id="all-indented"),
        pytest.param(b"naam: no\nstatus: actief\nregio: Kempen\n", {"name": "no"}, id="named-no"),
        pytest.param(
            circle("trekker:", "  functie:", "  organisatie:").encode(), {"trekker": None}, id="blank-trekker"
        ),
        pytest.param(
            circle("toelichting: |", "  Eén. # geen opmerking", "  ---", "  sleutel: waarde").encode(),
            {"note": "Eén. # geen opmerking\n---\nsleutel: waarde"},
            id="note-with-dashes",
        ),
        pytest.param(circle("toelichting: >", "  Eén", "  twee.").encode(), {"note": "Eén twee."}, id="folded-note"),
        pytest.param(circle("contact: ict+kring@stad.be").encode(), {"contact": "ict+kring@stad.be"}, id="plus"),
        pytest.param(
            circle("gemeenten: []", "sinds: '2013'").encode(), {"municipalities": (), "since": 2013}, id="year"
        ),
    ],
)
def test_a_trekker_may_write_a_circle_like_this(data: bytes, values: dict[str, object], tmp_path: Path) -> None:
    """Whatever the editor and the way of writing."""
    kempen, _, problems = read(tmp_path, {KEMPEN: data})
    assert [str(problem) for problem in problems] == []
    assert {name: getattr(kempen, name) for name in values} == values


@pytest.mark.parametrize(
    ("text", "line", "beginning"),
    [
        pytest.param(dated(body="Vooraf.\n\n---\n\nDaarna.\n\n...\n"), 4, "Vooraf. Daarna.", id="rule-in-the-text"),
        pytest.param(dated(body="\n\n\nVooraf."), 7, "Vooraf.", id="blank-lines"),
        pytest.param(
            meeting("datum: 2027-05-20", "titel: |", "  x", body="Vooraf."), 6, "Vooraf.", id="block-in-the-data"
        ),
        pytest.param(dated(body="Vooraf.").replace("\n---\n", "\n---  \n"), 4, "Vooraf.", id="spaces-behind-dashes"),
    ],
)
def test_the_text_begins_below_the_second_dashes(text: str, line: int, beginning: str, tmp_path: Path) -> None:
    """And knows its line in the file."""
    _, may, problems = read(tmp_path, {MAY: text})
    assert problems == ()
    assert may is not None
    assert may.body.intro is not None
    assert (may.body.intro.line, may.body.intro.text[: len(beginning)]) == (line, beginning)


def test_every_value_knows_its_place(tmp_path: Path) -> None:
    """Values, keys, items and what is inside them; what is not there stands where its surroundings begin."""
    lines = ["sprekers:", "  - organisatie: é", "    onderwerp: 'x'", "onderwerpen: [gdpr, nis2]", "van:"]
    _, may, _ = read(tmp_path, {MAY: dated(*lines)})
    assert may is not None
    places = {
        (): Mark(2, 1),
        ("datum",): Mark(2, 8),
        ("datum", ""): Mark(2, 1),
        ("sprekers",): Mark(4, 3),
        ("sprekers", ""): Mark(3, 1),
        ("sprekers", 0): Mark(4, 5),
        ("sprekers", 0, "organisatie"): Mark(4, 18),
        ("sprekers", 0, "onderwerp", ""): Mark(5, 5),
        ("onderwerpen", 1): Mark(6, 21),
        ("van",): Mark(7, 5),
        ("locatie",): Mark(2, 1),
        ("sprekers", 0, "naam"): Mark(4, 5),
    }
    assert {keys: may.origin.mark(*keys) for keys in places} == places


# Pages


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        pytest.param("<!-- deel: velden -->", [PartName.FIELDS], id="one"),
        pytest.param(
            "<!-- deel: velden -->\n\n<!-- deel: meldingen -->  \n", [PartName.FIELDS, PartName.CODES], id="two"
        ),
        pytest.param("<!-- een gewone opmerking -->\n<!-- onderdeel: x -->", [], id="other-comments"),
        pytest.param("```\n<!-- deel: x -->\n```\n<!-- deel: velden -->", [PartName.FIELDS], id="example-in-a-fence"),
        pytest.param("  ~~~~ html\n  <!-- deel: x -->\n~~~\n  ~~~~\n", [], id="example-in-a-longer-fence"),
        pytest.param("Zet `<!-- deel: naam -->` op een regel.", [], id="example-in-a-line"),
    ],
)
def test_a_page_asks_for_its_parts(body: str, parts: list[PartName]) -> None:
    """One a line; what stands in code is an example and left alone."""
    assert read_parts(Document.of(body, OVER, 5)) == (tuple(parts), ())


def test_a_page_is_known_by_its_address_and_title(tmp_path: Path) -> None:
    pages: dict[str, Content] = {
        OVER: page("hide: [toc]"),
        "content/a/index.md": page(body="<!-- deel: velden -->"),
        "content/x.png": png(),
    }
    site, problems = load(lay(tmp_path, pages), flanders(), tmp_path)
    assert problems == ()
    assert site.pages == (ContentPage("a/index.md", "Over", (PartName.FIELDS,)), ContentPage("over.md", "Over"))


def test_standard_pages_serve_a_repository_without_them(tmp_path: Path) -> None:
    """Only top-level pages of content/, only those that are not there, and marked as such; a mistake in them is told."""
    standard = make_tree(
        tmp_path / "standard",
        GOOD,
        {OVER: page(), "content/privacy.md": page(), "content/a/b.md": page(), "content/stuk.md": "x"},
    )
    own = lay(tmp_path / "own", {OVER: page()})
    site, problems = load(own, flanders(), standard)
    assert site.pages == (ContentPage("over.md", "Over"), ContentPage("privacy.md", "Over", is_standard=True))
    assert [problem.path for problem in problems] == ["content/stuk.md"]
    assert load(own, flanders(), own)[0].pages == (ContentPage("over.md", "Over"),)


DAY = "meetings/waasland/2027-03-11.md"


# Names


@pytest.mark.parametrize(
    "path",
    [
        "circles/waasland.yml",
        "circles/regio-antwerpen-2.yml",
        "circles/a.yml",
        "meetings/waasland/2027-03-11.md",
        "meetings/waasland/2028-02-29.md",
        "content/index.md",
        "content/over/index.md",
        "content/bestanden/nis2.pdf",
        "content/bestanden/agenda.md",
        "content/foto.jpeg",
        "content/onderwerpen/nis2.md",
    ],
)
def test_a_file_in_its_place_is_taken(path: str) -> None:
    assert misplaced(Found(path, Path())) is None
    assert right_path(path) == path


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param(
            "circles/con.yml",
            '"con" kan niet als naam van een bestand; kies een andere naam [bestandsnaam]',
            id="windows-device",
        ),
        pytest.param(
            "content/lpt1.png",
            '"lpt1" kan niet als naam van een bestand; kies een andere naam [bestandsnaam]',
            id="windows-port",
        ),
        pytest.param(
            "circles/漢.yml",
            '"漢" kan niet als naam van een bestand; kies een andere naam [bestandsnaam]',
            id="nothing-left",
        ),
        pytest.param(
            "circles/a.b.yml",
            '"a.b" kan niet als naam van een bestand; hernoem naar a-b.yml [bestandsnaam]',
            id="two-dots",
        ),
        pytest.param(
            "circles/-a.yml", '"-a" kan niet als naam van een bestand; hernoem naar a.yml [bestandsnaam]', id="hyphen"
        ),
        pytest.param(
            "circles/midwest.yml~",
            "dit bestand is achtergelaten door een programma; verwijder het [verkeerde-plaats]",
            id="backup",
        ),
        pytest.param(
            "circles/Thumbs.db",
            "dit bestand is achtergelaten door een programma; verwijder het [verkeerde-plaats]",
            id="thumbnails",
        ),
        pytest.param(
            "meetings/waasland/ 2027-03-12.md",
            '"2027-03-12" is geen datum zoals 2027-06-01; hernoem naar 2027-03-12.md [bestandsnaam]',
            id="space-first",
        ),
        pytest.param(
            "meetings/waasland/20270312.md",
            '"20270312" is geen datum zoals 2027-06-01; hernoem naar 2027-03-12.md [bestandsnaam]',
            id="compact-date",
        ),
        pytest.param(
            "meetings/waasland/2027-03-12",
            "dit bestand hoort niet in meetings/; hernoem naar 2027-03-12.md [verkeerde-plaats]",
            id="no-ending",
        ),
        *(
            pytest.param(
                path, "dit bestand is achtergelaten door een programma; verwijder het [verkeerde-plaats]", id=path
            )
            for path in (
                "meetings/waasland/~$2027-03-12.md",
                "meetings/waasland/2027-03-12.md~",
                "content/Thumbs.db",
                "content/desktop.ini",
                "circles/kempen.yml.orig",
                "content/x.md.bak",
            )
        ),
        pytest.param(
            "content/a.md.exe",
            "bestanden die eindigen op .exe kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
            id="two-endings",
        ),
        pytest.param(
            "content/main.htm",
            "bestanden die eindigen op .htm kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
            id="htm",
        ),
        pytest.param(
            "content/x.MD", 'bestanden die eindigen op .MD kunnen hier niet; bedoelde u "md"? [bijlage]', id="md"
        ),
    ],
)
def test_a_name_that_some_disks_refuse(path: str, line: str) -> None:
    """Judged without a disk, since not every disk can hold them."""
    assert str(misplaced(Found(path, Path()))) == f"{path}:1:1: {line}"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param("meetings/waasland", None, id="circle"),
        pytest.param("meetings/agenda", None, id="circle-named-as-a-page"),
        pytest.param("content/a/b/c/d", None, id="four-deep"),
        pytest.param(
            "circles/oud", "hier hoort geen map; een kring is circles/naam.yml [verkeerde-plaats]", id="circles"
        ),
        pytest.param(
            "meetings/aux", '"aux" kan niet als naam van een map; kies een andere naam [bestandsnaam]', id="aux"
        ),
        pytest.param(
            "meetings/a b", '"a b" kan niet als naam van een map; hernoem naar a-b [bestandsnaam]', id="space"
        ),
        pytest.param(
            "content/over.md",
            "dit is een map en geen bestand; verwijder de map [verkeerde-plaats]",
            id="folder-as-page",
        ),
    ],
)
def test_a_folder_is_judged_by_its_place(path: str, line: str | None) -> None:
    """What is wrong with a folder is said once, and nothing in it is read."""
    problem = misnamed_folder(path)
    assert (problem and str(problem)) == (line and f"{path}:1:1: {line}")


def test_what_is_for_people_is_passed_over(tmp_path: Path) -> None:
    """Hidden files, and README.md beside the data; also what other programs leave behind out of sight."""
    passed = ["circles/README.md", "meetings/README.md", "meetings/waasland/README.md", "circles/.DS_Store"]
    passed += ["content/.verborgen/x.html", "hooks/x.py", "circles.txt"]
    site, problems = load(lay(tmp_path, dict.fromkeys(passed, b"\0")), flanders(), tmp_path)
    assert problems == ()
    assert (len(site.circles), len(site.meetings), len(site.topics), site.pages) == (2, 1, 1, ())


def test_a_wrong_name_does_not_hide_the_right_one(tmp_path: Path) -> None:
    """Whoever names the circle by its right name is not told that it does not exist."""
    site, _ = load(lay(tmp_path, {"circles/Land van Waas.yml": circle()}), flanders(), tmp_path)
    assert site.unread == {"circles/Land van Waas.yml", "circles/land-van-waas.yml"}


# The disk


def found(path: Path) -> Found:
    return Found("circles/x.yml", path)


@pytest.mark.parametrize(
    ("make", "line"),
    [
        pytest.param(Path.absolute, "deze map bestaat niet; kijk de naam van de map na [onleesbaar]", id="missing"),
        pytest.param(Path.touch, "dit is geen map; kijk de naam van de map na [onleesbaar]", id="file"),
        pytest.param(
            lambda path: path.symlink_to(path), "dit is geen map; kijk de naam van de map na [onleesbaar]", id="loop"
        ),
    ],
)
def test_a_root_that_is_no_folder(make: Callable[[Path], object], line: str, tmp_path: Path) -> None:
    """One sentence with its name, whoever made it."""
    root = tmp_path / "weg"
    make(root)
    site, problems = load(root, flanders(), tmp_path)
    assert [str(problem) for problem in problems] == [f"{root.as_posix()}:1:1: {line}"]
    assert list(site.records()) == []
    assert not is_example(root)


def test_an_empty_root_misses_two_folders(tmp_path: Path) -> None:
    """There need not be a meeting yet."""
    _, problems = load(tmp_path, flanders(), tmp_path)
    assert [problem.path for problem in problems] == ["circles", "content"]


def test_an_example_says_so(tmp_path: Path) -> None:
    assert not is_example(tmp_path)
    (tmp_path / "VOORBEELD.md").touch()
    assert is_example(tmp_path)


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    """Between the look at the folder and the reading of the file."""
    path = lay(tmp_path, {}) / KEMPEN
    files, _ = find_files(tmp_path)
    path.unlink()
    problems = [problem for file in files for problem in read_file(file)[1]]
    assert [str(problem) for problem in problems] == [
        f"{KEMPEN}:1:1: het bestand verdween tijdens het lezen; probeer het opnieuw [onleesbaar]"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
@pytest.mark.parametrize("kind", ["pipe", "link", "folder"])
def test_a_file_that_turns_into_something_else(kind: str, tmp_path: Path) -> None:
    """A pipe is not waited for and a link is not followed, even when it took the place of a file just now."""
    path = tmp_path / "x"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        path.symlink_to(__file__)
    else:
        path.mkdir()
    data = read_bytes(found(path))
    assert isinstance(data, Problem)
    assert data.code.name in {"geen-gewoon-bestand", "onleesbaar"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = lay(tmp_path, {}) / "circles/pijp.yml"
    os.mkfifo(path)
    _, problems = load(tmp_path, flanders(), tmp_path)
    assert [str(problem) for problem in problems] == [
        "circles/pijp.yml:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map "
        "[geen-gewoon-bestand]"
    ]


NOBODY = 65534
"""The user without rights, on Linux and most of its kin."""


@pytest.fixture
def as_nobody(tmp_path: Path) -> Iterator[Path]:
    """A folder of somebody who is no administrator, while this process is that somebody: an administrator may read everything."""
    load(lay(tmp_path, {}), flanders(), tmp_path)  # imports what nobody may not
    with tempfile.TemporaryDirectory() as folder:
        if administrator := os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        yield Path(folder)
        if administrator:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
@pytest.mark.parametrize(
    ("place", "mode", "paths"),
    [
        pytest.param(KEMPEN, 0, [KEMPEN], id="file"),
        pytest.param("circles", 0, ["circles"], id="folder"),
        pytest.param("circles", 0o400, [KEMPEN, "circles/waasland.yml"], id="names-only"),
        pytest.param(".", 0, ["circles", "content", "meetings"], id="repository"),
    ],
)
def test_what_may_not_be_read(place: str, mode: int, paths: list[str], as_nobody: Path) -> None:
    lay(as_nobody, {})
    (as_nobody / place).chmod(mode)
    _, problems = load(as_nobody, flanders(), as_nobody)
    (as_nobody / place).chmod(0o700)
    assert [str(problem) for problem in problems] == [
        f"{path}:1:1: dit mag niet gelezen worden; pas de rechten aan [onleesbaar]" for path in paths
    ]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        pytest.param(
            FileNotFoundError(2, "weg"), "het bestand verdween tijdens het lezen; probeer het opnieuw", id="vanished"
        ),
        pytest.param(PermissionError(13, "nee"), "dit mag niet gelezen worden; pas de rechten aan", id="forbidden"),
        pytest.param(
            OSError(5, "Input/output error"),
            "het bestand kan niet gelezen worden; kijk of het er is en wie het mag lezen",
            id="broken-disk",
        ),
        pytest.param(
            OSError(),
            "het bestand kan niet gelezen worden; kijk of het er is en wie het mag lezen",
            id="unknown",
        ),
    ],
)
def test_what_a_disk_refuses_is_said_in_dutch(error: OSError, line: str) -> None:
    assert str(unreadable(KEMPEN, error)) == f"{KEMPEN}:1:1: {line} [onleesbaar]"


class Torn:
    """An entry of a folder on a disk that no longer says what it is."""

    name, path = "kempen.yml", "kempen.yml"

    def is_dir(self, *, follow_symlinks: bool) -> bool:
        """Fails as a torn disk does."""
        raise OSError(5, f"Input/output error, {follow_symlinks}")

    is_file = is_dir


def test_a_disk_that_does_not_say_what_a_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where names come without their kind, the system is asked; what it cannot tell is named, and the rest is read."""
    root = make_tree(tmp_path, GOOD)
    real = os.scandir
    monkeypatch.setattr(
        os, "scandir", lambda folder: [*real(folder), *([Torn()] if Path(folder).name == "circles" else [])]
    )
    found, problems = find_files(root)
    monkeypatch.undo()
    message = "het bestand kan niet gelezen worden; kijk of het er is en wie het mag lezen"
    assert [str(each) for each in problems] == [f"{KEMPEN}:1:1: {message} [onleesbaar]"]
    assert len(found) == len(GOOD)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "path"),
    [
        pytest.param(b"\xff\xfe.yml", "circles/??.yml", id="not-utf-8"),
        pytest.param(b"a\nb.yml", "circles/a?b.yml", id="two-lines"),
        pytest.param("\u202elmy.yml".encode(), "circles/?lmy.yml", id="right-to-left"),
        pytest.param(b"::error::.yml", "circles/::error::.yml", id="command"),
    ],
)
def test_a_name_that_cannot_be_printed(name: bytes, path: str, tmp_path: Path) -> None:
    """The line of the problem stays one line that every terminal can show."""
    (Path(os.fsdecode(os.fsencode(lay(tmp_path, {}) / "circles") + b"/" + name))).touch()
    _, problems = load(tmp_path, flanders(), tmp_path)
    assert [(problem.path, problem.code.name) for problem in problems] == [(path, "bestandsnaam")]
    assert str(problems[0]).isprintable()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows fills holes")
def test_a_hole_of_ten_gigabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "groot"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)
    assert str(read_bytes(found(path))) == (
        "circles/x.yml:1:1: het bestand is 10000,0 MB groot; 1 MB kan; kort de tekst in [te-groot]"
    )


@pytest.mark.parametrize(("size", "is_read"), [(1_000_000, True), (1_000_001, False)])
def test_one_megabyte_is_the_limit(size: int, is_read: bool, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(size))
    assert isinstance(read_bytes(found(path)), bytes) is is_read


def test_folders_a_hundred_deep(tmp_path: Path) -> None:
    """The first that is too deep ends the walk."""
    deep = lay(tmp_path, {}) / "content"
    (deep / "/".join(["a"] * 100)).mkdir(parents=True)
    _, problems = load(tmp_path, flanders(), tmp_path)
    assert [problem.path for problem in problems] == ["content/a/a/a/a/a"]


# Bytes, text and data


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        pytest.param(b"\xff", Mark(1, 1), id="first"),
        pytest.param("één\ntwéé ".encode() + b"\xff\n", Mark(2, 6), id="behind-accents"),
        pytest.param(b"\xef\xbb\xbfa\r\nb\xff", Mark(2, 2), id="behind-mark-and-windows-line-end"),
        pytest.param(b"a\rb\r\xff", Mark(3, 1), id="behind-old-mac-line-ends"),
        pytest.param("😀".encode() + b"\xff", Mark(1, 2), id="behind-emoji"),
    ],
)
def test_the_first_byte_that_is_no_text_has_a_place(data: bytes, mark: Mark) -> None:
    text, problems = decode(data, KEMPEN)
    assert (text, [problem.mark for problem in problems]) == ("", [mark])


HIDDEN = (
    *((0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C)),
    *((0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200C), (0x200D, 0x200F), (0x2028, 0x202E)),
    *((0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xE000, 0xF8FF), (0xFE00, 0xFE0D), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFFF), (0xE0000, 0xE0FFF), (0xF0000, 0x10FFFF)),
    *((0x600, 0x605), (0x6DD, 0x6DD), (0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2), (0xFE0E, 0xFE0F)),
    *((0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1343F), (0x16FE4, 0x16FE4), (0x1BCA0, 0x1BCA3)),
    *((0x1D159, 0x1D159), (0x1D173, 0x1D17A), (0xFDD0, 0xFDEF), (0x1FFFE, 0x1FFFF), (0xDFFFE, 0xDFFFF)),
)
"""The first and the last character of each range that nobody sees, or sees right."""


@pytest.mark.parametrize("number", sorted({end for ends in HIDDEN for end in ends}), ids=hex)
def test_what_nobody_sees_is_named(number: int) -> None:
    text, problems = decode(f"ab{chr(number)}c".encode(), KEMPEN)
    assert text == "abc"
    assert [(problem.mark, problem.code) for problem in problems] == [(Mark(1, 3), INVISIBLE)]
    assert f"(U+{number:04X})" in problems[0].message


@pytest.mark.parametrize(
    "character", ["\t", "\n", " ", "\u00a0", "\u00ae", "\u2010", "\u2027", "\u202f", "☎\ufe0f", "😀"]
)
def test_what_people_type_is_not_hidden(character: str) -> None:
    """The neighbours of those ranges, and the blanks and dashes of ordinary text."""
    assert decode(f"a{character}b".encode(), KEMPEN) == (f"a{character}b", ())


def test_accents_are_heaped_where_they_follow_each_other() -> None:
    """Many letters that each have accents are no heap, in whatever script."""
    assert decode("दि".encode() * 1_000, KEMPEN)[1] == ()
    assert decode("e\u0301\u0323".encode() * 1_000, KEMPEN)[1] == ()
    assert [problem.mark for problem in decode(("漢" * 40 + "\u0301" * 31).encode(), KEMPEN)[1]] == [Mark(1, 41)]


def test_twenty_lines_with_hidden_characters_are_told_one_by_one() -> None:
    """On more lines it is no text with mistakes but something else."""
    assert [problem.mark.line for problem in decode(b"a\x1b\n" * 20, KEMPEN)[1]] == list(range(1, 21))
    assert [problem.code.name for problem in decode(b"a\x1b\n" * 21, KEMPEN)[1]] == ["geen-tekst"]


HOSTILE = {
    "brackets": "a: " + "[" * 29_000,
    "braces": "a: " + "{" * 29_000,
    "dashes": "- " * 14_000,
    "questions": "? " * 14_000,
    "values": "a: [" + "a, " * 9_000 + "]",
    "keys": "".join(f"k{number}: x\n" for number in range(2_800)),
    "same-keys": "k: x\n" * 5_000,
    "colons": "a: " + "x: " * 9_000,
    "words": "a: " + "x " * 14_000,
    "lines-of-words": "a: x\n" + " x\n" * 9_000,
    "line-ends": "\n" * 29_000 + "a",
    "comments": "#\n" * 14_000 + "a: b",
    "hashes": "a: x" + " #" * 14_000,
    "quotes": "'\"" * 14_000,
    "quoted-lines": 'a: "' + "x\n " * 9_000,
    "escapes": 'a: "' + "\\" * 29_000,
    "anchors": "&a " * 9_000,
    "spaces": "a:" + " " * 29_000 + "b",
    "no-break-spaces": "\u00a0" * 29_000,
    "date-of-spaces": 'a: "1' + " " * 29_000 + 'x"',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("loaders", [tree.LOADERS, (yaml.BaseLoader,)], ids=["as-installed", "without-c"])
def test_no_data_keep_the_reader_busy(text: str, loaders: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second of one processor is far more than any needs; the same ends of it with both parsers."""
    monkeypatch.setattr(tree, "LOADERS", loaders)
    start = time.process_time()
    read_tree(text, KEMPEN)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(circle("toelichting: " + "x " * 9_000).encode(), id="long-note"),
        pytest.param(circle('sinds: "1' + " " * 20_000 + 'x"').encode(), id="year-of-spaces"),
        pytest.param(circle("contact: " + "a." * 9_000 + "@").encode(), id="mail-of-dots"),
        pytest.param(circle("bron: https://" + "a-" * 9_000).encode(), id="host-of-hyphens"),
        pytest.param(circle("vorige_namen: [" + ", ".join(["A" * 90] * 290) + "]").encode(), id="many-wrong-names"),
        pytest.param(circle(*(f"sleutel{number}: x" for number in range(1_500))).encode(), id="many-wrong-keys"),
        pytest.param(circle("naam: " + "a" + "\u0301\u0323" * 200_000).encode(), id="heap-of-accents"),
        pytest.param(("\u200b\n" * 200_000).encode(), id="hidden-lines"),
        pytest.param(b"#" * 1_000_000, id="one-long-comment"),
        pytest.param(b"\n" * 999_990 + b"a: b", id="a-million-lines"),
    ],
)
def test_no_file_keeps_the_reader_busy(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(data)
    start = time.process_time()
    _, problems = read_file(found(path))
    assert problems
    assert time.process_time() - start < 2


WRITTEN = {
    "marked-section": "<![",
    "marked-section-in-a-text": "a <![CDATA[ b",
    "declaration": "<!x",
    "instruction": "<?x",
    "comments": "<!--" * 400,
    "brackets": "[" * 20_000,
    "brackets-in-rows": ("[" * 200 + "\n") * 45,
    "brackets-in-some-rows": (("[" * 200 + "\n") * 2 + "\n") * 22,
    "one-long-row": "x" * 100_000,
    "lists-in-a-row": "- " * 500 + "x",
    "lists-20-in-a-row": "- " * 20 + "x",
    "numbers-in-a-row": "1. " * 600 + "x",
    "lists-20-deep": "\n".join("    " * level + "- x" for level in range(20)),
    "lists-500-deep": "\n".join("  " * min(level, 400) + "- x" for level in range(500)),
    "quotes": ">" * 1_900,
    "quotes-20-deep": ("> " * 20 + "x\n") * 400,
    "notes-in-notes": "\n".join("    " * level + "!!! note" for level in range(100)),
    "divs-with-markdown": "<div markdown>\n" * 800,
    "divs": "<div>\n" * 2_400,
    "stars": ("*" * 1_900 + "\n") * 5,
    "emphasis": ("_a" * 900 + "\n") * 5,
    "ticks": ("`a" * 900 + "\n") * 10,
    "links": ("[a](" * 180 + "\n") * 13,
    "images": ("![" * 190 + "\n") * 26,
    "attributes": ("{: a=b " * 250 + "\n") * 10,
    "less-than": ("<" * 1_900 + "\n") * 5,
    "entities": ("&" * 1_900 + "\n") * 5,
    "cells": "|" * 1_900 + "\n" + "|-" * 900 + "\n" + "|" * 1_900,
    "definitions": "\n".join(f"[{number}]: x" for number in range(3_000)),
    "rule": "- " * 40,
}
"""Hand-written texts that python-markdown may not like."""


@pytest.mark.parametrize("body", WRITTEN.values(), ids=WRITTEN.keys())
def test_no_hand_written_page_keeps_the_build_busy(body: str, tmp_path: Path) -> None:
    """Refused with its line in a moment, or converted by MkDocs' own Markdown within two seconds, without an exception."""
    path = tmp_path / "x.md"
    path.write_bytes(page(body=body).encode())
    start = time.process_time()
    _, problems = read_file(Found(OVER, path))
    assert time.process_time() - start < 0.2
    assert all(problem.mark.line >= 5 for problem in problems)
    if not problems:
        extensions = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), yaml.BaseLoader)["markdown_extensions"]  # noqa: S506
        converter = markdown_of_mkdocs.Markdown(extensions=[each for each in extensions if isinstance(each, str)])
        converter.convert(body)
        assert time.process_time() - start < 2


# Codes


def planted(code: Code) -> dict[str, Content]:
    """The good tree with the example of a code in the place where it belongs."""
    if code in (*names.CODES, *attachments.CODES):
        return {path: page() if "content" in path else circle() for path in code.example.split(" naast ")}
    if code in front.CODES:
        return {MAY: code.example}
    if code in content.CODES:
        return {OVER: page(body=code.example)}
    if code in markdown.CODES:
        return {MAY: dated(body=code.example)}
    key = code.example.partition(":")[0]
    if key in {"contact", "team", "bijeenkomst"}:
        asked = (
            "vragen:",
            "  wifi:",
            "    vraag: Wie beheert de wifi?",
            "    sinds: 2026-02-14",
            f"    {code.example}",
        )
        return {KEMPEN: circle(*asked) if key == "bijeenkomst" else circle(code.example)}
    return {MAY: meeting(code.example) if key == "datum" else dated(code.example)}


@pytest.mark.parametrize(
    "code", [pytest.param(code, id=code.name) for code in CODES if not code.example.startswith("(")]
)
def test_the_example_of_a_code_shows_that_mistake(code: Code, tmp_path: Path) -> None:
    """What the help page shows gives the message that it explains; an example in brackets only describes."""
    _, problems = load(lay(tmp_path, planted(code)), flanders(), tmp_path)
    assert {problem.code for problem in problems} == {code}


def test_codes_say_what_the_help_page_needs() -> None:
    for code in CODES:
        assert code.meaning.endswith("."), code
        assert code.cure.endswith("."), code
        assert code.example.strip(), code


# Anything at all


PIECES = [
    *("titel", "datum", "naam", "status", "sprekers", "onderwerpen", "a", "é", "😀", "0", "2027-05-20", "14:00", "~"),
    *(
        ": ",
        ":",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n---\n",
        "---",
        "...",
        "\n\n",
        " ",
        "\t",
        "\u00a0",
        "\r\n",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        ", ",
        ",",
        '"',
        "'",
        "#",
        " # ",
        "|",
        ">",
        ">-",
        "&a ",
        "*a",
        "!x ",
        "? ",
        "%",
        "@",
        "`",
        "<<",
    ),
    *("\\", "\\n", "\\u202e", "\\UFFFFFFFF", "\u200b", "\ufeff", "\0", "\x1b", "\u0301", "\u2028", "\ud800", "null"),
    *("## Agenda\n", "## Verslag\n", "<b>", "![x](y)", "[x](y)", "```\n", "> ", "<!-- deel: x -->", "https://x.be/"),
]
ANYTHING = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(st.sampled_from(PIECES), max_size=40).map(lambda pieces: "".join(pieces).encode("utf-8", "surrogatepass")),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file in it is written over and over."""
    return tmp_path_factory.mktemp("alles")


@settings(max_examples=400)
@given(
    path=st.sampled_from([KEMPEN, MAY, OVER, "content/onderwerpen/nis2.md", "content/foto.png"]),
    start=st.sampled_from([b"", b"---\ndatum: 2027-05-20\n", circle().encode(), page().encode(), dated().encode()]),
    data=ANYTHING,
)
def test_anything_is_read_or_explained(path: str, start: bytes, data: bytes, folder: Path) -> None:
    """No exception for any bytes in any place; one printable line for each problem, inside the file, and no doubt."""
    disk = folder / "x"
    disk.write_bytes(start + data)
    thing, problems = read_file(Found(path, disk))
    lines = (start + data).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for problem in problems:
        assert str(problem).isprintable()
        assert problem.path == path
        assert problem.code in CODES
        assert 1 <= problem.mark.line <= lines + 1
        assert problem.mark.column >= 1
    assert len({str(problem) for problem in problems}) == len(problems)
    assert path.endswith("png") or isinstance(thing, (Circle, Meeting, Topic, ContentPage)) or problems


@settings(max_examples=400)
@given(st.lists(st.sampled_from([piece for piece in PIECES if piece.isprintable()]), max_size=30).map("".join))
def test_both_parsers_read_the_same(text: str) -> None:
    """The one in C is only faster: it takes nothing that the other refuses, and gives the same values and places."""
    both = []
    for loaders in (tree.LOADERS, tree.LOADERS[-1:]):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tree, "LOADERS", loaders)
            both.append(read_tree(text, KEMPEN))
    (fast, _), (slow, _) = both
    assert fast == slow
