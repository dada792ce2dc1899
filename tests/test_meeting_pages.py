"""The page of a meeting: what it opens with, where it leads to, and what it says outside of itself."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from kringen.edition import Card, Edition
from kringen.edition.mails import registration_link
from kringen.edition.page import Settings
from kringen.model import Site
from kringen.pages.meetings import route
from kringen.register import flanders
from tests.support.built import Built
from tests.support.samples import NOW, make_circle, make_meeting

COMING = "bijeenkomsten/waasland/2027-06-17/"
PAST = "bijeenkomsten/waasland/2025-03-13/"


def card_of(**values: object) -> Card:
    """The card of a meeting next year."""
    meeting = make_meeting("waasland/2027-06-17", **values)
    site = Site(flanders(), (make_circle("waasland", name="Waasland"),), (meeting,))
    return Edition(site, NOW, Settings("info@v-ict-or.be")).card(meeting)


def test_it_opens_with_when_where_and_whose(example_site: Built) -> None:
    """One line under the title, and the two things one can do beside each other."""
    page = example_site.content(COMING)
    opening = page.one("p", cls="kk-opening")
    assert opening.text.startswith("donderdag 17 juni 2027, 13.30 tot 16.00 uur over 3 maanden")
    assert opening.text.endswith("Temse, Gemeentehuis, raadzaal kring Waasland")
    assert [link.text for link in page.one("p", cls="kk-do").all("a")] == ["Schrijf u in", "Zet in mijn agenda"]


@pytest.mark.parametrize(
    ("address", "first"),
    [pytest.param(COMING, "Kringen", id="coming"), pytest.param(PAST, "Verslagen", id="past")],
)
def test_the_crumbs_lead_to_the_circle(example_site: Built, address: str, first: str) -> None:
    """Of a coming meeting by way of the circles, of a past one by way of the reports; words as in the menu."""
    crumbs = example_site.content(address).one("nav", cls="kk-crumbs").all("a")
    assert [link.text for link in crumbs] == [first, "Waasland"]


def test_a_report_is_no_dead_end(example_site: Built) -> None:
    """The meeting before and the one after it of its circle, and others about its topics."""
    onward = example_site.content(PAST).one("nav", cls="kk-onward")
    assert [heading.text for heading in onward.all("h2")] == [
        "Van deze kring",
        "Meer over NIS2",
        "Meer over Informatieveiligheid",
    ]
    assert "Vorige Van" in onward.text
    assert "Geannuleerd" not in onward.text


def test_the_title_holds_day_and_circle(example_site: Built) -> None:
    """In the browser's tab and in previews; a meeting without a title has the day in its heading too."""
    head = example_site.page(PAST).one("head")
    assert head.one("title").text == "NIS2: de eerste stappen, Waasland, 13 maart 2025 | Regionale kenniskringen"
    assert (
        head.one("meta", property="og:title").attributes["content"]
        == "NIS2: de eerste stappen, Waasland, 13 maart 2025"
    )


@pytest.mark.parametrize(
    ("title", "full"),
    [(None, "Bijeenkomst Waasland, 17 juni 2027"), ("NIS2", "NIS2, Waasland, 17 juni 2027")],
)
def test_full_title(title: str | None, full: str) -> None:
    """The name of the circle stands in it once."""
    assert card_of(title=title).full_title == full


@pytest.mark.parametrize(
    ("location", "host", "query"),
    [
        pytest.param(
            "Stadhuis, Grote Markt 1, 9100 Sint-Niklaas",
            "Sint-Niklaas",
            "Grote Markt 1, 9100 Sint-Niklaas",
            id="address",
        ),
        pytest.param("Grote Markt 1", "Sint-Niklaas", "Grote Markt 1, Sint-Niklaas", id="street-without-town"),
        pytest.param("Gemeentehuis, raadzaal", "Temse", "Gemeentehuis, Temse", id="building"),
        pytest.param("De Bib", None, "De Bib", id="no-host"),
    ],
)
def test_the_place_can_be_found_on_a_map(location: str, host: str | None, query: str) -> None:
    """The address and the municipality; nothing is asked of the map before somebody clicks."""
    address = urlsplit(route(card_of(location=location, host=host)))
    assert (address.netloc, parse_qs(address.query)["query"]) == ("www.openstreetmap.org", [query])


def test_no_map_of_a_place_where_nobody_goes() -> None:
    """A meeting that is cancelled, and one without a place."""
    assert route(card_of(location="Stadhuis", status="geannuleerd")) == ""
    assert route(card_of(host="Temse")) == ""


@pytest.mark.parametrize(
    ("registration", "link"),
    [
        pytest.param(
            "mailto:kring@example.org",
            "mailto:kring@example.org?subject=Inschrijving%3A%20NIS2%2C%20op%2017%20juni%202027"
            "&body=Naam%3A%20%0ABestuur%3A%20%0AFunctie%3A%20%0AVraag%20voor%20de%20bijeenkomst%3A%20%0A",
            id="mailbox",
        ),
        pytest.param("https://example.org/inschrijven", "https://example.org/inschrijven", id="form"),
    ],
)
def test_registering_by_mail_needs_no_thinking(registration: str, link: str) -> None:
    """The subject and the lines stand there already; a web form stays what it is."""
    assert registration_link(card_of(title="NIS2", registration=registration)) == link
