"""A question that lives in a circle, until a meeting takes it up."""

from __future__ import annotations

from pydantic import Field

from kringen.model.record import Record
from kringen.values import Date, Line, MeetingName, Municipality, Slug, Text

MOST_QUESTIONS = 100
"""How many questions a circle keeps, those that were discussed included: twelve years of two at each meeting."""


class Question(Record):
    """What a government would like to know from the others; its short name is the key that it stands under."""

    text: Line = Field(
        alias="vraag",
        max_length=200,
        description="De vraag zelf, in één zin en zonder namen van personen.",
        examples=["Hoe geeft u leveranciers veilig toegang van op afstand?"],
    )
    since: Date = Field(alias="sinds", description="De dag waarop ze gesteld is.", examples=["2027-02-14"])
    topic: Slug | None = Field(
        None,
        alias="onderwerp",
        description="Waarover het gaat, met de korte naam van een onderwerp van deze site.",
        examples=["informatieveiligheid"],
    )
    explanation: Text | None = Field(
        None, alias="toelichting", max_length=600, description="Enkele zinnen uitleg, in gewone tekst."
    )
    meeting: MeetingName | None = Field(
        None,
        alias="bijeenkomst",
        description="De bijeenkomst van deze kring waarop ze aan bod komt of kwam: de naam van het bestand zonder .md.",
        examples=["2027-03-11"],
    )
    government: Municipality | None = Field(
        None,
        alias="bestuur",
        description="De gemeente die het vraagt, alleen als ze erbij mag staan.",
        examples=["Lokeren"],
    )
