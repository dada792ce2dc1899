"""What the API publishes, version 1: written apart from the internal types, so that a change inside breaks no reader.

Within version 1 fields are added, never removed or given another meaning. The descriptions are Dutch: they stand on
the page about open data and in the published JSON Schema.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"
"""The version that each file carries: the first number says what breaks, the second grows with each new field."""

CircleStatus = Literal["active", "starting", "dormant", "stopped", "unconfirmed"]
MeetingStatus = Literal["planned", "moved", "postponed", "cancelled"]
RegistrationState = Literal["open", "full", "closed"]
QuestionState = Literal["live", "planned", "discussed", "waiting"]


def _only_what_readers_need(schema: dict[str, Any]) -> None:
    """Leaves the English docstrings and the repeated names of fields out of the published schema."""
    schema.pop("description", None)
    for field in schema["properties"].values():
        field.pop("title", None)


class Published(BaseModel):
    """Something in a published file; immutable."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_only_what_readers_need, defer_build=True)


class Municipality(Published):
    """A municipality by its code and name."""

    nis: str = Field(description="De NIS-code.")
    name: str = Field(description="De officiële naam.")


class Trekker(Published):
    """Who convenes a circle; the name of a person is not given on."""

    role: str = Field(description="De functie van de trekker.")
    organisation: str = Field(description="Het bestuur van de trekker.")


class Speaker(Published):
    """Who tells about what."""

    organisation: str = Field(description="De organisatie.")
    subject: str | None = Field(description="Waarover, als dat bekend is.")


class Document(Published):
    """A document of a meeting."""

    title: str = Field(description="De naam van het document.")
    url: str = Field(description="Het adres van het document.")


class Software(Published):
    """A program that was discussed, and who said to work with it."""

    name: str = Field(description="Het programma of pakket.")
    used_by: list[Municipality] = Field(
        description="De gemeenten die zeiden dat ze het gebruiken, met de naam van die dag."
    )


class Registration(Published):
    """How to register for a meeting."""

    state: RegistrationState = Field(description="open, full (volzet) of closed (gesloten).")
    url: str | None = Field(description="Een webadres of een mailto-adres; leeg als dat niet bekend is.")
    closes: dt.date | None = Field(description="De laatste dag om in te schrijven.")


class Words(Published):
    """A text of a meeting."""

    html: str = Field(description="De tekst als veilige HTML, zonder kop.")
    text: str = Field(description="Dezelfde tekst zonder opmaak, op één regel.")


class Meeting(Published):
    """A meeting, as it stands in lists."""

    id: str = Field(description="Kring en eerst aangekondigde dag; verandert niet als de bijeenkomst verhuist.")
    uid: str = Field(description="De UID in de kalenders; verandert nooit, ook niet als de kring anders gaat heten.")
    title: str = Field(description="De titel; zonder titel de naam van de kring.")
    circles: list[str] = Field(description="De kringen, die samenroept eerst; elk het id van een kring.")
    date: dt.date | None = Field(description="De dag; leeg zolang alleen de maand vaststaat.")
    month: str = Field(description="De maand, zoals 2027-06.")
    first_date: dt.date | None = Field(description="De dag die eerst werd aangekondigd; leeg als dat een maand was.")
    starts_at: AwareDatetime | None = Field(description="Het begin, met het verschil met UTC; leeg zonder beginuur.")
    ends_at: AwareDatetime | None = Field(description="Het einde, met het verschil met UTC; leeg zonder einduur.")
    status: MeetingStatus = Field(
        description="planned (gepland), moved (verplaatst), postponed (uitgesteld, zonder nieuwe dag) of cancelled "
        "(geannuleerd)."
    )
    host: Municipality | None = Field(description="De gemeente die ontvangt, met haar naam op die dag.")
    location: str | None = Field(description="Zaal en adres.")
    access: str | None = Field(description="Hoe men er geraakt.")
    online_url: str | None = Field(
        description="Het adres om online deel te nemen; leeg zodra de bijeenkomst voorbij is."
    )
    online_on_request: bool = Field(description="Of u de link om online deel te nemen bij de kring vraagt.")
    topics: list[str] = Field(description="De onderwerpen; elk het id van een onderwerp.")
    speakers: list[Speaker] = Field(description="Wie iets toelicht.")
    registration: Registration | None = Field(description="Hoe u inschrijft.")
    governments: int | None = Field(description="Hoeveel besturen deelnamen.")
    software: list[Software] = Field(description="Welke programma's aan bod kwamen.")
    documents: list[Document] = Field(description="Presentaties en andere stukken.")
    source: str | None = Field(description="Waar de gegevens vandaan komen, bij oude bijeenkomsten.")
    has_report: bool = Field(description="Of er een verslag is.")
    report_closed: bool = Field(description="Of de kring liet weten dat er geen verslag komt.")
    updated_at: AwareDatetime | None = Field(description="De laatste wijziging volgens git; leeg als die onbekend is.")
    url: str = Field(description="De pagina.")
    api_url: str = Field(description="Het bestand van haar kring, waarin ze met haar teksten staat (JSON).")
    calendar_url: str | None = Field(
        description="Dezelfde bijeenkomst als kalenderbestand (iCalendar); leeg zolang geen dag vaststaat."
    )


