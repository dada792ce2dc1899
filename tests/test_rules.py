"""What must hold across the files: each rule with a tree that breaks it and one that does not."""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib
import inspect
import pkgutil
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from kringen import rules, source
from kringen.hints import CODES as HINT_CODES
from kringen.hints import HINTS, hints
from kringen.hints.hint import Hint
from kringen.history import Commit, History
from kringen.model import Site
from kringen.problem import Level
from kringen.register import Register, flanders
from kringen.rules import CODES, RULES, check
from kringen.rules.naming import listed
from kringen.rules.references import FOLDER, municipalities_exist_on_the_day
from kringen.rules.rule import Rule
from kringen.source import load
from tests.conftest import EXAMPLE, EXAMPLE_NOW, START
from tests.support.feeds import made_history
from tests.support.reading import read_once
from tests.support.samples import GOOD, NOW, make_circle, make_meeting, make_tree


def meeting(*lines: str, body: str = "") -> str:
    """A meeting file with these lines between its dashes."""
    return "\n".join(["---", *lines, "---", body, ""])


def circle(*lines: str, name: str = "Midwest", status: str = "te bevestigen", region: str = "Midwest") -> str:
    """A circle file of three lines, and these after them."""
    return "\n".join([f"naam: {name}", f"status: {status}", f"regio: {region}", *lines, ""])


def topic(*lines: str, title: str = "NIS2") -> str:
    """A topic page of two lines, and these after them."""
    return "\n".join(["---", f"titel: {title}", "thema: Privacy", *lines, "---", "Uitleg.", ""])


def asked(name: str, *lines: str, text: str = "Hoe doet u dat?", since: str = "2026-02-14") -> str:
    """A question as it stands below `vragen`, with these lines after its day."""
    keys = (f'vraag: "{text}"', f"sinds: {since}", *lines)
    return f"  {name}:\n" + "".join(f"    {key}\n" for key in keys)


def of_kempen(questions: str) -> str:
    """The circle of GOOD with some questions."""
    return f"naam: Kempen\nstatus: te bevestigen\nregio: Kempen\nvragen:\n{questions}"


SAFE_LINK = "https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.be%2F&data=jan%40a.be"
OVER_A_FILTER = "dit adres loopt over een mailfilter, met het mailadres van wie de mail kreeg erin; schrijf https://a.be/ [privacy-omweg]"


@dataclass(frozen=True)
class Case:
    """A rule, files that break it next to those of GOOD, what is said of them, and files that keep it."""

    rule: str
    wrong: dict[str, str]
    lines: tuple[str, ...]
    right: dict[str, str]


MARCH = "meetings/waasland/2027-03-11.md"
MAY = "meetings/waasland/2027-05-20.md"
FEBRUARY = "meetings/waasland/2027-02-11.md"
OF_KEMPEN = "meetings/kempen/2027-03-11.md"
MIDWEST = "circles/midwest.yml"
KEMPEN = "circles/kempen.yml"
OTHER = "Wie archiveert de mails van de burgemeester?"
NIS2 = "content/onderwerpen/nis2.md"
REPORT = "\n## Verslag\n\nWe bespraken het register.\n"

