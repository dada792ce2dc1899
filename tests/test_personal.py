"""Personal data are found where they stand, and what only looks like them is left alone."""

from __future__ import annotations

import time

import pytest

from kringen.personal import is_national, names_somebody, personal

PERSONAL = (
    ("mail", "Vragen? jan.peeters@lokeren.be", ["1:9 mail"]),
    ("mail-link", "[mail Jan](mailto:jan@gemeente.be)", ["1:19 mail"]),
    ("mail-as-link", "[a@b.be](mailto:a@b.be) en c@b.be", ["1:2 mail", "1:28 mail"]),
    ("mail-in-points", "<an@stad.example.org>", ["1:2 mail"]),
    ("mail-hidden", "jan (at) lokeren.be of an[at]temse.be", ["1:1 mail", "1:24 mail"]),
    ("mail-behind-page", "zie https://a.be/x en mail a@b.be.", ["1:28 mail"]),
    ("mail-in-an-address", "Zie https://a.be/x?m=Jan@a.be&n=1", ["1:5 mail"]),
    (
        "mail-coded-in-an-address",
        "[x](https://a.be/?u=jan%40a.be) https://a.be/?u=an%2540b.be",
        ["1:5 mail", "1:33 mail"],
    ),
    (
        "safe-link",
        "Zie https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.be&data=jan%40a.be.",
        ["1:5 omweg"],
    ),
    ("safe-link-in-code", "`https://urldefense.com/v3/__https://a.be/__;!!x$`", ["1:2 omweg"]),
    ("landline", "Bel 03 123 45 67 vooraf", ["1:5 telefoon"]),
    ("landline-points", "tel. 052/12.34.56", ["1:6 telefoon"]),
    ("landline-brackets", "(015) 28 50 20", ["1:1 telefoon"]),
    ("landline-threes", "Tel.: 015 285 020", ["1:7 telefoon"]),
    ("landline-bare", "091234567", ["1:1 telefoon"]),
    ("mobile", "0470 12 34 56", ["1:1 telefoon"]),
    ("mobile-slash", "gsm: 0470/12.34.56", ["1:6 telefoon"]),
    ("mobile-threes", "0470/123.456", ["1:1 telefoon"]),
    ("mobile-bare", "0470123456", ["1:1 telefoon"]),
    ("mobile-hard-spaces", "0470\u00a012\u00a034\u00a056", ["1:1 telefoon"]),
    ("international", "+32 470 12 34 56", ["1:1 telefoon"]),
    ("international-zero", "+32 (0)3 123 45 67", ["1:1 telefoon"]),
    ("international-noughts", "0032 3 123 45 67", ["1:1 telefoon"]),
    ("phone-link", "[bel](tel:+3215000000)", ["1:11 telefoon"]),
    ("abroad", "+31 6 12345678", ["1:1 telefoon"]),
    ("abroad-bare", "+33612345678", ["1:1 telefoon"]),
    ("two-phones", "03 123 45 67 of 0470 12 34 56", ["1:1 telefoon", "1:17 telefoon"]),
    ("national", "RR 85.07.30-033.28", ["1:4 rijksregister"]),
    ("national-bare", "85073003328", ["1:1 rijksregister"]),
    ("national-after-2000", "01.02.03-045.26", ["1:1 rijksregister"]),
    ("national-bis", "85.47.30-033.17", ["1:1 rijksregister"]),
    ("present", "Aanwezig: Jan Peeters, Mieke De Smet", ["1:1 aanwezigen"]),
    ("present-one", "Aanwezig: Jan Peeters", ["1:1 aanwezigen"]),
    ("present-places", "Aanwezigen: Jan Peeters (Lokeren) en An Van den Broeck (Temse)", ["1:1 aanwezigen"]),
    ("present-initials", "**Verontschuldigd:** J. Peeters, mevr. Janssens", ["1:3 aanwezigen"]),
    ("present-list", "Tekst\n\n### Aanwezigen\n\n- Jan Peeters\n- Émilie D’Hondt, ICT, Temse\n", ["3:5 aanwezigen"]),
    ("present-loose-list", "Deelnemers\n\n- Jan Peeters\n\n- An Claes\n\nTekst.", ["1:1 aanwezigen"]),
    ("present-by-place", "Deelnemers\n- Lokeren: Jan Peeters\n- Temse: An Claes", ["1:1 aanwezigen"]),
    ("present-rows", "Aanwezig (2)\nJan Peeters\nAn Claes", ["1:1 aanwezigen"]),
    ("present-table", "| Aanwezig | Bestuur |\n| --- | --- |\n| Jan Peeters | Lokeren |", ["1:3 aanwezigen"]),
    (
        "present-in-item",
        "- Aanwezig: An-Sofie Claes\n- Verontschuldigd: Wim Maes",
        ["1:3 aanwezigen", "2:3 aanwezigen"],
    ),
    ("present-longer-heading", "### Deelnemers aan het overleg\n\n- Jan Peeters\n- An Claes", ["1:5 aanwezigen"]),
    ("present-longer-words", "**Aanwezige deelnemers**\n\n- Jan Peeters\n- An Claes", ["1:3 aanwezigen"]),
    ("excused-otherwise", "Afgemeld: Jan Peeters\nMet verontschuldiging: An\n", ["1:1 aanwezigen"]),
    ("excused-as-heading", "#### Verontschuldigingen\n* Jan Peeters\n* An Claes", ["1:6 aanwezigen"]),
    ("present-in-english", "## Attendees\n\n- Jan Peeters\n- An Claes", ["1:4 aanwezigen"]),
    ("last-name-first", "Aanwezig:\n- Peeters, An\n- De Smet, Bart (Mol)", ["1:1 aanwezigen"]),
    ("last-name-first-in-a-row", "Aanwezig: Peeters, An; De Smet, Bart", ["1:1 aanwezigen"]),
    (
        "columns",
        "### Aanwezigen\n\n| Achternaam | Voornaam | Bestuur |\n| --- | --- | --- |\n| Peeters | An | Geel |",
        ["1:5 aanwezigen"],
    ),
    ("columns-without-marks", "Voornaam | Naam\n:-- | ---\nAn | Peeters", ["1:1 aanwezigen"]),
    ("mail-of-a-person-at-a-service", "jan.info@a.be en informatica-jan@a.be", ["1:1 mail"]),
    ("present-behind-words", "Waren aanwezig op 11 maart: Jan Peeters, An Claes", ["1:7 aanwezigen"]),
)
"""Texts with personal data, and where these stand."""

