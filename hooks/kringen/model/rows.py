"""What a meeting has more than one of, each with keys of its own: speakers, programs and documents."""

from __future__ import annotations

from pydantic import Field

from kringen.model.record import Record
from kringen.values import Line, Municipality, Program, WebAddress
from kringen.values.programs import program_key


class Speaker(Record):
    """Who tells about what: an organisation rather than a person."""

    organisation: Line = Field(alias="organisatie", description="De organisatie.", examples=["V-ICT-OR"])
    subject: Line | None = Field(None, alias="onderwerp", description="Waarover.", examples=["NIS2 in de praktijk"])


class Software(Record):
    """A program that was discussed, and who said to work with it."""

    name: Program = Field(alias="naam", description="Het programma of pakket.", examples=["Cevi"])
    used_by: tuple[Municipality, ...] = Field(
        (), alias="bij", description="De gemeenten die zeiden dat ze het gebruiken.", examples=[["Lokeren", "Temse"]]
    )

    @property
    def key(self) -> str:
        """What it has in common with its other spellings."""
        return program_key(self.name)


class Document(Record):
    """A document of a meeting, kept elsewhere."""

    title: Line = Field(
        alias="titel", max_length=200, description="De naam van het document.", examples=["Presentatie"]
    )
    url: WebAddress = Field(description="Het adres van het document.", examples=["https://www.v-ict-or.be/"])