CASES = (
    Case(
        "folders_are_circles",
        {
            "meetings/wasland/2027-05-20.md": meeting("datum: 2027-05-20"),
            "meetings/wasland/2027-06-20.md": meeting("datum: 2027-06-20"),
            "meetings/roeselare/2027-05-20.md": meeting("datum: 2027-05-20"),
            "meetings/xyz/2027-05-20.md": meeting("datum: 2027-05-20"),
            MIDWEST: circle("vorige_namen: [roeselare]"),
        },
        (
            'meetings/roeselare/2027-05-20.md:2:1: meetings/roeselare/ is de map van een kring die niet bestaat; die kring heet nu "midwest" [map-zonder-kring]',
            'meetings/wasland/2027-05-20.md:2:1: meetings/wasland/ is de map van een kring die niet bestaat; bedoelde u "waasland"? [map-zonder-kring]',
            "meetings/xyz/2027-05-20.md:2:1: meetings/xyz/ is de map van een kring die niet bestaat; maak circles/xyz.yml, of verplaats de bijeenkomsten naar de map van hun kring [map-zonder-kring]",
        ),
        {"meetings/midwest/2027-05-20.md": meeting("datum: 2027-05-20"), MIDWEST: circle()},
    ),
    Case(
        "joint_circles_exist",
        {MAY: meeting("datum: 2027-05-20", "kringen: [kempen, kemmpen, xyz]")},
        (
            f'{MAY}:3:19: kringen: "kemmpen" bestaat niet; bedoelde u "kempen"? [kringen-onbekend]',
            f'{MAY}:3:28: kringen: "xyz" bestaat niet; schrijf de naam van een bestand in circles/, zonder .yml [kringen-onbekend]',
        ),
        {MAY: meeting("datum: 2027-05-20", "kringen: [kempen]")},
    ),
    Case(
        "joint_circles_are_others",
        {MAY: meeting("datum: 2027-05-20", "kringen: [waasland]")},
        (
            f'{MAY}:3:11: kringen: "waasland" is de kring waar de bijeenkomst al bij staat; noem alleen de andere kringen [kringen-eigen]',
        ),
        {MAY: meeting("datum: 2027-05-20", "kringen: [kempen]")},
    ),
    Case(
        "joint_circles_are_listed_once",
        {MAY: meeting("datum: 2027-05-20", "kringen:", "  - kempen", "  - kempen")},
        (f'{MAY}:5:5: kringen: "kempen" staat er twee keer; houd er één over [kringen-dubbel]',),
        {
            MAY: meeting("datum: 2027-05-20", "kringen: [kempen, midwest]"),
            MIDWEST: circle(),
        },
    ),
    Case(
        "meetings_are_handed_to_another_circle",
        {
            MAY: meeting("datum: 2027-05-20", "overgenomen_door: waasland"),
            "meetings/waasland/2027-06-17.md": meeting("datum: 2027-06-17", "overgenomen_door: kemmpen"),
        },
        (
            f'{MAY}:3:19: overgenomen_door: "waasland" is de kring waar de bijeenkomst al bij staat; laat overgenomen_door weg [overgenomen-eigen]',
            'meetings/waasland/2027-06-17.md:3:19: overgenomen_door: "kemmpen" bestaat niet; bedoelde u "kempen"? [overgenomen-onbekend]',
        ),
        {MAY: meeting("datum: 2027-05-20", "overgenomen_door: kempen", "kringen: [waasland]")},
    ),
    Case(
        "topics_exist",
        {
            MAY: meeting("datum: 2027-05-20", "onderwerpen: [gpdr, avg, informatiebeveiliging, xyz]"),
            NIS2: topic("synoniemen: [Informatiebeveiliging]"),
        },
        (
            f'{MAY}:3:15: onderwerpen: "gpdr" bestaat niet; bedoelde u "gdpr"? [onderwerp-onbekend]',
            f'{MAY}:3:21: onderwerpen: "avg" bestaat niet; bedoelde u "gdpr"? [onderwerp-onbekend]',
            f'{MAY}:3:26: onderwerpen: "informatiebeveiliging" bestaat niet; bedoelde u "nis2"? [onderwerp-onbekend]',
            f'{MAY}:3:49: onderwerpen: "xyz" bestaat niet; kies een bestaand onderwerp, of maak content/onderwerpen/xyz.md [onderwerp-onbekend]',
        ),
        {MAY: meeting("datum: 2027-05-20", "onderwerpen: [gdpr, nis2]"), NIS2: topic()},
    ),
    Case(
        "topics_are_listed_once",
        {MAY: meeting("datum: 2027-05-20", "onderwerpen: [gdpr, gdpr]")},
        (f'{MAY}:3:21: onderwerpen: "gdpr" staat er twee keer; houd er één over [onderwerp-dubbel]',),
        {MAY: meeting("datum: 2027-05-20", "onderwerpen: [gdpr]")},
    ),
    Case(
        "municipalities_exist_on_the_day",
        {
            "meetings/waasland/2016-03-24.md": meeting("datum: 2016-03-24", "gastbestuur: Pajottegem"),
            "meetings/waasland/2024-12-31.md": meeting("datum: 2024-12-31", "gastbestuur: Tongeren-Borgloon"),
            "meetings/waasland/2025-01-01.md": meeting("datum: 2025-01-01", "gastbestuur: Borgloon"),
            "meetings/waasland/2027-05-20.md": meeting("datum: 2027-05-20", "gastbestuur: sint niklaas"),
            "meetings/waasland/2027-05-21.md": meeting("datum: 2027-05-21", "gastbestuur: Sinaai"),
            "meetings/waasland/2027-05-22.md": meeting("datum: 2027-05-22", "gastbestuur: Berchem"),
            "meetings/waasland/2027-05-23.md": meeting("datum: 2027-05-23", "gastbestuur: Stad Gent"),
            "meetings/waasland/2027-05-24.md": meeting("datum: 2027-05-24", "gastbestuur: Xyz"),
            "meetings/waasland/2027-05-25.md": meeting(
                "datum: 2027-05-25", "software: [{naam: X, bij: [Temse, Temsche, Borgloon]}]"
            ),
        },
        (
            "meetings/waasland/2016-03-24.md:3:14: gastbestuur: Pajottegem bestaat pas sinds 1 januari 2025; op 24 maart 2016 was het Galmaarden, Gooik of Herne [gastbestuur-nog-niet]",
            "meetings/waasland/2024-12-31.md:3:14: gastbestuur: Tongeren-Borgloon bestaat pas sinds 1 januari 2025; op 31 december 2024 was het Borgloon of Tongeren [gastbestuur-nog-niet]",
            "meetings/waasland/2025-01-01.md:3:14: gastbestuur: Borgloon bestaat sinds 1 januari 2025 niet meer; het werd Tongeren-Borgloon [gastbestuur-gefuseerd]",
            'meetings/waasland/2027-05-20.md:3:14: gastbestuur: "sint niklaas" is geen Vlaamse gemeente; bedoelde u "Sint-Niklaas"? [gastbestuur-onbekend]',
            'meetings/waasland/2027-05-21.md:3:14: gastbestuur: "Sinaai" is geen Vlaamse gemeente; Sinaai ligt in Sint-Niklaas; schrijf de naam van de gemeente [gastbestuur-onbekend]',
            'meetings/waasland/2027-05-22.md:3:14: gastbestuur: "Berchem" is geen Vlaamse gemeente; Berchem ligt in Antwerpen of Kluisbergen; schrijf de naam van de gemeente [gastbestuur-onbekend]',
            'meetings/waasland/2027-05-23.md:3:14: gastbestuur: "Stad Gent" is geen Vlaamse gemeente; bedoelde u "Gent"? [gastbestuur-onbekend]',
            'meetings/waasland/2027-05-24.md:3:14: gastbestuur: "Xyz" is geen Vlaamse gemeente; schrijf de officiële naam van de gemeente [gastbestuur-onbekend]',
            'meetings/waasland/2027-05-25.md:3:35: software.1.bij: "Temsche" is geen Vlaamse gemeente; bedoelde u "Temse"? [gastbestuur-onbekend]',
            "meetings/waasland/2027-05-25.md:3:44: software.1.bij: Borgloon bestaat sinds 1 januari 2025 niet meer; het werd Tongeren-Borgloon [gastbestuur-gefuseerd]",
        ),
        {
            "meetings/waasland/2016-03-24.md": meeting("datum: 2016-03-24", "gastbestuur: Galmaarden"),
            "meetings/waasland/2018-12-31.md": meeting("datum: 2018-12-31", "gastbestuur: Knesselare"),
            "meetings/waasland/2024-12-31.md": meeting("datum: 2024-12-31", "gastbestuur: Borgloon"),
            "meetings/waasland/2025-01-01.md": meeting("datum: 2025-01-01", "gastbestuur: Tongeren-Borgloon"),
            "meetings/waasland/2027-05-20.md": meeting("datum: 2027-05-20", "gastbestuur: Antwerpen"),
            "meetings/waasland/2024-12-30.md": meeting("datum: 2024-12-30", "software: [{naam: X, bij: [Borgloon]}]"),
            "meetings/waasland/2027-05-21.md": meeting(
                "datum: 2027-05-21", "software: [{naam: X, bij: [Temse]}, {naam: Y}]"
            ),
        },
    ),
    Case(
        "programs_are_listed_once",
        {
            MAY: meeting("datum: 2027-05-20", "software: [{naam: Cevi}, {naam: X}, {naam: CÉVI}]"),
            "meetings/waasland/2027-05-21.md": meeting(
                "datum: 2027-05-21", "software: [{naam: Digi-Loket}, {naam: digi loket}]"
            ),
        },
        (
            'meetings/waasland/2027-05-20.md:3:44: software.3.naam: "CÉVI" staat er twee keer; houd er één over, met alle gemeenten erbij [software-dubbel]',
            'meetings/waasland/2027-05-21.md:3:39: software.2.naam: "digi loket" staat er twee keer; houd er één over, met alle gemeenten erbij [software-dubbel]',
        ),
        {MAY: meeting("datum: 2027-05-20", "software: [{naam: C}, {naam: C++}, {naam: C#}]")},
    ),
    Case(
        "users_are_listed_once",
        {MAY: meeting("datum: 2027-05-20", "software: [{naam: X}, {naam: Cevi, bij: [Temse, Lokeren, Temse]}]")},
        (
            "meetings/waasland/2027-05-20.md:3:58: software.2.bij: Temse staat er twee keer; houd er één over [software-bestuur-dubbel]",
        ),
        {MAY: meeting("datum: 2027-05-20", "software: [{naam: X, bij: [Temse]}, {naam: Y, bij: [Temse, Lokeren]}]")},
    ),
    Case(
        "dates_are_those_of_the_file_names",
        {MAY: meeting("datum: 2027-05-27")},
        (
            f"{MAY}:2:8: datum: 2027-05-27 is niet de dag van de bestandsnaam; is dit een tikfout, schrijf dan 2027-05-20; is de bijeenkomst verplaatst, schrijf dan status: verplaatst (het adres op de site houdt de eerste datum) [datum-of-bestandsnaam]",
        ),
        {
            MAY: meeting("datum: 2027-05-27", "status: verplaatst"),
            "meetings/waasland/2027-06-10.md": meeting("datum: 2027-06-17", "status: geannuleerd"),
        },
    ),
    Case(
        "moved_meetings_have_a_new_date",
        {MAY: meeting("datum: 2027-05-20", "status: verplaatst")},
        (
            f"{MAY}:3:9: status: de bijeenkomst heet verplaatst, maar datum is nog steeds 2027-05-20; schrijf bij datum de nieuwe dag; zijn alleen het uur of de plaats gewijzigd, laat status dan weg [verplaatst-zonder-nieuwe-dag]",
        ),
        {MAY: meeting("datum: 2027-05-27", "status: verplaatst")},
    ),
    Case(
        "postponed_meetings_have_no_new_date",
        {
            FEBRUARY: meeting("datum: 2027-03-18", "status: uitgesteld"),
            MAY: meeting("datum: 2027-06", "status: uitgesteld"),
        },
        (
            f"{FEBRUARY}:3:9: status: de bijeenkomst heet uitgesteld, maar datum is nu 2027-03-18; schrijf status: verplaatst; staat ook die dag niet vast, zet datum dan terug op 2027-02-11 [uitgesteld-met-nieuwe-dag]",
            f"{MAY}:3:9: status: de bijeenkomst heet uitgesteld, maar datum is nu 2027-06; schrijf status: verplaatst; staat ook die dag niet vast, zet datum dan terug op 2027-05-20 [uitgesteld-met-nieuwe-dag]",
        ),
        {
            FEBRUARY: meeting("datum: 2027-02-11", "status: uitgesteld"),
            MAY: meeting("datum: 2027-06", "status: verplaatst"),
            "meetings/waasland/2027-08.md": meeting("datum: 2027-08-19", "status: uitgesteld"),
        },
    ),
    Case(
        "meetings_end_after_they_start",
        {
            MAY: meeting("datum: 2027-05-20", "van: 14:00", "tot: 12:30"),
            "meetings/kempen/2027-05-20.md": meeting("datum: 2027-05-20", "van: 14:00", "tot: 14:00"),
        },
        (
            "meetings/kempen/2027-05-20.md:4:6: tot: 14:00 is niet later dan het begin, 14:00; verbeter van of tot [einde-voor-begin]",
            f"{MAY}:4:6: tot: 12:30 is niet later dan het begin, 14:00; verbeter van of tot [einde-voor-begin]",
        ),
        {
            MAY: meeting("datum: 2027-05-20", "van: 14:00", "tot: 14:01"),
            "meetings/waasland/2027-10-31.md": meeting("datum: 2027-10-31", "van: 01:30", "tot: 02:30"),
        },
    ),
    Case(
        "ends_have_a_start",
        {
            MAY: meeting("datum: 2027-05-20", "tot: 16:30"),
            FEBRUARY: meeting("datum: 2027-02-11", "tot: 00:00"),
        },
        (
            f"{FEBRUARY}:3:6: tot: het beginuur ontbreekt; voeg het beginuur toe met van, of laat tot weg [einde-zonder-begin]",
            f"{MAY}:3:6: tot: het beginuur ontbreekt; voeg het beginuur toe met van, of laat tot weg [einde-zonder-begin]",
        ),
        {MAY: meeting("datum: 2027-05-20", "van: 14:00"), FEBRUARY: meeting("datum: 2027-02-11")},
    ),
    Case(
        "registration_closes_before_the_meeting",
        {
            MAY: meeting("datum: 2027-05-20", "inschrijven: info@v-ict-or.be", "inschrijven_tot: 2027-05-21"),
        },
        (
            f"{MAY}:4:18: inschrijven_tot: 2027-05-21 valt na de bijeenkomst; kies ten laatste 2027-05-20 [inschrijven-te-laat]",
        ),
        {MAY: meeting("datum: 2027-05-20", "inschrijven: info@v-ict-or.be", "inschrijven_tot: 2027-05-20")},
    ),
    Case(
        "registration_has_an_address",
        {MAY: meeting("datum: 2027-05-20", "inschrijven_tot: 2027-05-10")},
        (
            f"{MAY}:3:18: inschrijven_tot: er staat niet bij hoe men inschrijft; voeg inschrijven toe met een webadres of een mailadres [inschrijven-zonder-adres]",
        ),
        {MAY: meeting("datum: 2027-05-20", "inschrijven: https://www.v-ict-or.be/", "inschrijven_tot: 2027-05-10")},
    ),
    Case(
        "circles_meet_once_at_a_time",
        {
            FEBRUARY: meeting("datum: 2027-03-11", "van: 16:00", "status: verplaatst"),
            "meetings/kempen/2027-05-20.md": meeting("datum: 2027-05-20", "kringen: [waasland]"),
            MAY: meeting("datum: 2027-05-20", "kringen: [kempen]"),
            "meetings/kempen/2027-06-10.md": meeting("datum: 2027-06-10"),
            "meetings/waasland/2027-06-10.md": meeting("datum: 2027-06-10", "kringen: [kempen]"),
            "meetings/kempen/2027-09-09.md": meeting("datum: 2027-09-09"),
            "meetings/kempen/2027-09-09-2.md": meeting("datum: 2027-09-09", "van: 19:00"),
        },
        (
            'meetings/kempen/2027-09-09-2.md:2:8: datum: de kring "kempen" heeft op 9 september 2027 ook een bijeenkomst in meetings/kempen/2027-09-09.md; verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; zijn het er twee, geef ze uren die elkaar niet overlappen [zelfde-dag]',
            f'{FEBRUARY}:2:8: datum: de kring "waasland" heeft op 11 maart 2027 ook een bijeenkomst in {MARCH}; verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; zijn het er twee, geef ze uren die elkaar niet overlappen [zelfde-dag]',
            f'{MAY}:2:8: datum: de kring "waasland" heeft op 20 mei 2027 ook een bijeenkomst in meetings/kempen/2027-05-20.md; verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; zijn het er twee, geef ze uren die elkaar niet overlappen [zelfde-dag]',
            'meetings/waasland/2027-06-10.md:2:8: datum: de kring "kempen" heeft op 10 juni 2027 ook een bijeenkomst in meetings/kempen/2027-06-10.md; verbeter een van beide, of houd één bestand over als het om dezelfde bijeenkomst gaat; zijn het er twee, geef ze uren die elkaar niet overlappen [zelfde-dag]',
        ),
        {
            OF_KEMPEN: meeting("datum: 2027-03-11"),
            FEBRUARY: meeting("datum: 2027-03-11", "status: geannuleerd"),
            "meetings/waasland/2027-03-11-2.md": meeting("datum: 2027-03-11", "van: 19:00"),
            "meetings/kempen/2027-06-10.md": meeting("datum: 2027-06-10", "van: 10:00", "tot: 12:00"),
            "meetings/kempen/2027-06-10-2.md": meeting("datum: 2027-06-10", "van: 12:00", "tot: 14:00"),
            MAY: meeting("datum: 2027-05-20", "kringen: [kempen]"),
            "meetings/waasland/2027-05.md": meeting("datum: 2027-05"),
        },
    ),
    Case(
        "reports_follow_their_meeting",
        {MAY: meeting("datum: 2027-05-20", body=REPORT)},
        (
            f"{MAY}:5:1: er staat een verslag, maar de bijeenkomst is pas op 20 mei 2027; zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum [verslag-te-vroeg]",
        ),
        {
            FEBRUARY: meeting("datum: 2027-02-11", body=REPORT),
            "meetings/waasland/2027-03-01.md": meeting("datum: 2027-03-01", "van: 18:00", body=REPORT),
        },
    ),
    Case(
        "cancelled_meetings_have_no_report",
        {
            FEBRUARY: meeting("datum: 2027-02-11", "status: geannuleerd", body=REPORT),
            MAY: meeting("datum: 2027-05-20", "status: geannuleerd", body=REPORT),
        },
        (
            f"{FEBRUARY}:6:1: er staat een verslag, maar de bijeenkomst is geannuleerd; ging ze toch door, schrijf dan status: gepland; haal het verslag anders weg [verslag-van-geannuleerde]",
            f"{MAY}:6:1: er staat een verslag, maar de bijeenkomst is geannuleerd; ging ze toch door, schrijf dan status: gepland; haal het verslag anders weg [verslag-van-geannuleerde]",
        ),
        {FEBRUARY: meeting("datum: 2027-02-11", "status: geannuleerd", body="\n## Agenda\n\n- Welkom\n")},
    ),
    Case(
        "reports_are_not_given_up",
        {FEBRUARY: meeting("datum: 2027-02-11", "verslag: geen", body=REPORT)},
        (
            f"{FEBRUARY}:3:10: verslag: er zou geen verslag komen, maar het staat er; haal verslag: geen weg [verslag-toch]",
        ),
        {
            FEBRUARY: meeting("datum: 2027-02-11", "verslag: geen", body="\n## Verslag\n"),
            "meetings/waasland/2027-02-25.md": meeting("datum: 2027-02-25", "verslag: volgt", body=REPORT),
        },
    ),
    Case(
        "governments_are_counted_afterwards",
        {
            FEBRUARY: meeting("datum: 2027-02-11", "status: geannuleerd", "besturen: 12"),
            MAY: meeting("datum: 2027-05-20", "besturen: 12"),
        },
        (
            f"{FEBRUARY}:4:11: besturen: de bijeenkomst is geannuleerd; laat besturen weg [besturen-te-vroeg]",
            f"{MAY}:3:11: besturen: de bijeenkomst is pas op 20 mei 2027; vul besturen in na de bijeenkomst [besturen-te-vroeg]",
        ),
        {
            FEBRUARY: meeting("datum: 2027-02-11", "besturen: 12"),
            "meetings/waasland/2027-03-01.md": meeting("datum: 2027-03-01", "besturen: 12"),
        },
    ),
    Case(
        "no_mail_addresses_of_people",
        {
            FEBRUARY: meeting(
                "datum: 2027-02-11", body="Mail jan@lokeren.be of info@v-ict-or.be.\n\n## Verslag\n\n- An: an@temse.be"
            ),
            MIDWEST: circle("contact: kring@midwest.example.org"),
            MAY: meeting(
                "datum: 2027-05-20",
                "bron: https://a.be/?u=jan%40a.be",
                "documenten:",
                "  - titel: A",
                "    url: https://a.be/?u=jan@a.be",
                body="https://a.be/?u=info@v-ict-or.be&v=jan%2540a.be",
            ),
            "meetings/midwest/2027-05-20.md": meeting("datum: 2027-05-20", body="Mail an@tielt.be"),
        },
        (
            "meetings/midwest/2027-05-20.md:4:6: waarschuwing: hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); haal het weg, of schrijf de postbus van de kring: kring@midwest.example.org [privacy-mailadres]",
            f"{FEBRUARY}:4:6: waarschuwing: hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); haal het weg, of schrijf de postbus van de kring: info@v-ict-or.be [privacy-mailadres]",
            f"{FEBRUARY}:8:7: waarschuwing: hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); haal het weg, of schrijf de postbus van de kring: info@v-ict-or.be [privacy-mailadres]",
            f"{MAY}:3:7: waarschuwing: bron: in dit adres staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); kijk na of het adres ook zonder werkt [privacy-mailadres]",
            f"{MAY}:6:10: waarschuwing: documenten.1.url: in dit adres staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); kijk na of het adres ook zonder werkt [privacy-mailadres]",
            f"{MAY}:8:1: waarschuwing: hier staat een mailadres, en een adres op naam is een persoonsgegeven (AVG); haal het weg, of schrijf de postbus van de kring: info@v-ict-or.be [privacy-mailadres]",
        ),
        {
            MIDWEST: circle("contact: kring@midwest.example.org"),
            "meetings/midwest/2027-05-21.md": meeting(
                "datum: 2027-05-21", body="Mail [ons](mailto:Kring@Midwest.example.org)"
            ),
            MAY: meeting(
                "datum: 2027-05-20",
                "inschrijven: mailto:an@temse.be",
                "kringen: [midwest]",
                body="an@temse.be, kring@midwest.example.org, info@v-ict-or.be",
            ),
            "meetings/waasland/2027-05-27.md": meeting(
                "datum: 2027-05-27",
                body="https://example.org/?m=info@v-ict-or.be en https://maps.example.org/@51.05,3.72,15z",
            ),
        },
    ),
    Case(
        "no_addresses_over_a_mail_filter",
        {
            FEBRUARY: meeting(
                "datum: 2027-02-11",
                body=f"[Zie]({SAFE_LINK}).",
            ),
            MAY: meeting(
                "datum: 2027-05-20",
                f"locatie: Zie {SAFE_LINK}",
                f"documenten: [{{titel: 'A {SAFE_LINK}', url: https://a.be}}]",
                "sprekers: [{organisatie: V-ICT-OR, onderwerp: Wifi}]",
            ),
            KEMPEN: circle(f"toelichting: Zie {SAFE_LINK} en https://a.be/", name="Kempen", region="Kempen"),
            NIS2: topic(title="NIS2") + f"\nZie {SAFE_LINK}.\n",
        },
        (
            f"{KEMPEN}:4:14: waarschuwing: toelichting: {OVER_A_FILTER}",
            f"{NIS2}:7:5: waarschuwing: {OVER_A_FILTER}",
            f"{FEBRUARY}:4:7: waarschuwing: {OVER_A_FILTER}",
            f"{MAY}:3:10: waarschuwing: locatie: {OVER_A_FILTER}",
            f"{MAY}:4:22: waarschuwing: documenten.1.titel: {OVER_A_FILTER}",
        ),
        {
            FEBRUARY: meeting(
                "datum: 2027-02-11", "locatie: a.be", body="[Zie](https://a.be/?url=https%3A%2F%2Fb.be)."
            ),
            KEMPEN: circle("toelichting: Zie https://a.be/", name="Kempen", region="Kempen"),
        },
    ),
    Case(
        "no_telephone_numbers",
        {MAY: meeting("datum: 2027-05-20", body="Bel 0470 12 34 56 bij aankomst.")},
        (
            f"{MAY}:4:5: waarschuwing: hier staat een telefoonnummer, en dat van een persoon is een persoonsgegeven (AVG); haal het weg; een algemeen nummer van een bestuur mag blijven [privacy-telefoon]",
        ),
        {MAY: meeting("datum: 2027-05-20", body="Op 01/02/2027 was dossier 46021 van 9100 Sint-Niklaas klaar.")},
    ),
    Case(
        "no_national_numbers",
        {FEBRUARY: meeting("datum: 2027-02-11", body="## Verslag\n\nMet 85.07.30-033.28 als voorbeeld.")},
        (
            f"{FEBRUARY}:6:5: waarschuwing: hier staat een rijksregisternummer, en dat mag nooit op een open site staan; haal het weg; stond het al online, verwittig dan uw functionaris voor gegevensbescherming [privacy-rijksregister]",
        ),
        {FEBRUARY: meeting("datum: 2027-02-11", body="## Verslag\n\nMet 85.07.30-033.27 als voorbeeld.")},
    ),
    Case(
        "no_attendance_lists",
        {FEBRUARY: meeting("datum: 2027-02-11", body="## Verslag\n\n### Aanwezig\n\n- Jan Peeters\n- An Claes")},
        (
            f"{FEBRUARY}:6:5: waarschuwing: hier staat bij naam wie er was of verontschuldigd was, en dat zijn persoonsgegevens (AVG); haal de namen weg en schrijf bij besturen hoeveel besturen deelnamen [privacy-aanwezigen]",
        ),
        {
            FEBRUARY: meeting(
                "datum: 2027-02-11", "besturen: 2", body="## Verslag\n\n### Aanwezig\n\n- Lokeren\n- Temse"
            )
        },
    ),
    Case(
        "addresses_are_what_they_seem",
        {
            MAY: meeting(
                "datum: 2027-05-20",
                "online: https://192.0.2.7/overleg",
                "documenten: [{titel: x, url: 'https://v-i\u0441t-or.be/x.pdf'}]",
                body="Zie [hier](HTTPS://1.2.3.4/x) en [daar](https://xn--pple-43d.com/).",
            ),
            MIDWEST: circle("bron: https://v-\u0456ct-or.be/"),
        },
        (
            f"{MIDWEST}:4:7: waarschuwing: bron: in dit adres staan letters uit verschillende schriften; het is eigenlijk xn--v-ct-or-sog.be; kijk na of het naar de juiste website leidt [adres-misleidend]",
            f"{MAY}:3:9: waarschuwing: online: dit adres is een getal en geen naam; schrijf het adres met de naam van de website [adres-getal]",
            f"{MAY}:4:30: waarschuwing: documenten.1.url: in dit adres staan letters uit verschillende schriften; het is eigenlijk xn--v-it-or-0jg.be; kijk na of het naar de juiste website leidt [adres-misleidend]",
            f"{MAY}:6:12: waarschuwing: dit adres is een getal en geen naam; schrijf het adres met de naam van de website [adres-getal]",
            f"{MAY}:6:41: waarschuwing: in dit adres staan letters uit verschillende schriften; het is eigenlijk xn--pple-43d.com; kijk na of het naar de juiste website leidt [adres-misleidend]",
        ),
        {
            MAY: meeting(
                "datum: 2027-05-20",
                "online: https://teams.microsoft.com/l/192.0.2.7",
                "bron: https://caf\u00e9.be/",
                body="Zie <https://2027.v-ict-or.be/> en [daar](https://xn--caf-dma.be/).",
            ),
        },
    ),
    Case(
        "circle_names_are_unique",
        {MIDWEST: circle(name="kémpen")},
        (
            f'{MIDWEST}:1:7: naam: "kémpen" is ook de naam van circles/kempen.yml; geef een van beide een andere naam [kringnaam-dubbel]',
        ),
        {MIDWEST: circle(name="Noorderkempen")},
    ),
    Case(
        "regions_exist",
        {MIDWEST: circle(region="Midwesten"), "circles/parijs.yml": circle(name="Parijs", region="Parijs")},
        (
            f'{MIDWEST}:3:8: regio: "Midwesten" is geen referentieregio; bedoelde u "Midwest"? [regio-onbekend]',
            'circles/parijs.yml:3:8: regio: "Parijs" is geen referentieregio; kies uit Denderregio, Halle-Vilvoorde, Kempen, Limburg, Middenkust, Midwest, Oost-Brabant, Regio Antwerpen, Regio Brugge, Regio Gent, Rivierenland, Vlaamse Ardennen, Waasland, Westhoek, Zuid-West-Vlaanderen [regio-onbekend]',
        ),
        {MIDWEST: circle(region="Vlaamse Ardennen")},
    ),
    Case(
        "municipalities_exist",
        {MIDWEST: circle("gemeenten: [Roesselare, Sinaai, Xyz]")},
        (
            f'{MIDWEST}:4:13: gemeenten: "Roesselare" is geen Vlaamse gemeente; bedoelde u "Roeselare"? [gemeente-onbekend]',
            f'{MIDWEST}:4:25: gemeenten: "Sinaai" is geen Vlaamse gemeente; Sinaai ligt in Sint-Niklaas; schrijf de naam van de gemeente [gemeente-onbekend]',
            f'{MIDWEST}:4:33: gemeenten: "Xyz" is geen Vlaamse gemeente; schrijf de officiële naam van de gemeente [gemeente-onbekend]',
        ),
        {MIDWEST: circle("gemeenten: [Roeselare, Meulebeke, Ruiselede, Wingene]")},
    ),
    Case(
        "municipalities_are_listed_once",
        {MIDWEST: circle("gemeenten: [Izegem, Ardooie, Izegem]")},
        (f"{MIDWEST}:4:30: gemeenten: Izegem staat er twee keer; houd er één over [gemeente-dubbel]",),
        {MIDWEST: circle("gemeenten: [Tielt, Meulebeke]")},
    ),
    Case(
        "active_circles_share_no_municipality",
        {
            "circles/oost.yml": circle("gemeenten: [Temse]", name="Oost", status="actief", region="Waasland"),
            "circles/west.yml": circle(name="West", status="actief", region="Waasland"),
        },
        (
            "circles/waasland.yml:3:8: regio: Temse hoort ook bij de actieve kring Oost (circles/oost.yml); noem onder gemeenten welke gemeenten bij elke kring horen [gemeente-in-twee-kringen]",
            "circles/west.yml:3:8: regio: Beveren-Kruibeke-Zwijndrecht, Lokeren, Sint-Gillis-Waas en 4 andere horen ook bij de actieve kring Waasland (circles/waasland.yml); noem onder gemeenten welke gemeenten bij elke kring horen [gemeente-in-twee-kringen]",
            "circles/west.yml:3:8: regio: Temse hoort ook bij de actieve kring Oost (circles/oost.yml); noem onder gemeenten welke gemeenten bij elke kring horen [gemeente-in-twee-kringen]",
        ),
        {
            "circles/oost.yml": circle("gemeenten: [Temse]", name="Oost", status="slapend", region="Waasland"),
            "circles/west.yml": circle("gemeenten: [Hamme, Zele]", name="West", status="actief", region="Denderregio"),
        },
    ),
    Case(
        "confirmed_circles_say_so",
        {
            MIDWEST: circle("bevestigd: 2027-01-12"),
            "circles/west.yml": circle("bevestigd: 2027-03-02", name="West", status="actief", region="Westhoek"),
        },
        (
            f"{MIDWEST}:4:12: bevestigd: de kring is bevestigd, maar de status is te bevestigen; schrijf status: actief of in oprichting, of laat bevestigd weg [bevestigd-dag]",
            "circles/west.yml:4:12: bevestigd: 2 maart 2027 moet nog komen; kijk de dag na [bevestigd-dag]",
        ),
        {
            MIDWEST: circle("bevestigd: 2027-03-01", status="in oprichting"),
            "circles/west.yml": circle("bevestigd: 2026-01-12", name="West", status="gestopt", region="Westhoek"),
        },
    ),
    Case(
        "former_names_are_free",
        {MIDWEST: circle("vorige_namen: [roeselare, kempen, midwest]")},
        (
            f'{MIDWEST}:4:27: vorige_namen: "kempen" is nu de naam van circles/kempen.yml; haal deze vorige naam weg [vorige-naam-bestaat]',
            f'{MIDWEST}:4:35: vorige_namen: "midwest" is nu de naam van circles/midwest.yml; haal deze vorige naam weg [vorige-naam-bestaat]',
        ),
        {MIDWEST: circle("vorige_namen: [roeselare]")},
    ),
    Case(
        "former_names_lead_to_one_circle",
        {
            MIDWEST: circle("vorige_namen: [roeselare, roeselare]"),
            "circles/westhoek.yml": circle("vorige_namen: [roeselare]", name="Westhoek", region="Westhoek"),
        },
        (
            f'{MIDWEST}:4:27: vorige_namen: "roeselare" staat ook in {MIDWEST}; laat deze vorige naam op één plaats staan [vorige-naam-dubbel]',
            f'circles/westhoek.yml:4:16: vorige_namen: "roeselare" staat ook in {MIDWEST}; laat deze vorige naam op één plaats staan [vorige-naam-dubbel]',
        ),
        {
            MIDWEST: circle("vorige_namen: [roeselare]"),
            "circles/westhoek.yml": circle("vorige_namen: [ieper]", name="Westhoek", region="Westhoek"),
        },
    ),
    Case(
        "successors_exist",
        {
            MIDWEST: circle("opvolger: wasland", status="gestopt"),
            "circles/westhoek.yml": circle("opvolger: xyz", name="Westhoek", region="Westhoek", status="gestopt"),
        },
        (
            f'{MIDWEST}:4:11: opvolger: "wasland" bestaat niet; bedoelde u "waasland"? [opvolger-onbekend]',
            'circles/westhoek.yml:4:11: opvolger: "xyz" bestaat niet; schrijf de naam van een bestand in circles/, zonder .yml [opvolger-onbekend]',
        ),
        {MIDWEST: circle("opvolger: waasland", status="gestopt")},
    ),
    Case(
        "no_circle_succeeds_itself",
        {MIDWEST: circle("opvolger: midwest", status="gestopt")},
        (
            f'{MIDWEST}:4:11: opvolger: "midwest" is deze kring zelf; noem een andere kring, of laat opvolger weg [opvolger-zelf]',
        ),
        {MIDWEST: circle(status="gestopt")},
    ),
    Case(
        "successors_go_on",
        {
            "circles/een.yml": circle("opvolger: twee", name="Een", status="gestopt"),
            "circles/twee.yml": circle("opvolger: kempen", name="Twee", status="gestopt"),
            "circles/drie.yml": circle("opvolger: vier", name="Drie", status="gestopt"),
            "circles/vier.yml": circle("opvolger: drie", name="Vier", status="gestopt"),
        },
        (
            'circles/drie.yml:4:11: opvolger: "vier" is zelf gestopt; noem een kring die niet gestopt is [opvolger-gestopt]',
            'circles/een.yml:4:11: opvolger: "twee" is zelf gestopt; bedoelde u "kempen"? [opvolger-gestopt]',
            'circles/vier.yml:4:11: opvolger: "drie" is zelf gestopt; noem een kring die niet gestopt is [opvolger-gestopt]',
        ),
        {
            "circles/een.yml": circle("opvolger: twee", name="Een", status="gestopt"),
            "circles/twee.yml": circle(name="Twee", status="slapend"),
        },
    ),
    Case(
        "only_stopped_circles_have_a_successor",
        {MIDWEST: circle("opvolger: kempen")},
        (
            f"{MIDWEST}:4:11: opvolger: de kring heeft een opvolger, maar de status is te bevestigen; laat opvolger weg, of schrijf status: gestopt [opvolger-te-vroeg]",
        ),
        {MIDWEST: circle("opvolger: kempen", status="gestopt")},
    ),
    Case(
        "only_stopped_circles_have_a_last_year",
        {MIDWEST: circle("gestopt_sinds: 2024")},
        (
            f"{MIDWEST}:4:16: gestopt_sinds: de kring stopte in 2024, maar de status is te bevestigen; laat gestopt_sinds weg, of schrijf status: gestopt [gestopt-maar-bezig]",
        ),
        {MIDWEST: circle("gestopt_sinds: 2024", status="gestopt")},
    ),
    Case(
        "circles_stop_after_they_start",
        {
            MIDWEST: circle("sinds: 2016", "gestopt_sinds: 2012", status="gestopt"),
            "circles/westhoek.yml": circle("gestopt_sinds: 2028", name="Westhoek", region="Westhoek", status="gestopt"),
        },
        (
            f"{MIDWEST}:5:16: gestopt_sinds: 2012 ligt voor het begin in 2016; kijk beide jaren na [gestopt-jaar]",
            "circles/westhoek.yml:4:16: gestopt_sinds: 2028 moet nog komen; kijk het jaar na, of wacht met de status gestopt [gestopt-jaar]",
        ),
        {
            MIDWEST: circle("sinds: 2027", "gestopt_sinds: 2027", status="gestopt"),
            "circles/westhoek.yml": circle("sinds: 2010", name="Westhoek", region="Westhoek", status="gestopt"),
        },
    ),
    Case(
        "stopped_circles_announce_nothing",
        {
            "circles/kempen.yml": circle("opvolger: waasland", name="Kempen", region="Kempen", status="gestopt"),
            OF_KEMPEN: meeting("datum: 2027-03-11"),
            MIDWEST: circle(status="gestopt"),
            "meetings/midwest/2027-03-11.md": meeting("datum: 2027-03-11"),
        },
        (
            f"{OF_KEMPEN}:2:8: datum: de kring Kempen is gestopt en kan geen bijeenkomst meer houden; schrijf overgenomen_door: waasland, of status: geannuleerd; laat het bestand staan waar het staat [bijeenkomst-van-gestopte-kring]",
            "meetings/midwest/2027-03-11.md:2:8: datum: de kring Midwest is gestopt en kan geen bijeenkomst meer houden; schrijf overgenomen_door: en de naam van een andere kring, of status: geannuleerd; laat het bestand staan waar het staat [bijeenkomst-van-gestopte-kring]",
        ),
        {
            "circles/kempen.yml": circle(name="Kempen", region="Kempen", status="gestopt"),
            OF_KEMPEN: meeting("datum: 2027-03-11", "status: geannuleerd"),
            "meetings/kempen/2027-02-11.md": meeting("datum: 2027-02-11"),
            "meetings/kempen/2027-04-15.md": meeting("datum: 2027-04-15", "overgenomen_door: waasland"),
        },
    ),
    Case(
        "words_lead_to_one_topic",
        {
            "content/onderwerpen/privacy.md": topic("synoniemen: [AVG, gdpr]", title="Privacy"),
            NIS2: topic("synoniemen: [privacy]", title="Gdpr"),
        },
        (
            f'{NIS2}:2:8: titel: "Gdpr" is ook een titel of synoniem van content/onderwerpen/gdpr.md; laat het woord bij één onderwerp staan [woord-bij-twee-onderwerpen]',
            f'{NIS2}:4:14: synoniemen: "privacy" is ook een titel of synoniem van content/onderwerpen/privacy.md; laat het woord bij één onderwerp staan [woord-bij-twee-onderwerpen]',
            'content/onderwerpen/privacy.md:4:14: synoniemen: "AVG" is ook een titel of synoniem van content/onderwerpen/gdpr.md; laat het woord bij één onderwerp staan [woord-bij-twee-onderwerpen]',
            'content/onderwerpen/privacy.md:4:19: synoniemen: "gdpr" is ook een titel of synoniem van content/onderwerpen/gdpr.md; laat het woord bij één onderwerp staan [woord-bij-twee-onderwerpen]',
        ),
        {NIS2: topic("synoniemen: [nis 2, NIS2]")},
    ),
    Case(
        "questions_name_a_topic",
        {
            KEMPEN: of_kempen(asked("a", "onderwerp: gpdr") + asked("b", "onderwerp: avg", text=OTHER)),
        },
        (
            f'{KEMPEN}:8:16: vragen.a.onderwerp: "gpdr" bestaat niet; bedoelde u "gdpr"? [vraag-onderwerp]',
            f'{KEMPEN}:12:16: vragen.b.onderwerp: "avg" bestaat niet; bedoelde u "gdpr"? [vraag-onderwerp]',
        ),
        {KEMPEN: of_kempen(asked("a", "onderwerp: gdpr"))},
    ),
    Case(
        "questions_come_up_at_own_meetings",
        {
            KEMPEN: of_kempen(
                asked("a", "bijeenkomst: 2027-03-11")
                + asked("b", "bijeenkomst: 2027-06-18", text=OTHER)
                + asked("c", "bijeenkomst: 2027-06-24", text="Welke wifi is gratis?")
            ),
            MIDWEST: circle() + "vragen:\n" + asked("d", "bijeenkomst: 2028-01-01"),
            "meetings/kempen/2027-06-17.md": meeting("datum: 2027-06-24", "status: verplaatst"),
        },
        (
            f"{KEMPEN}:8:18: vragen.a.bijeenkomst: Kempen heeft geen bijeenkomst 2027-03-11; die is van waasland; is ze gezamenlijk, zet daar dan kringen: [kempen] [vraag-bijeenkomst]",
            f'{KEMPEN}:12:18: vragen.b.bijeenkomst: Kempen heeft geen bijeenkomst 2027-06-18; bedoelde u "2027-06-17"? [vraag-bijeenkomst]',
            f"{KEMPEN}:16:18: vragen.c.bijeenkomst: Kempen heeft geen bijeenkomst 2027-06-24; die bijeenkomst staat in 2027-06-17.md: schrijf 2027-06-17 [vraag-bijeenkomst]",
            "circles/midwest.yml:8:18: vragen.d.bijeenkomst: Midwest heeft geen bijeenkomst 2028-01-01; kondig de bijeenkomst eerst aan, of laat bijeenkomst weg [vraag-bijeenkomst]",
        ),
        {
            KEMPEN: of_kempen(
                asked("a", "bijeenkomst: 2027-03-11.md") + asked("b", "bijeenkomst: 2027-06", text=OTHER)
            ),
            MARCH: meeting("datum: 2027-03-11", "kringen: [kempen]"),
            "meetings/kempen/2027-06.md": meeting("datum: 2027-06-24"),
        },
    ),
    Case(
        "questions_were_asked_by_now",
        {KEMPEN: of_kempen(asked("a", since="2027-03-02") + asked("b", since="2009-12-31", text=OTHER))},
        (
            f"{KEMPEN}:7:12: vragen.a.sinds: 2 maart 2027 moet nog komen; kijk het jaar na [vraag-dag]",
            f"{KEMPEN}:10:12: vragen.b.sinds: 31 december 2009 ligt voor de eerste kringen; kijk het jaar na [vraag-dag]",
        ),
        {KEMPEN: of_kempen(asked("a", since="2027-03-01") + asked("b", since="2010-01-01", text=OTHER))},
    ),
    Case(
        "questions_come_before_their_meeting",
        {
            KEMPEN: of_kempen(
                asked("a", "bijeenkomst: 2027-01-14", since="2027-01-15")
                + asked("b", "bijeenkomst: 2027-01-14", since="2027-03-01", text=OTHER)
            ),
            "meetings/kempen/2027-01-14.md": meeting("datum: 2027-01-14"),
        },
        (
            f"{KEMPEN}:8:18: vragen.a.bijeenkomst: de bijeenkomst van 14 januari 2027 was voor de vraag, van 15 januari 2027; verbeter sinds, of kies een latere bijeenkomst [vraag-na-bijeenkomst]",
            f"{KEMPEN}:12:18: vragen.b.bijeenkomst: de bijeenkomst van 14 januari 2027 was voor de vraag, van 1 maart 2027; verbeter sinds, of kies een latere bijeenkomst [vraag-na-bijeenkomst]",
        ),
        {
            KEMPEN: of_kempen(
                asked("a", "bijeenkomst: 2027-01-14", since="2027-01-14")
                + asked("b", "bijeenkomst: 2027-01-07", since="2027-01-15", text=OTHER)
                + asked("c", "bijeenkomst: 2027-01", since="2027-01-31", text="Welke wifi is gratis?")
            ),
            "meetings/kempen/2027-01-14.md": meeting("datum: 2027-01-14"),
            "meetings/kempen/2027-01-07.md": meeting("datum: 2027-01-07", "status: geannuleerd"),
            "meetings/kempen/2027-01.md": meeting("datum: 2027-01"),
        },
    ),
    Case(
        "question_governments_exist_on_the_day",
        {
            KEMPEN: of_kempen(
                asked("a", "bestuur: OCMW Lokeren")
                + asked("b", "bestuur: Borgloon", text=OTHER)
                + asked("c", "bestuur: Pajottegem", since="2016-03-24", text="Welke wifi is gratis?")
            )
        },
        (
            f'{KEMPEN}:8:14: vragen.a.bestuur: "OCMW Lokeren" is geen Vlaamse gemeente; bedoelde u "Lokeren"? [vraag-bestuur]',
            f"{KEMPEN}:12:14: vragen.b.bestuur: Borgloon bestaat sinds 1 januari 2025 niet meer; het werd Tongeren-Borgloon [vraag-bestuur]",
            f"{KEMPEN}:16:14: vragen.c.bestuur: Pajottegem bestaat pas sinds 1 januari 2025; op 24 maart 2016 was het Galmaarden, Gooik of Herne [vraag-bestuur]",
        ),
        {
            KEMPEN: of_kempen(
                asked("a", "bestuur: Lokeren") + asked("b", "bestuur: Borgloon", since="2024-12-31", text=OTHER)
            )
        },
    ),
    Case(
        "questions_are_plain_text",
        {KEMPEN: of_kempen(asked("a", 'toelichting: "<script>alert(1)</script>"', text="Welke <b>wifi</b> kiest u?"))},
        (
            f"{KEMPEN}:6:12: waarschuwing: vragen.a.vraag: <b> wordt niet opgemaakt, lezers zien de tekens zelf; schrijf gewone tekst [vraag-opmaak]",
            f"{KEMPEN}:8:18: waarschuwing: vragen.a.toelichting: <script> wordt niet opgemaakt, lezers zien de tekens zelf; schrijf gewone tekst [vraag-opmaak]",
        ),
        {KEMPEN: of_kempen(asked("a", text="Wie betaalt < 5 euro per PC, en wie > 10 euro?"))},
    ),
    Case(
        "questions_hold_no_web_address",
        {KEMPEN: of_kempen(asked("a", "toelichting: Zie www.v-ict-or.be", text="Wie kent https://example.org/x ?"))},
        (
            f"{KEMPEN}:6:12: waarschuwing: vragen.a.vraag: een webadres wordt hier geen link; haal het weg, en zet het bij de documenten van de bijeenkomst [vraag-webadres]",
            f"{KEMPEN}:8:18: waarschuwing: vragen.a.toelichting: een webadres wordt hier geen link; haal het weg, en zet het bij de documenten van de bijeenkomst [vraag-webadres]",
        ),
        {KEMPEN: of_kempen(asked("a", text="Wie beheert zijn eigen www-server?"))},
    ),
    Case(
        "questions_hold_no_personal_data",
        {
            KEMPEN: of_kempen(
                asked("a", "toelichting: Bel 0470 00 00 00.", text="Wie antwoordt aan voornaam.achternaam@geel.be?")
                + asked("b", text="Mag 85.07.30-033.28 op een attest?")
            )
        },
        (
            f"{KEMPEN}:6:12: waarschuwing: vragen.a.vraag: hier staat een mailadres, en dat is een persoonsgegeven (AVG); haal het weg; antwoorden kan naar info@v-ict-or.be [privacy-vraag]",
            f"{KEMPEN}:8:18: waarschuwing: vragen.a.toelichting: hier staat een telefoonnummer, en dat is een persoonsgegeven (AVG); haal het weg; antwoorden kan naar info@v-ict-or.be [privacy-vraag]",
            f"{KEMPEN}:10:12: waarschuwing: vragen.b.vraag: hier staat een rijksregisternummer, en dat is een persoonsgegeven (AVG); haal het weg; antwoorden kan naar info@v-ict-or.be [privacy-vraag]",
        ),
        {KEMPEN: of_kempen(asked("a", text="Wie schreef al naar info@v-ict-or.be over KBO 0475.123.456?"))},
    ),
    Case(
        "questions_name_nobody",
        {
            KEMPEN: of_kempen(
                asked("a", "toelichting: Dat vraagt mevrouw De Smet.", text="Hoe doet Jan Peeters het in Lokeren?")
                + asked("b", text="Mieke Vervoort, Robbe Claes, J. Janssens")
            )
        },
        (
            f"{KEMPEN}:6:12: waarschuwing: vragen.a.vraag: hier lijkt de naam van een persoon te staan, en dat is een persoonsgegeven (AVG); haal de naam weg; het bestuur mag bij bestuur staan [privacy-naam-in-vraag]",
            f"{KEMPEN}:8:18: waarschuwing: vragen.a.toelichting: hier lijkt de naam van een persoon te staan, en dat is een persoonsgegeven (AVG); haal de naam weg; het bestuur mag bij bestuur staan [privacy-naam-in-vraag]",
            f"{KEMPEN}:10:12: waarschuwing: vragen.b.vraag: hier lijkt de naam van een persoon te staan, en dat is een persoonsgegeven (AVG); haal de naam weg; het bestuur mag bij bestuur staan [privacy-naam-in-vraag]",
        ),
        {
            KEMPEN: of_kempen(
                asked(
                    "a",
                    "toelichting: Stad Gent, OCMW Lokeren en De Pinte doen het al.",
                    text="Wie werkt met Microsoft Teams?",
                )
                + asked("b", text="Digitaal Vlaanderen, Cevi, Remmicom: wie kiest wat?")
                + asked("c", text="Welke software kiest Sint-Jan Berchmans?")
            )
        },
    ),
    Case(
        "questions_are_asked_once",
        {
            KEMPEN: of_kempen(
                asked("a", text="Hoe geeft u een leverancier van op afstand toegang?", since="2027-02-20")
                + asked("b", text="Hoe geeft u leveranciers toegang van op afstand?", since="2027-02-14")
                + asked("c", "bijeenkomst: 2027-01-14", text="Welke wifi is gratis?", since="2026-02-14")
                + asked("d", text="Welke wifi is gratis?", since="2027-02-14")
                + asked("e", "bijeenkomst: 2027-03-25", text="Wie betaalt de camera?", since="2027-02-14")
                + asked("f", text="Wie betaalt een camera?", since="2027-02-15")
                + asked("g", text="Sensor camera drone lamp paal boom bank fiets?", since="2027-02-14")
                + asked("h", text="Sensor camera drone lamp paal boom bank auto trein?", since="2027-02-15")
            ),
            "meetings/kempen/2027-01-14.md": meeting("datum: 2027-01-14"),
            "meetings/kempen/2027-03-25.md": meeting("datum: 2027-03-25"),
        },
        (
            f'{KEMPEN}:6:12: tip: vragen.a.vraag: dit lijkt op "b"; houd er één over, of zeg wat ze van elkaar scheidt [tip-vraag-lijkt-op]',
            f'{KEMPEN}:16:12: tip: vragen.d.vraag: dit lijkt op "c", besproken op 14 januari 2027; houd er één over, of zeg wat ze van elkaar scheidt [tip-vraag-lijkt-op]',
            f'{KEMPEN}:23:12: tip: vragen.f.vraag: dit lijkt op "e"; houd er één over, of zeg wat ze van elkaar scheidt [tip-vraag-lijkt-op]',
            f'{KEMPEN}:29:12: tip: vragen.h.vraag: dit lijkt op "g"; houd er één over, of zeg wat ze van elkaar scheidt [tip-vraag-lijkt-op]',
        ),
        {
            KEMPEN: of_kempen(
                asked("a", text="Hoe geeft u leveranciers toegang van op afstand?")
                + asked("b", text="Hoe geeft u burgers toegang van op afstand?")
                + asked("c", "bijeenkomst: 2027-01-14", text="Welke wifi is gratis?", since="2026-02-14")
                + asked("d", "bijeenkomst: 2027-01-14", text="Welke wifi is gratis?", since="2026-03-14")
                + asked("e", text="Sensor camera drone lamp paal boom fiets?")
                + asked("f", text="Sensor camera drone lamp paal boom auto trein?")
            ),
            MIDWEST: circle() + "vragen:\n" + asked("a", text="Hoe geeft u leveranciers toegang van op afstand?"),
            "meetings/kempen/2027-01-14.md": meeting("datum: 2027-01-14"),
        },
    ),
)

