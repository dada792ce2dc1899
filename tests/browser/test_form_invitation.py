"""What the form takes from an invitation, and what it says of files that are none; the same as `run.py import` makes of them."""

from __future__ import annotations

import base64
import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from kringen.transfer.series import occurrences
from tests.browser.conftest import Visit
from tests.browser.form import LABELS, open_form, produced, settle
from tests.conftest import ROOT
from tests.support.detours import DETOURS, ORDINARY
from tests.support.invitations import CASES, END, START, TITLE, calendar
from tests.test_invitations import DAYS, RULES

FILES = ROOT / "tests" / "invitations"


def test_every_calendar_says_the_same_as_in_an_import(example: str, modules: Page) -> None:
    """Every row of the table that `run.py import` is asked as well: the values, and each thing to look at."""
    rows = [base64.b64encode(case.data).decode() for case in CASES]
    for case, found in zip(CASES, modules.evaluate(_READ, [example, rows]), strict=True):
        said = (
            [found["problem"]] if "problem" in found else [each for each in found["notes"] if not _is_of_the_form(each)]
        )
        assert columns(found) == dict(case.values), case.name
        assert len(said) == len(case.notes), (case.name, said)
        assert all(note in each for note, each in zip(case.notes, said, strict=True)), (case.name, said)


def columns(found: dict[str, Any]) -> dict[str, str]:
    """What the form read, by the columns of an import."""
    if "problem" in found:
        return {}
    status = "geannuleerd" if found["isCancelled"] else ""
    values = found["values"] | {"kring": found["circle"], "kringen": ", ".join(found["joint"]), "status": status}
    return {key: value for key, value in values.items() if value}


def _is_of_the_form(note: str) -> bool:
    """Whether a note says that the form takes one meeting of several, where an import takes all."""
    return note.startswith(("Er staan ", "De afspraak herhaalt zich; alleen "))


def test_a_series_has_the_same_days_as_in_an_import(example: str, modules: Page) -> None:
    """The rule of a series is followed twice, in Python and in the browser."""

    @settings(max_examples=20, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(RULES, DAYS, st.sampled_from(["", "1", "-1"]), st.integers(0, 900)), min_size=20, max_size=20
        )
    )
    def says_the_same(rows: list[tuple[dict[str, object], list[str], str, int]]) -> None:
        asked = []
        for rule, days, nth, later in rows:
            is_long = rule["FREQ"] in {"MONTHLY", "YEARLY"}
            text = ";".join(f"{name}={value}" for name, value in rule.items())
            text += f";BYDAY={','.join(f'{nth if is_long else str()}{day}' for day in days)}"
            asked.append((text, (dt.datetime(2026, 1, 1, 14) + dt.timedelta(days=later)).isoformat()))  # noqa: DTZ001
        answers = modules.evaluate(_SERIES, [example, asked])
        for (text, start), found in zip(asked, answers, strict=True):
            ours = [
                each.isoformat()
                for each, _ in zip(occurrences(dt.datetime.fromisoformat(start), text), range(40), strict=False)
            ]
            assert found == ours, text

    says_the_same()


def test_the_real_address_behind_a_filter(example: str, modules: Page) -> None:
    """The form finds what the build finds, and takes it when a text is pasted."""
    addresses = [address for address, _ in DETOURS]
    found = modules.evaluate(_DETOURS, [example, [*addresses, *ORDINARY]])
    assert found == [real or address for address, real in DETOURS] + list(ORDINARY)


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        pytest.param(
            ("RRULE:FREQ=MONTHLY",), "De afspraak herhaalt zich; alleen 17 juni 2027 is overgenomen.", id="repeats"
        ),
        pytest.param(
            ("END:VEVENT", "BEGIN:VEVENT", "DTSTART:20280101T100000"),
            "Er staan 2 afspraken in het bestand; dit is de eerste.",
            id="two",
        ),
        pytest.param(
            ("STATUS:CANCELLED", "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20280101T100000"),
            "Er staan 2 afspraken in het bestand; overgenomen is die van 1 januari 2028.",
            id="first-of-two-cancelled",
        ),
    ],
)
def test_one_of_several_is_taken(example: str, modules: Page, lines: tuple[str, ...], note: str) -> None:
    data = base64.b64encode(calendar(TITLE, START, END, *lines)).decode()
    (found,) = modules.evaluate(_READ, [example, [data]])
    assert found["notes"] == [note]


