"""The links that open a calendar in the browser with a meeting filled in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from kringen.edition import Edition
from kringen.edition.adding import LONGEST_ADDRESS, add_links
from kringen.model import Body, Meeting, Section, Site
from kringen.register import flanders
from tests.support.feeds import SETTINGS
from tests.support.samples import NOW, make_circle, make_meeting

AT = "waasland/2027-03-11"
PAGE = "Alle informatie: https://kringen.example.org/bijeenkomsten/waasland/2027-03-11/"


def links(meeting: Meeting) -> dict[str, str]:
    """The links of a meeting of Waasland by their name."""
    site = Site(flanders(), circles=(make_circle("waasland", name="Waasland"),), meetings=(meeting,))
    return dict(add_links(Edition(site, NOW, SETTINGS), meeting))


def fields(address: str) -> dict[str, str]:
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_the_same_hours_place_and_text_for_both() -> None:
    """Outlook takes instants with their offset; Google takes them in UTC and shows the clock of the reader."""
    found = links(
        make_meeting(AT, start="14:00", end="16:30", host="Temse", location="Raadzaal & co", title="NIS2 + GDPR")
    )
    outlook, google = found["Outlook (Microsoft 365)"], found["Google Agenda"]
    assert outlook.startswith(
        "https://outlook.office.com/calendar/0/deeplink/compose?path=%2Fcalendar%2Faction%2Fcompose&"
    )
    assert google.startswith("https://calendar.google.com/calendar/render?action=TEMPLATE&")
    assert fields(outlook) == {
        "path": "/calendar/action/compose",
        "rru": "addevent",
        "subject": "Kenniskring Waasland: NIS2 + GDPR",
        "startdt": "2027-03-11T14:00:00+01:00",
        "enddt": "2027-03-11T16:30:00+01:00",
        "location": "Temse, Raadzaal & co",
        "body": PAGE,
    }
    assert fields(google) == {
        "action": "TEMPLATE",
        "text": "Kenniskring Waasland: NIS2 + GDPR",
        "dates": "20270311T130000Z/20270311T153000Z",
        "location": "Temse, Raadzaal & co",
        "details": PAGE,
    }


@pytest.mark.parametrize(
    ("values", "outlook", "google"),
    [
        pytest.param({}, ("2027-03-11", "2027-03-12", "true"), "20270311/20270312", id="no-hours"),
        pytest.param({"start": "14:00"}, ("2027-03-11T14:00:00+01:00", "2027-03-11T16:00:00+01:00", None), "20270311T130000Z/20270311T150000Z", id="no-end"),
        pytest.param({"when": "2027-03-28", "status": "verplaatst", "start": "01:30"}, ("2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+01:00", None), "20270328T003000Z/20270328T023000Z", id="spring"),
        pytest.param({"when": "2027-10-31", "status": "verplaatst", "start": "14:00", "end": "15:00"}, ("2027-10-31T14:00:00+01:00", "2027-10-31T15:00:00+01:00", None), "20271031T130000Z/20271031T140000Z", id="autumn"),
    ],
)  # fmt: skip
def test_what_is_known_of_the_hours(values: dict[str, str], outlook: tuple[str, ...], google: str) -> None:
    """A whole day ends on the next one; a start alone takes two hours."""
    found = links(make_meeting(AT, **values))
    seen = fields(found["Outlook (Microsoft 365)"])
    assert (seen["startdt"], seen["enddt"], seen.get("allday")) == outlook
    assert fields(found["Google Agenda"])["dates"] == google


@pytest.mark.parametrize(
    "meeting",
    [
        pytest.param(make_meeting(AT, status="geannuleerd"), id="cancelled"),
        pytest.param(make_meeting(AT, status="uitgesteld"), id="postponed"),
        pytest.param(make_meeting("waasland/2027-06"), id="a-month"),
        pytest.param(make_meeting(AT, when="2027-06", status="verplaatst"), id="moved-to-a-month"),
    ],
)
def test_what_does_not_go_on_is_not_offered(meeting: Meeting) -> None:
    assert links(meeting) == {}


def test_a_long_text_is_cut_and_keeps_the_address_of_the_page() -> None:
    """Some mail programs and servers take no longer address."""
    text = Section(html="<p>é</p>", text="Ééń & <b> lang verhaal. " * 60, line=1)
    for address in links(make_meeting(AT, title="x" * 190).with_body(Body(text))).values():
        assert len(address) <= LONGEST_ADDRESS
        assert address.isascii()
        assert fields(address).popitem()[1].endswith(PAGE)