by_rule = pytest.mark.parametrize("case", [pytest.param(case, id=case.rule) for case in CASES])


def read(root: Path, *layers: dict[str, str]) -> Site:
    """The site in some files that each can be read."""
    site, problems = load(make_tree(root, GOOD, *layers), flanders(), read=read_once)
    assert [str(problem) for problem in problems] == []
    return site


def found(site: Site, using: tuple[Rule, ...] = RULES) -> list[str]:
    """What the rules say, as a colleague reads it."""
    return [str(problem) for problem in check(site, NOW, using)]


def test_good_files_break_no_rule(tmp_path: Path) -> None:
    """The tree that all cases are laid over has no mistake itself."""
    assert found(read(tmp_path)) == []


@by_rule
def test_a_broken_rule_is_explained(case: Case, tmp_path: Path) -> None:
    """Every mistake is named at its line, with what would be right, and nothing else is."""
    assert found(read(tmp_path, case.wrong)) == list(case.lines)


@by_rule
def test_a_kept_rule_is_silent(case: Case, tmp_path: Path) -> None:
    """What looks like the mistake but is none passes."""
    assert found(read(tmp_path, case.right)) == []


@by_rule
def test_no_other_rule_finds_it(case: Case, tmp_path: Path) -> None:
    """Without its rule a mistake goes unseen, and its rule alone finds it; every code is one that the rule declares."""
    site = read(tmp_path, case.wrong)
    others = tuple(rule for rule in RULES if rule.check.__name__ != case.rule)
    own = tuple(rule for rule in RULES if rule.check.__name__ == case.rule)
    assert found(site, others) == []
    assert len(found(site, own)) == len(case.lines)
    assert {problem.code for problem in check(site, NOW, own)} == set(own[0].codes)