NONE = (
    ("groot.ics", b"x" * 6_000_000, "Dit bestand is 6,0 MB groot."),
    ("leeg.ics", b"", "Dit is geen uitnodiging."),
    ("foto.ics", b"\x89PNG\r\n\x1a\n\x00\xff", "Dit is geen uitnodiging."),
    ("bericht.msg", b"\xd0\xcf\x11\xe0\xa1\xb1", "Dit is een Outlook-bericht (.msg)."),
    ("geen-afspraak.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "staat geen afspraak"),
    ("geen-dag.ics", calendar("SUMMARY:Overleg"), "geen dag die te lezen is"),
    (
        "31-februari.ics",
        calendar("DTSTART:20270231T100000"),
        'In deze afspraak staat geen dag die te lezen is (regel 5: "20270231T100000").',
    ),
)
"""Files that cannot be read, and what is said of each."""


def test_what_is_no_invitation(example: str, visit: Visit) -> None:
    """A file that cannot be read is refused kindly, and what was typed stays."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["titel"]).fill("Al getypt")
    for name, data, said in NONE:
        drop(page, data, name)
        assert said in told(page), name
        assert page.get_by_label(LABELS["titel"]).input_value() == "Al getypt", name


@pytest.mark.parametrize("is_dropped", [False, True], ids=["chosen", "dropped"])
def test_invitation_fills_the_form(example: str, visit: Visit, is_dropped: bool) -> None:
    """Chosen or dropped, it fills in the fields, finds the host in the place, and says what it replaced."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label(LABELS["titel"]).fill("Voorlopig")
    place = "LOCATION:Stadhuis\\, Grote Markt 1\\, 9100 Sint-Niklaas"
    data = calendar("ATTENDEE:mailto:iemand@example.org", "SUMMARY:Café — NIS2", *EARLY, place)
    if is_dropped:
        page.evaluate(_DROP, data.decode())
    else:
        drop(page, data.decode().encode("cp1252"))
    page.wait_for_selector("#ics-gelezen p")
    _, made = produced(page)
    assert made == (
        "---\ntitel: Café — NIS2\ndatum: 2027-08-12\nvan: 14:00\ntot: 16:30\ngastbestuur: Sint-Niklaas\n"
        "locatie: Stadhuis, Grote Markt 1, 9100 Sint-Niklaas\n---\n"
    )
    assert "Bij titel stond eerst: Voorlopig" in page.locator("#ics-gelezen").inner_text()
    assert "iemand" not in page.content()


def test_a_second_invitation_leaves_nothing_of_the_first(example: str, visit: Visit) -> None:
    """What the first filled in is emptied; what the person typed stays, and is named."""
    page = open_form(visit, example, "?taak=aankondigen")
    drop(page, (FILES / "01-romance.ics").read_bytes())
    page.wait_for_selector("#ics-gelezen .km-good")
    assert fields(page) == {
        "kring": "waasland", "titel": "NIS2", "datum": "2027-06-17", "van": "14:00", "tot": "16:30",
        "gastbestuur": "Sint-Niklaas", "locatie": "Stadhuis, Grote Markt 1, 9100 Sint-Niklaas", "online": "",
    }  # fmt: skip
    page.get_by_label(LABELS["online"]).fill("https://example.org/kamer")
    page.get_by_label(LABELS["locatie"]).fill("Bibliotheek")
    drop(page, (FILES / "29-allday-other.ics").read_bytes())
    page.wait_for_selector("#ics-gelezen >> text=Niet in de uitnodiging")
    assert fields(page) == {
        "kring": "waasland", "titel": "Omgevingsloket", "datum": "2027-09-23", "van": "", "tot": "",
        "gastbestuur": "", "locatie": "Bibliotheek", "online": "https://example.org/kamer",
    }  # fmt: skip
    assert (
        "Niet in de uitnodiging, en daarom gebleven: locatie (Bibliotheek), online (https://example.org/kamer)."
        in told(page)
    )


def test_a_pasted_address_over_a_filter(example: str, visit: Visit) -> None:
    """In a field of one line the real address is taken; the rest of what is pasted stays."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    wrapped, real = DETOURS[0]
    page.evaluate(_PASTE, ["veld-online", wrapped])
    page.evaluate(_PASTE, ["veld-locatie", f"Zaal 1, zie {wrapped}"])
    page.evaluate(_PASTE, ["veld-titel", "NIS2"])
    assert fields(page)["online"] == real
    assert fields(page)["locatie"] == f"Zaal 1, zie {real}"
    assert fields(page)["titel"] == ""  # the browser pastes what needs no help itself
    assert "iemand" not in produced(page)[1]


def test_a_host_and_a_circle_that_were_chosen_stay(example: str, visit: Visit) -> None:
    page = open_form(visit, example, "?taak=aankondigen&kring=kempen")
    page.get_by_label(LABELS["gastbestuur"]).fill("Geel")
    drop(page, (FILES / "01-romance.ics").read_bytes())
    said = told(page)
    assert (fields(page)["kring"], fields(page)["gastbestuur"]) == ("kempen", "Geel")
    assert f"Bij {LABELS['gastbestuur'].lower()} bleef Geel staan; in de uitnodiging staat Sint-Niklaas." in said
    assert "De uitnodiging noemt de kring Waasland; gekozen is Kempen." in said


def test_a_cancelled_appointment(example: str, visit: Visit) -> None:
    """It announces nothing; of a meeting that is there it sets the status, and says so."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    drop(page, (FILES / "01-romance.ics").read_bytes())
    page.wait_for_selector("#ics-gelezen .km-good")
    drop(page, (FILES / "26-dutch-cancel.ics").read_bytes())
    page.wait_for_selector("#ics-gelezen .km-error")
    assert "Deze afspraak is geannuleerd: er is niets overgenomen." in told(page)
    assert {key: value for key, value in fields(page).items() if value} == {"kring": "waasland"}
    page = open_form(visit, example, "?taak=wijzigen&kring=waasland&bijeenkomst=2027-06-17")
    before = fields(page)
    drop(page, (FILES / "26-dutch-cancel.ics").read_bytes())
    assert "de status staat nu op geannuleerd" in told(page)
    assert page.get_by_label("Geannuleerd").is_checked()
    assert fields(page) == before


def test_an_own_event_of_two_circles(example: str, visit: Visit) -> None:
    """A file of this site sets the circle and the other circles."""
    page = open_form(visit, example, "?taak=aankondigen")
    uid = "UID:regio-gent/2027-09-16@kenniskringen.v-ict-or.be"
    drop(page, calendar(uid, "SUMMARY:Kenniskringen Regio Gent en Waasland: NIS2", "DTSTART:20270916T120000Z"))
    assert "De kring is Regio Gent." in told(page)
    path, made = produced(page)
    assert path == "meetings/regio-gent/2027-09-16.md"
    assert "kringen: [waasland]" in made


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("DESCRIPTION:" + " " * 50_000, id="blanks"),
        pytest.param("SUMMARY:" + " " * 50_000 + "x", id="blanks-in-the-title"),
        pytest.param("SUMMARY:e" + "\u0301" * 50_000, id="accents-in-the-title"),
        pytest.param("LOCATION:" + "\u0315\u0301" * 25_000, id="accents-out-of-order"),
        pytest.param("DESCRIPTION:https://" + "." * 50_000 + "x", id="dots"),
        pytest.param("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", id="a-day-that-never-comes"),
    ],
)
def test_no_invitation_freezes_the_form(example: str, modules: Page, text: str) -> None:
    data = base64.b64encode(calendar(TITLE, START, END, text)).decode()
    modules.evaluate(_READ, [example, [data]])
    assert modules.evaluate(_TIMED, [example, data]) < 300


