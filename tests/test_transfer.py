"""Meetings in and out: tables as Excel writes them, calendars, and everything that can be wrong with both."""

from __future__ import annotations

import datetime as dt
import re
import time
from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kringen import output
from kringen.model import Site
from kringen.register import flanders
from kringen.source import load, with_drafts
from kringen.transfer.appointments import read_appointments
from kringen.transfer.cells import Unclear, date_in, documents_in, time_in
from kringen.transfer.mistakes import CODES
from kringen.transfer.plan import Outcome, Plan, plan
from kringen.transfer.table import decoded, read_table
from tests.conftest import EXAMPLE, ROOT
from tests.support.running import bytes_of, command
from tests.support.samples import GOOD, NOW, make_circle, make_tree

TABLES = ROOT / "tests" / "tables"
HEAD = "kring;datum;titel\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Waasland, which meets on 11 March 2027, Kempen, and the topic GDPR, also called AVG."""
    return load(make_tree(tmp_path_factory.mktemp("site"), GOOD), flanders())[0]


def planned(text: str | bytes, site: Site) -> tuple[Plan, list[str]]:
    """What a table would do, and all that is said of it."""
    rows, problems = read_table(text if isinstance(text, bytes) else text.encode(), "oud.csv")
    made = plan(rows, site, NOW, "oud.csv")
    return made, [str(problem) for problem in (*problems, *made.problems)]


TABLE = 'kring;datum;titel\r\nWaasland;03/02/2026;"Één loket; voor élke vraag"\r\n'


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TABLE.encode(), id="utf-8"),
        pytest.param(TABLE.encode("utf-8-sig"), id="utf-8-with-mark"),
        pytest.param(TABLE.encode("cp1252"), id="windows-1252"),
        pytest.param(TABLE.encode("utf-16"), id="utf-16-as-excel's-unicode-text"),
        pytest.param(TABLE.replace("\r", "").encode(), id="unix"),
        pytest.param(("sep=;\r\n" + TABLE).encode(), id="excel's-sep-line"),
        pytest.param(
            TABLE.replace("g;", "g,").replace("m;", "m,").replace("d;", "d,").replace("6;", "6,").encode(), id="commas"
        ),
        pytest.param(
            TABLE.replace("g;", "g\t").replace("m;", "m\t").replace("d;", "d\t").replace("6;", "6\t").encode(),
            id="tabs",
        ),
        pytest.param(
            TABLE.replace("kring", " Kring ").replace("titel", "TITEL;;").encode(), id="capitals-and-empty-columns"
        ),
        pytest.param((TABLE + ";;\r\n\r\n").encode(), id="empty-lines"),
    ],
)
def test_the_ways_a_table_is_written(data: bytes, site: Site) -> None:
    """All give the same file."""
    made, said = planned(data, site)
    assert said == []
    assert [(draft.path, draft.text) for draft in made.new] == [
        (
            "meetings/waasland/2026-02-03.md",
            '---\ntitel: "Één loket; voor élke vraag"\ndatum: 2026-02-03\n---\n',
        )
    ]


