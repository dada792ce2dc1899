"""What the form takes from an Outlook invitation, and what it says of files that are none."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.form import open_form, produced

START = "DTSTART;TZID=Romance Standard Time:20270812T140000"
END = "DTEND;TZID=Romance Standard Time:20270812T163000"
NOTHING: dict[str, str] = {"titel": "", "datum": "2027-08-12", "van": "", "tot": "", "locatie": ""}
USUAL = NOTHING | {"van": "14:00", "tot": "16:30"}


def invitation(*lines: str, end: str = "\r\n") -> str:
    """A calendar with one event of these lines."""
    return end.join(["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    ("lines", "values"),
    [
        pytest.param([START, END], USUAL, id="windows-zone"),
        pytest.param(['DTSTART;TZID="Romance Standard Time":20270812T140000', END], USUAL, id="quoted-zone"),
        pytest.param(["DTSTART:20270812T120000Z", "DTEND:20270812T143000Z"], USUAL, id="utc-summer"),
        pytest.param(
            ["DTSTART:20270112T130000Z", "DTEND:20270112T153000Z"], USUAL | {"datum": "2027-01-12"}, id="utc-winter"
        ),
        pytest.param(
            ["DTSTART:20270811T223000Z", "DTEND:20270811T233000Z"],
            NOTHING | {"van": "00:30", "tot": "01:30"},
            id="utc-night",
        ),
        pytest.param(
            ["DTSTART;TZID=GMT Standard Time:20270812T130000", "DTEND;TZID=GMT Standard Time:20270812T153000"],
            USUAL,
            id="london",
        ),
        pytest.param(
            ["DTSTART;TZID=Europe/Brussels:20270812T140000", "DURATION:PT2H30M"], USUAL, id="iana-and-duration"
        ),
        pytest.param(
            ["DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Brussels:20270812T140000", END], USUAL, id="prefix"
        ),
        pytest.param(["DTSTART:20270812T140000", "DTEND:20270812T163000"], USUAL, id="no-zone"),
        pytest.param(["DTSTART;VALUE=DATE:20270812", "DTEND;VALUE=DATE:20270813"], NOTHING, id="whole-day"),
        pytest.param(
            [START, END, "SUMMARY;LANGUAGE=nl-be:NIS2\\, wat nu\\; en dan?\\nVervolg \\\\ slot"],
            USUAL | {"titel": "NIS2, wat nu; en dan? Vervolg \\ slot"},
            id="escaped",
        ),
        pytest.param(
            [START, END, "SUMMARY:Een lange ti", " tel die\t", "\tverder loopt"],
            USUAL | {"titel": "Een lange titel die verder loopt"},
            id="folded",
        ),
        pytest.param(
            [START, END, "LOCATION:Stadhuis\\, Grote Markt 1\\, 9100 Sint-Niklaas"],
            USUAL | {"locatie": "Stadhuis, Grote Markt 1, 9100 Sint-Niklaas"},
            id="place",
        ),
        pytest.param([START, END, "SUMMARY:FW: RE: Overleg"], USUAL | {"titel": "Overleg"}, id="forwarded"),
        pytest.param(
            [START, END, "BEGIN:VALARM", "SUMMARY:Alarm", "END:VALARM", "SUMMARY:Overleg"],
            USUAL | {"titel": "Overleg"},
            id="alarm-inside",
        ),
        pytest.param(
            ["ATTENDEE;CN=Iemand:mailto:iemand@example.org", "ORGANIZER;CN=Baas:mailto:baas@example.org", START, END],
            USUAL,
            id="attendees",
        ),
        pytest.param(["dtstart:20270812T140000", "dtend:20270812T163000"], USUAL, id="small-letters"),
    ],
)
def test_invitation(example: str, visit: Visit, lines: list[str], values: dict[str, str]) -> None:
    """Day, hours in Brussels, place and title, whatever the line ends; nobody who was invited."""
    page = visit(f"{example}melden/")
    for end in ("\r\n", "\n"):
        found = page.evaluate(_PARSE, [example, invitation(*lines, end=end)])
        assert found == {"values": values, "notes": []}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        pytest.param(invitation(START, END, "RRULE:FREQ=MONTHLY"), "De afspraak herhaalt zich;", id="repeats"),
        pytest.param(invitation(START, "DTEND:20270813T100000"), "eindigt op een andere dag;", id="two-days"),
        pytest.param(
            invitation("DTSTART;TZID=Customized Time Zone:20270812T140000"),
            'tijdzone "Customized Time Zone"',
            id="zone",
        ),
        pytest.param(invitation(START, END).replace("END:VEVENT", "").replace("END:VCALENDAR", ""), "breekt", id="cut"),
        pytest.param(
            invitation(START, END, "END:VEVENT", "BEGIN:VEVENT", "DTSTART:20280101T100000"), "2 afspraken", id="two"
        ),
    ],
)
def test_invitation_with_a_note(example: str, visit: Visit, text: str, note: str) -> None:
    """What the trekker must look at is said; the rest is filled in."""
    found = visit(f"{example}melden/").evaluate(_PARSE, [example, text])
    assert found["values"]["datum"] == "2027-08-12"
    assert len(found["notes"]) == 1
    assert note in found["notes"][0]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("groot.ics", b"x" * 5_000_000, "Dit bestand is 5,0 MB groot.", id="5-mb"),
        pytest.param("leeg.ics", b"", "Dit is geen uitnodiging.", id="empty"),
        pytest.param("foto.ics", b"\x89PNG\r\n\x1a\n\x00\xff", "Dit is geen uitnodiging.", id="picture"),
        pytest.param(
            "bericht.msg", b"\xd0\xcf\x11\xe0\xa1\xb1", "Dit is een Outlook-bericht (.msg).", id="outlook-message"
        ),
        pytest.param("x.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", "staat geen afspraak", id="no-event"),
        pytest.param("x.ics", invitation("SUMMARY:Overleg").encode(), "geen dag die te lezen is", id="no-day"),
        pytest.param(
            "x.ics", invitation("DTSTART:20270231T100000").encode(), "geen dag die te lezen is", id="no-such-day"
        ),
    ],
)
def test_what_is_no_invitation(example: str, visit: Visit, name: str, data: bytes, said: str) -> None:
    """A file that cannot be read is refused kindly, and what was typed stays."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label("Titel").fill("Al getypt")
    page.locator("#ics").set_input_files({"name": name, "mimeType": "text/calendar", "buffer": data})
    page.wait_for_selector("#ics-gelezen p")
    assert said in page.locator("#ics-gelezen").inner_text()
    assert page.get_by_label("Titel").input_value() == "Al getypt"


