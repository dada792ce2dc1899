"""Every file of the API: the lists, one file for each circle, the schemas, also those of the data files, and the index of all these."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from kringen import agenda, questions
from kringen.api import addresses, records, v1, v1_files
from kringen.api.municipalities import municipalities
from kringen.api.published import Published
from kringen.api.software import SoftwareFile, software_file
from kringen.api.table import meetings_table, questions_table
from kringen.edition import Edition, channels
from kringen.edition.page import FileRecipe, PlainFile, web_address
from kringen.schemas import FILES, file_schema

SITE_NAME = "Regionale kenniskringen"
HOME = "index.md"


@dataclass(frozen=True)
class Kind:
    """A kind of files."""

    name: str
    """Its name, also that of its schema."""

    uri: str
    """Where it stands; with the parts of an id between braces when there is one for each."""

    record: type[Published]
    """What it holds."""

    description: str
    """The same in Dutch."""


KINDS = (
    Kind("index", addresses.INDEX, v1_files.IndexFile, "Deze lijst, met de datum en de versie van de gegevens."),
    Kind("circles", addresses.CIRCLES, v1_files.CirclesFile, "Alle kringen met hun gemeenten."),
    Kind(
        "circle",
        f"{addresses.ROOT}/circles/{{circle}}.json",
        v1_files.CircleFile,
        "Eén kring met al zijn bijeenkomsten, hun agenda en verslag, en zijn vragen.",
    ),
    Kind("meetings", addresses.MEETINGS, v1_files.MeetingsFile, "Alle bijeenkomsten, voorbije en komende."),
    Kind(
        "upcoming",
        addresses.UPCOMING,
        v1_files.UpcomingFile,
        "De bijeenkomsten die nog niet voorbij zijn, de eerste bovenaan.",
    ),
    Kind(
        "questions",
        addresses.QUESTIONS,
        v1_files.QuestionsFile,
        "Alle vragen van de kringen, en wat ervan geworden is.",
    ),
    Kind("topics", addresses.TOPICS, v1_files.TopicsFile, "Alle onderwerpen met de bijeenkomsten erover."),
    Kind("software", addresses.SOFTWARE, SoftwareFile, "De programma's die ter sprake kwamen, en wie ermee werkt."),
    Kind("municipalities", addresses.MUNICIPALITIES, v1_files.MunicipalitiesFile, "Alle gemeenten met hun kring."),
)
"""Everything that is published, in the order of the documentation."""


def api_files(edition: Edition) -> Iterator[FileRecipe]:
    """Every file of the API."""
    yield from _same([addresses.INDEX], partial(_index, edition))
    yield from _circles(edition)
    yield from _meetings(edition)
    yield from _same([addresses.QUESTIONS], partial(_questions, edition))
    yield from _same([addresses.TOPICS], partial(_topics, edition))
    yield from _same([addresses.SOFTWARE], partial(software_file, edition))
    yield from _same([addresses.MUNICIPALITIES], partial(_municipalities, edition))
    yield FileRecipe(addresses.TABLE, partial(meetings_table, edition, addresses.TABLE))
    yield FileRecipe(addresses.QUESTIONS_TABLE, partial(questions_table, edition, addresses.QUESTIONS_TABLE))
    for kind in KINDS:
        yield _schema_file(kind.name, partial(schema, edition, kind))
    for name in FILES:
        yield _schema_file(name, partial(file_schema, name, edition.site.register))


def _questions(edition: Edition, file: str) -> v1_files.QuestionsFile:
    listed = [records.question(edition, asked, file) for asked in questions.everything(edition.site, edition.now)]
    as_of = edition.now.replace(microsecond=0)
    return v1_files.QuestionsFile(schema_version=v1.SCHEMA_VERSION, questions=listed, as_of=as_of)


def _topics(edition: Edition, file: str) -> v1_files.TopicsFile:
    listed = [records.topic(edition, topic, file) for topic in edition.site.topics]
    return v1_files.TopicsFile(schema_version=v1.SCHEMA_VERSION, topics=listed)


def _municipalities(edition: Edition, _: str) -> v1_files.MunicipalitiesFile:
    return v1_files.MunicipalitiesFile(schema_version=v1.SCHEMA_VERSION, municipalities=municipalities(edition))


def _schema_file(name: str, schema: Callable[[], dict[str, Any]]) -> FileRecipe:
    return FileRecipe(addresses.schema_uri(name), lambda: _readable(schema()))


def _readable(document: dict[str, Any]) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()


def schema(edition: Edition, kind: Kind) -> dict[str, Any]:
    """The JSON Schema (2020-12) of a kind of files; a reader allows fields that it does not know."""
    uri = addresses.schema_uri(kind.name)
    described = kind.record.model_json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if edition.settings.site_url:
        head["$id"] = web_address(uri, uri, edition.settings)
    return head | described | {"title": kind.name, "description": kind.description}


def _index(edition: Edition, file: str) -> v1_files.IndexFile:
    settings = edition.settings
    documented = addresses.DOCUMENTATION in edition.addresses
    return v1_files.IndexFile(
        schema_version=v1.SCHEMA_VERSION,
        site=SITE_NAME,
        url=web_address(HOME, file, settings),
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
                schema_url=web_address(addresses.schema_uri(kind.name), file, settings),
            )
            for kind in KINDS
        ],
    )


def _circles(edition: Edition) -> Iterator[FileRecipe]:
    yield from _same([addresses.CIRCLES], partial(_all_circles, edition))
    for circle in edition.site.circles:
        yield from _same(addresses.circle_uris(circle), partial(records.circle_file, edition, circle))


def _all_circles(edition: Edition, file: str) -> v1_files.CirclesFile:
    listed = [records.circle(edition, circle, file) for circle in edition.site.circles]
    return v1_files.CirclesFile(schema_version=v1.SCHEMA_VERSION, circles=listed)


def _meetings(edition: Edition) -> Iterator[FileRecipe]:
    yield from _same([addresses.MEETINGS], partial(_everything, edition))
    yield from _same([addresses.UPCOMING], partial(_upcoming, edition))


def _everything(edition: Edition, file: str) -> v1_files.MeetingsFile:
    listed = [records.meeting(edition, meeting, file) for meeting in agenda.soonest_first(edition.site.meetings)]
    return v1_files.MeetingsFile(schema_version=v1.SCHEMA_VERSION, meetings=listed)


def _upcoming(edition: Edition, file: str) -> v1_files.UpcomingFile:
    coming = agenda.upcoming(edition.site, edition.now)
    listed = [records.meeting(edition, meeting, file) for meeting in coming]
    as_of = edition.now.replace(microsecond=0)
    return v1_files.UpcomingFile(schema_version=v1.SCHEMA_VERSION, meetings=listed, as_of=as_of)


def _same(uris: Iterable[str], record: Callable[[str], Published]) -> Iterator[FileRecipe]:
    """One thing at several addresses."""
    for uri in uris:
        yield FileRecipe(uri, partial(_content, uri, record))


def _content(uri: str, record: Callable[[str], Published]) -> bytes:
    return _file(uri, record(uri)).content


def _file(uri: str, record: Published) -> PlainFile:
    """JSON that a person can read too, with letters as they are (RFC 8259, UTF-8); pydantic writes it faster than json."""
    return PlainFile(uri, f"{record.model_dump_json(indent=1)}\n".encode())
