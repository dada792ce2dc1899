"""Mails as trekkers send them: the file in each, as it was before the mail program, and where it belongs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.transfer.letter import LARGEST, Letter, read_mail, read_pasted
from tests.support.running import bytes_of, command
from tests.support.samples import GOOD, make_tree

FILE = """\
---
titel: "NIS2: wat nu?"
datum: 2027-06-17
van: 14:00
gastbestuur: Sint-Niklaas
locatie: Stadhuis, Grote Markt 1, 9100 Sint-Niklaas
sprekers:
  - organisatie: V-ICT-OR
    onderwerp: NIS2 in de praktijk
inschrijven: info@v-ict-or.be
---
## Agenda

- Welkom
- Vragen

### Wat meebrengen

Niets.
"""
PATH = "meetings/waasland/2027-06-17.md"
HANDED = {PATH: FILE}
INTRO = f"Beste,\n\nHieronder vindt u het bestand {PATH}.\n\n----------\n"
BODY = f"{INTRO}{FILE}----------\n\nMet vriendelijke groeten\nVoornaam Achternaam\n"


def mail(body: str = BODY, page: str = "", subject: str = "Nieuwe bijeenkomst", **files: str | bytes) -> bytes:
    """A mail with a text, a formatted twin, and attachments by name (`__` for a point)."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "trekker@example.org", "info@v-ict-or.be", subject
    message.set_content(body)
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in files.items():
        raw = data.encode() if isinstance(data, str) else data
        message.add_attachment(raw, maintype="application", subtype="octet-stream", filename=name.replace("__", "."))
    return message.as_bytes()


def html_of(text: str) -> str:
    """A text as Outlook formats it: a paragraph for each line, hard spaces for indentation."""
    rows = (line.replace("  ", "&nbsp; ").replace("<", "&lt;") or "&nbsp;" for line in text.split("\n"))
    paragraphs = "".join(f"<p class=MsoNormal>{row}<o:p></o:p></p>\r\n" for row in rows)
    return f"<html><head><style>p {{margin:0}}</style></head><body>{paragraphs}</body></html>"


def outlook(text: str) -> str:
    """What Outlook makes of a text: long dashes, curly quotes, hard spaces, broken lines, addresses twice."""
    text = re.sub("(?m)^---$", "—", text).replace("  -", "\u00a0 –").replace('"NIS2: wat nu?"', "“NIS2: wat nu?”")
    text = text.replace("    onderwerp", "\u00a0\u00a0\u00a0 onderwerp").replace("Markt 1, 9100", "Markt 1, 9100\n")
    return text.replace("- Welkom", "• Welkom").replace("info@v-ict-or.be", "info@v-ict-or.be<mailto:info@v-ict-or.be>")


