"""Addresses over the filters of mail programs as they look, with the real address behind each; all of them made up."""

from __future__ import annotations

from urllib.parse import quote

REAL = "https://www.v-ict-or.be/agenda?dag=1&x=é"
_SAFE = f"https://eur03.safelinks.protection.outlook.com/?url={quote(REAL, safe='')}"
_DATA = "data=05%7C02%7Ciemand%40gemeente.example%7C08dc%7C0%7C0%7C638&sdata=ab%3D&reserved=0"

DETOURS = (
    (f"{_SAFE}&{_DATA}", REAL),
    (f"{_SAFE}&amp;{_DATA.replace('&', '&amp;')}", REAL),
    (f"https://eur03.safelinks.protection.outlook.com/ap/w-59584e83/?url={quote(REAL, safe='')}&{_DATA}", REAL),
    (f"https://EUR03.SafeLinks.Protection.Outlook.com/GetUrlReputation?url={quote(REAL, safe='')}", REAL),
    (f"https://outlook.office.com/mail/safelink.html?url={quote(REAL, safe='')}&corid=1", REAL),
    (f"https://outlook.office365.com/mail/0/safelink.html?url={quote(REAL, safe='')}", REAL),
    (
        f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={quote(REAL, safe='')}",
        REAL,
    ),
    (f"https://eur01.safelinks.protection.outlook.com/?url={quote(_SAFE, safe='')}&{_DATA}", REAL),
    (
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.v-2Dict-2Dor.be_agenda&d=DwMF&c=x&r=y",
        "https://www.v-ict-or.be/agenda",
    ),
    ("https://urldefense.com/v3/__https://www.v-ict-or.be/agenda__;!!Abc!xyz$", "https://www.v-ict-or.be/agenda"),
    ("https://urldefense.com/v3/__https:/www.v-ict-or.be/agenda__;!!Abc!xyz$", "https://www.v-ict-or.be/agenda"),
    ("https://urldefense.com/v3/__https://www.v-ict-or.be/*top__;Iw!!Abc!xyz$", "https://www.v-ict-or.be/#top"),
    ("https://www.google.com/url?q=https%3A%2F%2Fwww.v-ict-or.be%2F&sa=D", "https://www.v-ict-or.be/"),
    ("https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fwww.v-ict-or.be%2f&c=E", "https://www.v-ict-or.be/"),
    ("https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)", ""),
    ("https://eur03.safelinks.protection.outlook.com/?data=05", ""),
    ("https://protect-eu.mimecast.com/s/abcDEF?domain=v-ict-or.be", ""),
)

ORDINARY = (
    "https://www.v-ict-or.be/?url=https%3A%2F%2Fexample.org%2F",
    "https://safelinks.protection.outlook.com.example.org/?url=https%3A%2F%2Fexample.org%2F",
    "https://www.google.com/maps?q=Temse",
    "https://outlook.office.com/mail/inbox",
)
