"""One question, from the day it is asked until its report is read, in every place where it is told; and what it must not break."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import json
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from kringen.dates import BRUSSELS
from kringen.edition.page import Settings
from kringen.model import PartName, Question, Site
from kringen.output import Output, generate
from kringen.problem import errors
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from tests.conftest import ROOT
from tests.support.built import Element, parse
from tests.support.samples import GOOD, make_tree

QUESTION = "Hoe geeft u leveranciers toegang van op afstand?"
ASKED = f"""naam: Waasland
status: actief
regio: Waasland
vragen:
  toegang:
    vraag: {QUESTION}
    sinds: 2027-02-14
    onderwerp: gdpr
    toelichting: Met een spoor van wie wat deed.
    bestuur: Lokeren
"""
PLANNED = f"{ASKED}    bijeenkomst: 2027-03-11\n"
CIRCLE = "circles/waasland.yml"
MEETING = "meetings/waasland/2027-03-11.md"
HELD = "---\ndatum: 2027-03-11\nvan: 14:00\ntot: 16:30\n---\n## Verslag\n\nMet een sprongserver.\n"
SETTINGS = Settings(contact="info@v-ict-or.be", site_url="https://example.org/")
ADDRESS = "https://example.org/kringen/waasland/#vraag-toegang"


def at(moment: str, folder: Path, *layers: dict[str, str]) -> Output:
    """All that the site tells at a moment, of files without an error."""
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)
    root = make_tree(folder, GOOD, *layers)
    site, problems = load(root, flanders(), ROOT)
    assert [str(each) for each in errors((*problems, *check(site, now)))] == []
    return generate(site, now, SETTINGS)


def page(made: Output, uri: str) -> Element:
    return parse(next(recipe.make().html for recipe in made.page_recipes if recipe.uri == uri))


def told(made: Output, uri: str) -> list[str]:
    """What a page says of its questions, each in one line."""
    return [item.text for item in page(made, uri).all("li", cls="kk-question")]


def file(made: Output, uri: str) -> bytes:
    return next(each.make() for each in made.listed if each.uri == uri)


def api(made: Output) -> dict[str, Any]:
    (found,) = json.loads(file(made, "api/v1/questions.json"))["questions"]
    assert json.loads(file(made, "api/v1/circles/waasland.json"))["questions"] == [found]
    return dict(found)


def entry(made: Output, uri: str = "vragen.xml") -> tuple[str, str, str]:
    """Title, address and id of the only entry of a feed."""
    root = fromstring(file(made, uri))  # noqa: S314  # our own
    (found,) = root.findall("{*}entry")
    link = found.find("{*}link")
    assert link is not None
    return found.findtext("{*}title", ""), link.attrib["href"], found.findtext("{*}id", "")


def row(made: Output) -> dict[str, str]:
    (found,) = csv.DictReader(io.StringIO(file(made, "api/v1/questions.csv").decode("utf-8-sig")), delimiter=";")
    return found


def linked(made: Output) -> dict[str, Any]:
    graph = json.loads(made.linked_text("kringen/waasland.md", ()))["@graph"]
    (found,) = [each for each in graph if each["@type"] == "Question"]
    return dict(found)


def home(made: Output) -> str:
    return parse(next(part.html for part in made.parts if part.name is PartName.QUESTIONS)).text


FEEDS = ("vragen.xml", "kringen/waasland/vragen.xml", "onderwerpen/gdpr/vragen.xml")
ID = "tag:v-ict-or.be,2026:kenniskringen/kringen/waasland/vragen/toegang"


def test_it_is_asked(tmp_path: Path) -> None:
    """It lives: on its own page, home, its circle, its topic; its anchor is there; nothing is said of a meeting."""
    made = at("2027-02-20T12:00", tmp_path, {CIRCLE: ASKED})
    short = f"{QUESTION} Waasland (Lokeren) · gesteld 6 dagen geleden"
    assert told(made, "vragen/index.md") == told(made, "onderwerpen/gdpr.md") == [short]
    assert short in home(made)
    whole = page(made, "kringen/waasland.md").one("li", id="vraag-toegang").text
    assert whole == f"{QUESTION} Met een spoor van wie wat deed. Lokeren · gesteld op 14 februari 2027 · GDPR"
    assert told(made, "bijeenkomsten/waasland/2027-03-11.md") == []
    assert {entry(made, uri) for uri in FEEDS} == {(QUESTION, ADDRESS, ID)}
    found = api(made)
    assert (found["id"], found["state"], found["meeting"], found["url"]) == ("waasland/toegang", "live", None, ADDRESS)
    assert (found["government"], found["topic"]) == ({"nis": "46029", "name": "Lokeren"}, "gdpr")
    assert json.loads(file(made, "api/v1/topics.json"))["topics"][0]["questions"] == ["waasland/toegang"]
    assert json.loads(file(made, "zoeken/index.json"))["vragen"] == [
        [1, "toegang", QUESTION, "Met een spoor van wie wat deed.", 0, "leeft"]
    ]
    assert (row(made)["vraag"], row(made)["stand"], row(made)["nis"]) == (QUESTION, "leeft", "46029")
    assert (linked(made)["name"], linked(made)["answerCount"]) == (QUESTION, 0)


def test_it_is_put_on_a_meeting(tmp_path: Path) -> None:
    """It comes up: the meeting names it, and everywhere else it leads to the meeting."""
    made = at("2027-03-01T12:00", tmp_path, {CIRCLE: PLANNED})
    assert told(made, "vragen/index.md") == [f"{QUESTION} Komt aan bod Waasland (Lokeren) · op 11 maart 2027"]
    assert "Komt aan bod" in home(made)
    meeting = page(made, "bijeenkomsten/waasland/2027-03-11.md")
    assert "Vragen voor deze bijeenkomst" in [each.text for each in meeting.all("h2")]
    assert told(made, "bijeenkomsten/waasland/2027-03-11.md") == [f"{QUESTION} Met een spoor van wie wat deed. Lokeren"]
    assert {entry(made, uri) for uri in FEEDS} == {
        (f"Op een bijeenkomst: {QUESTION}", ADDRESS, f"{ID}/2027-03-11/gepland")
    }
    assert (api(made)["state"], api(made)["meeting"], api(made)["report_url"]) == (
        "planned",
        "waasland/2027-03-11",
        None,
    )
    assert (row(made)["stand"], row(made)["dag van de bijeenkomst"]) == ("komt aan bod", "2027-03-11")


def test_it_is_discussed(tmp_path: Path) -> None:
    """With the same circle's file: only the clock and the report changed, and its address did not."""
    made = at("2027-04-01T12:00", tmp_path, {CIRCLE: PLANNED, MEETING: HELD})
    said = f"{QUESTION} Waasland (Lokeren) · besproken op 11 maart 2027 , met verslag"
    assert told(made, "vragen/index.md") == told(made, "onderwerpen/gdpr.md") == [said]
    assert QUESTION not in home(made)
    circle = page(made, "kringen/waasland.md")
    assert "Besproken vragen" in [each.text for each in circle.all("h2")]
    assert circle.one("li", id="vraag-toegang").all("a")[0].attributes["href"].endswith("/2027-03-11/#verslag")
    report = page(made, "bijeenkomsten/waasland/2027-03-11.md")
    assert "Welke vragen aan bod kwamen" in [each.text for each in report.all("h2")]
    assert told(made, "bijeenkomsten/waasland/2027-03-11.md") == [f"{QUESTION} Met een spoor van wie wat deed. Lokeren"]
    answer = "https://example.org/bijeenkomsten/waasland/2027-03-11/"
    assert {entry(made, uri) for uri in FEEDS} == {
        (f"Besproken: {QUESTION}", f"{answer}#verslag", f"{ID}/2027-03-11/besproken")
    }
    assert (api(made)["state"], api(made)["report_url"], api(made)["url"]) == (
        "discussed",
        f"{answer}#verslag",
        ADDRESS,
    )
    assert linked(made)["suggestedAnswer"] == {"@type": "Answer", "url": answer}
    assert (row(made)["stand"], row(made)["verslag"]) == ("besproken", "ja")