def answered(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


SAFE = FILE.replace("info@v-ict-or.be", "https://example.org/inschrijven")
WRAPPED = FILE.replace(
    "info@v-ict-or.be",
    "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Finschrijven&data=05%7C",
)


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(mail(), FILE, id="of-the-form"),
        pytest.param(mail().replace(b"\n", b"\r\n"), FILE, id="crlf"),
        pytest.param(mail(INTRO + FILE), FILE, id="without-an-end"),
        pytest.param(mail(INTRO + FILE + "-- \nVoornaam"), FILE, id="signature"),
        pytest.param(mail(outlook(BODY).replace("----------", "________________________________")), FILE, id="outlook"),
        pytest.param(mail(BODY.replace("\n", "\n\n")), FILE, id="empty-rows-between"),
        pytest.param(mail(answered(BODY)), FILE, id="answered"),
        pytest.param(mail(answered(answered(BODY)).replace("> >", ">>")), FILE, id="answered-twice"),
        pytest.param(mail(f"Zie bijlage {PATH}", page=html_of(BODY)), FILE, id="formatted"),
        pytest.param(mail(" ", page=html_of(outlook(BODY))), FILE, id="formatted-by-outlook"),
        pytest.param(mail("Zie bijlage.", **{"waasland-2027-06-17__md": FILE}), FILE, id="attached"),
        pytest.param(mail("Zie bijlage.", **{"waasland-2027-06-17 (2)__md": FILE}), FILE, id="attached-downloaded-twice"),
        pytest.param(mail("Zie bijlage.", **{"Waasland-2027-06-17__txt": FILE.replace("\n", "\r\n")}), FILE, id="notepad"),
        pytest.param(mail("Zie", **{"waasland-2027-06-17__md": "\ufeff" + FILE}), FILE, id="byte-order-mark"),
        pytest.param(mail(**{"waasland-2027-06-17__md": FILE}), FILE, id="in-the-mail-and-attached"),
        pytest.param(mail(f"Zie bijlage: {PATH}", verslag__md=FILE), FILE, id="named-in-the-mail"),
        pytest.param(mail("x", subject=f"Verslag voor {PATH}", verslag__md=FILE), FILE, id="named-in-the-subject"),
        pytest.param(mail(INTRO + WRAPPED), SAFE, id="safe-links"),
        pytest.param(mail(INTRO + FILE.replace("Vragen", "Vragen — en antwoorden")), FILE.replace("Vragen", "Vragen — en antwoorden"), id="dash-inside"),
        pytest.param(mail(INTRO + FILE + "\n-----\n\nEinde\n"), FILE + "\n-----\n\nEinde\n", id="rule-in-the-report"),
    ],
)  # fmt: skip
def test_a_mail_with_a_meeting(data: bytes, text: str) -> None:
    """Found in the text, in its formatted twin or in an attachment; written as it was before the mail program."""
    found = read_mail(data, "mail.eml")
    assert (found.files, found.problems) == ({PATH: text}, ())


def test_a_greeting_ends_a_report() -> None:
    """And is named, since the name below it would be published."""
    found = read_mail(mail(f"{INTRO}{FILE}\nMet vriendelijke groeten,\nVoornaam Achternaam\n"), "mail.eml")
    assert found.files == HANDED
    assert [str(each) for each in found.problems] == [
        f"mail.eml:1:1: waarschuwing: wat in {PATH} na de groet of de handtekening stond, is weggelaten [na-de-groet]"
    ]


OTHER = FILE.replace("2027-06-17", "2027-09-16")


@pytest.mark.parametrize(
    ("data", "paths", "said"),
    [
        pytest.param(
            mail(f"{BODY}\nHet bestand {PATH.replace('06-17', '09-16')}:\n{OTHER}----------\n"),
            [PATH, "meetings/waasland/2027-09-16.md"],
            [],
            id="two-files-in-the-text",
        ),
        pytest.param(
            mail("x", **{"waasland-2027-06-17__md": FILE, "kempen-2027-09-16__md": OTHER}),
            ["meetings/kempen/2027-09-16.md", PATH],
            [],
            id="two-attachments",
        ),
        pytest.param(
            mail(**{"waasland-2027-06-17__md": FILE.replace("Vragen", "Antwoorden")}),
            [PATH],
            [f"{PATH} staat er twee keer in, en niet met dezelfde tekst; houd er één over [mail]"],
            id="two-versions",
        ),
        pytest.param(mail("Dag, wanneer is het?"), [], ["in de mail staat geen bijeenkomst"], id="none"),
        pytest.param(mail("Dag\n---\nVoornaam"), [], ["in de mail staat geen bijeenkomst"], id="only-a-signature"),
        pytest.param(
            mail("Zie", verslag__md="# Verslag"), [], ['in "verslag.md" staat geen bijeenkomst'], id="no-file-attached"
        ),
        pytest.param(mail(f"Dag\n{FILE}"), [], ["er staat niet bij van welke kring"], id="no-circle"),
        pytest.param(
            mail(BODY.replace(PATH, "content/over.md")),
            [],
            [
                '"content/over.md" is geen plaats van een bijeenkomst; een mail kan alleen meetings/kring/jaar-maand-dag.md'
            ],
            id="outside",
        ),
        pytest.param(
            mail(BODY.replace(PATH, "../../hooks/build.py")),
            [],
            ['"../../hooks/build.py" is geen plaats van een bijeenkomst'],
            id="above",
        ),
        pytest.param(
            mail(BODY.replace(PATH, "meetings/../circles/2027-06-17.md")),
            [],
            ["is geen plaats van een bijeenkomst"],
            id="above-inside",
        ),
        pytest.param(
            mail(BODY.replace(PATH, f"/{PATH}")),
            [],
            [f'"/{PATH}" is geen plaats van een bijeenkomst'],
            id="from-the-root",
        ),
        pytest.param(mail(BODY.replace(PATH, "C:\\meetings\\x.md")), [], ["is geen plaats"], id="from-a-disk"),
        pytest.param(mail("x", **{"../waasland-2027-06-17__md": FILE}), [PATH], [], id="attached-with-a-path"),
    ],
)
def test_where_a_file_belongs(data: bytes, paths: list[str], said: list[str]) -> None:
    """Only below meetings/, whatever the mail says."""
    found = read_mail(data, "mail.eml")
    assert list(found.files) == paths
    assert len(found.problems) == len(said)
    for problem, piece in zip(found.problems, said, strict=True):
        assert piece in str(problem)