INNOCENT = (
    ("mail-of-a-role", "Mail bestuur@a.be, info@b.be, secretariaat-noord@c.be, ICT@d.be of no-reply2@e.be."),
    ("mail-of-a-role-in-an-address", "Zie https://a.be/?m=info%40a.be"),
    ("present-governments", "Aanwezig:\n- Gent, Mechelen\n- Stad Lokeren, ICT\n- Temse"),
    ("columns-of-a-form", "Vul Voornaam | Naam in op het formulier."),
    ("columns-without-rows", "| Voornaam | Naam |\n| --- | --- |\n"),
    ("deelnemers-in-a-sentence", "Deelnemers aan het overleg\nkrijgen de presentatie van de leverancier."),
    ("address-of-a-place", "https://maps.example.org/@51.05,3.72,15z en https://example.org/@naam/x"),
    ("address-of-a-package", "https://example.org/pakket@1.2.3/x.js"),
    ("address-of-teams", "https://teams.microsoft.com/l/meetup-join/19%3ameeting_a%40thread.v2/0"),
    ("empty", ""),
    ("handle", "Volg ons als @v_ict_or"),
    ("no-domain", "de gebruiker jan@server"),
    ("version", "pakket@2.0 en icoon@2x.png"),
    ("page", "https://a.be/03/1234567?m=1#tel-0470123456"),
    ("page-link", "[nota](https://a.be/85073003328)"),
    ("date", "01/02/2027, 11.03.2027 en 03-11-2027"),
    ("iso-date", "2027-03-11"),
    ("times", "09.30-12.00 uur, daarna 13u30 tot 16u"),
    ("postal-code", "Grote Markt 1, 9100 Sint-Niklaas"),
    ("nis", "NIS 46021 en 46013, 11002, 13040"),
    ("amount", "€ 1.250.000,50 en 0,75 euro, 10 000 000 inwoners"),
    ("percentage", "+20 % en +1 500 000"),
    ("enterprise", "KBO 0475.123.456, BE 0475123456, BE0475123456"),
    ("account", "BE71 0961 2345 6769"),
    ("freephone", "0800 12 345 of 078 15 12 34"),
    ("address", "10.0.0.1, 192.168.100.200"),
    ("norm", "ISO/IEC 27001:2022 en NEN 7510"),
    ("counting", "01 02 03 04 05"),
    ("decimal", "1.0312345678"),
    ("long-number", "dossier 2027031100470123456789"),
    ("isbn", "978-90-12-34567-8"),
    ("wrong-check", "85.07.30-033.27"),
    ("no-birthday", "85.13.40-033.28"),
    ("eleven-figures", "12345678901"),
    ("present-number", "Aanwezig: 12 besturen"),
    ("present-sentence", "Aanwezig waren vertegenwoordigers van twaalf besturen."),
    ("present-places", "Deelnemers: Lokeren, Temse, Sint-Niklaas en Sint-Gillis-Waas"),
    ("present-bodies", "Deelnemers: Stad Gent, OCMW Lokeren, De Pinte, Politiezone Waasland-Noord"),
    ("present-list-of-places", "## Deelnemers\n\n- Lokeren\n- Stad Gent\n- De Haan"),
    ("present-word", "Deelnemers bespraken de nota van Jan Peeters."),
    ("present-heading-and-text", "## Deelnemers\n\nWe waren met twaalf."),
    ("present-next-heading", "## Deelnemers\n\n## Sprekers\n\n- Jan Peeters"),
    ("present-jobs", "Aanwezig: burgemeester, algemeen directeur, ICT-coördinator"),
    ("speaker", "Jan Peeters licht het dossier toe."),
    ("speaker-list", "Sprekers:\n\n- Jan Peeters\n- An Claes"),
    ("is-present", "Er is altijd iemand aanwezig: bel gerust aan."),
    ("own-mailbox-word", "Mail naar de postbus van de kring."),
)
"""Texts that only look like it."""


