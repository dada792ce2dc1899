"""The index of the API, version 1: where everything stands."""

from __future__ import annotations

from pydantic import AwareDatetime, Field

from kringen.api.published import Published


class Resource(Published):
    """A file, or a kind of files, of the API."""

    name: str = Field(description="De naam van het bestand.")
    description: str = Field(description="Wat erin staat.")
    url: str = Field(description="Het adres; {circle} staat voor het id van een kring.")
    schema_url: str = Field(description="De beschrijving van de velden, als JSON Schema.")


class IndexFile(Published):
    """Where everything stands, and what it was made from."""

    schema_version: str = Field(description="De versie van de API.")
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
