"""`run.py new`: what it suggests, asks and writes; every file it makes passes the real reader and rules."""

from __future__ import annotations

import datetime as dt
import os
import select
import shutil
import sys
from pathlib import Path

import pytest

from kringen.dates import BRUSSELS
from kringen.drafting.announcing import FIRST, announce, objections
from kringen.drafting.reporting import Refused, with_report
from kringen.drafting.suggestions import free_day, hosts_in_turn, usual_hours
from kringen.hints import hints
from kringen.history import UNKNOWN
from kringen.model import Circle, Meeting, Site
from kringen.problem import errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load, with_drafts
from scripts.adding import write_again, write_new
from scripts.asking import ask_all, ask_count, confirmed
from scripts.command import Stop
from scripts.commands.new import main
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.running import bytes_of, command, line, surroundings
from tests.support.samples import GOOD, NOW, make_circle, make_meeting, make_tree

# suggestions


def site_with(*meetings: Meeting, **circle: object) -> tuple[Site, Circle]:
    """A site in which Waasland and its neighbour have these meetings."""
    own = make_circle("waasland", status="actief", **circle)
    near = make_circle("scheldeland", region="Rivierenland", municipalities=("Temse",))
    return Site(flanders(), circles=(near, own), meetings=meetings), own


def at(text: str) -> dt.datetime:
    """Noon on a day in Brussels."""
    return dt.datetime.fromisoformat(f"{text}T12:00").replace(tzinfo=BRUSSELS)


FREE = (
    ("never-met", (), "2027-03-01", "2027-04-15"),
    ("a-quarter-later", ("waasland/2027-03-11",), "2027-03-15", "2027-06-10"),
    ("on-its-own-weekday", ("waasland/2027-03-09",), "2027-03-15", "2027-06-08"),
    ("after-a-saturday", ("waasland/2027-03-13",), "2027-03-15", "2027-06-10"),
    ("after-the-one-announced", ("waasland/2027-03-11", "waasland/2027-06-10"), "2027-03-15", "2027-09-09"),
    ("long-overdue", ("waasland/2026-03-12",), "2027-03-01", "2027-03-18"),
    ("two-weeks-at-least", ("waasland/2026-12-10",), "2027-03-01", "2027-03-18"),
    ("holiday", ("waasland/2027-02-11",), "2027-03-01", "2027-05-13"),
    ("ascension-day", ("waasland/2027-02-04",), "2027-03-01", "2027-04-29"),
    ("only-ascension-day", ("waasland/2027-02-04", "waasland/2027-04-29x"), "2027-04-18", "2027-05-13"),
    ("whit-monday", ("waasland/2027-02-15",), "2027-04-28", "2027-05-24"),
    ("armistice", ("waasland/2027-08-12",), "2027-10-25", "2027-11-18"),
    ("summer", ("waasland/2027-04-15",), "2027-05-01", "2027-09-02"),
    ("easter", ("waasland/2026-12-31",), "2027-01-05", "2027-03-25"),
    ("christmas", ("waasland/2026-09-24",), "2026-10-01", "2027-01-07"),
    ("taken-by-a-neighbour", ("waasland/2027-03-11", "scheldeland/2027-06-10"), "2027-03-15", "2027-06-17"),
    ("neighbour-cancelled", ("waasland/2027-03-11", "scheldeland/2027-06-10x"), "2027-03-15", "2027-06-10"),
    ("far-circle", ("waasland/2027-03-11", "kempen/2027-06-10"), "2027-03-15", "2027-06-10"),
)


@pytest.mark.parametrize(("names", "now", "expected"), [pytest.param(*row, id=name) for name, *row in FREE])
def test_free_day(names: tuple[str, ...], now: str, expected: str) -> None:
    """By the rhythm, on the usual weekday, and never on a day when people are away; `x` is cancelled."""
    meetings = [
        make_meeting(name.removesuffix("x"), status="geannuleerd" if name[-1] == "x" else "gepland") for name in names
    ]
    site, circle = site_with(*meetings)
    assert str(free_day(site, circle, at(now))) == expected