@pytest.mark.parametrize(
    ("data", "sentences"),
    [
        pytest.param(b"", ["oud.csv:1:1: het bestand is leeg; exporteer de tabel opnieuw [tabel]"], id="empty"),
        pytest.param(
            b"PK\x03\x04\x14\x00",
            [
                'oud.csv:1:1: dit is een werkmap en geen CSV-bestand; kies in Excel "Opslaan als" en dan "CSV UTF-8" [tabel]'
            ],
            id="workbook",
        ),
        pytest.param(
            b"kring;datum\x00",
            ['oud.csv:1:1: dit is geen tekst; kies in Excel "Opslaan als" en dan "CSV UTF-8" [tabel]'],
            id="binary",
        ),
        pytest.param(
            b"kring;datum\n\x81\x8d\xc3",
            [
                'oud.csv:1:1: de codering van het bestand is onbekend; kies in Excel "Opslaan als" en dan "CSV UTF-8" [tabel]'
            ],
            id="unknown-encoding",
        ),
        pytest.param(
            (HEAD + "Waasland;03/02/2026;CoÃ¶rdinatie\n").encode(),
            [
                'oud.csv:2:1: letters met accenten zijn beschadigd ("Ã¶"); exporteer de tabel opnieuw: kies in Excel '
                '"Opslaan als" en dan "CSV UTF-8" [tabel]'
            ],
            id="encoded-twice",
        ),
        pytest.param(
            b"naam;dag\nWaasland;3/2/2026\n",
            [
                "oud.csv:1:1: de eerste regel heeft geen enkele bekende kop; zet op de eerste regel de koppen, zoals "
                "kring; datum; van; tot; titel [kop]"
            ],
            id="no-headings",
        ),
        pytest.param(
            b"kring;titel\nWaasland;A\n",
            ['oud.csv:1:1: de kop "datum" ontbreekt; voeg de kolom toe [kop]'],
            id="a-column-is-missing",
        ),
        pytest.param(
            b"datum;daum;titel\n",
            [
                'oud.csv:1:2: de kop "daum" is onbekend; bedoelde u "datum"? [kop]',
                'oud.csv:1:1: de kop "kring" ontbreekt; voeg de kolom toe, of noem de kring met --kring [kop]',
            ],
            id="a-column-is-mistyped",
        ),
        pytest.param(
            b"kring;datum;Datum\n",
            ['oud.csv:1:3: de kop "datum" staat er 2 keer; houd er één over [kop]'],
            id="a-column-is-there-twice",
        ),
        pytest.param(
            (HEAD + "Waasland;03/02/2026;een;twee\n").encode(),
            [
                "oud.csv:2:1: deze regel heeft 4 cellen en er zijn 3 koppen; zet tekst met een scheidingsteken tussen "
                "aanhalingstekens [tabel]"
            ],
            id="too-many-cells",
        ),
        pytest.param(
            HEAD.encode(),
            [
                "oud.csv:1:1: in de tabel staat geen enkele bijeenkomst; zet onder de koppen een regel voor elke bijeenkomst [tabel]"
            ],
            id="headings-alone",
        ),
        pytest.param(
            (HEAD + 'Waasland;03/02/2026;"open\nKempen;04/02/2026;dicht\n').encode(),
            [
                "oud.csv:2:1: vanaf deze regel is de tabel niet te volgen; kijk na of elk aanhalingsteken gesloten is [tabel]"
            ],
            id="open-quote",
        ),
    ],
)
def test_what_is_no_table(data: bytes, sentences: list[str], site: Site) -> None:
    made, said = planned(data, site)
    assert (made.new, said) == ((), sentences)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("11/03/2027", "2027-03-11"),
        ("1/2/2027", "2027-02-01"),
        ("11-3-2027", "2027-03-11"),
        ("11.03.2027", "2027-03-11"),
        ("2027-03-11", "2027-03-11"),
        ("11 maart 2027", "2027-03-11"),
        ("do 11 maart 2027", "2027-03-11"),
        ("11/03/2027 0:00:00", "2027-03-11"),
        ("29/02/2028", "2028-02-29"),
        ("11-mrt-21", "2021-03-11"),
        ("1 dec. 2021", "2021-12-01"),
        ("03-okt-09", "2009-10-03"),
    ],
)
def test_dates_as_belgians_write_them(cell: str, expected: str) -> None:
    assert date_in(cell) == expected


