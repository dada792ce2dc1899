"""The columns of a table of meetings: what a spreadsheet holds, how each is written, and what it becomes in a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kringen.dates import Month
from kringen.model import Enrolment, Meeting, ReportPlan, Site, Software
from kringen.sentences import counted, joined
from kringen.sheet import Cell, Sheet
from kringen.transfer import cells, keys
from kringen.values.words import fold

Write = Callable[[Meeting], Cell]


@dataclass(frozen=True)
class Column:
    """One column of the table."""

    name: str
    """Its heading, mostly the key in the file of a meeting."""

    meaning: str
    """What stands in it, in Dutch."""

    write: Write
    """The cell of a meeting."""

    read: keys.Read | None = None
    """What its cell becomes as the key of that name; None for what is no key, or is read before the keys."""

    is_read: bool = True
    """Whether an import takes it; an export adds columns that only inform."""


def _day(when: dt.date | Month) -> str:
    return str(when) if isinstance(when, Month) else f"{when:%d/%m/%Y}"


def _hour(time: dt.time | None) -> str | None:
    return f"{time:%H:%M}" if time else None


def says_none(report: str) -> bool:
    """Whether the cell of a report only says that none comes."""
    return report.strip().casefold() == ReportPlan.NONE


def _pairs(pairs: Iterable[tuple[str, str | None]]) -> str:
    return " | ".join(": ".join(filter(None, pair)) for pair in pairs)


def _program(program: Software) -> str:
    """A colon stands behind every program that has users or a colon in its name."""
    colon = ":" if program.used_by or ":" in program.name else ""
    return f"{program.name}{colon} {', '.join(program.used_by)}".strip()


COLUMNS = (
    Column("kring", "de naam van de kring, of de naam van haar bestand", lambda meeting: meeting.circle),
    Column(
        "datum",
        "de dag, zoals 11/03/2027 of 2027-03-11, of alleen de maand, zoals 2027-03; het jaar met vier cijfers",
        lambda meeting: _day(meeting.when),
    ),
    Column(
        "eerste_datum",
        "bij een verplaatste bijeenkomst: de dag of de maand die eerst was aangekondigd",
        lambda meeting: _day(meeting.first) if meeting.is_moved else None,
    ),
    Column(
        "van", "het beginuur, zoals 14:00 of 14u", lambda meeting: _hour(meeting.start), keys.converted(cells.time_in)
    ),
    Column("tot", "het einduur", lambda meeting: _hour(meeting.end), keys.converted(cells.time_in)),
    Column("titel", "waarover het gaat", lambda meeting: meeting.title, keys.text()),
    Column(
        "status",
        "gepland, verplaatst, uitgesteld of geannuleerd",
        lambda meeting: meeting.status.value,
        keys.chosen("gepland"),
    ),
    Column(
        "gastbestuur",
        "de gemeente die ontvangt, met haar naam op die dag",
        lambda meeting: meeting.host,
        keys.municipality,
    ),
    Column("locatie", "zaal en adres", lambda meeting: meeting.location, keys.text(", ")),
    Column("bereikbaarheid", "hoe men er geraakt", lambda meeting: meeting.access, keys.text(", ")),
    Column("online", "het adres om online deel te nemen, of op aanvraag", lambda meeting: meeting.online, keys.text()),
    Column(
        "onderwerpen",
        "namen van onderwerpen, met een komma ertussen",
        lambda meeting: ", ".join(meeting.topics),
        keys.several(cells.topic_in),
    ),
    Column(
        "sprekers",
        "organisatie: onderwerp, met | tussen twee sprekers",
        lambda meeting: _pairs((each.organisation, each.subject) for each in meeting.speakers),
        keys.rows(cells.pairs_in, "organisatie", "onderwerp"),
    ),
    Column(
        "inschrijven",
        "een webadres of een mailadres",
        lambda meeting: (meeting.registration or "").removeprefix("mailto:"),
        keys.text(),
    ),
    Column(
        "inschrijven_tot",
        "de laatste dag om in te schrijven",
        lambda meeting: _day(meeting.registration_closes) if meeting.registration_closes else None,
        keys.converted(cells.date_in),
    ),
    Column(
        "inschrijving",
        "open, volzet of gesloten",
        lambda meeting: meeting.enrolment.value if meeting.enrolment is not Enrolment.OPEN else None,
        keys.chosen("open"),
    ),
    Column(
        "kringen",
        "de andere kringen van een gezamenlijke bijeenkomst, met een komma ertussen",
        lambda meeting: ", ".join(meeting.joint_circles),
        keys.several(cells.circle_in),
    ),
    Column(
        "overgenomen_door",
        "de kring die de bijeenkomst nu organiseert, als de eigen kring ophield",
        lambda meeting: meeting.handed_over,
        keys.one(cells.circle_in),
    ),
    Column("besturen", "hoeveel besturen deelnamen", lambda meeting: meeting.governments, keys.text()),
    Column(
        "software",
        "programma: gemeenten met een komma ertussen, met | tussen twee programma's",
        lambda meeting: " | ".join(_program(each) for each in meeting.software),
        keys.rows(cells.programs_in, "naam", "bij", keys.municipalities),
    ),
    Column(
        "documenten",
        "titel: webadres, met | tussen twee stukken",
        lambda meeting: _pairs((each.title, each.url) for each in meeting.documents),
        keys.rows(cells.documents_in, "titel", "url"),
    ),
    Column("bron", "het webadres waar de gegevens vandaan komen", lambda meeting: meeting.source, keys.text()),
    Column(
        "verslag",
        "de tekst van het verslag, of geen wanneer er geen komt",
        lambda meeting: ReportPlan.NONE.value if meeting.is_report_closed else None,
        lambda cell, _: ReportPlan.NONE.value if says_none(cell) else "",
    ),
    Column(
        "met_verslag",
        "ja of nee: of het verslag op de site staat",
        lambda meeting: "ja" if meeting.has_report else "nee",
        is_read=False,
    ),
    Column(
        "pagina",
        "het adres van de bijeenkomst op de site",
        lambda meeting: f"bijeenkomsten/{meeting.id}/",
        is_read=False,
    ),
)
"""In the order of the table. A report is text with markup, which a cell would lose: the table only says whether there is one, where
it stands, or that none comes."""

NAMES = tuple(column.name for column in COLUMNS)
READ = tuple(column.name for column in COLUMNS if column.is_read)
READERS = {column.name: column.read for column in COLUMNS if column.read}
WRITERS = {column.name: column.write for column in COLUMNS}

REQUIRED = ("kring", "datum")

ALIASES = {"begin": "van", "beginuur": "van", "einde": "tot", "einduur": "tot", "onderwerp": "onderwerpen"}
"""Other headings that mean a column."""


@dataclass(frozen=True)
class Row:
    """One meeting as it stands in a table or a calendar."""

    number: int
    """The line in the file, or which appointment in the calendar; counted from 1."""

    values: Mapping[str, str]
    """The cells that are not empty, by the name of their column."""

    places: Mapping[str, int]
    """The number of each column, counted from 1."""


def column_named(heading: str) -> str:
    """The column that a heading means, as far as spelling goes; an unknown one comes back as it is written."""
    name = "_".join(fold(heading).replace("-", " ").replace("_", " ").split())
    return ALIASES.get(name, name)


def meeting_sheet(site: Site, site_url: str = "") -> Sheet:
    """One row for each meeting, in the order of their days; the last cell is the address of its page."""
    rows = (tuple(write(meeting) for write in WRITERS.values()) for meeting in site.meetings)
    return Sheet(tuple(WRITERS), tuple((*row[:-1], f"{site_url}{row[-1]}") for row in rows))


def left_out(site: Site) -> str:
    """How many texts the table does not hold, as a sentence; empty when there are none."""
    counts = (
        (sum(bool(meeting.body.intro) for meeting in site.meetings), "inleiding", "inleidingen"),
        (sum(bool(meeting.body.agenda) for meeting in site.meetings), "agenda", "agenda's"),
        (sum(meeting.has_report for meeting in site.meetings), "verslag", "verslagen"),
    )
    texts = joined([counted(*each) for each in counts if each[0]])
    return f"Niet in de tabel: {texts}. Die teksten staan alleen in de bestanden zelf." if texts else ""
