"""Mails with a question as visitors and trekkers send them: what is in each after a mail program had it, and what import does."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kringen.transfer.letter import Letter, read_mail, read_pasted
from kringen.transfer.pasted import MOST_TRIES
from kringen.transfer.raised import Raised, questions_in
from tests.support.running import bytes_of, command
from tests.support.samples import GOOD, make_tree
from tests.test_letter import BODY as MEETING
from tests.test_letter import HANDED, answered, html_of, mail

ADDRESS = "voornaam.achternaam@lokeren.example.org"
BLOCK = """\
vragen:
  toegang-leveranciers:
    vraag: Hoe geeft u leveranciers veilig toegang van op afstand, ook na de uren?
    sinds: 2027-02-14
    onderwerp: gdpr
    toelichting: 'Wij doen het per telefoon: dat kost ''s avonds een uur.'
    bestuur: Lokeren
"""
BODY = f"""\
Beste,

Ik breng deze vraag in voor de kring Waasland:

Hoe geeft u leveranciers veilig toegang van op afstand, ook na de uren?

U kunt mij antwoorden op {ADDRESS}.

Om te kopiëren in circles/waasland.yml:

----------
{BLOCK}----------
"""
VALUES = {
    "vraag": "Hoe geeft u leveranciers veilig toegang van op afstand, ook na de uren?",
    "sinds": "2027-02-14",
    "onderwerp": "gdpr",
    "toelichting": "'Wij doen het per telefoon: dat kost ''s avonds een uur.'",
    "bestuur": "Lokeren",
}
RAISED = (("waasland", Raised("toegang-leveranciers", VALUES)),)
SIGNED = f"{BODY}\nMet vriendelijke groeten\nVoornaam Achternaam\nvragen? bel 0470 00 00 00\n"


def wrapped(text: str) -> str:
    """A mail whose long lines were broken off, as many programs send it."""
    return text.replace("toegang van op afstand, ook", "toegang van op\nafstand, ook").replace(
        ": dat kost", ": dat\nkost"
    )


def flat(text: str) -> str:
    """A mail that lost the blanks before its lines."""
    return "\n".join(line.strip() for line in text.split("\n"))


def curly(text: str) -> str:
    """What Outlook makes of quotes and indentation."""
    return text.replace("'Wij", "‘Wij").replace("uur.'", "uur.’").replace("    ", "\u00a0\u00a0\u00a0 ")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(mail(BODY), id="of-the-form"),
        pytest.param(mail(SIGNED), id="signed"),
        pytest.param(mail(SIGNED).replace(b"\n", b"\r\n"), id="crlf"),
        pytest.param(mail(wrapped(SIGNED)), id="broken-lines"),
        pytest.param(mail(flat(SIGNED)), id="without-indentation"),
        pytest.param(mail(flat(wrapped(SIGNED))), id="both"),
        pytest.param(mail(curly(SIGNED)), id="curly"),
        pytest.param(mail(SIGNED.replace("\n", "\n\n")), id="empty-rows-between"),
        pytest.param(mail(answered(SIGNED)), id="answered"),
        pytest.param(mail(answered(answered(wrapped(SIGNED))).replace("> >", ">>")), id="answered-twice"),
        pytest.param(mail(" ", page=html_of(SIGNED)), id="formatted"),
        pytest.param(mail(SIGNED, page=html_of(SIGNED)), id="both-ways"),
        pytest.param(mail("Zie bijlage.", **{"vraag-waasland__txt": f"Om te kopiëren in circles/waasland.yml:\n\n{BLOCK}"}), id="attached"),
        pytest.param(mail(BODY, **{"vraag-waasland__txt": f"Om te kopiëren in circles/waasland.yml:\n\n{BLOCK}"}), id="in-the-mail-and-attached"),
        pytest.param(mail(BODY.replace("----------\n", "")), id="without-marks"),
        pytest.param(mail(BODY.replace("    vraag:", "    Vraag:").replace("    sinds:", "    Sinds:")), id="capitals"),
        pytest.param(mail(f"Zie hieronder\n{BLOCK}", subject="circles/waasland.yml"), id="named-in-the-subject"),
    ],
)  # fmt: skip
def test_a_mail_with_a_question(data: bytes) -> None:
    """Its keys as the form wrote them, whatever the mail program did; nothing of the greeting or the address to answer to."""
    assert read_mail(data, "mail.eml") == Letter(questions=RAISED)
    assert ADDRESS not in str(read_mail(data, "mail.eml"))


@pytest.mark.parametrize("text", [BODY, wrapped(SIGNED), answered(SIGNED)])
def test_a_copied_mail(text: str) -> None:
    assert read_pasted(text, "-").questions == RAISED


@pytest.mark.parametrize(
    ("block", "questions"),
    [
        pytest.param("vragen:\n  wifi: weg\n", [Raised("wifi", {}, is_gone=True)], id="gone"),
        pytest.param("vragen:\n  wifi:\n    bijeenkomst: 2027-06-17\n", [Raised("wifi", {"bijeenkomst": "2027-06-17"})], id="on-a-meeting"),
        pytest.param("vragen:\n  wifi:\n    bijeenkomst:\n", [Raised("wifi", {"bijeenkomst": ""})], id="on-none"),
        pytest.param("vragen:\n  wifi: weg\n  mails:\n    bijeenkomst: 2027-03\n", [Raised("wifi", {}, is_gone=True), Raised("mails", {"bijeenkomst": "2027-03"})], id="two"),
        pytest.param("vragen:\n  wifi:\n    vraag: 'Wie: u?\n      sinds: gisteren'\n    sinds: 2027-02-14\n", [Raised("wifi", {"vraag": "'Wie: u? sinds: gisteren'", "sinds": "2027-02-14"})], id="a-broken-line-like-a-key"),
    ],
)  # fmt: skip
def test_what_is_said_of_a_question(block: str, questions: list[Raised]) -> None:
    found = read_pasted(f"In circles/waasland.yml:\n\n----------\n{block}----------\n", "-")
    assert found == Letter(questions=tuple(("waasland", each) for each in questions))


def test_no_more_than_so_many_places_of_a_text_are_tried() -> None:
    """A thousand rows that might begin questions cost no more than a hundred."""
    rows = "vragen:\n  a: weg\n----------\n"
    assert [len([*questions_in(rows * count)]) for count in (1, MOST_TRIES, 1_000)] == [1, MOST_TRIES, MOST_TRIES]


@pytest.mark.parametrize(
    ("text", "circle", "said"),
    [
        pytest.param(BODY.replace("circles/waasland.yml", "de kring"), "", 'er staat niet bij van welke kring de vraag "toegang-leveranciers" is; geef de kring mee, zoals --kring waasland', id="no-circle"),
        pytest.param(f"{BODY}{BODY.replace('Lokeren', 'Temse')}", "", 'de vraag "toegang-leveranciers" staat er twee keer in, en niet met dezelfde tekst; houd er één over', id="twice"),
        pytest.param(BODY.replace("----------\n", "\n") + "\n\nGroeten van de dienst ICT\n", "", 'waarschuwing: wat na de vraag "toegang-leveranciers" stond, is weggelaten', id="text-behind-it"),
        pytest.param("vragen:\nwij hebben er geen\n", "waasland", "in deze tekst staat geen bijeenkomst en geen vraag", id="none"),
        pytest.param("Hebt u nog\nvragen:\n", "waasland", "in deze tekst staat geen bijeenkomst en geen vraag", id="only-the-word"),
        pytest.param(MEETING.replace("Niets.", "vragen:\n  wifi:\n"), "", "", id="in-the-report-of-a-meeting"),
    ],
)  # fmt: skip
def test_what_is_not_clear(text: str, circle: str, said: str) -> None:
    found = read_pasted(text, "tekst.txt", circle)
    assert [str(each).removeprefix("tekst.txt:1:1: ")[: len(said)] for each in found.problems] == (
        [said] if said else []
    )


def test_a_meeting_and_a_question_in_one_mail() -> None:
    found = read_mail(mail(f"{MEETING}\n\n{BODY}"), "mail.eml")
    assert (found.files, found.questions) == (HANDED, RAISED)


PIECES = st.sampled_from(
    [
        *BODY.split("\n"),
        "vragen:",
        "  a:",
        "    vraag: '",
        "> ",
        "\u00a0",
        "a: weg",
        "----------",
        "'",
        '"',
        "    vraag: &a [",
        "  vraag:",
    ]
)


@given(st.lists(PIECES, max_size=25).map("\n".join))
@settings(max_examples=300)
def test_no_text_raises(text: str) -> None:
    """Whatever stands there, there is a question with a short name, or a sentence."""
    found = read_pasted(text, "-", "waasland")
    assert found.files or found.questions or found.problems
    assert all(circle == "waasland" and each.name for circle, each in found.questions)


CIRCLE = """\
# Een kring van toen.
naam: Waasland
status: actief
regio: Waasland
# De vragen staan hier.
vragen:
  wifi:
    vraag: "Wie betaalt de wifi?"
    sinds: 2026-02-14

