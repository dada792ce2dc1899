"""Files as they should not be, each with its exact verdict: every line that is said of it, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from kringen.model import Circle, Meeting, PartName
from kringen.model.fields import aliases
from kringen.register import flanders
from kringen.source import CODES, load, tree
from tests.support.samples import GOOD, make_tree
from tests.support.tally import Tally

MAY = "meetings/waasland/2027-05-20.md"
KEMPEN = "circles/kempen.yml"
OVER = "content/over.md"
TOPIC = "content/onderwerpen/nis2.md"

OF_MEETING = ", ".join(aliases(Meeting))
OF_CIRCLE = ", ".join(aliases(Circle))
PARTS = ", ".join(PartName)

NAMED = "schrijf eerst een eigen korte naam met een dubbelepunt, en de sleutels daaronder, twee spaties verder"
QUESTION = ("  hoe:", "    vraag: Hoe?", "    sinds: 2027-02-14")

PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class Link:
    """A symbolic link in place of a file."""

    target: str


Content = str | bytes | Link | None


@dataclass(frozen=True)
class Bad:
    """Files laid over those of GOOD (None takes one away), and all that is said of them."""

    name: str
    files: Mapping[str, Content]
    lines: tuple[str, ...]


def front(*lines: str, body: str = "") -> str:
    """A meeting with a date on line 2 and these lines below it."""
    return "\n".join(["---", "datum: 2027-05-20", *lines, "---", body, ""])


def meeting(*lines: str, body: str = "") -> str:
    """A meeting with these lines as its data."""
    return "\n".join(["---", *lines, "---", body, ""])


def circle(*lines: str) -> str:
    """A circle with its three lines and these below them."""
    return "\n".join(["naam: Kempen", "status: actief", "regio: Kempen", *lines, ""])


def page(*lines: str, body: str = "") -> str:
    """A hand-written page with its two lines and these below them; its text starts on line 5 plus their number."""
    return "\n".join(["---", "title: Over", "description: Over de kringen.", *lines, "---", body, ""])


BAD = (
    # The file itself: its bytes, its size, its kind.
    Bad(
        "programs",
        {
            MAY: b"---\ndatum: 2027-05-20\nsoftware:\n  - naam: <script>alert(1)</script>\n  - naam: a | b\n"
            b"  - naam: \xf0\x9f\x91\x8b\n    bij: Temse\n  - bij: [Temse]\n---\n"
        },
        (
            f"{MAY}:4:11: software.1.naam: een naam heeft geen <; schrijf de naam in gewone tekst, zoals Cevi [programma]",
            f"{MAY}:5:11: software.2.naam: een naam heeft geen |; schrijf de naam in gewone tekst, zoals Cevi [programma]",
            f'{MAY}:6:11: software.3.naam: "\U0001f44b" heeft geen letters of cijfers; schrijf de naam zelf, zoals Cevi [programma]',
            f"{MAY}:7:10: software.3.bij: hier hoort een lijst; schrijf [Temse] [vorm]",
            f"{MAY}:8:5: software.4.naam: deze sleutel ontbreekt; schrijf bijvoorbeeld naam: Cevi [ontbreekt]",
        ),
    ),
    Bad("empty", {KEMPEN: b""}, (f"{KEMPEN}:1:1: het bestand is leeg; vul het in of verwijder het [leeg-bestand]",)),
    Bad(
        "only-blanks",
        {KEMPEN: b" \n\r\n\t\n"},
        (f"{KEMPEN}:1:1: het bestand is leeg; vul het in of verwijder het [leeg-bestand]",),
    ),
    Bad("empty-meeting", {MAY: b""}, (f"{MAY}:1:1: het bestand is leeg; vul het in of verwijder het [leeg-bestand]",)),
    Bad(
        "empty-topic",
        {TOPIC: b"\xef\xbb\xbf\n"},
        (f"{TOPIC}:1:1: het bestand is leeg; vul het in of verwijder het [leeg-bestand]",),
    ),
    Bad("empty-page", {OVER: b""}, (f"{OVER}:1:1: het bestand is leeg; vul het in of verwijder het [leeg-bestand]",)),
    Bad(
        "over-1-mb",
        {KEMPEN: b"#\n" * 500_001},
        (f"{KEMPEN}:1:1: het bestand is 1,1 MB groot; 1 MB kan; kort de tekst in [te-groot]",),
    ),
    Bad(
        "over-1-mb-in-one-line",
        {MAY: b"x" * 3_141_592},
        (f"{MAY}:1:1: het bestand is 3,2 MB groot; 1 MB kan; kort de tekst in [te-groot]",),
    ),
    Bad(
        "ansi",
        {KEMPEN: circle("toelichting: één").encode("cp1252")},
        (
            f"{KEMPEN}:4:14: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "ansi-behind-crlf-and-bom",
        {KEMPEN: b"\xef\xbb\xbf" + circle("toelichting: e").replace("\n", "\r\n").encode() + b"bron: \xe9"},
        (
            f"{KEMPEN}:5:7: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "ansi-in-a-text",
        {MAY: front(body="Caf\xe9").encode("cp1252")},
        (
            f"{MAY}:4:4: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "utf-16",
        {KEMPEN: circle().encode("utf-16")},
        (
            f"{KEMPEN}:1:1: het bestand is geen tekst in UTF-8 maar in UTF-16; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "utf-16-without-mark",
        {KEMPEN: circle().encode("utf-16-le")},
        (
            f"{KEMPEN}:1:1: het bestand is geen gewone tekst; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "overlong-utf-8",
        {KEMPEN: b"naam: \xc0\xaf"},
        (
            f"{KEMPEN}:1:7: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "half-a-character",
        {KEMPEN: "naam: 😀".encode()[:-1]},
        (
            f"{KEMPEN}:1:7: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "surrogate-in-utf-8",
        {KEMPEN: b"naam: \xed\xa0\x80"},
        (
            f"{KEMPEN}:1:7: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "picture-as-circle",
        {KEMPEN: PNG + bytes(range(256))},
        (
            f"{KEMPEN}:1:1: het bestand is geen tekst in UTF-8; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "word-document-as-meeting",
        {MAY: b"PK\x03\x04" + bytes(60)},
        (
            f"{MAY}:1:1: het bestand is geen gewone tekst; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "zero-bytes",
        {MAY: front("titel: a\0b")},
        (
            f"{MAY}:3:9: hier staat een onzichtbaar teken (U+0000); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "control-characters-all-over",
        {MAY: "\n".join(["a\x1bb"] * 30)},
        (
            f"{MAY}:1:1: het bestand is geen gewone tekst; bewaar het opnieuw als gewone tekst met codering UTF-8 [geen-tekst]",
        ),
    ),
    Bad(
        "link-to-a-file",
        {"circles/midwest.yml": Link("kempen.yml")},
        (
            "circles/midwest.yml:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map [geen-gewoon-bestand]",
        ),
    ),
    Bad(
        "link-to-itself",
        {"circles/midwest.yml": Link("midwest.yml")},
        (
            "circles/midwest.yml:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map [geen-gewoon-bestand]",
        ),
    ),
    Bad(
        "link-to-nowhere",
        {"meetings/waasland/2027-05-20.md": Link("/weg")},
        (
            f"{MAY}:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map [geen-gewoon-bestand]",
        ),
    ),
    Bad(
        "link-to-its-own-folder",
        {"content/rond": Link(".")},
        (
            "content/rond:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map [geen-gewoon-bestand]",
        ),
    ),
    Bad(
        "link-out-of-the-repository",
        {"content/geheim.md": Link("/etc/passwd")},
        (
            "content/geheim.md:1:1: dit is geen gewoon bestand (een snelkoppeling?); zet het bestand zelf in de map [geen-gewoon-bestand]",
        ),
    ),
    Bad(
        "folder-of-circles-missing",
        {KEMPEN: None, "circles/waasland.yml": None},
        ("circles:1:1: de map circles/ ontbreekt; maak ze aan [onleesbaar]",),
    ),
    Bad(
        "folder-of-content-missing",
        {"content/onderwerpen/gdpr.md": None},
        ("content:1:1: de map content/ ontbreekt; maak ze aan [onleesbaar]",),
    ),
    Bad(
        "folder-of-meetings-is-a-file",
        {"meetings/waasland/2027-03-11.md": None, "meetings": b"x"},
        ("meetings:1:1: meetings is geen map; maak er een gewone map van [geen-gewoon-bestand]",),
    ),
    Bad(
        "folder-of-meetings-is-a-link",
        {"meetings/waasland/2027-03-11.md": None, "meetings": Link("circles")},
        ("meetings:1:1: meetings is een snelkoppeling; maak er een gewone map van [geen-gewoon-bestand]",),
    ),
    # Characters that nobody sees, or sees as another.
    Bad(
        "zero-width-space",
        {KEMPEN: circle("toelichting: onder\u200bwerp")},
        (
            f"{KEMPEN}:4:19: hier staat een onzichtbaar teken (U+200B); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "on-two-lines-and-another-mistake",
        {KEMPEN: circle("toelichting: a\u200bb\u200c", "bron: x", "opvolger: \u2060midwest")},
        (
            f"{KEMPEN}:4:15: hier staat een onzichtbaar teken (U+200B); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
            f'{KEMPEN}:5:7: bron: "x" is geen webadres; een webadres begint met https:// [webadres]',
            f"{KEMPEN}:6:11: hier staat een onzichtbaar teken (U+2060); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "soft-hyphen",
        {MAY: front("titel: informatie\u00adveiligheid")},
        (
            f"{MAY}:3:18: hier staat een onzichtbaar teken (U+00AD); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "right-to-left-override",
        {MAY: front("titel: Overleg \u202egnal")},
        (
            f"{MAY}:3:16: hier staat een onzichtbaar teken (U+202E); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "right-to-left-escaped",
        {MAY: front('titel: "Overleg \\u202Egnal"')},
        (f"{MAY}:3:8: hier staat een onzichtbaar teken (U+202E); haal het weg [onzichtbaar-teken]",),
    ),
    Bad(
        "null-escaped",
        {MAY: front('titel: "Overleg\\0"')},
        (f"{MAY}:3:8: hier staat een onzichtbaar teken (U+0000); haal het weg [onzichtbaar-teken]",),
    ),
    Bad(
        "half-surrogate-escaped",
        {MAY: front('titel: "Overleg \\uD83D"')},
        (f"{MAY}:3:8: hier staat een onzichtbaar teken (U+D83D); haal het weg [onzichtbaar-teken]",),
    ),
    Bad(
        "second-byte-order-mark",
        {KEMPEN: "\ufeff\ufeff" + circle()},
        (
            f"{KEMPEN}:1:1: hier staat een onzichtbaar teken (U+FEFF); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "bullet-of-word",
        {MAY: front(body="\uf0b7 punt")},
        (
            f"{MAY}:4:1: hier staat een teken dat maar in één lettertype bestaat (U+F0B7); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "lost-character",
        {MAY: front("titel: Overleg\ufffd")},
        (
            f"{MAY}:3:15: hier ging een teken verloren (U+FFFD); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "hangul-filler-as-title",
        {MAY: front("titel: \u3164")},
        (
            f"{MAY}:3:8: hier staat een onzichtbaar teken (U+3164); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "tag-characters",
        {MAY: front("titel: Overleg\U000e0041")},
        (
            f"{MAY}:3:15: hier staat een onzichtbaar teken (U+E0041); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "joiner-without-emoji",
        {MAY: front("titel: Over\u200dleg")},
        (
            f"{MAY}:3:12: hier staat een onzichtbaar teken (U+200D); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "line-separator",
        {MAY: front("titel: Overleg\u2028locatie: x")},
        (
            f"{MAY}:3:15: hier staat een onzichtbaar teken (U+2028); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "next-line",
        {MAY: front("titel: Overleg\u0085x")},
        (
            f"{MAY}:3:15: hier staat een onzichtbaar teken (U+0085); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "heap-of-thai-marks",
        {MAY: front("titel: " + "\u0e14" + "\u0e49\u0e47" * 16)},
        (
            f"{MAY}:3:9: hier staan meer dan 30 accenten op elkaar; typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "heap-of-codes",
        {MAY: front('titel: "e' + "\\u0301" * 31 + '"')},
        (f"{MAY}:3:8: hier staan meer dan 30 accenten op elkaar; haal ze weg [onzichtbaar-teken]",),
    ),
    Bad(
        "a-heap-of-accents",
        {MAY: front("titel: z" + "\u0301\u0323" * 50_000)},
        (
            f"{MAY}:3:9: hier staan meer dan 30 accenten op elkaar; typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "invisible-key",
        {MAY: front("tit\u200bel: Overleg")},
        (
            f"{MAY}:3:4: hier staat een onzichtbaar teken (U+200B); typ de regel opnieuw in plaats van te plakken [onzichtbaar-teken]",
        ),
    ),
    Bad(
        "invisible-escaped-key",
        {MAY: front('"tit\\u200Bel": Overleg')},
        (f"{MAY}:3:1: hier staat een onzichtbaar teken (U+200B); haal het weg [onzichtbaar-teken]",),
    ),
    # Where the data at the top begin and end.
    Bad(
        "no-dashes",
        {MAY: "## Agenda\n\n- Welkom\n"},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    Bad(
        "data-without-dashes",
        {MAY: "titel: Overleg\ndatum: 2027-05-20\n"},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    Bad(
        "no-first-dashes",
        {MAY: "datum: 2027-05-20\n---\n## Agenda\n"},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    Bad(
        "blank-line-first",
        {MAY: "\n" + front()},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; verwijder de lege regels voor de --- van regel 2 [geen-gegevens]",
        ),
    ),
    Bad(
        "comment-first",
        {MAY: "# Overleg\n" + front()},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    Bad(
        "no-second-dashes",
        {MAY: "---\ndatum: 2027-05-20\n"},
        (
            f"{MAY}:1:1: de gegevens bovenaan worden niet afgesloten; zet --- op een regel na de laatste sleutel [geen-gegevens]",
        ),
    ),
    Bad(
        "only-dashes",
        {MAY: "---"},
        (
            f"{MAY}:1:1: de gegevens bovenaan worden niet afgesloten; zet --- op een regel na de laatste sleutel [geen-gegevens]",
        ),
    ),
    Bad(
        "heading-before-the-dashes",
        {MAY: "---\ndatum: 2027-05-20\n\n## Agenda\n\n- Welkom\n\n---\n\nTot dan.\n"},
        (
            f"{MAY}:4:1: de gegevens bovenaan worden niet afgesloten; zet --- op een regel voor deze kop [geen-gegevens]",
        ),
    ),
    Bad(
        "closed-by-dots",
        {MAY: "---\ndatum: 2027-05-20\n...\n\n## Agenda\n"},
        (
            f"{MAY}:3:1: de gegevens bovenaan worden niet afgesloten; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "four-dashes",
        {MAY: "---\ndatum: 2027-05-20\n----\n\n## Agenda\n"},
        (
            f"{MAY}:3:1: de gegevens bovenaan worden niet afgesloten; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "dashes-of-word",
        {MAY: "---\ndatum: 2027-05-20\n—\n\n## Agenda\n"},
        (
            f"{MAY}:3:1: de gegevens bovenaan worden niet afgesloten; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "first-dashes-of-word",
        {MAY: "—\ndatum: 2027-05-20\n---\n"},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "dashes-with-no-break-space",
        {MAY: "---\u00a0\ndatum: 2027-05-20\n---\n"},
        (
            f"{MAY}:1:1: het bestand begint niet met een regel van drie streepjes; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "second-dashes-indented",
        {MAY: "---\ndatum: 2027-05-20\n ---\n\n## Agenda\n"},
        (
            f"{MAY}:3:1: de gegevens bovenaan worden niet afgesloten; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "equals-signs",
        {MAY: "---\ndatum: 2027-05-20\n===\n"},
        (
            f"{MAY}:3:1: de gegevens bovenaan worden niet afgesloten; schrijf op deze regel precies drie streepjes: --- [geen-gegevens]",
        ),
    ),
    Bad(
        "page-without-data",
        {OVER: "# Over de kringen\n"},
        (
            f"{OVER}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    Bad(
        "topic-without-data",
        {TOPIC: "NIS2 is een richtlijn.\n"},
        (
            f"{TOPIC}:1:1: het bestand begint niet met een regel van drie streepjes; zet --- op de eerste regel [geen-gegevens]",
        ),
    ),
    # The syntax of the data.
    Bad(
        "colon-in-a-value",
        {MAY: front("titel: NIS2: wat nu?")},
        (
            f'{MAY}:3:12: hier staat een dubbele punt te veel; zet de hele waarde tussen aanhalingstekens: "NIS2: wat nu?" [yaml]',
        ),
    ),
    Bad(
        "colon-behind-emoji",
        {MAY: front("titel: 😀é NIS2: x")},
        (
            f'{MAY}:3:15: hier staat een dubbele punt te veel; zet de hele waarde tussen aanhalingstekens: "😀é NIS2: x" [yaml]',
        ),
    ),
    Bad(
        "colon-in-a-quote",
        {MAY: front('titel: Over "NIS2": wat nu?')},
        (f"{MAY}:3:19: hier staat een dubbele punt te veel; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "colon-behind-a-colon",
        {MAY: front("titel: van: 14:00")},
        (
            f'{MAY}:3:11: hier staat een dubbele punt te veel; zet de hele waarde tussen aanhalingstekens: "van: 14:00" [yaml]',
        ),
    ),
    Bad(
        "colon-without-space",
        {MAY: front("titel:Overleg")},
        (f"{MAY}:3:7: na de dubbele punt ontbreekt een spatie; schrijf titel: Overleg [yaml]",),
    ),
    Bad(
        "colon-without-space-in-the-middle",
        {MAY: front("van: 14:00", "tot:16:30", "titel: Overleg")},
        (f"{MAY}:4:5: na de dubbele punt ontbreekt een spatie; schrijf tot: 16:30 [yaml]",),
    ),
    Bad(
        "colon-with-no-break-space",
        {MAY: front("titel:\u00a0Overleg")},
        (
            f"{MAY}:3:7: na de dubbele punt staat een vaste spatie in plaats van een gewone; schrijf titel: Overleg [yaml]",
        ),
    ),
    Bad(
        "only-line-without-space",
        {KEMPEN: "naam:Kempen\n"},
        (f"{KEMPEN}:1:6: na de dubbele punt ontbreekt een spatie; schrijf naam: Kempen [yaml]",),
    ),
    Bad(
        "no-colon",
        {MAY: front("titel Overleg", "van: 14:00")},
        (
            f"{MAY}:3:1: op deze regel ontbreekt een dubbele punt; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "no-colon-on-the-first-line",
        {MAY: meeting("titel Overleg", "datum: 2027-05-20")},
        (
            f"{MAY}:2:1: hier staan geen sleutels met hun waarde; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "no-colon-on-the-last-line",
        {MAY: front("gdpr")},
        (
            f"{MAY}:3:1: op deze regel ontbreekt een dubbele punt; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "no-colon-below-a-key",
        {KEMPEN: circle("trekker:", "  functie x", "  organisatie: y")},
        (
            f"{KEMPEN}:5:3: op deze regel ontbreekt een dubbele punt; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "no-colon-behind-a-dash",
        {MAY: front("sprekers:", "  - organisatie x", "    onderwerp: y")},
        (
            f"{MAY}:4:3: op deze regel ontbreekt een dubbele punt; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "nothing-before-the-first-colon",
        {KEMPEN: ": Kempen\n"},
        (f"{KEMPEN}:1:1: hier ontbreekt een sleutel; schrijf ze voor de dubbele punt [yaml]",),
    ),
    Bad(
        "word-below-a-list",
        {MAY: front("onderwerpen: [gdpr]", "  nis2")},
        (
            f"{MAY}:4:3: deze regel springt anders in dan de regels erboven; laat sleutels die bij elkaar horen even "
            "ver beginnen [yaml]",
        ),
    ),
    Bad(
        "nothing-before-the-colon",
        {MAY: front(": Overleg")},
        (f"{MAY}:3:1: hier ontbreekt een sleutel; schrijf ze voor de dubbele punt [yaml]",),
    ),
    Bad(
        "sentence-as-circle",
        {KEMPEN: "De kring Kempen.\n"},
        (
            f"{KEMPEN}:1:1: hier staan geen sleutels met hun waarde; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "list-as-circle",
        {KEMPEN: "- naam: Kempen\n- status: actief\n"},
        (
            f"{KEMPEN}:1:1: hier staan geen sleutels met hun waarde; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "indented-too-far",
        {MAY: front("titel: Overleg", "  van: 14:00")},
        (
            f"{MAY}:4:3: deze regel springt te ver in; laat hem even ver beginnen als de regel erboven, of zet de waarde tussen aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "indented-by-one",
        {MAY: front(" titel: Overleg")},
        (
            f"{MAY}:3:2: deze regel springt te ver in; laat hem even ver beginnen als de regel erboven, of zet de waarde tussen aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "indented-below-a-list",
        {MAY: front("onderwerpen:", "  - gdpr", " van: 14:00")},
        (
            f"{MAY}:5:2: deze regel springt anders in dan de regels erboven; laat sleutels die bij elkaar horen even ver beginnen [yaml]",
        ),
    ),
    Bad(
        "first-line-indented",
        {KEMPEN: "  naam: Kempen\nstatus: actief\n"},
        (
            f"{KEMPEN}:2:1: deze regel springt anders in dan de regels erboven; laat sleutels die bij elkaar horen even ver beginnen [yaml]",
        ),
    ),
    Bad(
        "item-indented-otherwise",
        {KEMPEN: circle("trekker:", "  functie: x", " organisatie: y")},
        (
            f"{KEMPEN}:6:2: deze regel springt anders in dan de regels erboven; laat sleutels die bij elkaar horen even ver beginnen [yaml]",
        ),
    ),
    Bad(
        "dash-too-far",
        {MAY: front("onderwerpen:", "- gdpr", " - nis2")},
        (
            f"{MAY}:5:2: dit streepje telt mee als tekst van de regel erboven; zet de streepjes van een lijst recht onder elkaar [yaml]",
        ),
    ),
    Bad(
        "dash-too-near",
        {MAY: front("onderwerpen:", " - gdpr", "- nis2")},
        (
            f"{MAY}:5:1: dit streepje hoort niet bij een lijst; zet de streepjes van een lijst recht onder elkaar, onder een sleutel zonder waarde [yaml]",
        ),
    ),
    Bad(
        "dash-below-a-value",
        {MAY: front("onderwerpen: gdpr", "- nis2")},
        (
            f"{MAY}:4:1: dit streepje hoort niet bij een lijst; zet de streepjes van een lijst recht onder elkaar, onder een sleutel zonder waarde [yaml]",
        ),
    ),
    Bad(
        "dash-on-the-line-of-the-key",
        {MAY: front("onderwerpen: - gdpr")},
        (
            f"{MAY}:3:14: hier kan geen - staan; begin een lijst op een nieuwe regel, of zet de hele waarde tussen aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "dash-without-space",
        {MAY: front("onderwerpen:", "- gdpr", "-nis2", "titel: Overleg")},
        (f"{MAY}:5:1: na dit streepje ontbreekt een spatie; schrijf - nis2 [yaml]",),
    ),
    Bad(
        "only-dash-without-space",
        {MAY: front("onderwerpen:", "  -gdpr")},
        (f"{MAY}:4:3: onderwerpen: hier hoort een lijst; zet een spatie achter elk streepje [vorm]",),
    ),
    Bad(
        "tab-before-a-key",
        {KEMPEN: circle("trekker:", "\tfunctie: x")},
        (f"{KEMPEN}:5:1: hier staat een tab; gebruik spaties [yaml]",),
    ),
    Bad(
        "tab-before-a-comment",
        {KEMPEN: circle("\t# opmerking")},
        (f"{KEMPEN}:4:1: hier staat een tab; gebruik spaties [yaml]",),
    ),
    Bad(
        "tab-behind-a-colon",
        {MAY: front("titel:\tOverleg")},
        (f"{MAY}:3:7: hier staat een tab; gebruik spaties [yaml]",),
    ),
    Bad(
        "tab-inside-a-value",
        {MAY: front('titel: "a\tb"')},
        (f"{MAY}:3:10: hier staat een tab; gebruik spaties [yaml]",),
    ),
    Bad(
        "no-break-spaces-before-a-key",
        {KEMPEN: circle("trekker:", "\u00a0\u00a0functie: x", "\u00a0\u00a0organisatie: y")},
        (
            f'{KEMPEN}:5:1: rond de sleutel "functie" staat een vaste spatie, of een spatie te veel; typ de spaties opnieuw [yaml]',
            f'{KEMPEN}:6:1: rond de sleutel "organisatie" staat een vaste spatie, of een spatie te veel; typ de spaties opnieuw [yaml]',
        ),
    ),
    Bad(
        "quote-not-closed",
        {MAY: front('titel: "Overleg', "van: 14:00")},
        (f"{MAY}:3:8: dit aanhalingsteken wordt nergens gesloten; zet er een aan het einde van de waarde [yaml]",),
    ),
    Bad(
        "quote-not-closed-until-the-next",
        {MAY: front('titel: "Overleg', 'locatie: "Stadhuis"')},
        (f"{MAY}:3:8: dit aanhalingsteken wordt nergens gesloten; zet er een aan het einde van de waarde [yaml]",),
    ),
    Bad(
        "apostrophe-first",
        {MAY: front("locatie: 't Gasthuis")},
        (
            f'{MAY}:3:10: dit aanhalingsteken wordt nergens gesloten; zet dubbele aanhalingstekens rond de hele waarde: "\'t Gasthuis" [yaml]',
        ),
    ),
    Bad(
        "two-apostrophes-first",
        {MAY: front("titel: 's avonds", "locatie: 't Gasthuis")},
        (
            f'{MAY}:3:8: dit aanhalingsteken wordt nergens gesloten; zet dubbele aanhalingstekens rond de hele waarde: "\'s avonds" [yaml]',
        ),
    ),
    Bad(
        "text-behind-a-quote",
        {MAY: front('titel: "NIS2" in de praktijk')},
        (
            f"{MAY}:3:8: na het sluitende aanhalingsteken staat nog tekst; zet aanhalingstekens rond de hele waarde, en andere erbinnen [yaml]",
        ),
    ),
    Bad(
        "text-behind-a-single-quote",
        {MAY: front("titel: 'NIS2' in de praktijk")},
        (
            f"{MAY}:3:8: na het sluitende aanhalingsteken staat nog tekst; zet aanhalingstekens rond de hele waarde, en andere erbinnen [yaml]",
        ),
    ),
    Bad(
        "text-behind-a-list",
        {MAY: front("titel: [OCMW] en stad")},
        (
            f"{MAY}:3:8: een waarde die met [ begint is een lijst, en na een lijst kan geen tekst staan; zet de hele waarde tussen aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "list-not-closed",
        {MAY: front("onderwerpen: [gdpr, nis2", "van: 14:00")},
        (f"{MAY}:3:14: deze lijst wordt niet gesloten, of er ontbreekt een komma in; zet er ] achter [yaml]",),
    ),
    Bad(
        "list-not-closed-at-the-end",
        {MAY: front("onderwerpen: [")},
        (f"{MAY}:3:14: deze lijst wordt niet gesloten, of er ontbreekt een komma in; zet er ] achter [yaml]",),
    ),
    Bad(
        "list-closed-twice",
        {MAY: front("onderwerpen: [gdpr]]")},
        (f"{MAY}:3:20: hier staat een ] te veel; haal het weg, of zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "brace-not-closed",
        {MAY: front("sprekers: [{organisatie: x, onderwerp: y]")},
        (f"{MAY}:3:12: deze lijst wordt niet gesloten, of er ontbreekt een komma in; zet er }} achter [yaml]",),
    ),
    Bad(
        "brace-not-closed-behind-a-key-at-the-end",
        {MAY: front("titel: {NIS2")},
        (f"{MAY}:3:8: deze lijst wordt niet gesloten, of er ontbreekt een komma in; zet er }} achter [yaml]",),
    ),
    Bad(
        "two-commas",
        {MAY: front("onderwerpen: [gdpr, , nis2]")},
        (f"{MAY}:3:21: hier ontbreekt een waarde; vul ze in, of zet de tekst tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "comma-first",
        {MAY: front("titel: , Overleg")},
        (f"{MAY}:3:8: hier ontbreekt een waarde; vul ze in, of zet de tekst tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "at-sign-first",
        {MAY: front("titel: @home")},
        (f"{MAY}:3:8: hier kan geen @ staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "backtick-first",
        {MAY: front("titel: `kring`")},
        (f"{MAY}:3:8: hier kan geen ` staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "percent-first",
        {MAY: front("titel: % korting")},
        (f"{MAY}:3:8: hier kan geen % staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "star-first",
        {MAY: front("titel: **Overleg**")},
        (f"{MAY}:3:8: hier kan geen * staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "greater-first",
        {MAY: front("titel: > Overleg")},
        (f"{MAY}:3:8: hier kan geen > staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "bar-first",
        {MAY: front("titel: |Overleg")},
        (f"{MAY}:3:8: hier kan geen | staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "block-with-a-hash",
        {MAY: front("titel: |#3", "  Overleg")},
        (f"{MAY}:3:8: hier kan geen | staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "question-mark-first",
        {MAY: front("titel: ? Overleg")},
        (f"{MAY}:3:8: hier kan geen ? staan; zet de hele waarde tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "closing-bracket-first",
        {MAY: front("titel: ] Overleg")},
        (f"{MAY}:3:8: hier ontbreekt een waarde; vul ze in, of zet de tekst tussen aanhalingstekens [yaml]",),
    ),
    Bad(
        "unknown-escape",
        {MAY: front('locatie: "C:\\data"')},
        (
            f"{MAY}:3:14: wat na de schuine streep \\ staat, zegt iets anders dan u bedoelt; gebruik enkele aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "escape-beyond-unicode",
        {MAY: front('titel: "\\UFFFFFFFF"')},
        (
            f"{MAY}:3:9: wat na de schuine streep \\ staat, zegt iets anders dan u bedoelt; gebruik enkele aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "escape-cut-short",
        {MAY: front('titel: "\\x4"')},
        (
            f"{MAY}:3:11: wat na de schuine streep \\ staat, zegt iets anders dan u bedoelt; gebruik enkele aanhalingstekens [yaml]",
        ),
    ),
    Bad(
        "list-as-key",
        {MAY: front("[titel]: Overleg")},
        (f"{MAY}:3:1: een sleutel is geen gewoon woord; begin de regel met de sleutel [yaml]",),
    ),
    Bad(
        "question-mark-before-a-key",
        {MAY: front("? titel", ": Overleg")},
        (f"{MAY}:3:3: een sleutel is geen gewoon woord; begin de regel met de sleutel [yaml]",),
    ),
    Bad(
        "directive",
        {KEMPEN: "%YAML 1.2\n---\n" + circle()},
        (f"{KEMPEN}:1:1: hier staat een opdracht met %; verwijder deze regel [geen-gewone-yaml]",),
    ),
    Bad(
        "directive-for-tags",
        {KEMPEN: "%TAG ! tag:stad.be,2027:\n---\n" + circle()},
        (f"{KEMPEN}:1:1: hier staat een opdracht met %; verwijder deze regel [geen-gewone-yaml]",),
    ),
    Bad(
        "nothing-between-quotes",
        {KEMPEN: '""\n'},
        (
            f"{KEMPEN}:1:1: hier staan geen sleutels met hun waarde; schrijf een sleutel, een dubbele punt, een spatie en de waarde [yaml]",
        ),
    ),
    Bad(
        "nothing-below-dashes",
        {KEMPEN: "---\n# niets\n"},
        (
            f"{KEMPEN}:1:1: naam: deze sleutel ontbreekt; schrijf bijvoorbeeld naam: Waasland [ontbreekt]",
            f"{KEMPEN}:1:1: regio: deze sleutel ontbreekt; schrijf bijvoorbeeld regio: Waasland [ontbreekt]",
            f"{KEMPEN}:1:1: status: deze sleutel ontbreekt; schrijf bijvoorbeeld status: te bevestigen [ontbreekt]",
        ),
    ),
    Bad(
        "no-name-for-a-key",
        {KEMPEN: circle('"": x')},
        (f"{KEMPEN}:4:1: hier ontbreekt een sleutel; schrijf ze voor de dubbele punt [yaml]",),
    ),
    Bad(
        "directive-in-the-middle",
        {MAY: front("titel: x", "%YAML 1.2")},
        (f"{MAY}:4:1: hier kan geen % staan; begin de regel met een sleutel [yaml]",),
    ),
    Bad(
        "second-document",
        {KEMPEN: "---\n" + circle() + "---\n" + circle()},
        (f"{KEMPEN}:5:1: hier begint een tweede document; verwijder deze regel [geen-gewone-yaml]",),
    ),
    Bad(
        "dots-at-the-end",
        {KEMPEN: circle("...")},
        (f"{KEMPEN}:4:1: hier sluiten drie puntjes de gegevens af; verwijder deze regel [geen-gewone-yaml]",),
    ),
    Bad(
        "dots-and-more",
        {KEMPEN: circle("...", "bron: https://x.be/")},
        (f"{KEMPEN}:4:1: hier sluiten drie puntjes de gegevens af; verwijder deze regel [geen-gewone-yaml]",),
    ),
    Bad(
        "anchor",
        {MAY: front("titel: &t Overleg")},
        (
            f"{MAY}:3:8: hier staat een verwijzing (& of *); zet een waarde met & of * tussen aanhalingstekens [geen-gewone-yaml]",
        ),
    ),
    Bad(
        "alias",
        {MAY: front("titel: *t")},
        (
            f"{MAY}:3:8: hier staat een verwijzing (& of *); zet een waarde met & of * tussen aanhalingstekens [geen-gewone-yaml]",
        ),
    ),
    Bad(
        "merge-key",
        {KEMPEN: circle("trekker: &t {functie: x, organisatie: y}", "<<: *t")},
        (
            f"{KEMPEN}:4:10: hier staat een verwijzing (& of *); zet een waarde met & of * tussen aanhalingstekens [geen-gewone-yaml]",
        ),
    ),
    Bad(
        "merge-key-without-alias",
        {KEMPEN: circle("<<: {naam: x}")},
        (f'{KEMPEN}:4:1: "<<" is geen sleutel; kies uit {OF_CIRCLE} [onbekende-sleutel]',),
    ),
    Bad(
        "tag",
        {MAY: front("titel: !belangrijk Overleg")},
        (f"{MAY}:3:8: hier staat een type (!); zet een waarde met ! tussen aanhalingstekens [geen-gewone-yaml]",),
    ),
    Bad(
        "python-tag",
        {MAY: front("titel: !!python/object/apply:os.system [ls]")},
        (f"{MAY}:3:8: hier staat een type (!); zet een waarde met ! tussen aanhalingstekens [geen-gewone-yaml]",),
    ),
    Bad(
        "set-of-keys",
        {KEMPEN: "!!set {naam, status}\n"},
        (f"{KEMPEN}:1:1: hier staat een type (!); zet een waarde met ! tussen aanhalingstekens [geen-gewone-yaml]",),
    ),
    Bad(
        "ten-lists-deep",
        {MAY: front("titel: " + "[" * 10 + "x" + "]" * 10)},
        (
            f"{MAY}:3:16: de gegevens zijn te diep genest of te lang; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    Bad(
        "ten-thousand-brackets",
        {MAY: front("titel: " + "[" * 20_000)},
        (
            f"{MAY}:3:16: de gegevens zijn te diep genest of te lang; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    Bad(
        "ten-thousand-braces",
        {MAY: front("titel: " + "{a: " * 5_000)},
        (
            f"{MAY}:3:40: de gegevens zijn te diep genest of te lang; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    Bad(
        "too-many-values",
        {
            MAY: front(
                "titel: [" + "[a, b], " * 299 + "]", "locatie: [" + ", ".join(["[" + "a, " * 299 + "]"] * 20) + "]"
            )
        },
        (
            f"{MAY}:4:12310: de gegevens zijn te diep genest of te lang; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    Bad(
        "list-too-long",
        {KEMPEN: circle("gemeenten: [" + "a, " * 301 + "]")},
        (
            f"{KEMPEN}:4:913: deze lijst heeft meer dan 300 waarden; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    Bad(
        "data-too-long",
        {MAY: front("titel: " + "x " * 20_000)},
        (
            f"{MAY}:2:1: de gegevens zijn 40023 tekens lang; 30000 kan; houd het bij de sleutels uit het voorbeeld [te-ingewikkeld]",
        ),
    ),
    # Keys.
    Bad(
        "key-twice",
        {MAY: front("locatie: Stadhuis", "van: 14:00", "locatie: Bibliotheek")},
        (
            f"{MAY}:5:1: locatie: deze sleutel staat er twee keer; die staat al op regel 3; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "key-three-times",
        {MAY: front("van: 14:00", "van: 14:00", "van: 14:00")},
        (
            f"{MAY}:4:1: van: deze sleutel staat er twee keer; die staat al op regel 3; houd er een over [dubbele-sleutel]",
            f"{MAY}:5:1: van: deze sleutel staat er twee keer; die staat al op regel 3; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "key-twice-below-a-key",
        {KEMPEN: circle("trekker:", "  functie: x", "  organisatie: y", "  functie: z")},
        (
            f"{KEMPEN}:7:3: functie: deze sleutel staat er twee keer; die staat al op regel 5; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "key-twice-in-an-item",
        {MAY: front("sprekers: [{organisatie: x, organisatie: y}]")},
        (
            f"{MAY}:3:29: organisatie: deze sleutel staat er twee keer; die staat al op regel 3; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "key-twice-once-quoted",
        {MAY: front("van: 14:00", '"van": 15:00')},
        (
            f"{MAY}:4:1: van: deze sleutel staat er twee keer; die staat al op regel 3; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "key-mistyped",
        {MAY: front("lokatie: Stadhuis")},
        (f'{MAY}:3:1: "lokatie" is geen sleutel; bedoelde u "locatie"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-mistyped-and-needed",
        {MAY: meeting("datun: 2027-05-20")},
        (f'{MAY}:2:1: "datun" is geen sleutel; bedoelde u "datum"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-in-capitals",
        {MAY: meeting("DATUM: 2027-05-20")},
        (f'{MAY}:2:1: "DATUM" is geen sleutel; bedoelde u "datum"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-in-english",
        {MAY: front("title: Overleg")},
        (f'{MAY}:3:1: "title" is geen sleutel; bedoelde u "titel"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-of-the-engine",
        {MAY: front("slug: 2027-05-20", "circle: kempen")},
        (
            f'{MAY}:3:1: "slug" is geen sleutel; kies uit {OF_MEETING} [onbekende-sleutel]',
            f'{MAY}:4:1: "circle" is geen sleutel; kies uit {OF_MEETING} [onbekende-sleutel]',
        ),
    ),
    Bad(
        "key-of-a-circle",
        {MAY: front("toelichting: x")},
        (f'{MAY}:3:1: "toelichting" is geen sleutel; kies uit {OF_MEETING} [onbekende-sleutel]',),
    ),
    Bad(
        "key-for-people",
        {MAY: front("aanwezig: [Jan Peeters, An Claes]", "Verontschuldigd: Wim Maes")},
        (
            f'{MAY}:3:1: "aanwezig" is geen sleutel; schrijf bij besturen hoeveel besturen deelnamen, een getal zoals 12; namen van deelnemers horen niet op de site [onbekende-sleutel]',
            f'{MAY}:4:1: "Verontschuldigd" is geen sleutel; schrijf bij besturen hoeveel besturen deelnamen, een getal zoals 12; namen van deelnemers horen niet op de site [onbekende-sleutel]',
        ),
    ),
    Bad(
        "key-for-people-in-a-circle",
        {KEMPEN: circle("deelnemers: 12")},
        (f'{KEMPEN}:4:1: "deelnemers" is geen sleutel; kies uit {OF_CIRCLE} [onbekende-sleutel]',),
    ),
    Bad(
        "key-without-any-likeness",
        {KEMPEN: circle("zzz: x")},
        (f'{KEMPEN}:4:1: "zzz" is geen sleutel; kies uit {OF_CIRCLE} [onbekende-sleutel]',),
    ),
    Bad(
        "key-very-long",
        {KEMPEN: circle("q" * 900 + ": x")},
        (
            f'{KEMPEN}:4:1: "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq…" is geen sleutel; kies uit {OF_CIRCLE} [onbekende-sleutel]',
        ),
    ),
    Bad(
        "key-of-two-lines",
        {KEMPEN: circle('"een\\ntwee": x')},
        (f'{KEMPEN}:4:1: "een twee" is geen sleutel; kies uit {OF_CIRCLE} [onbekende-sleutel]',),
    ),
    Bad(
        "key-beside-its-parent",
        {KEMPEN: circle("trekker:", "functie: x", "organisatie: y")},
        (
            f'{KEMPEN}:5:1: "functie" is geen sleutel; zet hem onder trekker, twee spaties verder [onbekende-sleutel]',
            f'{KEMPEN}:6:1: "organisatie" is geen sleutel; zet hem onder trekker, twee spaties verder [onbekende-sleutel]',
        ),
    ),
    Bad(
        "key-mistyped-in-an-item",
        {MAY: front("sprekers:", "  - organisatie: x", "  - organsatie: y")},
        (f'{MAY}:5:5: sprekers.2: "organsatie" is geen sleutel; bedoelde u "organisatie"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-in-english-in-an-item",
        {MAY: front("documenten: [{title: x, url: https://x.be/}]")},
        (f'{MAY}:3:15: documenten.1: "title" is geen sleutel; bedoelde u "titel"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-unknown-in-an-item",
        {MAY: front("sprekers: [{organisatie: x, telefoon: y}]")},
        (f'{MAY}:3:29: sprekers.1: "telefoon" is geen sleutel; kies uit organisatie, onderwerp [onbekende-sleutel]',),
    ),
    Bad(
        "key-of-page-in-dutch",
        {OVER: "---\ntitel: Over\ndescription: x\n---\n"},
        (f'{OVER}:2:1: "titel" is geen sleutel; bedoelde u "title"? [onbekende-sleutel]',),
    ),
    Bad(
        "key-of-page-unknown",
        {OVER: page("template: x.html")},
        (f'{OVER}:4:1: "template" is geen sleutel; kies uit title, description, hide [onbekende-sleutel]',),
    ),
    # What is missing.
    Bad(
        "only-a-comment",
        {KEMPEN: "# Hier komt de kring.\n"},
        (
            f"{KEMPEN}:1:1: naam: deze sleutel ontbreekt; schrijf bijvoorbeeld naam: Waasland [ontbreekt]",
            f"{KEMPEN}:1:1: regio: deze sleutel ontbreekt; schrijf bijvoorbeeld regio: Waasland [ontbreekt]",
            f"{KEMPEN}:1:1: status: deze sleutel ontbreekt; schrijf bijvoorbeeld status: te bevestigen [ontbreekt]",
        ),
    ),
    Bad(
        "no-data",
        {MAY: "---\n---\n## Agenda\n"},
        (f"{MAY}:1:1: datum: deze sleutel ontbreekt; schrijf bijvoorbeeld datum: 2027-03-11 [ontbreekt]",),
    ),
    Bad(
        "date-empty",
        {MAY: meeting("titel: Overleg", "datum:")},
        (f"{MAY}:3:7: datum: deze sleutel is leeg; schrijf bijvoorbeeld datum: 2027-03-11 [ontbreekt]",),
    ),
    Bad(
        "date-is-a-tilde",
        {MAY: meeting("datum: ~")},
        (f"{MAY}:2:8: datum: deze sleutel is leeg; schrijf bijvoorbeeld datum: 2027-03-11 [ontbreekt]",),
    ),
    Bad(
        "date-is-null",
        {MAY: meeting("datum: null")},
        (f"{MAY}:2:8: datum: deze sleutel is leeg; schrijf bijvoorbeeld datum: 2027-03-11 [ontbreekt]",),
    ),
    Bad(
        "date-is-blank",
        {MAY: meeting('datum: "  "')},
        (f"{MAY}:2:8: datum: deze sleutel is leeg; schrijf bijvoorbeeld datum: 2027-03-11 [ontbreekt]",),
    ),
    Bad(
        "region-and-status-missing",
        {KEMPEN: "naam: Kempen\n"},
        (
            f"{KEMPEN}:1:1: regio: deze sleutel ontbreekt; schrijf bijvoorbeeld regio: Waasland [ontbreekt]",
            f"{KEMPEN}:1:1: status: deze sleutel ontbreekt; schrijf bijvoorbeeld status: te bevestigen [ontbreekt]",
        ),
    ),
    Bad(
        "name-empty",
        {KEMPEN: "naam:\nstatus: actief\nregio: Kempen\n"},
        (f"{KEMPEN}:1:6: naam: deze sleutel is leeg; schrijf bijvoorbeeld naam: Waasland [ontbreekt]",),
    ),
    Bad(
        "organisation-of-trekker-missing",
        {KEMPEN: circle("trekker:", "  functie: x")},
        (
            f"{KEMPEN}:5:3: trekker.organisatie: deze sleutel ontbreekt; schrijf bijvoorbeeld organisatie: Sint-Niklaas [ontbreekt]",
        ),
    ),
    Bad(
        "organisation-of-speaker-missing",
        {MAY: front("sprekers:", "  - onderwerp: NIS2")},
        (
            f"{MAY}:4:5: sprekers.1.organisatie: deze sleutel ontbreekt; schrijf bijvoorbeeld organisatie: V-ICT-OR [ontbreekt]",
        ),
    ),
    Bad(
        "organisation-of-speaker-empty",
        {MAY: front("sprekers:", "  - organisatie:", "    onderwerp: NIS2")},
        (
            f"{MAY}:4:17: sprekers.1.organisatie: deze sleutel is leeg; schrijf bijvoorbeeld organisatie: V-ICT-OR [ontbreekt]",
        ),
    ),
    Bad(
        "speaker-without-anything",
        {MAY: front("sprekers: [{}]")},
        (
            f"{MAY}:3:12: sprekers.1.organisatie: deze sleutel ontbreekt; schrijf bijvoorbeeld organisatie: V-ICT-OR [ontbreekt]",
        ),
    ),
    Bad(
        "address-of-document-missing",
        {MAY: front("documenten: [{titel: x}]")},
        (
            f"{MAY}:3:14: documenten.1.url: deze sleutel ontbreekt; schrijf bijvoorbeeld url: https://www.v-ict-or.be/ [ontbreekt]",
        ),
    ),
    Bad(
        "item-empty",
        {MAY: front("onderwerpen:", "  - gdpr", "  -")},
        (f"{MAY}:5:4: onderwerpen.2: hier staat niets; vul het in, of haal het weg [ontbreekt]",),
    ),
    Bad(
        "item-empty-between-quotes",
        {MAY: front('onderwerpen: [gdpr, ""]')},
        (f"{MAY}:3:21: onderwerpen.2: hier staat niets; vul het in, of haal het weg [ontbreekt]",),
    ),
    Bad(
        "item-is-null",
        {KEMPEN: circle("gemeenten: [~, Geel]")},
        (f"{KEMPEN}:4:13: gemeenten.1: hier staat niets; vul het in, of haal het weg [ontbreekt]",),
    ),
    Bad(
        "theme-of-topic-missing",
        {TOPIC: "---\ntitel: NIS2\n---\n"},
        (f"{TOPIC}:2:1: thema: deze sleutel ontbreekt; schrijf thema: en de waarde [ontbreekt]",),
    ),
    Bad(
        "description-of-page-missing",
        {OVER: "---\ntitle: Over\n---\n"},
        (
            f"{OVER}:2:1: description: deze sleutel ontbreekt; schrijf bijvoorbeeld description: Wat een kenniskring is, voor wie, en hoe u aansluit. [ontbreekt]",
        ),
    ),
    # The wrong shape.
    Bad(
        "list-given-as-a-word",
        {MAY: front("onderwerpen: gdpr")},
        (f"{MAY}:3:14: onderwerpen: hier hoort een lijst; schrijf [gdpr] [vorm]",),
    ),
    Bad(
        "list-given-as-words",
        {MAY: front("onderwerpen: gdpr, nis2")},
        (f"{MAY}:3:14: onderwerpen: hier hoort een lijst; schrijf [gdpr, nis2] [vorm]",),
    ),
    Bad(
        "list-given-as-keys",
        {MAY: front("onderwerpen:", "  gdpr: ja")},
        (f"{MAY}:4:3: onderwerpen: hier hoort een lijst; zet een streepje voor elke waarde [vorm]",),
    ),
    Bad(
        "word-given-as-a-list",
        {MAY: front("titel: [Overleg]")},
        (f"{MAY}:3:8: titel: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "date-given-as-a-list",
        {MAY: meeting("datum: [2027-05-20]")},
        (f"{MAY}:2:8: datum: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "time-given-as-a-list",
        {MAY: front("van:", "  - 14:00")},
        (f"{MAY}:4:3: van: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "number-given-as-keys",
        {MAY: front("besturen: {aantal: 12}")},
        (f"{MAY}:3:11: besturen: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "status-given-as-a-list",
        {MAY: front("status: [gepland]")},
        (f"{MAY}:3:9: status: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "topic-with-a-colon",
        {MAY: front("onderwerpen: [gdpr: avg]")},
        (f"{MAY}:3:15: onderwerpen.1: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "list-in-a-list",
        {MAY: front("onderwerpen: [[gdpr]]")},
        (f"{MAY}:3:15: onderwerpen.1: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "speakers-given-as-a-word",
        {MAY: front("sprekers: V-ICT-OR")},
        (f"{MAY}:3:11: sprekers: hier hoort een lijst; schrijf [{{organisatie: V-ICT-OR}}] [vorm]",),
    ),
    Bad(
        "speakers-given-as-words",
        {MAY: front("sprekers:", "  - V-ICT-OR")},
        (f"{MAY}:4:5: sprekers.1: hier hoort organisatie; schrijf {{organisatie: V-ICT-OR}} [vorm]",),
    ),
    Bad(
        "speakers-without-dash",
        {MAY: front("sprekers:", "  organisatie: V-ICT-OR")},
        (f"{MAY}:4:3: sprekers: hier hoort een lijst; zet een streepje voor organisatie [vorm]",),
    ),
    Bad(
        "document-given-as-address",
        {MAY: front("documenten: [https://x.be/a.pdf]")},
        (f"{MAY}:3:14: documenten.1: hier horen titel en url; schrijf {{titel: …, url: …}} [vorm]",),
    ),
    Bad(
        "trekker-given-as-a-word",
        {KEMPEN: circle("trekker: ICT-coördinator")},
        (
            f"{KEMPEN}:4:10: trekker: hier horen functie en organisatie; schrijf ze elk op een eigen regel, twee spaties verder dan deze sleutel [vorm]",
        ),
    ),
    Bad(
        "trekker-given-as-a-list",
        {KEMPEN: circle("trekker:", "  - functie: x")},
        (
            f"{KEMPEN}:5:3: trekker: hier horen functie en organisatie; schrijf ze elk op een eigen regel, twee spaties verder dan deze sleutel [vorm]",
        ),
    ),
    Bad(
        "contact-given-as-a-list",
        {KEMPEN: circle("contact: [info@x.be]")},
        (f"{KEMPEN}:4:10: contact: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "hide-given-as-a-word",
        {OVER: page("hide: toc")},
        (f"{OVER}:4:7: hide: hier hoort een lijst; schrijf [toc] [vorm]",),
    ),
    Bad(
        "title-of-page-given-as-a-list",
        {OVER: "---\ntitle: [Over]\ndescription: x\n---\n"},
        (f"{OVER}:2:8: title: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",),
    ),
    Bad(
        "synonyms-given-as-a-word",
        {TOPIC: "---\ntitel: NIS2\nthema: Privacy\nsynoniemen: nis\n---\n"},
        (f"{TOPIC}:4:13: synoniemen: hier hoort een lijst; schrijf [nis] [vorm]",),
    ),
    # The values.
    Bad(
        "title-of-two-lines",
        {MAY: front("titel: |", "  een", "  twee")},
        (f"{MAY}:3:8: titel: de tekst loopt over meer dan een regel; zet hem op een regel [een-regel]",),
    ),
    Bad(
        "title-of-two-lines-escaped",
        {MAY: front('titel: "een\\ntwee"')},
        (f"{MAY}:3:8: titel: de tekst loopt over meer dan een regel; zet hem op een regel [een-regel]",),
    ),
    Bad(
        "title-too-long",
        {MAY: front("titel: " + "x" * 201)},
        (f"{MAY}:3:8: titel: de tekst heeft 201 tekens; 200 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "name-too-long",
        {KEMPEN: f"naam: {'x' * 81}\nstatus: actief\nregio: Kempen\n"},
        (f"{KEMPEN}:1:7: naam: de tekst heeft 81 tekens; 80 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "place-too-long",
        {MAY: front("locatie: " + "x" * 301)},
        (f"{MAY}:3:10: locatie: de tekst heeft 301 tekens; 300 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "note-too-long",
        {KEMPEN: circle("toelichting: " + "x " * 501)},
        (f"{KEMPEN}:4:14: toelichting: de tekst heeft 1001 tekens; 1000 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "date-with-slashes",
        {MAY: meeting("datum: 20/05/2027")},
        (f'{MAY}:2:8: datum: "20/05/2027" is geen datum zoals 2027-06-01; schrijf 2027-05-20 [datum]',),
    ),
    Bad(
        "date-in-words",
        {MAY: meeting("datum: donderdag 20 mei 2027")},
        (f'{MAY}:2:8: datum: "donderdag 20 mei 2027" is geen datum zoals 2027-06-01; schrijf 2027-05-20 [datum]',),
    ),
    Bad(
        "date-without-zeros",
        {MAY: meeting("datum: 2027-5-20")},
        (f'{MAY}:2:8: datum: "2027-5-20" is geen datum zoals 2027-06-01; schrijf 2027-05-20 [datum]',),
    ),
    Bad(
        "date-with-time",
        {MAY: meeting("datum: 2027-05-20 14:00")},
        (f'{MAY}:2:8: datum: "2027-05-20 14:00" is geen datum zoals 2027-06-01; schrijf 2027-05-20 [datum]',),
    ),
    Bad(
        "date-not-on-the-calendar",
        {MAY: meeting("datum: 2027-02-30")},
        (f'{MAY}:2:8: datum: "2027-02-30" staat niet op de kalender; kijk de maand en de dag na [datum]',),
    ),
    Bad(
        "date-of-last-century",
        {MAY: meeting("datum: 1927-05-20")},
        (f'{MAY}:2:8: datum: "1927-05-20" valt buiten de jaren 2005 tot 2100; kijk het jaar na [datum]',),
    ),
    Bad(
        "date-to-register-in-words",
        {MAY: front("inschrijven: info@x.be", "inschrijven_tot: 1 mei")},
        (f'{MAY}:4:18: inschrijven_tot: "1 mei" is geen datum zoals 2027-06-01 [datum]',),
    ),
    Bad(
        "time-with-u",
        {MAY: front("van: 14u30", "tot: 16u")},
        (
            f'{MAY}:3:6: van: "14u30" is geen uur zoals 14:30; schrijf 14:30 [uur]',
            f'{MAY}:4:6: tot: "16u" is geen uur zoals 14:30; schrijf 16:00 [uur]',
        ),
    ),
    Bad(
        "time-with-a-dot",
        {MAY: front("van: 9.00")},
        (f'{MAY}:3:6: van: "9.00" is geen uur zoals 14:30; schrijf 09:00 [uur]',),
    ),
    Bad(
        "time-of-midnight",
        {MAY: front("tot: 24:00")},
        (f'{MAY}:3:6: tot: "24:00" is geen uur van de dag; een dag loopt van 00:00 tot 23:59 [uur]',),
    ),
    Bad(
        "time-as-a-span",
        {MAY: front("van: 14:00 - 16:30")},
        (
            f'{MAY}:3:6: van: "14:00 - 16:30" is geen uur zoals 14:30; schrijf van: 14:00 en op een eigen regel tot: 16:30 [uur]',
        ),
    ),
    Bad(
        "status-mistyped",
        {MAY: front("status: geanuleerd")},
        (f'{MAY}:3:9: status: "geanuleerd" kan hier niet; bedoelde u "geannuleerd"? [keuze]',),
    ),
    Bad(
        "status-with-a-capital",
        {MAY: front("status: Gepland")},
        (f'{MAY}:3:9: status: "Gepland" kan hier niet; bedoelde u "gepland"? [keuze]',),
    ),
    Bad(
        "status-unknown",
        {MAY: front("status: afgelast")},
        (f'{MAY}:3:9: status: "afgelast" kan hier niet; kies gepland, verplaatst, uitgesteld of geannuleerd [keuze]',),
    ),
    Bad(
        "month-without-zero",
        {MAY: meeting("datum: 2027-6")},
        (f'{MAY}:2:8: datum: "2027-6" is geen datum zoals 2027-06-01; schrijf 2027-06 [datum]',),
    ),
    Bad(
        "month-thirteen",
        {MAY: meeting("datum: 2027-13")},
        (f'{MAY}:2:8: datum: "2027-13" staat niet op de kalender; de maanden gaan van 01 tot 12 [datum]',),
    ),
    Bad(
        "month-in-words",
        {MAY: meeting("datum: in juni 2027")},
        (f'{MAY}:2:8: datum: "in juni 2027" is geen datum zoals 2027-06-01; schrijf 2027-06 [datum]',),
    ),
    Bad(
        "month-of-last-century",
        {MAY: meeting("datum: 1997-06")},
        (f'{MAY}:2:8: datum: "1997-06" valt buiten de jaren 2005 tot 2100; kijk het jaar na [datum]',),
    ),
    Bad(
        "month-to-register-until",
        {MAY: front("inschrijven: info@v-ict-or.be", "inschrijven_tot: 2027-05")},
        (f'{MAY}:4:18: inschrijven_tot: "2027-05" is geen datum zoals 2027-06-01 [datum]',),
    ),
    Bad(
        "status-almost-postponed",
        {MAY: front("status: uitgesteld.")},
        (f'{MAY}:3:9: status: "uitgesteld." kan hier niet; bedoelde u "uitgesteld"? [keuze]',),
    ),
    Bad(
        "enrolment-almost-full",
        {MAY: front("inschrijving: volzet!")},
        (f'{MAY}:3:15: inschrijving: "volzet!" kan hier niet; bedoelde u "volzet"? [keuze]',),
    ),
    Bad(
        "enrolment-unknown",
        {MAY: front("inschrijving: misschien")},
        (f'{MAY}:3:15: inschrijving: "misschien" kan hier niet; kies open, volzet of gesloten [keuze]',),
    ),
    Bad(
        "online-almost-on-request",
        {MAY: front("online: op aanvraag.")},
        (f'{MAY}:3:9: online: "op aanvraag." is geen webadres; schrijf op aanvraag [webadres]',),
    ),
    Bad(
        "meeting-named-after-a-month-without-zero",
        {"meetings/waasland/2027-6.md": meeting("datum: 2027-06")},
        (
            'meetings/waasland/2027-6.md:1:1: "2027-6" is geen datum zoals 2027-06-01; hernoem naar 2027-06.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-named-after-month-thirteen",
        {"meetings/waasland/2027-13.md": meeting("datum: 2027-12")},
        (
            'meetings/waasland/2027-13.md:1:1: "2027-13" staat niet op de kalender; de maanden gaan van 01 tot 12 [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-named-second-in-words",
        {"meetings/waasland/2027-05-20-avond.md": front()},
        (
            'meetings/waasland/2027-05-20-avond.md:1:1: "2027-05-20-avond" is geen datum zoals 2027-06-01; hernoem naar 2027-05-20.md; is het een tweede bijeenkomst op die dag, naar 2027-05-20-2.md [bestandsnaam]',
        ),
    ),
    Bad(
        "status-yes",
        {KEMPEN: "naam: Kempen\nstatus: yes\nregio: Kempen\n"},
        (
            f'{KEMPEN}:2:9: status: "yes" kan hier niet; kies actief, in oprichting, slapend, gestopt of te bevestigen [keuze]',
        ),
    ),
    Bad(
        "status-very-long",
        {MAY: front("status: " + "x" * 5_000)},
        (
            f'{MAY}:3:9: status: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" kan hier niet; kies gepland, verplaatst, uitgesteld of geannuleerd [keuze]',
        ),
    ),
    Bad(
        "number-in-words",
        {MAY: front("besturen: een twaalftal")},
        (f'{MAY}:3:11: besturen: "een twaalftal" is geen geheel getal; schrijf het in cijfers, zoals 12 [getal]',),
    ),
    Bad(
        "number-too-small",
        {MAY: front("besturen: 0")},
        (f"{MAY}:3:11: besturen: 0 is te klein; het kleinste getal is 1 [getal]",),
    ),
    Bad(
        "number-too-large",
        {MAY: front("besturen: 301")},
        (f"{MAY}:3:11: besturen: 301 is te groot; het grootste getal is 300 [getal]",),
    ),
    Bad(
        "number-of-thousand-digits",
        {MAY: front("besturen: " + "9" * 5_000)},
        (
            f"{MAY}:3:11: besturen: 99999999999999999999999999999999999999999999999999999999999… is te groot; schrijf een kleiner getal [getal]",
        ),
    ),
    Bad(
        "rhythm-too-large",
        {KEMPEN: circle("ritme: 52")},
        (f"{KEMPEN}:4:8: ritme: 52 is te groot; het grootste getal is 12 [getal]",),
    ),
    Bad(
        "rhythm-in-a-sentence",
        {KEMPEN: circle("ritme: 4x per jaar")},
        (f'{KEMPEN}:4:8: ritme: "4x per jaar" is geen geheel getal; schrijf 4 [getal]',),
    ),
    Bad(
        "year-short",
        {KEMPEN: circle('sinds: "13"')},
        (f'{KEMPEN}:4:8: sinds: "13" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',),
    ),
    Bad(
        "year-too-early",
        {KEMPEN: circle("sinds: 1985")},
        (f'{KEMPEN}:4:8: sinds: "1985" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',),
    ),
    Bad(
        "topic-as-title",
        {MAY: front("onderwerpen: [GDPR, Openbare wifi]")},
        (
            f'{MAY}:3:15: onderwerpen.1: "GDPR" is geen korte naam; bedoelde u "gdpr"? [korte-naam]',
            f'{MAY}:3:21: onderwerpen.2: "Openbare wifi" is geen korte naam; bedoelde u "openbare-wifi"? [korte-naam]',
        ),
    ),
    Bad(
        "circle-as-title",
        {MAY: front("kringen: [Kempen]")},
        (f'{MAY}:3:11: kringen.1: "Kempen" is geen korte naam; bedoelde u "kempen"? [korte-naam]',),
    ),
    Bad(
        "successor-as-title",
        {KEMPEN: circle("opvolger: Regio Antwerpen")},
        (f'{KEMPEN}:4:11: opvolger: "Regio Antwerpen" is geen korte naam; bedoelde u "regio-antwerpen"? [korte-naam]',),
    ),
    Bad(
        "address-without-scheme",
        {MAY: front("bron: www.v-ict-or.be")},
        (f'{MAY}:3:7: bron: "www.v-ict-or.be" is geen volledig webadres; schrijf https://www.v-ict-or.be [webadres]',),
    ),
    Bad(
        "address-relative",
        {MAY: front("documenten: [{titel: x, url: stukken/x.pdf}]")},
        (
            f'{MAY}:3:30: documenten.1.url: "stukken/x.pdf" is geen webadres; een webadres begint met https:// [webadres]',
        ),
    ),
    Bad(
        "address-of-a-script",
        {MAY: front("online: javascript:alert(document.domain)")},
        (
            f'{MAY}:3:9: online: "javascript:alert(document.domain)" is geen webadres; een webadres begint met https:// [webadres]',
        ),
    ),
    Bad(
        "address-with-password",
        {MAY: front("online: https://ik:geheim@x.be/")},
        (
            f'{MAY}:3:9: online: "https://ik:geheim@x.be/" is geen webadres; laat de naam en het wachtwoord voor het @ weg [webadres]',
        ),
    ),
    Bad(
        "address-with-a-space",
        {MAY: front("online: https://x.be/mijn overleg")},
        (f'{MAY}:3:9: online: "https://x.be/mijn overleg" is geen webadres; een adres heeft geen spaties [webadres]',),
    ),
    Bad(
        "address-with-a-wrong-port",
        {MAY: front("online: https://x.be:123456/")},
        (
            f'{MAY}:3:9: online: "https://x.be:123456/" is geen webadres; kijk het adres na, zoals https://www.v-ict-or.be/ [webadres]',
        ),
    ),
    Bad(
        "address-without-a-host",
        {MAY: front("online: https://")},
        (
            f'{MAY}:3:9: online: "https://" is geen webadres; kijk het adres na, zoals https://www.v-ict-or.be/ [webadres]',
        ),
    ),
    Bad(
        "address-over-safe-links",
        {
            MAY: front(
                "online: https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.v-ict-or.be%2F&data=05%7Cx%40x.be"
            )
        },
        (
            f"{MAY}:3:9: online: dit adres loopt over een mailfilter, met het mailadres van wie de mail kreeg erin; schrijf https://www.v-ict-or.be/ [omweg]",
        ),
    ),
    Bad(
        "address-of-mail-where-web-is-asked",
        {MAY: front("online: mailto:info@x.be")},
        (f'{MAY}:3:9: online: "mailto:info@x.be" is geen webadres; een webadres begint met https:// [webadres]',),
    ),
    Bad(
        "address-to-register-in-words",
        {MAY: front("inschrijven: bij de trekker")},
        (
            f'{MAY}:3:14: inschrijven: "bij de trekker" is geen webadres of mailadres; schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be [webadres]',
        ),
    ),
    Bad(
        "address-to-register-with-subject",
        {MAY: front("inschrijven: mailto:info@x.be?subject=Kring")},
        (f'{MAY}:3:14: inschrijven: "info@x.be?subject=Kring" is geen mailadres; schrijf info@x.be [mailadres]',),
    ),
    Bad(
        "mail-with-at",
        {KEMPEN: circle("contact: info(at)v-ict-or.be")},
        (f'{KEMPEN}:4:10: contact: "info(at)v-ict-or.be" is geen mailadres; schrijf info@v-ict-or.be [mailadres]',),
    ),
    Bad(
        "mail-with-a-name",
        {KEMPEN: circle("contact: Info <info@v-ict-or.be>")},
        (f'{KEMPEN}:4:10: contact: "Info <info@v-ict-or.be>" is geen mailadres; schrijf info@v-ict-or.be [mailadres]',),
    ),
    Bad(
        "mail-that-is-a-phone",
        {KEMPEN: circle("contact: 014 12 34 56")},
        (f'{KEMPEN}:4:10: contact: "014 12 34 56" is geen mailadres; schrijf het zoals info@v-ict-or.be [mailadres]',),
    ),
    Bad(
        "team-that-is-a-sentence",
        {KEMPEN: circle("team: iedereen van Waasland")},
        (
            f'{KEMPEN}:4:7: team: "iedereen van Waasland" is geen team of gebruiker; '
            "schrijf organisatie/team, zoals v-ict-or/waasland [team]",
        ),
    ),
    Bad(
        "hide-unknown",
        {OVER: page("hide: [navigatie]")},
        (f'{OVER}:4:8: hide.1: "navigatie" kan hier niet; bedoelde u "navigation"? [keuze]',),
    ),
    # What would fall off.
    Bad(
        "hash-behind-a-value",
        {MAY: front("titel: Overleg #3")},
        (
            f'{MAY}:3:16: wat na "Overleg" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-behind-nothing",
        {MAY: front("titel: #3")},
        (
            f"{MAY}:3:8: wat na het hekje komt, valt weg; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]",
        ),
    ),
    Bad(
        "hash-against-a-quote",
        {MAY: front('titel: "Overleg"#2')},
        (
            f'{MAY}:3:17: wat na "Overleg" komt, valt weg door het hekje; zet alles tussen de aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-behind-a-date",
        {MAY: front("van: 14:00  # of later")},
        (
            f'{MAY}:3:13: wat na "14:00" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-in-a-list",
        {MAY: front("onderwerpen: [gdpr # avg", "]")},
        (
            f'{MAY}:3:20: wat na "gdpr" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-behind-an-item",
        {MAY: front("onderwerpen:", "  - gdpr # avg")},
        (
            f'{MAY}:4:10: wat na "gdpr" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-behind-what-is-wrong",
        {MAY: meeting("datum: morgen # of later")},
        (
            f'{MAY}:2:15: wat na "morgen" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "hash-on-the-second-line",
        {MAY: front("locatie: Stadhuis", "  Grote Markt # 1")},
        (
            f'{MAY}:4:15: wat na "Stadhuis Grote Markt" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    # More than one at once.
    Bad(
        "three-in-one-file",
        {MAY: front("lokatie: Stadhuis", "van: 14u", "onderwerpen: gdpr")},
        (
            f'{MAY}:3:1: "lokatie" is geen sleutel; bedoelde u "locatie"? [onbekende-sleutel]',
            f'{MAY}:4:6: van: "14u" is geen uur zoals 14:30; schrijf 14:00 [uur]',
            f"{MAY}:5:14: onderwerpen: hier hoort een lijst; schrijf [gdpr] [vorm]",
        ),
    ),
    Bad(
        "in-data-and-text",
        {MAY: front("van: 14u", body="Zie ![x](y.png)\n\nDit is <script>vet</script>.")},
        (
            f'{MAY}:3:6: van: "14u" is geen uur zoals 14:30; schrijf 14:00 [uur]',
            f'{MAY}:5:5: waarschuwing: de afbeelding "x" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]',
            f'{MAY}:7:8: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
        ),
    ),
    Bad(
        "in-text-only-after-broken-data",
        {MAY: front("onderwerpen: [gdpr", body="![Schema](y.png)")},
        (
            f"{MAY}:3:14: deze lijst wordt niet gesloten, of er ontbreekt een komma in; zet er ] achter [yaml]",
            f'{MAY}:5:1: waarschuwing: de afbeelding "Schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]',
        ),
    ),
    Bad(
        "with-windows-line-ends",
        {MAY: front("van: 14u", body="Dit is <script>vet</script>.").replace("\n", "\r\n").encode()},
        (
            f'{MAY}:3:6: van: "14u" is geen uur zoals 14:30; schrijf 14:00 [uur]',
            f'{MAY}:5:8: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
        ),
    ),
    Bad(
        "with-old-mac-line-ends",
        {KEMPEN: circle("sinds: x").replace("\n", "\r").encode()},
        (f'{KEMPEN}:4:8: sinds: "x" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',),
    ),
    Bad(
        "with-byte-order-mark",
        {KEMPEN: "\ufeff" + circle("sinds: x").replace("naam", "nam")},
        (
            f'{KEMPEN}:1:1: "nam" is geen sleutel; bedoelde u "naam"? [onbekende-sleutel]',
            f'{KEMPEN}:4:8: sinds: "x" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',
        ),
    ),
    Bad(
        "without-last-line-end",
        {KEMPEN: circle("sinds: x").rstrip()},
        (f'{KEMPEN}:4:8: sinds: "x" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',),
    ),
    Bad(
        "with-accents-in-two-parts",
        {MAY: front("titel: e\u0301e\u0301n #3")},
        (
            f'{MAY}:3:12: wat na "één" komt, valt weg door het hekje; zet de waarde tussen aanhalingstekens, of de opmerking op een eigen regel [afgekapt]',
        ),
    ),
    Bad(
        "in-two-files",
        {KEMPEN: circle("sinds: x"), MAY: front("van: 14u")},
        (
            f'{KEMPEN}:4:8: sinds: "x" is geen jaartal van 2000 tot 2100; schrijf vier cijfers, zoals 2013 [getal]',
            f'{MAY}:3:6: van: "14u" is geen uur zoals 14:30; schrijf 14:00 [uur]',
        ),
    ),
    Bad(
        "in-the-parts-of-one-line",
        {MAY: front("sprekers: [{organisatie: x, spreker: y}, {onderwerp: z}]")},
        (
            f'{MAY}:3:29: sprekers.1: "spreker" is geen sleutel; kies uit organisatie, onderwerp [onbekende-sleutel]',
            f"{MAY}:3:42: sprekers.2.organisatie: deze sleutel ontbreekt; schrijf bijvoorbeeld organisatie: V-ICT-OR [ontbreekt]",
        ),
    ),
    # Names and places.
    Bad(
        "circle-with-a-capital",
        {"circles/Midwest.yml": circle()},
        (
            'circles/Midwest.yml:1:1: "Midwest" kan niet als naam van een bestand; hernoem naar midwest.yml [bestandsnaam]',
        ),
    ),
    Bad(
        "circle-with-spaces",
        {"circles/Land van Waas.yml": circle()},
        (
            'circles/Land van Waas.yml:1:1: "Land van Waas" kan niet als naam van een bestand; hernoem naar land-van-waas.yml [bestandsnaam]',
        ),
    ),
    Bad(
        "circle-with-accents",
        {"circles/rivierenland-één.yml": circle()},
        (
            'circles/rivierenland-één.yml:1:1: "rivierenland-één" kan niet als naam van een bestand; hernoem naar rivierenland-een.yml [bestandsnaam]',
        ),
    ),
    Bad(
        "circle-with-underscore",
        {"circles/regio_gent.yml": circle()},
        (
            'circles/regio_gent.yml:1:1: "regio_gent" kan niet als naam van een bestand; hernoem naar regio-gent.yml [bestandsnaam]',
        ),
    ),
    Bad(
        "circle-yaml",
        {"circles/midwest.yaml": circle()},
        (
            "circles/midwest.yaml:1:1: dit bestand hoort niet in circles/; hernoem naar circles/midwest.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-in-capitals",
        {"circles/midwest.YML": circle()},
        (
            "circles/midwest.YML:1:1: dit bestand hoort niet in circles/; hernoem naar circles/midwest.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-saved-as-text",
        {"circles/midwest.yml.txt": circle()},
        (
            "circles/midwest.yml.txt:1:1: dit bestand hoort niet in circles/; hernoem naar circles/midwest.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-as-word-document",
        {"circles/Kring Midwest.docx": b"PK"},
        (
            "circles/Kring Midwest.docx:1:1: dit bestand hoort niet in circles/; een kring is circles/naam.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-without-ending",
        {"circles/midwest": circle()},
        ("circles/midwest:1:1: dit bestand hoort niet in circles/; een kring is circles/naam.yml [verkeerde-plaats]",),
    ),
    Bad(
        "circle-in-a-folder",
        {"circles/oud/midwest.yml": circle()},
        ("circles/oud:1:1: hier hoort geen map; een kring is circles/naam.yml [verkeerde-plaats]",),
    ),
    Bad(
        "circle-that-is-a-folder",
        {"circles/midwest.yml/x.txt": "x"},
        ("circles/midwest.yml:1:1: dit is een map en geen bestand; verwijder de map [verkeerde-plaats]",),
    ),
    Bad(
        "circle-named-as-the-index",
        {"circles/index.yml": circle()},
        ('circles/index.yml:1:1: "index" is op de site al een ander adres; kies een andere naam [bestandsnaam]',),
    ),
    Bad(
        "circle-named-as-a-year",
        {"circles/2027.yml": circle()},
        ('circles/2027.yml:1:1: "2027" is op de site al een ander adres; kies een andere naam [bestandsnaam]',),
    ),
    Bad(
        "circle-name-too-long",
        {"circles/" + "a" * 61 + ".yml": circle()},
        (
            'circles/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.yml:1:1: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…" kan niet als naam van een bestand; hernoem naar aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.yml [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-without-folder",
        {"meetings/2027-05-20.md": front()},
        (
            "meetings/2027-05-20.md:1:1: dit bestand hoort niet in meetings/; een bijeenkomst is meetings/kring/2027-03-11.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-too-deep",
        {"meetings/waasland/2027/2027-05-20.md": front()},
        (
            "meetings/waasland/2027:1:1: hier hoort geen map; een bijeenkomst is meetings/kring/2027-03-11.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-a-folder-with-a-capital",
        {"meetings/Waasland/2027-05-20.md": front()},
        ('meetings/Waasland:1:1: "Waasland" kan niet als naam van een map; hernoem naar waasland [bestandsnaam]',),
    ),
    Bad(
        "meeting-without-zeros",
        {"meetings/waasland/2027-3-1.md": front()},
        (
            'meetings/waasland/2027-3-1.md:1:1: "2027-3-1" is geen datum zoals 2027-06-01; hernoem naar 2027-03-01.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-not-on-the-calendar",
        {"meetings/waasland/2027-02-30.md": front()},
        (
            'meetings/waasland/2027-02-30.md:1:1: "2027-02-30" staat niet op de kalender; kijk de maand en de dag na [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-of-last-century",
        {"meetings/waasland/1927-05-20.md": front()},
        (
            'meetings/waasland/1927-05-20.md:1:1: "1927-05-20" valt buiten de jaren 2005 tot 2100; kijk het jaar na [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-day-first",
        {"meetings/waasland/20-05-2027.md": front()},
        (
            'meetings/waasland/20-05-2027.md:1:1: "20-05-2027" is geen datum zoals 2027-06-01; hernoem naar 2027-05-20.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-in-words",
        {"meetings/waasland/20 mei 2027.md": front()},
        (
            'meetings/waasland/20 mei 2027.md:1:1: "20 mei 2027" is geen datum zoals 2027-06-01; hernoem naar 2027-05-20.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-without-year",
        {"meetings/waasland/20-mei.md": front()},
        (
            'meetings/waasland/20-mei.md:1:1: "20-mei" is geen datum zoals 2027-06-01; noem het naar de datum, zoals 2027-03-11.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-copied",
        {"meetings/waasland/2027-03-11 (1).md": front()},
        (
            'meetings/waasland/2027-03-11 (1).md:1:1: "2027-03-11 (1)" is geen datum zoals 2027-06-01; 2027-03-11.md bestaat al: voeg de twee samen, of hernoem naar 2027-03-11-2.md als het een tweede bijeenkomst is [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-with-a-title",
        {"meetings/waasland/2027-05-20-nis2.md": front()},
        (
            'meetings/waasland/2027-05-20-nis2.md:1:1: "2027-05-20-nis2" is geen datum zoals 2027-06-01; hernoem naar 2027-05-20.md; is het een tweede bijeenkomst op die dag, naar 2027-05-20-2.md [bestandsnaam]',
        ),
    ),
    Bad(
        "meeting-saved-as-text",
        {"meetings/waasland/2027-05-20.md.txt": front()},
        (
            "meetings/waasland/2027-05-20.md.txt:1:1: dit bestand hoort niet in meetings/; hernoem naar 2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-capitals",
        {"meetings/waasland/2027-05-20.MD": front()},
        (
            "meetings/waasland/2027-05-20.MD:1:1: dit bestand hoort niet in meetings/; hernoem naar 2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-as-data",
        {"meetings/waasland/2027-05-20.yml": "datum: 2027-05-20\n"},
        (
            "meetings/waasland/2027-05-20.yml:1:1: dit bestand hoort niet in meetings/; hernoem naar 2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-that-is-a-folder",
        {"meetings/waasland/2027-05-20.md/x.txt": "x"},
        (f"{MAY}:1:1: dit is een map en geen bestand; verwijder de map [verkeerde-plaats]",),
    ),
    Bad(
        "slides-beside-a-meeting",
        {"meetings/waasland/presentatie.pptx": b"PK"},
        (
            "meetings/waasland/presentatie.pptx:1:1: dit bestand hoort niet in meetings/; zet het op een website en verwijs ernaar onder documenten [verkeerde-plaats]",
        ),
    ),
    Bad(
        "page-with-a-capital",
        {"content/Over.md": page()},
        ('content/Over.md:1:1: "Over" kan niet als naam van een bestand; hernoem naar over.md [bestandsnaam]',),
    ),
    Bad(
        "page-named-readme",
        {"content/README.md": page()},
        ('content/README.md:1:1: "README" kan niet als naam van een bestand; hernoem naar readme.md [bestandsnaam]',),
    ),
    Bad(
        "page-twice",
        {OVER: page(), "content/over/index.md": page()},
        (
            f"{OVER}:1:1: dit geeft dezelfde pagina als content/over/index.md; geef een van beide een andere naam [zelfde-pagina]",
        ),
    ),
    Bad(
        "topic-twice",
        {"content/onderwerpen/gdpr/index.md": page()},
        (
            "content/onderwerpen/gdpr.md:1:1: dit geeft dezelfde pagina als content/onderwerpen/gdpr/index.md; geef een van beide een andere naam [zelfde-pagina]",
        ),
    ),
    Bad(
        "index-of-topics",
        {"content/onderwerpen/index.md": page()},
        (
            "content/onderwerpen/index.md:1:1: de lijst van onderwerpen maakt de site zelf; geef het onderwerp een andere naam [bestandsnaam]",
        ),
    ),
    Bad(
        "folders-too-deep",
        {"content/a/b/c/d/e/x.md": page()},
        ("content/a/b/c/d/e:1:1: hier hoort geen map; gebruik ten hoogste 4 mappen [verkeerde-plaats]",),
    ),
    Bad(
        "folder-of-the-theme",
        {"content/assets/images/favicon.png": PNG},
        (
            "content/assets:1:1: de map assets is van de opmaak van de site; noem de map anders, zoals bestanden [bestandsnaam]",
        ),
    ),
    Bad(
        "folder-with-spaces",
        {"content/mijn bestanden/x.pdf": b"%PDF-1.7"},
        (
            'content/mijn bestanden:1:1: "mijn bestanden" kan niet als naam van een map; hernoem naar mijn-bestanden [bestandsnaam]',
        ),
    ),
    # What stands where nobody reads it.
    Bad(
        "meeting-at-the-top",
        {"2027-05-20.md": front()},
        (
            "2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/<kring>/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-at-the-top-with-its-circle",
        {"waasland-2027-05-20.md": front()},
        (
            "waasland-2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-at-the-top-with-another-name",
        {"Verslag mei.md": front()},
        (
            "Verslag mei.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/<kring>/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-a-folder-of-its-circle",
        {"waasland/2027-05-20.md": front()},
        (
            "waasland/2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-another-folder-with-a-capital",
        {"Meetings/waasland/2027-05-20.md": front()},
        (
            "Meetings/waasland/2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-a-folder-in-dutch",
        {"bijeenkomsten/Waasland/2027-05-20.md": front()},
        (
            "bijeenkomsten/Waasland/2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-a-folder-with-a-space",
        {"meetings /waasland/2027-05-20.md": front()},
        (
            "meetings /waasland/2027-05-20.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-as-text",
        {"meeting/waasland/2027-05-20.txt": "datum"},
        (
            "meeting/waasland/2027-05-20.txt:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/waasland/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-some-folder",
        {"nieuw/map/x.md": front()},
        (
            "nieuw/map/x.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar meetings/map/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-at-the-top",
        {"midwest.yml": circle()},
        (
            "midwest.yml:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar circles/midwest.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "circle-in-a-folder-in-dutch",
        {"Kringen/Midwest.yaml": circle()},
        (
            "Kringen/Midwest.yaml:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar circles/midwest.yml [verkeerde-plaats]",
        ),
    ),
    Bad(
        "page-in-a-folder-with-a-capital",
        {"Content/Nieuw.md": page()},
        (
            "Content/Nieuw.md:1:1: dit bestand staat op een plaats waar niemand het leest; verplaats het naar content/nieuw.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "meeting-in-content",
        {"content/2027-05-20.md": front()},
        (
            "content/2027-05-20.md:1:1: een bijeenkomst hoort niet in content/; zet ze in meetings/<kring>/2027-05-20.md [verkeerde-plaats]",
        ),
    ),
    Bad(
        "page-that-never-shows",
        {"content/templates/x.md": page()},
        (
            "content/templates:1:1: wat in een map templates staat, verschijnt niet op de site; noem de map anders, zoals sjablonen [bestandsnaam]",
        ),
    ),
    Bad(
        "circle-twice",
        {"circles/waasland.yaml": circle()},
        (
            "circles/waasland.yaml:1:1: dit bestand hoort niet in circles/; waasland.yml bestaat al: voeg de twee samen [verkeerde-plaats]",
        ),
    ),
    # What stands beside the pages.
    Bad(
        "drawing",
        {"content/logo.svg": "<svg/>"},
        (
            "content/logo.svg:1:1: bestanden die eindigen op .svg kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
        ),
    ),
    Bad(
        "script",
        {"content/extra.js": "alert(1)"},
        (
            "content/extra.js:1:1: bestanden die eindigen op .js kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
        ),
    ),
    Bad(
        "page-in-html",
        {"content/over.html": "<p>"},
        (
            "content/over.html:1:1: bestanden die eindigen op .html kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
        ),
    ),
    Bad(
        "picture-in-capitals",
        {"content/foto.PNG": PNG},
        ('content/foto.PNG:1:1: bestanden die eindigen op .PNG kunnen hier niet; bedoelde u "png"? [bijlage]',),
    ),
    Bad(
        "file-without-ending",
        {"content/LICENSE": "x"},
        (
            "content/LICENSE:1:1: bestanden zonder einde kunnen hier niet; gebruik .md, .png, .jpg, .webp of .pdf [bijlage]",
        ),
    ),
    Bad(
        "picture-that-is-text",
        {"content/foto.png": b"foto"},
        ("content/foto.png:1:1: dit is geen png-bestand; bewaar het opnieuw [bijlage]",),
    ),
    Bad(
        "picture-of-another-kind",
        {"content/foto.png": b"\xff\xd8\xff\xe0"},
        ("content/foto.png:1:1: dit is geen png-bestand; hernoem naar foto.jpg [bijlage]",),
    ),
    Bad(
        "picture-that-is-empty",
        {"content/foto.jpg": b""},
        ("content/foto.jpg:1:1: dit is geen jpg-bestand; bewaar het opnieuw [bijlage]",),
    ),
    Bad(
        "picture-with-its-place",
        {"content/foto.jpg": b"\xff\xd8\xff\xe1\0\x2ahttp://ns.adobe.com/xap/1.0/\0GPSLatitude" + b"\xff\xd9"},
        (
            "content/foto.jpg:1:1: deze foto vertelt waar ze genomen is; haal dat eruit (Windows: rechts klikken, "
            "Eigenschappen, Details, persoonlijke gegevens verwijderen), of gebruik een schermafdruk (Windows, Shift en S) "
            "[verborgen-gegevens]",
        ),
    ),
    Bad(
        "sound-as-picture",
        {"content/foto.webp": b"RIFF\0\0\0\0WAVE"},
        ("content/foto.webp:1:1: dit is geen webp-bestand; bewaar het opnieuw [bijlage]",),
    ),
    Bad(
        "page-as-pdf",
        {"content/verslag.pdf": b"<html>"},
        ("content/verslag.pdf:1:1: dit is geen pdf-bestand; bewaar het opnieuw [bijlage]",),
    ),
    Bad(
        "picture-too-large",
        {"content/foto.png": PNG + bytes(2_000_000)},
        ("content/foto.png:1:1: de bijlage is 2,1 MB groot; 2 MB kan; maak ze kleiner [bijlage]",),
    ),
    # What git left.
    Bad(
        "conflict-in-data",
        {KEMPEN: circle("<<<<<<< HEAD", "sinds: 2013", "=======", "sinds: 2014", ">>>>>>> voorstel")},
        (
            f"{KEMPEN}:4:1: hier zette git twee versies van dezelfde regels onder elkaar; kies welke regels blijven, en haal de andere weg, samen met de regels met <<<<<<<, ======= en >>>>>>> [botsing]",
        ),
    ),
    Bad(
        "conflicts-in-a-text",
        {
            MAY: front(
                body="<<<<<<< HEAD\na\n||||||| basis\nb\n=======\nc\n>>>>>>> x\n\n<<<<<<< HEAD\n=======\nd\n>>>>>>> x"
            )
        },
        tuple(
            f"{MAY}:{line}:1: hier zette git twee versies van dezelfde regels onder elkaar; kies welke regels blijven, en haal de andere weg, samen met de regels met <<<<<<<, ======= en >>>>>>> [botsing]"
            for line in (4, 12)
        ),
    ),
    Bad(
        "conflict-half-removed",
        {OVER: page(body="Tekst\n=======\nTekst\n>>>>>>> voorstel")},
        (
            f"{OVER}:8:1: hier zette git twee versies van dezelfde regels onder elkaar; kies welke regels blijven, en haal de andere weg, samen met de regels met <<<<<<<, ======= en >>>>>>> [botsing]",
        ),
    ),
    # Parts of a page.
    Bad(
        "part-unknown",
        {OVER: page(body="<!-- deel: agenda-van-morgen -->")},
        (f'{OVER}:5:1: "agenda-van-morgen" is geen deel; kies uit {PARTS} [onbekend-deel]',),
    ),
    Bad(
        "part-mistyped",
        {OVER: page(body="Tekst.\n\n<!-- deel: velde -->")},
        (f'{OVER}:7:1: "velde" is geen deel; bedoelde u "velden"? [onbekend-deel]',),
    ),
    Bad(
        "part-with-a-capital",
        {OVER: page(body="<!-- Deel: Velden -->")},
        (f'{OVER}:5:1: "Velden" is geen deel; bedoelde u "velden"? [onbekend-deel]',),
    ),
    Bad(
        "part-in-a-sentence",
        {OVER: page(body="Hier: <!-- deel: velden -->")},
        (
            f"{OVER}:5:7: zo verschijnt dit deel niet; schrijf precies <!-- deel: velden --> vooraan op een eigen regel [onbekend-deel]",
        ),
    ),
    Bad(
        "part-indented",
        {OVER: page(body="- punt\n\n  <!-- deel: velden -->")},
        (
            f"{OVER}:7:3: zo verschijnt dit deel niet; schrijf precies <!-- deel: velden --> vooraan op een eigen regel [onbekend-deel]",
        ),
    ),
    Bad(
        "part-written-tightly",
        {OVER: page(body="<!--deel:velden-->")},
        (
            f"{OVER}:5:1: zo verschijnt dit deel niet; schrijf precies <!-- deel: velden --> vooraan op een eigen regel [onbekend-deel]",
        ),
    ),
    Bad(
        "part-not-closed",
        {OVER: page(body="<!-- deel: velden")},
        (
            f"{OVER}:5:1: zo verschijnt dit deel niet; schrijf precies <!-- deel: velden --> vooraan op een eigen regel [onbekend-deel]",
        ),
    ),
    Bad(
        "part-without-name",
        {OVER: page(body="<!-- deel: -->")},
        (f'{OVER}:5:1: "" is geen deel; kies uit {PARTS} [onbekend-deel]',),
    ),
    Bad(
        "part-with-thousand-spaces",
        {OVER: page(body="<!-- deel: " + " " * 1_900 + "y")},
        (f'{OVER}:5:1: "y" is geen deel; kies uit {PARTS} [onbekend-deel]',),
    ),
    Bad(
        "part-in-code-that-never-ends",
        {OVER: page(body="```\n<!-- deel: x -->")},
        (f'{OVER}:6:1: "x" is geen deel; kies uit {PARTS} [onbekend-deel]',),
    ),
    Bad(
        "page-of-brackets",
        {OVER: page(body="[" * 300)},
        (
            f'{OVER}:5:1: hier staan meer dan 200 keer "[" zonder lege regel ertussen; maak de opmaak eenvoudiger [te-veel-opmaak]',
        ),
    ),
    Bad(
        "page-with-a-long-line",
        {OVER: page(body="x" * 5_001)},
        (f"{OVER}:5:5001: de regel is 5001 tekens lang; 5000 kan; begin geregeld een nieuwe regel [lange-tekst]",),
    ),
    Bad(
        "page-with-a-script",
        {OVER: page(body="Tekst\n\n<script>alert(1)</script>")},
        (
            f"{OVER}:7:1: het element <script> kan hier niet; haal het weg; alles wat de site uitvoert en hoe ze eruitziet, staat in hooks/theme/ [pagina-html]",
        ),
    ),
    Bad(
        "page-with-a-link-that-runs",
        {OVER: page(body="Zie [dit](javascript:alert)")},
        (
            f'{OVER}:5:11: het adres "javascript:alert" kan hier niet; een link begint met https://, mailto: of tel:, of is een bestand zoals meedoen.md [pagina-adres]',
        ),
    ),
    # The text of a meeting.
    Bad(
        "html",
        {MAY: front(body="Dit is <script>belangrijk</script>.")},
        (
            f'{MAY}:4:8: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
        ),
    ),
    Bad(
        "hidden-remark",
        {MAY: front(body="Dit is <!-- nog na te kijken --> tekst.")},
        (
            f"{MAY}:4:8: waarschuwing: deze verborgen opmerking komt niet op de site, maar wie het bestand opent, leest ze; haal ze weg als niet iedereen ze mag lezen [opmerking]",
        ),
    ),
    Bad(
        "link-that-runs-in-text",
        {MAY: front(body="[het verslag](javascript:alert(1))")},
        (f'{MAY}:4:1: een link naar "javascript:alert(1)" kan hier niet; een adres begint met https:// [link]',),
    ),
    Bad(
        "picture-in-text",
        {MAY: front(body="![Schema](https://x.be/schema.png)")},
        (
            f'{MAY}:4:1: waarschuwing: de afbeelding "Schema" komt niet op de site; zet een link ernaar onder documenten, of beschrijf in woorden wat erop staat [afbeelding]',
        ),
    ),
    Bad(
        "link-to-a-file-in-text",
        {MAY: front(body="[het verslag](verslag.pdf)")},
        (
            f'{MAY}:4:1: waarschuwing: "verslag.pdf" is geen volledig adres: op de site staan de woorden zonder link; schrijf het adres zoals het in de browser staat, zoals https://www.v-ict-or.be/ [link-zonder-doel]',
        ),
    ),
    Bad(
        "link-in-a-link",
        {MAY: front(body="[zie <https://x.be/>](https://y.be/)")},
        (f"{MAY}:4:1: in de tekst van deze link staat nog een link; zet de twee na elkaar [link-in-link]",),
    ),
    Bad(
        "bullets-of-a-word-processor",
        {MAY: front(body="## Verslag\n\nPunten:\n•\tGenk\no\tKost")},
        (
            f'{MAY}:7:1: tip: een punt dat met "•" begint, wordt hier geen lijst; begin elk punt met een koppelteken en een spatie [tip-opsomming]',
        ),
    ),
    Bad(
        "rows-of-a-word-processor",
        {MAY: front(body="## Verslag\n\nWelkom\nWifi\nKost")},
        (
            f"{MAY}:6:1: tip: deze korte regels komen op de pagina achter elkaar te staan; zet een lege regel tussen de regels, of <br> aan het einde van elke regel [tip-korte-regels]",
        ),
    ),
    Bad(
        "two-agendas",
        {MAY: front(body="## Agenda\n\nEen.\n\n## Agenda\n\nTwee.")},
        (f'{MAY}:8:1: "## Agenda" staat al op regel 4; zet alles onder een enkele kop [dubbele-kop]',),
    ),
    Bad(
        "heading-too-low",
        {MAY: front(body="### Verslag\n\nEen.")},
        (
            f'{MAY}:4:1: de kop "### Verslag" telt niet als de kop Verslag; schrijf ## Verslag vooraan op een eigen regel, of geef deze kop meer woorden [bijna-kop]',
        ),
    ),
    Bad(
        "heading-that-is-none",
        {MAY: front(body="**Verslag**\n\nEen.")},
        (
            f'{MAY}:4:1: waarschuwing: "**Verslag**" telt niet als de kop Verslag; schrijf ## Verslag wanneer de tekst daaronder daarbij hoort [geen-kop]',
        ),
    ),
    Bad(
        "code-that-never-ends",
        {MAY: front(body="```\nping v-ict-or.be\n\n## Verslag")},
        (
            f"{MAY}:4:1: het codeblok dat hier begint, wordt niet afgesloten; sluit het af met een regel ``` [open-codeblok]",
        ),
    ),
    Bad(
        "note-without-use",
        {MAY: front(body="[^1]: Deze voetnoot hoort nergens bij.")},
        (
            f"{MAY}:4:1: waarschuwing: de voetnoot [^1] wordt nergens gebruikt en verschijnt niet; zet [^1] in de tekst waar ze bij hoort [voetnoot]",
        ),
    ),
    Bad(
        "hidden-code",
        {MAY: front(body="Overleg&#x202E;gnal")},
        (f'{MAY}:4:8: "&#x202E;" staat voor een onzichtbaar of onbestaand teken; haal deze code weg [verborgen-code]',),
    ),
    Bad(
        "text-too-long",
        {MAY: front(body="woord " * 60_000)},
        (f"{MAY}:4:1: de tekst is 360 kB groot; 300 kB kan; kort de tekst in [lange-tekst]",),
    ),
    Bad(
        "page-with-lists-in-a-row",
        {OVER: page(body="\n" + "- " * 500 + "x")},
        (
            f"{OVER}:6:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
        ),
    ),
    Bad(
        "page-with-brackets-in-many-rows",
        {OVER: page(body=("[" * 200 + "\n") * 6)},
        (
            f'{OVER}:6:1: hier staan meer dan 200 keer "[" zonder lege regel ertussen; maak de opmaak eenvoudiger [te-veel-opmaak]',
        ),
    ),
    Bad(
        "page-with-numbers-in-quotes",
        {OVER: page(body="> 1. " * 11 + "x")},
        (
            f"{OVER}:5:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
        ),
    ),
    Bad(
        "page-with-lists-500-deep",
        {OVER: page(body="\n".join(" " * min(4 * level, 100) + "- x" for level in range(500)))},
        (
            f"{OVER}:25:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",
        ),
    ),
    Bad(
        "quotes-too-deep",
        {MAY: front(body="> " * 22 + "citaat")},
        (f"{MAY}:4:1: de lijsten en citaten staan te diep in elkaar; gebruik ten hoogste 20 niveaus [te-veel-opmaak]",),
    ),
    Bad(
        "unsafe-address",
        {MAY: front(body="[een adres](https://1.2.3.999/)")},
        (
            f"{MAY}:4:1: iets in dit deel kwam niet door de controle op veiligheid; schrijf het eenvoudiger en kijk de adressen na [onveilig]",
        ),
    ),
    Bad(
        "text-in-a-topic",
        {TOPIC: "---\ntitel: NIS2\nthema: Privacy\n---\n<script>alert(1)</script>\n"},
        (
            f'{TOPIC}:5:1: HTML "<script>" kan hier niet; schrijf de tekst zonder HTML, of zet er een schuine streep voor: \\< [html]',
        ),
    ),
    # The questions of a circle.
    Bad(
        "question-without-a-short-name",
        {KEMPEN: circle("vragen:", "  vraag: Hoe?", "  sinds: 2027-02-14")},
        (
            f"{KEMPEN}:5:10: vragen.vraag: boven vraag hoort een korte naam; {NAMED} [vorm]",
            f"{KEMPEN}:6:10: vragen.sinds: boven sinds hoort een korte naam; {NAMED} [vorm]",
        ),
    ),
    Bad(
        "questions-as-a-list",
        {KEMPEN: circle("vragen:", "  - vraag: Hoe?", "    sinds: 2027-02-14")},
        (f"{KEMPEN}:5:3: vragen: hier hoort een korte naam, met daaronder vraag en sinds; {NAMED} [vorm]",),
    ),
    Bad(
        "questions-as-a-sentence",
        {KEMPEN: circle("vragen: Hoe doet u dat?")},
        (f"{KEMPEN}:4:9: vragen: hier hoort een korte naam, met daaronder vraag en sinds; {NAMED} [vorm]",),
    ),
    Bad(
        "question-as-a-sentence",
        {KEMPEN: circle("vragen:", "  hoe: Hoe doet u dat?")},
        (
            f"{KEMPEN}:5:8: vragen.hoe: hier horen vraag en sinds; schrijf ze elk op een eigen regel, twee spaties verder dan deze sleutel [vorm]",
        ),
    ),
    Bad(
        "question-with-its-keys-wrong",
        {
            KEMPEN: circle(
                "vragen:",
                "  Toegang Leveranciers:",
                "    vraag: Hoe?",
                "    sinds: 14/02/2027",
                "    ondewerp: gdpr",
                "    bijeenkomst: 11 maart 2027",
                "  zonder-dag:",
                '    vraag: ""',
                "    toelichting: [a, b]",
                "    slug: x",
            )
        },
        (
            f'{KEMPEN}:5:3: vragen: "Toegang Leveranciers" is geen korte naam; bedoelde u "toegang-leveranciers"? [korte-naam]',
            f'{KEMPEN}:7:12: vragen.Toegang Leveranciers.sinds: "14/02/2027" is geen datum zoals 2027-06-01; schrijf 2027-02-14 [datum]',
            f'{KEMPEN}:8:5: vragen.Toegang Leveranciers: "ondewerp" is geen sleutel; bedoelde u "onderwerp"? [onbekende-sleutel]',
            f'{KEMPEN}:9:18: vragen.Toegang Leveranciers.bijeenkomst: "11 maart 2027" is geen bijeenkomst zoals 2027-03-11; schrijf 2027-03-11 [bijeenkomst-zonder-bestand]',
            f"{KEMPEN}:11:5: vragen.zonder-dag.sinds: deze sleutel ontbreekt; schrijf bijvoorbeeld sinds: 2027-02-14 [ontbreekt]",
            f"{KEMPEN}:11:12: vragen.zonder-dag.vraag: deze sleutel is leeg; schrijf bijvoorbeeld vraag: Hoe geeft u leveranciers veilig toegang van op afstand? [ontbreekt]",
            f"{KEMPEN}:12:18: vragen.zonder-dag.toelichting: hier hoort een enkele waarde; haal de haken, streepjes of sleutels weg [vorm]",
            f'{KEMPEN}:13:5: vragen.zonder-dag: "slug" is geen sleutel; kies uit vraag, sinds, onderwerp, toelichting, bijeenkomst, bestuur [onbekende-sleutel]',
        ),
    ),
    Bad(
        "question-twice",
        {KEMPEN: circle("vragen:", *QUESTION, *QUESTION)},
        (
            f"{KEMPEN}:8:3: hoe: deze sleutel staat er twee keer; die staat al op regel 5; houd er een over [dubbele-sleutel]",
        ),
    ),
    Bad(
        "question-of-10-kb",
        {KEMPEN: circle("vragen:", "  hoe:", f"    vraag: {'Hoe dan? ' * 1100}", "    sinds: 2027-02-14")},
        (f"{KEMPEN}:6:12: vragen.hoe.vraag: de tekst heeft 9899 tekens; 200 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "question-explained-in-10-kb",
        {KEMPEN: circle("vragen:", *QUESTION, f"    toelichting: {'Hoe dan? ' * 1100}")},
        (f"{KEMPEN}:8:18: vragen.hoe.toelichting: de tekst heeft 9899 tekens; 600 kan; kort de tekst in [te-lang]",),
    ),
    Bad(
        "500-questions",
        {
            KEMPEN: circle(
                "vragen:", *(f"  v{number}:\n    vraag: Hoe?\n    sinds: 2027-02-14" for number in range(500))
            )
        },
        (f"{KEMPEN}:5:3: vragen: er staan er 500; 100 kan; haal weg wat lang geleden besproken is [te-lang]",),
    ),
)


def lay(root: Path, files: Mapping[str, Content]) -> Path:
    """The good tree with these files over it, to the byte."""
    make_tree(root, GOOD, dict.fromkeys(files))
    for path, content in files.items():
        file = root / path
        if content is None:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            try:
                file.symlink_to(content.target)
            except OSError:
                pytest.skip("this machine makes no symbolic links")
        else:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest.mark.parametrize("bad", [pytest.param(bad, id=bad.name) for bad in BAD])
def test_a_bad_file_is_explained(bad: Bad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally) -> None:
    """Path, line, column, sentence, cure and code, the same without the parser in C; what is bad counts as unread."""
    tally("bad files", tried=1)
    root = lay(tmp_path / "root", bad.files)
    site, problems = load(root, flanders(), root)
    assert [str(problem) for problem in problems] == list(bad.lines)
    wrong = {problem.path for problem in problems if problem.is_error}
    assert wrong <= site.unread
    monkeypatch.setattr(tree, "LOADERS", (yaml.BaseLoader,))
    again, other_problems = load(root, flanders(), root)
    assert other_problems == problems
    assert list(again.records()) == list(site.records())
    assert (again.pages, again.unread) == (site.pages, site.unread)
    tally("bad files", rejected_right=1)


def test_there_are_many_and_each_is_another() -> None:
    """Nothing stands twice in the table."""
    assert len(BAD) >= 150
    assert [name for name, number in Counter(bad.name for bad in BAD).items() if number > 1] == []
    assert [
        number for number in Counter(str(sorted(bad.files.items(), key=str)) for bad in BAD).values() if number > 1
    ] == []


def test_every_code_is_in_the_table() -> None:
    """No kind of mistake that reading can find goes untried."""
    found = {line.rpartition("[")[2].removesuffix("]") for bad in BAD for line in bad.lines}
    assert found == {code.name for code in CODES}


def test_all_at_once(tmp_path: Path) -> None:
    """The mistakes of many files come out in one run, sorted, and each file is as if it were alone."""
    meetings = [bad for bad in BAD if list(bad.files) == [MAY] and not isinstance(bad.files[MAY], Link)]
    days = [f"2027-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(len(meetings))]
    paths = [f"meetings/kempen/{day}.md" for day in days]
    root = lay(tmp_path, {path: bad.files[MAY] for path, bad in zip(paths, meetings, strict=True)})
    _, problems = load(root, flanders(), root)
    expected = [line.replace(MAY, path) for path, bad in zip(paths, meetings, strict=True) for line in bad.lines]
    assert [str(problem) for problem in problems] == expected