def test_its_meeting_is_cancelled(tmp_path: Path) -> None:
    """It waits, and says why, until somebody puts it on another meeting."""
    cancelled = "---\ndatum: 2027-03-11\nstatus: geannuleerd\n---\n"
    made = at("2027-03-01T12:00", tmp_path, {CIRCLE: PLANNED, MEETING: cancelled})
    assert told(made, "vragen/index.md") == [
        f"{QUESTION} Blijft liggen Waasland (Lokeren) · haar bijeenkomst is geannuleerd · gesteld 2 weken geleden"
    ]
    meeting = page(made, "bijeenkomsten/waasland/2027-03-11.md")
    assert "Vragen die blijven liggen" in [each.text for each in meeting.all("h2")]
    assert (api(made)["state"], row(made)["stand"]) == ("waiting", "blijft liggen")
    assert entry(made) == (f"Blijft liggen: {QUESTION}", ADDRESS, f"{ID}/2027-03-11/geannuleerd")


def test_nothing_of_a_question_is_markup(tmp_path: Path) -> None:
    """HTML and a formula in a question are read as they are, on each page and in each file, and stay text there."""
    hostile = '"=1+1 <script>alert(1)</script> & <b>?"'
    made = at("2027-03-01T12:00", tmp_path, {CIRCLE: PLANNED.replace(QUESTION, hostile)})
    text = "=1+1 <script>alert(1)</script> & <b>?"
    for uri in (
        "vragen/index.md",
        "kringen/waasland.md",
        "onderwerpen/gdpr.md",
        "bijeenkomsten/waasland/2027-03-11.md",
    ):
        assert told(made, uri)[0].startswith(text)
        assert [each for each in page(made, uri).all("script") if "alert" in each.text] == []
    assert row(made)["vraag"] == f"'{text}"
    assert entry(made)[0] == f"Op een bijeenkomst: {text}"
    assert api(made)["text"] == text
    assert "<script>alert" not in made.linked_text("kringen/waasland.md", ())


