"""Personal data in texts, most of them of meetings: a warning, because consent is possible and only a person can judge it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from kringen.detours import detour_mistake
from kringen.model import DEFAULT_CONTACT, Circle, Keys, Meeting, Site, Topic, read_by
from kringen.personal import Kind, detours_in, mails_in
from kringen.problem import Code, Level, Mark, Problem
from kringen.rules.rule import rule
from kringen.values import ADDRESSES
from kringen.values.words import to_line

MAIL = Code(
    "privacy-mailadres",
    "In de tekst staat een mailadres. Een adres op naam is een persoonsgegeven (AVG), en op een open site verzamelen ook "
    "afzenders van spam het. De postbus van de kring, die van V-ICT-OR en het adres bij inschrijven mogen altijd.",
    "Vragen? Mail voornaam.familienaam@gemeente.be",
    "Haal het adres weg, of schrijf de postbus van de kring.",
    Level.WARNING,
)
PHONE = Code(
    "privacy-telefoon",
    "In de tekst staat een telefoonnummer. Dat van een persoon is een persoonsgegeven (AVG).",
    "Bel 0470 00 00 00 als u de zaal niet vindt.",
    "Haal het nummer weg; een algemeen nummer van een bestuur mag blijven.",
    Level.WARNING,
)
NATIONAL = Code(
    "privacy-rijksregister",
    "In de tekst staat een rijksregisternummer. Dat mag nooit op een open site staan.",
    "Inschrijven met uw nummer, zoals 85.07.30-033.28",
    "Haal het nummer weg; stond het al online, verwittig dan de functionaris voor gegevensbescherming van uw bestuur.",
    Level.WARNING,
)
PRESENT = Code(
    "privacy-aanwezigen",
    "In de tekst staat wie aanwezig of verontschuldigd was. Namen van deelnemers zijn persoonsgegevens (AVG); de site "
    "vermeldt enkel hoeveel besturen deelnamen.",
    "Aanwezig: Voornaam Familienaam, Voornaam Familienaam",
    "Haal de namen weg en schrijf bij besturen hoeveel besturen deelnamen.",
    Level.WARNING,
)
DETOUR = Code(
    "privacy-omweg",
    "In de tekst staat een webadres over de filter van een mailprogramma, zoals Safe Links van Outlook. Het draagt het "
    "mailadres van wie de mail kreeg.",
    "Zie https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.v-ict-or.be%2F&data=05%7C01",
    "Schrijf het echte adres; de melding noemt het.",
    Level.WARNING,
)


@rule(MAIL)
def no_mail_addresses_of_people(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """A meeting has no address of mail but those of its circles, V-ICT-OR and its registration, also not in web addresses."""
    for meeting in _personal(site):
        message = "hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG)"
        cure = f"haal het weg, of schrijf de postbus van de kring: {_mailbox(meeting, site)}"
        yield from _found(meeting, MAIL, Kind.MAIL, (message, cure), _known(meeting, site))
    for meeting in site.meetings:
        for keys, address in _web_addresses(meeting):
            if set(mails_in(address)) - _known(meeting, site):
                message = "in dit adres staat een mailadres, en een adres op naam is een persoonsgegeven (AVG)"
                yield meeting.problem(MAIL, message, *keys, cure="kijk na of het adres ook zonder werkt")


@rule(DETOUR)
def no_addresses_over_a_mail_filter(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """No text of a meeting, circle or topic has a web address that leads over a mail filter."""
    with_text: list[Meeting | Topic] = [*_personal(site), *site.topics]
    for record in with_text:
        for each in record.body.personal:
            if each.kind is Kind.DETOUR:
                yield Problem(record.origin.path, Mark(each.line, each.column), DETOUR, *detour_mistake(each.address))
    files: list[Circle | Meeting | Topic] = [*site.circles, *site.meetings, *site.topics]
    for file in files:
        for keys, text in _lines(file):
            for _, address in detours_in(text):
                message, cure = detour_mistake(address)
                yield file.problem(DETOUR, message, *keys, cure=cure)


@rule(PHONE)
def no_telephone_numbers(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The text of a meeting has no telephone number."""
    for meeting in _personal(site):
        message = "hier staat een telefoonnummer, en dat van een persoon is een persoonsgegeven (AVG)"
        cure = "haal het weg; een algemeen nummer van een bestuur mag blijven"
        yield from _found(meeting, PHONE, Kind.PHONE, (message, cure))


@rule(NATIONAL)
def no_national_numbers(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The text of a meeting has no national register number."""
    for meeting in _personal(site):
        message = "hier staat een rijksregisternummer, en dat mag nooit op een open site staan"
        cure = "haal het weg; stond het al online, verwittig dan uw functionaris voor gegevensbescherming"
        yield from _found(meeting, NATIONAL, Kind.NATIONAL, (message, cure))


@rule(PRESENT)
def no_attendance_lists(site: Site, now: dt.datetime) -> Iterator[Problem]:
    """The text of a meeting does not say by name who was there or excused."""
    for meeting in _personal(site):
        message = "hier staat bij naam wie er was of verontschuldigd was, en dat zijn persoonsgegevens (AVG)"
        cure = "haal de namen weg en schrijf bij besturen hoeveel besturen deelnamen"
        yield from _found(meeting, PRESENT, Kind.PRESENT, (message, cure))


@lru_cache(maxsize=8)
def _personal(site: Site) -> tuple[Meeting, ...]:
    """The meetings with anything personal in their text."""
    return tuple(meeting for meeting in site.meetings if meeting.body.personal)


def _found(
    meeting: Meeting, code: Code, kind: Kind, said: tuple[str, str], known: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """A problem at each place. What stands there is not repeated: the messages of a build are public as well."""
    for each in meeting.body.personal:
        if each.kind is kind and each.address not in known:
            yield Problem(meeting.origin.path, Mark(each.line, each.column), code, *said)


def _lines(record: Circle | Meeting | Topic) -> Iterator[tuple[Keys, str]]:
    """The texts in the fields of a file; those of the questions of a circle have a rule of their own."""
    yield from ((keys, text) for keys, text in read_by(record, to_line) if keys[0] != "vragen")
    if isinstance(record, Circle) and record.note:
        yield ("toelichting",), record.note


def _web_addresses(meeting: Meeting) -> Iterator[tuple[Keys, str]]:
    """The addresses in the fields of a meeting, with the keys that lead to each."""
    found = (found for found in read_by(meeting, *ADDRESSES) if not found[1].startswith("mailto:"))
    yield from ((keys, address) for keys, address in found if "@" in address or "%" in address)


def _mailbox(meeting: Meeting, site: Site) -> str:
    circle = site.circle_by_slug.get(meeting.convener)
    return circle.contact if circle else DEFAULT_CONTACT


def _known(meeting: Meeting, site: Site) -> frozenset[str]:
    """The mailboxes that may stand in a meeting's text: they stand on its page already."""
    circles = (site.circle_by_slug[slug].contact for slug in meeting.circles if slug in site.circle_by_slug)
    registration = (meeting.registration or "").removeprefix("mailto:")
    return frozenset(address.lower() for address in (DEFAULT_CONTACT, registration, *circles) if address)
