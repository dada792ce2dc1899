"""Every file of the API: the lists, one file for each circle, the schemas, also those of the data files, and the index of all these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from kringen import agenda, questions
from kringen.api import addresses, records, table, v1, v1_files
from kringen.api.software import SoftwareFile, software_file
from kringen.edition import Edition, channels
from kringen.edition.page import FileRecipe, web_address
from kringen.schemas import FILES, file_schema


@dataclass(frozen=True)
class Kind:
    """A kind of files."""

    name: str
    """Its name, also that of its schema."""

    record: type[v1.Published]
    """What it holds."""

    description: str
    """The same in Dutch."""

    make: Callable[[Edition, str], v1.Published] | None = None
    """Makes the only one, for its address; None when there is one for each circle."""

    @property
    def uri(self) -> str:
        """Where it stands; with the parts of an id between braces when there is one for each."""
        return addresses.list_uri(self.name) if self.make else addresses.circle_uri("{circle}")

    @property
    def schema(self) -> str:
        """Where its JSON Schema stands."""
        return addresses.schema_uri(self.name)


def api_files(edition: Edition) -> Iterator[FileRecipe]:
    """Every file of the API; static hosting cannot redirect JSON, so a former name of a circle keeps a file of its own."""
    for kind in KINDS:
        if kind.make:
            yield FileRecipe(kind.uri, partial(_content, partial(kind.make, edition), kind.uri))
        yield _schema_file(kind.name, partial(schema, edition, kind))
    for circle in edition.site.circles:
        for uri in map(addresses.circle_uri, (circle.slug, *circle.former_slugs)):
            yield FileRecipe(uri, partial(_content, partial(records.circle_file, edition, circle), uri))
    yield FileRecipe(table.MEETINGS, partial(table.meetings_table, edition))
    yield FileRecipe(table.QUESTIONS, partial(table.questions_table, edition))
    for name in FILES:
        yield _schema_file(name, partial(file_schema, name, edition.site.register))


def _content(record: Callable[[str], v1.Published], uri: str) -> bytes:
    """JSON that a person can read too, with letters as they are (RFC 8259, UTF-8); pydantic writes it faster than json."""
    return f"{record(uri).model_dump_json(indent=1)}\n".encode()


def _schema_file(name: str, schema: Callable[[], dict[str, Any]]) -> FileRecipe:
    return FileRecipe(addresses.schema_uri(name), partial(_readable, schema))


def _readable(document: Callable[[], dict[str, Any]]) -> bytes:
    return f"{json.dumps(document(), ensure_ascii=False, indent=1)}\n".encode()


def schema(edition: Edition, kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of files; a reader allows fields that it does not know."""
    described = kind.record.model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if edition.settings.site_url:
        head["$id"] = web_address(kind.schema, kind.schema, edition.settings)
    return head | described | {"title": kind.name, "description": kind.description}


def _index(edition: Edition, file: str) -> v1_files.IndexFile:
    settings = edition.settings
    documented = addresses.DOCUMENTATION in edition.addresses
    return v1_files.IndexFile(
        schema_version=v1.SCHEMA_VERSION,
        site=addresses.SITE_NAME,
        url=web_address(addresses.HOME, file, settings),
        documentation=web_address(addresses.DOCUMENTATION, file, settings) if documented else None,
        calendar_url=web_address(channels.EVERYTHING.calendar, file, settings),
        contact=settings.contact,
        licence=None,
        fictional=settings.example,
        built_at=edition.now.replace(microsecond=0),
        commit=settings.commit or "onbekend",
        resources=[
            v1_files.Resource(
                name=kind.name,
                description=kind.description,
                url=web_address(kind.uri, file, settings),
                schema_url=web_address(kind.schema, file, settings),
            )
            for kind in KINDS
        ],
    )


def _circles(edition: Edition, file: str) -> v1_files.CirclesFile:
    listed = [records.circle(edition, circle, file) for circle in edition.site.circles]
    return v1_files.CirclesFile(schema_version=v1.SCHEMA_VERSION, circles=listed)


def _meetings(edition: Edition, file: str) -> v1_files.MeetingsFile:
    listed = [records.meeting(edition, meeting, file) for meeting in agenda.soonest_first(edition.site.meetings)]
    return v1_files.MeetingsFile(schema_version=v1.SCHEMA_VERSION, meetings=listed)


def _upcoming(edition: Edition, file: str) -> v1_files.UpcomingFile:
    coming = agenda.upcoming(edition.site, edition.now)
    listed = [records.meeting(edition, meeting, file) for meeting in coming]
    as_of = edition.now.replace(microsecond=0)
    return v1_files.UpcomingFile(schema_version=v1.SCHEMA_VERSION, meetings=listed, as_of=as_of)


def _questions(edition: Edition, file: str) -> v1_files.QuestionsFile:
    listed = [records.question(edition, asked, file) for asked in questions.everything(edition.site, edition.now)]
    as_of = edition.now.replace(microsecond=0)
    return v1_files.QuestionsFile(schema_version=v1.SCHEMA_VERSION, questions=listed, as_of=as_of)


def _topics(edition: Edition, file: str) -> v1_files.TopicsFile:
    listed = [records.topic(edition, topic, file) for topic in edition.site.topics]
    return v1_files.TopicsFile(schema_version=v1.SCHEMA_VERSION, topics=listed)


def _municipalities(edition: Edition, _: str) -> v1_files.MunicipalitiesFile:
    listed = records.municipalities(edition)
    return v1_files.MunicipalitiesFile(schema_version=v1.SCHEMA_VERSION, municipalities=listed)


KINDS = (
    Kind("index", v1_files.IndexFile, "Deze lijst, met de datum en de versie van de gegevens.", _index),
    Kind("circles", v1_files.CirclesFile, "Alle kringen met hun gemeenten.", _circles),
    Kind("circle", v1_files.CircleFile, "Eén kring met al zijn bijeenkomsten, hun agenda en verslag, en zijn vragen."),
    Kind("meetings", v1_files.MeetingsFile, "Alle bijeenkomsten, voorbije en komende.", _meetings),
    Kind(
        "upcoming", v1_files.UpcomingFile, "De bijeenkomsten die nog niet voorbij zijn, de eerste bovenaan.", _upcoming
    ),
    Kind("questions", v1_files.QuestionsFile, "Alle vragen van de kringen, en wat ervan geworden is.", _questions),
    Kind("topics", v1_files.TopicsFile, "Alle onderwerpen met de bijeenkomsten erover.", _topics),
    Kind("software", SoftwareFile, "De programma's die ter sprake kwamen, en wie ermee werkt.", software_file),
    Kind("municipalities", v1_files.MunicipalitiesFile, "Alle gemeenten met hun kring.", _municipalities),
)
"""Everything that is published, in the order of the documentation."""