@pytest.mark.parametrize(
    ("cell", "message", "cure"),
    [
        ("31/02/2026", '"31/02/2026" staat niet op de kalender', "schrijf de dag voor de maand, en kijk beide na"),
        ("03/25/2026", '"03/25/2026" staat niet op de kalender', "schrijf de dag voor de maand, en kijk beide na"),
        ("29/02/2027", '"29/02/2027" staat niet op de kalender', "schrijf de dag voor de maand, en kijk beide na"),
        ("03-04-26", '"03-04-26" kan meer dan één dag zijn', "schrijf het jaar met vier cijfers, zoals 03/04/2026"),
        ("3/4/26", '"3/4/26" kan meer dan één dag zijn', "schrijf het jaar met vier cijfers, zoals 03/04/2026"),
        ("26-04-03", '"26-04-03" kan meer dan één dag zijn', "schrijf het jaar met vier cijfers, zoals 26/04/2003"),
        ("46092", '"46092" is hoe Excel een dag telt', "geef de kolom in Excel de opmaak Datum"),
        ("11/03/2027 14:00", '"11/03/2027 14:00" is een dag met een uur', "zet het uur in de kolommen van en tot"),
        ("binnenkort", '"binnenkort" is geen datum zoals 2027-06-01', ""),
        ("2027-02-30", '"2027-02-30" staat niet op de kalender', "kijk de maand en de dag na"),
        ("", "deze cel is leeg", "vul ze in"),
    ],
)
def test_dates_that_are_not_clear(cell: str, message: str, cure: str) -> None:
    """Nothing is guessed: a day that can be read in two ways is asked for."""
    with pytest.raises(Unclear) as found:
        date_in(cell)
    assert (found.value.message, found.value.cure) == (message, cure)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("14:00", "14:00"),
        ("9u", "09:00"),
        ("14u30", "14:30"),
        ("14.00 uur", "14:00"),
        ("14:00:00", "14:00"),
        ("2:00 PM", "14:00"),
        ("12:30 am", "00:30"),
        ("12 p.m.", "12:00"),
        ("0,583333333", "14:00"),
        ("0.6875", "16:30"),
        (",5", "12:00"),
        ("0.30", "00:30"),
    ],
)
def test_times_as_belgians_write_them(cell: str, expected: str) -> None:
    assert time_in(cell) == expected


CAFE = "Café & veiligheid – deel 2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("09-abbr", {"titel": CAFE}),
        ("16-ampm", {"titel": CAFE}),
        ("18-frac", {"titel": CAFE}),
        (
            "27-quotes-newline",
            {"titel": 'Vraag: "wie; wat"?', "locatie": "Stadhuis, Grote Markt 1, 9100 Sint-Niklaas"},
        ),
    ],
)
def test_tables_as_excel_writes_them(name: str, expected: dict[str, str], site: Site) -> None:
    """Months in letters, hours with AM and PM or as part of a day, rows and quotes in a cell."""
    made, said = planned((TABLES / f"{name}.csv").read_bytes(), site)
    whole, problems = with_drafts(site, {draft.path: draft.text for draft in made.new})
    assert (said, problems) == ([], ())
    meeting = next(each for each in whole.meetings if each.slug == "2021-03-11")
    assert (f"{meeting.start:%H:%M}", f"{meeting.end:%H:%M}", meeting.host) == ("14:00", "16:30", "Sint-Niklaas")
    assert {"titel": meeting.title, "locatie": meeting.location} == {"locatie": "Stadhuis, Grote Markt 1"} | expected


@pytest.mark.parametrize(("name", "word"), [("37-mac-macroman", "CafŽ"), ("41-cp850", "Caf‚")])
def test_letters_of_another_system(name: str, word: str, site: Site) -> None:
    """An old Mac and MS-DOS write accents in their own way: never other letters in silence."""
    made, said = planned((TABLES / f"{name}.csv").read_bytes(), site)
    assert (made.new, said) == (
        (),
        [
            f'oud.csv:2:1: letters met accenten zijn niet te lezen ("{word}"); kies in Excel "Opslaan als" en dan "CSV UTF-8" [tabel]'
        ],
    )


WORDS = "België Één coördinatie reünie Škoda façade Zoë à volonté naïef crème brûlée «x» „Titel” ‘s Gravenwezel’s – … € ½ m² 20 °C §2 1º"


