"""A meeting of a circle: announced first, reported on afterwards."""

from __future__ import annotations

import datetime as dt
import enum
from functools import cached_property
from typing import Self

from pydantic import Field, PrivateAttr

from kringen.dates import Month
from kringen.model.body import Body
from kringen.model.record import FileRecord, Record
from kringen.values import (
    ON_REQUEST,
    Contact,
    Count,
    Date,
    DayOrMonth,
    JoinLink,
    Line,
    Municipality,
    Slug,
    Time,
    WebAddress,
)


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


class Speaker(Record):
    """Who tells about what: an organisation rather than a person."""

    organisation: Line = Field(alias="organisatie", description="De organisatie.", examples=["V-ICT-OR"])
    subject: Line | None = Field(None, alias="onderwerp", description="Waarover.", examples=["NIS2 in de praktijk"])


class Document(Record):
    """A document of a meeting, kept elsewhere."""

    title: Line = Field(
        alias="titel", max_length=200, description="De naam van het document.", examples=["Presentatie"]
    )
    url: WebAddress = Field(description="Het adres van het document.", examples=["https://www.v-ict-or.be/"])


class Meeting(FileRecord):
    """One meeting of a circle: announced first, reported on afterwards."""

    circle: Slug = Field(exclude=True)
    """The circle that announced it: the name of its folder, and so part of its address for ever."""

    slug: Slug = Field(exclude=True)
    """The day or month first announced, as in the file name; with the circle its permanent identity.

    A second meeting on one day has `-2` behind it.
    """

    _body: Body = PrivateAttr(default_factory=Body)

    title: Line | None = Field(
        None,
        alias="titel",
        max_length=200,
        description="Waarover het gaat; leeg wordt dit de naam van de kring.",
        examples=["Informatieveiligheid na NIS2"],
    )
    when: DayOrMonth = Field(
        alias="datum",
        description="De dag van de bijeenkomst; alleen de maand (2027-03) zolang de dag niet vaststaat.",
        examples=["2027-03-11"],
    )
    start: Time | None = Field(None, alias="van", description="Het beginuur, Belgische tijd.", examples=["14:00"])
    end: Time | None = Field(None, alias="tot", description="Het einduur, Belgische tijd.", examples=["16:30"])
    status: MeetingStatus = Field(
        MeetingStatus.PLANNED, description="Of de bijeenkomst doorgaat zoals aangekondigd.", examples=["gepland"]
    )
    host: Municipality | None = Field(
        None, alias="gastbestuur", description="De gemeente die ontvangt.", examples=["Sint-Niklaas"]
    )
    location: Line | None = Field(
        None,
        alias="locatie",
        description="Zaal en adres.",
        examples=["Stadhuis, Grote Markt 1, 9100 Sint-Niklaas"],
    )
    access: Line | None = Field(
        None,
        alias="bereikbaarheid",
        description="Hoe men er geraakt: parking, station, ingang.",
        examples=["Parking achter het stadhuis; station op 10 minuten"],
    )
    online: JoinLink | None = Field(
        None,
        description="Het adres om online deel te nemen, zichtbaar tot het einde; of: op aanvraag.",
    )
    topics: tuple[Slug, ...] = Field(
        (),
        alias="onderwerpen",
        description="Waarover het gaat, met de korte namen van deze site.",
        examples=[["informatieveiligheid"]],
    )
    speakers: tuple[Speaker, ...] = Field((), alias="sprekers", description="Wie iets toelicht.")
    registration: Contact | None = Field(
        None, alias="inschrijven", description="Een webadres of mailbox om in te schrijven."
    )
    registration_closes: Date | None = Field(
        None, alias="inschrijven_tot", description="De laatste dag om in te schrijven.", examples=["2027-03-04"]
    )
    enrolment: Enrolment = Field(
        Enrolment.OPEN,
        alias="inschrijving",
        description="Of inschrijven nog kan: open, volzet of gesloten.",
        examples=["open"],
    )
    joint_circles: tuple[Slug, ...] = Field(
        (), alias="kringen", description="De andere kringen van een gezamenlijke bijeenkomst.", examples=[["midwest"]]
    )
    handed_over: Slug | None = Field(
        None,
        alias="overgenomen_door",
        description="De kring die deze bijeenkomst nu organiseert, wanneer haar eigen kring ophield; haar adres blijft.",
        examples=["midwest"],
    )
    governments: Count | None = Field(
        None, alias="besturen", ge=1, le=300, description="Hoeveel besturen deelnamen: een getal.", examples=["12"]
    )
    documents: tuple[Document, ...] = Field((), alias="documenten", description="Presentaties en andere stukken.")
    source: WebAddress | None = Field(None, alias="bron", description="Waar de gegevens vandaan komen.")

    @cached_property
    def body(self) -> Body:
        """Introduction, agenda and report."""
        return self._body

    def with_body(self, body: Body) -> Self:
        """The same meeting, which now has its text."""
        self._body = body
        self.__dict__["body"] = body
        return self

    @cached_property
    def uri(self) -> str:
        """Its page; hangs on the date first announced, so it stays when the meeting moves."""
        return f"bijeenkomsten/{self.circle}/{self.slug}.md"

    @cached_property
    def date(self) -> dt.date:
        """The day it takes place; while only the month is known the last day of that, until which it may still come."""
        return last_day(self.when)

    @property
    def is_day_known(self) -> bool:
        """Whether more than the month is known."""
        return not isinstance(self.when, Month)

    @cached_property
    def first(self) -> dt.date | Month:
        """The day or month first announced."""
        return day_or_month(self.slug)

    @cached_property
    def first_date(self) -> dt.date:
        """The day first announced, or the last day of the month."""
        return last_day(self.first)

    @cached_property
    def circles(self) -> tuple[str, ...]:
        """All circles it belongs to, the convening one first."""
        return (self.convener, *(slug for slug in self.joint_circles if slug != self.convener))

    @property
    def convener(self) -> str:
        """The circle that convenes it: that of its folder, or the one that took it over."""
        return self.handed_over or self.circle

    @cached_property
    def place(self) -> str:
        """Where it takes place, as one text; empty when that is not known yet."""
        return ", ".join(filter(None, (self.host, self.location))) or ("Online" if self.online else "")

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status is MeetingStatus.CANCELLED

    @property
    def is_postponed(self) -> bool:
        """Whether it does not take place when it was announced, and nobody knows yet when it does."""
        return self.status is MeetingStatus.POSTPONED

    @property
    def goes_on(self) -> bool:
        """Whether it takes place when its file says."""
        return not self.is_cancelled and not self.is_postponed

    @cached_property
    def is_moved(self) -> bool:
        """Whether it takes place on another day than first announced; a day in the month first announced is none."""
        if isinstance(self.first, Month) and not isinstance(self.when, Month):
            return Month.of(self.when) != self.first
        return self.when != self.first

    @property
    def is_online_on_request(self) -> bool:
        """Whether one asks the circle how to take part online."""
        return self.online == ON_REQUEST

    @property
    def has_report(self) -> bool:
        """Whether the report is there."""
        return self.body.report is not None


def day_or_month(slug: str) -> dt.date | Month:
    """The day or month that the name of a meeting's file begins with."""
    return dt.date.fromisoformat(slug[:10]) if slug[7:] else Month(int(slug[:4]), int(slug[5:7]))


def last_day(when: dt.date | Month) -> dt.date:
    """The day itself, or the last one of a month."""
    return when.last_day if isinstance(when, Month) else when
