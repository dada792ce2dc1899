"""What calendars of Outlook, Google and others mean: one table, read by `run.py import` and given to the form as data.

Every pattern is written in the part of the syntax that Python and JavaScript share, and takes no notice of capitals.
"""

from __future__ import annotations

import re
from functools import cache

LARGEST = 5_000_000
"""Bytes of a calendar; four thousand meetings are less."""

MOST = 100
"""How many meetings one series may become; a circle has four a year."""

AHEAD = 20
"""How many years of a series are looked at."""

_CANCELLED = (
    r"(?:geannuleerd|geannul\.|gecanceld|gecancelled|afgelast|gaat niet door|niet doorgegaan|annulatie|annulering"
    r"|cancell?ed|cancellation|annul[ée]e?|annulation|abgesagt)"
)
_WHAT = r"(?: (?:evenement|afspraak|vergadering|event|meeting|réunion|événement))?"
_ANSWERS = (
    r"fw|fwd|re|tr|rv|wg|aw|antw|antwoord|doorgestuurd|doorgest|transféré|uitnodiging|invitation|bijgewerkte uitnodiging"
    r"|updated invitation|invitation mise à jour|bijgewerkt|gewijzigd|updated|mis à jour|verplaatst|uitgesteld|aanvaard"
    r"|geaccepteerd|voorlopig geaccepteerd|voorlopig|accepted|accepté|tentative|tentatively accepted|provisoire"
    r"|geweigerd|afgewezen|declined|refusé|nieuwe tijd voorgesteld|new time proposed|nouvel horaire proposé"
)

PATTERNS = {
    "cancelled": rf"^[\[(*<\s]*{_CANCELLED}{_WHAT}(?:\s*[\])*>]+\s*[:–—-]?|\s*[:–—-])\s*",
    "cancelled_behind": rf"(?:\s+[–—:-]\s*|\s*[\[(*<]+\s*){_CANCELLED}\s*[\])*>!]*$",
    "postponed": r"^(?:uitgesteld|postponed|reporté)\s*:\s*",
    "answers": rf"^(?:{_ANSWERS})\s*:\s*",
    "online": (
        r"^https://(?:teams\.microsoft\.com/(?:l/meetup-join|meet|dl/launcher)/|teams\.live\.com/meet/"
        r"|(?:gov|dod)\.teams\.microsoft\.us/l/meetup-join/|(?:[a-z0-9-]+\.)*zoom\.(?:us|com)/(?:j|my|w|s|wc)/"
        r"|[a-z0-9-]+\.webex\.com/|meet\.google\.com/[a-z]|meet\.jit\.si/[^/?#]|(?:[a-z0-9-]+\.)?whereby\.com/[^/?#]"
        r"|(?:global|app|www)\.gotomeeting\.com/|(?:meet|www)\.goto\.com/|gotomeet\.me/|meet\.lync\.com/"
        r"|join\.skype\.com/|join\.starleaf\.com/|app\.livestorm\.co/|[a-z0-9-]+\.bigbluebutton\.org/)"
    ),
    "no_place": (
        r"^\(?(?:(?:via|op|in|sur|on) )?(?:(?:microsoft |ms )?teams(?:[ -]?(?:vergadering|meeting|overleg|call))?"
        r"|(?:vergadering|overleg|meeting|réunion) (?:(?:via|in|op|met|sur) )?(?:microsoft |ms )?teams"
        r"|skype(?: for business| voor bedrijven)?(?:[ -]?(?:vergadering|meeting))?|réunion skype(?: entreprise)?"
        r"|zoom(?:[ -]?(?:vergadering|meeting|webinar))?|(?:cisco )?webex(?:[ -]?(?:vergadering|meeting))?|google meet"
        r"|(?:online|digitaal|digitale|virtueel|virtuele|virtual)(?:[ -]?(?:vergadering|overleg|meeting|bijeenkomst))?"
        r"(?: \(?(?:via |op )?(?:microsoft |ms )?(?:teams|zoom|webex|google meet)\)?)?"
        r"|en ligne|à distance|videovergadering|videoconferentie|videocall|visioconférence"
        r"|nog te bepalen|nog af te spreken|n\.?t\.?b\.?|tbd|tba)\)?$"
    ),
    "address": r"""https?://[^\s<>"'`\\^{}|\[\]]{1,2000}""",
    "address_end": r"[.,;:!?)]+$",
    "between_places": r"[\n;]| / ",
    "utc": r"^(?:tzone://microsoft/)?(?:utc|gmt|z|zulu|etc/utc|etc/gmt|coordinated universal time)$",
    "offset": r"^\(?(?:utc|gmt) ?([+-])([0-9]{1,2})(?:[:.]?([0-9]{2}))?\)?$",
    "moment": (
        r"^([0-9]{4})-?([0-9]{2})-?([0-9]{2})"
        r"(?:[t ]([0-9]{2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,][0-9]+)?)?(z|[+-][0-9]{2}:?[0-9]{2})?)?$"
    ),
    "duration": r"^\+?p(?:([0-9]{1,2})w)?(?:([0-9]{1,3})d)?(?:t(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:[0-9]+s)?)?$",
    "own": r"^([a-z0-9]+(?:-[a-z0-9]+)*?)[/._-]([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?:-[2-9])?@kenniskringen\.v-ict-or\.be$",
}
"""Each pattern by its name."""