NAMED = (
    "Hoe doet Jan Peeters het in Lokeren?",
    "Wie kent de aanpak van mevrouw De Smet?",
    "Wat zegt Tom Verlaan daarvan?",
    "Kent u Ann Terlaan van de zone?",
    "Hoe pakt Jan Vanderstraat dat aan?",
    "Werkt Thomas More samen met Mieke Claes?",
    "Ligt de Jan Breydellaan al open, Bart Maes?",
)
"""Questions with the name of a person."""

NOBODY = (
    "Wie werkt met Vera Vlaams-Brabant?",
    "Hoe werkt u samen met Thomas More of de Karel de Grote Hogeschool?",
    "Wie toont cijfers met Jasper Reports?",
    "Wie reserveert zalen met Robin Powered?",
    "Wie koopt bij Ali Express?",
    "Leen Microsoft-licenties of koop ze: wat doet u?",
    "Komt er glasvezel in Veerle Dorp?",
    "Is er wifi in de Jan Van Rijswijcklaan en de Peter Benoitstraat?",
    "Hoe deelt u beelden met Jan Palfijn en met Onze Lieve Vrouw?",
    "Hebt u wifi in het Jan Breydel Stadion?",
)
"""Questions in which a program, a school, a street or a village has a name like that of a person."""


@pytest.mark.parametrize(("text", "is_named"), [*((text, True) for text in NAMED), *((text, False) for text in NOBODY)])
def test_the_name_of_a_person_in_a_question(text: str, is_named: bool) -> None:
    assert names_somebody(text) is is_named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(pytest.param(text, expected, id=name) for name, text, expected in PERSONAL),
        *(pytest.param(text, [], id=f"innocent-{name}") for name, text in INNOCENT),
    ],
)
def test_personal_data(text: str, expected: list[str]) -> None:
    """Each text with its exact verdict: line, column and kind; half of them are innocent."""
    assert [f"{each.line}:{each.column} {each.kind}" for each in personal(text)] == expected


def test_only_addresses_are_kept() -> None:
    """They are compared with the known mailboxes; numbers and names are not kept anywhere."""
    found = personal("'Jan@Stad.be' 0470 12 34 56 85.07.30-033.28\nAanwezig: Jan Peeters", first_line=9)
    assert [(each.line, each.address) for each in found] == [(9, "jan@stad.be"), (9, ""), (9, ""), (10, "")]


def test_two_numbers_in_97_pass() -> None:
    """The check really is one: of all ends of a number one fits a birth before 2000, and one a later birth."""
    fits = [check for check in range(100) if is_national(f"850730033{check:02}")]
    assert fits == [28, 57]


@pytest.mark.parametrize(
    "piece", ["0", "1 ", "03 ", "A. ", "Jan ", "a.", "a@", "(at) ", "+3", "Aanwezig: ", "| ", "x-", "\u00a0", "'"]
)
def test_no_row_keeps_the_build_busy(piece: str) -> None:
    """50 rows of the greatest length take a moment, whatever is in them."""
    text = (piece * (1990 // len(piece)) + "\n") * 50
    began = time.process_time()
    personal(text)
    assert time.process_time() - began < 1