def test_no_word_of_ours_looks_like_another_system() -> None:
    """And each word with an accent does, when an old Mac or MS-DOS wrote it."""
    assert decoded(f"a;b\n{WORDS}".encode("cp1252"), "oud.csv")[1] is None
    for word in "België coördinatie reünie Zoë naïef cafés".split():
        for system in ("mac_roman", "cp850"):
            text, problem = decoded(f"titel\n{word}\n".encode(system), "oud.csv")
            assert (text, problem is None) == ("", False), (word, system)


def test_a_full_row(site: Site) -> None:
    """Every column, names written in several ways, a report; the file is what a person would write."""
    head = (
        "kring;datum;eerste_datum;van;tot;titel;gastbestuur;locatie;onderwerpen;sprekers;inschrijven;"
        "inschrijven_tot;kringen;besturen;software;bron;verslag;pagina\n"
    )
    row = (
        "Kenniskring Waasland;10/02/2026;03/02/2026;9u;11.30 uur;'=Samen & <b>;temse;Zaal 1 #2;AVG, gdpr;"
        "V-ICT-OR: wat nu? | Temse;info@v-ict-or.be;01/02/2026;kempen;12;Cevi: burgerzaken: temse, Lokeren, temse | =X | Y:;https://www.v-ict-or.be/;"
        '"We bespraken:\r\n\r\n- een\r\n- twee";wordt niet gelezen\n'
    )
    made, said = planned(head + row, site)
    assert said == []
    assert made.new[0].path == "meetings/waasland/2026-02-03.md"
    assert made.new[0].text == dedent("""\
        ---
        titel: "=Samen & <b>"
        datum: 2026-02-10
        van: 09:00
        tot: 11:30
        status: verplaatst
        gastbestuur: Temse
        locatie: "Zaal 1 #2"
        onderwerpen: [gdpr]
        sprekers:
          - organisatie: V-ICT-OR
            onderwerp: "wat nu?"
          - organisatie: Temse
        inschrijven: "info@v-ict-or.be"
        inschrijven_tot: 2026-02-01
        kringen: [kempen]
        besturen: 12
        software:
          - naam: "Cevi: burgerzaken"
            bij: [Temse, Lokeren]
          - naam: "=X"
          - naam: Y
        bron: https://www.v-ict-or.be/
        ---
        ## Verslag

        We bespraken:

        - een
        - twee
        """)


@pytest.mark.parametrize(
    ("head", "row", "sentence"),
    [
        pytest.param("titel", "A", "", id="good"),
        pytest.param(
            "gastbestuur",
            "Sint Nicolaas",
            '2:3: gastbestuur: "Sint Nicolaas" is geen Vlaamse gemeente; bedoelde u "Sint-Niklaas"? [gastbestuur-onbekend]',
            id="unknown-municipality",
        ),
        pytest.param(
            "gastbestuur",
            "Kruibeke",
            "2:3: gastbestuur: Kruibeke bestaat sinds 1 januari 2025 niet meer; het werd Beveren-Kruibeke-Zwijndrecht [gastbestuur-gefuseerd]",
            id="merged-municipality",
        ),
        pytest.param(
            "onderwerpen",
            "gdppr",
            '2:3: onderwerpen: het onderwerp "gdppr" bestaat niet; bedoelde u "gdpr"? [cel]',
            id="unknown-topic",
        ),
        pytest.param(
            "kringen",
            "kemppen",
            '2:3: kringen: de kring "kemppen" bestaat niet; bedoelde u "kempen"? [cel]',
            id="unknown-circle",
        ),
        pytest.param(
            "van",
            "25:00",
            '2:3: van: "25:00" is geen uur van de dag; een dag loopt van 00:00 tot 23:59 [cel]',
            id="no-such-hour",
        ),
        pytest.param(
            "bron",
            "www.v-ict-or.be",
            '2:3: bron: "www.v-ict-or.be" is geen volledig webadres; schrijf https://www.v-ict-or.be [webadres]',
            id="half-an-address",
        ),
        pytest.param(
            "status",
            "aktief",
            '2:3: status: "aktief" kan hier niet; kies gepland, verplaatst, uitgesteld of geannuleerd [keuze]',
            id="unknown-status",
        ),
    ],
)
def test_a_cell_is_judged_as_a_file_would_be(head: str, row: str, sentence: str, site: Site) -> None:
    """What the reader and the rules say of the file is said at the cell that it came from."""
    made, said = planned(f"kring;datum;{head}\nWaasland;03/02/2026;{row}\n", site)
    assert said == ([f"oud.csv:{sentence}"] if sentence else [])
    assert [step.outcome for step in made.steps] == [Outcome.WRONG if sentence else Outcome.NEW]


