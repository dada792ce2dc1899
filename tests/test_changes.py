"""What a proposed version of the files changes, in sentences: two small trees per row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kringen.changes.report import MOST, NOTHING, as_markdown, as_text, harmless
from kringen.changes.snapshot import Change, Changes, Kind, Subject
from kringen.problem import errors
from kringen.register import flanders
from kringen.source import load
from scripts.commands.changes import compared
from tests.support.feeds import feeds
from tests.support.running import command, commit, git
from tests.support.samples import GOOD, NOW, make_tree

MEETING = "meetings/waasland/2027-03-11.md"
Layer = Mapping[str, str | None]


def edited(path: str, **replaced: str) -> Layer:
    """A file of GOOD in which some lines, named by their key, are others."""
    lines = GOOD[path].splitlines()
    for key, line in replaced.items():
        (row,) = (row for row, text in enumerate(lines) if text.strip().startswith(f"{key}:"))
        lines[row] = "\n".join(" " * 8 + each for each in line.split("\n"))
    return {path: "\n".join(lines) + "\n"}


def between(folder: Path, old: Layer, new: Layer) -> Changes:
    """What differs between GOOD with some files and GOOD with others."""
    make_tree(folder / "oud", GOOD, old)
    make_tree(folder / "nieuw", GOOD, new)
    return compared(str(folder / "oud"), str(folder / "nieuw"), folder, NOW)


def said(found: Changes, *subjects: Subject) -> list[str]:
    return [change.sentence for change in found.changes if change.kind.subject in subjects]


FILES = (Subject.CIRCLES, Subject.QUESTIONS, Subject.MEETINGS, Subject.TOPICS, Subject.PAGES)
THE_MEETING = "de bijeenkomst van Waasland op donderdag 11 maart 2027"


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param(edited("circles/waasland.yml", naam="# zomaar\nnaam: Waasland"), [], id="a-comment"),
        pytest.param(
            {
                "meetings/kempen/2027-04-01.md": (
                    "---\ndatum: 2027-04-01\nvan: 14:00\ntot: 16:30\ngastbestuur: Geel\n---\n"
                )
            },
            ["Voegt 1 bijeenkomst toe aan Kempen: donderdag 1 april 2027, 14.00 tot 16.30 uur, in Geel."],
            id="added",
        ),
        pytest.param(
            {
                "meetings/kempen/2027-04-01.md": (
                    "---\ntitel: Wifi\ndatum: 2027-04-01\nkringen: [waasland]\nonline: https://example.org/\n---\n"
                )
            },
            ["Voegt 1 bijeenkomst toe aan Kempen en Waasland: “Wifi”, donderdag 1 april 2027, online."],
            id="added-joint",
        ),
        pytest.param(
            {"meetings/kempen/2020-04-01.md": "---\ndatum: 2020-04-01\n---\n## Verslag\n\nTekst\n"},
            ["Voegt 1 bijeenkomst toe aan Kempen: woensdag 1 april 2020, met verslag."],
            id="added-from-an-archive",
        ),
        pytest.param(
            {"meetings/kempen/2027-04-01.md": "---\ndatum: 2027-04-01\nstatus: geannuleerd\n---\n"},
            ["Voegt 1 bijeenkomst toe aan Kempen: donderdag 1 april 2027, die niet doorgaat."],
            id="added-cancelled",
        ),
        pytest.param(
            edited(MEETING, datum="datum: 2027-03-18\nstatus: verplaatst"),
            [
                "Verplaatst de bijeenkomst van Waasland van donderdag 11 maart 2027, 14.00 tot 16.30 uur, "
                "naar donderdag 18 maart 2027, 14.00 tot 16.30 uur."
            ],
            id="moved",
        ),
        pytest.param(
            edited(MEETING, van="van: 13:30"),
            [f"Wijzigt {THE_MEETING}: uur van “14.00 tot 16.30 uur” in “13.30 tot 16.30 uur”."],
            id="other-hours",
        ),
        pytest.param(
            edited(MEETING, datum="datum: 2027-03-11\nstatus: geannuleerd"),
            [f"Annuleert {THE_MEETING}."],
            id="cancelled",
        ),
        pytest.param(
            {MEETING: None},
            [
                f"Verwijdert {THE_MEETING}; haar adres verdwijnt. "
                "Gaat ze niet door, laat het bestand dan staan met status: geannuleerd."
            ],
            id="removed",
        ),
        pytest.param(
            edited(MEETING, gastbestuur="gastbestuur: Temse\nlocatie: Gemeentehuis", onderwerpen="onderwerpen: []"),
            [
                f"Wijzigt {THE_MEETING}: gastbestuur van “Sint-Niklaas” in “Temse”; "
                "locatie wordt “Gemeentehuis”; onderwerpen “gdpr” vervalt."
            ],
            id="keys-changed-added-and-removed",
        ),
        pytest.param(
            {MEETING: GOOD[MEETING].replace("- Welkom", "- Hallo")},
            [f"Wijzigt {THE_MEETING}: agenda gewijzigd."],
            id="agenda",
        ),
        pytest.param(
            edited(MEETING, onderwerpen="onderwerpen: [gdpr]\nkringen: [kempen]"),
            [f"Wijzigt {THE_MEETING}: kringen wordt “Kempen”."],
            id="joint-from-now-on",
        ),
        pytest.param(
            {"circles/midwest.yml": "naam: Midwest\nstatus: in oprichting\nregio: Midwest\n"},
            ["Voegt de kring Midwest toe: in oprichting, regio Midwest."],
            id="circle-added",
        ),
        pytest.param(
            edited(
                "circles/waasland.yml", status="status: slapend\ntrekker: {functie: diensthoofd, organisatie: Temse}"
            ),
            ["Wijzigt de kring Waasland: status van “actief” in “slapend”; trekker wordt “diensthoofd: Temse”."],
            id="circle-changed",
        ),
        pytest.param(
            {
                "circles/kempen.yml": None,
                "circles/de-kempen.yml": "naam: De Kempen\nstatus: actief\nregio: Kempen\nvorige_namen: [Kempen]\n",
            },
            [
                "Hernoemt de kring Kempen (kempen) in De Kempen (de-kempen); oude adressen blijven werken.",
                "Wijzigt de kring De Kempen: status van “te bevestigen” in “actief”.",
            ],
            id="circle-renamed",
        ),
        pytest.param(
            {
                "circles/waasland.yml": None,
                MEETING: None,
                "circles/waas.yml": "naam: Waas\nstatus: actief\nregio: Waasland\nvorige_namen: [Waasland]\n",
                "meetings/waas/2027-03-11.md": GOOD[MEETING],
            },
            ["Hernoemt de kring Waasland (waasland) in Waas (waas); oude adressen blijven werken."],
            id="a-renamed-circle-keeps-its-meetings",
        ),
        pytest.param(
            {"circles/kempen.yml": None},
            [
                "Verwijdert de kring Kempen; zijn adressen verdwijnen. "
                "Kreeg hij een andere naam, zet de oude dan bij vorige_namen; stopte hij, gebruik dan status: gestopt."
            ],
            id="circle-removed",
        ),
        pytest.param(
            {"content/onderwerpen/wifi.md": "---\ntitel: Wifi\nthema: Netwerk\n---\n"},
            ["Voegt het onderwerp “Wifi” toe onder “Netwerk”."],
            id="topic-added",
        ),
        pytest.param(
            edited("content/onderwerpen/gdpr.md", thema="thema: Recht", synoniemen="synoniemen: [avg, privacywet]"),
            [
                "Wijzigt het onderwerp “GDPR”: thema van “Privacy” in “Recht”; "
                "synoniemen van “avg” in “avg, privacywet”."
            ],
            id="topic-changed",
        ),
        pytest.param(
            {"content/nieuws.md": "---\ntitle: Nieuws\ndescription: Wat er is.\n---\n# Nieuws\n"},
            ["Voegt de pagina “Nieuws” toe."],
            id="page-added",
        ),
    ],
)
def test_what_changes(layer: Layer, expected: list[str], tmp_path: Path) -> None:
    """Each change of the files is told once, in a sentence that stands alone."""
    found = between(tmp_path, {}, layer)
    assert (said(found, *FILES), errors(found.problems)) == (expected, ())


REPORTED = "meetings/kempen/2026-04-01.md"
HELD = "---\ndatum: 2026-04-01\n---\n"
THE_HELD = "de bijeenkomst van Kempen op woensdag 1 april 2026"


def test_a_file_that_was_renamed_is_named_as_that(tmp_path: Path) -> None:
    """The same meeting under another name: its address would be gone, and calendars would have it twice."""
    moved = GOOD[MEETING].replace("datum: 2027-03-11", "datum: 2027-03-18")
    found = between(tmp_path, {}, {MEETING: None, "meetings/waasland/2027-03-18.md": moved})
    assert said(found, Subject.MEETINGS)[1:] == [
        f"Hernoemt het bestand van {THE_MEETING}; haar adres verdwijnt, en in agenda's komt ze er een tweede keer bij. "
        "Geef meetings/waasland/2027-03-18.md zijn oude naam 2027-03-11.md terug en zet status: verplaatst."
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(HELD, HELD + "## Verslag\n\nGoed.\n", f"Voegt het verslag toe van {THE_HELD}.", id="added"),
        pytest.param(
            HELD + "## Verslag\n\nGoed.\n",
            HELD + "## Verslag\n\nBeter.\n",
            f"Wijzigt het verslag van {THE_HELD}.",
            id="changed",
        ),
        pytest.param(HELD + "## Verslag\n\nGoed.\n", HELD, f"Haalt het verslag weg van {THE_HELD}.", id="removed"),
        pytest.param(
            HELD.replace("2026-04-01\n", "2026-04-01\nstatus: geannuleerd\n"),
            HELD,
            f"Laat {THE_HELD} toch doorgaan.",
            id="resumed",
        ),
        pytest.param(
            HELD,
            HELD.replace("2026-04-01\n", "2026-04-01\nstatus: uitgesteld\n"),
            f"Stelt {THE_HELD} uit; de nieuwe dag staat nog niet vast.",
            id="postponed",
        ),
        pytest.param(
            HELD,
            HELD.replace("2026-04-01\n", "2026-06\nstatus: verplaatst\n"),
            "Verplaatst de bijeenkomst van Kempen van woensdag 1 april 2026 naar juni 2026.",
            id="moved-to-a-month",
        ),
        pytest.param(
            HELD.replace("datum", "daum"), HELD, f"Herstelt {THE_HELD}: het bestand was niet te lezen.", id="mended"
        ),
    ],
)
def test_what_becomes_of_a_meeting(old: str, new: str, expected: str, tmp_path: Path) -> None:
    found = between(tmp_path, {REPORTED: old}, {REPORTED: new})
    assert said(found, *FILES) == [expected]


KEMPEN = GOOD["circles/kempen.yml"].rstrip(" ")
ASKED = KEMPEN + "        vragen:\n          hoe:\n            vraag: Hoe?\n            sinds: 2027-02-14\n"
NO_LONGER = "links ernaar komen dan boven op de pagina van de kring uit."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(KEMPEN, ASKED, ["Voegt de vraag “Hoe?” van Kempen toe."], id="added"),
        pytest.param(
            KEMPEN,
            ASKED + "            bijeenkomst: 2026-04-01\n",
            ["Voegt de vraag “Hoe?” van Kempen toe en zet ze op de bijeenkomst op woensdag 1 april 2026."],
            id="added-on-a-meeting",
        ),
        pytest.param(
            ASKED,
            ASKED + "            bijeenkomst: 2026-04-01\n",
            ["Zet de vraag “Hoe?” van Kempen op de bijeenkomst op woensdag 1 april 2026."],
            id="planned",
        ),
        pytest.param(
            ASKED,
            ASKED + "            bijeenkomst: 2026-05-01\n",
            ["Zet de vraag “Hoe?” van Kempen op een bijeenkomst die er niet is (2026-05-01)."],
            id="planned-on-nothing",
        ),
        pytest.param(
            ASKED + "            bijeenkomst: 2026-04-01\n",
            ASKED,
            ["Haalt de vraag “Hoe?” van Kempen van haar bijeenkomst; ze leeft weer."],
            id="unplanned",
        ),
        pytest.param(
            ASKED,
            ASKED.replace("Hoe?", "Hoe dan?") + "            bestuur: Geel\n",
            ["Wijzigt de vraag “Hoe dan?” van Kempen: vraag van “Hoe?” in “Hoe dan?”; bestuur wordt “Geel”."],
            id="changed",
        ),
        pytest.param(
            ASKED,
            ASKED.replace("  hoe:", "  hoe-dan:"),
            [
                f"Geeft de vraag “Hoe?” van Kempen een andere korte naam; {NO_LONGER} "
                "Geef hoe-dan haar oude naam terug: hoe."
            ],
            id="renamed",
        ),
        pytest.param(
            ASKED,
            KEMPEN,
            [
                f"Haalt de vraag “Hoe?” weg bij Kempen; {NO_LONGER} "
                "Kwam ze aan bod, laat ze dan staan met bijeenkomst."
            ],
            id="removed",
        ),
        pytest.param(
            ASKED.replace("sinds:", "sins:"), ASKED, ["Herstelt de kring Kempen: het bestand was niet te lezen."], id="mended"
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_a_question(old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    """Its short name is who it is: with another one, or without it, links to it no longer reach it."""
    held = {REPORTED: HELD}
    found = between(tmp_path, held | {"circles/kempen.yml": old}, held | {"circles/kempen.yml": new})
    assert said(found, *FILES) == expected


def test_a_question_stays_with_its_circle_under_another_name(tmp_path: Path) -> None:
    """A circle that is renamed takes its questions along."""
    layer = {"circles/kempen.yml": None, "circles/de-kempen.yml": ASKED + "        vorige_namen: [kempen]\n"}
    assert said(between(tmp_path, {"circles/kempen.yml": ASKED}, layer), Subject.QUESTIONS) == []


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        pytest.param(edited("circles/waasland.yml", naam="# zomaar\nnaam: Waasland"), [], id="a-comment"),
        pytest.param(
            edited(MEETING, van="van: 13:30"),
            [
                "Wie deze agenda's volgt, ziet het vanzelf: {calendars}.",
                "Ook deze feeds wijzigen: {feeds}.",
            ],
            id="a-meeting",
        ),
        pytest.param(
            {"content/nieuws.md": "---\ntitle: Nieuws\ndescription: Wat er is.\n---\n# Nieuws\n"},
            ["Nieuw op de site: nieuws/."],
            id="a-page",
        ),
        pytest.param(
            {MEETING: None},
            [
                "Wie deze agenda's volgt, ziet het vanzelf: {calendars}.",
                "Ook deze feeds wijzigen: {feeds}.",
                "Dit adres verdwijnt: bijeenkomsten/2027/",
                "Dit adres verdwijnt: bijeenkomsten/waasland/2027-03-11/",
            ],
            id="a-meeting-gone",
        ),
        pytest.param(
            {
                "circles/waasland.yml": None,
                MEETING: None,
                "circles/waas.yml": "naam: Waasland\nstatus: actief\nregio: Waasland\nvorige_namen: [Waasland]\n",
                "meetings/waas/2027-03-11.md": GOOD[MEETING],
            },
            [
                "Wie deze agenda's volgt, ziet het vanzelf: {calendars}.",
                "Ook deze feeds wijzigen: aankondigingen.xml, kringen/waasland/aankondigingen.xml, "
                "kringen/waasland/verslagen.xml, kringen/waasland/vragen.xml, onderwerpen/gdpr/aankondigingen.xml.",
                "Nieuw op de site: bijeenkomsten/waas/, kringen/waas/, kringen/waas/aankondigingen.xml, "
                "kringen/waas/agenda.ics, kringen/waas/verslagen.xml, kringen/waas/vragen.xml, "
                "bijeenkomsten/waas/2027-03-11/.",
            ],
            id="another-address-and-nothing-lost",
        ),
    ],
)
def test_what_reaches_visitors(layer: Layer, expected: list[str], tmp_path: Path) -> None:
    """Calendars and feeds by their content: all in which the meeting of GOOD stands; addresses by what is published."""
    found = between(tmp_path, {}, layer)
    site, _ = load(tmp_path / "oud", flanders())
    held = [uri for uri, data in feeds(site).items() if re.search(rb"waasland[-/]2027-03-11", data)]
    followed = sorted((each for each in held if "afspraak" not in each), key=lambda each: (each.count("/"), each))
    assert said(found, Subject.CALENDARS, Subject.ADDRESSES) == [
        each.format(
            calendars=", ".join(uri for uri in followed if uri.endswith(".ics")),
            feeds=", ".join(uri for uri in followed if uri.endswith(".xml")),
        )
        for each in expected
    ]
    assert {"agenda.ics", "kringen/waasland/agenda.ics", "onderwerpen/gdpr/aankondigingen.xml"} <= set(followed)


def test_mistakes_come_first_and_accuse_nobody_else(tmp_path: Path) -> None:
    """A file that cannot be read is neither gone nor changed; of calendars nothing is said yet."""
    found = between(tmp_path, {}, edited(MEETING, gastbestuur="lokatie: Stadhuis"))
    assert as_text(found) == (
        "Eerst te verbeteren: 1 fout\n"
        f'- {MEETING}, regel 5: "lokatie" is geen sleutel; bedoelde u "locatie"?\n'
        "\nNog niet gelezen\n"
        f"- {MEETING}: wat hierin staat, telt hieronder nog niet mee.\n"
        "\nWelke agenda's en adressen wijzigen, staat hier zodra de fouten verbeterd zijn.\n"
    )


def test_hints_come_last_and_only_for_what_is_proposed(tmp_path: Path) -> None:
    """Of the meeting in GOOD, which has no address either, nothing is said."""
    layer = {"meetings/kempen/2027-04-01.md": "---\ndatum: 2027-04-01\nlocatie: Gemeentehuis\n---\n"}
    assert as_text(between(tmp_path, {}, layer)).endswith(
        "\nOm na te kijken: 1 tip\n"
        "- meetings/kempen/2027-04-01.md, regel 2: er staat nog geen agenda; schrijf in enkele woorden wat aan bod komt.\n"
    )


def test_a_link_to_another_file_is_a_mistake_and_not_followed(tmp_path: Path) -> None:
    """Nothing of the machine that makes the summary gets into it."""
    make_tree(tmp_path / "nieuw", GOOD)
    (tmp_path / "geheim").write_text("naam: Geheim\nstatus: actief\nregio: Kempen\n", encoding="utf-8")
    (tmp_path / "nieuw" / "circles" / "geheim.yml").symlink_to(tmp_path / "geheim")
    text = as_text(between(tmp_path, {}, {}))
    assert "circles/geheim.yml, regel 1: dit is geen gewoon bestand (een snelkoppeling?)" in text
    assert "Geheim" not in text


def test_mistakes_of_the_old_version_are_told_too(tmp_path: Path) -> None:
    found = between(tmp_path, edited(MEETING, gastbestuur="lokatie: Stadhuis"), {})
    assert "De vorige versie had zelf fouten" in as_text(found)


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "<!-- weg -->",
    "[klik](https://example.org)",
    "![beeld](https://example.org/a.png)",
    "https://example.org/ en www.example.org",
    "HTTPS://EXAMPLE.ORG",
    "mail jan@example.org",
    "@v-ict-or/beheer en @jan",
    "zie #12 en org/repo#3 en !4 en ~label en %5 en &6",
    ":tada: `code` **vet** _schuin_ ~~weg~~",
    "| a | b |",
    "&lt;b&gt; &#64;jan",
    "\\@jan \\<b>",
    "$x^2$ $$y$$",
    "1. een",
    "- een",
    "> citaat",
    "# kop",
    "=== ---",
    "[^1]: voetnoot",
    "``` blok",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_plain(text: str) -> None:
    """Rendered as GitHub does (CommonMark with HTML, tables and strikethrough) it is one paragraph with that text."""
    renderer = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = renderer.parse(harmless(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inline = tokens[1].children or []
    assert {token.type for token in inline} <= {"text", "text_special", "html_inline"}
    assert copied(inline) == " ".join(text.split())


def copied(inline: Iterable[Token]) -> str:
    """What somebody who selects the text copies; of elements there are only empty ones."""
    text = "".join(token.content for token in inline if token.type != "html_inline")
    elements = "".join(token.content for token in inline if token.type == "html_inline")
    assert elements == "<b></b>" * elements.count("<b>")
    return text


@given(st.text(max_size=60) | st.text(alphabet="*_`~[]()<>!#@&|\\\\-+=.:1a /\t$^", max_size=40))
@settings(max_examples=150)
def test_any_text_stays_plain(text: str) -> None:
    """Behind the dash of a list, as the summary has it."""
    words = " ".join(text.split())
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(f"- {harmless(text)}")
    inline = [token for token in tokens if token.type == "inline"]
    assert copied([child for token in inline for child in token.children or []]) == words.replace("\0", "\ufffd")


@pytest.mark.parametrize(
    "sign", ["@jan", "org/repo#3", ":tada:", "https://example.org", "www.example.org", "!4", "~label"]
)
def test_what_git_hosts_look_for_in_finished_text_is_broken(sign: str) -> None:
    """They look for names, numbers and addresses after Markdown is done, so escaping alone does not help."""
    renderer = MarkdownIt("commonmark", {"html": True})
    pieces = [token.content for token in renderer.parseInline(harmless(sign))[0].children or []]
    assert not [piece for piece in pieces if sign in piece]
    assert harmless(sign).isascii()


def test_a_hostile_title_stays_plain_in_the_summary(tmp_path: Path) -> None:
    layer = edited(MEETING, datum="datum: 2027-03-11\ntitel: '@jan <b>[x](https://example.org)</b>'")
    text = as_markdown(between(tmp_path, {}, layer))
    assert "titel wordt “@<b></b>jan \\<b\\>\\[x\\](https:<b></b>//example.org)\\</b\\>”" in text


def test_a_thousand_changes_fit() -> None:
    """GitHub refuses a summary above 1 MiB, so lines are counted; even the worst text of the longest kind fits."""
    worst = "<@" * 1_000
    kinds = [kind for kind in Kind for _ in range(1_000)]
    text = as_markdown(Changes(tuple(Change(kind, worst) for kind in kinds)))
    assert len(text.encode()) < 2**20
    assert f"\n- … en nog {10_000 - MOST}.\n" in text
    assert "1000 bijeenkomsten erbij, 1000 bijeenkomsten verplaatst" in text


# The command.


def test_versions_of_git_and_folders_are_compared(tmp_path: Path) -> None:
    """A commit is read without touching the working folder or the index of git."""
    root = make_tree(tmp_path, GOOD)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    make_tree(root, edited(MEETING, van="van: 13:30"), {"mkdocs.yml": "a: b\n"})
    commit(root)
    expected = f"Wijzigt {THE_MEETING}: uur van “14.00 tot 16.30 uur” in “13.30 tot 16.30 uur”."
    one = command("changes", "HEAD^1", "HEAD", "--root", root, "--now", "2027-03-01")
    other = command("changes", "HEAD^1", "--root", root, "--now", "2027-03-01")
    assert (one.returncode, other.returncode, one.stderr) == (0, 0, "")
    assert expected in one.stdout
    assert one.stdout == other.stdout
    assert one.stdout.endswith(
        "\nBuiten kringen, bijeenkomsten en pagina's: 1 bestand\n- mkdocs.yml: de werking van de site.\n\n"
        "Wat hierboven de werking, een workflow, een test of een lijst van programma's is, bepaalt ook deze samenvatting zelf: "
        "lees die bestanden na bij Files changed, en laat ze nalezen door wie de site onderhoudt.\n"
    )
    same = command("changes", "HEAD", "--root", root, "--now", "2027-03-01")
    assert same.stdout == f"{NOTHING}\n"


def test_every_other_file_is_called_what_it_is(tmp_path: Path) -> None:
    """A file of data where nothing reads it is a mistake, with the right path; also when both versions come from git."""
    root = make_tree(tmp_path, GOOD)
    git(root, "init", "--quiet")
    commit(root)
    paths = (
        ".github/workflows/publish.yml",
        "requirements.txt",
        "hooks/build.py",
        "tests/x.py",
        "notitie.txt",
        "README.md",
    )
    kept = (".cache/memory.sqlite", "Meetings/waasland/2027-06-01.md")
    make_tree(
        root, {path: "---\ndatum: 2027-06-01\n---\n" if path.endswith("01.md") else "x" for path in (*paths, *kept)}
    )
    commit(root)
    done = command("changes", "HEAD^1", "HEAD", "--root", root, "--now", "2027-03-01")
    assert (
        "- Meetings/waasland/2027-06-01.md, regel 1: dit bestand staat op een plaats waar niemand het leest; "
        "verplaats het naar meetings/waasland/2027-06-01.md.\n"
    ) in done.stdout
    assert done.stdout.partition("Buiten kringen, bijeenkomsten en pagina's: 8 bestanden\n")[2].splitlines()[:8] == [
        "- .cache/memory.sqlite: hoort niet in git; publiceren weigert het.",
        "- .github/workflows/publish.yml: een workflow: wat bij elk voorstel en bij het publiceren wordt uitgevoerd.",
        "- Meetings/waasland/2027-06-01.md: een bestand dat de site niet leest.",
        "- README.md: uitleg voor wie de site beheert.",
        "- hooks/build.py: de werking van de site.",
        "- notitie.txt: een bestand dat de site niet leest.",
        "- requirements.txt: een lijst van programma's van anderen die mee worden geïnstalleerd.",
        "- tests/x.py: een test van de werking.",
    ]


@pytest.mark.parametrize("version", ["bestaat-niet", "HEAD", "@{0}"])
def test_an_unknown_version_is_named(version: str, tmp_path: Path) -> None:
    """Also in a folder outside git, and never as an option of git."""
    done = command("changes", version, "--root", make_tree(tmp_path, GOOD))
    assert done.returncode == 2
    assert version in done.stderr
    assert "Traceback" not in done.stderr