def test_every_rule_and_every_code_has_a_case() -> None:
    """No rule and no kind of mistake goes untried."""
    assert [case.rule for case in CASES] == [rule.check.__name__ for rule in RULES]
    shown = {re.findall(r"\[([a-z-]+)\]$", line)[0] for case in CASES for line in case.lines}
    assert shown == {code.name for code in CODES}


def test_every_rule_of_the_package_is_in_the_list() -> None:
    """A rule that is written but not listed would never run; its sentence stands in its docstring."""
    modules = [importlib.import_module(f"kringen.rules.{found.name}") for found in pkgutil.iter_modules(rules.__path__)]
    members = [value for module in modules for value in vars(module).values()]
    assert {id(value) for value in members if isinstance(value, Rule)} == {id(rule) for rule in RULES}
    generators = {value for value in members if inspect.isgeneratorfunction(value)}
    bare = [value.__name__ for value in generators if list(inspect.signature(value).parameters) == ["site", "now"]]
    assert bare == []
    assert all((rule.check.__doc__ or "").partition("\n")[0].endswith(".") for rule in RULES)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["A"], "A", id="one"),
        pytest.param(["A", "B"], "A en B", id="two"),
        pytest.param(["A", "B", "C", "D"], "A, B, C en D", id="four"),
        pytest.param(["A", "B", "C", "D", "E"], "A, B, C en 2 andere", id="five"),
        pytest.param([], "", id="none"),
    ],
)
def test_names_in_a_sentence(names: list[str], expected: str) -> None:
    """A long list is cut, so that a message stays a sentence."""
    assert listed(names) == expected


