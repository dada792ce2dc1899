"""The form says exactly what the build says: every message, from the same file, in a real browser and in Python."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page

from kringen import held_by_git, hints, page_links, rules
from kringen.edition.page import Settings
from kringen.markdown.mistakes import NESTED_LINK, NOTE, TOO_MUCH, UNSAFE
from kringen.output import CODES, generate
from kringen.pages.form import DATA
from kringen.personal import personal
from kringen.personal.patterns import PATTERNS
from kringen.problem import Level
from kringen.register import flanders
from kringen.rules import references
from kringen.rules.hosts import MISLEADING
from kringen.source import attachments, content, files, front, load, names, record, text, tree
from kringen.transfer import mistakes
from kringen.values import words
from kringen.values.accounts import TEAM
from tests.browser.conftest import Visit
from tests.browser.form import Typed, announced, changed, examine, history, said, validate
from tests.conftest import EXAMPLE, EXAMPLE_NOW
from tests.support.detours import DETOURS
from tests.support.samples import make_tree
from tests.test_html import COMMENTS, MEANT, REPEATED, SAID, repeated
from tests.test_minutes import CURES, MINUTES, ROWS
from tests.test_personal import INNOCENT, PERSONAL

SETTINGS = Settings(contact="info@example.org")
NEW = "---\ndatum: 2027-08-12\n---\n"
REPORT = {"verslag": "We bespraken de wifi."}

ROOM = {"locatie": "Stadhuis"}

RAISED: dict[str, list[Typed]] = {
    "ontbreekt": [
        changed(datum=""),
        announced(sprekers=[{"organisatie": "", "onderwerp": "Wifi"}]),
        announced(documenten=[{"titel": "Nota", "url": ""}, {"titel": "", "url": "https://example.org/"}]),
    ],
    "datum": [
        changed(datum="2027-02-30"),
        changed(datum="0027-06-17"),
        changed(inschrijven_tot="2101-01-01"),
        *(changed(datum=day) for day in ("2004-12-31", "2101-01-01", "2004-12", "2101-01", "2027-00")),
        *(changed(datum=f"{month}/{year}") for year in (2004, 2005, 2100, 2101) for month in (0, 1, 12, 13)),
        *(changed(datum=month) for month in ("2027-6", "2027-13", "juni 2027", "in mrt 2027", "6/2027", "1997-06")),
    ],
    "uur": [announced(van="25:00"), announced(van="14:60")],
    "getal": [
        *(changed("waasland/2025-09-18", besturen=number) for number in ("0", "301", "twaalf", "12,5", "9" * 10)),
        *(changed("waasland/2025-09-18", besturen=number) for number in ("een", "een twaalftal", "12 besturen", "-3")),
    ],
    "te-lang": [
        announced(documenten=[{"titel": "n" * 201, "url": "https://example.org/"}]),
        announced(titel="\U0001f44b" * 201),
        announced(locatie="x" * 301),
    ],
    "webadres": [
        *(announced(online=address) for address in ("www.v-ict-or.be", "v-ict-or.be", "zie https://a.be/x voor")),
        *(announced(online=address) for address in ("op aanvraag.", "Op aanvraag", "aanvraag", "op verzoek")),
        *(announced(online=address) for address in ("https://a b.be", "https://localhost/", "https://a.be:99999/")),
        *(announced(online=address) for address in ("https://a.be/<x>", "a.be/b", "https://u@a.be/")),
        *(announced(inschrijven=address) for address in ("bel mij", "ftp://a.be", "info(at)a.be")),
        announced(documenten=[{"titel": "Nota", "url": "www.v-ict-or.be"}]),
        changed(bron="nota.pdf"),
    ],
    "omweg": [
        *(announced(online=address) for address, _ in DETOURS),
        announced(inschrijven=DETOURS[0][0]),
        announced(documenten=[{"titel": "Nota", "url": DETOURS[0][0]}]),
        changed(bron=f"{DETOURS[0][0]}|x"),
    ],
    "mailadres": [
        *(announced(inschrijven=address) for address in ("info@", "mailto:x", "mailto:info(at)v-ict-or.be")),
        *(
            announced(inschrijven=address)
            for address in ("Info <info@v-ict-or.be>", "a@b.be, c@d.be", "a@b.be?subject=x", "mail a@b.be")
        ),
    ],
    "gastbestuur-onbekend": [
        *(announced(gastbestuur=name) for name in ("Sint Nicolaas", "Stad Gent", "Belsele", "qqq", "constructor")),
    ],
    "programma": [
        *(
            changed("waasland/2025-09-18", software=[{"naam": name, "bij": []}])
            for name in ("<b>Cevi</b>", "a|b", "!?")
        ),
    ],
    "tip-software-spelling": [
        announced(software=[{"naam": "VOORBEELD-loket", "bij": []}, {"naam": "constructor", "bij": []}]),
        changed("waasland/2025-09-18", software=[{"naam": "Voorbeeld Loket", "bij": ["Temse"]}]),
    ],
    "software-dubbel": [
        changed("waasland/2025-09-18", software=[{"naam": name, "bij": ["Temse"]} for name in ("Cevi", "CÉVI")]),
    ],
    "software-bestuur-dubbel": [changed("waasland/2025-09-18", software=[{"naam": "X", "bij": ["Temse", "Temse"]}])],
    "gastbestuur-gefuseerd": [announced(gastbestuur=name) for name in ("Borgloon", "Zwijndrecht", "Beveren")],
    "gastbestuur-nog-niet": [announced(datum="2016-03-24", gastbestuur="Pajottegem")],
    "datum-of-bestandsnaam": [changed(datum="2027-06-18"), changed(datum="2027-06")],
    "verplaatst-zonder-nieuwe-dag": [changed(status="verplaatst")],
    "uitgesteld-met-nieuwe-dag": [
        changed(status="uitgesteld", datum="2027-06-18"),
        changed(status="uitgesteld", datum="2027-09"),
    ],
    "einde-voor-begin": [announced(van="14:00", tot="12:00"), announced(van="14:00", tot="14:00")],
    "einde-zonder-begin": [announced(tot="12:00")],
    "inschrijven-te-laat": [announced(inschrijven="info@example.org", inschrijven_tot="2027-08-13")],
    "inschrijven-zonder-adres": [announced(inschrijven_tot="2027-08-01")],
    "zelfde-dag": [announced(datum="2027-06-03", van="14:00", tot="23:59", kringen=["regio-gent"])],
    "verslag-te-vroeg": [
        announced(report="We waren er."),
        changed(texts=REPORT),
        changed(texts=REPORT, datum="2027-09", status="verplaatst"),
    ],
    "verslag-van-geannuleerde": [changed(texts=REPORT, status=status) for status in ("geannuleerd", "uitgesteld")],
    "verslag-toch": [changed("waasland/2025-09-18", {"verslag": "- Wifi"}, verslag="geen")],
    "besturen-te-vroeg": [
        changed(besturen="3"),
        *(changed(besturen="3", status=status) for status in ("geannuleerd", "uitgesteld")),
    ],
    "lange-tekst": [announced("x\n" + "xx" * 160_000), announced("é" * 160_000)],
    "verborgen-code": [announced("&shy; &#x202E; &#8206; en gewoon &nbsp; &amp;"), announced("&zwnj;")],
    "html": [
        *(
            announced(text)
            for text in ("<script>x</script>", "<table>\n<tr><td>x</td></tr>\n</table>", "> <form>x</form>")
        ),
        *(
            announced(text)
            for text in ("Een <br onclick=x>", "een <select> of <option>", "a <!-- weg\n\nb", "<?php x ?>")
        ),
        *(
            announced(text)
            for text in ("<x y='1'>", "[x](<y>) <![if x]>", "<a href=x>b\n\nnog <a href=y onclick=z>c</a>", "x <!X")
        ),
        announced("| a | b |\n|---|---|\n| <u onclick=x>x</u> | <svg> |"),
    ],
    "opmerking": [
        *(
            announced(text)
            for text in (
                "a <!-- weg --> b",
                "<!--\n```\n\n## Verslag\n-->\n\nx `<!-- code -->`",
                "- <!-->\n- b<!---> c",
            )
        ),
        announced("Welkom <!-- a -->\nWifi in de bib <!-- b\nc -->\nRondvraag"),
    ],
    "afbeelding": [
        *(
            announced(text)
            for text in ("![plaatje](https://example.org/a.png)", "![](x)", "a <img src='x' alt=\"Het 'schema'\"> b")
        ),
        announced("<img\nsrc=x>\n\n![<u>onder</u>](x)"),
    ],
    "link": [
        *(
            announced(f"[a]({address})")
            for address in ("javascript:alert(1)", "ftp://a.be", "https://a%.be/", "https://u@a.be")
        ),
        *(announced(f"[a]({address})") for address in ("mailto:x", "tel:abc", "https://a.be/b c")),
    ],
    "link-zonder-doel": [
        *(
            announced(f"[a]({address})")
            for address in ("b.pdf", "www.x.be", "//x.be", "///x.be", "a@b.be", "#niets", "")
        ),
        *(
            announced(f"[a]({address})")
            for address in ("https://intranet/x", "http://localhost:80", "https://", "../a")
        ),
        announced("Zie <https://…> of <mailto:naam@…>."),
    ],
    "dubbele-kop": [announced("Welkom\n\n## Agenda\n\nNog een")],
    "open-codeblok": [announced("```\nping"), announced("~~~~ x\n~~~\n## Verslag")],
    "bijna-kop": [announced(heading) for heading in ("### Verslag", "##Verslag", "Verslg\n---", "## Verslga")],
    "geen-kop": [announced("**Verslag**"), announced("Verslag\nEerste"), announced("## Verslag van de vergadering")],
    "privacy-mailadres": [
        announced(online="https://a.be/?u=jan%40a.be"),
        announced(documenten=[{"titel": "A", "url": "https://a.be/?u=jan%2540a.be"}]),
        announced("Zie https://a.be/?u=jan%40a.be of https://a.be/?info@v-ict-or.be."),
        announced("Mail jan@lokeren.be", online="https://a.be/?u=jan%40a.be", van="25:00", titel="x" * 999),
        announced("Mail jan@lokeren.be", online="https://a.be/?u=jan%40a.be", gastbestuur="Nergens", besturen="veel"),
        announced("Mail jan@lokeren.be\nof An: an (at) temse.be", inschrijven="info@example.org"),
        changed("waasland/2025-09-18", {"verslag": "### Wie\n\n[mail](mailto:'Jan'@lokeren.be)"}),
    ],
    "privacy-omweg": [
        announced(f"Zie {DETOURS[0][0]} en [x]({DETOURS[-1][0]})"),
        announced(f"Zie {DETOURS[0][0]}", bereikbaarheid=f"Zie {DETOURS[0][0]}", van="25:00"),
        announced(f"`{DETOURS[2][0]}`"),
        announced(
            locatie=f"Zie {DETOURS[0][0]}",
            sprekers=[{"organisatie": "V-ICT-OR", "onderwerp": f"Wifi ({DETOURS[3][0]})"}],
        ),
    ],
    "adres-getal": [
        *(
            announced(online=address)
            for address in ("https://192.0.2.7/overleg", "http://0x7f.1/", "https://1.2.3.4.:80")
        ),
        announced(documenten=[{"titel": "A", "url": "https://192.0.2.7/?a=%40"}], inschrijven="HTTPS://10.0.0.1"),
        announced(
            "Zie [hier](https://1.2.3.4/x), <https://1.2.3.4/y>, en https://192.0.2.7/z.\n\nNog eens [x](https://1.2.3.4/x)."
        ),
        announced("HTTPS://10.0.0.1; of (**https://1.2.3.4**) en https://1.2.3.5?"),
        announced(
            "### https://1.2.3.4/\n\n| a | b |\n|---|---|\n| https://0xff.2 | <a href='https://1.2.3.5/'>x</a> |"
        ),
    ],
    "privacy-telefoon": [
        announced("Bel 0470 12 34 56 of +32 3 123 45 67."),
        announced("Bel 0470 12 34 56, mail jan@lokeren.be", online="https://a.be/?u=jan%40a.be", inschrijven="niets"),
        changed("waasland/2025-09-18", {"verslag": "Bel 0470 12 34 56, mail jan@lokeren.be"}, datum="2027-02-30"),
    ],
    "privacy-rijksregister": [announced("nr 85.07.30-033.28 en 85.07.30-033.27")],
    "privacy-aanwezigen": [changed("waasland/2025-09-18", {"verslag": "Aanwezig: Jan Peeters, An Claes\n\nTekst."})],
    "tip-opsomming": [announced("Punten:\n•\tWelkom\no\tWifi"), announced("## Kop\n·  Welkom"), announced("§\tWelkom")],
    "tip-korte-regels": [
        announced("Welkom\nWifi in de bib\nRondvraag"),
        announced("### Kop\nWelkom\n**Wifi**\n3 euro"),
    ],
    "tip-kort-vooraf": [
        announced("- Welkom", datum="2027-03-24", **ROOM),
        announced("- Welkom", datum="2027-03-12", **ROOM),
    ],
    "tip-dag-voorbij": [
        announced(datum="2026-03-12"),
        announced(datum="2027-02"),
        announced("- Welkom", datum="2027-03-09"),
    ],
    "tip-ver-vooruit": [announced(datum="2029-03-15"), announced(datum="2029-05"), announced(datum="2037-03-12")],
    "tip-feestdag": [announced(datum="2027-11-11"), announced(datum="2028-07-11"), announced(datum="2027-05-16")],
    "tip-weekend": [announced(datum="2027-08-14"), changed(datum="2027-09-19", status="verplaatst")],
    "tip-vragen-die-leven": [
        announced("- Welkom", datum="2027-05-04", **ROOM),
        announced("- Welkom", datum="2027-04", kringen=["kempen"], **ROOM),
    ],
    "tip-agenda": [
        announced(datum="2027-05-06", **ROOM),
        changed("regio-gent/2027-04-22", {"agenda": ""}),
    ],
    "tip-plaats": [
        announced("- Welkom", datum="2027-05-04"),
        announced("- Welkom", datum="2027-05-04", gastbestuur="Temse"),
    ],
    "tip-webadres-als-plaats": [
        announced(locatie="https://example.org/overleg"),
        announced(locatie="Online (www.a.be)"),
    ],
    "tip-inschrijven-van-voor-de-verplaatsing": [changed(status="verplaatst", datum="2027-07-08")],
}
"""For each kind of mistake that the form can raise, what was typed; of rules and hints what their cases cannot show."""

GOOD = (
    announced(),
    announced("## Agenda\n\n- Welkom"),
    announced("1 < 2, a<b en 5 > 3"),
    announced("`<b>` is code\n\n```\n<b>\n```\n\n\\<b> ook"),
    announced(
        "<https://example.org/> en <info@example.org>, [tel](tel:+3280012345) en [kop](#agenda)",
        inschrijven="Info@example.org",
    ),
    announced("info@v-ict-or.be, kring-waasland@example.org en Kring-Gent@example.org", kringen=["regio-gent"]),
    announced("- een\n- twee\n  - drie\n\n1. vier\n\n### Tussenkop\n\n> citaat\n\n---\n\ntekst"),
    announced(
        "Zie `https://1.2.3.4/`, <https://2027.v-ict-or.be/1.2.3.4>, versie 1.2.3.4, https://1.2.3.4&x\n\n```\nhttps://1.2.3.4/\n```",
        online="https://teams.microsoft.com/l/192.0.2.7",
    ),
    announced("tekst\nagenda\nmeer", titel="no", locatie="012", van="09:00"),
    changed(titel=""),
    changed(
        "waasland/2025-09-18", besturen="12", documenten=[{"titel": "Nota: wifi", "url": "https://example.org/#n"}]
    ),
    *(announced(datum=day) for day in ("2005-01-01", "2100-12-31", "2005-01", "2100-12", "2028-01")),
    announced(documenten=[{"titel": " ", "url": ""}, {"titel": "Nota", "url": "https://example.org/"}]),
    *(changed("waasland/2025-09-18", besturen=number) for number in ("1", "300")),
    announced(titel="\U0001f44b" * 200, locatie="x" * 300),
    changed(status="geannuleerd"),
    changed(status="verplaatst", datum="2027-06-18"),
    announced(datum="2027-05-07"),
    Typed(
        "aankondigen", "midwest", "", {"datum": "2027-03-25", "online": "https://example.org/"}, {"agenda": "- Welkom"}
    ),
    changed(status="geannuleerd", datum="2027-06-19"),
    changed(status="uitgesteld"),
    changed(status="verplaatst", datum="2027-09"),
    changed(inschrijving="volzet"),
    announced(datum="2027-08", online="op aanvraag", bereikbaarheid="Station op 10 minuten"),
    announced(datum="2027-06-03", van="23:00", tot="23:59", kringen=["regio-gent"]),
    announced("- Welkom", datum="2027-06-17", van="08:00", tot="09:00"),
)
"""What has no mistake, whatever hint may be given."""

NEIGHBOUR = {
    "circles/scheldeland.yml": "naam: Scheldeland\nstatus: actief\nregio: Rivierenland\ngemeenten: [Temse, Bornem]\n",
    "meetings/scheldeland/2027-08-12.md": "---\ndatum: 2027-08-12\n---\n",
    "meetings/scheldeland/2027-08-13.md": "---\ndatum: 2027-08-13\nstatus: geannuleerd\n---\n",
}
"""A circle that has a municipality in common with Waasland, which no circle of the example has."""

IMPOSSIBLE = {
    *tree.CODES,  # the form writes the YAML itself
    *front.CODES,
    *text.CODES,  # it takes away what nobody sees
    *files.CODES,
    *names.CODES,  # it makes the name of the file
    *attachments.CODES,
    record.UNKNOWN_KEY,
    record.CHOICE,
    record.SHAPE,
    words.SLUG,  # circles and topics are chosen from a list
    words.LINE,  # a field holds one line
    words.MEETING_NAME,  # only a question of a circle names a meeting
    TEAM,  # only a circle names its team
    *(references.FOLDER, references.JOINT_UNKNOWN, references.JOINT_OWN, references.JOINT_TWICE),
    *(references.TOPIC_UNKNOWN, references.TOPIC_TWICE),
    *(references.TAKER_UNKNOWN, references.TAKER_OWN),
}
"""What the form's own fields keep from happening."""

