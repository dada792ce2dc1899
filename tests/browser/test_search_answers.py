"""Practical questions in the search of the header: the page and the heading that answer each stand first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, Visit
from tests.support.built import Built

ASK = """async (query) => {
    const index = await (await import("/assets/javascripts/zoekindex.js")).load()
    return index.search(query).map(({ address, title }) => {
        const { pathname, search, hash } = new URL(address)
        return [pathname.slice(1) + search + hash, title]
    })
}"""

Ask = Callable[[str], list[list[str]]]

ANSWERS = [
    ("gratis", "over/#wat-kost-het", "Wat kost het?"),
    ("wat kost het", "over/#wat-kost-het", "Wat kost het?"),
    ("kosten", "over/#wat-kost-het", "Wat kost het?"),
    ("prijs", "over/#wat-kost-het", "Wat kost het?"),
    ("lidgeld", "over/#wat-kost-het", "Wat kost het?"),
    ("betalen", "over/#wat-kost-het", "Wat kost het?"),
    ("is het gratis", "over/#wat-kost-het", "Wat kost het?"),
    ("inschrijven", "meedoen/#inschrijven-voor-een-bijeenkomst", "Inschrijven voor een bijeenkomst"),
    ("inschrijving", "meedoen/#inschrijven-voor-een-bijeenkomst", "Inschrijven voor een bijeenkomst"),
    ("afmelden", "meedoen/#inschrijven-voor-een-bijeenkomst", "Inschrijven voor een bijeenkomst"),
    ("agenda", "agenda/", "Agenda"),
    ("kalender", "agenda/", "Agenda"),
    ("volgende bijeenkomst", "agenda/", "Agenda"),
    ("wanneer komt mijn kring samen", "agenda/", "Agenda"),
    ("wanneer", "agenda/", "Agenda"),
    ("datum", "agenda/", "Agenda"),
    ("outlook", "agenda/#abonneren", "In uw eigen agenda"),
    ("google agenda", "agenda/#abonneren", "In uw eigen agenda"),
    ("abonneren", "agenda/#abonneren", "In uw eigen agenda"),
    ("iphone", "agenda/#abonneren", "In uw eigen agenda"),
    ("rss", "agenda/#abonneren", "In uw eigen agenda"),
    ("aansluiten", "meedoen/#zo-sluit-u-aan", "Zo sluit u aan"),
    ("hoe kan ik aansluiten", "meedoen/#zo-sluit-u-aan", "Zo sluit u aan"),
    ("lid worden", "meedoen/#zo-sluit-u-aan", "Zo sluit u aan"),
    ("meedoen", "meedoen/", "Meedoen"),
    ("deelnemen", "meedoen/", "Meedoen"),
    ("contact", "meedoen/#contact", "Contact"),
    ("mailadres", "meedoen/#contact", "Contact"),
    ("telefoon", "meedoen/#contact", "Contact"),
    ("e-mail", "meedoen/#contact", "Contact"),
    ("trekker worden", "meedoen/#trekker-worden", "Trekker worden"),
    ("trekker", "over/#de-trekker", "De trekker"),
    ("taken van de trekker", "over/#de-trekker", "De trekker"),
    ("geschiedenis", "over/#geschiedenis", "Geschiedenis"),
    ("ontstaan", "over/#geschiedenis", "Geschiedenis"),
    ("KPLO", "over/#geschiedenis", "Geschiedenis"),
    ("referentieregio", "over/#welke-regios-zijn-er", "Welke regio's zijn er?"),
    ("regiodecreet", "over/#welke-regios-zijn-er", "Welke regio's zijn er?"),
    ("regio's", "over/#welke-regios-zijn-er", "Welke regio's zijn er?"),
    ("welke regio's", "over/#welke-regios-zijn-er", "Welke regio's zijn er?"),
    ("hoeveel kringen zijn er", "over/#welke-regios-zijn-er", "Welke regio's zijn er?"),
    ("9100", "kringen/waasland/", "Waasland"),
    ("B-9100", "kringen/waasland/", "Waasland"),
    ("stad Halle", "kringen/halle-vilvoorde/", "Halle-Vilvoorde"),
    ("gemeente Lokeren", "kringen/waasland/", "Waasland"),
    ("OCMW Hasselt", "kringen/limburg/", "Limburg"),
    ("Renaix", "kringen/vlaamse-ardennen/", "Vlaamse Ardennen"),
    ("Brussel", "kringen/?zoek=Brussel", "Brussel hoort niet bij een Vlaamse referentieregio"),
    ("1000", "kringen/?zoek=Brussel", "Brussel hoort niet bij een Vlaamse referentieregio"),
    ("Borgloon", "kringen/limburg/", "Limburg"),
    ("Waasland", "kringen/waasland/", "Waasland"),
    ("kring Waasland", "kringen/waasland/", "Waasland"),
    ("Vlaamse Ardennen", "kringen/vlaamse-ardennen/", "Vlaamse Ardennen"),
    ("welke kring", "kringen/#gemeenten", "Welke kring hoort bij mijn gemeente?"),
    ("mijn gemeente", "kringen/#gemeenten", "Welke kring hoort bij mijn gemeente?"),
    ("kaart", "kringen/#kaart", "De kaart"),
    ("voor wie", "over/#voor-wie", "Voor wie?"),
    ("doelgroep", "over/#voor-wie", "Voor wie?"),
    ("niet ICT'er", "over/#voor-wie", "Voor wie?"),
    ("wat is een kenniskring", "over/", "Over de kringen"),
    ("voordelen", "over/#wat-levert-het-op", "Wat levert het op?"),
    ("waarom", "over/#wat-levert-het-op", "Wat levert het op?"),
    ("hoe vaak", "over/#hoe-vaak-en-waar", "Hoe vaak en waar?"),
    ("hoe dikwijls", "over/#hoe-vaak-en-waar", "Hoe vaak en waar?"),
    ("gastbestuur", "over/#hoe-vaak-en-waar", "Hoe vaak en waar?"),
    ("locatie", "over/#hoe-vaak-en-waar", "Hoe vaak en waar?"),
    ("spreker", "sprekers/", "Sprekers"),
    ("sprekers", "sprekers/", "Sprekers"),
    ("community manager", "over/#de-steun-van-v-ict-or", "De steun van V-ICT-OR"),
    ("ondersteuning", "over/#de-steun-van-v-ict-or", "De steun van V-ICT-OR"),
    ("nieuwe kring", "meedoen/#een-kring-vormen-met-uw-buren", "Een kring vormen met uw buren"),
    ("kring oprichten", "meedoen/#een-kring-vormen-met-uw-buren", "Een kring vormen met uw buren"),
    ("buurgemeenten", "meedoen/#een-kring-vormen-met-uw-buren", "Een kring vormen met uw buren"),
    ("engagement", "meedoen/#wat-vraagt-het-van-u", "Wat vraagt het van u?"),
    ("privacy", "privacy/", "Privacy"),
    ("cookies", "privacy/#wat-de-website-over-u-bewaart", "Wat de website over u bewaart"),
    ("persoonsgegevens", "onderwerpen/gdpr/", "GDPR"),
    (
        "gegevens laten verwijderen",
        "privacy/#iets-laten-verbeteren-of-verwijderen",
        "Iets laten verbeteren of verwijderen",
    ),
    ("toegankelijkheid", "toegankelijkheid/", "Toegankelijkheid"),
    ("schermlezer", "toegankelijkheid/#waarop-wij-bij-het-bouwen-letten", "Waarop wij bij het bouwen letten"),
    ("open data", "open-data/", "Open data"),
    ("licentie", "open-data/#licentie", "Licentie"),
    ("verslag", "bijeenkomsten/", "Verslagen"),
    ("verslagen", "bijeenkomsten/", "Verslagen"),
    ("archief", "bijeenkomsten/", "Verslagen"),
    ("notulen", "onderwerpen/e-notulenbeheer/", "E-notulenbeheer"),
    ("presentatie", "sprekers/", "Sprekers"),
    ("spreker vragen", "sprekers/#vraag-een-spreker", "Vraag een spreker"),
    ("software", "software/", "Software"),
    ("onderwerpen", "onderwerpen/", "Onderwerpen"),
    ("thema's", "onderwerpen/", "Onderwerpen"),
    ("GDPR", "onderwerpen/gdpr/", "GDPR"),
    ("AVG", "onderwerpen/gdpr/", "GDPR"),
    ("cyberveiligheid", "onderwerpen/informatieveiligheid/", "Informatieveiligheid"),
    ("wifi", "onderwerpen/openbare-wifi/", "Openbare wifi"),
    ("fusie", "onderwerpen/fusies/", "Fusies van gemeenten"),
    ("verslag schrijven", "trekkers/#u-hebt-het-verslag", "U hebt het verslag"),
    ("bijeenkomst aankondigen", "trekkers/#u-wilt-een-datum-aankondigen", "U wilt een datum aankondigen"),
    (
        "bijeenkomst annuleren",
        "trekkers/#de-bijeenkomst-verschuift-of-gaat-niet-door",
        "De bijeenkomst verschuift of gaat niet door",
    ),
    (
        "bijeenkomst verplaatsen",
        "trekkers/#de-bijeenkomst-verschuift-of-gaat-niet-door",
        "De bijeenkomst verschuift of gaat niet door",
    ),
    ("verslag publiceren", "trekkers/#u-hebt-het-verslag", "U hebt het verslag"),
    ("trekker doorgeven", "trekkers/#u-geeft-uw-kring-door", "U geeft uw kring door"),
    ("github", "trekkers-bestanden/", "Zelf in de bestanden werken"),
    ("opvolging", "opvolging/", "Opvolging van de kringen"),
    ("cijfers", "opvolging/", "Opvolging van de kringen"),
    ("account", "meedoen/#aanmelden-bij-v-ict-or", "Aanmelden bij V-ICT-OR"),
    ("inloggen", "meedoen/#aanmelden-bij-v-ict-or", "Aanmelden bij V-ICT-OR"),
    ("login", "meedoen/#aanmelden-bij-v-ict-or", "Aanmelden bij V-ICT-OR"),
    ("fout melden", "privacy/#iets-laten-verbeteren-of-verwijderen", "Iets laten verbeteren of verwijderen"),
    ("integratie", "onderwerpen/integratie-gemeente-ocmw/", "Integratie van gemeente en OCMW"),
    ("hulp", "meedoen/#contact", "Contact"),
    ("wachtwoord", "onderwerpen/informatieveiligheid/", "Informatieveiligheid"),
    ("hulp voor trekkers", "trekkers/", "Voor trekkers"),
    ("alle velden", "trekkers-velden/", "Alle velden"),
    ("alle meldingen", "trekkers-meldingen/", "Alle meldingen"),
    ("foutmelding", "trekkers-meldingen/", "Alle meldingen"),
    ("opvolger", "trekkers/#u-geeft-uw-kring-door", "U geeft uw kring door"),
    ("bijeenkomst toevoegen", "trekkers/#u-wilt-een-datum-aankondigen", "U wilt een datum aankondigen"),
    ("excel", "open-data/#snel-beginnen", "Snel beginnen"),
    ("API", "open-data/", "Open data"),
    ("pull request", "trekkers-bestanden/", "Zelf in de bestanden werken"),
]
"""A query, where its answer stands, and the heading above it."""


@pytest.fixture(scope="module")
def ask(chromium: Browser, real: str) -> Iterator[Ask]:
    """Where a query leads to and under which title, the best first, asked of the script itself."""
    page = chromium.new_page()
    page.goto(real)
    yield lambda query: list(page.evaluate(ASK, query))
    page.close()


@pytest.mark.parametrize(("query", "address", "heading"), ANSWERS, ids=[query for query, _, _ in ANSWERS])
def test_the_answer_stands_first(ask: Ask, query: str, address: str, heading: str) -> None:
    """Before all that only mentions it."""
    assert ask(query)[:1] == [[address, heading]]


def test_every_answer_is_there(real_site: Built) -> None:
    """Each heading stands on the page, under the id that the search leads to."""
    for _, address, heading in ANSWERS:
        parts = urlsplit(address)
        if parts.query:
            continue
        page = real_site.content(parts.path)
        found = page.one(id=parts.fragment).text if parts.fragment else page.one("h1").text
        if parts.fragment != "abonneren":
            assert found.removeprefix("Kenniskring ") == heading, address


@pytest.mark.parametrize("query", ["gratis", "rust", "raden"])
def test_a_short_word_is_not_found_inside_another(ask: Ask, query: str) -> None:
    """`gratis` is not in `integratie`."""
    assert not any("integratie" in address for address, _ in ask(query))


def test_what_no_page_knows_leads_to_the_finder(real: str, visit: Visit) -> None:
    """The index has no villages; whoever looks for one is sent to the field that knows them."""
    page = visit(f"{real}zoeken/?q=Belsele", PHONE)
    page.get_by_role("link", name="Zoek “Belsele” bij de kringen").click()
    expect(page.locator("[data-antwoord]")).to_contain_text("Belsele ligt in Sint-Niklaas.")
