"""The list that "zoek uw kring" fetches: every municipality, village, postal code and former name, with its circles."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from kringen import agenda
from kringen.areas import coverage, former_names
from kringen.edition import Edition
from kringen.edition.correction import mail_link
from kringen.edition.page import PlainFile, relative_address
from kringen.model import Circle, CircleStatus, Meeting
from kringen.pages.circles import STATUS_SENTENCES
from kringen.register import Municipality, Register

FILE = "kringen/zoek.json"
COMING = 3
"""How many coming meetings of a circle the list holds: when the first is over, the browser shows the next one."""


def finder_file(edition: Edition) -> PlainFile:
    """The list as compact JSON; its addresses are relative to itself, so the site works in any folder.

    A circle that stopped is not in it. `kringen` of a municipality are places in the list of circles, the most
    likely one first; `ook` are other names; a place is a name, its postal code (may be empty), and 1 when it was a
    municipality itself. `brussel` are the municipalities that lie in no region, with other names and postal codes.
    """
    site, today = edition.site, edition.today
    circles = [circle for circle in site.circles if circle.status is not CircleStatus.STOPPED]
    number = {circle.slug: place for place, circle in enumerate(circles)}
    covering = coverage(site, today)
    towns = site.register.valid(today)
    provinces = sorted({row.province for row in towns})
    former = former_names(site.register, today)
    content = {
        "kringen": [_circle(edition, circle) for circle in circles],
        "meedoen": relative_address("meedoen.md", FILE),
        "vraag": mail_link(edition.settings.contact, "Meedoen met een kenniskring"),
        "provincies": provinces,
        "brussel": [[row.name, row.other_names, row.postal_codes] for row in site.register.brussels],
        "gemeenten": [
            {
                "naam": row.name,
                "postcodes": row.postal_codes,
                "provincie": provinces.index(row.province),
                "kringen": [number[circle.slug] for circle in covering.get(row, ())],
                "ook": site.register.other_names_of(row, today),
                "plaatsen": _places(row, site.register, former.get(row, ())),
            }
            for row in towns
        ],
    }
    return PlainFile(FILE, to_json(content))


def _circle(edition: Edition, circle: Circle) -> dict[str, Any]:
    coming = agenda.of_circle(agenda.upcoming(edition.site, edition.now), circle)
    going_on = [meeting for meeting in coming if meeting.goes_on]
    return {
        "naam": circle.name,
        "ook": _other_names(circle),
        "adres": relative_address(circle.uri, FILE),
        "status": circle.status.value.capitalize(),
        "soort": circle.status.name.lower(),
        "zin": STATUS_SENTENCES[circle.status].format(name=circle.name),
        "mail": mail_link(circle.contact, f"Aansluiten bij de kenniskring {circle.name}"),
        "komt": [_meeting(edition, meeting) for meeting in going_on[:COMING]],
    }


def _other_names(circle: Circle) -> list[str]:
    """Its former names, and that of its region when it takes the whole of it."""
    region = () if circle.municipalities else (circle.region,)
    return sorted({*region, *circle.former_names} - {circle.name})


def _meeting(edition: Edition, meeting: Meeting) -> dict[str, str]:
    card = edition.card(meeting)
    return {
        "tot": card.ends,
        "titel": card.title,
        "wanneer": card.span,
        "waar": meeting.host or meeting.location or ("Online" if meeting.online else ""),
        "adres": relative_address(meeting.uri, FILE),
    }


def _places(
    municipality: Municipality, register: Register, former: tuple[str, ...]
) -> list[tuple[str, str] | tuple[str, str, int]]:
    """Villages and former municipalities by name; the municipality's own name is not among them."""
    villages = {row.name: row.postal_code for row in register.localities_of(municipality)}
    names = sorted({*villages, *former} - {municipality.name})
    return [(name, villages.get(name, ""), 1) if name in former else (name, villages.get(name, "")) for name in names]