@pytest.mark.parametrize(
    ("rhythm", "expected"), [(1, "2028-03-09"), (2, "2027-09-09"), (6, "2027-05-13"), (12, "2027-04-15")]
)
def test_free_day_follows_the_rhythm(rhythm: int, expected: str) -> None:
    site, circle = site_with(make_meeting("waasland/2027-03-11"), rhythm=rhythm)
    assert str(free_day(site, circle, at("2027-03-15"))) == expected


def test_usual_hours_are_those_of_last_time() -> None:
    site, circle = site_with(
        make_meeting("waasland/2026-03-11", start="09:00", end="11:30"),
        make_meeting("waasland/2026-06-11", start="14:00"),
        make_meeting("waasland/2026-09-11"),
    )
    assert usual_hours(site, circle) == ("14:00", "")
    assert usual_hours(*site_with()) == ("", "")


def test_hosts_are_those_of_the_rotation() -> None:
    site, _ = load(EXAMPLE, flanders())
    assert hosts_in_turn(site, site.circle_by_slug["waasland"], EXAMPLE_NOW) == (
        ("Stekene", "nog nooit"),
        ("Lokeren", "laatst in juni 2026"),
        ("Beveren-Kruibeke-Zwijndrecht", "laatst in december 2026"),
    )


# what is filled in

