"""The columns of a table of meetings: what a spreadsheet holds, and what each becomes in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kringen.values import fold


@dataclass(frozen=True)
class Column:
    """One column of the table."""

    name: str
    """Its heading, mostly the key in the file of a meeting."""

    meaning: str
    """What stands in it, in Dutch."""

    is_read: bool = True
    """Whether an import takes it; an export adds columns that only inform."""


COLUMNS = (
    Column("kring", "de naam van de kring, of de naam van haar bestand"),
    Column(
        "datum", "de dag, zoals 11/03/2027 of 2027-03-11, of alleen de maand, zoals 2027-03; het jaar met vier cijfers"
    ),
    Column("eerste_datum", "bij een verplaatste bijeenkomst: de dag of de maand die eerst was aangekondigd"),
    Column("van", "het beginuur, zoals 14:00 of 14u"),
    Column("tot", "het einduur"),
    Column("titel", "waarover het gaat"),
    Column("status", "gepland, verplaatst, uitgesteld of geannuleerd"),
    Column("gastbestuur", "de gemeente die ontvangt, met haar naam op die dag"),
    Column("locatie", "zaal en adres"),
    Column("bereikbaarheid", "hoe men er geraakt"),
    Column("online", "het adres om online deel te nemen, of op aanvraag"),
    Column("onderwerpen", "namen van onderwerpen, met een komma ertussen"),
    Column("sprekers", "organisatie: onderwerp, met | tussen twee sprekers"),
    Column("inschrijven", "een webadres of een mailadres"),
    Column("inschrijven_tot", "de laatste dag om in te schrijven"),
    Column("inschrijving", "open, volzet of gesloten"),
    Column("kringen", "de andere kringen van een gezamenlijke bijeenkomst, met een komma ertussen"),
    Column("overgenomen_door", "de kring die de bijeenkomst nu organiseert, als de eigen kring ophield"),
    Column("besturen", "hoeveel besturen deelnamen"),
    Column("documenten", "titel: webadres, met | tussen twee stukken"),
    Column("bron", "het webadres waar de gegevens vandaan komen"),
    Column("verslag", "de tekst van het verslag"),
    Column("met_verslag", "ja of nee: of het verslag op de site staat", is_read=False),
    Column("pagina", "het adres van de bijeenkomst op de site", is_read=False),
)

NAMES = tuple(column.name for column in COLUMNS)
READ = tuple(column.name for column in COLUMNS if column.is_read)
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