@pytest.mark.parametrize(
    ("cell", "ending"),
    [
        pytest.param("geen", "verslag: geen\n---\n", id="none-comes"),
        pytest.param(" Geen ", "verslag: geen\n---\n", id="capital"),
        pytest.param("Geen opmerkingen.", "---\n## Verslag\n\nGeen opmerkingen.\n", id="a-report"),
        pytest.param("", "---\n", id="empty"),
    ],
)
def test_a_cell_says_that_no_report_comes(cell: str, ending: str, site: Site) -> None:
    """`geen` alone is the key of the file, anything else is the report itself."""
    made, said = planned(f"kring;datum;titel;verslag\nwaasland;03/02/2026;Wifi;{cell}\n", site)
    assert said == []
    assert made.new[0].text == f"---\ntitel: Wifi\ndatum: 2026-02-03\n{ending}"


def test_html_in_a_report_is_refused(site: Site) -> None:
    made, said = planned("kring;datum;verslag\nWaasland;03/02/2026;Dag <script>x</script>\n", site)
    assert made.new == ()
    assert all(line.startswith("oud.csv:2:") for line in said)
    assert said


def test_present_and_twice(site: Site) -> None:
    """A meeting that stands there already is left alone; one that stands twice in the table is a mistake."""
    made, said = planned(
        f"{HEAD}waasland;11/03/2027;Bestaat\nkempen;03/02/2026;Een\nKempen;2026-02-03;Twee\nkempen;04/02/2026;Drie\n",
        site,
    )
    assert [step.outcome.value for step in made.steps] == ["aanwezig", "nieuw", "fout", "nieuw"]
    assert said == ["oud.csv:4:1: deze bijeenkomst staat ook op regel 3; houd er één over [dubbel]"]


CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//
{events}END:VCALENDAR
"""


def event(*lines: str) -> str:
    return "".join(f"{line}\n" for line in ("BEGIN:VEVENT", "UID:1@example.org", *lines, "END:VEVENT"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            (
                "SUMMARY:Kring Waasland: NIS2",
                "DTSTART:20260203T130000Z",
                "DTEND:20260203T153000Z",
                "LOCATION:Zaal 1\\, Temse",
            ),
            "titel: NIS2\ndatum: 2026-02-03\nvan: 14:00\ntot: 16:30\ngastbestuur: Temse\nlocatie: Zaal 1, Temse\n",
            id="utc-becomes-brussels",
        ),
        pytest.param(
            ("SUMMARY:Overleg", "CATEGORIES:Waasland", "DTSTART;VALUE=DATE:20260203"),
            "titel: Overleg\ndatum: 2026-02-03\n",
            id="whole-day-circle-from-category",
        ),
        pytest.param(
            (
                "SUMMARY:GEANNULEERD: Waasland",
                "STATUS:CANCELLED",
                "DTSTART;TZID=Europe/Brussels:20260703T090000",
                "DURATION:PT2H",
            ),
            "titel: Waasland\ndatum: 2026-07-03\nvan: 09:00\ntot: 11:00\nstatus: geannuleerd\n",
            id="cancelled-with-duration",
        ),
        pytest.param(
            (
                "SUMMARY:Waasland",
                "DTSTART:20260203T140000",
                "DTEND:20260203T160000",
                "DESCRIPTION:Jan belt An",
                "ATTENDEE:mailto:an@example.org",
            ),
            "titel: Waasland\ndatum: 2026-02-03\nvan: 14:00\ntot: 16:00\n",
            id="no-names-are-taken",
        ),
    ],
)
def test_an_appointment(lines: tuple[str, ...], expected: str, site: Site) -> None:
    rows, problems = read_appointments(CALENDAR.format(events=event(*lines)).encode(), "oud.ics", site)
    made = plan(rows, site, NOW, "oud.ics")
    assert [str(problem) for problem in (*problems, *made.problems)] == []
    assert made.new[0].text == f"---\n{expected}---\n"
    assert made.new[0].circle == "waasland"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        pytest.param(
            b"geen agenda", "oud.ics:1:1: dit is geen agenda; exporteer de agenda opnieuw als .ics [tabel]", id="text"
        ),
        pytest.param(
            b"\xff\xfe\x00",
            "oud.ics:1:1: dit is geen agenda; exporteer de agenda opnieuw als .ics [tabel]",
            id="binary",
        ),
        pytest.param(
            CALENDAR.format(events="").encode(),
            "oud.ics:1:1: in de agenda staat geen afspraak; kies een andere agenda [tabel]",
            id="empty",
        ),
        pytest.param(
            CALENDAR.format(events=event("SUMMARY:Waasland", "DTSTART:20260203T140000", "RRULE:FREQ=MONTHLY")).encode(),
            'oud.ics:1:1: afspraak 1: "Waasland" herhaalt zich zonder einde; maak van elke bijeenkomst een eigen afspraak [cel]',
            id="repeats",
        ),
        pytest.param(
            CALENDAR.format(events=event("SUMMARY:Waasland")).encode(),
            "oud.ics:1:1: afspraak 1: in deze afspraak staat geen dag die te lezen is (regel 4); kijk de afspraak na [cel]",
            id="no-start",
        ),
        pytest.param(
            CALENDAR.format(
                events=event("SUMMARY:Overleg", "DTSTART:20260203T140000", "DTEND:20260203T160000")
            ).encode(),
            "oud.ics:1:1: kring: deze cel is leeg; vul ze in [cel]",
            id="no-circle",
        ),
    ],
)
def test_what_is_no_appointment(data: bytes, sentence: str, site: Site) -> None:
    rows, problems = read_appointments(data, "oud.ics", site)
    made = plan(rows, site, NOW, "oud.ics")
    assert ([str(problem) for problem in (*problems, *made.problems)], made.new) == ([sentence], ())


SMALL = Site(flanders(), circles=(make_circle("waasland", name="Waasland"),))

LINES = st.lists(
    st.sampled_from(
        [
            "sep=;",
            "kring;datum;titel",
            "Waasland;03/02/2026;x",
            '"',
            ";;;",
            "",
            "\ufeff",
            "kring,datum",
            "'=1;2",
            "31/12/99999",
        ]
    )
    | st.text(max_size=30),
    max_size=8,
)


@given(st.binary(max_size=200) | LINES.map(lambda lines: "\r\n".join(lines).encode("utf-8", "replace")))
def test_no_table_raises(data: bytes) -> None:
    """Whatever the bytes, there are rows or there is a sentence."""
    rows, problems = read_table(data, "oud.csv")
    made = plan(rows, SMALL, NOW, "oud.csv")
    assert len(made.steps) == len(rows)
    assert rows or problems


PROPERTIES = st.sampled_from(
    [
        *(
            "DTSTART:20260203T140000",
            "DTSTART:x",
            "DTSTART;TZID=Nergens:20260203T140000",
            "DTSTART;VALUE=DATE:20260203",
        ),
        *("DTEND:20260203", "DTEND:20260203T140000Z", "DURATION:PT2H", "DURATION:-P9999999D", "SUMMARY:Waasland"),
        *("CATEGORIES:Waasland,Kempen", "LOCATION:a\\nb", "STATUS:CANCELLED", "BEGIN:VALARM", "END:VEVENT", "X", ":;"),
        *("DTSTART:00010101T000000Z", "DTEND:99991231T235959Z"),
    ]
)


@given(
    st.binary(max_size=100)
    | st.lists(PROPERTIES, max_size=7).map(lambda lines: CALENDAR.format(events=event(*lines)).encode())
)
def test_no_calendar_raises(data: bytes) -> None:
    """Whatever the bytes, there are rows or there is a sentence."""
    rows, problems = read_appointments(data, "oud.ics", SMALL)
    plan(rows, SMALL, NOW, "oud.ics")
    assert rows or problems


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    return make_tree(tmp_path / "repository", GOOD)


def test_export_and_import_give_the_same_back(tmp_path: Path) -> None:
    """All of the example but its texts, through the two commands and a folder without meetings."""
    arguments = ("--now", "2027-03-11T13:00", "--root")
    table = tmp_path / "alle.csv"
    made = command("export", *arguments, EXAMPLE, "--out", table)
    assert made.returncode == 0
    assert re.fullmatch(
        r"Niet in de tabel: \d+ inleidingen, \d+ agenda's en \d+ verslagen\. Die teksten staan alleen in de bestanden zelf\.\n",
        made.stderr,
    )
    fresh = make_tree(
        tmp_path / "fresh",
        {path: data.decode() for path, data in bytes_of(EXAMPLE).items() if not path.startswith("meetings/")},
    )
    done = command("import", table, *arguments, fresh, "--write")
    assert (done.returncode, done.stderr) == (0, "")
    again = tmp_path / "weer.csv"
    assert command("export", *arguments, fresh, "--out", again).returncode == 0
    before, after = (file.read_text("utf-8-sig").replace(";ja;", ";nee;") for file in (table, again))
    assert before == after
    second = command("import", table, *arguments, fresh, "--write")
    assert "0 bestanden geschreven" in second.stdout
    refused = command("export", *arguments, fresh, "--out", again)
    assert (refused.returncode, refused.stderr.strip()) == (1, f'"{again}" bestaat al; kies een andere naam')


def test_a_dry_run_writes_nothing(repository: Path, tmp_path: Path) -> None:
    """The table of what would come, and how to go on."""
    table = tmp_path / "oud.csv"
    table.write_text(f"{HEAD}Kempen;03/02/2026;Een\nwaasland;11/03/2027;Bestaat\n", encoding="cp1252")
    before = bytes_of(repository)
    done = command("import", table, "--root", repository, "--now", "2027-03-01")
    assert done.stdout.splitlines() == [
        "Regel  Wat       Bestand                          Titel",
        "-----  --------  -------------------------------  -------",
        "2      nieuw     meetings/kempen/2026-02-03.md    Een",
        "3      aanwezig  meetings/waasland/2027-03-11.md  Bestaat",
        "",
        "2 bijeenkomsten: 1 nieuw, 1 aanwezig.",
        "Er is nog niets geschreven; dat doet dezelfde opdracht met --write.",
    ]
    assert (done.returncode, bytes_of(repository)) == (0, before)


def test_one_mistake_and_nothing_is_written(repository: Path, tmp_path: Path) -> None:
    table = tmp_path / "oud.csv"
    table.write_text(f"{HEAD}Kempen;03/02/2026;Een\nKempen;31/02/2026;Twee\n", encoding="utf-8")
    before = bytes_of(repository)
    done = command("import", table, "--root", repository, "--now", "2027-03-01", "--write")
    assert "Er is niets geschreven: verbeter eerst wat hierboven staat." in done.stdout
    assert (done.returncode, bytes_of(repository)) == (1, before)


def test_a_failed_write_leaves_nothing_behind(repository: Path, tmp_path: Path) -> None:
    """The second file cannot be written, because a file stands where its folder should be."""
    table = tmp_path / "oud.csv"
    table.write_text(f"{HEAD}waasland;03/02/2026;Een\nKempen;04/02/2026;Twee\n", encoding="utf-8")
    (repository / "meetings" / "kempen").write_text("geen map", encoding="utf-8")
    before = bytes_of(repository)
    done = command("import", table, "--root", repository, "--now", "2027-03-01", "--write")
    assert "het schrijven lukte niet (er staat al een bestand met die naam); er is niets bijgekomen" in done.stderr
    assert (done.returncode, done.stderr.count("\n"), bytes_of(repository)) == (1, 1, before)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(
            ["nergens.csv"], 'het bestand "nergens.csv" kan niet gelezen worden: het bestaat niet', id="no-file"
        ),
        pytest.param(["tests"], 'het bestand "tests" kan niet gelezen worden: het is een map', id="folder"),
        pytest.param(
            ["x.csv", "--kring", "wasland"], 'de kring "wasland" bestaat niet; bedoelde u "waasland"?', id="no-circle"
        ),
    ],
)
def test_a_mistake_in_the_arguments_is_one_sentence(arguments: list[str], said: str) -> None:
    done = command("import", *arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(said)


def test_the_columns_are_documented() -> None:
    done = command("import", "--columns")
    said = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert (
        "datum de dag, zoals 11/03/2027 of 2027-03-11, of alleen de maand, zoals 2027-03; het jaar met vier cijfers"
        in said
    )
    assert "met_verslag" not in said
    assert "cel Wat in een cel staat, is niet duidelijk. Verbeter de cel en herhaal de opdracht." in said


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        pytest.param("Nota:  https://example.org/x", [("Nota", "https://example.org/x")], id="title"),
        pytest.param("De nota https://a.be/x", [("De nota", "https://a.be/x")], id="without-colon"),
        pytest.param("https://a.be/nota.pdf/", [("nota.pdf", "https://a.be/nota.pdf/")], id="no-title"),
        pytest.param("A:https://a.be|B: https://b.be", [("A", "https://a.be"), ("B", "https://b.be")], id="two"),
    ],
)
def test_documents_in_a_cell(cell: str, expected: list[tuple[str, str]]) -> None:
    """Titles, each with its address."""
    assert documents_in(cell) == expected


@pytest.mark.parametrize("cell", ["a" + " " * 130_000 + "b", "http://" * 18_000 + " x"], ids=["blanks", "beginnings"])
def test_no_cell_is_slow(cell: str) -> None:
    """The longest cell that a table can have is refused in a moment."""
    began = time.process_time()
    with pytest.raises(Unclear):
        documents_in(cell)
    assert time.process_time() - began < 1


def test_each_kind_of_mistake_is_explained_where_a_message_is_looked_up() -> None:
    """On the help page too, under a name that no other kind of mistake has."""
    names = Counter(code.name for code in output.CODES)
    assert [names[code.name] for code in CODES] == [1] * 7
    for code in CODES:
        assert code.meaning.startswith("Bij het overnemen van een "), code
        assert code.meaning.endswith("."), code
        assert code.cure.endswith("."), code


@pytest.mark.slow
def test_ten_thousand_rows(site: Site) -> None:
    """An archive larger than there will ever be takes less than half a minute, on a busy machine too."""
    first = dt.date(2006, 1, 1)
    days = [first + dt.timedelta(days=number // 2) for number in range(10_000)]
    rows = (f"{('Waasland', 'Kempen')[number % 2]};{day:%d/%m/%Y};Nummer {number}\n" for number, day in enumerate(days))
    began = time.monotonic()
    made, said = planned(HEAD + "".join(rows), site)
    assert (said, made.count(Outcome.NEW)) == ([], 10_000)
    assert time.monotonic() - began < 30