_ZONES = {
    "cet": "Europe/Brussels",
    "cest": "Europe/Brussels",
    "met": "Europe/Brussels",
    "mez": "Europe/Brussels",
    "central european time": "Europe/Brussels",
    "central european summer time": "Europe/Brussels",
    "bst": "Europe/London",
    "wet": "Europe/Lisbon",
    "eet": "Europe/Helsinki",
}
"""Names without a slash that are none of Windows."""

ZONE_HINTS = (
    (r"bruxelles|brussel|brüssel|romance|parijs|paris|madrid|kopenhagen|copenhag", "Europe/Brussels"),
    (r"amsterdam|berlijn|berlin|west-europa|west-europese|w\. europ|western europe|rome|wenen|vienna", "Europe/Berlin"),
    (r"londen|london|dublin|edinburgh|lissabon|lisbon", "Europe/London"),
)
"""What the long names of zones hold, such as `(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs`."""

LINKS = (
    *("X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-GOOGLE-CONFERENCE", "CONFERENCE"),
    *("X-ZOOM-MEETING-URL", "LOCATION", "URL", "DESCRIPTION", "X-ALT-DESC"),
)
"""Where the address of an online meeting may stand, the surest first; of a description nothing else is taken."""

READ = {
    *(
        "DTSTART",
        "DTEND",
        "DURATION",
        "SUMMARY",
        "STATUS",
        "UID",
        "RECURRENCE-ID",
        "RRULE",
        "EXDATE",
        "RDATE",
        "SEQUENCE",
    ),
    *("CATEGORIES", "TZID", "TZOFFSETFROM", "TZOFFSETTO", "METHOD", *LINKS),
}
"""The properties that are read at all: never who organises or who is invited."""

KINDS = (
    ("^\u00d0\u00cf\u0011\u00e0", "een Outlook-bericht (.msg)"),
    ("^PK\u0003\u0004", "een zip- of Office-bestand"),
    ("^%PDF", "een pdf"),
    ("^[^A-Z<]{0,4}BEGIN:VCARD", "een visitekaartje (.vcf)"),
    (r"^\s*(?:<\?xml|<!doctype html|<html)", "een webpagina"),
    (r"^(?:from|to|subject|received|return-path|delivered-to|mime-version|message-id|date):", "een mail (.eml)"),
)
"""What a file is that is no calendar, by its first characters."""

SAID = {
    "cut": "Het bestand breekt halverwege af; kijk alles goed na.",
    "odd": "Regel {0} van het bestand is niet te lezen en telt niet mee; kijk alles na.",
    "zone": 'De tijdzone "{0}" is niet bekend; kijk de uren na.',
    "days": "De afspraak duurt {0} dagen; alleen de eerste is overgenomen.",
    "night": "De afspraak eindigt op een andere dag; vul het einduur zelf in.",
    "end": "Het einde ligt voor het begin; vul het einduur zelf in.",
    "rule": "Hoe de afspraak zich herhaalt, is niet te lezen; alleen de eerste keer is overgenomen.",
    "reply": "Dit is een antwoord op een uitnodiging; kijk na of de afspraak zo blijft.",
    "no_start": 'in deze afspraak staat geen dag die te lezen is (regel {0}: "{1}")',
    "no_day": "in deze afspraak staat geen dag die te lezen is (regel {0})",
    "never": "deze reeks afspraken gaat geen enkele keer door",
}
"""What is said of an appointment, with the values at their places."""


@cache
def zones() -> dict[str, str]:
    """The zone that a name without a slash means, by that name in small letters; those of Windows are Unicode CLDR's."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 -- slow to load, and few need it

    return {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items() if not name.startswith("UTC")} | _ZONES


def invitation_rules() -> dict[str, object]:
    """All of it, for the form."""
    return {
        "largest": LARGEST,
        "ahead": AHEAD,
        "patterns": PATTERNS,
        "zones": zones(),
        "zone_hints": ZONE_HINTS,
        "links": LINKS,
        "read": sorted(READ),
        "kinds": KINDS,
        "said": SAID,
    }


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the patterns, made when it is first needed."""
    return re.compile(PATTERNS[name], re.IGNORECASE)