def test_the_circle_of_what_names_none() -> None:
    assert read_mail(mail(f"Dag\n{FILE}"), "mail.eml", "kempen").files == {"meetings/kempen/2027-06-17.md": FILE}


def test_what_else_came_with_a_mail() -> None:
    """Invitations are handed on; other attachments are named."""
    data = mail("Zie bijlagen", uitnodiging__ics="BEGIN:VCALENDAR", presentatie__pdf=b"%PDF-")
    found = read_mail(data, "mail.eml")
    assert found == Letter(calendars=(("uitnodiging.ics", b"BEGIN:VCALENDAR"),), left=("presentatie.pdf",))


def test_a_forwarded_mail() -> None:
    """A mail inside a mail, as "doorsturen als bijlage" makes it."""
    outer = EmailMessage()
    outer["Subject"] = "FW: bijeenkomst"
    outer.set_content("Zie bijlage.")
    inner = EmailMessage()
    inner.set_content(BODY)
    outer.add_attachment(inner)
    assert read_mail(outer.as_bytes(), "mail.eml").files == HANDED


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "bestaat-niet"])
def test_the_encodings_of_a_mail(charset: str) -> None:
    """Also when the mail names one that does not exist."""
    encoding = "cp1252" if charset == "bestaat-niet" else charset
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    data = head.encode() + BODY.replace("Welkom", "Welkom één").encode(encoding)
    assert read_mail(data, "mail.eml").files == {PATH: FILE.replace("Welkom", "Welkom één")}


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("waasland-2027-06-17.md", FILE, PATH),
        ("map/waasland-2027-06-17 (1).md", FILE, PATH),
        (f"/ergens/{PATH}", FILE, PATH),
        ("C:\\Users\\x\\Downloads\\waasland-2027-06-17.md", FILE, PATH),
        ("tekst.txt", BODY, PATH),
        ("-", BODY, PATH),
    ],
)
def test_a_file_or_a_copied_mail(name: str, text: str, path: str) -> None:
    assert read_pasted(text, name).files == {path: FILE}


@pytest.mark.parametrize(
    "filling",
    [
        pytest.param(lambda: mail("x" * 10_000_000), id="10-mb-of-letters"),
        pytest.param(lambda: mail(bijlage__pdf=b"x" * 10_000_000), id="10-mb-attached"),
        pytest.param(lambda: mail("---\n" * 200_000), id="fences"),
        pytest.param(lambda: mail("---\na_b: c\n" * 90_000), id="open-data"),
        pytest.param(lambda: mail("---\na_b: c\n---\n" * 60_000), id="files"),
        pytest.param(lambda: mail(INTRO + FILE + "---\n" * 200_000), id="rules"),
        pytest.param(lambda: mail(f"vragen:\n{chr(10) * 11}" * 80_000), id="questions-without-a-name"),
        pytest.param(lambda: mail("https://a.be/" * 70_000), id="addresses"),
        pytest.param(lambda: mail("a@" * 400_000), id="at-signs"),
        pytest.param(lambda: mail("x", page="<p>" * 300_000), id="paragraphs"),
        pytest.param(lambda: mail("x", page="<!--" * 200_000), id="comments"),
        pytest.param(lambda: mail("x", page="<" * 900_000), id="points"),
        pytest.param(lambda: b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\nx\n" * 100_000, id="parts"),
    ],
)
def test_no_mail_keeps_anybody_waiting(filling: Callable[[], bytes]) -> None:
    """Whatever is in it, a mail is read in some seconds on a busy machine."""
    data = filling()
    began = time.monotonic()
    read_mail(data, "mail.eml")
    assert time.monotonic() - began < 5


def test_a_mail_that_is_too_large() -> None:
    found = read_mail(b" " * (LARGEST + 1), "mail.eml")
    assert [str(each) for each in found.problems] == [
        "mail.eml:1:1: de mail is groter dan 30 MB; bewaar de bijlage en geef die mee [mail]"
    ]


def test_parts_in_parts_in_parts() -> None:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (at, at) for at in range(2000))
    assert read_mail(head, "mail.eml").problems


