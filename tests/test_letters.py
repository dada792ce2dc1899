"""Letters: what they hold, and that no format lets a title become markup."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kringen.edition import Edition
from kringen.edition.page import Settings
from kringen.letters.digest import digest
from kringen.letters.formats import FORMATS, escaped
from kringen.letters.invitation import invitation
from kringen.letters.letter import Item, Letter, Section
from kringen.model import Site, day_or_month
from kringen.register import flanders
from tests.conftest import EXAMPLE
from tests.support.running import ROOT, command, commit, git, names_in
from tests.support.samples import GOOD, NOW, make_circle, make_meeting, make_topic, make_tree

LETTERS = ROOT / "tests" / "expected" / "letters"
GFM = MarkdownIt("gfm-like", {"linkify": False})


def edition(*circles: str, **values: object) -> Edition:
    """An active circle Waasland with a meeting on 11 March 2027, and more circles of a status."""
    more = [make_circle(f"kring-{number}", status=status, region="Kempen") for number, status in enumerate(circles)]
    site = Site(
        flanders(),
        circles=(make_circle("waasland", name="Waasland", status="actief"), *more),
        meetings=(make_meeting("waasland/2027-03-11", start="14:00", end="16:30", **values),),
        topics=(make_topic("gdpr", title="GDPR"),),
    )
    return Edition(site, NOW, Settings("info@v-ict-or.be", "https://example.org/"))


NASTY = (
    "<script>alert(1)</script>",
    "[klik](https://example.org/)",
    "![beeld](https://example.org/x.png)",
    "**vet** en _schuin_ en `code` en ~~weg~~",
    "# geen kop",
    "- geen punt",
    "1. geen lijst",
    "2026) geen lijst",
    "=== geen lijn",
    "> geen citaat",
    "a | b",
    "&lt;b&gt; &amp;",
    "\\ en \\*",
    "einde  ",
    "aan\"halings'tekens",
    "https://example.org/?a=1&b=2",
)


@pytest.mark.parametrize("title", NASTY)
def test_a_title_stays_text_in_every_format(title: str) -> None:
    """In Markdown and HTML it is shown as it was written, and makes no link, picture or markup."""
    letter = invitation(edition(title=title.strip()), edition(title=title.strip()).site.meetings[0])
    made = {name: write(letter) for name, (_, write) in FORMATS.items()}
    assert title.strip() in made["tekst"]
    rendered = GFM.render(made["markdown"])
    for html in (rendered, made["html"]):
        assert "<script" not in html
        assert "<img" not in html
        assert not re.search(r"<(strong|em|code|s|del)>(vet|schuin|code|weg)<", html)
        assert 'href="https://example.org/"' not in html
        assert _words(title) in _words(_text_of(html))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_escaped_markdown_reads_as_the_text(text: str) -> None:
    """Whatever the text, a reader of CommonMark or of GitHub shows exactly that in one paragraph."""
    expected = " ".join(text.split())
    html = GFM.render(escaped(text))
    assert html.startswith("<p>")
    assert _text_of(html).strip() == expected


def test_outlook_gets_only_what_it_draws() -> None:
    """Tables with widths in attributes, every style inline: no style sheet, class, div, script or picture."""
    for file in sorted(LETTERS.glob("*.html")):
        html = file.read_text("utf-8")
        tags = set(re.findall(r"<([a-z0-9]+)", html))
        assert tags <= {"html", "head", "meta", "title", "body", "table", "tr", "td", "h1", "h2", "p", "a"}, file
        assert not re.search(r"\b(class|id|onclick|src)=", html), file
        assert not re.search(r"(display|position|float|flex|grid|var\()", html), file
        for tag in re.findall(r"<(?:td|p|h1|h2|a|table)\b[^>]*>", html):
            assert "style=" in tag, (file, tag)
        for address in re.findall(r'href="([^"]+)"', html):
            assert address.startswith(("https://", "mailto:")), (file, address)


def test_the_digest_holds_what_happened_and_what_comes() -> None:
    """Empty parts are left out; what is only for colleagues is only in the internal one."""
    now = edition("te bevestigen", "slapend")
    public, internal = (digest(now, dt.date(2027, 1, 1), internal=each) for each in (False, True))
    assert [part.heading for part in public.sections] == ["Komende bijeenkomsten"]
    assert [part.heading for part in internal.sections] == [
        "Komende bijeenkomsten",
        "Bel deze week",
        "Kringen zonder trekker",
    ]
    assert internal.sections[1].items[0].lines == (
        "Voor de bijeenkomst op 11 maart 2027 (over 10 dagen) ontbreken nog de plaats en de agenda.",
        "geen trekker bekend",
    )
    assert public.opening == (
        "In de periode van 1 januari 2027 tot 1 maart 2027 kwam er geen kenniskring samen. Dit komt eraan.",
    )


@pytest.mark.parametrize(
    ("since", "held"),
    [("2027-03-11", 1), ("2027-03-12", 0), ("2026-01-01", 1)],
    ids=["that-day", "the-day-after", "long-before"],
)
def test_since_is_included(since: str, held: int) -> None:
    later = edition(topics=["gdpr"])
    after = Edition(later.site, NOW + dt.timedelta(days=30), later.settings)
    headings = [part.heading for part in digest(after, dt.date.fromisoformat(since)).sections]
    assert headings == (["Gehouden, het verslag volgt", "Onderwerpen die aan bod kwamen"] if held else [])


def test_a_report_that_will_not_come_is_not_promised() -> None:
    later = edition(report_plan="geen")
    after = Edition(later.site, NOW + dt.timedelta(days=30), later.settings)
    found = digest(after, dt.date(2027, 3, 1), internal=True)
    assert [part.heading for part in found.sections][:1] == ["Gehouden, zonder verslag"]
    assert "Verslagen die nog komen" not in [part.heading for part in found.sections]


@pytest.mark.parametrize(
    ("days", "opening", "title"),
    [
        pytest.param(0, "kwam er geen kenniskring samen. Dit komt eraan.", "Verplaatst: NIS2", id="before"),
        pytest.param(
            30,
            "was er één bijeenkomst van de kenniskringen. Dit kwam aan bod, en er is nog niets nieuws aangekondigd.",
            "NIS2",
            id="after",
        ),
    ],
)
def test_a_meeting_that_was_held_is_moved_no_more(days: int, opening: str, title: str) -> None:
    """And what comes is only promised when something comes."""
    moved = edition(title="NIS2", status="verplaatst", when=day_or_month("2027-03-18"))
    found = digest(Edition(moved.site, NOW + dt.timedelta(days=days), moved.settings), dt.date(2027, 1, 1))
    assert found.opening[0].endswith(opening)
    assert found.sections[0].items[0].title == title


def test_nothing_at_all_is_said_as_well() -> None:
    later = edition()
    found = digest(Edition(later.site, NOW + dt.timedelta(days=60), later.settings), dt.date(2027, 4, 1)).opening[0]
    assert found.endswith("kwam er geen kenniskring samen. Er is nog niets nieuws aangekondigd.")


def test_without_an_address_there_are_no_links() -> None:
    """A relative link means nothing in a mail."""
    bare = edition()
    bare = Edition(bare.site, NOW, Settings("info@v-ict-or.be"))
    letter = digest(bare, dt.date(2027, 1, 1))
    assert not [item for part in letter.sections for item in part.items if item.url]
    assert "](" not in FORMATS["markdown"][1](letter)


def test_letter_without_anything() -> None:
    """The three formats take a letter with one section and no address."""
    letter = Letter("Onderwerp", (), (Section("Kop", (Item("Iets"),)),), ())
    assert FORMATS["markdown"][1](letter).startswith("# Onderwerp\n\n## Kop\n\n- **Iets**\n")
    assert FORMATS["tekst"][1](letter).startswith("Onderwerp\n=========\n\nKOP\n\nIets\n")


ARGUMENTS = ("--root", EXAMPLE, "--now", "2027-03-11T13:00")


def test_commands_write_three_files(tmp_path: Path) -> None:
    """The same bytes as the golden files, whose address is the same."""
    out = ("--out", tmp_path)
    address = {"KRINGEN_SITE_URL": "https://example.org/"}
    assert command("digest", *ARGUMENTS, "--since", "01/12/2026", *out, **address).returncode == 0
    assert command("invitation", "regio-gent/2027-06-03", *ARGUMENTS, *out, **address).returncode == 0
    assert names_in(tmp_path) == [
        f"{name}.{ending}"
        for name in ("overzicht-2027-03-11", "uitnodiging-regio-gent-2027-06-03")
        for ending in ("html", "md", "txt")
    ]
    for ending in ("html", "md", "txt"):
        made = (tmp_path / f"overzicht-2027-03-11.{ending}").read_bytes()
        assert made == (LETTERS / f"overzicht.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        pytest.param(
            ["digest", "--since", "gisteren"],
            2,
            '--since: "gisteren" is geen datum; schrijf ze zoals 2027-01-01 of 01/01/2027',
            id="no-date",
        ),
        pytest.param(
            ["digest", "--since", "2027-03-12"],
            1,
            "2027-03-12 ligt nog voor ons; kies een dag die voorbij is",
            id="still-to-come",
        ),
        pytest.param(
            ["invitation", "waasland/2027-03-12"],
            2,
            'de bijeenkomst "waasland/2027-03-12" bestaat niet; bedoelde u "waasland/2027-03-11"?',
            id="no-such-meeting",
        ),
        pytest.param(
            ["invitation", "waasland/2026-12-10"],
            1,
            "de bijeenkomst van 10 december 2026 is voorbij; nodig uit voor een die nog komt",
            id="over",
        ),
    ],
)
def test_mistakes_are_one_sentence(arguments: list[str], status: int, sentence: str) -> None:
    done = command(*arguments, *ARGUMENTS, KRINGEN_SITE_URL="https://example.org/")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (status, "", sentence)


def _text_of(html: str) -> str:
    """The words that a reader sees."""
    body = re.sub(r"<head>.*?</head>", "", html, flags=re.DOTALL)
    plain = re.sub(r"<[^>]*>", "", body)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'")):
        plain = plain.replace(entity, character)
    return plain.replace("&amp;", "&")


def _words(text: str) -> str:
    return " ".join(text.split())


LATE = "meetings/kempen/2026-12-10.md"
HELD = "---\ntitel: {}\ndatum: {}\n---\n"
REPORT = "## Verslag\n\nWe spraken over wifi.\n"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        pytest.param("2026-12-01", ["Laat"], id="held-in-the-period"),
        pytest.param("2027-01-01", ["Laat"], id="held-before-and-reported-in-the-period"),
        pytest.param("2027-02-15", ["Laat"], id="on-the-very-day"),
        pytest.param("2027-02-16", [], id="reported-before-the-period"),
        pytest.param("2026-01-01", ["Laat"], id="before-git-knew-anything"),
    ],
)
def test_a_late_report_is_new_in_the_period_in_which_it_came(since: str, expected: list[str], tmp_path: Path) -> None:
    """The day it was published counts, on the branch that is published; what an import brings from long ago does not."""
    root = make_tree(tmp_path, GOOD, {LATE: HELD.format("Laat", "2026-12-10")})
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, at="2026-11-01T09:00:00+00:00")
    make_tree(root, {LATE: HELD.format("Laat", "2026-12-10") + REPORT})
    make_tree(root, {"meetings/kempen/2019-05-09.md": HELD.format("Archief", "2019-05-09") + REPORT})
    commit(root, at="2027-02-15T09:00:00+00:00")
    done = command("digest", "--root", root, "--now", "2027-03-01", "--since", since, "--format", "markdown")
    part = done.stdout.partition("## Nieuwe verslagen\n")[2].partition("\n## ")[0]
    assert (done.returncode, re.findall(r"^- \*\*(.*)\*\* *$", part, re.MULTILINE)) == (0, expected), done.stderr


def test_without_git_it_is_said_that_late_reports_are_missing(tmp_path: Path) -> None:
    done = command("digest", "--root", make_tree(tmp_path, GOOD), "--now", "2027-03-01", "--since", "2027-01-01")
    assert done.returncode == 0
    assert "Let op: verslagen die later kwamen, ontbreken, want deze map staat niet in git" in done.stderr