OF_OTHERS = {f"kringen.rules.{name}" for name in ("circles", "question_texts", "questions", "succession", "topics")}
"""Rules that never blame the file of a meeting."""

LEFT = {NESTED_LINK, NOTE, TOO_MUCH, UNSAFE, MISLEADING}
"""What only the build sees: it takes the whole parser of the texts, or the names of all letters."""


def test_a_neighbour_on_the_same_day_is_named_as_the_build_does(example: str, visit: Visit, tmp_path: Path) -> None:
    """The form knows which circles have municipalities in common, and when those meet."""
    root = tmp_path / "example"
    shutil.copytree(EXAMPLE, root)
    make_tree(root, NEIGHBOUR)
    site, _ = load(root, flanders())
    files = generate(site, EXAMPLE_NOW, SETTINGS, history()).listed
    data = next(file.make() for file in files if file.uri == DATA)
    page = visit(f"{example}melden/")
    page.route(f"**/{DATA}", lambda route: route.fulfill(body=data, content_type="application/json"))
    rows = [announced(), announced(datum="2027-08-13"), announced(kringen=["scheldeland"], datum="2027-08-13")]
    answers = [found.mistakes for found in examine(page, example, rows)]
    assert answers[0] == sorted(said(problem) for problem in validate(tmp_path, "meetings/waasland/2027-08-12.md", NEW))
    assert "[tip-zelfde-dag-in-de-regio]" in answers[0][0]
    assert answers[1:] == [[], []]


