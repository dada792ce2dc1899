"""The keys of a meeting: what its file says, what each is to the form, and which words a list has."""

from __future__ import annotations

import enum

from pydantic import Field

from kringen.model.asking import asked
from kringen.model.record import FileRecord
from kringen.model.rows import Document, Software, Speaker
from kringen.values import Contact, Count, Date, DayOrMonth, JoinLink, Line, Municipality, Slug, Time, WebAddress


class MeetingStatus(enum.StrEnum):
    """Whether a meeting goes on as announced."""

    PLANNED = "gepland"
    MOVED = "verplaatst"
    POSTPONED = "uitgesteld"
    CANCELLED = "geannuleerd"


class Enrolment(enum.StrEnum):
    """Whether one can still register."""

    OPEN = "open"
    FULL = "volzet"
    CLOSED = "gesloten"


class ReportPlan(enum.StrEnum):
    """Whether a report may still be expected."""

    FOLLOWS = "volgt"
    NONE = "geen"


class MeetingFile(FileRecord):
    """What stands in the file of a meeting, by its keys."""

    circle: Slug = Field(exclude=True)
    """The circle that announced it: the name of its folder, and so part of its address for ever."""

    slug: Slug = Field(exclude=True)
    """The day or month first announced, as in the file name; with the circle its permanent identity.

    A second meeting on one day has `-2` behind it.
    """

    title: Line | None = Field(
        None,
        alias="titel",
        max_length=200,
        description="Waarover het gaat; leeg wordt dit de naam van de kring.",
        examples=["Informatieveiligheid na NIS2"],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    when: DayOrMonth = Field(
        alias="datum",
        description="De dag van de bijeenkomst; alleen de maand (2027-03) zolang de dag niet vaststaat.",
        examples=["2027-03-11"],
        json_schema_extra=asked("aankondigen", "wijzigen", at_once=True),
    )
    start: Time | None = Field(
        None,
        alias="van",
        description="Het beginuur, Belgische tijd.",
        examples=["14:00"],
        json_schema_extra=asked("aankondigen", "wijzigen", at_once=True),
    )
    end: Time | None = Field(
        None,
        alias="tot",
        description="Het einduur, Belgische tijd.",
        examples=["16:30"],
        json_schema_extra=asked("aankondigen", "wijzigen", at_once=True),
    )
    status: MeetingStatus = Field(
        MeetingStatus.PLANNED,
        description="Of de bijeenkomst doorgaat zoals aangekondigd.",
        examples=["gepland"],
        json_schema_extra=asked("wijzigen", at_once=True),
    )
    host: Municipality | None = Field(
        None,
        alias="gastbestuur",
        description="De gemeente die ontvangt.",
        examples=["Sint-Niklaas"],
        json_schema_extra=asked("aankondigen", "wijzigen", at_once=True),
    )
    location: Line | None = Field(
        None,
        alias="locatie",
        description="Zaal en adres.",
        examples=["Stadhuis, Grote Markt 1, 9100 Sint-Niklaas"],
        json_schema_extra=asked("aankondigen", "wijzigen", at_once=True),
    )
    access: Line | None = Field(
        None,
        alias="bereikbaarheid",
        description="Hoe men er geraakt: parking, station, ingang.",
        examples=["Parking achter het stadhuis; station op 10 minuten"],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    online: JoinLink | None = Field(
        None,
        description="Het adres om online deel te nemen, zichtbaar tot het einde; of: op aanvraag.",
        examples=["https://www.v-ict-or.be/"],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    topics: tuple[Slug, ...] = Field(
        (),
        alias="onderwerpen",
        description="Waarover het gaat, met de korte namen van deze site.",
        examples=[["informatieveiligheid"]],
        json_schema_extra=asked("aankondigen", "wijzigen", "verslag"),
    )
    speakers: tuple[Speaker, ...] = Field(
        (),
        alias="sprekers",
        description="Wie iets toelicht.",
        json_schema_extra=asked("aankondigen", "wijzigen", add="Spreker toevoegen"),
    )
    registration: Contact | None = Field(
        None,
        alias="inschrijven",
        description="Een webadres of mailbox om in te schrijven.",
        examples=["info@v-ict-or.be"],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    registration_closes: Date | None = Field(
        None,
        alias="inschrijven_tot",
        description="De laatste dag om in te schrijven.",
        examples=["2027-03-04"],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    enrolment: Enrolment = Field(
        Enrolment.OPEN,
        alias="inschrijving",
        description="Of inschrijven nog kan: open, volzet of gesloten.",
        examples=["open"],
        json_schema_extra=asked("wijzigen"),
    )
    joint_circles: tuple[Slug, ...] = Field(
        (),
        alias="kringen",
        description="De andere kringen van een gezamenlijke bijeenkomst.",
        examples=[["midwest"]],
        json_schema_extra=asked("aankondigen", "wijzigen"),
    )
    handed_over: Slug | None = Field(
        None,
        alias="overgenomen_door",
        description="De kring die deze bijeenkomst nu organiseert, wanneer haar eigen kring ophield; haar adres blijft.",
        examples=["midwest"],
    )
    governments: Count | None = Field(
        None,
        alias="besturen",
        ge=1,
        le=300,
        description="Hoeveel besturen deelnamen: een getal.",
        examples=["12"],
        json_schema_extra=asked("verslag", at_once=True, afterwards=True),
    )
    report_plan: ReportPlan = Field(
        ReportPlan.FOLLOWS,
        alias="verslag",
        title="Komt er een verslag",
        description="Of er een verslag komt: volgt, of geen wanneer er geen zal komen.",
        examples=["volgt"],
        json_schema_extra=asked("verslag", afterwards=True, name="komt_er_een_verslag"),
    )
    software: tuple[Software, ...] = Field(
        (),
        description="Welke programma's aan bod kwamen, en welke gemeenten zeiden dat ze die gebruiken.",
        json_schema_extra=asked("wijzigen", "verslag", afterwards=True, add="Programma toevoegen"),
    )
    documents: tuple[Document, ...] = Field(
        (),
        alias="documenten",
        description="Presentaties en andere stukken.",
        json_schema_extra=asked("wijzigen", "verslag", afterwards=True, add="Document toevoegen"),
    )
    source: WebAddress | None = Field(
        None, alias="bron", description="Waar de gegevens vandaan komen.", json_schema_extra=asked("wijzigen")
    )