class WholeMeeting(Meeting):
    """A meeting with its texts."""

    introduction: Words | None = Field(description="De inleiding.")
    agenda: Words | None = Field(description="De agenda.")
    report: Words | None = Field(description="Het verslag.")


class Circle(Published):
    """A circle, as it stands in lists."""

    id: str = Field(description="De korte naam van de kring; staat ook in het adres.")
    name: str = Field(description="De naam.")
    status: CircleStatus = Field(
        description="active (actief), starting (in oprichting), dormant (slapend), stopped (gestopt) of "
        "unconfirmed (te bevestigen)."
    )
    region: str = Field(description="De referentieregio.")
    municipalities: list[Municipality] = Field(description="De gemeenten van het werkingsgebied vandaag.")
    contact: str = Field(description="De mailbox van de kring.")
    trekker: Trekker | None = Field(description="Wie de kring samenroept.")
    meetings_per_year: int = Field(description="Hoeveel bijeenkomsten per jaar de kring nastreeft.")
    since: int | None = Field(description="Het jaar waarin de kring startte.")
    confirmed: dt.date | None = Field(description="De dag waarop V-ICT-OR bevestigde dat de kring samenkomt.")
    stopped: int | None = Field(description="Het jaar waarin de kring ophield.")
    successor: str | None = Field(description="Het id van de kring die een gestopte kring opvolgt; van meer de eerste.")
    successors: list[str] = Field(description="De ids van de kringen die een gestopte kring opvolgen.")
    former_ids: list[str] = Field(description="Vroegere korte namen; hun adressen blijven werken.")
    note: str | None = Field(description="Wat over de kring bekend is.")
    source: str | None = Field(description="Het adres van de bron.")
    next_meeting: str | None = Field(description="Het id van de volgende bijeenkomst die doorgaat.")
    url: str = Field(description="De pagina.")
    api_url: str = Field(description="Dezelfde kring met zijn bijeenkomsten, als JSON.")
    calendar_url: str = Field(description="De kalender van de kring (iCalendar).")
    reports_url: str = Field(description="De nieuwe verslagen van de kring, als Atom-feed.")
    announcements_url: str = Field(description="Wat de kring aankondigt, verplaatst of annuleert, als Atom-feed.")
    questions_url: str = Field(description="De vragen van de kring, als Atom-feed.")


class Question(Published):
    """A question of a circle."""

    id: str = Field(description="Kring en korte naam; verandert nooit, tenzij de kring anders gaat heten.")
    circle: str = Field(description="Het id van de kring.")
    text: str = Field(description="De vraag, in één zin.")
    explanation: str | None = Field(description="Enkele zinnen uitleg, in gewone tekst.")
    asked_on: dt.date = Field(description="De dag waarop ze gesteld is.")
    government: Municipality | None = Field(
        description="Het bestuur dat ze stelde, met de naam van die dag; leeg als het er niet bij staat."
    )
    topic: str | None = Field(description="Het id van het onderwerp.")
    state: QuestionState = Field(
        description="live (leeft), planned (komt aan bod), discussed (besproken) of waiting (blijft liggen)."
    )
    meeting: str | None = Field(description="Het id van de bijeenkomst waarop ze aan bod komt of kwam.")
    report_url: str | None = Field(description="Het verslag waarin het antwoord staat.")
    url: str = Field(description="Waar de vraag staat, op de pagina van de kring.")


class Topic(Published):
    """A topic."""

    id: str = Field(description="De korte naam van het onderwerp; staat ook in het adres.")
    title: str = Field(description="De naam.")
    theme: str = Field(description="Het thema waaronder het valt.")
    synonyms: list[str] = Field(description="Andere woorden voor hetzelfde.")
    explanation: str | None = Field(description="Wat het is, in gewone tekst.")
    meetings: list[str] = Field(description="De bijeenkomsten erover, de oudste eerst; elk het id van een bijeenkomst.")
    questions: list[str] = Field(description="De vragen erover, de jongste eerst; elk het id van een vraag.")
    url: str = Field(description="De pagina.")
    calendar_url: str = Field(description="De kalender van het onderwerp (iCalendar).")


class MunicipalityEntry(Municipality):
    """A municipality of today, with its circles."""

    province: str = Field(description="De provincie.")
    region: str = Field(description="De referentieregio.")
    postal_codes: list[str] = Field(description="De postcodes.")
    merged_from: list[Municipality] = Field(description="De gemeenten die hierin opgingen sinds 2019.")
    circles: list[str] = Field(description="De kringen van de gemeente, de meest waarschijnlijke eerst.")