def test_every_kind_of_mistake_is_thought_of() -> None:
    """Of each code that a meeting's file can have, it is known whether the form raises it, prevents it or leaves it.

    Rules and hints have their cases in test_rules.py, and test_form_boundaries.py tries those in the form.
    """
    known = {code.name for code in (*IMPOSSIBLE, *LEFT)}
    others = {code.name for code in (*content.CODES, *mistakes.CODES, *held_by_git.CODES, *page_links.CODES)}
    tried = {code.name for code in (*rules.CODES, *hints.CODES)}
    assert RAISED.keys() & known == set()
    assert RAISED.keys() | known | others | tried == {code.name for code in CODES}


def test_minutes_are_judged_as_by_the_build(example: str, modules: Page, tmp_path: Path) -> None:
    """Whole reports, and texts before and after a cure was followed: the form says of each what the build says."""
    texts = [str(row.values[0]) for row in (*MINUTES, *ROWS, *MEANT, *COMMENTS, *SAID)]
    texts += [each for code, *cure, _ in CURES if code not in {left.name for left in LEFT} for each in cure]
    rows = [changed("waasland/2025-09-18", {"verslag": report}) for report in texts]
    for report, found in zip(texts, examine(modules, example, rows), strict=True):
        expected = sorted(said(problem) for problem in validate(tmp_path, found.path, found.text))
        assert found.mistakes == expected, report