PIECES = st.sampled_from(
    [*(BODY.split("\n")), "---", "—", "> ", "\u00a0", "Subject: =?x?q?=?=", "Content-Type: ;;", "\x00"]
)


@given(st.binary(max_size=200) | st.lists(PIECES, max_size=30).map(lambda rows: "\n".join(rows).encode("utf-8")))
@settings(max_examples=300)
def test_no_mail_raises(data: bytes) -> None:
    """Whatever the bytes, there is a file or a sentence, and never a place outside meetings/."""
    found = read_mail(data, "mail.eml")
    assert found.files or found.problems or found.calendars
    assert all(path.startswith("meetings/") and ".." not in path for path in found.files)


@given(
    st.lists(
        st.sampled_from(["datum: 2027-06-17", "a: b", "- x", "  - y", "", "tekst", "### kop", "| a |", "c"]),
        max_size=20,
    )
)
def test_what_was_read_once_is_read_the_same_again(rows: list[str]) -> None:
    text = "---\ndatum: 2027-06-17\n---\n" + "\n".join(rows)
    once = read_pasted(text, "waasland-2027-06-17.md").files
    assert once
    assert read_pasted(next(iter(once.values())), "waasland-2027-06-17.md").files == once


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return make_tree(tmp_path / "repository", GOOD)


def test_a_mail_is_shown_and_then_written(repository: Path, tmp_path: Path) -> None:
    """A new meeting, in Dutch and line by line; nothing is written without --write, and what is there is not touched."""
    file = tmp_path / "mail.eml"
    file.write_bytes(mail(presentatie__pdf=b"%PDF-"))
    before = bytes_of(repository)
    done = command("import", file, "--root", repository, "--now", "2027-03-01")
    lines = done.stdout.splitlines()
    assert lines[:4] == [f"{PATH}: nieuw", "  + ---", '  + titel: "NIS2: wat nu?"', "  + datum: 2027-06-17"]
    assert "Bijeenkomsten" in lines
    assert "Niet overgenomen: presentatie.pdf. Zet een bijlage zelf online en noem haar adres bij documenten." in lines
    assert lines[-1] == "Er is nog niets geschreven; dat doet dezelfde opdracht met --write."
    assert (done.returncode, done.stderr, bytes_of(repository)) == (0, "", before)
    done = command("import", file, "--root", repository, "--now", "2027-03-01", "--write")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        0,
        "1 bestand geschreven. Kijk ze na en zet ze in de repository.",
    )
    assert bytes_of(repository) == before | {PATH: FILE.encode()}
    again = command("import", file, "--root", repository, "--now", "2027-03-01", "--write")
    assert f"{PATH}: blijft gelijk" in again.stdout
    assert "0 bestanden geschreven" in again.stdout


MARCH = "meetings/waasland/2027-03-11.md"
REPORT = """\
---
datum: 2027-03-11
van: 14:00
tot: 17:00
gastbestuur: Sint-Niklaas
onderwerpen: [gdpr]
---
## Agenda

- Welkom

## Verslag

We bespraken twee vragen.
"""