def test_codes_are_complete_and_have_a_name_of_their_own() -> None:
    """The help page shows each kind of mistake under its name."""
    every = (*source.CODES, *CODES, *HINT_CODES)
    assert [name for name, number in Counter(code.name for code in every).items() if number > 1] == []
    for code in (*CODES, *HINT_CODES):
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code.name), code
        assert code.meaning.endswith("."), code
        assert code.cure.endswith("."), code
        assert code.example.strip(), code


BROKEN = "naam: Noord\nstatus: aktief\n"


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"circles/waasland.yml": BROKEN}, id="circle-of-a-folder"),
        pytest.param(
            {"circles/kempen.yml": BROKEN, MAY: meeting("datum: 2027-05-20", "kringen: [kempen]")}, id="joint-circle"
        ),
        pytest.param(
            {"circles/kempen.yml": BROKEN, MIDWEST: circle("opvolger: kempen", status="gestopt")}, id="successor"
        ),
        pytest.param({"content/onderwerpen/gdpr.md": "---\ntitel: GDPR\n---\n"}, id="topic"),
        pytest.param({"content/onderwerpen/gdpr.md": "\n"}, id="empty-topic"),
    ],
)
def test_nobody_is_blamed_for_a_file_that_could_not_be_read(files: dict[str, str], tmp_path: Path) -> None:
    """A slip in a circle or topic does not accuse the meetings that name it."""
    site, problems = load(make_tree(tmp_path, GOOD, files), flanders(), read=read_once)
    assert {problem.path for problem in problems} == site.unread & set(files)
    assert site.unread
    assert found(site) == []