DAY = {"kring": "waasland", "datum": "2027-05-20"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Waasland, which meets on 11 March 2027, and Kempen."""
    return load(make_tree(tmp_path_factory.mktemp("site"), GOOD), flanders())[0]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param({"kring": "wasland"}, ('de kring "wasland" bestaat niet; bedoelde u "waasland"?',), id="circle"),
        pytest.param(DAY | {"kring": "wasland"}, ('kring: de kring "wasland" bestaat niet; bedoelde u "waasland"?',), id="circle-and-day"),
        pytest.param(DAY | {"datum": "31/04/2027"}, ('datum: "31/04/2027" staat niet op de kalender; schrijf de dag voor de maand, en kijk beide na',), id="no-day"),
        pytest.param(DAY | {"datum": "11/03/27"}, ('datum: "11/03/27" kan meer dan één dag zijn; schrijf het jaar met vier cijfers, zoals 11/03/2027',), id="short-year"),
        pytest.param(DAY | {"datum": "morgen"}, ('datum: "morgen" is geen datum zoals 2027-06-01',), id="word"),
        pytest.param(DAY | {"datum": "11 maart 2027"}, ("op 11 maart 2027 heeft deze kring al een bijeenkomst, in meetings/waasland/2027-03-11.md; kies een andere dag of een ander uur, of wijzig dat bestand",), id="taken"),
        pytest.param(DAY | {"datum": "28/02/2027"}, ("28 februari 2027 is voorbij; een archief neemt u over met run.py import",), id="past"),
        pytest.param(DAY | {"van": "25u"}, ('van: "25u" is geen uur zoals 14:30',), id="hour"),
        pytest.param(DAY | {"van": "14u", "tot": "12u"}, ("tot: 12:00 is niet later dan het begin, 14:00; verbeter van of tot",), id="end"),
        pytest.param(DAY | {"gastbestuur": "Temsche"}, ('gastbestuur: "Temsche" is geen Vlaamse gemeente; bedoelde u "Temse"?',), id="host"),
        pytest.param(DAY | {"gastbestuur": "Borgloon"}, ("gastbestuur: Borgloon bestaat sinds 1 januari 2025 niet meer; het werd Tongeren-Borgloon",), id="merged-host"),
        pytest.param(DAY | {"onderwerpen": "avg, gpdr"}, ('onderwerpen: het onderwerp "gpdr" bestaat niet; bedoelde u "gdpr"?',), id="topic"),
        pytest.param(DAY | {"inschrijven": "bel mij"}, ('inschrijven: "bel mij" is geen webadres of mailadres; schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be',), id="registration"),
        pytest.param(DAY | {"kringen": "kmpen"}, ('kringen: de kring "kmpen" bestaat niet; bedoelde u "kempen"?',), id="joint"),
        pytest.param(DAY | {"titel": "x" * 201}, ("titel: de tekst heeft 201 tekens; 200 kan; kort de tekst in",), id="title"),
        pytest.param({"kring": "Kenniskring Waasland"}, (), id="good-circle"),
        pytest.param(DAY | {"datum": "do 20 mei 2027", "van": "14u", "gastbestuur": "temse", "onderwerpen": "AVG"}, (), id="good"),
    ],
)  # fmt: skip
def test_objections(values: dict[str, str], expected: tuple[str, ...], site: Site) -> None:
    """What is wrong is said in the words of the build, with the nearest name; a good answer passes."""
    assert objections(values, site, NOW) == expected


def test_a_stopped_circle_announces_nothing() -> None:
    site = Site(flanders(), circles=(make_circle("oud", status="gestopt"),))
    assert objections({"kring": "oud"}, site, NOW) == ("de kring oud is gestopt; kondig niets meer aan",)


FILLED = (
    DAY,
    DAY | {"titel": "NIS2: wat nu? # vragen & 'antwoorden'", "van": "9u30", "tot": "12", "gastbestuur": "sint-niklaas"},
    DAY
    | {
        "kring": "Kempen",
        "onderwerpen": "avg; GDPR",
        "sprekers": "V-ICT-OR: wifi | Stad: balie",
        "kringen": "waasland",
    },
    DAY | {"inschrijven": "info@v-ict-or.be", "inschrijven_tot": "1 mei 2027", "online": "https://example.org/a?b=c#d"},
    DAY | {"titel": "--- <b>", "locatie": "yes"},
)


@pytest.mark.parametrize("values", FILLED, ids=lambda values: str(len(values)))
def test_what_is_announced_passes_the_validator(values: dict[str, str], site: Site) -> None:
    """The file has no mistake, and says where each key that is left open would go."""
    assert objections(values, site, NOW) == ()
    made = announce(values, site, NOW, UNKNOWN)
    whole, problems = with_drafts(site, {made.path: made.text})
    assert [str(each) for each in (*problems, *check(whole, NOW))] == []
    assert made.tips == tuple(each for each in hints(whole, NOW) if each.path == made.path)
    keys = {field.alias or name for name, field in Meeting.model_fields.items() if not field.exclude}
    there = {row.removeprefix("# ").partition(":")[0] for row in made.text.split("\n") if not row.startswith("#  ")}
    assert keys - there == {"status", "bron", "overgenomen_door"}


def test_the_examples_in_the_comments_are_right(tmp_path: Path) -> None:
    """Who takes every hash away has a file without a mistake, but for what is only known afterwards."""
    site, _ = load(EXAMPLE, flanders())
    made = announce(DAY | {"datum": "2027-03-18"}, site, EXAMPLE_NOW, UNKNOWN)
    rows = [row for row in made.text.split("\n") if row != FIRST]
    keys = [row.removeprefix("# ") for row in rows if not row.startswith("#") or row.startswith("#  ") or _is_key(row)]
    whole, problems = with_drafts(site, {made.path: "\n".join(keys)})
    found = [str(each) for each in (*problems, *check(whole, EXAMPLE_NOW))]
    assert found == [
        f"{made.path}:18:11: besturen: de bijeenkomst is pas op 18 maart 2027; vul besturen in na de bijeenkomst [besturen-te-vroeg]"
    ]


def _is_key(row: str) -> bool:
    key, colon, _ = row.removeprefix("# ").partition(":")
    return bool(colon) and key in Meeting.model_json_schema()["properties"]


# the report

REPORTED = "---\ndatum: 2027-02-11\n# vrij\ntitel: A --- b\nbesturen: 7\n---\nInleiding.\n\n## Agenda\n\n- Welkom\n\n## Verslag\n\n"
MEETING = "---\ndatum: 2027-02-11\n# vrij\ntitel: A --- b\n---\nInleiding.\n\n## Agenda\n\n- Welkom\n"


@pytest.mark.parametrize(
    ("before", "number", "after"),
    [
        pytest.param(MEETING, "", MEETING + "\n## Verslag\n\n", id="heading"),
        pytest.param(MEETING, "7", MEETING.replace("b\n---", "b\nbesturen: 7\n---") + "\n## Verslag\n\n", id="number"),
        pytest.param(MEETING + "\n## Verslag\n", "", MEETING + "\n## Verslag\n", id="heading-there"),
        pytest.param(MEETING + "\n##  verslag ##\n\n", "", MEETING + "\n##  verslag ##\n\n", id="heading-otherwise"),
        pytest.param(
            MEETING + "\n## Verslag\n", "7", MEETING.replace("b\n---", "b\nbesturen: 7\n---") + "\n## Verslag\n",
            id="only-number",
        ),
        pytest.param(MEETING + "\n\n", "", MEETING + "\n\n## Verslag\n\n", id="empty-rows"),
        pytest.param(MEETING.rstrip(), "", MEETING + "\n## Verslag\n\n", id="no-line-end"),
        pytest.param("---\ndatum: 2027-02-11\n---", "", "---\ndatum: 2027-02-11\n---\n## Verslag\n\n", id="only-data"),
        pytest.param(
            MEETING.replace("\n", "\r\n"), "7",
            (MEETING.replace("b\n---", "b\nbesturen: 7\n---") + "\n## Verslag\n\n").replace("\n", "\r\n"), id="windows",
        ),
    ],
)  # fmt: skip
def test_report(before: str, number: str, after: str, tmp_path: Path) -> None:
    """Only lines are added; a second time nothing is, and the file stays sound."""
    root = make_tree(tmp_path, GOOD)
    file = root / "meetings/waasland/2027-02-11.md"
    file.write_bytes(before.encode())
    made = with_report(before.encode(), _meeting(root), number)
    assert made == after.encode()
    file.write_bytes(made)
    assert errors(load(root, flanders())[1]) == ()
    assert with_report(made, _meeting(root)) == made


def _meeting(root: Path) -> Meeting:
    site, _ = load(root, flanders())
    return next(each for each in site.meetings if each.slug == "2027-02-11")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param(MEETING + "\n## Verslag\n\nTekst.\n", "het verslag van 11 februari 2027 staat al in meetings/waasland/2027-02-11.md", id="there"),
        pytest.param(MEETING.replace("titel", "status: geannuleerd\ntitel"), "de bijeenkomst van 11 februari 2027 is geannuleerd, dus er komt geen verslag", id="cancelled"),
        pytest.param(MEETING.replace("titel", "besturen: 9\ntitel"), "besturen staat al in meetings/waasland/2027-02-11.md: 9; pas het daar aan", id="number"),
        pytest.param(MEETING.replace("titel", "verslag: geen\ntitel"), "in meetings/waasland/2027-02-11.md staat verslag: geen; haal die regel weg als er toch een verslag komt", id="none-will-come"),
    ],
)  # fmt: skip
def test_report_refused(text: str, sentence: str, tmp_path: Path) -> None:
    root = make_tree(tmp_path, GOOD)
    (root / "meetings/waasland/2027-02-11.md").write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        with_report(text.encode(), _meeting(root), "7")
    assert str(refused.value) == sentence


# the questions


class Answers:
    """Somebody who answers in this order, and what was asked."""

    def __init__(self, *answers: str) -> None:
        self.left = list(answers)
        self.asked: list[str] = []

    def __call__(self, question: str) -> str:
        """The next answer."""
        self.asked.append(question)
        if self.left[0] == "\udcff":
            self.left.pop(0)
            b"\xff".decode()
        return self.left.pop(0)


def test_every_question(capsys: pytest.CaptureFixture[str]) -> None:
    """Each wrong answer is explained and asked again; an empty one takes what is suggested, `-` leaves it open."""
    site, _ = load(EXAMPLE, flanders())
    answers = Answers(
        *(
            "",
            "waaslnd",
            "Waasland",
            "\udcff",
            "31/02/2028",
            "17/06/2027",
            "11 april 2028",
            "99",
            "13u",
            "12u",
            "15.30",
        ),
        *("7", "2", "x" * 301, "Stadhuis", "", "gpdr", "gdpr, nis2", "bel", "-"),
    )
    values = ask_all({}, site, EXAMPLE_NOW, answers)
    assert answers.left == []
    assert values == {
        "kring": "Waasland",
        "datum": "11 april 2028",
        "van": "13u",
        "tot": "15.30",
        "gastbestuur": "Lokeren",
        "locatie": "Stadhuis",
        "titel": "",
        "onderwerpen": "gdpr, nis2",
        "inschrijven": "",
    }
    assert [question.split("\n")[0] for question in dict.fromkeys(answers.asked)] == [
        "Welke kring? Kies uit kempen, limburg, middenkust, midwest, regio-brugge, regio-gent, vlaamse-ardennen, waasland, zuid-west-vlaanderen. ",
        "Welke dag? [donderdag 9 maart 2028] ",
        "Vanaf hoe laat, zoals 14:00? [13:30] ",
        "Tot hoe laat? (mag leeg) ",
        "Welke gemeente ontvangt? Aan de beurt:",
        "Welke zaal, op welk adres? (mag leeg) ",
        'Waarover gaat het? Zonder titel wordt het "Bijeenkomst Waasland". (mag leeg) ',
        "Welke onderwerpen, met een komma ertussen? (mag leeg) ",
        "Inschrijven via welk webadres of mailadres? (mag leeg) ",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "  Hier is een antwoord nodig.",
        '  de kring "waaslnd" bestaat niet; bedoelde u "waasland"?',
        "  Dit antwoord is niet te lezen; typ gewone tekst.",
        '  datum: "31/02/2028" staat niet op de kalender; schrijf de dag voor de maand, en kijk beide na',
        "  op 17 juni 2027 heeft deze kring al een bijeenkomst, in meetings/waasland/2027-06-17.md; kies een andere dag of een ander uur, of wijzig dat bestand",
        '  van: "99" is geen uur zoals 14:30',
        "  tot: 12:00 is niet later dan het begin, 13:00; verbeter van of tot",
        '  gastbestuur: "7" is geen Vlaamse gemeente; schrijf de officiële naam van de gemeente',
        "  locatie: de tekst heeft 301 tekens; 300 kan; kort de tekst in",
        '  onderwerpen: het onderwerp "gpdr" bestaat niet; bedoelde u "gdpr"?',
        '  inschrijven: "bel" is geen webadres of mailadres; schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be',
    ]


def test_enter_takes_every_suggestion() -> None:
    """A circle and ten times Enter is a meeting; without a start nobody is asked for an end."""
    site, _ = load(EXAMPLE, flanders())
    values = ask_all({"kring": "kempen"}, site, EXAMPLE_NOW, Answers(*[""] * 8))
    assert (values["datum"], values["van"], values["tot"]) == ("2027-03-25", "13:30", "16:00")
    assert announce(values, site, EXAMPLE_NOW, UNKNOWN).path == "meetings/kempen/2027-03-25.md"
    assert "tot" not in ask_all({"kring": "kempen", "van": ""}, site, EXAMPLE_NOW, Answers(*[""] * 6))


def test_short_answers() -> None:
    assert [confirmed("?", Answers(*given)) for given in (("",), ("J",), ("misschien", "nee"))] == [True, True, False]
    assert [ask_count(Answers(*given)) for given in (("",), ("0", "301", "veel", "³", " 07 "))] == ["", "7"]


# the command


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example in a folder of its own."""
    shutil.copytree(EXAMPLE, tmp_path / "onze kringen")
    return tmp_path / "onze kringen"


def new(root: Path, *arguments: str) -> tuple[int, list[str], str]:
    """Exit status, lines printed, and what was complained about."""
    done = command("new", "--root", root, "--now", "2027-03-11T13:00", *arguments)
    return done.returncode, done.stdout.splitlines(), done.stderr.strip()


def test_new_writes_one_file_and_never_over_another(root: Path) -> None:
    """What it wrote is sound and named; the same again is refused, and nothing else is touched."""
    before = bytes_of(root)
    arguments = ("--kring", "Waasland", "--datum", "11 november 2027", "--gastbestuur", "temse", "--van", "14u")
    status, lines, _ = new(root, *arguments)
    path = "meetings/waasland/2027-11-11.md"
    assert (status, lines[:3]) == (
        0,
        [
            f"Geschreven: {path}",
            "Tip: datum: 11 november 2027 is een feestdag (Wapenstilstand); kies een andere dag, tenzij u dit bewust koos",
            "Wat nu?",
        ],
    )
    assert any(f"git add {path}" in each for each in lines)
    after = bytes_of(root)
    assert {name: data for name, data in after.items() if name != path} == before
    assert after[path].startswith(b"---\ndatum: 2027-11-11\nvan: 14:00\ngastbestuur: Temse\n# Weet u meer?")
    assert errors(load(root, flanders())[1]) == ()
    assert new(root, *arguments) == (
        1,
        [],
        f"op 11 november 2027 heeft deze kring al een bijeenkomst, in {path}; kies een andere dag of een ander uur, of wijzig dat bestand\nEr is niets geschreven.",
    )
    assert bytes_of(root) == after


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param((), "Hier is niemand om iets te vragen; geef --kring en --datum mee, zoals --kring waasland --datum 11/03/2027.", id="nothing"),
        pytest.param(("--kring", "kempen"), "Hier is niemand om iets te vragen; geef --datum mee, zoals --kring waasland --datum 11/03/2027.", id="no-day"),
        pytest.param(("--kring", "kempn", "--datum", "2027-05-20"), 'kring: de kring "kempn" bestaat niet; bedoelde u "kempen"?\nEr is niets geschreven.', id="circle"),
        pytest.param(("--report",), "Hier is niemand om iets te vragen; geef de bijeenkomst mee, zoals --report regio-gent/2027-01-21.", id="which-report"),
        pytest.param(("--report", "waasland/2027-06-17"), "de bijeenkomst is pas op 17 juni 2027; het verslag komt erna", id="early"),
        pytest.param(("--report", "waasland/2027-06-18"), 'de bijeenkomst "waasland/2027-06-18" bestaat niet, of haar bestand heeft een fout; bedoelde u "waasland/2027-06-17"?', id="no-meeting"),
        pytest.param(("--report", "--titel", "x"), "--titel hoort niet bij --report", id="both"),
        pytest.param(("--besturen", "7"), "--besturen hoort bij --report: het aantal is pas na de bijeenkomst bekend", id="early-number"),
        pytest.param(("--report", "--besturen", "veel"), '--besturen: "veel" is geen aantal van 1 tot 300', id="number"),
    ],
)  # fmt: skip
def test_new_refuses_in_one_sentence(
    root: Path, arguments: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a terminal it says what is missing; nothing is written."""
    before = bytes_of(root)
    with pytest.raises(Stop) as stop:
        main(["--root", str(root), "--now", "2027-03-11T13:00", *arguments])
    assert (str(stop.value), stop.value.status > 0, capsys.readouterr().out) == (sentence, True, "")
    assert bytes_of(root) == before


def test_new_report(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The heading and the number come in the file of the meeting, and nowhere else; a second time nothing does."""
    path = "meetings/limburg/2027-02-11.md"
    (root / path).write_bytes(MEETING.encode())
    arguments = ["--root", str(root), "--now", "2027-03-11T13:00", "--report", path]
    before = bytes_of(root)
    assert main([*arguments, "--besturen", "7"]) == 0
    assert capsys.readouterr().out.startswith(
        f"Aangevuld: {path}\nWat nu?\n1. Open {path} en schrijf onder ## Verslag "
    )
    assert bytes_of(root) == before | {path: REPORTED.encode()}
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith(f"{path} heeft al een kop ## Verslag; er is niets gewijzigd.\n")
    assert bytes_of(root) == before | {path: REPORTED.encode()}


CTRL_C = "\x03"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        pytest.param(["kempen\n", CTRL_C], "Gestopt; er is niets geschreven.", id="ctrl-c"),
        pytest.param(["\x04"], "Gestopt; er is niets geschreven.", id="end-of-input"),
        pytest.param(["kempen\n", *["\n"] * 8], "Geschreven: meetings/kempen/2027-03-25.md", id="whole"),
    ],
)
def test_new_in_a_terminal(root: Path, answers: list[str], said: str) -> None:
    """It asks, and who stops it leaves nothing behind."""
    before = bytes_of(root)
    status, text = _in_terminal(["--root", str(root), "--now", "2027-03-11T13:00"], answers)
    assert said in text
    assert "Traceback" not in text
    assert (status, bytes_of(root) == before) == ((1, True) if "Gestopt" in said else (0, False))


