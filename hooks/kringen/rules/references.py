"""What a meeting names, exists: its circles, its topics and the municipality that hosts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kringen.model import Site, read_by
from kringen.problem import Code, Problem
from kringen.rules.naming import Absence, circle_meant, has_circle, has_topic, repeated, topic_meant, why_absent
from kringen.rules.rule import rule
from kringen.values.words import to_municipality

FOLDER = Code(
    "map-zonder-kring",
    "Een map met bijeenkomsten draagt de naam van een kring die niet bestaat.",
    "meetings/wasland/2027-03-11.md",
    "Noem de map naar het bestand van de kring in circles/, zonder .yml.",
)
JOINT_UNKNOWN = Code(
    "kringen-onbekend",
    "Een gezamenlijke bijeenkomst noemt een kring die niet bestaat.",
    "kringen: [wasland]",
    "Schrijf de naam van het bestand van de kring in circles/, zonder .yml.",
)
JOINT_OWN = Code(
    "kringen-eigen",
    "Een gezamenlijke bijeenkomst noemt bij de andere kringen ook de kring waar ze zelf bij staat.",
    "# in meetings/waasland/\nkringen: [waasland]",
    "Noem onder kringen alleen de andere kringen.",
)
TAKER_UNKNOWN = Code(
    "overgenomen-onbekend",
    "De kring die een bijeenkomst overneemt, bestaat niet.",
    "overgenomen_door: wasland",
    "Schrijf de naam van het bestand van de kring in circles/, zonder .yml.",
)
TAKER_OWN = Code(
    "overgenomen-eigen",
    "Een bijeenkomst wordt overgenomen door de kring waar ze al bij staat.",
    "# in meetings/waasland/\novergenomen_door: waasland",
    "Laat overgenomen_door weg, of noem de andere kring.",
)
JOINT_TWICE = Code(
    "kringen-dubbel",
    "Een gezamenlijke bijeenkomst noemt dezelfde kring twee keer.",
    "kringen: [midwest, midwest]",
    "Noem elke kring één keer.",
)
TOPIC_UNKNOWN = Code(
    "onderwerp-onbekend",
    "Een bijeenkomst noemt een onderwerp dat niet bestaat.",
    "onderwerpen: [gpdr]",
    "Kies een onderwerp uit content/onderwerpen, of maak daar eerst een pagina voor het nieuwe onderwerp.",
)
TOPIC_TWICE = Code(
    "onderwerp-dubbel",
    "Een bijeenkomst noemt hetzelfde onderwerp twee keer.",
    "onderwerpen: [gdpr, nis2, gdpr]",
    "Noem elk onderwerp één keer.",
)
HOST_UNKNOWN = Code(
    "gastbestuur-onbekend",
    "Waar een gemeente hoort te staan, staat een andere naam.",
    "gastbestuur: Sint Nicolaas",
    "Schrijf de officiële naam van de gemeente; een zaal of een dorp hoort onder locatie.",
)
HOST_MERGED = Code(
    "gastbestuur-gefuseerd",
    "De gemeente bestond op de dag van de bijeenkomst niet meer, omdat ze gefuseerd was.",
    "datum: 2027-03-11\ngastbestuur: Borgloon",
    "Schrijf de naam van de gemeente waarin ze is opgegaan, of kijk de datum na.",
)
HOST_NOT_YET = Code(
    "gastbestuur-nog-niet",
    "De gemeente bestond op de dag van de bijeenkomst nog niet.",
    "datum: 2016-03-24\ngastbestuur: Pajottegem",
    "Schrijf de naam die de gemeente toen had, of kijk de datum na.",
)


@rule(FOLDER)
def folders_are_circles(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A folder of meetings bears the name of a circle; said once for each folder."""
    for folder, meetings in sorted(site.meetings_by_folder.items()):
        if not has_circle(site, folder):
            first = min(meetings, key=lambda row: row.slug)
            otherwise = f"maak circles/{folder}.yml, of verplaats de bijeenkomsten naar de map van hun kring"
            cure = circle_meant(site, folder, otherwise)
            yield first.problem(FOLDER, f"meetings/{folder}/ is de map van een kring die niet bestaat", cure=cure)


@rule(JOINT_UNKNOWN)
def joint_circles_exist(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The other circles of a joint meeting exist."""
    for meeting in site.meetings:
        for index, slug in enumerate(meeting.joint_circles):
            if not has_circle(site, slug):
                cure = circle_meant(site, slug, "schrijf de naam van een bestand in circles/, zonder .yml")
                yield meeting.problem(JOINT_UNKNOWN, f'"{slug}" bestaat niet', "kringen", index, cure=cure)


@rule(JOINT_OWN)
def joint_circles_are_others(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A joint meeting does not list the circle that it stands with."""
    for meeting in site.meetings:
        for index, slug in enumerate(meeting.joint_circles):
            if slug == meeting.convener:
                message = f'"{slug}" is de kring waar de bijeenkomst al bij staat'
                yield meeting.problem(JOINT_OWN, message, "kringen", index, cure="noem alleen de andere kringen")


@rule(TAKER_UNKNOWN, TAKER_OWN)
def meetings_are_handed_to_another_circle(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The circle that took a meeting over exists, and is not the one that announced it."""
    for meeting in site.meetings:
        taker = meeting.handed_over
        if taker == meeting.circle:
            message = f'"{taker}" is de kring waar de bijeenkomst al bij staat'
            yield meeting.problem(TAKER_OWN, message, "overgenomen_door", cure="laat overgenomen_door weg")
        elif taker and not has_circle(site, taker):
            cure = circle_meant(site, taker, "schrijf de naam van een bestand in circles/, zonder .yml")
            yield meeting.problem(TAKER_UNKNOWN, f'"{taker}" bestaat niet', "overgenomen_door", cure=cure)


@rule(JOINT_TWICE)
def joint_circles_are_listed_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A joint meeting lists each circle once."""
    for meeting in site.meetings:
        for index, slug in repeated(meeting.joint_circles):
            message = f'"{slug}" staat er twee keer'
            yield meeting.problem(JOINT_TWICE, message, "kringen", index, cure="houd er één over")


@rule(TOPIC_UNKNOWN)
def topics_exist(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The topics of a meeting exist."""
    for meeting in site.meetings:
        for index, slug in enumerate(meeting.topics):
            if not has_topic(site, slug):
                cure = topic_meant(site, slug)
                yield meeting.problem(TOPIC_UNKNOWN, f'"{slug}" bestaat niet', "onderwerpen", index, cure=cure)


@rule(TOPIC_TWICE)
def topics_are_listed_once(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting lists each topic once."""
    for meeting in site.meetings:
        for index, slug in repeated(meeting.topics):
            message = f'"{slug}" staat er twee keer'
            yield meeting.problem(TOPIC_TWICE, message, "onderwerpen", index, cure="houd er één over")


@rule(HOST_UNKNOWN, HOST_MERGED, HOST_NOT_YET)
def municipalities_exist_on_the_day(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """Every municipality that a meeting names exists on the day of the meeting."""
    for meeting in site.meetings:
        for keys, name in read_by(meeting, to_municipality):
            if not site.register.find(name, meeting.date):
                absence, message, cure = why_absent(site.register, name, meeting.date)
                yield meeting.problem(_ABSENT[absence], message, *keys, cure=cure)


_ABSENT = {Absence.UNKNOWN: HOST_UNKNOWN, Absence.MERGED: HOST_MERGED, Absence.NOT_YET: HOST_NOT_YET}
