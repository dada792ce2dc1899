"""The files of the API, version 1: what each holds, with the index of them all."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from kringen.api.v1 import Circle, Meeting, MunicipalityEntry, Published, Question, Topic, WholeMeeting


class PublishedFile(Published):
    """A file, which says what version of the API it follows."""

    schema_version: str = Field(description="De versie van de API.")


class CircleFile(Circle):
    """A circle with its meetings."""

    schema_version: str = Field(description="De versie van de API.")
    meetings: list[WholeMeeting] = Field(
        description="Alle bijeenkomsten met hun teksten, de oudste eerst; ook gezamenlijke."
    )
    questions: list[Question] = Field(description="Alle vragen van de kring, de jongste eerst.")


class CirclesFile(PublishedFile):
    """All circles."""

    circles: list[Circle] = Field(description="De kringen, op naam.")


class MeetingsFile(PublishedFile):
    """All meetings."""

    meetings: list[Meeting] = Field(description="De bijeenkomsten, de oudste eerst.")


class UpcomingFile(MeetingsFile):
    """The meetings that were not over at some moment."""

    as_of: AwareDatetime = Field(description="Het ogenblik waarop deze lijst gemaakt is.")


class QuestionsFile(PublishedFile):
    """All questions, as they stood at some moment."""

    questions: list[Question] = Field(description="De vragen van alle kringen, de jongste eerst.")
    as_of: AwareDatetime = Field(description="Het ogenblik waarop deze lijst gemaakt is.")


class TopicsFile(PublishedFile):
    """All topics."""

    topics: list[Topic] = Field(description="De onderwerpen, op thema en naam.")


class MunicipalitiesFile(PublishedFile):
    """All municipalities of today."""

    municipalities: list[MunicipalityEntry] = Field(description="De gemeenten van vandaag, op naam.")


class Resource(Published):
    """A file, or a kind of files, of the API."""

    name: str = Field(description="De naam van het bestand.")
    description: str = Field(description="Wat erin staat.")
    url: str = Field(description="Het adres; {circle} staat voor het id van een kring.")
    schema_url: str = Field(description="De beschrijving van de velden, als JSON Schema.")


class IndexFile(PublishedFile):
    """Where everything stands, and what it was made from."""

    site: str = Field(description="De naam van de site.")
    url: str = Field(description="De startpagina.")
    documentation: str | None = Field(description="De pagina met uitleg.")
    calendar_url: str = Field(description="De kalender van alle kringen (iCalendar).")
    contact: str = Field(description="Waar u met vragen terechtkunt.")
    licence: str | None = Field(description="De licentie; leeg zolang V-ICT-OR er geen gekozen heeft.")
    fictional: bool = Field(description="Of alle gegevens verzonnen zijn: dan is dit een voorbeeld.")
    built_at: AwareDatetime = Field(description="Wanneer de bestanden gemaakt zijn.")
    commit: str = Field(description='De versie van de gegevens in git, of "onbekend".')
    resources: list[Resource] = Field(description="De bestanden.")