contact: kring-waasland@example.org
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return make_tree(tmp_path / "repository", {**GOOD, "circles/waasland.yml": CIRCLE})


def run(repository: Path, *arguments: str | Path, given: str = "") -> tuple[int, list[str]]:
    done = command("import", *arguments, "--root", repository, "--now", "2027-03-01", given=given)
    return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def test_a_question_is_shown_and_then_written(repository: Path, tmp_path: Path) -> None:
    """In Dutch and line by line; on --write those lines alone, and the second time nothing changes."""
    file = tmp_path / "mail.eml"
    file.write_bytes(mail(SIGNED))
    before = bytes_of(repository)
    code, shown = run(repository, file)
    own = BLOCK.split("\n")[1:-1]
    assert shown[:7] == ["circles/waasland.yml: wijzigt", *(f"  + {line}" for line in own)]
    assert shown[-1] == "Er is nog niets geschreven; dat doet dezelfde opdracht met --write."
    assert (code, bytes_of(repository)) == (0, before)
    assert not any(ADDRESS in line or "Achternaam" in line for line in shown)
    assert run(repository, file, "--write")[1][-1] == "1 bestand geschreven. Kijk ze na en zet ze in de repository."
    text = CIRCLE.replace("2026-02-14\n", "2026-02-14\n" + "".join(f"{line}\n" for line in own))
    assert bytes_of(repository) == before | {"circles/waasland.yml": text.encode()}
    assert run(repository, file)[1][0] == "circles/waasland.yml: blijft gelijk"