VALUES = {
    "vraag": "Wat met de archieven?",
    "sinds": "2027-02-15",
    "onderwerp": "wifi",
    "toelichting": "Van voor de fusie.",
    "bijeenkomst": "2027-03-11",
    "bestuur": "Temse",
}
"""A value of each key, other than that of ASKED."""

KEYS = tuple(field.alias or name for name, field in Question.model_fields.items())


def test_every_key_has_a_value_here() -> None:
    """Who adds a key to the model adds a value to VALUES; the test below then names what it does not reach."""
    assert tuple(VALUES) == KEYS


@pytest.mark.parametrize("key", KEYS)
def test_every_key_reaches_whoever_should_see_it(key: str, tmp_path: Path) -> None:
    """With another value the page of the circle, the API, the table, the feed and what search engines read are others."""
    wifi = {"content/onderwerpen/wifi.md": "---\ntitel: Wifi\nthema: Netwerken\n---\nDraadloos.\n"}
    rows = [row for row in ASKED.splitlines() if not row.strip().startswith(f"{key}:")]
    other = "\n".join([*rows, f"    {key}: {VALUES[key]}", ""])
    both = [
        at("2027-03-01T12:00", tmp_path / str(place), wifi, {CIRCLE: text}) for place, text in enumerate((ASKED, other))
    ]
    for show in (
        lambda made: page(made, "kringen/waasland.md").one("li", id="vraag-toegang").text,
        api,
        row,
        lambda made: file(made, "kringen/waasland/vragen.xml"),
        linked,
    ):
        shown = [show(made) for made in both]
        is_left_out = show is linked and key in {"bestuur", "bijeenkomst"}  # schema.org has no word for either
        assert (shown[0] == shown[1]) == is_left_out, key


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Output:
    """300 questions of 40 circles about 12 topics, a third of them discussed."""
    files = {
        f"content/onderwerpen/o{number}.md": f"---\ntitel: Onderwerp {number}\nthema: Thema {number % 4}\n---\nUitleg.\n"
        for number in range(12)
    }
    words = (ROOT / "content" / "over.md").read_text(encoding="utf-8").replace('"', "").split()
    for circle in range(40):
        slug = f"kring-{circle:02}"
        rows = [f"naam: Kring {circle:02}", "status: te bevestigen", "regio: Waasland", "vragen:"]
        for number in range(circle, 300, 40):
            topic, day = f"o{number % 12}", dt.date(2026, 3, 1) + dt.timedelta(days=number)
            rows += [
                f"  vraag-{number}:",
                f'    vraag: "{number}: {" ".join(words[number : number + 14])}"',
                f"    sinds: {day}",
                f"    onderwerp: {topic}",
                f'    toelichting: "{" ".join(words[-20 - number : -number - 1])}"',
            ]
            if number % 3 == 0:
                rows.append("    bijeenkomst: 2027-01-14")
        files[f"circles/{slug}.yml"] = "\n".join([*rows, ""])
        files[f"meetings/{slug}/2027-01-14.md"] = "---\ndatum: 2027-01-14\ngastbestuur: Lokeren\n---\n"
    files["meetings/waasland/2027-03-11.md"] = "---\ndatum: 2027-03-11\n---\n"
    return at("2027-03-01T12:00", tmp_path_factory.mktemp("crowd"), files)