def test_nobody_is_blamed_for_a_file_with_the_wrong_ending() -> None:
    """`circles/Waasland.yaml` is a mistake of its own, and the folder of its meetings is right."""
    meetings = (make_meeting("waasland/2027-05-20"), make_meeting("kempen/2027-05-20"))
    site = Site(flanders(), meetings=meetings, unread=frozenset({"circles/Waasland.yaml", "circles/kempen"}))
    assert [problem.code for problem in check(site, NOW)] == [FOLDER]


@pytest.mark.parametrize("folder", ["circles", "content", "content/onderwerpen"])
def test_nobody_is_blamed_for_a_folder_that_could_not_be_read(folder: str) -> None:
    """A folder that is missing is one mistake, not one in each meeting."""
    meetings = (make_meeting("waasland/2027-05-20", topics=("gdpr",)),)
    circles = () if folder == "circles" else (make_circle("waasland"),)
    unread = frozenset({folder} if folder != "circles" else {folder, "content"})
    assert check(Site(flanders(), meetings=meetings, unread=unread, circles=circles), NOW) == ()


@pytest.mark.parametrize(
    ("unread", "is_blamed"),
    [
        ("meetings/kempen/2027-05-20.md", False),
        ("meetings/waasland/2027-05-20.md", False),
        ("meetings/waasland", False),
        ("meetings", False),
        ("meetings/waasland/2027-05-21.md", True),
        ("meetings/kempen", True),
        ("content/2027-05-20.md", True),
        ("circles/kempen.yml", True),
    ],
)
def test_a_question_is_not_blamed_for_a_meeting_that_could_not_be_read(unread: str, is_blamed: bool) -> None:
    """That of any circle, because it may be a joint one; other files that could not be read are no excuse."""
    question = {"text": "Hoe?", "since": "2027-01-05", "meeting": "2027-05-20"}
    circles = (make_circle("waasland", questions={"hoe": question}),)
    found = check(Site(flanders(), circles=circles, unread=frozenset({unread})), NOW)
    assert [each.code.name for each in found] == ["vraag-bijeenkomst"] * is_blamed


LATE_AGENDA = "meetings/waasland/2027-04-26.md"
FULL = "\n## Agenda\n\n- Welkom\n"
PLACE = "locatie: Stadhuis"
IN_TIME = {MARCH: meeting("datum: 2027-03-11", PLACE, body=FULL)}
"""The meeting of GOOD with a place, so that no hint is left to give."""

PAST = (
    "meetings/waasland/2027-02-25.md",
    "meetings/waasland/2026-11-11.md",
    "meetings/waasland/2027-02-20.md",
    "meetings/waasland/2016-05-22.md",
)
KEPT = dict.fromkeys((MARCH, MAY, LATE_AGENDA, OF_KEMPEN, *PAST), "2027-01-05")
KEPT["meetings/waasland/2026-05-25.md"] = "2027-02-15"
KEPT["meetings/land-van-waas/2027-03-01.md"] = "2027-01-05"
"""When each file was first kept; another one is not kept yet."""

SCHELDELAND = {
    "circles/scheldeland.yml": circle("gemeenten: [Temse, Bornem]", name="Scheldeland", region="Rivierenland"),
    "circles/land-van-waas.yml": circle(name="Land van Waas", region="Waasland"),
}

