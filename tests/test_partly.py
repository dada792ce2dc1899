"""All mistakes of one file come in one run, and none of them is said a second time in other words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kringen.hints import hints
from kringen.model import FileRecord, Meeting, Site, as_far_as_read
from kringen.model.partly import KeyUnread
from kringen.problem import in_order
from kringen.register import flanders
from kringen.rules import check
from kringen.source import load
from kringen.transfer.proposal import proposed
from tests.support.reading import read_once
from tests.support.samples import GOOD, NOW, make_tree

MAY = "meetings/waasland/2027-05-20.md"
MARCH = "meetings/waasland/2027-03-11.md"
WAASLAND = "circles/waasland.yml"
MIDWEST = "circles/midwest.yml"
KEMPEN = "circles/kempen.yml"
FULL = "locatie: Stadhuis"


def front(*lines: str, body: str = "\n## Agenda\n\n- Welkom\n") -> str:
    """The file of a meeting on 20 May, which has a place and an agenda."""
    return "".join(["---\n", *(f"{line}\n" for line in lines), "---\n", body])


def circle(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def run(files: Mapping[str, str], root: Path) -> tuple[Site, list[str]]:
    """What was read, and every mistake and tip about it."""
    site, read = load(
        make_tree(root, GOOD, {MARCH: front("datum: 2027-03-11", FULL)}, files), flanders(), read=read_once
    )
    return site, [str(each) for each in in_order((*read, *check(site, NOW), *hints(site, NOW)))]


def test_an_awful_meeting_is_told_all_at_once(tmp_path: Path) -> None:
    """Mistakes in single keys, mistakes between the keys that could be read, in the text, and tips; in one run."""
    awful = front(
        "titl: Van alles",
        "datum: 2027-05-20",
        "van: 14u",
        "gastbestuur: Sint Nicolaas",
        "locatie: https://example.org/zaal",
        "online: geen",
        "onderwerpen: [gpdr, gpdr]",
        "inschrijven: bel",
        "kringen: [kempn, waasland]",
        "besturen: 12",
        "bron: https://192.0.2.7/bericht",
        body="\n## Verslag\n\nWe waren er. Mail jan@lokeren.be.\n",
    )
    _, said = run({MAY: awful}, tmp_path)
    start = f"{MAY}:"
    assert [line.removeprefix(start) for line in said] == [
        '2:1: "titl" is geen sleutel; bedoelde u "titel"? [onbekende-sleutel]',
        '4:6: van: "14u" is geen uur zoals 14:30; schrijf 14:00 [uur]',
        '5:14: gastbestuur: "Sint Nicolaas" is geen Vlaamse gemeente; bedoelde u "Sint-Niklaas"? [gastbestuur-onbekend]',
        '7:9: online: "geen" is geen webadres; een webadres begint met https:// [webadres]',
        '8:15: onderwerpen: "gpdr" bestaat niet; bedoelde u "gdpr"? [onderwerp-onbekend]',
        '8:21: onderwerpen: "gpdr" staat er twee keer; houd er één over [onderwerp-dubbel]',
        '8:21: onderwerpen: "gpdr" bestaat niet; bedoelde u "gdpr"? [onderwerp-onbekend]',
        '9:14: inschrijven: "bel" is geen webadres of mailadres; schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be [webadres]',
        '10:11: kringen: "kempn" bestaat niet; bedoelde u "kempen"? [kringen-onbekend]',
        '10:18: kringen: "waasland" is de kring waar de bijeenkomst al bij staat; noem alleen de andere kringen [kringen-eigen]',
        "11:11: besturen: de bijeenkomst is pas op 20 mei 2027; vul besturen in na de bijeenkomst [besturen-te-vroeg]",
        "12:7: waarschuwing: bron: dit adres is een getal en geen naam; schrijf het adres met de naam van de website [adres-getal]",
        "15:1: er staat een verslag, maar de bijeenkomst is pas op 20 mei 2027; zet tekst voor de bijeenkomst onder ## Agenda, of verbeter de datum [verslag-te-vroeg]",
    ]


def test_an_awful_circle_is_told_all_at_once(tmp_path: Path) -> None:
    """The keys that could be read are compared with each other and with other circles."""
    awful = circle(
        "naam: waasland",
        "status: aktief",
        "regio: Midwesten",
        "gemeenten: [Roeselare, Roeselare, Xyz]",
        "ritme: veel",
        "bevestigd: 2030-01-01",
        "vorige_namen: [kempen]",
        "sinds: 20x6",
    )
    _, said = run({MIDWEST: awful}, tmp_path)
    codes = [(line.split(":")[1], line.rpartition("[")[2][:-1]) for line in said if line.startswith(MIDWEST)]
    assert codes == [
        ("1", "kringnaam-dubbel"),
        ("2", "keuze"),
        ("3", "regio-onbekend"),
        ("4", "gemeente-dubbel"),
        ("4", "gemeente-onbekend"),
        ("5", "getal"),
        ("6", "bevestigd-dag"),
        ("7", "vorige-naam-bestaat"),
        ("8", "getal"),
    ]
    assert len(codes) == len(said)


MIDWEST_FILE = circle("naam: Midwest", "status: te bevestigen", "regio: Midwest")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({MAY: front("datum: 20 mei 2027", FULL, "besturen: 12")}, "datum", id="no-day-no-rule-about-days"),
        pytest.param({MAY: front(FULL, "besturen: 12")}, "ontbreekt", id="a-day-that-is-missing"),
        pytest.param({MAY: front("datm: 2027-05-20", FULL)}, "onbekende-sleutel", id="a-day-under-another-key"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "status: verplatst")}, "keuze", id="not-taken-as-planned"),
        pytest.param({MAY: front("datum: 2027-05-27", FULL, "status: verplatst")}, "keuze", id="moved-with-a-slip"),
        pytest.param({MAY: front("datum: 2027-05-27", FULL, "statu: verplaatst")}, "onbekende-sleutel", id="moved-under-another-key"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "van: 14u", "tot: 16:00")}, "uur", id="an-end-has-a-start"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "vn: 14:00", "tot: 16:00")}, "onbekende-sleutel", id="a-start-under-another-key"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "beginuur: 14:00", "tot: 16:00")}, "onbekende-sleutel", id="a-start-under-a-key-that-looks-like-none"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "inschrijven: bel", "inschrijven_tot: 2027-05-13")}, "webadres", id="an-address-to-register"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "aanmelden: info@example.org", "inschrijven_tot: 2027-05-13")}, "onbekende-sleutel", id="an-address-under-another-key"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "kringen: waasland")}, "vorm", id="a-list-that-is-none"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "onderwerpen: [GDPR en NIS2, gpdr]")}, "korte-naam", id="a-list-with-one-slip"),
        pytest.param({MAY: front("datum: 2027-05-20", FULL, "overgenomen_door: Kempen en meer")}, "korte-naam", id="who-took-it-over"),
        pytest.param({MAY: front("datum: 2027-05-20", "locatie: [a, b]")}, "vorm", id="a-place-that-is-there"),
        pytest.param({MARCH: front("datum: 2027-03-11", FULL, "van: 14u"), "meetings/kempen/2027-03-11.md": front("datum: 2027-03-11", FULL, "van: 15:00", "kringen: [waasland]")}, "uur", id="two-at-a-time-of-which-one-has-no-hour"),
        pytest.param({MARCH: front("datum: 2027-03-11", FULL, "van: 16:00", "tot: 18:00"), "meetings/waasland/2027-03-11-2.md": front("datum: 2027-03-11", FULL, "van: 14:00", "tot: 16:00", "online: geen")}, "webadres", id="two-after-each-other-of-which-the-first-has-a-slip"),
        pytest.param({WAASLAND: circle("naam: Waasland", "status: aktief", "regio: Waasland")}, "keuze", id="a-circle-and-its-meetings"),
        pytest.param({KEMPEN: circle("naam: Kempen", "regio: Kempen"), MAY: front("datum: 2027-05-20", FULL, "kringen: [kempen]")}, "ontbreekt", id="a-joint-circle"),
        pytest.param({KEMPEN: circle("naam: Kempen", "status: aktief", "regio: Kempen"), MIDWEST: circle("naam: Midwest", "status: gestopt", "regio: Midwest", "opvolger: kempen")}, "keuze", id="a-successor"),
        pytest.param({MIDWEST: circle("naam: Midwest", "status: gestpt", "regio: Midwest", "opvolger: kempen", "gestopt_sinds: 2024")}, "keuze", id="stopped-with-a-slip"),
        pytest.param({MIDWEST: circle("naam: Midwest", "status: actief", "regio: [Waasland]")}, "vorm", id="a-region-shares-nothing"),
        pytest.param({MIDWEST: circle("naam: Midwest", "status: te bevestigen", "regio: Midwest", "vorige_namen: [x, ' ']"), MAY: front("datum: 2027-05-20", FULL, "kringen: [roeselare]"), "circles/roeselare.yml": MIDWEST_FILE.replace("naam: Midwest", "naam: Roeselare")}, "ontbreekt", id="former-names"),
        pytest.param({"content/onderwerpen/gdpr.md": "---\ntitel: GDPR\nthema: Privacy\nsynoniemen: avg\n---\n"}, "vorm", id="a-topic-and-its-meetings"),
    ],
)  # fmt: skip
def test_a_wrong_key_is_one_mistake(files: Mapping[str, str], code: str, tmp_path: Path) -> None:
    """Whatever else would follow from the value that is missing is not said, of this file or of another."""
    site, said = run(files, tmp_path)
    assert [line.rpartition("[")[2][:-1] for line in said] == [code], said
    assert site.partial


def test_nothing_is_made_of_a_record_that_was_read_in_part(tmp_path: Path) -> None:
    """Only rules and hints meet it; who asks for a key that is wrong never gets the value that stands in for it."""
    site, _ = run(
        {MAY: front("datum: morgen", FULL), MIDWEST: MIDWEST_FILE.replace("regio: Midwest", "regio: ''")}, tmp_path
    )
    with pytest.raises(KeyUnread):
        str(next(each for each in site.partial if isinstance(each, Meeting)).date)
    assert MAY not in {each.origin.path for each in site.records()}
    assert "midwest" not in site.circle_by_slug
    assert {each.origin.path for each in site.partial} == {MAY, MIDWEST}
    assert {MAY, MIDWEST} <= site.unread


def test_a_slip_in_every_file_costs_no_more_than_in_one(tmp_path: Path) -> None:
    """A question is asked again once for each key that it needs, however many records lack it."""
    days = [f"2027-05-{number:02}" for number in range(1, 29)]
    files = {f"meetings/kempen/{day}.md": front("datum: morgen") for day in days[::2]}
    files |= {f"meetings/kempen/{day}.md": front(f"datum: {day}", "van: 14u") for day in days[1::2]}
    site, _ = run(files, tmp_path)
    asked = []

    def ask(records: tuple[FileRecord, ...]) -> list[str]:
        asked.append(len(records))
        found = [each for each in records if isinstance(each, Meeting)]
        return [f"{each.date} {each.start}" for each in sorted(found, key=lambda each: each.slug)]

    assert as_far_as_read(ask, site.partial) == []
    assert asked == [28, 14, 0]


def test_a_corrected_file_is_judged_without_the_one_it_replaces(tmp_path: Path) -> None:
    """What was read of the faulty file counts no more, nor do its mistakes."""
    wrong, right = front("datum: 2027-05-20", "vn: 14:00", "besturen: 12"), front("datum: 2027-05-20", FULL)
    site, _ = run({MAY: wrong}, tmp_path)
    assert site.partial
    whole, problems = proposed({MAY: right}, site, NOW)
    assert (whole.partial, problems) == ((), ())