@pytest.mark.parametrize("is_dropped", [False, True], ids=["chosen", "dropped"])
def test_invitation_fills_the_form(example: str, visit: Visit, is_dropped: bool) -> None:
    """Chosen or dropped, it fills in the fields, finds the host in the place, and says what it replaced."""
    page = open_form(visit, example, "?taak=aankondigen&kring=waasland")
    page.get_by_label("Titel").fill("Voorlopig")
    place = "LOCATION:Stadhuis\\, Grote Markt 1\\, 9100 Sint-Niklaas"
    text = invitation("ATTENDEE:mailto:iemand@example.org", START, END, place, "SUMMARY:Café — NIS2")
    if is_dropped:
        page.evaluate(_DROP, text)
    else:
        file: Any = {"name": "uitnodiging.ics", "mimeType": "text/calendar", "buffer": text.encode("cp1252")}
        page.locator("#ics").set_input_files(file)
    page.wait_for_selector("#ics-gelezen p")
    _, made = produced(page)
    assert made == (
        "---\ntitel: Café — NIS2\ndatum: 2027-08-12\nvan: 14:00\ntot: 16:30\ngastbestuur: Sint-Niklaas\n"
        "locatie: Stadhuis, Grote Markt 1, 9100 Sint-Niklaas\n---\n"
    )
    assert "Bij titel stond eerst: Voorlopig" in page.locator("#ics-gelezen").inner_text()
    assert "iemand" not in page.content()


_PARSE = """async ([root, text]) => {
  const { parseInvitation } = await import(`${root}assets/javascripts/melden/ics.js`)
  return parseInvitation(text)
}"""
_DROP = """(text) => {
  const data = new DataTransfer()
  data.items.add(new File([text], "uitnodiging.ics", { type: "text/calendar" }))
  document.getElementById("uitnodiging").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true }))
}"""