HINT_CASES = (
    Case(
        "new_meetings_are_still_to_come",
        {
            "meetings/waasland/2026-05-20.md": meeting("datum: 2026-05-20"),
            "meetings/waasland/2026-05-25.md": meeting("datum: 2026-05-25"),
            "meetings/waasland/2027-02.md": meeting("datum: 2027-02"),
        },
        (
            "meetings/waasland/2026-05-20.md:2:8: tip: datum: 20 mei 2026 is voorbij; kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe [tip-dag-voorbij]",
            "meetings/waasland/2026-05-25.md:2:8: tip: datum: 25 mei 2026 is voorbij; kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe [tip-dag-voorbij]",
            "meetings/waasland/2027-02.md:2:8: tip: datum: februari 2027 is voorbij; kijk het jaar na; was de bijeenkomst er al, voeg dan het verslag toe [tip-dag-voorbij]",
        ),
        {
            "meetings/waasland/2026-05-20.md": meeting("datum: 2026-05-20", body=REPORT),
            "meetings/waasland/2026-05-21.md": meeting("datum: 2026-05-21", "bron: https://example.org/"),
            "meetings/waasland/2026-05-22.md": meeting("datum: 2026-05-22", "status: geannuleerd"),
            "meetings/waasland/2027-02-20.md": meeting("datum: 2027-02-20"),
            "meetings/waasland/2027-03.md": meeting("datum: 2027-03"),
        },
    ),
    Case(
        "meetings_are_not_far_away",
        {
            "meetings/waasland/2028-08-31.md": meeting("datum: 2028-08-31"),
            "meetings/kempen/2036-05.md": meeting("datum: 2036-05"),
        },
        (
            "meetings/kempen/2036-05.md:2:8: tip: datum: mei 2036 is meer dan achttien maanden vooruit; kijk na of het jaar klopt [tip-ver-vooruit]",
            "meetings/waasland/2028-08-31.md:2:8: tip: datum: 31 augustus 2028 is meer dan achttien maanden vooruit; kijk na of het jaar klopt [tip-ver-vooruit]",
        ),
        {
            "meetings/waasland/2028-08-30.md": meeting("datum: 2028-08-30"),
            "meetings/kempen/2036-05-08.md": meeting("datum: 2036-05-08", "status: geannuleerd"),
        },
    ),
    Case(
        "meetings_are_announced_in_time",
        {
            "meetings/waasland/2027-03-14.md": meeting("datum: 2027-03-12", "status: verplaatst", PLACE, body=FULL),
            OF_KEMPEN: meeting("datum: 2027-03-04", "status: verplaatst", PLACE, body=FULL),
            "meetings/kempen/2027-03-01.md": meeting("datum: 2027-03-01", PLACE, body=FULL),
        },
        (
            "meetings/kempen/2027-03-01.md:2:8: tip: datum: de bijeenkomst wordt minder dan 14 dagen vooraf aangekondigd; mail de deelnemers ook zelf [tip-kort-vooraf]",
            "meetings/waasland/2027-03-14.md:2:8: tip: datum: de bijeenkomst wordt minder dan 14 dagen vooraf aangekondigd; mail de deelnemers ook zelf [tip-kort-vooraf]",
        ),
        {
            "meetings/kempen/2027-03-15.md": meeting("datum: 2027-03-15", PLACE, body=FULL),
            "meetings/waasland/2027-03-04.md": meeting("datum: 2027-03-04", "status: geannuleerd"),
            "meetings/waasland/2027-02-25.md": meeting("datum: 2027-02-25"),
            "meetings/waasland/2027-03-01.md": meeting("datum: 2027-03-01", body=REPORT),
        },
    ),
    Case(
        "meetings_avoid_holidays",
        {
            "meetings/waasland/2027-05-01.md": meeting("datum: 2027-05-01"),
            "meetings/waasland/2027-05-06.md": meeting("datum: 2027-05-06"),
            "meetings/waasland/2028-07-11.md": meeting("datum: 2028-07-11"),
        },
        (
            "meetings/waasland/2027-05-01.md:2:8: tip: datum: 1 mei 2027 is een feestdag (Dag van de Arbeid); kies een andere dag, tenzij u dit bewust koos [tip-feestdag]",
            "meetings/waasland/2027-05-06.md:2:8: tip: datum: 6 mei 2027 is een feestdag (Onze-Lieve-Heer-Hemelvaart); kies een andere dag, tenzij u dit bewust koos [tip-feestdag]",
            "meetings/waasland/2028-07-11.md:2:8: tip: datum: 11 juli 2028 is een feestdag (Feestdag van de Vlaamse Gemeenschap); kies een andere dag, tenzij u dit bewust koos [tip-feestdag]",
        ),
        {
            "meetings/waasland/2027-05-07.md": meeting("datum: 2027-05-07"),
            "meetings/waasland/2027-11-11.md": meeting("datum: 2027-11-11", "status: geannuleerd"),
            "meetings/waasland/2026-11-11.md": meeting("datum: 2026-11-11"),
        },
    ),
    Case(
        "meetings_avoid_weekends",
        {
            "meetings/waasland/2027-05-22.md": meeting("datum: 2027-05-22"),
            "meetings/waasland/2027-05-23.md": meeting("datum: 2027-05-23"),
        },
        (
            "meetings/waasland/2027-05-22.md:2:8: tip: datum: 22 mei 2027 is een zaterdag; kijk na of dat klopt [tip-weekend]",
            "meetings/waasland/2027-05-23.md:2:8: tip: datum: 23 mei 2027 is een zondag; kijk na of dat klopt [tip-weekend]",
        ),
        {
            "meetings/waasland/2027-05-21.md": meeting("datum: 2027-05-21"),
            "meetings/waasland/2027-05-24.md": meeting("datum: 2027-05-24"),
            "meetings/waasland/2016-05-22.md": meeting("datum: 2016-05-22"),
        },
    ),
    Case(
        "meetings_avoid_their_neighbours",
        {
            MAY: meeting("datum: 2027-05-20"),
            "meetings/scheldeland/2027-05-20.md": meeting("datum: 2027-05-20"),
            "meetings/land-van-waas/2027-03-12.md": meeting("datum: 2027-06-10", "status: verplaatst"),
            "meetings/kempen/2027-06-10.md": meeting("datum: 2027-06-10", "kringen: [waasland]"),
            "meetings/waasland/2027-02-25.md": meeting("datum: 2027-03-01", "status: verplaatst", PLACE, body=FULL),
            "meetings/land-van-waas/2027-03-01.md": meeting("datum: 2027-03-01", PLACE, body=FULL),
            **SCHELDELAND,
        },
        (
            "meetings/kempen/2027-06-10.md:2:8: tip: datum: op 10 juni 2027 komt ook de kring Land van Waas samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
            "meetings/land-van-waas/2027-03-01.md:2:8: tip: datum: op 1 maart 2027 komt ook de kring Waasland samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
            "meetings/land-van-waas/2027-03-12.md:2:8: tip: datum: op 10 juni 2027 komt ook de kring Waasland samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
            "meetings/scheldeland/2027-05-20.md:2:8: tip: datum: op 20 mei 2027 komt ook de kring Waasland samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
            "meetings/waasland/2027-02-25.md:2:8: tip: datum: op 1 maart 2027 komt ook de kring Land van Waas samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
            f"{MAY}:2:8: tip: datum: op 20 mei 2027 komt ook de kring Scheldeland samen, in dezelfde regio; kies een andere dag, of maak er één gezamenlijke bijeenkomst van [tip-zelfde-dag-in-de-regio]",
        ),
        {
            MAY: meeting("datum: 2027-05-20"),
            "meetings/kempen/2027-05-20.md": meeting("datum: 2027-05-20"),
            "meetings/scheldeland/2027-05-20.md": meeting("datum: 2027-05-20", "status: geannuleerd"),
            "meetings/waasland/2027-06-10.md": meeting("datum: 2027-06-10", "kringen: [scheldeland, land-van-waas]"),
            "meetings/midwest/2027-05-20.md": meeting("datum: 2027-05-20"),
            **SCHELDELAND,
        },
    ),
    Case(
        "agendas_are_announced",
        {
            LATE_AGENDA: meeting("datum: 2027-04-26", PLACE, body="\nWelkom allemaal.\n\n## Agenda\n"),
            OF_KEMPEN: meeting("datum: 2027-03-11", PLACE),
        },
        (
            f"{OF_KEMPEN}:2:1: tip: er staat nog geen agenda; schrijf in enkele woorden wat aan bod komt [tip-agenda]",
            f"{LATE_AGENDA}:2:1: tip: er staat nog geen agenda; schrijf in enkele woorden wat aan bod komt [tip-agenda]",
        ),
        {
            "meetings/waasland/2027-04-27.md": meeting("datum: 2027-04-27"),
            OF_KEMPEN: meeting("datum: 2027-03-11", PLACE, body=FULL),
        },
    ),
    Case(
        "places_are_announced",
        {
            LATE_AGENDA: meeting("datum: 2027-04-26", body=FULL),
            OF_KEMPEN: meeting("datum: 2027-03-11", "gastbestuur: Geel", body=FULL),
        },
        (
            f"{OF_KEMPEN}:2:1: tip: locatie: de zaal en het adres in Geel ontbreken nog; vul locatie in [tip-plaats]",
            f"{LATE_AGENDA}:2:1: tip: locatie: er staat nog geen plaats; vul gastbestuur en locatie in, of online [tip-plaats]",
        ),
        {
            LATE_AGENDA: meeting("datum: 2027-04-26", "online: https://example.org/", body=FULL),
            "meetings/waasland/2027-04-27.md": meeting("datum: 2027-04-27"),
            OF_KEMPEN: meeting("datum: 2027-03-11", "gastbestuur: Geel", PLACE, body=FULL),
        },
    ),
    Case(
        "places_are_no_web_addresses",
        {
            MAY: meeting("datum: 2027-05-20", "locatie: Teams, https://teams.microsoft.com/l/x"),
            "meetings/waasland/2027-06-20.md": meeting(
                "datum: 2027-06-21", "status: verplaatst", "locatie: www.v-ict-or.be"
            ),
        },
        (
            f"{MAY}:3:10: tip: locatie: een webadres wordt hier geen link; zet het bij online, en bij locatie de zaal [tip-webadres-als-plaats]",
            "meetings/waasland/2027-06-20.md:4:10: tip: locatie: een webadres wordt hier geen link; zet het bij online, en bij locatie de zaal [tip-webadres-als-plaats]",
        ),
        {MAY: meeting("datum: 2027-05-20", "locatie: Zaal WWW, Markt 1")},
    ),
    Case(
        "registration_moves_along",
        {
            MAY: meeting(
                "datum: 2027-06-24",
                "status: verplaatst",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-05-13",
            ),
        },
        (
            f"{MAY}:5:18: tip: inschrijven_tot: 13 mei 2027 is nog van voor de verplaatsing; kijk na of inschrijven nu langer kan [tip-inschrijven-van-voor-de-verplaatsing]",
        ),
        {
            MAY: meeting(
                "datum: 2027-06-24",
                "status: verplaatst",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-06-17",
            ),
            "meetings/waasland/2027-06-30.md": meeting(
                "datum: 2027-05-25",
                "status: verplaatst",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-05-20",
            ),
            "meetings/kempen/2027-05-27.md": meeting(
                "datum: 2027-07-01",
                "status: verplaatst",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-05-27",
            ),
            "meetings/kempen/2027-05-20.md": meeting(
                "datum: 2027-06-03",
                "status: verplaatst",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-05-13",
            ),
            "meetings/kempen/2027-06-17.md": meeting(
                "datum: 2027-06-17",
                "inschrijven: info@v-ict-or.be",
                "inschrijven_tot: 2027-05-13",
            ),
        },
    ),
    Case(
        "meetings_take_up_questions",
        {
            KEMPEN: of_kempen(asked("oud") + asked("nieuw", text=OTHER, since="2027-02-14")),
            OF_KEMPEN: meeting("datum: 2027-03-11", PLACE, body=FULL),
            "meetings/kempen/2027-04-26.md": meeting("datum: 2027-04-26", PLACE, body=FULL),
            MARCH: meeting("datum: 2027-03-11", PLACE, body=FULL),
            "circles/waasland.yml": circle(name="Waasland", region="Waasland") + "vragen:\n" + asked("w"),
            "circles/land-van-waas.yml": circle(name="Land van Waas", region="Waasland")
            + "vragen:\n"
            + asked("l", since="2026-06-01"),
            "meetings/waasland/2027-03-25.md": meeting("datum: 2027-03-25", "kringen: [kempen]", PLACE, body=FULL),
            "meetings/waasland/2027-04-01.md": meeting(
                "datum: 2027-04-01", "kringen: [land-van-waas]", PLACE, body=FULL
            ),
            "meetings/kempen/2027-04-02.md": meeting("datum: 2027-04-02", "kringen: [land-van-waas]", PLACE, body=FULL),
        },
        (
            f'{OF_KEMPEN}:2:1: tip: in de kring leven 2 vragen, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "oud" bijeenkomst: 2027-03-11 [tip-vragen-die-leven]',
            'meetings/kempen/2027-04-02.md:2:1: tip: in de kring leven 3 vragen, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "oud" bijeenkomst: 2027-04-02 [tip-vragen-die-leven]',
            'meetings/kempen/2027-04-26.md:2:1: tip: in de kring leven 2 vragen, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "oud" bijeenkomst: 2027-04-26 [tip-vragen-die-leven]',
            f'{MARCH}:2:1: tip: in de kring leeft 1 vraag, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "w" bijeenkomst: 2027-03-11 [tip-vragen-die-leven]',
            'meetings/waasland/2027-03-25.md:2:1: tip: in de kring leven 3 vragen, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "w" bijeenkomst: 2027-03-25 [tip-vragen-die-leven]',
            'meetings/waasland/2027-04-01.md:2:1: tip: in de kring leven 2 vragen, maar op deze bijeenkomst staat er geen; zet bij een vraag zoals "w" bijeenkomst: 2027-04-01 [tip-vragen-die-leven]',
        ),
        {
            KEMPEN: of_kempen(asked("a", "bijeenkomst: 2027-03-11") + asked("b", text=OTHER)),
            OF_KEMPEN: meeting("datum: 2027-03-11", PLACE, body=FULL),
            "meetings/kempen/2027-04-27.md": meeting("datum: 2027-04-27"),
        },
    ),
    Case(
        "programs_keep_their_spelling",
        {
            "meetings/waasland/2027-02-20.md": meeting("datum: 2027-02-20", "software: [{naam: Cevi}]", body=REPORT),
            MARCH: meeting("datum: 2027-03-11", PLACE, "software: [{naam: X}, {naam: CEVI}]", body=FULL),
            "meetings/waasland/2026-02-20.md": meeting(
                "datum: 2026-02-20", "software: [{naam: Digi Loket}]", body=REPORT
            ),
            "meetings/kempen/2027-02.md": meeting("datum: 2027-02", "software: [{naam: Digi-loket}]", body=REPORT),
        },
        (
            'meetings/kempen/2027-02.md:3:19: tip: software.1.naam: "Digi-loket" heette op 20 februari 2026 "Digi Loket"; schrijf Digi Loket [tip-software-spelling]',
            'meetings/waasland/2027-03-11.md:4:30: tip: software.2.naam: "CEVI" heette op 20 februari 2027 "Cevi"; schrijf Cevi [tip-software-spelling]',
        ),
        {
            "meetings/waasland/2027-02-20.md": meeting("datum: 2027-02-20", "software: [{naam: Cevi}]", body=REPORT),
            "meetings/waasland/2026-02-20.md": meeting(
                "datum: 2026-02-20", "status: geannuleerd", "software: [{naam: CEVI}, {naam: Zelden}]"
            ),
            MARCH: meeting("datum: 2027-03-11", PLACE, "software: [{naam: Cevi}, {naam: C}]", body=FULL),
            "meetings/kempen/2027-02-26.md": meeting("datum: 2027-02-26", "software: [{naam: C++}]", body=REPORT),
            "meetings/kempen/2027-02-24.md": meeting("datum: 2027-02-24", "software: [{naam: Kobo}]", body=REPORT),
            "meetings/waasland/2027-02-24.md": meeting("datum: 2027-02-24", "software: [{naam: KOBO}]", body=REPORT),
        },
    ),
)