@pytest.mark.parametrize(
    "piece", [" ", "\t", "\n", " \n", "\u0301", "\u0315\u0301", "e\u0301", "\u200d", "\u200b", "\U0001f468\u200d"]
)
@pytest.mark.parametrize("name", ["cleanText", "cleanLine"])
def test_no_paste_freezes_the_form(example: str, modules: Page, name: str, piece: str) -> None:
    """50 kB of blanks, accents or what nobody sees are cleaned in less than 300 ms."""
    assert modules.evaluate(_CLEANED, [example, name, piece, 50_000 // len(piece)]) < 300


EARLY = ("DTSTART;TZID=Romance Standard Time:20270812T140000", "DTEND;TZID=Romance Standard Time:20270812T163000")


def drop(page: Any, data: bytes, name: str = "uitnodiging.ics") -> None:
    """Chooses a file, waits for what is said of it, and until the form has looked at all that is typed: it must still be said."""
    page.evaluate("document.getElementById('ics-gelezen').replaceChildren()")
    page.locator("#ics").set_input_files({"name": name, "mimeType": "text/calendar", "buffer": data})
    page.locator("#ics-gelezen p").first.wait_for(state="attached")
    settle(page)


def told(page: Any) -> str:
    return str(page.locator("#ics-gelezen").inner_text())


def fields(page: Any) -> dict[str, str]:
    names = ("kring", "titel", "datum", "van", "tot", "gastbestuur", "locatie", "online")
    return {name: page.locator(f"#veld-{name}").input_value() for name in names}


_IMPORT = """
  const from = (name) => import(`${root}assets/javascripts/melden/${name}.js`)
  const data = await (await fetch(`${root}melden/gegevens.json`)).json()
"""
_READ = (
    "async ([root, files]) => {"
    + _IMPORT
    + """
  const [{ readBytes }, { Register }] = await Promise.all(["invitation", "register"].map(from))
  const site = { ...data, register: new Register(data) }
  return files.map((file) => readBytes(Uint8Array.from(atob(file), (each) => each.charCodeAt(0)), site))
}"""
)
_TIMED = (
    "async ([root, file]) => {"
    + _IMPORT
    + """
  const [{ readBytes }, { Register }] = await Promise.all(["invitation", "register"].map(from))
  const site = { ...data, register: new Register(data) }
  const bytes = Uint8Array.from(atob(file), (each) => each.charCodeAt(0))
  const began = performance.now()
  readBytes(bytes, site)
  return performance.now() - began
}"""
)
_DETOURS = (
    "async ([root, texts]) => {"
    + _IMPORT
    + """
  const { withoutDetours } = await from("detours")
  return texts.map((text) => withoutDetours(text, data.detours))
}"""
)
_SERIES = (
    "async ([root, asked]) => {"
    + _IMPORT
    + """
  const [{ occurrences }, { utc }] = await Promise.all(["series", "zones"].map(from))
  return asked.map(([rule, start]) => {
    const found = []
    for (const each of occurrences(Date.parse(`${start}Z`), rule, data.invitation.ahead, utc)) {
      found.push(new Date(each).toISOString().slice(0, 19))
      if (found.length === 40) break
    }
    return found
  })
}"""
)
_CLEANED = """async ([root, name, piece, count]) => {
  const clean = await import(`${root}assets/javascripts/melden/clean.js`)
  const text = `a${piece.repeat(count)}b`
  const began = performance.now()
  clean[name](text)
  return performance.now() - began
}"""
_PASTE = """([id, text]) => {
  const data = new DataTransfer()
  data.setData("text/plain", text)
  document.getElementById(id).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
}"""
_DROP = """(text) => {
  const data = new DataTransfer()
  data.items.add(new File([text], "uitnodiging.ics", { type: "text/calendar" }))
  document.getElementById("uitnodiging").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }))
}"""