def test_a_file_that_stands_there_is_shown_line_by_line(repository: Path, tmp_path: Path) -> None:
    """The lines that go and come, the sentences for visitors, and on --write those bytes alone."""
    file = tmp_path / "waasland-2027-03-11.md"
    file.write_text(REPORT, encoding="utf-8")
    before = bytes_of(repository)
    done = command("import", file, "--root", repository, "--now", "2027-03-12")
    shown = done.stdout.splitlines()
    assert shown[:7] == [
        f"{MARCH}: wijzigt",
        "  - tot: 16:30",
        "  + tot: 17:00",
        "  + ",
        "  + ## Verslag",
        "  + ",
        "  + We bespraken twee vragen.",
    ]
    assert any("verslag" in line.lower() and line.startswith("- ") for line in shown)
    assert bytes_of(repository) == before
    assert command("import", file, "--root", repository, "--now", "2027-03-12", "--write").returncode == 0
    assert bytes_of(repository) == before | {MARCH: REPORT.encode()}


def test_a_mistake_in_one_of_several_and_nothing_is_written(repository: Path, tmp_path: Path) -> None:
    """Mails, files and tables together; the mistake stands at its line in the file that would be."""
    good, wrong, table = tmp_path / "mail.eml", tmp_path / "waasland-2027-09-16.md", tmp_path / "oud.csv"
    good.write_bytes(mail())
    wrong.write_text(OTHER.replace("14:00", "25:00"), encoding="utf-8")
    table.write_text("kring;datum\nkempen;03/02/2026\n", encoding="utf-8")
    before = bytes_of(repository)
    done = command("import", good, wrong, table, "--root", repository, "--now", "2027-03-01", "--write")
    assert (
        'meetings/waasland/2027-09-16.md:4:6: van: "25:00" is geen uur van de dag; een dag loopt van 00:00 tot 23:59 [uur]'
        in done.stdout
    )
    assert "Er is niets geschreven: verbeter eerst wat hierboven staat." in done.stdout
    assert (done.returncode, bytes_of(repository)) == (1, before)
    wrong.write_text(OTHER, encoding="utf-8")
    done = command("import", good, wrong, table, "--root", repository, "--now", "2027-03-01", "--write")
    assert done.returncode == 0
    assert sorted(bytes_of(repository).keys() - before.keys()) == [
        "meetings/kempen/2026-02-03.md",
        PATH,
        "meetings/waasland/2027-09-16.md",
    ]


def test_two_mails_about_one_meeting(repository: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "een.eml", tmp_path / "twee.eml"
    one.write_bytes(mail())
    two.write_bytes(mail(BODY.replace("Vragen", "Antwoorden")))
    done = command("import", one, two, "--root", repository, "--now", "2027-03-01", "--write")
    assert (
        f"twee.eml:1:1: {PATH} staat ook in een andere mail, met een andere tekst; geef alleen de laatste mee [mail]"
        in done.stdout
    )
    assert done.returncode == 1


@pytest.mark.parametrize("text", [mail().decode(), BODY, outlook(BODY)], ids=["mail", "copied", "copied-from-outlook"])
def test_what_comes_from_the_standard_input(repository: Path, text: str) -> None:
    done = command("import", "-", "--root", repository, "--now", "2027-03-01", "--write", given=text)
    assert (done.returncode, done.stderr) == (0, "")
    assert (repository / PATH).read_text("utf-8") == FILE


def test_a_place_that_leads_elsewhere(repository: Path, tmp_path: Path) -> None:
    """A link in meetings/ does not carry a file out of it."""
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (repository / "meetings" / "kempen").symlink_to(elsewhere)
    file = tmp_path / "kempen-2027-06-17.md"
    file.write_text(FILE, encoding="utf-8")
    done = command("import", file, "--root", repository, "--now", "2027-03-01", "--write")
    assert done.returncode == 1
    assert list(elsewhere.iterdir()) == []


def test_a_mail_of_classic_outlook_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "mail.msg"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    done = command("import", file)
    assert (done.returncode, done.stderr.strip()) == (
        1,
        '"mail.msg" is een mail zoals klassieke Outlook ze bewaart; open ze, kopieer alles, plak het in een bestand dat op '
        ".txt eindigt, en geef dat mee",
    )
