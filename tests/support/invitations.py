"""Calendars as programs write, mail and break them, with what each says: asked of the form and of `run.py import`.

Everything in them is made up. The files of tests/invitations/ are whole; the others are put together here, so that one
sees what is special about each.
"""

from __future__ import annotations

import base64
import quopri
from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "invitations"

DAY = {"kring": "waasland", "datum": "2027-06-17", "titel": "NIS2"}
USUAL = DAY | {"van": "14:00", "tot": "16:30"}
PLACE = {"gastbestuur": "Sint-Niklaas", "locatie": "Stadhuis, Grote Markt 1, 9100 Sint-Niklaas"}
FULL = USUAL | PLACE
TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%22Tid%22%3a%221%22%7d"
SAFE = (
    "https://eur03.safelinks.protection.outlook.com/ap/t-59584e83/?url=https%3A%2F%2Fteams.microsoft.com%2Fmeet%2F38412"
    "%3Fp%3Dabc&data=05%7C02%7Ciemand%40gemeente.example%7C0%7C0%7CUnknown&sdata=x%3D&reserved=0"
)

START = "DTSTART:20270617T120000Z"
END = "DTEND:20270617T143000Z"
TITLE = "SUMMARY:Kenniskring Waasland: NIS2"
WHERE = "LOCATION:Stadhuis\\, Grote Markt 1\\, 9100 Sint-Niklaas"


@dataclass(frozen=True)
class Case:
    """A calendar and what it says."""

    name: str
    data: bytes
    values: Mapping[str, str] = field(default_factory=dict)
    """Of the first meeting that takes place, by column; a cancelled one has its status. Empty when there is none."""

    notes: tuple[str, ...] = ()
    """Pieces of everything that is said of it."""

    more: int = 0
    """How many other meetings there are in it."""