def test_every_message_is_that_of_the_build(example: str, modules: Page, tmp_path: Path) -> None:
    """From each row the form makes a file; the real validator says of it what the form said."""
    rows = [(code, typed) for code, cases in RAISED.items() for typed in cases]
    for (code, typed), found in zip(rows, examine(modules, example, [typed for _, typed in rows]), strict=True):
        expected = sorted(said(problem) for problem in validate(tmp_path, found.path, found.text))
        assert found.mistakes == expected, typed
        assert any(message.endswith(f"[{code}]") for message in expected), typed


def test_personal_data_are_seen_as_the_build_sees_them(example: str, modules: Page, tmp_path: Path) -> None:
    """Every text of the table of personal data, guilty or innocent, gets the warnings of the build, at its row."""
    texts = [text for _, text, _ in PERSONAL] + [text for _, text in INNOCENT]
    rows = [announced(f"{text}\n\nTot dan.") for text in texts]
    for typed, found in zip(rows, examine(modules, example, rows), strict=True):
        assert found.mistakes == sorted(said(problem) for problem in validate(tmp_path, found.path, found.text)), typed
    said_of_all = [len(personal(typed.texts["agenda"])) for typed in rows]
    assert said_of_all.count(0) == len(INNOCENT)


PIECES = (
    *(text for _, text, _ in PERSONAL),
    *(text for _, text in INNOCENT),
    *(
        "Aanwezig",
        "Aanwezigen:",
        "\n",
        "\n\n",
        "- ",
        "## ",
        "| ",
        "Jan",
        "De",
        "van den",
        "É",
        "ß",
        "İ",
        "ſ",
        "(at)",
        "@",
        "0",
        "4",
    ),
    *(
        "32",
        "+",
        "/",
        " ",
        ".",
        "-",
        ",",
        ";",
        " en ",
        "04",
        "70",
        "12",
        "'",
        "’",
        "\u00a0",
        "**",
        "[x](",
        ")",
        "https://",
        "1.",
    ),
)


