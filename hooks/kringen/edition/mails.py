"""Mails that a visitor starts with one click: the subject and the lines to fill in stand there already."""

from __future__ import annotations

from kringen import dates
from kringen.edition.card import Card
from kringen.edition.correction import mail_link

_JOINING = "Bestuur: \nFunctie: \nVraag die bij ons leeft: \n"
_REGISTERING = "Naam: \nBestuur: \nFunctie: \nVraag voor de bijeenkomst: \n"


def joining_mail(address: str, subject: str) -> str:
    """A link with which somebody says that a government wants to take part."""
    return mail_link(address, subject, _JOINING)


def speaker_mail(address: str, circle: str = "", topic: str = "") -> str:
    """A link with which a circle asks for a speaker; what is known stands there already."""
    return mail_link(address, "Spreker voor een kenniskring", f"Kring: {circle}\nDatum: \nOnderwerp: {topic}\n")


def registration_link(card: Card) -> str:
    """Where one registers for a meeting; a mail gets a subject and lines, unless the file gives it its own."""
    address = card.meeting.registration or ""
    mailbox = address.removeprefix("mailto:")
    if mailbox == address or "?" in mailbox:
        return address
    day = dates.on(card.meeting.when)
    return mail_link(mailbox, f"Inschrijving: {card.title}, {day}", _REGISTERING)