def calendar(*lines: str, method: str = "REQUEST", before: tuple[str, ...] = (), end: str = "\r\n") -> bytes:
    """A calendar with one appointment of these lines."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *before, "BEGIN:VEVENT")
    return end.join([*head, *lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def zone(name: str, standard: str = "+0100", daylight: str = "+0200") -> tuple[str, ...]:
    """A time zone as Outlook describes it in a calendar."""
    return (
        *("BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", "DTSTART:16010101T030000", f"TZOFFSETFROM:{daylight}"),
        *(f"TZOFFSETTO:{standard}", "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", "DTSTART:16010101T020000", f"TZOFFSETFROM:{standard}", f"TZOFFSETTO:{daylight}"),
        *("RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"),
    )


def _file(name: str, values: Mapping[str, str], more: int = 0) -> Case:
    return Case(name, (FOLDER / f"{name}.ics").read_bytes(), values, more=more)


def _hours(
    name: str, start: str, end: str, *before: str, values: Mapping[str, str] = USUAL, notes: tuple[str, ...] = ()
) -> Case:
    return Case(name, calendar(TITLE, f"DTSTART{start}", f"DTEND{end}", before=before), values, notes)


def _titled(name: str, title: str, *lines: str, method: str = "REQUEST", **values: str) -> Case:
    expected = {key: value for key, value in (USUAL | values).items() if value}
    return Case(name, calendar(f"SUMMARY:{title}", START, END, *lines, method=method), expected)


def _placed(name: str, *lines: str, **values: str) -> Case:
    return Case(name, calendar(TITLE, START, END, *lines), USUAL | values)


def _repeated(name: str, *lines: str, more: int, notes: tuple[str, ...] = (), **values: str) -> Case:
    start = ("DTSTART;TZID=Romance Standard Time:20270617T140000", "DTEND;TZID=Romance Standard Time:20270617T163000")
    return Case(name, calendar("UID:reeks", TITLE, *start, *lines), USUAL | values, notes, more)


CANCELLED = {"status": "geannuleerd"}

GIVEN = (
    _file("01-romance", FULL),
    _file("12-tzone-utc-quoted", FULL),
    _file("19-tzid-with-Z", FULL),
    _file("20-utf16le", FULL),
    _file(
        "23-cp1252", {key: value for key, value in FULL.items() if key != "kring"} | {"titel": "Infosécurité – café €"}
    ),
    _file("26-dutch-cancel", FULL | CANCELLED),
    _file("29-allday-other", {"kring": "waasland", "datum": "2027-09-23", "titel": "Omgevingsloket"}),
    _file("30-teams", USUAL | {"online": "https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc"}),
    _file("31-rrule-exdate", FULL | {"datum": "2027-06-18"}, more=2),
    _file("41-2zones", FULL),
    _file("47-private-names", FULL),
)

ZONES = (
    _hours("iana", ";TZID=Europe/Brussels:20270617T140000", ";TZID=Europe/Brussels:20270617T163000"),
    _hours("iana-in-capitals", ";TZID=EUROPE/BRUSSELS:20270617T140000", ";TZID=EUROPE/BRUSSELS:20270617T163000"),
    _hours(
        "three-part-name",
        ";TZID=America/Argentina/Buenos_Aires:20270617T090000",
        ";TZID=America/Argentina/Buenos_Aires:20270617T113000",
    ),
    _hours(
        "path-before-the-name",
        ";TZID=/freeassociation.sourceforge.net/Europe/Brussels:20270617T140000",
        ";TZID=/mozilla.org/20070129_1/Europe/Brussels:20270617T163000",
    ),
    _hours(
        "tzone-utc-bare", ";TZID=tzone://Microsoft/Utc:20270617T120000", ";TZID=tzone://Microsoft/Utc:20270617T143000"
    ),
    _hours(
        "tzone-custom-described",
        ";TZID=tzone://Microsoft/Custom:20270617T140000",
        ";TZID=tzone://Microsoft/Custom:20270617T163000",
        *zone("tzone://Microsoft/Custom"),
    ),
    _hours(
        "described-winter",
        ";TZID=Customized Time Zone:20270121T150000",
        ";TZID=Customized Time Zone:20270121T173000",
        *zone("Customized Time Zone", "+0200", "+0300"),
        values=USUAL | {"datum": "2027-01-21"},
    ),
    _hours(
        "described-summer",
        ';TZID="Customized Time Zone":20270617T150000',
        ';TZID="Customized Time Zone":20270617T173000',
        *zone("Customized Time Zone", "+0200", "+0300"),
    ),
    _hours(
        "described-as-no-zone-is",
        ";TZID=Eigen:20270617T140000",
        ";TZID=Eigen:20270617T163000",
        *(
            "BEGIN:VTIMEZONE",
            "TZID:Eigen",
            "BEGIN:STANDARD",
            "DTSTART:x",
            "TZOFFSETTO:y",
            "END:STANDARD",
            "END:VTIMEZONE",
        ),
        notes=('tijdzone "Eigen" is niet bekend',),
    ),
    _hours(
        "long-dutch-name",
        ';TZID="(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs":20270617T140000',
        ';TZID="(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs":20270617T163000',
    ),
    _hours(
        "dutch-windows-name",
        ";TZID=West-Europa (standaardtijd):20270617T140000",
        ";TZID=Romance (zomertijd):20270617T163000",
    ),
    _hours("london", ";TZID=GMT Standard Time:20270617T130000", ";TZID=GMT Standard Time:20270617T153000"),
    _hours("fixed-offset-name", ";TZID=UTC+2:20270617T140000", ";TZID=UTC+2:20270617T163000"),
    _hours("fixed-offset-name-quoted", ';TZID="GMT+0200":20270617T140000', ';TZID="GMT+0200":20270617T163000'),
    _hours("offset-in-the-value", ":20270617T140000+0200", ":2027-06-17T16:30:00+02:00"),
    _hours("written-with-dashes", ":2027-06-17T12:00:00Z", ":2027-06-17T14:30:00.000Z"),
    _hours("no-zone", ":20270617T140000", ":20270617T163000"),
    _hours(
        "unknown-zone",
        ";TZID=Mijn eigen zone:20270617T140000",
        ";TZID=Mijn eigen zone:20270617T163000",
        notes=('tijdzone "Mijn eigen zone" is niet bekend',),
    ),
    _hours(
        "tokyo-the-day-before",
        ";TZID=Tokyo Standard Time:20270618T010000",
        ";TZID=Tokyo Standard Time:20270618T020000",
        values=DAY | {"van": "18:00", "tot": "19:00"},
    ),
)

DAYS = (
    _hours("whole-day", ";VALUE=DATE:20270617", ";VALUE=DATE:20270618", values=DAY),
    _hours("whole-day-from-midnight", ":20270616T220000Z", ":20270617T220000Z", values=DAY),
    _hours("three-days", ";VALUE=DATE:20270617", ";VALUE=DATE:20270620", values=DAY, notes=("duurt 3 dagen",)),
    _hours(
        "two-days-with-hours",
        ":20270617T120000Z",
        ":20270618T150000Z",
        values=DAY | {"van": "14:00"},
        notes=("duurt 2 dagen",),
    ),
    _hours(
        "past-midnight",
        ":20270617T180000Z",
        ":20270617T230000Z",
        values=DAY | {"van": "20:00"},
        notes=("eindigt op een andere dag",),
    ),
    _hours(
        "end-before-start",
        ":20270617T120000Z",
        ":20270617T110000Z",
        values=DAY | {"van": "14:00"},
        notes=("einde ligt voor het begin",),
    ),
    _hours("end-is-start", ":20270617T120000Z", ":20270617T120000Z", values=DAY | {"van": "14:00"}),
    Case("duration", calendar(TITLE, START, "DURATION:PT2H30M"), USUAL),
    Case("duration-of-a-day", calendar(TITLE, "DTSTART;VALUE=DATE:20270617", "DURATION:P1D"), DAY),
    Case("no-end", calendar(TITLE, START), DAY | {"van": "14:00"}),
)

TITLES = (
    _titled("prefix-geannuleerd", "Geannuleerd: Kenniskring Waasland: NIS2", **CANCELLED),
    _titled("prefix-french", "Annulé : Kenniskring Waasland: NIS2", **CANCELLED),
    _titled("prefix-google", "Canceled event: Kenniskring Waasland: NIS2", **CANCELLED),
    _titled("prefix-forwarded", "FW: Canceled: RE: Kenniskring Waasland: NIS2", **CANCELLED),
    _titled("prefix-in-brackets", "[AFGELAST] Kenniskring Waasland: NIS2", **CANCELLED),
    _titled("behind-in-brackets", "Kenniskring Waasland: NIS2 (GEANNULEERD)", **CANCELLED),
    _titled("status-alone", "Kenniskring Waasland: NIS2", "STATUS:CANCELLED", **CANCELLED),
    _titled("method-alone", "Kenniskring Waasland: NIS2", method="CANCEL", **CANCELLED),
    _titled("accepted", "Geaccepteerd: Kenniskring Waasland: NIS2"),
    _titled("not-cancelled", "Kenniskring Waasland: Geannuleerde contracten", titel="Geannuleerde contracten"),
    _titled("circle-with-dash", "Kenniskring Waasland – NIS2"),
    _titled("circle-in-brackets", "[Kenniskring Waasland] NIS2"),
    _titled("circle-behind", "NIS2 - kenniskring Waasland"),
    _titled("circle-behind-in-brackets", "NIS2 (Kring Waasland)"),
    _titled("circle-in-capitals", "KENNISKRING WAASLAND: NIS2"),
    _titled("former-name", "Kenniskring Gent en omgeving: NIS2", kring="regio-gent"),
    _titled("circle-alone", "Bijeenkomst kenniskring Waasland", titel=""),
    _titled("two-circles", "Kenniskringen Waasland en Kempen: NIS2", kringen="kempen"),
    _titled("circle-in-the-sentence", "Wat Waasland leert van NIS2", titel="Wat Waasland leert van NIS2"),
    _titled("two-circles-in-the-sentence", "Waasland en Kempen samen", kring="", titel="Waasland en Kempen samen"),
    _titled("category", "NIS2", "CATEGORIES:Waasland,Intern"),
    _titled("html", "Kenniskring Waasland: <img src=x onerror=alert(1)>", titel="<img src=x onerror=alert(1)>"),
    _titled("unseen-characters", "Kenniskring Waasland: NI\u200bS2\u202e"),
    _titled(
        "escaped", "Kenniskring Waasland: NIS2\\, wat nu\\; en dan?\\nVervolg", titel="NIS2, wat nu; en dan? Vervolg"
    ),
)

PLACES = (
    _placed("several-rows", "LOCATION:Stadhuis\\nGrote Markt 1\\n9100 Sint-Niklaas", **PLACE),
    _placed("rows-twice", "LOCATION:Stadhuis\\nStadhuis\\n", locatie="Stadhuis"),
    _placed(
        "room-and-teams",
        "LOCATION:Raadzaal Temse\\; Microsoft Teams-vergadering",
        locatie="Raadzaal Temse",
        gastbestuur="Temse",
    ),
    _placed("teams-in-english", "LOCATION:Microsoft Teams Meeting"),
    _placed("teams-in-french", "LOCATION:Réunion Microsoft Teams"),
    _placed("online-alone", "LOCATION:Online (via Teams)"),
    _placed(
        "address-as-place",
        "LOCATION:https://meet.google.com/abc-defg-hij",
        online="https://meet.google.com/abc-defg-hij",
    ),
    _placed(
        "address-of-no-known-service",
        "LOCATION:Zaal 1\\nhttps://vergaderen.example.org/kamer?x=1",
        locatie="Zaal 1",
        online="https://vergaderen.example.org/kamer?x=1",
    ),
    _placed("teams-in-the-description", f"DESCRIPTION:Deelnemen:\\n<{TEAMS}>\\nBel Iemand", online=TEAMS),
    _placed(
        "safe-link-in-the-description",
        f"DESCRIPTION:Klik hier <{SAFE}>.",
        online="https://teams.microsoft.com/meet/38412?p=abc",
    ),
    _placed(
        "zoom-in-the-description",
        "DESCRIPTION:Join: https://gemeente.zoom.us/j/81234567890?pwd=x1\\n\\nFind your local number: https://gemeente.zoom.us/u/k",
        online="https://gemeente.zoom.us/j/81234567890?pwd=x1",
    ),
    _placed(
        "webex",
        'X-ALT-DESC;FMTTYPE=text/html:<a href="https://gemeente.webex.com/meet/kamer?a=1&amp;b=2">Join</a>',
        online="https://gemeente.webex.com/meet/kamer?a=1&b=2",
    ),
    _placed(
        "google-conference",
        "X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij",
        online="https://meet.google.com/abc-defg-hij",
    ),
    _placed("other-address-in-the-description", "DESCRIPTION:Lees https://www.example.org/voorbereiding"),
    _placed("looks-like-teams", "DESCRIPTION:https://teams.microsoft.com.example.org/l/meetup-join/1"),
    _placed(
        "addresses-hidden-in-another",
        "DESCRIPTION:https://example.org/?u=https://teams.microsoft.com/l/meetup-join/19",
    ),
)

SERIES = (
    _repeated("quarterly-with-count", "RRULE:FREQ=MONTHLY;INTERVAL=3;COUNT=4", more=3),
    _repeated("third-thursday-until", "RRULE:FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270916T120000Z", more=3),
    _repeated(
        "last-weekday", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3", more=2, datum="2027-06-30"
    ),
    _repeated("every-other-week", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO;COUNT=3", more=2),
    _repeated(
        "first-taken-out-as-a-day",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "EXDATE;VALUE=DATE:20270617",
        more=1,
        datum="2027-06-24",
    ),
    _repeated("added-days", "RDATE;TZID=Romance Standard Time:20270916T140000,20271216T140000", more=2),
    _repeated("until-a-day", "RRULE:FREQ=YEARLY;UNTIL=20280617", more=1),
    _repeated("unreadable-rule", "RRULE:FREQ=SECONDLY;COUNT=1000000", more=0, notes=("herhaalt, is niet te lezen",)),
    _repeated("broken-rule", "RRULE:FREQ=WEEKLY;BYDAY=XX", more=0, notes=("herhaalt, is niet te lezen",)),
    Case(
        "moved-first-time",
        calendar(
            *(
                "UID:r",
                TITLE,
                "DTSTART;TZID=Europe/Brussels:20270617T140000",
                "DURATION:PT2H30M",
                "RRULE:FREQ=MONTHLY;COUNT=3",
            ),
            *("END:VEVENT", "BEGIN:VEVENT", "UID:r", "RECURRENCE-ID;TZID=Europe/Brussels:20270617T140000"),
            *("SUMMARY:Kenniskring Waasland: Verzet", "DTSTART:20270622T080000Z", "DTEND:20270622T100000Z", WHERE),
        ),
        {"kring": "waasland", "datum": "2027-06-22", "van": "10:00", "tot": "12:00", "titel": "Verzet", **PLACE},
        more=2,
    ),
    Case(
        "cancelled-first-time",
        calendar(
            *(
                "UID:r",
                TITLE,
                "DTSTART:20270617T120000Z",
                "DURATION:PT2H30M",
                "RRULE:FREQ=MONTHLY;COUNT=3",
                "END:VEVENT",
            ),
            *("BEGIN:VEVENT", "UID:r", "RECURRENCE-ID:20270617T120000Z", "STATUS:CANCELLED", TITLE, START, END),
        ),
        USUAL | {"datum": "2027-07-17"},
        more=1,
    ),
    Case(
        "single-time-of-a-series",
        calendar("UID:r", "RECURRENCE-ID:20270617T120000Z", TITLE, START, END),
        USUAL,
    ),
    Case(
        "never",
        calendar("UID:r", TITLE, START, END, "RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20270617T120000Z"),
        notes=("gaat geen enkele keer door",),
    ),
    Case(
        "newer-version-of-the-same",
        calendar(
            *("UID:v", "SEQUENCE:0", TITLE, "DTSTART:20270601T120000Z", "END:VEVENT"),
            *("BEGIN:VEVENT", "UID:v", "SEQUENCE:2", TITLE, START, END),
        ),
        USUAL,
    ),
    Case(
        "two-appointments",
        calendar(TITLE, START, END, "END:VEVENT", "BEGIN:VEVENT", TITLE, "DTSTART:20270916T120000Z"),
        USUAL,
        more=1,
    ),
)

WRITING = (
    Case("line-feeds", calendar(TITLE, START, END, WHERE, end="\n"), FULL),
    Case("carriage-returns", calendar(TITLE, START, END, WHERE, end="\r"), FULL),
    Case("double-returns", calendar(TITLE, START, END, WHERE, end="\r\r\n"), FULL),
    Case("empty-rows-between", calendar(TITLE, START, END, WHERE, end="\r\n\r\n"), FULL),
    Case("small-letters", calendar(TITLE.lower().replace("nis2", "NIS2"), START.lower(), END.lower()), USUAL),
    Case("utf-8-mark", b"\xef\xbb\xbf" + calendar(TITLE, START, END), USUAL),
    Case("utf-16-be", calendar(TITLE, START, END).decode().encode("utf-16-be").join([b"\xfe\xff", b""]), USUAL),
    Case("utf-16-without-mark", calendar(TITLE, START, END).decode().encode("utf-16-le"), USUAL),
    Case(
        "folded-inside-a-letter",
        calendar("SUMMARY:Kenniskring Waasland: Café")
        .replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
        .replace(b"END:VEV", f"{START}\r\nEND:VEV".encode()),
        DAY | {"titel": "Café", "van": "14:00"},
    ),
    Case("folded-with-tabs", calendar(TITLE.replace("kring", "kr\r\n\ting"), START, END), USUAL),
    Case(
        "one-row-in-windows-1252",
        calendar(TITLE, START, END, "LOCATION:Zaal XX", "COMMENT:één").replace(b"XX", "é".encode("cp1252")),
        USUAL | {"locatie": "Zaal é"},
    ),
    Case(
        "quoted-printable-title",
        calendar(
            "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Kenniskring Waasland: Caf=C3=A9 en=\r\n meer", START, END
        ),
        USUAL | {"titel": "Café en meer"},
    ),
    Case(
        "quoted-printable-latin",
        calendar("SUMMARY;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Kenniskring Waasland: Caf=E9", START, END),
        USUAL | {"titel": "Café"},
    ),
    Case(
        "quoted-printable-as-a-whole",
        quopri.encodestring(calendar(TITLE, START.replace(":2", ";VALUE=DATE-TIME:2"), END, WHERE)),
        FULL,
    ),
    Case(
        "quoted-comma-in-a-name",
        calendar('ATTENDEE;CN="Achternaam, Voornaam: x":mailto:a@example.org', TITLE, START, END),
        USUAL,
    ),
    Case(
        "unclosed-quote",
        calendar(
            'ATTENDEE;CN="Achternaam:mailto:a@example.org', 'DTSTART;TZID="Europe/Brussels:20270617T140000', TITLE, END
        ),
        USUAL,
    ),
    Case(
        "odd-row",
        calendar(TITLE, START, END, "LOCATION:Stadhuis", "Grote Markt zonder meer"),
        USUAL | {"locatie": "Stadhuis"},
        ("egel 9 van het bestand is niet te lezen",),
    ),
    Case("odd-row-in-a-description", calendar(TITLE, START, END, "DESCRIPTION:Dag", "zomaar een rij"), USUAL),
    Case(
        "cut-off",
        calendar(TITLE, START, END).replace(b"END:VEVENT\r\nEND:VCALENDAR\r\n", b""),
        USUAL,
        ("breekt halverwege af",),
    ),
    Case("alarm-inside", calendar("BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM", TITLE, START, END), USUAL),
    Case("answer", calendar(TITLE, START, END, method="REPLY"), USUAL, ("antwoord op een uitnodiging",)),
    Case("two-calendars", calendar(TITLE, START, END) + calendar(TITLE, "DTSTART:20271216T130000Z"), USUAL, more=1),
    Case(
        "own-event",
        calendar(
            *(
                "UID:regio-gent/2027-05-18@kenniskringen.v-ict-or.be",
                "SUMMARY:Kenniskringen Regio Gent en Waasland: NIS2",
            ),
            *(START, END, "LOCATION:Deinze\\, Stadhuis\\, zaal 2"),
        ),
        {
            "kring": "regio-gent",
            "kringen": "waasland",
            "datum": "2027-06-17",
            "van": "14:00",
            "tot": "16:30",
            "titel": "NIS2",
        }
        | {"gastbestuur": "Deinze", "locatie": "Stadhuis, zaal 2"},
    ),
    Case(
        "own-event-of-a-former-name",
        calendar(
            "UID:gent-en-omgeving-2027-06-17@kenniskringen.v-ict-or.be",
            "SUMMARY:Kenniskring Regio Gent: bijeenkomst",
            START,
        ),
        {"kring": "regio-gent", "datum": "2027-06-17", "van": "14:00"},
    ),
)

REFUSED = (
    Case("no-day", calendar(TITLE), notes=("geen dag die te lezen is (regel 4)",)),
    Case(
        "no-such-day",
        calendar(TITLE, "DTSTART:20270231T100000"),
        notes=('geen dag die te lezen is (regel 6: "20270231T100000")',),
    ),
    Case("no-such-hour", calendar(TITLE, "DTSTART:20270617T250000"), notes=("geen dag die te lezen is (regel 6",)),
    Case(
        "no-appointment",
        b"BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR\r\n",
        notes=("staat geen afspraak",),
    ),
    Case("outlook-message", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), notes=("Outlook-bericht (.msg)",)),
    Case("zip", b"PK\x03\x04\x14\x00", notes=("zip",)),
    Case("page", b"<!DOCTYPE html><html></html>", notes=("webpagina",)),
    Case("card", b"BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n", notes=("visitekaartje",)),
    Case("mail", b"From: a@example.org\r\nSubject: x\r\n\r\nDag\r\n", notes=("een mail (.eml)",)),
    Case("base64", base64.b64encode(calendar(TITLE, START)), notes=("base64",)),
    Case("empty", b"", notes=("",)),
    Case("text", b"Dag allemaal", notes=("",)),
)

CASES = (*GIVEN, *ZONES, *DAYS, *TITLES, *PLACES, *SERIES, *WRITING, *REFUSED)
"""Every calendar; a name says what is special."""