def test_three_hundred_questions_fit(crowd: Output) -> None:
    """Over the line, packed as servers do, the content of the page weighs less than 60 kB, and so does that of a circle."""
    for uri in ("vragen/index.md", "kringen/kring-00.md"):
        html = next(recipe.make().html for recipe in crowd.page_recipes if recipe.uri == uri)
        assert len(gzip.compress(html.encode(), 6)) < 60_000, uri


def test_many_questions_are_put_in_order(crowd: Output) -> None:
    """Under four themes and twelve topics, each once; what was discussed is cut, and what is left out is counted."""
    found = page(crowd, "vragen/index.md")
    assert [each.text for each in found.all("h2")][:4] == ["Thema 0", "Thema 1", "Thema 2", "Thema 3"]
    assert len(found.all("h3")) == 12 - 4  # of four topics every question was discussed
    assert len(found.all("li", cls="kk-question")) == 200 + 30
    assert "Nog 70 vragen werden vroeger besproken." in found.text


@pytest.mark.parametrize(("number", "folded"), [(6, []), (7, ["Nog 3 vragen"])])
def test_a_circle_folds_what_would_push_its_meetings_away(number: int, folded: list[str], tmp_path: Path) -> None:
    """Of many questions the first four stand open and the others are counted; each keeps its anchor."""
    rows = "".join(f"  v{each}:\n    vraag: Vraag {each}?\n    sinds: 2027-02-0{each + 1}\n" for each in range(number))
    found = page(
        at("2027-03-01T12:00", tmp_path, {CIRCLE: ASKED.partition("  toegang")[0] + rows}), "kringen/waasland.md"
    )
    assert [each.one("summary").text for each in found.all("details", cls="kk-fold")] == folded
    ids = [each.attributes["id"] for each in found.all("li", cls="kk-question")]
    assert ids == [f"vraag-v{each}" for each in reversed(range(number))]


def test_a_site_without_questions_invites(tmp_path: Path) -> None:
    """Day one: how it works in three steps, and one button."""
    made = at("2027-03-01T12:00", tmp_path)
    found = page(made, "vragen/index.md")
    assert [each.text for each in found.all("h2")] == ["U stelt ze", "De kring bespreekt ze", "U leest het antwoord"]
    assert found.one("a", cls="md-button--primary").text == "Breng de eerste vraag in"
    assert "Waar zit uw bestuur mee?" in home(made)


def test_the_site_that_began_has_no_questions(tmp_path: Path) -> None:
    """Nothing is known of what lives in a real circle: nothing is made up."""
    site: Site = load(ROOT / "tests" / "start", flanders(), ROOT)[0]
    assert [circle.slug for circle in site.circles if circle.questions] == []
