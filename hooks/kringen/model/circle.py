"""A circle: the local governments of a region that meet."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from kringen.model.question import MOST_QUESTIONS, Question
from kringen.model.record import FileRecord, Record
from kringen.values import Count, Date, Line, MailAddress, Municipality, Region, Slug, Team, Text, WebAddress, Year
from kringen.values.words import slug_of, to_list, to_name

Name = Annotated[str, BeforeValidator(to_name), StringConstraints(min_length=1, max_length=80)]
"""A name in one line from which an address can be made."""

DEFAULT_CONTACT = "info@v-ict-or.be"
"""The only public address known; used for every circle that names no other."""

DEFAULT_RHYTHM = 4
"""Meetings a year of a circle that names no other rhythm: in principle once a quarter."""


class CircleStatus(enum.StrEnum):
    """Whether a circle meets."""

    ACTIVE = "actief"
    STARTING = "in oprichting"
    DORMANT = "slapend"
    STOPPED = "gestopt"
    UNCONFIRMED = "te bevestigen"


class Trekker(Record):
    """Who convenes a circle: a function in an organisation rather than a person."""

    role: Line = Field(alias="functie", description="De functie van de trekker.", examples=["ICT-coördinator"])
    organisation: Line = Field(
        alias="organisatie", description="Het bestuur van de trekker.", examples=["Sint-Niklaas"]
    )
    name: Line | None = Field(None, alias="naam", description="De naam, alleen met toestemming van die persoon.")


class Circle(FileRecord):
    """One regional circle of local governments."""

    slug: Slug = Field(exclude=True)
    """The name of its file without `.yml`; its address."""

    name: Line = Field(alias="naam", max_length=80, description="De naam van de kring.", examples=["Waasland"])
    status: CircleStatus = Field(description="Of de kring samenkomt.", examples=["te bevestigen"])
    region: Region = Field(
        alias="regio",
        description="De referentieregio; haar gemeenten zijn het werkingsgebied, tenzij gemeenten iets anders zegt.",
        examples=["Waasland"],
    )
    municipalities: tuple[Municipality, ...] = Field(
        (),
        alias="gemeenten",
        description="De gemeenten van de kring, alleen wanneer die verschillen van de regio.",
        examples=[["Destelbergen"]],
    )
    trekker: Trekker | None = Field(None, description="Wie de kring samenroept.")
    contact: MailAddress = Field(
        DEFAULT_CONTACT, description="Een gedeelde mailbox van de kring.", examples=[DEFAULT_CONTACT]
    )
    since: Year | None = Field(None, alias="sinds", description="Het jaar waarin de kring startte.", examples=["2013"])
    rhythm: Count = Field(
        DEFAULT_RHYTHM, alias="ritme", ge=1, le=12, description="Het aantal bijeenkomsten per jaar.", examples=["4"]
    )
    confirmed: Date | None = Field(
        None,
        alias="bevestigd",
        description="De dag waarop V-ICT-OR bevestigde dat de kring samenkomt; vanaf dan telt zijn ritme.",
        examples=["2027-01-12"],
    )
    stopped: Year | None = Field(
        None,
        alias="gestopt_sinds",
        description="Het jaar waarin een gestopte kring ophield.",
        examples=["2024"],
    )
    former_names: tuple[Name, ...] = Field(
        (),
        alias="vorige_namen",
        description="Hoe de kring of het bestand vroeger heette; oude adressen blijven zo werken.",
        examples=[["Land van Waas"]],
    )
    successors: Annotated[tuple[Slug, ...], BeforeValidator(to_list)] = Field(
        (),
        alias="opvolger",
        description="De kring of kringen die een gestopte kring opvolgen.",
        examples=["midwest"],
    )
    note: Text | None = Field(
        None, alias="toelichting", max_length=1000, description="Wat over de kring bekend is, in gewone tekst."
    )
    source: WebAddress | None = Field(None, alias="bron", description="Het adres van de bron.")
    team: Team | None = Field(
        None,
        description="Het team of de gebruiker die voorstellen voor deze kring mee naleest.",
        examples=["v-ict-or/waasland"],
    )
    questions: Mapping[Slug, Question] = Field(
        {},
        alias="vragen",
        max_length=MOST_QUESTIONS,
        description="De vragen die in de kring leven, elk onder een korte naam die niet meer wijzigt.",
    )

    @cached_property
    def former_slugs(self) -> tuple[str, ...]:
        """The short names that belong to its former names: old addresses hang on them."""
        return tuple(slug_of(name) for name in self.former_names)

    @property
    def has_stopped(self) -> bool:
        """Whether it exists no more."""
        return self.status is CircleStatus.STOPPED

    @property
    def uri(self) -> str:
        """Its page."""
        return f"kringen/{self.slug}.md"