def test_two_mails_for_one_circle(repository: Path, tmp_path: Path) -> None:
    """Both questions come in, and the second gets another short name when its own is taken."""
    one, two = tmp_path / "een.txt", tmp_path / "twee.txt"
    one.write_text(BODY, encoding="utf-8")
    two.write_text(BODY.replace("Hoe geeft u leveranciers", "Wie geeft burgers"), encoding="utf-8")
    assert run(repository, one, two, "--write")[0] == 0
    text = (repository / "circles/waasland.yml").read_text("utf-8")
    assert "\n  toegang-leveranciers:\n" in text
    assert "\n  toegang-leveranciers-2:\n" in text
    assert text.count("vraag:") == 3


def test_a_question_is_checked_as_any_file(repository: Path) -> None:
    """The mistake stands at its line in the file that would be, and nothing is written."""
    before = bytes_of(repository)
    wrong = BODY.replace("bestuur: Lokeren", "bestuur: Lokern").replace("onderwerp: gdpr", "onderwerp: gpdr")
    code, shown = run(repository, "-", "--write", given=wrong)
    assert (
        'circles/waasland.yml:13:16: vragen.toegang-leveranciers.onderwerp: "gpdr" bestaat niet; bedoelde u "gdpr"? [vraag-onderwerp]'
        in shown
    )
    assert (
        'circles/waasland.yml:15:14: vragen.toegang-leveranciers.bestuur: "Lokern" is geen Vlaamse gemeente; bedoelde u "Lokeren"? [vraag-bestuur]'
        in shown
    )
    assert (code, bytes_of(repository)) == (1, before)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Hoe geeft u leveranciers", "&x Hoe", "hier staat een verwijzing (& of *); zet een waarde met & of * tussen aanhalingstekens"),
        ("circles/waasland.yml", "circles/wasland.yml", 'er is geen bestand circles/wasland.yml dat gelezen kan worden; bedoelde u "waasland"?'),
        ("Hoe geeft u", "x" * 200, "de tekst heeft"),
    ],
)  # fmt: skip
def test_what_is_hostile_or_mistyped_changes_nothing(repository: Path, old: str, new: str, said: str) -> None:
    before = bytes_of(repository)
    code, shown = run(repository, "-", "--write", given=BODY.replace(old, new))
    assert any(said in line for line in shown), shown
    assert (code, bytes_of(repository)) == (1, before)


def test_a_question_comes_on_a_meeting_and_goes(repository: Path) -> None:
    """What a trekker sends: one line more, another one, and then the question is gone with its key."""
    path = repository / "circles/waasland.yml"
    for value, line in (("2027-03-11", "    bijeenkomst: 2027-03-11\n"), ("", "")):
        text = f"Voor circles/waasland.yml\n----------\nvragen:\n  wifi:\n    bijeenkomst: {value}\n----------\n"
        assert run(repository, "-", "--write", given=text)[0] == 0
        assert path.read_text("utf-8") == CIRCLE.replace("2026-02-14\n", f"2026-02-14\n{line}")
    assert run(repository, "-", "--write", given="Voor circles/waasland.yml\nvragen:\n  wifi: weg\n")[0] == 0
    assert path.read_text("utf-8") == CIRCLE.replace(CIRCLE[CIRCLE.index("vragen:") : CIRCLE.index("\ncontact")], "")
    code, shown = run(repository, "-", given="Voor circles/waasland.yml\nvragen:\n  wifi: weg\n")
    assert (code, shown[-1]) == (1, "Er is niets geschreven: verbeter eerst wat hierboven staat.")


def test_a_forwarded_mail_with_a_question() -> None:
    """A mail inside a mail, as "doorsturen als bijlage" makes it."""
    outer, inner = EmailMessage(), EmailMessage()
    outer.set_content("Zie bijlage.")
    inner.set_content(SIGNED)
    outer.add_attachment(inner)
    assert read_mail(outer.as_bytes(), "mail.eml").questions == RAISED
