"""The programs in the API, version 1: what came up, and who said to work with it."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from kringen import software
from kringen.api import v1
from kringen.api.v1_files import PublishedFile
from kringen.edition import Edition
from kringen.edition.page import web_address
from kringen.pages.software import INDEX


class Use(v1.Published):
    """A government that said to work with a program."""

    name: str = Field(description="De gemeente, met haar naam van die dag.")
    nis: str | None = Field(description="De NIS-code van die dag.")
    name_now: str = Field(description="Hoe die gemeente nu heet, na een fusie.")
    told_on: dt.date | None = Field(description="De dag waarop ze het vertelde; leeg als alleen de maand bekend is.")
    meeting: str = Field(description="Het id van die bijeenkomst.")


class Program(v1.Published):
    """A program or package that came up."""

    id: str = Field(description="De korte naam; ook het anker op de pagina.")
    name: str = Field(description="De naam, zoals ze het eerst geschreven is.")
    spellings: list[str] = Field(description="Alle schrijfwijzen, de oudste eerst.")
    topics: list[str] = Field(description="De id's van de onderwerpen waarbij het ter sprake kwam.")
    meetings: list[str] = Field(description="De id's van de bijeenkomsten, de nieuwste eerst.")
    used_by: list[Use] = Field(description="De gemeenten die zeiden dat ze ermee werken, op naam.")
    url: str = Field(description="Waar het op de site staat.")


class SoftwareFile(PublishedFile):
    """All programs."""

    software: list[Program] = Field(description="De programma's, op naam. Geen enkel wordt aanbevolen.")


def software_file(edition: Edition, file: str) -> SoftwareFile:
    """The programs of all meetings that went on or will."""
    found = [_program(edition, each, file) for each in software.programs(edition.site, edition.today)]
    return SoftwareFile(schema_version=v1.SCHEMA_VERSION, software=found)


def _program(edition: Edition, source: software.Program, file: str) -> Program:
    return Program(
        id=source.slug,
        name=source.name,
        spellings=list(source.spellings),
        topics=[topic.slug for topic in source.topics],
        meetings=[mention.meeting.id for mention in source.mentions],
        used_by=[_use(edition, use) for use in source.uses],
        url=f"{web_address(INDEX, file, edition.settings)}#{source.slug}",
    )


def _use(edition: Edition, source: software.Use) -> Use:
    row = edition.site.register.find(source.government, source.meeting.date)
    return Use(
        name=source.government,
        nis=row.nis if row else None,
        name_now=source.now or source.government,
        told_on=source.meeting.date if source.meeting.is_day_known else None,
        meeting=source.meeting.id,
    )
