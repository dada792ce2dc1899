"""The single values in a file: what each converter takes, and what it says of the rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from kringen.dates import Month
from kringen.values import CODES, addresses
from kringen.values.accounts import to_team
from kringen.values.addresses import to_contact, to_join_link, to_mail_address, to_web_address
from kringen.values.moments import meant_date, to_date, to_day_or_month, to_time
from kringen.values.numbers import to_number, to_year
from kringen.values.programs import to_program
from kringen.values.words import (
    fold,
    free_slug,
    is_slug,
    slug_of,
    slug_of_name,
    to_line,
    to_meeting_name,
    to_name,
    to_slug,
)

Converter = Callable[[object], object]


def refused(converter: Converter, text: str) -> tuple[str, str, str]:
    """What a converter says of a text: the code, the message and the cure."""
    with pytest.raises(PydanticCustomError) as caught:
        converter(text)
    context = caught.value.context or {}
    assert caught.value.message() == context["message"]
    return caught.value.type, str(context["message"]), str(context["cure"])


@pytest.mark.parametrize(
    ("converter", "text", "value"),
    [
        pytest.param(to_line, "Overleg", "Overleg", id="line"),
        pytest.param(to_line, "Overleg\n", "Overleg\n", id="line-with-its-end"),
        pytest.param(to_date, "2027-03-11", dt.date(2027, 3, 11), id="date"),
        pytest.param(to_date, "2028-02-29", dt.date(2028, 2, 29), id="date-leap-day"),
        pytest.param(to_date, "2005-01-01", dt.date(2005, 1, 1), id="date-first"),
        pytest.param(to_date, "2100-12-31", dt.date(2100, 12, 31), id="date-last"),
        pytest.param(to_date, " 2027-03-11\n", dt.date(2027, 3, 11), id="date-in-a-block"),
        pytest.param(to_date, "2027-03-11\u00a0", dt.date(2027, 3, 11), id="date-no-break-space-behind"),
        pytest.param(to_day_or_month, "2027-03-11", dt.date(2027, 3, 11), id="day"),
        pytest.param(to_day_or_month, "2027-03", Month(2027, 3), id="month"),
        pytest.param(to_day_or_month, " 2100-12\n", Month(2100, 12), id="month-last"),
        pytest.param(to_join_link, "op aanvraag ", "op aanvraag", id="on-request"),
        pytest.param(to_join_link, "https://example.org/", "https://example.org/", id="join-link"),
        pytest.param(to_time, "00:00", dt.time(0, 0), id="time-first"),
        pytest.param(to_time, "23:59", dt.time(23, 59), id="time-last"),
        pytest.param(to_time, "09:05 ", dt.time(9, 5), id="time-space-behind"),
        pytest.param(to_number, "12", 12, id="number"),
        pytest.param(to_number, "012", 12, id="number-zero-before"),
        pytest.param(to_number, "0", 0, id="number-zero"),
        pytest.param(to_year, "2013", 2013, id="year"),
        pytest.param(to_slug, "e-notulenbeheer", "e-notulenbeheer", id="slug"),
        pytest.param(to_slug, "nis2", "nis2", id="slug-digit"),
        pytest.param(to_meeting_name, " 2027-03-11.md ", "2027-03-11", id="meeting-name"),
        pytest.param(to_meeting_name, "2027-06-17-2", "2027-06-17-2", id="meeting-name-second"),
        pytest.param(to_meeting_name, "2027-11", "2027-11", id="meeting-name-month"),
        pytest.param(to_slug, "a" * 60, "a" * 60, id="slug-longest"),
        pytest.param(to_web_address, "https://www.v-ict-or.be/", "https://www.v-ict-or.be/", id="web"),
        pytest.param(to_web_address, "http://v-ict-or.be", "http://v-ict-or.be", id="web-http"),
        pytest.param(to_web_address, "HTTPS://V-ICT-OR.be/A", "HTTPS://V-ICT-OR.be/A", id="web-capitals"),
        pytest.param(
            to_web_address, "https://x.be:8443/a?b=c&d=%20#e", "https://x.be:8443/a?b=c&d=%20#e", id="web-port"
        ),
        pytest.param(to_web_address, "https://gemeenté.be/één.pdf", "https://gemeenté.be/één.pdf", id="web-idn"),
        pytest.param(to_web_address, "https://xn--gemeent-hya.be/", "https://xn--gemeent-hya.be/", id="web-punycode"),
        pytest.param(to_web_address, "https://a_b.x.be./", "https://a_b.x.be./", id="web-odd-but-working"),
        pytest.param(to_web_address, "https://x.be/(a)[b]~c;d,e!f*g", "https://x.be/(a)[b]~c;d,e!f*g", id="web-marks"),
        pytest.param(to_team, "v-ict-or/waasland", "@v-ict-or/waasland", id="team"),
        pytest.param(to_team, " @V-ICT-OR/kring_waas.land ", "@V-ICT-OR/kring_waas.land", id="team-with-its-sign"),
        pytest.param(to_team, "a" * 39, "@" + "a" * 39, id="account"),
        pytest.param(to_mail_address, "info@v-ict-or.be", "info@v-ict-or.be", id="mail"),
        pytest.param(to_mail_address, "ict+kring@stad.gent", "ict+kring@stad.gent", id="mail-plus"),
        pytest.param(to_mail_address, "j.d'hondt@x.vlaanderen", "j.d'hondt@x.vlaanderen", id="mail-apostrophe"),
        pytest.param(to_contact, "info@v-ict-or.be", "mailto:info@v-ict-or.be", id="contact-mail"),
        pytest.param(to_contact, "MAILTO:info@v-ict-or.be", "mailto:info@v-ict-or.be", id="contact-mailto"),
        pytest.param(to_contact, "https://x.be/@kring", "https://x.be/@kring", id="contact-web"),
    ],
)
def test_a_good_value_is_taken(converter: Converter, text: str, value: object) -> None:
    """What a trekker may reasonably write."""
    assert converter(text) == value


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        pytest.param("11/03/2027", '"11/03/2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="slashes"),
        pytest.param("11-03-2027", '"11-03-2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="hyphens"),
        pytest.param("11.3.2027", '"11.3.2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="dots"),
        pytest.param(
            "11 / 3 / 2027", '"11 / 3 / 2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="wide"
        ),
        pytest.param("11 03 2027", '"11 03 2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="spaces"),
        pytest.param("11/03/27", '"11/03/27" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="short-year"),
        pytest.param("27-03-11", '"27-03-11" is geen datum zoals 2027-06-01', "", id="unclear"),
        pytest.param("2027–03–11", '"2027–03–11" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="dashes"),
        pytest.param(
            "２０２７−03−11", '"２０２７−03−11" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="wide-figures"
        ),
        pytest.param("2027-3-1", '"2027-3-1" is geen datum zoals 2027-06-01', "schrijf 2027-03-01", id="one-digit"),
        pytest.param(
            "2027/03/11", '"2027/03/11" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="year-first"
        ),
        pytest.param("20270311", '"20270311" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="compact"),
        pytest.param(
            "11 maart 2027", '"11 maart 2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="words"
        ),
        pytest.param(
            "Donderdag 11 Maart 2027",
            '"Donderdag 11 Maart 2027" is geen datum zoals 2027-06-01',
            "schrijf 2027-03-11",
            id="weekday",
        ),
        pytest.param(
            "do. 11/03/2027",
            '"do. 11/03/2027" is geen datum zoals 2027-06-01',
            "schrijf 2027-03-11",
            id="weekday-short",
        ),
        pytest.param("11 mrt. 2027", '"11 mrt. 2027" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="mrt"),
        pytest.param("1 sept 2027", '"1 sept 2027" is geen datum zoals 2027-06-01', "schrijf 2027-09-01", id="sept"),
        pytest.param("1e juni 2027", '"1e juni 2027" is geen datum zoals 2027-06-01', "schrijf 2027-06-01", id="1e"),
        pytest.param(
            "1ste juli 2027", '"1ste juli 2027" is geen datum zoals 2027-06-01', "schrijf 2027-07-01", id="1ste"
        ),
        pytest.param("1 ju 2027", '"1 ju 2027" is geen datum zoals 2027-06-01', "", id="june-or-july"),
        pytest.param("1 juni", '"1 juni" is geen datum zoals 2027-06-01', "", id="no-year"),
        pytest.param("1 march 2027", '"1 march 2027" is geen datum zoals 2027-06-01', "", id="english"),
        pytest.param("31/02/2027", '"31/02/2027" is geen datum zoals 2027-06-01', "", id="impossible"),
        pytest.param("11/03/1927", '"11/03/1927" is geen datum zoals 2027-06-01', "", id="cure-too-early"),
        pytest.param(
            "2027-03-11 14:00",
            '"2027-03-11 14:00" is geen datum zoals 2027-06-01',
            "schrijf 2027-03-11",
            id="with-a-time",
        ),
        pytest.param(
            "11/03/2027 om 14u", '"11/03/2027 om 14u" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="om-14u"
        ),
        pytest.param(
            "２０２７-03-11", '"２０２７-03-11" is geen datum zoals 2027-06-01', "schrijf 2027-03-11", id="full-width"
        ),
        pytest.param("morgen", '"morgen" is geen datum zoals 2027-06-01', "", id="no-date"),
        pytest.param(
            "2027-02-30", '"2027-02-30" staat niet op de kalender', "kijk de maand en de dag na", id="not-on-calendar"
        ),
        pytest.param(
            "2027-13-01", '"2027-13-01" staat niet op de kalender', "kijk de maand en de dag na", id="month-13"
        ),
        pytest.param("0000-01-01", '"0000-01-01" staat niet op de kalender', "kijk de maand en de dag na", id="year-0"),
        pytest.param(
            "2004-12-31", '"2004-12-31" valt buiten de jaren 2005 tot 2100', "kijk het jaar na", id="too-early"
        ),
        pytest.param(
            "2101-01-01", '"2101-01-01" valt buiten de jaren 2005 tot 2100', "kijk het jaar na", id="too-late"
        ),
        pytest.param("1" + " " * 9999 + "x", '"1" is geen datum zoals 2027-06-01', "", id="very-long"),
    ],
)
def test_a_date_is_written_one_way(text: str, message: str, cure: str) -> None:
    """Every other notation is refused, and of the Belgian ones the cure says how to write it."""
    assert refused(to_date, text) == ("datum", message, cure)


@pytest.mark.parametrize(
    ("converter", "text", "message", "cure"),
    [
        pytest.param(to_day_or_month, "2027-6", '"2027-6" is geen datum zoals 2027-06-01', "schrijf 2027-06", id="no-zero"),
        pytest.param(to_day_or_month, "6/2027", '"6/2027" is geen datum zoals 2027-06-01', "schrijf 2027-06", id="slash"),
        pytest.param(to_day_or_month, "Juni 2027", '"Juni 2027" is geen datum zoals 2027-06-01', "schrijf 2027-06", id="words"),
        pytest.param(to_day_or_month, "2027-13", '"2027-13" staat niet op de kalender', "de maanden gaan van 01 tot 12", id="13"),
        pytest.param(to_day_or_month, "2027-00", '"2027-00" staat niet op de kalender', "de maanden gaan van 01 tot 12", id="0"),
        pytest.param(to_day_or_month, "3027-06", '"3027-06" valt buiten de jaren 2005 tot 2100', "kijk het jaar na", id="far"),
        pytest.param(to_day_or_month, "2027-06-31", '"2027-06-31" staat niet op de kalender', "kijk de maand en de dag na", id="day"),
        pytest.param(to_day_or_month, "zomer 2027", '"zomer 2027" is geen datum zoals 2027-06-01', "", id="season"),
        pytest.param(to_date, "2027-06", '"2027-06" is geen datum zoals 2027-06-01', "", id="no-month-here"),
        pytest.param(to_join_link, "op aanvraag.", '"op aanvraag." is geen webadres', "schrijf op aanvraag", id="dot"),
        pytest.param(to_join_link, "Op Aanvraag", '"Op Aanvraag" is geen webadres', "schrijf op aanvraag", id="capitals"),
        pytest.param(to_join_link, "via Teams", '"via Teams" is geen webadres', "een webadres begint met https://", id="teams"),
    ],
)  # fmt: skip
def test_a_month_and_a_link_on_request_are_written_one_way(
    converter: Converter, text: str, message: str, cure: str
) -> None:
    """The near-misses of both are named with what was meant."""
    assert refused(converter, text)[1:] == (message, cure)


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        pytest.param("14u30", '"14u30" is geen uur zoals 14:30', "schrijf 14:30", id="14u30"),
        pytest.param("14.30", '"14.30" is geen uur zoals 14:30', "schrijf 14:30", id="dot"),
        pytest.param("14.30 uur", '"14.30 uur" is geen uur zoals 14:30', "schrijf 14:30", id="dot-uur"),
        pytest.param("14:30u", '"14:30u" is geen uur zoals 14:30', "schrijf 14:30", id="colon-u"),
        pytest.param("14h30", '"14h30" is geen uur zoals 14:30', "schrijf 14:30", id="14h30"),
        pytest.param("14 uur 30", '"14 uur 30" is geen uur zoals 14:30', "schrijf 14:30", id="14-uur-30"),
        pytest.param("14 u.", '"14 u." is geen uur zoals 14:30', "schrijf 14:00", id="14-u"),
        pytest.param("14u", '"14u" is geen uur zoals 14:30', "schrijf 14:00", id="14u"),
        pytest.param("9:00", '"9:00" is geen uur zoals 14:30', "schrijf 09:00", id="one-digit"),
        pytest.param("14", '"14" is geen uur zoals 14:30', "schrijf 14:00", id="bare"),
        pytest.param("1430", '"1430" is geen uur zoals 14:30', "schrijf 14:30", id="compact"),
        pytest.param("14:30:00", '"14:30:00" is geen uur zoals 14:30', "schrijf 14:30", id="seconds"),
        pytest.param("om 14u30", '"om 14u30" is geen uur zoals 14:30', "schrijf 14:30", id="om"),
        pytest.param(
            "14:00-16:30",
            '"14:00-16:30" is geen uur zoals 14:30',
            "schrijf van: 14:00 en op een eigen regel tot: 16:30",
            id="span",
        ),
        pytest.param(
            "van 14u tot 16u30",
            '"van 14u tot 16u30" is geen uur zoals 14:30',
            "schrijf van: 14:00 en op een eigen regel tot: 16:30",
            id="span-in-words",
        ),
        pytest.param("half drie", '"half drie" is geen uur zoals 14:30', "", id="words"),
        pytest.param("25u00", '"25u00" is geen uur zoals 14:30', "", id="25u"),
        pytest.param("14:3", '"14:3" is geen uur zoals 14:30', "", id="one-minute-digit"),
        pytest.param("１４:30", '"１４:30" is geen uur zoals 14:30', "schrijf 14:30", id="full-width"),
        pytest.param("24:00", '"24:00" is geen uur van de dag', "een dag loopt van 00:00 tot 23:59", id="24:00"),
        pytest.param("14:60", '"14:60" is geen uur van de dag', "een dag loopt van 00:00 tot 23:59", id="14:60"),
    ],
)
def test_a_time_is_written_one_way(text: str, message: str, cure: str) -> None:
    """Every other notation is refused, and of the Belgian ones the cure says how to write it."""
    assert refused(to_time, text) == ("uur", message, cure)


YEAR = "schrijf vier cijfers, zoals 2013"
FIGURES = "schrijf het in cijfers, zoals 12"


@pytest.mark.parametrize(
    ("converter", "text", "message", "cure"),
    [
        pytest.param(to_number, "twaalf", '"twaalf" is geen geheel getal', "schrijf 12", id="word"),
        pytest.param(to_number, "een twaalftal", '"een twaalftal" is geen geheel getal', FIGURES, id="about"),
        pytest.param(to_number, "ongeveer 12", '"ongeveer 12" is geen geheel getal', "schrijf 12", id="about-12"),
        pytest.param(to_number, "12 besturen", '"12 besturen" is geen geheel getal', "schrijf 12", id="with-a-noun"),
        pytest.param(to_number, "12-15", '"12-15" is geen geheel getal', FIGURES, id="span"),
        pytest.param(to_number, "12,5", '"12,5" is geen geheel getal', FIGURES, id="fraction"),
        pytest.param(to_number, "1.200", '"1.200" is geen geheel getal', FIGURES, id="thousands"),
        pytest.param(to_number, "-3", '"-3" is geen geheel getal', FIGURES, id="negative"),
        pytest.param(to_number, "yes", '"yes" is geen geheel getal', FIGURES, id="yes"),
        pytest.param(to_number, "0x1f", '"0x1f" is geen geheel getal', FIGURES, id="hexadecimal"),
        pytest.param(to_number, "1e3", '"1e3" is geen geheel getal', FIGURES, id="exponent"),
        pytest.param(to_number, "1_2", '"1_2" is geen geheel getal', FIGURES, id="underscore"),
        pytest.param(to_number, "１２", '"１２" is geen geheel getal', FIGURES, id="full-width"),
        pytest.param(to_number, "9" * 5000, "9" * 59 + "… is te groot", "schrijf een kleiner getal", id="5000-digits"),
        pytest.param(to_year, "1999", '"1999" is geen jaartal van 2000 tot 2100', YEAR, id="year-too-early"),
        pytest.param(to_year, "2101", '"2101" is geen jaartal van 2000 tot 2100', YEAR, id="year-too-late"),
        pytest.param(to_year, "13", '"13" is geen jaartal van 2000 tot 2100', YEAR, id="year-short"),
        pytest.param(to_year, "02013", '"02013" is geen jaartal van 2000 tot 2100', YEAR, id="year-zero-before"),
        pytest.param(
            to_year, "najaar 2013", '"najaar 2013" is geen jaartal van 2000 tot 2100', "schrijf 2013", id="autumn"
        ),
        pytest.param(
            to_year, "2013-05-01", '"2013-05-01" is geen jaartal van 2000 tot 2100', "schrijf 2013", id="year-as-date"
        ),
        pytest.param(to_year, "2013-2014", '"2013-2014" is geen jaartal van 2000 tot 2100', YEAR, id="two-years"),
    ],
)
def test_a_number_is_written_in_figures(converter: Converter, text: str, message: str, cure: str) -> None:
    """A word or a sentence is refused, with the number in it where there is exactly one."""
    assert refused(converter, text) == ("getal", message, cure)


NAME = "gebruik ten hoogste 60 kleine letters, cijfers en koppeltekens"


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        pytest.param("GDPR", '"GDPR" is geen korte naam', 'bedoelde u "gdpr"?', id="capitals"),
        pytest.param(
            "Rol van de ICT'er",
            '"Rol van de ICT\'er" is geen korte naam',
            'bedoelde u "rol-van-de-ict-er"?',
            id="title",
        ),
        pytest.param("één", '"één" is geen korte naam', 'bedoelde u "een"?', id="accents"),
        pytest.param("a--b", '"a--b" is geen korte naam', 'bedoelde u "a-b"?', id="two-hyphens"),
        pytest.param("-a-", '"-a-" is geen korte naam', 'bedoelde u "a"?', id="hyphens-around"),
        pytest.param("a_b", '"a_b" is geen korte naam', 'bedoelde u "a-b"?', id="underscore"),
        pytest.param("nis2.md", '"nis2.md" is geen korte naam', 'bedoelde u "nis2-md"?', id="ending"),
        pytest.param("../x", '"../x" is geen korte naam', 'bedoelde u "x"?', id="path"),
        pytest.param("a\nb", '"a b" is geen korte naam', 'bedoelde u "a-b"?', id="two-lines"),
        pytest.param("漢字", '"漢字" is geen korte naam', NAME, id="nothing-left"),
        pytest.param("", '"" is geen korte naam', NAME, id="empty"),
        pytest.param("a" * 61, f'"{"a" * 59}…" is geen korte naam', NAME, id="too-long"),
    ],
)
def test_a_short_name_is_part_of_an_address(text: str, message: str, cure: str) -> None:
    """What is not a short name is refused, with the one that it means."""
    assert refused(to_slug, text) == ("korte-naam", message, cure)


BEGIN = "een webadres begint met https://"
LOOK = "kijk het adres na, zoals https://www.v-ict-or.be/"
NOBODY = "laat de naam en het wachtwoord voor het @ weg"


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        pytest.param("www.x.be", '"www.x.be" is geen volledig webadres', "schrijf https://www.x.be", id="www"),
        pytest.param(
            "WWW.x.be/a", '"WWW.x.be/a" is geen volledig webadres', "schrijf https://WWW.x.be/a", id="capitals"
        ),
        pytest.param("x.be/a", '"x.be/a" is geen webadres', "schrijf https://x.be/a", id="no-scheme"),
        pytest.param("//x.be/a", '"//x.be/a" is geen webadres', BEGIN, id="two-slashes"),
        pytest.param("verslag.pdf", '"verslag.pdf" is geen webadres', BEGIN, id="relative"),
        pytest.param("/verslag.pdf", '"/verslag.pdf" is geen webadres', BEGIN, id="absolute"),
        pytest.param("../a.pdf", '"../a.pdf" is geen webadres', BEGIN, id="above"),
        pytest.param("C:\\verslag.pdf", '"C:\\verslag.pdf" is geen webadres', BEGIN, id="disk"),
        pytest.param("", '"" is geen webadres', BEGIN, id="empty"),
        pytest.param("javascript:alert(1)", '"javascript:alert(1)" is geen webadres', BEGIN, id="javascript"),
        pytest.param("data:text/html,x", '"data:text/html,x" is geen webadres', BEGIN, id="data"),
        pytest.param("file:///etc/passwd", '"file:///etc/passwd" is geen webadres', BEGIN, id="file"),
        pytest.param("ftp://x.be/", '"ftp://x.be/" is geen webadres', BEGIN, id="ftp"),
        pytest.param("mailto:info@x.be", '"mailto:info@x.be" is geen webadres', BEGIN, id="mail"),
        pytest.param("<https://x.be/>", '"<https://x.be/>" is geen webadres', "schrijf https://x.be/", id="angles"),
        pytest.param("[a](https://x.be/)", '"[a](https://x.be/)" is geen webadres', "schrijf https://x.be/", id="link"),
        pytest.param(
            "zie https://x.be/", '"zie https://x.be/" is geen webadres', "schrijf https://x.be/", id="sentence"
        ),
        pytest.param(
            "https://x.be/a b", '"https://x.be/a b" is geen webadres', "een adres heeft geen spaties", id="space"
        ),
        pytest.param(
            "https://x.be/\u00a0a", '"https://x.be/ a" is geen webadres', "een adres heeft geen spaties", id="nbsp"
        ),
        pytest.param("https://x.be/<b>", '"https://x.be/<b>" is geen webadres', "een adres heeft geen <", id="angle"),
        pytest.param("https:\\\\x.be", '"https:\\\\x.be" is geen webadres', "een adres heeft geen \\", id="backslash"),
        pytest.param('https://x.be/"', '"https://x.be/"" is geen webadres', 'een adres heeft geen "', id="quote"),
        pytest.param("https://u:p@x.be/", '"https://u:p@x.be/" is geen webadres', NOBODY, id="password"),
        pytest.param("https://x.be@evil.com/", '"https://x.be@evil.com/" is geen webadres', NOBODY, id="name"),
        pytest.param("https://x.be:99999/", '"https://x.be:99999/" is geen webadres', LOOK, id="port"),
        pytest.param("https://x.be:a/", '"https://x.be:a/" is geen webadres', LOOK, id="port-letter"),
        pytest.param("https:/x.be", '"https:/x.be" is geen webadres', LOOK, id="one-slash"),
        pytest.param("https://", '"https://" is geen webadres', LOOK, id="no-host"),
        pytest.param("https:///x.be", '"https:///x.be" is geen webadres', LOOK, id="three-slashes"),
        pytest.param("https://localhost/", '"https://localhost/" is geen webadres', LOOK, id="localhost"),
        pytest.param("https://x..be/", '"https://x..be/" is geen webadres', LOOK, id="two-dots"),
        pytest.param("https://.be/", '"https://.be/" is geen webadres', LOOK, id="dot-first"),
        pytest.param("https://x,be/", '"https://x,be/" is geen webadres', LOOK, id="comma"),
        pytest.param("https://-x.be/", '"https://-x.be/" is geen webadres', LOOK, id="hyphen-first"),
        pytest.param("https://x%2ebe/", '"https://x%2ebe/" is geen webadres', LOOK, id="percent-in-host"),
        pytest.param("https://[::1]/", '"https://[::1]/" is geen webadres', LOOK, id="ipv6"),
        pytest.param("https://[x.be/", '"https://[x.be/" is geen webadres', LOOK, id="bracket"),
        pytest.param(f"https://{'a' * 64}.be/", f'"https://{"a" * 51}…" is geen webadres', LOOK, id="label-too-long"),
        pytest.param(
            f"https://x.be/{'a' * 2000}",
            f'"https://x.be/{"a" * 46}…" is geen webadres',
            "een adres heeft ten hoogste 2000 tekens",
            id="too-long",
        ),
    ],
)
def test_a_web_address_is_complete_and_safe(text: str, message: str, cure: str) -> None:
    """Only http and https, with a host, and without what a browser or a reader may take for something else."""
    assert refused(to_web_address, text) == ("webadres", message, cure)


LIKE = "schrijf het zoals info@v-ict-or.be"
LIKE_TEAM = "schrijf organisatie/team, zoals v-ict-or/waasland"
EITHER = "schrijf een adres dat begint met https://, of een mailadres zoals info@v-ict-or.be"


@pytest.mark.parametrize(
    ("converter", "text", "code", "message", "cure"),
    [
        pytest.param(
            to_mail_address,
            "info(at)x.be",
            "mailadres",
            '"info(at)x.be" is geen mailadres',
            "schrijf info@x.be",
            id="at",
        ),
        pytest.param(
            to_mail_address,
            "Info <info@x.be>",
            "mailadres",
            '"Info <info@x.be>" is geen mailadres',
            "schrijf info@x.be",
            id="with-a-name",
        ),
        pytest.param(
            to_mail_address,
            "mailto:info@x.be",
            "mailadres",
            '"mailto:info@x.be" is geen mailadres',
            "schrijf info@x.be",
            id="mailto",
        ),
        pytest.param(
            to_mail_address, "a@x.be, b@x.be", "mailadres", '"a@x.be, b@x.be" is geen mailadres', LIKE, id="two"
        ),
        pytest.param(
            to_team,
            "iedereen van Waasland",
            "team",
            '"iedereen van Waasland" is geen team of gebruiker',
            LIKE_TEAM,
            id="team-iedereen",
        ),
        pytest.param(to_team, "a/b c/d", "team", '"a/b c/d" is geen team of gebruiker', LIKE_TEAM, id="team-two-teams"),
        pytest.param(
            to_team, "a" * 40, "team", f'"{"a" * 40}" is geen team of gebruiker', LIKE_TEAM, id="team-too-long"
        ),
        pytest.param(to_team, "a--b", "team", '"a--b" is geen team of gebruiker', LIKE_TEAM, id="team-hyphens"),
        pytest.param(to_team, "a-/b", "team", '"a-/b" is geen team of gebruiker', LIKE_TEAM, id="team-hyphen-behind"),
        pytest.param(to_team, "a/b/c", "team", '"a/b/c" is geen team of gebruiker', LIKE_TEAM, id="team-path"),
        pytest.param(to_team, "a/b#c", "team", '"a/b#c" is geen team of gebruiker', LIKE_TEAM, id="team-comment"),
        pytest.param(
            to_team,
            "info@v-ict-or.be",
            "team",
            '"info@v-ict-or.be" is geen team of gebruiker',
            LIKE_TEAM,
            id="team-mail",
        ),
        pytest.param(to_team, "@", "team", '"@" is geen team of gebruiker', LIKE_TEAM, id="team-only-a-sign"),
        pytest.param(to_team, "a/b.", "team", '"a/b." is geen team of gebruiker', LIKE_TEAM, id="team-dot-behind"),
        pytest.param(to_mail_address, "info@", "mailadres", '"info@" is geen mailadres', LIKE, id="no-host"),
        pytest.param(to_mail_address, "@x.be", "mailadres", '"@x.be" is geen mailadres', LIKE, id="no-name"),
        pytest.param(to_mail_address, "info@x", "mailadres", '"info@x" is geen mailadres', LIKE, id="no-dot"),
        pytest.param(to_mail_address, "info@x.b", "mailadres", '"info@x.b" is geen mailadres', LIKE, id="short-end"),
        pytest.param(to_mail_address, "in fo@x.be", "mailadres", '"in fo@x.be" is geen mailadres', LIKE, id="space"),
        pytest.param(to_mail_address, "a..b@x.be", "mailadres", '"a..b@x.be" is geen mailadres', LIKE, id="two-dots"),
        pytest.param(
            to_mail_address, "014 12 34 56", "mailadres", '"014 12 34 56" is geen mailadres', LIKE, id="phone"
        ),
        pytest.param(to_mail_address, "", "mailadres", '"" is geen mailadres', LIKE, id="empty"),
        pytest.param(
            to_mail_address,
            f"{'a' * 65}@x.be",
            "mailadres",
            f'"{"a" * 59}…" is geen mailadres',
            LIKE,
            id="name-too-long",
        ),
        pytest.param(
            to_mail_address, "a@" + "a" * 9999, "mailadres", f'"a@{"a" * 57}…" is geen mailadres', LIKE, id="very-long"
        ),
        pytest.param(
            to_contact,
            "mailto:info@x.be?subject=Kring",
            "mailadres",
            '"info@x.be?subject=Kring" is geen mailadres',
            "schrijf info@x.be",
            id="subject",
        ),
        pytest.param(
            to_contact, "via mail", "webadres", '"via mail" is geen webadres of mailadres', EITHER, id="contact-words"
        ),
        pytest.param(
            to_contact,
            "014 12 34 56",
            "webadres",
            '"014 12 34 56" is geen webadres of mailadres',
            EITHER,
            id="contact-tel",
        ),
        pytest.param(
            to_contact, "javascript:alert(1)", "webadres", '"javascript:alert(1)" is geen webadres', BEGIN, id="script"
        ),
        pytest.param(
            to_contact,
            "www.x.be",
            "webadres",
            '"www.x.be" is geen volledig webadres',
            "schrijf https://www.x.be",
            id="www",
        ),
        pytest.param(
            to_contact, "https://u@x.be/", "webadres", '"https://u@x.be/" is geen webadres', NOBODY, id="contact-user"
        ),
    ],
)
def test_a_mail_address_is_one_address(converter: Converter, text: str, code: str, message: str, cure: str) -> None:
    """Nothing around it; the address that stands inside is given as the cure."""
    assert refused(converter, text) == (code, message, cure)


@pytest.mark.parametrize("text", ["漢字", "…", "-"])
def test_a_name_gives_an_address(text: str) -> None:
    """A name without a letter or a digit that an address can hold is no name."""
    message = f'"{text}" heeft geen letters of cijfers'
    assert refused(to_name, text) == ("korte-naam", message, "schrijf de naam zelf, zoals Land van Waas")
    assert to_name("Land van Waas") == "Land van Waas"


@pytest.mark.parametrize("text", ["een\ntwee", "een\r\ntwee", "een\u0085twee", "\neen\n\ntwee\n"])
def test_a_line_is_one_line(text: str) -> None:
    """Whatever ends a line, one line is enough for a title."""
    assert refused(to_line, text) == ("een-regel", "de tekst loopt over meer dan een regel", "zet hem op een regel")


@pytest.mark.parametrize(
    "converter",
    [
        to_line,
        to_date,
        to_time,
        to_number,
        to_year,
        to_slug,
        to_meeting_name,
        to_web_address,
        to_mail_address,
        to_contact,
    ],
    ids=lambda converter: converter.__name__,
)
@pytest.mark.parametrize("thing", [None, 12, ["2027-03-11"], {"a": "b"}], ids=["none", "number", "list", "keys"])
def test_what_is_no_text_is_left_to_pydantic(converter: Converter, thing: Any) -> None:
    """The record says that the shape is wrong; a converter judges text alone."""
    assert converter(thing) is thing


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("Regio Antwerpen", "regio-antwerpen", id="words"),
        pytest.param("Ïë & Çø", "ie-c", id="accents"),
        pytest.param("  --  ", "", id="nothing"),
        pytest.param("a" * 59 + " b", "a" * 59, id="cut-at-a-hyphen"),
        pytest.param("STRASSE ß", "strasse-ss", id="folded"),
    ],
)
def test_a_short_name_of_a_text(text: str, slug: str) -> None:
    """It is what `to_slug` takes, or nothing."""
    assert slug_of(text) == slug
    assert not slug or is_slug(slug)


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        pytest.param(["C", "C++", "C#"], ["c", "c-plus-plus", "c-sharp"], id="signs-that-tell-apart"),
        pytest.param(["Notepad", "Notepad 2", "Notepad++"], ["notepad", "notepad-2", "notepad-plus-plus"], id="a-number-of-its-own"),
        pytest.param(["Info!", "Info?", "Info 2", "Info."], ["info", "info-2", "info-2-2", "info-3"], id="a-number-that-is-taken"),
        pytest.param(["a" * 70, "a" * 61], ["a" * 60, "a" * 56 + "-2"], id="long"),
        pytest.param(["Kempen", "KEMPEN"], ["kempen", "kempen-2"], id="capitals"),
    ],
)  # fmt: skip
def test_every_name_gets_a_short_name_of_its_own(names: list[str], slugs: list[str]) -> None:
    found: list[str] = []
    for name in names:
        found.append(free_slug(slug_of_name(name), found))
    assert found == slugs
    assert all(map(is_slug, found))


def test_names_sort_without_capitals_and_accents() -> None:
    """As in a Dutch index."""
    assert sorted(["Zele", "Één", "eeuw", "Aalst"], key=fold) == ["Aalst", "Één", "eeuw", "Zele"]


def test_a_meant_date_is_a_date() -> None:
    """The cure for a wrong date is itself taken, for every day of a leap year in three notations."""
    for number in range(366):
        day = dt.date(2028, 1, 1) + dt.timedelta(days=number)
        for text in (f"{day.day}/{day.month}/{day.year}", f"{day.day}.{day.month:02}.28", f"{day:%Y%m%d}"):
            assert meant_date(text) == day.isoformat()
        assert to_date(day.isoformat()) == day


def test_every_code_is_one_of_a_converter() -> None:
    """What a converter raises can be found by its name."""
    assert {code.name for code in CODES} == {
        refused(converter, text)[0]
        for converter, text in (
            (to_date, "x"),
            (to_team, "x y"),
            (to_time, "x"),
            (to_number, "x"),
            (to_slug, ""),
            (to_meeting_name, "x"),
            (to_web_address, "x"),
            (to_web_address, "https://eur03.safelinks.protection.outlook.com/?url=x"),
            (to_mail_address, "x"),
            (to_line, "a\nb"),
            (to_program, "<b>"),
        )
    }


def test_only_text_can_be_a_name() -> None:
    """Of another type pydantic says what is wrong."""
    assert to_name(3) == 3


@pytest.mark.parametrize(("length", "is_right"), [(254, True), (255, False)])
def test_a_mail_address_has_a_longest_length(length: int, is_right: bool) -> None:
    """Source: RFC 5321, section 4.5.3.1.3."""
    address = f"info@{'stad.' * 60}"[: length - 2].rstrip(".") + "be"
    address = f"{'i' * (length - len(address))}{address}"
    assert len(address) == length
    assert address.endswith("be")
    if is_right:
        assert to_mail_address(address) == address
    else:
        assert refused(to_mail_address, address)[0] == "mailadres"


@pytest.mark.parametrize(("length", "is_right"), [(39, True), (41, False)])
def test_an_account_has_a_longest_length(length: int, is_right: bool) -> None:
    """The hyphens count as well."""
    account = "a-" * (length // 2) + "a"
    assert len(account) == length
    if is_right:
        assert to_team(account) == f"@{account}"
    else:
        assert refused(to_team, account)[0] == "team"


@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    "https://",
                    "http://",
                    "a",
                    "b.be",
                    ".",
                    "-",
                    "xn--",
                    "/",
                    "?",
                    "#",
                    ":",
                    "8080",
                    "@",
                    "1",
                    "be",
                    "A",
                    "_",
                ),
                *("a" * 63, "[", "]", "%", "é", "\u3002", "..", "www.", "be/", " ", "\n"),
            )
        ),
        max_size=8,
    ).map("".join)
)
def test_an_ordinary_address_is_sound(text: str) -> None:
    """What is seen at a glance is what is found by taking it apart."""
    assert not addresses._ORDINARY.fullmatch(text) or addresses._is_sound(text)