@pytest.mark.slow
def test_personal_data_in_random_texts_are_seen_as_the_build_sees_them(example: str, modules: Page) -> None:
    """Thousands of texts put together from the table and from what tells one thing from another."""
    random = Random(5)  # noqa: S311 -- not for secrets
    texts = ["".join(random.choices(PIECES, k=random.randint(1, 9))) for _ in range(5000)]
    answers = modules.evaluate(_PERSONAL, [example, texts, dict(PATTERNS)])
    kinds = {
        "mail": "mailadres",
        "telefoon": "telefoon",
        "rijksregister": "rijksregister",
        "aanwezigen": "aanwezigen",
        "omweg": "omweg",
    }
    for typed, found in zip(texts, answers, strict=True):
        assert sorted(found) == sorted([each.line - 1, f"privacy-{kinds[each.kind]}"] for each in personal(typed)), (
            typed
        )


_PERSONAL = """async ([root, texts, patterns]) => {
  const { personalMistakes } = await import(`${root}assets/javascripts/melden/personal.js`)
  return texts.map((text) => personalMistakes(text.split("\\n"), patterns, [], "").map(({ row, code }) => [row, code]))
}"""


def test_good_rows_have_no_mistake(example: str, modules: Page, tmp_path: Path) -> None:
    """Neither the form nor the build refuses them, and both give the same hints."""
    for found in examine(modules, example, GOOD):
        problems = validate(tmp_path, found.path, found.text)
        assert {problem.code.level for problem in problems} <= {Level.HINT}
        assert found.mistakes == sorted(said(problem) for problem in problems)