def _in_terminal(arguments: list[str], answers: list[str]) -> tuple[int, str]:
    """Runs the command in a terminal of its own; each answer is typed when a question stands there.

    Ctrl+C is pressed again when nothing came of it: one that falls between Python's question and its waiting for an
    answer is seen only with the next key.
    """
    import pty  # noqa: PLC0415 -- not on Windows

    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, line("new", *arguments), surroundings())
    said, waiting, patience = b"", list(answers), 30
    while True:
        try:
            while not select.select([terminal], [], [], 2)[0]:
                patience -= 1
                assert patience, said
                if answers[-1] == CTRL_C and not waiting:
                    os.write(terminal, CTRL_C.encode())
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
        if waiting and said.endswith((b"] ", b") ", b". ", b"leeg) ")):
            os.write(terminal, waiting.pop(0).encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said.decode()


# writing


def test_nothing_half_written(tmp_path: Path) -> None:
    """When one of two files cannot be written, the other is gone again, and so is a folder made for it."""
    (tmp_path / "meetings").mkdir()
    (tmp_path / "meetings/bezet").write_text("", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Stop) as stop:
        write_new(tmp_path, {"meetings/nieuw/2027-05-20.md": "x", "meetings/bezet/2027-05-20.md": "x"})
    assert str(stop.value).endswith("; er is niets bijgekomen")
    assert stop.value.status == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_stands_there_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("oud", "utf-8")
    with pytest.raises(Stop) as stop:
        write_new(tmp_path, {"a.md": "nieuw"})
    assert str(stop.value) == "het schrijven lukte niet (er staat al een bestand met die naam); er is niets bijgekomen"
    assert (tmp_path / "a.md").read_text("utf-8") == "oud"


def test_a_file_that_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    """What somebody else saved in between is not lost; the rights of a file stay."""
    file = tmp_path / "a.md"
    file.write_bytes(b"ander werk")
    with pytest.raises(Stop) as stop:
        write_again(file, b"oud", b"nieuw")
    assert str(stop.value) == "a.md is intussen gewijzigd; er is niets geschreven, probeer het opnieuw"
    file.chmod(0o640)
    write_again(file, b"ander werk", b"nieuw")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"nieuw", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    with pytest.raises(Stop, match="het bestand is gebleven zoals het was"):
        write_again(tmp_path / "weg/a.md", b"", b"x")
