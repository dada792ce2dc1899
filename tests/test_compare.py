"""`compare`: what a new build may take away from those who link, subscribe and read the data, and what not."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.publishing.losses import losses
from scripts.publishing.publication import Damaged, Publication
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.built import Built, build
from tests.support.running import command

PAGE = "bijeenkomsten/waasland/2027-06-17"
UID = "waasland-2027-06-17@kenniskringen.v-ict-or.be"
TITLE = "Kenniskring Waasland: Openbare wifi: kosten, beheer en gebruik"
REWRITTEN = "de geschiedenis van git is herschreven of ingekort: publiceer met de vroegere geschiedenis"


@pytest.fixture
def changed(example_site: Built, tmp_path: Path) -> Path:
    """A copy of the built example, in which a test may break something."""
    return shutil.copytree(example_site.folder, tmp_path / "nieuw")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as it is, built from a copy that git does not know: no number hangs on who edited it here."""
    root = tmp_path_factory.mktemp("voordien")
    return build(shutil.copytree(EXAMPLE, root / "voorbeeld"), EXAMPLE_NOW, root / "gebouwd").folder


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the example itself, to build again after a change."""
    return shutil.copytree(EXAMPLE, tmp_path / "voorbeeld")


def found(old: Path, new: Path) -> list[str]:
    return list(losses(Publication(old), Publication(new), EXAMPLE_NOW))


def edit(folder: Path, file: str, before: str, after: str) -> None:
    """Replaces a text wherever it stands in a built file; it must be there."""
    text = (folder / file).read_bytes().decode()
    assert before in text
    (folder / file).write_bytes(text.replace(before, after).encode())


def rebuilt(repository: Path, tmp_path: Path) -> Path:
    return build(repository, EXAMPLE_NOW, tmp_path / "gebouwd").folder


def without(file: Path, *uids: str) -> None:
    """Takes some events out of a calendar."""
    events = re.split(rb"(?=BEGIN:VEVENT)", file.read_bytes().removesuffix(b"END:VCALENDAR\r\n"))
    kept = [event for event in events if not any(b"UID:" + uid.encode() in event for uid in uids)]
    file.write_bytes(b"".join(kept) + b"END:VCALENDAR\r\n")


# Built again from changed data.


def test_the_same_data_lose_nothing(example_site: Built, tmp_path: Path) -> None:
    """Not even when meetings became past and the list of coming ones empty."""
    later = build(EXAMPLE, EXAMPLE_NOW.replace(year=2029), tmp_path / "later")
    assert list(losses(Publication(example_site.folder), Publication(later.folder), EXAMPLE_NOW)) == []


def test_a_meeting_whose_file_is_gone(before: Path, repository: Path, tmp_path: Path) -> None:
    """One line for all that was there of it, and one for a program that only it named."""
    (repository / "meetings" / "waasland" / "2027-06-17.md").unlink()
    gone = found(before, rebuilt(repository, tmp_path))
    cure = "zet meetings/waasland/2027-06-17.md terug; gaat ze niet door, dan met status: geannuleerd"
    program = "zet de bijeenkomst terug die voorbeeldwifi onder software noemt"
    assert gone == [
        f"{PAGE}/: dit adres is verdwenen, en 1 die erbij hoort; {cure}",
        f"software/voorbeeldwifi/: dit adres is verdwenen; {program}",
    ]


def test_the_second_meeting_of_a_day(repository: Path, tmp_path: Path) -> None:
    """Its file comes back like any other; one that was renamed to it gets its own name back."""
    folder = repository / "meetings" / "waasland"
    text = "---\ndatum: 2027-11-18\nvan: 14:00\ntot: 16:00\n---\n"
    (folder / "2027-11-18.md").write_text(text, encoding="utf-8")
    only = build(repository, EXAMPLE_NOW, tmp_path / "een").folder
    (folder / "2027-11-18-2.md").write_text(text.replace("14:00", "19:00").replace("16:00", "21:00"), encoding="utf-8")
    both = build(repository, EXAMPLE_NOW, tmp_path / "twee").folder
    (folder / "2027-11-18.md").unlink()
    renamed = build(repository, EXAMPLE_NOW, tmp_path / "hernoemd").folder
    assert found(only, renamed)[0].endswith(
        "geef meetings/waasland/2027-11-18-2.md zijn oude naam 2027-11-18.md terug, met de nieuwe dag in datum en status: "
        "verplaatst; is dat een andere bijeenkomst, zet dan 2027-11-18.md terug"
    )
    assert found(both, only)[0].endswith(
        "zet meetings/waasland/2027-11-18-2.md terug; gaat ze niet door, dan met status: geannuleerd"
    )


def test_a_meeting_that_is_cancelled_is_no_loss(before: Path, repository: Path, tmp_path: Path) -> None:
    file = repository / "meetings" / "waasland" / "2027-06-17.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("datum:", "status: geannuleerd\ndatum:", 1), encoding="utf-8"
    )
    assert found(before, rebuilt(repository, tmp_path)) == []


def test_a_circle_renamed_with_its_former_name_is_no_loss(before: Path, repository: Path, tmp_path: Path) -> None:
    """Old addresses lead on, and the calendars at them go on; without the former name everything would be gone."""
    circle = repository / "circles" / "kempen.yml"
    circle.rename(repository / "circles" / "de-kempen.yml")
    (repository / "meetings" / "kempen").rename(repository / "meetings" / "de-kempen")
    lost = found(before, rebuilt(repository, tmp_path))
    cure = "zet circles/kempen.yml terug, met status: gestopt en een opvolger; heet de kring nu anders, noem kempen dan"
    assert lost == [f"kringen/kempen/: dit adres is verdwenen, en 13 die erbij horen; {cure} in haar vorige_namen"]
    renamed = repository / "circles" / "de-kempen.yml"
    renamed.write_text(renamed.read_text(encoding="utf-8") + "vorige_namen: [kempen]\n", encoding="utf-8")
    assert found(before, build(repository, EXAMPLE_NOW, tmp_path / "met").folder) == []


# Changed after it was built.


def remove_page(folder: Path) -> None:
    (folder / "over" / "index.html").unlink()


def remove_asset(folder: Path) -> None:
    shutil.rmtree(folder / "assets")


def break_redirect(folder: Path) -> None:
    shutil.copy(folder / "404.html", folder / "nieuw.html")
    text = '<meta http-equiv="refresh" content="0; url=../weg/">'
    (folder / "oud").mkdir()
    (folder / "oud" / "index.html").write_text(text, encoding="utf-8")


def leave_one_circle(folder: Path) -> None:
    without(folder / "kringen/waasland/agenda.ics", UID)


def leave_a_topic(folder: Path) -> None:
    without(folder / "onderwerpen/openbare-wifi/agenda.ics", UID)


def drop_field(folder: Path) -> None:
    for file in ("circles.json", "circles/waasland.json", "circles/kempen.json"):
        edit(folder, f"api/v1/{file}", '"contact"', '"kontakt"')


def drop_promise(folder: Path) -> None:
    file = folder / "api" / "v1" / "schema" / "topics.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    del schema["properties"]["topics"]
    file.write_text(json.dumps(schema), encoding="utf-8")


def empty_list(folder: Path) -> None:
    (folder / "api" / "v1" / "upcoming.json").write_text(
        json.dumps(json.loads((folder / "api/v1/upcoming.json").read_text(encoding="utf-8")) | {"meetings": []}),
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            remove_page,
            ["over/: dit adres is verdwenen; zet content/over.md terug"],
            id="page",
        ),
        pytest.param(remove_asset, [], id="assets-are-ours"),
        pytest.param(
            break_redirect,
            ["oud/: verwijst naar weg/, en dat bestaat niet; kijk na wat daar hoort te staan"],
            id="redirect",
        ),
        pytest.param(
            leave_one_circle,
            [
                f"{UID}: deze komende bijeenkomst is verdwenen uit kringen/waasland/agenda.ics,"
                " zonder dat ze geannuleerd is; zet de kring terug onder kringen, of annuleer de bijeenkomst"
            ],
            id="left-a-circle",
        ),
        pytest.param(leave_a_topic, [], id="left-a-topic"),
        pytest.param(
            drop_field,
            [
                'api/v1/circles.json: het veld "circles[].contact" is verdwenen; laat het staan, of maak een api/v2',
                'api/v1/circles/kempen.json en nog 1: het veld "contact" is verdwenen; laat het staan, of maak een api/v2',
            ],
            id="field",
        ),
        pytest.param(
            drop_promise,
            ['api/v1/schema/topics.json: het veld "topics.topics" is verdwenen; laat het staan, of maak een api/v2'],
            id="promise",
        ),
        pytest.param(empty_list, [], id="nothing-is-coming"),
    ],
)
def test_what_breaks_is_named(
    example_site: Built, changed: Path, change: Callable[[Path], None], expected: list[str]
) -> None:
    change(changed)
    assert found(example_site.folder, changed) == expected


def test_a_sequence_that_falls(example_site: Built, changed: Path, tmp_path: Path) -> None:
    """As after a build without the whole history: calendars would ignore the change, and those to come."""
    former = shutil.copytree(example_site.folder, tmp_path / "oud")
    for folder, number in ((former, 4), (changed, 1)):
        for file in folder.rglob("agenda.ics"):
            text = re.sub(rb"(UID:" + UID.encode() + rb"\r\nSEQUENCE:)\d+", rb"\g<1>%d" % number, file.read_bytes())
            file.write_bytes(text)
    assert found(former, changed) == [
        f"{UID}: SEQUENCE daalt van 4 naar 1, en dan negeren agenda's de wijziging; {REWRITTEN}"
    ]


def test_a_meeting_that_passed_or_was_cancelled_may_go(example_site: Built, changed: Path) -> None:
    """Nobody waits for it any more."""
    gone = ("waasland/2026-12-10", "regio-gent/2027-05-18")
    for file in changed.rglob("agenda.ics"):
        without(file, *gone)
    assert found(example_site.folder, changed) == []


def test_a_sitemap_needs_the_address(example_site: Built, tmp_path: Path) -> None:
    with_address = shutil.copytree(example_site.folder, tmp_path / "oud")
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (with_address / name).touch()
    cure = "het komt er alleen met het openbare adres van de site: geef KRINGEN_SITE_URL"
    assert found(with_address, example_site.folder) == [
        f"sitemap.xml: dit adres is verdwenen, en 1 die erbij hoort; {cure}"
    ]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        pytest.param("agenda.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", id="calendar-cut-off"),
        pytest.param("agenda.ics", b"", id="calendar-empty"),
        pytest.param("agenda.ics", b"\xff\xfe\x00", id="no-text"),
        pytest.param("agenda.ics", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", id="no-uid"),
        pytest.param("api/v1/meetings.json", b"[]", id="data-of-another-shape"),
        pytest.param("api/v1/circles.json", b'{"circles": [', id="data-cut-off"),
        pytest.param("api/v1/circles.json", b"[" * 100_000, id="data-too-deep"),
        pytest.param("api/v1/schema/circles.json", b"3", id="schema-is-a-number"),
    ],
)
def test_a_damaged_file_is_named(file: str, content: bytes, example_site: Built, changed: Path) -> None:
    """Never a traceback, and never as if nothing had been there."""
    (changed / file).write_bytes(content)
    with pytest.raises(Damaged, match=f"^{re.escape(file)} is beschadigd"):
        found(changed, example_site.folder)


# The command.


def test_the_command_says_what_it_found(example_site: Built, changed: Path) -> None:
    """One line for each loss and one that counts; the exit status stops a publication."""
    arguments = ("compare", example_site.folder, changed, "--now", "2027-03-11T13:00")
    done = command(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Alles wat anderen gebruiken, is er nog.\n", "")
    remove_page(changed)
    leave_one_circle(changed)
    done = command(*arguments)
    lines = done.stdout.splitlines()
    assert (done.returncode, done.stderr, len(lines)) == (1, "", 3)
    assert lines[-1] == (
        "De nieuwe versie breekt wat anderen gebruiken: 2 fouten. "
        "Is dat de bedoeling, publiceer dan één keer met KRINGEN_ACCEPT_LOSSES=true."
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param((), "hier ontbreekt: OUD, NIEUW", id="none"),
        pytest.param(("hooks", "site"), 'in "hooks" staat geen site; kies een map die "run.py build" gemaakt heeft', id="no-site"),
        pytest.param(
            ("nergens", "site"),
            '"nergens" is geen map en geen versie die git hier kent (in een kopie zonder hele geschiedenis: git fetch --unshallow)',
            id="nothing",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_the_arguments_is_one_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    done = command("compare", *arguments)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (2, "", sentence)