def test_an_export_of_google_docs_is_refused_by_neither(example: str, modules: Page, tmp_path: Path) -> None:
    """An image in a definition is left out; a link that holds one is none."""
    texts = {
        "![][image1]\n\n[image1]: <data:image/png;base64,AAAA>": False,
        "Zie <data:image/png;base64,AAAA>.": True,
    }
    rows = [announced(text) for text in texts]
    for found, is_refused in zip(examine(modules, example, rows), texts.values(), strict=True):
        built = [said(each) for each in validate(tmp_path, found.path, found.text) if each.is_error]
        assert any(each.endswith("[link]") for each in found.mistakes) == is_refused
        assert bool(built) == is_refused


def test_no_text_freezes_the_form(example: str, modules: Page) -> None:
    """As much of anything as a text may hold is looked through in 3 seconds, as by the build."""
    for row in REPEATED:
        took = modules.evaluate(_LOOKED_THROUGH, [example, repeated(*row)])
        assert took < 3_000, row


_LOOKED_THROUGH = """async ([root, text]) => {
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const [{ textMistakes }, { personalMistakes }] = await Promise.all(["text", "personal"].map(from))
  const site = await (await fetch(`${root}melden/gegevens.json`)).json()
  const began = performance.now()
  textMistakes(text.split("\\n"), site, 1)
  personalMistakes(text.split("\\n"), site.personal, [], site.mailbox, site.detours)
  return performance.now() - began
}"""