by_hint = pytest.mark.parametrize("case", [pytest.param(case, id=case.rule) for case in HINT_CASES])


def kept(days: dict[str, str]) -> History:
    """A history in which each file was first kept on a day."""
    commits = {
        path: frozenset({Commit(path, dt.datetime.fromisoformat(f"{day}T09:00Z"))}) for path, day in days.items()
    }
    return History(commits)


def told(site: Site, using: tuple[Hint, ...] = HINTS) -> list[str]:
    """The hints, as a colleague reads them."""
    return [str(problem) for problem in hints(site, NOW, kept(KEPT), using)]


@by_hint
def test_a_hint_is_given(case: Case, tmp_path: Path) -> None:
    """Each place where a hint helps is named with what to do; no other hint says the same, and no rule is broken."""
    site = read(tmp_path, IN_TIME, case.wrong)
    assert told(site) == list(case.lines)
    assert told(site, tuple(each for each in HINTS if each.check.__name__ == case.rule)) == list(case.lines)
    assert found(site) == []


@by_hint
def test_no_hint_is_given(case: Case, tmp_path: Path) -> None:
    """What looks like it needs a hint but does not stays without one."""
    assert told(read(tmp_path, IN_TIME, SCHELDELAND | {MIDWEST: circle()}, case.right)) == []


def test_every_hint_has_a_case() -> None:
    """None goes untried, and each says that it is a tip, in its name and its level."""
    assert [case.rule for case in HINT_CASES] == [each.check.__name__ for each in HINTS]
    shown = {re.findall(r"\[([a-z-]+)\]$", line)[0] for case in HINT_CASES for line in case.lines}
    assert shown == {code.name for code in HINT_CODES}
    assert all(code.name.startswith("tip-") and code.level is Level.HINT for code in HINT_CODES)
    assert all((each.check.__doc__ or "").partition("\n")[0].endswith(".") for each in HINTS)


def test_without_a_history_nobody_is_called_late(tmp_path: Path) -> None:
    """Where git was not asked, nothing is said of when a meeting was announced."""
    site = read(tmp_path, {MARCH: meeting("datum: 2027-03-11", PLACE, body=FULL)})
    assert hints(site, NOW) == ()
    assert [problem.code.name for problem in hints(site, NOW, kept({"circles/kempen.yml": "2027-01-01"}))] == [
        "tip-kort-vooraf"
    ]


def test_a_circle_with_a_new_name_is_not_late(tmp_path: Path) -> None:
    """A file that moved along with its circle was announced when it stood in the former folder."""
    files = {MIDWEST: circle("vorige_namen: [roeselare]"), "meetings/midwest/2027-03-11.md": IN_TIME[MARCH]}
    site = read(tmp_path, IN_TIME, files)
    assert [each.path for each in hints(site, NOW, kept({MARCH: "2027-01-05"}))] == ["meetings/midwest/2027-03-11.md"]
    assert hints(site, NOW, kept({MARCH: "2027-01-05", "meetings/roeselare/2027-03-11.md": "2027-01-05"})) == ()


def test_real_data_and_example_get_no_silly_hint() -> None:
    """All meetings of the start are past; the example is what a good repository looks like, but for one meeting that is near."""
    found = []
    for root, now in ((START, NOW), (EXAMPLE, EXAMPLE_NOW)):
        site, _ = load(root, flanders())
        found.append([f"{each.path} {each.code.name}" for each in hints(site, now, made_history(site))])
    unready = "meetings/regio-brugge/2027-03-23.md"
    assert found == [[], [f"{unready} tip-agenda", f"{unready} tip-plaats"]]


def test_problems_come_sorted_and_once(tmp_path: Path) -> None:
    """All rules speak in one run, in the order of the files and their lines, however often they are listed."""
    everything = {path: text for case in CASES for path, text in case.wrong.items()}
    site, _ = load(make_tree(tmp_path, GOOD, everything), flanders())
    problems = check(site, NOW)
    assert list(problems) == sorted(problems, key=lambda problem: problem.order)
    assert check(site, NOW, (*RULES, *RULES)) == problems


def test_a_host_that_came_and_went() -> None:
    """A municipality that began and merged again within the register: before its first day it did not exist yet."""
    row = next(iter(flanders().municipalities))
    first, last = dt.date(2019, 1, 1), dt.date(2024, 12, 31)
    register = Register((dataclasses.replace(row, name="Nieuwdorp", valid_from=first, valid_to=last),), ())
    meetings = tuple(make_meeting(f"waasland/{day}", host="Nieuwdorp") for day in ("2018-06-01", "2026-06-01"))
    site = Site(register=register, circles=(make_circle("waasland"),), meetings=meetings)
    assert [problem.message for problem in municipalities_exist_on_the_day(site, NOW)] == [
        "gastbestuur: Nieuwdorp bestaat pas sinds 1 januari 2019",
        "gastbestuur: Nieuwdorp bestaat sinds 1 januari 2025 niet meer",
    ]


def test_no_message_holds_what_a_terminal_obeys(tmp_path: Path) -> None:
    """A value may be quoted by a rule although the reader refused it; ESC and its like become spaces."""
    root = make_tree(tmp_path, GOOD, {"circles/kempen.yml": circle(name="Kempen", region='"\\e[2J"')})
    site, _ = load(root, flanders())
    (told,) = [str(problem) for problem in check(site, NOW) if problem.code.name == "regio-onbekend"]
    assert told.startswith('circles/kempen.yml:3:8: regio: " [2J" is geen referentieregio; ')
